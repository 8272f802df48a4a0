"""The embedded broker: dead members hold up no group, a full disk refuses pages, and `up` outlives its worker."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from dateline.cli.pages.ingest import keyed_unchecked
from dateline.cli.pages.page_sender import send_pages
from dateline.cli.status.doctor import _space
from dateline.demo.pages import demo_pages
from dateline.kafka.embedded_broker.broker import (
    SPACE_MARGIN_BYTES,
    BrokerError,
    embedded_broker,
    free_port,
    is_embedded,
)
from dateline.kafka.embedded_broker.restart import broker_start
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import RAW, REGIONS
from tests.flow import read_topic, send_all
from tests.integration.command import dateline, running
from tests.integration.test_reading_from_code import FIRST_PAGE, code, here, printed, started
from tests.versions import record, version
from tests.worker_process import WorkerProcess

MAX_MEND_SECONDS = 10.0
"""The bar: within it, a reader says what is wrong and mends it."""
RULES = '[[rules]]\nid = "quake"\nname = "Quakes"\nany = ["earthquake"]\n'
STRANGER = """
import asyncio, sys
from aiokafka import AIOKafkaConsumer
async def follow():
    async with AIOKafkaConsumer(sys.argv[2], bootstrap_servers=sys.argv[1], group_id=sys.argv[3]):
        print("joined", flush=True)
        await asyncio.sleep(600)
asyncio.run(follow())
"""


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[ResolvedSettings]:
    """A namespace on an embedded broker of this test's own; not in a running loop."""
    with embedded_broker(tmp_path / "data") as address:
        here = ResolvedSettings(broker=address, partitions=2, data_dir=tmp_path / "data")
        asyncio.run(create_topics(here))
        yield here


@pytest.mark.parametrize("rules", [None, RULES], ids=["worker", "alerts run"])
def test_the_successor_of_a_killed_worker_joins_at_once(
    settings: ResolvedSettings, tmp_path: Path, rules: str | None
) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(RULES)
    for _ in range(2):
        with WorkerProcess(settings, tmp_path / "worker.log", rules=path if rules else None) as worker:
            before = worker.log().count("partitions_given")
            worker.wait_for("worker_started", 1 + worker.log().count("worker_started"), 60)
            worker.wait_for("partitions_given", before + 1, MAX_MEND_SECONDS)
            worker.kill()


@pytest.mark.parametrize("page", ["client", "first"])
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_the_program_of_the_documentation_goes_on_after_any_end(
    settings: ResolvedSettings, page: str, end: signal.Signals
) -> None:
    text = code("python", FIRST_PAGE) if page == "first" else code("python")
    for number in range(2):
        story = record(version(f"story-{number}", countries=("TR",), headline="Dam"))
        asyncio.run(send_all(settings, [story], REGIONS["western-asia"]))
        with started([sys.executable, "-W", "error", "-c", here(text, settings)], settings) as following:
            lines = printed(following, 1)
            if lines == ["new story-0 1 Dam"] and number:  # what was not committed comes again
                lines = printed(following, 1)
            assert lines == [f"new story-{number} 1 Dam"]
            following.send_signal(end)
            assert following.wait(20) == (0 if end == signal.SIGTERM else -end)


def test_a_killed_member_of_another_client_is_removed_within_ten_seconds(settings: ResolvedSettings) -> None:
    command = [sys.executable, "-c", STRANGER, settings.broker, RAW.of(settings)]
    with started([*command, "bystander"]) as bystander:  # a second group with a member
        assert printed(bystander, 1) == ["joined"]
        for _ in range(2):
            began = time.monotonic()
            with started([*command, "foreign"]) as member:
                assert printed(member, 1) == ["joined"]
                member.kill()
    assert time.monotonic() - began < MAX_MEND_SECONDS + 5  # the start of Python and a join beside it


class Usage(NamedTuple):
    free: int


def test_a_full_disk_refuses_pages_and_doctor_says_so(
    settings: ResolvedSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = keyed_unchecked(demo_pages()[0])
    asyncio.run(send_pages(settings, [page], lambda _: None))
    assert [check.remedy for check in _space(settings)] == [None]
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(SPACE_MARGIN_BYTES - 1))
    with pytest.raises(BrokerError, match=r"255 MiB are free in .*free some space"):
        asyncio.run(send_pages(settings, [page], lambda _: None))
    assert len(asyncio.run(read_topic(settings, RAW))) == 1, "nothing is sent that could be lost"
    (check,) = _space(settings)
    assert check.remedy
    assert check.fault
    assert "255 MiB are free" in check.how


