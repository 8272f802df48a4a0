"""Whether a process of this machine can listen at an address, and whether others reach it there."""

import errno
import ipaddress
import socket
from time import monotonic
from typing import Final

_LOCAL_NAMES: Final = frozenset({"localhost"})
OPEN_TO_ALL: Final = "without tokens, the gateway serves this machine alone"
"""Why a gateway without tokens does not listen where others reach it."""
LOCK: Final = (
    "set 127.0.0.1, ::1 or localhost, or DATELINE_GATEWAY_TOKENS to a file of tokens, which `dateline tokens new` makes"
)
"""What to do about it."""


TAKEN: Final = "another program has this port"
"""What ``address_problem`` says where something else than Dateline listens."""
_SECONDS: Final = 2.0
"""Seconds that what has a port may take to answer. Chosen by hand: a worker's thread answers within milliseconds."""
_MAX_ANSWER: Final = 4096
"""Bytes of an answer that are read: Dateline's has some 200."""
_ANY_ADDRESS: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - where such a listener is asked
_OURS: Final = (b"content-type: text/plain; charset=utf-8", b"cache-control: no-store")
"""Headers of each answer of Dateline to ``/healthz``, in small letters."""


def address_problem(host: str, port: int) -> str | None:
    """Return why no process of Dateline can listen at an address; None where one can, or does."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
            # As servers do: a port counts as free though its former connections are still in TIME_WAIT.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return None if is_dateline(host, port) else TAKEN
        return error.strerror or str(error)
    except UnicodeError:
        return "it cannot be the name of a host"
    return None


def is_dateline(host: str, port: int) -> bool:
    """Whether a worker or a gateway answers at an address, as they do to ``/healthz``, alive or stalled."""
    head, _, body = _health(_ANY_ADDRESS.get(host, host), port).partition(b"\r\n\r\n")
    status, *headers = head.lower().split(b"\r\n")
    if any(header not in headers for header in _OURS):
        return False
    words = status.split()
    return words[1:2] == [b"503"] or (words[1:2] == [b"200"] and body == b"ok\n")


def _health(host: str, port: int) -> bytes:
    """Return what answers to a request of ``/healthz``, in bounded time and size; nothing where nothing answers."""
    deadline, answer = monotonic() + _SECONDS, b""
    try:
        with socket.create_connection((host, port), _SECONDS) as client:
            client.sendall(b"GET /healthz HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
            while len(answer) < _MAX_ANSWER and (left := deadline - monotonic()) > 0:
                client.settimeout(left)
                if not (part := client.recv(_MAX_ANSWER)):
                    break
                answer += part
    except (OSError, UnicodeError):
        pass  # what came until then decides
    return answer


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in _LOCAL_NAMES
