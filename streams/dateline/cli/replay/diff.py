"""``dateline replay diff``: what a replay made against what live made of the same pages."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any, NamedTuple

import orjson
import typer

from dateline.cli.replay.diff_table import DiffTable
from dateline.cli.replay.join import Join, Side
from dateline.cli.replay.marker import find_replay
from dateline.cli.replay.options import Name, moment, namespace
from dateline.cli.replay.replay_offsets import about_gone, fix_offsets
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.printing import AsFormat, wants_json
from dateline.core.replay.diff import Kind, Pair, Tally, brief_changes, kind_of, story_changes
from dateline.core.replay.job import Marker, ReplayError, about, arguments
from dateline.core.times.window import AHEAD
from dateline.kafka.alias import resolve
from dateline.kafka.topic_reader import committed
from dateline.settings import Settings, load_settings
from dateline.topics import BRIEFS, STORIES, Topic


class Difference(NamedTuple):
    """A brief or a story that is not the same on both sides, and the fields in which it differs."""

    what: str
    kind: Kind
    pair: Pair
    changes: dict[str, tuple[object, object]]


def diff(  # noqa: PLR0913  # one parameter an option
    name: Name,
    *,
    start: Annotated[
        str | None, typer.Option("--from", metavar="T", help="Leave out pages fetched before; else all of the replay.")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="T", help="Leave out pages fetched at or after.")] = None,
    examples: Annotated[int, typer.Option(min=0, help="Rows of each kind in the table.")] = 3,
    form: AsFormat = None,
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
    live, now = load_settings(), datetime.now(UTC)
    settings = namespace(live, name)
    marker, against = asyncio.run(_sides(live, settings))
    first = max(marker.start, moment(start, now, "--from")) if start else marker.start
    last = min(marker.end, moment(end, now, "--to")) if end else marker.end
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


async def _sides(live: Settings, settings: Settings) -> tuple[Marker, Settings]:
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


async def _gather(join: Join, live: Settings, replay: Settings, start: datetime, end: datetime) -> None:
    """Take in what both sides made of pages fetched between two times; say where a topic reaches less far back."""
    sides: tuple[tuple[Side, Settings], ...] = (("live", live), ("replay", replay))
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
    settings: Settings, topic: Topic, start: datetime | None, end: datetime, add: Callable[[Any, bytes], None]
) -> None:
    async for batch in committed(settings, topic, start, follow=False):
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
