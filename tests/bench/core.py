"""How long the pure core takes a brief, split to route, on one core; and what it is spent on.

    python -m tests.bench.core [--profile]

The yardstick is a JSON round trip of the same briefs by the standard library, in the same run: the
ratio holds on other machines, the microseconds do not.
"""

import argparse
import cProfile
import json
import pstats
import statistics
import time
from typing import Final

from rich.console import Console
from rich.table import Table

from schemas import RawArticle
from streams.codec import encode
from streams.core.parse import parse
from streams.core.pipeline import Pipeline
from streams.core.places import Atlas
from streams.gazetteer import load_atlas
from streams.settings import load_settings
from tests.fault.load import load

ROUNDS: Final = 5
RUNS: Final = 5
BAR_MICROSECONDS: Final = 200


def articles() -> list[RawArticle]:
    """Read the load's pages, the broken ones left out."""
    pages = []
    for _, value in load(ROUNDS):
        try:
            pages.append(RawArticle.read(value))
        except ValueError:
            continue
    return pages


def run(pages: list[RawArticle], atlas: Atlas) -> int:
    """Take all pages through a fresh pipeline; return how many briefs they had."""
    pipeline = Pipeline(atlas)
    return sum(1 for page in pages for _ in pipeline.run(page))


def main() -> None:
    """Time core and yardstick in turn, and print both."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--profile", action="store_true", help="also print the ten functions that cost most")
    profiled = options.parse_args().profile
    atlas, pages = load_atlas(load_settings().cache_dir), articles()
    written = [encode(brief) for page in pages for brief in parse(page, atlas)]
    briefs = run(pages, atlas)
    ours, yardstick = [], []
    for _ in range(RUNS):
        start = time.process_time()
        run(pages, atlas)
        middle = time.process_time()
        for value in written:
            json.dumps(json.loads(value))
        ours.append((middle - start) / briefs * 1e6)
        yardstick.append((time.process_time() - middle) / briefs * 1e6)
    ratio = statistics.median(one / other for one, other in zip(ours, yardstick, strict=True))
    table = Table(title=f"pure core, {len(pages)} pages, {briefs} briefs, median of {RUNS}")
    for column in ("µs a brief", "bar", "JSON round trip, µs a brief", "ratio"):
        table.add_column(column, justify="right")
    table.add_row(
        f"{statistics.median(ours):.1f}", str(BAR_MICROSECONDS), f"{statistics.median(yardstick):.1f}", f"{ratio:.1f}"
    )
    Console().print(table)
    if profiled:
        with cProfile.Profile() as profile:
            run(pages, atlas)
        pstats.Stats(profile).sort_stats("tottime").print_stats(10)


if __name__ == "__main__":
    main()
