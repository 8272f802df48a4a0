"""``dateline worker``: run some stages, or all, until told to stop."""

import gc
import signal
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import NoReturn

import uvloop

from dateline import telemetry
from dateline.agents.app import build_app
from dateline.agents.monitoring.endpoints import serve
from dateline.agents.runner import Runner
from dateline.agents.stage import FLOW, STAGES
from dateline.agents.stages.rulebook import Rulebook
from dateline.cli.run.events import report_events
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION
from dateline.files.gazetteer import load_atlas
from dateline.settings import Settings
from dateline.telemetry import gauge
from dateline.topics import ALERTING


def worker(settings: Settings, stages: Sequence[str] = FLOW, rulebook: Rulebook | None = None) -> NoReturn:
    """Join the namespace's group and work until SIGINT or SIGTERM; then leave with 0.

    With a rulebook, the group is one of its own.

    Leaves with 70 when fenced or when a transaction failed, 75 when stalled (start it again), and
    78 when the state or nearly every record cannot be read (a person must look).
    """
    report_events(settings)
    # Until Faust listens to signals itself, there is nothing to bring to an end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    resource = load_atlas(settings.cache_dir) if "split" in stages else rulebook
    uvloop.install()
    for stage in stages:
        STAGES[stage].load()  # before the group waits for it
    _spare_the_collector()
    app = build_app(settings, stages, resource, "" if rulebook is None else ALERTING)
    _tell_build()
    serve(settings, app.health)
    telemetry.event("worker_started", namespace=settings.namespace, broker=settings.broker, stages=",".join(stages))
    try:
        Runner(app).execute_from_commandline()
    except SystemExit:
        if app.leaves_with:
            sys.exit(app.leaves_with)
        raise


def _tell_build() -> None:
    told = {
        "version": version("dateline"),
        "parser_version": PARSER_VERSION,
        "fingerprint_version": FINGERPRINT_VERSION,
    }
    gauge("build_info", 1, **told)


def _spare_the_collector() -> None:
    """Look for cyclic garbage seldom: state is millions of objects that live on, and batches leave few cycles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
