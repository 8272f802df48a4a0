"""Split counts each page that gives no brief, by source in its state and by reason in the metrics."""

from datetime import UTC, datetime

from dateline.agents.stage import Splitting
from dateline.agents.stages.split import SplitStage
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
