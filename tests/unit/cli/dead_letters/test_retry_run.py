"""Which dead letters ``dateline dead-letters retry`` sends again, and to which topic."""

import pytest

from dateline.agents.stage import HANDOVER, STAGES
from dateline.cli.dead_letters.retry_run import RETRY_TOPICS, RefusedError, check_topic
from dateline.kafka.codec import Incoming
from dateline.kafka.dead_letters import Letter, dead_letter, read_letter
from dateline.settings import ResolvedSettings


def letter_of(topic: str, stage: str) -> Letter:
    """Return a letter of a record of that topic, at which the stage failed."""
    record = Incoming(topic, 0, 0, 0, None, b"", ())
    letter = dead_letter(record, stage, ValueError("because"), "unit.dead-letter", whole=True)
    return read_letter(Incoming(letter.topic, 0, 1, 1_770_000_000_123, letter.key, letter.value, letter.headers))


def test_retries_go_to_the_topic_that_the_stage_reads() -> None:
    assert {stage: wiring.source for stage, wiring in STAGES.items() if stage != "match"} == dict(RETRY_TOPICS)


@pytest.mark.parametrize(
    ("topic", "stage", "partition_counts", "why"),
    [
        ("unit.raw", "split", {}, "no longer exists"),
        ("unit.raw", "split", {"unit.raw": 3, "unit.state.split": 2}, "3 partitions, of which workers read 2"),
        ("unit.briefs", "collapse", {"unit.briefs": 2, "unit.state.collapse": 1}, "workers read 1: .*topics create"),
        ("replay.raw", "split", {"replay.raw": 1}, "let DATELINE_NAMESPACE name"),
        ("unit.alerts", HANDOVER, {"unit.alerts": 1}, "alerts deliver --only TARGET"),
        ("unit.stories", "match", {"unit.stories": 1}, "beside others"),
        ("unit.briefs", "split", {"unit.briefs": 1}, "stage split reads unit.raw"),
        ("unit.state.split", "split", {"unit.state.split": 1}, "stage split reads unit.raw"),
    ],
)
def test_a_letter_of_another_namespace_or_stage_is_refused(
    topic: str, stage: str, partition_counts: dict[str, int], why: str
) -> None:
    with pytest.raises(RefusedError, match=why):
        check_topic(ResolvedSettings(namespace="unit"), letter_of(topic, stage), partition_counts)


@pytest.mark.parametrize(
    "partition_counts", [{"unit.raw": 1}, {"unit.raw": 2, "unit.state.split": 2, "unit.briefs": 3}]
)
def test_a_letter_of_this_namespace_is_accepted(partition_counts: dict[str, int]) -> None:
    check_topic(ResolvedSettings(namespace="unit"), letter_of("unit.raw", "split"), partition_counts)
