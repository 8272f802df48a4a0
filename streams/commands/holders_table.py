"""The records that hold a text: a table for people, JSON lines for programs, a file for kafka-delete-records."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import orjson
from rich.console import Console
from rich.table import Table

from streams.commands.holders import Holder

_SHOWN: Final = 6
"""Offsets that the table names of a partition; the lines name all."""
_COLUMNS: Final = ("topic", "partition", "at the offsets", "sent until", "may be truncated before", "which takes along")


def print_holders(found: Sequence[Holder]) -> None:
    """Print a table on a terminal, and a JSON line a partition when piped."""
    if not sys.stdout.isatty():
        sys.stdout.buffer.writelines(orjson.dumps(one._asdict()) + b"\n" for one in found)
        sys.stdout.buffer.flush()
    elif found:
        table = Table(*_COLUMNS)
        for one in found:
            table.add_row(
                one.topic, str(one.partition), _some(one.offsets), f"{one.newest:%Y-%m-%d %H:%M %Z}", *_remedy(one)
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
        return "", "it goes when the broker compacts the topic"
    others = f"{one.takes_along} others at most"
    return str(one.truncate_before), f"{others}; {one.unread_by} has not read so far yet" if one.unread_by else others
