"""Whether two texts are one report in which only counts are others: of dead, who rise, and of missing, who fall.

The words beside a figure change with it (``at least five`` and ``eight``, ``2 osoby zginęły`` and ``5 osób zginęło``),
a sentence is cut, and the headline is written anew; then few rows of five words are left, and no headline to go by.
What stays is the place of the dateline, most words, and the names.

Two events that are told in one form of words have other names in their first sentences, or figures that are no counts:
rates, magnitudes, prices, ages.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import numpy as np

from dateline.core.data.times.months import WEEKDAYS
from dateline.core.places.countries import mentions
from dateline.core.stories.similarity.changes.number_words.counterparts.alignment import without
from dateline.core.stories.similarity.changes.number_words.large_numbers import counted_values
from dateline.core.stories.similarity.changes.sentences import ends_of_sentences
from dateline.core.stories.similarity.compare import Likeness
from dateline.core.stories.similarity.features import Traits
from dateline.core.stories.similarity.line import headline_to_compare
from dateline.core.stories.similarity.scorer import HOUR, Pair
from dateline.core.stories.similarity.text.tokenized_text import TokenizedText, tokenize
from dateline.core.stories.similarity.updates.new_figures import WORDS_PER_NUMBER, whole_number
from dateline.core.stories.similarity.vocabulary import CONTENT, NUMBER, word_hashes
from dateline.core.text.number_values import number_values
from dateline_schemas.brief import Brief

_MAX_SECONDS: Final = 12 * HOUR
"""Seconds from which on the same words may be the next edition, as for ``new_figures``."""
_MIN_SUBJECT: Final = 0.7
"""Share by weight of the words of the text that has fewer. Chosen by hand, as ``join_rules`` does."""
_MIN_SUBJECT_WITHOUT_PLACE: Final = 0.8
"""The same where one has no dateline. Chosen by hand."""
_MIN_SUBJECT_OF_FORMS: Final = 0.6
"""The same where each text has most of the other's shingles. Chosen by hand: so ten words in new forms leave it."""
_MIN_BOTH: Final = 0.55
"""Share of each text's shingles that the other has, there. Chosen by hand."""
_MIN_SUBJECT_OF_AN_UPDATE: Final = 0.5
"""The same where one says that it is an update, and the headlines open alike. Chosen by hand."""
_SAME_OPENING: Final = 0.95
"""Share by weight of both headlines' first words that the other text has. Chosen by hand, as ``join_rules`` does."""
_BOTH: Final = 2.0
"""``Likeness.first_words`` where each headline opens with a word of the other text."""
_MIN_CONTAINED: Final = 0.4
"""Share of a text's shingles. Chosen by hand: in a report of thirty words, three figures leave as many."""
_MIN_SHINGLES: Final = 20
"""Shingles of a text with the figures and the length of the other, at least: nothing is new in it, and two notices of
one bank that are shorter differ in a word. Chosen by hand."""
_MAX_FIGURES: Final = 3
"""Figures that are gone, at most: of dead, injured and missing. Chosen by hand."""
_MIN_WORDS_OF_A_SENTENCE: Final = 7
"""Words of the first sentence, at least: behind fewer, a stop is one of an abbreviation. Chosen by hand."""
_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose weekdays and words for numbers are cached, each a few hundred. Chosen by hand."""


def is_same_report(brief: Brief, own: Traits, earlier: Traits, pair: Pair) -> bool:
    """Whether two texts of one place and half day have most words and the same names, and only counts are others.

    Which came first does not matter.
    """
    like = pair.like
    if (
        like.subject < _MIN_SUBJECT_OF_AN_UPDATE  # first what rules most pairs out
        or 0 <= like.places < 1
        or pair.seconds_apart >= _MAX_SECONDS
        or pair.has_line
        or pair.notice
        or max(like.of_text, like.of_earlier) < _MIN_CONTAINED
        or not _have_one_subject(like, pair)
        or (own.numbers == earlier.numbers != "" and own.sizes[0] == earlier.sizes[0] and like.shorter < _MIN_SHINGLES)
        or not _have_other_counts_only(brief, own, earlier)
    ):
        return False
    text = tokenize(brief.text, headline_to_compare(brief) or "", own.names, brief.language)
    first = _words_of_first_sentence(text)
    numbers, numbers_in_front = (np.count_nonzero(text.marks[:end] & NUMBER) for end in (text.title.start, first))
    if numbers * WORDS_PER_NUMBER > text.title.start or numbers_in_front * WORDS_PER_NUMBER > first:
        return False
    language = brief.language
    return (
        begins_alike(brief, own, earlier)
        and not _have_other_days(own, earlier, language)
        and not _have_other_names(text, first, own, earlier, language)
    )


def begins_alike(brief: Brief, own: Traits, earlier: Traits) -> bool:
    """Whether the first sentence of a new text has five words in a row of an earlier one, and a name of it."""
    text = tokenize(brief.text, headline_to_compare(brief) or "", own.names, brief.language)
    first, rows = _words_of_first_sentence(text), frozenset(earlier.shingles.tolist())
    return not rows.isdisjoint(text.shingles[:first].tolist()) and _have_one_name(text, first, earlier, brief.language)


def _have_one_subject(like: Likeness, pair: Pair) -> bool:
    """Whether two texts share enough words, of which some change their form with a figure."""
    if like.subject >= (_MIN_SUBJECT if like.places > 0 else _MIN_SUBJECT_WITHOUT_PLACE):
        return True
    if like.places > 0 and like.subject >= _MIN_SUBJECT_OF_FORMS and min(like.of_text, like.of_earlier) >= _MIN_BOTH:
        return True
    return (pair.is_update or pair.was_update) and like.opening >= _SAME_OPENING and like.first_words == _BOTH


def _have_other_counts_only(brief: Brief, own: Traits, earlier: Traits) -> bool:
    """Whether no more than a few numbers of the earlier text are gone, and what came and went are counts.

    A number that a hyphen joins to a word, as an age in ``44-year-old``, says which it is and not how many.
    """
    ours, theirs = own.numbers.lower().split(), earlier.numbers.lower().split()
    came, gone = without(ours, theirs), without(theirs, ours)
    if not came or not gone:
        return True
    values, text = number_values(brief.language), brief.text.lower()
    return len(gone) <= _MAX_FIGURES and all(
        whole_number(number, values) is not None and not _is_joined_to_word(text, number) for number in (*gone, *came)
    )


def _is_joined_to_word(text: str, number: str) -> bool:
    at = text.find(f"{number}-")
    behind = at + len(number) + 1
    return at >= 0 and not text[max(at - 1, 0) : at].isalnum() and text[behind : behind + 1].isalpha()


def _words_of_first_sentence(text: TokenizedText) -> int:
    """Return how many tokens the first sentence has."""
    size = text.title.start
    ends = ends_of_sentences(text.body, text.code_points, text.starts[:size], text.ends[:size]) if size else []
    return next((end + 1 for end in ends if end + 1 >= _MIN_WORDS_OF_A_SENTENCE), size)


def _have_other_days(own: Traits, earlier: Traits, language: str) -> bool:
    """Whether each text names days of the week, and none that the other names."""
    weekdays = _weekdays(language)
    days, others = weekdays.intersection(own.words.tolist()), weekdays.intersection(earlier.words.tolist())
    return bool(days) and bool(others) and days.isdisjoint(others)


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _weekdays(language: str) -> frozenset[int]:
    """Return the hashes of all names of weekdays."""
    return frozenset(word_hashes("\n".join(WEEKDAYS), language))


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _number_words(language: str) -> frozenset[int]:
    """Return the hashes of all words for numbers."""
    return frozenset(word_hashes("\n".join(counted_values(language)), language))


def _have_one_name(text: TokenizedText, first: int, earlier: Traits, language: str) -> bool:
    """Whether the first sentence has a word with a capital, or a country, that is in the earlier text; not a day."""
    known = frozenset(earlier.words.tolist()) - _weekdays(language)
    if any(word in known for word in _capitalised(text, range(first))):
        return True
    sentence = text.body[: text.ends[first - 1]] if first else ""
    return any(
        known.issuperset(word_hashes(sentence[mention.start : mention.end], language))
        for mention in mentions(sentence).values()
    )


def _have_other_names(text: TokenizedText, first: int, own: Traits, earlier: Traits, language: str) -> bool:
    """Whether the first sentence has a name that the earlier text lacks, and that text one that the new one lacks.

    A strange word that opens the first sentence, and is in the headline, is reason enough: ``Chase said``. A number
    that begins a sentence may seem to be a name: ``Drei Menschen``, ``Ośmiu narciarzy``.
    """
    numbers = _number_words(language)
    known = {*earlier.words.tolist(), *earlier.name_words.tolist(), *word_hashes(earlier.places, language)} | numbers
    if not known.issuperset(set(own.title.tolist()).intersection(_capitalised(text, range(1)))):
        return True
    names = set(own.name_words.tolist())
    if known.issuperset(names.intersection(_capitalised(text, range(first)))):
        return False
    ours = {*text.words[: text.title.start].tolist(), *word_hashes(own.places, language)} | numbers
    return not ours.issuperset(earlier.name_words.tolist())


def _capitalised(text: TokenizedText, at: range) -> Iterator[int]:
    """Yield the hashes of the content words that begin with a capital."""
    for token in at:
        mark = text.marks[token]
        if mark & CONTENT and not mark & NUMBER and text.body[text.starts[token]].isupper():
            yield int(text.words[token])
