"""What a secured listener needs: a user, and a certificate of the broker, made by the JDK's keytool."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

from dateline.kafka.embedded_broker.broker import BrokerError

USER: Final = "dateline"
PASSWORD: Final = "not-a-secret"  # noqa: S105 - of a test broker on this machine
_ALIAS: Final = "broker"


def secure(certificate: Path) -> Path:
    """Make a key for 127.0.0.1 beside ``certificate``, unless there is one, and return its store.

    The certificate is self-signed, so it is its own authority. Raises ``BrokerError`` where there is no keytool.
    """
    store = certificate.with_suffix(".p12")
    if not certificate.exists():  # made last: a start may have been stopped before it
        store.unlink(missing_ok=True)
        name = ["-dname", "CN=127.0.0.1", "-ext", "SAN=ip:127.0.0.1", "-validity", "30"]
        _keytool("-genkeypair", store, "-keyalg", "RSA", "-keysize", "2048", "-storetype", "PKCS12", *name)
        _keytool("-exportcert", store, "-rfc", "-file", str(certificate))
    return store


def _keytool(verb: str, store: Path, *options: str) -> None:
    program = shutil.which("keytool")
    if program is None:
        msg = "Apache Kafka needs a JDK, and there is no keytool on the path"
        raise BrokerError(msg)
    command = [program, verb, "-alias", _ALIAS, "-keystore", str(store), "-storepass", PASSWORD, *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - no argument is from outside
    if done.returncode:
        msg = f"keytool {verb} failed:\n{done.stdout}{done.stderr}"
        raise BrokerError(msg)
