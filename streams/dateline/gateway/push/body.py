"""A request's body: bounded as it comes, and once it is inflated."""

import zlib
from http import HTTPStatus
from typing import Final

from starlette.requests import Request

from dateline.gateway.access.bounds import MAX_PAGES_BYTES
from dateline.gateway.problems import Problem

MAX_INFLATED_BYTES: Final = 32 * 1_024 * 1_024
"""Bytes of a body that came compressed. Bounds memory; chosen by hand, twice the limit of one that did not."""
_GZIP: Final = 16 + zlib.MAX_WBITS
"""zlib's window of 32 KiB, with the header of gzip."""


def encoding_of(request: Request) -> str:
    """Return how the body is compressed: an empty text or ``gzip``. Raises ``Problem`` for anything else."""
    encoding = request.headers.get("content-encoding", "").strip().lower()
    if encoding not in {"", "identity", "gzip"}:
        msg = f"the body is encoded by {encoding[:40]!r}; send it as it is, or by gzip"
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, msg)
    return encoding.replace("identity", "")


def announced_bytes(request: Request) -> int:
    """Return how much memory a body may take: what it announces, or the limit where it does not say, or is inflated."""
    if encoding_of(request):
        return MAX_INFLATED_BYTES
    return int(request.headers.get("content-length", MAX_PAGES_BYTES))


async def read_body(request: Request) -> bytes:
    """Return the body, inflated. Raises ``Problem``."""
    body = await request.body()
    return _inflated(body) if encoding_of(request) else body


def _inflated(body: bytes) -> bytes:
    inflating = zlib.decompressobj(_GZIP)
    try:
        inflated = inflating.decompress(body, MAX_INFLATED_BYTES)
    except zlib.error as error:
        msg = f"the body is no gzip: {error}"
        raise Problem(HTTPStatus.BAD_REQUEST, msg) from error
    if inflating.unconsumed_tail:
        msg = f"the body has more than {MAX_INFLATED_BYTES} bytes once it is inflated; send fewer pages at once"
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, msg)
    if not inflating.eof or inflating.unused_data:
        msg = "the body is not one whole gzip file: it is cut off, or something follows it"
        raise Problem(HTTPStatus.BAD_REQUEST, msg)
    return inflated
