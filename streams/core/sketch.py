"""A text as a sketch: a bounded set of numbers by which two texts are compared without either."""

import re
from array import array
from typing import Final, NamedTuple
from zlib import crc32

SHINGLE: Final = 5
"""Words that make one shingle."""

SIZE: Final = 256
"""At most so many hashes are kept: the smallest, so that two sketches keep the same ones."""

_TELLING: Final = 4
"""A headline of fewer words names no story."""

_WORD: Final = re.compile(r"\w+")
_TOP: Final = 2**32 - 1


class Overlap(NamedTuple):
    """How much two texts share, each 0 to 1: of both together, of the first, of the second."""

    jaccard: float
    of_first: float
    of_second: float


def sketch(text: str, language: str) -> "array[int]":
    """Return the smallest hashes of the text's shingles, ascending, 32 bits each; at most 256.

    The language seeds the hashes, so that texts of two languages never share one. The same text
    gives the same sketch in every process, which a stage's restored state relies on.
    """
    seed = crc32(language.encode())
    words = [word.encode() for word in _WORD.findall(text.casefold())]
    last = max(len(words) - SHINGLE, 0)
    hashes = {crc32(b" ".join(words[i : i + SHINGLE]), seed) for i in range(last + 1)} if words else set()
    return array("I", sorted(hashes)[:SIZE])


def title(headline: str | None, language: str) -> int:
    """Return a hash of the headline's words, of what stands behind its last colon; 0 for none.

    ``WITHDRAWN: Ferry firm ends night crossings`` and ``Ferry firm ends night crossings`` have the same.
    """
    words = _WORD.findall((headline or "").rsplit(": ", 1)[-1].casefold())
    return crc32(" ".join(words).encode(), crc32(language.encode())) if len(words) >= _TELLING else 0


def overlap(first: "array[int]", second: "array[int]") -> Overlap:
    """Estimate how much two sketched texts share; exact where neither had more than 256 shingles."""
    # Beyond the largest hash that a full sketch kept, nothing is known of that text.
    bound = min(_reach(first), _reach(second))
    one = {value for value in first if value <= bound}
    two = {value for value in second if value <= bound}
    shared = len(one & two)
    if not shared:
        return Overlap(0.0, 0.0, 0.0)
    return Overlap(shared / len(one | two), shared / len(one), shared / len(two))


def _reach(hashes: "array[int]") -> int:
    return hashes[-1] if len(hashes) == SIZE else _TOP
