"""``dateline replay diff``: compare what a replay made with what live made of the same pages.

The differences are JSON lines for programs; for people, tables of their number and some examples of each kind.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import aclosing, closing
from datetime import UTC, datetime
from functools import partial
from itertools import takewhile
from typing import Annotated, Any, Final, Literal, NamedTuple

import orjson
import typer
from aiokafka import TopicPartition
from rich.table import Table
from rich.text import Text

from dateline.agents.state.positions import read_spans
from dateline.cli.options.formats import PrintFormatOption
from dateline.cli.options.namespace import ReplayName, named_settings, replay_settings
from dateline.cli.options.times import From, To, parse_time
from dateline.cli.replay.join import Join, Side
from dateline.cli.replay.marker import find_replay
from dateline.cli.replay.plan import fix_offsets, retention_warning
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.printing import console, plural, wants_json
from dateline.core.replay.diff import JsonRecord, Kind, Pair, Tally, brief_changes, kind_of, story_changes
from dateline.core.replay.job import Marker, ReplayError, about, continuing, microseconds, page_time
from dateline.core.text.printable import printable
from dateline.core.times.window import AHEAD
from dateline.kafka.alias import resolve
from dateline.kafka.clients import reading
from dateline.kafka.codec import Incoming, sent_at
from dateline.kafka.topic_reader import read_committed
from dateline.process import stop_signals
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, RAW, STORIES, Topic
from dateline_schemas import Brief, Story

_KINDS: Final = ("same", "gained", "lost", "changed", "moved")
_PLURAL: Final = {"brief": "briefs", "story": "stories"}
_MAX_HEADLINE_CHARS: Final = 60
"""How many characters of a headline the table shows; chosen by hand."""
_MAX_VALUE_CHARS: Final = 40
"""How many characters of a value that differs the table shows for each side; chosen by hand."""
_MAX_LEAD_CHARS: Final = 12
"""How many equal characters it shows before the first that differs; chosen by hand."""
_MODELS: Final[dict[Topic, type[Brief | Story]]] = {BRIEFS: Brief, STORIES: Story}
_MAX_LATER_RECORDS: Final = 20_000
"""Records of a raw partition that are searched for pages that came later; bounds time. Chosen by hand."""


Examples = Annotated[
    int, typer.Option("--examples", metavar="N", min=0, help="How many examples of each kind the table shows.")
]
Fail = Annotated[bool, typer.Option("--fail", help="Exit with 1 if anything differs.")]


class Difference(NamedTuple):
    """A brief or a story that is not the same on both sides."""

    what: Literal["brief", "story"]
    kind: Kind
    pair: Pair
    changes: dict[str, tuple[object, object]]
    """The fields in which the two differ, with both values."""


def diff(  # noqa: PLR0913  # one parameter per option
    name: ReplayName,
    *,
    start: From = None,
    end: To = None,
    examples: Examples = 3,
    form: PrintFormatOption = None,
    fail: Fail = False,
) -> None:
    """Compare a replay with what live made of the same pages: the briefs, and the stories that hold them.

    Briefs match by page (source, article_id, fetched_at) and by overlapping span. A brief is gained, lost, or changed
    in some fields. Stories match by the briefs that they hold, whatever their ids. A story is gained, lost, moved to
    other regions, or changed in another field. Not compared: ids, version numbers, and the place of a brief on its
    page; and of stories, as it depends on the order in which partitions were read, which page a text was taken from,
    what was seen before (first_seen, last_seen, late, sightings, sources, article_ids, former_regions), why it is in a
    region, and of relation all but its kind. published and age count where they differ in briefs of that text too.

    Live had seen pages from before the replay began, and the replay had not: a text from before is new to it. So let
    the replay begin three days early, and leave those days out with --from. A page that came after the replay began
    counts as lost; stderr says how many, and what was left out. When piped: a JSON line a difference, then the counts.

    [bold]Exit codes[/bold]
      0  done
      1  with --fail: something differs; or NAME is live, or no finished replay
      2  wrong usage, or a wrong setting
    """
    live, now = named_settings(), datetime.now(UTC)
    settings = replay_settings(live, name)
    marker, against = stop_signals.run(_finished_replay(live, settings))
    first, last = _bounds(marker, start, end, now)
    stop_signals.run(_warn_of_later_pages(live, marker, first, last))
    tallies = {"brief": Tally(), "story": Tally()}
    table = None if wants_json(form) else DiffTable(f"{about(marker)}, against {name}", examples)
    with closing(Join()) as join:
        stop_signals.run(_fill(join, against, settings, first, last))
        (table.print if table else _print_lines)(find_differences(join, tallies), tallies)
    if fail and any(tally.differ for tally in tallies.values()):
        raise typer.Exit(FAILED)


def _bounds(marker: Marker, start: str | None, end: str | None, now: datetime) -> tuple[datetime, datetime]:
    """Return between which times of fetching pages are compared: the replay's, narrowed by --from and --to."""
    first = max(marker.start, parse_time(start, now, "--from")) if start else marker.start
    last = min(marker.end, parse_time(end, now, "--to")) if end else marker.end
    return first, last


