"""Inserted negations: a word for *not* that came into a sentence of the text before: ``will [not] visit Bern``.

The words on both sides of it stood side by side before. One more word may have come with it, in front or behind:
``wird [doch nicht] geschlossen``. In ``won't visit`` the verb lost its own form, and in ``n'a pas été placé`` a second
word came in front of the verb. *Not only* negates nothing.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

import numpy as np

from dateline.core.data.stories.denials import (
    AFFIRMATIVES,
    FIRST_NEGATIONS,
    NEGATED_BEHIND,
    NEGATIONS,
    NO_LONGER,
    NOT_ONLY,
    OR_NOT,
)
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.notes.denial_words import (
    MAX_CACHED_LANGUAGES,
    MAX_CHARS_OF_A_SHORT_WORD,
    DenialWords,
    denial_words,
)
from dateline.core.stories.similarity.changes.number_words.asked_words import denying_words
from dateline.core.stories.similarity.tokens import Hashes64, tokens
from dateline.core.text.signals import NOTE_OPENERS


class InsertedNegation(NamedTuple):
    """A word for *not* that the sentence lacked before."""

    token: int
    came: range
    """Its tokens and those that came with it."""
    quoted: range
    """The tokens that say what it negates: ``will not visit``, ``treedt niet af``."""
    is_said: bool
    """Whether it negates a verb of saying: ``did not say``, ``zegt niet dat``."""


def inserted_negations(compared: Comparison) -> list[InsertedNegation]:
    """Return the words for *not* that came into sentences of the text before, in their order."""
    if compared.language not in NEGATIONS or not compared.flags.lost:
        return []
    fresh = compared.fresh_among(denying_words(compared.language), _MAX_FRESH)
    if not fresh:  # as nearly always
        return []
    words = denial_words(compared.language)
    asked = islice((token for token in fresh if _negates(compared, words, token)), _MAX_TRIED)
    places = ((token, _came(compared, token)) for token in asked)
    return [_read(compared, words, token, place) for token, place in places if place is not None]


def negates_nothing(language: str, before: str, behind: str) -> bool:
    """Whether *not* says no more, between two words, than that something else is the case too: ``not only``."""
    return behind in NOT_ONLY.get(language, "").split() or before in OR_NOT.get(language, "").split()


def _negates(compared: Comparison, words: DenialWords, token: int) -> bool:
    """Whether a token is a word for *not* that negates something; of words for none only ``no longer``.

    In brackets it disowns: ``the governor (not the mayor)``.
    """
    word, behind, start = compared.printed(token).lower(), _behind(compared, token), compared.starts[token]
    if start and compared.text[start - 1] in NOTE_OPENERS:
        return False
    if word in words.negations:
        before = compared.printed(token - 1).lower() if token else ""
        return not negates_nothing(compared.language, before, behind)
    return f"{word} {behind}" in NO_LONGER.get(compared.language, ())


def _behind(compared: Comparison, token: int) -> str:
    """Return the word behind a token, in lower case; empty where the text ends."""
    return compared.printed(token + 1).lower() if token + 1 < len(compared.starts) else ""


def _came(compared: Comparison, token: int) -> range | None:
    """Return the tokens around which all others stood together in the text before, a word for *not* among them."""
    sentence = compared.sentence(token)
    firsts = range(token, max(sentence.start - 1, token - 1 - _MAX_WORDS_BESIDE), -1)
    stops = range(token + 1, min(sentence.stop, token + 1 + _MAX_WORDS_BESIDE) + 1)
    if compared.printed(token).lower() not in NEGATIONS[compared.language].split():  # ``no longer``
        firsts, stops = range(token, token + 1), range(token + 2, token + 3)
    for hashes, before in _former_hashes(compared, sentence, token):
        for first in firsts:
            for stop in stops:
                if compared.was_inserted(range(first - before, stop - before), hashes):
                    return range(first - (first == token and _is_rest_of_not(compared, token)), stop)
    return None


def _former_hashes(compared: Comparison, sentence: range, token: int) -> Iterator[tuple[Hashes64, int]]:
    """Yield the hashes of all words as they may have stood before, and how many in front of the token are left out."""
    hashes = compared.with_former(_NONE, [])
    yield hashes, 0
    if token > sentence.start and (verb := _affirmatives(compared.language).get(compared.printed(token - 1).lower())):
        yield compared.with_former(verb, [token - 1]), 0
    if (first := _first_of_two(compared, token)) >= sentence.start:
        yield np.delete(hashes, first), 1


def _is_rest_of_not(compared: Comparison, token: int) -> bool:
    """Whether a token is the end of the word in front: ``won't``."""
    return token > 0 and compared.printed(token).lower() == _REST_OF_NOT


