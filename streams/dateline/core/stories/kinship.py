"""Kinship: the texts in memory that tell the same event as a new one, by the scorer.

``measured`` finds texts worth comparing and measures them; ``find_kin`` scores them, and returns those that tell one
one event with the new text. ``without_taken_down`` and ``is_digest`` say which of these count, and
``heads_to_join`` which stories they show to be one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from dateline.core.stories.head import Head
from dateline.core.stories.join_rules import (
    FIRM_POINTS,
    JOIN_POINTS,
    LAW_SCORE,
    NOTICE_OF_HEADLINE,
    ONLY_STORY_OF_SUBJECT,
    SAME_REPORT,
    is_barred,
    law,
    law_of_updates,
    max_seconds_apart,
    may_be_kin,
    may_join,
)
from dateline.core.stories.newest_words import Precedence, of_changed_article
from dateline.core.stories.similarity.compare import Comparison, Likeness, Overlap, TableOfShares
from dateline.core.stories.similarity.features import Traits, title_hash
from dateline.core.stories.similarity.line import is_line
from dateline.core.stories.similarity.places import lines, texts
from dateline.core.stories.similarity.places.countries import are_apart
from dateline.core.stories.similarity.places.lines import share_subjects, tell_one_subject
from dateline.core.stories.similarity.places.subjects import is_of_another_subject
from dateline.core.stories.similarity.scorer import HOUR, MIN_TITLE, TITLE, TITLE_USES, Pair, Rows, points, rule, score
from dateline.core.stories.state import Text, Threads
from dateline.core.stories.withdrawals.only_story import only_story
from dateline_schemas import Distinct
from dateline_schemas.brief import Brief, Signal


class Candidate(NamedTuple):
    """A text in memory that may tell the same event, and the head of its story."""

    name: str
    """Its fingerprint."""
    text: Text
    head: Head


class Kin(NamedTuple):
    """A text in memory that tells the same event, the head of its story, and why."""

    points: int
    text: Text
    head: Head
    pair: Pair
    law: str | None
    """The hard rule that holds whatever the points are; None where the points decide."""

    @property
    def score(self) -> float:
        """The probability that both tell one event."""
        return max(score(self.points), LAW_SCORE if self.law is not None else 0.0)

    @property
    def is_firm(self) -> bool:
        """Whether the new text is bound firmly enough to this one to make two stories one."""
        return self.law not in {None, SAME_REPORT} or self.points >= FIRM_POINTS

    @property
    def rule(self) -> str:
        """The rule that the relation names."""
        return self.law or rule(self.pair)

    @property
    def like(self) -> Likeness:
        """What the texts share."""
        return self.pair.like

    @property
    def rank(self) -> tuple[bool, int, int, str]:
        """Of equal points the later version is the best, then the one with the larger story id: no tie is left."""
        return self.law is not None, self.points, self.text.version, self.head.story_id


def find_kin(memory: Threads, brief: Brief, own: Traits, at: int, horizon: int) -> list[Kin]:
    """Return the texts in memory that tell the same event as a text of the time ``at``, the best first."""
    kin: list[Kin] = []
    for (candidate, pair), total in measured(memory, own, at, horizon).likely():
        holding, earlier = law(pair), candidate.text.traits
        if holding is None and earlier is not None:
            holding = law_of_updates(brief, own, earlier, pair)
        if holding == NOTICE_OF_HEADLINE and _has_a_stump(own, earlier):
            holding = None
        if holding is not None or (total >= JOIN_POINTS and not is_barred(pair)):
            kin.append(Kin(total, candidate.text, candidate.head, pair, holding))
    if kin and kin[0].pair.notice:
        kin = _kin_of_notice(kin, brief, own)
    elif own.signal == "withdrawal":
        kin = _only_kin_of_subject(memory, brief, own, at, horizon)
    elif kin:
        told = lines.scene_when_asked(brief, own)
        kin = [one for one in kin if not tells_of_elsewhere(told, brief, own, one.text.traits, one.pair)]
    return sorted(kin, key=lambda one: one.rank, reverse=True)


def _has_a_stump(own: Traits, earlier: Traits | None) -> bool:
    """Whether a withdrawal from a known place has two words of another headline: a subject, not the headline itself.

    Another story may have both words. ``only_story`` says which story is meant.
    """
    if own.signal != "withdrawal" or not own.places or earlier is None or title_hash(own.title):
        return False
    return own.title.tobytes() != earlier.title.tobytes()


def tells_of_elsewhere(told: lines.AskScene, brief: Brief, own: Traits, earlier: Traits | None, pair: Pair) -> bool:
    """Whether two texts tell two events, in two places or of two subjects. A notice may correct either.

    ``told`` returns the scene of the new text: it is asked for only where one of the two is a line.
    """
    if pair.notice or earlier is None:
        return False
    if pair.has_line:
        return lines.is_elsewhere(told, own, earlier)
    return texts.is_elsewhere(brief, own, earlier, pair) or is_of_another_subject(brief, own, earlier, pair)


def _kin_of_notice(kin: list[Kin], brief: Brief, own: Traits) -> list[Kin]:
    """Return the kin of a correction or withdrawal: texts of the story that it is about.

    A notice that has a story's headline is of that story, and of another one only where the points alone say so, and no
    other place stands in it. Without one it may correct the place. A subject that it shares is no reason where neither
    dateline nor countries are the same. Of two stories with its headline it is of the one from its place.
    """
    here = [one for one in kin if one.law == NOTICE_OF_HEADLINE and one.like.places > 0]
    kin = [one for one in kin if not here or one.like.places != 0]
    names_headline = any([one.law == NOTICE_OF_HEADLINE for one in kin])  # noqa: C419 - a short list
    kept: list[Kin] = []
    for one in kin:
        earlier = one.text.traits
        if one.law == NOTICE_OF_HEADLINE or earlier is None:
            kept.append(one)
        elif are_apart(own, earlier):
            continue
        elif not names_headline:
            kept.append(one)
        elif one.points >= JOIN_POINTS and not texts.is_elsewhere(brief, own, earlier, one.pair):
            kept.append(one._replace(law=None))
    return kept


def _only_kin_of_subject(memory: Threads, brief: Brief, own: Traits, at: int, horizon: int) -> list[Kin]:
    """Return the text of the only story that a withdrawal means by its subject; none where no story or two are near.

    A sidebar's text has no headline and hardly a name, by which the index could propose it.
    """
    found = only_story(memory, brief, own, at, horizon)
    if found is None:
        return []
    text, earlier, head = found
    compared = Comparison(own, [earlier], memory.frequencies.weights(at, horizon))
    rows, _ = compared.measure([0], [(at - text.at, True, 0, is_line(own) or is_line(earlier))])
    ((_, pair),) = Measured([(0, "", text, head, False)], compared.overlaps, rows, is_update=False)
    return [Kin(int(points(rows)[0]), text, head, pair, ONLY_STORY_OF_SUBJECT)]


def corrected(kin: Sequence[Kin], own: Traits, at: int) -> Kin | None:
    """Return the text that a correction from before the newest words of its story corrects; None where it is unknown.

    That is one of the best kin's story, from before these words and from before ``at``, the time of the correction. It
    has most of the correction's numbers, as the note often quotes the wrong one (``to four, not five``); of several
    with as many, it is the last.
    """
    head, numbers = kin[0].head, {*own.numbers.lower().split()}
    newest = head.words.version if head.words is not None else 0
    former = [
        (-len(numbers.symmetric_difference(one.text.traits.numbers.lower().split())), one.text.at, one.rank, one)
        for one in kin
        if one.text.traits is not None
        and one.text.at <= at
        and one.text.story_id == head.story_id
        and (one.text.version < newest or one.text.version in head.earlier)
    ]
    return max(former, key=lambda each: each[:3])[3] if former else None


def precedence_of_article(
    memory: Threads, distinct: Distinct, own: Traits, kin: Sequence[Kin], newest: Head
) -> Precedence:
    """Return what decides whether a text is newer than the newest words of the story ``newest``.

    It may stand where its article had another text before, which is among its kin.
    """
    text = Precedence.of(distinct)
    former = _former_of_article(distinct, kin) if newest.words is not None else None
    if former is None:
        return text
    told = text_of_newest_words(memory, own, text.at, memory.clock.horizon, newest)
    return of_changed_article(text, distinct, own, former, told.traits if told is not None else None)


def _former_of_article(distinct: Distinct, kin: Sequence[Kin]) -> Traits | None:
    """Return the last text that an article had before, as pages fetched earlier showed it; None where none is known.

    The article is known by its source and its time of publication, to the minute, which it keeps when it is changed.
    """
    first, last = distinct.published.earliest, distinct.published.latest
    if distinct.role != "lead" or first is None or first != last:
        return None
    at, seen = int(first.timestamp()), int(distinct.fetched_at.timestamp())
    texts = [
        one.text
        for one in kin
        if distinct.source in one.text.sources and abs(one.text.at - at) < _MINUTE and one.text.last_seen < seen
    ]
    former = max(texts, key=lambda text: (text.last_seen, text.version), default=None)
    return former.traits if former is not None else None


_MINUTE: Final = 60
"""Seconds of a minute, to which sites print times."""


def newest_beside(memory: Threads, own: Traits, at: int, horizon: int, kin: Sequence[Kin]) -> tuple[Text, ...]:
    """Return the text with the newest words of the best kin's story, where it is not among the kin but much alike.

    A toll may rise to figures that bar two texts, of which one still was told as the story's newest.
    """
    head = kin[0].head
    if head.words is None or any(one.text.version >= head.words.version for one in kin if _is_of(one.text, head)):
        return ()
    for candidate, pair in measured(memory, own, at, horizon):
        text, like = candidate.text, pair.like
        if _is_of(text, head) and text.version == head.words.version:
            return (text,) if max(like.of_text, like.of_earlier) >= _MIN_OF_NEWEST else ()
    return ()


def text_of_newest_words(memory: Threads, own: Traits, at: int, horizon: int, head: Head) -> Text | None:
    """Return the text that brought a story's newest words; None where it is not among those worth comparing."""
    version = head.words.version if head.words is not None else 0
    texts = (candidate.text for candidate, _ in measured(memory, own, at, horizon))
    return next((text for text in texts if _is_of(text, head) and text.version == version), None)


