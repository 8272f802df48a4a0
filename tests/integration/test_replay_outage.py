"""The embedded broker is stopped in the middle of a replay, and comes back with older data: the replay goes on."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from dateline.cli.replay.marker import find_replay
from dateline.core.places.resolve import Atlas
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import RAW
from tests.bench.commands.outage import EmbeddedServer
from tests.fault.load import load
from tests.fault.oracle import see, violations
from tests.flow import read_topic, send_all
from tests.integration.command import running
from tests.integration.replaying import WINDOW, at

PAGES = load(1)
MAX_SECONDS = 120.0


def test_a_replay_goes_on_where_the_broker_came_back_with_older_data(tmp_path: Path, atlas: Atlas) -> None:
    """As after a kill. The broker refuses the feeder, which has fed pages that are no longer there, and the workers."""
    folder = tmp_path / "broker"
    broker = EmbeddedServer(folder)
    broker.start()
    try:
        live = ResolvedSettings(broker=broker.address, namespace="live", partitions=2, data_dir=folder)
        asyncio.run(create_topics(live))
        asyncio.run(send_all(live, PAGES))
        again = at(live, "again")
        with running(live, "replay", "run", "--as", "again", *WINDOW, "--rate", "5") as replay:
            wait_for(lambda: fed(again) >= 5)
            broker.stop()
            older = (folder / "kafka.json").read_bytes()
            broker.start()
            wait_for(lambda: fed(again) >= 15)
            broker.stop()
            (folder / "kafka.json").write_bytes(older)
            broker.start()
            _, told = replay.communicate(timeout=MAX_SECONDS)
        assert replay.returncode == 0, told.decode()
        assert b"60 pages went through all stages" in told
        assert Counter(record.value for record in asyncio.run(read_topic(again, RAW))) == Counter(
            value for _, value in PAGES
        )
        assert violations(asyncio.run(see(again)), atlas) == []
    finally:
        broker.stop()


def fed(settings: ResolvedSettings) -> int:
    return asyncio.run(find_replay(settings)).fed.pages


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + MAX_SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)
