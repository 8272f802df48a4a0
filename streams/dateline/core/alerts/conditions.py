"""What a rule may ask of a story beside its words: one row a condition, as keys of which one has to be the story's."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.alerts.rule import MOST_SOURCES, Rule
from dateline.core.alerts.words import folded
from dateline_schemas import Story

Key = str | int
WITHDRAWAL: Final = "withdrawal"


class Condition(NamedTuple):
    """Keys that a rule asks for, none where it asks for nothing; and those that a story has."""

    asked: Callable[[Rule], Iterable[Key]]
    has: Callable[[Story], Iterable[Key]]


def _places(story: Story) -> Iterable[Key]:
    places = story.dateline.places if story.dateline is not None else ()
    return {_folded_name(name) for place in places for name in (place.printed, place.name, place.former) if name}


@lru_cache(maxsize=4096)
def _folded_name(name: str) -> str:
    """Fold the name of a place, of which a wire has few: most of them again and again."""
    return folded(name)


def _sources(story: Story) -> Iterable[Key]:
    seen = {entry.source for entry in story.sources.top}
    return seen if story.source is None else seen | {story.source}


def _agencies(story: Story) -> Iterable[Key]:
    return [agency.code for agency in story.dateline.agencies if agency.code] if story.dateline is not None else ()


def _events(rule: Rule) -> Iterable[Key]:
    """Return the events that may meet a rule: a withdrawal only where it names them, whatever the headline says."""
    named = WITHDRAWAL in rule.signals or WITHDRAWAL in rule.relations
    return ("version", "withdrawn") if named else ("version",)


def _told(count: int | None) -> Iterable[Key]:
    return () if count is None else (count,)


CONDITIONS: Final = (
    Condition(_events, lambda story: (story.event,)),
    Condition(lambda rule: rule.regions, lambda story: [region.slug for region in story.regions]),
    Condition(lambda rule: rule.countries, lambda story: story.countries),
    Condition(lambda rule: map(folded, rule.places), _places),
    Condition(lambda rule: rule.agencies, _agencies),
    Condition(lambda rule: rule.sources, _sources),
    Condition(lambda rule: rule.languages, lambda story: (story.language,) if story.language else ()),
    Condition(lambda rule: rule.signals, lambda story: (story.signal,) if story.signal else ()),
    Condition(lambda rule: rule.relations, lambda story: (story.relation.kind,)),
    # A count is asked for by itself, and a story has it and every smaller one.
    Condition(lambda rule: _told(rule.min_sources), lambda story: range(2, min(story.sources.total, MOST_SOURCES) + 1)),
    Condition(
        lambda rule: _told(rule.min_sightings),
        lambda story: [1 << power for power in range(1, story.sightings.bit_length())],
    ),
)
