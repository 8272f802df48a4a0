"""``dateline upgrade prepare``: warm a new namespace with the last hours of the raw topic, without alerts."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Annotated, Final

import typer

from dateline.cli.options.namespace import NewName, named_settings, replay_settings
from dateline.cli.options.workers import Workers
from dateline.cli.replay.feeder import feed_producer
from dateline.cli.replay.marker import find_replay, to_record
from dateline.cli.replay.plan import fix_offsets, retention_warning
from dateline.cli.terminal.notices import notice
from dateline.cli.upgrade.catch_up import catch_up, set_start
from dateline.core.replay.alias import Alias
from dateline.core.replay.job import Marker, ReplayError, refusal
from dateline.core.stories.retention import TEXT_SECONDS
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION, STORY_MODEL_VERSION
from dateline.kafka.alias import read_alias
from dateline.kafka.topic_admin import create_topic, create_topics
from dateline.kafka.transactions import deliver
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import RAW, REPLAY

_HOURS: Final = TEXT_SECONDS // 3600
"""Hours of raw pages that warm a namespace, unless others are given: as long as a correction finds its original."""
_MAX_HOURS: Final = 100_000
"""The most that may be given, eleven years: no topic of pages is kept for longer, and times have an end."""


def prepare(
    name: NewName,
    *,
    hours: Annotated[
        float,
        typer.Option(
            "--hours",
            metavar="HOURS",
            min=0,
            max=_MAX_HOURS,
            help="How many hours of raw pages warm it, in event time.",
        ),
    ] = _HOURS,
    workers: Workers = 1,
) -> None:
    """Warm a new namespace NAME with the last hours of live's raw pages, with this code, without alerts.

    Its workers read live's raw topic, from the given hours ago to where it ended when they began. They mark every
    record with the header dateline-replay, which raises no alerts. Live is not changed.

    Run it again to catch up with newer pages; `dateline upgrade switch` does that too.

    [bold]Exit codes[/bold]
      0  done
      1  stopped, refused or failed
      2  wrong usage, or a wrong setting
    """
    live = named_settings()
    now = datetime.now(UTC)
    target = replay_settings(live, name, "--as")
    if why := live_refusal(name, live.namespace, asyncio.run(read_alias(live))):
        raise ReplayError(why)
    settings, marker = asyncio.run(_create(live, target, now, hours))
    _warm(settings, workers, hours)
    asyncio.run(_write_marker(settings, marker.model_copy(update={"state": "done", "end": now})))
    span = f"{marker.start.isoformat(timespec='seconds')} to {now.isoformat(timespec='seconds')}"
    notice(f"{name} is warm, with the pages fetched from {span}")
    notice(f"now `dateline upgrade compare {name}`, and `dateline upgrade switch {name}`")


def _warm(settings: ResolvedSettings, workers: int, hours: float) -> None:
    """Catch up. Raises ``ReplayError`` where that is stopped or fails; the message says how to continue."""
    try:
        catch_up(settings, workers)
    except (KeyboardInterrupt, SystemExit, ReplayError) as error:
        why = str(error) if isinstance(error, ReplayError) else "stopped"
        name = settings.namespace
        again = name if hours == _HOURS else f"{name} --hours {hours:g}"
        msg = f"{why}\n`dateline upgrade prepare --as {again}` continues it, `dateline replay drop {name}` removes it"
        raise ReplayError(msg) from error


async def _create(
    live: ResolvedSettings, settings: ResolvedSettings, now: datetime, hours: float
) -> tuple[ResolvedSettings, Marker]:
    """Create the namespace unless it exists; return the settings of the workers that warm it, and its marker.

    Raises ``ReplayError`` where the namespace is used by another replay, or was warmed by another version of the code.
    """
    name = settings.namespace
    existing = await find_replay(settings)
    marker = existing.marker
    if marker is not None and marker.upgrade and marker.live == live.namespace:
        require_current_versions(name, marker)
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
            story_model=STORY_MODEL_VERSION,
            upgrade=True,
        )
        if why := refusal(name, existing.topics, marker, wanted):
            raise ReplayError(why)
        marker = wanted
        if offsets.deleted_before:
            warning = retention_warning(live, RAW, offsets.deleted_before)
            notice(f"{warning}; those pages are left out")
        await create_topic(settings, REPLAY)
        await _write_marker(settings, marker)
    warming = warming_settings(live, marker, name)
    await create_topics(warming)
    await set_start(warming, marker.begins)
    return warming, marker


def live_refusal(name: str, public: str, alias: Alias | None) -> str | None:
    """Return why a namespace that the live flow needs cannot be prepared, and what to do; None where it can be."""
    if alias is None or name not in alias.needed:
        return None
    if alias.phase == "switching":
        return (
            f"a switch from {alias.former} to {alias.live} was interrupted: finish it with "
            f"`{alias.finish(public)}`; nothing was prepared"
        )
    return f"{name} is live under the name of {public}: nothing was prepared; choose another name"


def warming_settings(live: ResolvedSettings, marker: Marker, name: str) -> ResolvedSettings:
    """Return the settings of workers that warm a namespace: they read live's raw topic, and mark their records."""
    raw_namespace = live.namespace if live.namespace != name else None
    return live.model_copy(
        update={
            "namespace": name, "partitions": marker.partitions, "mark": marker.replay, "raw_namespace": raw_namespace,
        }
    )  # fmt: skip


def require_current_versions(name: str, marker: Marker, remedy: str = "") -> None:
    """Raise ``ReplayError`` where another version of the code warmed the namespace.

    ``remedy`` says what to do then; without one, that is to prepare the namespace anew.
    """
    versions = marker.parser_version, marker.fingerprint_version, marker.story_model
    own = PARSER_VERSION, FINGERPRINT_VERSION, STORY_MODEL_VERSION
    if versions != own:
        msg = (
            f"{name} was warmed by parser version {versions[0]}, fingerprint version {versions[1]} and story model "
            f"{versions[2]}, but this code has {own[0]}, {own[1]} and {own[2]}: "
            f"{remedy or f'`dateline replay drop {name}`, and prepare it again'}"
        )
        raise ReplayError(msg)


async def _write_marker(settings: Settings, marker: Marker) -> None:
    async with feed_producer(settings) as producer:
        await deliver(producer, [to_record(settings, marker)])
