"""Faust's worker, which exits with 0 only where a signal asked it to stop.

Faust ends in good order and reports nothing when its main task is cancelled from within: by a client, or by a rebalance
while it joins its group. A service manager takes exit code 0 for "done" and does not start the worker again.
"""

import asyncio
import logging
import signal
from typing import Any

import faust

from dateline.agents.exit_codes import EXIT_DELIVERY
from dateline.agents.partitions.guard import die
from dateline.process import stop_signals
from dateline.process.log.error_words import error_words


class Runner(faust.Worker):
    """Runs an app until SIGINT or SIGTERM; any other end exits with a code other than 0."""

    asked: bool = False
    """Whether a signal asked it to stop."""

    def __init__(self, app: faust.App) -> None:
        super().__init__(app, override_logging=False, quiet=True, redirect_stdouts=False)
        self.spinner = None  # it would write to standard output

    def install_signal_handlers(self) -> None:
        """Handle SIGINT and SIGTERM by ``stop_signals``, whose deadline also holds where this loop hangs."""
        stop_signals.call(lambda number: self._call_soon(signal.Signals(number)))

    def _call_soon(self, number: signal.Signals) -> None:
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._schedule_shutdown, number)

    def _schedule_shutdown(self, number: signal.Signals) -> None:
        self.asked = True
        super()._schedule_shutdown(number)

    async def start(self) -> Any:  # noqa: ANN401 - Faust's worker is untyped
        """Run until asked to stop. End the process where it stops unasked, unless Faust reports a crash itself."""
        why = "it stopped"
        try:
            await super().start()
        except asyncio.CancelledError as error:
            if self.asked:
                raise
            logging.getLogger("dateline").debug("cancelled from within", exc_info=True)
            why = f"it was cancelled from within ({error_words(error)})"
        if not self.asked and self.crash_reason is None:
            die(EXIT_DELIVERY, f"{why}, and nobody asked the worker to leave")
