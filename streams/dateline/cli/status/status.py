"""``dateline status``: lag, newest events and sources of a namespace.

The tables end with what is wrong, next to the prompt.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Final, TypeAlias

import orjson
import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.agents.monitoring.groups import GroupState
from dateline.agents.monitoring.lag import Lag, total
from dateline.agents.stage import FLOW, STAGES
from dateline.cli.options.formats import PrintFormatOption
from dateline.cli.options.namespace import live_settings
from dateline.cli.options.times import TIME_HELP, parse_time
from dateline.cli.status.deliveries import TARGET_COLUMNS, target_row
from dateline.cli.status.findings import Finding, find, notes, owned
from dateline.cli.status.gateways import GATEWAY_COLUMNS, gateway_row
from dateline.cli.status.report import as_json
from dateline.cli.status.snapshot.snapshot import GROUPS, SOURCES, Snapshot, TopicState, take_snapshot
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.printing import ago, console, plural, wants_json
from dateline.core.sources.no_briefs import words
from dateline.core.text.printable import printable

_NUMBERS: Final = {"partitions", "offsets", "members", "with a worker", "delivered", "failed", "behind"}
_NOT_READ: Final = "{} could not be read"
_TARGET: Final = "a target's"
"""The state shown of a group that holds a target's progress. Deliveries do not join it; the table of targets shows
them."""
_TIME_COLUMNS: Final = len("2026-02-07 23:00 +0100")
"""Columns of a time. In a narrow terminal a time stays on one line, and a topic's long name is folded instead."""


def status_tables(snapshot: Snapshot) -> RenderableType:
    """Return the tables of a snapshot, one below the other."""
    return Group(*_with_lines(snapshot))


def _with_lines(snapshot: Snapshot) -> Iterator[RenderableType]:
    settings = snapshot.settings
    name = f" (live under {settings.known_as})" if settings.known_as else ""
    yield Text(f"namespace {settings.namespace}{name} at {settings.broker} · {snapshot.at:%Y-%m-%d %H:%M %z}\n")
    yield from (
        _stages(snapshot),
        Text(),
        _groups(snapshot),
        Text(),
        _topics(snapshot),
        Text(),
        *((_targets(snapshot), Text()) if snapshot.targets else ()),
        *((_gateways(snapshot), Text()) if snapshot.gateways else ()),
        _sources(snapshot),
        _letters(snapshot),
        Text(),
    )
    yield _verdict(list(find(snapshot)), list(notes(snapshot)))


def _verdict(findings: list[Finding], noted: list[Finding]) -> Table:
    table = Table.grid(padding=(0, 2))
    for note in noted:
        table.add_row(Text("note", "yellow"), note.reason, Text(printable(note.problem)))
    for finding in findings:
        table.add_row(Text("wrong", "red"), finding.reason, Text(printable(finding.problem)))
    if not findings:
        table.add_row(Text("ok", "green"), "no problems")
    return table


def _stages(snapshot: Snapshot) -> Table:
    table = _table("stage", "reads", "partitions", "with a worker", "lag")
    for stage in FLOW:
        waits = total(lag for (name, _), lag in snapshot.lags.items() if name == stage)
        partitions = snapshot.settings.partitions
        workers = "" if GROUPS in snapshot.missing else str(owned(snapshot, stage))
        table.add_row(
            stage,
            STAGES[stage].source.of(snapshot.settings),
            str(partitions),
            Text(workers, "" if workers == str(partitions) else "red"),
            _lag(waits),
        )
    return table


def _groups(snapshot: Snapshot) -> RenderableType:
    if not snapshot.groups:
        return Text(_NOT_READ.format(GROUPS) if GROUPS in snapshot.missing else "no consumer group reads here")
    table = _table("group", "state", "members", "on", "lag")
    for group in snapshot.groups:
        hosts = ", ".join(sorted({member.host for member in group.members}))
        members = str(len(group.members))
        state, members = (_TARGET, "") if group.delivers and not group.members else (group.state, members)
        table.add_row(printable(group.name), state, members, hosts, _group_lag(snapshot, group))
    return table


def _group_lag(snapshot: Snapshot, group: GroupState) -> str:
    if group.name == snapshot.settings.namespace:
        return "the workers': as above"
    return ", ".join(f"{topic} {_lag(lag)}" for topic, lag in group.lag.items())


def _topics(snapshot: Snapshot) -> Table:
    table = _table("topic", "partitions", "offsets", "newest event", "age")
    for topic in snapshot.topics:
        newest = _newest(topic)
        old = snapshot.age(topic)
        age_text = "" if old is None else ago(old)
        table.add_row(topic.name, str(topic.partitions), str(topic.offsets), newest, age_text)
    return table


def _targets(snapshot: Snapshot) -> Table:
    table = _table(*TARGET_COLUMNS)
    for target in snapshot.targets:
        table.add_row(*target_row(target, snapshot.at))
    return table


