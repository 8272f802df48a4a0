"""Filters: which events of a stream a client wants. Nothing of them stands in an id: a client gives them each time.

``country``, ``language`` and ``agency`` look at all that a story's versions have named so far, so that a story stays in
a stream once it is there. ``relation`` and ``q`` choose among versions only. Events without a text (``moved``,
``relinked``, ``withdrawn``) come whatever the two say: a reader who holds the story has to hear of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, get_args

from dateline.core.stories.subscription import choose_countries, choose_regions
from dateline.gateway.copy.batch import AlertEvent, StoryEvent
from dateline.gateway.copy.terms import Query, parse_query
from dateline_schemas.alert import Severity
from dateline_schemas.story import Kind

_RELATIONS: Final = frozenset(get_args(Kind))
_SEVERITIES: Final = frozenset(get_args(Severity))
MAX_VALUES: Final = 300
"""Values of one filter. Bounds memory; all countries fit."""


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
            # Of a story whose versions the topics have deleted, it is not known what they named.
            is_unknown = not named and event.event != "version"
            if wanted and wanted.isdisjoint(named) and not is_unknown:
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

    def takes(self, event: AlertEvent) -> bool:
        """Whether the client gets an alert."""
        if self.since is not None and event.at < self.since:
            return False
        if self.regions and self.regions.isdisjoint(event.regions):
            return False
        return (not self.rules or event.rule in self.rules) and (
            not self.severities or event.severity in self.severities
        )


def story_filter(parameters: Iterable[tuple[str, str]], since: int | None) -> StoryFilter:
    """Return the filter of a query's parameters; a parameter may come twice, or have values between commas.

    Raises ``ValueError`` for a value that does not exist, and names it.
    """
    given = _values(parameters)
    (query,) = given["q"] or [""]
    relations = frozenset(given["relation"])
    _require(relations, _RELATIONS, "relation")
    return StoryFilter(
        frozenset(choose_regions(given["region"])),
        choose_countries(given["country"]),
        frozenset(value.lower() for value in given["language"]),
        frozenset(value.upper() for value in given["agency"]),
        relations,
        parse_query(query) if query else None,
        repeats=_flag(given["repeats"]),
        since=since,
    )


def alert_filter(parameters: Iterable[tuple[str, str]], since: int | None) -> AlertFilter:
    """Return the filter of a query's parameters. Raises ``ValueError`` as ``story_filter`` does."""
    given = _values(parameters)
    severities = frozenset(given["severity"])
    _require(severities, _SEVERITIES, "severity")
    return AlertFilter(frozenset(given["rule"]), severities, since=since)


def _values(parameters: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the values by parameter; those of ``q`` are joined, as each is a condition."""
    names = ("region", "country", "language", "agency", "relation", "repeats", "rule", "severity")
    given: dict[str, list[str]] = {name: [] for name in (*names, "q")}
    for name, text in parameters:
        if name in names:
            given[name] += [value.strip() for value in text.split(",") if value.strip()]
        elif name == "q":
            given[name] = [" ".join((*given[name], text))]
    for name, values in given.items():
        if len(values) > MAX_VALUES:
            msg = f"{name} has {len(values)} values; the limit is {MAX_VALUES}"
            raise ValueError(msg)
    return given


def _require(values: frozenset[str], known: frozenset[str], name: str) -> None:
    if unknown := sorted(values - known):
        msg = f"there is no {name} {unknown[0]!r}; there are {', '.join(sorted(known))}"
        raise ValueError(msg)


def _flag(values: list[str]) -> bool:
    if not values or values[-1] in {"0", "false", "no"}:
        return False
    if values[-1] in {"1", "true", "yes"}:
        return True
    msg = f"repeats={values[-1]!r} is neither true nor false"
    raise ValueError(msg)
