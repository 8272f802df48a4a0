"""Negations: a word for none that came in the place of one or of a number, and the other way: ``ein → Kein Toter``.

These words are no numbers of the traits, and most are articles. So each is tried in the place of a fresh one: it
stood there if the words around it did. Of a headline all words but articles are kept, in their order.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from dateline.core.data.text.numbers.number_words import NONE_WORDS
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.figures import Figure
from dateline.core.stories.similarity.features import Traits
from dateline.core.stories.similarity.tokens import Hashes64, tokens
from dateline.core.stories.similarity.vocabulary import to_24_bits, vocabulary

_MAX_TRIED: Final = 200
"""Fresh tokens that are looked at, the first ones. Bounds time; chosen by hand."""
_MAX_CACHED_GUESSES: Final = 64
"""Rows of words whose hashes are cached: those of the languages, and of the last texts. Chosen by hand."""
_MAX_CACHED_LANGUAGES: Final = 16
"""Languages whose words are cached: more than ``NONE_WORDS`` has."""


class _Guesses(NamedTuple):
    """Words that may have stood in a place, with the hash of each."""

    words: Sequence[str]
    hashes: Hashes64


def negations(compared: Comparison) -> list[Figure]:
    """Return the words for none, and for one, of the new text that came in the place of the other, or of a number."""
    if compared.language not in NONE_WORDS or not compared.flags.lost:
        return []
    none, one = _words(compared.language)
    changed = []
    for token in compared.fresh_among(_asked(compared.language), _MAX_TRIED):
        if not compared.may_have_known_row(token):  # as mostly: no other word stood there
            continue
        is_none = compared.printed(token).lower() in none
        tried = _guesses((*one, *compared.former.numbers.lower().split()) if is_none else none)
        if (guess := compared.first_that_stood(tried.hashes, token)) is not None:
            changed.append(Figure(token, tried.words[guess], is_time=False))
    return changed


def negation_in_headline(headline: str, language: str, own: Traits, former: Traits) -> str:
    """Return a word for none that came into a headline, with the word behind it; empty for none.

    All other words have to be the same, but for one in its place. Traits have no articles of a headline, so that it is
    not known which one stood there, nor seen where the word for none counts as one, as in Dutch.
    """
    if language not in NONE_WORDS:
        return ""
    none = _words_for_none(language)
    if none.isdisjoint(headline.lower().split()):
        return ""
    title, before = own.title, former.title
    if not len(before) or len(title) not in {len(before), len(before) + 1}:
        return ""
    found = tokens(headline)
    printed = [headline[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
    for number, word in enumerate(printed):
        if word.lower() not in none:
            continue
        places = np.flatnonzero(title == _hash(word.lower(), language))
        if len(places) != 1:
            continue
        at = int(places[0])
        kept = before if len(title) > len(before) else np.delete(before, at)
        if before[min(at, len(before) - 1)] != title[at] and np.array_equal(np.delete(title, at), kept):
            return " ".join(printed[number : number + 2])
    return ""


def gives_way_to_none(compared: Comparison) -> bool:
    """Whether a word for none stands in the place of one or of a number: ``Three men died`` → ``No men died``.

    Anywhere else it says nothing of the number: a first report has fewer numbers, and ``no word on the dead``.
    """
    none = _words_for_none(compared.language) if compared.language in NONE_WORDS else frozenset()
    return any(compared.printed(figure.token).lower() in none for figure in negations(compared))


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _words(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    none, one = NONE_WORDS[language]
    return tuple(none.split()), tuple(one.split())


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _words_for_none(language: str) -> frozenset[str]:
    return frozenset(_words(language)[0])


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _asked(language: str) -> frozenset[int]:
    """Return the hashes of a language's words for none and for one."""
    none, one = _words(language)
    return frozenset(_guesses((*none, *one)).hashes.tolist())


@lru_cache(maxsize=_MAX_CACHED_GUESSES)
def _guesses(words: tuple[str, ...]) -> _Guesses:
    """Return words as guesses, without those that are several tokens."""
    single = [(word, hashes[0]) for word in words if len(hashes := tokens(word).hashes) == 1]
    return _Guesses([word for word, _ in single], np.array([value for _, value in single], np.uint64))


def _hash(word: str, language: str) -> int:
    return int(to_24_bits(tokens(word).hashes[0] ^ vocabulary(language).seed))
