"""``dateline alerts check``: is a rules file right, and what would have fired.

Rules and alerts as tables for people.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.table import Table
from rich.text import Text

from dateline.cli.options.archives import StoriesAgainst
from dateline.cli.options.formats import PrintFormatOption
from dateline.cli.stories.sources import StoryLines, open_stories
from dateline.cli.terminal.failure import FAILED, USAGE
from dateline.cli.terminal.printing import console, printable, wants_json
from dateline.cli.terminal.progress import ProgressBar
from dateline.core.alerts.decide import Verdict
from dateline.core.alerts.match import Trial
from dateline.core.alerts.rule import URGENCIES, Rule, asks, told_again
from dateline.core.alerts.ruleset import Ruleset
from dateline.files.rules_file import RulesError, UnreadableRulesError, load_rules
from dateline.kafka.codec import encode
from dateline_schemas import Alert
from dateline_schemas.alert import Severity

STYLES: Final[Mapping[Severity, str]] = {
    "info": "dim", "low": "", "medium": "yellow", "high": "bold red", "critical": "bold white on red",
}  # fmt: skip
_FIRED: Final = {
    "story": "stories", "update": "updates", "correction": "corrections", "withdrawal": "withdrawals",
}  # fmt: skip
_HELD: Final = {"cooldown": "in cooldown", "old": "old news", "often": "too often"}


class Tally:
    """How often a rule fired, by occasion, and how often it did not, by reason."""

    def __init__(self) -> None:
        self.fired: Counter[str] = Counter()
        self.held: Counter[str] = Counter()

    def count(self, verdict: Verdict) -> None:
        """Count what a rule said."""
        if verdict.alert is not None:
            self.fired[verdict.alert.occasion] += 1
        elif verdict.held is not None:
            self.held[verdict.held] += 1


def rules_table(rules: Sequence[Rule]) -> Table:
    """Return a row a rule, in the order of the file."""
    table = Table()
    for column in ("rule", "severity", "asks for a story", "and then for"):
        table.add_column(column, overflow="fold")
    for rule in rules:
        name = Text(f"{rule.id}\n", style="bold").append(printable(rule.name), style="not bold")
        urgency = rule.urgency or URGENCIES[rule.severity]
        severity = Text(f"{rule.severity} {urgency}", style=STYLES[rule.severity])
        table.add_row(name, severity, Text(printable(asks(rule))), Text(told_again(rule)))
    return table


def fired_table(alerts: Iterable[Alert]) -> Table:
    """Return a row an alert, in the order in which they fired."""
    table = Table(title="What would have fired", title_justify="left")
    for column in ("at", "severity", "rule", "occasion", "words", "story"):
        table.add_column(column, overflow="fold", no_wrap=column == "at")
    for alert in alerts:
        story = alert.story
        cells = (f"{alert.at:%m-%d %H:%M}", alert.rule, alert.occasion, ", ".join(alert.matched))
        at, rule, occasion, words = (Text(printable(cell)) for cell in cells)
        headline = " ".join((story.headline or story.text or "").split())[:_HEADLINE]
        severity = Text(alert.severity, style=STYLES[alert.severity])
        table.add_row(at, severity, rule, occasion, words, Text(printable(headline)))
    return table


def tally_table(rules: Sequence[Rule], tallies: Mapping[str, Tally]) -> Table:
    """Return a row a rule: what it fired for, by occasion, and what was held back, by reason."""
    table = Table(title="By rule", title_justify="left")
    columns = ("rule", *_FIRED.values(), *_HELD.values())
    for column in columns:
        table.add_column(column, justify="left" if column == "rule" else "right")
    for rule in rules:
        tally = tallies[rule.id]
        counts = *(tally.fired[name] for name in _FIRED), *(tally.held[name] for name in _HELD)
        table.add_row(Text(rule.id), *map(str, counts))
    return table


_HEADLINE: Final = 90


File = Annotated[Path, typer.Argument(metavar="FILE", help="The rules: .toml, .yaml or .yml.")]


def check(file: File, *, against: StoriesAgainst = None, form: PrintFormatOption = None) -> None:
    """Check a rules file, and print what its rules ask for; with --against, what would have fired, story by story.

    Every fault is told on stderr by file, line and field: an unknown field, region, country or agency, a count of
    sightings that is no power of two, two rules of one id, a rule that every story would meet.

    Stories are taken in the order of their lines, as if they came now: one alert a story and rule, cooldowns and
    horizons by the stories' own time. What was held back, and why, is counted by rule, on stderr beside JSON.

    Leaves with 1 when the file has a fault, or a line is no story; with 2 when a file cannot be read.
    """
    try:
        rules = load_rules(file)
    except RulesError as error:
        for fault in error.faults:
            typer.echo(fault, err=True)
        raise typer.Exit(USAGE if isinstance(error, UnreadableRulesError) else FAILED) from error
    as_json = wants_json(form)
    if against is None:
        _print_rules(rules, as_json=as_json)
        return
    rejected = _print_fired(rules, against, as_json=as_json)
    for where, why in rejected.items():
        typer.echo(f"{where}: {why}", err=True)
    if rejected:
        raise typer.Exit(FAILED)


def _print_rules(rules: Sequence[Rule], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.buffer.writelines(encode(rule) + b"\n" for rule in rules)
        sys.stdout.buffer.flush()
    else:
        console().print(rules_table(rules))


def _print_fired(rules: Sequence[Rule], against: Path, *, as_json: bool) -> dict[str, str]:
    """Print what would have fired, and the counts by rule; return where a line is that is no story, and why."""
    tallies = {rule.id: Tally() for rule in rules}
    size = against.stat().st_size if against.is_file() else None
    with ExitStack() as opened:
        shown = not as_json or not sys.stdout.isatty()
        bar = opened.enter_context(ProgressBar("Reading", "stories", size, shown=shown))
        stories = open_stories(against, "--against", opened, bar.at)
        alerts = _fired(rules, stories, tallies, bar)
        table = None if as_json else fired_table(alerts)
        sys.stdout.buffer.writelines(encode(alert) + b"\n" for alert in alerts)  # of a table, all are in it already
        sys.stdout.buffer.flush()
    if table is not None:
        console().print(table)
    console(stderr=as_json).print(tally_table(rules, tallies))
    return stories.rejected


def _fired(rules: Sequence[Rule], stories: StoryLines, tallies: dict[str, Tally], bar: ProgressBar) -> Iterator[Alert]:
    trial = Trial(Ruleset(rules))
    for story in stories.find(""):
        bar.count()
        for verdict in trial.run(story):
            tallies[verdict.rule].count(verdict)
            if verdict.alert is not None:
                yield verdict.alert
