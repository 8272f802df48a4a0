"""Who may ask for what: tokens, sessions, names and origins, limits; each refusal is a problem that says what to do."""

import asyncio
import base64
import logging
import re
import time
from collections.abc import AsyncIterator
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import Message, Scope

from dateline.gateway.access import bounds, session
from dateline.gateway.access.security_headers import HEADERS
from dateline.gateway.access.tokens_file import entry, hash_of, new_token
from dateline.gateway.copy.schema import SlowReadError
from dateline.gateway.server.app import build_app
from dateline.gateway.server.connection import CONNECTION
from dateline.telemetry import REGISTRY
from tests.gateway_apps import App, app, port_of, served, tokens_file


@pytest.fixture
async def open_app(tmp_path: Path) -> AsyncIterator[App]:
    async with app(tmp_path) as opened:
        yield opened


@pytest.fixture
def tokens(tmp_path: Path) -> dict[str, str]:
    return tokens_file(tmp_path / "tokens.toml", reader=["read"], pusher=["push"], boss=["read", "push", "admin"])


@pytest.fixture
async def closed_app(tmp_path: Path, tokens: dict[str, str]) -> AsyncIterator[App]:
    assert tokens
    async with app(tmp_path, gateway_tokens=tmp_path / "tokens.toml") as opened:
        yield opened


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def problem(answer: httpx.Response, status: int, says: str = "") -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert says in answer.json()["detail"]


async def test_on_this_machine_no_token_is_needed(open_app: App) -> None:
    assert (await open_app.get("/metrics")).status_code == 200
    assert "needs no token" in (await open_app.get("/sign-in")).text


async def test_a_search_tells_the_command_that_follows_it(closed_app: App, tokens: dict[str, str]) -> None:
    """The command has the address that the reader knows the gateway by, and the token's header."""
    signed = bearer(tokens["reader"]) | {"x-forwarded-proto": "https", "host": "localhost:8480"}
    page = (await closed_app.http.get("/regions/western-asia", headers=signed)).text
    expected = "-H 'Authorization: Bearer TOKEN' 'https://localhost:8480/v1/stream?region=western-asia'"
    assert expected in page


async def test_with_tokens_each_path_but_the_public_ones_needs_one(closed_app: App, tokens: dict[str, str]) -> None:
    refused = await closed_app.get("/metrics")
    problem(refused, 401, "Authorization: Bearer")
    assert refused.headers["www-authenticate"] == 'Bearer realm="dateline"'
    for path in ("/healthz", "/sign-in"):
        assert (await closed_app.get(path)).status_code == 200
    assert (await closed_app.http.get("/metrics", headers=bearer(tokens["reader"]))).status_code == 200
    problem(await closed_app.http.get("/metrics", headers=bearer(tokens["pusher"])), 403, "no scope read")
    for wrong in ("", "x", new_token(), tokens["reader"] + "x", hash_of(tokens["reader"]), "dl-" + "é" * 43):
        answer = await closed_app.http.get("/metrics", headers={b"authorization": f"Bearer {wrong}".encode()})
        problem(answer, 401)


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [("POST", "/v1/pages", "push"), ("GET", "/v1/admin/letters", "admin"), ("POST", "/v1/alerts/x", "admin")],
)
async def test_what_changes_something_needs_its_scope(
    closed_app: App, tokens: dict[str, str], method: str, path: str, scope: str
) -> None:
    refused = await closed_app.http.request(method, path, headers=bearer(tokens["reader"]))
    problem(refused, 403, f"no scope {scope}")
    assert (await closed_app.http.request(method, path, headers=bearer(tokens["boss"]))).status_code in {404, 405, 415}


async def test_basic_is_for_feeds_alone(closed_app: App, tokens: dict[str, str]) -> None:
    basic = {"authorization": "Basic " + base64.b64encode(f"anyone:{tokens['reader']}".encode()).decode()}
    assert (await closed_app.http.get("/feeds/nowhere", headers=basic)).status_code == 404
    problem(await closed_app.http.get("/metrics", headers=basic), 401)
    asked = await closed_app.get("/feeds/nowhere")
    assert asked.headers["www-authenticate"].startswith("Basic ")
    for wrong in ("!", "YQ==", base64.b64encode(b"\xff\xfe").decode()):
        problem(await closed_app.http.get("/feeds/x", headers={"authorization": f"Basic {wrong}"}), 401)


