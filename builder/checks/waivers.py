"""Findings that a dossier accepts in public: which waiver accepts which finding, and which accepts none. Pages print them."""

from collections.abc import Iterable, Mapping

from builder.codes import BY_NAME, Code, code_of
from builder.dossier import Dossier
from builder.findings import Finding, did_you_mean, finding
from builder.model import Record
from builder.model.settings import Waiver
from builder.stretches import Files

_HOW = 'write it like incidents/old-bridge.md#shells, or incidents/old-bridge.md "quoted words"; a source needs its path alone'
_MORE = "quote two words at least; a single one can mean a claim that has no other, and none has only this one"


def accept(findings: Iterable[Finding], dossier: Dossier, texts: Mapping[str, str], hidden: Iterable[Record]) -> tuple[Finding, ...]:
    """The findings that no waiver accepts, and what is wrong with the waivers.

    texts: of each file by its path. hidden: drafts and what is under embargo; a waiver for one of them waits, and says nothing.
    """
    waivers = dossier.settings.waivers
    if not waivers:
        return tuple(findings)
    listed = list(findings)
    asleep = {record.path for record in hidden}
    # What can be accepted hides nothing of its file.
    broken = {one.span.path for one in listed if one.severity == "error" and not BY_NAME[one.name].waivable}
    found: dict[tuple[str, str], list[Finding]] = {}
    for one in sorted(listed, key=lambda one: (one.span.line, one.span.column)):
        found.setdefault((one.name, one.span.path), []).append(one)
    places = {which: [one.span for one in them] for which, them in found.items()}
    files = Files(dossier, texts)
    accepted: set[Finding] = set()
    about: list[Finding] = []
    for waiver in waivers:
        code, place = code_of(waiver.code), waiver.place
        path = f"{dossier.settings.folder}{place.path}" if place else ""
        if mistake := _mistake(waiver, has_file=path in texts):
            about.append(mistake)
        elif code and place and path not in asleep:
            there = files[path].stretches(place)
            here = found.get((code.name, path), [])
            met = [here[one] for one in there.within(places.get((code.name, path), ()))]
            accepted.update(met)
            if not there and place.is_one_word:
                about.append(finding("malformed-waiver", waiver.at.span, "this does not say which words are meant", _MORE))
            elif not met and path not in broken and not _waits(code, listed):
                nothing = f"nothing is found there that this waiver could accept as {code.name}"
                what = nothing if there else "these words, or this claim, are not there"
                about.append(finding("unused-waiver", waiver.at.span, what, "take it out, or correct `code:` or `at:`"))
    return (*(one for one in listed if one not in accepted), *about)


def _mistake(waiver: Waiver, *, has_file: bool) -> Finding | None:
    if not waiver.code or not waiver.at:
        return None  # reported when it was read
    code = code_of(waiver.code)
    if code is None:
        hint = _code_meant(waiver.code) or "copy the code of the finding, like C105"
        return finding("malformed-waiver", waiver.code.span, f"'{waiver.code}' is no finding's code", hint)
    if not code.waivable:
        message = f"{code.code} {code.name} can't be accepted: what it finds would mislead or endanger somebody, or can't be shown"
        return finding("malformed-waiver", waiver.code.span, message, "put right what it finds")
    if waiver.place is None:
        return finding("malformed-waiver", waiver.at.span, "this does not say which words are meant", _HOW)
    return None if has_file else finding("malformed-waiver", waiver.at.span, "there is no such file in the content", _HOW)


def _code_meant(written: str) -> str:
    """A hint for what is no finding's code: of the numbers one is as near as another, so that only a slip of the keys is one."""
    typed = "".join(letter for letter in written.upper() if letter.isalnum())
    number = code_of(typed[:1] + typed[1:].translate({ord("O"): "0", ord("I"): "1", ord("L"): "1"}))
    if number and number.waivable:
        return f"did you mean '{number.code}'?"
    return did_you_mean(written.lower(), (name for name, code in BY_NAME.items() if code.waivable))


def _waits(code: Code, listed: Iterable[Finding]) -> bool:
    # What a copy has otherwise nobody knows until it is compared again.
    return code.name == "quote-altered" and any(one.name in ("quote-unchecked", "copy-not-compared") for one in listed)
