"""The response that never ends: how a client's events are sent, and how a client that does not read is left."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from typing import Any

from starlette.types import Receive, Scope, Send

from dateline import telemetry
from dateline.gateway.access.log import asker
from dateline.gateway.server.connection import CONNECTION, Connection
from dateline.gateway.stream.encoding import Encoding
from dateline.gateway.stream.hub import SlowClientError
from dateline.gateway.stream.subscriber import Subscriber
from dateline.telemetry import count


class StreamResponse:
    """A client's stream as an ASGI application; ``give_back`` is called at its end."""

    def __init__(
        self,
        stream: str,
        encoding: Encoding,
        subscriber: Subscriber[Any],
        give_back: Callable[[], None],
    ) -> None:
        self._stream, self._encoding, self._subscriber, self._give_back = stream, encoding, subscriber, give_back
        self.background = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events until the client is gone, too slow, or the gateway stops."""
        del receive
        connection: Connection | None = scope.get("state", {}).get(CONNECTION)
        task = asyncio.current_task()
        if connection is not None and task is not None:
            connection.on_lost = task.cancel
        try:
            await self._send_all(send)
        except (SlowClientError, TimeoutError):
            count("gateway_clients_dropped", stream=self._stream)
            telemetry.event("stream_closed", stream=self._stream, **asker(scope))
            if connection is not None:
                connection.cut()
        except asyncio.CancelledError:
            if connection is None or not connection.is_lost:
                raise
        finally:
            self._give_back()
            if connection is not None:
                connection.on_lost = None

    async def _send_all(self, send: Send) -> None:
        headers = [
            (b"content-type", f"{self._encoding.media_type}; charset=utf-8".encode()),
            (b"cache-control", b"no-store"),
            (b"x-accel-buffering", b"no"),  # nginx else collects events
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        async with aclosing(self._subscriber.chunks()) as chunks:  # type: ignore[type-var]
            async for chunk in chunks:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
