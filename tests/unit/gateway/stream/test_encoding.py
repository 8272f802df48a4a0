"""Events as bytes."""

import pytest

from dateline.gateway.stream.encoding import NDJSON, SSE, choose_encoding


@pytest.mark.parametrize(
    ("accept", "lines"),
    [
        ("", False),
        ("*/*", False),
        ("text/event-stream", False),
        ("application/x-ndjson", True),
        ("Application/X-NDJSON; q=0.9, */*", True),
        ("text/event-stream, application/x-ndjson", False),
        ("application/jsonl", True),
    ],
)
def test_lines_come_to_those_who_ask_for_them(accept: str, *, lines: bool) -> None:
    assert choose_encoding(accept) is (NDJSON if lines else SSE)


def test_an_event_in_both_forms() -> None:
    assert SSE.event("AQ", "moved", b'{"a":1}') == b'id: AQ\nevent: moved\ndata: {"a":1}\n\n'
    assert NDJSON.event("AQ", "moved", b'{"a":1}') == b'{"id":"AQ","event":"moved","data":{"a":1}}\n'
    assert SSE.heartbeat("AQ") == b": heartbeat\nid: AQ\n\n"
    assert SSE.opening("AQ").endswith(b"id: AQ\n\n")
    assert NDJSON.heartbeat("AQ") == b'{"id":"AQ","event":"heartbeat"}\n'
