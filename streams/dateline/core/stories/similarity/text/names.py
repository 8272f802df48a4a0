"""The names in a text: words that are written with a capital in mid-sentence.

A compiled loop finds the runs of capitalised words that may be names; what few of them are left is decided in Python.
It takes a third of the time of a regular expression, which finds each word at the start of a sentence too.
"""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.core.data.text.names import ABBREVIATED, APOSTROPHES
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.stories.similarity.compiler import (
    INT64,
    TABLE_OF_INT64S,
    UINT8S,
    UINT32S,
    UINT64,
    UINT64S,
    compiled,
    compiled_entry,
)
from dateline.core.stories.similarity.tokens import CodePoints
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, NO_WORD, Hashes24, slot_of, table_of, to_24_bits

Runs = NDArray[np.int64]
"""One row per run of capitalised words: where it starts, where it ends, and what it may be that is no plain name: 0, or
the sum of ``_OPENS`` or ``_MAY_OPEN``, ``_IS_LONG`` and ``_MAY_BE_DAY``."""
CharacterKinds = NDArray[np.uint8]
"""By code point: whether the character is a capital, or part of a name, or beyond the table."""
Packed = NDArray[np.uint64]
"""One-dimensional: up to three letters, each row as one number, by ``_packed``."""

_CAPITAL: Final = 1
_PART: Final = 2
"""Kind of a character that may stand in a name behind its first letter."""
_BEYOND: Final = 4
"""Kind of a character that is not in the table and has none of the two bits below."""
_BEYOND_AND_PART: Final = 1 << 31
_BEYOND_AND_NO_PART: Final = 1 << 30
"""Bits that a code point beyond the table gets: whether it may stand in a name. It is no capital of one."""
_TABLE_END: Final = 0xFFFF
"""Code point from which characters are not in the table: few are letters, and none is a capital of a name."""
_OPENS, _MAY_OPEN, _IS_LONG, _MAY_BE_DAY = 1, 2, 4, 8
"""What a run is: it opens a sentence, or does unless the word before it is an abbreviation; it is longer than a name
is, but may be one without its first word; or that word may be a month or weekday."""
_LAST_OF_ASCII: Final = 0x7F
_SMALL: Final = 0x20
"""The bit in which the small letters of ASCII differ from its capitals."""
_LETTER_BASE: Final = np.uint64(31)
"""Base of the polynomial hash of a word's letters."""
_MAX_WORDS: Final = 4
"""Capitalised words of a name. Chosen by hand."""
_MAX_RUNS: Final = 48
"""Runs that are found at a time: bounds the time for comparing each with those before it. Chosen by hand."""
_MAX_CHARS_OF_AN_INITIAL: Final = 2
"""Characters up to which a capitalised word counts as an initial and no name. Chosen by hand."""
_MAX_NAMES: Final = 16
"""Names kept of a text. Chosen by hand; state records hold them for each text in memory."""
_MAX_NAME_CHARS: Final = 32
"""Characters of the longest name; longer matches are headlines in capitals. Chosen by hand."""
_MAX_LETTERS_OF_A_PARTICLE: Final = 3
_CHARS_OF_AN_ABBREVIATION: Final = 4
"""Characters of its last two letters, the stop and the blank."""
_BITS_OF_A_LETTER: Final = np.uint64(21)
"""Bits that hold any code point: three fill a number."""
_BLANK, _NEW_LINE, _STOP, _COLON, _QUOTE, _CLOSING_QUOTE, _QUESTION, _EXCLAMATION = map(ord, ' \n.:"”?!')


