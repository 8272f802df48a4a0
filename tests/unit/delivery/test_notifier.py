"""One attempt at a target, against a real web hook and a real mail server; no reason of a failure holds a secret."""

import asyncio
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope
from pydantic import SecretStr

from dateline.core.alerts.delivery.bundle import Bundle
from dateline.core.alerts.delivery.message import compose
from dateline.core.alerts.delivery.target import Target
from dateline.delivery.notifier import Notifier, UnusableUrlError, show
from tests.alerts import HANG, Hook, alert, web_hook

KEY = "alert-1:desk"


@pytest.fixture
def hook() -> Iterator[Hook]:
    with web_hook() as hook:
        yield hook


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
