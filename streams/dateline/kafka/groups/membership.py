"""A consumer stays the same member of its group through a rebalance.

Where a broker refuses a generation, aiokafka forgets its member id too, and joins as a new member. For the broker the
former member is then one that has not joined yet: Apache Kafka waits for it for as long as ``rebalance_timeout_ms``
says, the embedded broker until its janitor removes the member. As in Kafka's own client, here the member id stays.

The broker refuses a commit in the same way if a rebalance began before it arrived. Here the commit does nothing about
it, since it would end the join that is on its way, or make the group rebalance again; the next heartbeat finds out what
to do. Measured on the embedded broker, with
three workers of which one woke from a freeze and another left: without this the group stood for 69 and 75 s, with it
for 2 to 4 s (6 of 6).

A member with a name (``group_instance_id``) also hears here that another process took its name. aiokafka's own
heartbeat does not say the name, so that the broker could not tell a taken name from a lost member, and would let both
processes take it from each other in turns.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, Final

from aiokafka import AIOKafkaConsumer
from aiokafka.errors import IllegalGenerationError, RebalanceInProgressError
from aiokafka.protocol.api import Request, RequestStruct, Response
from aiokafka.protocol.group import HeartbeatRequest, HeartbeatRequest_v1, JoinGroupRequest, SyncGroupRequest
from aiokafka.protocol.types import Int16, Int32, Schema, String

REBALANCE_SECONDS: Final = 60.0
"""Seconds that the broker waits in a rebalance for a worker that has not joined yet and still sends heartbeats: above
any batch that was measured. Chosen by hand. A member that sends none is waited for as long as its session."""
_FENCED_INSTANCE_ID: Final = 82
"""Kafka's error code for a member whose name another member has taken; aiokafka has no class for it."""


class _NamedHeartbeatResponse(Response):
    API_KEY = 12
    API_VERSION = 3
    SCHEMA = Schema(("throttle_time_ms", Int32), ("error_code", Int16))


class _NamedHeartbeat(RequestStruct):
    API_KEY = 12
    API_VERSION = 3
    RESPONSE_TYPE = _NamedHeartbeatResponse
    SCHEMA = Schema(
        ("group", String("utf-8")),
        ("generation_id", Int32),
        ("member_id", String("utf-8")),
        ("group_instance_id", String("utf-8")),
    )


class _HeartbeatOfMember(Request[HeartbeatRequest_v1 | _NamedHeartbeat]):
    """A heartbeat with the member's name. Brokers that know names in groups (Kafka 2.3) know it."""

    API_KEY = 12

    def __init__(self, plain: Any, name: str) -> None:  # noqa: ANN401 - aiokafka's heartbeat hides its fields
        self._values = plain._group, plain._generation_id, plain._member_id  # noqa: SLF001
        self._name = name

    def build(self, request_struct_class: Any) -> Any:  # noqa: ANN401 - aiokafka's own signature
        names = (self._name,) if request_struct_class is _NamedHeartbeat else ()
        return request_struct_class(*self._values, *names)


_OF_GROUP: Final = (HeartbeatRequest, _HeartbeatOfMember, SyncGroupRequest)
_IS_COMMITTING: Final[ContextVar[bool]] = ContextVar("is_committing", default=False)


def stay_the_same_member(consumer: AIOKafkaConsumer, lose_name: Callable[[], object] | None = None) -> None:
    """Make a started consumer of a group keep its member id for as long as the broker knows it.

    Of a consumer with a name, ``lose_name`` is called once another process has taken it.
    """
    # aiokafka has no setting for this; its version is pinned.
    coordinator: Any = consumer._coordinator  # noqa: SLF001
    send, commit = coordinator._send_req, coordinator._do_commit_offsets  # noqa: SLF001
    forget, rejoin = coordinator.reset_generation, coordinator.request_rejoin

    async def send_and_stay(request: object) -> Any:  # noqa: ANN401 - aiokafka is untyped
        name = coordinator._group_instance_id  # noqa: SLF001
        if name is not None and isinstance(request, HeartbeatRequest):
            request = _HeartbeatOfMember(request, name)
        response = await send(request)
        is_of_group = isinstance(request, _OF_GROUP)
        if lose_name is not None and (is_of_group or isinstance(request, JoinGroupRequest)) and is_taken(response):
            lose_name()
        if is_of_group and response.error_code == IllegalGenerationError.errno:
            response.error_code = RebalanceInProgressError.errno  # upon which aiokafka joins with its member id
        return response

    async def commit_alone(assignment: object, offsets: object) -> None:
        token = _IS_COMMITTING.set(True)  # of this task
        try:
            await commit(assignment, offsets)
        finally:
            _IS_COMMITTING.reset(token)

    def forget_unless_committing() -> None:
        if not _IS_COMMITTING.get():
            forget()

    def rejoin_unless_committing() -> None:
        if not _IS_COMMITTING.get():
            rejoin()

    coordinator._send_req, coordinator._do_commit_offsets = send_and_stay, commit_alone  # noqa: SLF001
    coordinator.reset_generation, coordinator.request_rejoin = forget_unless_committing, rejoin_unless_committing


def is_taken(response: Any) -> bool:  # noqa: ANN401 - one of aiokafka's responses
    """Whether a group's answer says that another member has taken the name."""
    return bool(response.error_code == _FENCED_INSTANCE_ID)


def leave_with_name(consumer: AIOKafkaConsumer) -> None:
    """Let a consumer that is about to stop leave its group, although it has a name: others take its partitions at once.

    aiokafka lets a member with a name stay in the group for its next start, as it also stays after a kill.
    """
    coordinator: Any = consumer._coordinator  # noqa: SLF001
    if coordinator is not None:  # else its start still waits for the broker, and it has joined no group
        coordinator._group_instance_id = None  # noqa: SLF001