def names_in(text: str, function_words: AbstractSet[str]) -> list[str]:
    """Return at most 16 names in order of first mention.

    At the start of a sentence any word has a capital: there, a single word is no name, and a function word in front
    of a name is dropped. Months and weekdays are dropped too.
    """
    names: dict[str, None] = {}
    code_points = _code_points(text)
    runs, at = np.empty((_MAX_RUNS, 3), np.int64), 0
    while at < len(code_points) and len(names) < _MAX_NAMES:
        count, behind = _find_runs(code_points, _KINDS, _PARTICLES, _ENDS_OF_ABBREVIATIONS, _DAYS, at, runs)
        if count < 0:
            code_points = _marked(code_points)
            continue
        at = behind
        for start, end, kind in runs[:count].tolist():
            name = text[start:end]
            if kind and not (name := _without_first_word(text, start, name, kind, function_words)):
                continue
            names[name] = None
    return list(names)[:_MAX_NAMES]


def _without_first_word(text: str, start: int, run: str, kind: int, function_words: AbstractSet[str]) -> str:
    """Return the name in a run that opens a sentence, is long, or begins with a month or weekday; empty for none."""
    first, _, rest = run.partition(" ")
    opens = kind & _OPENS or (kind & _MAY_OPEN and not _is_behind_abbreviation(text, start))
    lowered = first.lower()
    name = rest if lowered in _CALENDAR or (opens and (not rest or lowered in function_words)) else run
    return name if _MAX_CHARS_OF_AN_INITIAL < len(name) <= _MAX_NAME_CHARS else ""


def _is_behind_abbreviation(text: str, start: int) -> bool:
    """Whether an abbreviation is before ``start`` that closes no name: no sentence begins after ``St.`` in general."""
    match = _ABBREVIATION.search(text, max(0, start - _MAX_ABBREVIATION_CHARS), start)
    return match is not None and _STREET.search(text, max(0, start - _MAX_ABBREVIATION_CHARS), match.start()) is None


@compiled(UINT32S, UINT8S, INT64)
def _kind_at(code_points: CodePoints, kinds: CharacterKinds, at: int) -> int:
    """Return the kind of a character; 0 behind the last one."""
    if at >= len(code_points):
        return 0
    value = code_points[at]
    if value < _TABLE_END:
        kind: int = kinds[value]
        return kind
    return _PART if value & _BEYOND_AND_PART else (0 if value & _BEYOND_AND_NO_PART else _BEYOND)


@compiled(UINT64S, UINT64)
def _is_among(words: Packed, word: np.uint64) -> bool:
    """Whether a word is one of a few."""
    found = False
    for value in words:
        found |= value == word
    return found


@compiled(UINT32S, UINT8S, INT64)
def _end_of_word(code_points: CodePoints, kinds: CharacterKinds, start: int) -> int:
    """Return where the capitalised word ends that starts at a position; the position itself where none does."""
    if not _kind_at(code_points, kinds, start) & _CAPITAL:
        return start
    end = start + 1
    while _kind_at(code_points, kinds, end) & _PART:
        end += 1
    return end if end > start + 1 else start


@compiled(UINT32S, UINT8S, UINT64S, INT64)
def _end_of_next_word(code_points: CodePoints, kinds: CharacterKinds, particles: Packed, end: int) -> int:
    """Return where the next capitalised word of a run ends, which may have a particle before it; ``end`` for none."""
    size = len(code_points)
    if end >= size or code_points[end] != _BLANK:
        return end
    start = at = end + 1
    if not _kind_at(code_points, kinds, at) & _CAPITAL:
        value = np.uint64(1)
        while at < size and at < start + _MAX_LETTERS_OF_A_PARTICLE and code_points[at] != _BLANK:
            value = value << _BITS_OF_A_LETTER | code_points[at]
            at += 1
        if at >= size or code_points[at] != _BLANK or not _is_among(particles, value):
            return end
        start = at + 1
    behind = _end_of_word(code_points, kinds, start)
    return behind if behind > start else end


@compiled(UINT32S, UINT8S, UINT64S, INT64)
def _end_of_run(code_points: CodePoints, kinds: CharacterKinds, particles: Packed, start: int) -> tuple[int, int]:
    """Return where the first word of a run ends that starts at a position, and where the run ends; ``start`` for none.

    A run is of four words at most.
    """
    first_end = end = _end_of_word(code_points, kinds, start)
    if end > start:
        for _ in range(_MAX_WORDS - 1):
            end = _end_of_next_word(code_points, kinds, particles, end)
    return first_end, end


