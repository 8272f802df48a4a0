"""Wording: what regions, relations and counts are called on a page."""

import re
from typing import Final
from urllib.parse import urlencode

from dateline.core.data.places.regions import REGION_SLUGS

_NAMES: Final = {"south-eastern-asia": "South-eastern Asia", "australia-and-new-zealand": "Australia and New Zealand"}
"""Names that their slugs do not spell."""
KINDS: Final = {
    "new": "new",
    "repeat": "seen again",
    "update": "update",
    "correction": "correction",
    "refile": "refiled",
    "expansion": "fuller text",
    "withdrawal": "withdrawn",
}
"""What a version is to its story, by its relation."""
_LANGUAGE: Final = re.compile("[A-Za-z]{2,3}")
_UNDECIDED: Final = "und"


def region_name(slug: str) -> str:
    """Return a region's name for people; of a slug that is unknown, the slug."""
    if slug not in REGION_SLUGS:
        return slug
    return _NAMES.get(slug) or slug.replace("-", " ").title()


def kind_name(kind: str) -> str:
    """Return what a version is to its story."""
    return KINDS.get(kind, kind)


def plural(count: int, noun: str, nouns: str = "") -> str:
    """Return a count with its noun: ``1 story``, ``1,200 stories``."""
    return f"{count:,} {noun if count == 1 else nouns or f'{noun}s'}"


def language_tag(code: str | None) -> str | None:
    """Return a language for the attribute ``lang``; None where it is unknown, so that the page's own is not claimed."""
    return code if code and code != _UNDECIDED and _LANGUAGE.fullmatch(code) else None


def shortened(text: str, most: int) -> str:
    """Return a text on one line, cut between two words; one long word is cut where the limit is."""
    words = " ".join(text[: 4 * most].split())
    if len(words) <= most and len(text) <= 4 * most:
        return words
    return (words[:most].rpartition(" ")[0] or words[:most]) + " …"


def query(*pairs: tuple[str, object]) -> str:
    """Return the query of an address, with its question mark, without the pairs that have no value."""
    given = [(name, str(value)) for name, value in pairs if value not in {None, ""}]
    return f"?{urlencode(given)}" if given else ""
