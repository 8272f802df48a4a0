"""Stories as ninjs 3.2, checked against the part of IPTC's schema that they use, written out here by hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]  # ships no types

from dateline.core.pipeline import Pipeline
from dateline.core.places.regions import regions
from dateline.core.places.resolve import Atlas
from dateline.core.stories.ninjs import ninjs
from dateline.demo.pages import demo_pages
from dateline.files.page_records import Page, read_record
from dateline_schemas import Story
from dateline_schemas.brief import Dateline, Place, Published

TEXT = {"type": "string"}
URI = {"type": "string", "format": "uri"}
MOMENT = {"type": "string", "format": "date-time"}


def closed(required: tuple[str, ...] = (), **properties: object) -> dict[str, object]:
    return {"type": "object", "additionalProperties": False, "required": list(required), "properties": properties}


def many(item: object) -> dict[str, object]:
    return {"type": "array", "items": item, "minItems": 1}


POINT = closed(
    ("type", "coordinates"),
    type={"const": "Point"},
    coordinates={"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
)
COUNT = {"type": "integer"}
SCHEMA = closed(
    ("uri",),
    standard=closed(name=TEXT, version=TEXT, schema=URI),
    uri=URI,
    type={"enum": ["text"]},
    representationType={"enum": ["full", "partial"]},
    version=TEXT,
    firstCreated=MOMENT,
    versionCreated=MOMENT,
    contentCreated=MOMENT,
    pubStatus={"enum": ["usable", "withheld", "canceled"]},
    language=TEXT,
    edNote=TEXT,
    located=TEXT,
    headlines=many(closed(("value",), role=TEXT, contentType=TEXT, value=TEXT)),
    bodies=many(closed(("value",), role=TEXT, contentType=TEXT, charCount=COUNT, wordCount=COUNT, value=TEXT)),
    places=many(closed(name=TEXT, rel=TEXT, uri=URI, literal=TEXT, geoJSON=POINT)),
    subjects=many(closed(name=TEXT, rel=TEXT, uri=URI, literal=TEXT)),
    infoSources=many(closed(name=TEXT, role=TEXT, uri=URI, literal=TEXT)),
    altIds=many(closed(role=TEXT, value=TEXT)),
    associations=many(closed(("uri", "name"), uri=URI, name=TEXT, rel=TEXT)),
)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())

EXAMPLE = Story.read(Path("schemas/examples/story.json").read_bytes())


def ninjs_of(**changes: object) -> dict[str, Any]:
    exported = ninjs(EXAMPLE.model_copy(update=changes))
    VALIDATOR.validate(exported)
    return exported


def test_every_story_of_the_demo_is_ninjs(atlas: Atlas) -> None:
    pipeline = Pipeline(atlas)
    kinds = set()
    for number, data in enumerate(demo_pages(), start=1):
        page = read_record("demo", number, data, {})
        if not isinstance(page, Page):
            continue
        for step in pipeline.run(page.article):
            for story in step.stories:
                exported = ninjs(story)
                VALIDATOR.validate(exported)
                assert json.loads(json.dumps(exported)) == exported
                assert None not in exported.values()
                kinds.add(story.relation.kind)
    assert {"new", "repeat", "update", "correction", "expansion", "withdrawal"} <= kinds


def test_versions_of_a_story_are_one_object() -> None:
    first, second = ninjs_of(version=1), ninjs_of(version=2)
    assert first["uri"] == second["uri"]
    assert (first["version"], second["version"]) == ("1", "2")


def test_a_withdrawal_is_canceled_and_has_no_body() -> None:
    exported = ninjs_of(
        event="withdrawn", pub_status="canceled", text=None, published=None, dateline=None, complete=None
    )
    assert exported["pubStatus"] == "canceled"
    assert not {"bodies", "contentCreated", "located", "representationType"} & exported.keys()


def test_a_place_has_its_point_longitude_first_and_an_unknown_one_its_name() -> None:
    places = (
        Place(printed="LONDEN", name="London", country="GB", region="northern-europe", lat=51.5, lon=-0.13),
        Place(printed="NERGENS"),
    )
    exported = ninjs_of(dateline=Dateline(printed="LONDEN/NERGENS -", places=places), countries=("GB",))
    assert exported["located"] == "London"
    assert exported["places"] == [
        {
            "name": "London",
            "rel": "dateline",
            "literal": "LONDEN",
            "geoJSON": {"type": "Point", "coordinates": [-0.13, 51.5]},
        },
        {"name": "NERGENS", "rel": "dateline", "literal": "NERGENS"},
        {"rel": "mentions", "uri": "http://cvx.iptc.org/iso3166-1a2/gb", "literal": "GB"},
    ]


@pytest.mark.parametrize(("latest", "created"), [("08:00", True), ("09:00", False)])
def test_only_an_instant_is_a_time_of_creation_and_an_interval_is_noted(latest: str, created: bool) -> None:  # noqa: FBT001
    day = "2026-02-07T{}:00+01:00"
    published = Published.model_validate(
        {"earliest": day.format("08:00"), "latest": day.format(latest), "basis": "age"}
    )
    exported = ninjs_of(published=published, age="8 uur geleden")
    assert ("contentCreated" in exported) == created
    assert ("not after 2026-02-07T09:00:00+01:00 (“8 uur geleden”)" in exported.get("edNote", "")) != created


def test_a_story_that_became_part_of_another_names_it() -> None:
    exported = ninjs_of(event="relinked", merged_into="ab" * 16, relation={"kind": "repeat", "rule": "contained"})
    (association,) = exported["associations"]
    assert association["uri"] == f"urn:dateline:story:{'ab' * 16}"
    assert exported["edNote"].startswith(f"became part of urn:dateline:story:{'ab' * 16}")
    absorbing = ninjs_of(event="relinked", absorbed=["ab" * 16], relation={"kind": "repeat", "rule": "contained"})
    assert absorbing["edNote"].startswith(f"urn:dateline:story:{'ab' * 16} became part of it")


def test_a_story_that_moved_names_the_regions_that_it_left() -> None:
    left = regions((), ("SY", "NO"), None, None)
    exported = ninjs_of(event="moved", left_regions=left, relation={"kind": "repeat", "rule": "left-regions"})
    assert exported["edNote"].startswith(f"left {left[0].slug}, {left[1].slug}")


def test_the_schema_refuses_what_it_should() -> None:
    assert not VALIDATOR.is_valid({"uri": "urn:x:y", "body_text": "of ninjs 1"})
    assert not VALIDATOR.is_valid({"type": "text"})
