"""Edited copies: whether a text is an earlier one in the style of another house, and tells nothing that it did not.

A house spells otherwise (``labour``, ``labor``), mends a letter, writes ``eleven`` for ``11``, a date for a day of the
week, ``say`` for ``said``, or drops a word or two. Of the earlier text only hashes are in memory: a guess at how it
spelled a new word is checked against the words that are gone. Any other new word, name or figure makes the text no
copy, since one word may be all that is new: ``hurt``, ``killed``.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

import numpy as np

from dateline.core.data.times.clocks import DAYS
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.places.atlas import fold
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.notes.denial_words import denial_words
from dateline.core.stories.similarity.changes.notes.note import figure_of
from dateline.core.stories.similarity.changes.printed_times import is_time
from dateline.core.stories.similarity.features import MAX_SHINGLES, Traits
from dateline.core.stories.similarity.hash_sets import are_among, difference
from dateline.core.stories.similarity.text.tokenized_text import tokenize
from dateline.core.stories.similarity.tokens import hashes_of, tokens
from dateline.core.stories.similarity.updates.spellings import spellings
from dateline.core.stories.similarity.vocabulary import to_24_bits, vocabulary, word_hashes
from dateline_schemas import Distinct


def is_edited_copy(distinct: Distinct, own: Traits, former: Traits) -> bool:
    """Whether a text has nothing but the words, names and figures of the text with the traits ``former``.

    False of long texts, of which not all words are kept: there, one that differs in a few words is a repeat anyway.
    """
    apart = difference(own.words, former.words), difference(former.words, own.words)
    if former.sizes[0] >= MAX_SHINGLES or max(map(len, apart)) > _MAX_OTHER_WORDS:
        return False
    if own.places and fold(own.places) != fold(former.places):
        return False
    return _Edits(distinct, own, former).are_of_style()


class _Edits:
    """What differs between a text and an earlier one, of which ``gone`` are the words that the text lacks."""

    def __init__(self, distinct: Distinct, own: Traits, former: Traits) -> None:
        headline, language = distinct.headline or "", distinct.language
        tokenized = tokenize(distinct.text, headline, own.names, language)
        self.compared, self.tokenized = Comparison(tokenized, language, former), tokenized
        self.language, self.own, self.former = language, own, former
        self.headline = headline
        self.gone = set(difference(former.words, own.words).tolist())
        self.numbers = [figure_of(number, language) for number in former.numbers.split()]
        """The numbers of the earlier text, in order."""
        self.written: set[int] = set()
        """Those of them that the text has in another spelling."""
        letters = frozenset(filter(str.isalpha, frozenset(tokenized.body.lower())))
        self.letters = letters if len(letters) <= _MAX_LETTERS else frozenset()

    def are_of_style(self) -> bool:
        """Whether all of them are edits that tell nothing: of spelling, of dates, or a few words less."""
        if not all(map(self._is_run_known, self._runs())) or not self._is_headline_known():
            return False
        dates = self.gone & _dates(self.language)
        numbers = {*word_hashes(self.former.numbers, self.language)}
        return (
            self._are_numbers_known(may_lack_one=bool(dates))
            and len(self.gone - dates - numbers - self.written) <= _MAX_DROPPED_WORDS
        )

    def _are_numbers_known(self, *, may_lack_one: bool) -> bool:
        """Whether all numbers but new times are the earlier ones, in their order; that of a date may be gone."""
        compared = self.compared
        ours = [
            figure_of(compared.printed(token), self.language)
            for token in compared.numbers
            if not (compared.is_fresh[token] and is_time(compared, token))
        ]
        rest = iter(self.numbers)
        return len(self.numbers) <= len(ours) + may_lack_one and all(number in rest for number in ours)

    def _runs(self) -> Iterator[range]:
        """Yield the runs of fresh tokens."""
        flags, at = self.compared.is_fresh, 0
        while (start := flags.find(1, at)) >= 0:
            end = flags.find(0, start)
            at = end if end >= 0 else len(flags)
            yield range(start, at)

    def _is_run_known(self, run: range) -> bool:
        """Whether a run of fresh tokens has a word or number that was edited, and no word that is new beside it."""
        compared, is_edited, others = self.compared, False, 0
        for token in run:
            word = compared.printed(token)
            if self._counts(word.lower()) or word.lower() in _DATE_WORDS:
                is_edited = True
            elif self._is_known(token):
                others += 1
            elif self._is_spelling(token) or self._is_of_saying(token):
                is_edited = True
            else:
                return False
        return is_edited and others <= _MAX_WORDS_BESIDE

    def _counts(self, word: str) -> bool:
        """Whether a word in lower case is a number; those for one are articles too."""
        return word[0].isdecimal() or self.compared.number_values.get(word, 0) > 1

    def _is_known(self, token: int) -> bool:
        """Whether the earlier text may have had a word: traits keep no function words and no short ones."""
        return not self.compared.is_new_word[token]

    def _is_spelling(self, token: int) -> bool:
        """Whether a word that is gone is the same one but for its spelling, or two words that are gone are."""
        compared = self.compared
        printed = compared.printed(token)
        word = printed.lower()
        beside = [compared.printed(at).lower() for at in (token - 1, token + 1) if 0 <= at < len(compared.starts)]
        joined = (f"{one}{other}" for one, other in zip((*beside[:1], word), (word, *beside[-1:]), strict=True))
        return self._had_one_of((*spellings(printed, self.letters), *joined)) or any(
            self.gone.issuperset(word_hashes(f"{word[:at]} {word[at:]}", self.language))
            for at in range(_MIN_CHARS_OF_A_PART, len(word) - _MIN_CHARS_OF_A_PART + 1)
        )

    def _is_of_saying(self, token: int) -> bool:
        """Whether one word of saying stands in the place of another."""
        saying = denial_words(self.language).saying
        if self.compared.printed(token).lower() not in saying:
            return False
        guesses = "\n".join(sorted(saying))
        return self.compared.first_that_stood(hashes_of(guesses), token, one_side=True) is not None

    def _had_one_of(self, guesses: Iterable[str]) -> bool:
        """Whether one of some words is gone."""
        seed, gone = vocabulary(self.language).seed, np.array(sorted(self.gone), np.uint32)
        hashes = tokens("\n".join(guesses)).hashes
        found = hashes[are_among(hashes, seed, gone)]
        self.written.update(int(to_24_bits(value ^ seed)) for value in found)
        return len(found) > 0

    def _is_headline_known(self) -> bool:
        """Whether the headline is the earlier one, or none, and has no figure that the earlier text lacks."""
        own, former = self.own.title.tolist(), self.former.title.tolist()
        if own and former and len(own) != len(former):
            return False
        self.gone |= set(former).difference(own)
        new = set(own).difference(former or self.former.words.tolist())
        found = tokens(self.headline)
        for start, end in zip(found.starts.tolist(), found.ends.tolist(), strict=True):
            printed = self.headline[start:end]
            word = printed.lower()
            is_other_number = self._counts(word) and figure_of(word, self.language) not in self.numbers
            is_new = not new.isdisjoint(word_hashes(word, self.language))
            if is_other_number or (is_new and not self._had_one_of(spellings(printed, self.letters))):
                return False
        return True


_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose names of days and months are cached, each some hundreds. Chosen by hand."""
_MIN_DATE_CHARS: Final = 4
"""Letters of the shortest name of a day or month: ``mar`` and ``set`` are words too. Chosen by hand."""
_DATE_WORDS: Final = frozenset(
    name for names in (DAYS, WEEKDAYS, *MONTHS) for name in names if len(name) >= _MIN_DATE_CHARS
)
"""Names of days and months, and words such as *today*, in lower case."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _dates(language: str) -> frozenset[int]:
    """Return the hashes of all names of days and months."""
    return frozenset(word_hashes("\n".join(_DATE_WORDS), language))


_MAX_OTHER_WORDS: Final = 12
"""Words of each of the two texts that the other lacks, at most. Bounds time; chosen by hand."""
_MIN_CHARS_OF_A_PART: Final = 3
"""Letters of the shorter of two words that may be written as one: ``per cent``. Chosen by hand."""
_MAX_LETTERS: Final = 80
"""Letters that are tried in words of a text; no alphabet has more. Bounds time; chosen by hand."""
_MAX_DROPPED_WORDS: Final = 2
"""Words of the earlier text that a copy drops, at most. Chosen by hand: more are a sentence, or what it says."""
_MAX_WORDS_BESIDE: Final = 4
"""Words between edits that the earlier text had too: a row of five with each has an edit. Chosen by hand."""
