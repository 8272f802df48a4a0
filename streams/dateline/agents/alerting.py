"""Alerting over a switch: in which namespace stories are held against rules, so that none is left out or told twice.

``match`` reads the stories of one namespace and keeps its position there; ``alert`` with its memory, the matches and
the alerts belong to the name, so that what was alerted stays known whichever namespace is live, and targets go on
where they were. The former's stories are matched to their end before those of the new one, of which the marked
ones alert nobody.
"""

from typing import Final

from aiokafka import TopicPartition

from dateline.agents.state.positions import has_settled, position_of
from dateline.kafka.alias import live_settings, read_alias, resolve, wait_for_switch
from dateline.kafka.clients import administering, reading
from dateline.kafka.topic_admin import count_partitions
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import STORIES

_STAGE: Final = "match"


async def to_alert(settings: Settings) -> ResolvedSettings:
    """Return the namespace whose stories are to be matched: the live one, once those of the former all are."""
    alias = None if settings.mark else await read_alias(settings)
    if alias is None or alias.phase != "live":
        return await resolve(settings)
    former = live_settings(settings, alias.model_copy(update={"live": alias.former}))
    return former if await _has_more(former) else live_settings(settings, alias)


async def watch_alerting(settings: ResolvedSettings) -> None:
    """Look until another namespace's stories are to be matched; for ever, where the settings bear a mark."""

    async def why_leave() -> str | None:
        live = (await to_alert(settings)).namespace
        return None if live == settings.namespace else f"{live} is live, and {settings.namespace} is told to its end"

    await wait_for_switch(settings, why_leave)


async def _has_more(settings: ResolvedSettings) -> bool:
    """Tell whether stories of a namespace that were begun to be matched are left; where none were, nobody waits."""
    async with administering(settings) as admin:
        found = await count_partitions(admin, settings, [STORIES])
    partitions = [TopicPartition(name, number) for name, count in found.items() for number in range(count)]
    if not partitions:
        return False  # it was dropped
    async with reading(settings) as reader:
        begun = [(await position_of(reader, settings, _STAGE, tp.partition)).offset >= 0 for tp in partitions]
        ends = await reader.end_offsets(partitions)
        settled = [await has_settled(reader, settings, _STAGE, tp.partition, end) for tp, end in ends.items()]
    return any(begun) and not all(settled)
