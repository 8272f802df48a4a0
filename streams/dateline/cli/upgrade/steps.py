"""The steps of a switch from one namespace to another; the docstring of ``verbs`` describes their protocol."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple

from aiokafka import TopicPartition

from dateline.agents.monitoring.lag import lag
from dateline.agents.stage import FLOW
from dateline.agents.state.positions import positions_of
from dateline.agents.state.settlement import ends_with_open, have_decided
from dateline.cli.terminal.printing import plural
from dateline.cli.upgrade.catch_up import fence_split, next_offsets
from dateline.core.replay.alias import MAX_EARLIER, Alias, Stretch
from dateline.core.replay.job import ReplayError
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION, STORY_MODEL_VERSION
from dateline.kafka.alias import ALIAS_POLL_SECONDS, KEY
from dateline.kafka.clients import producing, reading
from dateline.kafka.codec import Outgoing, encode
from dateline.kafka.topic_admin import create_topic
from dateline.kafka.transactions import deliver
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import ALIAS, TOPICS

LATER_STAGES: Final = tuple(stage for stage in FLOW if stage != "split")
_POLL_SECONDS: Final = 0.5
"""Pause between two looks at positions or lag; chosen by hand."""
_EXIT_SECONDS: Final = 2 * ALIAS_POLL_SECONDS
"""Seconds for the former's workers to exit before they are fenced: two polls of the alias. Chosen by hand."""


class Sides(NamedTuple):
    """The two namespaces of a switch, with the settings of workers that mark their records."""

    named: ResolvedSettings
    """The public name itself, where the alias and the raw topic are."""
    target: ResolvedSettings
    """The namespace that goes live."""
    former: ResolvedSettings
    """The namespace that is live before the switch."""
    went_back: bool
    """Whether ``upgrade back`` makes the switch."""
    earlier: tuple[Stretch, ...] = ()
    """What was live until the switch."""


async def wait_for_live(sides: Sides, patience: float) -> None:
    """Wait until live has split all pages that the target has split: step 2.

    Otherwise no namespace would make unmarked records of the pages in between. Raises ``ReplayError`` after
    ``patience`` seconds.
    """
    # First the warming workers are fenced, so that the target's position is final.
    await _stop_splitting(sides.target)
    async with reading(sides.target) as reader:
        wanted = await next_offsets(reader, sides.target, "split")
        deadline = asyncio.get_running_loop().time() + patience
        while behind := {
            n: at for n, at in (await next_offsets(reader, sides.former, "split")).items() if at < wanted[n]
        }:
            if asyncio.get_running_loop().time() > deadline:
                number, at = next(iter(behind.items()))
                msg = (
                    f"{sides.former.namespace} is at offset {at} of raw partition {number}, and "
                    f"{sides.target.namespace} at {wanted[number]}: start live's workers, and switch again; where they "
                    "end with 78, the handbook (Exit codes) says how they start"
                )
                raise ReplayError(msg)
            await asyncio.sleep(_POLL_SECONDS)


async def announce(sides: Sides) -> None:
    """Write the alias in the phase ``switching``, step 3: the former's workers read no new pages from now on."""
    await create_topic(sides.named, ALIAS)
    await _write_alias(sides.named, _alias(sides))


async def drain(sides: Sides, patience: float) -> Mapping[int, int]:
    """Stop the former's ``split``, and wait for its later stages: steps 4 and 5.

    Returns the offsets at which it stopped in the raw topic, by partition. Raises ``ReplayError`` where nothing moves
    for ``patience`` seconds.
    """
    await asyncio.sleep(_EXIT_SECONDS)
    ends = await _stop_splitting(sides.former)
    await _wait_until_drained(sides, patience)
    return ends


async def go_live(sides: Sides, ends: Mapping[int, int]) -> Alias:
    """Write the alias in the phase ``live``, step 6: the target does not mark pages from ``ends`` on.

    Returns the alias.
    """
    update = {"phase": "live", "speaks_from": ends, "opens": await _topic_ends(sides.target)}
    alias = _alias(sides).model_copy(update=update)
    await _write_alias(sides.named, alias)
    return alias


def _alias(sides: Sides) -> Alias:
    return Alias(
        live=sides.target.namespace,
        former=sides.former.namespace,
        went_back=sides.went_back,
        earlier=sides.earlier[-MAX_EARLIER:],
        phase="switching",
        at=datetime.now(UTC),
        parser_version=PARSER_VERSION,
        fingerprint_version=FINGERPRINT_VERSION,
        story_model=STORY_MODEL_VERSION,
    )


async def _write_alias(named: Settings, alias: Alias) -> None:
    topic = ALIAS.name(named.namespace)
    async with producing(named, topic) as producer:
        await deliver(producer, [Outgoing(topic, KEY, encode(alias), partition=0)])


async def _stop_splitting(settings: ResolvedSettings) -> dict[int, int]:
    """Fence a namespace's ``split``; return the next offset that it would have processed, by partition."""
    for number in range(settings.partitions):
        async with fence_split(settings, number):
            pass
    async with reading(settings) as reader:
        return await next_offsets(reader, settings, "split")


async def _wait_until_drained(sides: Sides, patience: float) -> None:
    """Wait until the former's later stages have decided all records before them, one stage after the other."""
    for stage in LATER_STAGES:
        ends = await ends_with_open(sides.former, stage)
        await _wait_until_decided(sides.former, stage, ends, patience)


async def _wait_until_decided(settings: ResolvedSettings, stage: str, ends: Mapping[int, int], patience: float) -> None:
    """Wait until a stage has decided all before ``ends``. Raises ``ReplayError`` where nothing moves for too long."""
    shares = [(stage, number) for number in ends]
    clock = asyncio.get_running_loop().time
    before, moved = None, clock()
    async with reading(settings) as reader:
        while not await have_decided(reader, settings, stage, ends):
            positions = await positions_of(reader, settings, shares)
            if positions != before:
                before, moved = positions, clock()
            elif clock() > moved + patience:
                left = sum((await lag(settings, LATER_STAGES)).values())
                msg = (
                    f"{plural(left, 'record')} on the way in {settings.namespace}, and nothing moved for "
                    f"{patience:g} s: start its workers, with the version of Dateline that made "
                    f"{settings.namespace}, and switch again"
                )
                raise ReplayError(msg)
            await asyncio.sleep(_POLL_SECONDS)


async def _topic_ends(settings: ResolvedSettings) -> dict[str, dict[int, int]]:
    """Return where every deletable topic of a namespace ends now, by suffix and partition."""
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
    ends_by_topic: dict[str, dict[int, int]] = {topic.suffix: {} for topic in topics}
    for tp, end in ends.items():
        ends_by_topic[partitions[tp]][tp.partition] = end
    return ends_by_topic
