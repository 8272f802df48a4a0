"""Standing: which texts of a withdrawn story the notice does not withdraw.

A notice withdraws what its source said, and what it names: the text with its headline, and copies of that, whatever
headline they have and whether they are cut or have grown. A text of another source that says something else, such as a
denial, is withdrawn by nobody. The story is withdrawn as a whole, since what readers were told of it is; the next
sighting of such a text, or its first, brings it back.

A notice that only stands in the place of an article withdraws nothing that another site tells, whichever of the two
came first: the first text of another site brings the story back.
"""

from collections.abc import Collection
from typing import Final

from dateline.core.stories.head import Head
from dateline.core.stories.kinship import measured
from dateline.core.stories.similarity.changes.summary import changes, is_denial
from dateline.core.stories.similarity.features import Traits, title_hash
from dateline.core.stories.state import Threads
from dateline.core.text.withdrawals.reinstatement import is_reinstated
from dateline_schemas import Distinct, Relation

NOT_WITHDRAWN: Final = "not-withdrawn"
"""The rule of a text that a notice of withdrawal leaves standing, and that brings its story back."""
_SAME_HEADLINE: Final = 0.99
"""Share by weight of a headline from which on it is that of the notice. Chosen by hand, as ``join_rules`` does."""
_MANY_WORDS: Final = 0.5
"""Share of a text's shingles from which on one is a copy of the other. Chosen by hand, as ``join_rules`` does."""


def stands(  # noqa: PLR0913, PLR0917 - what it is asked of
    memory: Threads, distinct: Distinct, own: Traits, sources: Collection[str], head: Head, at: int
) -> bool:
    """Whether a text, seen at a time by some sources, is one of a withdrawn story that the notice does not withdraw.

    A text that denies the withdrawn one stands however many of its words it has: ``has not resigned``. So does the
    first text of another site after a notice in an article's place. A text that says itself that it goes on from an
    earlier one goes with it, and so does every text so little like the notice that threading does not compare them.
    """
    if is_told_elsewhere(head, distinct):
        return True
    if not head.withdrawn or head.taken_down or head.words is None or own.signal is not None:
        return False
    near = [
        (each.text, each.text.traits, pair.like)
        for each, pair in measured(memory, own, at, memory.clock.horizon)
        if each.head is head and each.text.traits is not None
    ]
    version = head.words.version
    notice = next((each for each in near if each[0].story_id == head.story_id and each[0].version == version), None)
    if notice is None or notice[0].sources.keys() >= {*sources}:
        return False
    title = title_hash(notice[1].title)
    named = [
        (traits, like)
        for text, traits, like in near
        if text is notice[0] or (title and title_hash(traits.title) == title)
    ]
    copied = [
        traits
        for traits, like in named
        if like.title >= _SAME_HEADLINE or max(like.of_text, like.of_earlier) >= _MANY_WORDS
    ]
    return all(is_denial(changes(distinct, own, traits)) for traits in copied)


def is_in_place(head: Head) -> bool:
    """Whether a story is withdrawn by nothing but a notice in the place of its article."""
    return head.withdrawn and head.words is not None and not head.words.headline


def is_told_elsewhere(head: Head, distinct: Distinct) -> bool:
    """Whether a text is the first of its site in a story that another site took away, by a notice in its place."""
    return is_in_place(head) and distinct.signal != "withdrawal" and distinct.source not in head.sources


def is_brought_back(head: Head, distinct: Distinct) -> bool:
    """Whether a copy of a withdrawn text brings its story back: another site tells it, or says that it stands."""
    if is_told_elsewhere(head, distinct):
        return True
    return head.withdrawn and not head.taken_down and distinct.signal != "withdrawal" and is_reinstated(distinct)


def restored_by(distinct: Distinct, head: Head | None) -> Head | None:
    """Return the withdrawn story that a text says to stand, under its headline alone; None where it says no such thing.

    ``head`` has that headline, of the same source: a notice in an article's place has no word of the story, and so has
    ``This story was withdrawn in error``.
    """
    return head if head is not None and distinct.source in head.sources and is_brought_back(head, distinct) else None


def as_brought_back(relation: Relation, head: Head, distinct: Distinct) -> Relation:
    """Return the relation of a text to a story; of a copy that brings it back, as of a text that stands."""
    if relation.kind != "repeat" or not is_brought_back(head, distinct):
        return relation
    return relation.replaced(kind="update", rule=NOT_WITHDRAWN)
