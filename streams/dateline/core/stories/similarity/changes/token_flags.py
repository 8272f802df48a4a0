"""Token flags: which tokens of a text are new words, parts of rows that the text before lacked, numbers and so on.

``token_flags`` is the entry. All flags are found in one compiled loop.
"""

from typing import Final, NamedTuple

import numpy as np

from dateline.core.stories.similarity.changes.moving_words import OPENING_CHARS, SIGNAL_OPENINGS
from dateline.core.stories.similarity.compiler import (
    BOOLS,
    INT64S,
    SIZES,
    UINT8S,
    UINT32S,
    WRITABLE_INT64S,
    WRITABLE_UINT8S,
    compiled,
)
from dateline.core.stories.similarity.features import MAX_SHINGLES, MAX_WORDS, Traits, parts_of
from dateline.core.stories.similarity.tokenized_text import SHINGLE_WORDS, TokenizedText
from dateline.core.stories.similarity.tokens import CodePoints, Flags, Positions, hash_of_characters
from dateline.core.stories.similarity.vocabulary import (
    CONTENT,
    FUNCTION,
    HASH_DTYPE,
    MAX_HASH,
    NO_WORD,
    NUMBER,
    Hashes24,
    Marks,
    slot_of,
    table_of,
    to_24_bits,
)

_FLAGS: Final = 10
"""Kinds of flags of a token: those of ``TokenFlags``, in its order."""


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
    may_be_large: bytes
    """Whether each token is fresh and new, and its hash is that of a word for a number above twelve."""
    is_fresh_word: bytes
    """Whether each token is fresh, and no function word."""
    may_be_signal: bytes
    """Whether each token is such a word, and opens as a signal word does, in lower case."""
    may_have_replaced: bytes
    """Whether each token is a fresh number, and a row of five with it has four words that the text before had."""
    numbers: list[int]
    """The tokens that are numbers, in figures or in words up to twelve."""
    gaps: int
    """How many times rows of five words begin that the text before lacked."""
    lacks_names: bool
    """Whether the text before has a word in its names that this text lacks."""


def token_flags(tokenized: TokenizedText, shingles: Hashes24, former: Traits, large_numbers: Hashes24) -> TokenFlags:
    """Return the flags of a body's tokens, beside the traits of the text before.

    ``shingles`` are those of the body, in order, or none where it has no two rows; ``large_numbers`` is a table of its
    language's words for numbers above twelve.
    """
    size = tokenized.title.start
    flags, numbers = np.empty(_FLAGS * size, np.uint8), np.empty(size, np.int64)
    printed = tokenized.code_points, tokenized.starts[:size], tokenized.ends[:size], SIGNAL_OPENINGS
    own = tokenized.words[:size], tokenized.marks[:size], tokenized.in_figures[:size], shingles
    kept = np.frombuffer(former.hashes, HASH_DTYPE), former.sizes
    gaps, lacks_names, count = _mark(*own, *printed, *kept, large_numbers, flags, numbers)
    in_a_row = flags.tobytes()
    of_tokens = [in_a_row[size * kind : size * (kind + 1)] for kind in range(_FLAGS)]
    return TokenFlags._make((*of_tokens, numbers[:count].tolist(), gaps, lacks_names))


@compiled(UINT32S, UINT32S, WRITABLE_UINT8S)
def _mark_fresh(shingles: Hashes24, former_shingles: Hashes24, fresh: Marks) -> int:
    """Fill in for each token whether it is in a row of five words that the text before lacked, and in no other.

    ``shingles`` are those of the text in order. Of a long text before those with the smallest hashes are kept: nothing
    is known of larger ones. Returns how many times rows begin that the text before lacked.
    """
    former = table_of(former_shingles)
    largest = former_shingles[-1] if len(former_shingles) == MAX_SHINGLES else np.uint32(MAX_HASH)
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


@compiled(UINT8S, UINT8S, UINT8S, WRITABLE_UINT8S)
def _mark_replaced(fresh: Marks, is_new_word: Marks, is_number: Marks, may_have_replaced: Marks) -> None:
    """Fill in for each fresh number whether some row of five with it has four words that the text before had.

    Else no other number stood in its place. All arrays have one element per token.
    """
    for token in range(len(fresh)):
        may_have_replaced[token] = 0
        if not (fresh[token] and is_number[token]):
            continue
        for row in range(max(0, token - SHINGLE_WORDS + 1), min(token, len(fresh) - SHINGLE_WORDS) + 1):
            new = 0
            for each in range(row, row + SHINGLE_WORDS):
                new += is_new_word[each]
            may_have_replaced[token] |= new == is_new_word[token]


