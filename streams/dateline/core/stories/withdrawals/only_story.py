"""Only story: which one a notice of withdrawal means that names its subject and quotes no headline.

``Reuters withdraws story on Peru justice minister`` names what it withdraws in words of its own. That is the story of
the notice's place and source with most of these words, by weight, and with all names among them. Where another story is
as near, it is none: else a true one would be withdrawn. A desk's words and the reason that it gives say nothing of it.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from dateline.core.data.text.names import CAPITALISED_NOUNS
from dateline.core.stories.head import Head
from dateline.core.stories.similarity.document_frequency import MILLION, WordWeights
from dateline.core.stories.similarity.features import NO_HASHES, Traits, title_hash, traits
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, Hashes24
from dateline.core.stories.state import Text, Threads
from dateline.core.stories.withdrawals.near_stories import Millionths, NearStories, near_stories
from dateline.core.text.withdrawals.formula import read_formula
from dateline.core.text.withdrawals.notice import agency_names
from dateline.core.text.withdrawals.subject import first_sentences
from dateline_schemas.brief import Brief

Words = frozenset[int]
"""Hashes of words."""


class Subject(NamedTuple):
    """What a notice says of the story that it withdraws, without words of a desk and of the dateline."""

    words: Words
    """The words of its headline, and of its first sentence that has any."""
    names: Words
    """Those that are names or numbers: a story without one of them is another."""
    opening: int | None
    """The first word of headline or sentence: whom or what the story is about."""


def only_story(memory: Threads, brief: Brief, own: Traits, at: int, horizon: int) -> tuple[Text, Traits, Head] | None:
    """Return the story that a withdrawal of the time ``at`` means by its subject; None for none, or where two may be.

    The result is its text with most words of the subject, that text's traits, and its head. The story is of the
    notice's source and dateline, from the day before. A notice with the headline of an older story is of that one.
    """
    if not own.places or memory.head_of_title(title_hash(own.title)) is not None:
        return None
    subject = read_subject(brief)
    words = np.array(sorted(subject.words), HASH_DTYPE) if subject.words else NO_HASHES
    weights = _weights_of(words, memory.frequencies.weights(at, horizon))
    near = near_stories(_texts(memory, brief, own.places, (max(at - _SECONDS_BEFORE, horizon), at)), words, weights)
    if near is None:
        return None
    first = _nearest(near)
    if not _tells(subject, words.tolist(), near, first, int(weights.sum())) or _is_another_as_near(
        near, first, weights
    ):
        return None
    return near.best[first]


def _texts(memory: Threads, brief: Brief, places: str, times: tuple[int, int]) -> Iterator[tuple[Text, Traits, Head]]:
    """Yield the texts of the notice's place and source, and their stories."""
    for _, text in memory.texts_of_place(places, *times):
        own, head = text.traits, memory.head(text.story_id)
        if own is not None and head is not None and own.signal != "withdrawal" and brief.source in text.sources:
            yield text, own, head


def read_subject(brief: Brief) -> Subject:
    """Return what a notice says of its story."""
    agencies, language = agency_names(brief), brief.language
    places = brief.dateline.places if brief.dateline is not None else ()
    without = _words(" ".join(place.printed for place in places), language)
    headline = read_formula(brief.headline or "", language, agencies)
    told = (read_formula(one, language, agencies) for one in first_sentences(brief.text.split("\n", 1)[0]))
    sentence = next((one for one in told if _words(one.subject, language) - without), None)
    read = [one for one in (headline, sentence) if one is not None and one.subject]
    words = frozenset[int]().union(*(_words(one.subject, language) for one in read)) - without
    stated = [traits(one.stated, None, language) for one in read]
    names = frozenset[int]().union(*(_words(one.numbers, language) for one in stated))
    if language not in CAPITALISED_NOUNS:
        names = names.union(*(one.name_words.tolist() for one in stated))
    titles = (traits("", one.subject, language).title.tolist() for one in read)
    opening = next((word for title in titles for word in title if word in words), None)
    return Subject(words, names & words, opening)


def _words(text: str, language: str) -> Words:
    return frozenset(traits(text, None, language).words.tolist())


def _weights_of(words: Hashes24, weights: WordWeights) -> Millionths:
    return weights[words]


def _nearest(near: NearStories) -> int:
    """Return the row of the story with most words of the subject; of equal ones that of the latest version."""
    rows = np.flatnonzero(near.weights == near.weights.max()).tolist()
    return max(rows, key=lambda row: (near.best[row][0].version, near.best[row][2].story_id))


def _tells(subject: Subject, words: list[int], near: NearStories, row: int, total: int) -> bool:
    """Whether a notice's subject is that of a story: it has the first word, all names and numbers, and most words.

    One of them stands in a headline of it, if it has any: a text mentions other things too.
    """
    shared = {word for word, is_shared in zip(words, near.shared[row].tolist(), strict=True) if is_shared}
    weight = int(near.weights[row])
    is_known = len(shared) >= _MIN_WORDS and subject.opening in shared and subject.names <= shared
    if not is_known or not weight or near.are_headed_otherwise[row]:
        return False
    return subject.words == shared or (weight >= _MIN_WEIGHT and weight >= _MIN_SHARE * total)


def _is_another_as_near(near: NearStories, row: int, weights: Millionths) -> bool:
    """Whether another story than that of a row, the nearest one, may be meant as well.

    It has all words that the nearest one has, or more than half the weight of the words, unless it lacks a rare name of
    the notice that the nearest one has, and has no word that the nearest one lacks: of two banks that were fined, the
    notice names one.
    """
    first = near.shared[row]
    has_all = (near.shared | ~first).all(axis=1)
    has_half = near.weights > _MAX_OF_ANOTHER_STORY * near.weights[row]
    lacked = (near.names[row] & ~near.shared) @ weights
    has_no_other = (~near.shared | first).all(axis=1)
    lacks_name = near.are_whole & (lacked >= _MIN_WEIGHT_OF_A_NAME) & has_no_other
    are_as_near = has_all | (has_half & ~lacks_name)
    are_as_near[row] = False
    return bool(are_as_near.any())


_SECONDS_BEFORE: Final = 24 * 3600
"""Seconds from a text to a withdrawal that tells nothing but its subject, at most. Chosen by hand: a day."""
_MAX_OF_ANOTHER_STORY: Final = 0.5
"""Weight of the subject's words that another story has, of the weight that the nearest story has. Chosen by hand."""
_MIN_WORDS: Final = 2
"""Words of the subject that the story has, at least: *the fire in Leeds*. Chosen by hand."""
_MIN_WEIGHT: Final = 1.0 * MILLION
"""Weight of these words, at least, unless they are all. Chosen by hand: two rare ones."""
_MIN_SHARE: Final = 0.5
"""The same, as a share of the weight of all words of the subject. Chosen by hand: a notice has words of its own."""
_MIN_WEIGHT_OF_A_NAME: Final = 0.5 * MILLION
"""Weight of the names that another story lacks, at least: one that is not common. Chosen by hand."""
