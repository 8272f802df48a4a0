"""Asked words: those of a language that are looked for among the fresh tokens of a text, in one pass over it.

Few of them stand in a text. Looking each kind up on its own took a sixth of the time of ``changed``.
"""

from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

import numpy as np

from dateline.core.data.stories.corrected_sentences import EARLIER, WRONGLY
from dateline.core.data.stories.denials import ALIVE, DENYING, NEGATIONS, NOBODY
from dateline.core.data.text.casualties import CASUALTIES, OTHER_STATES, PERSONS
from dateline.core.data.text.numbers.number_words import NONE_WORDS
from dateline.core.data.times.ages import AGE_WORDS
from dateline.core.data.times.clocks import CLOCK_AFTER
from dateline.core.data.times.months import DAYS_OF_THE_WEEK, MONTHS
from dateline.core.data.times.zones import PRINTED_ZONES
from dateline.core.data.wire.signals import NOTE_VERBS, NOTES
from dateline.core.stories.similarity.changes.number_words.large_numbers import large_numbers, words_for_one
from dateline.core.stories.similarity.tokens import tokens
from dateline.core.stories.similarity.vocabulary import Hashes24, Marks, slot_of, table_of, to_24_bits, vocabulary
from dateline.core.text.signals import SIGNAL_FORMS

LARGE: Final = 1
"""Mark of a word for a number above twelve, and of a part of a composed one that is no function word."""
PART: Final = 2
"""Mark of a part of a composed number, words for ``and`` among them."""
TIME: Final = 4
"""Mark of a word that a date, a clock time or an age may have."""
ASKED: Final = 8
"""Mark of a word for none, for one, for a casualty or another state, of a month or day, of a cue, and of a denial."""
PERSON: Final = 16
"""Mark of a word for a casualty or a person."""
_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose words are cached, each at most some thousands. Chosen by hand."""

DENIALS: Final = (NEGATIONS, NOBODY, DENYING, ALIVE)
"""The tables of words that deny, beside those for none."""
TIME_WORDS: Final = frozenset(
    word.lower()
    for forms in (
        CLOCK_AFTER,
        PRINTED_ZONES,
        ("am", "pm", "m", "年", "月"),
        *MONTHS,
        *(row.units for row in AGE_WORDS.values()),
    )
    for form in forms
    for word in form.split()
)
"""Words of which each date, clock time and age without a punctuation mark has one: months, units of time, zones; the
``m`` of ``a.m.``."""
CORRECTING: Final = frozenset(
    word.lower()
    for words in (NOTE_VERBS, *(words for kind, words in (*NOTES, *SIGNAL_FORMS) if kind == "correction"))
    for word in words
    if word.isalpha()
)
"""Words of correction, of all languages."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def cues(language: str) -> frozenset[int]:
    """Return the 64-bit hashes of words without which no sentence says what a desk got wrong."""
    return frozenset(tokens("\n".join(_cue_words(language))).hashes.tolist())


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def denying_words(language: str) -> frozenset[int]:
    """Return the 64-bit hashes of words without which no text denies what an earlier one said."""
    return frozenset(tokens("\n".join(_denying(language))).hashes.tolist())


def _denying(language: str) -> list[str]:
    none, _ = NONE_WORDS.get(language, ("", ""))
    return [word for row in (none, *(table.get(language, "") for table in DENIALS)) for word in row.split()]


def _cue_words(language: str) -> list[str]:
    return [*EARLIER.get(language, "").split(), *WRONGLY.get(language, "").split(), *CORRECTING]


class AskedWords(NamedTuple):
    """A hash table with open addressing of a language's words: see ``slot_of``."""

    table: Hashes24
    marks: Marks
    """What each of them is, by slot: the sum of the marks above. A word that shares a hash with one counts as that."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def asked_words(language: str) -> AskedWords:
    """Return the words of a language that are looked for; of those that are several tokens, each token."""
    seed, large = vocabulary(language).seed, large_numbers(language)
    states = (*CASUALTIES.get(language, ()), *OTHER_STATES.get(language, ()))
    asked = (*NONE_WORDS.get(language, ()), *states, *words_for_one(language))
    words = (
        (LARGE, [*large.words, *large.parts.difference(vocabulary(language).function_words)]),
        (PART, large.parts),
        (TIME, TIME_WORDS),
        (PERSON, chain(*map(str.split, (*CASUALTIES.get(language, ()), PERSONS.get(language, ""))))),
        (ASKED, chain(*map(str.split, asked), *MONTHS, *DAYS_OF_THE_WEEK, _cue_words(language), _denying(language))),
    )
    marks: dict[int, int] = {}
    for mark, of_kind in words:
        for value in tokens("\n".join(of_kind)).hashes:
            hashed = int(to_24_bits(value ^ seed))
            marks[hashed] = marks.get(hashed, 0) | mark
    table = table_of(np.array([*marks], np.uint32))
    of_slots = np.zeros(len(table), np.uint8)
    for hashed, mark in marks.items():
        of_slots[slot_of(table, np.uint32(hashed))] = mark
    return AskedWords(table, of_slots)
