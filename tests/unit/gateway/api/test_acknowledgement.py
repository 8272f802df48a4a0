"""Acknowledging alerts: who may, what is refused, and what a withdrawal leaves of a note."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from aiokafka.errors import KafkaConnectionError

from dateline.core.alerts.delivery.progress import Progress
from dateline.gateway.api import acknowledgement as acknowledging
from dateline.gateway.api.delivery import Deliveries
from dateline.gateway.copy.lists import quoting_acknowledgements
from dateline.settings import ResolvedSettings
from dateline_schemas import Acknowledgement
from tests.copies import Log, acknowledgement, alert, apply, opened, words_left
from tests.gateway_apps import App, app, tokens_file
from tests.versions import of, other, version

STORM = alert(version("a", regions=of("western-asia")))
PATH = f"/v1/alerts/{STORM.alert_id}/acknowledgement"


class Topic:
    """The topic of acknowledgements: what is sent comes into the copy of the gateway at once."""

    def __init__(self) -> None:
        self.log = Log()
        self.sent: list[Acknowledgement] = []
        self.gateway: App
        self.is_away = False

    async def send(self, _: ResolvedSettings, record: Acknowledgement) -> int:
        if self.is_away:
            raise KafkaConnectionError
        self.sent.append(record)
        (incoming,) = self.log.acknowledgements([record])
        await self.gateway.apply(acknowledgements=[incoming])
        return incoming.offset


@pytest.fixture
def topic(monkeypatch: pytest.MonkeyPatch) -> Topic:
    made = Topic()

    async def ask(_: Deliveries) -> Mapping[str, Progress]:
        return {}

    monkeypatch.setattr(Deliveries, "_ask", ask)
    monkeypatch.setattr(acknowledging, "send_acknowledgement", made.send)
    return made


async def shown(gateway: App) -> Any:  # noqa: ANN401
    (row,) = (await gateway.json("/v1/alerts"))["alerts"]
    return row["acknowledgement"]


async def test_an_alert_is_acknowledged_by_a_typed_name_and_shown_so_at_once(tmp_path: Path, topic: Topic) -> None:
    async with app(tmp_path) as gateway:
        topic.gateway = gateway
        await gateway.apply(alerts=topic.log.alerts([STORM]))
        assert await shown(gateway) is None
        answer = await gateway.http.post(PATH, json={"by": " Ada ", "note": "called <b>Ankara</b>"})
        assert answer.status_code == 201
        assert await shown(gateway) == answer.json()
        assert (answer.json()["by"], answer.json()["note"]) == ("Ada", "called <b>Ankara</b>")
        # The newest counts, and a form leads back to the page that it was on.
        form = {"by": "Grace", "note": "", "back": "/alerts?severity=high"}
        answer = await gateway.http.post(PATH, data=form, headers={"origin": "http://localhost:8480"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/alerts?severity=high")
        assert [(await shown(gateway))[field] for field in ("by", "note", "version")] == ["Grace", None, 1]


async def test_a_token_s_name_is_taken_and_only_of_those_that_may(tmp_path: Path, topic: Topic) -> None:
    tokens = tokens_file(tmp_path / "tokens.toml", chief=["admin"], reader=["read"])
    async with app(tmp_path, gateway_tokens=tmp_path / "tokens.toml") as gateway:
        topic.gateway = gateway
        await gateway.apply(alerts=topic.log.alerts([STORM]))

        async def post(name: str, body: Mapping[str, str]) -> int:
            answer = await gateway.http.post(PATH, json=body, headers={"authorization": f"Bearer {tokens[name]}"})
            return answer.status_code

        assert [await post("reader", {}), await post("chief", {"by": "the king"}), await post("chief", {})] == [
            403, 400, 201,
        ]  # fmt: skip
        assert [record.by for record in topic.sent] == ["chief"]


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (400, {"json": {}}),
        (400, {"json": {"by": "   "}}),
        (400, {"json": {"by": "a" * 201}}),
        (400, {"json": {"by": "a", "note": "b" * 1001}}),
        (400, {"json": {"by": "a", "at": "2026-01-01T00:00:00Z"}}),
        (400, {"content": b"{", "headers": {"content-type": "application/json"}}),
        (400, {"data": {"by": "a", "back": "https://evil.example"}}),
        (400, {"data": {"by": "a", "back": "//evil.example"}}),
        (400, {"data": {"by": "a", "back": "/\\evil.example"}}),
        (400, {"data": {"by": "a", "back": "/x\r\nset-cookie: a=b"}}),
        (400, {"data": {f"f{n}": "a" for n in range(11)}}),
        (403, {"data": {"by": "a"}, "headers": {"origin": "https://evil.example"}}),
        (413, {"json": {"by": "a", "note": "b" * 70_000}}),
        (415, {"content": b"by=a", "headers": {"content-type": "text/plain"}}),
    ],
)
async def test_what_is_wrong_is_refused_and_nothing_is_written(
    tmp_path: Path, topic: Topic, status: int, request_: dict[str, Any]
) -> None:
    async with app(tmp_path) as gateway:
        topic.gateway = gateway
        await gateway.apply(alerts=topic.log.alerts([STORM]))
        answer = await gateway.http.post(PATH, **request_)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
        assert (await gateway.http.post("/v1/alerts/none/acknowledgement", json={"by": "a"})).status_code == 404
        short = await gateway.http.post("/v1/alerts/0123abcd/acknowledgement", json={"by": "a"})
        assert (short.status_code, short.json()["detail"]) == (
            404, "there is no alert '0123abcd': give the whole id, 32 digits",
        )  # fmt: skip
        assert topic.sent == []


async def test_a_broker_that_is_away_is_said_so(tmp_path: Path, topic: Topic) -> None:
    topic.is_away = True
    async with app(tmp_path) as gateway:
        await gateway.apply(alerts=topic.log.alerts([STORM]))
        answer = await gateway.http.post(PATH, json={"by": "a"})
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


async def test_a_note_of_a_withdrawn_story_is_not_taken(tmp_path: Path, topic: Topic) -> None:
    async with app(tmp_path) as gateway:
        topic.gateway = gateway
        await gateway.apply(
            topic.log.stories([version("a"), other("withdrawn", "a", 2, "withdrawal")]), topic.log.alerts([STORM])
        )
        assert (await gateway.http.post(PATH, json={"by": "a", "note": "b"})).status_code == 409
        assert (await gateway.http.post(PATH, json={"by": "a"})).status_code == 201


@pytest.mark.parametrize("note_first", [True, False])
async def test_a_withdrawal_takes_the_note_whichever_came_first(tmp_path: Path, *, note_first: bool) -> None:
    log = Log()
    stories = log.stories([version("a"), other("withdrawn", "a", 2, "withdrawal")])
    noted = log.acknowledgements([acknowledgement(STORM, note="the ZEBRAFINCH was not hurt")])
    async with opened(tmp_path / "copy") as copy:
        if note_first:
            await apply(copy, acknowledgements=noted)
            assert words_left(tmp_path, "zebrafinch")
        await apply(copy, stories)
        if not note_first:
            await apply(copy, acknowledgements=noted)
        ((offset, left),) = await copy.read(quoting_acknowledgements)
        assert (offset, Acknowledgement.read(left)) == (0, acknowledgement(STORM))
        assert words_left(tmp_path, "zebrafinch") == []
        # Once the record without the note has come, nothing is left to be cleared.
        await apply(copy, acknowledgements=log.acknowledgements([acknowledgement(STORM)]))
        assert await copy.read(quoting_acknowledgements) == []
        # What the topic has deleted goes.
        await copy.expire(0, "acknowledgements", {0: 2})
        (count,) = await copy.read(lambda each: each.execute("SELECT count(*) FROM acknowledgements").fetchone())
        assert count == 0
