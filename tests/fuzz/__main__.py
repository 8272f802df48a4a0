"""``make fuzz``: parse changed pages, check the laws of ``laws`` on each, and print a summary.

Exits with 1 if a law was broken, and with 2 if atheris is missing. ``--reproduce FILE`` checks one input again.
"""
# ruff: noqa: T201 - it is a command that prints

import argparse
import importlib.util
import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count, repeat
from pathlib import Path
from typing import Final

from tests.fuzz.laws import judge
from tests.fuzz.seeds import read_page
from tests.fuzz.tally import Tally
from tests.fuzz.unguided import inputs
from tests.golden.places import atlas

_MISSING: Final = """\
make fuzz needs atheris, which is not installed here. It has wheels for Linux on x86-64 with Python 3.11 to 3.13; there,
`make install` installs it. Elsewhere, fuzz without coverage:
    python -m tests.fuzz --unguided"""
_COVERAGE: Final = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")


def main() -> int:
    """Run the command; return its exit code."""
    arguments = _options().parse_args()
    if arguments.reproduce is not None:
        verdict = judge(read_page(arguments.reproduce.read_bytes()), atlas())
        print(f"{verdict.seconds * 1000:.1f} ms", *verdict.broken or ["every law holds"], sep="\n")
        return int(bool(verdict.broken))
    if not arguments.unguided and importlib.util.find_spec("atheris") is None:
        print(_MISSING, file=sys.stderr)
        return 2
    shares = _shares(arguments.inputs, 1 if arguments.unguided else arguments.jobs)
    folders = [arguments.folder / str(number) for number in range(len(shares))]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "tally.json").unlink(missing_ok=True)
    started = time.monotonic()
    if arguments.unguided:
        _unguided(folders[0], arguments.inputs, arguments.seed)
        coverage = ["not measured"]
    else:
        with ThreadPoolExecutor(len(shares)) as pool:
            coverage = list(pool.map(_guided, folders, shares, count(arguments.seed), repeat(arguments.one_in)))
    return _report(folders, time.monotonic() - started, coverage)


def _shares(total: int, jobs: int) -> list[int]:
    """Return how many inputs each process judges."""
    return [total // jobs + (number < total % jobs) for number in range(jobs)]


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000, help="number of pages (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same pages (default: %(default)s)")
    parser.add_argument(
        "--one-in", type=int, default=1, help="begin with one golden page in this many (default: %(default)s)"
    )
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="number of processes (default: one for each CPU)"
    )
    parser.add_argument(
        "--unguided", action="store_true", help="change pages at random, without coverage and without atheris"
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path("build/fuzz"),
        help="folder for failures and the corpus (default: %(default)s)",
    )
    parser.add_argument("--reproduce", type=Path, metavar="FILE", help="check this input only")
    return parser


def _guided(folder: Path, share: int, seed: int, one_in: int) -> str:
    """Run one fuzzing process; return the last coverage that it printed. Its output goes to the file ``log``."""
    command = [sys.executable, "-m", "tests.fuzz.guided", *map(str, (folder, share, seed, one_in))]
    coverage = "none printed"
    log_path = folder / "log"
    environment = os.environ | {"PYTHONHASHSEED": "0"}
    with (
        log_path.open("w", encoding="utf-8") as log,
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace", env=environment) as process,  # noqa: S603  # our own module
    ):
        for line in process.stderr or ():
            log.write(line)
            if (match := _COVERAGE.search(line)) is not None:
                coverage = "{} edges, {} features, {} pages in the corpus".format(*match.groups())
    return coverage


def _unguided(folder: Path, share: int, seed: int) -> None:
    tally, index = Tally(folder), atlas()
    for page in inputs(share, seed):
        tally.add(page, judge(page, index))
    tally.save()


def _report(folders: list[Path], seconds: float, coverage: list[str]) -> int:
    """Print the summary; return 1 if a law was broken or a process died, else 0."""
    dead = [folder for folder in folders if not (folder / "tally.json").exists()]
    for folder in dead:
        print(f"a process died: see the end of {folder / 'log'}; its input is in the same folder", file=sys.stderr)
    tallies = [
        json.loads((folder / "tally.json").read_text(encoding="utf-8")) for folder in folders if folder not in dead
    ]
    inputs_judged = sum(tally["inputs"] for tally in tallies)
    slowest, where = max(
        ((_milliseconds(folder / "slowest"), folder / "slowest") for folder in folders), default=(0, "")
    )
    print(f"inputs    {inputs_judged:,}")
    print(f"time      {seconds:.0f} s, {inputs_judged / seconds:.0f} inputs a second, {len(folders)} processes")
    print(f"slowest   {slowest:.1f} ms: {where}")
    print(f"coverage  {'; '.join(coverage)}")
    print(f"failures  {len(dead) + sum(sum(tally['failures'].values()) for tally in tallies):,}")
    for tally in tallies:
        for kind, times in sorted(tally["failures"].items(), key=lambda each: -each[1]):
            print(f"  {times:,} times: {kind}\n    python -m tests.fuzz --reproduce {tally['files'][kind]}")
    return int(bool(dead) or any(tally["failures"] for tally in tallies))


def _milliseconds(path: Path) -> float:
    """Return the milliseconds that a file's page takes without instrumentation, the best of three; 0 without a file."""
    if not path.exists():
        return 0.0
    page = read_page(path.read_bytes())
    return min(judge(page, atlas()).seconds for _ in range(3)) * 1000


if __name__ == "__main__":
    sys.exit(main())
