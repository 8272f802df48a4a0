"""The desk's pages: a source's faults in words, drawings, topics on a line, and alerts with what became of them."""

import re
from collections import Counter
from pathlib import Path

import pytest

from dateline.core.sources.emptiness import Emptiness
from dateline.core.sources.health import Standing
from dateline.core.sources.rhythm import Rhythm
from dateline.core.sources.silence import Silence
from dateline.core.sources.yields import Fall
from dateline.gateway.api.admin.models import PartitionEnds, TopicList, TopicRow
from dateline.gateway.board.desk.bars import HEIGHT, bars
from dateline.gateway.board.desk.operator_page import topic_lines
from dateline.gateway.board.desk.source_look import Look
from dateline.gateway.board.desk.source_page import explained, source_rows
from tests.copies import Log, alert
from tests.gateway_apps import app, tokens_file
from tests.versions import of, other, version

DAY = 24 * 3600


def standing(name: str, silence: Silence | None = None, fall: Fall | None = None) -> Standing:
    return Standing(name, 100 * DAY, 500, silence, fall, None)


def test_a_silent_source_comes_first_and_says_why() -> None:
    silent = standing("z-silent", Silence(due=31.4, usual=0.2, a_week=119))
    poor = standing("y-poor", Silence(0, 2, 119), Fall(16, 15, 1, 0.02, 1.1, 8.7))
    standings = [standing("a-new"), standing("b-good", Silence(1, 5, 70)), poor, silent]
    rhythm = Rhythm((1,) * 168, (4,) * 28, (8, 1))
    rows = source_rows(Look(103 * DAY, standings, {"z-silent": rhythm}, 0), None)
    assert [row.name for row in rows] == ["z-silent", "y-poor", "a-new", "b-good"]
    due = "By its rhythm of four weeks, 31 pages were due since; in its gaps before, fewer than 1 was."
    assert rows[0].faults == (f"Silent: no page for 3 days. {due}",)
    assert rows[1].faults == (
        "Fewer briefs: 15 of the last 16 pages gave 1 or fewer, as 2% did before (1.1 a page, 8.7 is normal).",
    )
    assert [row.rhythm for row in rows] == [
        "119 pages a week",
        "119 pages a week",
        "too new to be judged",
        "70 pages a week",
    ]
    assert rows[0].week is not None
    assert len(rows[0].week.bars) == 42
    assert [row.name for row in source_rows(Look(103 * DAY, standings, {}, 0), {"b-good"})] == ["b-good"]


def test_a_silent_source_says_whether_its_pages_come_and_fail() -> None:
    silent = standing("a b", Silence(due=31.4, usual=3, a_week=119))
    (row,) = source_rows(Look(103 * DAY, [silent], {}, 0), None)
    assert row.faults[0].endswith("31 pages were due since; in its gaps before, at most 3 were.")
    told = [
        explained(row, each).faults[1:] for each in (None, {}, {"a b": Counter({"no time zone": 23, "no text": 1})})
    ]
    assert told == [
        ("Whether its pages come and fail is not known here; this command tells:",),
        ("None of its pages since then is a dead letter: look at the site, and at what scrapes it.",),
        ("But its pages come: 24 since then are dead letters (no time zone; no text). This command shows more:",),
    ]
    assert explained(row, None).command == "dateline dead-letters list --source 'a b'"


def test_pages_without_briefs_say_why_in_words() -> None:
    source = Standing("a", 100 * DAY, 500, None, None, None, Emptiness(20, 19, 0.01))
    source = source._replace(reasons={"consent": 20, "menu": 3, "newer": 1})
    (row,) = source_rows(Look(103 * DAY, [source], {}, 0), None)
    assert row.faults[0].endswith("In four weeks: 20 asked for consent to cookies, 3 held a menu, 1 newer.")


def test_bars_are_as_high_as_their_numbers() -> None:
    drawn = bars([0, 5, 10, 0.01], line=5)
    assert [(bar.x, bar.height) for bar in drawn.bars] == [(5, HEIGHT / 2), (10, HEIGHT), (15, 1.5)]
    assert (drawn.width, drawn.line) == (20, HEIGHT / 2)
    assert bars([]).bars == bars([0, 0]).bars == ()


def test_the_topics_of_the_regions_are_one_line() -> None:
    def row(name: str, replication: int | None, ends: int) -> TopicRow:
        partitions = (PartitionEnds(partition=0, first=1, end=ends),) if replication else ()
        return TopicRow(
            topic=name, record=None, key="k", cleanup="delete", retention_ms=30 * DAY * 1000,
            exists=replication is not None, replication=replication, partitions=partitions,
        )  # fmt: skip

    topics = (row("w.stories", 3, 9), row("w.region.a", 3, 5), row("w.region.b", 1, 6), row("w.region.c", None, 0))
    lines = topic_lines(TopicList(namespace="w", topics=topics))
    assert [(each.name, each.topics, each.partitions, each.replicas, each.offsets, each.days) for each in lines] == [
        ("w.stories", 1, 1, 3, 8, 30),
        ("w.region.*", 2, 2, 1, 9, 30),
    ]


@pytest.mark.parametrize(("scope", "may"), [("read", False), ("admin", True)])
async def test_only_an_admin_acknowledges_and_operates(tmp_path: Path, scope: str, may: bool) -> None:  # noqa: FBT001
    file = tmp_path / "tokens.toml"
    tokens = tokens_file(file, desk=["read", "admin"] if may else [scope])
    bearer = {"authorization": f"Bearer {tokens['desk']}"}
    story = version("a", headline="Storm", regions=of("western-asia"))
    log = Log()
    async with app(tmp_path, bearer, gateway_tokens=file, broker="kafka://127.0.0.1:1") as opened:
        await opened.apply(log.stories([story]), log.alerts([alert(story)]))
        text = (await opened.get("/alerts")).text
        assert "Storm" in text
        assert ('action="/v1/alerts/storms-a-1/acknowledgement"' in text) == may
        assert "Your name" not in text  # it is the token's
        assert ('href="/operator"' in text) == may
        if not may:
            assert (await opened.get("/operator")).status_code == 403


async def test_alerts_of_a_story_that_was_withdrawn_since_say_so(tmp_path: Path) -> None:
    story = version("a", headline="Storm kills 9", text="Nine died.", regions=of("western-asia"))
    gone = other("withdrawn", "a", 2, "withdrawal", headline="WITHDRAWN-Storm", regions=of("western-asia"))
    log = Log()
    async with app(tmp_path, broker="kafka://127.0.0.1:1") as opened:
        await opened.apply(log.stories([story]), log.alerts([alert(story)]))
        assert "Storm kills 9" in (await opened.get("/alerts")).text
        await opened.apply(log.stories([gone]), [])
        text = (await opened.get("/alerts")).text
        assert re.findall(r'class="title[^>]*>([^<]*)<', text) == ["Withdrawn"]
        assert "was withdrawn since" in text
        assert "Without a headline" not in text
