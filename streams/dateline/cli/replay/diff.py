"""``dateline replay diff``: what a replay made against what live made of the same pages.

What differs between two runs, as tables for a person: how much of it, and some of each kind.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any, Final, NamedTuple, Protocol

import orjson
import typer
from rich.table import Table
from rich.text import Text

from dateline.cli.options.formats import PrintFormatOption
from dateline.cli.options.namespace import ReplayName, named_settings, replay_settings
from dateline.cli.options.times import From, To, parse_time
from dateline.cli.replay.join import Join, Side
from dateline.cli.replay.marker import find_replay
from dateline.cli.replay.plan import about_gone, fix_offsets
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.printing import console, printable, wants_json
from dateline.core.replay.diff import JsonRecord, Kind, Pair, Tally, brief_changes, kind_of, story_changes
from dateline.core.replay.job import Marker, ReplayError, about, arguments
from dateline.core.times.window import AHEAD
from dateline.kafka.alias import resolve
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, STORIES, Topic

_KINDS: Final = ("same", "gained", "lost", "changed", "moved")
_PLURAL: Final = {"brief": "briefs", "story": "stories"}
_SHOWN: Final = 60
_CUT: Final = 40


class Different(Protocol):
    """A brief or a story that is not the same on both sides."""

    @property
    def what(self) -> str: ...  # noqa: D102

    @property
    def kind(self) -> str: ...  # noqa: D102

    @property
    def pair(self) -> Pair: ...  # noqa: D102

    @property
    def changes(self) -> Mapping[str, tuple[object, object]]: ...  # noqa: D102


class DiffTable:
    """Counts, the fields in which they differ, and at most so many examples of a kind."""

    def __init__(self, title: str, examples: int) -> None:
        self._title = title
        self._examples = examples

    def print(self, found: Iterable[Different], tallies: Mapping[str, Tally]) -> None:
        """Go through all that differs, and print it."""
        shown = self._shown(found)
        screen = console()
        screen.print(Text(self._title))
        screen.print(_counts(tallies))
        for what, tally in tallies.items():
            if tally.fields:
                fields = ", ".join(f"{name} {count}" for name, count in tally.fields.most_common())
                screen.print(Text(f"{_PLURAL[what]} differ in: {fields}"))
        if shown.row_count:
            screen.print(shown)

    def _shown(self, found: Iterable[Different]) -> Table:
        table = Table("", "", "headline, or first words", "what differs: live → replay", show_lines=True)
        seen: Counter[tuple[str, str]] = Counter()
        for each in found:
            seen[each.what, each.kind] += 1
            if seen[each.what, each.kind] <= self._examples:
                told = each.pair.live or each.pair.replay or {}
                changes = Text("\n").join(_change(name, *sides) for name, sides in each.changes.items())
                table.add_row(each.what, each.kind, Text(_words(told)), changes)
        return table


def _counts(tallies: Mapping[str, Tally]) -> Table:
    table = Table("", *_KINDS)
    for what, tally in tallies.items():
        # A brief has its regions among its fields; it is stories that move.
        kinds = [str(tally.kinds[kind]) for kind in _KINDS]
        table.add_row(_PLURAL[what], *(kinds if what == "story" else [*kinds[:-1], ""]))
    return table


def _words(told: JsonRecord) -> str:
    where = f"{told['source']} {told['fetched_at']}" if told.get("source") else told.get("story_id", "")
    return f"{printable(_short(told.get('headline') or told.get('text') or '', _SHOWN))}\n{where}"


def _change(name: str, live: object, replay: object) -> Text:
    if live is None and replay is None:
        return Text(name)
    return Text(f"{name}: {printable(_short(live, _CUT))} → {printable(_short(replay, _CUT))}")


def _short(value: object, most: int) -> str:
    words = " ".join(("none" if value is None else str(value)).split())
    return words if len(words) <= most else words[: most - 2].rstrip() + " …"


class Difference(NamedTuple):
    """A brief or a story that is not the same on both sides, and the fields in which it differs."""

    what: str
    kind: Kind
    pair: Pair
    changes: dict[str, tuple[object, object]]


def diff(  # noqa: PLR0913  # one parameter an option
    name: ReplayName,
    *,
    start: From = None,
    end: To = None,
    examples: Annotated[int, typer.Option(min=0, help="Rows of each kind in the table.")] = 3,
    form: PrintFormatOption = None,
    fail: Annotated[bool, typer.Option("--fail", help="Leave with 1 when anything differs.")] = False,
) -> None:
    """Compare a replay with what live made of the same pages: their briefs, and the stories that hold them.

    Briefs match by page (source, article_id, fetched_at) and by overlapping span: gained, lost, or changed in
    some fields. Stories match by the briefs that they hold, whatever their ids: gained, lost, moved to other
    regions, or changed in another field. Where each text stands in its page, by which code it was read, how
    often it was seen and the versions' numbers do not count.

    Live knew what came before the replay began, and the replay did not: a text from before is new to it. So
    let the replay begin three days early, and leave those out here with --from. What came to the raw topic
    after the replay had begun counts as lost. JSON lines: one a difference, then one with the counts.
    """
    live, now = named_settings(), datetime.now(UTC)
    settings = replay_settings(live, name)
    marker, against = asyncio.run(_sides(live, settings))
    first = max(marker.start, parse_time(start, now, "--from")) if start else marker.start
    last = min(marker.end, parse_time(end, now, "--to")) if end else marker.end
    tallies = {"brief": Tally(), "story": Tally()}
    with closing(Join()) as join:
        asyncio.run(_gather(join, against, settings, first, last))
        found = differences(join, tallies)
        if not wants_json(form):
            DiffTable(f"{about(marker)}, against {name}", examples).print(found, tallies)
        else:
            _print_lines(found, tallies)
    if fail and any(tally.differ for tally in tallies.values()):
        raise typer.Exit(FAILED)


async def _sides(live: ResolvedSettings, settings: ResolvedSettings) -> tuple[Marker, ResolvedSettings]:
    """Return a finished replay's marker, and the namespace that is live under the name that it was made from."""
    found = await find_replay(settings)
    if found.marker is None:
        msg = f"{settings.namespace} holds no replay: `dateline replay run --as {settings.namespace}` makes one"
        raise ReplayError(msg)
    if found.marker.state != "done":
        again = f"`dateline replay run {arguments(found.marker)} --as {settings.namespace}` goes on with it"
        again = f"`dateline upgrade prepare --as {settings.namespace}` goes on" if found.marker.upgrade else again
        msg = f"{settings.namespace} holds {about(found.marker)}, unfinished: {again}"
        raise ReplayError(msg)
    return found.marker, await resolve(live.model_copy(update={"namespace": found.marker.live}))