async def _finished_replay(live: ResolvedSettings, settings: ResolvedSettings) -> tuple[Marker, ResolvedSettings]:
    """Return a replay's marker, and the settings of the namespace that is live under the name that it was made from.

    Raises ``ReplayError`` where there is no replay, or an unfinished one.
    """
    existing = await find_replay(settings)
    marker = existing.marker
    if marker is None:
        name = settings.namespace
        msg = (
            f"{name} holds no replay: `dateline replay run --as {name}` makes one, and `dateline upgrade prepare "
            f"--as {name}` a namespace to switch to"
        )
        raise ReplayError(msg)
    if marker.state != "done":
        name = settings.namespace
        msg = f"{name} holds {about(marker)}, unfinished: `{continuing(name, marker)}` continues it"
        raise ReplayError(msg)
    if lost := {topic.of(settings) for topic in (BRIEFS, STORIES)} - existing.topics:
        msg = f"{min(lost)} was deleted: `dateline replay drop {settings.namespace}`, and make it again"
        raise ReplayError(msg)
    against = await resolve(live.model_copy(update={"namespace": marker.live}))
    if against.namespace == settings.namespace:
        msg = (
            f"{settings.namespace} is live under the name of {marker.live}: it would be compared with itself. Compare "
            "before the switch, or after `dateline upgrade back`"
        )
        raise ReplayError(msg)
    return marker, against


async def _fill(join: Join, live: ResolvedSettings, replay: ResolvedSettings, start: datetime, end: datetime) -> None:
    """Add to the join what both sides made of pages fetched between two times.

    Where a topic has lost records of that window, the comparison begins later, and stderr says so.
    """
    sides: tuple[tuple[Side, ResolvedSettings], ...] = (("live", live), ("replay", replay))
    for _, settings in sides:
        deleted_before = (await fix_offsets(settings, BRIEFS, start)).deleted_before
        if deleted_before:
            start = max(deleted_before.values()) + AHEAD
            warning = retention_warning(settings, BRIEFS, deleted_before)
            typer.echo(f"{warning}; compared are pages fetched from {start.isoformat(timespec='seconds')} on", err=True)
    for side, settings in sides:
        await _read(settings, BRIEFS, start, end, partial(join.add_brief, side))
        await _read(settings, STORIES, None, end, partial(join.add_story, side))


async def _warn_of_later_pages(live: ResolvedSettings, marker: Marker, start: datetime, end: datetime) -> None:
    """Say on stderr how many pages fetched between two times came to live after the replay's offsets were fixed.

    Not for an upgrade, which goes on with live's pages.
    """
    if marker.upgrade:
        return
    raw = RAW.of(live.model_copy(update={"namespace": marker.live}))
    starts = {TopicPartition(raw, number): offset for number, offset in marker.ends.items()}
    bounds = range(microseconds(start), microseconds(end))
    later = 0
    async with reading(live) as reader:
        async for record in read_spans(reader, starts, limit=_MAX_LATER_RECORDS):
            later += page_time(record.value, sent_at(Incoming.of(record)), AHEAD) in bounds
    if later:
        typer.echo(
            f"{plural(later, 'page')} of these times came to {raw} after the replay had begun: what live made of "
            f"{'it' if later == 1 else 'them'} counts as lost or changed. A new replay has all",
            err=True,
        )


async def _read(
    settings: ResolvedSettings, topic: Topic, start: datetime | None, end: datetime, add: Callable[[Any, bytes], None]
) -> None:
    """Call ``add`` with every record of a topic whose event is between the times: as JSON, and as bytes.

    What is no record of the topic is left out, and stderr says how many there were and where the first stands.
    """
    foreign: list[str] = []
    async with aclosing(read_committed(settings, topic, start, follow=False)) as batches:
        async for batch in batches:
            for record in batch:
                value = record.value or b"null"
                try:
                    _MODELS[topic].read(value)
                except ValueError:
                    foreign.append(f"{record.topic}/{record.partition}@{record.offset}")
                    continue
                fields = orjson.loads(value)
                at = datetime.fromisoformat(fields.get("fetched_at") or fields["last_seen"])
                if at < end and (start is None or at >= start):
                    add(fields, value)
    if foreign:
        typer.echo(
            f"{plural(len(foreign), 'record')} of {topic.of(settings)} left out: written by another program, the first "
            f"at {foreign[0]} (`dateline dead-letters list`)",
            err=True,
        )


