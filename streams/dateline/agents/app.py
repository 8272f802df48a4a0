"""The Faust app of a worker. ``build_app`` is the only place that makes one."""

import asyncio
import signal
import sys
from collections.abc import Iterable, Sequence
from typing import Any, Final

import faust
from faust.app.base import BootStrategy
from faust.tables.manager import TableManager
from faust.types import TP
from mode import ServiceT
from yarl import URL

from dateline import telemetry
from dateline.agents.alerting import watch_alerting
from dateline.agents.consumer import Transport
from dateline.agents.exit_codes import EXIT_STALLED, EXIT_SWITCHED, EXIT_TOPICS
from dateline.agents.monitoring.health import Health
from dateline.agents.monitoring.sampler import beat, sample, sample_regions, sample_sources
from dateline.agents.monitoring.still_moments import watch_still_moments
from dateline.agents.monitoring.topics_watch import watch_topics
from dateline.agents.monitoring.watchdog import watch
from dateline.agents.monitoring.watermark import watch_watermark
from dateline.agents.partitions.assignment import Owner
from dateline.agents.partitions.fetches import Batches, FetchSchema
from dateline.agents.partitions.guard import guard
from dateline.agents.rules_notes import note_rules
from dateline.agents.stage import FLOW
from dateline.agents.stages.rulebook import Rulebook
from dateline.kafka.alias import public_settings, watch_alias
from dateline.kafka.groups.membership import REBALANCE_SECONDS
from dateline.kafka.tls import ssl_context
from dateline.process import stop_signals
from dateline.settings import ResolvedSettings, Settings


class _BootStrategy(BootStrategy):
    """Starts no producer of Faust's own: a stage's partitions have theirs, and it would wait for a frozen broker."""

    enable_kafka_producer = False


class _NoTables(TableManager):
    """Faust's tables, of which there are none. Faust waits a second for code to add some, and joins no group before."""

    async def on_start(self) -> None:
        """Report that all tables are known, and start what restores them: other tasks wait for both."""
        if not self.should_stop:
            await self._update_channels()
            await self.recovery.start()


_FAUST: Final[dict[str, Any]] = {
    "autodiscover": False,
    "web_enabled": False,  # Faust's own web server would serve state to anybody
    "topic_allow_declare": False,  # topics are created from the table, by `dateline topics create`
    "topic_disable_leader": True,
    "stream_wait_empty": False,  # a revoked partition waits for its own batch in Owner.release
    "stream_recovery_delay": 0.0,
    "TableManager": _NoTables,
    "broker_commit_interval": 1.0,
    "broker_commit_every": sys.maxsize,  # never by number: Faust reads no record while such a commit waits
    "broker_rebalance_timeout": REBALANCE_SECONDS,
    "broker_max_poll_interval": 600.0,
    "broker_request_timeout": 90.0,
    "worker_redirect_stdouts": False,
}
"""Faust's settings that no person may choose. Times are in seconds, chosen by hand."""


class App(faust.App):
    """A Faust app with its settings, the owners of its partitions, and its health."""

    BootStrategy = _BootStrategy
    settings: ResolvedSettings
    owners: list[Owner]
    health: Health
    exit_code: int = 0
    """The exit code of a worker that stops in good order: 0 after a signal, else the code given to ``leave``."""
    leave_reason: str = "a signal asked it to"
    """Why it stops in good order."""

    async def on_start(self) -> None:
        """Start the heartbeat at once: Faust's own tasks wait until the group has assigned partitions."""
        await super().on_start()
        self.add_future(beat(self.health))

    def leave(self, code: int, reason: str) -> None:
        """Stop in good order, so that the group need not wait for a lost member, by the deadline of a signal."""
        self.exit_code, self.leave_reason = code, reason
        stop_signals.exit_with(code)
        signal.raise_signal(signal.SIGTERM)

    def _create_directories(self) -> None:
        """Create no directories: they are for Faust's tables, which we do not use."""

    def on_init_dependencies(self) -> Iterable[ServiceT]:
        """Remove Faust's monitor: it stores a history of every event, which nobody reads."""
        dependencies = super().on_init_dependencies()
        self.sensors.remove(self.monitor)
        return dependencies


def build_app(
    settings: ResolvedSettings,
    stages: Sequence[str],
    resource: object = None,
    group: str = "",
    health: Health | None = None,
) -> App:
    """Return the app that runs some stages in the consumer group ``<namespace>``, or ``<namespace>.<group>``.

    ``resource`` is ``Splitting`` for ``split``, the ``Rulebook`` for ``match``, and None for other stages. The app
    reports to ``health``, or to one of its own. Raises ``KeyError`` for an unknown stage.
    """
    app = App(
        ".".join(filter(None, (settings.namespace, group))),
        broker=[URL(f"kafka://{server.strip()}") for server in settings.broker.split(",")],
        broker_credentials=_credentials(settings),
        broker_session_timeout=settings.session_timeout,
        stream_buffer_maxsize=settings.buffer_size,
        **_FAUST,
    )
    app.settings = settings
    app.owners = []
    app.health = health or Health(settings)
    app.health.watch(app.owners)
    app.transport = Transport([URL(f"kafka://{server.strip()}") for server in settings.broker.split(",")], app)
    for stage in stages:
        _add_stage(app, Owner(settings, stage, resource))
    _follow_group(app)
    _add_tasks(app)
    if settings.http_port:
        _add_samplers(app)
    if isinstance(resource, Rulebook):
        _add_rulebook(app, resource)
    return app


