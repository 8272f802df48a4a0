"""What ``dateline status`` finds wrong in a snapshot of a namespace."""

from datetime import UTC, datetime, timedelta

import pytest

from dateline.cli.status.report import as_json
from dateline.cli.status.snapshot import Snapshot, TopicState
from dateline.settings import ResolvedSettings

NOON = datetime(2026, 2, 7, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("newest", "age"),
    [
        (NOON - timedelta(hours=1), 3600.0),
        (NOON, 0.0),
        pytest.param(NOON + timedelta(days=2500), 0.0, id="newer than --at"),
        pytest.param(None, None, id="no event"),
    ],
)
def test_an_age_is_never_negative(newest: datetime | None, age: float | None) -> None:
    topic = TopicState("wire.raw", 1, 9, newest)
    status = as_json(Snapshot(ResolvedSettings(), NOON, (topic,), {}, (), (), 0))
    assert status["topics"][0]["age"] == age
