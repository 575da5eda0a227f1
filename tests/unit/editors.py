"""What an editor makes of a dossier's files: their keys as its YAML reads them, and the JSON Schemas that it holds them against."""

from typing import Any

import yaml
from jsonschema import Draft7Validator

from builder.json_schema import FILES, schema_of
from builder.read import read_page

PAGE = read_page("format.md")
SCHEMAS = {name: schema_of(name, PAGE) for name in FILES}


class CoreLoader(yaml.SafeLoader):
    """As editors see YAML: by the core schema of YAML 1.2, which knows no dates and no yes and no."""


CoreLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def keys_in(text: str) -> Any:
    """The keys of a text that is YAML from its first line to its last."""
    return yaml.load(text, CoreLoader)  # noqa: S506 -- a loader of safe values


def refused(schema: dict[str, Any], text: str) -> list[str]:
    """Where in the keys of a text a schema refuses something."""
    return [one.json_path for one in Draft7Validator(schema).iter_errors(keys_in(text))]
