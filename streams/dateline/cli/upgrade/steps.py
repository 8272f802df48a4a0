"""The steps of a switch from one namespace to another; ``upgrade`` holds the protocol that they follow."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple

from aiokafka import TopicPartition

from dateline.agents.monitoring.lag import lag
from dateline.agents.stage import FLOW
from dateline.cli.upgrade.catch_up import fence, positions
from dateline.core.replay.alias import Alias
from dateline.core.replay.job import ReplayError
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION
from dateline.kafka.alias import ALIAS_POLL_SECONDS, KEY
from dateline.kafka.clients import close_client, new_producer, reading
from dateline.kafka.codec import Outgoing, encode
from dateline.kafka.topic_admin import create_topic
from dateline.kafka.transactions import deliver
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import ALIAS, TOPICS

LATER_STAGES: Final = tuple(stage for stage in FLOW if stage != "split")
_LOOK_AGAIN: Final = 0.5


class Sides(NamedTuple):
    """The namespace that is to be live and the one that is, under one name: as silent workers have them."""

    named: ResolvedSettings
    target: ResolvedSettings
    former: ResolvedSettings


async def until_live_is_as_far(sides: Sides, patience: float) -> None:
    """Wait until live has split what the target has; nobody would speak of pages between."""
    # First nobody may warm the target any more, so that it stays where it is.
    await _stop_splitting(sides.target)
    async with reading(sides.target) as reader:
        wanted = await positions(reader, sides.target, "split")
        deadline = asyncio.get_running_loop().time() + patience
        while behind := {n: at for n, at in (await positions(reader, sides.former, "split")).items() if at < wanted[n]}:
            if asyncio.get_running_loop().time() > deadline:
                number, at = next(iter(behind.items()))
                msg = (
                    f"{sides.former.namespace} stands at offset {at} of raw partition {number}, and "
                    f"{sides.target.namespace} at {wanted[number]}: start live's workers, and switch again"
                )
                raise ReplayError(msg)
            await asyncio.sleep(_LOOK_AGAIN)


async def announce(sides: Sides) -> None:
    """Write that the alias is being switched: the former's workers take no page in from now on."""
    await create_topic(sides.named, ALIAS)
    await _tell(sides.named, _alias(sides))


async def drain(sides: Sides, patience: float) -> Mapping[int, int]:
    """Let the former come to its end; return where it stopped in the raw topic, by partition.

    Raises ``ReplayError`` where nothing moves.
    """
    await asyncio.sleep(2 * ALIAS_POLL_SECONDS)  # so that the former's workers leave in good order, and are not fenced
    ends = await _stop_splitting(sides.former)
    await _until_drained(sides, patience)
    return ends


async def go_live(sides: Sides, ends: Mapping[int, int]) -> None:
    """Let the alias name the target, which speaks of what stands behind the ``ends`` of the former."""
    settled = {"phase": "live", "speaks_from": ends, "opens": await _opens(sides.target)}
    await _tell(sides.named, _alias(sides).model_copy(update=settled))


def _alias(sides: Sides) -> Alias:
    return Alias(
        live=sides.target.namespace,
        former=sides.former.namespace,
        phase="switching",
        at=datetime.now(UTC),
        parser_version=PARSER_VERSION,
        fingerprint_version=FINGERPRINT_VERSION,
    )


async def _tell(named: Settings, alias: Alias) -> None:
    producer = new_producer(named, ALIAS.name(named.namespace))
    try:
        await producer.start()
        await deliver(producer, [Outgoing(ALIAS.name(named.namespace), KEY, encode(alias), partition=0)])
    finally:
        await close_client(producer.stop())


async def _stop_splitting(settings: ResolvedSettings) -> dict[int, int]:
    """Fence a namespace's ``split``, and return the offsets that it would have gone on with."""
    for number in range(settings.partitions):
        await close_client((await fence(settings, number)).stop())
    async with reading(settings) as reader:
        return await positions(reader, settings, "split")


async def _until_drained(sides: Sides, patience: float) -> None:
    """Wait until the former's workers have brought to its end what they had taken in."""
    moved, before = asyncio.get_running_loop().time(), -1
    while left := sum((await lag(sides.former, LATER_STAGES)).values()):
        now = asyncio.get_running_loop().time()
        if left != before:
            moved, before = now, left
        elif now > moved + patience:
            msg = (
                f"{left} records are on their way in {sides.former.namespace}, and nothing moved for {patience:g} s: "
                "start live's workers, of the version that it is made by, and switch again"
            )
            raise ReplayError(msg)
        await asyncio.sleep(_LOOK_AGAIN)


async def _opens(settings: ResolvedSettings) -> dict[str, dict[int, int]]:
    """Return where every topic of a namespace ends now, by suffix and partition."""
    async with reading(settings) as reader:
        topics = [topic for topic in TOPICS if topic.cleanup == "delete" and topic.owner == "namespace"]
        partitions = {
            TopicPartition(topic.of(settings), number): topic.suffix
            for topic in topics
            for number in range(topic.partitions(settings))
        }
        reader.assign(list(partitions))
        reader.pause(*partitions)
        ends = await reader.end_offsets(list(partitions))
    found: dict[str, dict[int, int]] = {topic.suffix: {} for topic in topics}
    for tp, end in ends.items():
        found[partitions[tp]][tp.partition] = end
    return found
