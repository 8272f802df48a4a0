"""The consumer groups that read topics of a namespace: their states, members and lag, and which of them are stuck.

One look cannot tell a group that is stuck from one that is busy: a rebalance ends after a second, and a reader commits
every few. ``watch_groups`` looks again at groups that look stuck, until they move or ``_WATCH_SECONDS`` are over.
``dateline.cli.status.snapshot.rebalances`` then decides which rebalances will not end by themselves.
"""

import asyncio
import re
from collections.abc import Mapping, Sequence
from itertools import chain
from time import monotonic
from typing import Any, Final, NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.coordinator.protocol import ConsumerProtocolMemberAssignment

from dateline.agents.monitoring.lag import Lag, total, unread_after
from dateline.agents.monitoring.unmatched_stories import Unmatched
from dateline.agents.monitoring.worker_groups import (
    WorkerGroup,
    alerting_group,
    lag_by_topic,
    split_states,
    worker_group,
)
from dateline.agents.stage import ALERTING
from dateline.kafka.clients import AdminClient, administering
from dateline.kafka.groups.description import describe_group
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, STORIES, delivery_group

_MAX_GROUPS: Final = 500
"""Consumer groups of a cluster that are described; those named after the namespace come first. Chosen by hand."""
_WATCH_SECONDS: Final = 6.0
"""Seconds that a group must look stuck. Chosen by hand: a group forms in 0.3 s, and readers commit every few seconds;
``status`` takes this long only where a group looks stuck."""
_LOOK_SECONDS: Final = 0.5
"""Seconds between two looks. Chosen by hand."""
REBALANCING: Final = frozenset({"PreparingRebalance", "CompletingRebalance"})
"""The broker's names of a group's state while its partitions are assigned anew: nobody gets records."""


class Member(NamedTuple):
    """A member of a group: the machine that it runs on, and its partitions by topic."""

    host: str
    partitions: Mapping[str, tuple[int, ...]]
    client: str = ""
    """The id that the client gave itself. Of a member with a name, the broker keeps the one of its first process."""
    instance: str = ""
    """The name that it has in the group (``DATELINE_INSTANCE``)."""


class GroupState(NamedTuple):
    """A consumer group: its state as the broker names it, its members, and its lag by topic."""

    name: str
    state: str
    members: tuple[Member, ...]
    lag: Mapping[str, Lag]
    stuck: bool = False
    """Whether it stayed in a rebalance, or without members and with lag, for as long as it was watched. In a snapshot
    of ``dateline status``, of a rebalance: whether it lasts longer than it can by itself."""
    reads_on: bool = True
    """Whether records that wait for it need a member of this group. ``dateline worker`` and delivery have findings of
    their own, and after an upgrade nothing waits for the groups of the namespace that is no longer live."""

    delivers: bool = False
    """Whether it holds the progress of a target of alerts: nobody joins it, so it has no members and is ``Empty``."""

    @property
    def rebalancing(self) -> bool:
        """Whether its partitions are being assigned anew."""
        return self.state in REBALANCING

    @property
    def waiting(self) -> bool:
        """Whether records wait for it and it has no members."""
        return (
            self.reads_on
            and not self.members
            and not self.rebalancing
            and any(lag.records for lag in self.lag.values())
        )


class GroupLook(NamedTuple):
    """A group as one look shows it: its state, and the offsets that it has committed."""

    group: GroupState
    offsets: Mapping[TopicPartition, int]


async def look_at_groups(
    settings: ResolvedSettings,
    reader: AIOKafkaConsumer,
    partitions: Mapping[TopicPartition, int],
    unmatched: Sequence[Unmatched] = (),
) -> list[GroupLook]:
    """Return the groups that read topics of the namespace, by name; ``partitions`` are its existing partitions.

    The lag of the workers' groups comes from the positions in the state topics, and not from the groups' offsets.
    Namespaces that were live and have stories to match are ``unmatched``: their groups are among those returned.
    """
    async with administering(settings) as admin:
        reading_here, listed = await _find_groups(settings, admin, partitions)
        topics = await admin.existing(chain.from_iterable(map(split_states, listed)))
        of_workers = {name: each for name in reading_here if (each := worker_group(name, settings, topics)) is not None}
        alerting = _alerting_groups(settings, of_workers, unmatched)
        for name, group in alerting.items():
            of_workers[name] = group
            if name not in reading_here and (look := await _look(admin, name, partitions)) is not None:
                reading_here[name] = look
    alerts_run = any(
        look.group.members for name, look in reading_here.items() if name in of_workers and of_workers[name].alerts
    )
    return [
        look._replace(
            group=look.group._replace(
                lag=await lag_by_topic(reader, of_workers[name], partitions)
                if name in of_workers
                else _by_topic(await unread_after(reader, look.offsets)),
                reads_on=(name in alerting and not alerts_run) if name in of_workers else not _delivers(name, settings),
                delivers=name not in of_workers and _delivers(name, settings),
            )
        )
        for name, look in sorted(reading_here.items())
    ]


