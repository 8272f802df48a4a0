"""Scales: numbers whose word for a power of ten alone is another: ``2,5 miljoen → 2,5 miljard euro``.

The figure is the same, so that nothing else tells of it, though it is a thousand times as much.
"""

from bisect import bisect_left
from functools import lru_cache
from typing import Final

from dateline.core.data.text.measures import SCALES
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.figures import Figure
from dateline.core.stories.similarity.tokens import Hashes64, tokens

_POWERS: Final = {word: power for power, row in enumerate(SCALES) for word in row.split()}


def numbers_of_another_scale(compared: Comparison) -> list[Figure]:
    """Return the numbers behind which a word for another power of ten stood before."""
    if compared.only_grew:
        return []
    found: dict[tuple[str, str], Figure] = {}
    # Behind most numbers, no other word stood: these flags are of the tokens behind.
    is_fresh, may_have_known_row = compared.is_fresh[1:], compared.flags.may_have_known_row[1:]
    tried = [token for token in compared.numbers[: bisect_left(compared.numbers, len(is_fresh))] if is_fresh[token]]
    for token in tried:
        scale = token + 1
        if not may_have_known_row[token] or not compared.joins(token):
            continue
        power = _POWERS.get(compared.printed(scale).lower())
        if power is not None and (former := _that_stood(compared, scale, power)):
            number = compared.printed(token)
            figure = Figure(token, f"{number} {former}", is_time=False, size=2)
            found.setdefault((number, former), figure)
    return [*found.values()]


def _that_stood(compared: Comparison, token: int, power: int) -> str:
    """Return the word for another power of ten that stood in the place of one, printed alike; empty for none."""
    words, hashes = _words()
    guess = compared.first_that_stood(hashes, token)
    if guess is None or _POWERS[words[guess]] == power:
        return ""
    return words[guess].title() if compared.printed(token)[:1].isupper() else words[guess]


@lru_cache(maxsize=1)
def _words() -> tuple[list[str], Hashes64]:
    """Return the words for powers of ten, and the hash of each."""
    words = [*_POWERS]
    return words, tokens("\n".join(words)).hashes
