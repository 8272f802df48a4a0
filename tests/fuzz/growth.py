"""How time and memory grow with a page's length: ``python -m tests.fuzz.growth`` prints it up to 1 MiB.

For every text and page of ``adversaries``: CPU seconds to parse it at 256 KiB, 512 KiB and 1 MiB, the last
over the one before, and the memory that a process of its own grew by at 1 MiB, C libraries included.
"""
# ruff: noqa: T201 - what it prints is what it is for

import os
import resource
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.cost import cpu_seconds
from tests.fuzz import adversaries
from tests.golden.places import atlas

KIB: Final = 1024
MIB: Final = 1024 * KIB
SIZES: Final = (256 * KIB, 512 * KIB, MIB)
_GIVEN_UP_S: Final = 20.0
_GIVEN: Final = RawArticle(
    source="growth", url="https://example.org/", fetched_at=datetime(2026, 2, 7, 22, 4, tzinfo=UTC), text=""
)


def article(kind: str, name: str, size: int) -> RawArticle:
    """Return the text or page (``kind`` ``text`` or ``html``) of that name, of ``size`` code points or so.

    Not held to 1 MiB of UTF-8, as records are: what counts here is how many characters there are.
    """
    made = adversaries.text(name, size) if kind == "text" else adversaries.page(name, size)
    return _GIVEN.model_copy(update={"text": None, kind: made})


def cost(kind: str, name: str, size: int) -> float:
    """Return the CPU seconds that it takes to parse it."""
    page = article(kind, name, size)
    return cpu_seconds(lambda: parse(page, atlas()))


def cases() -> Iterator[tuple[str, str]]:
    """Yield the kind and name of everything there is."""
    yield from (("text", name) for name in adversaries.TEXTS)
    yield from (("html", name) for name in adversaries.PAGES)


def _grown(kind: str, name: str) -> tuple[list[float], int]:
    """Return the seconds at each size, until one is too long, and the bytes that a child process grew by."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        taken: list[float] = []
        for size in SIZES:
            taken.append(cost(kind, name, size))
            if taken[-1] > _GIVEN_UP_S:
                break
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        os.write(writing, " ".join(map(str, [grown * KIB, *taken])).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        bytes_grown, *taken = map(float, told.read().split())
    os.waitpid(child, 0)
    return taken, int(bytes_grown)


def main() -> None:
    """Print the table: the given names, or everything."""
    asked = set(sys.argv[1:])
    parse(_GIVEN.model_copy(update={"text": "GOES (ANP) - Een zin met een punt.\n3 uur geleden"}), atlas())
    print(f"{'':38}{'256 KiB':>9}{'512 KiB':>9}{'1 MiB':>9}{'ratio':>7}{'bytes a character':>19}")
    for kind, name in cases():
        if asked and name not in asked:
            continue
        taken, grown = _grown(kind, name)
        seconds = "".join(f"{each:9.3f}" for each in taken).ljust(9 * len(SIZES))
        ratio = taken[-1] / taken[-2] if len(taken) > 1 else 0.0
        print(f"{kind} {name:33}{seconds}{ratio:7.2f}{grown / SIZES[len(taken) - 1]:19.0f}", flush=True)


if __name__ == "__main__":
    main()