def _add_stage(app: App, owner: Owner) -> None:
    """Add the agent that hands the fetches of a stage's topic to the stage's owner, batch after batch."""
    channel = app.topic(owner.topic, schema=FetchSchema())
    app.owners.append(owner)

    @app.agent(channel, name=owner.stage, concurrency=1)
    async def _agent(stream: Any) -> None:  # noqa: ANN401 - Faust's stream is untyped
        batches = Batches(app.settings)
        async for event in stream.events():
            async with guard(owner.stage, lambda: app.should_stop):
                events = await batches.take(event, stream.channel.queue)
                await owner.process(events, app.consumer_generation_id)


def _follow_group(app: App) -> None:
    """Pass on to the owners which partitions the group assigns and revokes."""

    @app.on_partitions_assigned.connect(weak=False)
    async def _assigned(_app: object, assigned: set[TP], **_: object) -> None:
        for owner in app.owners:
            owner.assign(assigned)
        telemetry.event("partitions_given", **{owner.stage: len(owner.partitions) for owner in app.owners})

    @app.on_partitions_revoked.connect(weak=False)
    async def _revoked(_app: object, revoked: set[TP], **_: object) -> None:
        del revoked  # the group rebalances eagerly: it revokes all partitions, then assigns them again
        async with guard("rebalance", lambda: app.should_stop):
            released = {owner.stage: await owner.release() for owner in app.owners}
        given_back = {stage: ",".join(map(str, numbers)) for stage, numbers in released.items() if numbers}
        if given_back:
            telemetry.event("partition_released", **given_back)


def _add_tasks(app: App) -> None:
    """Add the tasks beside the stages: opening partitions, the watchdog, the looks at topics and alias, event time."""

    @app.task  # type: ignore[untyped-decorator]
    async def _open() -> None:
        async with guard("opening", lambda: app.should_stop):
            await asyncio.gather(*(owner.open_assigned() for owner in app.owners))

    @app.task  # type: ignore[untyped-decorator]
    async def _watch() -> None:
        async with guard("watchdog", lambda: app.should_stop):
            await watch(app.settings, app.owners)
            app.leave(EXIT_STALLED, "records wait and none is settled")

    @app.task  # type: ignore[untyped-decorator]
    async def _watch_topics() -> None:
        async with guard("topics", lambda: app.should_stop):
            await watch_topics(app.settings)
            app.leave(EXIT_TOPICS, "topics have changed")

    runs_flow = any(owner.stage in FLOW for owner in app.owners)

    @app.task  # type: ignore[untyped-decorator]
    async def _watch_alias() -> None:
        async with guard("alias", lambda: app.should_stop):
            await (watch_alias if runs_flow else watch_alerting)(app.settings)
            app.leave(EXIT_SWITCHED, "the alias names another namespace")

    if not runs_flow:
        return

    @app.task  # type: ignore[untyped-decorator]
    async def _watch_watermark() -> None:
        async with guard("watermark", lambda: app.should_stop):
            await watch_watermark(app.settings, app.owners)

    @app.task  # type: ignore[untyped-decorator]
    async def _watch_still_moments() -> None:
        async with guard("still moments", lambda: app.should_stop):
            await watch_still_moments(app.settings, app.owners)


def _add_samplers(app: App) -> None:
    """Add the tasks that ask the broker for the values that are served over HTTP."""

    @app.task  # type: ignore[untyped-decorator]
    async def _sample() -> None:
        await sample(app.settings, app.owners, app.health)

    @app.task  # type: ignore[untyped-decorator]
    async def _sample_sources() -> None:
        await sample_sources(app.settings, app.owners)

    @app.task  # type: ignore[untyped-decorator]
    async def _sample_regions() -> None:
        await asyncio.gather(*(sample_regions(app.settings, owner) for owner in app.owners if owner.stage == "route"))


def _add_rulebook(app: App, rulebook: Rulebook) -> None:
    """Add the task that reads the rules file again when it changes, and the one that notes its faults."""

    @app.task  # type: ignore[untyped-decorator]
    async def _follow() -> None:
        async with guard("rulebook", lambda: app.should_stop):
            await rulebook.follow()

    @app.task  # type: ignore[untyped-decorator]
    async def _note() -> None:
        async with guard("rules notes", lambda: app.should_stop):
            await note_rules(public_settings(app.settings), str(rulebook.path.absolute()), lambda: rulebook.faults)


def _credentials(settings: Settings) -> faust.SASLCredentials | faust.SSLCredentials | None:
    """Return login and certificates for the clients that Faust makes itself; None without TLS and SASL."""
    context = ssl_context(settings)
    if settings.security_protocol.startswith("SASL"):
        password = settings.sasl_password.get_secret_value() if settings.sasl_password else None
        return faust.SASLCredentials(
            username=settings.sasl_username, password=password, ssl_context=context, mechanism=settings.sasl_mechanism
        )
    return faust.SSLCredentials(context) if context is not None else None
