"""The alias: which namespace is live under a public name, as the workers and readers of that name look it up.

``dateline upgrade`` writes the alias to the topic ``<name>.alias``. Without that topic, a name stands for the namespace
of that name. All namespaces under a name read the raw topic of that name, so a switch moves no pages and scrapers need
not know of it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final, NamedTuple

import orjson
from aiokafka import TopicPartition
from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.core.replay.alias import Alias, Stretch, stretches_behind
from dateline.kafka.clients import administering, reading
from dateline.kafka.codec import REPLAYED, Incoming, UndecodableError, decode
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import ALIAS
from dateline_schemas.takedown import BY_TAKEDOWN

ALIAS_POLL_SECONDS: Final = 2.0
"""Seconds between two looks at the alias, of a worker and of ``tail --follow``. Chosen by hand."""
_POLL_MS: Final = 200
"""Milliseconds that one poll waits for records of the alias. Chosen by hand."""
KEY: Final = b"alias"
"""The key of the alias' only record."""
_BY_TAKEDOWN: Final = orjson.dumps(BY_TAKEDOWN)
"""Stands in every withdrawal by a takedown; few other records need to be read to see that they are none."""
_NO_ALIAS: Final = (
    "something other than Dateline wrote it, and no alias is left, so that it is not known which namespace is live. "
    "Delete the topic {name} where `dateline upgrade switch` was never run; else restore it from a backup, or delete "
    "it and switch again"
)
_TOLD: Final[set[str]] = set()
"""What was logged of records that are no alias: it is read every two seconds. Few, since the topic is compacted."""
_EVERY_OFFSET: Final = 1 << 62
"""Above all offsets that a topic can reach."""


async def resolve(settings: Settings) -> ResolvedSettings:
    """Return the settings of the namespace that is live under the settings' name.

    While a switch is under way, that is the former namespace. Settings with a mark follow no alias.
    """
    alias = None if settings.mark else await read_alias(settings)
    if alias is None:
        return ResolvedSettings.unaliased(settings)
    return live_settings(settings, alias if alias.phase == "live" else alias.model_copy(update={"live": alias.former}))


async def read_alias(settings: Settings) -> Alias | None:
    """Return the alias of the settings' public name; None where no switch was ever made.

    A record under its key that is no alias is passed over, and logged. Raises ``UndecodableError`` where there is no
    other: compaction may have deleted the alias, so that no namespace can be taken for the live one.
    """
    named = public_settings(settings)
    name = ALIAS.name(named.namespace)
    async with administering(named) as admin:
        if not await admin.existing([name]):
            return None
    partition = TopicPartition(name, 0)
    alias, problem = None, ""
    async with reading(named) as reader:
        reader.assign([partition])
        end = (await reader.end_offsets([partition]))[partition]
        await reader.seek_to_beginning(partition)
        while await reader.position(partition) < end:
            for record in (await reader.getmany(partition, timeout_ms=_POLL_MS)).get(partition, ()):
                if record.key != KEY:
                    continue
                if record.value is None:  # somebody deleted the alias
                    alias, problem = None, ""
                    continue
                try:
                    alias, problem = decode(Alias, record.value), ""
                except UndecodableError as error:
                    problem = f"{name}/0@{record.offset}: {error}"
    if problem and alias is None:
        msg = f"{problem}; {_NO_ALIAS.format(name=name)}"
        raise UndecodableError(msg)
    if problem and problem not in _TOLD:
        _TOLD.add(problem)
        telemetry.event("passed_over", topic=name, reason=problem)
    return alias


def public_settings(settings: Settings) -> ResolvedSettings:
    """Return the settings of the public name itself, whose namespace has the raw pages and the alias."""
    name = settings.known_as or settings.namespace
    public_name = {"namespace": name, "known_as": None, "raw_namespace": None, "mark": None}
    return ResolvedSettings.unaliased(settings).model_copy(update=public_name)


def live_settings(settings: Settings, alias: Alias) -> ResolvedSettings:
    """Return the settings of the namespace that an alias names."""
    return _in_namespace(settings, alias.live, public_settings(settings).namespace)


def namespace_settings(settings: Settings, namespace: str) -> ResolvedSettings:
    """Return the settings of a namespace that is or was live under the settings' name."""
    return _in_namespace(settings, namespace, public_settings(settings).namespace)


def draining_settings(settings: Settings, alias: Alias) -> ResolvedSettings:
    """Return the settings of workers that process what the former namespace has read, and no further pages.

    Their raw topic is an empty one, so that no record waits for pages still to come.
    """
    return _in_namespace(
        settings, alias.former, min({alias.live, alias.former} - {public_settings(settings).namespace})
    )


def _in_namespace(settings: Settings, namespace: str, raw: str) -> ResolvedSettings:
    resolved = {
        "namespace": namespace,
        "known_as": public_settings(settings).namespace,
        "raw_namespace": raw if raw != namespace else None,
    }
    return ResolvedSettings.unaliased(settings).model_copy(update=resolved)


async def find_namespaces(settings: Settings) -> tuple[ResolvedSettings, ...]:
    """Return the namespaces that the flow under the settings' name needs, each with topics of its own.

    They are the one that the settings name, that of the public name, which has the pages and the alerts, and the one
    that is live; during a switch, also the one that it goes to. Settings with a mark follow no alias.
    """
    alias = None if settings.mark else await read_alias(settings)
    names = [settings.namespace]
    if alias is not None:
        names = [public_settings(settings).namespace, *sorted(alias.needed), *names]
    apart = {"known_as": None, "raw_namespace": None}
    unaliased = ResolvedSettings.unaliased(settings)
    return tuple(unaliased.model_copy(update={"namespace": name, **apart}) for name in dict.fromkeys(names))


