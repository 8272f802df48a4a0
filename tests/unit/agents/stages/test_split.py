"""Split counts each page that gives no brief, by source in its state and by reason in the metrics."""

from datetime import UTC, datetime

import pytest

from dateline.agents.stage import Splitting
from dateline.agents.stages.split import SplitStage
from dateline.core.dead_letters.diagnosis import advice
from dateline.core.page.model import MAX_ITEMS, TooManyItemsError
from dateline.core.times.clock import Clock
from dateline.kafka.codec import Incoming, encode, unpack
from dateline.telemetry import REGISTRY
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas

NOW = datetime(2026, 2, 7, 22, tzinfo=UTC)


def counted(reason: str) -> float:
    return REGISTRY.get_sample_value("dateline_pages_without_briefs_total", {"reason": reason}) or 0.0


def test_a_page_without_briefs_is_counted_by_source_and_reason() -> None:
    stage = SplitStage("wire", Clock(), atlas())
    before = {reason: counted(reason) for reason in ("no_news", "gone")}
    for text in ("Iets heel anders", "Page not found", "Page not found", "Bank of Norway cuts key rate to 3.5 pct"):
        page = RawArticle(source="portal", fetched_at=NOW, text=text)
        record = Incoming("wire.raw", 0, 0, int(NOW.timestamp() * 1000), b"k", encode(page), ())
        assert len(stage.process(record)) == (text[:4] == "Bank")
    (day,) = [unpack(value) for key, value in stage.changes().items() if key.startswith(b"day") and value is not None]
    assert day["r"] == [["gone", 2], ["no_news", 1]]
    assert {reason: counted(reason) - count for reason, count in before.items()} == {"no_news": 1.0, "gone": 2.0}


def test_a_page_of_more_items_than_any_real_page_is_refused_whole() -> None:
    clock = Clock()
    stage = SplitStage("wire", clock, atlas())

    def record(items: int) -> Incoming:
        text = "\n".join(f"OSLO (NTB) - The ferry to Nes has {number} guests.\n2 hours ago" for number in range(items))
        page = RawArticle(source="portal", fetched_at=NOW, text=text)
        return Incoming("wire.raw", 0, 0, int(NOW.timestamp() * 1000), b"k", encode(page), ())

    before = clock.time
    with pytest.raises(
        TooManyItemsError, match=f"the page has {MAX_ITEMS + 1} items; at most {MAX_ITEMS} are taken"
    ) as error:
        stage.process(record(MAX_ITEMS + 1))
    assert not stage.changes()
    assert clock.time == before
    assert advice(str(error.value))[0].words == f"the page has {MAX_ITEMS + 1} items, and the limit is {MAX_ITEMS}"
    assert len(stage.process(record(MAX_ITEMS))) == MAX_ITEMS


def test_the_basis_metadata_is_written_from_record_level_2_on() -> None:
    head = "<meta property=article:published_time content=2026-02-07T20:00:00Z>"
    html = f"{head}<h1>Storm</h1><p>NES (ANP) - Geen veer vaart."
    record = Incoming(
        "wire.raw", 0, 0, int(NOW.timestamp() * 1000), b"k",
        encode(RawArticle(source="portal", fetched_at=NOW, html=html)), (),
    )  # fmt: skip
    bases = []
    for resource in (atlas(), Splitting(atlas(), 1), Splitting(atlas(), 2)):
        (sent,) = SplitStage("wire", Clock(), resource).process(record)
        published = Brief.read(sent.value or b"").published
        assert published.earliest == published.latest == datetime(2026, 2, 7, 20, tzinfo=UTC)
        bases.append(published.basis)
    assert bases == ["article", "article", "metadata"]
