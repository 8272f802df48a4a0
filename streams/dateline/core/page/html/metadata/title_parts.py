"""Part a page's title where a site's name or a section may stand behind the headline: ``Bridge open | Courier``."""

import re
from typing import Final

from dateline.core.data.text.characters import DASHES

LAST_PART: Final = re.compile(rf"(?P<rest>.*\S)\s+[{DASHES}|•·»:]+\s+(?P<last>.*\S)")
"""``Brug blijft dicht | Omroep Zeeland``: the last part of a title, behind a dash or bar with spaces around it."""


def openings(title: str) -> list[str]:
    """Return a title, and what is left of it without its last part, its last two and so on, up to three."""
    found = [" ".join(title.split())]
    while len(found) <= _MAX_PARTS and (parts := LAST_PART.fullmatch(found[-1])) is not None:
        found.append(parts["rest"])
    return found


_MAX_PARTS: Final = 3
"""The most parts behind a headline: two sections and the site. Chosen by hand."""
