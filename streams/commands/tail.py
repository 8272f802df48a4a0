"""``dateline tail``: read a topic as committed, from the start or from a time, to its end or for ever."""

import asyncio
import contextlib
import difflib
import sys
from collections.abc import Callable, Collection, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Annotated, Final, TypeVar

import typer
from rich.console import Console

from schemas import Story
from streams.codec import Incoming, UndecodableError, decode
from streams.commands.event_time import event_time, parse_since
from streams.commands.follow import committed
from streams.commands.record_lines import json_line, rows
from streams.commands.side_by_side import side_by_side
from streams.commands.while_read import while_read
from streams.core.subscription import Subscription, choose_countries, choose_regions
from streams.settings import Settings, load_settings
from streams.topics import REGIONS, STORIES, TOPICS, Topic

Chosen = TypeVar("Chosen")
_NAMES: Final = {topic.suffix: topic for topic in TOPICS}


def tail(
    topic: Annotated[
        str | None, typer.Argument(help="A topic with or without its namespace: stories, wire.dead-letter.")
    ] = None,
    *,
    region: Annotated[
        list[str] | None, typer.Option(metavar="SLUG", help="A region's stories: western-asia. Several may be given.")
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CC",
            help="Only stories that are told from a country or name it, ISO 3166-1 alpha-2: TR. Several may be given; "
            "without a region, of all stories.",
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="T", help="Only what happened since: 30m, 2h, 7d, or 2026-02-07T23:00+01:00.")
    ] = None,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on until Ctrl-C.")] = False,
) -> None:
    """Print a topic's records: a line each on a terminal, JSON lines when piped.

    The time that ``--since`` looks at is the event's own, when its page was fetched, and not when it
    came to the broker. Records of one partition come in their order. With several regions or a country,
    each version comes once, no repeat does, and a story that was printed is followed to its end.
    """
    settings = load_settings()
    regions, countries = _named(choose_regions, region, "--region"), _named(choose_countries, country, "--country")
    if topic is not None and regions:
        msg = "give a topic, or --region, and not both"
        raise typer.BadParameter(msg)
    topics = [REGIONS[slug] for slug in regions] or [_choose(settings, topic, countries)]
    if countries and topics[0].model is not Story:
        msg = f"{topics[0].suffix} holds no stories; it goes with --region, or with stories"
        raise typer.BadParameter(msg, param_hint="--country")
    start = parse_since(since, datetime.now(UTC)) if since else None
    subscription = Subscription(countries) if countries or len(topics) > 1 else None
    with contextlib.suppress(KeyboardInterrupt):  # how following ends
        asyncio.run(while_read(_tail(settings, topics, start, subscription, follow=follow)))


async def _tail(
    settings: Settings, topics: Sequence[Topic], start: datetime | None, wanted: Subscription | None, *, follow: bool
) -> None:
    console = Console()
    header = True
    sources = [committed(settings, topic, start, follow=follow) for topic in topics]
    async with aclosing(side_by_side(sources)) as batches:
        async for batch in batches:
            records = [r for r in batch if (start is None or event_time(r, topics[0]) >= start) and _takes(wanted, r)]
            if not records:
                continue
            if console.is_terminal:
                console.print(rows(topics[0], records, header=header))
                header = False
            else:
                sys.stdout.buffer.writelines(json_line(topics[0], record) for record in records)
                sys.stdout.buffer.flush()


def _takes(wanted: Subscription | None, record: Incoming) -> bool:
    try:
        return wanted is None or wanted.takes(decode(Story, record.value))
    except UndecodableError:
        return True  # its line tells what is wrong with it


def _named(choose: Callable[[list[str]], Chosen], names: list[str] | None, option: str) -> Chosen:
    try:
        return choose(names or [])
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def _choose(settings: Settings, topic: str | None, countries: Collection[str]) -> Topic:
    if topic is None and not countries:
        msg = "give a topic, or --region"
        raise typer.BadParameter(msg)
    suffix = STORIES.suffix if topic is None else topic.removeprefix(f"{settings.namespace}.")
    if suffix in _NAMES:
        return _NAMES[suffix]
    near = difflib.get_close_matches(suffix, _NAMES, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else f"try {', '.join(_NAMES)}"
    msg = f"there is no topic {suffix}; {hint}"
    raise typer.BadParameter(msg)