async def test_a_token_in_the_address_counts_for_nothing(closed_app: App, tokens: dict[str, str]) -> None:
    for name in ("token", "access_token"):
        answer = await closed_app.get(f"/metrics?{name}={tokens['reader']}")
        problem(answer, 401)
        assert tokens["reader"] not in answer.text


async def test_a_wrong_token_in_a_browser_s_form_is_answered_with_the_form(
    closed_app: App, tokens: dict[str, str]
) -> None:
    browser = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    wrong = tokens["reader"] + "<b>"
    answer = await closed_app.http.post("/sign-in", data={"token": wrong}, headers=browser)
    assert (answer.status_code, answer.headers["content-type"]) == (401, "text/html; charset=utf-8")
    assert "not a valid token" in answer.text
    assert '<form method="post" action="/sign-in">' in answer.text
    assert "set-cookie" not in answer.headers
    assert tokens["reader"] not in answer.text


@pytest.mark.parametrize(
    ("asked", "target"),
    [
        ("/stories/abc?x=%22%26", "/stories/abc?x=%22%26"),
        ("/", "/"),
        ("/sign-in?next=//evil.example", "/"),
        ("/sign-in?next=/%5Cevil.example", "/"),
        ("/sign-in?next=https://evil.example", "/"),
        ("/sign-in?next=/a%0d%0ab", "/"),
    ],
)
async def test_a_browser_comes_from_the_sign_in_to_the_page_that_it_asked_for(
    closed_app: App, tokens: dict[str, str], asked: str, target: str
) -> None:
    browser = {"accept": "text/html"}
    answer = await closed_app.http.get(asked, headers=browser, follow_redirects=True)
    assert answer.status_code == 200
    hidden = re.search(r'name="next" value="([^"]*)"', answer.text)
    assert (unescape(hidden[1]) if hidden else "/") == target
    given = {"token": tokens["reader"], "next": target if hidden else answer.url.params.get("next", "/")}
    entered = await closed_app.http.post("/sign-in", data=given, headers=browser)
    assert (entered.status_code, entered.headers["location"]) == (303, target)


async def test_a_gateway_without_tokens_answers_the_form_with_its_page(open_app: App) -> None:
    answer = await open_app.http.post("/sign-in", data={"token": "x"}, headers={"accept": "text/html"})
    assert (answer.status_code, "needs no token" in answer.text) == (401, True)


async def test_where_nothing_is_the_answer_names_what_describes_the_paths(open_app: App) -> None:
    for path in ("/v1", "/nowhere"):
        problem(
            await open_app.get(path), 404, "/v1/openapi.json describes all paths, and a browser signs in at /sign-in"
        )


async def test_with_tokens_the_root_names_the_page_of_the_sign_in(closed_app: App) -> None:
    problem(await closed_app.get("/"), 401, "sign in at /sign-in")


async def test_a_browser_signs_in_once_and_out(
    closed_app: App, tokens: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    http = closed_app.http
    problem(await http.post("/sign-in", data={"token": new_token()}), 401, "not a valid token")
    problem(await http.post("/sign-in", content="&".join(f"a{n}=b" for n in range(99))), 401)
    entered = await http.post(
        "/sign-in", data={"token": tokens["reader"]}, headers={"origin": "https://localhost:8480"}
    )
    assert entered.status_code == 303
    cookie = entered.headers["set-cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/", "Secure"))
    assert tokens["reader"] not in cookie
    assert hash_of(tokens["reader"]) not in cookie
    value = cookie.partition(";")[0].partition("=")[2]
    http.cookies.clear()
    signed_in = {"cookie": f"dateline-session={value}"}
    assert (await http.get("/metrics", headers=signed_in)).status_code == 200
    assert "Signed in as reader" in (await http.get("/sign-in", headers=signed_in)).text
    forged = value.replace("reader", "boss")
    problem(await http.get("/metrics", headers={"cookie": f"dateline-session={forged}"}), 401)
    problem(await http.get("/metrics", headers={"cookie": "dateline-session=" + "a." * 200}), 401)
    assert "Max-Age=0" in (await http.post("/sign-out", headers=signed_in)).headers["set-cookie"]
    monkeypatch.setattr("dateline.gateway.access.guard.time", lambda: time.time() + session.SESSION_SECONDS + 1)
    problem(await http.get("/metrics", headers=signed_in), 401)


