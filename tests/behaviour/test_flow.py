"""What the flow makes of valid pages."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from dateline.core.pipeline import Pipeline
from dateline.core.places.resolve import Atlas
from dateline.demo.pages import demo_pages
from dateline.kafka.codec import encode
from dateline.topics import BRIEFS, DEAD_LETTER, DISTINCT, REGIONS, STORIES
from dateline_schemas import Brief, Distinct, RawArticle, Story
from tests.flow import Flow

LONG_AFTER: Final = datetime(2026, 11, 29, 12, tzinfo=UTC)
EXPECTED: Final[dict[str, Any]] = json.loads((Path(__file__).parent.parent / "demo_expected.json").read_text())


def page(line: bytes) -> tuple[bytes, bytes]:
    try:
        return RawArticle.read(line).key.encode(), line
    except ValueError:
        return b"broken", line


async def play(flow: Flow, *lines: bytes) -> None:
    for line in lines:
        await flow.send(*page(line))
    await flow.settle()


@pytest.mark.long_embedded
async def test_the_first_page_becomes_its_eight_briefs(flow: Flow) -> None:
    await play(flow, demo_pages()[0])
    briefs = [Brief.read(record.value or b"") for record in await flow.read(BRIEFS)]
    parsed = [
        {
            "role": brief.role,
            "places": [place.printed for place in brief.dateline.places] if brief.dateline else [],
            "agencies": [agency.printed for agency in brief.dateline.agencies] if brief.dateline else [],
            "age": brief.age,
        }
        for brief in briefs
    ]
    assert parsed == EXPECTED["first_page"]
    assert [record.key for record in await flow.read(BRIEFS)] == [brief.fingerprint.encode() for brief in briefs]


@pytest.mark.long_embedded
async def test_a_page_sent_twice_gives_two_sightings_of_each_story(flow: Flow) -> None:
    await play(flow, demo_pages()[0], demo_pages()[0])
    briefs = [Brief.read(record.value or b"") for record in await flow.read(BRIEFS)]
    assert len(briefs) == 16
    assert len({brief.brief_id for brief in briefs}) == 8
    stories = [Story.read(record.value or b"") for record in await flow.read(STORIES)]
    assert len({story.story_id for story in stories}) == 8
    # Two is a power of two, so each text's second sighting gives another story version.
    assert sorted(story.relation.kind for story in stories) == ["new"] * 8 + ["repeat"] * 8
    assert {story.sightings for story in stories if story.relation.kind == "repeat"} == {2}


@pytest.mark.long_embedded
async def test_a_region_gets_each_story_once_without_repeats(flow: Flow) -> None:
    await play(flow, *[demo_pages()[0]] * 5)
    for slug, topic in REGIONS.items():
        stories = [Story.read(record.value or b"") for record in await flow.read(topic)]
        assert len({story.story_id for story in stories}) == len(stories), slug
        assert all(slug in {region.slug for region in story.regions} for story in stories)


@pytest.mark.long_embedded
async def test_no_brief_of_a_day_of_pages_is_lost(flow: Flow) -> None:
    await play(flow, *demo_pages())
    briefs = [Brief.read(record.value or b"") for record in await flow.read(BRIEFS)]
    distinct = [Distinct.read(record.value or b"") for record in await flow.read(DISTINCT)]
    assert len(briefs) == EXPECTED["occurrences"]
    assert len(await flow.read(DEAD_LETTER)) == EXPECTED["broken_pages"]
    assert {brief.fingerprint for brief in briefs} == {each.fingerprint for each in distinct}
    assert len({brief.fingerprint for brief in briefs}) == EXPECTED["distinct_texts"]


async def test_the_flow_gives_the_records_of_the_pure_pipeline_byte_for_byte(flow: Flow, atlas: Atlas) -> None:
    await play(flow, *demo_pages())
    pipeline = Pipeline(atlas)
    steps = []
    for line in demo_pages():
        try:
            article = RawArticle.read(line)
        except ValueError:
            continue
        steps += list(pipeline.run(article))
    assert [record.value for record in await flow.read(BRIEFS)] == [encode(step.brief) for step in steps]
    assert [record.value for record in await flow.read(DISTINCT)] == [
        encode(step.distinct) for step in steps if step.distinct
    ]
    assert [record.value for record in await flow.read(STORIES)] == [
        encode(story) for step in steps for story in step.stories
    ]
    for slug, topic in REGIONS.items():
        expected = [encode(story) for step in steps for region, story in step.regions if region == slug]
        assert [record.value for record in await flow.read(topic)] == expected, slug


@pytest.mark.long_embedded
async def test_copies_of_old_pages_are_sightings_of_one_late_story(flow: Flow) -> None:
    """A namespace that has read pages of today gets pages of months ago, as from an archive."""
    recent = RawArticle.read(demo_pages()[0]).model_copy(update={"fetched_at": LONG_AFTER})
    await play(flow, encode(recent))
    before = len(await flow.read(STORIES))
    await play(flow, *demo_pages(), *demo_pages())
    stories = [Story.read(record.value or b"") for record in await flow.read(STORIES)][before:]
    assert all(story.late for story in stories)
    versions = Counter((story.story_id, story.version) for story in stories)
    assert set(versions.values()) == {1}, "no two records have the same story id and version"
    texts = {story.fingerprint for story in stories}
    assert len([story for story in stories if story.relation.kind == "new"]) <= len(texts)
    assert len({story.story_id for story in stories}) <= len(texts) <= EXPECTED["distinct_texts"]


@pytest.mark.long_embedded
async def test_events_have_cloudevents_headers_and_inherit_the_trace(flow: Flow) -> None:
    key, value = page(demo_pages()[0])
    headers_of_page = (
        ("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        ("other", b"stays behind"),
    )
    await flow.send(key, value, headers=headers_of_page)
    await flow.settle()
    for topic, kind in ((BRIEFS, b"brief"), (DISTINCT, b"distinct"), (STORIES, b"story")):
        for record in await flow.read(topic):
            headers = dict(record.headers)
            assert headers["ce_specversion"] == b"1.0"
            assert headers["ce_type"] == b"dateline." + kind + b".v1"
            assert headers["content-type"] == b"application/json"
            assert headers["traceparent"] == headers_of_page[0][1]
            assert "other" not in headers
            assert {"ce_id", "ce_source", "ce_time", "ce_subject"} <= set(headers)


@pytest.mark.long_embedded
@pytest.mark.parametrize("kind", ["expansion", "correction", "withdrawal"])
async def test_an_expanded_corrected_or_withdrawn_story_stays_one_story(flow: Flow, kind: str) -> None:
    await play(flow, *demo_pages())
    stories = [Story.read(record.value or b"") for record in await flow.read(STORIES)]
    assert kind in {story.relation.kind for story in stories}
    later = next(story for story in stories if story.relation.kind == kind)
    first = next(story for story in stories if story.story_id == later.story_id)
    assert first.relation.kind == "new"
    assert later.version > first.version
    assert later.relation.parent is not None
