"""What a copy has otherwise than it is quoted, in words for whoever quotes it. It finds no difference itself."""

from collections.abc import Iterable

from builder.comparison.nearest import Change

_MOST_CHANGES = 3


def difference_of(changes: Iterable[Change]) -> str:
    """What a copy has otherwise, in words: “least” is “most” there, “armed” is missing there …"""
    listed = list(changes)
    told: list[str] = []
    for index, change in enumerate(listed):
        words = f"“{' '.join(change.words)}”"
        after = listed[index + 1] if index + 1 < len(listed) else None
        if change.kind == "quoted" and after is not None and after.kind == "copy":
            told.append(f"{words} is “{' '.join(after.words)}” there")
        elif change.kind == "quoted":
            told.append(f"{words} is missing there")
        elif change.kind == "copy" and not (index and listed[index - 1].kind == "quoted"):
            told.append(f"{words} stands there besides")
    if not told:
        return "its parts do not stand there as they are quoted"
    more = len(told) - _MOST_CHANGES
    return "; ".join(told[:_MOST_CHANGES]) + (f"; and {more} more" if more > 0 else "")
