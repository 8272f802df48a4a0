"""Only story: which one a notice of withdrawal means that names its subject and quotes no headline.

``Reuters withdraws story on Peru justice minister`` names what it withdraws in words of its own. That is the story of
the notice's place and source with most of these words, by weight, and with all names among them. Where another story is
as near, it is none: else a true one would be withdrawn. A desk's words and the reason that it gives say nothing of it.
"""

from typing import Final, NamedTuple

import numpy as np

from dateline.core.data.text.names import CAPITALISED_NOUNS
from dateline.core.stories.head import Head
from dateline.core.stories.similarity.document_frequency import MILLION, WordWeights
from dateline.core.stories.similarity.features import MAX_WORDS, NO_HASHES, Traits, title_hash, traits
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE
from dateline.core.stories.state import Text, Threads
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


class _Near(NamedTuple):
    """A story near a notice: the words of the subject that it has, and the text with most of them."""

    weight: float
    version: int
    story_id: str
    text: Text
    own: Traits
    head: Head
    shared: Words
    """The words of the subject that stand in any of its texts."""
    names: Words
    """Those that are words of names there."""
    is_headed_otherwise: bool
    """Whether all its texts have headlines, and none of these a word of the subject."""
    is_whole: bool
    """Whether all words of its texts are in memory; else it may have others of the subject too."""


def only_story(memory: Threads, brief: Brief, own: Traits, at: int, horizon: int) -> tuple[Text, Traits, Head] | None:
    """Return the story that a withdrawal of the time ``at`` means by its subject; None for none, or where two may be.

    The result is its text with most words of the subject, that text's traits, and its head. The story is of the
    notice's source and dateline, from the day before. A notice with the headline of an older story is of that one.
    """
    if not own.places or memory.head_of_title(title_hash(own.title)) is not None:
        return None
    subject = read_subject(brief)
    weights = _weights_of(subject.words, memory.frequencies.weights(at, horizon))
    near = _near(memory, brief, own.places, (max(at - _SECONDS_BEFORE, horizon), at), subject, weights)
    if not near:
        return None
    first, *others = near
    is_told = _tells(subject, first, weights)
    if not is_told or any(_is_as_near(other, first, weights) for other in others):
        return None
    return first.text, first.own, first.head


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


def _weights_of(words: Words, weights: WordWeights) -> dict[int, float]:
    """Return the weight of each word."""
    hashes = np.array(sorted(words), HASH_DTYPE) if words else NO_HASHES
    return {int(word): weight / MILLION for word, weight in zip(hashes, weights[hashes].tolist(), strict=True)}


def _near(  # noqa: PLR0913, PLR0917 - where and when it looks, and for what
    memory: Threads,
    brief: Brief,
    places: str,
    times: tuple[int, int],
    subject: Subject,
    weights: dict[int, float],
) -> list[_Near]:
    """Return the stories of the notice's place and source with words of the subject, the nearest first."""
    stories: dict[str, _Near] = {}
    for _, text in memory.texts_of_place(places, *times):
        own, head = text.traits, memory.head(text.story_id)
        if own is None or head is None or own.signal == "withdrawal" or brief.source not in text.sources:
            continue
        names = subject.words.intersection(own.name_words.tolist())
        shared = subject.words.intersection(own.words.tolist()) | names
        headed_otherwise = len(own.title) > 0 and subject.words.isdisjoint(own.title.tolist())
        is_whole = own.sizes[1] - own.sizes[2] < MAX_WORDS
        weight = sum(weights[word] for word in shared)
        one = _Near(weight, text.version, head.story_id, text, own, head, shared, names, headed_otherwise, is_whole)
        before = stories.get(head.story_id, one)
        best = max(one, before, key=lambda each: each[:2])
        stories[head.story_id] = best._replace(
            shared=one.shared | before.shared,
            names=names | before.names,
            is_headed_otherwise=headed_otherwise and before.is_headed_otherwise,
            is_whole=is_whole and before.is_whole,
        )
    return sorted(stories.values(), key=lambda each: each[:3], reverse=True)


def _tells(subject: Subject, story: _Near, weights: dict[int, float]) -> bool:
    """Whether a notice's subject is that of a story: it has the first word, all names and numbers, and most words.

    One of them stands in a headline of it, if it has any: a text mentions other things too.
    """
    is_known = len(story.shared) >= _MIN_WORDS and subject.opening in story.shared and subject.names <= story.shared
    if not is_known or not story.weight or story.is_headed_otherwise:
        return False
    share = story.weight / max(sum(weights.values()), 1 / MILLION)
    return subject.words == story.shared or (story.weight >= _MIN_WEIGHT and share >= _MIN_SHARE)


def _is_as_near(other: _Near, first: _Near, weights: dict[int, float]) -> bool:
    """Whether a story may be meant as well as the nearest one.

    It has all words that the nearest one has, or more than half the weight of the words, unless it lacks a rare name of
    the notice that the nearest one has, and has no word that the nearest one lacks: of two banks that were fined, the
    notice names one.
    """
    if other.shared >= first.shared:
        return True
    if other.weight <= _MAX_OF_ANOTHER_STORY * first.weight:
        return False
    lacked = sum(weights[word] for word in first.names - other.shared)
    return not (other.is_whole and lacked >= _MIN_WEIGHT_OF_A_NAME and other.shared <= first.shared)


_SECONDS_BEFORE: Final = 24 * 3600
"""Seconds from a text to a withdrawal that tells nothing but its subject, at most. Chosen by hand: a day."""
_MAX_OF_ANOTHER_STORY: Final = 0.5
"""Weight of the subject's words that another story has, of the weight that the nearest story has. Chosen by hand."""
_MIN_WORDS: Final = 2
"""Words of the subject that the story has, at least: *the fire in Leeds*. Chosen by hand."""
_MIN_WEIGHT: Final = 1.0
"""Weight of these words, at least, unless they are all. Chosen by hand: two rare ones."""
_MIN_SHARE: Final = 0.5
"""The same, as a share of the weight of all words of the subject. Chosen by hand: a notice has words of its own."""
_MIN_WEIGHT_OF_A_NAME: Final = 0.5
"""Weight of the names that another story lacks, at least: one that is not common. Chosen by hand."""