@compiled(UINT32S, UINT64S, INT64)
def _opens_sentence(code_points: CodePoints, ends_of_abbreviations: Packed, start: int) -> int:
    """Return whether a sentence begins at ``start``. None does after the abbreviation in ``St. Petersburg``."""
    if start == 0 or code_points[start - 1] == _NEW_LINE:
        return _OPENS
    if start == 1 or code_points[start - 1] != _BLANK:
        return 0
    before = code_points[start - 2]
    if before != _STOP:
        return _OPENS if before in (_COLON, _QUOTE, _CLOSING_QUOTE, _QUESTION, _EXCLAMATION) else 0
    if start < _CHARS_OF_AN_ABBREVIATION:
        return _OPENS
    value = np.uint64(1) << _BITS_OF_A_LETTER | code_points[start - 4]
    value = value << _BITS_OF_A_LETTER | code_points[start - 3]
    return _MAY_OPEN if _is_among(ends_of_abbreviations, value) else _OPENS


@compiled(UINT32S, TABLE_OF_INT64S, INT64)
def _is_known(code_points: CodePoints, runs: Runs, row: int) -> bool:
    """Whether a run is the same as one before it, at the start of a sentence or not: it adds no name."""
    size = runs[row, 1] - runs[row, 0]
    for other in range(row):
        if runs[other, 1] - runs[other, 0] == size and runs[other, 2] == runs[row, 2] and not runs[row, 2] & _MAY_OPEN:
            at = 0
            while at < size and code_points[runs[other, 0] + at] == code_points[runs[row, 0] + at]:
                at += 1
            if at == size:
                return True
    return False


@compiled(UINT32S, INT64, INT64)
def _hash_of_letters(code_points: CodePoints, start: int, end: int) -> np.uint32:
    """Return the 24-bit hash of a word of ASCII letters, of either case; ``NO_WORD`` for one with others."""
    value = np.uint64(0)
    for at in range(start, end):
        if code_points[at] > _LAST_OF_ASCII:
            return np.uint32(NO_WORD)
        value = value * _LETTER_BASE + np.uint64(code_points[at] | _SMALL)
    return to_24_bits(value)


@compiled(UINT32S, UINT32S, INT64, INT64)
def _may_be_day(code_points: CodePoints, days: Hashes24, start: int, end: int) -> bool:
    """Whether a word may be a month or weekday: its hash is that of one, or it has letters beyond ASCII."""
    word = _hash_of_letters(code_points, start, end)
    may_be: bool = word == NO_WORD or days[slot_of(days, word)] != NO_WORD
    return may_be


@compiled_entry(UINT32S, UINT8S, UINT64S, UINT64S, UINT32S, INT64, TABLE_OF_INT64S)
def _find_runs(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    code_points: CodePoints,
    kinds: CharacterKinds,
    particles: Packed,
    ends_of_abbreviations: Packed,
    days: Hashes24,
    at: int,
    runs: Runs,
) -> tuple[int, int]:
    """Fill in the runs of capitalised words from ``at`` on that may be names, and return how many, and where they end.

    A single word is left out where it opens a sentence, or is too short or too long. The first number is -1 where there
    is a character beyond the table.
    """
    count = 0
    while at < len(code_points) and count < len(runs):
        is_usual = code_points[at] < _TABLE_END and not kinds[code_points[at]] & _CAPITAL  # quick to ask
        if is_usual or not _kind_at(code_points, kinds, at) & (_CAPITAL | _BEYOND):
            at += 1
            continue
        start = at
        first_end, end = _end_of_run(code_points, kinds, particles, start)
        if _kind_at(code_points, kinds, end) & _BEYOND:
            return -1, start
        at = max(end, start + 1)
        if start == end:
            continue
        kind = _opens_sentence(code_points, ends_of_abbreviations, start)
        is_long = end - start > _MAX_NAME_CHARS
        if first_end == end and (kind == _OPENS or is_long or end - start <= _MAX_CHARS_OF_AN_INITIAL):
            continue
        kind += _IS_LONG * is_long + _MAY_BE_DAY * _may_be_day(code_points, days, start, first_end)
        runs[count, 0], runs[count, 1], runs[count, 2] = start, end, kind
        count += not _is_known(code_points, runs, count)
    return count, at


