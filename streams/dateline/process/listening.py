"""Whether a process of this machine can listen at an address."""

import errno
import socket


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