async def _find_groups(
    settings: ResolvedSettings, admin: AdminClient, partitions: Mapping[TopicPartition, int]
) -> tuple[dict[str, GroupLook], list[str]]:
    """Return the groups that read topics of the namespace, by name, and the names of all that were looked at."""
    own = {settings.namespace, alerting_group(settings)}
    listed = {name for name, kind in await admin.list_consumer_groups() if kind in {"consumer", ""}}
    chosen = sorted(listed, key=lambda name: (not name.startswith(settings.namespace), name))[:_MAX_GROUPS]
    looks = [await _look(admin, name, partitions) for name in chosen]
    # A group that never got through its first rebalance has committed nothing; its clients name the namespace.
    reading_here = {
        look.group.name: look
        for look in looks
        if look is not None and (look.offsets or look.group.name in own or _names(look.group, settings))
    }
    return reading_here, chosen


def _alerting_groups(
    settings: ResolvedSettings, known: Mapping[str, WorkerGroup], unmatched: Sequence[Unmatched]
) -> dict[str, WorkerGroup]:
    """Return the groups of ``alerts run`` for which stories may wait: of the live namespace, and of ``unmatched``.

    None where nobody ever ran alerts. The broker may not know such a group: after a switch the live namespace's group
    exists only once `alerts run` was started again, and a former namespace may never have had one.
    """
    if not unmatched and not any(group.alerts for group in known.values()):
        return {}
    formers = {
        alerting_group(each.settings): WorkerGroup(each.settings, ALERTING, {STORIES.of(each.settings): each.stories})
        for each in unmatched
    }
    return {alerting_group(settings): WorkerGroup(settings, ALERTING), **formers}


async def watch_groups(
    settings: ResolvedSettings, looks: Sequence[GroupLook], partitions: Mapping[TopicPartition, int]
) -> list[GroupLook]:
    """Return the groups as the last look shows them; ``stuck`` are those that looked so, unchanged, to the end."""
    before = {look.group.name: look for look in looks}
    last = dict(before)
    left = {name for name, look in before.items() if look.group.rebalancing or look.group.waiting}
    end = monotonic() + _WATCH_SECONDS
    async with administering(settings) as admin:
        while left and monotonic() < end:
            await asyncio.sleep(_LOOK_SECONDS)
            for name in sorted(left):
                now = await _look(admin, name, partitions)
                last[name] = now or last[name]
                if now is None or now.offsets != before[name].offsets or not _same_fault(before[name].group, now.group):
                    left.discard(name)
    return [
        last[name]._replace(
            group=last[name].group._replace(
                stuck=name in left, lag=group.lag, reads_on=group.reads_on, delivers=group.delivers
            )
        )
        for name, (group, _) in before.items()
    ]


def _same_fault(before: GroupState, now: GroupState) -> bool:
    """Whether a group is still in a rebalance, or still without members."""
    return now.rebalancing if before.rebalancing else not now.members and not now.rebalancing


async def _look(admin: Any, name: str, partitions: Mapping[TopicPartition, int]) -> GroupLook | None:  # noqa: ANN401 - aiokafka is untyped
    offsets = await admin.list_consumer_group_offsets(name)
    starts = {tp: each.offset for tp, each in offsets.items() if tp in partitions and each.offset >= 0}
    for _code, group, state, _type, _protocol, members, *_ in await describe_group(admin, name):
        return GroupLook(GroupState(group, state, tuple(_member(member) for member in members), {}), starts)
    return None


def _member(member: Any) -> Member:  # noqa: ANN401 - aiokafka is untyped
    _id, *named, client, host, _metadata, assignment = member
    assigned = ConsumerProtocolMemberAssignment.decode(assignment).assignment if assignment else ()
    partitions = {topic: tuple(sorted(numbers)) for topic, numbers in assigned}
    return Member(host.removeprefix("/"), partitions, client, next(filter(None, named), ""))


def _delivers(name: str, settings: ResolvedSettings) -> bool:
    return name.startswith(delivery_group(ALERTS.within(settings), ""))


def _names(group: GroupState, settings: ResolvedSettings) -> bool:
    """Whether a member of the group is a client of the namespace, by the id that ``client_options`` gives it."""
    own = re.compile(rf"dateline-{re.escape(settings.namespace)}(-\d+-\d+)?")  # on this machine, with the process
    return any(own.fullmatch(member.client) for member in group.members)


def _by_topic(lags: Mapping[TopicPartition, Lag]) -> dict[str, Lag]:
    return {
        topic: total(lag for tp, lag in lags.items() if tp.topic == topic)
        for topic in sorted({tp.topic for tp in lags})
    }
