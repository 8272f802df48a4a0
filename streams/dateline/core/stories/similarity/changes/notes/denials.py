"""Denials: a text that denies what the one before said: ``has resigned`` becomes ``has not resigned``.

``denial`` is the entry. A denial stands in the headline or one of the first two sentences. It is one of three shapes,
and what it denies is the first word that follows, if that is a form of a word of the earlier headline:

- a word for *not* or none that is new: ``will not close``, ``no one was killed``. In some languages it may stand behind
  its verb: ``avgår inte``. It denies any word too that stood there without it;
- a verb of denying, where the earlier text has none: ``denied that it had seized``. Not of somebody who was accused;
- a word for *alive* behind a name of an earlier headline that has a word for *dead*.

A headline that still says the word itself denies nothing: ``Bus crash injures 12``, of which the driver was not hurt.
But a *not* that came into the first sentence denies it all the same: ``will not visit`` below ``Emir cancels visit``.
What it negates need not be in the earlier headline, if the headline is another one now.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from dateline.core.data.stories.denials import (
    ACCUSING,
    DENYING,
    NEGATED_BEHIND,
    NEGATIONS,
)
from dateline.core.data.text.casualties import CASUALTIES, OTHER_STATES
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.notes.denial_words import (
    MAX_CACHED_LANGUAGES,
    MAX_CHARS_OF_A_SHORT_WORD,
    DenialWords,
    denial_words,
)
from dateline.core.stories.similarity.changes.notes.inserted_negations import InsertedNegation, negates_nothing
from dateline.core.stories.similarity.changes.number_words.asked_words import denying_words
from dateline.core.stories.similarity.changes.number_words.large_numbers import GAPS
from dateline.core.stories.similarity.changes.number_words.word_forms import Endings, endings_of, has_form_among
from dateline.core.stories.similarity.tokens import tokens
from dateline.core.stories.similarity.vocabulary import Hashes24, word_hashes
from dateline.core.text.signals import NOTE_OPENERS

_MAX_TRIED: Final = 120
"""Fresh tokens that are looked at, the first ones: two sentences. Bounds time; chosen by hand."""
_MAX_SENTENCES: Final = 2
"""Sentences of a text that may hold its denial. Chosen by hand."""
_MAX_WORDS_TO_A_WORD: Final = 8
"""Tokens from a word that denies to what it denies: ``denied on Tuesday that its navy``. Chosen by hand."""
_MAX_WORDS_FROM_A_NAME: Final = 4
"""Tokens from a name to a word for *alive*. Chosen by hand."""
_MAX_WORDS_IN_FRONT: Final = 2
"""Function words in front of *not* that are quoted with it: ``has not``. Chosen by hand."""
_MAX_WORDS_BESIDE_A_CLAIM: Final = 3
"""Tokens between a word that denies and what a headline denies: any further on is said. Chosen by hand."""
_MIN_STEM_CHARS: Final = 4
"""Letters with which two forms of a word open, at least. Chosen by hand."""


@lru_cache(maxsize=MAX_CACHED_LANGUAGES)
def _table(language: str, kind: str) -> frozenset[int]:
    """Return the 24-bit hashes of the words of denying, of accusing, or for dead."""
    rows = {
        "denying": (DENYING.get(language, ""),),
        "accusing": (ACCUSING.get(language, ""), *OTHER_STATES.get(language, ())[2:]),
        "dead": CASUALTIES.get(language, ())[:1],
    }
    return frozenset(word_hashes(" ".join(rows[kind]), language))


class Denial(NamedTuple):
    """Words with which a text denies what the one before said, or nothing."""

    words: str = ""
    token: int = -1
    """The one that denies, of the text; -1 where it stands in the headline."""


def denial(compared: Comparison, headline: str, inserted: Sequence[InsertedNegation] = ()) -> Denial:
    """Return the words with which a text denies what the one before said; empty for one that does not.

    ``inserted`` are the words for *not* that came into its sentences.
    """
    if compared.language not in NEGATIONS:
        return Denial()
    words = denial_words(compared.language)
    in_headline = not words.all.isdisjoint(headline.lower().replace("\u2019", " ").replace("'", " ").split())
    asked = denying_words(compared.language)
    if not in_headline and not compared.fresh_among(asked, _MAX_TRIED):  # as nearly always
        return Denial()
    return _Search(compared, headline, words, inserted).denial()


class _Row(NamedTuple):
    """A sentence of the text, or its headline, word by word."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    first: int
    """The token of its first word, of those of body, headline and names."""
    is_headline: bool

    @property
    def words(self) -> list[str]:
        """Its words in lower case."""
        return [*map(str.lower, map(self.text.__getitem__, map(slice, self.starts, self.ends)))]

    def printed(self, at: int) -> str:
        """Return a word as printed."""
        return self.text[self.starts[at] : self.ends[at]]

    def is_joined(self, at: int) -> bool:
        """Whether no punctuation mark stands between a word and the next, but that of ``didn't``."""
        gap = self.text[self.ends[at] : self.starts[at + 1]] if at + 1 < len(self.starts) else "."
        return gap in GAPS or gap in _APOSTROPHES

    def quoted(self, place: range) -> str:
        """Return the text of some words."""
        return self.text[self.starts[place[0]] : self.ends[place[-1]]]


