"""``dateline alerts check``: is a rules file right, and what would have fired."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.alerts.alert_tables import Tally, fired_table, rules_table, tally_table
from dateline.cli.stories.sources import StoryLines, open_stories
from dateline.cli.terminal.failure import FAILED, USAGE
from dateline.cli.terminal.printing import AsFormat, console, wants_json
from dateline.cli.terminal.progress import ProgressBar
from dateline.core.alerts.match import Trial
from dateline.core.alerts.rule import Rule
from dateline.core.alerts.ruleset import Ruleset
from dateline.files.rules_file import RulesError, UnreadableRulesError, load_rules
from dateline.kafka.codec import encode
from dateline_schemas import Alert

File = Annotated[Path, typer.Argument(metavar="FILE", help="The rules: .toml, .yaml or .yml.")]
Against = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE|-",
        help="Hold them against what `dateline pipe --emit stories`, `dateline replay read stories` or `dateline tail "
        "stories` wrote: .jsonl, .jsonl.gz, .jsonl.zst or .parquet, as its name ends.",
    ),
]


def check(file: File, *, against: Against = None, form: AsFormat = None) -> None:
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
