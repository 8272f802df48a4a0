"""``dateline pipe --output`` that is killed goes on, and its file is that of a command that was never stopped."""

import gzip
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.fault.load import load
from tests.integration.command import dateline, environment

ROUNDS: Final = 2
"""Of sixty pages each."""
KILLS: Final = 3
"""Of each of three outputs."""
_OFTEN: Final = """
import sys
from dateline.cli.pages import continued_file
continued_file.SAVE_SECONDS, continued_file.SHARE_OF_SAVING = 0.05, 1.0
from dateline.cli.__main__ import run
if __name__ == "__main__":
    run()
"""
"""A command that saves so often that it can be killed at many moments."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "pages.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n".join(value for _, value in load(ROUNDS))))
    return path


@pytest.fixture
def often(tmp_path: Path) -> Path:
    path = tmp_path / "often.py"
    path.write_text(_OFTEN)
    return path


def start(command: Path, *arguments: str | Path, limit: int | None = None) -> "subprocess.Popen[bytes]":
    """Start a command; ``limit`` is how many bytes each of its files may have."""
    limits = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None
    return subprocess.Popen(  # noqa: S603  (our own module)
        [sys.executable, str(command), "pipe", *map(str, arguments)],
        env=environment(None),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=limits,  # noqa: PLW1509  (one thread)
    )


def saved_pages(output: Path) -> int:
    """Return how many pages survive a kill."""
    try:
        state = output.with_name(f"{output.name}.part.state").read_bytes()
    except FileNotFoundError:
        return 0
    return int(json.loads(state.partition(b"\n")[0])["pages"])


def kill_often(command: Path, output: Path, arguments: list[str | Path], rng: Random) -> int:
    """Run the command again and again, and kill it at random moments after some progress; return how often it was."""
    for kills in range(KILLS):
        before, workers = saved_pages(output), str(rng.choice([1, 2]))
        with start(command, *arguments, "--workers", workers) as process:
            while process.poll() is None and saved_pages(output) <= before:
                time.sleep(0.002)  # there is no event to await
            time.sleep(rng.random() * 0.1)
            process.send_signal(signal.SIGINT if kills == KILLS - 1 else signal.SIGKILL)
            process.communicate(timeout=120)
        if output.exists():
            return kills
    return KILLS


@pytest.mark.parametrize(
    ("emit", "ending"),
    [
        ("stories", ".jsonl.zst"),
        pytest.param("ledger", ".jsonl", marks=pytest.mark.long),
        pytest.param("briefs", ".parquet", marks=pytest.mark.long),
    ],
)
def test_a_killed_pipe_goes_on_and_is_equal_to_the_byte(
    emit: str, ending: str, pages: Path, often: Path, tmp_path: Path
) -> None:
    whole, broken = tmp_path / f"whole{ending}", tmp_path / f"broken{ending}"
    assert dateline(None, "pipe", str(pages), "--emit", emit, "--output", str(whole)).returncode == 1
    kills = kill_often(often, broken, [pages, "--emit", emit, "--output", broken], Random(ending))  # noqa: S311 - no secret
    assert kills, "it was done before it could be killed"
    done = dateline(None, "pipe", str(pages), "--emit", emit, "--output", str(broken))
    assert broken.read_bytes() == whole.read_bytes(), done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {whole.name, broken.name, often.name}


def test_a_full_disk_keeps_what_was_saved(pages: Path, often: Path, tmp_path: Path) -> None:
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    with start(often, pages, "--output", output, limit=400_000) as process:
        _, told = process.communicate(timeout=120)
    assert process.returncode == 1, told
    assert b"out.jsonl.part keeps the first " in told
    kept = saved_pages(output)
    assert 0 < kept < ROUNDS * 60
    done = dateline(None, "pipe", str(pages), "--output", str(output))
    assert f"continuing after the {kept} pages".encode() in done.stderr
    dateline(None, "pipe", str(pages), "--output", str(whole))
    assert output.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_says_how_to_go_on(number: int, pages: Path, often: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with start(often, pages, "--output", output) as process:
        while process.poll() is None and not saved_pages(output):
            time.sleep(0.002)  # there is no event to await
        os.kill(process.pid, number)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert b"out.jsonl.part keeps the first " in told
    assert b", and the same command continues" in told
