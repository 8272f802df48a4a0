"""Two publication intervals of one text, made one."""

from datetime import datetime
from typing import Final

from dateline_schemas import Published

_CERTAINTY: Final = {"unknown": 0, "date": 1, "age": 2, "clock": 3, "article": 4}


def narrow(known: Published, seen: Published) -> tuple[Published, int]:
    """Intersect what is known with what was seen; return it, and 1 where the two are disjoint, else 0.

    Intervals are open at ``earliest`` and closed at ``latest``; an equal pair is the instant itself.
    Disjoint intervals are not intersected: the earlier one is kept.
    """
    if seen.earliest is None or seen.latest is None:
        return known, 0
    if known.earliest is None or known.latest is None:
        return seen, 0
    earliest = max(known.earliest, seen.earliest)
    latest = min(known.latest, seen.latest)
    if earliest > latest or (earliest == latest and not (_is_instant(known) or _is_instant(seen))):
        return (known if known.latest <= seen.latest else seen), 1
    if (earliest, latest) == (known.earliest, known.latest):
        return known, 0
    basis = max(known.basis, seen.basis, key=_CERTAINTY.__getitem__)
    return Published(earliest=earliest, latest=latest, basis=basis), 0


def _is_instant(published: Published) -> bool:
    return published.earliest == published.latest


def moment(published: Published, fetched_at: datetime) -> datetime:
    """Return the one time of a text by which it is compared: the time in its interval that is nearest to its fetching.

    A dateline's date spans a day, and the page that was fetched within it tells the hour better than its middle.
    """
    if published.earliest is None or published.latest is None:
        return fetched_at
    return min(max(fetched_at, published.earliest), published.latest)
