"""Alias: the namespace that is live under a name, as the workers and the readers of that name see it.

``dateline upgrade`` writes it to ``<name>.alias``; where there is no such topic, a name stands for itself. All
namespaces under a name read the raw topic of that name, so that a switch moves no page: writers never notice.
"""

import asyncio
from typing import Final, NamedTuple

from aiokafka import TopicPartition
from aiokafka.errors import KafkaError

from streams import telemetry
from streams.clients import administering, reading
from streams.codec import REPLAYED, Incoming
from streams.core.alias import Alias
from streams.settings import Settings
from streams.topics import ALIAS

LOOK_SECONDS: Final = 2.0
"""So often a worker and a reader that follows look whether the alias was switched."""
KEY: Final = b"alias"
_EVER: Final = 1 << 62


class SwitchedError(Exception):
    """The alias names another namespace than the one that is worked on."""


class Silence(NamedTuple):
    """The mark that is put on raw records before an offset, so that what is made of them alerts nobody."""

    mark: str = ""
    before: int = 0

    def over(self, record: Incoming) -> Incoming:
        """Return the record, marked where it has to be and is not yet."""
        if record.offset >= self.before or any(name == REPLAYED for name, _ in record.headers):
            return record
        return record._replace(headers=(*record.headers, (REPLAYED, self.mark.encode())))


def public(settings: Settings) -> Settings:
    """Return the settings of the name under which a namespace is known, where its raw pages are."""
    name = settings.raw_namespace or settings.namespace
    return settings.model_copy(update={"namespace": name, "raw_namespace": None, "mark": None})


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


async def resolve(settings: Settings) -> Settings:
    """Return the settings of the namespace that is live under the settings' name; one with a mark stays as it is."""
    alias = None if settings.mark else await read_alias(settings)
    return settings if alias is None else live_under(settings, alias)


def live_under(settings: Settings, alias: Alias) -> Settings:
    """Return the settings of the namespace that an alias names."""
    name = public(settings).namespace
    raw = name if alias.live != name else None
    return settings.model_copy(update={"namespace": alias.live, "raw_namespace": raw})


async def settled_alias(settings: Settings) -> Settings:
    """Resolve, once no switch is on its way: until then, nobody knows from where on the live namespace speaks."""
    while not settings.mark and (alias := await read_alias(settings)) is not None:
        if alias.phase == "live":
            return live_under(settings, alias)
        await asyncio.sleep(LOOK_SECONDS)
    return settings


async def find_silence(settings: Settings, partition: int) -> Silence:
    """Return which records of a raw partition are to be marked. Raises ``SwitchedError`` where others work now."""
    if settings.mark:
        return Silence(settings.mark, _EVER)
    alias = await read_alias(settings)
    if alias is None:
        return Silence()
    _must_be_live(settings, alias)
    return Silence(alias.mark, alias.speaks_from.get(partition, 0))


async def watch_alias(settings: Settings) -> None:
    """Look for ever; raise ``SwitchedError`` once the alias names another namespace."""
    while not settings.mark:
        await asyncio.sleep(LOOK_SECONDS)
        try:
            alias = await read_alias(settings)
        except (KafkaError, OSError) as error:
            telemetry.event("probe_failed", topic=ALIAS.name(public(settings).namespace), reason=repr(error))
            continue
        if alias is not None:
            _must_be_live(settings, alias)


def _must_be_live(settings: Settings, alias: Alias) -> None:
    if alias.live != settings.namespace:
        msg = f"{public(settings).namespace} was switched from {settings.namespace} to {alias.live}: start again"
        raise SwitchedError(msg)