def _packed(word: str) -> int:
    """Return up to three letters as one number, as the loops read them: a 1 and 21 bits of each."""
    value = 1
    for letter in word:
        value = value << int(_BITS_OF_A_LETTER) | ord(letter)
    return value


def _marked(code_points: CodePoints) -> CodePoints:
    """Return code points in which each that is beyond the table has a bit that says what kind it is of."""
    marked = code_points.copy()
    for at in (code_points >= _TABLE_END).nonzero()[0].tolist():
        marked[at] |= _BEYOND_AND_PART if chr(code_points[at]).isalnum() else _BEYOND_AND_NO_PART
    return marked


def _code_points(text: str) -> CodePoints:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _table_of_days(names: Iterable[str]) -> Hashes24:
    """Return a hash table of some words in lower case, those in ASCII letters; all others may be days anyway."""
    hashes = [_hash_of_letters(_code_points(name), 0, len(name)) for name in names if name.isascii()]
    return table_of(np.array(hashes, HASH_DTYPE))


def _table_of_kinds() -> CharacterKinds:
    """Return the kinds of the code points from 0 to ``_TABLE_END``."""
    characters, kinds = "".join(map(chr, range(_TABLE_END))), np.zeros(_TABLE_END, np.uint8)
    for kind, expression in ((_PART, rf"[\w{APOSTROPHES}&-]+"), (_CAPITAL, f"(?:{_UPPER})+")):
        for match in re.finditer(expression, characters):
            kinds[match.start() : match.end()] |= kind
    return kinds


_CALENDAR: Final = frozenset(name for names in MONTHS for name in names) | frozenset(WEEKDAYS)
_DAYS: Final = _table_of_days(_CALENDAR)
_MAX_ABBREVIATION_CHARS: Final = 24
"""Characters before a word in which an abbreviation and the word in front of it are looked for. Chosen by hand."""
_CAPITALS: Final = r"A-ZÀ-ÖØ-Þ\u0100-\u024f\u0386-\u03ab\u0400-\u042f\u0460-\u052f\u0531-\u0556\u1e00-\u1eff"
"""Where the capitals of Latin, Greek, Cyrillic and Armenian are; in some ranges every second letter is small."""
_SMALL_LETTERS: Final = "".join(filter(str.islower, map(chr, range(0x100, 0x1F00))))
_UPPER: Final = f"[{_CAPITALS}](?<![{_SMALL_LETTERS}])"
"""A capital: the ranges alone found the name ``ęły`` in ``zginęły``. They come first, as they are found faster."""
_KINDS: Final = _table_of_kinds()
_WORDS_IN_BETWEEN: Final = ("van", "de", "der", "den", "von", "di", "da", "del", "al", "bin", "of")
_PARTICLES: Final = np.array([_packed(word) for word in _WORDS_IN_BETWEEN], np.uint64)
"""Words in small letters between two words of a name."""
_ENDS_OF_ABBREVIATIONS: Final = np.array([*{_packed(word[-2:]) for word in ABBREVIATED}], np.uint64)
"""The last two letters of each: a quick test that rules out most words."""
_ABBREVIATION: Final = re.compile(rf"(?<!\w)(?:{'|'.join(ABBREVIATED)})\. \Z")
_STREET: Final = re.compile(rf"\w,? {_UPPER}\w{{1,14}} \Z")
"""A word with a capital in mid-sentence, behind which an abbreviation closes a name: ``on Main St.``."""
