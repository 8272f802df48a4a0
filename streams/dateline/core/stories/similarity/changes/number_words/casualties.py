"""Casualties: the first one who is dead, hurt or missing, where *one* is an article: ``faisant un mort et 5 blessés``.

Such words are no numbers of the traits, and stand in a rewording with others. They are told as words that came, where
the text before had no word of that kind.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.core.data.text.casualties import CASUALTIES, OTHER_STATES, PERSONS
from dateline.core.data.text.numbers.number_words import NONE_WORDS
from dateline.core.data.wire.signals import DISOWNING
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.number_words.asked_words import PERSON
from dateline.core.stories.similarity.changes.number_words.large_numbers import counted_values, words_for_one
from dateline.core.stories.similarity.tokens import Hashes64, tokens

_MAX_TRIED: Final = 400
"""Fresh tokens that are looked at, the first ones. Bounds time; chosen by hand."""
_MAX_NUMBERS: Final = 12
"""Fresh numbers in whose place one is tried, the first ones. Bounds time; chosen by hand."""
_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose words are cached, each a few dozen; those without a row have none. Chosen by hand."""
_MAX_WORDS_BETWEEN: Final = 4
"""Tokens from a word for one to what became of the person: ``a 34-year-old woman died``. Chosen by hand."""
_MAX_WORDS_AFTER: Final = 2
"""Tokens from what became of the person to a word for one behind it: ``killing a woman``. Chosen by hand."""
_MAX_WORDS_TO_A_STATE: Final = 6
"""Tokens from a number to what became of whom it counts: ``two fishermen have been found dead``. Chosen by hand."""
_CASUALTIES: Final = 3
"""States that ``CASUALTIES`` has words for; those behind them are of ``OTHER_STATES``."""
_MAX_WORDS_OF_A_PERSON: Final = 2
"""Tokens behind such a word up to the person. Chosen by hand."""


ARTICLES_ALONE: Final = frozenset({"a", "an"})
"""Words for one that are articles and no numbers: with what they stand for they are told."""


class _Kind(NamedTuple):
    """Words for people of whom the same became."""

    hashes: Hashes64
    words: frozenset[int]
    """The same hashes."""


class _States(NamedTuple):
    """Words for dead, hurt and missing, then for other states."""

    kinds: Sequence[_Kind]
    by_word: dict[str, int]
    """Which state each word is for, by its index."""
    every: frozenset[int]
    """The hashes of all the words."""


def first_casualties(compared: Comparison, shown: Callable[[], AbstractSet[int]] = frozenset[int]) -> list[range]:
    """Return the words that tell of the first one of a kind, from the word for one on; none with a ``shown`` token.

    What is shown is asked for where there is such a word, since to list it takes time.
    """
    kinds, every = _kinds(compared.language)
    if not compared.fresh_among(every, _MAX_TRIED):  # as nearly always
        return []
    ones, flagged = {*words_for_one(compared.language)}, shown()
    found: list[range] = []
    for kind in kinds:
        fresh = [token for token in compared.fresh_among(kind.words, _MAX_TRIED) if token not in flagged]
        if not fresh or compared.had_words(kind.hashes).any():
            continue
        places = (_with_one(compared, token, ones) for token in fresh)
        found += [place for place in places if place is not None and not _is_denied(compared, place)][:1]
    return [place for place in found if not any(each in flagged for each in place)]


def first_of_a_state(compared: Comparison, token: int) -> range | None:
    """Return a number up to the word for a state that nobody was in before, where others were told of: missing ones.

    Then the former number was none of theirs: ``5 missing`` before ``2 found dead`` is not ``5 → 2 found dead``.
    """
    states = _states(compared.language)
    if not compared.fresh_among(states.every, _MAX_TRIED):  # as nearly always
        return None
    own, word = _state_of(compared, token, states)
    if own < 0 or compared.had_words(states.kinds[own].hashes).any():
        return None
    others = (at for at in range(len(states.kinds)) if at != own)
    is_other = any(_was_told_of(compared, states.kinds[other], own, other) for other in others)
    if not is_other:
        return None
    last = max(token, word)
    behind = last + 1
    runs_on = behind < len(compared.starts) and compared.gap(last) == " " and compared.is_new_content[behind]
    return range(min(token, word), behind + (runs_on and not compared.counts(behind)))  # ``tot geborgen``


def are_first_dead(compared: Comparison, token: int, was: str, now: str) -> bool:
    """Whether a number is of the dead, of whom the text before had no word, and is below the one that it had.

    Tolls rise, so that one was of others: ``3 workers were treated``, ``2 workers died``. Both are in figures.
    """
    if not (was.isdecimal() and now.isdecimal() and int(now) < int(was)):
        return False
    states = _states(compared.language)
    if not states.kinds or compared.had_words(states.kinds[0].hashes).any():
        return False
    return _state_of(compared, token, states)[0] == 0


def _was_told_of(compared: Comparison, kind: _Kind, own: int, other: int) -> bool:
    """Whether the text before told of people of another state, whose number the former one may be.

    Beside the dead, it may name in passing who was arrested or rescued. So where the new number is of the dead, hurt or
    missing, people of another state than these count only if the new text tells of such people too.
    """
    if not compared.had_words(kind.hashes).any():
        return False
    return own >= _CASUALTIES or other < _CASUALTIES or bool(compared.has_words(kind.hashes).any())