async def _gather(join: Join, live: ResolvedSettings, replay: ResolvedSettings, start: datetime, end: datetime) -> None:
    """Take in what both sides made of pages fetched between two times; say where a topic reaches less far back."""
    sides: tuple[tuple[Side, ResolvedSettings], ...] = (("live", live), ("replay", replay))
    for _, settings in sides:
        gone = (await fix_offsets(settings, BRIEFS, start)).gone
        if gone:
            start = max(gone.values()) + AHEAD
            told = about_gone(settings, BRIEFS, gone)
            typer.echo(f"{told}; compared are pages fetched from {start.isoformat(timespec='seconds')} on", err=True)
    for side, settings in sides:
        await _take(settings, BRIEFS, start, end, partial(join.add_brief, side))
        await _take(settings, STORIES, None, end, partial(join.add_story, side))


async def _take(
    settings: ResolvedSettings, topic: Topic, start: datetime | None, end: datetime, add: Callable[[Any, bytes], None]
) -> None:
    async for batch in read_committed(settings, topic, start, follow=False):
        for record in batch:
            value = record.value or b"null"
            told = orjson.loads(value)
            at = datetime.fromisoformat(told.get("fetched_at") or told["last_seen"])
            if at < end and (start is None or at >= start):
                add(told, value)


def differences(join: Join, tallies: dict[str, Tally]) -> Iterator[Difference]:
    """Yield what differs, briefs first, and count it and the rest."""
    for pair, times in join.briefs():
        changes = brief_changes(pair.live, pair.replay) if pair.live and pair.replay else {}
        kind = kind_of(pair, changes)
        tallies["brief"].add(kind, changes, times)
        if kind is not None:
            yield Difference("brief", kind, pair, changes)
    for pair, same in join.stories():
        changes = story_changes(pair.live, pair.replay, same_briefs=same) if pair.live and pair.replay else {}
        kind = kind_of(pair, changes)
        tallies["story"].add(kind, changes)
        if kind is not None:
            yield Difference("story", kind, pair, changes)


def _print_lines(found: Iterator[Difference], tallies: dict[str, Tally]) -> None:
    for each in found:
        told = {"what": each.what, "kind": each.kind, "live": each.pair.live, "replay": each.pair.replay}
        sys.stdout.buffer.write(orjson.dumps({**told, "fields": sorted(each.changes)}) + b"\n")
    counts = {what: {**tally.kinds, "fields": dict(tally.fields)} for what, tally in tallies.items()}
    sys.stdout.buffer.write(orjson.dumps({"what": "counts", **counts}) + b"\n")
    sys.stdout.buffer.flush()
