"""The documentation's pages: their tables and console blocks, and how both are renewed.

    python -m tests.contract.readme           renew the tables, and the blocks marked <!-- run -->
    python -m tests.contract.readme --once    renew the blocks marked <!-- run once --> too

``--once`` starts ``dateline up`` on an empty data directory at port 9092, and runs the pages' blocks beside it
in the order of ``PAGES``. The test of the pages runs the blocks marked ``run``, and fails where one prints
something else.

A mark may shorten the output: ``<!-- run once, first 4 and last 8 lines -->`` leaves out the lines between.
"""

import asyncio
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen, run
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from dateline.agents.monitoring.lag import lag
from dateline.kafka.alias import resolve
from dateline.settings import load_settings
from tests.contract.reference import renew_tables

ROOT: Final = Path(__file__).parents[2]
README: Final = ROOT / "README.md"
MANUAL: Final = ROOT / "streams/dateline/cli/README.md"
CLIENT: Final = ROOT / "streams/dateline/client/README.md"
HANDBOOK: Final = ROOT / "streams/dateline/agents/README.md"
MAP: Final = ROOT / "streams/README.md"
CHANGES: Final = ROOT / "streams/CHANGES.md"
RECORDS: Final = ROOT / "schemas/README.md"
TESTS: Final = ROOT / "tests/README.md"
PAGES: Final = (README, MANUAL, CLIENT, HANDBOOK, MAP, CHANGES, RECORDS, TESTS)
"""Every page of the documentation, in the order in which ``--once`` runs their blocks."""

PROMPT: Final = "$ "
ELLIPSIS: Final = "…\n"
"""Stands for the lines that a block leaves out."""
SETTLING_SECONDS: Final = 30
"""How long ``--once`` waits, before each block, for the worker to finish what the block before sent; by hand."""
COMMAND_SECONDS: Final = 120
"""The time limit of one command, chosen by hand."""
MARKED: Final = re.compile(
    r"<!-- (?P<mark>run|run once)(?:, first (?P<first>\d+) and last (?P<last>\d+) lines)? -->\n"
    r"```console\n(?P<body>.*?)```\n",
    re.DOTALL,
)


class Block(NamedTuple):
    """A console block: its mark, its commands, what it shows, and how many lines at either end of each output."""

    mark: str
    commands: tuple[str, ...]
    body: str
    ends: tuple[int, int] | None = None


def blocks(document: str) -> list[Block]:
    """Return the marked blocks of a Markdown document in order."""
    return [_block(match) for match in MARKED.finditer(document)]


def run_block(block: Block) -> str:
    """Run a block's commands in the root of the repository, and return the body that the block should have."""
    return "".join(f"{PROMPT}{command}\n{_shorten(_output(command), block.ends)}" for command in block.commands)


def renew(document: str, *, once: bool) -> str:
    """Return the document with its tables and blocks renewed; the blocks marked ``run once`` only where asked."""

    def renew_block(match: re.Match[str]) -> str:
        block = _block(match)
        if block.mark == "run once" and not once:
            return match[0]
        if block.mark == "run once":
            asyncio.run(_settle())
        return match[0].replace(f"```console\n{block.body}```", f"```console\n{run_block(block)}```")

    return MARKED.sub(renew_block, renew_tables(document))


def _block(match: re.Match[str]) -> Block:
    lines = match["body"].splitlines()
    commands = tuple(line.removeprefix(PROMPT) for line in lines if line.startswith(PROMPT))
    ends = (int(match["first"]), int(match["last"])) if match["first"] else None
    return Block(match["mark"], commands, match["body"], ends)


def _output(command: str) -> str:
    """Return what a command prints on both streams, without trailing blanks, with the home folder as ``~``."""
    process = run(  # noqa: S602  # the pages' own commands, which use pipes
        command, shell=True, cwd=ROOT, env=_environment(), stdout=PIPE, stderr=STDOUT, timeout=COMMAND_SECONDS,
        check=False,
    )  # fmt: skip
    output = process.stdout.decode().replace(str(Path.home()), "~")
    return "".join(f"{line.rstrip()}\n" for line in output.splitlines())


def _shorten(output: str, ends: tuple[int, int] | None) -> str:
    """Return the output's first and last lines, as many as ``ends`` says; all of it without ``ends``."""
    lines = output.splitlines(keepends=True)
    if ends is None or len(lines) <= sum(ends):
        return output
    first, last = ends
    return "".join([*lines[:first], ELLIPSIS, *lines[len(lines) - last :]])


def _environment() -> dict[str, str]:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return {**os.environ, "PATH": path, "COLUMNS": "120", "LC_ALL": "C.UTF-8"}


async def _settle() -> None:
    """Wait until no records wait before any stage; after ``SETTLING_SECONDS``, go on all the same."""
    live = await resolve(load_settings())
    with suppress(TimeoutError):
        async with asyncio.timeout(SETTLING_SECONDS):
            while any((await lag(live)).values()):  # noqa: ASYNC110 - records on a broker set no event
                await asyncio.sleep(0.5)


@contextmanager
def _broker_and_worker() -> Iterator[None]:
    """Keep ``dateline up`` running on an empty data directory, which is deleted afterwards."""
    with TemporaryDirectory() as data:
        environment = {**_environment(), "DATELINE_DATA_DIR": data}
        up = Popen("exec dateline up", shell=True, env=environment, stderr=PIPE, text=True)  # noqa: S602, S607
        with up:
            try:
                next(line for line in up.stderr or () if "dateline ingest" in line)
                yield
            finally:
                up.send_signal(signal.SIGINT)


if __name__ == "__main__":
    once = "--once" in sys.argv
    with _broker_and_worker() if once else nullcontext():
        for page in PAGES:
            page.write_text(renew(page.read_text("utf-8"), once=once), "utf-8")
