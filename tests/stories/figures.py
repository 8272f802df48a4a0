"""Figures as the wire printed them in 1987: ``34 cts``, ``1.19 dlrs``, ``2,858,000``, ``12.4 mln``, ``7-3/4``."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Final

Figure = Callable[[Random, datetime], str]

_EIGHTHS: Final = ("", "-1/8", "-1/4", "-3/8", "-1/2", "-5/8", "-3/4", "-7/8")
_DIVIDENDS: Final = (5, 8, 10, 12, 15, 17, 20, 22, 25, 28, 30, 35, 40, 45)
_DOLLARS_ONE_IN: Final = 3
"""One figure a share in this many is in dollars; the others are in cents. Chosen by hand."""


def _between(low: int, high: int, form: str = "{}") -> Figure:
    return lambda rng, _: form.format(rng.randint(low, high))


def _decimal(low: float, high: float, digits: int, form: str = "{}") -> Figure:
    return lambda rng, _: form.format(f"{rng.uniform(low, high):.{digits}f}")


def _share(rng: Random, _: datetime) -> str:
    """Return an amount a share: cents up to 99, or dollars."""
    if rng.randrange(_DOLLARS_ONE_IN):
        return f"{rng.randint(1, 99)} cts"
    return f"{rng.uniform(1, 6):.2f} dlrs"


def _day(first: int, span: int) -> Figure:
    """Return a figure that names a day, at least ``first`` days after the story.

    Only every fifth day comes up, since companies pay on the same days.
    """

    def day(rng: Random, at: datetime) -> str:
        date = at + timedelta(days=first + rng.randrange(span) * 5 - at.day % 5)
        return f"{date:%B} {date.day}"

    return day


FIGURES: Final[Mapping[str, Figure]] = {
    "cts": _between(1, 99, "{} cts"),
    "shr": _share,
    "div": lambda rng, _: f"{rng.choice(_DIVIDENDS)} cts",
    "thou": lambda rng, _: f"{rng.randint(100_000, 9_999_999):,}",
    "mln": _decimal(1.5, 400, 1, "{} mln"),
    "bln": _decimal(1, 60, 1, "{} billion"),
    "pct": _decimal(1, 60, 1, "{} pct"),
    "frac": lambda rng, _: f"{rng.randint(5, 12)}{rng.choice(_EIGHTHS)}",
    "decimal": _decimal(0.3, 40, 1),
    "digit": _between(0, 9),
    "tens": _between(11, 98),
    "hundreds": _between(101, 989),
    "thousands": lambda rng, _: f"{rng.randint(1_100, 98_000):,}",
    "dayofmonth": _between(1, 28),
    "yen": _decimal(142, 155, 2),
    "mark": _decimal(1.78, 1.9, 4),
    "stg": _decimal(1.5, 1.65, 4),
    "swiss": _decimal(1.48, 1.6, 4),
    "ffr": _decimal(5.9, 6.2, 4),
    "guilder": _decimal(2.0, 2.15, 4),
    "gold": _decimal(398, 430, 2),
    "payday": _day(30, 3),
    "recday": _day(14, 2),
}
"""What a slot ``{name}`` of the grammar prints, at random; the time is the story's. Ranges are chosen by hand."""
