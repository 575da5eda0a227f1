"""What a dossier's own templates say and nobody would see: blocks that are not there to be filled, words outside blocks, unused files.

Jinja lets all of it pass in silence. What it does not let pass is found when pages are rendered, and not here.
"""

from collections.abc import Iterator, Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates

from builder.findings import did_you_mean
from builder.render import TemplateMistake

_ORIGINALS = "onrecord/"


def refuse_unseen(own: frozenset[str], templates: Mapping[str, str]) -> None:
    """Raise TemplateMistake for the first thing of the dossier's own templates that no page would show.

    own: the paths of the dossier's own templates. templates: the text of all of them by path, the originals under `onrecord/` as well.
    """
    if not own:
        return
    trees = _trees(templates)
    for path in sorted(trees):
        extended = _extended(trees[path])
        if extended in trees:
            known = _blocks_of(extended, trees)
            _refuse_blocks(path, extended, known, own, trees)
            if path in own:
                _refuse_loose_words(path, trees[path])
    named = {name for tree in trees.values() for name in find_referenced_templates(tree)}
    # Where a name is reckoned while the page is made, nobody can say beforehand which file it is.
    for path in sorted(own - named) if None not in named else ():
        if path in trees and f"{_ORIGINALS}{path}" not in templates:
            originals = [name.removeprefix(_ORIGINALS) for name in templates if name not in own]
            message = "no page uses this template: it takes the place of none of Onrecord's, and none includes, imports or extends it; " + (
                did_you_mean(path, originals) or "docs/looks.md says how its path decides what it is for"
            )
            raise TemplateMistake(message, path, 1)


def _trees(templates: Mapping[str, str]) -> dict[str, nodes.Template]:
    environment, trees = Environment(autoescape=True), {}
    for path, text in templates.items():
        try:
            trees[path] = environment.parse(text)
        except TemplateSyntaxError:
            # Where a page needs it, this is said when the page is rendered.
            continue
    return trees


def _extended(tree: nodes.Template) -> str:
    for one in tree.find_all(nodes.Extends):
        if isinstance(one.template, nodes.Const):
            return str(one.template.value)
    return ""


def _blocks_of(path: str, trees: Mapping[str, nodes.Template]) -> frozenset[str]:
    """The names of the blocks that a template has, and those that it has from what it extends itself."""
    names: set[str] = set()
    passed: set[str] = set()
    while path in trees and path not in passed:
        passed.add(path)
        names.update(block.name for block in trees[path].find_all(nodes.Block))
        path = _extended(trees[path])
    return frozenset(names)


def _outermost_blocks(node: nodes.Node) -> Iterator[nodes.Block]:
    # A block within another is shown where the outer one is.
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _outermost_blocks(child)


def _refuse_blocks(path: str, extended: str, known: frozenset[str], own: frozenset[str], trees: Mapping[str, nodes.Template]) -> None:
    for block in _outermost_blocks(trees[path]):
        if block.name in known:
            continue
        listed = ", ".join(sorted(known)) or "none"
        if path in own:
            meant = did_you_mean(block.name, known)
            message = f"'{extended}' has no block '{block.name}', so that nobody would see this one; "
            raise TemplateMistake(f"{message}{f'{meant} ' if meant else ''}its blocks: {listed}", path, block.lineno)
        if extended in own:
            message = f"this template has no block '{block.name}', and '{path}' puts its part of the page there; its blocks: {listed}"
            raise TemplateMistake(message, extended, 1)


def _refuse_loose_words(path: str, tree: nodes.Template) -> None:
    for output in (one for one in tree.body if isinstance(one, nodes.Output)):
        for words in output.nodes:
            if not isinstance(words, nodes.TemplateData) or words.data.strip():
                message = "this stands in no block of a template that extends another, so that nobody would see it; put it into a block"
                raise TemplateMistake(message, path, output.lineno)
