"""Whether words are a bulletin's name, which is over all of its items and no headline of one: ``News in brief``."""

from typing import Final

from ahocorasick_rs import AhoCorasick

from dateline.core.data.wire.bulletins import BULLETIN


def names_bulletin(lowered: str) -> bool:
    """Whether a bulletin's name stands in words in small letters."""
    return bool(_FINDER.find_matches_as_indexes(lowered))


_FINDER: Final = AhoCorasick(list(BULLETIN))
