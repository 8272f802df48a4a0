"""``dateline replay drop``: all that a replay made, deleted; and nothing that it did not make."""

import asyncio
import time
from typing import Any, Final

import typer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import NoError, NonEmptyGroup, UnknownTopicOrPartitionError, for_code
from aiokafka.protocol.admin import DeleteGroupsRequest

from dateline.cli.options.namespace import ReplayName, named_settings, replay_settings
from dateline.cli.replay.marker import find_replay
from dateline.core.replay.job import ReplayError, about
from dateline.kafka.alias import read_alias
from dateline.kafka.clients import administering
from dateline.settings import Settings
from dateline.topics import REPLAY

_LOOK_AGAIN: Final = 0.5
_GONE_SECONDS: Final = 30.0


def drop(name: ReplayName) -> None:
    """Delete a replay's topics, with its state among them, and its consumer groups.

    Only of a namespace that carries a replay's own marker, and never of the live one. Where a worker is still
    a member of its group, as for a while after one was killed, it waits for DATELINE_SESSION_TIMEOUT at most.
    """
    settings = replay_settings(named_settings(), name)
    asyncio.run(_drop(settings))


async def _drop(settings: Settings) -> None:
    name = settings.namespace
    found = await find_replay(settings)
    if not found.marked or (found.marker is None and found.topics):
        holds = f"has {len(found.topics)} topics, and no replay made them" if found.topics else "has no topics"
        msg = f"{name} {holds}: nothing was deleted"
        raise ReplayError(msg)
    if found.marker is not None:
        alias = await read_alias(settings.model_copy(update={"namespace": found.marker.live}))
        if alias is not None and name in alias.needed:
            remedy = "`dateline upgrade back`" if alias.phase == "live" else f"`dateline upgrade switch {alias.live}`"
            msg = f"{name} is live under the name of {found.marker.live}, or is about to be: {remedy} first"
            raise ReplayError(msg)
    async with administering(settings) as admin:
        groups = [group for group, *_ in await admin.list_consumer_groups() if _is_of(name, group)]
        for group in groups:
            await _delete_group(admin, group, settings.session_timeout)
        await _delete_topics(admin, sorted(found.topics))
        # The marker last: what is left of a drop that was cut short can still be told for a replay's.
        await _delete_topics(admin, [REPLAY.name(name)])
    what = about(found.marker) if found.marker else "a replay that never began"
    typer.echo(f"{len(found.topics) + 1} topics and {len(groups)} groups deleted: {what}", err=True)


def _is_of(name: str, group: str) -> bool:
    # No namespace holds a dot, so another one's groups never begin so.
    return group == name or group.startswith(f"{name}.")


async def _delete_group(admin: AIOKafkaAdminClient, group: str, patience: float) -> None:
    deadline = time.monotonic() + patience + _LOOK_AGAIN
    error = await _ask_to_delete(admin, group)
    while error is NonEmptyGroup and time.monotonic() < deadline:
        await asyncio.sleep(_LOOK_AGAIN)
        error = await _ask_to_delete(admin, group)
    if error is NonEmptyGroup:
        msg = (
            f"a worker is in the group {group}: stop it and drop again; nothing was deleted. "
            "The embedded broker knows one that was killed until it is started again itself"
        )
        raise ReplayError(msg)
    if error is not NoError:
        msg = f"the broker refused to delete the group {group}: {error.__name__}; nothing was deleted"
        raise ReplayError(msg)


async def _ask_to_delete(admin: AIOKafkaAdminClient, group: str) -> type[Exception]:
    coordinator = await admin.find_coordinator(group)
    # The client has the request, and no method that sends it; its version is pinned.
    answer: Any = await admin._send_request(DeleteGroupsRequest([group]), coordinator)  # noqa: SLF001
    return next(for_code(code) for _, code in answer.results)


async def _delete_topics(admin: AIOKafkaAdminClient, names: list[str]) -> None:
    if not names:
        return
    answer: Any = await admin.delete_topics(names)
    for name, code in answer.topic_error_codes:
        if for_code(code) not in {NoError, UnknownTopicOrPartitionError}:
            msg = f"the broker refused to delete {name}: {for_code(code).__name__}; drop again once that is mended"
            raise ReplayError(msg)
    # The answer comes before they are gone, and nothing tells when.
    async with asyncio.timeout(_GONE_SECONDS):
        while set(names) & set(await admin.list_topics()):  # noqa: ASYNC110  # no event to await
            await asyncio.sleep(_LOOK_AGAIN)
