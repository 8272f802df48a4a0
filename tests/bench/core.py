"""The time of the pure core for each brief, from split to route, and of its parser alone, on one processor core.

    python -m tests.bench.core [--profile]

``--profile`` also shows what the time is spent on. Pages repeat their briefs, and the parser caches lines and texts;
one row is the time with empty caches, as after a start. The yardstick is a JSON round trip of the same briefs by the
standard library, in the same run: the ratio holds on other machines, the microseconds do not.
"""

import argparse
import cProfile
import gc
import json
import pstats
import statistics
import time
from collections.abc import Callable
from functools import _lru_cache_wrapper
from typing import Final

from rich.console import Console
from rich.table import Table

from dateline.core.page.parse import parse
from dateline.core.pipeline import Pipeline
from dateline.core.places.resolve import Atlas
from dateline.files.gazetteer import load_atlas
from dateline.kafka.codec import encode
from dateline.settings import load_settings
from dateline_schemas import RawArticle
from tests.fault.load import load

ROUNDS: Final = 5
RUNS: Final = 5
BAR_MICROSECONDS: Final = {"split to route": 200, "parse": 120, "parse, nothing remembered": None}


def articles() -> list[RawArticle]:
    """Return the valid pages of the load."""
    pages = []
    for _, value in load(ROUNDS):
        try:
            pages.append(RawArticle.read(value))
        except ValueError:
            continue
    return pages


def run(pages: list[RawArticle], atlas: Atlas) -> int:
    """Run all pages through a new pipeline; return the number of briefs."""
    pipeline = Pipeline(atlas)
    return sum(1 for page in pages for _ in pipeline.run(page))


def parse_all(pages: list[RawArticle], atlas: Atlas) -> int:
    """Parse all pages; return the number of briefs."""
    return sum(len(parse(page, atlas)) for page in pages)


def clear_caches() -> None:
    """Empty all caches of the core."""
    for cache in gc.get_objects():
        if isinstance(cache, _lru_cache_wrapper) and cache.__module__.startswith("dateline."):
            cache.cache_clear()


def timed(work: Callable[[], object], briefs: int) -> float:
    """Return the microseconds of processor time for each brief."""
    start = time.process_time()
    work()
    return (time.process_time() - start) / briefs * 1e6


def main() -> None:
    """Time core, parser and yardstick in turn, and print the results."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--profile", action="store_true", help="also print the ten functions that cost most")
    profiled = options.parse_args().profile
    atlas, pages = load_atlas(load_settings().cache_dir), articles()
    written = [encode(brief) for page in pages for brief in parse(page, atlas)]
    briefs = run(pages, atlas)
    took: dict[str, list[float]] = {name: [] for name in BAR_MICROSECONDS}
    yardstick = []
    for _ in range(RUNS):
        took["split to route"].append(timed(lambda: run(pages, atlas), briefs))
        took["parse"].append(timed(lambda: parse_all(pages, atlas), briefs))
        clear_caches()
        took["parse, nothing remembered"].append(timed(lambda: parse_all(pages, atlas), briefs))
        yardstick.append(timed(lambda: [json.dumps(json.loads(value)) for value in written], briefs))
    table = Table(title=f"pure core, {len(pages)} pages, {briefs} briefs, median of {RUNS}")
    for column in ("", "µs a brief", "bar", "JSON round trips"):
        table.add_column(column, justify="right" if column else "left")
    for name, bar in BAR_MICROSECONDS.items():
        ratio = statistics.median(one / other for one, other in zip(took[name], yardstick, strict=True))
        table.add_row(name, f"{statistics.median(took[name]):.1f}", str(bar or ""), f"{ratio:.1f}")
    table.add_row("JSON round trip", f"{statistics.median(yardstick):.1f}", "", "1.0")
    Console().print(table)
    if profiled:
        with cProfile.Profile() as profile:
            run(pages, atlas)
        pstats.Stats(profile).sort_stats("tottime").print_stats(10)


if __name__ == "__main__":
    main()
