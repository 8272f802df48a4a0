"""Runner: Faust's worker, that leaves in silence with 0 only where it was asked to leave.

Faust ends in good order, and says nothing, when what starts it is cancelled from within: by a client, or by a
rebalance that comes as it joins. Whoever looks after a worker takes 0 for "done" and does not start it again.
"""

import asyncio
import logging
import signal
from typing import Any

import faust

from dateline.agents.partitions.guard import EXIT_DELIVERY, die


class Runner(faust.Worker):
    """Runs an app until SIGINT or SIGTERM; what ends it otherwise ends the process with a code of its own."""

    asked: bool = False
    """Whether a signal told it to leave."""

    def __init__(self, app: faust.App) -> None:
        super().__init__(app, override_logging=False, quiet=True, redirect_stdouts=False)
        self.spinner = None  # it would write to a stdout that is nobody's

    def _schedule_shutdown(self, number: signal.Signals) -> None:
        self.asked = True
        super()._schedule_shutdown(number)

    async def start(self) -> Any:  # noqa: ANN401 - Faust's worker is untyped
        """Work until told to leave; end the process where nobody told it to, unless Faust tells of a crash itself."""
        why = "it stopped"
        try:
            await super().start()
        except asyncio.CancelledError as error:
            if self.asked:
                raise
            logging.getLogger("dateline").debug("cancelled from within", exc_info=True)
            why = f"it was cancelled from within ({error!r})"
        if not self.asked and self.crash_reason is None:
            die(EXIT_DELIVERY, f"{why}, and nobody asked the worker to leave")
