"""``dateline dead-letters export``: write dead letters to a file."""

import asyncio
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import IO, Annotated

import typer
from aiokafka import AIOKafkaConsumer

from dateline.cli.dead_letters.letters import read_letters, read_retries
from dateline.cli.dead_letters.options import Ids, Reason, Since, Source, Stage, Until, selection
from dateline.cli.dead_letters.retry_run import RefusedError, whole_value
from dateline.cli.options.namespace import live_settings
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.output import check_folder
from dateline.core.dead_letters.selection import Selection, ids_of
from dateline.files.pages import STDIN
from dateline.kafka.clients import administering, reading
from dateline.kafka.codec import encode
from dateline.kafka.dead_letters import Letter
from dateline.kafka.topic_admin import count_partitions
from dateline.settings import ResolvedSettings

Output = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="FILE|-", help="Where to write; - is standard output.", dir_okay=False),
]
Values = Annotated[
    bool, typer.Option("--values", help="Only the records' values, a line each, to be mended and ingested.")
]


def export(  # noqa: PLR0913  (one parameter an option)
    *,
    output: Output = STDIN,
    values: Values = False,
    stage: Stage = None,
    reason: Reason = None,
    ids: Ids = None,
    since: Since = None,
    until: Until = None,
    source: Source = None,
) -> None:
    """Write dead letters, a line of JSON each: all of them, or those that the options choose.

    A line is a letter as `schemas/json/` has it: where its record stood, why it
    failed, and its key, value and headers in base64. With `--values` it is the
    record's value alone: mend the file by hand and send it with `dateline
    ingest`. A line end inside a value becomes a blank there, which means the
    same in JSON; a value of which only the beginning was kept is read whole
    from its topic, while it stands there; and letters that were retried are
    left out, since what became of them came again by itself.

    Says on stderr how many it wrote; leaves with 1 when a value could not be
    had, or when there is no letter of an id.
    """
    if output != STDIN and output.exists():
        msg = f"{output} is there already; it may hold letters that were mended"
        raise typer.BadParameter(msg, param_hint="--output")
    check_folder(output, "--output")
    wanted = selection(stage, reason, since, until, source, ids)
    settings = live_settings()
    with nullcontext(sys.stdout.buffer) if output == STDIN else output.open("xb") as stream:
        letters = _Export(settings, wanted, stream, values=values)
        asyncio.run(letters.run())
        stream.flush()
    _tell(letters)
    if letters.refused or letters.missing:
        raise typer.Exit(FAILED)


def _tell(letters: "_Export") -> None:
    others = {"retried before and left out": letters.retried, "left out": letters.refused}
    told = [f"{letters.written} letters written", *(f"{count} {what}" for what, count in others.items() if count)]
    typer.echo("; ".join(told), err=True)
    for name in sorted(letters.missing):
        typer.echo(f"dateline: there is no letter {name}; `dateline dead-letters list` has ids", err=True)


class _Export:
    """Writes the letters that are meant, and counts what became of them."""

    def __init__(self, settings: ResolvedSettings, wanted: Selection, stream: IO[bytes], *, values: bool) -> None:
        self._settings = settings
        self._wanted = wanted
        self._stream = stream
        self._values = values
        self.written = self.retried = self.refused = 0
        self.missing = set(wanted.ids)

    async def run(self) -> None:
        async with administering(self._settings) as admin:
            existing = await count_partitions(admin, self._settings)
        retries = await read_retries(self._settings)
        async with reading(self._settings) as reader:
            async for letter, meant in read_letters(self._settings, self._wanted):
                if not meant:
                    continue
                self.missing.difference_update(ids_of(letter.id, letter.dead))
                if self._values and (letter.id, letter.stamp) in retries:
                    self.retried += 1
                    continue
                line = await _value(reader, letter, existing) if self._values else encode(letter.dead)
                if line is None:
                    self.refused += 1
                else:
                    self._stream.write(line + b"\n")
                    self.written += 1


async def _value(reader: AIOKafkaConsumer, letter: Letter, existing: Mapping[str, int]) -> bytes | None:
    """Return a letter's value as one line; None, and say why, where it cannot be had."""
    try:
        value = await whole_value(reader, letter, existing)
    except RefusedError as error:
        typer.echo(f"letter {letter.id}: {error}", err=True)
        return None
    if value is None:
        typer.echo(f"letter {letter.id}: its record has no value", err=True)
        return None
    return value.replace(b"\r", b" ").replace(b"\n", b" ")
