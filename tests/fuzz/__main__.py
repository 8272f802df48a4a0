"""``make fuzz``: throw changed pages at the parser and print what became of them.

Ends with 1 where a law was broken, 2 where atheris is missing. ``--reproduce FILE`` judges one input again.
"""
# ruff: noqa: T201 - what it prints is what it is for

import argparse
import importlib.util
import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Final

from tests.fuzz.laws import judge
from tests.fuzz.seeds import page_of
from tests.fuzz.tally import Tally
from tests.fuzz.unguided import inputs
from tests.golden.places import atlas

_MISSING: Final = """\
make fuzz needs atheris, and it is not installed here. Its wheels are for Linux on x86-64 with Python 3.11 to 3.13;
there, make install puts it into .venv. Elsewhere, fuzz without coverage:
    python -m tests.fuzz --unguided"""
_COVERAGE: Final = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    asked = _options().parse_args()
    if asked.reproduce is not None:
        verdict = judge(page_of(asked.reproduce.read_bytes()), atlas())
        print(f"{verdict.seconds * 1000:.1f} ms", *verdict.broken or ["every law holds"], sep="\n")
        return int(bool(verdict.broken))
    if not asked.unguided and importlib.util.find_spec("atheris") is None:
        print(_MISSING, file=sys.stderr)
        return 2
    shares = _shares(asked.inputs, 1 if asked.unguided else asked.jobs)
    folders = [asked.folder / str(number) for number in range(len(shares))]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "tally.json").unlink(missing_ok=True)
    started = time.monotonic()
    if asked.unguided:
        _unguided(folders[0], asked.inputs, asked.seed)
        coverage = ["not measured"]
    else:
        with ThreadPoolExecutor(len(shares)) as pool:
            coverage = list(pool.map(_guided, folders, shares, count(asked.seed)))
    return _report(folders, time.monotonic() - started, coverage)


def _shares(inputs_in_all: int, jobs: int) -> list[int]:
    return [inputs_in_all // jobs + (number < inputs_in_all % jobs) for number in range(jobs)]


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000, help="how many pages (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed changes pages in the same way")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that share the work")
    parser.add_argument("--unguided", action="store_true", help="at random, without atheris")
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz"), help="where failures and the corpus go")
    parser.add_argument("--reproduce", type=Path, metavar="FILE", help="judge this input and no other")
    return parser


def _guided(folder: Path, share: int, seed: int) -> str:
    """Run one fuzzing process and return the coverage that it last told; what it says is in ``log``."""
    command = [sys.executable, "-m", "tests.fuzz.guided", str(folder), str(share), str(seed)]
    coverage = "none told"
    log = folder / "log"
    environment = os.environ | {"PYTHONHASHSEED": "0"}
    with (
        log.open("w", encoding="utf-8") as written,
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace", env=environment) as process,  # noqa: S603  # our own module
    ):
        for line in process.stderr or ():
            written.write(line)
            if (found := _COVERAGE.search(line)) is not None:
                coverage = "{} edges, {} features, {} pages kept".format(*found.groups())
    return coverage


def _unguided(folder: Path, share: int, seed: int) -> None:
    tally, index = Tally(folder), atlas()
    for page in inputs(share, seed):
        tally.add(page, judge(page, index))
    tally.save()


def _report(folders: list[Path], seconds: float, coverage: list[str]) -> int:
    """Print what was found and return 1 where that is a failure."""
    dead = [folder for folder in folders if not (folder / "tally.json").exists()]
    for folder in dead:
        print(f"a process died: its last words are in {folder / 'log'}, its input beside it", file=sys.stderr)
    tallies = [
        json.loads((folder / "tally.json").read_text(encoding="utf-8")) for folder in folders if folder not in dead
    ]
    done = sum(tally["inputs"] for tally in tallies)
    slowest, where = max(
        ((_milliseconds(folder / "slowest"), folder / "slowest") for folder in folders), default=(0, "")
    )
    print(f"inputs    {done:,}")
    print(f"time      {seconds:.0f} s, {done / seconds:.0f} inputs a second, {len(folders)} processes")
    print(f"slowest   {slowest:.1f} ms: {where}")
    print(f"coverage  {'; '.join(coverage)}")
    print(f"failures  {len(dead) + sum(sum(tally['failures'].values()) for tally in tallies):,}")
    for tally in tallies:
        for kind, times in sorted(tally["failures"].items(), key=lambda each: -each[1]):
            print(f"  {times:,} times: {kind}\n    python -m tests.fuzz --reproduce {tally['files'][kind]}")
    return int(bool(dead) or any(tally["failures"] for tally in tallies))


def _milliseconds(path: Path) -> float:
    """Return how long a kept page takes with nothing instrumented, the best of three; 0 where none was kept."""
    if not path.exists():
        return 0.0
    page = page_of(path.read_bytes())
    return min(judge(page, atlas()).seconds for _ in range(3)) * 1000


if __name__ == "__main__":
    sys.exit(main())
