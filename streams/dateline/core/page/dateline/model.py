"""A dateline as it was read, before the page has decided whether to believe it."""

from typing import Final, NamedTuple

from dateline.core.data.text.characters import DASHES, STRAY_DASHES
from dateline.core.data.text.names import APOSTROPHES
from dateline.core.places.resolve import PrintedPlace
from dateline.core.text.agencies import Credit, known
from dateline_schemas.brief import Signal


class Found(NamedTuple):
    """A dateline at [start, end) of the page; the body begins at ``end``."""

    start: int
    end: int
    spots: tuple[PrintedPlace, ...]
    credits: tuple[Credit, ...]
    date: str | None = None
    closed: bool = False
    """Whether a dash, or what stands for one, ends it."""
    stop: str = ""
    """The sign that ends it, without blanks."""
    cut: bool = False
    """Whether the page stops inside it."""
    sure: bool = False
    """Whether its own form leaves no doubt; ``told`` says."""
    label: int = 0
    """Characters from ``start`` on of words that say what the item does to an earlier one: ``WITHDRAWN: ``."""
    signal: Signal | None = None
    """What they say."""

    @property
    def capitals(self) -> bool:
        """Whether its places are all in capitals."""
        return all(_in_capitals(spot.printed) for spot in self.spots)

    @property
    def dashed(self) -> bool:
        """Whether a dash closes it, and no colon or full stop, as they do many a headline's first word."""
        return not self.stop or self.stop[-1] in _DASHED


def told(found: Found) -> Found:
    """Return the dateline as sure, where an agency of it is known or it has place and date."""
    agency = known(found.credits) and (found.closed or bool(found.spots))
    return found._replace(sure=True) if agency or (found.date and found.spots) else found


def _in_capitals(printed: str) -> bool:
    """Whether a name is in capitals, less the small ``'s-`` that some begin with."""
    bare = printed[2:] if printed[0] in APOSTROPHES and printed[1:2] in {"s", "t"} else printed
    return bare.upper() == bare


_DASHED: Final = frozenset(DASHES + STRAY_DASHES + "&")