def _first_of_two(compared: Comparison, token: int) -> int:
    """Return the first word of a negation in two words, ``ne`` of ``ne s'est pas``; -1 for none."""
    firsts = FIRST_NEGATIONS.get(compared.language, "").split()
    for each in range(token - 1, max(0, token - _MAX_WORDS_TO_A_FIRST) - 1, -1) if firsts else ():
        if compared.printed(each).lower() in firsts:
            return each
    return -1


@lru_cache(maxsize=MAX_CACHED_LANGUAGES)
def _affirmatives(language: str) -> dict[str, Hashes64]:
    """Return by verbs in front of *not* the hash of each without it: ``won`` of ``won't`` is *will*."""
    return {negated: tokens(verb).hashes for negated, verb in AFFIRMATIVES.get(language, {}).items()}


def _read(compared: Comparison, words: DenialWords, token: int, came: range) -> InsertedNegation:
    """Return a negation with the words that say what it negates: those behind it, or the verb in front."""
    verb, last = came.start - 1, came.stop - 1
    behind, particle = _word_behind(compared, words, last), _particle(compared, words, last)
    is_said = _is_in(compared, verb, words.saying) or _is_in(compared, behind, words.saying)
    is_near = behind == came.stop or compared.language not in NEGATED_BEHIND
    is_behind = behind >= 0 and not _is_in(compared, behind, words.saying)
    if not (is_near and is_behind) and _is_verb(compared, words, verb):
        first, stop = verb, particle
    else:
        first, stop = _start(compared, words, came.start), behind + 1 if is_behind else particle
    ne = _first_of_two(compared, token)
    return InsertedNegation(token, came, range(min(first, ne) if ne >= 0 else first, stop), is_said)


def _particle(compared: Comparison, words: DenialWords, token: int) -> int:
    """Return the token behind a negation, or behind the word that goes on with it: ``treedt niet af``."""
    following = token + 1
    if following == len(compared.starts) or not compared.joins(token):
        return following
    ends_clause = following + 1 == len(compared.starts) or not compared.joins(following)
    return following + (ends_clause or not _is_in(compared, following, words.passed_over))


def _is_verb(compared: Comparison, words: DenialWords, token: int) -> bool:
    """Whether a word in front of *not* may be the verb that it negates."""
    if token < 0 or compared.language not in NEGATED_BEHIND or not compared.joins(token):
        return False
    printed = compared.printed(token)
    is_noun = token > 0 and _is_in(compared, token - 1, words.noun_openers)
    is_word = len(printed) > MAX_CHARS_OF_A_SHORT_WORD and not _is_in(compared, token, words.passed_over)
    return is_word and not is_noun and printed[0].islower()


def _word_behind(compared: Comparison, words: DenialWords, token: int) -> int:
    """Return the first word behind a token, within the clause, that says anything; -1 for none."""
    for each in range(token + 1, min(token + 1 + _MAX_WORDS_TO_A_WORD, len(compared.starts))):
        if not compared.joins(each - 1):
            return -1
        word = compared.printed(each).lower()
        if len(word) > MAX_CHARS_OF_A_SHORT_WORD and word not in words.passed_over:
            return each
    return -1


def _start(compared: Comparison, words: DenialWords, token: int) -> int:
    """Return the first of up to two function words in front of a negation."""
    first = token
    while first > 0 and token - first < _MAX_WORDS_IN_FRONT and compared.joins(first - 1):
        if not _is_in(compared, first - 1, words.passed_over):
            break
        first -= 1
    return first


def _is_in(compared: Comparison, token: int, words: frozenset[str]) -> bool:
    """Whether a token is one of some words; False for none, -1."""
    return token >= 0 and compared.printed(token).lower() in words


_NONE: Final = np.zeros(0, np.uint64)
_MAX_FRESH: Final = 400
"""Fresh tokens that are looked at, the first ones. Bounds time; chosen by hand."""
_MAX_TRIED: Final = 8
"""Words for *not* that are tried, the first ones. Bounds time; chosen by hand."""
_MAX_WORDS_BESIDE: Final = 1
"""Words on one side of *not* that may have come with it. Chosen by hand."""
_MAX_WORDS_TO_A_FIRST: Final = 4
"""Tokens from the first word of a negation in two to the second: ``ne s'est pas``. Chosen by hand."""
_MAX_WORDS_TO_A_WORD: Final = 8
"""Tokens from *not* to what it negates. Chosen by hand, as of a denial."""
_MAX_WORDS_IN_FRONT: Final = 2
"""Function words in front of *not* that are quoted with it: ``has not``. Chosen by hand."""
_REST_OF_NOT: Final = "t"
"""The token that is left of ``didn't`` behind its apostrophe."""
