"""The groups of Dateline's own workers, of the live namespace and of others under the same public name.

The state topics say how far workers have got. The offsets of their groups may be behind; on topics that namespaces
share, the offsets of a namespace that is no longer live stay where a switch left them.
"""

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.monitoring.lag import Lag, backlog, total
from dateline.agents.stage import ALERTING, FLOW, source_of
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTING as ALERTING_GROUP
from dateline.topics import STATE


class WorkerGroup(NamedTuple):
    """The group of ``dateline worker`` or of ``dateline alerts run``: its namespace's settings, and its stages."""

    settings: ResolvedSettings
    stages: Collection[str]
    unmatched: Mapping[str, Lag] = {}
    """By topic: what waits to be matched in a namespace that is no longer live."""

    @property
    def alerts(self) -> bool:
        """Whether it is the group of ``dateline alerts run``."""
        return self.stages is ALERTING


def alerting_group(settings: ResolvedSettings) -> str:
    """Return the name of the group of ``dateline alerts run`` in a namespace."""
    return f"{settings.namespace}.{ALERTING_GROUP}"


_SUFFIXES: Final = (("", FLOW), (f".{ALERTING_GROUP}", ALERTING))
"""What follows the namespace in the name of a workers' group, and the stages of its workers."""


def split_states(name: str) -> list[str]:
    """Return the topics of ``split``'s state, one of which exists if this is the name of a workers' group."""
    return [STATE["split"].name(name.removesuffix(suffix)) for suffix, _ in _SUFFIXES if name.endswith(suffix)]


def worker_group(name: str, settings: ResolvedSettings, topics: Collection[str]) -> WorkerGroup | None:
    """Return the workers' group of this name; None for any other group.

    ``topics`` are those of ``split_states`` that exist. Another namespace than that of the settings is read as one
    under the same public name.
    """
    for suffix, stages in _SUFFIXES:
        namespace = name.removesuffix(suffix)
        if name.endswith(suffix) and STATE["split"].name(namespace) in topics:
            if namespace == settings.namespace:
                return WorkerGroup(settings, stages)
            other = {"namespace": namespace, "known_as": settings.public, "raw_namespace": settings.raw}
            return WorkerGroup(settings.model_copy(update=other), stages)
    return None


async def lag_by_topic(
    reader: AIOKafkaConsumer, group: WorkerGroup, partitions: Collection[TopicPartition]
) -> dict[str, Lag]:
    """Return the records that a workers' group has yet to settle, by topic, in those of its topics that are given.

    Beyond these, the topics of a namespace that is no longer live are those that the group has.
    """
    sources = {source_of(group.settings, stage): stage for stage in group.stages}
    shares = {(sources[tp.topic], tp.partition): tp.topic for tp in partitions if tp.topic in sources}
    lags = await backlog(reader, group.settings, shares.keys())
    here = {
        topic: total(lag for share, lag in lags.items() if shares[share] == topic)
        for topic in sorted(set(shares.values()))
    }
    return {**here, **group.unmatched}
