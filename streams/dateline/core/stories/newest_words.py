"""Newest words: which text of a story is its newest, and which text that comes later is an earlier one.

A text is from before the newest words if it was published wholly before them, or if the wire numbered it lower: UPDATE
1 after UPDATE 2. Where neither is known, the order in which pages showed the texts decides, and not the order in which
the pages came. ``Precedence`` is what counts of a text, ``Words`` what counts of the newest ones; a story's head has
them.
"""

from collections.abc import Sequence
from math import ceil
from typing import Final, NamedTuple

from dateline.core.stories.similarity.changes.notes.note import figure_of, replaced_figures
from dateline.core.stories.similarity.changes.summary import changes, is_mended
from dateline.core.stories.similarity.features import Traits
from dateline.core.stories.similarity.hash_sets import difference
from dateline.core.stories.withdrawals.addresses import address_of
from dateline.core.text.signals import update_number
from dateline.core.times.interval_intersection import comparison_time
from dateline.core.times.publication_order import Span, span
from dateline_schemas import Distinct, Relation
from dateline_schemas.brief import Signal
from dateline_schemas.story import Kind

CORRECTIONS: Final[frozenset[Kind]] = frozenset({"correction", "refile"})
"""Kinds of a text that corrects one."""
KINDS_WITH_WORDS: Final[frozenset[Kind]] = frozenset({"update", "expansion", *CORRECTIONS})
"""Kinds of a text that brings words which may be older than the newest."""
PUBLISHED_EARLIER: Final = "published-earlier"
"""The rule of a text that was published wholly before the story's newest words."""
SEEN_EARLIER: Final = "seen-earlier"
"""The rule of a text that a page showed before any page showed the story's newest words."""
LOWER_NUMBER: Final = "lower-update-number"
"""The rule of a text that the wire numbered lower than the story's newest words."""

WITHDRAWN_EARLIER: Final = "withdrawn-earlier"
"""The rule of a text that has the headline of a notice of withdrawal, and is not known to be published later."""
ORIGINAL: Final = "before-its-revision"
"""The rule of the text that a correction or a numbered update revised, where these came before any other text."""


class Precedence(NamedTuple):
    """What decides whether a text is newer than others."""

    headline: str
    """Its headline, or its first words."""
    at: int
    """Its time, by which texts are compared, in seconds since 1970."""
    span: Span | None
    """When it was published, or changed since; None where that is unknown."""
    seen: int
    """When a page first showed it, in seconds since 1970."""
    update: tuple[str, int] | None
    """The word and the number by which it is an update, ``UPDATE 2``, or corrects one; None for a text without them."""
    addresses: tuple[int, ...]
    """The hash of the address at which it is the article; none for an item beside others, and for a notice."""

    @classmethod
    def of(cls, distinct: Distinct, at: int | None = None) -> "Precedence":
        """Return what decides for a text; ``at`` is its time where the caller knows it."""
        published, fetched_at, address = distinct.sightings.published, distinct.fetched_at, address_of(distinct)
        is_numbered = distinct.signal == "update" or distinct.signal in CORRECTIONS
        return cls(
            first_words(distinct),
            int(comparison_time(published, fetched_at).timestamp()) if at is None else at,
            _span(distinct),
            int(distinct.sightings.first_seen.timestamp()),
            (update_number(distinct.headline) or update_number(distinct.text)) if is_numbered else None,
            (address,) if address is not None and distinct.signal != "withdrawal" else (),
        )


class Newness(NamedTuple):
    """What a text is to the newest words of its story."""

    text: Precedence
    has_own_facts: bool = True
    """Whether it differs from the text that it follows in figures, or has a signal; an edited copy does not."""
    is_earlier: bool = False
    """Whether it is from before the newest words."""
    revises: bool = False
    """Whether it revises the texts before it."""
    is_later: bool = False
    """Whether it is known to have been published later than the newest words."""


