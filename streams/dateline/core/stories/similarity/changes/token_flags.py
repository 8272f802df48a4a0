"""Token flags: which tokens of a text are new words, parts of rows that the text before lacked, numbers and so on.

``token_flags`` is the entry. All flags are found in one compiled loop.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from dateline.core.stories.similarity.changes.moving_words import OPENING_CHARS, SIGNAL_OPENINGS
from dateline.core.stories.similarity.changes.number_words.asked_words import ASKED, LARGE, PART, TIME, asked_words
from dateline.core.stories.similarity.compiler import (
    BOOLS,
    INT64,
    INT64S,
    SIZES,
    TABLE_OF_INT64S,
    UINT8S,
    UINT32S,
    UINT64,
    WRITABLE_UINT8S,
    compiled,
    compiled_entry,
)
from dateline.core.stories.similarity.features import MAX_SHINGLES, MAX_WORDS, Traits, parts_of
from dateline.core.stories.similarity.text.tokenized_text import SHINGLE_WORDS, TokenizedText
from dateline.core.stories.similarity.tokens import CodePoints, Flags, Positions, hash_of_characters, is_space
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

_FLAGS: Final = 19
"""Kinds of flags of a token: those of ``TokenFlags``, in its order."""
IS_FRESH, IS_NEW_WORD, IN_FIGURES, IS_NEW_CONTENT, JOINS, OPENS_LINE = 0, 1, 3, 5, 15, 16
"""Which kinds these are."""
_BLANK: Final = ord(" ")
_NEW_LINE: Final = ord("\n")
_MAX_CACHED_SIZES: Final = 1_024
"""Numbers of tokens for which slices are cached: nearly all texts are shorter."""
MAX_WORDS_OF_A_SAMPLE: Final = 80
"""Content words whose capitals are counted, the first ones. Bounds time; chosen by hand."""


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
    is_lacking: bytes
    """Whether each token is a content word, or a number in figures, that the text before certainly did not have; not in
    doubt, as ``is_new_word`` is of a long text."""
    is_part: bytes
    """Whether each token is a number in figures, or its hash is that of a part of a number of several words."""
    may_be_of_time: bytes
    """Whether the hash of each token is that of a word which a date, a clock time or an age may have."""
    is_in_sample: bytes
    """Whether each token is among the first content words, and stands behind a word and a blank."""
    ends_clause: bytes
    """Whether a punctuation mark and a space stand between each token and the next; False of the last one."""
    joins: bytes
    """Whether what is printed between each token and the next is one of ``GAPS``; all that follows the last one."""
    opens_line: bytes
    """Whether each token is the first of its line."""
    may_have_known_row: bytes
    """Whether a row of five with each token may be one of the text before that is gone, but for the token itself."""
    may_be_reworded: bytes
    """Whether each token is a fresh word and no function word, and is a new one or alone among words that stayed."""
    numbers: list[int]
    """The tokens that are numbers, in figures or in words up to twelve."""
    asked: list[int]
    """The fresh tokens whose hash in 24 bits is that of an asked word."""
    asked_ranks: list[int]
    """The number of fresh tokens in front of each."""
    asked_words: list[int]
    """The hash of each in 64 bits."""
    lost: int
    """How many of the rows of five words that are kept of the text before this text lacks."""
    former_marks: int
    """The marks of all asked words whose hashes are among the words of the text before."""
    gaps: int
    """How many times rows of five words begin that the text before lacked."""
    lacks_names: bool
    """Whether the text before has a word in its names that this text lacks."""
    flags: Marks
    """The flags of all kinds, one kind after another."""


def token_flags(tokenized: TokenizedText, shingles: Hashes24, former: Traits, language: str) -> TokenFlags:
    """Return the flags of a body's tokens, beside the traits of the text before.

    ``shingles`` are those of the body, in order, or none where it has no two rows.
    """
    size = tokenized.title.start
    flags, found = np.empty(_FLAGS * size, np.uint8), np.empty((3, size), np.int64)
    printed = tokenized.code_points, tokenized.starts[:size], tokenized.ends[:size]
    own = tokenized.words[:size], tokenized.marks[:size], tokenized.in_figures[:size], shingles
    kept = np.frombuffer(former.hashes, HASH_DTYPE), former.sizes
    read = len(tokenized.body), SIGNAL_OPENINGS
    counts, lacks_names = _mark(*own, *printed, *read, *kept, *asked_words(language), flags, found)
    of_tokens = map(flags.tobytes().__getitem__, _kinds(size))
    gaps, lost, count, asked, former_marks = counts
    tokens, ranks = found[1:, :asked]
    asked_ones = tokens.tolist(), ranks.tolist(), tokenized.hashes[tokens].tolist()
    numbers = found[0, :count].tolist()
    return TokenFlags._make((*of_tokens, numbers, *asked_ones, lost, former_marks, gaps, lacks_names, flags))


@lru_cache(maxsize=_MAX_CACHED_SIZES)
def _kinds(size: int) -> Sequence[slice]:
    """Return where the flags of each kind are, in a text of so many tokens."""
    return [slice(size * kind, size * (kind + 1)) for kind in range(_FLAGS)]


@compiled(UINT32S, UINT32S, WRITABLE_UINT8S)
def _mark_fresh(shingles: Hashes24, former_shingles: Hashes24, fresh: Marks) -> tuple[int, int]:
    """Fill in for each token whether it is in a row of five words that the text before lacked, and in no other.

    ``shingles`` are those of the text in order. Of a long text before those with the smallest hashes are kept: nothing
    is known of larger ones. Returns how many times rows begin that the text before lacked, and how many of its rows are
    gone.
    """
    former = table_of(former_shingles)
    largest = former_shingles[-1] if len(former_shingles) == MAX_SHINGLES else np.uint32(MAX_HASH)
    is_found = np.zeros(len(former), np.bool_)
    kept = absent = -SHINGLE_WORDS  # the last rows of either kind so far
    gaps, lost, was_absent = 0, len(former_shingles), False
    for token in range(len(fresh)):
        if token < len(shingles):  # a row begins with it
            slot = slot_of(former, shingles[token])
            has_row = former[slot] != NO_WORD
            lost -= has_row and not is_found[slot]
            is_found[slot] |= has_row
            is_absent = not has_row and shingles[token] <= largest
            gaps += is_absent and not was_absent
            was_absent = is_absent
            kept, absent = token if has_row else kept, token if is_absent else absent
        fresh[token] = token - absent < SHINGLE_WORDS <= token - kept
    return gaps, lost


@compiled(UINT32S, UINT8S, UINT32S, SIZES, UINT8S, WRITABLE_UINT8S, WRITABLE_UINT8S)
def _mark_new_words(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    words: Hashes24,
    marks: Marks,
    former: Hashes24,
    sizes: tuple[int, ...],
    fresh: Marks,
    is_new_word: Marks,
    is_lacking: Marks,
) -> bool:
    """Fill in for each token whether it is a content word that the text before lacked, and whether that is certain.

    Of the words of a long text those with the smallest hashes are kept; others count as new where they are fresh. All
    of its body's are kept up to the last that would be kept without words of its headline.
    ``former`` are all hashes of the text before, ``sizes`` how many of each kind. Returns whether a word of its names
    is not in the text.
    """
    _, former_words, _, former_names = parts_of(former, sizes)
    table, names = table_of(former_words), table_of(former_names)
    is_found = np.zeros(len(names), np.bool_)
    lacking, is_long = len(former_names), len(former_words) >= MAX_WORDS
    last_known = former_words[MAX_WORDS - 1] if is_long else np.uint32(MAX_HASH)
    for token in range(len(words)):
        name = slot_of(names, words[token])
        is_name = names[name] != NO_WORD
        lacking -= is_name and not is_found[name]
        is_found[name] |= is_name
        is_unknown = marks[token] & CONTENT != 0 and not is_name and table[slot_of(table, words[token])] == NO_WORD
        is_new_word[token] = is_unknown and (not is_long or fresh[token] != 0 or words[token] <= former_words[-1])
        is_lacking[token] = is_unknown and words[token] <= last_known
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


@compiled(UINT8S, INT64, WRITABLE_UINT8S)
def _mark_known_rows(is_lacking: Marks, lost: int, may_have_known_row: Marks) -> None:
    """Fill in for each token whether four words beside it, in a row with it, are none that the text before lacked.

    Nothing is known where no row is gone: ``lost`` is how many are.
    """
    known, most = 0, SHINGLE_WORDS - 1
    for token in range(len(is_lacking)):
        may_have_known_row[token] = known  # words in front, for now
        known = 0 if is_lacking[token] else min(known + 1, most)
    known = 0
    for token in range(len(is_lacking) - 1, -1, -1):
        may_have_known_row[token] = lost > 0 and may_have_known_row[token] + known >= most
        known = 0 if is_lacking[token] else min(known + 1, most)


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


@compiled(UINT32S, UINT8S, BOOLS, UINT32S, UINT8S, WRITABLE_UINT8S, TABLE_OF_INT64S)
def _mark_kinds(  # noqa: PLR0913, PLR0917
    words: Hashes24,
    marks: Marks,
    in_figures: Flags,
    asked_table: Hashes24,
    asked_marks: Marks,
    flags: Marks,
    found: Positions,
) -> tuple[int, int]:
    """Fill in the flags that depend on a token and those beside it; return how many numbers and asked words there are.

    Of ``flags``, the first two kinds are filled in already. The tenth is here whether the token is any number.
    """
    kinds, count, fresh, asked = flags.reshape(_FLAGS, len(words)), 0, 0, 0
    for token in range(len(words)):
        is_number, is_function = marks[token] & NUMBER != 0, marks[token] & FUNCTION != 0
        is_content = marks[token] & CONTENT != 0 and not in_figures[token]
        is_fresh, is_new_word = kinds[0, token] != 0, kinds[1, token] != 0
        slot = slot_of(asked_table, words[token])
        mark = asked_marks[slot] if asked_table[slot] != NO_WORD else 0
        is_large = is_fresh and is_new_word and mark & LARGE != 0
        kinds[2, token] = is_function
        kinds[3, token] = in_figures[token]
        kinds[4, token] = is_content
        kinds[5, token] = is_content and is_new_word
        kinds[6, token] = is_large
        kinds[7, token] = is_fresh and not is_function
        kinds[9, token] = is_number or is_large
        kinds[11, token] = in_figures[token] or mark & PART != 0
        kinds[12, token] = mark & TIME != 0
        is_alone = kinds[0, max(0, token - 1) : token + 2].sum() == 1  # fresh, and none beside it is
        kinds[18, token] = is_fresh and not (is_function or in_figures[token]) and (is_new_word or is_alone)
        if is_number:
            found[0, count] = token
            count += 1
        if is_fresh and mark & ASKED != 0:
            found[1, asked], found[2, asked] = token, fresh
            asked += 1
        fresh += is_fresh
    return count, asked


@compiled(UINT32S, UINT32S, UINT8S)
def _marks_of(words: Hashes24, asked_table: Hashes24, asked_marks: Marks) -> int:
    """Return all marks that any of some words have."""
    marks = 0
    for word in words:
        slot = slot_of(asked_table, word)
        marks |= asked_marks[slot] if asked_table[slot] != NO_WORD else 0
    return marks


@compiled(UINT64)
def _is_joint(point: int) -> bool:
    """Whether a code point is one of ``GAPS``."""
    return point in (_BLANK, 0x2D, 0xA0, 0x202F)


@compiled(UINT32S, INT64S, INT64S, INT64, UINT8S, WRITABLE_UINT8S, WRITABLE_UINT8S, WRITABLE_UINT8S, WRITABLE_UINT8S)
def _mark_gaps(  # noqa: PLR0913, PLR0917
    code_points: CodePoints,
    starts: Positions,
    ends: Positions,
    text_end: int,
    is_content: Marks,
    is_in_sample: Marks,
    ends_clause: Marks,
    joins: Marks,
    opens_line: Marks,
) -> None:
    """Fill in the flags that depend on what is printed between a token and the next; the last one's ends the text."""
    content, last, is_behind_blank, is_first = 0, len(starts) - 1, False, True
    for token in range(len(starts)):
        content += is_content[token]
        is_in_sample[token] = is_content[token] and is_behind_blank and content <= MAX_WORDS_OF_A_SAMPLE
        opens_line[token], is_first, is_behind_blank, ends_clause[token] = is_first, False, False, 0
        end, following = ends[token], starts[token + 1] if token < last else text_end
        joins[token] = end == following
        if following - end == 1 and _is_joint(code_points[end]):
            joins[token], is_behind_blank = 1, code_points[end] == _BLANK
            continue
        for at in range(end, following):
            is_first |= code_points[at] == _NEW_LINE
            ends_clause[token] |= token < last and is_space(code_points[at])


