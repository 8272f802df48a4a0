"""``--workers`` of ``pipe`` and ``parse``: processes beside the command, the same output, and none left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import Final, cast

import pytest

from dateline.cli.pages import parsing_process
from dateline.cli.pages.parsing import BATCH_PAGES, in_order
from dateline.core.page.model import MAX_ITEMS
from dateline.core.page.parse import PageBriefs
from dateline.demo.pages import demo_pages
from dateline.files.page_records import Page
from dateline.settings import SettingsError
from dateline_schemas import RawArticle
from tests.integration.command import dateline, environment

EVENING: Final = b"\n".join(demo_pages())
"""One of its pages is broken."""
SHORT_PAGE: Final = (
    b'{"source": "kust", "fetched_at": "2026-02-07T22:00:00Z", "text": "OSLO (NTB) - A ferry ran aground."}'
)
"""As long as that 200 of them stand in a pipe that nobody reads yet."""
MAX_SECONDS: Final = 20.0


@pytest.mark.parametrize("verb", ["pipe", "parse"])
def test_several_processes_give_the_same_bytes_and_the_same_end(verb: str, tmp_path: Path) -> None:
    ends = []
    for workers in ("1", "3"):
        rejects = tmp_path / "rejects"
        end = dateline(None, verb, "-", "--workers", workers, "--rejects", str(rejects), stdin=EVENING)
        ends.append((end.returncode, end.stdout, end.stderr, rejects.read_bytes()))
    assert ends[0][0] == 1, "one page of the demo is broken"
    assert ends[0] == ends[1]


def children_of(pid: int) -> list[int]:
    return [int(line.split()[0]) for line in told_by_ps("pid=,args=", "--ppid", pid) if "spawn_main" in line]


def is_there(pid: int) -> bool:
    return any(not state.startswith("Z") for state in told_by_ps("stat=", "-p", pid))


def told_by_ps(columns: str, option: str, pid: int) -> list[str]:
    command = ["ps", "-ww", "-o", columns, option, str(pid)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()  # noqa: S603


@pytest.fixture
def parsing() -> Iterator["subprocess.Popen[bytes]"]:
    """A command that has parsed a first batch with two processes, and waits for more on its standard input."""
    with subprocess.Popen(
        [sys.executable, "-m", "dateline.cli", "parse", "-", "--workers", "2"],
        env=environment(None),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write((SHORT_PAGE + b"\n") * 200)
        process.stdin.flush()
        assert process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("child", [0, 1])
def test_a_process_that_is_killed_ends_the_command_with_a_message(
    parsing: "subprocess.Popen[bytes]", child: int
) -> None:
    """Also where it waits for work, and the other waits behind it."""
    os.kill(children_of(parsing.pid)[child], signal.SIGKILL)
    _, errors = parsing.communicate(timeout=MAX_SECONDS)
    assert parsing.returncode == 1
    assert b"a parsing process was killed, perhaps for lack of memory" in errors
    assert b"Traceback" not in errors


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_command(parsing: "subprocess.Popen[bytes]", number: signal.Signals) -> None:
    children = children_of(parsing.pid)
    assert len(children) == 2
    parsing.send_signal(number)
    _, errors = parsing.communicate(timeout=MAX_SECONDS)
    assert b"Traceback" not in errors
    give_up_at = time.monotonic() + MAX_SECONDS
    while any(map(is_there, children)) and time.monotonic() < give_up_at:
        time.sleep(0.05)  # nothing tells that a process that is no child of ours has ended
    assert not any(map(is_there, children))


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_are_read_only_so_far_ahead(workers: int) -> None:
    """Of an archive without an end, a part is in memory."""
    read = 0

    def pages() -> Iterator[Page]:
        nonlocal read
        while True:
            read += 1
            yield Page("-", read, RawArticle.read(demo_pages()[0]))

    class Pool:
        """Parses in this process, when a batch's turn comes."""

        def submit(self, *_: object) -> "Future[list[PageBriefs]]":
            done: Future[list[PageBriefs]] = Future()
            done.set_result([PageBriefs((), None)] * BATCH_PAGES)
            return done

    results = in_order(cast("ProcessPoolExecutor", Pool()), pages(), ahead=workers)
    for _ in range(3 * BATCH_PAGES):
        next(results)
    assert read == (3 + workers) * BATCH_PAGES


def test_an_error_in_preparing_a_process_is_told_as_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> None:
        msg = "DATELINE_CACHE_DIR: the place index is gone"
        raise SettingsError(msg)

    monkeypatch.setattr(parsing_process, "_load", load)
    monkeypatch.setattr(parsing_process, "end_with_parent", lambda _parent: None)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr(parsing_process, "_ERRORS", [])
    parsing_process.prepare(0)
    with pytest.raises(SettingsError, match="the place index is gone"):
        parsing_process.parse_pages([])


def test_pages_before_an_error_come_before_it() -> None:
    class Pool:
        def submit(self, _parse: object, batch: list[RawArticle]) -> "Future[list[PageBriefs]]":
            future: Future[list[PageBriefs]] = Future()
            future.set_result([PageBriefs(())] * len(batch))
            return future

    page = Page("-", 1, RawArticle.model_validate_json(SHORT_PAGE))

    def pages() -> Iterator[Page]:
        yield page
        yield page
        msg = "the file is damaged"
        raise OSError(msg)

    parsed = in_order(cast("ProcessPoolExecutor", Pool()), pages(), 3)
    assert [next(parsed)[0], next(parsed)[0]] == [page, page]
    with pytest.raises(OSError, match="damaged"):
        next(parsed)


def test_workers_are_refused_where_pages_are_explained() -> None:
    end = dateline(None, "parse", "-", "--explain", "--workers", "2", stdin=SHORT_PAGE)
    assert end.returncode == 2
    assert b"omit --workers" in end.stderr


@pytest.mark.parametrize("verb", ["parse", "pipe"])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_page_that_a_worker_would_refuse_is_rejected(verb: str, workers: str, tmp_path: Path) -> None:
    items = "\\n".join(f"OSLO (NTB) - The ferry has {number} guests.\\n2 hours ago" for number in range(MAX_ITEMS + 1))
    large = f'{{"source": "portal", "fetched_at": "2026-02-06T12:00:00+01:00", "text": "{items}"}}'.encode()
    stdin = b"".join([SHORT_PAGE.strip() + b"\n", large + b"\n", SHORT_PAGE.strip() + b"\n"])
    rejects = tmp_path / "rejects.jsonl"
    end = dateline(None, verb, "-", "--rejects", str(rejects), "--workers", workers, stdin=stdin)
    words = f"-:2: text: the page has {MAX_ITEMS + 1} items; at most {MAX_ITEMS} are taken"
    assert end.stderr.decode().splitlines()[:2] == [words, f"1 of 3 records rejected; they are in {rejects}"]
    assert end.returncode == 1
    assert end.stdout == dateline(None, verb, "-", stdin=b"\n".join([SHORT_PAGE.strip()] * 2)).stdout != b""
    (kept,) = rejects.read_bytes().splitlines()
    assert RawArticle.read(kept).text == RawArticle.read(large).text
