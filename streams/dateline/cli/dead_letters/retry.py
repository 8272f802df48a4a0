"""``dateline dead-letters retry``: send dead letters to the topics that they came from, once."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Final

import orjson
import typer
from aiokafka.errors import ProducerFenced
from rich.table import Table
from rich.text import Text

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
from dateline.cli.dead_letters.retry_run import WAITING, Outcomes, State, plan_retry, run_retry
from dateline.cli.options.confirmation import DryRun, Yes
from dateline.cli.options.namespace import live_settings
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.printing import SafeConsole, plural
from dateline.core.dead_letters.groups import cause
from dateline.core.dead_letters.selection import Selection
from dateline.core.text.printable import printable
from dateline.process import stop_signals
from dateline.settings import ResolvedSettings

MAX_UNCONFIRMED: Final = 20
"""Letters that are sent without asking a person first. Chosen by hand; the help of ``retry`` names the number."""

Again = Annotated[bool, typer.Option("--again", help="Send letters that were retried before, too.")]
MarkOnly = Annotated[
    bool, typer.Option("--mark-only", help="Mark letters as handled, and send nothing: their records came another way.")
]


def retry(  # noqa: PLR0913  (one parameter per option)
    *,
    stage: Stage = None,
    reason: Reason = None,
    ids: Ids = None,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    everything: All = False,
    again: Again = False,
    mark_only: MarkOnly = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Send dead letters to the topics that they came from, each once. Repair the cause of the failure first.

    A record is sent with its own key, value and headers, and with the header `dateline-retry-of`, which names the
    letter. A note in the same transaction prevents a second retry: no letter is sent twice, even if the command is
    killed or runs twice at once; run it again to send the rest. `--again` sends letters that were retried before, too.
    A record that fails again becomes a letter of its own, which can be retried in turn.

    `--mark-only` sends nothing, and leaves the same note: for letters whose records were corrected and ingested
    (`export --values`), or are wanted no more. `status` and `export --values` leave them out from then on.

    If a letter kept only the beginning of its record, the whole record is read from its topic; the letter is refused if
    the topic no longer holds it.

    When piped, prints one JSON line per letter. On a terminal, asks before it sends more than 20 letters.

    [bold]Exit codes[/bold]
      0  all were sent, also where no letter is of that kind or time
      1  a letter is refused, no letter has a given id, or no broker answers
      2  wrong usage, or a wrong setting
    """
    selection = parse_selection(stage, reason, since, until, source, ids)
    _require_choice(selection, everything=everything, again=again, mark_only=mark_only)
    settings = live_settings()
    outcomes = stop_signals.run(plan_retry(settings, selection, again=again, mark_only=mark_only))
    _retry(settings, selection, outcomes, send=not dry_run, yes=yes)


def _require_choice(selection: Selection, *, everything: bool, again: bool, mark_only: bool) -> None:
    """Refuse options that say not which letters, or not what becomes of them."""
    require_none_beside_all(selection, everything=everything)
    if not everything and selection == Selection():
        msg = "say which letters: --stage, --reason, --id, --source, --from, --to; or --all"
        raise typer.BadParameter(msg)
    if again and mark_only:
        msg = "--again sends letters once more, and --mark-only sends none: give one of them"
        raise typer.BadParameter(msg)


def _retry(settings: ResolvedSettings, selection: Selection, outcomes: Outcomes, *, send: bool, yes: bool) -> None:
    due = Counter(outcome.state for outcome in outcomes.values() if outcome.state in WAITING)
    missing = sorted(selection.ids - {letter_id for outcome in outcomes.values() for letter_id in outcome.ids})
    try:
        if due and send and _confirmed(due, yes=yes):
            stop_signals.run(run_retry(settings, outcomes))
    except ProducerFenced:
        typer.echo("dateline: another retry took over; run this again to send what neither sent", err=True)
        raise typer.Exit(FAILED) from None
    finally:  # an error takes back nothing of what was sent before it
        _print(outcomes)
        if outcomes or not missing:
            _print_summary(outcomes, is_done=send)
    for letter_id in missing:
        typer.echo(f"dateline: there is no letter {letter_id}; `dateline dead-letters list` prints ids", err=True)
    if missing or any(outcome.state == "refused" for outcome in outcomes.values()):
        raise typer.Exit(FAILED)


def _confirmed(due: Counter[State], *, yes: bool) -> bool:
    """Whether to send or mark. Above ``MAX_UNCONFIRMED`` letters, ask first if on a terminal."""
    number = due.total()
    if yes or number <= MAX_UNCONFIRMED or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return True
    asked = f"Mark {number} letters as handled?" if due["to mark"] else f"Send {number} letters again?"
    return typer.confirm(asked, err=True)


def _print(outcomes: Outcomes) -> None:
    """Print one JSON line per letter; on a terminal, a table that counts letters by stage, reason and state."""
    if not sys.stdout.isatty():
        fields = ("letter", "stage", "reason", "state", "where", "why")
        lines = ({name: getattr(outcome, name) for name in fields} for outcome in outcomes.values())
        sys.stdout.buffer.writelines(orjson.dumps(line) + b"\n" for line in lines)
        sys.stdout.buffer.flush()
    elif outcomes:
        table = Table("stage", "reason", "letters", "")
        counts = Counter((outcome.stage, outcome.reason, outcome.state) for outcome in outcomes.values())
        for (stage, reason, state), count in counts.most_common():
            table.add_row(Text(printable(stage)), Text(printable(reason)), str(count), state)
        SafeConsole().print(table)


def _print_summary(outcomes: Outcomes, *, is_done: bool) -> None:
    """Print on stderr how many letters are in each state, and why letters were refused.

    ``is_done``: whether letters were to be sent or marked, and not only listed.
    """
    counts: Counter[State] = Counter(outcome.state for outcome in outcomes.values())
    phrases = [
        phrase.format(count=counts[state], letters=plural(counts[state], "letter"))
        for state, phrase in (_STATE_PHRASES | (_UNDONE_PHRASES if is_done else _PLANNED_PHRASES)).items()
        if counts[state]
    ]
    typer.echo("; ".join(phrases) or "no letter matches; `dateline dead-letters list` shows which there are", err=True)
    for line in _refusals(outcomes):
        typer.echo(line, err=True)


def _refusals(outcomes: Outcomes) -> Iterator[str]:
    """Yield a line for each reason of refusal: its first letter, how many more there are, and the reason."""
    letters_by_cause: dict[str, list[int]] = {}
    for outcome in outcomes.values():
        if outcome.state == "refused":
            letters_by_cause.setdefault(cause(outcome.why), []).append(outcome.letter)
    for first, *others in letters_by_cause.values():
        more = f", and {len(others)} more like it" if others else ""
        yield f"letter {first}{more}: {outcomes[first].why}"


_STATE_PHRASES: Final[dict[State, str]] = {
    "sent": "{letters} sent again",
    "marked": "{letters} marked as handled, none sent",
    "retried before": "{count} retried before (--again sends such letters once more, unless they failed again since)",
    "refused": "{count} refused",
}
"""How the summary counts each state, in the order in which it names them. What is still to do comes last."""
_UNDONE_PHRASES: Final[dict[State, str]] = {"to send": "{letters} not sent", "to mark": "{letters} not marked"}
_PLANNED_PHRASES: Final[dict[State, str]] = {
    "to send": "{letters} would be sent again",
    "to mark": "{letters} would be marked as handled",
}