class Words(NamedTuple):
    """A story's newest words: the version that brought them, and what decides whether a text is from before them.

    Words whose own time or number is unknown have that of the ones before them, since they are newer.
    """

    version: int
    headline: str
    """Their headline, or their first words; empty for a notice in the place of an article."""
    after: int | None
    """They were published after this time, in seconds since 1970; None where that is unknown."""
    facts_after: int | None
    """The same of the last text with facts of its own: an edited copy of it may be published later than the next
    update."""
    update: tuple[str, int, int] | None
    """The word and the number of the last numbered update, and its time in seconds since 1970."""
    seen: int | None = None
    """When a page first showed them, in seconds since 1970; None where a worker of before did not keep it."""
    facts_seen: int | None = None
    """The same of the last text with facts of its own, as ``facts_after``."""
    addresses: tuple[int, ...] = ()
    """The hashes of the addresses at which they are the article, the last ones seen. A notice of withdrawal leaves
    them."""

    def are_before(self, text: Precedence) -> bool:
        """Whether a text is known to have been published later, or as late as their copies may be."""
        return text.span is not None and self.after is not None and text.span.after >= self.after

    def are_known_before(self, text: Precedence) -> bool:
        """Whether a text is known to be newer: by the wire's numbers, else by its time of publication."""
        return self.are_numbered_below(text) or (
            self.are_outdated_by(text) and self.rule_of_earlier(text, has_own_facts=True) is None
        )

    def are_numbered_below(self, text: Precedence) -> bool:
        """Whether the wire gave a text a higher number."""
        return self._number_after(text) > 0

    def are_outdated_by(self, text: Precedence) -> bool:
        """Whether a text is known to have been published later, by its time alone."""
        return text.span is not None and self.after is not None and text.span.after > self.after

    def stand_at(self, text: Precedence) -> bool:
        """Whether a text is at an address of theirs: it is a page of the article that has them."""
        return not set(self.addresses).isdisjoint(text.addresses)

    def are_followed_by(self, text: Precedence) -> bool:
        """Whether a text was published later, or since these were first shown, or its page came half a day later."""
        if self.are_outdated_by(text) or self.seen is None:
            return self.are_outdated_by(text)
        is_since = text.span is not None and text.span.after >= self.seen
        return is_since or text.seen - self.seen > _SECONDS_OF_ONE_COUNT

    def _number_after(self, text: Precedence) -> int:
        """Return by how much the wire numbered a text higher; 0 where the two are not of one count.

        Nor are texts half a day apart, where the wire has begun to count anew.
        """
        if self.update is None or text.update is None or text.update[0] != self.update[0]:
            return 0
        is_same_count = text.at - self.update[2] < _SECONDS_OF_ONE_COUNT
        return (text.update[1] - self.update[1]) * is_same_count

    def rule_of_earlier(self, text: Precedence, *, has_own_facts: bool) -> str | None:
        """Return the rule by which a text is from before these words; None for any other text.

        ``has_own_facts`` is that of ``Newness``. Where the wire's numbers contradict the times, the numbers decide.
        """
        numbers = self._number_after(text)
        is_before = text.span is not None and text.span.is_before(self.facts_after if has_own_facts else self.after)
        if is_before and numbers <= 0:
            return PUBLISHED_EARLIER
        if numbers:
            return LOWER_NUMBER if numbers < 0 else None
        shown = self.facts_seen if has_own_facts else self.seen
        return SEEN_EARLIER if shown is not None and text.seen < shown and not self.are_outdated_by(text) else None


def of_notice(text: Precedence, words: Words | None) -> Precedence:
    """Return what decides for a notice that withdraws a story with these newest words, whose addresses it leaves.

    Without a time, it is as late as the first page with it. Else an edited copy that was published between the story
    and its notice would be newer than the notice.
    """
    text = text._replace(addresses=words.addresses if words is not None else ())
    return text if text.span is not None else text._replace(span=Span(text.seen, text.seen))


def followed_by(words: Words | None, newness: Newness, version: int) -> Words:
    """Return the newest words after a version of a text that is not an earlier one."""
    text = newness.text
    after = text.span.after if text.span is not None else None
    update = (*text.update, text.at) if text.update is not None else None
    if words is None:  # as of two texts in three
        return Words(version, text.headline, after, after, update, text.seen, text.seen, text.addresses)
    before, has_facts = words, newness.has_own_facts
    return Words(
        version,
        text.headline,
        after=_later(before.after, after),
        facts_after=_later(before.facts_after, after) if has_facts else _earlier(before.facts_after, after),
        update=update or before.update,
        seen=text.seen,
        facts_seen=text.seen if has_facts else _earlier(before.facts_seen, text.seen),
        addresses=text.addresses,
    )


def seen_again(words: Words, text: Precedence) -> Words:
    """Return the newest words after a repeat of them: they are as old as their oldest copy, and at its address too."""
    after = text.span.after if text.span is not None else None
    return words._replace(
        after=_earlier(words.after, after),
        facts_after=_earlier(words.facts_after, after),
        seen=_earlier(words.seen, text.seen),
        facts_seen=_earlier(words.facts_seen, text.seen),
        addresses=tuple(dict.fromkeys((*words.addresses, *text.addresses)))[-_MAX_ADDRESSES:],
    )


