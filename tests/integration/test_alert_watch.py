"""Delivery is watched: its endpoints, and what ``status`` and ``doctor`` say of targets, whether it runs or not."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiokafka import TopicPartition
from aiokafka.structs import OffsetAndMetadata
from prometheus_client.parser import text_string_to_metric_families

from dateline.delivery.standings import ask_standings
from dateline.kafka.clients import reading
from dateline.kafka.embedded_broker.broker import free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS
from tests.alerts import HANG, Hook, alert, send_alerts, send_at
from tests.integration.command import dateline, running
from tests.integration.test_alerts_deliver import file
from tests.integration.test_health import ask, until

RULES = '[[rules]]\nid = "floods"\nname = "Floods"\nany = ["flood"]\n'


@pytest.fixture
async def settings(settings: ResolvedSettings) -> ResolvedSettings:
    """A namespace with its topics, and a port for the endpoints."""
    await create_topics(settings)
    return settings.model_copy(update={"http_port": free_port()})


def samples(text: str, target: str) -> dict[str, float]:
    """Return a target's metrics by name."""
    return {
        sample.name.removeprefix("dateline_"): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.labels.get("target") == target
    }


async def status(settings: ResolvedSettings) -> tuple[int, dict[str, Any]]:
    done = await asyncio.to_thread(dateline, settings, "status", "--format", "json")
    return done.returncode, json.loads(done.stdout)


async def doctor(settings: ResolvedSettings) -> str:
    done = await asyncio.to_thread(dateline, settings, "doctor", "--format", "table")
    assert done.returncode == 1
    return " ".join(done.stdout.decode().split())


def findings(report: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (one["reason"], one["problem"].partition(":")[0])
        for one in report["findings"]
        if one["reason"].startswith("target")
    ]


