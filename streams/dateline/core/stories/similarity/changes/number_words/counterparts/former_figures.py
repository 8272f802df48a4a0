"""Former figures: numbers, and words for one, that a new number came in the place of where the words beside it bend.

``One person was killed`` and ``Three people were killed``, ``zginęły 3 osoby`` and ``zginęło 5 osób``: no word beside
the number stayed. So what stood in the place of the new words is read back. A number there is the former one if the
same became of what it counts: the next words that say something are the same, or forms of one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.text.casualties import CASUALTIES, PERSONS, SEVERAL_PERSONS
from dateline.core.data.times.ages import AGE_WORDS
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.moving_words import is_moving
from dateline.core.stories.similarity.changes.number_words.casualties import ARTICLES_ALONE
from dateline.core.stories.similarity.changes.number_words.compositions import as_opened
from dateline.core.stories.similarity.changes.number_words.counterparts.former_rows import (
    FormerRow,
    FormerRows,
    may_read,
    new_words_around,
)
from dateline.core.stories.similarity.changes.number_words.large_numbers import counted_values, words_for_one
from dateline.core.stories.similarity.changes.number_words.longer_numbers import is_whole
from dateline.core.stories.similarity.changes.number_words.spelled_values import value_of
from dateline.core.stories.similarity.changes.number_words.word_forms import are_forms
from dateline.core.stories.similarity.changes.printed_times import is_time
from dateline.core.stories.similarity.text.tokenized_text import SHINGLE_WORDS
from dateline.core.stories.similarity.vocabulary import vocabulary

_MAX_PLACES: Final = 4
"""Places whose former words are read back, the first ones. Bounds time; chosen by hand."""
_MAX_CHARS_OF_A_SHORT_WORD: Final = 2
"""Letters of a word that says nothing of a number. Chosen by hand."""
_MAX_CACHED: Final = 16
"""Languages whose words for persons are cached, each a few. Chosen by hand."""


class FormerFigures(NamedTuple):
    """What the text before had in the place of new numbers."""

    former: dict[int, str]
    """The former number of some new ones, by their tokens, as printed."""
    bent: list[int]
    """Tokens of new words that are other forms of what stood there, and of numbers that are so."""


def former_figures(compared: Comparison, numbers: Collection[int], known: Iterable[int]) -> FormerFigures:
    """Return what the text before had in the place of some fresh numbers, by their tokens.

    Of ``known`` numbers the former ones are known: beside them, new words may be other forms of former ones.
    """
    former: dict[int, str] = {}
    bent: list[int] = []
    if not compared.flags.lost or len(compared.starts) <= SHINGLE_WORDS:  # nothing is gone, or no row is known
        return FormerFigures(former, bent)
    for row in _rows(compared, sorted({*numbers, *(token for token in known if _has_new_beside(compared, token))})):
        had = _Words(compared.language, row.words)
        if not had.numbers:  # as mostly
            continue
        own = _Words.of_text(compared, row.place)
        for at, was in _pairs(own, had):
            number = row.place[at]
            bent += _bent(compared, own, at, row)
            if number not in numbers or is_time(compared, number):
                continue
            if value_of(own.words[at], compared.language) == value_of(row.words[was], compared.language):
                bent.append(number)
            elif is_whole(compared, row.place[at : at + 1], ""):
                former[number] = _as_printed(compared, number, row.words, was)
    return FormerFigures(former, bent)


def _rows(compared: Comparison, tokens: Iterable[int]) -> Iterator[FormerRow]:
    """Yield what stood in the place of the new words around some tokens, of the first places whose words can be read.

    Most have too many new words around them. Such a place counts as one of the first unless its number is a time,
    which takes time to ask, and is asked where another place follows that can be read, behind several.
    """
    rows, places = None, list[int]()
    around, read_to = range(0), 0
    for token in tokens:
        if token < read_to:
            continue
        places.append(token)
        if token not in around:
            around = new_words_around(compared, token)
        if not may_read(around):
            continue
        if len(places) > _MAX_PLACES and sum(not is_time(compared, each) for each in places) > _MAX_PLACES:
            return
        if is_time(compared, token):
            continue
        rows = rows or FormerRows(compared)
        if (row := rows.around(token)) is not None:
            read_to = row.place.stop
            yield row


def _has_new_beside(compared: Comparison, token: int) -> bool:
    """Whether a content word beside a number is new."""
    return compared.is_new_content.find(1, max(0, token - 1), token + 2) >= 0


class _Words:
    """Words in a row, in lower case, with the numbers among them."""

    def __init__(self, language: str, words: Sequence[str], stops: Collection[int] = ()) -> None:
        self.words, self.language, self._stops = words, language, stops
        self._ones, self._values = {*words_for_one(language)}, counted_values(language)
        self._joint = AGE_WORDS[language].joint if language in AGE_WORDS else ""
        self.numbers = [at for at in range(len(words)) if self._counts(at)]

    @classmethod
    def of_text(cls, compared: Comparison, place: range) -> "_Words":
        """Return the words of the new text in a place; a punctuation mark behind a word is a stop."""
        stops = {at for at, token in enumerate(place) if not compared.joins(token)}
        return cls(compared.language, compared.lowered(place), stops)

    def _counts(self, at: int) -> bool:
        word = self.words[at]
        if word[:1].isdecimal() or self._values.get(word, 0) > 1:
            return True
        if word not in self._ones:
            return False
        behind = self.words[at + 1] if at + 1 < len(self.words) else ""
        is_article = word in vocabulary(self.language).function_words or word in ARTICLES_ALONE
        return not is_article or is_person(behind, self.language) or _kind(behind, self.language) >= 0

    def is_part(self, at: int) -> bool:
        """Whether another number stands beside one, so that it may be a part of a longer one."""
        return at - 1 in self.numbers or at + 1 in self.numbers

    def beside(self, at: int) -> list[int]:
        """Return the words in front of a number and behind it that may be said of what it counts."""
        return [*self._row(at, -1), *self._row(at, 1)]

    def said_of(self, at: int, step: int) -> str:
        """Return the next word behind or in front of a number that says something of what it counts; empty for none."""
        return next((self.words[each] for each in self._row(at, step) if self._says(self.words[each])), "")

    def _row(self, at: int, step: int) -> Iterator[int]:
        """Yield the words on one side of a number up to another one, a stop, the word for *and*, or what is unknown."""
        each = at
        while (each if step > 0 else each - 1) not in self._stops:
            each += step
            if not 0 <= each < len(self.words) or each in self.numbers or self.words[each] in {"", self._joint}:
                return
            yield each

    def _says(self, word: str) -> bool:
        if len(word) <= _MAX_CHARS_OF_A_SHORT_WORD or word in vocabulary(self.language).function_words:
            return False
        return not is_moving(word) and not is_person(word, self.language)


def _pairs(own: _Words, former: _Words) -> list[tuple[int, int]]:
    """Return the numbers that came in each other's place, by where they stand: as many as possible, in their order."""
    best: dict[tuple[int, int], list[tuple[int, int]]] = {}
    said, had_said = (
        [None if words.is_part(at) else (words.said_of(at, 1), words.said_of(at, -1)) for at in words.numbers]
        for words in (own, former)
    )
    for i, at in enumerate(own.numbers):
        for j, was in enumerate(former.numbers):
            choices = [best.get((i - 1, j), []), best.get((i, j - 1), [])]
            if (now := said[i]) and (before := had_said[j]) and _are_said_alike(now, before, own.language):
                choices.append([*best.get((i - 1, j - 1), []), (at, was)])
            best[i, j] = max(choices, key=len)
    return best.get((len(own.numbers) - 1, len(former.numbers) - 1), [])


