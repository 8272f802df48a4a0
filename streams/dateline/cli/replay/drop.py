"""``dateline replay drop``: delete everything that a replay created, and nothing else."""

import asyncio
import time
from typing import Any, Final

import typer
from aiokafka.errors import NoError, NonEmptyGroup, UnknownTopicOrPartitionError, for_code

from dateline.agents.monitoring.unmatched_stories import find_unmatched
from dateline.cli.options.namespace import ReplayName, named_settings, replay_settings
from dateline.cli.replay.marker import MarkerRecord, find_replay
from dateline.cli.terminal.printing import plural
from dateline.core.replay.alias import Alias
from dateline.core.replay.job import ReplayError, about
from dateline.kafka.alias import read_alias
from dateline.kafka.clients import AdminClient, administering
from dateline.kafka.groups.deletion import request_deletion
from dateline.settings import Settings
from dateline.topics import REPLAY

_POLL_SECONDS: Final = 0.5
"""Pause between two requests while the broker is waited for; chosen by hand."""
_MAX_DELETION_SECONDS: Final = 30.0
"""How long the broker may take to remove deleted topics; chosen by hand."""


def drop(name: ReplayName) -> None:
    """Delete a replay's topics, its state among them, and its consumer groups.

    Only a namespace with a replay's marker is dropped, and never the live one, nor one that was live and has stories
    that `dateline alerts run` has yet to match. Where a worker is still a member of its group, as for a while after a
    kill, the command waits for it, at most DATELINE_SESSION_TIMEOUT seconds.

    [bold]Exit codes[/bold]
      0  done
      1  refused or failed; the message says what was deleted
      2  wrong usage, or a wrong setting
    """
    named = named_settings()
    if name == named.namespace:  # live or not: after a switch, another one may be
        msg = f"{name} has the pages, the alerts and the alias of every namespace that is live under its name: it stays"
        raise typer.BadParameter(msg, param_hint="NAME")
    asyncio.run(_drop(replay_settings(named, name)))


async def _drop(settings: Settings) -> None:
    name = settings.namespace
    existing = await find_replay(settings)
    await _require_droppable(settings, existing)
    async with administering(settings) as admin:
        groups = [group for group, *_ in await admin.list_consumer_groups() if _is_group_of(name, group)]
        for group in groups:
            await _delete_group(admin, group, settings.session_timeout)
        await _delete_topics(admin, sorted(existing.topics))
        # The marker is deleted last: after an interrupted drop, the rest can still be recognised as a replay's.
        await _delete_topics(admin, [REPLAY.name(name)])
    what = about(existing.marker) if existing.marker else "a replay that never began"
    counts = f"{plural(len(existing.topics) + 1, 'topic')} and {plural(len(groups), 'group')}"
    typer.echo(f"{counts} deleted: {what}", err=True)


async def _require_droppable(settings: Settings, existing: MarkerRecord) -> None:
    """Raise ``ReplayError`` where no replay made the namespace, or the live flow or alerts still need it."""
    name = settings.namespace
    if not existing.has_marker_topic or (existing.marker is None and existing.topics):
        holds = (
            f"has {plural(len(existing.topics), 'topic')}, and no replay made them"
            if existing.topics
            else "has no topics"
        )
        msg = f"{name} {holds}: nothing was deleted"
        raise ReplayError(msg)
    if existing.marker is not None:
        public = existing.marker.live
        named = settings.model_copy(update={"namespace": public})
        alias = await read_alias(named)
        if alias is not None and name in alias.needed:
            remedy = alias.undo(public) if alias.phase == "live" else alias.finish(public)
            msg = f"{name} is live under the name of {public}, or is about to be: run `{remedy}` first"
            raise ReplayError(msg)
        await _require_matched(named, name, alias)


async def _require_matched(named: Settings, name: str, alias: Alias | None) -> None:
    """Raise ``ReplayError`` where alerts are still to come of a namespace that was live."""
    for unmatched in await find_unmatched(named, alias):
        if unmatched.settings.namespace == name:
            msg = (
                f"{name} was live under the name of {named.namespace}, and {unmatched.words} for `alerts run`: "
                f"start `dateline alerts run --rules FILE`, which matches them first, and drop {name} once it has; "
                "nothing was deleted"
            )
            raise ReplayError(msg)


def _is_group_of(name: str, group: str) -> bool:
    # A namespace's name holds no dot, so no other namespace's groups begin with this one's name and a dot.
    return group == name or group.startswith(f"{name}.")


async def _delete_group(admin: AdminClient, group: str, max_wait: float) -> None:
    """Delete a group once its members are gone. Raises ``ReplayError`` where one is left after ``max_wait`` seconds."""
    deadline = time.monotonic() + max_wait + _POLL_SECONDS
    error = await request_deletion(admin, group)
    while error is NonEmptyGroup and time.monotonic() < deadline:
        await asyncio.sleep(_POLL_SECONDS)
        error = await request_deletion(admin, group)
    if error is NonEmptyGroup:
        msg = (
            f"a worker is in the group {group}: stop it and drop again; nothing was deleted. "
            "The embedded broker keeps a worker that was killed as a member until the broker is restarted"
        )
        raise ReplayError(msg)
    if error is not NoError:
        msg = f"the broker refused to delete the group {group}: {error.__name__}; nothing was deleted"
        raise ReplayError(msg)


async def _delete_topics(admin: AdminClient, names: list[str]) -> None:
    """Delete topics, and wait until the broker lists them no more. Raises ``ReplayError`` and ``TimeoutError``."""
    if not names:
        return
    answer: Any = await admin.delete_topics(names)
    for name, code in answer.topic_error_codes:
        if for_code(code) not in {NoError, UnknownTopicOrPartitionError}:
            msg = f"the broker refused to delete {name}: {for_code(code).__name__}; drop again once that is fixed"
            raise ReplayError(msg)
    # The broker answers before the topics are gone, and sends no event when they are.
    async with asyncio.timeout(_MAX_DELETION_SECONDS):
        while await admin.existing(names):  # noqa: ASYNC110  # no event to await
            await asyncio.sleep(_POLL_SECONDS)
