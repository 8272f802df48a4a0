"""The broker goes away while ``ingest`` sends: it says so, goes on or gives up, and a signal ends it in order."""

import asyncio
import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from aiokafka import TopicPartition

from dateline.kafka.clients import reading
from dateline.kafka.embedded_broker.broker import running_broker
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import RAW
from tests.integration.command import environment

MAX_SECONDS = 60.0
MAX_STOP_SECONDS = 5.0
MAX_GIVE_UP_SECONDS = 20.0
"""Above a patience of 3 s and a busy machine, below the 40 s that the Kafka client waits for room in its buffer."""
MANY = 50_000
"""Pages of a file that is not sent before the test acts."""


class Broker(NamedTuple):
    settings: ResolvedSettings
    process: "subprocess.Popen[bytes]"

    def records(self) -> int:
        """Return how many pages are on the topic."""

        async def count() -> int:
            name = RAW.of(self.settings)
            partitions = [TopicPartition(name, number) for number in range(self.settings.partitions or 0)]
            async with reading(self.settings) as reader:
                return sum((await reader.end_offsets(partitions)).values())

        return asyncio.run(count())

    def freeze(self) -> None:
        """Stop the process. Its threads stop one after the other, and until the last has, the broker may answer."""
        self.process.send_signal(signal.SIGSTOP)
        os.waitpid(self.process.pid, os.WUNTRACED)

    def wait_for(self, records: int) -> None:
        """Return once at least so many pages are on the topic."""
        deadline = time.monotonic() + MAX_SECONDS
        while self.records() < records:
            assert time.monotonic() < deadline