def _is_of(text: Text, head: Head) -> bool:
    """Whether a text came as a version of a story itself, and not of one that became part of it."""
    return text.story_id == head.story_id


_MIN_OF_NEWEST: Final = 0.5
"""Share of a text's shingles from which on a difference is told in its words. Chosen by hand, as ``_MANY_WORDS``."""


_Found = tuple[int, str, Text, Head, bool]
"""A text that is measured: its row of the comparison, its name, itself, its head, and whether it is an update."""


class Measured:
    """Texts in memory that may tell the same event as a new one, their stories, and what it shares with each."""

    __slots__ = ("_found", "_is_update", "_overlaps", "_rows")

    def __init__(self, found: Sequence[_Found], overlaps: TableOfShares, rows: Rows, *, is_update: bool) -> None:
        """``rows`` has what the points of each are made of; ``is_update`` says whether the new text is an update."""
        self._found, self._overlaps, self._rows, self._is_update = found, overlaps, rows, is_update

    def __iter__(self) -> Iterator[tuple[Candidate, Pair]]:
        """Yield all of them."""
        return map(self._pair, range(len(self._found)))

    def likely(self) -> Iterator[tuple[tuple[Candidate, Pair], int]]:
        """Yield those that the points or a hard rule may show to tell the same event, and their points."""
        if self._found:
            totals = points(self._rows)
            yield from ((self._pair(index), int(totals[index])) for index in may_join(self._rows, totals))

    def _pair(self, index: int) -> tuple[Candidate, Pair]:
        row, name, text, head, was_update = self._found[index]
        overlap = Overlap._make(self._overlaps[row].tolist())
        *measures, apart, notice, uses, has_line = self._rows[index].tolist()
        told = int(apart), notice > 0, int(uses), has_line > 0, self._is_update, was_update
        return Candidate(name, text, head), Pair(overlap, Likeness._make(measures), *told)


