"""``dateline up``: run the embedded broker, the topics and a worker on this machine until Ctrl-C."""

import asyncio
import contextlib
from typing import NoReturn

import typer

from dateline.agents.exit_codes import EXIT_SWITCHED
from dateline.cli.options.namespace import named_settings
from dateline.cli.run.worker_process import start_worker
from dateline.kafka import child_process
from dateline.kafka.embedded_broker import LOG_NAME, BrokerError, embedded_broker
from dateline.kafka.topic_admin import create_topics
from dateline.settings import Settings

_LOCAL_HOSTS = ("localhost", "127.0.0.1")


def up() -> None:
    """Run the embedded broker and a worker until Ctrl-C. Their data is still there at the next start.

    For trials on a laptop: when the embedded broker is killed with SIGKILL, it can lose records that it had
    acknowledged. It listens at DATELINE_BROKER, and stores its data in DATELINE_DATA_DIR.
    """
    settings = named_settings()
    port = _port(settings)
    child_process.end_on_sigterm()
    with contextlib.suppress(KeyboardInterrupt), embedded_broker(settings.data_dir, port) as address:
        asyncio.run(create_topics(settings))
        worker = start_worker(settings.model_copy(update={"broker": address}))
        try:
            typer.echo(f"broker  {address}, its data and {LOG_NAME} in {settings.data_dir}", err=True)
            typer.echo(f"worker  process {worker.pid}; now `dateline ingest` and `dateline tail`, or Ctrl-C", err=True)
            while worker.wait() == EXIT_SWITCHED:  # as `dateline upgrade` switches to another namespace
                worker = start_worker(settings.model_copy(update={"broker": address}))
            _fail_with(worker.returncode)
        finally:
            child_process.stop(worker)


def _port(settings: Settings) -> int:
    host, _, port = settings.broker.rpartition(":")
    if host not in _LOCAL_HOSTS or not port.isdigit():
        msg = (
            f"DATELINE_BROKER={settings.broker} is not on this machine, and `dateline up` starts its own broker: "
            "set it to localhost:PORT, or run `dateline worker` to work on that broker"
        )
        raise typer.BadParameter(msg)
    return int(port)


def _fail_with(code: int) -> NoReturn:
    msg = f"the worker ended by itself with exit code {code}; see its last lines above"
    raise BrokerError(msg)
