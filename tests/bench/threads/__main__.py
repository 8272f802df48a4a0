"""What threading costs: time a text, bytes a text in the state topic, and a restart's time and memory.

    python -m tests.bench.threads [--stories 200000] [--restore 1000000] [--profile]

The texts are made up (``texts``): two briefs to an article, a third of all following on others, all of one language,
so that each is looked up among all. The stories are threaded, none loaded, and all within the 72 hours that texts are
held; then ``thread`` alone is timed, over texts decoded before. The yardstick, decoding and validating the same texts
in the same run, takes the machine out: the ratio holds elsewhere, the microseconds do not.

For the restart, a process of its own takes the state records that the threading left, and more like them, in
other languages, until there are as many texts as asked for; what is timed is what ``restore`` does between the
last record read from Kafka and the first text threaded. Memory is what the process grew by, the records set apart.
"""

import argparse
import cProfile
import gc
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import orjson
from rich.console import Console
from rich.table import Table

from dateline.agents.state.thread_records import head_to_state, text_to_state
from dateline.agents.state.thread_shapes import to_key
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.kafka.codec import encode
from dateline_schemas import Distinct
from tests.bench.texts import FOLLOW_UPS, Writer
from tests.bench.threads import restarting
from tests.bench.threads.restarting import GARBAGE, progress_bar

HOURS: Final = 70.0
"""Hours of event time over which the live stories are spread: texts are held for comparison for 72."""
BATCH: Final = 500
ROUNDS: Final = 10


class Row(NamedTuple):
    """A measured value and its upper bound; a row without a bound is for information."""

    name: str
    measured: float
    unit: str
    bar: float | None = None

    @property
    def verdict(self) -> str:
        return "" if self.bar is None else "ok" if self.measured <= self.bar else "short"


def main() -> None:
    """Measure threading and a restart, and print a table."""
    chosen = _options().parse_args()
    gc.set_threshold(*GARBAGE)
    writer = Writer(hourly=chosen.stories / (1 - FOLLOW_UPS) / HOURS)
    memory = _filled(writer, chosen.stories)
    texts = list(writer.texts(chosen.texts))
    rows = [*_timed(memory, texts), *_sizes(memory, texts)]
    if chosen.profile:
        texts = list(writer.texts(chosen.texts))
        with cProfile.Profile() as profile:
            _thread_all(memory, texts)
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)
    title = f"threading among {len(memory.heads):,} live stories of {len(memory.texts):,} texts"
    if chosen.restore:
        with tempfile.TemporaryDirectory() as folder:
            records = Path(folder) / "records"
            restarting.write(records, memory)
            del memory, texts
            gc.collect()
            rows += _restarted(records, chosen.restore)
    _print(rows, title)


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="python -m tests.bench.threads", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--stories", type=int, default=200_000, help="live stories (default: %(default)s)")
    options.add_argument("--texts", type=int, default=6_000, help="texts timed (default: %(default)s)")
    options.add_argument(
        "--restore", type=int, default=1_000_000, help="texts restored, 0 for none (default: %(default)s)"
    )
    options.add_argument("--profile", action="store_true", help="also print the functions that cost most")
    return options


def _filled(writer: Writer, stories: int) -> Threads:
    """Return the state after threading texts until ``stories`` are live."""
    memory = Threads()
    with progress_bar("Threading stories") as progress:
        task = progress.add_task("", total=stories)
        while len(memory.heads) < stories:
            _thread_all(memory, writer.texts(BATCH))
            memory.free()
            progress.update(task, completed=len(memory.heads))
    return memory


def _thread_all(memory: Threads, texts: Iterable[Distinct]) -> None:
    for text in texts:
        thread(memory, text)


def _timed(memory: Threads, texts: list[Distinct]) -> Iterator[Row]:
    """Time briefs, articles and the yardstick in turn, each round with other texts."""
    took: defaultdict[str, list[float]] = defaultdict(list)
    size = len(texts) // ROUNDS
    for start in range(0, size * ROUNDS, size):
        chosen = texts[start : start + size]
        written = [encode(text) for text in chosen]
        took["yardstick"].append(_seconds(lambda: [_validated(value) for value in written]) / size)  # noqa: B023
        whole = 0.0
        for name, role in (("brief", "item"), ("article", "lead")):
            part = [text for text in chosen if text.role == role]
            seconds = _seconds(lambda: _thread_all(memory, part))  # noqa: B023
            took[name].append(seconds / len(part))
            whole += seconds
        took["text"].append(whole / size)
    of = {name: statistics.median(values) * 1e6 for name, values in took.items()}
    yield Row("thread, a text", of["text"], "µs", 300)
    yield Row("  a brief", of["brief"], "µs")
    yield Row("  an article", of["article"], "µs")
    yield Row("decode and validate, a text", of["yardstick"], "µs")
    yield Row("thread over that", of["text"] / of["yardstick"], "times")


def _validated(value: bytes) -> Distinct:
    return Distinct.model_validate(orjson.loads(value))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _sizes(memory: Threads, texts: list[Distinct]) -> Iterator[Row]:
    """Measure the state records that a text writes, with their keys: its own and its story's."""
    for role, name, bar in (("item", "brief", 400), ("lead", "article", 2000)):
        of_role = [text for text in texts if text.role == role]
        held = [(text.fingerprint, memory.texts[text.fingerprint]) for text in of_role]
        own = [len(to_key(b"t", key)) + len(text_to_state(text)) for key, text in held]
        heads = [len(to_key(b"s", text.story_id)) + len(head_to_state(memory.heads[text.story_id])) for _, text in held]
        words = statistics.median(len(text.text.split()) for text in of_role)
        both = statistics.median(map(sum, zip(own, heads, strict=True)))
        yield Row(f"state of the median {name}, {words:.0f} words", both, "bytes", bar)
        yield Row("  its text", statistics.median(own), "bytes")
        yield Row("  its story's head", statistics.median(heads), "bytes")


def _restarted(records: Path, texts: int) -> Iterator[Row]:
    """Measure a restart in a process of its own, whose memory holds nothing else."""
    command = [sys.executable, "-m", "tests.bench.threads.restarting", str(records), str(texts)]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout  # noqa: S603
    restart = restarting.Restart(*orjson.loads(output))
    yield Row(f"restoring {restart.texts:,} texts", restart.seconds, "s", 60 * restart.texts / 1_000_000)
    yield Row("memory of a million texts", restart.grown * 1_000_000 / restart.texts, "GiB")
    yield Row("  most of the process, with all records in memory", restart.most, "GiB")


def _print(rows: list[Row], title: str) -> None:
    table = Table(title=title)
    for column in ("", "measured", "", "bar", ""):
        table.add_column(column, justify="right" if table.columns and column else "left")
    for row in rows:
        bar = f"≤ {row.bar:,.0f}" if row.bar is not None else ""
        digits = 0 if row.measured >= 100 else 1
        table.add_row(row.name, f"{row.measured:,.{digits}f}", row.unit, bar, row.verdict)
    Console().print(table)


if __name__ == "__main__":
    main()
