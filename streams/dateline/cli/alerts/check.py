"""``dateline alerts check``: check a rules file, and show which alerts it would have raised on stories of a file."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.table import Table
from rich.text import Text

from dateline.cli.alerts.check_warnings import warn_of_odd_words, warn_of_places, warn_of_what_never_alerts
from dateline.cli.alerts.explain import Choice, Explain, OnlyRules, OnlyStory, Report, choose, print_explanations
from dateline.cli.options.archives import StoriesAgainst
from dateline.cli.options.formats import PrintFormatOption
from dateline.cli.stories.sources import StoryLines, open_stories
from dateline.cli.terminal.failure import FAILED, USAGE
from dateline.cli.terminal.printing import console, wants_json
from dateline.cli.terminal.progress import ProgressBar
from dateline.core.alerts.decide import Verdict
from dateline.core.alerts.delivery.target import too_grave_for, unknown_rules
from dateline.core.alerts.explain.explained_trial import ExplainedTrial
from dateline.core.alerts.match import Trial
from dateline.core.alerts.rule import (
    URGENCIES,
    Rule,
    conditions,
    follow_ups,
    format_span,
)
from dateline.core.alerts.ruleset import Ruleset
from dateline.core.alerts.silence import Silence, Silences
from dateline.core.alerts.title import first_words, shown_title
from dateline.core.places.atlas import Atlas
from dateline.core.text.printable import printable
from dateline.delivery.targets.file import Entry, TargetsError, TargetsFault, filled_in, load_targets, unset_variables
from dateline.extras import Extra, is_installed
from dateline.files.rules_file import (
    RulesError,
    RulesFile,
    UnreadableRulesError,
    parse_rules_file,
    read_rules,
    silence_lines,
)
from dateline.kafka.codec import encode, pack
from dateline_schemas import Alert
from dateline_schemas.alert import Severity

Targets = Annotated[
    Path | None,
    typer.Option(
        "--targets", metavar="FILE", help="Check these targets too, and that the rules which they name are in the file."
    ),
]
RulesPath = Annotated[Path, typer.Argument(metavar="FILE", help="The rules: .toml, .yaml or .yml.")]

STYLES: Final[Mapping[Severity, str]] = {
    "info": "dim", "low": "", "medium": "yellow", "high": "bold red", "critical": "bold white on red",
}  # fmt: skip
_MAX_HEADLINE_CHARS: Final = 90
"""How many characters of a headline the table of alerts shows; chosen by hand."""
_OCCASION_COLUMNS: Final = {
    "story": "stories", "update": "updates", "correction": "corrections", "withdrawal": "withdrawals",
}  # fmt: skip
"""Columns of the counts by rule: the occasions of alerts."""
_SUPPRESSION_COLUMNS: Final = {
    "cooldown": "in cooldown", "old": "old news", "often": "too often", "silence": "silenced",
}  # fmt: skip
"""Columns of the counts by rule: the reasons why a matching rule raised no alert."""


def check(  # noqa: PLR0913  (one parameter per option)
    file: RulesPath,
    *,
    against: StoriesAgainst = None,
    explain: Explain = False,
    story: OnlyStory = None,
    rule: OnlyRules = None,
    targets: Targets = None,
    form: PrintFormatOption = None,
) -> None:
    """Check a rules file, and print its rules and silences; with --against, the alerts that it would have raised.

    Each fault is printed on stderr with file, line and field: an unknown field, region, country or agency, a number of
    sightings that is not a power of two, two rules with one id, a rule that every story would match, a silence of a
    rule that is not there or without an end. A place that the place index does not know is only a warning: it may be a
    village. So is a rule that no story meets. With --targets, also a target whose `rules` name no rule of the file, and
    as a warning one that gets no alert of any rule.

    Stories are processed in the order of their lines, as if they arrived now: one alert for each story and rule, with
    cooldowns, horizons and silences counted in event time. Then a table shows, by rule, how often it fired and how
    often and why it was suppressed; with JSON, the table is on stderr. --explain gives the reason of each verdict.

    [bold]Exit codes[/bold]
      0  done
      1  the rules have a fault, a target names a rule that is not
         there, or a line is not a story
      2  wrong usage, or a file cannot be read
    """
    content, lines = _load(file, targets)
    choice = choose(content.rules, against, story, rule, explains=explain)
    atlas = warn_of_places(file, [(rule.id, rule.places) for rule in content.rules])
    warn_of_what_never_alerts(file, content.rules)
    warn_of_odd_words(file, content.rules)
    if targets is not None:
        _check_targets(targets, content.rules)
    as_json = wants_json(form)
    if against is None:
        _print_rules(content, as_json=as_json)
        return
    _report_rejected(_print_alerts(content, against, choice, lines, atlas, as_json=as_json))


def _report_rejected(rejected: Mapping[str, str]) -> None:
    """Print which lines are not stories, and why. Exits with 1 where there are any."""
    for where, why in rejected.items():
        typer.echo(f"{where}: {why}", err=True)
    if rejected:
        raise typer.Exit(FAILED)


def _load(path: Path, targets: Path | None) -> tuple[RulesFile, Mapping[int, int]]:
    """Return the content of a rules file, and the line of each silence.

    Where it has faults, print them and those of the targets, and exit.
    """
    try:
        data = read_rules(path)
        content = parse_rules_file(path, data)
    except RulesError as error:
        for fault in error.faults:
            typer.echo(fault, err=True)
        warn_of_places(path, error.places)  # so that all that is wrong is there at once
        if targets is not None:
            _print_faults_of_targets(targets, error.ids, ())
        raise typer.Exit(USAGE if isinstance(error, UnreadableRulesError) else FAILED) from error
    return content, silence_lines(path, data) if content.silences else {}


def _check_targets(path: Path, rules: Sequence[Rule]) -> None:
    """Print all faults of the targets; exit with 2 where there are any, and with 1 where only rules are not there."""
    if (code := _print_faults_of_targets(path, [rule.id for rule in rules], rules)) is not None:
        raise typer.Exit(code)


def _print_faults_of_targets(path: Path, ids: Sequence[str] | None, rules: Sequence[Rule]) -> int | None:
    """Print all faults of the targets; return the exit code, None where there is no fault.

    Without ``ids``, the rules that targets name are not checked; without ``rules``, nor is how grave they are.
    """
    faults: list[TargetsFault] = []
    try:
        entries = load_targets(path, None)
    except TargetsError as error:
        faults += error.faults
        entries = error.entries
    faults += _without_service(path, entries)
    unknown = [
        TargetsFault(path, entry.rule_lines[at], f"target {entry.target.name} rules: there is no rule {name!r}; {hint}")
        for entry in entries
        for at, name, hint in (() if ids is None else unknown_rules(entry.target, dict.fromkeys(ids)))
    ]
    warnings = (*_unset_variables(path, entries), *_unreached(path, entries, rules))
    for fault in sorted((*faults, *unknown, *warnings), key=lambda fault: fault.line):
        typer.echo(fault, err=True)
    if not faults and not unknown:
        return None
    return USAGE if faults else FAILED


def _unreached(path: Path, entries: Sequence[Entry], rules: Sequence[Rule]) -> Iterator[TargetsFault]:
    """Yield one for each target that gets no alert of any rule, since none is grave enough. It is no fault."""
    severities = {rule.id: rule.severity for rule in rules}
    for entry in entries:
        if gravest_rule := too_grave_for(entry.target, severities):
            field = f"warning: target {entry.target.name} severity"
            why = f"it gets no alert: no rule that it names is {entry.target.severity}; the gravest is {gravest_rule}"
            yield TargetsFault(path, entry.line, f"{field}: {why}")


def _unset_variables(path: Path, entries: Sequence[Entry]) -> Iterator[TargetsFault]:
    """Yield one for each variable of a URL that is not set here. It is no fault: a check needs no secrets."""
    for entry in entries:
        for name in unset_variables(entry.target, os.environ):
            field = f"warning: target {entry.target.name} url"
            why = f"the environment variable {name} is not set here; `dateline alerts deliver` needs it"
            yield TargetsFault(path, entry.line, f"{field}: {why}")


def _without_service(path: Path, entries: Sequence[Entry]) -> Iterator[TargetsFault]:
    """Yield one for each URL that Apprise cannot use, as `alerts deliver` prints it.

    Of a URL with variables that are not set here only the service is checked; one that begins with such a variable is
    left to that command.
    """
    if not is_installed(Extra.ALERTS):
        return
    from dateline.delivery.notifier import unusable, without_service  # noqa: PLC0415 - Apprise is an extra, and slow to import

    for target, line, _ in entries:
        unset = unset_variables(target, os.environ)
        url = target.url.get_secret_value() if unset else filled_in(target, os.environ)
        why = None if unset and url.startswith("${") else without_service(url) if unset else unusable(url)
        if why is not None:
            yield TargetsFault(path, line, f"target {target.name} url: {why}")


def _print_rules(content: RulesFile, *, as_json: bool) -> None:
    if as_json:
        silences = _silences(content)
        sys.stdout.buffer.writelines(_rule_line(rule, silences.of_rule(rule.id)) for rule in content.rules)
        sys.stdout.buffer.flush()
        return
    console().print(rules_table(content.rules))
    if content.silences:
        console().print(silences_table(content.silences, datetime.now(UTC)))


def _silences(content: RulesFile) -> Silences:
    return Silences(content.silences, (rule.id for rule in content.rules))


def _rule_line(rule: Rule, silences: Sequence[Silence]) -> bytes:
    """Return a rule as a JSON line, with the silences that name it where there are any."""
    if not silences:
        return encode(rule) + b"\n"
    added = {"silences": [silence.model_dump(mode="json") for silence in silences]}
    return pack(rule.model_dump(mode="json") | added) + b"\n"


def _print_alerts(  # noqa: PLR0913  (what there is to check, and how)
    content: RulesFile,
    against: Path,
    choice: Choice | None,
    lines: Mapping[int, int],
    atlas: Atlas | None,
    *,
    as_json: bool,
) -> dict[str, str]:
    """Print the alerts and the counts by rule; return the lines that are not stories, with the reasons.

    With a choice, print the explanations of what is chosen in place of the alerts.
    """
    rules = [rule for rule in content.rules if choice is None or rule.id in choice.rules]
    tallies = {rule.id: Tally() for rule in rules}
    size = against.stat().st_size if against.is_file() else None
    with ExitStack() as opened:
        shown = not as_json or not sys.stdout.isatty()
        bar = opened.enter_context(ProgressBar("Reading", "stories", size, shown=shown))
        stories = open_stories(against, "--against", opened, bar.at)
        if choice is not None:
            trial = ExplainedTrial(content.rules, _silences(content), choice.rules, lines, atlas)
            report = Report(trial, choice, lambda verdict: tallies[verdict.rule].count(verdict))
            print_explanations(report, stories, bar, as_json=as_json)
        else:
            _print_each_alert(_alerts(content, Ruleset(content.rules, atlas), stories, tallies, bar), as_json=as_json)
    console(stderr=as_json).print(tally_table(rules, tallies, silenced=bool(content.silences)))
    return stories.rejected


def _print_each_alert(alerts: Iterable[Alert], *, as_json: bool) -> None:
    if not as_json:
        console().print(alerts_table(alerts))
        return
    sys.stdout.buffer.writelines(encode(alert) + b"\n" for alert in alerts)
    sys.stdout.buffer.flush()


def _alerts(
    content: RulesFile, ruleset: Ruleset, stories: StoryLines, tallies: dict[str, "Tally"], bar: ProgressBar
) -> Iterator[Alert]:
    """Yield the alerts in the order of the stories, and count every verdict in ``tallies``, by rule."""
    trial = Trial(ruleset, _silences(content))
    for story in stories.find(""):
        bar.count()
        for verdict in trial.run(story):
            tallies[verdict.rule].count(verdict)
            if verdict.alert is not None:
                yield verdict.alert


class Tally:
    """How often a rule fired, by occasion, and how often it was suppressed, by reason."""

    def __init__(self) -> None:
        self.fired: Counter[str] = Counter()
        self.suppressed: Counter[str] = Counter()

    def count(self, verdict: Verdict) -> None:
        """Count one verdict of the rule."""
        if verdict.alert is not None:
            self.fired[verdict.alert.occasion] += 1
        elif verdict.withheld is not None:
            self.suppressed[verdict.withheld] += 1


def rules_table(rules: Sequence[Rule]) -> Table:
    """Return a row for each rule, in the order of the file."""
    table = Table()
    for column in ("rule", "severity", "alerts on a story", "later alerts on", "cooldown", "horizon"):
        table.add_column(column, overflow="fold", no_wrap=column in {"cooldown", "horizon"})
    for rule in rules:
        name = Text(f"{rule.id}\n", style="bold").append(printable(rule.name), style="not bold")
        urgency = rule.urgency or URGENCIES[rule.severity]
        severity = Text(f"{rule.severity} {urgency}", style=STYLES[rule.severity])
        spans = (format_span(rule.cooldown) or "none", format_span(rule.horizon))
        table.add_row(name, severity, Text(printable(conditions(rule))), Text(follow_ups(rule)), *spans)
    return table


def silences_table(silences: Sequence[Silence], now: datetime) -> Table:
    """Return a row for each silence, in the order of the file, with what it is at a moment: past, in force or to come.

    A silence holds for pages by the time at which they were fetched, which in a live stream is about now.
    """
    table = Table(title="Silences", title_justify="left")
    for column in ("rules", "since", "until", "now", "why", "by"):
        table.add_column(column, overflow="fold", no_wrap=column in {"since", "until", "now"})
    for silence in silences:
        state = "in force" if silence.holds_at(now) else "over" if now >= silence.until else "to come"
        since = "" if silence.since is None else f"{silence.since:%Y-%m-%d %H:%M %z}"
        cells = ", ".join(silence.rules), since, f"{silence.until:%Y-%m-%d %H:%M %z}", state, silence.why, silence.by
        table.add_row(*(Text(printable(cell)) for cell in cells))
    return table


def alerts_table(alerts: Iterable[Alert]) -> Table:
    """Return a row for each alert, in the order given."""
    table = Table(title="What would have fired", title_justify="left")
    for column in ("at", "severity", "rule", "occasion", "words", "story"):
        table.add_column(column, overflow="fold", no_wrap=column == "at")
    for alert in alerts:
        cells = (f"{alert.at:%m-%d %H:%M}", alert.rule, alert.occasion, ", ".join(alert.matched))
        at, rule, occasion, words = (Text(printable(cell)) for cell in cells)
        headline = first_words(shown_title(alert), _MAX_HEADLINE_CHARS)
        severity = Text(alert.severity, style=STYLES[alert.severity])
        table.add_row(at, severity, rule, occasion, words, Text(printable(headline)))
    return table


def tally_table(rules: Sequence[Rule], tallies: Mapping[str, Tally], *, silenced: bool = False) -> Table:
    """Return a row for each rule: how often it fired, by occasion, and was suppressed, by reason.

    The column of silenced alerts is shown only if ``silenced``: most files have no silence.
    """
    table = Table(title="By rule", title_justify="left")
    reasons = [reason for reason in _SUPPRESSION_COLUMNS if silenced or reason != "silence"]
    columns = ("rule", *_OCCASION_COLUMNS.values(), *(_SUPPRESSION_COLUMNS[reason] for reason in reasons))
    for column in columns:
        table.add_column(column, justify="left" if column == "rule" else "right")
    for rule in rules:
        tally = tallies[rule.id]
        counts = (
            *(tally.fired[occasion] for occasion in _OCCASION_COLUMNS),
            *(tally.suppressed[reason] for reason in reasons),
        )
        table.add_row(Text(rule.id), *map(str, counts))
    return table
