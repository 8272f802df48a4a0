"""``dateline dead-letters retry``: send dead letters to the topics that they came from, once."""

import asyncio
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Final

import orjson
import typer
from aiokafka.errors import ProducerFenced
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.dead_letters.options import Ids, Reason, Since, Source, Stage, Until, selection
from dateline.cli.dead_letters.retry_run import Fates, State, fulfil, plan
from dateline.cli.options.confirmation import DryRun, Yes
from dateline.cli.options.namespace import live_settings
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.printing import printable
from dateline.core.dead_letters.diagnosis import cause
from dateline.core.dead_letters.selection import Selection
from dateline.settings import ResolvedSettings

UNASKED: Final = 20
"""So many letters are sent without asking."""

All = Annotated[bool, typer.Option("--all", help="All dead letters.")]
Again = Annotated[bool, typer.Option("--again", help="Those that were retried before as well.")]


def retry(  # noqa: PLR0913  (one parameter an option)
    *,
    stage: Stage = None,
    reason: Reason = None,
    ids: Ids = None,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    everything: All = False,
    again: Again = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Send dead letters to the topics that they came from, each once, after what they failed on is mended.

    A record goes out with its own key, value and headers, and with the header
    `dateline-retry-of`, which names the letter. That it was sent is written
    down in the same transaction: killed at any moment, or run by two at once,
    this sends no letter twice, and run again it sends the rest. One that was
    retried before is sent only with `--again`; should it have failed again,
    that is a letter of its own, with a retry of its own.

    A letter that kept only the beginning of its record is sent whole if the
    record still stands on its topic, and refused if not. When piped, prints a
    line of JSON a letter. On a terminal it asks before it sends more than 20.
    Exits with 1 when any is refused.
    """
    wanted = selection(stage, reason, since, until, source, ids)
    if everything and wanted != Selection():
        msg = "--all is all of them: give it alone, or only --stage, --reason, --id, --source, --from, --to"
        raise typer.BadParameter(msg)
    if not everything and wanted == Selection():
        msg = "say which letters: --stage, --reason, --id, --source, --from, --to; or --all"
        raise typer.BadParameter(msg)
    _retry(live_settings(), wanted, again=again, send=not dry_run, yes=yes)


def _retry(settings: ResolvedSettings, wanted: Selection, *, again: bool, send: bool, yes: bool) -> None:
    fates = asyncio.run(plan(settings, wanted, repeat=again))
    due = sum(fate.state == "to send" for fate in fates.values())
    missing = sorted(wanted.ids - {name for fate in fates.values() for name in fate.names})
    try:
        if due and send and _agreed(due, yes=yes):
            asyncio.run(fulfil(settings, fates))
    except ProducerFenced:
        typer.echo("dateline: another retry took over; run this again for what neither sent", err=True)
        raise typer.Exit(FAILED) from None
    finally:  # what was sent is sent, whatever came then
        _print(fates)
        _sum(fates, "not sent" if send else "would be sent again")
    for name in missing:
        typer.echo(f"dateline: there is no letter {name}; `dateline dead-letters list` has ids", err=True)
    if missing or any(fate.state == "refused" for fate in fates.values()):
        raise typer.Exit(FAILED)


def _agreed(due: int, *, yes: bool) -> bool:
    """Ask a person before many letters are sent."""
    if yes or due <= UNASKED or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return True
    return typer.confirm(f"Send {due} letters again?", err=True)


def _print(fates: Fates) -> None:
    """Print a line of JSON a letter; on a terminal, a table of how many of each reason had which fate."""
    if not sys.stdout.isatty():
        told = ("letter", "stage", "reason", "state", "where", "why")
        lines = ({name: getattr(fate, name) for name in told} for fate in fates.values())
        sys.stdout.buffer.writelines(orjson.dumps(line) + b"\n" for line in lines)
        sys.stdout.buffer.flush()
    elif fates:
        table = Table("stage", "reason", "letters", "")
        counts = Counter((fate.stage, fate.reason, fate.state) for fate in fates.values())
        for (stage, reason, state), count in counts.most_common():
            table.add_row(Text(printable(stage)), Text(printable(reason)), str(count), state)
        Console().print(table)


def _sum(fates: Fates, otherwise: str) -> None:
    """Say how many had which fate, and why some were refused, on stderr; ``otherwise`` is what became of the rest."""
    counts: Counter[State] = Counter(fate.state for fate in fates.values())
    told = [
        f"{counts[state]} {words}"
        for state, words in (_WORDS | {"to send": f"letters {otherwise}"}).items()
        if counts[state]
    ]
    typer.echo("; ".join(told) or "no letter is meant", err=True)
    for line in _refusals(fates):
        typer.echo(line, err=True)


def _refusals(fates: Fates) -> Iterator[str]:
    """Yield a line for each reason of refusal, with the first letter that has it and how many more have."""
    reasons: dict[str, list[int]] = {}
    for fate in fates.values():
        if fate.state == "refused":
            reasons.setdefault(cause(fate.why), []).append(fate.letter)
    for first, *others in reasons.values():
        more = f", and {len(others)} more like it" if others else ""
        yield f"letter {first}{more}: {fates[first].why}"


_WORDS: Final[dict[State, str]] = {
    "sent": "letters sent again",
    "retried before": "were retried before (--again sends once more what did not fail again since)",
    "refused": "refused",
}
