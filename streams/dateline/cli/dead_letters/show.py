"""``dateline dead-letters show``: print one dead letter, why its record failed, and the record itself."""

import sys
from collections.abc import Iterator
from contextlib import aclosing
from datetime import UTC, datetime
from itertools import groupby
from typing import Annotated, NamedTuple

import orjson
import typer
from rich.table import Table
from rich.text import Text

from dateline.agents.stage import HANDOVER
from dateline.cli.dead_letters.letters import read_letters, read_retries
from dateline.cli.options.formats import PrintFormatOption
from dateline.cli.options.namespace import live_settings
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.printing import console, wants_json
from dateline.core.dead_letters.diagnosis import advice, faults
from dateline.core.dead_letters.faulty_value import value_lines
from dateline.core.dead_letters.selection import Selection
from dateline.core.text.printable import printable
from dateline.kafka.codec import encode
from dateline.kafka.dead_letters import Letter, Retry
from dateline.process import stop_signals
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER

Id = Annotated[
    str,
    typer.Argument(metavar="ID", help="A letter's id, as `list` prints it, or topic/partition@offset of its record."),
]
Raw = Annotated[bool, typer.Option("--raw", help="Write only the bytes of the record's value, unchanged.")]
Trace = Annotated[bool, typer.Option("--trace", help="Print the error's stack trace too.")]


class _LetterHistory(NamedTuple):
    """A letter, and what became of its retries."""

    letter: Letter
    retries: list[Retry]
    failed_again: list[int]
    """The ids of the letters that its retries became."""


def show(letter_id: Id, *, raw: Raw = False, trace: Trace = False, form: PrintFormatOption = None) -> None:
    """Show one dead letter: why its record failed, what to do, whether it was sent again, and the record itself.

    On a terminal, a JSON value is indented, its faulty fields are marked, and long texts are cut short. `--raw` writes
    the whole value unchanged. When piped, the letter is one line of JSON: the fields of its schema (bytes in base64),
    and `why`, `remedy`, `retried` and `failed_again`. If a record has several letters, the last is shown.

    [bold]Exit codes[/bold]
      0  done
      1  no letter has the id, or the broker cannot be used
      2  wrong usage, or a wrong setting
    """
    settings = live_settings()
    history = stop_signals.run(_read_history(settings, letter_id))
    if history is None:
        name = DEAD_LETTER.name(settings.namespace)
        typer.echo(
            f"dateline: there is no letter {letter_id} on {name}; `dateline dead-letters list` prints ids", err=True
        )
        raise typer.Exit(FAILED)
    if raw:
        sys.stdout.buffer.write(history.letter.dead.value or b"")
        sys.stdout.buffer.flush()
    elif wants_json(form):
        sys.stdout.buffer.write(_json(history) + b"\n")
        sys.stdout.buffer.flush()
    else:
        screen = console()
        screen.print(_fields(history, trace=trace))
        screen.print(Text("\n").join(_value(history.letter)), soft_wrap=True)


async def _read_history(settings: ResolvedSettings, letter_id: str) -> _LetterHistory | None:
    """Return the last letter of that id, and what became of its retries; None where there is no such letter."""
    retries = await read_retries(settings)
    last: Letter | None = None
    failed_retries: list[tuple[int, int]] = []  # (the letter that was sent again, the letter that it became)
    async with aclosing(read_letters(settings, Selection(ids=frozenset({letter_id})))) as letters:
        async for letter, selected in letters:
            if selected:
                last = letter
            if letter.retry_of is not None:
                failed_retries.append((letter.retry_of, letter.id))
    if last is None:
        return None
    own = retries.get((last.id, last.stamp), [])
    return _LetterHistory(last, own, [later for earlier, later in failed_retries if earlier == last.id])


def _json(history: _LetterHistory) -> bytes:
    letter = history.letter
    explained = advice(letter.dead.exception_message)
    return orjson.dumps(
        {
            "id": letter.id,
            "failed_at": letter.failed_at,
            "why": [each.words for each in explained],
            "remedy": [each.remedy for each in explained],
            "retried": [{"at": retry.at, "as": retry.record} for retry in history.retries],
            "failed_again": history.failed_again,
            **orjson.loads(encode(letter.dead)),
        }
    )


def _fields(history: _LetterHistory, *, trace: bool) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for name, value in _rows(history):
        table.add_row(name, Text(printable(value)))
    if trace:
        lines = history.letter.dead.exception_stacktrace.split("\n")
        table.add_row("trace", Text("\n".join(map(printable, lines)), style="dim"))
    return table


def _rows(history: _LetterHistory) -> Iterator[tuple[str, str]]:
    letter, dead = history.letter, history.letter.dead
    yield f"letter {letter.id}", f"{letter.origin}, failed at {dead.stage} on {_moment(letter.failed_at)}"
    for remedy, explained in groupby(advice(dead.exception_message), lambda each: each.remedy):
        yield from (("why", each.words) for each in explained)
        yield "remedy", remedy
    yield "message", f"{dead.exception_message} ({dead.exception_class})"
    if letter.retry_of is not None:
        yield "retry of", f"letter {letter.retry_of}"
    yield "retried", ", ".join(_retried(retry, letter) for retry in history.retries) or "no"
    if history.failed_again:
        yield "failed again", "as letter " + ", ".join(map(str, history.failed_again))
    yield "key", _text(dead.key)
    for name, value in dead.headers:
        yield "header", f"{name}: {_text(value)}"
    yield "value", _size(letter)


def _retried(retry: Retry, letter: Letter) -> str:
    """Return when and how a letter was retried: one whose note names its own record was not sent to its topic.

    It was marked as handled; that of an alert mostly by ``alerts deliver --input``, which sent the alert.
    """
    if retry.record != letter.origin:
        how = f"as {retry.record}"
    elif letter.dead.stage == HANDOVER:
        how = "by `alerts deliver --input` or `retry --mark-only`"
    else:
        how = "not sent, marked as handled"
    return f"{how} on {_moment(retry.at)}"


def _size(letter: Letter) -> str:
    dead = letter.dead
    if dead.value is None:
        return "none"
    if not dead.truncated:
        return f"{dead.size} bytes"
    return (
        f"the first {len(dead.value)} of {dead.size} bytes, whose SHA-256 is {dead.sha256}; `retry` and "
        f"`export --values` read the whole value from {letter.origin}, as long as its topic holds it"
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
