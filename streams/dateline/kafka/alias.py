"""Alias: the namespace that is live under a name, as the workers and the readers of that name see it.

``dateline upgrade`` writes it to ``<name>.alias``; where there is no such topic, a name stands for itself. All
namespaces under a name read the raw topic of that name, so that a switch moves no page: writers never notice.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, NamedTuple

from aiokafka import TopicPartition
from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.core.replay.alias import Alias
from dateline.kafka.clients import administering, reading
from dateline.kafka.codec import REPLAYED, Incoming
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import ALIAS

LOOK_SECONDS: Final = 2.0
"""So often a worker and a reader that follows look whether the alias was switched."""
KEY: Final = b"alias"
_EVER: Final = 1 << 62


class SwitchedError(Exception):
    """The alias names another namespace than the one that is worked on."""


def is_marked(record: Incoming) -> bool:
    """Tell whether a record says nothing new: it was made of pages taken again, and others spoke of them."""
    return any(name == REPLAYED for name, _ in record.headers)


class Silence(NamedTuple):
    """The mark that is put on raw records before an offset, so that what is made of them alerts nobody."""

    mark: str = ""
    before: int = 0

    def over(self, record: Incoming) -> Incoming:
        """Return the record, marked where it has to be and is not yet."""
        if record.offset >= self.before or is_marked(record):
            return record
        return record._replace(headers=(*record.headers, (REPLAYED, self.mark.encode())))


def public(settings: Settings) -> ResolvedSettings:
    """Return the settings of the public name itself: where raw pages come in and the alias stands."""
    name = settings.known_as or settings.namespace
    update = {"namespace": name, "known_as": None, "raw_namespace": None, "mark": None}
    return ResolvedSettings.unaliased(settings).model_copy(update=update)


async def read_alias(settings: Settings) -> Alias | None:
    """Return what stands under the settings' name; None where nothing was ever switched."""
    named = public(settings)
    name = ALIAS.name(named.namespace)
    async with administering(named) as admin:
        if name not in await admin.list_topics():
            return None
    partition = TopicPartition(name, 0)
    value = None
    async with reading(named) as reader:
        reader.assign([partition])
        end = (await reader.end_offsets([partition]))[partition]
        await reader.seek_to_beginning(partition)
        while await reader.position(partition) < end:
            for record in (await reader.getmany(partition, timeout_ms=200)).get(partition, ()):
                value = record.value if record.key == KEY else value
    return Alias.read(value) if value is not None else None


async def resolve(settings: Settings) -> ResolvedSettings:
    """Follow the alias: return the settings of the namespace that is live under the settings' name.

    Until a switch is done, that is the former one. A namespace with a mark follows no alias.
    """
    alias = None if settings.mark else await read_alias(settings)
    if alias is None:
        return ResolvedSettings.unaliased(settings)
    return live_under(settings, alias if alias.phase == "live" else alias.model_copy(update={"live": alias.former}))


async def live_elsewhere(settings: ResolvedSettings) -> Alias | None:
    """Return the alias where it names another namespace than the one that is read; None while there is no asking."""
    try:
        alias = None if settings.mark else await read_alias(settings)
    except (KafkaError, OSError):
        return None  # who reads waits for the broker, and looks again
    return alias if alias is not None and alias.phase == "live" and alias.live != settings.namespace else None


def live_under(settings: Settings, alias: Alias) -> ResolvedSettings:
    """Return the settings of the namespace that an alias names."""
    return _under(settings, alias.live, public(settings).namespace)


def draining(settings: Settings, alias: Alias) -> ResolvedSettings:
    """Return the settings of workers that bring to its end what the former namespace has taken in.

    They look for raw pages where there are none, so that they hold no record back for pages still to come.
    """
    return _under(settings, alias.former, min({alias.live, alias.former} - {public(settings).namespace}))


def _under(settings: Settings, namespace: str, raw: str) -> ResolvedSettings:
    update: dict[str, str | None] = {"namespace": namespace, "known_as": public(settings).namespace}
    update["raw_namespace"] = raw if raw != namespace else None
    return ResolvedSettings.unaliased(settings).model_copy(update=update)


async def find_silence(settings: ResolvedSettings, partition: int) -> Silence:
    """Return which records of a raw partition are to be marked. Raises ``SwitchedError`` where others work now."""
    if settings.mark:
        return Silence(settings.mark, _EVER)
    alias = await read_alias(settings)
    if alias is None:
        return Silence()
    if alias.live != settings.namespace or alias.phase != "live":
        raise SwitchedError(_about(settings, alias))
    return Silence(alias.mark, alias.speaks_from.get(partition, 0))


async def watch_alias(settings: ResolvedSettings) -> None:
    """Look until the alias has no work for workers of these settings; for ever, where they bear a mark."""

    async def why_leave() -> str | None:
        alias = await read_alias(settings)
        return None if alias is None or _has_work(settings, alias) else _about(settings, alias)

    await until_switched(settings, why_leave)


async def until_switched(settings: Settings, why_leave: Callable[[], Awaitable[str | None]]) -> None:
    """Ask again and again until there is a reason to leave, and report it; for ever, where the settings bear a mark."""
    if settings.mark:
        await asyncio.Event().wait()
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        try:
            reason = await why_leave()
        except (KafkaError, OSError) as error:
            telemetry.event("probe_failed", topic=ALIAS.name(public(settings).namespace), reason=repr(error))
            continue
        if reason is not None:
            telemetry.event("switched", reason=reason)
            return


def _has_work(settings: ResolvedSettings, alias: Alias) -> bool:
    """Tell whether workers of a namespace go on: live's, and while it is switched those that drain the former."""
    right = live_under(settings, alias) if alias.phase == "live" else draining(settings, alias)
    return (settings.namespace, settings.raw) == (right.namespace, right.raw)


def _about(settings: Settings, alias: Alias) -> str:
    return f"{public(settings).namespace} is switched from {alias.former} to {alias.live}: start the worker again"
