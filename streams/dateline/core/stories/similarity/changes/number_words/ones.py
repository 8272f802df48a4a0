"""Ones: a word for one that came in the place of a number: ``3 → one person``.

These words are no numbers of the traits, and most are articles. The number has to be gone from the text. It stood in
the place of the word if the words on one side did: what it counts changes with it, ``people`` and ``person``. At the
opening of a text, the order of its numbers has to do.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from dateline.core.data.text.casualties import PERSONS
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.figures import Figure
from dateline.core.stories.similarity.changes.number_words.casualties import first_casualties
from dateline.core.stories.similarity.changes.number_words.counterparts.former_words import former_words
from dateline.core.stories.similarity.changes.number_words.large_numbers import words_for_one
from dateline.core.stories.similarity.changes.number_words.longer_numbers import is_whole, may_have_had_longer
from dateline.core.stories.similarity.changes.number_words.spelled_values import is_same, same_as
from dateline.core.stories.similarity.text.tokenized_text import SHINGLE_WORDS
from dateline.core.stories.similarity.tokens import Hashes64, hashes_of, tokens

_MAX_TRIED: Final = 200
"""Fresh tokens that are looked at, the first ones. Bounds time; chosen by hand."""
_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose words for one are cached, each a few. Chosen by hand."""


class _Former(NamedTuple):
    """Numbers of the text before that are gone."""

    words: Sequence[str]
    hashes: Hashes64


def numbers_now_one(compared: Comparison, others: Sequence[Figure], respelt: Sequence[int] = ()) -> list[Figure]:
    """Return the words for one of the new text that came in the place of a number.

    Those that are told otherwise are left out: tokens of ``others``, the figures that came in the place of numbers, and
    of ``respelt``, numbers in another form. So is the first one of a kind, which came in no number's place: ``un mort
    et un disparu`` after ``un mort et 5 blessés``.
    """
    if compared.only_grew:
        return []
    fresh = compared.fresh_among(_hashes_of_one(compared.language), _MAX_TRIED)
    # Nearly all are articles inside a new sentence, where no number stood: to find those that are gone takes time.
    fresh = [token for token in fresh if compared.may_have_known_row(token) or _may_have_opened(compared, token)]
    if not fresh:  # as nearly always
        return []
    taken = {token for figure in others for token in figure.tokens}.union(respelt)
    taken.update(token for place in first_casualties(compared) for token in place)
    fresh = [token for token in fresh if token not in taken]
    if not fresh:
        return []
    gone = _gone(compared, {figure.former for figure in others})
    if not gone.words:  # as mostly
        return []
    found: dict[str, Figure] = {}
    for token in fresh:
        former = _that_stood(compared, gone, token) or _that_opened(compared, gone.words, token)
        if former and former not in found and is_whole(compared, range(token, token + 1), former):
            found[former] = Figure(token, former, is_time=False)
    return [*found.values()]


def _gone(compared: Comparison, taken: set[str]) -> _Former:
    """Return the numbers of the text before that the new one has in no form, and words that traits have not as such."""
    values, now = compared.number_values, [number.lower() for number in compared.printed_numbers]
    former = [number for number in dict.fromkeys(compared.former.numbers.split()) if number not in taken]
    standing = {*now}  # asked first, since most numbers are, and the forms of two take time
    former = [number for number in former if number.lower() not in standing]
    former = [number for number in former if not same_as(number.lower(), now, values)]
    words, hashes = former_words(compared)
    if not former and not words:
        return _Former([], hashes)
    former, own = _single_tokens(former)
    if not (standing | taken).isdisjoint(words):
        large = [at for at, word in enumerate(words) if word not in standing and word not in taken]
        words, hashes = [words[at] for at in large], hashes[large]
    return _Former([*former, *words], np.concatenate((own, hashes)))


def _single_tokens(numbers: list[str]) -> tuple[list[str], Hashes64]:
    """Return the numbers that are one token, and the hash of each."""
    lowered = [number.lower() for number in numbers]
    hashes = hashes_of("\n".join(lowered))
    if len(hashes) == len(numbers):  # as nearly always
        return numbers, hashes
    single = [at for at, number in enumerate(lowered) if len(hashes_of(number)) == 1]
    return [numbers[at] for at in single], hashes_of("\n".join([lowered[at] for at in single]))


def _that_stood(compared: Comparison, gone: _Former, token: int) -> str:
    """Return which of the numbers that are gone stood in the place of a token; empty for none."""
    guess = compared.first_that_stood(gone.hashes, token, one_side=True)
    return gone.words[guess] if guess is not None else ""


def _that_opened(compared: Comparison, gone: Sequence[str], token: int) -> str:
    """Return the number in whose place a word came near the opening of a sentence, by the order of all numbers.

    Only where most of the text stayed: too few words stand in front of it to ask.
    """
    if not _may_have_opened(compared, token):
        return ""
    sentence = compared.sentence(token)
    if compared.is_fresh.count(1) * 2 > len(compared.is_fresh):
        return ""
    if may_have_had_longer(compared):
        return ""
    if any(compared.is_new_word[each] for each in range(sentence.start, token)):
        return ""
    former = compared.former.numbers.split()
    at = sum(number < token for number in compared.numbers)
    if len(former) != len(compared.numbers) + 1 or former[at] not in gone:
        return ""
    values = compared.number_values
    pairs = zip([*former[:at], *former[at + 1 :]], compared.printed_numbers, strict=True)
    return former[at] if all(is_same(was.lower(), now.lower(), values) for was, now in pairs) else ""


def _may_have_opened(compared: Comparison, token: int) -> bool:
    """Whether a word stands near the opening of a sentence, in front of what it counts.

    An article has to have a person behind it that is new, as what it counts changes with it: ``Una persona`` after
    ``Cinque persone``.
    """
    if compared.is_function[token] and not _has_new_person(compared, token):
        return False
    return token - compared.sentence(token).start < SHINGLE_WORDS - 1 and compared.joins(token)


def _has_new_person(compared: Comparison, token: int) -> bool:
    """Whether a word for a person that the text before lacked follows a token."""
    person = token + 1
    if person >= len(compared.starts) or not compared.is_new_word[person]:
        return False
    return compared.printed(person).lower() in PERSONS.get(compared.language, "").split()


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _hashes_of_one(language: str) -> frozenset[int]:
    hashes = [tokens(word).hashes for word in words_for_one(language)]
    return frozenset(int(each[0]) for each in hashes if len(each) == 1)
