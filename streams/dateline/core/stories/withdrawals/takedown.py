"""Take down: withdraw a story by hand, for good. Its texts never start a story again, and its head is never freed."""

from dateline.core.stories.head import Head, event, mark_taken_down
from dateline.core.stories.state import Text, Threads
from dateline_schemas import Relation, Story, Takedown
from dateline_schemas.takedown import BY_TAKEDOWN


def take_down(memory: Threads, takedown: Takedown) -> list[Story]:
    """Return the withdrawal, for every region that carries or carried the story; nothing where it was taken down.

    Its time, ``last_seen``, is that of the order: whoever catches up on a day hears of all that was taken down on it.
    Where the story became part of another, that other is withdrawn. A story that was freed from memory is built again
    from the order, which holds its newest version: so its next version has a number of its own, and its texts lead
    to it again.
    """
    head = memory.head(takedown.story_id) or _head_of(takedown)
    if head.taken_down:
        return []
    mark_taken_down(head)
    for fingerprint in takedown.fingerprints:
        _claim(memory, fingerprint, head)
    relation = Relation(kind="withdrawal", parent=head.version, rule=BY_TAKEDOWN)
    newest = takedown.newest
    withdrawal = event(
        head,
        "withdrawn",
        relation,
        headline=newest.headline,
        language=newest.language,
        last_seen=max(head.last_seen, takedown.requested_at),
    )
    memory.add_head(head)
    return [withdrawal]


def _head_of(takedown: Takedown) -> Head:
    """Return the head of a story as its newest version in the order has it."""
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


def _claim(memory: Threads, fingerprint: str, head: Head) -> None:
    """Remember a text as the story's, unless it belongs to a story in memory: another may have published it since."""
    existing = memory.find_text(fingerprint)
    if existing is None or memory.head(existing.story_id) is None:
        memory.add_text(fingerprint, Text(head.story_id, head.version, int(head.last_seen.timestamp()), None))
