"""Comparison: which tokens of a text are new, and what stood in their place, by the traits of the text before.

Only hashes of the earlier text are in memory, among them one for every five words in a row. Its words cannot be read
from them, but a guess can be checked: put ``14`` in the place of ``23``, and if the text before had the five words
around it, ``14`` stood there.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from dateline.core.data.times.ages import AGE_WORDS
from dateline.core.stories.similarity.compiler import BOOLS, INT64, UINT32S, compiled
from dateline.core.stories.similarity.features import (
    MAX_SHINGLES,
    MAX_WORDS,
    NO_HASHES,
    SHINGLE_WORDS,
    TokenizedText,
    Traits,
    shingles_in_order,
)
from dateline.core.stories.similarity.tokens import Flags, Hashes64
from dateline.core.stories.similarity.vocabulary import (
    CONTENT,
    FUNCTION,
    MAX_HASH,
    NUMBER,
    Hashes24,
    vocabulary,
)


class Comparison:
    """A text, token by token, beside the traits of the text that it follows."""

    def __init__(self, tokenized: TokenizedText, language: str, former: Traits) -> None:
        self.text = tokenized.body
        self.former = former
        body, words = slice(tokenized.title.start), vocabulary(language)
        hashes, marks = tokenized.words[body], tokenized.marks[body]
        self.starts: list[int] = tokenized.starts[body].tolist()
        self.ends: list[int] = tokenized.ends[body].tolist()
        self.numbers: list[int] = (marks & NUMBER).nonzero()[0].tolist()
        """Indexes of the tokens that are numbers, in figures or words."""
        self.in_figures = tokenized.in_figures[body]
        """Whether each token is a number in figures."""
        self.is_function: Flags = (marks & FUNCTION) > 0
        """Whether each token is a function word."""
        self.number_values: Mapping[str, int] = AGE_WORDS[language].numbers if language in AGE_WORDS else {}
        """What the language's words for numbers mean."""
        self.function_words = words.function_words
        self._hashes, self._seed = tokenized.hashes[body], words.seed
        self._shingles = tokenized.shingles if len(self._hashes) > SHINGLE_WORDS else NO_HASHES
        self._own = tokenized.sorted_shingles if len(self._shingles) else NO_HASHES
        self._largest = int(former.shingles[-1]) if len(former.shingles) >= MAX_SHINGLES else MAX_HASH
        """The hash up to which all shingles of the text before are kept: nothing is known of larger ones."""
        is_former = _among(self._shingles, former.shingles)
        self._is_absent = ~is_former & (self._shingles <= self._largest)
        is_content = (marks & CONTENT) > 0
        fresh = self._fresh(is_former)
        is_new_word = self._new_words(hashes, is_content, fresh)
        self.is_content: Flags = is_content
        """Whether each token is a content word or a number in figures."""
        self.is_fresh: list[bool] = (fresh if len(self._shingles) else is_new_word).tolist()
        """Whether the text before had none of the rows of five words that each token is in; of a text without two such
        rows, whether it had the word."""
        self.fresh_tokens = frozenset((fresh if len(self._shingles) else is_new_word).nonzero()[0].tolist())
        """Indexes of the fresh tokens."""
        self.lacks_names = not _among(former.name_words, np.sort(hashes)).all()
        """Whether the text before has a word in its names that this text lacks."""
        self.is_new_word: list[bool] = is_new_word.tolist()
        """Whether each token is a content word, or a number in figures, that the text before did not have."""

    def printed(self, token: int) -> str:
        """Return a token, given its index, as printed."""
        return self.text[self.starts[token] : self.ends[token]]

    def gap(self, token: int) -> str:
        """Return what is printed between a token and the next; all that follows the last one."""
        return self.text[self.ends[token] : self.starts[token + 1] if token + 1 < len(self.starts) else len(self.text)]

    def tokens_between(self, start: int, end: int) -> range:
        """Return the indexes of the tokens that start at a character from ``start`` to before ``end``."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def stood_before(self, words: Hashes64, place: range) -> bool:
        """Whether other words stood in the place of some tokens, in the text before. ``words`` are 64-bit hashes.

        Words on both sides have to be the same, five in a row with those in the place; at the end of a sentence, those
        on one side do. If they still stand so in the new text, they are not those. Of a long text not every row is
        kept: False where nothing is known.
        """
        row, at = self._with_words_around(words, place)
        return bool(self._stood(self._in_order(row)[self._rows_around(at, place)]).any())

    def first_that_stood(self, words: Hashes64, token: int) -> int | None:
        """Return the index of the first word that stood in the place of a token, in the sense of ``stood_before``."""
        place = range(token, token + 1)
        row, at = self._with_words_around(words[:1], place)
        guesses = np.tile(row, (len(words), 1))
        guesses[:, at.start] = words
        rows = self._rows_around(at, place)
        columns = np.arange(rows.start, min(rows.stop, len(row) - SHINGLE_WORDS + 1))
        shingles = self._in_order(guesses.reshape(-1))
        if not len(shingles) or not len(columns):
            return None
        chosen = shingles[(np.arange(len(words)) * len(row))[:, None] + columns]
        stood = self._stood(chosen.reshape(-1)).reshape(chosen.shape).any(axis=1)
        return int(stood.argmax()) if stood.any() else None

    def stood_together(self, words: Hashes64, places: Sequence[int]) -> list[tuple[bool, bool]]:
        """Return for each token of ``places`` whether another word stood there, if all are replaced at once.

        First in the sense of ``stood_before``; then, whether the four words on one side suffice to say so.
        """
        guess = self._hashes.copy()
        guess[places] = words
        stood = self._stood(self._in_order(guess))
        ranges = [range(place, place + 1) for place in places]
        return [
            (
                bool(stood[self._rows_around(place, place)].any()),
                bool(stood[max(0, place.stop - SHINGLE_WORDS) :][:SHINGLE_WORDS].any()),
            )
            for place in ranges
        ]

    def _with_words_around(self, words: Hashes64, place: range) -> tuple[Hashes64, range]:
        """Return words with up to four words of the new text on either side of the place, and where they are there."""
        first = max(0, place.start - SHINGLE_WORDS + 1)
        after = self._hashes[place.stop : place.stop + SHINGLE_WORDS - 1]
        row = np.concatenate((self._hashes[first : place.start], words, after))
        return row, range(place.start - first, place.start - first + len(words))

    def _stood(self, shingles: Hashes24) -> Flags:
        """Return for each row of five words whether the text before had it and the new text has not."""
        stood: Flags = _among(shingles, self.former.shingles) & ~_among(shingles, self._own)
        return stood

    def _rows_around(self, words: range, place: range) -> slice:
        """Return the rows of five words that hold the given words and one on either side; ``place`` is in the text.

        The side on which a sentence ends is not asked for: another sentence may follow. A row goes on into the next
        line only if it holds the first word of its own, which says what a row of figures counts.
        """
        opens = place.start == 0 or self.gap(place.start - 1) not in GAPS
        closes = self.gap(place.stop - 1) not in GAPS
        first, last = words.stop - SHINGLE_WORDS + (0 if closes else 1), words.start + (0 if opens else -1)
        sides = range(1, SHINGLE_WORDS)
        before = next((side for side in sides if self._starts_line(place.start - side + 1)), None)
        after = next((side for side in sides if self._starts_line(place.stop + side - 1)), SHINGLE_WORDS) - 1
        in_line = words.stop + after - SHINGLE_WORDS
        last = min(last, in_line if before is None else max(in_line, words.start - before + 1))
        return slice(max(0, first), max(0, last + 1))

    def _starts_line(self, token: int) -> bool:
        """Whether a token is the first of its line, or the text has ended before it."""
        return not 0 < token < len(self.starts) or "\n" in self.gap(token - 1)

    def count_missing_words(self) -> int:
        """Return about how many words of the text before are gone: each gap takes four more rows of five with it."""
        if not len(self._shingles):
            return max(0, len(self.former.shingles) - len(self._hashes))
        gaps = int(self._is_absent[:1].sum()) + int((self._is_absent[1:] & ~self._is_absent[:-1]).sum())
        missing = len(self.former.shingles) - int(_among(self.former.shingles, self._own).sum())
        return missing * MAX_HASH // max(self._largest, 1) - (SHINGLE_WORDS - 1) * gaps

    def _in_order(self, hashes: Hashes64) -> Hashes24:
        """Return a hash for every five words in a row; none of a text that has no two such rows."""
        if len(hashes) <= SHINGLE_WORDS:
            return NO_HASHES
        return shingles_in_order(hashes, self._seed)

    def _fresh(self, is_former: Flags) -> Flags:
        """Return for each token whether it is in a row of five words that the text before lacked, and in no other."""
        if not len(self._shingles):
            return np.ones(len(self._hashes), bool)
        fresh: Flags = _covered(self._is_absent, len(self._hashes)) & ~_covered(is_former, len(self._hashes))
        return fresh

    def _new_words(self, words: Hashes24, is_content: Flags, fresh: Flags) -> Flags:
        """Return for each token whether it is a content word that the text before lacked.

        Of the words of a long text those with the smallest hashes are kept; others count as new where they are fresh.
        """
        former = self.former.words
        unknown: Flags = is_content & ~(_among(words, former) | _among(words, self.former.name_words))
        if len(former) >= MAX_WORDS:
            unknown &= fresh | (words <= former[-1])
        return unknown


@compiled(UINT32S, UINT32S)
def _among(hashes: Hashes24, others: Hashes24) -> Flags:
    """Return for each hash whether it is among others, which ascend."""
    matching = np.zeros(len(hashes), np.bool_)
    for at in range(len(hashes)):
        row = np.searchsorted(others, hashes[at])
        matching[at] = row < len(others) and others[row] == hashes[at]
    return matching


@compiled(BOOLS, INT64)
def _covered(rows: Flags, size: int) -> Flags:
    """Return for each of ``size`` tokens whether it is in a marked row of five; one flag a row."""
    covered = np.zeros(size, np.bool_)
    for row in range(len(rows)):
        if rows[row]:
            covered[row : row + SHINGLE_WORDS] = True
    return covered


GAPS: Final = frozenset({"", " ", "-", "\u00a0", "\u202f"})
"""What may stand between two words of one phrase: no other punctuation mark."""
