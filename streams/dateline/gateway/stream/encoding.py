"""Encoding: events as Server-Sent Events, and as lines of JSON."""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

import orjson

RETRY_MS: Final = 2_000
"""Milliseconds after which a browser connects again. Chosen by hand."""


class Encoding(NamedTuple):
    """One form of a stream. An event's data is JSON on one line."""

    media_type: str
    event: Callable[[str, str, bytes], bytes]
    """Id, name and data to bytes."""
    opening: Callable[[str], bytes]
    """What comes first: where the client is, so that it can resume before the first event."""
    heartbeat: Callable[[str], bytes]
    """What comes while there is no event: where the client is by now."""


def _sse_event(text: str, name: str, data: bytes) -> bytes:
    return b"id: %b\nevent: %b\ndata: %b\n\n" % (text.encode(), name.encode(), data)


def _sse_opening(text: str) -> bytes:
    return b"retry: %d\nid: %b\n\n" % (RETRY_MS, text.encode())


def _sse_heartbeat(text: str) -> bytes:
    # Without data no event is dispatched, but the id counts (HTML standard, 9.2.6).
    return b": heartbeat\nid: %b\n\n" % text.encode()


def _line(text: str, name: str, data: bytes) -> bytes:
    return b'{"id":"%b","event":"%b","data":%b}\n' % (text.encode(), name.encode(), data)


def _line_without_data(name: str) -> Callable[[str], bytes]:
    return lambda text: b'{"id":"%b","event":"%b"}\n' % (text.encode(), name.encode())


SSE: Final = Encoding("text/event-stream", _sse_event, _sse_opening, _sse_heartbeat)
NDJSON: Final = Encoding("application/x-ndjson", _line, _line_without_data("open"), _line_without_data("heartbeat"))


def gap_data(missing: Mapping[str, Any]) -> bytes:
    """Return the data of the event ``gap``."""
    return orjson.dumps(missing)


def choose_encoding(accept: str) -> Encoding:
    """Return the form that a header ``Accept`` asks for: lines where it names them, else Server-Sent Events."""
    kinds = [part.partition(";")[0].strip().lower() for part in accept.split(",")]
    lines = next((at for at, kind in enumerate(kinds) if kind in {NDJSON.media_type, "application/jsonl"}), None)
    events = next((at for at, kind in enumerate(kinds) if kind == SSE.media_type), None)
    return NDJSON if lines is not None and (events is None or lines < events) else SSE
