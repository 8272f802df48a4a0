"""In which namespace the alerting stages work while the alias is switched, so that no alert is missing or sent twice.

``match`` reads the stories of one namespace and keeps its position there. The matches, the alerts and the state of
``alert`` belong to the public name: like the targets, they stay the same whichever namespace is live. ``match`` reads
the stories of former namespaces to their end before it begins with those of the live one, also of a former namespace
that it had not read at all. Marked stories alert nobody.
"""

from datetime import datetime

from aiokafka import TopicPartition

from dateline.agents.monitoring.unmatched_stories import find_unmatched
from dateline.core.replay.alias import Alias
from dateline.kafka.alias import namespace_settings, public_settings, read_alias, resolve, wait_for_switch
from dateline.settings import ResolvedSettings, Settings


async def alerting_settings(settings: Settings) -> ResolvedSettings:
    """Return the settings of the namespace to match: a former one until all its stories are matched, then the live."""
    alias = None if settings.mark else await read_alias(settings)
    return await (resolve(settings) if alias is None else _due_under(alias, settings, {}))


async def watch_alerting(settings: ResolvedSettings) -> None:
    """Return once another namespace's stories are to be matched; never where the settings have a mark."""
    # By when an alias was written: before which offsets nothing was to be matched under it. Only the newest is kept.
    looked: dict[datetime, dict[TopicPartition, int]] = {}

    async def exit_reason() -> str | None:
        if (alias := await read_alias(settings)) is None:
            return None
        if alias.at not in looked:
            looked.clear()
        due = (await _due_under(alias, settings, looked.setdefault(alias.at, {}))).namespace
        if due == settings.namespace:
            return None
        if due == _live(alias, settings).namespace:
            return f"{due} is live, and all stories of {settings.namespace} are matched"
        return f"{due} was live before, and has stories that are to be matched first"

    await wait_for_switch(settings, exit_reason)


async def _due_under(alias: Alias, settings: Settings, looked: dict[TopicPartition, int]) -> ResolvedSettings:
    unmatched = await find_unmatched(settings, alias, looked)
    return unmatched[0].settings if unmatched else _live(alias, settings)


def _live(alias: Alias, settings: Settings) -> ResolvedSettings:
    """Return the settings of what is live; while a switch is under way, that is the former namespace."""
    return namespace_settings(settings, alias.stretches(public_settings(settings).namespace)[-1].live)
