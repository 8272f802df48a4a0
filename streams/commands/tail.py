"""``dateline tail``: read a topic as committed, from the start or from a time, to its end or for ever."""

import asyncio
import contextlib
import difflib
import sys
from datetime import UTC, datetime
from typing import Annotated, Final

import typer
from rich.console import Console

from streams.agents.alias import resolve
from streams.commands.event_time import event_time, parse_since
from streams.commands.follow import committed
from streams.commands.follow_live import followed
from streams.commands.record_lines import json_line, rows
from streams.settings import Settings, load_settings
from streams.topics import RAW, REGIONS, TOPICS, Topic

_NAMES: Final = {topic.suffix: topic for topic in TOPICS}


def tail(
    topic: Annotated[
        str | None, typer.Argument(help="A topic with or without its namespace: stories, wire.dead-letter.")
    ] = None,
    *,
    region: Annotated[str | None, typer.Option(metavar="SLUG", help="A region's stories: western-asia.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="T", help="Only what happened since: 30m, 2h, 7d, or 2026-02-07T23:00+01:00.")
    ] = None,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on until Ctrl-C.")] = False,
) -> None:
    """Print a topic's records: a line each on a terminal, JSON lines when piped.

    The time that ``--since`` looks at is the event's own, when its page was fetched, and not when it
    came to the broker. Records of one partition come in their order.
    """
    settings = load_settings()
    chosen = _choose(settings, topic, region)
    start = parse_since(since, datetime.now(UTC)) if since else None
    with contextlib.suppress(KeyboardInterrupt):  # how following ends
        asyncio.run(_tail(settings, chosen, start, follow=follow))


async def _tail(settings: Settings, topic: Topic, start: datetime | None, *, follow: bool) -> None:
    console = Console()
    header = True
    batches = (
        followed(settings, topic, start)
        if follow
        else committed(await _read(settings, topic), topic, start, follow=False)
    )
    async for batch in batches:
        wanted = [record for record in batch if start is None or event_time(record, topic) >= start]
        if not wanted:
            continue
        if console.is_terminal:
            console.print(rows(topic, wanted, header=header))
            header = False
        else:
            sys.stdout.buffer.writelines(json_line(topic, record) for record in wanted)
            sys.stdout.buffer.flush()


async def _read(settings: Settings, topic: Topic) -> Settings:
    """Return the namespace in which a topic is read: raw pages are in the name's own, whatever is live under it."""
    return settings if topic is RAW else await resolve(settings)


def _choose(settings: Settings, topic: str | None, region: str | None) -> Topic:
    if (topic is None) == (region is None):
        msg = "give a topic, or --region, and not both"
        raise typer.BadParameter(msg)
    if region is not None:
        if region in REGIONS:
            return REGIONS[region]
        raise typer.BadParameter(_no_such("region", region, list(REGIONS)), param_hint="--region")
    suffix = str(topic).removeprefix(f"{settings.namespace}.")
    if suffix in _NAMES:
        return _NAMES[suffix]
    raise typer.BadParameter(_no_such("topic", suffix, list(_NAMES)))


def _no_such(kind: str, name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=3)
    return f"there is no {kind} {name}; " + (
        f"did you mean {' or '.join(near)}?" if near else f"try {', '.join(known)}"
    )
