"""Abbreviations: whether two texts of one pattern are about two bodies of which they have the initials alone.

``RBA raises interest rate to 3.5%`` from Sydney and ``ECB raises interest rate to 3.5%`` from Frankfurt are alike in
figures and words, and name no country. In one place of both stand two abbreviations, which are words in capitals;
neither text has the other's. They are two unless one text has in full what the other abbreviates, or both name
something else in common, as reports of one event by two agencies do: ``UN: 300 dead in Sudan``, ``WHO: …``. From one
place, the second may be a correction that does not say so.

A word that opens a sentence is no name in memory, but a hash. So all words of two or three letters are tried: one that
opens the earlier text where the new one has an abbreviation is taken for one too.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from string import ascii_uppercase
from typing import Final

import numpy as np

from dateline.core.data.text.names import CAPITALISED_NOUNS
from dateline.core.places.countries import mentions
from dateline.core.stories.similarity.compare import Likeness
from dateline.core.stories.similarity.features import MAX_WORDS, Traits
from dateline.core.stories.similarity.places.texts import may_be_one, rows_with
from dateline.core.stories.similarity.text.tokenized_text import TokenizedText, tokenize
from dateline.core.stories.similarity.tokens import tokens
from dateline.core.stories.similarity.vocabulary import FUNCTION, HASH_DTYPE, Hashes24, vocabulary, word_hashes
from dateline_schemas.brief import Brief

_WORDS: Final = 1
"""Position in ``Traits.sizes`` of the number of words."""
_LETTERS: Final = range(2, 7)
"""Letters of an abbreviation. Chosen by hand."""
_TRIED: Final = ["".join(letters) for size in (2, 3) for letters in product(ascii_uppercase, repeat=size)]
"""The words that are tried. Of four letters there are 25 times as many."""
_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose hashes of these words are cached, 73 KB each. Chosen by hand."""
_MANY_WORDS: Final = 0.5
"""Share of a text's shingles that two texts of one pattern have in common, at least. Chosen by hand."""
_FRONT_WORDS: Final = 6
"""Words of a text among which its subject is. Chosen by hand, as in ``subjects.py``."""


def are_of_two_bodies(  # noqa: PLR0913, PLR0917 - what is known of two texts
    brief: Brief, text: TokenizedText, own: Traits, other: Traits, like: Likeness, slots: Collection[tuple[int, int]]
) -> bool:
    """Whether two texts that are not from one place have two abbreviations in one of the ``slots`` of their headlines.

    A slot has a word of either headline, by its hash. ``text`` and ``own`` are of the new text.
    """
    if like.places > 0 or max(like.of_text, like.of_earlier) < _MANY_WORDS:
        return False
    ours = _abbreviations(text, range(text.title.start))
    if ours.keys().isdisjoint([one for one, _ in slots]):  # as nearly always
        return False
    if _is_in_capitals(text, other) or _name_one_thing(brief, own, other):
        return False
    theirs = _abbreviations_of_names(other, brief.language) | _short_words(other.title[:1], brief.language)
    return any(
        one in ours and another in theirs and _are_two(text, other, _printed(text, ours[one]), theirs[another])
        for one, another in slots
    )


def begin_with_two_bodies(brief: Brief, own: Traits, other: Traits, like: Likeness) -> bool:
    """Whether two texts without headlines have two abbreviations in one place of their first words.

    They are not from one place either.
    """
    is_long = max(own.sizes[_WORDS], other.sizes[_WORDS]) >= MAX_WORDS  # such a text may have a word that was not kept
    if is_long or like.places > 0 or max(like.of_text, like.of_earlier) < _MANY_WORDS:
        return False
    text = tokenize(brief.text, "", own.names, brief.language)
    ours = _abbreviations(text, range(min(_FRONT_WORDS, text.title.start)))
    known = {*other.words.tolist()}
    if known.issuperset(ours) or _is_in_capitals(text, other) or _name_one_thing(brief, own, other):
        return False
    strange = np.setdiff1d(other.words, own.words)
    theirs = _abbreviations_of_names(other, brief.language) | _short_words(strange, brief.language)
    seed, rows = vocabulary(brief.language).seed, {*other.shingles.tolist()}
    return any(
        value not in known
        and _are_two(text, other, _printed(text, at), another)
        and rows_with(text, slice(at, at + 1), tokens(another.lower()).hashes, seed, rows)
        for value, at in ours.items()
        for another in theirs.values()
    )


