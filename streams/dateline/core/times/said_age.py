"""Read an age that is said in words: ``1 uur en 5 minuten geleden`` → 65 minutes or more, fewer than 66."""

import re
from typing import Final, NamedTuple

from dateline.core.data.times.ages import (
    AT_LEAST,
    BARE,
    BARE_TIGHT,
    DAY,
    HOUR,
    MINUTE,
    MONTH,
    PHRASES,
    SECOND,
    TONGUES,
    WEEK,
    YEAR,
)


class Age(NamedTuple):
    """``fewest`` units or more, but fewer than ``most``; the unit is second, minute, hour, day, week or month."""

    fewest: int
    most: int
    unit: str


def said_age(lowered: str) -> Age | None:
    """Return the age that is said in small letters, with straight apostrophes; None for anything else."""
    for phrase in PHRASES:
        if lowered.startswith(phrase.before) and lowered.endswith(phrase.after):
            stop = len(lowered) - len(phrase.after)
            found = _amount(lowered[len(phrase.before) : stop].strip(), phrase.language)
            if found is not None:
                return found
    bare = _BARE_AGE.fullmatch(lowered)
    unit = _BARE_UNITS.get(bare["unit"]) if bare is not None else None
    return _slackened(int(bare["number"]), unit, AT_LEAST) if bare is not None and unit is not None else None


def _amount(said: str, language: str) -> Age | None:
    """Return an amount of time, with or without a word before it that says how exact it is."""
    hedges, amounts, slack = TONGUES[language].hedges, _AMOUNTS[language], AT_LEAST
    hedge = next((word for word in hedges if said.startswith(word)), None)
    if hedge is not None:
        said, slack = said[len(hedge) :].strip(), hedges[hedge]
    if said in amounts:
        minutes, step = amounts[said]
        return Age(max(minutes - step * slack[1], 0), minutes + step * slack[0], MINUTE)
    compact = _COMPACT.fullmatch(said)
    if compact is not None:
        return _slackened(int(compact[1]) * 60 + int(compact[2]), MINUTE, slack)
    return _counted(said, language, slack)


def _counted(said: str, language: str, slack: tuple[int, int]) -> Age | None:
    """Return an amount of one or two numbers, each with its unit."""
    tongue, units = TONGUES[language], _UNITS[language]
    tokens = [token for token in _TOKEN.findall(said) if token != tongue.joint]
    total, smallest = 0, ""
    for number_said, unit_said in zip(tokens[::2], tokens[1::2], strict=False):
        number = int(number_said) if number_said.isdecimal() else tongue.numbers.get(number_said)
        unit = units.get(unit_said)
        if number is None or unit is None:
            return None
        factor = _IN.get((smallest, unit)) if smallest else 1
        if factor is None:  # 3 months and 2 days: the days do not count
            break
        total, smallest = total * factor + number, unit
    return _slackened(total, smallest, slack) if smallest and len(tokens) in _TOKENS else None


def _slackened(number: int, unit: str, slack: tuple[int, int]) -> Age:
    fewest, most = max(number - slack[1], 0), number + slack[0]
    return Age(fewest * 12, most * 12, MONTH) if unit == YEAR else Age(fewest, most, unit)


_UNITS: Final = {key: {name.lower(): unit for name, unit in row.units.items()} for key, row in TONGUES.items()}
_AMOUNTS: Final = {key: {name.lower(): size for name, size in row.amounts.items()} for key, row in TONGUES.items()}
_BARE_UNITS: Final = {name.lower(): unit for name, unit in (BARE | BARE_TIGHT).items()}
_IN: Final = {(YEAR, MONTH): 12, (WEEK, DAY): 7, (DAY, HOUR): 24, (HOUR, MINUTE): 60, (MINUTE, SECOND): 60}
"""How many of the second unit the first has."""
_TOKENS: Final = (2, 4)
_BARE_AGE: Final = re.compile(r"(?P<number>\d{1,3}) ?(?P<unit>[a-z.]{1,6})")
_COMPACT: Final = re.compile(r"(\d{1,2}) ?h ?(\d\d)")
_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+['.]?")
