"""Newest words: which text of a story is its newest, and which text that comes later is an earlier one.

A text is from before the newest words if it was published wholly before them, or if the wire numbered it lower: UPDATE
1 after UPDATE 2. Where neither is known, the order of arrival decides. ``Precedence`` is what counts of a text,
``Words`` what counts of the newest ones; a story's head has them.
"""

from typing import Final, NamedTuple

from dateline.core.text.signals import update_number
from dateline.core.times.interval_intersection import comparison_time
from dateline.core.times.publication_order import Span, span
from dateline_schemas import Distinct
from dateline_schemas.story import Kind

CORRECTIONS: Final[frozenset[Kind]] = frozenset({"correction", "refile"})
"""Kinds of a text that corrects one."""
KINDS_WITH_WORDS: Final[frozenset[Kind]] = frozenset({"update", "expansion", *CORRECTIONS})
"""Kinds of a text that brings words which may be older than the newest."""
PUBLISHED_EARLIER: Final = "published-earlier"
"""The rule of a text that was published wholly before the story's newest words."""
LOWER_NUMBER: Final = "lower-update-number"
"""The rule of a text that the wire numbered lower than the story's newest words."""


class Precedence(NamedTuple):
    """What decides whether a text is newer than others."""

    headline: str
    """Its headline, or its first words."""
    at: int
    """Its time, by which texts are compared, in seconds since 1970."""
    span: Span | None
    """When it was published; None where that is unknown."""
    update: tuple[str, int] | None
    """The word and the number by which it is an update, ``UPDATE 2``; None for a text without a number."""

    @classmethod
    def of(cls, distinct: Distinct) -> "Precedence":
        """Return what decides for a text."""
        published, fetched_at = distinct.sightings.published, distinct.fetched_at
        is_update = distinct.signal == "update"
        return cls(
            first_words(distinct),
            int(comparison_time(published, fetched_at).timestamp()),
            span(published, fetched_at),
            (update_number(distinct.headline) or update_number(distinct.text)) if is_update else None,
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


class Words(NamedTuple):
    """A story's newest words: the version that brought them, and what decides whether a text is from before them.

    Words whose own time or number is unknown have that of the ones before them, since they came later.
    """

    version: int
    headline: str
    """Their headline, or their first words."""
    after: int | None
    """They were published after this time, in seconds since 1970; None where that is unknown."""
    facts_after: int | None
    """The same of the last text with facts of its own: an edited copy of it may be published later than the next
    update."""
    update: tuple[str, int, int] | None
    """The word and the number of the last numbered update, and its time in seconds since 1970."""

    def are_before(self, text: Precedence) -> bool:
        """Whether a text is known to have been published later, or as late as their copies may be."""
        return text.span is not None and self.after is not None and text.span.after >= self.after

    def rule_of_earlier(self, text: Precedence, *, has_own_facts: bool) -> str | None:
        """Return the rule by which a text is from before these words; None for any other text.

        ``has_own_facts`` is that of ``Newness``. Where the wire's numbers contradict the times, the numbers decide; but
        not for texts half a day apart, where the wire has begun to count anew.
        """
        numbers = 0
        if self.update is not None and text.update is not None and text.update[0] == self.update[0]:
            is_same_count = text.at - self.update[2] < _SECONDS_OF_ONE_COUNT
            numbers = (text.update[1] - self.update[1]) * is_same_count
        is_before = text.span is not None and text.span.is_before(self.facts_after if has_own_facts else self.after)
        if is_before and numbers <= 0:
            return PUBLISHED_EARLIER
        return LOWER_NUMBER if numbers < 0 else None


def followed_by(words: Words | None, newness: Newness, version: int) -> Words | None:
    """Return the newest words after a version of a text that is not an earlier one; None where nothing is known."""
    text = newness.text
    after = text.span.after if text.span is not None else None
    before = words or Words(0, "", None, None, None)
    if words is None or newness.has_own_facts:
        facts_after = _later(before.facts_after, after)
    elif before.facts_after is not None and after is not None:
        facts_after = min(before.facts_after, after)
    else:
        facts_after = before.facts_after
    update = (*text.update, text.at) if text.update is not None else before.update
    newest = Words(version, text.headline, _later(before.after, after), facts_after, update)
    return newest if newest.after is not None or newest.update is not None else None


def seen_again(words: Words, text: Precedence) -> Words:
    """Return the newest words after a repeat of them: they are as old as their oldest copy."""
    if text.span is None:
        return words
    after, facts_after = (
        min(moment, text.span.after) if moment is not None else None for moment in (words.after, words.facts_after)
    )
    return words._replace(after=after, facts_after=facts_after)


def is_newer(words: Words | None, other: Words | None) -> bool:
    """Whether the newest words of one story are known to be newer than those of another."""
    if words is None or words.after is None:
        return False
    return other is None or other.after is None or words.after > other.after


def first_words(distinct: Distinct) -> str:
    """Return a text's headline or its first words, on one line and cut off."""
    words = (distinct.headline or distinct.text[: 2 * MAX_HEADLINE_CHARS]).replace("\0", " ")
    return " ".join(words.split())[:MAX_HEADLINE_CHARS]


def _later(one: int | None, other: int | None) -> int | None:
    return max(one, other) if one is not None and other is not None else (other if one is None else one)


MAX_HEADLINE_CHARS: Final = 200
"""Characters of a headline in a story's head. Bounds state; chosen by hand, above the 180 of a message's subject."""
_SECONDS_OF_ONE_COUNT: Final = 12 * 3600
"""Seconds between two updates from which on their numbers are not of one count. Chosen by hand: a wire counts the
updates of a day."""
