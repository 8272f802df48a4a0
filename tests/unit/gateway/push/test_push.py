"""Bodies and pages that are pushed: what is taken, what is refused, and when there is no room."""

import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request

from dateline.files.page_records import read_record
from dateline.gateway.access import bounds
from dateline.gateway.api.arguments import Arguments
from dateline.gateway.push import body as bodies
from dateline.gateway.push import pages, pusher
from dateline.gateway.push.endpoint import OPERATION, _fields, _none_accepted
from dateline.gateway.push.pages import as_lines, check_pages
from dateline.gateway.push.producers import PushProducer
from dateline.gateway.push.push_note import RequestKey
from dateline.kafka.clients import new_producer
from dateline.kafka.codec import Outgoing
from dateline.kafka.embedded_broker.broker import ADDRESS_NAME, BrokerError
from dateline.settings import ResolvedSettings
from tests.gateway_apps import app, tokens_file

PAGE = {"source": "made.example", "fetched_at": "2026-02-07T22:00:00Z", "text": "Storm"}
LINES = "application/x-ndjson"


def test_a_record_is_read_as_ingest_reads_it() -> None:
    bad = {**PAGE, "home_country": "XX"}
    records: list[object] = [PAGE, bad, []]
    body = b"\n".join(json.dumps(each).encode() for each in records)
    checked = check_pages(body, LINES, {})
    for number, line in enumerate(body.split(b"\n"), start=1):
        read, answer = read_record("", number, line, {}), checked.answers[number - 1]
        assert answer.field == getattr(read, "field", None)
        assert answer.reason == getattr(read, "message", None)
    assert [answer.line for answer in checked.answers] == [1, 2, 3]
    assert checked.answers[0].article_id == checked.accepted[0].id


def test_the_future_is_refused_and_fields_come_from_the_query() -> None:
    late = check_pages(json.dumps({**PAGE, "fetched_at": "2999-01-01T00:00:00Z"}).encode(), LINES, {})
    assert (late.accepted, late.answers[0].field) == ([], "fetched_at")
    filled = check_pages(b'[{"text": "a", "fetched_at": "2026-02-07T22:00:00Z"}]', "application/json", {"source": "s"})
    assert filled.accepted[0].source == "s"
    (page,) = check_pages(b"<p>Storm</p>", "text/html", {"source": "s"}).accepted
    assert (page.html, page.fetched_at.tzinfo is not None) == ("<p>Storm</p>", True)


def test_the_plus_of_a_zone_need_not_be_escaped() -> None:
    query = b"fetched_at=2026-11-30T10:00:00+01:00"
    request = Request({"type": "http", "query_string": query, "headers": []})
    assert _fields(Arguments(OPERATION, request)) == {"fetched_at": "2026-11-30T10:00:00+01:00"}


def test_answers_are_lines_of_ascii_whatever_the_page_says() -> None:
    checked = check_pages(json.dumps({**PAGE, "article_id": "\u2028\u202e<b>", "titel": 1}).encode(), LINES, {})
    (line,) = as_lines(checked.answers).splitlines()
    assert json.loads(line) == {"line": 1, "article_id": "\u2028\u202e<b>", "ignored": ["titel"]}
    assert line.isascii()
    refused = check_pages(b"{}", LINES, {})
    assert _none_accepted(refused).status_code == 400


def test_a_key_is_known_by_its_token_too() -> None:
    keys = {RequestKey(by, "k", b"").digest for by in (None, "a", "b")}
    assert len(keys) == 3


@pytest.mark.parametrize(
    ("status", "query", "headers", "content"),
    [
        (415, "", {"content-type": "application/x-www-form-urlencoded"}, b"a=b"),
        (415, "", {}, b"{}"),
        (415, "", {"content-type": LINES, "content-encoding": "br"}, b"{}"),
        (400, "", {"content-type": LINES}, b""),
        (400, "", {"content-type": LINES}, b"\n\n"),
        (400, "", {"content-type": LINES}, b"{}"),
        (400, "", {"content-type": LINES}, b"\xff\n"),
        (400, "", {"content-type": LINES, "content-encoding": "gzip"}, b"{}"),
        (400, "", {"content-type": LINES, "content-encoding": "gzip"}, gzip.compress(b"{}", mtime=0)[:-3]),
        (400, "", {"content-type": LINES, "content-encoding": "gzip"}, gzip.compress(b"{}", mtime=0) + b"more"),
        (413, "", {"content-type": LINES, "content-encoding": "gzip"}, gzip.compress(b"0" * 3_000, mtime=0)),
        (413, "", {"content-type": LINES}, b"0" * 2_001),
        (413, "", {"content-type": LINES}, b"{}\n" * 4),
        (400, "?sauce=a", {"content-type": LINES}, b"{}"),
        (400, "?fetched_at=yesterday", {"content-type": "text/html"}, b"<p>a"),
        (400, "?home_country=XX", {"content-type": "text/html"}, b"<p>a"),
        (400, "", {"content-type": "text/html"}, b"<p>a"),
        (400, "", {"content-type": LINES, "idempotency-key": "a b"}, json.dumps(PAGE).encode()),
        (400, "", {"content-type": LINES, "idempotency-key": "a" * 201}, json.dumps(PAGE).encode()),
        (403, "", {"content-type": LINES, "origin": "https://evil.example"}, json.dumps(PAGE).encode()),
    ],
)
async def test_what_is_wrong_with_a_request_is_a_problem(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    query: str,
    headers: dict[str, str],
    content: bytes,
) -> None:
    monkeypatch.setattr(bounds, "MAX_PAGES_BYTES", 2_000)
    monkeypatch.setattr(bodies, "MAX_INFLATED_BYTES", 2_000)
    monkeypatch.setattr(pages, "MAX_RECORDS", 3)
    async with app(tmp_path) as opened:
        answer = await opened.http.post(f"/v1/pages{query}", headers=headers, content=content)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
        assert opened.service.pusher._bytes == 0  # noqa: SLF001


