"""Deletion of a consumer group and of what it committed."""

from typing import Any

from aiokafka.errors import for_code
from aiokafka.protocol.admin import DeleteGroupsRequest

from dateline.kafka.clients import AdminClient


async def request_deletion(admin: AdminClient, group: str) -> type[Exception]:
    """Ask the broker to delete a group; return its answer, ``NoError`` for success."""
    coordinator = await admin.find_coordinator(group)
    # The client has the request, but no method that sends it; its version is pinned.
    answer: Any = await admin._send_request(DeleteGroupsRequest([group]), coordinator)  # noqa: SLF001
    return next(for_code(code) for _, code in answer.results)