def of_changed_article(
    text: Precedence, distinct: Distinct, own: Traits, former: Traits, newest: Traits | None
) -> Precedence:
    """Return what decides for a text that stands where its article had the ``former`` one.

    It may be as late as its page: sites keep an article at its first time, and write each newer toll into it. It was
    changed since its former text was seen, unless the page says when. It is as old as before where words were
    mended, and where it has the old figures still, which the ``newest`` words of the story replaced, or which nothing
    is known to have replaced: it was edited for another reason. It may tell these beside newer ones: ``17 died, up from
    12``.
    """
    if text.span is None:
        return text
    as_before = text._replace(span=span(distinct.sightings.published, distinct.fetched_at))
    if own.signal is None and is_mended(distinct, own, former):
        return as_before
    figures = {*former.numbers.lower().split()}
    replaced = figures.difference(newest.numbers.lower().split()) if newest is not None else figures
    has_old = bool(replaced) and replaced.issubset(own.numbers.lower().split())
    if has_old and not _has_newer_figure(distinct, own, newest or former, [former]):
        return as_before
    if distinct.metadata is not None and distinct.metadata.modified is not None:
        return text
    return text._replace(span=text.span._replace(until=max(text.span.until, text.seen)))


def as_update_of_article(  # noqa: PLR0913, PLR0917 - what it is asked of
    distinct: Distinct,
    own: Traits,
    kin: Sequence[Traits | None],
    words: Words | None,
    text: Precedence,
    found: Relation,
) -> Relation:
    """Return the relation ``found`` of a text, as an update where the text is a later page of its article.

    A page that leaves out its note of correction is shorter, and looks like a shortened copy. It is an update if it
    shows a figure, in the place of another, that none of its ``kin`` has. The best kin comes first.
    """
    if found.kind != "repeat" or not distinct.complete or words is None or not words.stand_at(text):
        return found
    formers = [former for former in kin if former is not None]
    return found.replaced(kind="update") if _has_newer_figure(distinct, own, formers[0], formers) else found


def _has_newer_figure(distinct: Distinct, own: Traits, newest: Traits, formers: Sequence[Traits]) -> bool:
    """Whether a text has a figure, in the place of one of the ``newest`` text, that none of the ``formers`` has."""
    had = {figure_of(number, distinct.language) for former in formers for number in former.numbers.split()}
    pairs = [replaced_figures(line, distinct.language) for line in changes(distinct, own, newest)]
    return any(str(pair[1]) not in had for pair in pairs if pair is not None)


def of_page(distinct: Distinct) -> Distinct:
    """Return a text with the times of its page alone, without those of the pages that showed the same words before."""
    times = {"published": distinct.published, "first_seen": distinct.fetched_at}
    return distinct.model_copy(update={"sightings": distinct.sightings.model_copy(update=times)})


def is_newest_again(
    words: Words, distinct: Distinct, former: Signal | None, *, is_evident: bool, withdrawn: bool
) -> bool:
    """Whether a text that newer words revised comes back as the newest: a figure is what it was before.

    Any other copy is one of a slow site. It comes back by the number of an update. A correction, or the first numbered
    update, also does by the time that its page prints, or where it is evident otherwise what it follows, and no time
    says that it came before. ``former`` is the signal by which the text came before: its copies correct nothing a
    second time. Where the story is ``withdrawn``, the text comes back by a higher number and a later time alone.
    """
    page = Precedence.of(of_page(distinct))
    is_numbered = words.are_numbered_below(page)
    if withdrawn:
        return distinct.signal == "update" and is_numbered and words.are_outdated_by(page)
    is_first_number = words.update is None and page.update is not None
    is_first = is_first_number if distinct.signal == "update" else former not in {"correction", "withdrawal"}
    if is_numbered or not is_first:
        return is_numbered
    is_undecided = is_evident and words.rule_of_earlier(page, has_own_facts=True) is None
    return is_undecided or words.are_known_before(page)


def may_be_withdrawn(distinct: Distinct, notice: Words | None) -> bool:
    """Whether a text is not known to be published after a notice of withdrawal that has its headline, and no update."""
    if notice is None or distinct.signal is not None:
        return False
    text = Precedence.of(distinct)
    return notice.rule_of_earlier(text, has_own_facts=True) is not None or not notice.are_followed_by(text)


