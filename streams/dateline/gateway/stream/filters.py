"""Filters: which events of a stream a client wants. Nothing of them stands in an id: a client gives them each time.

``country``, ``language`` and ``agency`` look at all that a story's versions have named so far, so that a story stays in
a stream once it is there. ``relation`` and ``q`` choose among versions only. Events without a text (``moved``,
``relinked``, ``withdrawn``) come whatever the two say: a reader who holds the story has to hear of them.
"""

from dataclasses import dataclass, replace
from typing import Final

from dateline.core.stories.subscription import choose_countries
from dateline.gateway.api.arguments import Arguments, languages, refuse
from dateline.gateway.copy.batch import AlertEvent, StoryEvent
from dateline.gateway.copy.search.facets import NAMED, wanted_agencies
from dateline.gateway.copy.search.terms import Query, parse_query

_NO_REPEATS: Final = (
    "a region's topic has no repeats: leave region out and choose by country, with a token of all regions, or leave "
    "repeats out and read what a story counts by now from /v1/stories"
)


@dataclass(frozen=True)
class StoryFilter:
    """Which events of stories are wanted; an empty set is no condition."""

    regions: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    query: Query | None = None
    repeats: bool = False
    """Whether repeats are wanted, which no region's topic has."""
    since: int | None = None
    """The earliest event time, in milliseconds since 1970."""

    def within(self, regions: frozenset[str]) -> "StoryFilter":
        """Return the filter within regions. Raises ``Problem`` where it would give nothing of what it asks for."""
        if regions and self.repeats:
            refuse(_NO_REPEATS)
        return replace(self, regions=regions)

    def takes(self, event: StoryEvent) -> bool:
        """Whether the client gets an event."""
        if event.is_repeat and not self.repeats:
            return False
        if self.since is not None and event.at < self.since:
            return False
        if self.regions and self.regions.isdisjoint(event.routed):
            return False
        return self._takes_reach(event) and (event.event != "version" or self._takes_text(event))

    def _takes_reach(self, event: StoryEvent) -> bool:
        reach = event.reach
        for wanted, named in (
            (self.countries, reach.countries),
            (self.languages, reach.languages),
            (self.agencies, reach.agencies),
        ):
            if wanted and wanted.isdisjoint(named):
                # Of a story whose versions the topics have deleted, or whose text was erased, not all is known.
                is_unknown = (not named or NAMED in named) and event.event != "version"
                if not is_unknown:
                    return False
        return True

    def _takes_text(self, event: StoryEvent) -> bool:
        if self.relations and event.kind not in self.relations:
            return False
        return self.query is None or self.query.matches(event.spaced_text)


@dataclass(frozen=True)
class AlertFilter:
    """Which alerts are wanted; an empty set is no condition."""

    rules: frozenset[str] = frozenset()
    severities: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    """Regions of the alerts' stories."""
    since: int | None = None
    """The earliest event time, in milliseconds since 1970."""

    def within(self, regions: frozenset[str]) -> "AlertFilter":
        """Return the filter within regions."""
        return replace(self, regions=regions)

    def takes(self, event: AlertEvent) -> bool:
        """Whether the client gets an alert."""
        if self.since is not None and event.at < self.since:
            return False
        if self.regions and self.regions.isdisjoint(event.regions):
            return False
        return (not self.rules or event.rule in self.rules) and (
            not self.severities or event.severity in self.severities
        )


def story_filter(arguments: Arguments) -> StoryFilter:
    """Return the filter of a query. Raises ``Problem`` for a value that does not exist."""
    text = arguments.one("q")
    try:
        countries = choose_countries(arguments.many("country"))
        query = parse_query(text) if text else None
    except ValueError as error:
        refuse(str(error))
    return StoryFilter(
        frozenset(arguments.many("region")),
        countries,
        languages(arguments),
        wanted_agencies(arguments.many("agency")),
        frozenset(arguments.many("relation")),
        query,
        repeats=arguments.flag("repeats"),
        since=arguments.time("since"),
    )


def alert_filter(arguments: Arguments) -> AlertFilter:
    """Return the filter of a query."""
    return AlertFilter(
        frozenset(arguments.many("rule")), frozenset(arguments.many("severity")), since=arguments.time("since")
    )
