"""Delivery on a broker: no alert is lost, whatever a target does and whatever happens to the process."""

import asyncio
import json
import re
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiokafka import TopicPartition
from aiokafka.admin import RecordsToDelete

from dateline.core.alerts.delivery.target import Target
from dateline.delivery.dispatcher import Dispatcher
from dateline.delivery.notifier import Notifier
from dateline.delivery.terms import Tally, Terms
from dateline.kafka.clients import administering, producing
from dateline.kafka.codec import Incoming, encode
from dateline.kafka.dead_letters import read_dead_letter
from dateline.kafka.topic_admin import create_topics
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, DEAD_LETTER
from tests.alerts import HANG, NOW, Hook, alert, send_alerts
from tests.integration.command import dateline, running

QUIET = [{"from": "22:00", "to": "07:00", "zone": "UTC", "through": "critical"}]
IN_THE_NIGHT = datetime(2026, 2, 7, 23, 0, tzinfo=UTC)
IN_THE_MORNING = datetime(2026, 2, 8, 7, 0, tzinfo=UTC)
QUICK = {"first": 0.1, "cap": 0.2}


@pytest.fixture
async def settings(settings: ResolvedSettings) -> ResolvedSettings:
    """A namespace with its topics."""
    await create_topics(settings)
    return settings


