"""How many lines every long-running command logs while the broker is away, and whether all of them recover.

    python -m tests.bench.commands.outage --seconds 60 --broker kafka

Each command runs as a process of its own on one namespace. The broker is stopped and started again on its data, then
pages come again, and every command has to pass them on.
"""

import argparse
import asyncio
import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import takewhile
from pathlib import Path
from typing import Final, NamedTuple, Protocol

import httpx
from aiokafka import TopicPartition
from rich.console import Console
from rich.table import Table

from dateline.agents.monitoring.lag import lag
from dateline.agents.stage import STAGES
from dateline.agents.state.target_progress import committed_progress
from dateline.kafka.clients import administering
from dateline.kafka.embedded_broker.broker import embedded_broker, free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, RAW, REGIONS, STORIES, delivery_group
from dateline_schemas import Story
from tests.alerts import Hook, web_hook
from tests.fault.load import load
from tests.flow import read_topic, send_all
from tests.integration.command import environment
from tests.kafka.server import KafkaServer

BAR: Final = 20
"""Lines that a process may log for an outage of 60 s: the bar of issue 13."""
_MAX_SECONDS: Final = 240.0
"""Seconds that a command may take to start, or to recover. Chosen by hand."""
_SUBSCRIBER: Final = """
import asyncio, logging, sys
from dateline.client import subscribe

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")

async def main() -> None:
    async for story in subscribe(group=sys.argv[1] or None):
        print(story.story_id, story.version, flush=True)

asyncio.run(main())
"""
_OF_RECORDS: Final = ("alert_sent", "dead_letters")
"""Events about records that a process goes on with."""
TARGETS: Final = 5
_RULES: Final = f"""
[[rules]]
id = "located"
name = "Stories of any region"
regions = {list(REGIONS)}
"""


class Broker(Protocol):
    """A broker that can be stopped, and started again on its data and port."""

    address: str

    def start(self) -> None: ...

    def stop(self) -> None: ...


class EmbeddedServer:
    """The embedded broker."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir, self._port = data_dir, free_port()
        self.address = f"127.0.0.1:{self._port}"
        self._running = ExitStack()

    def start(self) -> None:
        self._running.enter_context(embedded_broker(self._data_dir, self._port))

    def stop(self) -> None:
        self._running.close()


SERVERS: Final[dict[str, Callable[[Path], Broker]]] = {"embedded": EmbeddedServer, "kafka": KafkaServer}


class Command:
    """A command as a process; what it prints goes to one file, and what it logs to another."""

    def __init__(self, name: str, command: Sequence[str], settings: ResolvedSettings, folder: Path) -> None:
        self.name = name
        self.printed, self.log = folder / f"{name}.out", folder / f"{name}.log"
        self._command, self._environment = [sys.executable, *command], environment(settings)
        self.gateway = f"http://127.0.0.1:{settings.gateway_port}"
        self.ended: list[int] = []
        """The exit codes of processes that ended by themselves, and were started again."""
        self.process = self._started()

    def _started(self) -> "subprocess.Popen[bytes]":
        with self.printed.open("ab") as out, self.log.open("ab") as log:
            return subprocess.Popen(self._command, env=self._environment, stdout=out, stderr=log)  # noqa: S603

    def supervise(self) -> None:
        """Start the process again where it ended early, as a service manager does."""
        if code := self.process.poll():
            self.ended.append(code)
            self.process = self._started()

    def lines(self) -> list[str]:
        return self.log.read_text(errors="replace").splitlines()

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Outcome(NamedTuple):
    """What a command did in an outage."""

    name: str
    lines: list[str]
    """What it logged from the outage's beginning until it had recovered."""
    ended: list[int]
    """Exit codes with which it ended by itself."""
    cpu: float
    """CPU seconds during the outage."""


def commands(settings: ResolvedSettings, hook: Hook, folder: Path) -> list[Command]:
    """Start every long-running command but the replay."""
    rules, targets = folder / "rules.toml", folder / "targets.toml"
    rules.write_text(_RULES)
    targets.write_text("".join(f'[[target]]\nname = "desk-{n}"\nurl = "{hook.url(f"/{n}")}"\n' for n in range(TARGETS)))
    dateline = ["-m", "dateline.cli.main"]
    settings = settings.model_copy(update={"gateway_port": free_port(), "gateway_copy": folder / "copy.sqlite"})
    verbs = {
        "serve": [*dateline, "serve"],
        "worker": [*dateline, "worker"],
        "alerts-run": [*dateline, "alerts", "run", "--rules", str(rules)],
        "alerts-deliver": [*dateline, "alerts", "deliver", "--targets", str(targets)],
        "tail": [*dateline, "tail", "stories", "--follow"],
        "subscribe": ["-c", _SUBSCRIBER, ""],
        "subscribe-group": ["-c", _SUBSCRIBER, "desk"],
    }
    return [Command(name, command, settings, folder) for name, command in verbs.items()]


def replay(settings: ResolvedSettings, folder: Path, seconds: float) -> Command:
    """Start a replay of the first sixty pages that is still feeding them when the outage is over."""
    options = ["--as", "again", "--from", "2020-01-01", "--rate", f"{50 / (seconds + 10):.2f}"]
    return Command("replay", ["-m", "dateline.cli.main", "replay", "run", *options], settings, folder)


async def _holds_pages(settings: ResolvedSettings) -> bool:
    async with administering(settings) as admin:
        if RAW.of(settings) not in await admin.list_topics():
            return False  # the embedded broker would create it for whoever reads it
    return bool(await read_topic(settings, RAW))


