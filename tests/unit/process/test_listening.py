"""Whether what has a port is Dateline, by what it answers to ``/healthz``."""

import socket
from threading import Event, Thread
from typing import Final

import pytest

from dateline.process import listening
from dateline.process.listening import is_dateline

_HEAD: Final = "Content-Type: text/plain; charset=utf-8\r\n"


@pytest.mark.parametrize(
    ("answer", "is_ours"),
    [
        (f"HTTP/1.0 200 OK\r\n{_HEAD}Cache-Control: no-store\r\n\r\nok\n", True),
        (f"HTTP/1.1 503 Service Unavailable\r\ncache-control: no-store\r\n{_HEAD}\r\nit stalled\n", True),
        (f"HTTP/1.1 200 OK\r\n{_HEAD}\r\nok\n", False),
        (f"HTTP/1.1 404 Not Found\r\n{_HEAD}Cache-Control: no-store\r\n\r\nok\n", False),
        ("HTTP/1.1 200 OK\r\nCache-Control: no-store\r\nContent-Type: text/html\r\n\r\n<p>ok</p>", False),
        ("SSH-2.0-OpenSSH_9.6\r\n", False),
        ("\x00\xff" * 40_000, False),
        ("", False),
    ],
)
def test_only_what_answers_as_dateline_is_dateline(answer: str, *, is_ours: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def respond() -> None:
            client, _ = server.accept()
            with client:
                client.recv(1000)
                client.sendall(answer.encode())

        thread = Thread(target=respond, daemon=True)
        thread.start()
        assert is_dateline("127.0.0.1", server.getsockname()[1]) == is_ours


def test_what_answers_by_drops_is_waited_for_in_bounded_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "_SECONDS", 0.3)
    with socket.create_server(("0.0.0.0", 0)) as server:  # noqa: S104

        def drip() -> None:
            client, _ = server.accept()
            with client:
                for _ in range(1000):
                    try:
                        client.sendall(b"H")
                    except OSError:
                        return
                    ended.wait(0.05)

        ended = Event()
        Thread(target=drip, daemon=True).start()
        assert not is_dateline("0.0.0.0", server.getsockname()[1])  # noqa: S104
        ended.set()
