"""Spans of time as an editor writes them: ``45m``, ``2h``, ``1d12h``; how often: ``every 2h``."""

import re
from typing import Final

from dateline.core.times.clock import HEADS

LONGEST: Final = HEADS
"""Seconds that a story is known, and so the longest span that can be kept."""


def span(written: str) -> int:
    """Return a span in seconds. Raises ``ValueError`` that says how one is written."""
    found = _SPAN.fullmatch(written.strip())
    seconds = sum(int(number or 0) * unit for number, unit in zip(found.groups(), _UNITS, strict=True)) if found else 0
    if not seconds:
        msg = f"{written!r} is no span of time; write 45s, 30m, 2h, 7d, or 1d12h"
        raise ValueError(msg)
    if seconds > LONGEST:
        msg = f"{written} is longer than a story is known; {LONGEST // _DAY}d is the most"
        raise ValueError(msg)
    return seconds


def written(seconds: int) -> str:
    """Return a span as it is written, the largest units first."""
    parts = []
    for unit, letter in zip(_UNITS, "dhms", strict=True):
        number, seconds = divmod(seconds, unit)
        if number:
            parts.append(f"{number}{letter}")
    return "".join(parts)


def interval(wanted: bool | str) -> int | None:  # noqa: FBT001  # a value of a rules file
    """Return the least seconds between two updates: 0 for each, None for none. Raises ``ValueError``."""
    if isinstance(wanted, bool):
        return 0 if wanted else None
    if not wanted.startswith(_EVERY):
        msg = f'{wanted!r} does not say how often; write true, false, or "every 2h"'
        raise ValueError(msg)
    return span(wanted.removeprefix(_EVERY))


_DAY: Final = 24 * 3600
_UNITS: Final = (_DAY, 3600, 60, 1)
_SPAN: Final = re.compile(r"(?:(\d{1,4})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,8})s)?")
_EVERY: Final = "every "