async def test_a_session_outlives_a_restart_and_ends_with_its_token(tmp_path: Path, tokens: dict[str, str]) -> None:
    file = tmp_path / "tokens.toml"
    async with app(tmp_path, gateway_tokens=file) as first:
        cookie = (await first.http.post("/sign-in", data={"token": tokens["reader"]})).headers["set-cookie"]
    assert (tmp_path / "copy.session-key").stat().st_mode & 0o777 == 0o600
    signed_in = {"cookie": cookie.partition(";")[0]}
    async with app(tmp_path, gateway_tokens=file) as second:
        assert (await second.http.get("/metrics", headers=signed_in)).status_code == 200
        file.write_text(entry("reader", new_token(), ["read"], []))
        second.service.access.look()
        problem(await second.http.get("/metrics", headers=signed_in), 401)


async def test_tokens_are_read_again_and_a_fault_leaves_the_former(closed_app: App, tokens: dict[str, str]) -> None:
    access = closed_app.service.access
    assert access.tokens is not None
    access.tokens.path.write_text("[[token]]\nname = 'no hash'\n")
    access.look()
    assert (await closed_app.http.get("/metrics", headers=bearer(tokens["reader"]))).status_code == 200
    new = new_token()
    access.tokens.path.write_text(entry("new", new, ["read"], []))
    access.look()
    assert (await closed_app.http.get("/metrics", headers=bearer(new))).status_code == 200
    problem(await closed_app.http.get("/metrics", headers=bearer(tokens["reader"])), 401)


@pytest.mark.parametrize(
    ("scopes", "regions", "is_cut"),
    [
        (["read"], ["polynesia"], True),
        (["push"], ["western-asia", "polynesia"], True),
        (["read"], ["western-asia", "polynesia"], False),
        (None, None, True),
    ],
    ids=["fewer regions", "no scope to read", "no change", "no token"],
)
async def test_a_stream_ends_when_its_token_loses_a_right(
    tmp_path: Path, scopes: list[Any] | None, regions: list[str] | None, *, is_cut: bool
) -> None:
    file, token = tmp_path / "tokens.toml", new_token()
    file.write_text(entry("desk", token, ["read"], ["western-asia", "polynesia"]))
    async with app(tmp_path, gateway_tokens=file) as opened, served(opened) as server:
        opened.catch_up()
        url = f"http://127.0.0.1:{port_of(server)}/v1/stream"
        async with httpx.AsyncClient(headers=bearer(token), timeout=25) as http, http.stream("GET", url) as answer:
            parts = answer.aiter_raw()
            assert b"id: " in await anext(parts)
            file.write_text("" if scopes is None or regions is None else entry("desk", token, scopes, regions))
            opened.service.access.look()
            if is_cut:
                with pytest.raises(httpx.RemoteProtocolError):
                    await anext(parts)
            else:
                with pytest.raises(TimeoutError):
                    await asyncio.wait_for(anext(parts), 0.3)


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:1", "127.0.0.1:8480", "[::1]:8480", "192.168.1.7", "localhost.", "news.example"]
)
async def test_addresses_and_own_names_are_answered(tmp_path: Path, host: str) -> None:
    async with app(tmp_path, gateway_hosts="news.example, other.example") as opened:
        assert (await opened.get("/metrics", host=host)).status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [("evil.example:8480", 421), ("localhost.evil.example", 421), ("a b", 400), ("", 400), ("localhost@evil", 400)],
)
async def test_a_name_that_was_pointed_here_is_not_answered(open_app: App, host: str, status: int) -> None:
    for path in ("/metrics", "/v1/stream", "/healthz", "/sign-in"):
        problem(await open_app.get(path, host=host), status)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:3000"},
        {"origin": "http://localhost:8480.evil.example"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"},
        {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"},
    ],
)
async def test_a_page_of_another_site_can_neither_read_nor_post(open_app: App, headers: dict[str, str]) -> None:
    for method, path in (("GET", "/metrics"), ("GET", "/v1/stream"), ("POST", "/sign-in"), ("POST", "/v1/pages")):
        answer = await open_app.http.request(method, path, headers=headers)
        problem(answer, 403)
        assert "access-control-allow-origin" not in answer.headers