def _are_said_alike(said: tuple[str, str], had_said: tuple[str, str], language: str) -> bool:
    """Whether the same became of what two numbers count: what is said of them behind and in front is alike.

    Where nothing is said of one of them on a side, the other side has to do.
    """
    known = [(word, other) for word, other in zip(said, had_said, strict=True) if word and other]
    return bool(known) and all(_are_alike(word, other, language) for word, other in known)


def _are_alike(word: str, other: str, language: str) -> bool:
    kind = _kind(word, language)
    return are_forms(word, other) or (kind >= 0 and kind == _kind(other, language))


def is_person(word: str, language: str) -> bool:
    """Return whether a word, in lower case, is one for a person or for several."""
    return word in _persons(language)


def _kind(word: str, language: str) -> int:
    """Return which kind of word for dead, hurt or missing one is; -1 for none."""
    return _casualties(language).get(word, -1)


def _as_printed(compared: Comparison, token: int, words: Sequence[str], was: int) -> str:
    """Return a former number as the text before printed it; an article that is no number with the word behind it."""
    word = words[was]
    if word in ARTICLES_ALONE and was + 1 < len(words):
        word = f"{word} {words[was + 1]}"
    return as_opened(compared, token, word)


def _bent(compared: Comparison, own: _Words, at: int, row: FormerRow) -> list[int]:
    """Return the new words said of a number that are other forms of former ones, or words for persons."""
    had = [word for word in row.words if len(word) > _MAX_CHARS_OF_A_SHORT_WORD]
    return [
        row.place[each]
        for each in own.beside(at)
        if compared.is_content[row.place[each]]
        and (
            is_person(own.words[each], compared.language)
            or any(_are_alike(own.words[each], other, compared.language) for other in had)
        )
    ]


@lru_cache(maxsize=_MAX_CACHED)
def _persons(language: str) -> frozenset[str]:
    return frozenset((*PERSONS.get(language, "").split(), *SEVERAL_PERSONS.get(language, "").split()))


@lru_cache(maxsize=_MAX_CACHED)
def _casualties(language: str) -> Mapping[str, int]:
    """Return which kind of word each is; one of several kinds is of the first."""
    kinds = [*enumerate(CASUALTIES.get(language, ()))]
    return {word: kind for kind, words in reversed(kinds) for word in words.split()}
