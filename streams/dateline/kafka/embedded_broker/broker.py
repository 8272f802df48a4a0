"""The embedded broker: one small binary that speaks Kafka's protocol, for a laptop and for tests.

It is the Kafka service of the package ``noida-db`` (extra ``embedded``). It supports transactions, fencing and
committed reads, but it may lose acknowledged records when it is killed by ``kill -9``: a newsroom's data belongs on
Apache Kafka.
"""

import asyncio
import importlib.util
import random
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from dateline.extras import Extra, MissingExtraError, missing
from dateline.kafka.embedded_broker import group_janitor
from dateline.process import child_process, stop_signals
from dateline.settings import Settings

LOG_NAME: Final = "broker.log"

LOCAL_HOSTS: Final = ("localhost", "127.0.0.1")
_HOST: Final = "127.0.0.1"
_MAX_START_SECONDS: Final = 20.0
"""Seconds that the broker may take to answer. Chosen by hand."""
ADDRESS_NAME: Final = "broker.address"
"""The file in the data folder that holds the address, host:port, of the broker that runs over the folder."""
_SAVED_NAME: Final = "kafka.json"
"""The file to which the broker saves all its data: written anew, and then put in place of the former one."""
_GRACE_SECONDS: Final = 20.0
"""Seconds that the broker may take to save its data and stop where no signal sets a deadline; 3 s for 107 MB,
measured."""
_CLOSING_SHARE: Final = 0.5
"""Share of that time for closing the service: where it hangs, the broker can still save. Chosen by hand."""
_SAVE_MARGIN_SECONDS: Final = 1.0
"""Seconds before the deadline of a signal at which a broker that still saves is killed. Chosen by hand."""
SPACE_MARGIN_BYTES: Final = 256 * 1024 * 1024
"""Bytes that must be free beside those of the next save, for pages to be sent. The file takes 3.6 bytes a byte of
record (measured with random bytes), so this is room for 70 MB of records."""
LAST_SPACE_BYTES: Final = 64 * 1024 * 1024
"""Bytes free beside those of the next save below which `dateline up` stops while it can still save. Chosen by hand."""
_START_POLL_SECONDS: Final = 0.05
"""Seconds between two attempts to reach a broker that starts. Chosen by hand."""
_PORTS: Final = range(20_000, 32_000)
"""Ports to choose from, below those that Linux gives to outgoing connections (from 32,768).

In that range a client that retries a dead broker's port can be connected to itself, and then occupies the port.
"""
_MAX_PORTS_TRIED: Final = 100
"""Random ports to try for a free one. Chosen by hand."""
_LAST_LOG_LINES: Final = 3
"""Lines at the end of the broker's log that an error shows. Chosen by hand."""

_NOISE: Final = "GLIBC_"
"""Part of a line that the binary prints where the C library is older than the one that it was built with; it works."""

_REMEDY: Final = "use that one, stop it, or set DATELINE_BROKER to another port and DATELINE_DATA_DIR to another folder"
"""What to do where another broker runs."""
_ALREADY_RUNS: Final = "is already running for"
"""Part of the line of a broker that finds another one over its data folder."""
_CANNOT_PARSE: Final = "failed to parse kafka snapshot"
"""Part of the line of a broker that cannot read its saved records."""


class BrokerError(Exception):
    """A broker did not start; the message says why and names its log."""


@contextmanager
def embedded_broker(data_dir: Path, port: int | None = None) -> Iterator[str]:
    """Run the embedded broker as ``running_broker`` does, and yield its address, ``host:port``, once it answers."""
    with running_broker(data_dir, port) as (address, _):
        yield address


