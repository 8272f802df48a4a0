"""``dateline tail TOPIC/PARTITION@OFFSET``: the record at a position, as logs and errors name it."""

import re
import sys
from typing import Final, NamedTuple

import typer
from aiokafka import TopicPartition

from dateline.agents.state.positions import read_spans
from dateline.cli.options.topic import choose_topic
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.printing import plural
from dateline.cli.terminal.records import json_line
from dateline.kafka.alias import resolve
from dateline.kafka.clients import reading
from dateline.kafka.codec import Incoming, moment_of
from dateline.kafka.topic_admin import ProvisionError, require_topic
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import TOPICS, Topic

_POSITION: Final = re.compile(r"(?P<topic>[^/]+)/(?P<partition>\d{1,9})@(?P<offset>\d{1,18})")
_SUFFIXES: Final = frozenset(topic.suffix for topic in TOPICS)


class RecordPosition(NamedTuple):
    """Where a record is."""

    topic: str
    """A topic's name, with or without its namespace."""
    partition: int
    offset: int


def parse_position(text: str | None) -> RecordPosition | None:
    """Return the position that a text names; None where it is a topic's name alone."""
    match = _POSITION.fullmatch(text or "")
    return RecordPosition(match["topic"], int(match["partition"]), int(match["offset"])) if match else None


async def print_record(named: Settings, position: RecordPosition) -> None:
    """Print the record as one JSON line, and on stderr its key and when it was sent.

    Exits with 1 where the position has no committed record.
    """
    settings, topic = await _find_topic(named, position.topic)
    try:
        count = await require_topic(settings, topic)
    except ProvisionError as error:
        if position.topic in _SUFFIXES or settings.namespace == named.namespace:
            raise
        own = f"{named.namespace}.{topic.suffix}/{position.partition}@{position.offset}"
        space = f"DATELINE_NAMESPACE is {named.namespace}"
        msg = f"the broker has no topic {position.topic}, and {space}: did you mean {own}?"
        raise ProvisionError(msg) from error
    if position.partition >= count:
        msg = f"{topic.of(settings)} has {plural(count, 'partition')}, and the first is 0"
        raise typer.BadParameter(msg, param_hint="TOPIC")
    source = TopicPartition(topic.of(settings), position.partition)
    async with reading(settings) as reader:
        reader.assign([source])
        first = (await reader.beginning_offsets([source]))[source]
        end = (await reader.end_offsets([source]))[source]
        after = position.offset + 1
        spans = read_spans(reader, {source: position.offset}, {source: after}) if first < after <= end else None
        records = [] if spans is None else [Incoming.of(each) async for each in spans if each.offset < after]
    where = f"{source.topic}/{source.partition}@{position.offset}"
    for record in records:
        key = "none" if record.key is None else repr(record.key.decode("utf-8", "replace"))
        typer.echo(f"{where}, key {key}, sent {moment_of(record.timestamp)}", err=True)
        sys.stdout.write(json_line(topic, record).decode())
    if not records:
        typer.echo(f"dateline: there is no record at {where}: {_reason(position.offset, first, end)}", err=True)
        raise typer.Exit(FAILED)


async def _find_topic(named: Settings, name: str) -> tuple[ResolvedSettings, Topic]:
    """Return a topic with the settings of its namespace: the one in its name, else the live one."""
    namespace, _, suffix = name.partition(".")
    if name in _SUFFIXES or suffix not in _SUFFIXES:
        return await resolve(named), choose_topic(named, name, None)
    own = {"namespace": namespace, "known_as": None, "raw_namespace": None}
    return ResolvedSettings.unaliased(named).model_copy(update=own), choose_topic(named, suffix, None)


def _reason(offset: int, first: int, end: int) -> str:
    if offset < first:
        return f"it was deleted; the partition begins at {first}"
    if offset >= end:
        return f"the partition ends before {end}"
    return "the offset is of a transaction's end, or its record was aborted, or compacted away"
