"""Which offsets are missing to a stage, and which may only be markers of transactions."""

import pytest
from aiokafka import TopicPartition

from dateline.agents.stage import STAGES
from dateline.agents.state.missed_records import Gap, advice, deleted_before, gaps, may_be_markers, report
from dateline.settings import ResolvedSettings

SETTINGS = ResolvedSettings(broker="localhost:1", namespace="wire", partitions=4)


@pytest.mark.parametrize(
    ("start", "first", "gap"),
    [
        pytest.param(0, 100, None, id="a fresh start"),
        pytest.param(84, 100, Gap(84, 100), id="deleted unread"),
        pytest.param(100, 100, None, id="deleted up to the position"),
        pytest.param(100, 40, None, id="deleted after it was read"),
        pytest.param(1, 2, Gap(1, 2), id="one offset"),
    ],
)
def test_what_lies_between_the_position_and_the_first_offset_left_is_missing(
    start: int, first: int, gap: Gap | None
) -> None:
    assert deleted_before(start, first) == gap


@pytest.mark.parametrize(("stage", "longest"), [("split", 1), ("collapse", 4), ("route", 4), ("alert", 4)])
def test_as_many_markers_can_follow_a_record_as_partitions_write(stage: str, longest: int) -> None:
    assert may_be_markers(SETTINGS, stage, Gap(7, 7 + longest))
    assert not may_be_markers(SETTINGS, stage, Gap(7, 8 + longest))


def test_gaps_are_found_before_and_in_a_batch() -> None:
    offsets = [3, 4, 12, 14, 19, 25]  # a record that was settled before, markers, and two gaps
    assert gaps(SETTINGS, "collapse", 5, offsets) == [Gap(5, 12), Gap(20, 25)]
    assert gaps(SETTINGS, "collapse", 0, [3, 4]) == []


def test_what_was_reported_is_not_reported_again(caplog: pytest.LogCaptureFixture) -> None:
    source = TopicPartition("reported.raw", 3)
    for gap in (Gap(5, 12), Gap(5, 12), Gap(5, 20), Gap(30, 31)):
        report(SETTINGS, "split", source, gap)
    spans = [each.getMessage().partition(" advice=")[0] for each in caplog.records]
    where = "stage=split partition=3 topic=reported.raw"
    assert spans == [
        f"records_missed {where} first=5 last=11 offsets=7",
        f"records_missed {where} first=12 last=19 offsets=8",
    ], "and what may be markers alone is logged at INFO"


def test_every_stage_has_an_advice() -> None:
    assert {stage: advice(SETTINGS, stage).split()[0] for stage in STAGES} == {
        "split": "send", "collapse": "`dateline", "thread": "`dateline", "route": "`dateline", "match": "these",
        "alert": "these",
    }  # fmt: skip
