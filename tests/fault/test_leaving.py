"""SIGTERM and SIGINT at random moments: every command ends in time, with the manual's code, and loses nothing.

The moments are random and seeded: while it starts, before the group is joined, in a rebalance, while it restores, while
it works, with the broker away, and with the broker coming back.
"""

import asyncio
import math
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from aiokafka.errors import KafkaError

from dateline.demo.pages import demo_pages
from dateline.kafka.codec import encode, event_headers
from dateline.kafka.embedded_broker.broker import free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, BRIEFS, REGIONS, STORIES
from dateline_schemas import Alert
from tests.alert_stories import story
from tests.alerts import HANG, Hook, alert, send_alerts, web_hook
from tests.flow import read_topic, send_all, settled
from tests.integration.command import environment
from tests.integration.test_reading_from_code import code, here
from tests.kafka.server import KafkaServer
from tests.versions import record, version
from tests.worker_process import WorkerProcess

pytestmark = pytest.mark.kafka

MAX_SECONDS: Final = 20.0
BRIEFS_OF_A_PAGE: Final = 8
ENDS_BY_ITSELF: Final = frozenset({1, 70, 75})
"""What the manual gives a command whose broker goes away before the signal."""
TARGETS: Final = ("desk", "silent")
RULES: Final = '[[rules]]\nid = "quake"\nname = "Quakes"\nany = ["earthquake"]\n'


class Moment(NamedTuple):
    """When a signal comes, in seconds, and what happens to the broker before it."""

    number: signal.Signals
    delay: float
    away: float | None
    """Seconds from the broker's kill to its start, or to the signal; None where it runs."""
    back: float | None
    """Seconds from the broker's start to the signal; None where it stays away."""


def moments(count: int, seed: str) -> Iterator[Moment]:
    chance = random.Random(seed)  # noqa: S311  (no secret)
    for _ in range(count):
        fault = chance.choice(("none", "none", "away", "back"))
        yield Moment(
            chance.choice((signal.SIGTERM, signal.SIGINT)),
            math.exp(chance.uniform(math.log(0.05), math.log(8))),
            None if fault == "none" else chance.uniform(0, 5),
            chance.uniform(0, 2) if fault == "back" else None,
        )


