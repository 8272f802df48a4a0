"""A restart of thread, in a process of its own: state records in memory, given to a stage as ``restore`` does.

    python -m tests.bench.threads.restarting RECORDS TEXTS

``threads`` starts it. The records are multiplied, by giving their texts other hashes, as in other languages, and their
stories other ids. Prints what was measured, as JSON.
"""

import argparse
import gc
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

import numpy as np
import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dateline.agents.stages.thread import ThreadStage
from dateline.agents.state.thread_records import head_to_state, text_from_state, text_to_state
from dateline.agents.state.thread_shapes import from_key, to_key
from dateline.core.stories.retention import stage_clock
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, MAX_HASH
from dateline.core.stories.state import Text, Threads
from dateline.kafka.codec import Incoming, encode
from tests.bench.texts import Writer

GARBAGE: Final = (50_000, 20, 50)
"""The garbage collector's thresholds, as the worker sets them: state is millions of long-lived objects."""
Records = dict[bytes, tuple[bytes, int]]
_TEXT: Final = b"t"
_STORY: Final = b"s"
_GIB: Final = 1 << 30


class Restart(NamedTuple):
    """The cost of a restart."""

    texts: int
    seconds: float
    grown: float
    """GiB by which the process has grown."""
    most: float
    """GiB of the process at most."""


def progress_bar(title: str) -> Progress:
    """Return a progress bar that is shown only on a terminal."""
    console = Console(stderr=True)
    columns = TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    return Progress(*columns, console=console, disable=not console.is_terminal)


def write(path: Path, memory: Threads) -> None:
    """Write the state records of all texts and heads, each text after its story's head."""
    written = set()
    with path.open("wb") as file:
        for name, text in memory.texts.items():
            if text.story_id not in written:
                written.add(text.story_id)
                _put(file, to_key(_STORY, text.story_id), head_to_state(memory.heads[text.story_id]))
            _put(file, to_key(_TEXT, name), text_to_state(text))


def _put(file: BinaryIO, key: bytes, value: bytes) -> None:
    file.write(len(key).to_bytes(4, "big") + len(value).to_bytes(4, "big") + key + value)


def _read(path: Path) -> Iterator[tuple[bytes, bytes]]:
    with path.open("rb") as file:
        while sizes := file.read(8):
            key, value = int.from_bytes(sizes[:4], "big"), int.from_bytes(sizes[4:], "big")
            yield file.read(key), file.read(value)


def multiplied(path: Path, texts: int) -> Records:
    """Return the records of ``texts`` texts and of their stories, made from those of a file."""
    records: Records = {}
    left = texts
    with progress_bar("Making records") as progress:
        task = progress.add_task("", total=texts)
        for number in count():
            for key, value in _read(path):
                if not left:
                    return records
                kind, name = from_key(key)
                if kind == _TEXT:
                    left -= 1
                    progress.update(task, advance=1)
                varied = text_to_state(_varied(text_from_state(value), number)) if kind == _TEXT else value
                records[to_key(kind, _id(name, number))] = varied, len(records)
    raise AssertionError


def _id(name: str, number: int) -> str:
    return f"{int(name, 16) ^ number:032x}"


def _varied(text: Text, number: int) -> Text:
    """Return a text with other hashes, as of another language."""
    traits = text.traits
    text.story_id = _id(text.story_id, number)
    if traits is not None and number:
        mask = HASH_DTYPE.type(number * 0x9E3779 & MAX_HASH)
        parts = (
            np.sort(traits.shingles ^ mask),
            np.sort(traits.words ^ mask),
            traits.title ^ mask,
            traits.name_words ^ mask,
        )
        text.traits = traits._replace(hashes=np.concatenate((*parts, traits.paragraphs)).tobytes())
    return text


def main() -> None:
    """Make records, restore them, and print the cost."""
    parser = argparse.ArgumentParser(description="Measure a restart of thread; `tests.bench.threads` starts it.")
    parser.add_argument("records", type=Path)
    parser.add_argument("texts", type=int)
    options = parser.parse_args()
    path, texts = options.records, options.texts
    gc.set_threshold(*GARBAGE)
    records = multiplied(path, texts)
    gc.collect()
    gc.freeze()
    stage = ThreadStage("bench", stage_clock())
    asked = Incoming("bench", 0, 0, 0, b"en", encode(next(Writer(hourly=1.0).texts(1))), ())
    before, start = _resident("VmRSS"), time.process_time()
    for key, (value, _) in records.items():
        stage.load(key, value)
    stage.process(asked)  # the first text sorts the restored index
    seconds = time.process_time() - start
    restart = Restart(texts, seconds, _resident("VmRSS") - before, _resident("VmHWM"))
    sys.stdout.buffer.write(orjson.dumps(list(restart)))


def _resident(name: str) -> float:
    """Return GiB of memory, now (``VmRSS``) or at most (``VmHWM``), from Linux's ``/proc``."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition(f"{name}:")[2].split()[0]) * 1024 / _GIB


if __name__ == "__main__":
    main()
