"""Which numbers in an English text stand for people. It goes by the words around them and knows no grammar, and no other language.

A number is written in digits, or as an English word up to one hundred. It stands for people where one of PEOPLE or HARM follows
within four words, or one of HARM stands within three words before it, with neither another number nor the end of a sentence between.
"""

import re

PEOPLE = frozenset(
    (
        "people persons person civilians civilian noncombatants non-combatants combatants combatant fighters fighter militants militant "
        "soldiers soldier troops terrorists insurgents women woman men man children child boys boy girls girl infants babies adults "
        "relatives residents villagers family families victims victim casualties casualty fatalities dead deaths bodies corpses wounded "
        "injured lives members"
    ).split()
)
HARM = frozenset(
    "killed killing kills died dead deaths death wounded wounding injured injuring casualties fatalities toll slain murdered".split()
)
MONTHS = frozenset(
    (
        "January February March April May June July August September October November December "
        "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
    ).split()
)
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = (
    {word: number for number, word in enumerate(_UNITS)}
    | {word: ten * 10 for ten, word in enumerate(_TENS, 2)}
    | {f"{word}-{_UNITS[unit]}": ten * 10 + unit for ten, word in enumerate(_TENS, 2) for unit in range(1, 10)}
    | {"hundred": 100}
)
_AHEAD, _BEHIND = 4, 3
_TOKEN = re.compile(r"\w+(?:[-'’.,:/]\w+)*|[.;:!?]")
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,15}", re.ASCII)


def numbers_of_people(text: str) -> tuple[int, ...]:
    """The numbers in `text` that stand for people, in order.

    A number beside the name of a month is a day of it. "one" counts only right before one of PEOPLE, as it is most often no number.
    """
    written = _TOKEN.findall(text)
    tokens = [token.casefold() for token in written]
    found = []
    for index, token in enumerate(tokens):
        number = _number(token)
        if number is None or _is_day(written, index) or (token == "one" and tokens[index + 1 : index + 2] == ["hundred"]):
            continue
        after = _stretch(tokens[index + 1 : index + 1 + (1 if token == "one" else _AHEAD)])
        before = [] if token == "one" else _stretch(_behind(tokens, index))
        if (PEOPLE | HARM).intersection(after) or HARM.intersection(before):
            found.append(number)
    return tuple(found)


def _number(token: str) -> int | None:
    if _DIGITS.fullmatch(token):
        return int(token.replace(",", ""))
    return NUMBERS.get(token)


def _is_day(written: list[str], index: int) -> bool:
    following = written[index + 1 : index + 2]
    if MONTHS.intersection(following):
        return True
    return index > 0 and written[index - 1] in MONTHS and not PEOPLE.intersection(following)


def _behind(tokens: list[str], index: int) -> list[str]:
    # "one hundred" is one number: what stands before it is looked at from its "one".
    start = index - 1 if tokens[index] == "hundred" and tokens[index - 1 : index] == ["one"] else index
    return tokens[max(0, start - _BEHIND) : start][::-1]


def _stretch(tokens: list[str]) -> list[str]:
    for index, token in enumerate(tokens):
        if _number(token) is not None or not token[0].isalnum():
            return tokens[:index]
    return tokens
