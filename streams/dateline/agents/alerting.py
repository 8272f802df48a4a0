"""In which namespace the alerting stages work while the alias is switched, so that no alert is missing or sent twice.

``match`` reads the stories of one namespace and keeps its position there. ``alert`` with its state, the matches and
the alerts belong to the public name, so that they go on whichever namespace is live, as the targets do. The stories of
the former namespace are matched to their end before those of the new one; of these, the marked ones alert nobody.
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


async def alerting_settings(settings: Settings) -> ResolvedSettings:
    """Return the settings of the namespace to match: the former until all its stories are matched, then the live."""
    alias = None if settings.mark else await read_alias(settings)
    if alias is None or alias.phase != "live":
        return await resolve(settings)
    former = live_settings(settings, alias.model_copy(update={"live": alias.former}))
    return former if await _has_unmatched(former) else live_settings(settings, alias)


async def watch_alerting(settings: ResolvedSettings) -> None:
    """Return once another namespace's stories are to be matched; never where the settings have a mark."""

    async def exit_reason() -> str | None:
        live = (await alerting_settings(settings)).namespace
        return (
            None
            if live == settings.namespace
            else f"{live} is live, and all stories of {settings.namespace} are matched"
        )

    await wait_for_switch(settings, exit_reason)


async def _has_unmatched(settings: ResolvedSettings) -> bool:
    """Whether a namespace has stories left to match; not where none of its stories was ever matched."""
    async with administering(settings) as admin:
        counts = await count_partitions(admin, settings, [STORIES])
    partitions = [TopicPartition(name, number) for name, count in counts.items() for number in range(count)]
    if not partitions:
        return False  # the namespace was dropped
    async with reading(settings) as reader:
        was_matched = [(await position_of(reader, settings, _STAGE, tp.partition)).offset >= 0 for tp in partitions]
        ends = await reader.end_offsets(partitions)
        settled = [await has_settled(reader, settings, _STAGE, tp.partition, end) for tp, end in ends.items()]
    return any(was_matched) and not all(settled)