class Ingest:
    """A running command; the lines of its standard error arrive in a queue."""

    def __init__(self, settings: ResolvedSettings, *arguments: str, **extra: str) -> None:
        self.process = subprocess.Popen(  # noqa: S603  (our own module)
            [sys.executable, "-m", "dateline.cli", "ingest", *arguments],
            env=environment(settings, extra), stdin=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.lines: list[str] = []

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self._lines.put(line.decode())

    def write(self, *numbers: int, text: str = "") -> None:
        assert self.process.stdin
        with suppress(BrokenPipeError):  # it has ended; how, a test asks itself
            self.process.stdin.write(b"".join(page(number, text) for number in numbers))
            self.process.stdin.flush()

    def next_line(self, seconds: float = MAX_SECONDS) -> str:
        self.lines.append(self._lines.get(timeout=seconds))
        return self.lines[-1]

    def end(self) -> int:
        """Return the exit code, with all lines read."""
        assert self.process.stdin
        assert self.process.stderr
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        code = self.process.wait(MAX_SECONDS)
        self._reader.join()
        self.process.stderr.close()
        while not self._lines.empty():
            self.lines.append(self._lines.get())
        return code


def page(number: int, text: str = "") -> bytes:
    text = text or f"OSLO - {number}."
    article = {"source": "kust", "url": f"/{number}", "fetched_at": "2026-02-07T22:00:00Z", "text": text}
    return json.dumps(article).encode() + b"\n"


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    with running_broker(tmp_path / "broker") as (address, process):
        settings = ResolvedSettings(broker=address, namespace="outage", data_dir=tmp_path / "data", partitions=2)
        asyncio.run(create_topics(settings))
        try:
            yield Broker(settings, process)
        finally:
            process.send_signal(signal.SIGCONT)


@contextmanager
def ingest(broker: Broker, *arguments: str, **extra: str) -> Iterator[Ingest]:
    command = Ingest(broker.settings, *arguments, **extra)
    try:
        yield command
    finally:
        command.process.kill()
        command.end()


def test_a_page_of_a_pipe_is_sent_before_the_next_one_comes(broker: Broker) -> None:
    with ingest(broker, "-") as command:
        command.write(1)
        broker.wait_for(1)
        command.write(2, 3)
        broker.wait_for(3)
        assert command.end() == 0
        assert command.lines == ["3 pages sent to outage.raw\n"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_frozen_broker_is_reported_and_no_page_is_lost(broker: Broker, form: str) -> None:
    with ingest(broker, "-", DATELINE_LOG_FORMAT=form) as command:
        command.write(1, 2, 3)
        broker.wait_for(3)
        broker.freeze()
        command.write(4)
        lost = command.next_line()
        assert "broker_lost" in lost
        if form == "json":
            assert json.loads(lost)["pages_sent"] == 3
        else:
            assert "pages_sent=3" in lost
        broker.process.send_signal(signal.SIGCONT)
        number, back = 4, ""
        while not back:  # it counts as back after it has answered for some time
            number += 1
            command.write(number)
            try:
                back = command.next_line(0.1)
            except queue.Empty:
                continue
        assert "broker_back" in back
        assert command.end() == 0
        assert command.lines[2:] == [f"{number} pages sent to outage.raw\n"]
    assert broker.records() == number


def test_patience_holds_for_pages_that_fill_the_buffer(broker: Broker) -> None:
    with ingest(broker, "-", "--patience", "3") as command:
        command.write(1)
        broker.wait_for(1)
        broker.freeze()
        began = time.monotonic()
        command.write(*range(2, 8), text="The ferry is late. " * 30_000)
        assert command.process.wait(MAX_SECONDS) == 1
        assert time.monotonic() - began < MAX_GIVE_UP_SECONDS
        assert command.end() == 1
    assert "acknowledged nothing for 3 s" in command.lines[-1]


@pytest.mark.parametrize("state", ["frozen", "killed"])
def test_it_gives_up_with_the_pages_that_are_acknowledged(broker: Broker, state: str) -> None:
    with ingest(broker, "-", "--patience", "3") as command:
        command.write(1, 2, 3)
        broker.wait_for(3)
        broker.freeze() if state == "frozen" else broker.process.kill()
        command.write(4, 5)
        assert command.process.wait(MAX_SECONDS) == 1
        assert command.end() == 1
        *events, sent, failed = command.lines
    assert all("broker_lost" in line for line in events)
    assert sent == "3 pages sent to outage.raw\n"
    assert failed.startswith(
        f"dateline: gave up: the broker at {broker.settings.broker} acknowledged nothing for 3 s; "
    )
    assert "3 pages are acknowledged, among them the first 3" in failed


@pytest.mark.parametrize("state", ["healthy", "frozen", "killed"])
@pytest.mark.parametrize("number", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.long)])
def test_a_signal_ends_it_with_one_line(broker: Broker, tmp_path: Path, state: str, number: signal.Signals) -> None:
    file = tmp_path / "pages.jsonl"
    file.write_bytes(b"".join(map(page, range(MANY))))
    with ingest(broker, str(file)) as command:
        broker.wait_for(500)
        if state != "healthy":
            broker.freeze() if state == "frozen" else broker.process.kill()
            assert "broker_lost" in command.next_line()
        before = len(command.lines)
        began = time.monotonic()
        command.process.send_signal(number)
        assert command.process.wait(MAX_SECONDS) == 128 + number
        assert time.monotonic() - began < MAX_STOP_SECONDS
        command.end()
        (line,) = [line for line in command.lines[before:] if "broker_lost" not in line]
    match = re.fullmatch(r"(\d+) pages sent to outage.raw\n", line)
    assert match, line
    if state == "healthy":
        # Those still in flight at the end may arrive, and are not counted.
        assert int(match[1]) <= broker.records() < MANY


def test_a_signal_ends_it_while_it_waits_for_its_pipe(broker: Broker) -> None:
    with ingest(broker, "-") as command:
        command.write(1)
        broker.wait_for(1)
        command.process.send_signal(signal.SIGTERM)
        assert command.process.wait(MAX_STOP_SECONDS) == 128 + signal.SIGTERM
        command.end()
        assert command.lines == ["1 page sent to outage.raw\n"]