class Clock:
    """A clock that shows a set time."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def wall() -> datetime:
    return datetime.now(UTC)


def dispatcher(
    settings: ResolvedSettings, fields: dict[str, Any], terms: Terms, stop: asyncio.Event | None = None
) -> Dispatcher:
    target = Target.model_validate({"name": "desk", "retry": QUICK, **fields})
    return Dispatcher(settings, Notifier(target), terms, stop or asyncio.Event())


async def once(
    settings: ResolvedSettings,
    fields: dict[str, Any],
    clock: Callable[[], datetime] = wall,
    since: datetime | None = None,
) -> Tally:
    one = dispatcher(settings, fields, Terms(clock, lambda: 0.0, once=True, since=since))
    async with asyncio.timeout(60):
        await one.run()
    return one.tally


def keys(*numbers: int, target: str = "desk") -> list[str]:
    return [f"alert-{number}:{target}" for number in numbers]


async def groups(settings: ResolvedSettings) -> list[str]:
    async with administering(settings) as admin:
        return [name for name, *_ in await admin.list_consumer_groups()]


async def dead_letters(settings: ResolvedSettings) -> list[Incoming]:
    return [record async for batch in read_committed(settings, DEAD_LETTER, None, follow=False) for record in batch]


async def test_a_target_gets_each_of_its_alerts_once_and_in_order(settings: ResolvedSettings, hook: Hook) -> None:
    await send_alerts(settings, alert(1), alert(2, rule="fires"), alert(3))
    desk = {"url": hook.url("/desk"), "rules": ["floods"]}
    tally = await once(settings, desk)
    assert (tally.sent, tally.skipped, tally.left) == (2, 1, 0)
    await send_alerts(settings, alert(4))
    assert (await once(settings, desk)).sent == 1
    assert hook.keys("/desk") == keys(1, 3, 4)


async def test_a_failed_alert_is_sent_again_with_the_same_key_before_the_next(
    settings: ResolvedSettings, hook: Hook
) -> None:
    await send_alerts(settings, alert(1), alert(2))
    hook.answers["/desk"] = [500, 500]
    tally = await once(settings, {"url": hook.url("/desk")})
    assert (tally.sent, tally.left) == (2, 0)
    assert hook.keys("/desk") == keys(1, 1, 1, 2)


async def test_a_run_with_once_leaves_a_failing_target_to_the_next_run(settings: ResolvedSettings, hook: Hook) -> None:
    await send_alerts(settings, alert(1), alert(2, rule="fires"), alert(3))
    hook.always["/desk"] = 500
    desk = {"url": hook.url("/desk"), "rules": ["floods"]}
    tally = await once(settings, desk)
    assert (tally.sent, tally.left) == (0, 2)
    assert hook.keys("/desk") == keys(1, 1, 1)
    del hook.always["/desk"]
    assert (await once(settings, desk)).sent == 2
    assert hook.keys("/desk")[3:] == keys(1, 3)


async def test_quiet_hours_hold_alerts_and_send_them_in_order_afterwards_but_critical_ones_at_once(
    settings: ResolvedSettings, hook: Hook
) -> None:
    desk = {"url": hook.url("/desk"), "quiet": QUIET}
    await send_alerts(settings, alert(1), alert(2, severity="critical"), alert(3), alert(4, severity="critical"))
    tally = await once(settings, desk, Clock(IN_THE_NIGHT))
    assert (tally.sent, tally.held, tally.until) == (2, 2, IN_THE_MORNING)
    again = await once(settings, desk, Clock(IN_THE_NIGHT))
    assert (again.sent, again.held) == (0, 2), "a restart must not repeat what overtook"
    assert (await once(settings, desk, Clock(IN_THE_MORNING))).sent == 2
    assert hook.keys("/desk") == keys(2, 4, 1, 3)


async def test_a_running_process_sends_when_the_quiet_hours_end(settings: ResolvedSettings, hook: Hook) -> None:
    await send_alerts(settings, alert(1))
    clock, stop = Clock(IN_THE_NIGHT), asyncio.Event()
    one = dispatcher(settings, {"url": hook.url("/desk"), "quiet": QUIET}, Terms(clock, lambda: 0.0), stop)
    running = asyncio.create_task(one.run())
    await send_alerts(settings, alert(2, severity="critical"))
    await asyncio.to_thread(hook.wait_for, "/desk", 1)
    await send_alerts(settings, alert(3))
    assert hook.keys("/desk") == keys(2)
    clock.now = IN_THE_MORNING
    await asyncio.to_thread(hook.wait_for, "/desk", 3)
    stop.set()
    await running
    assert hook.keys("/desk") == keys(2, 1, 3)


async def test_a_target_that_fails_for_ever_delays_no_other(settings: ResolvedSettings, hook: Hook) -> None:
    hook.always["/broken"] = 500
    hook.always["/hanging"] = HANG
    stop = asyncio.Event()
    terms = Terms(wall, lambda: 0.0)
    targets: list[dict[str, Any]] = [
        {"name": "broken", "url": hook.url("/broken")},
        {"name": "hanging", "url": hook.url("/hanging", "?rto=60"), "timeout": 0.2},
        {"name": "refusing", "url": "json://127.0.0.1:1/"},
        {"name": "desk", "url": hook.url("/desk")},
    ]
    dispatchers = [dispatcher(settings, fields, terms, stop) for fields in targets]
    running = asyncio.gather(*(one.run() for one in dispatchers))
    await send_alerts(settings, *(alert(number) for number in range(1, 21)))
    await asyncio.to_thread(hook.wait_for, "/desk", 20)
    await asyncio.to_thread(hook.wait_for, "/broken", 3)
    stop.set()
    await running
    assert hook.keys("/desk") == keys(*range(1, 21))
    assert [one.tally.left for one in dispatchers] == [1, 1, 1, 0]
    assert set(hook.keys("/broken")) == {"alert-1:broken"}
    hook.released.set()
    hook.always.clear()
    for fields in targets[:2]:
        assert (await once(settings, fields)).sent == 20
    assert hook.keys("/broken")[-20:] == keys(*range(1, 21), target="broken")


async def test_a_given_up_alert_is_a_whole_dead_letter_and_the_next_ones_follow(
    settings: ResolvedSettings, hook: Hook
) -> None:
    await send_alerts(settings, alert(1), alert(2))
    hook.answers["/desk"] = [500, 500]
    clock = Clock(NOW)
    desk = {"url": hook.url("/desk")}

    def later() -> float:
        clock.now += timedelta(minutes=40)
        return 0.0

    one = dispatcher(settings, desk, Terms(clock, later, once=True, give_up_after=timedelta(minutes=30)))
    await one.run()
    assert (one.tally.sent, one.tally.dead) == (1, 1)
    assert hook.keys("/desk") == keys(1, 1, 2)
    (letter,) = map(read_dead_letter, await dead_letters(settings))
    assert letter.value == encode(alert(1))
    assert (letter.topic, letter.offset) == (ALERTS.name(settings.namespace), 0)
    assert letter.exception_message.startswith("target desk refused it 2 times in 0:40:00: ")


async def test_an_alert_that_cannot_be_read_stops_nothing(settings: ResolvedSettings, hook: Hook) -> None:
    await send_alerts(settings, b"{broken", alert(2))
    tally = await once(settings, {"url": hook.url("/desk")})
    assert (tally.sent, tally.dead) == (1, 1)
    assert [record.value for record in await dead_letters(settings)] == [b"{broken"]
    assert (await once(settings, {"url": hook.url("/desk")})).dead == 0


async def test_a_new_target_may_begin_with_alerts_since_a_time(settings: ResolvedSettings, hook: Hook) -> None:
    await send_alerts(settings, alert(1))
    since = datetime.now(UTC) + timedelta(milliseconds=2)
    await asyncio.sleep(0.01)  # Kafka's times are milliseconds
    desk = {"url": hook.url("/desk")}
    assert (await once(settings, desk, since=since)).sent == 0
    await send_alerts(settings, alert(2))
    assert (await once(settings, desk)).sent == 1
    assert hook.keys("/desk") == keys(2)


async def test_alerts_that_retention_deleted_are_reported(settings: ResolvedSettings, hook: Hook) -> None:
    desk = {"url": hook.url("/desk"), "quiet": QUIET}
    await send_alerts(settings, alert(1), alert(2), alert(3))
    assert (await once(settings, desk, Clock(IN_THE_NIGHT))).held == 3
    async with administering(settings) as admin:
        await admin.delete_records(
            {TopicPartition(ALERTS.name(settings.namespace), 0): RecordsToDelete(before_offset=2)}
        )
    tally = await once(settings, desk, Clock(IN_THE_MORNING))
    assert (tally.deleted, tally.sent) == (2, 1)
    assert hook.keys("/desk") == keys(3)


async def test_per_minute_limits_the_rate(settings: ResolvedSettings, hook: Hook) -> None:
    await send_alerts(settings, alert(1), alert(2), alert(3))
    clock, stop = Clock(NOW), asyncio.Event()
    one = dispatcher(settings, {"url": hook.url("/desk"), "per_minute": 2}, Terms(clock, lambda: 0.0, once=True), stop)
    running = asyncio.create_task(one.run())
    await asyncio.to_thread(hook.wait_for, "/desk", 2)
    await asyncio.wait({running}, timeout=1)
    assert hook.keys("/desk") == keys(1, 2)
    clock.now += timedelta(minutes=1)
    await running
    assert hook.keys("/desk") == keys(1, 2, 3)


def file(tmp_path: Path, hook: Hook, *names: str, more: str = "") -> str:
    path = tmp_path / "targets.toml"
    tables = (f'[[target]]\nname = "{name}"\nurl = "{hook.url(f"/{name}/s3cret")}"\n{more}' for name in names)
    path.write_text("\n".join(tables))
    return str(path)


async def test_a_killed_process_loses_no_alert(settings: ResolvedSettings, hook: Hook, tmp_path: Path) -> None:
    await send_alerts(settings, *(alert(number) for number in range(1, 31)))
    targets = file(tmp_path, hook, "desk", "night")
    hook.answers["/desk/s3cret"] = [*[200] * 9, HANG]
    with running(settings, "alerts", "deliver", "--targets", targets) as process:
        await asyncio.to_thread(hook.wait_for, "/desk/s3cret", 10)
        process.kill()
        process.wait()
    done = await asyncio.to_thread(dateline, settings, "alerts", "deliver", "--targets", targets, "--once")
    assert done.returncode == 0, done.stderr
    for name in ("desk", "night"):
        got = hook.keys(f"/{name}/s3cret")
        assert sorted(set(got)) == sorted(keys(*range(1, 31), target=name))
        assert len(got) <= 31, "one alert was under way, and may have come twice"
    assert b"s3cret" not in done.stderr + done.stdout


async def test_a_new_process_takes_over_and_the_former_stops(
    settings: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    command = ("alerts", "deliver", "--targets", file(tmp_path, hook, "desk"))
    await send_alerts(settings, alert(1))
    with running(settings, *command) as first:
        await asyncio.to_thread(hook.wait_for, "/desk/s3cret", 1)
        with running(settings, *command) as second:
            await asyncio.to_thread(next, (line for line in second.stderr or () if b"deliveries_started" in line))
            await send_alerts(settings, alert(2), alert(3))
            await asyncio.to_thread(hook.wait_for, "/desk/s3cret", 3)
            if len(set(hook.keys("/desk/s3cret"))) < len([1, 2, 3]):  # the first had sent the second alert, too
                await asyncio.to_thread(hook.wait_for, "/desk/s3cret", 4)
            _, stderr = await asyncio.to_thread(first.communicate)
            assert first.returncode == 1
            assert stderr.splitlines()[-1].startswith(b"dateline: another process delivers to the target desk now")
            assert b"Traceback" not in stderr
            second.send_signal(signal.SIGINT)
            output, _ = await asyncio.to_thread(second.communicate)
            assert second.returncode == 0
    got = hook.keys("/desk/s3cret")
    assert set(got) == set(keys(1, 2, 3))
    assert len(got) <= 4, "the first may have sent one more before it knew"
    assert json.loads(output)["target"] == "desk"


async def test_a_frozen_process_commits_nothing_once_it_wakes(
    settings: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    await send_alerts(settings, *(alert(number) for number in range(1, 6)))
    targets = file(tmp_path, hook, "desk")
    hook.answers["/desk/s3cret"] = [200, HANG]
    with running(settings, "alerts", "deliver", "--targets", targets) as frozen:
        await asyncio.to_thread(hook.wait_for, "/desk/s3cret", 2)
        frozen.send_signal(signal.SIGSTOP)
        done = await asyncio.to_thread(dateline, settings, "alerts", "deliver", "--targets", targets, "--once")
        assert (done.returncode, json.loads(done.stdout)["sent"]) == (0, 4)
        frozen.send_signal(signal.SIGCONT)
        _, stderr = await asyncio.to_thread(frozen.communicate)
        assert frozen.returncode == 1, stderr
    again = await asyncio.to_thread(dateline, settings, "alerts", "deliver", "--targets", targets, "--once")
    assert json.loads(again.stdout)["sent"] == 0
    assert sorted(set(hook.keys("/desk/s3cret"))) == keys(1, 2, 3, 4, 5)


async def test_a_dry_run_reports_and_changes_nothing(settings: ResolvedSettings, hook: Hook, tmp_path: Path) -> None:
    await send_alerts(settings, alert(1), alert(2, severity="critical"))
    targets = file(tmp_path, hook, "desk", more='severity = "high"\n')
    for _ in range(2):
        planned = await asyncio.to_thread(dateline, settings, "alerts", "deliver", "--targets", targets, "--dry-run")
        assert planned.returncode == 0, planned.stderr
        (line,) = planned.stdout.splitlines()
        output = json.loads(line)
        assert (output["target"], output["idempotency_key"], output["when"]) == ("desk", "alert-2:desk", None)
        assert b"s3cret" not in line + planned.stderr
    assert not hook.calls
    assert f"{settings.namespace}-deliver-desk" not in await groups(settings)
    await asyncio.to_thread(dateline, settings, "alerts", "deliver", "--targets", targets, "--once")
    assert f"{settings.namespace}-deliver-desk" in await groups(settings)
    await send_alerts(settings, alert(3, severity="critical"))
    planned = await asyncio.to_thread(dateline, settings, "alerts", "deliver", "--targets", targets, "--dry-run")
    assert [json.loads(line)["idempotency_key"] for line in planned.stdout.splitlines()] == ["alert-3:desk"]


async def test_a_dry_run_names_rules_of_which_there_is_no_alert(
    settings: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    targets = file(tmp_path, hook, "desk", more='rules = ["flod*", "floods"]\n')
    plan = partial(dateline, settings, "alerts", "deliver", "--targets", targets, "--dry-run")
    async with producing(settings) as producer:
        await producer.send_and_wait(ALERTS.name(settings.namespace), encode(alert()), b"floods/story-1")
    planned = await asyncio.to_thread(plan)
    assert planned.returncode == 0
    warning, *_ = planned.stderr.decode().splitlines()
    where, _, fault = warning.partition(": ")
    assert where.startswith(f"{targets}:"), "with the line"
    assert fault == "target desk rules: no alert on the topic is of a rule 'flod*'; did you mean floods?"


async def test_a_given_up_alert_is_sent_from_a_file_only_to_its_target(
    settings: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    await send_alerts(settings, alert(1), alert(2))
    hook.always["/desk/s3cret"] = 500
    # With --once the third failure is the last, so the waits before it must be longer than --give-up-after.
    targets = file(tmp_path, hook, "desk", more="retry = {first = 2, cap = 2}\n")
    deliver = partial(dateline, settings, "alerts", "deliver", "--targets", targets)
    given_up = await asyncio.to_thread(deliver, "--once", "--give-up-after", "1s")
    shown = await asyncio.to_thread(dateline, settings, "dead-letters", "show", "0")
    assert b"the target desk refused the alert" in shown.stdout.replace(b"\n", b" "), given_up.stderr
    refused = await asyncio.to_thread(dateline, settings, "dead-letters", "retry", "--stage", "handover")
    assert b"alerts deliver --only TARGET --input FILE" in refused.stderr
    letters = tmp_path / "letters.jsonl"
    export = ("dead-letters", "export", "--stage", "handover", "--values", "--output", str(letters))
    assert (await asyncio.to_thread(dateline, settings, *export)).returncode == 0
    count = len(letters.read_bytes().splitlines())
    assert count
    failed = await asyncio.to_thread(deliver, "--input", str(letters))
    assert failed.returncode == 1
    assert failed.stderr.count(b"was not sent") == count
    assert letters_by_state(settings) == (count, 0)
    del hook.always["/desk/s3cret"]
    before = len(hook.keys("/desk/s3cret"))
    sent = await asyncio.to_thread(deliver, "--input", str(letters))
    assert sent.returncode == 0, sent.stderr
    assert f"{count} sent, 0 failed".encode() in sent.stdout
    assert hook.keys("/desk/s3cret")[before:] == keys(*range(1, count + 1))
    assert letters_by_state(settings) == (count, count), "a second operator sees that it was handed over"
    shown = await asyncio.to_thread(dateline, settings, "dead-letters", "show", "0", "--format", "table")
    assert b"by `alerts deliver --input` or `retry --mark-only`" in shown.stdout
    await asyncio.to_thread(deliver, "--input", str(letters))
    assert letters_by_state(settings) == (count, count)
    assert len(json.loads(dateline(settings, "dead-letters", "show", "0").stdout)["retried"]) == 1


def letters_by_state(settings: ResolvedSettings) -> tuple[int, int]:
    """Return how many dead letters there are, and how many of them count as retried."""
    groups = [json.loads(line) for line in dateline(settings, "dead-letters", "list").stdout.splitlines()]
    return sum(group["letters"] for group in groups), sum(group["retried"] for group in groups)


async def test_a_given_up_alert_of_a_story_that_was_withdrawn_since_is_not_told_as_news(
    settings: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    letters = tmp_path / "letters.jsonl"
    letters.write_bytes(encode(alert(1)) + b"\n" + encode(alert(2)) + b"\n")
    gone = alert(2).story.model_copy(update={"version": 2, "event": "withdrawn", "text": None})
    withdrawal = alert(2, alert_id="gone-2", version=2, occasion="withdrawal", story=gone)
    await send_alerts(settings, alert(1), alert(2), withdrawal)
    deliver = partial(dateline, settings, "alerts", "deliver", "--input", str(letters), "--targets")
    sent = await asyncio.to_thread(deliver, file(tmp_path, hook, "desk"))
    assert sent.returncode == 0, sent.stderr
    assert sent.stdout.endswith(b": 1 sent, 0 failed, 0 not wanted, 1 told by another message\n")
    assert b"alert-2:desk was not sent: its story was withdrawn, of which gone-2:desk tells" in sent.stderr
    assert hook.keys("/desk/s3cret") == keys(1)
    assert "Sent late: the story is as at" in hook.calls[0].body["message"]
    marked = await asyncio.to_thread(deliver, file(tmp_path, hook, "night", more='occasions = ["story"]\n'))
    assert marked.returncode == 0, marked.stderr
    assert [call.body["title"] for call in hook.calls[1:]] == [
        "[medium] Floods: Headline 1", "[medium] WITHDRAWN SINCE: Floods: Headline 2"
    ]  # fmt: skip
    assert "First paragraph" not in hook.calls[2].body["message"]


async def test_without_a_broker_a_file_is_sent_without_texts(hook: Hook, tmp_path: Path) -> None:
    letters = tmp_path / "letters.jsonl"
    letters.write_bytes(encode(alert(1)))
    away = ResolvedSettings(broker="127.0.0.1:1")
    command = ("alerts", "deliver", "--targets", file(tmp_path, hook, "desk"), "--input", str(letters))
    sent = await asyncio.to_thread(dateline, away, *command)
    assert sent.returncode == 0, sent.stderr
    assert b"what became of the stories is not known, so that their texts are left out: the broker" in sent.stderr
    (call,) = hook.calls
    assert call.body["title"] == "[medium] SENT LATE: Floods: Headline 1"
    assert "First paragraph" not in call.body["message"]


async def test_a_file_that_holds_no_alerts_is_refused_whole(
    settings: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    letters = tmp_path / "letters.jsonl"
    letters.write_bytes(encode(alert(1)) + b"\n{}\n")
    targets = file(tmp_path, hook, "desk")
    done = await asyncio.to_thread(
        dateline, settings, "alerts", "deliver", "--targets", targets, "--input", str(letters)
    )
    assert done.returncode == 2
    assert b"letters.jsonl:2: not a" in done.stderr
    assert not hook.calls


async def test_a_run_whose_target_fails_exits_with_1(settings: ResolvedSettings, hook: Hook, tmp_path: Path) -> None:
    await send_alerts(settings, alert(1))
    hook.always["/desk/s3cret"] = 500
    targets = file(tmp_path, hook, "desk", more="retry = {first = 0.1}\n")
    done = await asyncio.to_thread(dateline, settings, "alerts", "deliver", "--targets", targets, "--once")
    assert done.returncode == 1
    assert json.loads(done.stdout)["left"] == 1
    assert b"alert_failed target=desk" in done.stderr
    assert re.search(rb"alert_failed .* again=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00\n", done.stderr)
    assert b"s3cret" not in done.stderr + done.stdout
