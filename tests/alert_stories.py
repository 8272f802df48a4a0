"""Stories, rules and matches for tests; a test gives only the fields that it is about."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from dateline.core.alerts.rule import Rule
from dateline.core.alerts.ruleset import Ruleset
from dateline.core.data.places.regions import REGIONS
from dateline_schemas import Agency, Dateline, Match, Place, Published, Region, Relation, SourceCount, Sources, Story
from dateline_schemas.brief import Via

NOON: Final = datetime(2026, 2, 7, 12, tzinfo=UTC)


def at(minutes: float) -> datetime:
    """Return the time a number of minutes after noon."""
    return NOON + timedelta(minutes=minutes)


def story(
    text: str | None = "An earthquake struck the coast.",
    *,
    story_id: str = "a",
    version: int = 1,
    kind: str = "new",
    event: str = "version",
    minutes: float = 0,
    first: float | None = None,
    published: float | None = None,
    regions: tuple[str, ...] = (),
    via: Via = "dateline",
    places: tuple[tuple[str, str | None], ...] = (),
    agencies: tuple[str, ...] = (),
    sources: tuple[str, ...] = ("portal",),
    sightings: int = 1,
    **fields: object,
) -> Story:
    """Return a story version, last seen ``minutes`` after noon, and first seen ``first`` minutes after noon."""
    dateline = Dateline(
        printed="",
        places=tuple(Place(printed=printed, name=name) for printed, name in places),
        agencies=tuple(Agency(printed=code, code=code) for code in agencies),
    )
    from_article: dict[str, Any] = {
        "headline": None,
        "language": "en",
        "source": sources[0],
        "fetched_at": at(minutes),
        "published": None if published is None else Published(earliest=at(published - 60), latest=at(published)),
    }
    codes = {region.slug: region.code for region in REGIONS}
    return Story.model_validate(
        {
            "story_id": story_id,
            "version": version,
            "event": event,
            "relation": Relation.model_validate({"kind": kind, "rule": "by-hand"}),
            "text": text if event == "version" else None,
            "dateline": dateline,
            "regions": tuple(Region(code=codes[slug], slug=slug, via=via) for slug in regions),
            "first_seen": at(minutes if first is None else first),
            "last_seen": at(minutes),
            "sightings": sightings,
            "sources": Sources(top=tuple(SourceCount(source=name, count=1) for name in sources), total=len(sources)),
            "article_ids": (),
            "pub_status": "canceled" if event == "withdrawn" else "usable",
            **(from_article | fields),
        }
    )


def relinked(ended: str, into: str, minutes: float = 0) -> tuple[Story, Story]:
    """Return the two events by which one story is merged into another."""
    plain: dict[str, Any] = {"event": "relinked", "kind": "update", "version": 9, "minutes": minutes}
    return (
        story(None, story_id=ended, merged_into=into, fetched_at=None, **plain),
        story(None, story_id=into, absorbed=(ended,), fetched_at=None, **plain),
    )


def rule(**fields: object) -> Rule:
    """Return a rule as from a file; by default it matches earthquakes."""
    return Rule.model_validate({"id": "quake", "name": "Quakes", **({"any": ["earthquake"]} | fields)})


def matched(*rules: Rule, of: Story, as_of: float | None = None) -> Match:
    """Return the match of a version against rules, by a clock at ``as_of`` minutes after noon."""
    return Match(as_of=of.last_seen if as_of is None else at(as_of), hits=Ruleset(rules).match(of), story=of)
