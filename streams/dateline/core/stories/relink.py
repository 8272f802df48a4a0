"""Relink: a text that is kin to two stories shows that they are one; the older id stays."""

from collections.abc import Iterable

from dateline.core.stories.head import Head, event
from dateline_schemas import Relation, Story


def relink(kept: Head, others: Iterable[Head], relation: Relation, headline: str | None) -> list[Story]:
    """Make the stories one and return the events that say so: one under each id, to every region that carried any.

    ``kept`` is the oldest; each other ends with the event that names the one it became part of.
    """
    events = []
    absorbed = []
    others = list(others)
    for head in others:
        head.merged_into = kept.story_id
        absorbed.append(head.story_id)
        _absorb(kept, head)
    said = relation.model_copy(update={"rule": "relinked", "parent": None, "changed": ()})
    for head in others:
        head.former_regions = (
            tuple(region for region in (*kept.regions, *kept.former_regions) if region.slug not in _slugs(head))
            + head.former_regions
        )
        events.append(event(head, "relinked", said, headline=headline, merged_into=kept.story_id))
    events.append(event(kept, "relinked", said, headline=headline, absorbed=tuple(absorbed)))
    return events


def _slugs(head: Head) -> set[str]:
    return {region.slug for region in (*head.regions, *head.former_regions)}


def _absorb(kept: Head, head: Head) -> None:
    """Add what one story counted to the one it became part of; its regions are from now on among the former ones."""
    kept.first_seen = min(kept.first_seen, head.first_seen)
    kept.last_seen = max(kept.last_seen, head.last_seen)
    kept.sightings += head.sightings
    for source, count in head.sources.items():
        kept.sources[source] = kept.sources.get(source, 0) + count
    kept.former_regions += tuple(
        region for region in (*head.regions, *head.former_regions) if region.slug not in _slugs(kept)
    )
