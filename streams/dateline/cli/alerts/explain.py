"""``dateline alerts check --explain``: why each rule alerted on a story version, or why not."""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer
from rich.table import Table
from rich.text import Text

from dateline.cli.stories.sources import StoryLines
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.printing import console, plural
from dateline.cli.terminal.progress import ProgressBar
from dateline.core.alerts.decide import Verdict, seen_at
from dateline.core.alerts.explain.explained_trial import ExplainedTrial, Explanation
from dateline.core.alerts.field_values import nearest
from dateline.core.alerts.rule import Rule
from dateline.core.alerts.silence import silenced_rules
from dateline.core.alerts.title import first_words
from dateline.core.text.printable import printable
from dateline.kafka.codec import pack
from dateline_schemas import Story

Explain = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="With --against: for each story version that a rule meets or follows, why it alerted or did not.",
    ),
]
OnlyStory = Annotated[
    str | None,
    typer.Option(
        "--story",
        metavar="ID",
        help="With --explain: only the stories whose ids begin with ID; and of each rule that they do not meet, what "
        "they lack.",
    ),
]
OnlyRules = Annotated[
    list[str] | None,
    typer.Option(
        "--rule", metavar="ID", help="With --explain: only this rule; * and ? as in file names. May be repeated."
    ),
]
_STYLES: Final = {"alerted": "bold", "withheld": "yellow", "not met": "dim"}
_MAX_TITLE_CHARS: Final = 60
"""Characters of a headline in the table. Chosen by hand."""
_SHOWN_ID_DIGITS: Final = 12
"""Digits of a story's id in the table: enough for ``--story``. Chosen by hand."""


class Choice(NamedTuple):
    """What to explain: stories whose ids begin with ``story``, and some rules, by id."""

    story: str
    """Empty for all stories."""
    rules: Collection[str]
    is_of_rule: bool
    """Whether the rules were named."""


class Row(NamedTuple):
    """An explanation, and its story version."""

    story: Story
    explanation: Explanation


def choose(
    rules: Sequence[Rule], against: Path | None, story: str | None, named: Sequence[str] | None, *, explains: bool
) -> Choice | None:
    """Return what the options ask to be explained; None for nothing. A usage error where they do not fit together."""
    if explains and against is None:
        msg = "it explains alerts on stories: give them with --against FILE"
        raise typer.BadParameter(msg, param_hint="--explain")
    if not explains:
        for option, value in (("--story", story), ("--rule", named)):
            if value:
                msg = "it chooses what --explain explains: give that too"
                raise typer.BadParameter(msg, param_hint=option)
        return None
    ids = dict.fromkeys(each.id for each in rules)
    chosen: dict[str, None] = {}
    for name in named or ():
        if not (found := silenced_rules(name, ids)):
            msg = f"there is no rule {name!r}; {nearest(name, ids)}"
            raise typer.BadParameter(msg, param_hint="--rule")
        chosen |= dict.fromkeys(found)
    return Choice((story or "").lower(), chosen or ids, bool(named))


def print_explanations(report: "Report", stories: StoryLines, bar: ProgressBar, *, as_json: bool) -> None:
    """Print the explanations that are chosen, as a table or as JSON lines, and count their verdicts.

    Exits with 1 where no story has the id. Of a rule that was named and that no version meets, a line on stderr says
    which of its fields fails first, in how many versions.
    """
    rows = report.rows(stories, bar)
    if as_json:
        for row in rows:
            sys.stdout.buffer.write(_line(row))
        sys.stdout.buffer.flush()
    else:
        console().print(explanations_table(rows))
    if report.story and not report.versions:
        typer.echo(f"dateline: there is no story {report.story} {stories.searched_records()}", err=True)
        raise typer.Exit(FAILED)
    for line in report.unmet_rules():
        typer.echo(line, err=True)


class Report:
    """Goes through the stories, and notes what the explanations add up to."""

    def __init__(self, trial: ExplainedTrial, choice: Choice, count: Callable[[Verdict], None]) -> None:
        self._trial = trial
        self._count = count
        self._choice = choice
        self._explained: set[str] = set()
        """Rules that a version meets, or that follow a story."""
        self._unmet: defaultdict[str, Counter[str]] = defaultdict(Counter)
        """By rule, how often each of its fields failed first."""
        self.story = choice.story
        """The first digits of the chosen stories' ids; empty for all."""
        self.versions = 0
        """How many versions of the chosen stories were read."""

    def rows(self, stories: StoryLines, bar: ProgressBar) -> Iterator[Row]:
        """Yield the chosen explanations, in the order of the stories. All stories count: they start cooldowns."""
        for story in stories.find(""):
            bar.count()
            is_chosen = story.story_id.startswith(self._choice.story)
            self.versions += is_chosen
            with_unmet = is_chosen and bool(self._choice.story or self._choice.is_of_rule)
            for each in self._trial.run(story, with_unmet=with_unmet):
                if not is_chosen:
                    continue
                if each.outcome == "not met":
                    self._unmet[each.rule][each.reason] += 1
                else:
                    self._explained.add(each.rule)
                if each.verdict is not None:
                    self._count(each.verdict)
                if each.outcome != "not met" or self._choice.story:
                    yield Row(story, each)

    def unmet_rules(self) -> Iterator[str]:
        """Yield a line for each rule that no version meets, unless each of its versions has a row."""
        if self._choice.story:
            return
        for rule, fields in self._unmet.items():
            if rule not in self._explained:
                failed = ", ".join(f"{field} in {count}" for field, count in fields.most_common())
                versions = plural(fields.total(), "version")
                yield f"no version meets the rule {rule}; of {versions}, first fails: {failed}; --story ID says more"


def explanations_table(rows: Iterable[Row]) -> Table:
    """Return a row for each explanation, in the order given."""
    table = Table(title="Why", title_justify="left")
    for column in ("at", "story", "rule", "verdict", "why"):
        table.add_column(column, overflow="fold", no_wrap=column == "at")
    for story, explanation in rows:
        headline = first_words(story.headline or story.text or "", _MAX_TITLE_CHARS)
        name = f"{printable(headline)}\n{story.story_id[:_SHOWN_ID_DIGITS]} version {story.version}".lstrip()
        verdict = f"{explanation.outcome}\n{explanation.reason}"
        cells = f"{seen_at(story):%m-%d %H:%M}", name, explanation.rule
        style = _STYLES[explanation.outcome]
        table.add_row(*map(Text, cells), Text(verdict, style=style), Text(printable(explanation.why)))
    return table


def _line(row: Row) -> bytes:
    """Return an explanation as a JSON line."""
    story, explanation = row
    record = {
        "story_id": story.story_id,
        "version": story.version,
        "at": seen_at(story).isoformat(),
        "headline": story.headline,
        "rule": explanation.rule,
        "verdict": explanation.outcome,
        "reason": explanation.reason,
        "why": explanation.why,
    }
    return pack(record | {"facts": dict(explanation.facts)}) + b"\n"
