"""Intersect two publication intervals of one text, and choose the time by which a text is compared with others."""

from datetime import datetime
from typing import Final

from dateline_schemas import Published

_CERTAINTY: Final = {"unknown": 0, "date": 1, "age": 2, "clock": 3, "metadata": 4, "article": 5}
"""Rank of each basis: the intersection of two intervals has the higher one."""


def narrow(existing: Published, sighted: Published) -> tuple[Published, int]:
    """Return the intersection of a text's interval with that of a new sighting, and 1 where they are disjoint, else 0.

    Intervals are open at ``earliest`` and closed at ``latest``; where both are equal, they are an instant. Of two
    disjoint intervals the earlier one is returned.
    """
    if sighted.earliest is None or sighted.latest is None:
        return existing, 0
    if existing.earliest is None or existing.latest is None:
        return sighted, 0
    earliest = max(existing.earliest, sighted.earliest)
    latest = min(existing.latest, sighted.latest)
    if earliest > latest or (earliest == latest and not (_is_instant(existing) or _is_instant(sighted))):
        return (existing if existing.latest <= sighted.latest else sighted), 1
    if (earliest, latest) == (existing.earliest, existing.latest):
        return existing, 0
    basis = max(existing.basis, sighted.basis, key=_CERTAINTY.__getitem__)
    return Published(earliest=earliest, latest=latest, basis=basis), 0


def _is_instant(published: Published) -> bool:
    return published.earliest == published.latest


def comparison_time(published: Published, fetched_at: datetime) -> datetime:
    """Return the time by which a text is compared with others: the time of its interval nearest to ``fetched_at``.

    A dateline's date is a whole day; where the page was fetched on that day, its hour is a better guess than noon.
    """
    if published.earliest is None or published.latest is None:
        return fetched_at
    return min(max(fetched_at, published.earliest), published.latest)
