"""Token flags: which tokens of a text are new words, parts of rows that the text before lacked, numbers and so on.

``token_flags`` is the entry. All flags are found in one compiled loop.
"""

from typing import Final, NamedTuple

import numpy as np

from dateline.core.stories.similarity.compiler import (
    BOOLS,
    SIZES,
    UINT8S,
    UINT32S,
    UINT64,
    WRITABLE_UINT8S,
    compiled,
)
from dateline.core.stories.similarity.features import MAX_WORDS, Traits, parts_of
from dateline.core.stories.similarity.tokenized_text import SHINGLE_WORDS, TokenizedText
from dateline.core.stories.similarity.tokens import Flags
from dateline.core.stories.similarity.vocabulary import (
    CONTENT,
    FUNCTION,
    HASH_DTYPE,
    NO_WORD,
    NUMBER,
    Hashes24,
    Marks,
    slot_of,
    table_of,
)


class FormerRows(NamedTuple):
    """The rows of five words of the text before."""

    table: Hashes24
    """Their hashes, as ``table_of`` makes it."""
    largest: int
    """The hash up to which all of them are kept."""


class TokenFlags(NamedTuple):
    """What each token of a body is, and two facts of the whole text.

    Flags are bytes, 1 or 0 for each token: they are made, sliced and counted as quickly as an array, and read like a
    list.
    """

    is_fresh: bytes
    """Whether the text before had none of the rows of five words that each token is in; of a text without two such
    rows, whether it had the word."""
    is_new_word: bytes
    """Whether each token is a content word, or a number in figures, that the text before did not have."""
    is_function: bytes
    """Whether each token is a function word."""
    in_figures: bytes
    """Whether each token is a number in figures."""
    is_content: bytes
    """Whether each token is a content word, and no number in figures."""
    is_new_content: bytes
    """Whether each token is such a word, and the text before did not have it."""
    is_number: bytes
    """Whether each token is a number, in figures or in words up to twelve."""
    may_be_large: bytes
    """Whether each token is fresh and new, and its hash is that of a word for a number above twelve."""
    is_fresh_word: bytes
    """Whether each token is fresh, and no function word."""
    gaps: int
    """How many times rows of five words begin that the text before lacked."""
    lacks_names: bool
    """Whether the text before has a word in its names that this text lacks."""


def token_flags(
    tokenized: TokenizedText, shingles: Hashes24, former: Traits, former_rows: FormerRows, large_numbers: Hashes24
) -> TokenFlags:
    """Return the flags of a body's tokens, beside the traits of the text before.

    ``shingles`` are those of the body, in order, or none where it has no two rows; ``large_numbers`` is a table of its
    language's words for numbers above twelve.
    """
    size = tokenized.title.start
    flags = np.empty(_FLAGS * size, np.uint8)
    own = tokenized.words[:size], tokenized.marks[:size], tokenized.in_figures[:size], shingles
    kept = np.frombuffer(former.hashes, HASH_DTYPE), former.sizes
    gaps, lacks_names = _mark(*own, *kept, *former_rows, large_numbers, flags)
    in_a_row = flags.tobytes()
    fresh, new_word, function, figures, content, new_content, number, large, fresh_word = (
        in_a_row[size * kind : size * (kind + 1)] for kind in range(_FLAGS)
    )
    of_tokens = fresh, new_word, function, figures, content, new_content, number, large, fresh_word
    return TokenFlags(*of_tokens, gaps, lacks_names)


