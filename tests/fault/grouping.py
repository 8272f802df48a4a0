"""How alike two runs group the same texts, by pairs of fingerprints in one story; merged stories count as one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from dateline.kafka.codec import Incoming
from dateline_schemas import Story


def groups(stories: Iterable[Incoming]) -> Mapping[str, frozenset[str]]:
    """Return the fingerprints of every story, by the id that it was last merged into."""
    events = [Story.read(record.value or b"") for record in stories]
    into = {story.story_id: story.merged_into for story in events if story.merged_into is not None}
    texts_by_story: defaultdict[str, set[str]] = defaultdict(set)
    for story in events:
        if story.event in {"version", "withdrawn"} and story.fingerprint is not None:
            texts_by_story[last(story.story_id, into)].add(story.fingerprint)
    return {name: frozenset(texts) for name, texts in texts_by_story.items()}


def last(story_id: str, into: Mapping[str, str]) -> str:
    """Return the story that a story was last merged into."""
    while story_id in into:
        story_id = into[story_id]
    return story_id


def pairs(groups: Mapping[str, frozenset[str]]) -> set[tuple[str, str]]:
    """Return every pair of fingerprints in one story, the smaller first."""
    return {pair for texts in groups.values() for pair in combinations(sorted(texts), 2)}


def agreement(one: Iterable[Incoming], other: Iterable[Incoming]) -> float:
    """Return the share of pairs that both runs have, of those that either has; 1 where neither has any."""
    first, second = pairs(groups(one)), pairs(groups(other))
    return len(first & second) / len(first | second) if first | second else 1.0
