"""The documentation's programs for readers, run unchanged except for the broker and the topics."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import REGIONS, TOPICS
from tests.contract.readme import CLIENT, README
from tests.flow import send_all
from tests.integration.command import environment
from tests.kafka.server import jars, program
from tests.versions import other, record, version

PAGE = CLIENT.read_text("utf-8")
FIRST_PAGE = README.read_text("utf-8").split("## Read the stories\n")[1].split("\n## ")[0]
TOPIC = re.compile(r"\bwire(\.[\w.-]+)")
ASIA, EUROPE = REGIONS["western-asia"], REGIONS["southern-europe"]
STORIES = [
    version("first", countries=("TR",), headline="Dam opens"),
    version("elsewhere", countries=("OM",), headline="Fog nets"),
    version("first", 2, "update", headline="Dam opens late"),
    other("withdrawn", "first", 3),
]


def code(language: str, page: str = PAGE, begins: str = "") -> str:
    """Return the page's only program in a language that begins with a word."""
    (program_text,) = re.findall(rf"^```{language}\n({begins}.*?)^```", page, re.MULTILINE | re.DOTALL)
    return str(program_text)


def here(text: str, settings: ResolvedSettings) -> str:
    """Put this test's broker, namespace and group in place of the page's own."""
    with_broker = text.replace("localhost:9092", settings.broker).replace("my-", f"{settings.namespace}-")
    return TOPIC.sub(rf"{settings.namespace}\1", with_broker)


@contextmanager
def started(command: Sequence[str], settings: ResolvedSettings | None = None) -> Iterator["subprocess.Popen[bytes]"]:
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603  (the pages' own programs)
        command,
        stdout=pipe,
        stderr=pipe,
        env={**environment(settings), "PYTHONUNBUFFERED": "1"},
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def printed(process: "subprocess.Popen[bytes]", count: int) -> list[str]:
    assert process.stdout is not None
    return [process.stdout.readline().decode().rstrip("\n") for _ in range(count)]


def ended(process: "subprocess.Popen[bytes]", how: int) -> tuple[int, str]:
    """Ask a program to end; return its exit code and stderr."""
    assert process.stderr is not None
    process.send_signal(how)
    code_ = process.wait(30)
    return code_, process.stderr.read().decode()


@pytest.fixture
async def topics(settings: ResolvedSettings) -> ResolvedSettings:
    await create_topics(settings)
    await send_all(settings, list(map(record, STORIES)), ASIA)
    return settings


async def test_the_python_program_follows_two_countries_and_goes_on_where_it_stopped(topics: ResolvedSettings) -> None:
    command = [sys.executable, "-W", "error", "-c", here(code("python"), topics)]
    with started(command, topics) as following:
        assert printed(following, 3) == ["new first 1 Dam opens", "update first 2 Dam opens late", "take down first"]
        code_, stderr = ended(following, signal.SIGINT)
        assert code_ == 0
        assert "Traceback" not in stderr, "the Kafka client may only report that it waited for the group"
    await send_all(topics, [record(version("second", countries=("GR",), headline="Ferry"))], EUROPE)
    with started(command, topics) as following:
        assert printed(following, 1) == ["new second 1 Ferry"]
        assert ended(following, signal.SIGINT)[0] == 0


async def test_the_short_program_of_the_first_page_prints_the_same(topics: ResolvedSettings) -> None:
    with started([sys.executable, "-W", "error", "-c", here(code("python", FIRST_PAGE), topics)], topics) as following:
        assert printed(following, 3) == ["new first 1 Dam opens", "update first 2 Dam opens late", "take down first"]


@pytest.mark.parametrize("page", [PAGE, FIRST_PAGE], ids=["client page", "first page"])
def test_without_a_broker_at_the_start_the_programs_end_with_the_reason(page: str) -> None:
    nobody_listens = ResolvedSettings(broker="localhost:1")
    with started([sys.executable, "-W", "error", "-c", code("python", page)], nobody_listens) as ending:
        stdout, stderr = ending.communicate(timeout=60)
    assert (ending.returncode, stdout) == (1, b"")
    assert (
        stderr.decode()
        .splitlines()[-1]
        .startswith(
            "KafkaConnectionError: the broker localhost:1 does not answer; start it, or name yours in DATELINE_BROKER"
        )
    )
    assert b"Traceback" not in stderr


@pytest.mark.parametrize("page", [PAGE, FIRST_PAGE], ids=["client page", "first page"])
def test_with_a_misspelt_region_the_programs_end_with_what_was_meant(page: str) -> None:
    misspelt = code("python", page).replace("western-asia", "western-azia")
    with started([sys.executable, "-W", "error", "-c", misspelt], ResolvedSettings()) as ending:
        stdout, stderr = ending.communicate(timeout=60)
    assert (ending.returncode, stdout) == (1, b"")
    assert re.fullmatch("there is no region western-azia; did you mean western-asia.*\n", stderr.decode())


def test_the_first_page_has_the_client_pages_first_line_of_kcat() -> None:
    assert code("sh", FIRST_PAGE, begins="kcat") == code("sh").splitlines(keepends=True)[0]


def test_the_lines_for_kcat_name_existing_topics() -> None:
    named = {f"wire{suffix}" for suffix in TOPIC.findall(code("sh"))}
    assert named
    assert named <= {topic.name("wire") for topic in TOPICS}


@pytest.mark.skipif(shutil.which("kcat") is None, reason="kcat is not installed")
@pytest.mark.parametrize("line", code("sh").splitlines(), ids=["from the beginning", "in a group"])
async def test_kcat_reads_a_region(topics: ResolvedSettings, line: str) -> None:
    with started(shlex.split(here(line, topics))) as reading:
        lines = printed(reading, len(STORIES))
        values = [text.removeprefix(f"{story.story_id} ") for text, story in zip(lines, STORIES, strict=True)]
        assert values == [record(story)[1].decode() for story in STORIES]
        if " -e " in line:
            assert reading.wait(30) == 0


@pytest.fixture
def java(settings: ResolvedSettings, tmp_path: Path) -> list[str]:
    """Compile the page's Java program, and return the command that runs it, less its arguments."""
    source = tmp_path / "Subscriber.java"
    source.write_text(here(code("java"), settings))
    classpath = ["-cp", os.pathsep.join((str(tmp_path), f"{jars()}/*"))]
    command = [program("javac"), "-Xlint:all", "-Werror", "-proc:none", *classpath, str(source)]
    compiled = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (the page's own)
    assert compiled.returncode == 0, compiled.stderr
    return [program("java"), "-Dorg.slf4j.simpleLogger.defaultLogLevel=error", *classpath, "Subscriber"]


@pytest.mark.kafka
async def test_the_java_program_reads_a_region_and_goes_on_where_it_stopped(
    topics: ResolvedSettings, java: list[str]
) -> None:
    names = [topic.name(topics.namespace) for topic in (ASIA, EUROPE)]
    with started([*java, *names]) as reading:
        assert printed(reading, 4) == ["version first 1", "version elsewhere 1", "version first 2", "withdrawn first 3"]
        assert ended(reading, signal.SIGTERM) == (128 + signal.SIGTERM, "")
    await send_all(topics, [(b"k", b"{broken"), (b"k", None), record(version("second"))], EUROPE)
    with started([*java, *names]) as reading:
        assert printed(reading, 1) == ["version second 1"]
        code_, stderr = ended(reading, signal.SIGTERM)
    assert code_ == 128 + signal.SIGTERM
    assert f"{names[1]} offset 0: " in stderr
    assert f"{names[1]} offset 1: " in stderr