@compiled(UINT32S, UINT32S, UINT64, WRITABLE_UINT8S)
def _mark_fresh(shingles: Hashes24, former: Hashes24, largest: int, fresh: Marks) -> int:
    """Fill in for each token whether it is in a row of five words that the text before lacked, and in no other.

    ``shingles`` are those of the text in order, ``former`` a table of those of the text before, which are kept up to
    ``largest``. Returns how many times rows begin that the text before lacked.
    """
    is_former = np.zeros(len(fresh), np.bool_)
    fresh[:] = 0
    gaps, was_absent = 0, False
    for row in range(len(shingles)):
        has_row = former[slot_of(former, shingles[row])] != NO_WORD
        is_absent = not has_row and shingles[row] <= largest
        gaps += is_absent and not was_absent
        was_absent = is_absent
        for token in range(row, row + SHINGLE_WORDS):
            is_former[token] |= has_row
            fresh[token] |= is_absent
    for token in range(len(fresh)):
        fresh[token] &= not is_former[token]
    return gaps


@compiled(UINT32S, UINT8S, UINT32S, SIZES, UINT8S, WRITABLE_UINT8S)
def _mark_new_words(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    words: Hashes24, marks: Marks, former: Hashes24, sizes: tuple[int, ...], fresh: Marks, is_new_word: Marks
) -> bool:
    """Fill in for each token whether it is a content word that the text before lacked.

    Of the words of a long text those with the smallest hashes are kept; others count as new where they are fresh.
    ``former`` are all hashes of the text before, ``sizes`` how many of each kind. Returns whether a word of its names
    is not in the text.
    """
    _, former_words, _, former_names = parts_of(former, sizes)
    table, names = table_of(former_words), table_of(former_names)
    is_found = np.zeros(len(names), np.bool_)
    lacking = len(former_names)
    for token in range(len(words)):
        name = slot_of(names, words[token])
        is_name = names[name] != NO_WORD
        lacking -= is_name and not is_found[name]
        is_found[name] |= is_name
        is_new_word[token] = (
            marks[token] & CONTENT != 0
            and not is_name
            and table[slot_of(table, words[token])] == NO_WORD
            and (len(former_words) < MAX_WORDS or fresh[token] != 0 or words[token] <= former_words[-1])
        )
    return lacking > 0


@compiled(UINT32S, UINT8S, BOOLS, UINT32S, UINT32S, SIZES, UINT32S, UINT64, UINT32S, WRITABLE_UINT8S)
def _mark(  # noqa: PLR0913, PLR0917
    words: Hashes24,
    marks: Marks,
    in_figures: Flags,
    shingles: Hashes24,
    former: Hashes24,
    sizes: tuple[int, ...],
    former_shingles: Hashes24,
    largest: int,
    large_numbers: Hashes24,
    flags: Marks,
) -> tuple[int, bool]:
    """Fill in the flags of ``Comparison``, one kind after another: fresh, new word, function word and so on.

    ``former_shingles`` and ``large_numbers`` are hash tables: of the rows of the text before, and of words for numbers.
    In a text without shingles the new words are fresh. Returns what ``_mark_fresh`` and ``_mark_new_words`` do.
    """
    size = len(words)
    fresh, is_new_word = flags[:size], flags[size : 2 * size]
    gaps = _mark_fresh(shingles, former_shingles, largest, fresh)
    if len(shingles) == 0:
        fresh[:] = 1
    lacks_names = _mark_new_words(words, marks, former, sizes, fresh, is_new_word)
    if len(shingles) == 0:
        fresh[:] = is_new_word
    for token in range(size):
        is_content = marks[token] & CONTENT != 0 and not in_figures[token]
        flags[2 * size + token] = marks[token] & FUNCTION != 0
        flags[3 * size + token] = in_figures[token]
        flags[4 * size + token] = is_content
        flags[5 * size + token] = is_content and is_new_word[token] != 0
        flags[6 * size + token] = marks[token] & NUMBER != 0
        may_be_large = fresh[token] != 0 and is_new_word[token] != 0
        flags[7 * size + token] = may_be_large and large_numbers[slot_of(large_numbers, words[token])] != NO_WORD
        flags[8 * size + token] = fresh[token] != 0 and marks[token] & FUNCTION == 0
    return gaps, lacks_names


_FLAGS: Final = 9
"""Kinds of flags of a token: those of ``TokenFlags``, in its order."""
