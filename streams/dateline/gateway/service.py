"""The parts of a running gateway, and how they begin and end: the copy, what follows the topics, and the hubs."""

import asyncio
import sqlite3
from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from pathlib import Path
from time import monotonic, time
from typing import Concatenate, Final, ParamSpec, TypeVar

from starlette.requests import Request

from dateline.gateway.access.guard import Access
from dateline.gateway.access.identity import client_of
from dateline.gateway.api.admin.operator import Operator
from dateline.gateway.board.desk.findings import Look
from dateline.gateway.copy.batch import AlertEvent, Applied, Generation, StoryEvent, alert_left, story_left
from dateline.gateway.copy.events import last_row
from dateline.gateway.copy.store import Copy, read_generations
from dateline.gateway.follow.arrivals import Arrivals
from dateline.gateway.follow.follower import Follower
from dateline.gateway.follow.note_clearing import clear_notes
from dateline.gateway.presence import Presence
from dateline.gateway.problems import Problem
from dateline.gateway.push.pusher import Pusher
from dateline.gateway.search_turns import SearchTurns
from dateline.gateway.stream.event_id import tag_of
from dateline.gateway.stream.hub import Hub
from dateline.gateway.stream.limits import Places
from dateline.gateway.stream.resume import Start
from dateline.kafka.alias import public_settings
from dateline.kafka.topic_admin import create_for_gateways
from dateline.settings import Settings
from dateline.telemetry import gauge, observe

P = ParamSpec("P")
T = TypeVar("T")

_TICK_SECONDS: Final = 1.0
"""Seconds between two looks at heartbeats that are due, and at the gauges. Chosen by hand."""
_FILLING_RETRY_SECONDS: Final = 5
"""Seconds after which a client asks a copy again that is being filled. Chosen by hand: most are filled within some."""


