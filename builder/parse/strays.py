"""What was meant as markup and came out as text: HTML, links and ids that are not whole. It reports and changes nothing."""

import re
from collections.abc import Iterator

from builder.document import Text
from builder.findings import Finding, finding
from builder.parse.atoms import Atom, Letters

_NO_TEXT, _AS_WRITTEN = "\0", "\1"
_MASKED = f"[{_NO_TEXT}{_AS_WRITTEN}]"
_HTML = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_CLAIM_ID = re.compile(r"\{#[^{}]{0,99}\}")
_AFTER_CITATION = re.compile(r"\{[^{}\n]{0,99}\}|\{#[^\s{}.,;:]{1,99}")
_LOOSE = re.compile(r"(?<![\w.+/@\[\1-])@([a-z0-9]+(?:-[a-z0-9]+)*)(?![\w@])", re.ASCII)
_IN_WRITTEN = re.compile(r"\x01[^\[\]\x01]*")
_BRACKETED = re.compile(r"(?<!\])\[([^\[\]\0]{1,199})\](?![\[(])")
_ONLY_ID = re.compile(r"[^\w\s]?([a-z0-9]+(?:-[a-z0-9]+)*)(?:,.*)?", re.ASCII)
_ID_AMONG_WORDS = re.compile(r"(?<![\w./-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/-])", re.ASCII)
_OURS = re.compile(r"(?<!\])\[@?(?:the\s+)?editors?\](?![\[(])", re.IGNORECASE)
# A number within a sentence may stand for a word that was left out of what somebody said: “[10] men”.
_FOOTNOTE = re.compile(r"(?<!\])\[\d{1,3}\](?=[.,;:!?]|\s*\Z)|(?<=[.,;:!?”\"])\[\d{1,3}\](?![\[(])", re.ASCII)
_BROKEN_REFERENCE = re.compile(r"\[\[(?=[^\[\]\s])")
_UNUSED_MARK = re.compile(r"\[\^[^\s\[\]]{1,99}\]|~~(?=[^\s~])[^~\n]{1,999}~~")
_UNUSED = {
    "[^": (
        "footnotes are not used here, and this mark would be shown as it stands",
        "cite the source where it is needed: [@id-of-the-source]",
    ),
    "~~": (
        "nothing is struck through here, and these marks would be shown as they stand",
        "take the words out, and say so under `corrections:`",
    ),
}
_FULL_REFERENCE = re.compile(r"\[[^\[\]]{1,999}\]\[([^\[\]]{0,999})\]")


def stray_markup(atoms: list[Atom], escaped: set[int]) -> Iterator[Finding]:
    """Findings about the text of a block. escaped: the indices of atoms that were written to be taken as they stand."""
    letters = _shown(atoms, escaped)
    yield from _loose_ids(atoms, letters)
    yield from _loose_claim_ids(atoms, letters)
    opened: set[str] = set()
    for match in _HTML.finditer(letters.text):
        remark = match[0] == "<!--"
        # Of a pair the first is enough.
        name = match[0].strip("</>").partition(" ")[0].lower()
        if match[0].startswith("</") and name in opened:
            continue
        opened.add(name)
        yield finding(
            "html-in-text",
            letters.span(match.start(), len(match[0])),
            f"HTML like {match[0]} is not used here, and would be shown as it stands",
            "remarks have no place in the text, where everybody reads them: take it out"
            if remark
            else "take it out; *italics*, **bold**, lists and tables are written in Markdown",
        )
    written = Letters(atoms, [atom.words if atom.kind == "text" else _NO_TEXT for atom in atoms])
    for match in _OURS.finditer(written.text):
        message = f"{match[0]} is not how our own words are marked, and marks nothing"
        yield finding("malformed-citation", written.span(match.start(), len(match[0])), message, "write [@editors] behind our own words")
    for match in _FOOTNOTE.finditer(letters.text):
        message = f"{match[0]} looks like the mark of a footnote, and footnotes are not used here"
        hint = f"cite the source where it is needed: [@id-of-the-source]; a number that is to be read so is written \\{match[0][:-1]}\\]"
        yield finding("misread-markup", letters.span(match.start(), len(match[0])), message, hint)
    for match in _UNUSED_MARK.finditer(letters.text):
        message, hint = _UNUSED[match[0][:2]]
        yield finding("misread-markup", letters.span(match.start(), len(match[0])), message, hint)
    for match in _FULL_REFERENCE.finditer(letters.text):
        yield finding(
            "link-definition",
            letters.span(match.start(), 1),
            f"no line says where the link '{re.sub(_MASKED, '', match[1] or match[0])}' leads",
            "write the address into the link: [words](https://…)",
        )
    for match in _BROKEN_REFERENCE.finditer(letters.text):
        yield finding(
            "malformed-link",
            letters.span(match.start(), 2),
            "this is not a whole cross-link",
            "write [[id]] or [[id|words]], on one line and without brackets in the words",
        )
    inside: Atom | None = None
    for atom in atoms:
        if atom.kind in ("citation", "reference"):
            inside = atom
        elif atom.kind == "text" and (stop := atom.words.find("](")) >= 0:
            yield _broken_link(inside, atom, stop)


