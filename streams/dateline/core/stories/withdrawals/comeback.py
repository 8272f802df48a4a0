"""Comeback: what a text in memory is that comes again, and how it becomes the newest of its story once more.

It does after newer words, or after a notice of withdrawal.
"""

from collections.abc import Iterable, Sequence

from dateline.core.stories.head import Head
from dateline.core.stories.join_rules import NOTICE_OF_HEADLINE
from dateline.core.stories.kinship import Kin, text_of_newest_words
from dateline.core.stories.newest_words import is_newest_again
from dateline.core.stories.similarity.changes.notes.note import names_change
from dateline.core.stories.similarity.changes.summary import changes, noted_change
from dateline.core.stories.similarity.line import traits_of
from dateline.core.stories.state import Text, Threads
from dateline.core.stories.withdrawals.standing import NOT_WITHDRAWN, is_in_place, is_told_elsewhere, stands
from dateline.core.text.withdrawals.reinstatement import is_reinstated_in_note
from dateline_schemas import Distinct, Relation
from dateline_schemas.story import Kind


def back_to_known_text(memory: Threads, distinct: Distinct, existing: Text, head: Head) -> Relation | None:
    """Return how a text in memory that is the newest again follows the words that revised it; None for another copy.

    Without a time, a note says it that names what is replaced (``to 12 from 21``), or a site that showed the newest
    words before, at no later time than it shows these. One that a notice of withdrawal leaves standing needs neither,
    unless this copy withdraws it. Nor does one that another site shows after a notice in the place of an article, or
    one whose note says that the story stands.
    """
    if distinct.signal == "withdrawal":
        return None
    at = int(distinct.sightings.last_seen.timestamp())
    own = traits_of(distinct)
    is_left = existing.traits is not None and stands(memory, distinct, existing.traits, existing.sources, head, at)
    if is_left or is_told_elsewhere(head, distinct) or _is_back_by_note(head, distinct):
        parent = existing.version if existing.story_id == head.story_id else None
        kind: Kind = "correction" if distinct.signal == "correction" else "update"
        return Relation(kind=kind, parent=parent, score=1.0, rule=NOT_WITHDRAWN, changed=noted_change(distinct))
    is_candidate = existing.traits is not None and (existing.is_revised(head) or head.withdrawn) and not head.taken_down
    if distinct.signal not in {"correction", "update"} or head.words is None or not is_candidate:
        return None
    newest = text_of_newest_words(memory, own, at, memory.clock.horizon, head)
    former, changed, is_evident = existing, noted_change(distinct), False
    if newest is not None and newest.traits is not None and newest.traits.signal != "withdrawal":
        former, changed = newest, changes(distinct, own, newest.traits)
        seen = int(distinct.fetched_at.timestamp())
        is_evident = distinct.source in newest.sources and newest.last_seen < seen
        is_evident |= distinct.note is not None and names_change(distinct.note, changed, distinct.language)
    signal = existing.traits.signal if existing.traits is not None else None
    if not is_newest_again(head.words, distinct, signal, is_evident=is_evident, withdrawn=head.withdrawn):
        return None
    rule = f"signal-{distinct.signal}-of-text"
    return Relation(kind=distinct.signal, parent=former.version, score=1.0, rule=rule, changed=changed)


def _is_back_by_note(head: Head, distinct: Distinct) -> bool:
    """Whether a note takes a withdrawal back; a sentence of the text itself came with it, maybe before the notice."""
    return head.withdrawn and not head.taken_down and is_reinstated_in_note(distinct)


def withdrawal_of_kin(distinct: Distinct, head: Head, joined: Sequence[Head], kin: Iterable[Kin]) -> Relation | None:
    """Return how a notice withdraws the first of the stories to join; None where it names another story or none.

    It was seen before without a headline: then it withdrew nothing that is known, and is in the story ``head``.
    """
    if distinct.signal != "withdrawal" or joined[0] is head or joined[0].withdrawn:
        return None
    named = next((one for one in kin if one.head is joined[0] and one.rule == NOTICE_OF_HEADLINE), None)
    if named is None:
        return None
    parent = named.text.version_in(named.head)
    return Relation(kind="withdrawal", parent=parent, score=named.score, rule=named.rule)


def relation_of_known_text(distinct: Distinct, existing: Text, head: Head, parent: int | None, title: int) -> Relation:
    """Return what a sighting of a text in memory is; ``title`` is the hash of a correction's headline.

    The words are the same, so that a correction corrects the headline, or what its note says. A withdrawal counts only
    for the story's newest text, also where a notice in an article's place, which withdraws less, came before it.
    """
    relation = Relation(kind="repeat", parent=parent, score=1.0, rule="same-fingerprint")
    is_newest = parent not in head.earlier and (parent or 0) >= head.canonical
    is_first = existing.traits is not None and existing.traits.signal not in {"correction", "withdrawal"}
    is_noted = distinct.note is not None and is_newest and is_first
    if title and (is_noted or title not in head.titles):
        told = {"kind": "correction", "rule": "signal-correction-of-text"}
    elif distinct.signal == "withdrawal" and is_newest and (not head.withdrawn or (is_first and is_in_place(head))):
        told = {"kind": "withdrawal", "rule": "signal-withdrawal-of-text"}
    else:
        return relation
    return relation.model_copy(update={**told, "changed": noted_change(distinct)})
