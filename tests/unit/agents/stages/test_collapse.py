"""The state of collapsing: what a newer version may have written is read as neutral."""

from datetime import datetime, timedelta

from dateline.agents.stages.collapse import CollapseStage
from dateline.core.stories.retention import stage_clock
from dateline.kafka.codec import Incoming, encode, pack, unpack
from dateline_schemas import Brief, Distinct

NOON = datetime.fromisoformat("2026-02-07T12:00:00+00:00")


def record(minutes: int, published: dict[str, str]) -> Incoming:
    brief = Brief.model_validate(
        {
            "brief_id": f"b{minutes}", "article_id": f"a{minutes}", "ordinal": 0, "span": (0, 9), "role": "lead",
            "complete": True, "text": "GOES", "published": published, "language": "nl", "fingerprint": "f",
            "source": f"s{minutes}", "fetched_at": (NOON + timedelta(minutes=minutes)).isoformat(),
            "parser_version": "7",
        }
    )  # fmt: skip
    return Incoming("wire.briefs", 0, minutes, int(brief.fetched_at.timestamp() * 1000), b"f", encode(brief), ())


def test_state_with_an_unknown_basis_keeps_its_interval() -> None:
    instant = NOON.isoformat()
    stage = CollapseStage("wire", stage_clock())
    stage.process(record(0, {"earliest": instant, "latest": instant, "basis": "article"}))
    ((key, value),) = stage.changes().items()
    state = unpack(value or b"")
    assert state["p"] == ["article", instant, instant]
    restored = CollapseStage("wire", stage_clock())
    restored.load(key, pack({**state, "p": ["of-2031", instant, instant]}))
    (sent,) = restored.process(record(1, {"basis": "unknown"}))
    published = Distinct.read(sent.value or b"").sightings.published
    assert (published.earliest, published.latest, published.basis) == (NOON, NOON, "unknown")