def test_doctor_says_why_up_does_not_start_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(SPACE_MARGIN_BYTES - 1))
    stopped = ResolvedSettings(broker=f"127.0.0.1:{free_port()}", data_dir=tmp_path)
    assert not list(_space(stopped))
    (tmp_path / "kafka.json").write_text("{}")
    (check,) = _space(stopped)
    assert not check.fault
    assert "255 MiB are free" in check.how


@pytest.mark.parametrize("content", ["", '{"topics": '])
def test_damaged_records_are_named_with_what_to_do(tmp_path: Path, content: str) -> None:
    with embedded_broker(tmp_path):
        pass
    (tmp_path / "kafka.json").write_text(content)
    with (
        pytest.raises(BrokerError, match=r"kafka\.json, in which .* is damaged: put a copy"),
        embedded_broker(tmp_path),
    ):
        pass


def test_a_second_broker_over_one_folder_is_refused_and_leaves_the_first_known(settings: ResolvedSettings) -> None:
    assert is_embedded(settings)
    started = broker_start(settings)
    with (
        pytest.raises(BrokerError, match=rf"already runs over .* at {settings.broker}: use that one, stop it") as error,
        embedded_broker(settings.data_dir),
    ):
        pass
    assert "noida" not in str(error.value)
    assert is_embedded(settings)
    assert broker_start(settings) == started, "workers would take their broker for one that was started again, and end"
    port = int(settings.broker.rpartition(":")[2])
    with (
        pytest.raises(BrokerError, match=f"port {port} is taken .* set DATELINE_BROKER"),
        embedded_broker(settings.data_dir, port),
    ):
        pass
    assert is_embedded(settings)


def test_up_starts_its_worker_again_and_obeys_a_signal_in_the_pause(tmp_path: Path) -> None:
    own = ResolvedSettings(broker=f"127.0.0.1:{free_port()}", partitions=1, gateway_port=0, data_dir=tmp_path / "data")
    with running(own, "up") as everything:
        os.kill(started_worker(everything), signal.SIGKILL)
        second = started_worker(everything)
        page = json.dumps(json.loads(demo_pages()[0])).encode()
        assert dateline(own, "ingest", "-", stdin=page).returncode == 0
        with running(own, "tail", "stories", "--follow") as following:
            assert following.stdout
            assert json.loads(following.stdout.readline())["version"] == 1
        os.kill(second, signal.SIGKILL)
        wait_for_line(everything, b" worker_restarted code=-9 seconds=2")
        everything.send_signal(signal.SIGTERM)
        assert everything.wait(20) == 0


def started_worker(everything: "subprocess.Popen[bytes]") -> int:
    """Return the process id of the next worker that `up` starts."""
    return int(wait_for_line(everything, b"worker  process ").split()[2].rstrip(b";"))


def wait_for_line(everything: "subprocess.Popen[bytes]", words: bytes) -> bytes:
    """Return the next line of the log that holds these words."""
    assert everything.stderr
    lines = []
    while words not in (line := everything.stderr.readline()):
        lines.append(line)
        assert line, f"it has ended:\n{b''.join(lines).decode()}"
    return line


def test_up_ends_when_its_broker_dies(tmp_path: Path) -> None:
    own = ResolvedSettings(broker=f"127.0.0.1:{free_port()}", partitions=1, gateway_port=0, data_dir=tmp_path / "data")
    with running(own, "up") as everything:
        started_worker(everything)
        wait_for_line(everything, b"partitions_given")
        os.kill(json.loads((own.data_dir / "noida.control.json").read_text())["pid"], signal.SIGKILL)
        _, stderr = everything.communicate(timeout=30)
        assert everything.returncode == 1
        *before, last = stderr.splitlines()
        assert last.startswith(b"dateline: the broker was killed by SIGKILL (exit code -9), ")
        assert last.endswith(f"Its log is {own.data_dir / 'broker.log'}".encode())
        lines = [line for line in before if b" INFO " not in line]
        lost = next((at for at, line in enumerate(lines) if b" broker_lost " in line), len(lines))
        # The client itself reports a request that was under way, but only before the loss is known.
        assert [line for line in lines[:lost] if b" aiokafka." not in line and b" leave_forced " not in line] == []
        assert [line for line in lines[lost:] if b" broker_lost " not in line and b" leave_forced " not in line] == []
