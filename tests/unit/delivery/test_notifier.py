"""One attempt at a target, against a real web hook and a real mail server; no reason of a failure holds a secret."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote_plus

import pytest
from aiosmtpd.smtp import SMTP, Envelope
from pydantic import SecretStr

from dateline.core.alerts.delivery.bundle import Bundle
from dateline.core.alerts.delivery.message import Message, compose
from dateline.core.alerts.delivery.target import Target
from dateline.delivery.notifier import Notifier, UnusableUrlError, show
from tests.alerts import HANG, Hook, alert

KEY = "alert-1:desk"


async def attempt(url: str) -> str | None:
    notifier = Notifier(Target(name="desk", url=SecretStr(url), timeout=10))
    return await notifier.send(compose(Bundle.of(alert()), KEY), KEY)


async def test_a_web_hook_gets_the_key_as_a_header_and_the_fields(hook: Hook) -> None:
    assert await attempt(hook.url("/desk", "?+X-Own=1&:desk=foreign")) is None
    (call,) = hook.calls
    assert call.key == KEY
    assert call.headers["X-Own"] == "1"
    assert call.body["title"] == "[medium] Floods: Headline 1"
    assert (call.body["alert_id"], call.body["rule"], call.body["desk"]) == ("alert-1", "floods", "foreign")
    assert KEY in call.body["message"]


@pytest.mark.parametrize("more", ["", "?optional=yes", "?retry=3&wait=0"])
async def test_a_failure_is_a_failure_whatever_options_the_url_has(hook: Hook, more: str) -> None:
    hook.always["/s3cret"] = 500
    why = await attempt(hook.url("/s3cret", more))
    assert why is not None
    assert "500" in why
    assert len(hook.calls) == 1, "the URL does not decide about another try"


async def test_a_redirect_counts_as_a_failure(hook: Hook) -> None:
    hook.always["/moved"] = 302
    assert "302" in str(await attempt(hook.url("/moved")))
    assert len(hook.calls) == 1


async def test_a_refused_connection_is_a_reason() -> None:
    assert "Connection error" in str(await attempt("json://127.0.0.1:1/s3cret"))


async def test_no_attempt_is_made_while_the_last_one_hangs(hook: Hook) -> None:
    hook.always["/desk"] = HANG
    url = hook.url("/desk", "?rto=60")
    notifier = Notifier(Target(name="desk", url=SecretStr(url), timeout=0.2))
    message = compose(Bundle.of(alert()), KEY)
    assert await notifier.send(message, KEY) == "no answer within 0.2 s"
    assert await notifier.send(message, KEY) == "the attempt before still hangs"
    assert len(hook.calls) == 1


async def test_a_web_hook_that_does_not_answer_is_a_timeout_of_the_target_s_own_length(hook: Hook) -> None:
    hook.always["/desk"] = HANG
    notifier = Notifier(Target(name="desk", url=SecretStr(hook.url("/desk")), timeout=4.5))
    why = await notifier.send(compose(Bundle.of(alert()), KEY), KEY)
    assert why == "no answer within 4.5 s", "Apprise's own limit is 4 s, and its reason a connection error"


@pytest.mark.parametrize(
    "url",
    [
        "json://me:hunter2@127.0.0.1:1/s3cretpath/?+Authorization=Bearer%20t0ken",
        "mailto://me:hunter2@127.0.0.1:1?to=s3cret@t0ken.example&from=me@hunter2.example",
        "ntfy://me:hunter2@127.0.0.1:1/s3cret-topic-t0ken",
        "gotify://127.0.0.1:1/hunter2/s3cretpath/t0kenAAAAAAAAAA",
    ],
)
async def test_no_reason_of_a_failure_holds_a_secret(url: str, capfd: pytest.CaptureFixture[str]) -> None:
    why = await attempt(url)
    assert why
    output = why + "".join(capfd.readouterr())
    assert not [secret for secret in ("hunter2", "s3cret", "t0ken") if secret in output]


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("hunter2", "it does not begin with a scheme"),
        ("carrierpigeon://hunter2", "Apprise knows no service carrierpigeon://"),
        ("slack://hunter2", "Apprise cannot use this slack:// URL; its form is at https://"),
        ("json://me:hun/ter2@host", "; in a name, password or path, write @ : / ? # % as %40 %3A %2F %3F %23 %25"),
    ],
)
def test_an_unusable_url_is_refused_before_anything_is_sent(url: str, why: str) -> None:
    with pytest.raises(UnusableUrlError) as raised:
        Notifier(Target(name="desk", url=SecretStr(url)))
    assert why in str(raised.value)
    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize(
    ("url", "shown"), [("json://me:x@host/", "json://…"), ("hunter2", "…"), ("Hunter2://x", "…"), ("://", "…")]
)
def test_only_the_scheme_of_a_url_is_shown(url: str, shown: str) -> None:
    assert show(url) == shown


class Postbox:
    def __init__(self) -> None:
        self.mails: list[Any] = []

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        self.mails.append(BytesParser(EmailMessage, policy=default).parsebytes(envelope.original_content or b""))
        return "250 accepted"


async def test_a_mail_holds_the_alert_unescaped() -> None:
    postbox = Postbox()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(postbox), "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        url = f"mailto://127.0.0.1:{port}?to=desk@example.org&from=dateline@example.org&format=text&mode=insecure"
        story = alert().story.model_copy(update={"headline": "R&D <b>under</b> water"})
        notifier = Notifier(Target(name="desk", url=SecretStr(url)))
        assert await notifier.send(compose(Bundle.of(alert(story=story)), KEY, notifier.medium), KEY) is None
    (mail,) = postbox.mails
    assert mail["Subject"] == "[medium] Floods: R&D <b>under</b> water"
    assert mail["To"] == "desk@example.org"
    body = mail.get_body(("plain",)).get_content()
    assert body.startswith("First paragraph.")
    assert KEY in body


class Recorder:
    """An HTTP server that answers 200 and keeps the bodies, whatever a service sends."""

    def __init__(self) -> None:
        self.bodies: list[str] = []

    @contextmanager
    def listen(self) -> Iterator[int]:
        bodies = self.bodies

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                bodies.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
                answer = b'{"ok": true, "status": "success"}'
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                """Log nothing."""

        with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
            thread.start()
            try:
                yield server.server_port
            finally:
                server.shutdown()
                thread.join()


HOSTILE = "@everyone <!channel> <@U123> **bold** [click](https://evil.example) `code` <b>x</b> _a_ ~~b~~ \u202eevil\x07"
CHATS = {
    "json": "json://127.0.0.1:{port}/hook",
    "xml": "xml://127.0.0.1:{port}/hook",
    "form": "form://127.0.0.1:{port}/hook",
    "mattermost": "mmost://127.0.0.1:{port}/3ccdd113474722377935511fc85d3dd4",
    "ntfy": "ntfy://127.0.0.1:{port}/topic",
    "gotify": "gotify://127.0.0.1:{port}/t0kenAAAAAAAAAA",
    "markdown by its URL": "json://127.0.0.1:{port}/hook?format=markdown",
    "html by its URL": "json://127.0.0.1:{port}/hook?format=html",
}
"""Services of each kind that may be pointed at a server of our own."""


@pytest.mark.parametrize("url", CHATS.values(), ids=CHATS)
async def test_no_service_is_sent_a_ping_or_a_format_of_a_page(url: str) -> None:
    recorder = Recorder()
    with recorder.listen() as port:
        notifier = Notifier(Target(name="desk", url=SecretStr(url.format(port=port))))
        story = alert().story.model_copy(update={"headline": HOSTILE, "text": f"more {HOSTILE}", "source": HOSTILE})
        message = compose(Bundle.of(alert(story=story)), KEY, notifier.medium)
        assert await notifier.send(message, KEY) is None
    (body,) = recorder.bodies
    sent = unquote_plus(unescape(body)) if url.startswith(("xml", "form")) else body
    commands = ["@everyone", "<!channel", "<@U", "**", "](", "`", "<b>", "_a_", "~~"]
    controls = ["\u202e", "\\u202e", "\x07", "\\u0007"]
    assert [command for command in [*commands, *controls] if command in sent] == []


async def test_an_html_mail_shows_the_tags_of_a_page_as_text() -> None:
    postbox = Postbox()
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(postbox), "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        url = f"mailto://127.0.0.1:{port}?to=desk@example.org&from=dateline@example.org&format=html&mode=insecure"
        notifier = Notifier(Target(name="desk", url=SecretStr(url)))
        story = alert().story.model_copy(update={"text": "@everyone <b>under</b> <!channel> water"})
        assert await notifier.send(compose(Bundle.of(alert(story=story)), KEY, notifier.medium), KEY) is None
    (mail,) = postbox.mails
    html = mail.get_body(("html",)).get_content()
    assert "&lt;b&gt;under&lt;/b&gt;" in html.replace("&nbsp;", " ")
    assert "<b>" not in html
    assert "@everyone" not in html
    assert "<!channel" not in html


async def test_a_chat_gets_a_message_that_is_too_long_in_parts_and_a_web_hook_whole() -> None:
    long = Message("subject", "\n".join(f"line {number}" for number in range(2_000)), "info")
    counts = {}
    for name in ("json", "mattermost"):
        recorder = Recorder()
        with recorder.listen() as port:
            notifier = Notifier(Target(name="desk", url=SecretStr(CHATS[name].format(port=port))))
            assert await notifier.send(long, KEY) is None
        counts[name] = len(recorder.bodies)
        assert all(f"line {number}" in "".join(recorder.bodies) for number in range(2_000))
    assert counts["json"] == 1
    assert counts["mattermost"] > 1
