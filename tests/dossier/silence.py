"""Why a deletion is rightly silent: what still carries the words, or why nothing needed what has gone. It asks the text alone."""

from tests.dossier.deletions import Deletion
from tests.dossier.reading import File, Stretch
from tests.dossier.rules import CITED


def why_silent(file: File, deletion: Deletion) -> str:
    """The reason, or "" where there is none. file: as it was before the deletion."""
    match deletion.kind:
        case "claim id":
            return "nothing links to this claim, which has another id now"
        case "required key":
            return _other_key(deletion.what)
        case "part of a bracket" | "part of a cite":
            return "the other parts still carry the words"
        case "part of an estimate":
            return "it was the only part, and the number stands by itself" if deletion.what.startswith("only ") else ""
        case "bracket":
            return _bracket(file, deletion)
    return ""


def _other_key(name: str) -> str:
    pairs = {
        "title": "description",
        "description": "title",
        "publisher": "author",
        "author": "publisher",
        "value": "parts",
        "parts": "value",
    }
    key = name.rpartition(".")[2]
    return f"of `{key}` and `{pairs[key]}` one is enough" if key in pairs else ""


def _bracket(file: File, deletion: Deletion) -> str:
    own = next(one for one in file.stretches for cite in one.cites if cite is deletion.cite)
    later = [one for one in file.stretches if one.block == own.block and one.first > own.first and one.cites]
    if len(own.cites) > 1:
        return "another citation stands directly beside it"
    if later:
        return f"its words fall to the next citation of the block, {_whose(later[0])}"
    if own.key.rpartition(".")[2] not in CITED and own.key != "incidents.timeline.text":
        return "text of this kind needs no citation"
    return ""


def _whose(stretch: Stretch) -> str:
    return "and count as our own" if any(cite.editors for cite in stretch.cites) else "which carries them"
