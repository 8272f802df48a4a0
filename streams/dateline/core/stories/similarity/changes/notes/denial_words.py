"""Denial words: the words of one language with which texts deny, and those around them.

The rows are those of ``core/data/stories/denials.py``, of words for none, and of casualties.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.stories.denials import ALIVE, DENYING, NEGATIONS, NOBODY, NOUN_OPENERS, PASSED_OVER, SAYING
from dateline.core.data.text.casualties import CASUALTIES, OTHER_STATES, PERSONS, SEVERAL_PERSONS
from dateline.core.data.text.function_words import FUNCTION_WORDS, NEIGHBOURS
from dateline.core.data.text.numbers.number_words import NONE_WORDS

MAX_CACHED_LANGUAGES: Final = 32
"""Languages whose words are cached: more than there are rows."""
MAX_CHARS_OF_A_SHORT_WORD: Final = 2
"""Letters of a word that is no content word, as in the traits."""


class DenialWords(NamedTuple):
    """The words of one language."""

    negations: frozenset[str]
    none: frozenset[str]
    denying: frozenset[str]
    alive: frozenset[str]
    all: frozenset[str]
    """The words of all four."""
    passed_over: frozenset[str]
    """Words between one of these and what it denies."""
    saying: frozenset[str]
    noun_openers: frozenset[str]
    states: dict[str, int]
    """Words for dead, hurt, rescued and the like, with the index of their row."""


@lru_cache(maxsize=MAX_CACHED_LANGUAGES)
def denial_words(language: str) -> DenialWords:
    """Return the words of a language; empty rows for one without."""

    def row(table: dict[str, str]) -> frozenset[str]:
        return frozenset(table.get(language, "").split())

    none, one = NONE_WORDS.get(language, ("", ""))
    kinds = row(NEGATIONS), row(NOBODY).union(none.split()), row(DENYING), row(ALIVE)
    rows = (*CASUALTIES.get(language, ()), *OTHER_STATES.get(language, ()))
    function_words = row(FUNCTION_WORDS) | row(NEIGHBOURS)
    passed_over = function_words.union(row(PASSED_OVER), row(PERSONS), row(SEVERAL_PERSONS), one.split(), ("one",))
    states = {word: at for at, words in enumerate(rows) for word in words.split()}
    return DenialWords(*kinds, frozenset().union(*kinds), passed_over, row(SAYING), row(NOUN_OPENERS), states)
