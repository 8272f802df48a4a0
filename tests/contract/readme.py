"""The console blocks of ``README.md``, and how they are run again.

    python -m tests.contract.readme           renews the tables, and the blocks marked <!-- run -->
    python -m tests.contract.readme --once    renews those marked <!-- run once --> as well, beside a `dateline up`

A block marked ``run`` is run by a test, which fails when it prints something else.
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
from tests.contract.reference import renewed

ROOT: Final = Path(__file__).parents[2]
README: Final = ROOT / "README.md"
PROMPT: Final = "$ "
SETTLING_SECONDS: Final = 30
"""So long the worker may take to do what the block before gave it."""
MARKED: Final = re.compile(r"<!-- (?P<mark>run|run once) -->\n```console\n(?P<body>.*?)```\n", re.DOTALL)


class Block(NamedTuple):
    """A console block: its mark, its commands, and all that it shows."""

    mark: str
    commands: tuple[str, ...]
    body: str


def blocks(document: str) -> list[Block]:
    """Return the marked blocks of a Markdown document in order."""
    return [_block(found) for found in MARKED.finditer(document)]


def shown(block: Block) -> str:
    """Run a block's commands in the root of the repository; return what its body should be."""
    return "".join(f"{PROMPT}{command}\n{_printed(command)}" for command in block.commands)


def rewritten(document: str, *, once: bool) -> str:
    """Return the document with its tables and its blocks renewed; those marked ``run once`` only if told so."""

    def renew(found: re.Match[str]) -> str:
        block = _block(found)
        if block.mark == "run once" and once:
            asyncio.run(_settle())
        body = shown(block) if once or block.mark == "run" else block.body
        return f"<!-- {block.mark} -->\n```console\n{body}```\n"

    return MARKED.sub(renew, renewed(document))


def _block(found: re.Match[str]) -> Block:
    lines = found["body"].splitlines()
    commands = tuple(line.removeprefix(PROMPT) for line in lines if line.startswith(PROMPT))
    return Block(found["mark"], commands, found["body"])


def _printed(command: str) -> str:
    """Return what a command prints on both streams, without blanks at the ends of lines, the home folder as ``~``."""
    done = run(  # noqa: S602  # README's own commands, pipes and all
        command, shell=True, cwd=ROOT, env=_surroundings(), stdout=PIPE, stderr=STDOUT, timeout=120, check=False
    )
    printed = done.stdout.decode().replace(str(Path.home()), "~")
    return "".join(f"{line.rstrip()}\n" for line in printed.splitlines())


def _surroundings() -> dict[str, str]:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return {**os.environ, "PATH": path, "COLUMNS": "120", "LC_ALL": "C.UTF-8"}


async def _settle() -> None:
    """Wait until nothing is before any stage; where no worker is meant to do it, go on."""
    live = await resolve(load_settings())
    with suppress(TimeoutError):
        async with asyncio.timeout(SETTLING_SECONDS):
            while any((await lag(live)).values()):  # noqa: ASYNC110 - records on a broker set no event
                await asyncio.sleep(0.5)


@contextmanager
def _broker_and_worker() -> Iterator[None]:
    """Keep ``dateline up`` running, on an empty data directory that is gone afterwards."""
    with TemporaryDirectory() as data:
        surroundings = {**_surroundings(), "DATELINE_DATA_DIR": data}
        up = Popen("exec dateline up", shell=True, env=surroundings, stderr=PIPE, text=True)  # noqa: S602, S607
        with up:
            try:
                next(line for line in up.stderr or () if "dateline ingest" in line)
                yield
            finally:
                up.send_signal(signal.SIGINT)


if __name__ == "__main__":
    once = "--once" in sys.argv
    with _broker_and_worker() if once else nullcontext():
        README.write_text(rewritten(README.read_text("utf-8"), once=once), "utf-8")
