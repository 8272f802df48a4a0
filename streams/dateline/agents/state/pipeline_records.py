"""The memory of a pipeline as state records, and back: what ``dateline pipe`` continues from after a kill.

The records are those of the stages ``collapse`` and ``thread``, each with a letter before its key that says whose it
is. Beside them stand what the stages keep in memory alone: earlier times of texts, the clocks and the counts.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

import orjson

from dateline.agents.stages.collapse import read_entry, write_entry
from dateline.agents.state.thread_records import head_to_state, load_record, text_from_state, text_to_state
from dateline.agents.state.thread_shapes import STORY, TEXT, from_key, to_key
from dateline.core.pipeline import Pipeline

StateRecord = tuple[bytes, bytes]
"""A key and a value."""

_ENTRY: Final = b"c"
"""Before the key of a record of ``collapse``."""
_THREAD: Final = b"t"
"""Before the key of a record of ``thread``."""
_FORMER: Final = b"f"
"""Before the key of a text as it was counted at an earlier time."""
_REST: Final = b"r"
"""The key of the record with the clocks and the counts."""


def records(pipeline: Pipeline) -> Iterator[StateRecord]:
    """Yield the memory of a pipeline between two pages, in the order in which ``restore`` is to read it.

    Texts keep their order, so that of two that are equally good the same one is found.
    """
    sightings, threads = pipeline.sightings, pipeline.threads
    for name, entry in sightings.entries.items():
        yield _ENTRY + name.encode(), write_entry(entry)
    for name, text in threads.formers():
        yield _FORMER + to_key(TEXT, name), text_to_state(text)
    for name, text in threads.texts.items():
        yield _THREAD + to_key(TEXT, name), text_to_state(text)
    for name, head in threads.heads.items():
        yield _THREAD + to_key(STORY, name), head_to_state(head)
    counts = pipeline.no_briefs
    rest = {
        "clocks": [sightings.clock.to_state(), threads.clock.to_state()],
        "pages": counts.pages,
        "by_source": counts.by_source,
        "others": counts.others,
    }
    yield _REST, orjson.dumps(rest)


def restore(pipeline: Pipeline, written: Iterable[StateRecord]) -> None:
    """Give a new pipeline the memory that ``records`` wrote. Raises ``ValueError`` where it cannot be read."""
    for key, value in written:
        whose, own = key[:1], key[1:]
        if whose == _ENTRY:
            pipeline.sightings.add(*read_entry(own, value))
        elif whose == _FORMER:
            pipeline.threads.add_former(from_key(own)[1], text_from_state(value))
        elif whose == _THREAD:
            load_record(pipeline.threads, own, value)
        elif key == _REST:
            _restore_rest(pipeline, orjson.loads(value))
        else:
            msg = f"no record of a pipeline is called {key!r}"
            raise ValueError(msg)
    # What was freed is freed again: counts of texts that are too old are no part of a decision.
    pipeline.sightings.free()
    pipeline.threads.free()


def _restore_rest(pipeline: Pipeline, rest: dict[str, Any]) -> None:
    clocks = pipeline.sightings.clock, pipeline.threads.clock
    for clock, state in zip(clocks, rest["clocks"], strict=True):
        clock.from_state(state)
    counts = pipeline.no_briefs
    counts.pages, counts.others = rest["pages"], Counter(rest["others"])
    counts.by_source = {source: Counter(reasons) for source, reasons in rest["by_source"].items()}
