"""Read datelines that a feed prints in small letters: ``port said, egypt — In a former customs house …``."""

import re
from typing import Final

from dateline.core.page.dateline.model import Found
from dateline.core.page.dateline.punctuation import SP, UPON
from dateline.core.places.resolve import PrintedPlace


def in_small_letters(line: str) -> Found | None:
    """Read ``port said, egypt — ``, as some feeds print it; the page has to bear it out."""
    found = _SMALL.match(line)
    if found is None:
        return None
    return Found(0, found.end(), (PrintedPlace(found["name"], found["beside"]),), (), closed=True, stop="—")


_SMALL_NAME: Final = r"[^\W\d_]+(?:[ '-][^\W\d_]+){0,3}"
_SMALL: Final = re.compile(
    rf"(?P<name>{_SMALL_NAME})(?:,{SP}(?P<beside>{_SMALL_NAME}))?{SP}[\u2013\u2014]{SP}(?=[{UPON}])"
)
