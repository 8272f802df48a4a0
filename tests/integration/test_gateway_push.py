"""``POST /v1/pages`` on a broker: all or nothing of a request, and once for each key, at whatever gateway it comes."""

import asyncio
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest

from dateline.gateway.push.keys import Keys
from dateline.kafka.topic_admin import create_topics
from dateline.kafka.transactions import partition_of
from dateline.settings import ResolvedSettings
from dateline.topics import PUSHES, RAW
from dateline_schemas import RawArticle
from tests.flow import read_topic
from tests.gateways import gateway

LINES = {"content-type": "application/x-ndjson"}


@pytest.fixture
async def topics(settings: ResolvedSettings) -> ResolvedSettings:
    settings = settings.model_copy(update={"partitions": 2})
    await create_topics(settings)
    return settings


def page(name: str, **fields: object) -> dict[str, Any]:
    return {"source": "made.example", "fetched_at": "2026-02-07T22:00:00Z", "text": f"Text {name}", **fields}


def lines(pages: Sequence[object]) -> bytes:
    return b"".join(json.dumps(each).encode() + b"\n" for each in pages)


async def sent(settings: ResolvedSettings) -> Counter[str]:
    """Return how often each text was sent."""
    return Counter(RawArticle.read(each.value or b"").text or "" for each in await read_topic(settings, RAW))


async def test_pages_are_sent_and_what_is_wrong_is_named_by_line_and_field(
    topics: ResolvedSettings, tmp_path: Path
) -> None:
    async with gateway(topics, tmp_path / "copy") as url, httpx.AsyncClient(base_url=url) as http:
        body = lines([page("a", article_id="A"), page("b", fetched_at="today"), page("c", titel="C")]) + b"{\n"
        answer = await http.post("/v1/pages", content=body, headers=LINES)
        assert (answer.status_code, answer.headers["content-type"]) == (207, "application/x-ndjson")
        first, second, third, fourth = map(json.loads, answer.text.splitlines())
        assert first == {"line": 1, "article_id": "A"}
        assert (second["line"], second["field"], third["ignored"]) == (2, "fetched_at", ["titel"])
        assert (fourth["line"], fourth["field"]) == (4, "record")
        assert await sent(topics) == Counter({"Text a": 1, "Text c": 1})
        # One HTML page of over a mebibyte, compressed, with its fields in the query.
        html = f"<html><body><script>{'x' * 2_000_000}</script><p>Storm</p></body></html>".encode()
        answer = await http.post(
            "/v1/pages?source=made.example&url=https://made.example/storm&home_country=NL",
            content=gzip.compress(html),
            headers={"content-type": "text/html; charset=utf-8", "content-encoding": "gzip"},
        )
        assert answer.status_code == 200, answer.text
        (article,) = [
            each for each in map(RawArticle.read, [r.value or b"" for r in await read_topic(topics, RAW)]) if each.html
        ]
        assert (article.id, article.home_country) == (answer.json()["article_id"], "NL")
        assert "Storm" in (article.html or "")
        assert "script" not in (article.html or "")
        assert (await http.post("/v1/pages", json=[page("d"), page("e")])).text.count("article_id") == 2
        # Nothing of a request is sent that has no good page.
        answer = await http.post("/v1/pages", content=b"{}\n", headers=LINES)
        assert (answer.status_code, [each["line"] for each in answer.json()["records"]]) == (400, [1])


async def confirmed(http: httpx.AsyncClient, url: str, name: str, key: str) -> httpx.Response:
    """Push a page until it is decided on, as a sender does: a busy broker may not answer in time."""
    headers = {**LINES, "idempotency-key": key}
    while True:
        answer = await http.post(f"{url}/v1/pages", content=lines([page(name)]), headers=headers)
        if answer.status_code != 503:
            return answer


async def test_a_key_sends_once_at_every_gateway_whatever_comes_at_the_same_moment(
    topics: ResolvedSettings, tmp_path: Path
) -> None:
    async with (
        gateway(topics, tmp_path / "one") as one,
        gateway(topics, tmp_path / "two") as two,
        httpx.AsyncClient(timeout=60) as http,
    ):

        async def push(url: str, name: str, key: str) -> httpx.Response:
            return await confirmed(http, url, name, key)

        first = await push(one, "a", "k")
        again, elsewhere = await push(one, "a", "k"), await push(two, "a", "k")
        assert [each.status_code for each in (first, again, elsewhere)] == [200, 200, 200]
        assert first.content == again.content == elsewhere.content
        assert [each.headers.get("idempotency-replayed") for each in (first, again, elsewhere)] == [
            None,
            "true",
            "true",
        ]
        conflict = await push(two, "b", "k")
        assert (conflict.status_code, conflict.headers["content-type"]) == (422, "application/problem+json")
        # At two gateways at the same moment, for many keys, twice at each.
        names = [f"n{number}" for number in range(10)]
        answers = await asyncio.gather(*(push(url, name, name) for name in names for url in (one, two, one, two)))
        assert {answer.status_code for answer in answers} == {200}
        assert await sent(topics) == Counter({"Text a": 1, **{f"Text {name}": 1 for name in names}})
        assert len(await read_topic(topics, PUSHES)) == 11


async def test_a_gateway_that_lags_sends_nothing_twice(
    topics: ResolvedSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second gateway owns a partition, as it believes, and has read nothing of what the first wrote there."""
    keys: list[Keys] = []
    held: list[Any] = []
    lagging: list[Keys] = []
    init, take, caught_up = Keys.__init__, Keys._take, Keys.caught_up  # noqa: SLF001

    def noting(self: Keys, *arguments: Any) -> None:  # noqa: ANN401
        init(self, *arguments)
        keys.append(self)

    def lag(self: Keys, *record: Any) -> None:  # noqa: ANN401
        if self in lagging:
            held.append(record)
        else:
            take(self, *record)

    async def catch_up(self: Keys, partition: int) -> None:
        await caught_up(self, partition)
        if self in lagging:
            lagging.remove(self)
            for record in held:
                take(self, *record)

    for name, replacement in (("__init__", noting), ("_take", lag), ("caught_up", catch_up)):
        monkeypatch.setattr(Keys, name, replacement)
    of_partition = [f"k{number}" for number in range(20) if partition_of(f"/k{number}".encode(), 2) == 0]
    first = of_partition[0]
    async with (
        gateway(topics, tmp_path / "one") as one,
        gateway(topics, tmp_path / "two") as two,
        httpx.AsyncClient(timeout=60) as http,
    ):

        async def push(url: str, key: str) -> httpx.Response:
            return await confirmed(http, url, key, key)

        assert (await push(two, first)).status_code == 200
        lagging.append(keys[1])
        assert {(await push(one, key)).status_code for key in of_partition} == {200}
        assert lagging
        answers = [await push(two, key) for key in of_partition]
        assert {answer.headers.get("idempotency-replayed") for answer in answers} == {"true"}
        assert not lagging
        assert await sent(topics) == Counter({f"Text {key}": 1 for key in of_partition})
