"""Story events made up for a test: the published example, but for what the test says."""

from pathlib import Path
from typing import Final

import dateline_schemas
from dateline.core.data.places.regions import REGION_OF
from dateline.kafka.codec import encode
from dateline_schemas import Dateline, Place, Region, Relation, Story
from dateline_schemas.story import Event, Kind

_EXAMPLE: Final = Story.read((Path(dateline_schemas.__file__).parents[1] / "examples" / "story.json").read_bytes())


def version(story_id: str = "a", number: int = 1, kind: Kind = "new", **fields: object) -> Story:
    """Return a version of a story from nowhere in particular: no dateline, countries or regions unless given."""
    relation = Relation(kind=kind, rule="made-up")
    bare = {"dateline": None, "countries": (), "regions": (), "former_regions": (), "absorbed": (), "merged_into": None}
    told = {"story_id": story_id, "version": number, "relation": relation, **bare, **fields}
    return _EXAMPLE.model_copy(update=told)


def other(event: Event, story_id: str = "a", number: int = 2, kind: Kind = "update", **fields: object) -> Story:
    """Return an event of a story that is no version: as the streams have them, without text or countries."""
    return version(story_id, number, kind, event=event, text=None, **fields)


def of(*slugs: str) -> tuple[Region, ...]:
    """Return regions by their slugs."""
    codes = {region.slug: region.code for region in REGION_OF.values()}
    return tuple(Region(code=codes.get(slug, ""), slug=slug, via="mention") for slug in slugs)


def dated(*countries: str) -> Dateline:
    """Return a dateline whose places lie in these countries."""
    return Dateline(printed="X - ", places=tuple(Place(printed="X", country=country) for country in countries))


def record(story: Story) -> tuple[bytes, bytes]:
    """Return a story's key and value, as they travel."""
    return story.story_id.encode(), encode(story)
