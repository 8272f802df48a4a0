"""How long searches of a gateway's copy take, in many versions.

    python -m tests.bench.gateway.search --versions 1000000 [--together 1000]

Fills a copy without a broker: texts of 120 words, drawn as words are (the commonest in most texts, the rarest in
one), spread over 30 days and 22 regions, some of one time; one in 1,000 is withdrawn. Prints the times of "region +
week, newest 50" and of "word + region + week" for 100 words from the commonest to the rarest, each with the bodies of
what it found.
"""

import argparse
import asyncio
import json
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.core.data.places.regions import REGION_SLUGS
from dateline.gateway.copy.batch import unpack_body
from dateline.gateway.copy.search.facets import Facet
from dateline.gateway.copy.search.search import Choice, Hit, newest
from dateline.gateway.copy.search.terms import parse_query
from tests.copies import START, Log, apply, opened
from tests.versions import of, other, version

VOCABULARY = 100_000
WORDS = [f"word{number:x}" for number in range(VOCABULARY)]
WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
DAYS = 30
WITHDRAWN = 1_000
"""Of so many versions, one is withdrawn."""


async def measure(folder: Path, count: int, together: int) -> None:
    chance = random.Random(7)  # noqa: S311  # no secret
    log = Log()
    slugs = list(REGION_SLUGS)[:22]
    began = time.process_time()
    async with opened(folder / "copy") as copy:
        for start in range(0, count, 2_500):
            stories = []
            for number in range(start, min(start + 2_500, count)):
                text = " ".join(chance.choices(WORDS, cum_weights=WEIGHTS, k=120))
                at = START + timedelta(days=DAYS * (number - number % together) / count)
                regions = of(*{chance.choice(slugs), chance.choice(slugs)})
                # Every third is an update of a story of the last ones.
                name, kind = (f"s{number - 2}", "update") if number % 3 == 2 else (f"s{number}", "new")
                stories.append(version(name, 1, kind, text=text, regions=regions, last_seen=at))  # type: ignore[arg-type]
                if number % WITHDRAWN == WITHDRAWN - 1:
                    withdrawn = f"s{number - WITHDRAWN // 2 - (number - WITHDRAWN // 2) % 3}"
                    stories.append(other("withdrawn", withdrawn, 2, "withdrawal", last_seen=at))
            await apply(copy, log.stories(stories))
        await copy.read(answer, Choice())  # opens the connection
        week = int((START + timedelta(days=DAYS - 7)).timestamp() * 1000)
        figures = {
            "versions": count, "together": together,
            "filling_processor_seconds": round(time.process_time() - began, 1),
            "copy_mb": copy.size() // 2**20,
            "region_week_ms": await times(copy.read, [Choice([(Facet.REGION, [slug])], since=week) for slug in slugs]),
            "word_region_week_ms": await times(
                copy.read,
                [
                    Choice([(Facet.REGION, [chance.choice(slugs)])], parse_query(WORDS[rank]), since=week)
                    for rank in sorted({int(VOCABULARY ** (each / 99)) - 1 for each in range(100)})
                ],
            ),
        }  # fmt: skip
    print(json.dumps(figures))  # noqa: T201


def answer(connection: sqlite3.Connection, choice: Choice) -> tuple[list[Hit], float]:
    """Return what is found, with its bodies read, and the milliseconds that it took."""
    began = time.perf_counter()
    hits = newest(connection, choice)
    for hit in hits:
        (body,) = connection.execute(
            "SELECT body FROM versions WHERE id = (SELECT coalesce(shown, newest) FROM stories WHERE key = ?)",
            (hit.key,),
        ).fetchone()
        unpack_body(body)
    return hits, (time.perf_counter() - began) * 1000


async def times(read: Callable[..., object], choices: Iterable[Choice]) -> dict[str, float]:
    measured = []
    found = 0
    for choice in choices:
        hits, milliseconds = await read(answer, choice)  # type: ignore[misc]
        measured.append(milliseconds)
        found += len(hits)
    cuts = statistics.quantiles(measured, n=20)
    return {
        "searches": len(measured), "found": found, "p50": round(statistics.median(measured), 2),
        "p95": round(cuts[18], 2), "max": round(max(measured), 2),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--versions", type=int, default=1_000_000)
    parser.add_argument("--together", type=int, default=1, help="versions that have one time")
    asked = parser.parse_args()
    with TemporaryDirectory() as name:
        asyncio.run(measure(Path(name), asked.versions, asked.together))


if __name__ == "__main__":
    main()
