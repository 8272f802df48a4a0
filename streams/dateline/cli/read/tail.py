"""``dateline tail``: print a topic's committed records, from its start or a time, to its end or for ever.

It ends when the reader of its output does (``… | head``), and reads several topics side by side.
"""

import asyncio
import contextlib
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Annotated, TypeVar

import typer

from dateline.cli.options.times import From, RecordTime, Since, To, parse_window
from dateline.cli.options.topic import CountryCodes, RegionSlugs, TopicOrPosition, choose_names, choose_topics
from dateline.cli.read.export import Sift
from dateline.cli.read.follow_live import follow_live
from dateline.cli.read.record_at import parse_position, print_record
from dateline.cli.read.while_read import while_read
from dateline.cli.run.events import report_events
from dateline.cli.terminal.printing import SafeConsole
from dateline.cli.terminal.records import json_line, rows
from dateline.core.stories.subscription import Subscription, choose_countries
from dateline.core.times.window import Window
from dateline.kafka.alias import resolve
from dateline.kafka.codec import Incoming, UndecodableError, decode
from dateline.kafka.topic_reader import read_committed
from dateline.process import stop_signals
from dateline.settings import Settings, load_settings
from dateline.topics import STORIES, Topic
from dateline_schemas import Story

T = TypeVar("T")


def tail(  # noqa: PLR0913  # one parameter per option
    topic: TopicOrPosition = None,
    *,
    region: RegionSlugs = None,
    country: CountryCodes = None,
    since: Since = None,
    start: From = None,
    stop: To = None,
    record_time: RecordTime = False,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Continue until Ctrl-C.")] = False,
) -> None:
    """Print a topic's records: one table row per record on a terminal, JSON lines when piped.

    A record's event time is when its page was fetched, and not when it reached the broker: a page of last year that is
    ingested today is found under last year. That of a story is its last_seen: its newest sighting so far. Records of
    one partition are printed in their order. With several regions or a country, each version is printed once, repeats
    are omitted, and a story that was printed is followed to its end. --follow continues across every switch of
    `dateline upgrade`. With a position, as logs and errors name one (wire.raw/0@2880), that record is printed in full.

    [bold]Exit codes[/bold]
      0  done, or with --follow stopped
      1  the broker cannot be used, or there is no such topic or record
      2  wrong usage, or a wrong setting
    """
    settings = load_settings()
    if (position := parse_position(topic)) is not None:
        _refuse_options((region, country, since, start, stop, record_time, follow))
        stop_signals.run(print_record(settings, position))
        return
    countries, topics = _choose(settings, topic, region, country)
    window = parse_window(start, stop, datetime.now(UTC), since=since, by_record=record_time)
    if follow and window.stop:
        msg = "--follow has no end; omit it or --to"
        raise typer.BadParameter(msg, param_hint="--to")
    if follow:
        report_events(settings)
    wanted = Subscription(countries) if countries or len(topics) > 1 else None
    with contextlib.suppress(KeyboardInterrupt) if follow else contextlib.nullcontext():  # the usual end of --follow
        stop_signals.run(while_read(_tail(settings, topics, window, wanted, follow=follow)))


def _refuse_options(values: tuple[object, ...]) -> None:
    """Raise a usage error where an option is given beside a position."""
    if any(values):
        msg = "a position names one record; give it without other options"
        raise typer.BadParameter(msg, param_hint="TOPIC")


def _choose(
    settings: Settings, topic: str | None, region: list[str] | None, country: list[str] | None
) -> tuple[frozenset[str], list[Topic]]:
    """Return the countries and the topics that are asked for. A usage error where they do not fit together."""
    countries = choose_names(choose_countries, country, "--country")
    topics = choose_topics(settings, STORIES.suffix if countries and not (topic or region) else topic, region)
    if countries and topics[0].model is not Story:
        msg = f"{topics[0].suffix} holds no stories; use --country with --region, or with stories"
        raise typer.BadParameter(msg, param_hint="--country")
    return countries, topics


async def _tail(
    named: Settings, topics: Sequence[Topic], window: Window, wanted: Subscription | None, *, follow: bool
) -> None:
    console = SafeConsole()
    header = True
    kind = topics[0]  # several topics are all regions
    sift = Sift(kind, window)
    if follow:
        sources = [follow_live(named, topic, window) for topic in topics]
    else:
        settings = await resolve(named)
        sources = [read_committed(settings, topic, window, follow=False) for topic in topics]
    async with contextlib.aclosing(side_by_side(sources)) as batches:
        async for batch in batches:
            records = [record for record in batch if sift.wants(record) and _takes(wanted, record)]
            if not records:
                continue
            if console.is_terminal:
                console.print(rows(kind, records, header=header))
                header = False
            else:
                sys.stdout.buffer.writelines(json_line(kind, record) for record in records)
                sys.stdout.buffer.flush()
    if summary := sift.summary():
        typer.echo(summary, err=True)


def _takes(wanted: Subscription | None, record: Incoming) -> bool:
    try:
        return wanted is None or wanted.takes(decode(Story, record.value))
    except UndecodableError:
        return True  # its line says what is wrong with it


async def side_by_side(sources: Sequence[AsyncIterator[T]]) -> AsyncGenerator[T, None]:
    """Yield the items of all sources as they come, until all have ended; an error of one ends all. Closes them."""
    waiting = {asyncio.ensure_future(anext(source)): source for source in sources}
    try:
        while waiting:
            done, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                source = waiting.pop(task)
                try:
                    item = task.result()
                except StopAsyncIteration:
                    continue
                yield item
                waiting[asyncio.ensure_future(anext(source))] = source
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        for source in sources:
            if isinstance(source, AsyncGenerator):
                await source.aclose()