async def test_deliver_serves_its_health_and_each_targets_metrics(
    settings: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    hook.always["/broken/s3cret"] = 503
    await send_alerts(settings, alert(1), alert(2))
    with running(settings, "alerts", "deliver", "--targets", file(tmp_path, hook, "desk", "broken")) as process:
        await asyncio.to_thread(hook.wait_for, "/desk/s3cret", 2)
        await asyncio.to_thread(hook.wait_for, "/broken/s3cret", 1)
        assert ask(settings, "/healthz") == (200, "ok\n")
        assert await until(settings, "/readyz", lambda code, _: code == 200) == "ok\n"

        def shows_both(_: int, text: str) -> bool:
            return samples(text, "broken").get("alerts_behind") == 2 and samples(text, "desk").get("alerts_behind") == 0

        text = await until(settings, "/metrics", shows_both)
        desk, broken = samples(text, "desk"), samples(text, "broken")
        assert (desk["alerts_delivered_total"], desk["alert_failures_total"], desk["alerts_held"]) == (2, 0, 0)
        assert "oldest_alert_timestamp_seconds" not in desk
        now = datetime.now(UTC).timestamp()
        assert broken["alerts_delivered_total"] == 0
        assert broken["alert_failures_total"] >= 1
        assert now - 120 < broken["oldest_alert_timestamp_seconds"] < now
        assert now - 120 < broken["target_failing_since_timestamp_seconds"] < now
        assert 'error="Failed to send JSON POST notification: Service Unavailable' in text or "503" in text
        assert "s3cret" not in text
        process.terminate()
        assert await asyncio.to_thread(process.wait) == 0


async def test_a_taken_port_is_named_with_what_to_do(settings: ResolvedSettings, hook: Hook, tmp_path: Path) -> None:
    taken = settings.model_copy(update={"http_port": hook.port})
    done = await asyncio.to_thread(dateline, taken, "alerts", "deliver", "--targets", file(tmp_path, hook, "desk"))
    assert done.returncode == 1
    assert f"DATELINE_HTTP_PORT={hook.port}".encode() in done.stderr
    assert b"a port of its own" in done.stderr


async def test_alerts_run_serves_its_health_and_metrics(settings: ResolvedSettings, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(RULES)
    with running(settings, "alerts", "run", "--rules", str(rules)) as process:
        await until(settings, "/readyz", lambda code, _: code == 200)
        assert ask(settings, "/healthz") == (200, "ok\n")
        assert "dateline_ready 1.0" in ask(settings, "/metrics")[1]
        process.terminate()
        assert await asyncio.to_thread(process.wait) == 0


async def test_a_target_that_was_renamed_is_found_until_it_is_forgotten(
    settings: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    async def run(*words: str) -> tuple[int, str]:
        done = await asyncio.to_thread(dateline, settings, "alerts", *words)
        return done.returncode, done.stderr.decode()

    assert (await run("deliver", "--targets", file(tmp_path, hook, "night", "desk"), "--once"))[0] == 0
    await send_at(settings, datetime.now(UTC) - timedelta(hours=1), alert(1))
    assert (await run("deliver", "--targets", file(tmp_path, hook, "desk"), "--once"))[0] == 0
    report = (await status(settings))[1]
    assert findings(report) == [("target-behind", "target night")]
    assert any("`dateline alerts forget TARGET`" in one["remedy"] for one in report["findings"])
    assert await run("forget", "nihgt", "night") == (
        1,
        (
            "target night is forgotten\n"
            "dateline: there is no target 'nihgt' that alerts were delivered to; there is desk, night\n"
        ),
    )
    report = (await status(settings))[1]
    assert (findings(report), [one["target"] for one in report["targets"]]) == ([], ["desk"])


@pytest.mark.long
async def test_targets_that_lack_alerts_are_findings_while_nothing_is_delivered(
    settings: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    names = ("culture", "desk", "night", "sports", "world")
    targets = file(tmp_path, hook, *names)
    deliver = ("alerts", "deliver", "--targets", targets, "--once")
    assert (await asyncio.to_thread(dateline, settings, *deliver)).returncode == 0
    assert findings((await status(settings))[1]) == []
    an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
    await send_at(settings, an_hour_ago, *(alert(number) for number in range(1, 58)))
    code, report = await status(settings)
    assert code == 1
    assert findings(report) == [("target-behind", f"target {name}") for name in names]
    assert {one["target"]: (one["behind"], one["exact"]) for one in report["targets"]} == dict.fromkeys(
        names, (57, True)
    )
    assert all(3600 <= one["age"] < 4000 for one in report["targets"])
    checks = await doctor(settings)
    assert "target desk: 57 alerts undelivered, the oldest for 1 h" in checks
    assert "start `dateline alerts deliver --targets FILE`" in checks
    assert (await asyncio.to_thread(dateline, settings, *deliver)).returncode == 0
    report = (await status(settings))[1]
    assert findings(report) == []
    assert {one["delivered"] for one in report["targets"]} == {57}
    table = await asyncio.to_thread(dateline, settings, "status", "--format", "table")
    assert b"delivered" in table.stdout


async def test_a_target_that_refuses_is_a_finding_at_once_with_its_last_error(
    settings: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    targets = file(tmp_path, hook, "desk", more="retry = {first = 0.1, cap = 0.1}\n")
    hook.always["/desk/s3cret"] = 401
    await send_alerts(settings, alert(1))
    await asyncio.to_thread(dateline, settings, "alerts", "deliver", "--targets", targets, "--once")
    code, report = await status(settings)
    assert code == 1
    assert findings(report) == [("target-failing", "target desk")]
    (desk,) = report["targets"]
    assert (desk["failed"], desk["behind"], desk["delivered"], desk["tries"]) == (3, 1, 0, 3)
    assert "401" in desk["last_error"]
    assert datetime.now(UTC) - datetime.fromisoformat(desk["failing_since"]) < timedelta(minutes=2)
    assert "s3cret" not in json.dumps(report)
    assert "target-failing target desk: failing since" in await doctor(settings)


async def test_held_alerts_are_shown_and_are_no_finding(settings: ResolvedSettings, hook: Hook, tmp_path: Path) -> None:
    targets = file(tmp_path, hook, "desk", more='digest = "1d"\n')
    await send_at(settings, datetime.now(UTC) - timedelta(hours=2), alert(1), alert(2))
    await asyncio.to_thread(dateline, settings, "alerts", "deliver", "--targets", targets, "--once")
    report = (await status(settings))[1]
    (desk,) = report["targets"]
    assert (desk["held"], desk["behind"]) == (2, 0)
    due = datetime.fromisoformat(desk["held_until"]) - datetime.now(UTC)
    assert timedelta(hours=21) < due < timedelta(hours=22)
    assert findings(report) == []


async def test_a_hanging_target_is_behind(settings: ResolvedSettings, hook: Hook, tmp_path: Path) -> None:
    hook.always["/desk/s3cret"] = HANG
    await send_at(settings, datetime.now(UTC) - timedelta(minutes=1), alert(1))
    targets = tmp_path / "targets.toml"
    url = hook.url("/desk/s3cret", "?rto=120")
    targets.write_text(f'[[target]]\nname = "desk"\nurl = "{url}"\ntimeout = 120\n')
    with running(settings, "alerts", "deliver", "--targets", str(targets)):
        await asyncio.to_thread(hook.wait_for, "/desk/s3cret", 1)
        assert findings((await status(settings))[1]) == [("target-behind", "target desk")]


async def test_what_the_version_before_committed_counts_as_an_upper_bound(settings: ResolvedSettings) -> None:
    await send_at(settings, datetime.now(UTC) - timedelta(hours=1), *(alert(number) for number in range(4)))
    partition = TopicPartition(ALERTS.of(settings), 0)
    metadata = '{"ahead":[[2,3]],"failing":[1,7,"2026-02-07T22:00:00+00:00"]}'
    async with reading(settings, group=f"{settings.namespace}-deliver-desk") as reader:
        reader.assign([partition])
        await reader.commit({partition: OffsetAndMetadata(1, metadata)})
    (desk,) = await ask_standings(settings, datetime.now(UTC))
    assert (desk.behind, desk.is_exact, desk.tries, desk.error) == (2, False, 7, "")
    assert findings((await status(settings))[1]) == [("target-failing", "target desk")]
