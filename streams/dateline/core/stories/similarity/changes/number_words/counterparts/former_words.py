"""Former words: which words for numbers above twelve stood in the text before, and in whose place."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.number_words.asked_words import LARGE
from dateline.core.stories.similarity.changes.number_words.large_numbers import kept_in, large_numbers
from dateline.core.stories.similarity.features import MAX_WORDS
from dateline.core.stories.similarity.tokens import Hashes64

_NO_WORDS: Final = np.empty(0, np.uint64)


def former_words(compared: Comparison) -> tuple[list[str], Hashes64]:
    """Return the words for numbers above twelve that the text before may have had, by its words, and their hashes.

    Of a long text not all words are known: those for numbers that are not composed are among them.
    """
    large = large_numbers(compared.language)
    _, words_of_former, *_ = compared.former.sizes
    unknown = large.few if words_of_former >= MAX_WORDS else large.unkept
    may_have_kept = compared.flags.former_marks & LARGE
    kept = [large.order[at] for at in kept_in(large.kept, compared.former.words)] if may_have_kept else []
    if not unknown and not kept:  # as mostly
        return [], _NO_WORDS
    found = [*dict.fromkeys((*unknown, *kept))]
    return [large.words[at] for at in found], large.hashes[found]


def former_words_replaced(compared: Comparison, replaced: Mapping[int, int]) -> dict[int, str]:
    """Return which word for a number above twelve stood in the place of which fresh number, by the number's index.

    The numbers of the text before lack these words, so that each of them is tried. ``replaced`` are numbers whose
    former ones are known.
    """
    words, hashes = former_words(compared)
    if not words:
        return {}
    stood: dict[int, str] = {}
    for at, token in enumerate(compared.numbers):
        if at in replaced or not compared.is_fresh[token] or not compared.may_have_stood(token):
            continue
        if (guess := compared.first_that_stood(hashes, token)) is not None:
            stood[at] = words[guess]
    return stood
