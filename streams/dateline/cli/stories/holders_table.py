"""The records that hold a text: a table for people, JSON lines for programs, a file for kafka-delete-records."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import orjson
from rich.console import Console
from rich.table import Table

from dateline.cli.stories.copies import Holder

_SHOWN: Final = 6
"""Offsets that the table names of a partition; the lines name all."""
_COLUMNS: Final = ("topic", "part", "offsets", "sent until", "truncate before", "others lost")


def print_holders(found: Sequence[Holder]) -> None:
    """Print a table on a terminal, and a JSON line a partition when piped."""
    if not sys.stdout.isatty():
        sys.stdout.buffer.writelines(orjson.dumps(one._asdict()) + b"\n" for one in found)
        sys.stdout.buffer.flush()
    elif found:
        table = Table()
        for name in _COLUMNS:
            table.add_column(name, no_wrap=name in {"topic", "sent until"}, overflow="fold")
        for one in found:
            table.add_row(
                one.topic, str(one.partition), _some(one.offsets), f"{one.newest:%m-%d %H:%MZ}", *_remedy(one)
            )
        Console().print(table)


def write_offsets(path: Path, found: Sequence[Holder]) -> int:
    """Write what kafka-delete-records reads of the partitions that may be truncated; return how many they are."""
    partitions = [
        {"topic": one.topic, "partition": one.partition, "offset": one.truncate_before}
        for one in found
        if one.truncate_before is not None and one.unread_by is None
    ]
    path.write_bytes(orjson.dumps({"partitions": partitions, "version": 1}, option=orjson.OPT_INDENT_2) + b"\n")
    return len(partitions)


def _some(offsets: Sequence[int]) -> str:
    shown = ", ".join(map(str, offsets[:_SHOWN]))
    return f"{shown} and {len(offsets) - _SHOWN} more" if len(offsets) > _SHOWN else shown


def _remedy(one: Holder) -> tuple[str, str]:
    if one.truncate_before is None:
        return "goes by compaction", ""
    late = f"; {one.unread_by} has not read so far yet" if one.unread_by else ""
    return str(one.truncate_before), f"at most {one.takes_along}{late}"
