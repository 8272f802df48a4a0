"""``dateline worker``: run some stages, or all, until told to stop."""

import gc
import logging
import sys
from collections.abc import Sequence
from typing import NoReturn

import faust
import uvloop
from rich.console import Console
from rich.logging import RichHandler

from streams import telemetry
from streams.agents.guard import EXIT_SWITCHED
from streams.agents.stage import STAGES
from streams.app import build_app
from streams.gazetteer import load_atlas
from streams.settings import Settings


def worker(settings: Settings, stages: Sequence[str] = tuple(STAGES)) -> NoReturn:
    """Join the namespace's group and work until SIGINT or SIGTERM; then leave with 0.

    Leaves with 70 when fenced or when a transaction failed, 75 when stalled (start it again), and
    78 when the state or nearly every record cannot be read (a person must look).
    """
    logging.basicConfig(level=settings.log_level, format="%(message)s", handlers=[_handler()], force=True)
    for noisy in ("aiokafka", "faust", "mode"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    atlas = load_atlas(settings.cache_dir) if "split" in stages else None
    uvloop.install()
    _spare_the_collector()
    app = build_app(settings, stages, atlas)
    telemetry.event("worker_started", namespace=settings.namespace, broker=settings.broker, stages=",".join(stages))
    runner = faust.Worker(app, override_logging=False, quiet=True, redirect_stdouts=False)
    runner.spinner = None  # it would write to a stdout that is nobody's
    try:
        runner.execute_from_commandline()
    except SystemExit:
        if app.switched:
            sys.exit(EXIT_SWITCHED)
        raise


def _spare_the_collector() -> None:
    """Look for cyclic garbage seldom: state is millions of objects that live on, and batches leave few cycles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _handler() -> logging.Handler:
    """Write to stderr: for people on a terminal, plain dated lines elsewhere."""
    console = Console(stderr=True)
    if console.is_terminal:
        return RichHandler(console=console, show_path=False)
    plain = logging.StreamHandler()
    plain.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return plain
