"""Backoff: how long to wait before something that failed is tried again."""

from typing import Final

_FIRST_SECONDS: Final = 0.2
_LONGEST_SECONDS: Final = 30.0


def pause_after(failures: int, chance: float) -> float:
    """Return the seconds to wait after so many failures in a row, 1 or more: doubled each time, 30 at the most.

    ``chance``, at least 0 and below 1, takes up to half of it away, so that not all who wait come back at once.
    """
    longest = min(_FIRST_SECONDS * 2.0 ** min(failures - 1, 16), _LONGEST_SECONDS)
    return longest * (1 - chance / 2)
