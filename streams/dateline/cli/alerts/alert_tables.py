"""Rules and alerts as tables for people."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rich.table import Table
from rich.text import Text

from dateline.cli.terminal.printing import printable
from dateline.core.alerts.decide import Verdict
from dateline.core.alerts.rule import URGENCIES, Rule, asks, told_again
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