def abbreviates(abbreviation: str, words: Sequence[str]) -> bool:
    """Whether an abbreviation has the initials of words in a row, the first of which has a capital.

    A compound may give further letters: ``EZB`` is ``Europäische Zentralbank``.
    """
    letters = abbreviation.lower()
    for start, word in enumerate(words):
        if not word[0].isupper() or word == abbreviation:
            continue
        ends = {0}
        for each in words[start : start + len(letters)]:
            ends = {end for at in ends for end in _ends_within(letters, at, each.lower())}
            if len(letters) in ends:
                return True
    return False


def _ends_within(letters: str, at: int, word: str) -> Iterable[int]:
    """Yield how many letters there may be up to the end of a word whose initial is the next one, and others follow."""
    if letters[at : at + 1] != word[0]:
        return
    at += 1
    yield at
    for letter in word[1:]:
        if letters[at : at + 1] == letter:
            at += 1
            yield at


def _are_two(text: TokenizedText, other: Traits, one: str, another: str) -> bool:
    """Whether an abbreviation of the new text and one of the earlier text are of two bodies.

    They may be spellings, names of a country, or of one body in two languages: ``UNO``, ``ONU``.
    """
    if sorted(one) == sorted(another) or may_be_one(one, another, apart=True):
        return False
    words = [_printed(text, at) for at in range(text.title.start) if not text.marks[at] & FUNCTION]
    return not abbreviates(another, words) and not any(abbreviates(one, name.split()) for name in _names(other))


def _abbreviations(text: TokenizedText, where: range) -> Mapping[int, int]:
    """Return the tokens that are abbreviations in a part of a text, by their hashes."""
    return {int(text.words[at]): at for at in where if _is_abbreviation(_printed(text, at))}


def _abbreviations_of_names(other: Traits, language: str) -> dict[int, str]:
    """Return by hash the abbreviations among the names of an earlier text."""
    words = [word for word in other.names.split() if _is_abbreviation(word)]
    return {value: word for word in words for value in word_hashes(word, language)}


def _short_words(hashes: Hashes24, language: str) -> dict[int, str]:
    """Return by hash those of some words that have two or three letters, in capitals."""
    tried = _hashes_of_tried(language)
    return {int(tried[at]): _TRIED[at] for at in np.flatnonzero(np.isin(tried, hashes)).tolist()}


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _hashes_of_tried(language: str) -> Hashes24:
    """Return the hash of each of the words that are tried."""
    return np.array(word_hashes("\n".join(_TRIED), language), HASH_DTYPE)


def _is_abbreviation(word: str) -> bool:
    return len(word) in _LETTERS and word.isalpha() and word.isupper()


def _is_in_capitals(text: TokenizedText, other: Traits) -> bool:
    """Whether one of two texts is in capitals, so that any words are: the earlier has names of several such words."""
    return text.body[: text.ends[text.title.start - 1]].isupper() or any(
        " " in name and name.isupper() for name in _names(other)
    )


def _name_one_thing(brief: Brief, own: Traits, other: Traits) -> bool:
    """Whether two texts name a country in common, or a name; where any noun has a capital, countries alone count."""
    if not {*brief.countries}.isdisjoint(mentions(other.names)):
        return True
    is_noun = brief.language in CAPITALISED_NOUNS
    return not is_noun and not {*own.name_words.tolist()}.isdisjoint(other.name_words.tolist())


def _names(other: Traits) -> Sequence[str]:
    return other.names.split("\n")


def _printed(text: TokenizedText, at: int) -> str:
    return text.body[text.starts[at] : text.ends[at]]
