"""A push note: the record of a request with an idempotency key, by which it is answered when it comes again."""

import hashlib
from typing import NamedTuple

from pydantic import AwareDatetime

from dateline_schemas.record import Record


class PushNote(Record):
    """What was answered to a request. It stands on the topic of pushes, which gateways alone read."""

    by: str | None
    """The name of the token; None at a gateway without tokens."""
    key: str
    request: str
    """The hash of query, media type and body."""
    at: AwareDatetime
    status: int
    answer: str


class RequestKey(NamedTuple):
    """An idempotency key with its request."""

    by: str | None
    key: str
    request: bytes
    """The hash of query, media type and body."""

    @property
    def record_key(self) -> bytes:
        """The key of the record. A token's name has no slash."""
        return f"{self.by or ''}/{self.key}".encode()

    @property
    def digest(self) -> bytes:
        """What stands for the key in memory."""
        return hash_of(self.record_key)


def hash_of(*parts: bytes) -> bytes:
    """Return the hash of parts, each with its length before it."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()
