"""Apache Kafka, one broker in KRaft mode, without Docker: for ``make test-kafka`` and ``make kafka``.

Maven fetches the jars once, into ``.kafka/`` in the tree. It needs Java 17 and Maven.
"""

import argparse
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

from dateline.kafka.embedded_broker.broker import BrokerError, free_port, wait_ready
from dateline.process import child_process
from dateline.settings import MAX_PORT
from dateline.topics import RECORD_BYTES
from tests.kafka.security import PASSWORD, USER, secure

_ROOT: Final = Path(__file__).parents[2]
_POM: Final = Path(__file__).with_name("pom.xml")
_HOST: Final = "127.0.0.1"
_MAX_START_SECONDS: Final = 60.0
"""Seconds that the broker may take to answer. Chosen by hand."""
_PORT_DIGITS: Final = len(str(MAX_PORT))
_MAX_PROBE_SECONDS: Final = 1.0
"""Seconds that a connection to this machine may take, to see whether a port is taken. Chosen by hand."""
_CLUSTER: Final = (
    "ZGF0ZWxpbmUtdGVzdHMhIQ"  # any 16 bytes in base64; another value would make existing data folders unusable
)
_JVM: Final = (
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
)
_PROPERTIES: Final = {
    "process.roles": "broker,controller",
    "node.id": "1",
    "controller.listener.names": "CONTROLLER",
    "auto.create.topics.enable": "false",
    "message.max.bytes": str(RECORD_BYTES),
    # One broker can hold one replica.
    "offsets.topic.replication.factor": "1",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    # A second listener, for clients with the certificate and a password.
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
    "sasl.enabled.mechanisms": "PLAIN",
    "listener.name.sasl_ssl.plain.sasl.jaas.config": (
        f'org.apache.kafka.common.security.plain.PlainLoginModule required user_{USER}="{PASSWORD}";'
    ),
    "ssl.keystore.type": "PKCS12",
    "ssl.keystore.password": PASSWORD,
    # Fewer internal partitions, which are opened after a kill.
    "offsets.topic.num.partitions": "4",
    "transaction.state.log.num.partitions": "4",
    # Less than the settings take, so that a transaction can be refused.
    "transaction.max.timeout.ms": "600000",
    # A group forms at once, and accepts a short session, so that a frozen member is soon removed.
    "group.initial.rebalance.delay.ms": "0",
    "group.min.session.timeout.ms": "1000",
}
_READMITTED_SOON: Final = {"broker.session.timeout.ms": "2000", "broker.heartbeat.interval.ms": "500"}
"""With these, the controller readmits a killed broker after 3 s instead of 9 or more. One that people work with has
the usual ones: a busy machine may keep it from its heartbeat for 2 s."""