def _gateways(snapshot: Snapshot) -> Table:
    table = _table(*GATEWAY_COLUMNS)
    for note in snapshot.gateways:
        table.add_row(*gateway_row(note, snapshot.at))
    return table


def _newest(topic: TopicState) -> str:
    if topic.newest is None:
        return ""
    return f"{topic.newest:%Y-%m-%d %H:%M %z}{'' if topic.exact else ' or later'}"


def _letters(snapshot: Snapshot) -> Text:
    letters = snapshot.letters
    if letters is None:
        return Text()
    retried = f", and {letters.retried} more that {'was' if letters.retried == 1 else 'were'} retried"
    since = f"{plural(letters.number, 'dead letter')} since {letters.since:%Y-%m-%d %H:%M %z}"
    return Text(since + (retried if letters.retried else ""))


def _sources(snapshot: Snapshot) -> Text:
    if SOURCES in snapshot.missing:
        return Text(_NOT_READ.format(SOURCES))
    silent = sum(source.silent for source in snapshot.sources)
    fallen = sum(source.fall is not None for source in snapshot.sources)
    new = sum(source.silence is None for source in snapshot.sources)
    others = (
        f"; {plural(snapshot.others, 'page')} of sources that are not counted one by one" if snapshot.others else ""
    )
    return Text(
        f"{plural(len(snapshot.sources), 'source')} in eight weeks: {silent} silent, {fallen} with fewer briefs, "
        f"{new} with less than a week of pages, too new to be judged silent{others}{_no_briefs(snapshot)}"
    )


def _no_briefs(snapshot: Snapshot) -> str:
    """Return how many pages gave no brief, and why, over all sources; empty where every page gave one."""
    counts = sum((Counter(source.reasons) for source in snapshot.sources), Counter[str]())
    return f"; {plural(counts.total(), 'page')} of four weeks gave no brief ({words(counts)})" if counts else ""


def _lag(lag: Lag) -> str:
    return f"{lag.records}" if lag.exact else f"at most {lag.records}"


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, column in enumerate(columns):
        table.add_column(
            column,
            justify="right" if column in _NUMBERS else "left",
            overflow="fold",
            no_wrap=column in _NUMBERS or (number == 0 and column != "topic"),
            min_width=_TIME_COLUMNS if column == "newest event" else None,
        )
    return table


_At: TypeAlias = Annotated[
    str | None, typer.Option("--at", metavar="T", help=f"Judge all of it as of T. {TIME_HELP} Default: now.")
]
_Since: TypeAlias = Annotated[
    str, typer.Option("--since", metavar="T", help="Count dead letters written since T; 2h is two hours before --at.")
]


def status(*, at: _At = None, since: _Since = "1h", form: PrintFormatOption = None) -> None:
    """Show stages with their lag, groups, topics with their newest event, dead letters, and sources that changed.

    Lag is counted in records. Where more than 100 offsets wait it is given in offsets, a little more than the records.
    The age of a topic's newest event is counted from when its page was fetched; "or later" stands where the newest
    event can be further from the topic's end than is searched (1,024 records of a partition, or 8 MiB). A group that
    looks stuck is watched for six seconds, and a worker for ten and DATELINE_WATERMARK_INTERVAL.

    A source is silent when at least 8 pages were due and none came, and twice as many as it often misses. How many are
    due is taken from its own hours of the week in the four weeks before its last page. With less than a week of pages
    it is not judged. Its yield fell when its newest pages give far fewer briefs than its pages of four weeks did. Its
    pages give no brief too often when the share is more than twice that of its other pages, and not by chance. A source
    is forgotten after eight weeks without pages.

    Where a partition has no leader, or its leader does not answer, it is a finding, and the rest is shown.

    A rebalance is a finding where a record has waited for longer than one can last by itself; before that it is a note.
    What something other than Dateline wrote to the dead-letter topic is a note too, and counted as no dead letter.

    Joins no group and commits nothing. Each finding has a reason, which the operator's handbook explains; `dateline
    doctor` says what to do.

    [bold]Exit codes[/bold]
      0  nothing is wrong
      1  something is wrong, or the broker cannot be used
      2  wrong usage, or a wrong setting
    """
    now = datetime.now(UTC)
    time = parse_time(at, now, "--at") if at else now
    counted_from = parse_time(since, time)
    if counted_from > time:
        msg = f"{counted_from.isoformat(timespec='seconds')} is after {'--at' if at else 'now'}"
        raise typer.BadParameter(msg, param_hint="--since")
    state = asyncio.run(take_snapshot(live_settings(), time, counted_from))
    if not wants_json(form):
        console().print(status_tables(state), highlight=False, markup=False)
    else:
        typer.echo(orjson.dumps(as_json(state), option=orjson.OPT_NON_STR_KEYS))
    if any(find(state)):
        raise typer.Exit(FAILED)
