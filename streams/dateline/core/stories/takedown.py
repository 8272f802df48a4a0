"""Take down: withdraw a story for good, by hand. Nothing tells it anew, and it is never forgotten."""

from dateline.core.stories.head import Head, event, mark_taken_down
from dateline.core.stories.state import Text, Threads
from dateline_schemas import Relation, Story, Takedown
from dateline_schemas.takedown import BY_TAKEDOWN


def take_down(memory: Threads, takedown: Takedown) -> list[Story]:
    """Return the withdrawal, for every region that carries or carried the story; nothing where it stands already.

    Of a story that became part of another, that other is withdrawn. One that is known no more goes on from where it
    stood when it was asked for, so that its versions stay unique, and its texts are known again as its own.
    """
    head = memory.head(takedown.story_id) or _head_of(takedown)
    if head.taken_down:
        return []
    mark_taken_down(head)
    for fingerprint in takedown.fingerprints:
        _own(memory, fingerprint, head)
    relation = Relation(kind="withdrawal", parent=head.version, rule=BY_TAKEDOWN)
    said = {"headline": takedown.newest.headline, "language": takedown.newest.language}
    withdrawn = event(head, "withdrawn", relation, pub_status="canceled", **said)
    memory.keep(head)
    return [withdrawn]


def _own(memory: Threads, fingerprint: str, head: Head) -> None:
    """Know a text as the story's that no story is known by; one that another story told since is left to that one."""
    known = memory.known(fingerprint)
    if known is None or memory.head(known.story_id) is None:
        memory.hold(fingerprint, Text(head.story_id, head.version, int(head.last_seen.timestamp()), None))


def _head_of(takedown: Takedown) -> Head:
    story = takedown.newest
    first, *others = story.article_ids
    return Head(
        takedown.story_id,
        first,
        story.first_seen,
        story.last_seen,
        version=story.version,
        other_articles=tuple(others),
        sightings=story.sightings,
        sources={entry.source: entry.count for entry in story.sources.top},
        regions=story.regions,
        former_regions=story.former_regions,
    )