@contextmanager
def running_broker(data_dir: Path, port: int | None = None) -> "Iterator[tuple[str, subprocess.Popen[bytes]]]":
    """Run the embedded broker over ``data_dir``; yield its address, ``host:port``, and its process once it answers.

    Without ``port``, a free one is chosen. The broker's output goes to ``broker.log`` in ``data_dir``. A janitor
    removes dead members from its groups. The broker is stopped at the end of the block, and killed should this process
    die. Not to be called from a running event loop.
    Raises ``BrokerError`` where the broker does not start, and ``MissingExtraError`` where it is not installed.
    """
    binary = _binary()
    data_dir.mkdir(parents=True, exist_ok=True)
    port = free_port() if port is None else _require_free(port)
    log = data_dir / LOG_NAME
    command = [str(binary), "start", "--only", "kafka", "--kafka-port", str(port), "--data-dir", str(data_dir)]
    # The file of a broker that was killed says that it runs, and a worker would take this one for it while it starts.
    # That of one that runs stays as it is: by a younger file, workers see that their broker was started again.
    former = _read_address(data_dir)
    answers = former is not None and _answers(former)
    if not answers:
        (data_dir / ADDRESS_NAME).unlink(missing_ok=True)
    process = child_process.start(command, log)
    is_another_running = is_ready = False
    try:
        address = f"{_HOST}:{port}"
        try:
            wait_ready(process, address, log, _MAX_START_SECONDS)
        except BrokerError as error:
            is_another_running = _ALREADY_RUNS in str(error)
            raise _named(error, data_dir, former) from None
        is_ready = True
        (data_dir / ADDRESS_NAME).write_text(address)
        with group_janitor.tending(address):
            yield address, process
    finally:
        _stop(process, data_dir, binary if is_ready else None)
        if not is_another_running:
            (data_dir / ADDRESS_NAME).unlink(missing_ok=True)
        elif former is not None and not answers:
            (data_dir / ADDRESS_NAME).write_text(former)


def _stop(process: "subprocess.Popen[bytes]", data_dir: Path, binary: Path | None) -> None:
    """Stop the broker, which saves its data, within the seconds that a signal leaves.

    By ``binary``, the service of a broker that answers clients is closed first. The signal alone makes it save what it
    has, and acknowledge more while it saves: at 82 MB of data, half a second of records that a client of another
    process was told are there were lost.
    """
    seconds = max(stop_signals.seconds_left(_GRACE_SECONDS) - _SAVE_MARGIN_SECONDS, 0.0)
    deadline = time.monotonic() + seconds
    if binary is not None and process.poll() is None:
        close = [str(binary), "stop", "kafka", "--data-dir", str(data_dir)]
        child_process.wait(child_process.start(close, data_dir / LOG_NAME), seconds * _CLOSING_SHARE)
    child_process.stop(process, max(deadline - time.monotonic(), 0.0))


def ended_words(code: int, data_dir: Path) -> str:
    """Return a sentence about a broker that ended by itself: why, what may be lost, and what to do."""
    if code < 0:
        want = ", perhaps by the system, for want of memory" if -code == signal.SIGKILL else ""
        how = f"was killed by {signal.Signals(-code).name} (exit code {code}){want}"
    else:
        how = f"ended by itself with exit code {code}"
    return (
        f"the broker {how}; records that it acknowledged shortly before may be lost. Start it again: it goes on with "
        f"what it has saved; ingest again what is missing. Its log is {data_dir / LOG_NAME}"
    )


def _read_address(data_dir: Path) -> str | None:
    try:
        return (data_dir / ADDRESS_NAME).read_text()
    except OSError:
        return None


def _require_free(port: int) -> int:
    """Return the port. Raises ``BrokerError`` where a program listens there: it would answer in the broker's place."""
    if not _is_free(port):
        msg = f"port {port} is taken by another program, perhaps by a `dateline up` that already runs: {_REMEDY}"
        raise BrokerError(msg)
    return port


def _named(error: BrokerError, data_dir: Path, former: str | None) -> BrokerError:
    """Return the error of a broker that did not start with what to do about it, where its last words say what it is."""
    if _ALREADY_RUNS in str(error):
        return _about_running(data_dir, former)
    if _CANNOT_PARSE not in str(error):
        return error
    return BrokerError(
        f"{data_dir / _SAVED_NAME}, in which the embedded broker saves its records, is damaged: put a copy in its "
        "place, or move it away to begin with an empty broker, and ingest the pages again"
    )


def _about_running(data_dir: Path, address: str | None) -> BrokerError:
    """Return the error that another broker runs over a data folder."""
    at = f" at {address}" if address else ""
    return BrokerError(f"a `dateline up` already runs over {data_dir}{at}: {_REMEDY}")