async def test_a_link_from_another_site_can_be_followed_and_a_form_not_posted(open_app: App) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert (await open_app.http.get("/sign-in", headers=link)).status_code == 200
    problem(await open_app.http.post("/sign-out", headers=link), 403)
    own = {"origin": "http://localhost:8480", "sec-fetch-site": "same-origin"}
    assert (await open_app.http.post("/sign-out", headers=own)).status_code == 303


async def test_listed_origins_may_read_and_no_cookie_goes_with_it(tmp_path: Path) -> None:
    async with app(tmp_path, gateway_origins="https://desk.example") as opened:
        asked = {"origin": "https://desk.example", "access-control-request-method": "GET"}
        preflight = await opened.http.options("/v1/stream", headers=asked)
        assert preflight.status_code == 204
        answer = await opened.get("/metrics", origin="https://desk.example")
        for each in (preflight, answer):
            assert each.headers["access-control-allow-origin"] == "https://desk.example"
            assert "access-control-allow-credentials" not in each.headers


async def test_too_many_requests_are_refused_with_when_to_come_back(tmp_path: Path) -> None:
    async with app(tmp_path, gateway_requests_each=3) as opened:
        answers = [await opened.get("/nowhere") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [404, 404, 404, 429]
        problem(answers[-1], 429, "too many requests")
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 20
        assert (await opened.get("/healthz")).status_code == 200


async def test_a_token_has_limits_of_its_own(tmp_path: Path) -> None:
    token = new_token()
    file = tmp_path / "tokens.toml"
    file.write_text(entry("slow", token, ["read"], []) + "requests_per_minute = 1\n")
    async with app(tmp_path, bearer(token), gateway_tokens=file) as opened:
        assert (await opened.get("/nowhere")).status_code == 404
        problem(await opened.get("/nowhere"), 429)


OVERSIZE: list[tuple[dict[str, Any], int]] = [
    ({"url": "/" + "a" * 2000}, 414),
    ({"url": "/v1/stream?q=" + "a" * 9000}, 414),
    ({"url": "/metrics", "headers": [("host", "localhost"), *((f"x{n}", "y") for n in range(200))]}, 431),
    ({"url": "/sign-in", "method": "POST", "content": b"a" * 70_000}, 413),
    ({"url": "/sign-in", "method": "POST", "headers": {"content-length": "1e3"}}, 413),
]


@pytest.mark.parametrize(("request_", "status"), OVERSIZE)
async def test_what_is_too_large_is_refused(tmp_path: Path, request_: dict[str, Any], status: int) -> None:
    tokens_file(tmp_path / "tokens.toml", a=["read"])
    async with app(tmp_path, gateway_tokens=tmp_path / "tokens.toml") as opened:
        problem(await opened.http.request(**{"method": "GET", **request_}), status)


async def test_a_body_without_a_length_is_bounded_and_must_come_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens_file(tmp_path / "tokens.toml", a=["read"])

    async def endless(pause: float = 0.0) -> AsyncIterator[bytes]:
        for _ in range(100):
            await asyncio.sleep(pause)
            yield b"a" * 1000

    async with app(tmp_path, gateway_tokens=tmp_path / "tokens.toml") as opened:
        problem(await opened.http.post("/sign-in", content=endless()), 413)
        monkeypatch.setattr(bounds, "MAX_BODY_SECONDS", 0.01)
        problem(await opened.http.post("/sign-in", content=endless(60)), 408)


async def test_each_answer_has_the_security_headers_and_errors_say_nothing_of_the_inside(
    open_app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        msg = "secret detail"
        raise RuntimeError(msg)

    async def slow(*_: object) -> None:
        msg = "the search took more than 2 s"
        raise SlowReadError(msg)

    last_id = open_app.service.copy
    monkeypatch.setattr(last_id, "read", fail)
    failed = await open_app.get("/v1/stream?since=1d")
    problem(failed, 500, "its log says why")
    monkeypatch.setattr(last_id, "read", slow)
    too_slow = await open_app.get("/v1/stream?since=1d")
    problem(too_slow, 503, "ask for less")
    answers = [
        failed,
        too_slow,
        await open_app.get("/metrics"),
        await open_app.get("/sign-in"),
        await open_app.get("/x"),
    ]
    for answer in answers:
        assert HEADERS.keys() <= answer.headers.keys()
        # A browser would post the form of /sign-in with the origin null, which is refused (Fetch, 3.2).
        assert answer.headers["referrer-policy"] != "no-referrer"
        assert "secret" not in answer.text
        assert not re.search("uvicorn|starlette", str(answer.headers))


class Wire:
    """A client that takes so many parts of an answer, and then reads nothing more."""

    def __init__(self, parts: int) -> None:
        self.messages: list[Message] = []
        self.was_cut = False
        self._parts = parts

    def scope(self, path: str, *headers: tuple[bytes, bytes]) -> Scope:
        return {
            "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"",
            "headers": [(b"host", b"localhost"), *headers], "client": ("127.0.0.1", 1), "state": {CONNECTION: self},
        }  # fmt: skip

    async def receive(self) -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(self, message: Message) -> None:
        if len(self.messages) >= self._parts:
            await asyncio.sleep(60)
        self.messages.append(message)

    def cut(self) -> None:
        self.was_cut = True


async def test_a_client_that_leaves_an_answer_unread_is_cut_off(open_app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_SEND_SECONDS", 0.05)
    wire = Wire(1)
    async with asyncio.timeout(10):
        await build_app(open_app.service)(wire.scope("/metrics"), wire.receive, wire.send)
    assert wire.was_cut
    assert [message["type"] for message in wire.messages] == ["http.response.start"]


async def test_an_answer_that_does_not_begin_in_time_is_given_up(
    open_app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def sleep(*_: object) -> None:
        await asyncio.sleep(60)

    monkeypatch.setattr(bounds, "MAX_ANSWER_SECONDS", 0.05)
    monkeypatch.setattr(open_app.service.copy, "read", sleep)
    answer = await open_app.get("/v1/stories")
    problem(answer, 503, "took too long")
    assert "retry-after" in answer.headers


async def test_refusals_are_counted_and_the_log_has_no_token(
    tmp_path: Path, tokens: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    def refused(reason: str) -> float:
        return REGISTRY.get_sample_value("dateline_gateway_refusals_total", {"reason": reason}) or 0.0

    reasons = ("host", "origin", "bounds", "token", "scope")
    caplog.set_level(logging.INFO, "dateline")
    before = [refused(reason) for reason in reasons]
    async with app(tmp_path, gateway_tokens=tmp_path / "tokens.toml") as opened:
        await opened.get("/metrics", host="evil.example")
        await opened.get("/metrics", origin="https://evil.example")
        await opened.get("/" + "a" * 2000)
        await opened.get(f"/{tokens['reader']}?token={tokens['reader']}")
        await opened.http.get("/v1/admin", headers=bearer(tokens["reader"]))
    assert [refused(reason) - one for reason, one in zip(reasons, before, strict=True)] == [1.0] * 5
    assert "path=/dl-… " in caplog.text
    assert tokens["reader"] not in caplog.text


async def test_the_log_says_whose_token_it_was(
    tmp_path: Path, tokens: dict[str, str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO, "dateline")
    async with app(tmp_path, gateway_tokens=tmp_path / "tokens.toml") as opened:
        await opened.http.get("/v1/regions", headers=bearer(tokens["reader"]))
        await opened.http.get("/v1/admin", headers=bearer(tokens["pusher"]))  # refused
        await opened.get("/v1/sources")
        opened.catch_up()
        monkeypatch.setattr(bounds, "MAX_SEND_SECONDS", 0.05)
        wire = Wire(1)
        credentials = (b"authorization", f"Bearer {tokens['boss']}".encode())
        await build_app(opened.service)(wire.scope("/v1/stream", credentials), wire.receive, wire.send)
    lines = [line for line in caplog.text.splitlines() if " stream_closed " in line or " request " in line]
    names = [re.findall(r"token=(\S+)", line) for line in lines]
    assert names == [["reader"], ["pusher"], [], ["boss"], ["boss"]]


async def test_what_is_left_of_a_refused_body_is_not_read(closed_app: App) -> None:
    answer = await closed_app.http.post("/v1/push/x", content=b"a" * 1000)
    problem(answer, 401)
    assert answer.headers["connection"] == "close"
    assert (await closed_app.http.request("GET", "/healthz", content=b"a")).headers["connection"] == "close"
    assert "connection" not in (await closed_app.get("/metrics")).headers
