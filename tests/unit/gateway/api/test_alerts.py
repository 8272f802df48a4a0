"""Alerts over HTTP, and what their deliverers say became of them."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiokafka.errors import KafkaConnectionError

from dateline.core.alerts.delivery.progress import Progress
from dateline.core.alerts.delivery.target import Target, to_policy
from dateline.gateway.access.tokens_file import entry, new_token
from dateline.gateway.api.delivery import Deliveries
from dateline.gateway.copy import lists
from dateline.gateway.copy.batch import unpack_body
from tests.copies import START, Log, alert
from tests.gateway_apps import app
from tests.versions import of, other, version

ALERTS = [
    alert(version("a", regions=of("western-asia"), last_seen=START), "storms"),
    alert(version("b", regions=of("western-europe"), last_seen=START + timedelta(hours=1)), "floods", severity="low"),
    alert(
        version("c", regions=of("western-asia"), last_seen=START + timedelta(hours=2)), "storms", severity="critical"
    ),
]
GRAVE = Target.model_validate({"name": "night", "url": "json://localhost", "severity": "critical"})
SINCE = datetime(2026, 11, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def progress(monkeypatch: pytest.MonkeyPatch) -> dict[str, Progress]:
    """What the broker says."""
    said: dict[str, Progress] = {}

    async def ask(_: Deliveries) -> Mapping[str, Progress]:
        if "none" in said:
            raise KafkaConnectionError
        return said

    monkeypatch.setattr(Deliveries, "_ask", ask)
    return said


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["c", "b", "a"]),
        ("rule=storms", ["c", "a"]),
        ("severity=low,critical", ["c", "b"]),
        ("region=western-europe", ["b"]),
        ("story=a", ["a"]),
        ("from=2026-11-01T01:00:00Z&to=2026-11-01T02:00:00Z", ["b"]),
        ("rule='%20OR%201=1", []),
    ],
)
async def test_alerts_are_found_newest_first(tmp_path: Path, query: str, found: list[str]) -> None:
    async with app(tmp_path) as opened:
        await opened.apply(alerts=Log().alerts(ALERTS))
        rows = (await opened.json(f"/v1/alerts?{query}"))["alerts"]
        assert [row["alert"]["story_id"] for row in rows] == found
        first = await opened.json(f"/v1/alerts?{query}&limit=1")
        second = await opened.json(f"/v1/alerts?{query}&limit=9&cursor={first['next'] or ''}")
        assert first["alerts"] + (second["alerts"] if first["next"] else []) == rows


async def test_a_region_s_alerts_are_found_without_reading_those_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asia = version(
        "a", regions=of("western-asia"), former_regions=of("polynesia"), left_regions=of("southern-asia"),
        last_seen=START,
    )  # fmt: skip
    many = [
        alert(version(f"e{n}", regions=of("western-europe"), last_seen=START + timedelta(seconds=n))) for n in range(99)
    ]
    read: list[bytes] = []

    def unpack(body: bytes) -> bytes:
        read.append(body)
        return unpack_body(body)

    monkeypatch.setattr(lists, "unpack_body", unpack)
    async with app(tmp_path) as opened:
        await opened.apply(alerts=Log().alerts([alert(asia), *many]))
        for query in ("region=polynesia", "region=southern-asia,western-asia", "region=western-asia&rule=storms"):
            answer = await opened.json(f"/v1/alerts?{query}")
            assert [row["alert"]["story_id"] for row in answer["alerts"]] == ["a"]
            assert answer["next"] is None
        assert len(read) == 3
        both = await opened.json("/v1/alerts?region=western-asia,western-europe&limit=200")
        assert [row["alert"]["story_id"] for row in both["alerts"]] == [*(f"e{n}" for n in range(98, -1, -1)), "a"]
        # What retention deletes is no longer found by its region either.
        await opened.service.copy.expire(0, "alerts", {0: 1})
        assert (await opened.json("/v1/alerts?region=polynesia"))["alerts"] == []
        (left,) = await opened.service.copy.read(
            lambda connection: connection.execute("SELECT count(*) FROM alert_regions").fetchone()
        )
        assert left == 2 * 99


async def test_alerts_of_very_long_stories_come_in_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MAX_BYTES", 1)
    async with app(tmp_path) as opened:
        await opened.apply(alerts=Log().alerts(ALERTS))
        cursor, found = "", []
        while cursor is not None:
            answer = await opened.json(f"/v1/alerts?limit=200&cursor={cursor}")
            found.append([row["alert"]["story_id"] for row in answer["alerts"]])
            cursor = answer["next"]
    assert found == [["c"], ["b"], ["a"]]


async def test_each_target_s_delivery_is_as_it_was_committed(tmp_path: Path, progress: dict[str, Progress]) -> None:
    failing = Progress(1, failing=1, tries=3, since=SINCE, reason="refused")
    progress |= {"desk": failing, "night": Progress(2, policy=to_policy(GRAVE)), "new": Progress(0, frozenset({2}))}
    async with app(tmp_path) as opened:
        await opened.apply(alerts=Log().alerts(ALERTS))
        rows = (await opened.json("/v1/alerts"))["alerts"]
        states = [{each["target"]: each["state"] for each in row["deliveries"]} for row in rows]
        assert states == [
            {"desk": "waiting", "night": "waiting", "new": "settled"},
            {"desk": "failing", "night": "not-wanted", "new": "waiting"},
            {"desk": "settled", "night": "not-wanted", "new": "waiting"},
        ]
        desk = rows[1]["deliveries"][0]
        assert (desk["tries"], desk["error"]) == (3, "refused")


async def test_each_alert_of_a_joined_message_that_fails_is_failing(
    tmp_path: Path, progress: dict[str, Progress]
) -> None:
    progress["desk"] = Progress(0).failed(0, SINCE, "refused", [2])
    async with app(tmp_path) as opened:
        await opened.apply(alerts=Log().alerts(ALERTS))
        rows = (await opened.json("/v1/alerts"))["alerts"]
        states = [(row["deliveries"][0]["state"], row["deliveries"][0]["tries"]) for row in rows]
        assert states == [("failing", 1), ("waiting", 0), ("failing", 1)]


async def test_without_a_broker_alerts_are_listed_and_their_delivery_is_unknown(
    tmp_path: Path, progress: dict[str, Progress]
) -> None:
    progress["none"] = Progress(0)
    async with app(tmp_path) as opened:
        await opened.apply(alerts=Log().alerts(ALERTS))
        assert {row["deliveries"] for row in (await opened.json("/v1/alerts"))["alerts"]} == {None}


async def test_a_token_of_a_region_sees_its_alerts_and_no_errors(tmp_path: Path, progress: dict[str, Progress]) -> None:
    progress["desk"] = Progress(1, failing=1, tries=3, since=SINCE, reason="secret-host refused")
    token, file = new_token(), tmp_path / "tokens.toml"
    file.write_text(entry("europe", token, ["read"], ["western-europe"]))
    async with app(tmp_path, {"authorization": f"Bearer {token}"}, gateway_tokens=file) as opened:
        await opened.apply(alerts=Log().alerts(ALERTS))
        answer = await opened.get("/v1/alerts")
        assert [row["alert"]["story_id"] for row in answer.json()["alerts"]] == ["b"]
        assert "secret-host" not in answer.text
        await opened.json("/v1/alerts?region=western-asia", 403)


async def test_an_alert_of_a_withdrawn_story_has_nothing_of_its_text(tmp_path: Path) -> None:
    log = Log()
    story = version("a", headline="unmistakable", text="unmistakable")
    async with app(tmp_path) as opened:
        await opened.apply(log.stories([story]), log.alerts([alert(story, matched=("unmistakable",))]))
        await opened.apply(log.stories([other("withdrawn", "a", 2, "withdrawal", headline=None)]))
        answer = await opened.get("/v1/alerts")
        assert len(answer.json()["alerts"]) == 1
        assert "unmistakable" not in answer.text
