"""Limits: how many clients may follow streams, in all and each."""

from collections import Counter
from collections.abc import Callable
from typing import Final

RETRY_AFTER_SECONDS: Final = 10
"""Seconds after which a refused client may try again. Chosen by hand."""


class TooManyError(Exception):
    """No further client may follow; the message says which limit it is."""


class Places:
    """The places of clients. A client is who it says that it is by its token, or else an address."""

    def __init__(self, most: int, most_each: int) -> None:
        self._most, self._most_each = most, most_each
        self._clients: Counter[str] = Counter()

    def take(self, client: str, most_each: int | None = None) -> Callable[[], None]:
        """Take a place, and return what gives it back. Raises ``TooManyError`` where none is free.

        ``most_each`` is the client's own limit; None for that of all.
        """
        most_each = most_each or self._most_each
        if self._clients.total() >= self._most:
            msg = f"the gateway has {self._most} clients of streams, which is its limit; try again later"
            raise TooManyError(msg)
        if self._clients[client] >= most_each:
            msg = f"you follow {most_each} streams, which is the limit for one client; close one"
            raise TooManyError(msg)
        self._clients[client] += 1

        def give_back() -> None:
            self._clients[client] -= 1
            if not self._clients[client]:
                del self._clients[client]

        return give_back
