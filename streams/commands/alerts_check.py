"""``dateline alerts check``: is a rules file right, and what would have fired."""

import gzip
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Annotated, cast

import typer
from rich import progress
from rich.console import Console

from schemas import Alert
from streams.codec import encode
from streams.commands.alert_tables import Tally, fired_table, rules_table, tally_table
from streams.commands.failure import FAILED
from streams.commands.printing import AsFormat, console, wants_json
from streams.commands.story_sources import StoryLines, open_lines
from streams.core.alerts.match import Trial
from streams.core.alerts.rule import Rule
from streams.core.alerts.ruleset import Ruleset
from streams.pages import STDIN
from streams.rules_file import RulesError, load_rules

File = Annotated[Path, typer.Argument(metavar="FILE", help="The rules: .toml, .yaml or .yml.")]
Against = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE|-",
        help="Hold them against what `dateline pipe --emit stories` or `dateline tail stories` printed; .gz will do.",
    ),
]


def check(file: File, *, against: Against = None, form: AsFormat = None) -> None:
    """Check a rules file, and print what its rules ask for; with --against, what would have fired, story by story.

    Every fault is told on stderr by file, line and field: an unknown field, region, country or agency, a count of
    sightings that is no power of two, two rules of one id, a rule that every story would meet.

    Stories are taken in the order of their lines, as if they came now: one alert a story and rule, cooldowns and
    horizons by the stories' own time. What was held back, and why, is counted by rule, on stderr beside JSON.

    Leaves with 1 when the file has a fault, or a line is no story.
    """
    try:
        rules = load_rules(file)
    except RulesError as error:
        for fault in error.faults:
            typer.echo(fault, err=True)
        raise typer.Exit(FAILED) from error
    as_json = wants_json(form)
    if against is None:
        _print_rules(rules, as_json=as_json)
        return
    with ExitStack() as opened:
        stories = StoryLines(against, _opened(against, opened))
        tallies = {rule.id: Tally() for rule in rules}
        alerts = _fired(rules, stories, tallies, against)
        if as_json:
            sys.stdout.buffer.writelines(encode(alert) + b"\n" for alert in alerts)
            sys.stdout.buffer.flush()
        else:
            console().print(fired_table(alerts))
    console(stderr=as_json).print(tally_table(rules, tallies))
    for where, why in stories.rejected.items():
        typer.echo(f"{where}: {why}", err=True)
    if stories.rejected:
        raise typer.Exit(FAILED)


def _print_rules(rules: Sequence[Rule], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.buffer.writelines(encode(rule) + b"\n" for rule in rules)
        sys.stdout.buffer.flush()
    else:
        console().print(rules_table(rules))


def _fired(rules: Sequence[Rule], stories: StoryLines, tallies: dict[str, Tally], path: Path) -> Iterator[Alert]:
    trial = Trial(Ruleset(rules))
    try:
        for story in stories.find(""):
            for verdict in trial.run(story):
                tallies[verdict.rule].count(verdict)
                if verdict.alert is not None:
                    yield verdict.alert
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        msg = f"{path} is cut off or no gzip file: {error}"
        raise typer.BadParameter(msg, param_hint="--against") from error


def _opened(path: Path, opened: ExitStack) -> IO[bytes]:
    """Open lines of stories, with a progress bar on a terminal's stderr for a file."""
    if path == STDIN:
        return opened.enter_context(open_lines(path))
    screen = Console(stderr=True)
    try:
        shown = progress.open(
            path, "rb", description="Reading", console=screen, disable=not screen.is_terminal, transient=True
        )
        lines = opened.enter_context(shown)
    except OSError as error:
        msg = f"{path}: {error.strerror}"
        raise typer.BadParameter(msg, param_hint="--against") from error
    if path.suffix != ".gz":
        return lines
    return cast("IO[bytes]", opened.enter_context(gzip.GzipFile(fileobj=lines)))
