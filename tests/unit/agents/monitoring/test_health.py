"""Whether a worker is alive and ready before it has an event loop."""

from time import monotonic

import pytest

from dateline.agents.monitoring.health import Health
from dateline.settings import Settings

STALL = 5.0


@pytest.fixture
def health() -> Health:
    return Health(Settings(stall_timeout=STALL))


def test_a_worker_that_prepares_is_alive_for_however_long_and_not_ready(health: Health) -> None:
    with health.preparing("compiling"):
        later = monotonic() + 100 * STALL
        assert health.liveness_failures(later) == []
        assert health.readiness_failures(later) == ["compiling"]


def test_after_it_the_event_loop_has_its_whole_time_to_begin(health: Health) -> None:
    with health.preparing("compiling"):
        pass
    now = monotonic()
    assert health.liveness_failures(now + STALL - 1) == []
    assert health.liveness_failures(now + STALL + 1) == ["the event loop has stood still for 6 s"]


def test_a_worker_without_owners_is_not_ready(health: Health) -> None:
    assert health.readiness_failures(monotonic()) == ["the worker starts"]
