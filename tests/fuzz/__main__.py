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
    asked.folder.mkdir(parents=True, exist_ok=True)
    (asked.folder / "tally.json").unlink(missing_ok=True)
    started = time.monotonic()
    coverage = "not measured" if asked.unguided else _guided(asked.folder, asked.inputs, asked.seed)
    if asked.unguided:
        _unguided(asked.folder, asked.inputs, asked.seed)
    return _report(asked.folder, time.monotonic() - started, coverage)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000, help="how many pages (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed changes pages in the same way")
    parser.add_argument("--unguided", action="store_true", help="at random, without atheris")
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz"), help="where failures and the corpus go")
    parser.add_argument("--reproduce", type=Path, metavar="FILE", help="judge this input and no other")
    return parser


def _guided(folder: Path, count: int, seed: int) -> str:
    """Run the fuzzing process, show its progress as one line, and return the coverage that it last told."""
    command = [sys.executable, "-m", "tests.fuzz.guided", str(folder), str(count), str(seed)]
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
                if sys.stderr.isatty():
                    print(f"\r{line.strip()[:110]:110}", end="", file=sys.stderr)
    return coverage


def _unguided(folder: Path, count: int, seed: int) -> None:
    tally, index = Tally(folder), atlas()
    for page in inputs(count, seed):
        tally.add(page, judge(page, index))
    tally.save()


def _report(folder: Path, seconds: float, coverage: str) -> int:
    """Print what was found and return 1 where that is a failure."""
    path = folder / "tally.json"
    if not path.exists():
        print(f"the fuzzing process died: its last words are in {folder / 'log'}, its input beside it", file=sys.stderr)
        return 1
    found = json.loads(path.read_text(encoding="utf-8"))
    print(f"\ninputs    {found['inputs']:,}")
    print(f"time      {seconds:.0f} s, {found['inputs'] / seconds:.0f} inputs a second, each parsed three times")
    print(f"slowest   {found['slowest_ms']} ms CPU, {found['slowest_size']:,} characters: {folder / 'slowest'}")
    print(f"coverage  {coverage}")
    print(f"failures  {sum(found['failures'].values()):,}")
    for kind, times in sorted(found["failures"].items(), key=lambda each: -each[1]):
        print(f"  {times:,} times: {kind}\n    python -m tests.fuzz --reproduce {found['files'][kind]}")
    return int(bool(found["failures"]))


if __name__ == "__main__":
    sys.exit(main())