class Stage:
    """A command with its broker, its work, and the check that nothing of the work is lost."""

    command: tuple[str, ...] = ()

    def __init__(self, server: KafkaServer, namespace: str, folder: Path) -> None:
        self.server: KafkaServer | None = server
        self.folder = folder
        self.settings = ResolvedSettings.model_validate(
            {
                "broker": server.address,
                "namespace": namespace,
                "partitions": 2,
                "session_timeout": 6,
                "data_dir": folder,
            }
        )
        self.sent = self.log_start = 0
        self.prepare()

    def prepare(self) -> None:
        self.wait_for(create_topics(self.settings))

    def give_work(self) -> None:
        """Send a few records before the command starts."""

    def work_while_running(self) -> None:
        """Send a few records while the command runs."""

    def check(self) -> None:
        """Assert that nothing is lost, once the command has run undisturbed."""

    def start(self) -> "subprocess.Popen[bytes]":
        with (self.folder / "command.log").open("ab") as log:
            self.log_start = log.tell()
            return subprocess.Popen(  # noqa: S603  (our own module)
                [sys.executable, *self.command], env=environment(self.settings), stdout=log, stderr=log
            )

    def wait_for(self, work: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401  (what the coroutine returns)
        return asyncio.run(work)


class Worker(Stage):
    command = ("-m", "dateline.cli", "worker")

    def give_work(self) -> None:
        self.wait_for(send_all(self.settings, [(b"key", demo_pages()[0])] * 20))
        self.sent += 20

    def check(self) -> None:
        with WorkerProcess(self.settings, self.folder / "worker.log") as worker:
            self.wait_for(settled(self.settings, worker))
            assert worker.stop() == 0, worker.log()
        assert len(self.wait_for(read_topic(self.settings, BRIEFS))) == BRIEFS_OF_A_PAGE * self.sent


class Alerting(Stage):
    def prepare(self) -> None:
        super().prepare()
        self.rules = self.folder / "rules.toml"
        self.rules.write_text(RULES)
        self.command = ("-m", "dateline.cli", "alerts", "run", "--rules", str(self.rules))

    def give_work(self) -> None:
        for _ in range(5):
            each = story(story_id=f"story-{self.sent}")
            headers = event_headers(each, "thread", ())
            self.wait_for(send_all(self.settings, [(each.story_id.encode(), encode(each))], STORIES, headers))
            self.sent += 1

    def check(self) -> None:
        with WorkerProcess(self.settings, self.folder / "alerts.log", rules=self.rules) as worker:
            self.wait_for(settled(self.settings, worker, stages=("match", "alert")))
            assert worker.stop() == 0, worker.log()
        alerts = [Alert.read(each.value or b"") for each in self.wait_for(read_topic(self.settings, ALERTS))]
        assert sorted(each.story_id for each in alerts) == sorted(f"story-{number}" for number in range(self.sent))


class Delivery(Stage):
    hook: Hook

    def prepare(self) -> None:
        super().prepare()
        targets = self.folder / "targets.toml"
        lines = (f'[[target]]\nname = "{name}"\nurl = "{self.hook.url("/" + name)}"\n' for name in TARGETS)
        targets.write_text("".join(lines))
        self.hook.always["/silent"] = HANG
        self.command = ("-m", "dateline.cli", "alerts", "deliver", "--targets", str(targets))

    def give_work(self) -> None:
        self.wait_for(send_alerts(self.settings, *(alert(self.sent + number) for number in range(5))))
        self.sent += 5

    def check(self) -> None:
        self.hook.always.clear()
        self.hook.released.set()
        assert subprocess.run(  # noqa: S603  (our own module)
            [sys.executable, *self.command, "--once"], env=environment(self.settings), timeout=120, check=False
        ).returncode == 0  # fmt: skip
        for name in TARGETS:
            assert {f"alert-{number}:{name}" for number in range(self.sent)} <= set(self.hook.keys(f"/{name}"))


class Subscriber(Stage):
    def prepare(self) -> None:
        super().prepare()
        self.command = ("-u", "-c", here(code("python"), self.settings))

    def give_work(self) -> None:
        stories = [record(version(f"story-{self.sent + number}", countries=("TR",))) for number in range(5)]
        self.wait_for(send_all(self.settings, stories, REGIONS["western-asia"]))
        self.sent += 5

    def check(self) -> None:
        process = self.start()
        log, wanted = self.folder / "command.log", {f"story-{number}" for number in range(self.sent)}
        deadline = time.monotonic() + 60
        while {line.split()[1] for line in log.read_text().splitlines() if line.startswith("new ")} != wanted:
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        wait_until_handled(process)
        process.terminate()
        assert process.wait(MAX_SECONDS) == 0


class Up(Stage):
    """``up`` with a broker of its own, which nobody kills."""

    command = ("-m", "dateline.cli", "up")

    def prepare(self) -> None:
        self.settings = self.settings.model_copy(update={"broker": f"127.0.0.1:{free_port()}", "gateway_port": 0})
        self.server = None
        self.tried = 0

    def work_while_running(self) -> None:
        self.tried += 1
        try:
            self.wait_for(asyncio.wait_for(send_all(self.settings, [(b"key", demo_pages()[0])]), 5))
        except (KafkaError, OSError, TimeoutError):  # the broker has not started
            return
        self.sent += 1

    def check(self) -> None:
        process = self.start()
        deadline = time.monotonic() + 60
        while True:
            try:
                self.wait_for(settled(self.settings))
                briefs = len(self.wait_for(read_topic(self.settings, BRIEFS)))
                break
            except (KafkaError, OSError, TimeoutError):
                assert time.monotonic() < deadline
                time.sleep(0.2)
        assert BRIEFS_OF_A_PAGE * self.sent <= briefs <= BRIEFS_OF_A_PAGE * self.tried
        process.terminate()
        assert process.wait(MAX_SECONDS) == 0


COMMANDS: Final[dict[str, Callable[[KafkaServer, str, Path], Stage]]] = {
    "worker": Worker, "up": Up, "deliver": Delivery, "alerts": Alerting, "subscribe": Subscriber,
}  # fmt: skip


@pytest.fixture
def hook() -> Iterator[Hook]:
    with web_hook() as hook:
        Delivery.hook = hook
        yield hook


@pytest.mark.parametrize(
    "name",
    [name if name in {"worker", "subscribe"} else pytest.param(name, marks=pytest.mark.long) for name in COMMANDS],
)
def test_six_moments(name: str, kafka_server: KafkaServer, namespace: str, tmp_path: Path, hook: Hook) -> None:
    del hook
    leave_at(COMMANDS[name](kafka_server, namespace, tmp_path), moments(6, f"six of {name}"))


@pytest.mark.long
@pytest.mark.parametrize("name", COMMANDS)
def test_forty_moments(name: str, kafka_server: KafkaServer, namespace: str, tmp_path: Path, hook: Hook) -> None:
    del hook
    leave_at(COMMANDS[name](kafka_server, namespace, tmp_path), moments(40, f"forty of {name}"))


def leave_at(stage: Stage, each_moment: Iterator[Moment]) -> None:
    """Run the command to each moment. Asserts the bar at each, and at the end that nothing is lost."""
    longest = 0.0
    for moment in each_moment:
        stage.give_work()
        process = stage.start()
        try:
            wait_until_handled(process)
            time.sleep(moment.delay)
            stage.work_while_running()
            shake(stage.server, moment)
            if process.poll() is not None:
                assert process.returncode in ENDS_BY_ITSELF, report(stage, moment)
                continue
            began = time.monotonic()
            process.send_signal(moment.number)
            try:
                ended = process.wait(MAX_SECONDS)
            except subprocess.TimeoutExpired:
                pytest.fail(f"it did not end within {MAX_SECONDS:g} s: {report(stage, moment)}")
            longest = max(longest, time.monotonic() - began)
            print(f"{type(stage).__name__} {moment} {ended} {time.monotonic() - began:.1f} s")  # noqa: T201  (pytest shows it)
            log = report(stage, moment)
            by_itself = ended in ENDS_BY_ITSELF and "start one with `dateline up`" in log
            # A program that raises: a signal in the interpreter's last moments, after the traceback, ends it as such.
            by_itself = by_itself or (type(stage) is Subscriber and "\naiokafka.errors." in log)
            if ended:
                print(report(stage, moment))  # noqa: T201  (pytest shows it)
            assert ended == 0 or by_itself, report(stage, moment)
        finally:
            process.kill()
            process.wait()
            if stage.server is not None:
                if not stage.server.running:
                    stage.server.launch()
                stage.server.wait()
    print(f"{type(stage).__name__}: {longest:.1f} s at the longest")  # noqa: T201  (pytest shows it)
    stage.check()


def shake(server: KafkaServer | None, moment: Moment) -> None:
    """Kill the broker and start it again, as the moment says."""
    if server is None or moment.away is None:
        return
    server.kill()
    time.sleep(moment.away)
    if moment.back is not None:
        server.launch()
        time.sleep(moment.back)


def wait_until_handled(process: "subprocess.Popen[bytes]") -> None:
    """Wait until a process handles SIGTERM: before Python has come so far, the signal itself ends it."""
    deadline = time.monotonic() + MAX_SECONDS
    while process.poll() is None:
        status = Path(f"/proc/{process.pid}/status").read_text()
        (caught,) = (int(line.split()[1], 16) for line in status.splitlines() if line.startswith("SigCgt"))
        if caught >> (signal.SIGTERM - 1) & 1:
            return
        assert time.monotonic() < deadline
        time.sleep(0.01)


def report(stage: Stage, moment: Moment) -> str:
    log = (stage.folder / "command.log").read_bytes()[stage.log_start :]
    return f"{moment}\n{log.decode(errors='replace')[-3000:]}"