def measured(memory: Threads, own: Traits, at: int, horizon: int, *, everything: bool = False) -> Measured:
    """Return the texts that may tell the same event as a text of the time ``at``, their story, and their measures.

    ``everything`` leaves out no text that the index proposes; the fit of the model uses it.
    """
    memory.index.settle()
    names = memory.index.candidates(at, own, horizon)
    texts = [*map(memory.texts.__getitem__, names)]
    others = [traits for text in texts if (traits := text.traits) is not None]
    if len(others) < len(texts):  # some are too old to be compared
        names = [name for name, text in zip(names, texts, strict=True) if text.traits is not None]
        texts = [text for text in texts if text.traits is not None]
    if not texts:
        return _NOTHING_NEAR
    compared = Comparison(own, others, memory.frequencies.weights(at, horizon))
    notice, limit, line = own.signal in _NOTICES, max_seconds_apart(own.signal), is_line(own)
    found: list[_Found] = []
    also: list[tuple[int, bool, int, bool]] = []
    for row in range(len(texts)) if everything else may_be_kin(compared.overlaps):
        text, other = texts[row], others[row]
        has_line = line or is_line(other)
        apart = abs(text.at - at) if has_line else text.seconds_from(at)
        if apart <= limit and (head := memory.head(text.story_id)) is not None:
            found.append((row, names[row], text, head, other.signal == "update"))
            also.append((apart, notice, 0, has_line))
    if not found:
        return _NOTHING_NEAR
    rows, title = compared.measure([row for row, *_ in found], also)
    if title >= MIN_TITLE:
        _count_uses_of_title(memory, own, at, found, rows)
    return Measured(found, compared.overlaps, rows, is_update=own.signal == "update")