def find_differences(join: Join, tallies: dict[str, Tally]) -> Iterator[Difference]:
    """Yield what differs, the briefs first, and count every pair in ``tallies``."""
    for pair, times in join.briefs():
        changes = brief_changes(pair.live, pair.replay) if pair.live and pair.replay else {}
        kind = kind_of(pair, changes)
        tallies["brief"].add(kind, changes, times)
        if kind is not None:
            yield Difference("brief", kind, pair, changes)
    for pair, held in join.stories():
        changes = story_changes(pair.live, pair.replay, **held._asdict()) if pair.live and pair.replay else {}
        kind = kind_of(pair, changes)
        tallies["story"].add(kind, changes)
        if kind is not None:
            yield Difference("story", kind, pair, changes)


def _print_lines(differences: Iterator[Difference], tallies: dict[str, Tally]) -> None:
    for each in differences:
        line = {
            "what": each.what, "kind": each.kind, "live": each.pair.live, "replay": each.pair.replay,
            "fields": sorted(each.changes),
        }  # fmt: skip
        sys.stdout.buffer.write(orjson.dumps(line) + b"\n")
    counts = {what: {**tally.kinds, "fields": dict(tally.fields)} for what, tally in tallies.items()}
    sys.stdout.buffer.write(orjson.dumps({"what": "counts", **counts}) + b"\n")
    sys.stdout.buffer.flush()


class DiffTable:
    """The differences for people: counts, the fields that differ, and at most ``examples`` differences of a kind."""

    def __init__(self, title: str, examples: int) -> None:
        self._title = title
        self._examples = examples

    def print(self, differences: Iterable[Difference], tallies: Mapping[str, Tally]) -> None:
        """Consume the differences, which fills the tallies, and print the tables."""
        examples = self._example_table(differences)
        screen = console()
        screen.print(Text(printable(self._title)))
        screen.print(_counts_table(tallies))
        for what, tally in tallies.items():
            if tally.fields:
                fields = ", ".join(f"{name} {count}" for name, count in tally.fields.most_common())
                screen.print(Text(f"{_PLURAL[what]} differ in: {fields}"))
        if examples.row_count:
            screen.print(examples)

    def _example_table(self, differences: Iterable[Difference]) -> Table:
        table = Table("", "", "headline, or first words", "what differs: live → replay", show_lines=True)
        seen: Counter[tuple[str, str]] = Counter()
        for each in differences:
            seen[each.what, each.kind] += 1
            if seen[each.what, each.kind] <= self._examples:
                record = each.pair.live or each.pair.replay or {}
                changes = Text("\n").join(_change(name, *values) for name, values in each.changes.items())
                table.add_row(each.what, each.kind, Text(_title(record)), changes)
        return table


def _counts_table(tallies: Mapping[str, Tally]) -> Table:
    table = Table("", *_KINDS)
    for what, tally in tallies.items():
        # Only stories move: regions are a field of briefs like any other.
        counts = [str(tally.kinds[kind]) for kind in _KINDS]
        table.add_row(_PLURAL[what], *(counts if what == "story" else [*counts[:-1], ""]))
    return table


def _title(record: JsonRecord) -> str:
    """Return the headline or the first words, and below them the page of a brief, or a story's id."""
    origin = f"{record['source']} {record['fetched_at']}" if record.get("source") else record.get("story_id", "")
    words = _cut(record.get("headline") or record.get("text") or "", _MAX_HEADLINE_CHARS)
    return f"{printable(words)}\n{printable(origin)}"


def _change(name: str, live: object, replay: object) -> Text:
    """Return a line for each value that differs: of a field with parts, such as ``published.basis``, its parts."""
    if live is None and replay is None:
        return Text(name)
    if isinstance(live, dict) and isinstance(replay, dict):
        parts = [part for part in sorted(live.keys() | replay.keys()) if live.get(part) != replay.get(part)]
        return Text("\n").join(_change(f"{name}.{part}", live.get(part), replay.get(part)) for part in parts)
    sides = [" ".join(("none" if value is None else str(value)).split()) for value in (live, replay)]
    equal = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*sides, strict=False)))
    start = max(equal - _MAX_LEAD_CHARS, 0)
    shown = (printable(_cut(("… " if start else "") + side[start:], _MAX_VALUE_CHARS)) for side in sides)
    return Text(f"{name}: {' → '.join(shown)}")


def _cut(text: str, max_chars: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= max_chars else text[: max_chars - 2].rstrip() + " …"
