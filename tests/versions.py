"""Story events for tests: the published example, with the fields that a test changes."""

from pathlib import Path
from typing import Final

import dateline_schemas
from dateline.core.data.places.regions import REGION_OF
from dateline.kafka.codec import encode
from dateline_schemas import Dateline, Place, Region, Relation, Story
from dateline_schemas.story import Event, Kind

_EXAMPLE: Final = Story.read((Path(dateline_schemas.__file__).parents[1] / "examples" / "story.json").read_bytes())


def version(story_id: str = "a", number: int = 1, kind: Kind = "new", **fields: object) -> Story:
    """Return a story version, without dateline, countries and regions unless they are given."""
    relation = Relation(kind=kind, rule="made-up")
    bare = {"dateline": None, "countries": (), "regions": (), "former_regions": (), "absorbed": (), "merged_into": None}
    changes = {"story_id": story_id, "version": number, "relation": relation, **bare, **fields}
    return _EXAMPLE.model_copy(update=changes)


def other(event: Event, story_id: str = "a", number: int = 2, kind: Kind = "update", **fields: object) -> Story:
    """Return another event than a version; as on the topics, it has no text and no countries."""
    return version(story_id, number, kind, event=event, text=None, **fields)


def of(*slugs: str) -> tuple[Region, ...]:
    """Return regions by their slugs."""
    codes = {region.slug: region.code for region in REGION_OF.values()}
    return tuple(Region(code=codes.get(slug, ""), slug=slug, via="mention") for slug in slugs)


def dated(*countries: str) -> Dateline:
    """Return a dateline with a place in each country."""
    return Dateline(printed="X - ", places=tuple(Place(printed="X", country=country) for country in countries))


def record(story: Story) -> tuple[bytes, bytes]:
    """Return the key and value of a story's record."""
    return story.story_id.encode(), encode(story)
