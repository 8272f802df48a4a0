"""A file of ``dateline pipe`` that is interrupted goes on, and ends as the same bytes; what cannot go on is refused."""

import errno
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from dateline.cli.pages import continued_file, page_sink
from dateline.cli.pages.continued_file import ContinuedFile
from dateline.cli.pages.pipe import Emit, pipe
from dateline.cli.terminal.part_file import PartFile, PartFileError
from dateline.demo.pages import demo_pages
from dateline_schemas import RawArticle

app = typer.Typer()
app.command()(pipe)

PAGES = demo_pages()[:36]
"""The thirtieth is broken."""


@pytest.fixture(autouse=True)
def saving_each_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(continued_file, "SAVE_SECONDS", 0.0)
    monkeypatch.setattr(continued_file, "SHARE_OF_SAVING", 1e9)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    path = tmp_path / "pages.jsonl"
    path.write_bytes(b"\n".join(PAGES))
    return path


def run(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)], input=stdin)


@contextmanager
def failing_after(pages: int, error: BaseException) -> Iterator[None]:
    """Let the command fail once it has settled so many pages, in the midst of the next."""
    settle = ContinuedFile.settle
    left = pages

    def count(self: ContinuedFile, article: RawArticle) -> None:
        nonlocal left
        if left == 0:
            raise error
        left -= 1
        settle(self, article)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ContinuedFile, "settle", count)
        yield


def interrupted(*arguments: str | Path, after: int, error: BaseException | None = None) -> Result:
    with failing_after(after, error or KeyboardInterrupt()):
        return run(*arguments)


ENDINGS = [".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet", ".jsonl"]


@pytest.mark.parametrize(("emit", "ending"), [*zip(Emit, ENDINGS, strict=True)])
def test_an_interrupted_file_goes_on_and_has_the_same_bytes(
    emit: Emit, ending: str, pages: Path, tmp_path: Path
) -> None:
    whole, broken, rejects = tmp_path / f"whole{ending}", tmp_path / f"broken{ending}", tmp_path / "rejects"
    expected = run(pages, "--emit", emit, "--output", whole, "--rejects", rejects)
    rejected = rejects.read_bytes()
    arguments: list[str | Path] = [pages, "--emit", emit, "--output", broken, "--rejects", rejects]
    first = interrupted(*arguments, after=7)
    assert f"{broken}.part keeps the first 7 pages, and the same command continues" in first.stderr
    assert "continuing after the 7 pages done already" in interrupted(*arguments, after=25).stderr
    done = run(*arguments)
    assert "continuing after the 32 pages" in done.stderr
    assert (done.exit_code, expected.exit_code) == (1, 1), "a page is broken"
    assert broken.read_bytes() == whole.read_bytes()
    assert rejects.read_bytes() == rejected != b""
    assert done.stderr.splitlines()[-1] == expected.stderr.splitlines()[-1], "the pages without briefs are counted"
    assert sorted(tmp_path.iterdir()) == sorted([broken, pages, rejects, whole])


def test_a_file_that_was_never_saved_leaves_nothing(pages: Path, tmp_path: Path) -> None:
    failed = interrupted(pages, "--output", tmp_path / "out.jsonl", after=0)
    assert "keeps" not in failed.stderr
    assert list(tmp_path.iterdir()) == [pages]


def begin(pages: Path, output: Path, *arguments: str) -> None:
    interrupted(pages, "--output", output, *arguments, after=6)
    assert output.with_name(f"{output.name}.part.state").exists()


@pytest.mark.parametrize(
    ("begun", "other", "message"),
    [
        ((), ("--emit", "briefs"), "was begun with --emit stories, not briefs: remove it to start over"),
        ((), ("--source", "portal"), "was begun without --source, not portal: remove it to start over"),
        (("--from", "9000d"), (), "was begun with --from 9000d: remove it to start over"),
        ((), ("--format", "ninjs"), "was begun with --format jsonl, not ninjs"),
    ],
)
def test_other_options_are_refused(
    begun: tuple[str, ...], other: tuple[str, ...], message: str, pages: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    begin(pages, output, *begun)
    refused = run(pages, "--output", output, *other)
    assert isinstance(refused.exception, PartFileError)
    assert message in str(refused.exception)
    assert "continuing after the 6 pages" in run(pages, "--output", output, *begun).stderr, "nothing was lost"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("PARSER_VERSION", "with parser 22, not 99"),
        ("STORY_MODEL_VERSION", "with story model 10, not 99"),
        ("FINGERPRINT_VERSION", "with fingerprint version 2, not 99"),
    ],
)
def test_another_version_is_refused(
    name: str, message: str, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(pages, tmp_path / "out.jsonl")
    monkeypatch.setattr(page_sink, name, "99")
    assert message in str(run(pages, "--output", tmp_path / "out.jsonl").exception)


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("change", [lambda lines: lines[1:], lambda lines: lines[:4], lambda lines: lines[::-1]])
def test_other_pages_are_refused(change: Callable[[Any], Any], workers: str, pages: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    begin(pages, output)
    pages.write_bytes(b"\n".join(change(PAGES)))
    refused = run(pages, "--output", output, "--workers", workers)
    assert isinstance(refused.exception, PartFileError)
    assert "the first 6 pages are not those that" in str(refused.exception)
    pages.write_bytes(b"\n".join(PAGES))
    assert "continuing after the 6 pages" in run(pages, "--output", output).stderr


def test_the_same_pages_may_stand_in_other_files_and_more_may_follow(pages: Path, tmp_path: Path) -> None:
    output, whole = tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    begin(pages, output)
    parts = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    parts[0].write_bytes(b"\n".join(PAGES[:3]))
    parts[1].write_bytes(b"\n".join(demo_pages()[3:50]))
    run(*parts, "--output", output)
    run(*parts, "--output", whole)
    assert output.read_bytes() == whole.read_bytes()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def turn_a_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut, turn_a_bit, empty])