def suspects(atoms: list[Atom], escaped: set[int]) -> Iterator[Text]:
    """Words that cite nothing, and would if they were a source's id: in a bracket without @, or with an @ and without bracket.

    A bracket in code, or one that is escaped, cites nothing either: where it names a source, that was not meant.
    """
    written = Letters(atoms, [atom.words if atom.kind in ("text", "void") else _NO_TEXT for atom in atoms])
    for match in _BRACKETED.finditer(written.text):
        only = _ONLY_ID.fullmatch(match[1])
        for chosen in [only[1]] if only else _ID_AMONG_WORDS.findall(match[1]):
            yield Text(chosen, written.span(match.start(), len(match[0])))
    letters = _shown(atoms, escaped)
    for match in _loose(atoms, letters):
        if "-" not in match[1]:
            yield Text(match[1], letters.span(match.start(), len(match[0])))


def _shown(atoms: list[Atom], escaped: set[int]) -> Letters:
    masks = dict.fromkeys(escaped, _AS_WRITTEN)
    shown = [
        atom.words if atom.kind == "text" and index not in escaped else masks.get(index, _NO_TEXT) * max(len(atom.words), 1)
        for index, atom in enumerate(atoms)
    ]
    return Letters(atoms, shown)


def _loose(atoms: list[Atom], letters: Letters) -> Iterator[re.Match[str]]:
    # In a bracket that is escaped, an @ is to be read as it stands.
    written = {start for start, atom in zip(letters.starts, atoms, strict=False) if atom.words == "["}
    text = _IN_WRITTEN.sub(lambda match: _AS_WRITTEN * len(match[0]) if match.start() in written else match[0], letters.text)
    return _LOOSE.finditer(text, 0, letters.starts[_unclosed(atoms)])


def _unclosed(atoms: list[Atom]) -> int:
    # Behind a bracket that is never closed, which was reported, everything is loose.
    return next((index for index, atom in enumerate(atoms) if atom.kind == "text" and atom.html == "[" and not atom.words), len(atoms))


def _loose_ids(atoms: list[Atom], letters: Letters) -> Iterator[Finding]:
    for match in _loose(atoms, letters):
        # Names of accounts have no hyphen; whether one without is a source's id is for `link` to say.
        if "-" in match[1]:
            yield finding(
                "malformed-citation",
                letters.span(match.start(), len(match[0])),
                f"{match[0]} stands in no bracket, and cites nothing",
                f"write [{match[0]}]; an @ that is to be read as it stands is written \\@",
            )
    for index, atom in enumerate(atoms[:-1]):
        if atom.kind == "citation" and index and atoms[index - 1].words.endswith("[") and atoms[index + 1].words.startswith("]"):
            yield finding(
                "malformed-citation",
                atom.place(atom.at - 1, 1),
                "this citation stands in two brackets",
                "one is enough: [@source-id]; two make a link to a page, [[id]]",
            )


def _loose_claim_ids(atoms: list[Atom], letters: Letters) -> Iterator[Finding]:
    behind = {start for start, atom in zip(letters.starts[1:], atoms, strict=False) if atom.kind == "citation"}
    directly = [match for start in sorted(behind) if (match := _AFTER_CITATION.match(letters.text, start))]
    for match in directly:
        chosen = "-".join(re.findall("[a-z0-9]+", match[0].lower()))
        yield finding(
            "malformed-citation",
            letters.span(match.start(), len(match[0])),
            f"{match[0]} is not how a claim is given an id",
            f"write {{#{chosen}}}" if chosen else "write it like {#shells}, in a-z, 0-9 and single hyphens",
        )
    for match in _CLAIM_ID.finditer(letters.text):
        if match.start() not in behind:
            yield finding(
                "malformed-citation",
                letters.span(match.start(), len(match[0])),
                f"{match[0]} does not stand behind a citation",
                f"put it directly behind the bracket, without a space: [@source]{match[0]}",
            )


def _broken_link(inside: Atom | None, atom: Atom, stop: int) -> Finding:
    if inside is None:
        return finding(
            "malformed-link",
            atom.place(atom.at + stop, 2),
            "this is not a whole link",
            "write it [words](https://…), without spaces in the address",
        )
    what = "a citation" if inside.kind == "citation" else "another link"
    return finding(
        "malformed-citation" if inside.kind == "citation" else "malformed-link",
        inside.place(inside.at, 1),
        f"{what} can't stand in the text of a link",
        "put it behind the link",
    )
