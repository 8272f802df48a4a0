"""The gateway's stream of a region has exactly the records of the region's topic, for each kind of event."""

from pathlib import Path

from dateline.core.data.places.regions import REGION_SLUGS
from dateline.gateway.copy.batch import Batch
from dateline.gateway.copy.store import Beginning, Copy
from dateline.gateway.stream.filters import StoryFilter
from dateline.kafka.codec import encode
from dateline.topics import REGIONS, STORIES
from tests.flow import Flow
from tests.versions import of, other, version

ASIA, EUROPE, BOTH = of("western-asia"), of("eastern-europe"), of("western-asia", "eastern-europe")
EVENTS = [
    version("a", regions=ASIA),
    version("b", regions=BOTH),
    version("a", 2, "repeat", regions=BOTH),
    version("a", 3, "correction", regions=EUROPE, former_regions=ASIA),
    other("moved", "a", 4, "repeat", regions=EUROPE, former_regions=ASIA, left_regions=ASIA),
    other("relinked", "b", 2, "update", regions=EUROPE, former_regions=ASIA, merged_into="a"),
    other("relinked", "a", 5, "repeat", regions=EUROPE, former_regions=ASIA, absorbed=("b",)),
    other("withdrawn", "a", 6, "withdrawal", regions=EUROPE, former_regions=ASIA),
    other("withdrawn", "a", 7, "repeat", regions=EUROPE, former_regions=ASIA),
    version("c", regions=of("unlocated")),
    version("d", regions=()),
]


async def test_a_region_s_stream_is_its_topic(flow: Flow, tmp_path: Path) -> None:
    for event in EVENTS:
        await flow.send(event.story_id.encode(), encode(event), STORIES)
    await flow.settle()
    copy = Copy(tmp_path / "copy", "wire")
    await copy.open()
    generation = await copy.begin(Beginning("wire", firsts={"stories": {0: 0}}))
    streamed = (await copy.apply(Batch(generation, await flow.read(STORIES), []))).stories
    await copy.close()
    assert len(streamed) == len(EVENTS)
    seen = 0
    for slug in REGION_SLUGS:
        wanted = StoryFilter(regions=frozenset({slug}))
        records = [record.value for record in await flow.read(REGIONS[slug])]
        assert [event.body for event in streamed if wanted.takes(event)] == records, slug
        seen += len(records)
    assert seen == 12
