"""A decider that runs out of time leaves the rest of its batch, and makes the same records of it later."""

from math import inf

import pytest

from dateline.agents.partitions import partition
from dateline.agents.partitions.partition import Decider
from dateline.agents.stages.route import RouteStage
from dateline.agents.state.restore import POSITION, Position
from dateline.kafka.codec import Incoming, Outgoing
from dateline.settings import ResolvedSettings

BATCH = [Incoming("wire.stories", 0, offset, 0, b"k", b"%d" % offset, ()) for offset in range(3, 8)]


@pytest.fixture
def decider(monkeypatch: pytest.MonkeyPatch) -> Decider:
    """Return a decider whose stage takes a second for each record, and passes it on."""
    now = 0.0

    def process(_: object, record: Incoming) -> list[Outgoing]:
        nonlocal now
        now += 1
        return [Outgoing("out", record.key, record.value, ())]

    monkeypatch.setattr(RouteStage, "process", process)
    monkeypatch.setattr(partition, "monotonic", lambda: now)
    return Decider(ResolvedSettings(broker="localhost:1", namespace="wire"), "route", 0, None)


@pytest.mark.parametrize(("until", "decided"), [(-1, 1), (1, 1), (2, 2), (4.5, 5), (inf, 5)])
def test_a_batch_ends_once_its_time_is_over_but_has_one_record(decider: Decider, until: float, decided: int) -> None:
    records = decider.decide(BATCH, until)
    assert [record.value for record in records if record.topic == "out"] == [b"%d" % n for n in range(3, 3 + decided)]
    (position,) = (Position.unpack(record.value or b"") for record in records if record.key == POSITION)
    assert position.offset == decider.position == 2 + decided


def test_parts_of_a_batch_make_each_record_once(decider: Decider) -> None:
    parts = [decider.decide(BATCH, until) for until in (2, 3, inf, inf)]
    values = [[record.value for record in part if record.topic == "out"] for part in parts]
    assert values == [[b"3", b"4"], [b"5"], [b"6", b"7"], []]