class KafkaServer:
    """A broker with its data folder and its port, which can be started, killed and started again."""

    def __init__(
        self,
        data_dir: Path,
        port: int | None = None,
        joins: "KafkaServer | None" = None,
        *,
        readmitted_soon: bool = True,
    ) -> None:
        """Have a broker of a cluster of its own, or one that ``joins`` another's as its second broker.

        ``readmitted_soon`` is for tests that kill it: then few seconds without a heartbeat count as its end.
        """
        self.data_dir = data_dir
        self._joins = joins
        self._properties = _PROPERTIES | (_READMITTED_SOON if readmitted_soon else {})
        self.address = f"{_HOST}:{port or free_port()}"
        self.secured_address = f"{_HOST}:{free_port()}"
        self.certificate = data_dir / "broker.pem"
        self.log = data_dir / "kafka.log"
        self._config = data_dir / "server.properties"
        self._logs = data_dir / "log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The process id of the running broker."""
        if self._process is None:
            msg = "the broker is not running"
            raise BrokerError(msg)
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether the broker's process was started, and has not ended."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start the broker, formatting an empty data folder first, and return once it answers."""
        self.launch()
        self.wait()

    def launch(self) -> None:
        """Start the broker without waiting for it. It ends with the thread that calls this."""
        java = _java()
        self._configure()
        if not (self._logs / "meta.properties").exists():  # written last: a start may have been stopped before it
            self._format(java)
        self._process = child_process.start([*java, "kafka.Kafka", str(self._config)], self.log)

    def wait(self) -> None:
        """Return once the broker answers. Not to be called from a running event loop."""
        if self._process is None:
            msg = "the broker is not running"
            raise BrokerError(msg)
        try:
            wait_ready(self._process, self.address, self.log, _MAX_START_SECONDS)
        except BrokerError:
            self.stop()
            raise

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the broker, such as SIGSTOP."""
        os.kill(self.pid, number)

    def wait_for_end(self) -> int:
        """Return the broker's exit code once it has ended by itself."""
        if self._process is None:
            msg = "the broker is not running"
            raise BrokerError(msg)
        return self._process.wait()

    def kill(self) -> None:
        """End the broker by SIGKILL, as a power cut would; ``start`` restarts it on the same data and port."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def restart(self) -> None:
        """Kill the broker and start it again."""
        self.kill()
        self.start()

    def stop(self) -> None:
        """Shut the broker down in order."""
        if self._process is not None:
            child_process.stop(self._process, grace=30)
            self._process = None

    def _configure(self) -> None:
        self.data_dir.mkdir(parents=True, exist_ok=True)
        keys = secure(self.certificate)
        listeners = f"PLAINTEXT://{self.address},SASL_SSL://{self.secured_address}"
        if self._joins is None:
            self.controller = f"{_HOST}:{free_port()}"
            role = {"listeners": f"{listeners},CONTROLLER://{self.controller}"}
        else:
            self.controller = self._joins.controller
            role = {"listeners": listeners, "process.roles": "broker", "node.id": "2"}
        properties = (
            self._properties
            | role
            | {
                "advertised.listeners": listeners,
                "ssl.keystore.location": str(keys),
                "controller.quorum.voters": f"1@{self.controller}",
                "log.dirs": str(self._logs),
            }
        )
        self._config.write_text("".join(f"{name}={value}\n" for name, value in properties.items()))

    def _format(self, java: list[str]) -> None:
        command = [*java, "kafka.tools.StorageTool", "format", "-t", _CLUSTER, "-c", str(self._config)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  (all of it from here)
        if done.returncode:
            shutil.rmtree(self._logs, ignore_errors=True)
            msg = f"the data folder {self.data_dir} could not be formatted:\n{done.stdout}{done.stderr}"
            raise BrokerError(msg)


def _java() -> list[str]:
    return [program("java"), *_JVM, "-cp", f"{jars()}/*"]


def jars() -> Path:
    """Return the folder of Apache Kafka's jars; Maven fetches them once."""
    # One folder for each version of pom.xml; filled under another name, so that an incomplete one is never used.
    folder = _ROOT / ".kafka" / f"jars-{hashlib.sha256(_POM.read_bytes()).hexdigest()[:8]}"
    if not folder.exists():
        partial = folder.with_suffix(".partial")
        message = "Maven fetches Apache Kafka's jars; this happens once, and may take a minute"
        print(message, file=sys.stderr, flush=True)  # noqa: T201
        command = [program("mvn"), "-q", "-B", "-Dstyle.color=never", "-f", str(_POM), "dependency:copy-dependencies"]
        subprocess.run([*command, f"-DoutputDirectory={partial}"], check=True)  # noqa: S603  (all of it from here)
        partial.rename(folder)
    return folder


def program(name: str) -> str:
    """Return the path of a program of Java or Maven. Raises ``BrokerError`` where there is none."""
    path = shutil.which(name)
    if path is None:
        msg = f"Apache Kafka needs Java 17 and Maven, and there is no {name} on the path"
        raise BrokerError(msg)
    return path


def is_taken(host: str, port: int) -> bool:
    """Whether a process listens at an address."""
    with socket.socket() as probe:
        probe.settimeout(_MAX_PROBE_SECONDS)
        return probe.connect_ex((host, port)) == 0


def _port(text: str) -> int:
    """Return a port. Raises ``ArgumentTypeError``."""
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) <= MAX_PORT and len(text) <= _PORT_DIGITS):
        msg = f"{text or 'nothing'} is no port: give a number from 1 to {MAX_PORT}, as in `make kafka PORT=19092`"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def _main() -> None:
    parser = argparse.ArgumentParser(description="Run Apache Kafka until Ctrl-C.")
    parser.add_argument("--port", type=_port, default=9092)
    parser.add_argument("--data-dir", type=Path, default=_ROOT / ".kafka" / "data")
    parser.add_argument("--fetch", action="store_true", help="only fetch the jars, unless they are here")
    options = parser.parse_args()
    if options.fetch:
        jars()
        return
    if is_taken(_HOST, options.port):
        sys.exit(
            f"something listens at {_HOST}:{options.port} already, perhaps another `make kafka`: stop it, or choose "
            "another port with `make kafka PORT=19092`"
        )
    server = KafkaServer(options.data_dir / str(options.port), options.port, readmitted_soon=False)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        server.start()
        print(f"Apache Kafka at {server.address}, its data and log in {server.data_dir}; Ctrl-C stops it", flush=True)  # noqa: T201
        sys.exit(f"Apache Kafka ended with exit code {server.wait_for_end()}; its log is {server.log}")
    except BrokerError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        pass
    finally:
        server.stop()


if __name__ == "__main__":
    _main()
