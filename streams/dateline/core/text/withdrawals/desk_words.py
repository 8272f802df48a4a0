"""Desk words: the words with which a desk speaks of its own items, and how a line opens with them.

The first word of any other kind, as a minister's name, ends such an opening: then the line is news. The words are rows
of ``core/data/stories/withdrawals.py``.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.stories.withdrawals import (
    DESK_WORDS,
    NEGATIONS,
    SEPARABLE,
    STEMS,
    STORY_NOUNS,
    TEXT_NOUNS,
)
from dateline.core.data.text.function_words import FUNCTION_WORDS, NEIGHBOURS
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.data.wire.agencies import FORMS_BY_CODE
from dateline.core.text.agencies import AGENCY_FORMS


class Lexicon(NamedTuple):
    """The words of a desk in one language."""

    language: str
    stems: re.Pattern[str]
    """A word of withdrawal, whole or its first part, in lower case."""
    openings: tuple[str, ...]
    """What ``stems`` finds at the beginning of a word: to look for each anywhere takes a tenth of its time."""
    separable: tuple[tuple[str, str], ...]
    story_nouns: tuple[str, ...]
    text_nouns: tuple[str, ...]
    desk: frozenset[str]


class Names(NamedTuple):
    """The names of the agencies by which a line may say that they withdraw an item, as words in lower case."""

    given: frozenset[tuple[str, ...]]
    """Empty where the page names none: then any agency may stand there."""
    longest: int
    """Words of the longest name."""

    def size_at(self, words: list[str], at: int) -> int:
        """Return how many words from ``at`` on are a name; 0 where none begins there."""
        known = self.given or _ALL_AGENCIES
        return next((size for size in range(self.longest, 0, -1) if tuple(words[at : at + size]) in known), 0)


class Opening(NamedTuple):
    """What the words say with which a line opens, up to the first that is none of a desk's."""

    withdraws: bool = False
    has_story_noun: bool = False
    has_agency: bool = False
    has_object: bool = False
    """Whether a noun stands behind the word of withdrawal."""
    ends: tuple[tuple[int, bool], ...] = ()
    """Where the words end from the one of withdrawal on, and whether a noun of a story stands among them by then."""
    is_whole: bool = True
    """Whether the line has no other words."""


_MAX_CACHED_LEXICONS: Final = 64
"""Languages whose words are cached. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_LEXICONS)
def lexicon(language: str) -> Lexicon:
    """Return the words of a desk in a language that has a row."""
    separable = SEPARABLE.get(language, ())
    openings = (*STEMS[language].split(), *(first for first, _ in separable))
    stems = "|".join(map(re.escape, openings))
    function_words = f"{FUNCTION_WORDS.get(language, '')} {NEIGHBOURS.get(language, '')} {DESK_WORDS[language]}"
    return Lexicon(
        language,
        re.compile(rf"\b(?:{stems})"),
        openings,
        separable,
        tuple(STORY_NOUNS[language].split()),
        tuple(TEXT_NOUNS[language].split()),
        (frozenset(function_words.split()) | _CALENDAR | {second for _, second in separable}) - {*NEGATIONS.split()},
    )


def has_stem(lines: list[str], words: Lexicon) -> bool:
    """Whether any line has a word of withdrawal."""
    lowered = "\n".join(lines).lower()
    return any(map(lowered.__contains__, words.openings)) and words.stems.search(lowered) is not None


def names_of(agencies: Iterable[str]) -> Names:
    """Return all names of some agencies; of all agencies, in one word, where none are given."""
    forms = {form for name in agencies for form in FORMS_BY_CODE.get(name, (name,))}
    given = frozenset(tuple(WORD.findall(form.lower())) for form in forms)
    return Names(given, max(map(len, given))) if given else Names(given, 1)


def read_opening(line: str, words: Lexicon, agencies: Names) -> Opening:
    """Read the words of a desk with which a line opens."""
    matches = [*WORD.finditer(line)]
    tokens = [match[0].lower() for match in matches]
    read, name_ends, ends = Opening(), 0, list[tuple[int, bool]]()
    for at, word in enumerate(tokens):
        if at >= name_ends:
            name_ends = at + agencies.size_at(tokens, at)
        is_agency, is_like_stem = at < name_ends, words.stems.match(word) is not None
        is_story, is_text = word.startswith(words.story_nouns), word.startswith(words.text_nouns)
        if not (is_agency or is_like_stem or is_story or is_text or word in words.desk or word[0].isdecimal()):
            return read._replace(ends=tuple(ends), is_whole=False)
        read = Opening(
            read.withdraws or (is_like_stem and is_complete(word, tokens[at + 1 :], words)),
            read.has_story_noun or is_story,
            read.has_agency or is_agency,
            read.has_object or (read.withdraws and (is_story or is_text)),
        )
        if read.withdraws:
            ends.append((matches[at].end(), read.has_story_noun))
    return read._replace(ends=tuple(ends))


def is_complete(word: str, behind: list[str], words: Lexicon) -> bool:
    """Whether a word that begins like one of withdrawal is one: where it is in two parts, the other is behind it."""
    parts = [second for first, second in words.separable if word.startswith(first)]
    return not parts or any(other in parts for other in behind)


WORD: Final = re.compile(r"[^\W_]+")
_CALENDAR: Final = frozenset(name for names in MONTHS for name in names) | frozenset(WEEKDAYS)
_ALL_AGENCIES: Final = frozenset((form.lower(),) for form in AGENCY_FORMS if form.isalnum())
"""Names of agencies in one word, for a page without a dateline."""
