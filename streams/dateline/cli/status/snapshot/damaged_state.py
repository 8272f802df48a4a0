"""Which records of state cannot be read, and how a person sees one."""

import re
from collections.abc import Container, Sequence
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.monitoring.groups import GroupLook
from dateline.agents.stage import STAGES
from dateline.agents.state.damage import damaged_records
from dateline.agents.state.positions import damaged_positions, state_partition
from dateline.cli.terminal.printing import plural
from dateline.settings import ResolvedSettings
from dateline.topics import STATE, is_ours


async def ask_damaged(
    reader: AIOKafkaConsumer,
    settings: ResolvedSettings,
    answering: Container[TopicPartition],
    looks: Sequence[GroupLook],
) -> tuple[str, ...]:
    """Return where records of state are that cannot be read, and why, of all stages, those of ``alerts run`` too.

    Only partitions that are ``answering`` are read; ``looks`` says which of them have a worker.
    """
    every = [(stage, number) for stage in STAGES for number in range(STATE[stage].partitions(settings))]
    shares = [share for share in every if state_partition(settings, share) in answering]
    ours = [look.group for look in looks if is_ours(look.group.name, settings.namespace)]
    owned = {
        TopicPartition(topic, number)
        for group in ours
        for member in group.members
        for topic, numbers in member.partitions.items()
        for number in numbers
    }
    positions = await damaged_positions(reader, settings, shares)
    return (*positions, *await damaged_records(reader, settings, shares, owned))


def in_words(damaged: Sequence[str]) -> str:
    """Return the first of the records, and how many more there are."""
    first, *others = damaged
    return f"{first}, and {plural(len(others), 'more record')}" if others else first


def how_to_see(damaged: str, broker: str) -> str:
    """Return a sentence with the command that shows a record of state; ``damaged`` begins with its place."""
    place = _PLACE.match(damaged)
    if place is None:
        return ""
    topic, partition, offset = place.groups()
    return f". `kcat -b {broker} -C -t {topic} -p {partition} -o {offset} -c 1 -f '%k %h %s\\n'` shows the record"


_PLACE: Final = re.compile(r"([\w.-]+)/(\d+)@(\d+): ")
"""Topic, partition and offset."""
