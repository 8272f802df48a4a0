"""The janitor of the embedded broker's consumer groups: it removes members whose process is dead.

The embedded broker never evicts a member that sends no heartbeat. Measured: a member was killed, and the next one
waited in its join until the broker was restarted. A ``LeaveGroup`` request for the dead member ends the rebalance at
once, from whichever client it comes.

Dateline's clients write their process id into their client id where the broker is on their own machine, as the
embedded broker always is. Of a member of another client, nobody knows whether it is alive; it is removed when its group
has been in one rebalance for too long. So is the former member of a process that has joined again as another one. A
removed member that is alive joins again; so they are removed one after the other, and only until the rebalance ends.
"""

import asyncio
import os
import re
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, Final, NamedTuple

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError
from aiokafka.protocol.group import LeaveGroupRequest

from dateline import telemetry
from dateline.kafka.connection import failure_reasons

_SWEEP_SECONDS: Final = 1.0
"""Seconds between two looks at the groups. Chosen by hand."""
_MAX_STRANGER_SECONDS: Final = 8.0
"""Seconds of one rebalance after which members of other clients are removed. Chosen by hand, for ten seconds in all."""
_MAX_REBALANCE_SECONDS: Final = 30.0
"""Seconds of one rebalance after which members are removed whose process runs: it may have dropped its consumer, or it
finishes a batch. Chosen by hand, above any batch that was measured."""
_MAX_FORMER_SECONDS: Final = 4.0
"""Seconds of one rebalance after which the former members of a process that joined again are removed. Chosen by hand,
above the 0.3 s that a group takes to form, for a program that reads with two members of one group."""
_SETTLE_SECONDS: Final = 1.0
"""Seconds after a removal until the broker is asked whether the rebalance goes on. Chosen by hand, as above."""
_MAX_CLOSE_SECONDS: Final = 3.0
"""Seconds to wait for the janitor's thread. Chosen by hand."""
DEAD: Final = "its process is dead"
"""The reason of a removal that no look at the group can make needless."""
_REBALANCING: Final = frozenset({"PreparingRebalance", "CompletingRebalance"})
_LOCAL_HOSTS: Final = frozenset({"localhost", "127.0.0.1"})
_PROCESS: Final = re.compile(r"^dateline-.*-(\d+)-(\d+)$")
"""The end of a client id: the inode of the namespace of process ids (0 where there is none), and the process id."""


class Member(NamedTuple):
    """A member of a group, as the broker describes it."""

    member_id: str
    client_id: str


def client_id(name: str, servers: Sequence[str]) -> str:
    """Return ``name``, and where all ``servers`` (host:port) are on this machine, the process id after it."""
    if any(server.rpartition(":")[0] not in _LOCAL_HOSTS for server in servers):
        return name
    return f"{name}-{_process_namespace()}-{os.getpid()}"


@contextmanager
def tending(address: str) -> Iterator[None]:
    """Sweep the groups of the broker at ``address`` once a second, in a thread, as long as the block lasts."""
    stop = threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(_tend(address, stop)), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(_MAX_CLOSE_SECONDS)


class Janitor:
    """Decides which members to remove; it remembers since when members are there and a group is in a rebalance."""

    def __init__(self) -> None:
        self._since: dict[str, tuple[frozenset[Member], float]] = {}
        self._first_seen: dict[str, dict[Member, float]] = {}

    def removable(self, group: str, state: str, members: Sequence[Member], now: float) -> dict[Member, str]:
        """Return the members to remove, each with the reason, in the order in which to remove them.

        ``now`` is in ``time.monotonic()`` seconds.
        """
        before = self._first_seen.get(group, {})
        seen = self._first_seen[group] = {member: before.get(member, now) for member in members}
        alive = {member: _is_alive(member.client_id) for member in members}
        reasons = {member: DEAD for member in members if alive[member] is False}
        if state not in _REBALANCING:
            self._since.pop(group, None)
            return reasons
        known, since = self._since.get(group, (frozenset(), now))
        if known != frozenset(members):
            since = now
        self._since[group] = frozenset(members), since
        oldest_first = sorted(members, key=lambda member: seen[member])
        for member in oldest_first:
            newest = max(seen[each] for each in members if each.client_id == member.client_id)
            if alive[member] and seen[member] < newest and now - since >= _MAX_FORMER_SECONDS:
                reasons.setdefault(member, "its process has joined again as another member")
        for member in oldest_first:
            longest = _MAX_STRANGER_SECONDS if alive[member] is None else _MAX_REBALANCE_SECONDS
            if now - since >= longest:
                reasons.setdefault(member, f"its group was rebalancing for {now - since:.0f} s")
        return reasons


async def _tend(address: str, stop: threading.Event) -> None:
    janitor = Janitor()
    while not stop.is_set():
        # Whoever runs the broker reports its end; the janitor's failed connections say nothing more.
        with failure_reasons():
            await _sweep_until(stop, address, janitor)


async def _sweep_until(stop: threading.Event, address: str, janitor: Janitor) -> None:
    """Sweep until ``stop`` is set or the broker does not answer; then wait before the next attempt."""
    admin = AIOKafkaAdminClient(bootstrap_servers=address)
    try:
        await admin.start()
        while not await asyncio.to_thread(stop.wait, _SWEEP_SECONDS):
            await _sweep(admin, janitor)
    except (KafkaError, OSError):
        await asyncio.to_thread(stop.wait, _SWEEP_SECONDS)  # the broker is about to end
    finally:
        await admin.close()


async def _sweep(admin: AIOKafkaAdminClient, janitor: Janitor) -> None:
    names = [name for name, kind, *_ in await admin.list_consumer_groups() if kind == "consumer"]
    for name in names:
        state, members = await _describe(admin, name)
        for member, reason in janitor.removable(name, state, members, monotonic()).items():
            if reason != DEAD and state not in _REBALANCING:  # a removal before has ended the rebalance
                break
            telemetry.event("member_removed", group=name, client=member.client_id, reason=reason)
            await _remove(admin, name, member)
            if reason != DEAD:
                await asyncio.sleep(_SETTLE_SECONDS)
                state, _ = await _describe(admin, name)


async def _describe(admin: AIOKafkaAdminClient, name: str) -> tuple[str, list[Member]]:
    """Return the state and the members of a group; none where the broker does not know it."""
    # One at a time: the broker's answer about several groups at once cannot be decoded.
    described: list[Any] = await admin.describe_consumer_groups([name])
    for _error, _group, state, _kind, _protocol, rows, *_ in described[0].groups:
        return state, [Member(*row[:2]) for row in rows]
    return "", []


async def _remove(admin: AIOKafkaAdminClient, group: str, member: Member) -> None:
    coordinator = await admin.find_coordinator(group)
    client: Any = admin._client  # noqa: SLF001  (the admin client has no call for it; its version is pinned)
    await client.send(coordinator, LeaveGroupRequest(group, member.member_id))


def _is_alive(client: str) -> bool | None:
    """Whether the process of a client runs; None where it cannot be told."""
    match = _PROCESS.match(client)
    if match is None or int(match[1]) != _process_namespace():
        return None
    if sys.platform == "linux":
        try:
            return Path(f"/proc/{match[2]}/stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
        except (FileNotFoundError, ProcessLookupError):
            return False
    try:
        os.kill(int(match[2]), 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def _process_namespace() -> int:
    """Return the inode of this process's namespace of process ids; 0 where the system has none."""
    try:
        return Path("/proc/self/ns/pid").stat().st_ino
    except OSError:
        return 0