@compiled(UINT32S, INT64S, INT64S, UINT32S, UINT8S, WRITABLE_UINT8S)
def _mark_signals(  # noqa: PLR0913, PLR0917
    code_points: CodePoints,
    starts: Positions,
    ends: Positions,
    signal_openings: Hashes24,
    is_fresh_word: Marks,
    may_be_signal: Marks,
) -> None:
    """Fill in for each fresh word whether it opens as a signal word does, by a hash table of their openings."""
    for token in range(len(starts)):
        may_be_signal[token] = 0
        if is_fresh_word[token]:
            opening_end = min(ends[token], starts[token] + OPENING_CHARS)
            opening = to_24_bits(hash_of_characters(code_points, starts[token], opening_end))
            may_be_signal[token] = signal_openings[slot_of(signal_openings, opening)] != NO_WORD


@compiled(UINT32S, UINT8S, BOOLS, UINT32S, WRITABLE_UINT8S, WRITABLE_INT64S)
def _mark_kinds(  # noqa: PLR0913, PLR0917
    words: Hashes24, marks: Marks, in_figures: Flags, large_numbers: Hashes24, flags: Marks, numbers: Positions
) -> int:
    """Fill in the flags that depend on one token alone, and the tokens that are numbers; return how many there are.

    Of ``flags``, the first two kinds are filled in already. The last is here whether the token is any number.
    """
    kinds, count = flags.reshape(_FLAGS, len(words)), 0
    for token in range(len(words)):
        is_number, is_function = marks[token] & NUMBER != 0, marks[token] & FUNCTION != 0
        is_content = marks[token] & CONTENT != 0 and not in_figures[token]
        is_fresh, is_new_word = kinds[0, token] != 0, kinds[1, token] != 0
        is_large = is_fresh and is_new_word and large_numbers[slot_of(large_numbers, words[token])] != NO_WORD
        kinds[2, token] = is_function
        kinds[3, token] = in_figures[token]
        kinds[4, token] = is_content
        kinds[5, token] = is_content and is_new_word
        kinds[6, token] = is_large
        kinds[7, token] = is_fresh and not is_function
        kinds[9, token] = is_number or is_large
        if is_number:
            numbers[count] = token
            count += 1
    return count


_OWN: Final = UINT32S, UINT8S, BOOLS, UINT32S
_PRINTED: Final = UINT32S, INT64S, INT64S, UINT32S
_FORMER: Final = UINT32S, SIZES


@compiled(*_OWN, *_PRINTED, *_FORMER, UINT32S, WRITABLE_UINT8S, WRITABLE_INT64S)
def _mark(  # noqa: PLR0913, PLR0917
    words: Hashes24,
    marks: Marks,
    in_figures: Flags,
    shingles: Hashes24,
    code_points: CodePoints,
    starts: Positions,
    ends: Positions,
    signal_openings: Hashes24,
    former: Hashes24,
    sizes: tuple[int, ...],
    large_numbers: Hashes24,
    flags: Marks,
    numbers: Positions,
) -> tuple[int, bool, int]:
    """Fill in the flags of ``TokenFlags``, one kind after another, and the tokens that are numbers.

    ``signal_openings`` and ``large_numbers`` are hash tables. In a text without shingles the new
    words are fresh. Returns what ``_mark_fresh`` and ``_mark_new_words`` do, and how many numbers there are.
    """
    size = len(words)
    kinds = flags.reshape(_FLAGS, size)
    fresh, is_new_word = kinds[0], kinds[1]
    gaps = _mark_fresh(shingles, parts_of(former, sizes)[0], fresh)
    if len(shingles) == 0:
        fresh[:] = 1
    lacks_names = _mark_new_words(words, marks, former, sizes, fresh, is_new_word)
    if len(shingles) == 0:
        fresh[:] = is_new_word
    count = _mark_kinds(words, marks, in_figures, large_numbers, flags, numbers)
    _mark_signals(code_points, starts, ends, signal_openings, kinds[7], kinds[8])
    _mark_replaced(fresh, is_new_word, kinds[9].copy(), kinds[9])
    return gaps, lacks_names, count
