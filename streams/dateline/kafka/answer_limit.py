"""How long a new connection may wait for the first answer of a broker, and what waits for a broker that went away.

A frozen broker accepts connections and answers nothing. A command that a person or a scheduler waits for gives up
sooner than a process that runs for days: that one asks again, and its own work may keep it from reading an answer.

A command with several steps opens a client for each. Where the broker goes away between two steps, ``PATIENCE`` makes
the next client wait as the clients do that are open; where the broker has never answered, a command gives up.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

COMMAND_SECONDS: Final = 5.0
"""Seconds for a command, and for a worker until it has started. Chosen by hand: a busy broker answers in 2 to 3 s."""
LONG_RUNNING_SECONDS: Final = 10.0
"""Seconds for a process that asks again: what Kafka's own clients wait for a connection
(``socket.connection.setup.timeout.ms``)."""
_TLS_FACTOR: Final = 2
"""How much longer it may take over TLS, whose handshake comes first. Chosen by hand."""


class AnswerLimit:
    """Seconds that each step of a connection may take: to connect, with TLS; to log in; to answer a first request."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def over(self, security_protocol: str) -> float:
        """Return the seconds for a security protocol."""
        return self.seconds * (_TLS_FACTOR if security_protocol.endswith("SSL") else 1)

    @contextmanager
    def set_to(self, seconds: float) -> Iterator[None]:
        """Set the seconds for the block. After it they are as before, also where the block changed them."""
        before = self.seconds
        self.seconds = seconds
        try:
            yield
        finally:
            self.seconds = before


ANSWER_LIMIT: Final = AnswerLimit(LONG_RUNNING_SECONDS)
"""The limit of this process; the command line shortens it until a command runs for long."""


class Patience:
    """Whether a client that is opened waits for a broker that has answered this process before."""

    def __init__(self) -> None:
        self.waits = False

    @contextmanager
    def set_to(self, *, waits: bool) -> Iterator[None]:
        """Set it for the block; after the block it is as before."""
        before = self.waits
        self.waits = waits
        try:
            yield
        finally:
            self.waits = before


PATIENCE: Final = Patience()
"""The patience of this process: the command line sets it for verbs whose work has several steps."""
