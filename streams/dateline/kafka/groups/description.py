"""A consumer group as the broker describes it, with its members' names.

aiokafka's own request is of a version that leaves out the names (``group_instance_id``). Of a member with a name, the
broker keeps the client id of the process that joined first: only the name says which member it is.
"""

from typing import Any, Final

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.protocol.admin import DescribeGroupsRequest_v1
from aiokafka.protocol.api import Request, RequestStruct, Response
from aiokafka.protocol.types import Array, Boolean, Bytes, Int16, Int32, Schema, String

_API_KEY: Final = 15
"""Kafka's number of the request."""


class _NamedDescription(Response):
    API_KEY = _API_KEY
    API_VERSION = 4
    SCHEMA = Schema(
        ("throttle_time_ms", Int32),
        (
            "groups",
            Array(
                ("error_code", Int16),
                ("group", String("utf-8")),
                ("state", String("utf-8")),
                ("protocol_type", String("utf-8")),
                ("protocol", String("utf-8")),
                (
                    "members",
                    Array(
                        ("member_id", String("utf-8")),
                        ("group_instance_id", String("utf-8")),
                        ("client_id", String("utf-8")),
                        ("client_host", String("utf-8")),
                        ("member_metadata", Bytes),
                        ("member_assignment", Bytes),
                    ),
                ),
                ("authorized_operations", Int32),
            ),
        ),
    )


class _DescribeNamed(RequestStruct):
    API_KEY = _API_KEY
    API_VERSION = 4
    RESPONSE_TYPE = _NamedDescription
    SCHEMA = Schema(("groups", Array(String("utf-8"))), ("include_authorized_operations", Boolean))


class _DescribeGroup(Request[DescribeGroupsRequest_v1 | _DescribeNamed]):
    """Asks for a group. Brokers that know names in groups say them (Kafka 2.4)."""

    API_KEY = _API_KEY

    def __init__(self, group: str) -> None:
        self._group = group

    def build(self, request_struct_class: Any) -> Any:  # noqa: ANN401 - aiokafka's own signature
        options = (False,) if request_struct_class is _DescribeNamed else ()
        return request_struct_class([self._group], *options)


async def describe_group(admin: AIOKafkaAdminClient, group: str) -> Any:  # noqa: ANN401 - aiokafka is untyped
    """Return the broker's rows about a group: code, group, state, type, protocol and members.

    A member has its id, its name (None for none; not of brokers that know no names), its client, its host, its
    metadata and its assignment.
    """
    coordinator = await admin.find_coordinator(group)
    answer: Any = await admin._send_request(_DescribeGroup(group), coordinator)  # noqa: SLF001 - as for other requests
    return answer.groups