def cpu_seconds(pid: int) -> float:
    """Return the user and system seconds of a process, from Linux's ``/proc``; 0 of one that has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def outage(broker: Broker, settings: ResolvedSettings, seconds: float, folder: Path, busy: int = 0) -> list[Outcome]:
    """Run every command, stop the broker for some seconds, and return what each did until it had recovered."""
    asyncio.run(create_topics(settings))
    pages = load(2)
    asyncio.run(send_all(settings, pages[:60]))
    with web_hook() as hook, _running(commands(settings, hook, folder)) as crew:
        _wait(crew, lambda: _passed_on(crew, hook, 0) and is_current(crew[0].gateway))
        crew.append(replay(settings, folder, seconds))
        again = settings.model_copy(update={"namespace": "again"})
        _wait(crew, lambda: asyncio.run(_holds_pages(again)))
        marks = {each.name: len(each.lines()) for each in crew}
        if busy:
            asyncio.run(send_all(settings, load(busy)[60:]))
            time.sleep(1)
        broker.stop()
        spent = {each.name: cpu_seconds(each.process.pid) for each in crew}
        _wait_seconds(crew, seconds)
        cpu = {each.name: cpu_seconds(each.process.pid) - (0 if each.ended else spent[each.name]) for each in crew}
        for each in crew:
            assert each.process.poll() is None, f"{each.name} did not outlast the outage: {each.lines()[-5:]}"
        broker.start()
        asyncio.run(send_all(settings, pages[60:]))
        _wait(crew, lambda: asyncio.run(is_all_passed_on(settings, crew, hook)))
        return [Outcome(c.name, _about_the_outage(c.lines()[marks[c.name] :]), c.ended, cpu[c.name]) for c in crew]


def _about_the_outage(lines: list[str]) -> list[str]:
    """Return the lines of the process that saw the outage, without those about records that it went on with."""
    own = takewhile(lambda line: "worker_started" not in line, lines)
    return [line for line in own if not any(event in line for event in _OF_RECORDS)]


async def is_all_passed_on(settings: ResolvedSettings, crew: Sequence[Command], hook: Hook) -> bool:
    """Whether every record is through all stages, and every reader has every story and every target every alert."""
    if any((await lag(settings, tuple(STAGES))).values()):
        return False
    stories = [Story.read(record.value or b"") for record in await read_topic(settings, STORIES)]
    news = {f"{story.story_id} {story.version}" for story in stories if story.relation.kind != "repeat"}
    alerts = await read_topic(settings, ALERTS)
    by_name = {each.name: each for each in crew}
    return (
        len(by_name["tail"].printed.read_bytes().splitlines()) == len(stories)
        and all(news <= set(by_name[name].printed.read_text().split("\n")) for name in ("subscribe", "subscribe-group"))
        and all([await _delivered(settings, alerts[-1].offset, hook, number) for number in range(TARGETS)])
        and by_name["replay"].process.poll() == 0
        and is_current(by_name["serve"].gateway)
    )


def is_current(gateway: str) -> bool:
    """Whether a gateway says that its copy has all that the topics have."""
    try:
        return httpx.get(f"{gateway}/readyz").is_success
    except httpx.HTTPError:
        return False


async def _delivered(settings: ResolvedSettings, last: int, hook: Hook, number: int) -> bool:
    """Whether a target has its alerts up to an offset."""
    group = delivery_group(settings.namespace, f"desk-{number}")
    progress = await committed_progress(settings, group, TopicPartition(ALERTS.of(settings), 0))
    return progress is not None and progress.position > last and bool(hook.keys(f"/{number}"))


def _passed_on_counts(crew: Sequence[Command], hook: Hook) -> list[int]:
    return [len(hook.calls), *(each.printed.stat().st_size for each in crew if each.name.startswith(("tail", "sub")))]


def _passed_on(crew: Sequence[Command], hook: Hook, least: int) -> bool:
    return all(count > least for count in _passed_on_counts(crew, hook))


@contextmanager
def _running(crew: list[Command]) -> Iterator[list[Command]]:
    try:
        yield crew
    finally:
        for each in crew:
            each.stop()


def _wait_seconds(crew: Sequence[Command], seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for each in crew:
            each.supervise()
        time.sleep(0.2)


def _wait(crew: Sequence[Command], done: Callable[[], bool]) -> None:
    until = time.monotonic() + _MAX_SECONDS
    while not done():
        assert time.monotonic() < until, {each.name: each.lines()[-5:] for each in crew}
        for each in crew:
            each.supervise()
        time.sleep(0.2)


def main() -> None:
    """Print a table, and the lines with ``--show``."""
    parser = argparse.ArgumentParser(description="Count what is logged while the broker is away.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--broker", choices=sorted(SERVERS), default="embedded")
    parser.add_argument("--busy", type=int, default=0, help="rounds of pages on their way when the broker goes")
    parser.add_argument("--logs", type=Path, help="a folder for the logs of all commands")
    options = parser.parse_args()
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)  # this process asks the broker too
    with tempfile.TemporaryDirectory() as name:
        broker = SERVERS[options.broker](Path(name) / "broker")
        broker.start()
        try:
            settings = ResolvedSettings(broker=broker.address, namespace="outage", data_dir=Path(name) / "broker")
            outcomes = outage(broker, settings, options.seconds, Path(name), options.busy)
        finally:
            broker.stop()
    table = Table(title=f"{options.broker} away for {options.seconds:g} s")
    for column in ("command", "lines", "bar", "CPU s", "ended with"):
        table.add_column(column, justify="right")
    for each in outcomes:
        table.add_row(each.name, str(len(each.lines)), str(BAR), f"{each.cpu:.2f}", str(each.ended or ""))
    Console().print(table)
    for each in outcomes if options.logs else ():
        options.logs.mkdir(exist_ok=True, parents=True)
        (options.logs / f"{each.name}.log").write_text("\n".join(each.lines))


if __name__ == "__main__":
    main()
