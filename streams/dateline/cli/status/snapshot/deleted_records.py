"""What the broker deleted before a stage read it."""

from collections.abc import Mapping

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.stage import STAGES
from dateline.agents.state.missed_records import Gap, deleted_before, may_be_markers
from dateline.agents.state.positions import Share, positions_of, source_partition, state_partition
from dateline.settings import ResolvedSettings
from dateline.topics import STATE


async def ask_deleted(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, firsts: Mapping[TopicPartition, int]
) -> dict[Share, Gap]:
    """Return the offsets that are gone from the sources of all stages, and lie behind the stage's position.

    ``firsts`` has the first offset left of each partition that answers. Gaps of transactions' markers are left out.
    """
    every = [(stage, number) for stage in STAGES for number in range(STATE[stage].partitions(settings))]
    # Without a beginning that was cut off, nothing is gone, and no position needs to be read.
    cut = [share for share in every if firsts.get(source_partition(settings, share))]
    shares = [share for share in cut if state_partition(settings, share) in firsts]
    gone = {
        share: deleted_before(position.offset + 1, firsts[source_partition(settings, share)])
        for share, position in (await positions_of(reader, settings, shares)).items()
    }
    return {share: gap for share, gap in gone.items() if gap and not may_be_markers(settings, share[0], gap)}
