"""How alike two runs group the same texts: by pairs of fingerprints in one story, ids made one counting as one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from dateline.kafka.codec import Incoming
from dateline_schemas import Story


def groups(stories: Iterable[Incoming]) -> Mapping[str, frozenset[str]]:
    """Return the fingerprints of every story in the end, by its id."""
    told = [Story.read(record.value or b"") for record in stories]
    into = {story.story_id: story.merged_into for story in told if story.merged_into is not None}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for story in told:
        if story.event in {"version", "withdrawn"} and story.fingerprint is not None:
            found[last(story.story_id, into)].add(story.fingerprint)
    return {name: frozenset(texts) for name, texts in found.items()}


def last(story_id: str, into: Mapping[str, str]) -> str:
    """Return the story that one became part of in the end."""
    while story_id in into:
        story_id = into[story_id]
    return story_id


def pairs(found: Mapping[str, frozenset[str]]) -> set[tuple[str, str]]:
    """Return every pair of fingerprints that tell one story, the smaller first."""
    return {pair for texts in found.values() for pair in combinations(sorted(texts), 2)}


def agreement(one: Iterable[Incoming], other: Iterable[Incoming]) -> float:
    """Return the share of the pairs of either run that both have; 1 where neither has any."""
    first, second = pairs(groups(one)), pairs(groups(other))
    return len(first & second) / len(first | second) if first | second else 1.0
