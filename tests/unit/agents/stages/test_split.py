"""Split counts each page that gives no brief, by source in its state and by reason in the metrics."""

from datetime import UTC, datetime

from dateline.agents.stages.split import SplitStage
from dateline.core.times.clock import Clock
from dateline.kafka.codec import Incoming, encode, unpack
from dateline.telemetry import REGISTRY
from dateline_schemas import RawArticle
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
