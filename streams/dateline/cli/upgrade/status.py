"""``dateline upgrade status``: which namespace is live under a name, and which are prepared."""

import asyncio
import sys

import orjson
from rich.table import Table

from dateline.cli.options.formats import PrintFormatOption
from dateline.cli.replay.marker import find_markers
from dateline.cli.terminal.printing import console, wants_json
from dateline.cli.upgrade.catch_up import next_offsets, source_ends
from dateline.cli.upgrade.prepare import warming_settings
from dateline.core.replay.alias import Alias, role_of
from dateline.core.replay.job import Marker
from dateline.kafka.alias import public_settings, read_alias
from dateline.kafka.clients import reading
from dateline.kafka.topic_admin import require_topic
from dateline.settings import ResolvedSettings, load_settings
from dateline.topics import RAW

Row = dict[str, str | int | None]


def status(
    form: PrintFormatOption = None,
) -> None:
    """Show which namespace is live under the name, and which are prepared.

    `parser` is the version of the parser that prepared a namespace. `behind` is how many offsets of the raw topic it
    has not processed yet.

    [bold]Exit codes[/bold]
      0  done
      1  the broker cannot be used, or topics are missing
      2  wrong usage, or a wrong setting
    """
    rows = asyncio.run(_rows(public_settings(load_settings())))
    if wants_json(form):
        sys.stdout.buffer.writelines(orjson.dumps(row) + b"\n" for row in rows)
        return
    table = Table(*rows[0], box=None, pad_edge=False)
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row.values()))
    console().print(table)


async def _rows(named: ResolvedSettings) -> list[Row]:
    """Return a row for the name's own namespace, and one for each namespace that was prepared under it."""
    partitions = await require_topic(named, RAW)
    alias = await read_alias(named)
    prepared = {name: marker for name, marker in (await find_markers(named)).items() if marker.upgrade}
    own = named.model_copy(update={"partitions": partitions})
    own_row = await _row(named.namespace, own, alias, None)
    return [
        own_row,
        *[await _row(name, warming_settings(named, marker, name), alias, marker) for name, marker in prepared.items()],
    ]


async def _row(name: str, settings: ResolvedSettings, alias: Alias | None, marker: Marker | None) -> Row:
    async with reading(settings) as reader:
        ends = await source_ends(reader, settings, "split")
        offsets = await next_offsets(reader, settings, "split")
    return {
        "namespace": name,
        "is": role_of(name, alias, marker),
        "since": alias.at.isoformat(timespec="seconds") if alias and alias.live == name else None,
        "parser": marker.parser_version if marker else None,
        "behind": sum(max(end - offsets[number], 0) for number, end in ends.items()),
    }
