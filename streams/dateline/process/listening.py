"""Whether a process of this machine can listen at an address, and whether others reach it there."""

import errno
import ipaddress
import socket
from typing import Final

_LOCAL_NAMES: Final = frozenset({"localhost"})
OPEN_TO_ALL: Final = "without tokens, the gateway serves this machine alone"
"""Why a gateway without tokens does not listen where others reach it."""
LOCK: Final = (
    "set 127.0.0.1, ::1 or localhost, or DATELINE_GATEWAY_TOKENS to a file of tokens, which `dateline tokens new` makes"
)
"""What to do about it."""


def address_problem(host: str, port: int) -> str | None:
    """Return why nothing can listen at an address; None where something can, or does."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
            # As servers do: a port counts as free though its former connections are still in TIME_WAIT.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        return None if error.errno == errno.EADDRINUSE else error.strerror or str(error)
    except UnicodeError:
        return "it cannot be the name of a host"
    return None


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in _LOCAL_NAMES
