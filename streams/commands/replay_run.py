"""``dateline replay run``: the raw pages of a time through the current code, into a namespace of their own."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Annotated, NamedTuple

import typer
from pydantic import ValidationError

from streams import child
from streams.agents.deliver import deliver
from streams.commands.event_time import parse_since
from streams.commands.replay_crew import Crew, working
from streams.commands.replay_feed import Feeder, backlog, feeding
from streams.commands.replay_marker import find_replay, note
from streams.commands.replay_offsets import about_gone, fix_offsets
from streams.commands.replay_pages import pages_in_order
from streams.commands.replay_progress import Shown
from streams.commands.replay_scan import scan
from streams.core.fingerprint import FINGERPRINT_VERSION
from streams.core.parse import PARSER_VERSION
from streams.core.replay import Fed, Marker, ReplayError, arguments, new_id, refusal
from streams.core.replay_rate import Rate, parse_rate
from streams.lag import lag
from streams.provision import create_topic, create_topics
from streams.settings import Settings, load_settings
from streams.topics import RAW, REPLAY

_LOOK_AGAIN = 0.2
_NEARLY = 200
"""Records before the stages, few enough to be read for being counted."""


class Plan(NamedTuple):
    """A replay about to begin, or to go on: from the live namespace into its own."""

    live: Settings
    settings: Settings
    marker: Marker


def run(  # noqa: PLR0913  # one parameter an option
    name: Annotated[str, typer.Option("--as", metavar="NAME", help="The new namespace: the first word of its topics.")],
    start: Annotated[
        str, typer.Option("--from", metavar="T", help="Pages fetched at or after: 2h, 7d, or 2026-02-07T23:00+01:00.")
    ],
    end: Annotated[str | None, typer.Option("--to", metavar="T", help="And before; without it, up to now.")] = None,
    *,
    rate: Annotated[
        str | None,
        typer.Option(metavar="N|Nx", help="At most N pages a second, or N times as fast as they were fetched."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Worker processes to run beside.")] = 1,
    partitions: Annotated[
        int | None, typer.Option(min=1, max=256, help="Partitions of its topics; without it, as many as live has.")
    ] = None,
) -> None:
    """Take the raw pages of a time through the current code, into a namespace NAME, beside the live streams.

    Times are event time: when a page was fetched. Pages are read between offsets fixed at the start, in no
    consumer group, and fed in the order of their times, merged over partitions. Nothing of live is touched:
    topics, groups and state are NAME's own, and every record bears the header dateline-replay. It ends
    when every record is through all stages.

    Stopped or killed, it goes on where it was when started again with the same arguments. It refuses a
    namespace that exists and is not its own beginning. `dateline replay drop NAME` removes all of it.

    [bold]Exit codes[/bold]  0 done, 1 stopped, refused or failed, 2 wrong usage.
    """
    live = load_settings()
    settings = namespace(live, name)
    now = datetime.now(UTC)
    first, last = moment(start, now, "--from"), moment(end, now, "--to") if end else now
    speed = _rate(rate)
    if first >= last:
        msg = f"{first.isoformat()} is not before {last.isoformat()}"
        raise typer.BadParameter(msg, param_hint="--from")
    child.end_on_sigterm()
    plan = asyncio.run(_prepare(live, settings, first, last, partitions))
    try:
        with Shown() as shown, working(plan.settings, workers) as crew:
            asyncio.run(_go(plan, crew, shown, speed))
    except KeyboardInterrupt:
        msg = "stopped"
        raise ReplayError(_resumable(msg, plan.marker, name)) from None
    except ReplayError as error:
        raise ReplayError(_resumable(str(error), plan.marker, name)) from error


def namespace(live: Settings, name: str) -> Settings:
    """Return the settings of a namespace that a replay may be in; the live one and a wrong name are usage errors."""
    if name == live.namespace:
        msg = f"{name} is the live namespace; choose another"
        raise typer.BadParameter(msg, param_hint="NAME")
    try:
        Settings.model_validate({"namespace": name})
    except ValidationError as error:
        msg = f"{name!r}: {error.errors()[0]['msg']}"
        raise typer.BadParameter(msg, param_hint="NAME") from error
    return live.model_copy(update={"namespace": name})


def moment(text: str, now: datetime, option: str) -> datetime:
    """Read a time as it is said in an option."""
    try:
        return parse_since(text, now)
    except typer.BadParameter as error:
        raise typer.BadParameter(error.message, param_hint=option) from error


def _rate(text: str | None) -> Rate:
    try:
        return parse_rate(text) if text else Rate()
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--rate") from error


def _resumable(why: str, marker: Marker, name: str) -> str:
    again = f"`dateline replay run {arguments(marker)} --as {name}` goes on, `dateline replay drop {name}` removes it"
    return f"{why}\n{again}"


async def _prepare(live: Settings, settings: Settings, start: datetime, end: datetime, partitions: int | None) -> Plan:
    """Mark the namespace as this replay's, or find it marked so. Raises ``ReplayError``."""
    offsets = await fix_offsets(live, RAW, start)
    wanted = Marker(
        replay=new_id(settings.namespace, live.namespace, start, end, dict(offsets.ends)),
        live=live.namespace,
        start=start,
        end=end,
        partitions=partitions or len(offsets.ends),
        begins=dict(offsets.begins),
        ends=dict(offsets.ends),
        parser_version=PARSER_VERSION,
        fingerprint_version=FINGERPRINT_VERSION,
    )
    found = await find_replay(settings)
    if why := refusal(settings.namespace, found.topics, found.marker, wanted):
        raise ReplayError(why)
    marker = found.marker or wanted
    settings = settings.model_copy(update={"partitions": marker.partitions})
    if found.marker is None:
        if offsets.gone:
            typer.echo(f"{about_gone(live, RAW, offsets.gone)}; the replay goes without those pages", err=True)
        # The marker first: whatever is made after it can be told for this replay's, and be dropped.
        await create_topic(settings, REPLAY)
        async with feeding(settings) as producer:
            await deliver(producer, [note(settings, marker), note(settings, Fed())])
    await create_topics(settings)
    return Plan(live, settings, marker)


async def _go(plan: Plan, crew: Crew, shown: Shown, rate: Rate) -> None:
    live, settings, marker = plan
    scanned = await scan(live, marker, shown.scanned)
    began = time.monotonic()

    async def look(fed: Fed) -> int:
        crew.must_run()
        before = await backlog(settings)
        shown.fed(fed.pages, scanned.pages, before)
        return max(before.values())

    async with feeding(settings) as producer:
        before = (await find_replay(settings)).fed  # read now that nobody else writes it
        pages = pages_in_order(live, marker, scanned.notes, before.last)
        fed = await Feeder(producer, settings, marker, look).feed(before, pages, rate)
        # Stage by stage in the order of the flow: when all are without lag in one look, all is done.
        while await look(fed) > _NEARLY or any((await lag(settings)).values()):  # noqa: ASYNC110  # offsets on a broker set no event
            await asyncio.sleep(_LOOK_AGAIN)
        await deliver(producer, [note(settings, marker.model_copy(update={"state": "done"}))])
    shown.done(fed.pages - before.pages, fed.pages, time.monotonic() - began)
