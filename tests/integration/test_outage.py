"""The broker goes away: every long-running command says so in a few lines, comes back by itself, and loses nothing."""

from pathlib import Path

import pytest

from dateline.agents.exit_codes import EXIT_DELIVERY, EXIT_STALLED
from dateline.cli.terminal.failure import FAILED
from dateline.settings import ResolvedSettings
from tests.bench.commands.outage import BAR, SERVERS, outage
from tests.conftest import EmbeddedServer
from tests.kafka.server import KafkaServer

_MAX_CPU_SHARE = 0.2
"""Of a core, that a command may take while the broker is away: it must not ask again at once."""
_AGAIN = {EXIT_DELIVERY, EXIT_STALLED, FAILED}


@pytest.mark.parametrize("seconds", [10, pytest.param(60, marks=pytest.mark.long)])
def test_every_command_logs_little_while_the_broker_is_away_and_recovers(
    broker_server: EmbeddedServer | KafkaServer, tmp_path: Path, seconds: int
) -> None:
    kind = "kafka" if isinstance(broker_server, KafkaServer) else "embedded"
    broker = SERVERS[kind](tmp_path / "broker")  # one of its own, for the others go on with that of the session
    broker.start()
    try:
        settings = ResolvedSettings(broker=broker.address, namespace="outage", data_dir=tmp_path / "broker")
        outcomes = outage(broker, settings, seconds, tmp_path)
    finally:
        broker.stop()
    for each in outcomes:
        shown = "\n".join(each.lines)
        assert len(each.lines) <= BAR, f"{each.name} logged:\n{shown}"
        # A worker whose transaction fails, or that makes no progress, asks to be started again.
        # One that is started while the broker is away ends with 1.
        # A replay ends with 1 where a worker of its own did so, and the same command continues it.
        allowed = {"worker": _AGAIN, "alerts-run": _AGAIN, "replay": {FAILED}}.get(each.name, set())
        assert set(each.ended) <= allowed, f"{each.name} ended with {each.ended}:\n{shown}"
        assert each.cpu <= _MAX_CPU_SHARE * seconds, each.name
        assert shown.count("broker_lost") >= 1, f"{each.name} said nothing of it:\n{shown}"
        # One that ended while the broker was away could not say more.
        assert each.ended or "broker_back" in shown, f"{each.name} did not say that it is over:\n{shown}"
        assert "Missing sensor state" not in shown
        assert "GLIBC" not in shown
