"""``dateline upgrade prepare``: warm a new namespace with the last hours of the raw topic, in silence."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from dateline.cli.options.namespace import NewName, named_settings, replay_settings
from dateline.cli.options.workers import Workers
from dateline.cli.replay.feeder import feed_producer
from dateline.cli.replay.marker import find_replay, to_record
from dateline.cli.replay.plan import fix_offsets, retention_warning
from dateline.cli.upgrade.catch_up import begin_at, catch_up
from dateline.core.replay.job import Marker, ReplayError, refusal
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION
from dateline.kafka import child_process
from dateline.kafka.topic_admin import create_topic, create_topics
from dateline.kafka.transactions import deliver
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import RAW, REPLAY


def prepare(
    name: NewName,
    *,
    hours: Annotated[float, typer.Option(min=0, help="Hours of raw pages to warm it with, by event time.")] = 48,
    workers: Workers = 1,
) -> None:
    """Warm a new namespace NAME with the last hours of live's raw pages, through the current code, in silence.

    Its workers read live's own raw topic, from so many hours back to where it ended when they began, and mark all
    that they make with the header dateline-replay, which alerts nobody. Run it again to catch up with what came
    since; `dateline upgrade switch` does so itself. Live is not touched.
    """
    child_process.end_on_sigterm()
    live = named_settings()
    now = datetime.now(UTC)
    settings, marker = asyncio.run(_mark(live, replay_settings(live, name), now, hours))
    catch_up(settings, workers)
    asyncio.run(_note(settings, marker.model_copy(update={"state": "done", "end": now})))
    span = f"{marker.start.isoformat(timespec='seconds')} to {now.isoformat(timespec='seconds')}"
    typer.echo(f"{name} is warm, with the pages fetched from {span}", err=True)
    typer.echo(f"now `dateline upgrade compare {name}`, and `dateline upgrade switch {name}`", err=True)


def warming(live: ResolvedSettings, marker: Marker, name: str) -> ResolvedSettings:
    """Return the settings of workers that warm a namespace under a name: silent, and on its raw topic."""
    told = {"namespace": name, "partitions": marker.partitions, "mark": marker.replay}
    return live.model_copy(update={**told, "raw_namespace": live.namespace if live.namespace != name else None})


async def _mark(
    live: ResolvedSettings, settings: ResolvedSettings, now: datetime, hours: float
) -> tuple[ResolvedSettings, Marker]:
    """Make the namespace, or find it made; return the settings of the workers that warm it, and its marker."""
    name = settings.namespace
    found = await find_replay(settings)
    marker = found.marker
    if marker is not None and marker.upgrade and marker.live == live.namespace:
        must_be_current(name, marker)
    else:
        start = now - timedelta(hours=hours)
        offsets = await fix_offsets(live, RAW, start)
        wanted = Marker(
            replay=f"upgrade-{name}",
            live=live.namespace,
            start=start,
            end=now,
            partitions=len(offsets.ends),
            begins=dict(offsets.begins),
            ends=dict(offsets.ends),
            parser_version=PARSER_VERSION,
            fingerprint_version=FINGERPRINT_VERSION,
            upgrade=True,
        )
        if why := refusal(name, found.topics, marker, wanted):
            raise ReplayError(why)
        marker = wanted
        if offsets.deleted_before:
            typer.echo(f"{retention_warning(live, RAW, offsets.deleted_before)}; it goes without those pages", err=True)
        await create_topic(settings, REPLAY)
        await _note(settings, marker)
    told = warming(live, marker, name)
    await create_topics(told)
    await begin_at(told, marker.begins)
    return told, marker


def must_be_current(name: str, marker: Marker) -> None:
    """Raise ``ReplayError`` where another version of the code warmed a namespace."""
    versions = marker.parser_version, marker.fingerprint_version
    if versions != (PARSER_VERSION, FINGERPRINT_VERSION):
        msg = (
            f"{name} was warmed by parser version {versions[0]} and fingerprint version {versions[1]}, and this is "
            f"{PARSER_VERSION} and {FINGERPRINT_VERSION}: `dateline replay drop {name}`, and prepare it anew"
        )
        raise ReplayError(msg)


async def _note(settings: Settings, marker: Marker) -> None:
    async with feed_producer(settings) as producer:
        await deliver(producer, [to_record(settings, marker)])
