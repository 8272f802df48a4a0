"""Laws of pages that come late: from an archive, into a namespace that has read newer pages."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from dateline.agents.stages.collapse import CollapseStage
from dateline.agents.stages.thread import ThreadStage
from dateline.core.stories.retention import stage_clock
from dateline.kafka.codec import Incoming, encode
from dateline_schemas import Brief, Story

START: Final = datetime(2026, 11, 1, tzinfo=UTC)
TEXTS: Final = ("Ferry aground", "Wheat harvest", "Bridge closed", "Market burnt", "The text of each day")
pages = st.tuples(
    st.integers(0, len(TEXTS) - 2),
    st.integers(0, 2) | st.integers(3, 400),
    st.sampled_from(["one portal", "another"]),
    st.booleans(),
)
"""Of each page: its text, its age in days, its source, and whether the stages restart before it."""


class Stages:
    """Collapse and thread, each with a clock of its own, which restart from their state records."""

    def __init__(self) -> None:
        self._clocks = stage_clock(), stage_clock()
        self._stages = CollapseStage("wire", self._clocks[0]), ThreadStage("wire", self._clocks[1])
        self._records: tuple[dict[bytes, bytes | None], dict[bytes, bytes | None]] = {}, {}

    def run(self, brief: Brief) -> list[bytes]:
        collapse, thread = self._stages
        passing = collapse.process(Incoming("wire.briefs", 0, 0, 0, None, encode(brief), ()))
        stories = [
            story.value or b""
            for each in passing
            for story in thread.process(Incoming("wire.distinct", 0, 0, 0, None, each.value, each.headers))
        ]
        self._records[0].update(collapse.changes())
        self._records[1].update(thread.changes())
        return stories

    def restart(self) -> None:
        clocks = stage_clock(), stage_clock()
        stages = CollapseStage("wire", clocks[0]), ThreadStage("wire", clocks[1])
        loads = stages[0].load, stages[1].load
        for load, records, clock, before in zip(loads, self._records, clocks, self._clocks, strict=True):
            clock.from_state(before.to_state())
            for key, value in reversed(records.items()):
                if value is not None:
                    load(key, value)
        self._stages, self._clocks = stages, clocks

    @property
    def records(self) -> tuple[Mapping[bytes, bytes | None], ...]:
        return self._records


def brief(number: int, fetched_at: datetime, source: str) -> Brief:
    fields: dict[str, object] = {
        "brief_id": "b", "article_id": "a", "ordinal": 0, "span": (0, 10), "role": "item", "complete": True,
        "text": TEXTS[number], "language": "en", "fingerprint": f"{number:032x}", "source": source,
        "fetched_at": fetched_at, "parser_version": "1",
    }  # fmt: skip
    return Brief.model_validate(fields)


def run(drawn: Sequence[tuple[int, int, str, bool]], *, restarting: bool) -> tuple[list[list[bytes]], Stages]:
    """Send a page of each day that is drawn, after one that is the day's own; so the clock is at that day."""
    stages, stories = Stages(), []
    for day, (number, age, source, restarts) in enumerate(drawn):
        today = START + timedelta(days=day)
        stories.append(stages.run(brief(len(TEXTS) - 1, today, source)))
        if restarting and restarts:
            stages.restart()
        stories.append(stages.run(brief(number, today - timedelta(days=age), source)))
    return stories, stages


@given(st.lists(pages, min_size=2, max_size=20))
def test_each_text_is_one_story_however_old_its_pages_are(drawn: list[tuple[int, int, str, bool]]) -> None:
    records, _ = run(drawn, restarting=False)
    stories = [Story.read(record) for each in records for record in each]
    assert set(Counter((story.story_id, story.version) for story in stories).values()) <= {1}
    ids = {(story.fingerprint, story.story_id) for story in stories}
    assert len(ids) == len({fingerprint for fingerprint, _ in ids})


@given(st.lists(pages, min_size=2, max_size=20))
def test_a_restored_memory_decides_like_the_lost_one(drawn: list[tuple[int, int, str, bool]]) -> None:
    (lost, stages), (restored, others) = run(drawn, restarting=False), run(drawn, restarting=True)
    assert restored == lost
    assert others.records == stages.records
