"""A dateline as printed, before the page decides whether to believe it."""

from typing import Final, NamedTuple

from dateline.core.data.text.characters import DASHES, STRAY_DASHES
from dateline.core.data.text.names import APOSTROPHES
from dateline.core.places.resolve import PrintedPlace
from dateline.core.text.agencies import Credit, has_known_agency
from dateline_schemas.brief import Signal


class DatelineMatch(NamedTuple):
    """A dateline at [start, end) of the page; the body begins at ``end``."""

    start: int
    end: int
    places: tuple[PrintedPlace, ...]
    credits: tuple[Credit, ...]
    date: str | None = None
    closed: bool = False
    """Whether a dash, or what a wire prints instead, ends it."""
    stop: str = ""
    """The punctuation mark that ends it, without spaces."""
    cut: bool = False
    """Whether the page ends inside it."""
    sure: bool = False
    """Whether it is certain by its form alone; ``with_certainty`` decides."""
    label_length: int = 0
    """Characters of the label at its start, such as ``WITHDRAWN: ``; 0 where there is none."""
    signal: Signal | None = None
    """What the label says: an update, a correction or a withdrawal."""

    @property
    def capitals(self) -> bool:
        """Whether all its places are in capitals; what stands in parentheses behind one need not be."""
        return all(_in_capitals(place.printed.partition(" (")[0]) for place in self.places)

    @property
    def is_topic(self) -> bool:
        """Whether it names no place, agency or date, and says nothing of an earlier item: ``OIL PRICES — ``."""
        return not (self.places or self.credits or self.date or self.signal)

    @property
    def dashed(self) -> bool:
        """Whether a dash ends it, or nothing does; a colon or full stop also ends many a headline's first word."""
        return not self.stop or self.stop[-1] in _DASH_CHARS


def with_certainty(match: DatelineMatch) -> DatelineMatch:
    """Return the dateline marked as sure where it has a known agency, or both a place and a date."""
    agency = has_known_agency(match.credits) and (match.closed or bool(match.places))
    return match._replace(sure=True) if agency or (match.date and match.places) else match


def _in_capitals(name: str) -> bool:
    """Whether a name is in capitals, apart from the small ``'s-`` that some Dutch names begin with."""
    bare = name[2:] if name[0] in APOSTROPHES and name[1:2] in {"s", "t"} else name
    return bare.upper() == bare


_DASH_CHARS: Final = frozenset(DASHES + STRAY_DASHES + "&")
"""What counts as a dash; ``&`` is what some pages print for one at the end of a line."""