@pytest.mark.parametrize("key", [{}, {"idempotency-key": "k"}])
async def test_a_full_disk_is_named_and_nothing_is_said_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: dict[str, str]
) -> None:
    def refuse(_: object) -> None:
        msg = f"1 MiB are free in {tmp_path}"
        raise BrokerError(msg)

    monkeypatch.setattr(pusher, "require_space", refuse)
    async with app(tmp_path) as opened:
        headers = {"content-type": LINES, **key}
        answer = await opened.http.post("/v1/pages", headers=headers, content=json.dumps(PAGE).encode())
    assert answer.status_code == 503
    says = answer.json()["detail"]
    assert "none of these pages was sent" in says
    assert "in time" not in says
    assert str(tmp_path) not in says, "where the data is concerns the operator alone"


@pytest.mark.parametrize(
    ("media_type", "content", "says"),
    [
        ("application/json", b'{"source": "a"}\n{"source": "b"}', f"send lines as {LINES}"),
        (LINES, b'[{"source": "a"}]', "send a list as application/json"),
    ],
)
async def test_lines_and_lists_under_each_others_type_are_told_theirs(
    tmp_path: Path, media_type: str, content: bytes, says: str
) -> None:
    async with app(tmp_path) as opened:
        answer = await opened.http.post("/v1/pages", headers={"content-type": media_type}, content=content)
        assert (answer.status_code, says in answer.json()["detail"]) == (400, True)


@pytest.mark.parametrize(("name", "value"), [("MAX_BYTES", 10), ("MAX_REQUESTS", 0)])
async def test_without_room_a_request_is_refused_with_when_to_come_back(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: Any,  # noqa: ANN401
) -> None:
    monkeypatch.setattr(pusher, name, value)
    async with app(tmp_path) as opened:
        answer = await opened.http.post("/v1/pages", json=PAGE)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")


async def test_a_broker_that_is_away_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pusher, "_MAX_SECONDS", 0.5)
    async with app(tmp_path, broker="127.0.0.1:1") as opened:
        answers = [
            await opened.http.post("/v1/pages", json=PAGE, headers=headers)
            for headers in ({}, {"idempotency-key": "k"})
        ]
        assert [(answer.status_code, answer.headers["retry-after"]) for answer in answers] == [(503, "2")] * 2
        assert "may be there already" in answers[0].text


class FencedProducer:
    """aiokafka's producer that was fenced between two transactions: it begins none, by an assertion."""

    is_stopped = False

    async def partitions_for(self, _: str) -> set[int]:
        return {0}

    def transaction(self) -> object:
        raise AssertionError

    async def stop(self) -> None:
        self.is_stopped = True


async def test_a_producer_that_finds_itself_fenced_is_given_up_as_one_that_the_broker_refused() -> None:
    producer, fenced = PushProducer(ResolvedSettings(), "wire.pushes.0"), FencedProducer()
    producer._producer = fenced  # type: ignore[assignment]  # noqa: SLF001  # as after its opening
    with pytest.raises(OSError, match="can send no more"):
        await producer.send([Outgoing("wire.raw", b"", b"")])
    assert (producer.is_open, fenced.is_stopped) == (False, True)


async def test_a_producer_of_before_a_restart_of_the_embedded_broker_is_opened_anew(tmp_path: Path) -> None:
    settings = ResolvedSettings(broker="127.0.0.1:9", data_dir=tmp_path)
    started = tmp_path / ADDRESS_NAME
    started.write_text(settings.broker)
    producer, kafka = PushProducer(settings, "wire.pushes.0"), new_producer(settings, "wire.pushes.0")
    kafka._broker_start = started.stat().st_mtime_ns  # type: ignore[attr-defined]  # noqa: SLF001  # as after its start
    producer._producer = kafka  # noqa: SLF001  # as after its opening
    assert producer.is_open
    os.utime(started, ns=(0, 0))
    assert not producer.is_open
    await producer.close()


async def test_only_who_may_push_does(tmp_path: Path) -> None:
    tokens = tokens_file(tmp_path / "tokens.toml", scraper=["push"], reader=["read"], chief=["admin"])
    async with app(tmp_path, gateway_tokens=tmp_path / "tokens.toml") as opened:
        found = [
            (await opened.http.post("/v1/pages", headers={"authorization": f"Bearer {token}"})).status_code
            for token in tokens.values()
        ]
        assert (found, (await opened.http.post("/v1/pages")).status_code) == ([415, 403, 403], 401)
