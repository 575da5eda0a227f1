"""The two colours that a dossier may choose, as rules for the end of the stylesheet, readable on every ground that they stand on.

Contrast is that of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio; 4.5 to 1 is its least for text (1.4.3).
"""

from builder.model.settings import Colours

LEAST_CONTRAST = 4.5
# The grounds of templates/style/1-ground.css: paper and panel, by day and by night.
DAY, NIGHT = ("#fbfaf6", "#f2efe6"), ("#151513", "#20201d")
_TINTED = 0.14
_STEP = 0.04

Rgb = tuple[float, float, float]


def colour_rules(colours: Colours | None) -> str:
    """The rules for the colours of a dossier, for screens alone; "" where it chooses none."""
    chosen = {"evidence": "tint", "open": "open-tint"}
    words = {"evidence": colours.evidence, "open": colours.disputed} if colours else {}
    written = {name: str(word) for name, word in words.items() if word}
    if not written:
        return ""

    def rules(grounds: tuple[str, str]) -> str:
        pairs = ((name, chosen[name], *on_grounds(word, grounds)) for name, word in written.items())
        return ":root{" + ";".join(f"--{name}:{colour};--{tint}:{ground}" for name, tint, colour, ground in pairs) + "}"

    return f"\n@media screen{{{rules(DAY)}}}\n@media screen and (prefers-color-scheme:dark){{{rules(NIGHT)}}}\n"


def on_grounds(written: str, grounds: tuple[str, str]) -> tuple[str, str]:
    """A colour made darker or lighter until it can be read on both grounds and on its own tint, and that tint; all as #rrggbb."""
    paper = _rgb(grounds[0])
    end: Rgb = (0, 0, 0) if _luminance(paper) > 0.5 else (1, 1, 1)
    colour, share = _rgb(written), 0.0
    while True:
        shown = _mixed(colour, end, share)
        tint = _mixed(paper, shown, _TINTED)
        if share >= 1 or min(contrast(_hex(shown), ground) for ground in (*grounds, _hex(tint))) >= LEAST_CONTRAST:
            return _hex(shown), _hex(tint)
        share += _STEP


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours written as #rrggbb, from 1 to 21."""
    low, high = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (mine + (theirs - mine) * min(share, 1) for mine, theirs in zip(one, other, strict=True))
    return red, green, blue


def _rgb(written: str) -> Rgb:
    red, green, blue = (int(written[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(colour: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
