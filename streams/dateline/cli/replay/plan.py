"""Plan a replay: fix what is read, and mark the namespace as this replay's own, or find it marked so."""

from datetime import datetime
from typing import NamedTuple

import typer

from dateline.cli.replay.feeder import feeding
from dateline.cli.replay.marker import find_replay, note
from dateline.cli.replay.replay_offsets import Offsets, about_gone, fix_offsets
from dateline.core.replay.job import Fed, Marker, ReplayError, about, new_id, refusal
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION
from dateline.kafka.topic_admin import create_topic, create_topics
from dateline.kafka.transactions import deliver
from dateline.settings import Settings
from dateline.topics import RAW, REPLAY


class Times(NamedTuple):
    """Between which times pages are taken, and the words of ``--from`` and ``--to`` that say so."""

    start: datetime
    end: datetime
    said: tuple[str, str | None]


class Plan(NamedTuple):
    """A replay about to begin, or to go on: from the live namespace into its own."""

    live: Settings
    settings: Settings
    marker: Marker


async def plan(live: Settings, settings: Settings, times: Times, partitions: int | None) -> Plan:
    """Return what is to be done, with the namespace's topics made, its marker first.

    What is gone on with keeps the times that were fixed at its beginning.

    Raises ``ReplayError`` where the namespace holds anything but the beginning of this very replay.
    """
    offsets = await fix_offsets(live, RAW, times.start)
    wanted = _wanted(live, settings, times, offsets, partitions)
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
    else:
        typer.echo(f"going on with {about(marker)}", err=True)
    await create_topics(settings)
    return Plan(live, settings, marker)


def _wanted(live: Settings, settings: Settings, times: Times, offsets: Offsets, partitions: int | None) -> Marker:
    return Marker(
        replay=new_id(settings.namespace, live.namespace, times.start, times.end, dict(offsets.ends)),
        live=live.namespace,
        start=times.start,
        end=times.end,
        said=times.said,
        partitions=partitions or len(offsets.ends),
        begins=dict(offsets.begins),
        ends=dict(offsets.ends),
        parser_version=PARSER_VERSION,
        fingerprint_version=FINGERPRINT_VERSION,
    )