_OWN: Final = UINT32S, UINT8S, BOOLS, UINT32S
_PRINTED: Final = UINT32S, INT64S, INT64S, INT64, UINT32S
_FORMER: Final = UINT32S, SIZES
_ASKED: Final = UINT32S, UINT8S


@compiled_entry(*_OWN, *_PRINTED, *_FORMER, *_ASKED, WRITABLE_UINT8S, TABLE_OF_INT64S)
def _mark(  # noqa: PLR0913, PLR0917
    words: Hashes24,
    marks: Marks,
    in_figures: Flags,
    shingles: Hashes24,
    code_points: CodePoints,
    starts: Positions,
    ends: Positions,
    text_end: int,
    signal_openings: Hashes24,
    former: Hashes24,
    sizes: tuple[int, ...],
    asked_table: Hashes24,
    asked_marks: Marks,
    flags: Marks,
    found: Positions,
) -> tuple[tuple[int, int, int, int, int], bool]:
    """Fill in the flags of ``TokenFlags``, one kind after another, and the tokens that are numbers or asked words.

    ``signal_openings`` and ``asked_table`` are hash tables. ``found`` has a row for the numbers, one for the asked
    words, and one for the fresh tokens in front of each of these. In a text without shingles the new
    words are fresh. Returns what ``_mark_fresh`` and ``_mark_kinds`` do, the marks of the words of the text before, and
    what ``_mark_new_words`` does.
    """
    size = len(words)
    kinds = flags.reshape(_FLAGS, size)
    fresh, is_new_word = kinds[0], kinds[1]
    former_shingles, former_words, _, _ = parts_of(former, sizes)
    gaps, lost = _mark_fresh(shingles, former_shingles, fresh)
    if len(shingles) == 0:
        fresh[:] = 1
    lacks_names = _mark_new_words(words, marks, former, sizes, fresh, is_new_word, kinds[10])
    if len(shingles) == 0:
        fresh[:] = is_new_word
    count, asked = _mark_kinds(words, marks, in_figures, asked_table, asked_marks, flags, found)
    _mark_signals(code_points, starts, ends, signal_openings, kinds[7], kinds[8])
    _mark_replaced(fresh, is_new_word, kinds[9].copy(), kinds[9])
    _mark_gaps(code_points, starts, ends, text_end, kinds[4], kinds[13], kinds[14], kinds[15], kinds[16])
    _mark_known_rows(kinds[10], lost, kinds[17])
    return (gaps, lost, count, asked, _marks_of(former_words, asked_table, asked_marks)), lacks_names
