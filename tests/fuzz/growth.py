"""Measure how time and memory grow with a page's length: ``python -m tests.fuzz.growth [NAME ...]``.

Prints for every text and page of ``adversaries``, or for those named: the CPU seconds to parse it at 256 KiB, 512 KiB
and 1 MiB, the ratio of the last two, and by how much the memory of a process grew, C libraries included.
"""
# ruff: noqa: T201 - it is a command that prints

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
"""The sizes that are measured, in code points."""
_MAX_SECONDS: Final = 20.0
"""CPU seconds of one size; where it takes longer, no larger size is measured. Chosen by hand."""
_ARTICLE: Final = RawArticle(
    source="growth", url="https://example.org/", fetched_at=datetime(2026, 2, 7, 22, 4, tzinfo=UTC), text=""
)


def article(kind: str, name: str, size: int) -> RawArticle:
    """Return the text or page of that name, with about ``size`` code points; ``kind`` is ``text`` or ``html``.

    It may be larger than the 1 MiB of UTF-8 that a record may have: here, characters count.
    """
    body = adversaries.text(name, size) if kind == "text" else adversaries.page(name, size)
    return _ARTICLE.model_copy(update={"text": None, kind: body})


def cost(kind: str, name: str, size: int) -> float:
    """Return the CPU seconds that parsing the article takes."""
    page = article(kind, name, size)
    return cpu_seconds(lambda: parse(page, atlas()))


def cases() -> Iterator[tuple[str, str]]:
    """Yield kind and name of every text and page."""
    yield from (("text", name) for name in adversaries.TEXTS)
    yield from (("html", name) for name in adversaries.PAGES)


def _measure(kind: str, name: str) -> tuple[list[float], int]:
    """Return the seconds at each size, up to the first that takes too long, and a child process's growth in bytes."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        seconds: list[float] = []
        for size in SIZES:
            seconds.append(cost(kind, name, size))
            if seconds[-1] > _MAX_SECONDS:
                break
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        os.write(writing, " ".join(map(str, [grown * KIB, *seconds])).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        bytes_grown, *seconds = map(float, pipe.read().split())
    os.waitpid(child, 0)
    return seconds, int(bytes_grown)


def main() -> None:
    """Print the table: of the names given, or of everything."""
    names = set(sys.argv[1:])
    parse(_ARTICLE.model_copy(update={"text": "GOES (ANP) - Een zin met een punt.\n3 uur geleden"}), atlas())
    print(f"{'':38}{'256 KiB':>9}{'512 KiB':>9}{'1 MiB':>9}{'ratio':>7}{'bytes a character':>19}")
    for kind, name in cases():
        if names and name not in names:
            continue
        seconds, grown = _measure(kind, name)
        columns = "".join(f"{each:9.3f}" for each in seconds).ljust(9 * len(SIZES))
        ratio = seconds[-1] / seconds[-2] if len(seconds) > 1 else 0.0
        print(f"{kind} {name:33}{columns}{ratio:7.2f}{grown / SIZES[len(seconds) - 1]:19.0f}", flush=True)


if __name__ == "__main__":
    main()
