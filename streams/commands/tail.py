"""``dateline tail``: read a topic as committed, from the start or from a time, to its end or for ever."""

import asyncio
import contextlib
import sys
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console

from streams.commands.choose_topic import RegionSlug, TopicName, choose_topic
from streams.commands.event_time import From, RecordTime, Since, To, parse_window
from streams.commands.follow import committed
from streams.commands.record_lines import json_line, rows
from streams.commands.sift import Sift
from streams.core.window import Window
from streams.settings import Settings, load_settings
from streams.topics import Topic


def tail(  # noqa: PLR0913  # one parameter an option
    topic: TopicName = None,
    *,
    region: RegionSlug = None,
    since: Since = None,
    start: From = None,
    stop: To = None,
    record_time: RecordTime = False,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on until Ctrl-C.")] = False,
) -> None:
    """Print a topic's records: a line each on a terminal, JSON lines when piped.

    Times are the event's own, when its page was fetched, and not when it came to the broker; a page of
    last year that is ingested today is found under last year. Records of one partition come in their order.
    """
    settings = load_settings()
    chosen = choose_topic(settings, topic, region)
    window = parse_window(start, stop, datetime.now(UTC), since=since, by_record=record_time)
    if follow and window.stop:
        msg = "following has no end; leave --follow or --to out"
        raise typer.BadParameter(msg, param_hint="--to")
    with contextlib.suppress(KeyboardInterrupt):  # how following ends
        asyncio.run(_tail(settings, chosen, window, follow=follow))


async def _tail(settings: Settings, topic: Topic, window: Window, *, follow: bool) -> None:
    console = Console()
    header = True
    sift = Sift(topic, window)
    async for batch in committed(settings, topic, window, follow=follow):
        wanted = [record for record in batch if sift.wants(record)]
        if not wanted:
            continue
        if console.is_terminal:
            console.print(rows(topic, wanted, header=header))
            header = False
        else:
            sys.stdout.buffer.writelines(json_line(topic, record) for record in wanted)
            sys.stdout.buffer.flush()
    if told := sift.told():
        typer.echo(told, err=True)
