"""Alerting over a switch: in which namespace stories are held against rules, so that none is left out or told twice.

``match`` reads the stories of one namespace and keeps its position there; ``alert`` with its memory, the matches and
the alerts belong to the name, so that what was alerted stays known whichever namespace is live, and targets go on
where they were. The former's stories are matched to their end before those of the new one, of which the marked
ones alert nobody.
"""

import asyncio
from typing import Final

from aiokafka.errors import KafkaError

from streams import telemetry
from streams.agents.alias import LOOK_SECONDS, live_under, read_alias, resolve
from streams.agents.probe import position_of
from streams.clients import administering, reading
from streams.lag import lag
from streams.provision import count_partitions
from streams.settings import Settings
from streams.topics import ALIAS, STORIES

_STAGE: Final = "match"


async def to_alert(settings: Settings) -> Settings:
    """Return the namespace whose stories are to be matched: the live one, once those of the former all are."""
    alias = None if settings.mark else await read_alias(settings)
    if alias is None or alias.phase != "live":
        return await resolve(settings)
    former = live_under(settings, alias.model_copy(update={"live": alias.former}))
    return former if await _has_more(former) else live_under(settings, alias)


async def watch_alerting(settings: Settings) -> None:
    """Look until another namespace's stories are to be matched; for ever, where the settings bear a mark."""
    if settings.mark:
        await asyncio.Event().wait()
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        try:
            due = await to_alert(settings)
        except (KafkaError, OSError) as error:
            telemetry.event("probe_failed", topic=ALIAS.suffix, reason=repr(error))
            continue
        if due.namespace != settings.namespace:
            telemetry.event("switched", reason=f"{due.namespace} is live, and {settings.namespace} is told to its end")
            return


async def _has_more(settings: Settings) -> bool:
    """Tell whether stories of a namespace that were begun to be matched are left; where none were, nobody waits."""
    async with administering(settings) as admin:
        found = await count_partitions(admin, settings, [STORIES])
    if not found:
        return False
    settings = settings.model_copy(update={"partitions": found[STORIES.of(settings)]})
    async with reading(settings) as reader:
        numbers = range(settings.partitions)
        begun = [(await position_of(reader, settings, _STAGE, number)).offset >= 0 for number in numbers]
    return any(begun) and any((await lag(settings, [_STAGE])).values())
