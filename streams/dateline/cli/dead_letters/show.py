"""``dateline dead-letters show``: one dead letter, the record as it was and why it failed."""

import asyncio
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, NamedTuple

import orjson
import typer
from rich.table import Table
from rich.text import Text

from dateline.cli.dead_letters.letters import read_letters, read_retries
from dateline.cli.options.formats import PrintFormatOption
from dateline.cli.options.namespace import live_settings
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.printing import console, printable, wants_json
from dateline.core.dead_letters.diagnosis import advice, faults
from dateline.core.dead_letters.faulty_value import value_lines
from dateline.core.dead_letters.selection import Selection
from dateline.kafka.codec import encode
from dateline.kafka.dead_letters import Letter, Retry
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER

Id = Annotated[
    str,
    typer.Argument(metavar="ID", help="A letter's id, as `list` prints it, or topic/partition@offset of its record."),
]
Raw = Annotated[bool, typer.Option("--raw", help="Only the value's bytes, as they are.")]
Trace = Annotated[bool, typer.Option("--trace", help="With the stack trace of the error.")]


class _Told(NamedTuple):
    """A letter and what became of it."""

    letter: Letter
    retries: list[Retry]
    failed_again: list[int]
    """The letters that its retries became."""


def show(letter_id: Id, *, raw: Raw = False, trace: Trace = False, form: PrintFormatOption = None) -> None:
    """Show one dead letter: why it failed and what to do, whether it was sent again, and the record as it was.

    JSON is indented, with the faulty fields marked and long texts cut short;
    `--raw` writes the value to standard output whole and unchanged. When piped,
    it is one line of JSON: the letter as its schema has it (bytes in base64),
    with `why`, `remedy`, `retried` and `failed_again`. Of several letters of
    one record, the last is shown.
    """
    settings = live_settings()
    told = asyncio.run(_told(settings, letter_id))
    if told is None:
        name = DEAD_LETTER.name(settings.namespace)
        typer.echo(
            f"dateline: there is no letter {letter_id} on {name}; `dateline dead-letters list` has ids", err=True
        )
        raise typer.Exit(FAILED)
    if raw:
        sys.stdout.buffer.write(told.letter.dead.value or b"")
        sys.stdout.buffer.flush()
    elif wants_json(form):
        sys.stdout.buffer.write(_json(told) + b"\n")
        sys.stdout.buffer.flush()
    else:
        screen = console()
        screen.print(_fields(told, trace=trace))
        screen.print(Text("\n").join(_value(told.letter)), soft_wrap=True)


async def _told(settings: ResolvedSettings, name: str) -> _Told | None:
    retries = await read_retries(settings)
    found: Letter | None = None
    became: list[tuple[int, int]] = []
    async for letter, meant in read_letters(settings, Selection(ids=frozenset({name}))):
        if meant:
            found = letter
        if letter.retry_of is not None:
            became.append((letter.retry_of, letter.id))
    if found is None:
        return None
    own = retries.get((found.id, found.stamp), [])
    return _Told(found, own, [later for earlier, later in became if earlier == found.id])


def _json(told: _Told) -> bytes:
    letter = told.letter
    found = advice(letter.dead.exception_message)
    return orjson.dumps(
        {
            "id": letter.id,
            "failed_at": letter.failed_at,
            "why": [each.words for each in found],
            "remedy": [each.remedy for each in found],
            "retried": [{"at": retry.at, "as": retry.record} for retry in told.retries],
            "failed_again": told.failed_again,
            **orjson.loads(encode(letter.dead)),
        }
    )


def _fields(told: _Told, *, trace: bool) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for name, value in _rows(told):
        table.add_row(name, Text(printable(value)))
    if trace:
        lines = told.letter.dead.exception_stacktrace.split("\n")
        table.add_row("trace", Text("\n".join(map(printable, lines)), style="dim"))
    return table


def _rows(told: _Told) -> Iterator[tuple[str, str]]:
    letter, dead = told.letter, told.letter.dead
    yield f"letter {letter.id}", f"{letter.origin}, failed at {dead.stage} on {_moment(letter.failed_at)}"
    for each in advice(dead.exception_message):
        yield "why", each.words
        yield "remedy", each.remedy
    yield "message", f"{dead.exception_message} ({dead.exception_class})"
    if letter.retry_of is not None:
        yield "retry of", f"letter {letter.retry_of}"
    yield "retried", ", ".join(f"as {retry.record} on {_moment(retry.at)}" for retry in told.retries) or "no"
    if told.failed_again:
        yield "failed again", "as letter " + ", ".join(map(str, told.failed_again))
    yield "key", _text(dead.key)
    for name, value in dead.headers:
        yield "header", f"{name}: {_text(value)}"
    yield "value", _size(letter)


def _size(letter: Letter) -> str:
    dead = letter.dead
    if dead.value is None:
        return "none"
    if not dead.truncated:
        return f"{dead.size} bytes"
    return (
        f"the first {len(dead.value)} of {dead.size} bytes, whose SHA-256 is {dead.sha256}; `retry` and "
        f"`export --values` take it whole from {letter.origin}, while it stands there"
    )


def _value(letter: Letter) -> Iterator[Text]:
    if letter.dead.value is None:
        return
    for line in value_lines(letter.dead.value, faults(letter.dead.exception_message)):
        text = Text(printable(line.text))
        if line.fault:
            text.stylize("bold red")
            text.append(f"   ◀ {printable(line.fault)}", style="red")
        yield text


def _text(data: bytes | None) -> str:
    return "none" if data is None else data.decode("utf-8", "backslashreplace")


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