def still_counted(compared: Comparison, numbers: Iterable[int]) -> int | None:
    """Return which number counts those of whom alone the text before told, the first one; None for none or several."""
    states = _states(compared.language)
    had = [at for at, kind in enumerate(states.kinds) if compared.had_words(kind.hashes).any()]
    if len(had) != 1:
        return None
    return next((token for token in numbers if _state_of(compared, token, states)[0] == had[0]), None)


def _state_of(compared: Comparison, token: int, states: _States) -> tuple[int, int]:
    """Return what became of those whom a number counts, and the token that says so: the first word behind the number.

    Not behind the next number; else the word in front; -1 for none.
    """
    for step, limit in ((1, _MAX_WORDS_TO_A_STATE), (-1, _MAX_WORDS_AFTER)):
        for each in _row(compared, token, step, limit):
            state = states.by_word.get(compared.printed(each).lower())
            if state is not None:
                return state, each
            if each in compared.numbers:
                break
    return -1, token


def ones_before(compared: Comparison) -> dict[int, str]:
    """Return the fresh numbers, by their tokens, in whose place one stood with a word for a person: ``een dode``.

    What became of them has to follow as it did: ``zijn drie doden gevallen`` after ``is een dode gevallen``.
    """
    had_persons = compared.flags.former_marks & PERSON
    if compared.language not in CASUALTIES or not had_persons or not compared.flags.lost:  # as mostly
        return {}
    fresh = [token for token in compared.numbers if compared.is_fresh[token]]
    found: dict[int, str] = {}
    for token in fresh[:_MAX_NUMBERS] if fresh else ():
        if token + 1 < len(compared.starts) and compared.gap(token) == " " and compared.is_content[token + 1]:
            guesses = _ones_with_persons(compared.language)
            had = compared.had_words(guesses.persons)
            for at in np.flatnonzero(had).tolist():
                if compared.stood_in_front(guesses.hashes[at], range(token, token + 2)):
                    found[token] = guesses.former[at]
                    break
    return found


class _Guesses(NamedTuple):
    """Words for one with each word for a person, and the hashes of the two."""

    former: Sequence[str]
    """How the text before is told of: the word for one, or with an article that is none the person: ``a man``."""
    hashes: NDArray[np.uint64]
    """A row of two for each."""
    persons: Hashes64
    """The second of each row."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _ones_with_persons(language: str) -> _Guesses:
    persons = [*" ".join(CASUALTIES[language]).split(), *PERSONS.get(language, "").split()]
    counted = {one for one, value in counted_values(language).items() if value == 1} - ARTICLES_ALONE
    pairs = [
        (one if one in counted else f"{one} {person}", tokens(f"{one} {person}").hashes)
        for person in persons
        for one in words_for_one(language)
    ]
    pairs = [(former, hashes) for former, hashes in pairs if len(hashes) == 2]  # noqa: PLR2004 - the two words
    rows = np.array([hashes for _, hashes in pairs], np.uint64).reshape(-1, 2)
    return _Guesses([former for former, _ in pairs], rows, rows[:, 1].copy())


def _with_one(compared: Comparison, token: int, ones: set[str]) -> range | None:
    """Return the tokens from a word for one to what became of the person, or the other way round; None for none."""
    for each in _row(compared, token, -1, _MAX_WORDS_BETWEEN):
        if compared.counts(each) and compared.printed(each).lower() not in ones:
            return None  # it is what another number counts
        if _is_one(compared, each, ones):
            return range(each, token + 1)
    for each in _row(compared, token, 1, _MAX_WORDS_AFTER):
        if _is_one(compared, each, ones):
            person = next((w for w in _row(compared, each, 1, _MAX_WORDS_OF_A_PERSON) if compared.is_content[w]), each)
            return range(token, person + 1)
    return None


def _row(compared: Comparison, token: int, step: int, limit: int) -> Iterator[int]:
    """Yield at most ``limit`` tokens behind or in front of one, up to a punctuation mark or the word for *and*."""
    for each in range(token + step, token + (limit + 1) * step, step):
        if not 0 <= each < len(compared.starts) or not compared.joins(min(each, each - step)):
            return
        if compared.printed(each).lower() == compared.joint:
            return
        yield each


def _is_one(compared: Comparison, token: int, ones: set[str]) -> bool:
    return bool(compared.is_fresh[token]) and compared.printed(token).lower() in ones


def _is_denied(compared: Comparison, place: range) -> bool:
    """Whether a word for none or for *not* stands in or near the words: ``not a single person was killed``."""
    none, _ = NONE_WORDS.get(compared.language, ("", ""))
    denying = {*none.split(), *DISOWNING}
    near = range(max(0, place.start - _MAX_WORDS_AFTER), min(place.stop + 1, len(compared.starts)))
    return any(compared.printed(each).lower() in denying for each in near)


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _kinds(language: str) -> tuple[Sequence[_Kind], frozenset[int]]:
    """Return the words for people of whom the same became, kind by kind, and the hashes of them all."""
    found = [*map(_kind_of, CASUALTIES.get(language, ()))]
    return found, frozenset().union(*(kind.words for kind in found))


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _states(language: str) -> _States:
    rows = (*CASUALTIES.get(language, ()), *OTHER_STATES.get(language, ()))
    kinds = [*map(_kind_of, rows)]
    by_word = {word: at for at, row in enumerate(rows) for word in row.split()}
    return _States(kinds, by_word, frozenset().union(*(kind.words for kind in kinds)))


def _kind_of(row: str) -> _Kind:
    single = [hashes[0] for word in row.split() if len(hashes := tokens(word).hashes) == 1]
    return _Kind(np.array(single, np.uint64), frozenset(map(int, single)))