def rule_of_original(distinct: Distinct, own: Traits, kin: Sequence[Traits | None], words: Words) -> str | None:
    """Return the rule of a text without a signal that all its kin revised, the best one first; None for any other.

    Nothing but figures differs from a correction that came first: it shows the wrong ones. A numbered update has the
    higher figures, and all else, since tolls rise: no number comes before ``UPDATE 1``. A text that was published since
    these were first shown is none, nor one of half a day later. Nor is one that has the note of the correction itself,
    or that is a later page of the same article.
    """
    only, signals = kin[0], {former.signal if former is not None else None for former in kin}
    is_corrected = signals == {"correction"} and words.version == 1
    if only is None or not (is_corrected or (signals == {"update"} and words.update is not None)):
        return None
    text = Precedence.of(distinct)
    if distinct.note is not None or words.stand_at(text) or words.are_followed_by(text):
        return None
    changed = changes(distinct, own, only)
    figures = [pair for line in changed if (pair := replaced_figures(line, distinct.language)) is not None]
    if only.signal == "correction":
        return ORIGINAL if figures and len(figures) == len(changed) else None
    has_more = any(line.startswith("adds ") or " new paragraph" in line for line in changed)
    return ORIGINAL if figures and not has_more and all(now < was for was, now in figures) else None


def precedence_of_copy(distinct: Distinct, words: Words | None, version: int | None, at: int) -> Precedence:
    """Return what decides for a repeat of a text that first came at ``at`` and brought the words of a version.

    Where the story went back to the text, the newest words are later than its first copies, which its sightings
    count: a copy does not make these words as old as those.
    """
    text = Precedence.of(distinct)
    if words is None or words.version != version or words.after is None or words.after <= at:
        return text
    return text._replace(span=None, seen=int(distinct.fetched_at.timestamp()))


def is_newer(words: Words | None, other: Words | None) -> bool:
    """Whether the newest words of one story are known to be newer than those of another.

    Their times of publication decide; where one is unknown, the times at which pages first showed them.
    """
    if words is None:
        return False
    if other is None:
        return True
    if words.after is not None and other.after is not None:
        return words.after > other.after
    if words.seen is not None and other.seen is not None:
        return words.seen > other.seen
    return words.after is not None


def has_moved_on(own: Traits, kin: Traits | None, newest: Traits | None, newness: Newness) -> bool:
    """Whether a text has none of the numbers, or of the words, of its kin that the story's newest text has no more.

    Then it is no edited copy of its kin. False where there are no such numbers and words, and of an earlier text.
    """
    if kin is None or newest is None or newest is kin or newness.is_earlier:
        return False
    replaced = {*kin.numbers.lower().split()}.difference(newest.numbers.lower().split())
    if replaced and replaced.isdisjoint(own.numbers.lower().split()):
        return True
    words = difference(kin.words, newest.words)
    return len(words) > 0 and len(difference(words, own.words)) == len(words)


def first_words(distinct: Distinct) -> str:
    """Return a text's headline or its first words, on one line; cut between two words, with an ellipsis."""
    line = " ".join((distinct.headline or distinct.text[: 2 * MAX_HEADLINE_CHARS]).replace("\0", " ").split())
    if len(line) <= MAX_HEADLINE_CHARS:
        return line
    start = line[: MAX_HEADLINE_CHARS - 1]
    return f"{start.rpartition(' ')[0] or start} …"[:MAX_HEADLINE_CHARS]


def _span(distinct: Distinct) -> Span | None:
    """Return when a text was published, up to the time at which its page says that it was changed; None if unknown.

    Sites keep an article at its address, and its first time, and write each newer toll into it. They change it for
    other reasons too: where its former text is not known, one with figures of before is an update back to these.
    """
    published, metadata = span(distinct.sightings.published, distinct.fetched_at), distinct.metadata
    if published is None or metadata is None or metadata.modified is None:
        return published
    changed = min(metadata.modified, distinct.fetched_at)
    return published._replace(until=max(published.until, ceil(changed.timestamp())))


def _later(one: int | None, other: int | None) -> int | None:
    return max(one, other) if one is not None and other is not None else (other if one is None else one)


def _earlier(known: int | None, other: int | None) -> int | None:
    """Return the earlier of two moments; None where the first is unknown, and the first where the other is."""
    return min(known, other) if known is not None and other is not None else known


_MAX_ADDRESSES: Final = 4
"""Addresses that the newest words have, the last ones. Bounds state; chosen by hand: a site has an article at one for
readers with a telephone, and one for all others."""
MAX_HEADLINE_CHARS: Final = 200
"""Characters of a headline in a story's head. Bounds state; chosen by hand, above the 180 of a message's subject."""
_SECONDS_OF_ONE_COUNT: Final = 12 * 3600
"""Seconds between two updates from which on their numbers are not of one count. Chosen by hand: a wire counts the
updates of a day."""
