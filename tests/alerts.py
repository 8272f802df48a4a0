"""Alerts, and a web hook that receives them, for the tests of delivery."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, NamedTuple

from dateline.kafka.clients import producing
from dateline.kafka.codec import encode
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS
from dateline_schemas import Relation, Story
from dateline_schemas.alert import Alert
from dateline_schemas.story import Sources

NOW: Final = datetime(2026, 2, 7, 22, 0, tzinfo=UTC)
HANG: Final = 0
"""The status of a web hook that never answers."""


def alert(number: int = 1, **changes: Any) -> Alert:  # noqa: ANN401 - any field of an alert
    """Return an alert whose id and story have a number, with changed fields."""
    story = Story(
        story_id=f"story-{number}", version=1, event="version", relation=Relation(kind="new", rule="no-kin"),
        headline=f"Headline {number}", text="First paragraph.\nSecond paragraph.", source="kust", url="https://kust.example/1",
        first_seen=NOW, last_seen=NOW, sightings=1, sources=Sources(top=(), total=1), article_ids=("a",),
    )  # fmt: skip
    fields = {
        "alert_id": f"alert-{number}", "rule": "floods", "name": "Floods", "severity": "medium", "urgency": 5,
        "occasion": "story",
        "story_id": story.story_id, "version": 1, "at": NOW, "matched": ("flood",), "story": story,
    }  # fmt: skip
    return Alert.model_validate({**fields, **changes})


async def send_alerts(settings: ResolvedSettings, *alerts: Alert | bytes) -> None:
    async with producing(settings) as producer:
        for each in alerts:
            value = each if isinstance(each, bytes) else encode(each)
            await producer.send_and_wait(ALERTS.name(settings.namespace), value, b"key")


async def send_at(settings: ResolvedSettings, time: datetime, *alerts: Alert) -> None:
    """Write alerts to the topic as if it were that time."""
    async with producing(settings) as producer:
        for each in alerts:
            milliseconds = int(time.timestamp() * 1000)
            await producer.send_and_wait(
                ALERTS.name(settings.namespace), encode(each), b"key", timestamp_ms=milliseconds
            )


class Call(NamedTuple):
    """One request to a web hook."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]

    @property
    def key(self) -> str:
        return self.headers["Idempotency-Key"]


class Hook:
    """A web hook that records its calls.

    By path, ``answers`` holds the statuses of the first calls, and ``always`` the status of all later ones; else 200.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.calls: list[Call] = []
        self.answers: dict[str, list[int]] = {}
        self.always: dict[str, int] = {}
        self.released = threading.Event()
        self._changed = threading.Condition()

    def url(self, path: str, more: str = "") -> str:
        return f"json://127.0.0.1:{self.port}{path}{more}"

    def keys(self, path: str) -> list[str]:
        """Return the keys of the calls to a path, in order."""
        return [call.key for call in self.calls if call.path == path]

    def wait_for(self, path: str, count: int, seconds: float = 60) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.keys(path)) >= count, seconds), self.keys(path)

    def answer(self, call: Call) -> int:
        with self._changed:
            self.calls.append(call)
            self._changed.notify_all()
            first = self.answers.get(call.path)
            return first.pop(0) if first else self.always.get(call.path, 200)


@contextmanager
def web_hook() -> Iterator[Hook]:
    """Yield a web hook that listens on a free port."""
    hook: Hook

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = hook.answer(Call(self.path, dict(self.headers), json.loads(body)))
            if status == HANG:
                hook.released.wait()
                self.close_connection = True
                return
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        hook = Hook(server.server_port)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield hook
        finally:
            hook.released.set()
            server.shutdown()
            thread.join()
