"""``dateline worker``: run the chosen stages in the live namespace until SIGINT or SIGTERM.

``worker`` is also what ``dateline alerts run`` runs, with a rulebook.
"""

import asyncio
import gc
import logging
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Annotated, NoReturn

import typer
import uvloop

from dateline import telemetry
from dateline.agents.app import build_app
from dateline.agents.exit_codes import EXIT_INSTANCE
from dateline.agents.instance import InstanceTakenError, claim
from dateline.agents.monitoring.endpoints import serve
from dateline.agents.monitoring.health import Health
from dateline.agents.runner import Runner
from dateline.agents.stage import FLOW, STAGES, Splitting
from dateline.agents.stages.rulebook import Rulebook
from dateline.agents.state.versions import other_version
from dateline.cli.run.events import report_events
from dateline.core.places.atlas import Atlas
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION
from dateline.files import pattern_cache
from dateline.files.gazetteer import load_atlas
from dateline.kafka.alias import ALIAS_POLL_SECONDS, draining_settings, live_settings, read_alias
from dateline.kafka.topic_admin import ProvisionError, require_flow
from dateline.process import stop_signals
from dateline.process.garbage import uncollected
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings, Settings, load_settings
from dateline.telemetry import gauge
from dateline.topics import ALERTING


def run_stages(
    stages: Annotated[str, typer.Option(metavar="STAGE,…", help="The stages to run here.")] = ",".join(FLOW),
) -> None:
    """Run stages until SIGINT or SIGTERM. Start as many workers as you like: they share the partitions.

    Start it again, after a pause, when it was killed, and after 1, 70 and 75. After 2, 73 and 78 a person must look.

    [bold]Exit codes[/bold]
      0   stopped by SIGINT or SIGTERM
      1   the broker does not answer or lets nobody join, or topics are missing
      2   wrong usage, a wrong setting, or one that the broker refuses
      70  another worker took over, or a transaction failed
      73  another worker has its name (DATELINE_INSTANCE)
      75  it made no progress, or `dateline upgrade` switched the namespace
      78  the state, or nearly every record, cannot be read: see the log
    """
    chosen = [stage.strip() for stage in stages.split(",")]
    unknown = [stage for stage in chosen if stage not in FLOW]
    if unknown:
        msg = f"{', '.join(map(repr, unknown))}: there is {', '.join(FLOW)}"
        raise typer.BadParameter(msg, param_hint="--stages")
    settings, chosen = asyncio.run(_work(load_settings(), chosen))
    asyncio.run(require_flow(settings))
    worker(settings, chosen)


async def _work(settings: Settings, stages: Sequence[str]) -> tuple[ResolvedSettings, list[str]]:
    """Return the settings and stages to work with: the live namespace, or the former one while it is drained.

    Waits for the end of a switch where these stages have nothing to do before it. Raises ``ProvisionError`` where
    another version of the code made the live namespace.
    """
    while not settings.mark and (alias := await read_alias(settings)) is not None:
        if alias.phase == "live":
            if why := other_version(settings.namespace, alias):
                msg = f"{why}: run the version that made it"
                raise ProvisionError(msg)
            return live_settings(settings, alias), list(stages)
        if later := [stage for stage in stages if stage != "split"]:
            return draining_settings(settings, alias), later
        await asyncio.sleep(ALIAS_POLL_SECONDS)
    return ResolvedSettings.unaliased(settings), list(stages)


def worker(settings: ResolvedSettings, stages: Sequence[str] = FLOW, rulebook: Rulebook | None = None) -> NoReturn:
    """Join the namespace's consumer group and work until SIGINT or SIGTERM; then exit with 0.

    With a rulebook it joins the alerting group instead.

    Exits with 70 when fenced or when a transaction failed, 75 when stalled (start it again), 73 when another worker has
    its name, and 78 when the state or nearly every record cannot be read (a person must look).
    """
    report_events(settings)
    group = "" if rulebook is None else ALERTING
    _claim(settings, group)
    uvloop.install()
    _show_counters(stages)
    health = Health(settings)
    serve(settings, health)  # first, so that whoever watches a first start finds it alive
    splitting = Splitting(_place_index(settings, health), settings.record_level) if "split" in stages else None
    resource = splitting or rulebook
    _load(stages, health)
    _collect_garbage_rarely()
    app = build_app(settings, stages, resource, group, health)
    _report_build()
    telemetry.event("worker_started", namespace=settings.namespace, broker=settings.broker, stages=",".join(stages))
    try:
        Runner(app).execute_from_commandline()
    except (SystemExit, Exception) as error:
        if stop_signals.received():  # whatever failed while it left
            logging.getLogger("dateline").debug("the end", exc_info=True)
            code = stop_signals.exit_code()
            failed = {} if isinstance(error, SystemExit) else {"error": error_words(error)}
            telemetry.event("worker_stopped", code=code, reason=app.leave_reason, **failed)
            sys.exit(code)
        raise


def _show_counters(stages: Sequence[str]) -> None:
    """Show what the stages count as zeros, before the first record."""
    telemetry.show_stages(stages)
    if "alert" in stages:
        telemetry.show_counters("alerts_fired", "alerts_suppressed")


def _claim(settings: ResolvedSettings, group: str) -> None:
    """End with ``EXIT_INSTANCE`` where another process of this machine has this worker's name."""
    try:
        claim(settings, f"{settings.namespace}.{group}")
    except InstanceTakenError as error:
        telemetry.event("worker_died", code=EXIT_INSTANCE, reason=error)
        sys.exit(EXIT_INSTANCE)


def _place_index(settings: Settings, health: Health) -> Atlas:
    """Load the place index, and report where it has to be built first."""
    shares: list[float] = []

    def report_first(share: float) -> None:
        if not shares:
            telemetry.event("place_index_building", folder=settings.cache_dir)
        shares.append(share)

    with health.preparing("place index: it is read, or built at a first start"):
        return load_atlas(settings.cache_dir, report_first)


def _load(stages: Sequence[str], health: Health) -> None:
    """Load the code of the stages before the worker joins: its group waits for a member that joins."""
    compiled = [stage for stage in stages if STAGES[stage].compiles]
    with health.preparing("compiling, or loading what a former start compiled"), uncollected():
        if compiled:
            telemetry.event("compiling", stages=",".join(compiled))
        for stage in stages:
            STAGES[stage].load()
        pattern_cache.keep()


def _report_build() -> None:
    versions = {
        "version": version("dateline"),
        "parser_version": PARSER_VERSION,
        "fingerprint_version": FINGERPRINT_VERSION,
    }
    gauge("build_info", 1, **versions)


def _collect_garbage_rarely() -> None:
    """Make cyclic garbage collection rare: state is millions of long-lived objects, and batches leave few cycles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
