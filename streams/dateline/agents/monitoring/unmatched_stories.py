"""Stories of namespaces that were live before, which ``dateline alerts run`` has yet to match.

Their alerts are still to come.

Marked records do not count: the namespace that was live before published the same stories. A namespace does not count
either, if neither it nor one before it was ever matched: alerts began later, and its stories are old news.
"""

from collections.abc import Mapping, MutableMapping
from typing import Final, NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.monitoring.lag import MAX_COUNTED_OFFSETS, Lag
from dateline.agents.state.positions import assign, positions_of, read_spans
from dateline.core.replay.alias import Alias
from dateline.kafka.alias import is_retold, namespace_settings, public_settings
from dateline.kafka.clients import administering, reading
from dateline.kafka.codec import Incoming
from dateline.kafka.topic_admin import count_partitions
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import STORIES

_STAGE: Final = "match"


class Unmatched(NamedTuple):
    """A namespace that was live, and how many of its stories are still to be matched."""

    settings: ResolvedSettings
    stories: Lag

    @property
    def words(self) -> str:
        """How many stories wait, as after the namespace's name: ``60 of its stories wait``."""
        number, exact = self.stories
        return f"{'' if exact else 'up to '}{number} of its stories wait{'s' if number == 1 else ''}"


async def find_unmatched(
    settings: Settings, alias: Alias | None, looked: MutableMapping[TopicPartition, int] | None = None
) -> list[Unmatched]:
    """Return the namespaces before the live one that have stories to match, in the order in which they are due.

    That is the order in which they were live last. A namespace that was dropped has none. ``looked`` keeps, for the
    next look under the same alias, before which offsets nothing is to be matched. Without an alias there are none.
    """
    if alias is None:
        return []
    looked = {} if looked is None else looked
    public = public_settings(settings).namespace
    lived = [public, *(stretch.live for stretch in alias.stretches(public))]
    due = list(dict.fromkeys(reversed(lived)))[:0:-1]
    if not due:
        return []
    found: dict[str, Unmatched] = {}
    async with reading(settings) as reader:
        for name, starts in (await _starts(reader, settings, alias, list(dict.fromkeys(lived)))).items():
            if name in due and (lag := await _waiting(reader, starts, looked)).records:
                found[name] = Unmatched(namespace_settings(settings, name), lag)
    return [found[name] for name in due if name in found]


async def _starts(
    reader: AIOKafkaConsumer, settings: Settings, alias: Alias, names: list[str]
) -> dict[str, dict[TopicPartition, int]]:
    """Return the first unmatched offset of each partition of stories, by namespace; ``names`` are in order.

    Namespaces before the first one that was ever matched are left out, and those that do not exist.
    """
    starts: dict[str, dict[TopicPartition, int]] = {}
    began = False
    async with administering(settings) as admin:
        for name in names:
            namespace = namespace_settings(settings, name)
            count = (await count_partitions(admin, namespace, [STORIES])).get(STORIES.of(namespace), 0)
            shares = [(_STAGE, number) for number in range(count)]
            positions = await positions_of(reader, namespace, shares)
            began = began or any(position.offset >= 0 for position in positions.values())
            if began and shares:
                opened = _first_opened(alias, settings, name)
                starts[name] = {
                    TopicPartition(STORIES.of(namespace), number): max(position.offset + 1, opened.get(number, 0))
                    for (_, number), position in positions.items()
                }
    return starts


def _first_opened(alias: Alias, settings: Settings, name: str) -> Mapping[int, int]:
    """Return where a namespace's stories ended when it went live for the first time: those before are all marked.

    Nothing where the alias does not remember it. Where it was dropped and prepared anew, the lower end counts.
    """
    stretches = alias.stretches(public_settings(settings).namespace)
    if stretches[0].since is not None:
        return {}
    opened = [stretch.opens.get(STORIES.suffix, {}) for stretch in stretches if stretch.live == name]
    return {number: min(each.get(number, 0) for each in opened) for number in opened[0]} if opened else {}


async def _waiting(
    reader: AIOKafkaConsumer, starts: Mapping[TopicPartition, int], looked: MutableMapping[TopicPartition, int]
) -> Lag:
    """Return how many records without a mark stand from ``starts`` on; of many, the number of offsets."""
    starts = {tp: max(start, looked.get(tp, 0)) for tp, start in starts.items()}
    assign(reader, starts)
    firsts, ends = await reader.beginning_offsets(list(starts)), await reader.end_offsets(list(starts))
    offsets = sum(max(ends[tp] - max(start, firsts[tp]), 0) for tp, start in starts.items())
    if not offsets:
        return Lag(0, exact=True)
    number = 0
    async for record in read_spans(reader, starts, ends):
        if is_retold(Incoming.of(record)):
            continue
        if offsets > MAX_COUNTED_OFFSETS:
            return Lag(offsets, exact=False)
        number += 1
    if not number:
        looked.update(ends)
    return Lag(number, exact=True)