class Service:
    """A gateway without its HTTP server. Routes read ``copy`` and the hubs from it.

    Raises ``SettingsError`` where the settings of who may read cannot be used, and ``OSError``.
    """

    def __init__(self, settings: Settings, path: Path) -> None:
        self.settings = settings
        self.public = public_settings(settings)
        """The settings of the public name, whose alerts, acknowledgements and raw pages these are."""
        self.namespace = self.public.namespace
        """The public name, whose copy this is and whose alerts are served."""
        self.access = Access.of(settings, path)
        self.copy = Copy(path, self.namespace)
        self.stories: Hub[StoryEvent] = Hub("stories", lambda event: event.event)
        self.alerts: Hub[AlertEvent] = Hub("alerts", lambda _: "alert")
        self.follower = Follower(settings, self.copy, self.publish)
        self.operator = Operator(settings)
        self.look: Look | None = None
        """Finds what is wrong with the namespace, for the operator's page; None where nobody gave it."""
        self.pusher = Pusher(self.public, self.copy)
        self.places = Places(settings.gateway_streams, settings.gateway_streams_each)
        self.acknowledged = Arrivals()
        """How far acknowledgements are in the copy."""
        tokens = self.access.tokens
        fault = (lambda: None) if tokens is None else (lambda: tokens.fault)
        self._presence = Presence(self.public, self.copy, self._describe, self.follower.reached, fault)
        self._generations: dict[int, Generation] = {}
        self._turns = SearchTurns()

    async def search(
        self,
        request: Request,
        function: Callable[Concatenate[sqlite3.Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Read the copy for an answer, as ``Copy.read`` does, once it is the client's turn.

        Raises ``Problem``, also as ``require_filled`` does.
        """
        self.require_filled()
        async with self._turns.turn(client_of(request)):
            return await self.copy.read(function, *args, **kwargs)

    def require_filled(self) -> None:
        """Raise ``Problem`` until the copy has once had all that the topics have.

        Nobody could tell an answer that lacks what is still to come from one that there is nothing more.
        """
        if not self.follower.was_caught_up:
            why = "; ".join(self.follower.failures(monotonic()))
            msg = f"{why}; come back when /readyz answers 200, or follow the stream, which misses nothing"
            raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, msg, {"retry-after": str(_FILLING_RETRY_SECONDS)})

    async def start(self) -> None:
        """Open the copy. Raises ``CopyBusyError``, ``OSError``, ``KafkaError`` and ``ProvisionError``."""
        await self.copy.open()
        await create_for_gateways(self.public)
        generation, stories, alerts = await self.follower.start()
        for each in await self.copy.read_patiently(read_generations):
            self._generations[each.number] = each
        self.stories.row = await self.copy.read_patiently(last_row, "versions")
        self.alerts.row = await self.copy.read_patiently(last_row, "alerts")
        offsets = {partition: progress.next for partition, progress in stories.items()}
        self.stories.begin(generation.number, _tag_of(generation), offsets)
        offsets = {partition: progress.next for partition, progress in alerts.items()}
        self.alerts.begin(0, tag_of("alerts", self.namespace), offsets)

    async def run(self) -> None:
        """Follow the topics until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.follower.run())
            tasks.create_task(self._tick())
            tasks.create_task(self.access.follow())
            tasks.create_task(self._presence.run())
            tasks.create_task(self.pusher.run())
            tasks.create_task(clear_notes(self.public, self.copy, lambda: self.follower.was_caught_up))

    def end_streams(self) -> None:
        """Let all streams end; their clients resume elsewhere."""
        self.stories.close()
        self.alerts.close()

    def leave(self) -> None:
        """Note at the end of ``run`` that the gateway has stopped in order, so that nobody misses it."""
        self._presence.leave()

    async def close(self) -> None:
        """Close the copy."""
        await self.copy.close()

    def beginnings(self, generation: int) -> tuple[bytes, Mapping[int, int]]:
        """Return the tag of a generation, and where readers of the one before go on; 0 is that of alerts."""
        if generation == 0:
            return tag_of("alerts", self.namespace), {}
        found = self._generations[generation]
        return _tag_of(found), found.joined

    def knows(self, stream: str, generation: int) -> bool:
        """Whether a generation was passed on to the streams; the copy has it a moment earlier."""
        return stream == "alerts" or generation <= self.stories.generation

    def namespace_of(self, generation: int) -> str:
        """Return the namespace whose topics a generation reads; 0 is that of alerts."""
        return self._generations[generation].namespace if generation else self.namespace

    def now(self, stream: str) -> Start:
        """Return where a client begins that wants only what is new."""
        hub = self.stories if stream == "stories" else self.alerts
        return Start(hub.row, hub.generation, dict(hub.offsets))

    def publish(self, generation: Generation, applied: Applied) -> None:
        """Give the rows of a batch, which the copy has by now, to those who follow streams."""
        if generation.number != self.stories.generation:
            self._generations[generation.number] = generation
            self.stories.begin(generation.number, _tag_of(generation), generation.joined)
        if applied.acknowledged is not None:
            self.acknowledged.note(applied.acknowledged)
        erased = applied.erased
        self.stories.publish(applied.stories, partial(story_left, erased) if erased else None)
        self.alerts.publish(applied.alerts, partial(alert_left, erased) if erased else None)
        if self.follower.was_caught_up:
            now = time()
            for name, events in (("stories", applied.stories), ("alerts", applied.alerts)):
                for event in events:
                    observe("gateway_event_seconds", max(now - event.sent_at / 1000, 0.0), stream=name)

    def _describe(self) -> tuple[bool, int]:
        return self.follower.was_caught_up, self.stories.clients + self.alerts.clients

    async def _tick(self) -> None:
        while True:
            for hub in (self.stories, self.alerts):
                hub.tick(monotonic())
                gauge("gateway_clients", hub.clients, stream=hub.stream)
            self.copy.begin_cleaning()
            gauge("gateway_copy_bytes", self.copy.size())
            await asyncio.sleep(_TICK_SECONDS)


def _tag_of(generation: Generation) -> bytes:
    return tag_of("stories", generation.namespace, generation.since)
