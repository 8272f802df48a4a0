"""Words for numbers above twelve, where what changed is worded: ``twelve → nineteen people``.

The traits of a text do not count them as numbers, so the numbers of the text before lack them. Those of the new
text are added to its numbers; which of them stood in a place before is found by trying each.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import compress, count
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.core.data.text.number_words import NUMBER_WORDS
from dateline.core.stories.similarity.tokens import Hashes64, tokens
from dateline.core.stories.similarity.vocabulary import Hashes24, word_table

if TYPE_CHECKING:
    from dateline.core.stories.similarity.changes.comparison import Comparison

_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose words for numbers are cached, each at most some thirty words. Chosen by hand."""
GAPS: Final = frozenset({"", " ", "-", "\u00a0", "\u202f"})
"""What may stand between two words of one phrase: no other punctuation mark."""


class LargeNumbers(NamedTuple):
    """A language's words for numbers above twelve; none where they are unknown."""

    words: Sequence[str]
    hashes: Hashes64
    """Of each word."""
    table: Hashes24
    """Of the words, as ``word_table`` makes it."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def large_numbers(language: str) -> LargeNumbers:
    """Return a language's words for numbers above twelve."""
    words = [*NUMBER_WORDS.get(language, ())]
    return LargeNumbers(words, tokens("\n".join(words)).hashes, word_table(words, language))


def with_large_numbers(compared: "Comparison", numbers: list[int], may_be_large: bytes) -> list[int]:
    """Return the tokens of the numbers with new words above twelve, but not parts of larger ones: ``twenty-three``.

    ``numbers`` are the tokens of the other numbers; ``may_be_large`` is that of ``TokenFlags``.
    """
    large = [*compress(count(), may_be_large)]
    if not large:  # as nearly always
        return numbers
    words = large_numbers(compared.language).words
    added = [token for token in large if compared.printed(token).lower() in words and not _is_part(compared, token)]
    return sorted({*numbers, *added})


def _is_part(compared: "Comparison", token: int) -> bool:
    """Whether a number in words stands beside another one, and is a part of it."""
    beside = (each for each in (token - 1, token + 1) if 0 <= each < len(compared.starts))
    return any(
        compared.printed(each).lower() in compared.number_values and compared.gap(min(each, token)) in GAPS
        for each in beside
    )


def large_numbers_replaced(compared: "Comparison", replaced: Mapping[int, int]) -> dict[int, str]:
    """Return which word for a number above twelve stood in the place of which fresh number, by the number's index.

    The numbers of the text before lack these words, so that each of them is tried. ``replaced`` are numbers whose
    former ones are known.
    """
    words, hashes, _ = large_numbers(compared.language)
    if not words:
        return {}
    stood: dict[int, str] = {}
    for at, token in enumerate(compared.numbers):
        if at in replaced or not compared.is_fresh[token] or not compared.may_have_stood(token):
            continue
        if (guess := compared.first_that_stood(hashes, token)) is not None:
            stood[at] = words[guess]
    return stood
