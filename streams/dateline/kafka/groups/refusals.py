"""A broker that lets nobody join a group, and would only say so again: what to tell the person who can mend it.

aiokafka hands such an error to whoever next asks for records. Before the first assignment, Faust never asks.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiokafka import AIOKafkaConsumer
from aiokafka.errors import (
    GroupAuthorizationFailedError,
    InconsistentGroupProtocolError,
    InvalidGroupIdError,
    InvalidSessionTimeoutError,
    KafkaError,
)

from dateline.kafka.groups.session import session_limits, session_problem
from dateline.settings import Settings, SettingsError

REFUSALS: Final = (
    GroupAuthorizationFailedError,
    InconsistentGroupProtocolError,
    InvalidGroupIdError,
    InvalidSessionTimeoutError,
)
"""Errors of a join that another try does not repair."""

_WORDS: Final[dict[type[KafkaError], str]] = {
    GroupAuthorizationFailedError: (
        "the broker does not let this login join the group {group}; allow it to read the group "
        "(kafka-acls.sh --add --operation Read --group {group})"
    ),
    InconsistentGroupProtocolError: (
        "the group {group} has members that share out partitions in another way than Dateline; end them, or choose "
        "another name (kafka-consumer-groups.sh --describe --members --group {group} lists them)"
    ),
    InvalidGroupIdError: "the broker takes no group of the name {group}; choose another name",
}


class RefusedError(KafkaError):
    """The broker lets nobody of this login join a group; the message says what to do."""


def heed_refusals(consumer: AIOKafkaConsumer, refuse: Callable[[KafkaError], Awaitable[None]]) -> None:
    """Make a started consumer of a group await ``refuse`` with an error of ``REFUSALS``, before anybody asks for it."""
    coordinator: Any = consumer._coordinator  # noqa: SLF001 - aiokafka has no setting for this; its version is pinned
    push = coordinator._push_error_to_user  # noqa: SLF001

    async def push_heeded(error: KafkaError) -> None:
        if isinstance(error, REFUSALS):
            await refuse(error)
        await push(error)

    coordinator._push_error_to_user = push_heeded  # noqa: SLF001


async def refusal(error: KafkaError, settings: Settings, group: str) -> SettingsError | RefusedError:
    """Return an error of ``REFUSALS`` as one that says what to do: of a setting, or of the broker."""
    if isinstance(error, InvalidSessionTimeoutError):
        return SettingsError(session_problem(settings, await session_limits(settings), refused=True))
    return RefusedError(_WORDS[type(error)].format(group=group))
