"""``dateline upgrade status``: which namespace is live under a name, and which are prepared."""

import asyncio
import sys

import orjson
from rich.table import Table

from dateline.cli.options.formats import PrintFormatOption
from dateline.cli.replay.marker import find_replay
from dateline.cli.terminal.printing import console, wants_json
from dateline.cli.upgrade.catch_up import next_offsets, source_ends
from dateline.cli.upgrade.prepare import warming_settings
from dateline.core.replay.alias import Alias
from dateline.core.replay.job import Marker
from dateline.kafka.alias import public_settings, read_alias
from dateline.kafka.clients import administering, reading
from dateline.kafka.topic_admin import require_topic
from dateline.settings import ResolvedSettings, load_settings
from dateline.topics import RAW, REPLAY

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
      2  wrong usage
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
    async with administering(named) as admin:
        suffix = f".{REPLAY.suffix}"
        names = [topic.removesuffix(suffix) for topic in await admin.list_topics() if topic.endswith(suffix)]
    markers = {name: (await find_replay(named.model_copy(update={"namespace": name}))).marker for name in names}
    prepared = {
        name: marker
        for name, marker in sorted(markers.items())
        if marker is not None and marker.upgrade and marker.live == named.namespace
    }
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
        "is": _role(name, alias, marker),
        "since": alias.at.isoformat(timespec="seconds") if alias and alias.live == name else None,
        "parser": marker.parser_version if marker else None,
        "behind": sum(max(end - offsets[number], 0) for number, end in ends.items()),
    }


def _role(name: str, alias: Alias | None, marker: Marker | None) -> str:
    prepared = "prepared" if marker is not None and marker.state == "done" else "being prepared"
    if alias is None:
        return "live" if marker is None else prepared
    live, former = ("live", "former") if alias.phase == "live" else ("being switched to", "being switched from")
    return {alias.live: live, alias.former: former}.get(name, prepared)
