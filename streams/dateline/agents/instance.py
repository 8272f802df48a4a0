"""A worker with a name of its own in its group, under which it takes its partitions back after a kill.

The group keeps the partitions of a named member that is gone for as long as a session lasts, and gives them back to the
next member of that name at once, without a rebalance of the others (Kafka's static membership). So a name may stand for
one process at a time. ``claim`` refuses a second process on the same machine before it joins. Of two processes on two
machines, the broker takes the later one, as it must after a kill, and refuses the former one;
``kafka.groups.membership`` notices that, and the former one ends. A name changes nothing in the fencing of what each
process writes, by the transactions of its partitions.
"""

import asyncio
import hashlib
import re
import socket
import sys
from typing import Final

from aiokafka.errors import KafkaError

from dateline.settings import Settings, variable

HOST: Final = "hostname"
"""The value of the setting that stands for the name of the host."""
MAX_HEARTBEAT_MS: Final = 1000
"""Milliseconds between two heartbeats of a named member: it has to notice soon that its name was taken. Chosen by
hand."""
_NOTICE_SECONDS: Final = 2.5
"""Seconds that a failed worker waits for its heartbeat to say that its name was taken: two heartbeats, and an answer.
Chosen by hand."""
_STRANGE: Final = re.compile(r"[^A-Za-z0-9._-]")
"""Characters that Kafka allows in no name."""
_claims: Final[list[socket.socket]] = []
"""The claim of this process; the system ends it with the process, however that ends."""


class InstanceTakenError(Exception):
    """Another process has this worker's name; the message says what to do."""


def name_of(settings: Settings) -> str | None:
    """Return the name that this worker has in its group; None for none."""
    return _STRANGE.sub("-", socket.gethostname()) if settings.instance == HOST else settings.instance


def claim(settings: Settings, group: str) -> None:
    """Claim the name among the processes of this machine, until this process ends.

    Raises ``InstanceTakenError`` where another one has it. Only Linux has the names that end with their process;
    elsewhere the broker alone decides. A container is a machine of its own.
    """
    name = name_of(settings)
    if name is None or not sys.platform.startswith("linux"):
        return
    digest = hashlib.sha256(f"{settings.broker}\0{group}\0{name}".encode()).hexdigest()
    claimed = socket.socket(socket.AF_UNIX)
    try:
        claimed.bind(f"\0dateline-{digest[:32]}")
    except OSError as error:
        claimed.close()
        raise InstanceTakenError(taken(settings)) from error
    _claims.append(claimed)


def taken(settings: Settings) -> str:
    """Return what to tell the person who gave two workers one name."""
    return (
        f"another worker of this group has the name {name_of(settings)} ({variable('instance')}): "
        "give each worker a name of its own"
    )


async def hear_first(error: Exception) -> None:
    """Give a named worker that failed the time to hear whether its name was taken: that ends it with its own code.

    The next owner of its partitions fences it at once, and its heartbeat hears why a moment later.
    """
    if _claims and isinstance(error, KafkaError):
        await asyncio.sleep(_NOTICE_SECONDS)