def _count_uses_of_title(memory: Threads, own: Traits, at: int, found: Sequence[_Found], rows: Rows) -> None:
    """Fill in ``Pair.title_uses`` of those that have the new text's headline."""
    uses = memory.uses_of_title(title_hash(own.title))
    for index, (title, (_, _, text, head, _)) in enumerate(zip(rows[:, TITLE].tolist(), found, strict=True)):
        if title >= MIN_TITLE:
            before = min(at, text.at) - _EARLIER_SECONDS
            rows[index, TITLE_USES] = sum([first < before and story != head.story_id for first, story in uses])


_NOTHING_NEAR: Final = Measured((), np.empty((0, 0)), np.empty((0, 0)), is_update=False)
_NOTICES: Final[frozenset[Signal | None]] = frozenset({"correction", "withdrawal"})
"""Signals of a text that says itself that it is about an earlier one."""
_EARLIER_SECONDS: Final = 12 * HOUR
"""Seconds before both texts from which on another use of their headline counts: a take of the same event comes sooner.
Chosen by hand."""


def without_taken_down(kin: list[Kin]) -> list[Kin]:
    """Return the kin without stories that were taken down; where the text retells such a story, only that kin.

    It retells the story where its best kin is of that story, it contains a text of the story, as a summary of the
    day may, or it is firmly bound to one. So nothing else becomes part of such a story, nor it of another.
    """
    if not any([one.head.taken_down for one in kin]):  # noqa: C419 - a short list, and nearly always so
        return kin
    barred = [
        one
        for one in kin
        if one.head.taken_down and (one.like.of_earlier >= _MIN_CONTAINED or one is kin[0] or one.is_firm)
    ]
    return barred[:1] or [one for one in kin if not one.head.taken_down]


def is_digest(kin: list[Kin]) -> bool:
    """Whether the text belongs to no story since it repeats several: a summary of the day, or a round-up.

    It contains texts of stories that have nothing in common, or it is kin to texts of four stories.
    """
    if kin[0].like.jaccard >= _MIN_JACCARD_OF_ONE_TEXT:
        return False
    contained = [one for one in kin if one.like.of_earlier >= _MIN_CONTAINED and one.like.growth >= _MIN_GROWTH]
    others = [one for one in contained if one.head is not contained[0].head]
    if any(not share_subjects(contained[0].text.traits, one.text.traits) for one in others):
        return True
    return len({one.head.story_id for one in kin}) >= _MIN_STORIES_OF_A_ROUNDUP


def heads_to_join(kin: list[Kin]) -> list[Head]:
    """Return the stories that the text shows to be one, the oldest first: of the best kin, and of all firmly bound."""
    best, *others = kin
    firm = [
        one for one in others if best.is_firm and one.is_firm and tell_one_subject(best.text.traits, one.text.traits)
    ]
    return _oldest_first([best.head, *(one.head for one in firm)])


def heads_of_repeat(text: Text, head: Head, kin: list[Kin]) -> list[Head]:
    """Return the stories that a repeat of a text of the story ``head`` shows to be one, the oldest first."""
    firm = [
        one for one in kin if one.is_firm and not one.head.taken_down and tell_one_subject(text.traits, one.text.traits)
    ]
    heads = _oldest_first([head, *(one.head for one in firm)])
    return heads if len(heads) <= _MAX_STORIES_OF_A_REPEAT else [head]


def _oldest_first(heads: Iterable[Head]) -> list[Head]:
    return sorted({head.story_id: head for head in heads}.values(), key=lambda head: (head.first_seen, head.story_id))


_MIN_JACCARD_OF_ONE_TEXT: Final = 0.5
"""Jaccard index with the best kin from which on a text is a version of it and no summary. Chosen by hand."""
_MIN_CONTAINED: Final = 0.6
"""Share of a kin's shingles from which on the text contains it. Chosen by hand, as the bond ``contained``."""
_MIN_STORIES_OF_A_ROUNDUP: Final = 4
"""Stories with kin of a text from which on it is a round-up of them. Chosen by hand."""
_MIN_GROWTH: Final = 1.5
"""Length over a kin's length, in shingles, from which on a text may be a summary that contains it. Chosen by hand."""
_MAX_STORIES_OF_A_REPEAT: Final = 2
"""Stories that a repeat makes one, at most, its own among them. Chosen by hand."""