class _Found(NamedTuple):
    """Words that deny, and which word they deny."""

    place: range
    denied: int


class _Search:
    """A text that may deny what the one before said."""

    def __init__(
        self, compared: Comparison, headline: str, words: DenialWords, inserted: Sequence[InsertedNegation]
    ) -> None:
        self._compared, self._words, self._language = compared, words, compared.language
        former = compared.former
        self._title = {*former.title.tolist()}
        self._claims: Hashes24 = former.title if self._title else former.words
        """The words of the earlier headline, or those of a text without one."""
        self._said, self._names = {*self._claims.tolist()}, {*former.name_words.tolist()}
        self._sentences, self._headline = [*self._first_sentences()], self._row_of(headline)
        self._endings: Endings | None = None
        first = compared.sentence(0) if compared.starts else range(0)
        self._inserted = {each.token: each for each in inserted if each.token in first}
        """Those of the first sentence."""

    def denial(self) -> Denial:
        """Return the words of the first denial, rather of the text than of its headline; empty where there is none."""
        if not _table(self._language, "denying").isdisjoint(self._title):  # the text before denies
            return Denial()
        for row in filter(None, (*self._sentences, self._headline)):
            words = row.words
            for at, word in enumerate(words):
                if word not in self._words.all or not self._is_new(row, at, word):
                    continue
                found = self._found(row, words, at)
                if found is not None and (self._came_in(row, at) is not None or not self._is_still_said(words, found)):
                    return Denial(row.quoted(found.place), -1 if row.is_headline else row.first + at)
        return Denial()

    def _first_sentences(self) -> Iterator[_Row]:
        compared, token = self._compared, 0
        for _ in range(_MAX_SENTENCES):
            if token < len(compared.starts):
                place = compared.sentence(token)
                tokens = slice(place.start, place.stop)
                yield _Row(
                    compared.text, compared.starts[tokens], compared.ends[tokens], place.start, is_headline=False
                )
                token = place.stop

    def _row_of(self, headline: str) -> _Row | None:
        """Return the headline as a row; None where it has none, or where its lower case has another length."""
        if not headline or len(headline) != len(headline.lower()):
            return None
        found, first = tokens(headline.lower()), self._compared.tokenized.title.start
        return _Row(headline, found.starts.tolist(), found.ends.tolist(), first, is_headline=True)

    def _is_new(self, row: _Row, at: int, word: str) -> bool:
        """Whether a word that denies came with this text.

        Of a headline only words are known that are no function words. There, *not* says nothing that the text does not
        say, but of who is dead or hurt, and nothing in the same headline.
        """
        if word in self._words.denying:
            known = self._compared.former.words
            return _table(self._language, "denying").isdisjoint(known.tolist())
        if row.is_headline:
            is_same = np.array_equal(self._compared.tokenized.title_words, self._compared.former.title)
            return not is_same and self._hash(row, at) not in self._title
        disowns = row.text[: row.starts[at]].endswith(tuple(NOTE_OPENERS))  # ``the governor (not the mayor)``
        return not disowns and bool(self._compared.is_fresh[row.first + at]) and not self._was_there(row, at)

    def _was_there(self, row: _Row, at: int) -> bool:
        """Whether the text before had a word with what is around it, but for one or two words in front of it."""
        compared, token = self._compared, row.first + at
        if not compared.flags.lost:
            return False
        hashes = compared.with_former(np.zeros(0, np.uint64), [])
        fronts = range(max(row.first, token - _MAX_WORDS_IN_FRONT), token)
        return any(compared.was_inserted(range(first, token), hashes) for first in fronts)

    def _found(self, row: _Row, words: Sequence[str], at: int) -> _Found | None:
        """Return what a word denies, if that is what the text before said."""
        word, denied = words[at], self._word_behind(row, words, at, runs_on=False)
        if word in self._words.denying:
            return self._by_verb(row, words, at)
        if word in self._words.alive:
            return self._by_life(row, at)
        if denied is not None and self._words.states.get(words[denied], -1) >= 0 and self._denies(row, words, denied):
            return _Found(range(self._start(row, words, at), denied + 1), denied)
        if word in self._words.none:
            return self._in_front_of_none(row, words, at) or self._by_insertion(row, at)
        return None if row.is_headline else self._by_not(row, words, at, denied)

    def _by_not(self, row: _Row, words: Sequence[str], at: int, denied: int | None) -> _Found | None:
        """Return what a word for *not* denies, given the word behind it: rather the verb in front."""
        before, behind = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        if negates_nothing(self._language, before, behind):
            return None
        if (found := self._behind_its_verb(row, words, at)) is not None:
            return found
        if denied is not None and self._denies(row, words, denied):
            return _Found(range(self._start(row, words, at), denied + 1), denied)
        return self._by_insertion(row, at)

    def _by_insertion(self, row: _Row, at: int) -> _Found | None:
        """Return what a word denies that came into the first sentence, below another headline than before."""
        inserted = self._came_in(row, at)
        if inserted is None or inserted.is_said or self._has_same_headline():
            return None
        place = range(inserted.quoted.start - row.first, inserted.quoted.stop - row.first)
        return _Found(place, place[-1])

    def _has_same_headline(self) -> bool:
        """Whether the headline stands as it was, and has no word that denies: those are not known of an earlier one."""
        if self._headline is None or not self._words.all.isdisjoint(self._headline.words):
            return False
        return np.array_equal(self._compared.tokenized.title_words, self._compared.former.title)

    def _came_in(self, row: _Row, at: int) -> InsertedNegation | None:
        """Return a word of the text that came into its first sentence as a word for *not*; None for any other."""
        return None if row.is_headline else self._inserted.get(row.first + at)

    def _word_behind(self, row: _Row, words: Sequence[str], at: int, *, runs_on: bool) -> int | None:
        """Return the first word behind a word that says anything, within the clause; or the sentence, if it runs on."""
        for each in range(at + 1, min(at + 1 + _MAX_WORDS_TO_A_WORD, len(words))):
            if not (runs_on or row.is_joined(each - 1)):
                return None
            if len(words[each]) > MAX_CHARS_OF_A_SHORT_WORD and words[each] not in self._words.passed_over:
                return each
        return None

    def _by_verb(self, row: _Row, words: Sequence[str], at: int) -> _Found | None:
        """Return what a verb of denying denies, up to the last such word: ``denied Tuesday that its navy has seized``.

        Days and names are passed over.
        """
        if not _table(self._language, "accusing").isdisjoint(self._said):
            return None
        denied = self._word_behind(row, words, at, runs_on=True)
        while denied is not None and not row.is_headline and row.printed(denied)[0].isupper():
            if self._language == "de" and self._denies(row, words, denied):
                break
            denied = self._word_behind(row, words, denied, runs_on=True)
        if denied is None or denied - at > _MAX_WORDS_TO_A_WORD or not self._denies(row, words, denied):
            return None
        stop = next((each + 1 for each in range(denied, len(words)) if not row.is_joined(each)), len(words))
        near = range(denied + 1, min(at + 1 + _MAX_WORDS_TO_A_WORD, stop))
        denied = max((each for each in near if self._is_told(row, words, each)), default=denied)
        return _Found(range(at, denied + 1), denied)

    def _is_told(self, row: _Row, words: Sequence[str], at: int) -> bool:
        """Whether a word says anything, and the text before said it."""
        is_short = len(words[at]) <= MAX_CHARS_OF_A_SHORT_WORD
        return not is_short and words[at] not in self._words.passed_over and self._denies(row, words, at)

    def _by_life(self, row: _Row, at: int) -> _Found | None:
        """Return a word for *alive* with the name in front, if the earlier headline has both it and a word for dead."""
        if _table(self._language, "dead").isdisjoint(self._title):
            return None
        for each in range(at - 1, max(-1, at - 1 - _MAX_WORDS_FROM_A_NAME), -1):
            hashed = self._hash(row, each)
            if hashed in self._names and hashed in self._title and row.printed(each)[0].isupper():
                return _Found(range(each, at + 1), at)
        return None

    def _in_front_of_none(self, row: _Row, words: Sequence[str], at: int) -> _Found | None:
        """Return a word for dead, hurt or the like in front of a word for none: ``killing nobody``."""
        for each in range(at - 1, max(-1, at - 1 - _MAX_WORDS_IN_FRONT), -1):
            if not row.is_joined(each):
                break
            if words[each] in self._words.states and self._denies(row, words, each):
                return _Found(range(each, at + 1 + row.is_joined(at)), each)
        return None

    def _behind_its_verb(self, row: _Row, words: Sequence[str], at: int) -> _Found | None:
        """Return a verb with the *not* behind it, and the word that goes on with both: ``treedt niet af``."""
        verb = at - 1
        if self._language not in NEGATED_BEHIND or verb < 0 or not row.is_joined(verb):
            return None
        is_word = len(words[verb]) > MAX_CHARS_OF_A_SHORT_WORD and words[verb] not in self._words.passed_over
        is_verb = is_word and row.printed(verb)[0].islower()
        is_noun = verb > 0 and words[verb - 1] in self._words.noun_openers
        if not is_verb or is_noun or not self._denies(row, words, verb):
            return None
        if at + 1 == len(words) or not row.is_joined(at):
            return _Found(range(verb, at + 1), verb)
        says_more = words[at + 1] not in self._words.passed_over or self._hash(row, at + 1) in self._said
        goes_on = says_more or not row.is_joined(at + 1)  # or it ends the clause
        return _Found(range(verb, at + 1 + goes_on), verb)

    def _start(self, row: _Row, words: Sequence[str], at: int) -> int:
        """Return the first of the words in front of *not* that are quoted with it: ``has not``."""
        first = at
        if words[at] in self._words.none:
            return first
        if words[at] == _REST_OF_NOT and at:
            first -= 1
        while first > 0 and at - first < _MAX_WORDS_IN_FRONT and row.is_joined(first - 1):
            if words[first - 1] not in self._words.passed_over:
                break
            first -= 1
        return first

    def _denies(self, row: _Row, words: Sequence[str], at: int) -> bool:
        """Whether a word is what the text before said: a form of a word of its headline, and no name."""
        word, hashed, states = words[at], self._hash(row, at), self._words.states
        if word in self._words.saying or hashed in self._names:
            return False
        if hashed in self._said:
            return True
        if (state := states.get(word)) is not None:
            return not _states(self._language)[state].isdisjoint(self._said)
        self._endings = self._endings or endings_of(self._compared)
        among = self._claims, _MIN_STEM_CHARS
        return has_form_among(self._compared, row.first + at, self._endings, *among)

    def _hash(self, row: _Row, at: int) -> int:
        return int(self._compared.tokenized.words[row.first + at])

    def _is_still_said(self, words: Sequence[str], found: _Found) -> bool:
        """Whether the new headline says what is denied; of a text without one, its words in front of the denial."""
        denied = words[found.denied]
        if denied in self._words.alive:
            return False
        if self._headline is None:
            return any(self._are_alike(word, denied) for word in words[: found.place.start])
        told = self._headline.words
        return any(self._are_alike(word, denied) and not self._is_denied(told, at) for at, word in enumerate(told))

    def _is_denied(self, told: Sequence[str], at: int) -> bool:
        """Whether a word that denies stands in front of one of a headline, or just behind it where it may."""
        if not self._words.denying.isdisjoint(told[:at]):
            return True
        behind = told[at + 1 : at + 2] if self._language in NEGATED_BEHIND else ()
        return not self._words.all.isdisjoint((*told[max(0, at - _MAX_WORDS_BESIDE_A_CLAIM) : at], *behind))

    def _are_alike(self, word: str, other: str) -> bool:
        """Whether two words are forms of one, or two of one state."""
        states = self._words.states
        if word == other or (word in states and states[word] == states.get(other)):
            return True
        differing = (at for at, pair in enumerate(zip(word, other, strict=False)) if pair[0] != pair[1])
        stem = next(differing, min(len(word), len(other)))
        return stem >= _MIN_STEM_CHARS and 2 * stem >= max(len(word), len(other))


@lru_cache(maxsize=MAX_CACHED_LANGUAGES)
def _states(language: str) -> Sequence[frozenset[int]]:
    """Return the 24-bit hashes of the words of each state."""
    rows = (*CASUALTIES.get(language, ()), *OTHER_STATES.get(language, ()))
    return [frozenset(word_hashes(words, language)) for words in rows]


_REST_OF_NOT: Final = "t"
"""The token that is left of ``didn't`` behind its apostrophe."""
_APOSTROPHES: Final = ("'", "\u2019")
