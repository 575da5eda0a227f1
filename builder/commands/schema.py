"""`onrecord schema`: JSON Schemas of a dossier's files, for editors."""

import argparse
import json
import sys
from pathlib import Path

from builder.terminal import CLEAN, UsageError, Verbs, add_verb, say


def add_to(verbs: Verbs) -> None:
    """How the command is called."""
    parser = add_verb(verbs, "schema", "print the JSON Schemas of a dossier's files, for editors", run)
    parser.add_argument("name", nargs="?", default="", metavar="NAME", help="of which files: incident, source, person … (default: all)")
    parser.add_argument("-d", "--dest", default="", metavar="DIR", help="write one file each into this folder")


def run(options: argparse.Namespace) -> int:
    """Print the schemas, or write them."""
    from builder.findings import did_you_mean
    from builder.json_schema import FILES, schema_of
    from builder.read import read_page

    if options.name and options.name not in FILES:
        hint = did_you_mean(options.name, FILES) or f"there are {', '.join(FILES)}"
        raise UsageError(f"there is no schema of '{options.name}'; {hint}")
    page = read_page("format.md")
    schemas = {name: schema_of(name, page) for name in ([options.name] if options.name else FILES)}
    if not options.dest:
        sys.stdout.buffer.write(_written(schemas[options.name] if options.name else schemas))
        return CLEAN
    folder = Path(options.dest)
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas.items():
        (folder / f"{name}.schema.json").write_bytes(_written(schema))
    say(f"{len(schemas)} schemas written to {folder.as_posix()}/")
    return CLEAN


def _written(schema: object) -> bytes:
    return json.dumps(schema, ensure_ascii=False, indent=2).encode() + b"\n"