async def find_switch(settings: ResolvedSettings) -> Alias | None:
    """Return the alias where it names another namespace than the settings do; None also while no broker answers."""
    try:
        alias = None if settings.mark else await read_alias(settings)
    except (KafkaError, OSError):
        return None  # the reader waits for the broker anyway, and asks again
    return alias if alias is not None and alias.phase == "live" and alias.live != settings.namespace else None


async def find_live(settings: Settings) -> tuple[ResolvedSettings, Stretch]:
    """Return the settings of what ``resolve`` finds, and since when it is live."""
    alias = None if settings.mark else await read_alias(settings)
    if alias is None:
        resolved = ResolvedSettings.unaliased(settings)
        return resolved, Stretch(live=resolved.namespace)
    live = alias.stretches(public_settings(settings).namespace)[-1]
    return namespace_settings(settings, live.live), live


class Following(NamedTuple):
    """What was live after a stretch."""

    stretch: Stretch
    before: Mapping[str, Mapping[int, int]]
    """Where the former stretch surely ended, by topic suffix and partition: its namespace was live again from there."""


async def find_following(settings: ResolvedSettings, stretch: Stretch) -> Following | None:
    """Return what was live after a stretch, one switch later; None for nothing yet, and while no broker answers."""
    try:
        alias = None if settings.mark else await read_alias(settings)
    except (KafkaError, OSError):
        return None  # as in ``find_switch``
    if alias is None:
        return None
    later = stretches_behind(alias.stretches(public_settings(settings).namespace), stretch)
    if not later:
        return None
    return Following(later[0], next((each.opens for each in later if each.live == stretch.live), {}))


async def watch_alias(settings: ResolvedSettings) -> None:
    """Return once workers with these settings have no work under the alias; never where the settings have a mark."""

    async def exit_reason() -> str | None:
        alias = await read_alias(settings)
        return None if alias is None or _has_work(settings, alias) else _switch_reason(settings, alias)

    await wait_for_switch(settings, exit_reason)


async def wait_for_switch(settings: Settings, exit_reason: Callable[[], Awaitable[str | None]]) -> None:
    """Ask ``exit_reason`` every two seconds until it gives a reason; report that. Never returns under a mark."""
    if settings.mark:
        await asyncio.Event().wait()
    while True:
        await asyncio.sleep(ALIAS_POLL_SECONDS)
        try:
            reason = await exit_reason()
        except (KafkaError, OSError, UndecodableError) as error:
            topic = ALIAS.name(public_settings(settings).namespace)
            telemetry.event("probe_failed", topic=topic, reason=error_words(error))
            continue
        if reason is not None:
            telemetry.event("switched", reason=reason)
            return


def _has_work(settings: ResolvedSettings, alias: Alias) -> bool:
    """Whether workers of these settings go on: those of live, or during a switch those that drain the former."""
    right = live_settings(settings, alias) if alias.phase == "live" else draining_settings(settings, alias)
    return (settings.namespace, settings.raw) == (right.namespace, right.raw)


def _switch_reason(settings: Settings, alias: Alias) -> str:
    return (
        f"{public_settings(settings).namespace} is switched from {alias.former} to {alias.live}: start the worker again"
    )


class SwitchedError(Exception):
    """The alias names another namespace than the one that this worker works in."""


def is_marked(record: Incoming) -> bool:
    """Whether a record was made from replayed pages, so that it is not news and alerts nobody."""
    return any(name == REPLAYED for name, _ in record.headers)


def is_takedown_withdrawal(record: Incoming) -> bool:
    """Whether a record of a story withdraws it by a takedown."""
    value = record.value or b""
    if _BY_TAKEDOWN not in value:
        return False
    try:
        story = orjson.loads(value)
        return bool(story["event"] == "withdrawn" and story["relation"]["rule"] == BY_TAKEDOWN)
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return False  # whoever reads it says what is wrong with it


def is_retold(record: Incoming) -> bool:
    """Whether a marked record of a story tells what the former namespace has published of the same pages.

    The withdrawals that a switch orders are marked, but come of no page: the story may have had another id before, or
    may be withdrawn under this one for the first time.
    """
    return is_marked(record) and not is_takedown_withdrawal(record)


class ReplayMark(NamedTuple):
    """The mark that a worker puts on raw records before an offset, so that what it makes from them alerts nobody."""

    mark: str = ""
    """The replay's id, as the value of the header ``REPLAYED``."""
    before: int = 0
    """The first raw offset without a mark."""

    def put_on(self, record: Incoming) -> Incoming:
        """Return the record, with the mark where it stands before the offset and has none yet."""
        if record.offset >= self.before or is_marked(record):
            return record
        return record._replace(headers=(*record.headers, (REPLAYED, self.mark.encode())))


async def find_mark(settings: ResolvedSettings, partition: int) -> ReplayMark:
    """Return which records of a raw partition get a mark. Raises ``SwitchedError`` where another namespace is live."""
    if settings.mark:
        return ReplayMark(settings.mark, _EVERY_OFFSET)
    alias = await read_alias(settings)
    if alias is None:
        return ReplayMark()
    if alias.live != settings.namespace or alias.phase != "live":
        raise SwitchedError(_switch_reason(settings, alias))
    return ReplayMark(alias.mark, alias.speaks_from.get(partition, 0))
