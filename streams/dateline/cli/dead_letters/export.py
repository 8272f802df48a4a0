"""``dateline dead-letters export``: write dead letters to a file."""

import sys
from collections.abc import Mapping
from contextlib import aclosing, nullcontext
from pathlib import Path
from typing import IO, Annotated

import typer
from aiokafka import AIOKafkaConsumer

from dateline.cli.dead_letters.letters import read_letters, read_retries
from dateline.cli.dead_letters.options import (
    All,
    Ids,
    Reason,
    Since,
    Source,
    Stage,
    Until,
    parse_selection,
    require_none_beside_all,
)
from dateline.cli.dead_letters.retry_run import RefusedError, whole_value
from dateline.cli.options.namespace import live_settings
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.output import check_folder
from dateline.cli.terminal.printing import plural
from dateline.core.dead_letters.selection import Selection, ids_of
from dateline.files.pages import STDIN
from dateline.kafka.clients import administering, reading
from dateline.kafka.codec import encode
from dateline.kafka.dead_letters import Letter
from dateline.kafka.topic_admin import count_partitions
from dateline.process import stop_signals
from dateline.settings import ResolvedSettings

Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE|-",
        help="Write to FILE, which must not exist yet; - is standard output.",
        dir_okay=False,
    ),
]
Values = Annotated[
    bool, typer.Option("--values", help="Write only the records' values, a line each, to correct and ingest.")
]


def export(  # noqa: PLR0913  (one parameter per option)
    *,
    output: Output = STDIN,
    values: Values = False,
    stage: Stage = None,
    reason: Reason = None,
    ids: Ids = None,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    everything: All = False,
) -> None:
    """Write dead letters, one line of JSON each: all of them, or those that the options select.

    A line has the fields of the schema in `schemas/json/`: where the record was, why it failed, and its key, value and
    headers in base64. With `--values`, a line is the record's value alone: correct the file by hand, and send it with
    `dateline ingest`.

    With `--values`, a line break inside a value becomes a space, which means the same in JSON. A value that the letter
    cut is read whole from its topic, as long as the topic holds it. Letters that were retried are left out: if their
    record failed again, it has a letter of its own.

    Prints on stderr how many letters it wrote.

    [bold]Exit codes[/bold]
      0  done
      1  no letter has a given id, a value cannot be read, or no broker answers
      2  wrong usage, or a wrong setting
    """
    _check_output(output)
    selection = parse_selection(stage, reason, since, until, source, ids)
    require_none_beside_all(selection, everything=everything)
    settings = live_settings()
    with nullcontext(sys.stdout.buffer) if output == STDIN else output.open("xb") as stream:
        job = _Export(settings, selection, stream, values=values)
        stop_signals.run(job.run())
        stream.flush()
    _print_summary(job)
    if job.refused or job.missing:
        raise typer.Exit(FAILED)


def _check_output(output: Path) -> None:
    """Refuse a file that exists, or that cannot be written."""
    if output != STDIN and output.exists():
        msg = f"{output} exists, and may hold values that were corrected; name another file, or remove it"
        raise typer.BadParameter(msg, param_hint="--output")
    check_folder(output, "--output")


class _Export:
    """Writes the selected letters, and counts those written and those left out."""

    def __init__(self, settings: ResolvedSettings, selection: Selection, stream: IO[bytes], *, values: bool) -> None:
        self._settings = settings
        self._selection = selection
        self._stream = stream
        self._values = values
        self.written = self.retried = self.refused = 0
        self.missing = set(selection.ids)

    async def run(self) -> None:
        """Write every selected letter. Raises ``OSError`` where the stream cannot be written."""
        async with administering(self._settings) as admin:
            partition_counts = await count_partitions(admin, self._settings)
        retries = await read_retries(self._settings)
        letters = read_letters(self._settings, self._selection)
        async with reading(self._settings) as reader, aclosing(letters):
            async for letter, selected in letters:
                if not selected:
                    continue
                self.missing.difference_update(ids_of(letter.id, letter.dead))
                if self._values and (letter.id, letter.stamp) in retries:
                    self.retried += 1
                    continue
                line = await _value_line(reader, letter, partition_counts) if self._values else encode(letter.dead)
                if line is None:
                    self.refused += 1
                else:
                    self._stream.write(line + b"\n")
                    self.written += 1


async def _value_line(reader: AIOKafkaConsumer, letter: Letter, partition_counts: Mapping[str, int]) -> bytes | None:
    """Return the value of a letter's record as one line; None where it cannot be read, after printing why."""
    try:
        value = await whole_value(reader, letter, partition_counts)
    except RefusedError as error:
        typer.echo(f"letter {letter.id}: {error}", err=True)
        return None
    if value is None:
        typer.echo(f"letter {letter.id}: its record has no value", err=True)
        return None
    return value.replace(b"\r", b" ").replace(b"\n", b" ")


def _print_summary(job: _Export) -> None:
    """Print how many letters were written and left out, and which ids no letter has."""
    left_out = {"retried before and left out": job.retried, "left out": job.refused}
    counts = [
        f"{plural(job.written, 'letter')} written",
        *(f"{count} {label}" for label, count in left_out.items() if count),
    ]
    typer.echo("; ".join(counts), err=True)
    for letter_id in sorted(job.missing):
        typer.echo(f"dateline: there is no letter {letter_id}; `dateline dead-letters list` prints ids", err=True)