def has_saved(data_dir: Path) -> bool:
    """Whether a folder holds the data of an embedded broker, running or not."""
    return (data_dir / _SAVED_NAME).is_file()


def space_problem(data_dir: Path, margin: int = SPACE_MARGIN_BYTES) -> str | None:
    """Return a sentence where the disk is too full for the broker of ``data_dir``; else None.

    The broker saves all its data anew each time, beside the former file. Where that fails, it acknowledges records all
    the same, and loses them when it stops.
    """
    try:
        saved = (data_dir / _SAVED_NAME).stat().st_size
    except OSError:
        saved = 0
    free = shutil.disk_usage(data_dir).free
    needed = saved + margin
    if free >= needed:
        return None
    return (
        f"{free >> 20} MiB are free in {data_dir}, and the embedded broker needs {needed >> 20} MiB to save its data: "
        "without them, it loses what it acknowledges"
    )


def require_space(settings: Settings) -> None:
    """Raise ``BrokerError`` where the settings' broker is an embedded one of this data folder that lacks space."""
    if is_embedded(settings) and (problem := space_problem(settings.data_dir)) is not None:
        msg = f"{problem}; free some space, or set DATELINE_DATA_DIR to a folder on another disk"
        raise BrokerError(msg)


def is_embedded(settings: Settings) -> bool:
    """Whether the embedded broker runs over the settings' data folder, at the settings' address."""
    try:
        address = (settings.data_dir / ADDRESS_NAME).read_text()
    except OSError:
        return False
    host, _, port = settings.broker.rpartition(":")
    return host in LOCAL_HOSTS and port == address.rpartition(":")[2]


def wait_ready(process: "subprocess.Popen[bytes]", address: str, log: Path, seconds: float) -> None:
    """Return once the broker ``process`` answers a Kafka client at ``address``, host:port.

    Raises ``BrokerError`` where the process ends first, or does not answer within ``seconds``.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            code = process.wait(_START_POLL_SECONDS)
        except subprocess.TimeoutExpired:
            if _answers(address):
                return
        else:
            msg = f"the broker ended with exit code {code} before it answered at {address}{_last_words(log)}"
            raise BrokerError(msg)
        if time.monotonic() > deadline:
            msg = f"the broker did not answer at {address} within {seconds:g} s{_last_words(log)}"
            raise BrokerError(msg)


def free_port() -> int:
    """Return a port on which nothing listens now. Raises ``BrokerError`` where none is found."""
    for port in random.SystemRandom().sample(_PORTS, _MAX_PORTS_TRIED):
        if _is_free(port):
            return port
    msg = f"no free port in {_PORTS.start}-{_PORTS.stop}"
    raise BrokerError(msg)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As servers do: a port counts as free though its former connections are still in TIME_WAIT.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError:
            return False
    return True


def _binary() -> Path:
    # The package's own command is a Python process around the binary: killing it would leave the binary running.
    spec = importlib.util.find_spec("noida_db")
    if spec is None or spec.origin is None:
        raise MissingExtraError(missing(Extra.EMBEDDED, "the embedded broker"))
    binary = Path(spec.origin).with_name("noida-db")
    if not binary.is_file():
        msg = f"the embedded broker's package has no binary for this system at {binary}; use Apache Kafka here"
        raise BrokerError(msg)
    if not binary.stat().st_mode & 0o100:
        binary.chmod(0o755)
    return binary


def _answers(address: str) -> bool:
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host, int(port)), timeout=1).close()
    except OSError:
        return False
    return asyncio.run(_describes_cluster(address))


async def _describes_cluster(address: str) -> bool:
    admin = AIOKafkaAdminClient(bootstrap_servers=address)
    try:
        await admin.start()
        return bool((await admin.describe_cluster())["brokers"])
    except (KafkaError, OSError):
        return False
    finally:
        await admin.close()


def _last_words(log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    lines = [line for line in lines if _NOISE not in line][-_LAST_LOG_LINES:]
    return f"; its log is {log}" + (" and ends:\n  " + "\n  ".join(lines) if lines else "")
