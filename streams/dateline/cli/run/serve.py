"""``dateline serve``: the gateway, until SIGINT or SIGTERM."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dateline.cli.run.events import report_events
from dateline.gateway.server import server
from dateline.kafka.alias import resolve
from dateline.process import stop_signals
from dateline.settings import Settings, load_settings

if TYPE_CHECKING:
    from dateline.cli.status.findings import Finding


def serve() -> None:
    """Serve stories and alerts over HTTP until SIGINT or SIGTERM.

    It holds a copy of the topics in a file of its own (DATELINE_GATEWAY_COPY), and fills it from the topics when the
    file is lost. Run as many as you like: each has its own copy, and a client of one resumes at another.

    [bold]Examples[/bold]

      curl -N 'localhost:8480/v1/stream?region=western-asia'
      curl -N -H 'Accept: application/x-ndjson' 'localhost:8480/v1/stream?since=2h&q=storm'

    [bold]Exit codes[/bold]
      0  stopped by SIGINT or SIGTERM
      1  the broker does not answer at the start, topics are missing,
         or another process has the port or the copy
      2  wrong usage, or a wrong setting
    """
    settings = load_settings()
    report_events(settings)
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(_until_stopped(settings))


async def _until_stopped(settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    with stop_signals.calling(lambda _: loop.call_soon_threadsafe(stop.set)):
        await server.serve(settings, stop, lambda: _findings(settings))


async def _findings(settings: Settings) -> "list[Finding]":
    """Return what ``dateline status`` finds wrong now; dead letters are those of the last hour, as there."""
    # Not at the start of the gateway: only the operator's page needs it.
    from dateline.cli.status.findings import find  # noqa: PLC0415
    from dateline.cli.status.snapshot.snapshot import take_snapshot  # noqa: PLC0415

    now = datetime.now(UTC)
    return list(find(await take_snapshot(await resolve(settings), now, now - timedelta(hours=1))))


def _loop_factory() -> "type[asyncio.AbstractEventLoop] | None":
    if sys.platform == "win32":
        return None
    import uvloop  # noqa: PLC0415  # it does not exist there

    return uvloop.Loop