def test_a_damaged_state_is_begun_again(damage: Callable[[Path], None], pages: Path, tmp_path: Path) -> None:
    output, whole = tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    begin(pages, output)
    damage(tmp_path / "out.jsonl.part.state")
    again = run(pages, "--output", output)
    assert "out.jsonl.part.state cannot be read (" in again.stderr
    assert "): beginning again" in again.stderr
    run(pages, "--output", whole)
    assert output.read_bytes() == whole.read_bytes()


def test_a_part_that_was_cut_off_is_begun_again(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.files.archive.FRAME_BYTES", 4096)
    begin(pages, tmp_path / "out.jsonl")
    empty(tmp_path / "out.jsonl.part")
    assert ".part.state says: beginning again" in run(pages, "--output", tmp_path / "out.jsonl").stderr


def test_a_part_that_was_removed_is_begun_again(pages: Path, tmp_path: Path) -> None:
    begin(pages, tmp_path / "out.jsonl")
    (tmp_path / "out.jsonl.part").unlink()
    assert "continuing" not in run(pages, "--emit", "briefs", "--output", tmp_path / "out.jsonl").stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "pages.jsonl"]


def test_standard_input_neither_continues_nor_overwrites_a_part(pages: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    begin(pages, output)
    refused = run("-", "--output", output, stdin=pages.read_bytes())
    assert "pages from standard input cannot continue it: remove it to start over" in str(refused.exception)
    assert "continuing after the 6 pages" in run(pages, "--output", output).stderr
    begin(pages, output)
    (tmp_path / "out.jsonl.part").unlink()
    run("-", "--output", output, stdin=pages.read_bytes())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "pages.jsonl"]


def test_a_part_that_another_command_writes_is_refused(pages: Path, tmp_path: Path) -> None:
    with PartFile(tmp_path / "out.jsonl", ""):
        refused = run(pages, "--output", tmp_path / "out.jsonl")
        assert "another command is writing" in str(refused.exception)
    assert run(pages, "--output", tmp_path / "out.jsonl").exit_code == 1


def test_a_full_disk_keeps_what_was_saved(pages: Path, tmp_path: Path) -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    failed = interrupted(pages, "--output", tmp_path / "out.jsonl", after=9, error=full)
    assert failed.exception is full
    assert "out.jsonl.part keeps the first 9 pages, and the same command continues" in failed.stderr


def test_times_count_from_when_the_file_was_begun(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    lines = [json.loads(line) for line in PAGES[:12]]
    for number, page in enumerate(lines):
        page["fetched_at"] = (now - timedelta(hours=1) + timedelta(seconds=number)).isoformat()
    del lines[3]["fetched_at"], lines[11]["fetched_at"]
    pages, output = tmp_path / "pages.jsonl", tmp_path / "out.jsonl"
    pages.write_text("\n".join(map(json.dumps, lines)))
    asked: list[str | Path] = [pages, "--emit", "briefs", "--from", "2h", "--fetched-at", "now", "--output", output]
    interrupted(*asked, after=6)
    begun = datetime.fromisoformat(
        json.loads((tmp_path / "out.jsonl.part.state").read_bytes().partition(b"\n")[0])["begun"]
    )
    continued_late = begun + timedelta(hours=30)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.cli.options.pages.datetime", Later(continued_late))
        patch.setattr("dateline.cli.pages.continued_file.datetime", Later(continued_late))
        done = run(*asked)
    assert "continuing after the 6 pages" in done.stderr
    times = {json.loads(line)["fetched_at"] for line in output.read_bytes().splitlines()}
    assert begun.isoformat(timespec="seconds").replace("+00:00", "Z") in times
    assert len(times) == 11, "both pages without a time have the same"


class Later:
    """Stands for ``datetime`` where it is later."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self.fromisoformat = datetime.fromisoformat

    def now(self, _zone: object) -> datetime:
        return self._now


def test_a_page_that_the_parser_refuses_is_rejected_again(tmp_path: Path) -> None:
    many = {"source": "list", "fetched_at": "2026-02-07T17:00:00+01:00"}
    many["text"] = "\n\n".join(
        f"OSLO (NTB) - Ferry number {n} sailed to the islands.\n3 hours ago" for n in range(1100)
    )
    pages, output, rejects = tmp_path / "pages.jsonl", tmp_path / "out.jsonl", tmp_path / "rejects"
    pages.write_bytes(b"\n".join([*PAGES[:3], json.dumps(many).encode(), *PAGES[3:9]]))
    asked: list[str | Path] = [pages, "--output", output, "--rejects", rejects]
    whole = run(*asked)
    expected = output.read_bytes(), rejects.read_bytes()
    assert "1 of 10 records rejected" in whole.stderr
    interrupted(*asked, after=6)
    done = run(*asked)
    assert "continuing after the 7 pages" in done.stderr
    assert "1 of 10 records rejected" in done.stderr
    assert (output.read_bytes(), rejects.read_bytes()) == expected
