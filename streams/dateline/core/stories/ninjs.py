"""A story version as ninjs 3, the IPTC's News in JSON, which the systems of agencies and newsrooms import."""

from collections.abc import Iterator
from typing import Final

from dateline_schemas import Story
from dateline_schemas.brief import Place, Region

Ninjs = dict[str, object]

VERSION: Final = "3.2"
"""Version of the ninjs standard."""
SCHEMA: Final = f"http://www.iptc.org/std/ninjs/ninjs-schema_{VERSION}.json#"
WORLD_REGION: Final = "http://cv.iptc.org/newscodes/worldregion/"
COUNTRY: Final = "http://cvx.iptc.org/iso3166-1a2/"
"""Prefixes of the URIs of regions and of countries."""
UNDECIDED: Final = "und"
"""Code of a story whose language is undecided; ninjs has no property for it then."""


def ninjs(story: Story) -> Ninjs:
    """Return the story version as a ninjs object; a field that is empty in the story has no property.

    All versions of a story have one ``uri``, and ``version`` counts up: so a later version replaces the one before.
    A withdrawal has the ``pubStatus`` canceled and no body. The interval of publication and the relation to the
    version before are in ``edNote``, since ninjs has no property for them.
    """
    properties: Ninjs = {
        "standard": {"name": "ninjs", "version": VERSION, "schema": SCHEMA},
        "uri": story_uri(story.story_id),
        "type": "text",
        "representationType": None if story.complete is None else "full" if story.complete else "partial",
        "version": str(story.version),
        "firstCreated": story.first_seen.isoformat(),
        "versionCreated": story.last_seen.isoformat(),
        "contentCreated": _instant(story),
        "pubStatus": story.pub_status,
        "language": None if story.language == UNDECIDED else story.language,
        "edNote": "; ".join(_notes(story)),
        "headlines": [{"role": "main", "value": story.headline}] if story.headline else None,
        "bodies": [_body(story.text)] if story.text else None,
        "located": next((place.name or place.printed for place in _places(story)), None),
        "places": [*map(_place, _places(story)), *map(_country, story.countries)],
        "subjects": [*map(_region, story.regions), *_section(story)],
        "infoSources": list(_sources(story)),
        "altIds": list(_other_ids(story)),
        "associations": list(_merged(story)),
    }
    return {name: value for name, value in properties.items() if value not in (None, "", [])}


def story_uri(story_id: str) -> str:
    """Return the URI of a story in ninjs."""
    return f"urn:dateline:story:{story_id}"


def _instant(story: Story) -> str | None:
    """Return when the text was published; None where only an interval is known."""
    published = story.published
    if published is None or published.latest is None or published.earliest != published.latest:
        return None
    return published.latest.isoformat()


def _notes(story: Story) -> Iterator[str]:
    relation, published = story.relation, story.published
    if story.event == "relinked":
        yield "; ".join(
            [f"became part of {story_uri(story.merged_into)}"]
            if story.merged_into
            else [f"{story_uri(name)} became part of it" for name in story.absorbed]
        )
    elif story.event == "moved":
        yield f"left {', '.join(region.slug for region in story.left_regions)}"
    elif relation.kind != "new":
        yield relation.kind + (f" of version {relation.parent}" if relation.parent else "")
    if published and published.earliest and published.latest and published.earliest != published.latest:
        age = f" (“{story.age}”)" if story.age else ""
        yield f"published after {published.earliest.isoformat()}, not after {published.latest.isoformat()}{age}"


def _body(text: str) -> Ninjs:
    counts = {"charCount": len(text), "wordCount": len(text.split())}
    return {"role": "main", "contentType": "text/plain", **counts, "value": text}


def _places(story: Story) -> tuple[Place, ...]:
    return story.dateline.places if story.dateline else ()


def _place(place: Place) -> Ninjs:
    properties: Ninjs = {"name": place.name or place.printed, "rel": "dateline", "literal": place.printed}
    if place.lat is not None and place.lon is not None:
        properties["geoJSON"] = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return properties


def _country(code: str) -> Ninjs:
    return {"rel": "mentions", "uri": COUNTRY + code.lower(), "literal": code}


def _region(region: Region) -> Ninjs:
    properties: Ninjs = {"name": region.slug, "rel": region.via}
    return properties | ({"uri": WORLD_REGION + region.iptc} if region.iptc else {})


def _section(story: Story) -> Iterator[Ninjs]:
    if story.section:
        yield {"name": story.section, "rel": "section"}


def _sources(story: Story) -> Iterator[Ninjs]:
    for agency in story.dateline.agencies if story.dateline else ():
        yield {"name": agency.code or agency.printed, "role": "agency"}
    for source in story.sources.top:
        yield {"name": source.source, "role": "site"}


def _other_ids(story: Story) -> Iterator[Ninjs]:
    ids = {"url": story.url, "brief": story.brief_id, "fingerprint": story.fingerprint}
    for role, value in ids.items():
        if value:
            yield {"role": role, "value": value}


def _merged(story: Story) -> Iterator[Ninjs]:
    if story.merged_into:
        name = f"the story that {story.story_id} became part of"
        yield {"uri": story_uri(story.merged_into), "name": name, "rel": "mergedInto"}
