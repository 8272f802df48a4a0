"""Values of the environment in a target's URL: a secret stays one part of the URL, whatever it holds."""

from base64 import b64decode

import pytest
from pydantic import SecretStr

from dateline.core.alerts.delivery.bundle import Bundle
from dateline.core.alerts.delivery.message import compose
from dateline.core.alerts.delivery.target import Target
from dateline.delivery.notifier import Notifier
from dateline.delivery.targets.url_variables import fill_in, variables
from tests.alerts import Hook, alert

EVERY_SIGN = "p@s:s/w#o?r%d &=;+ü"


@pytest.mark.parametrize(
    ("url", "values", "filled"),
    [
        ("json://ops:${PW}@h:80/a", {"PW": "p@ss"}, "json://ops:p%40ss@h:80/a"),
        ("json://ops:${PW}@h:80/a", {"PW": "12#x/y?z:"}, "json://ops:12%23x%2Fy%3Fz%3A@h:80/a"),
        ("mailtos://${U}:${PW}@h", {"U": "desk@x.org", "PW": "100%"}, "mailtos://desk%40x.org:100%25@h"),
        ("json://${U}:${PW}@h", {"U": "a:b", "PW": "c"}, "json://a%3Ab:c@h"),
        ("json://h/hook/${TOKEN}", {"TOKEN": "a?b#c d;e"}, "json://h/hook/a%3Fb%23c%20d%3Be"),
        ("json://h/a?+X-Key=${KEY}&b=c", {"KEY": "a&b=c;d#e"}, "json://h/a?+X-Key=a%26b=c%3Bd%23e&b=c"),
        ("mailtos://u:p@h?to=${TO}", {"TO": "a+b@x.org,c@x.org"}, "mailtos://u:p@h?to=a+b@x.org,c@x.org"),
        ("json://ops:a${PW}z@h", {"PW": "@"}, "json://ops:a%40z@h"),
        ("json://ops:${PW}@h", {"PW": "secret\n"}, "json://ops:secret@h"),
    ],
)
def test_what_would_end_its_part_of_the_url_is_encoded(url: str, values: dict[str, str], filled: str) -> None:
    assert fill_in(url, values) == filled


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("${X}", "json://ops:p%40ss@h:80/a?b=c#d"),
        ("${X}?overflow=split", "slack://a/b/c/#news"),
        ("json://${X}/a", "ops:secret@h:80"),
        ("tgram://${X}/4711", "123456789:abc_def"),
        ("mailtos://${X}?to=desk@x.org", "u:p@smtp.x.org:465"),
        ("json://ops@${X}/a", "h:80"),
        ("json://${X}@h/a", "ops:secret"),
        ("json://h/${X}", "hooks/desk:7/@all"),
        ("mailtos://u:p@h?${X}", "to=desk@x.org&cc=night@x.org"),
        ("mailtos://u:p@h?format=text&${X}", "to=desk@x.org&cc=night@x.org"),
        ("${X}://h/a", "json"),
    ],
)
def test_a_value_that_brings_more_than_one_part_stays(url: str, value: str) -> None:
    assert fill_in(url, {"X": value}) == url.replace("${X}", value)


@pytest.mark.parametrize("value", ["p%40ss", "a%2Fb!%25", "%C3%BC", "sub-._~!$&'()*+,;=%3d"])
def test_a_value_that_is_encoded_already_stays(value: str) -> None:
    assert fill_in("json://ops:${PW}@h", {"PW": value}) == f"json://ops:{value}@h"


@pytest.mark.parametrize("value", [EVERY_SIGN, "100%", "p%40s@s", "50%zz", "a%ffb", "a%00b", "%4", "%", "a//b", " a "])
async def test_a_web_hook_gets_the_password_that_the_environment_has(hook: Hook, value: str) -> None:
    url = hook.url("/desk").replace("://", "://ops:${PW}@")
    notifier = Notifier(Target(name="desk", url=SecretStr(fill_in(url, {"PW": value}))))
    assert await notifier.send(compose(Bundle.of(alert()), "alert-1:desk"), "alert-1:desk") is None
    (call,) = hook.calls
    sent = b64decode(call.headers["Authorization"].removeprefix("Basic "))
    assert sent.decode("latin-1") == f"ops:{value}", "requests sends a password as Latin-1"


async def test_no_reason_of_a_failure_holds_an_encoded_secret() -> None:
    url = fill_in("json://ops:${PW}@127.0.0.1:1/${T}?+X=${T}", {"PW": "hun@ter/2?x", "T": "s3 cret#"})
    notifier = Notifier(Target(name="desk", url=SecretStr(url)))
    why = await notifier.send(compose(Bundle.of(alert()), "alert-1:desk"), "alert-1:desk")
    assert why
    assert not [piece for piece in ("hun", "ter/2", "s3", "cret") if piece in why]


def test_bytes_that_are_no_utf_8_stay_the_bytes_that_they_are() -> None:
    assert fill_in("json://ops:${PW}@h", {"PW": "a\udcff"}) == "json://ops:a%FF@h"


def test_the_variables_of_a_url_are_named_once() -> None:
    assert variables("json://${U}:${P}@h/${U}") == ["U", "P"]
