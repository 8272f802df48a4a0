"""A dateline as it was read, before the page has decided whether to believe it."""

from typing import NamedTuple

from streams.core.agency import Credit, known
from streams.core.places import PrintedPlace


class Found(NamedTuple):
    """A dateline at [start, end) of the page; the body begins at ``end``."""

    start: int
    end: int
    spots: tuple[PrintedPlace, ...]
    credits: tuple[Credit, ...]
    date: str | None = None
    closed: bool = False
    """Whether a dash, or what stands for one, ends it."""
    cut: bool = False
    """Whether the page stops inside it."""

    @property
    def capitals(self) -> bool:
        """Whether its places are all in capitals."""
        return all(spot.printed.upper() == spot.printed for spot in self.spots)

    @property
    def sure(self) -> bool:
        """Whether its own form leaves no doubt: an agency that is known, or a place with a date."""
        return (known(self.credits) and (self.closed or bool(self.spots))) or bool(self.date and self.spots)
