"""What goes out to a target: one message a story version, digests, and the same key after a crash and a restart."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dateline.kafka.topic_admin import create_topics
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS
from dateline_schemas import Alert, Story
from tests.alerts import HANG, Hook, alert, send_alerts, send_at
from tests.integration.command import dateline, running
from tests.integration.test_alerts_deliver import QUIET, Clock, file, once

NOON = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(days=3)
"""A time in the past, so that the broker takes records of it, and within the topic's retention."""
NIGHT, MORNING = NOON + timedelta(hours=11), NOON + timedelta(hours=19)


@pytest.fixture
async def settings(settings: ResolvedSettings) -> ResolvedSettings:
    """A namespace with its topics."""
    await create_topics(settings)
    return settings


def of_rule(rule: str, number: int = 1, **changes: object) -> Alert:
    """Return an alert of a rule on the story of that number."""
    return alert(number, **{"alert_id": f"{rule}-{number}", "rule": rule, "name": rule.capitalize(), **changes})


async def test_alerts_of_one_version_go_as_one_message_and_a_later_rule_is_counted(
    settings: ResolvedSettings, hook: Hook
) -> None:
    desk = {"url": hook.url("/desk")}
    await send_alerts(settings, of_rule("coup"), of_rule("floods", 2), of_rule("ports", severity="high"))
    tally = await once(settings, desk)
    assert (tally.sent, tally.joined) == (3, 0)
    await send_alerts(settings, of_rule("floods"), of_rule("floods", 3))
    tally = await once(settings, desk)
    assert (tally.sent, tally.joined) == (1, 1)
    assert hook.keys("/desk") == ["coup-1:desk", "floods-2:desk", "floods-3:desk"]
    assert hook.calls[0].body["title"] == "[high] Ports; Coup: Headline 1"
    assert hook.calls[0].body["rules"] == "ports,coup"
    assert "Rules: ports (high), coup (medium)\n" in hook.calls[0].body["message"]
    topic = [record async for batch in read_committed(settings, ALERTS, None, follow=False) for record in batch]
    assert len(topic) == 5, "records on the topic stay one a rule"


async def test_an_alert_that_comes_within_two_seconds_joins_and_a_later_one_does_not(
    settings: ResolvedSettings, hook: Hook
) -> None:
    start = datetime.now(UTC) - timedelta(minutes=1)
    await send_at(settings, start, of_rule("coup"))
    await send_at(settings, start + timedelta(seconds=2), of_rule("ports"))
    await send_at(settings, start + timedelta(seconds=2.001), of_rule("floods"))
    await send_at(settings, start + timedelta(seconds=9), of_rule("coup", 2))
    tally = await once(settings, {"url": hook.url("/desk")})
    assert hook.keys("/desk") == ["coup-1:desk", "coup-2:desk"]
    assert hook.calls[0].body["rules"] in {"coup,ports", "coup,ports,floods"}, "what is there goes with it"
    assert tally.sent + tally.joined == 4


async def test_other_versions_and_other_targets_have_their_own_messages(settings: ResolvedSettings, hook: Hook) -> None:
    first, second = versions(1, 2)
    await send_alerts(settings, first, second, of_rule("ports"))
    await once(settings, {"url": hook.url("/desk")})
    await once(settings, {"name": "night", "url": hook.url("/night"), "rules": ["ports"]})
    assert hook.keys("/desk") == ["coup-1-1:desk", "coup-1-2:desk"]
    assert hook.keys("/night") == ["ports-1:night"], "its own first alert gives the key"


async def test_a_new_target_that_begins_later_was_told_of_nothing(settings: ResolvedSettings, hook: Hook) -> None:
    await send_at(settings, datetime.now(UTC) - timedelta(hours=1), of_rule("coup"))
    await send_alerts(settings, of_rule("ports"))
    since = datetime.now(UTC) - timedelta(minutes=30)
    assert (await once(settings, {"url": hook.url("/desk")}, since=since)).sent == 1
    assert hook.keys("/desk") == ["ports-1:desk"]


async def test_a_grave_rule_takes_the_whole_message_through_quiet_hours(settings: ResolvedSettings, hook: Hook) -> None:
    desk = {"url": hook.url("/desk"), "quiet": QUIET}
    await send_alerts(settings, of_rule("coup"), of_rule("coup", 2), of_rule("ports", severity="critical"))
    tally = await once(settings, desk, Clock(NIGHT))
    assert (tally.sent, tally.held) == (2, 1)
    assert hook.calls[0].body["rules"] == "ports,coup"
    assert (await once(settings, desk, Clock(MORNING))).sent == 1
    assert hook.keys("/desk") == ["coup-1:desk", "coup-2:desk"]


def versions(number: int, last: int, **changes: object) -> list[Alert]:
    """Return an alert on each version of a story: the first, and updates."""
    story = alert(number).story.model_dump()
    return [
        of_rule(
            "coup", number, alert_id=f"coup-{number}-{version}", version=version, **changes,
            occasion="story" if version == 1 else "update",
            story=story | {"version": version, "headline": f"Text {version}"}
            | ({"relation": {"kind": "update", "rule": "kin", "parent": version - 1}} if version > 1 else {}),
        )
        for version in range(1, last + 1)
    ]  # fmt: skip


async def test_one_text_that_several_rules_held_is_one_message_of_all_of_them(
    settings: ResolvedSettings, hook: Hook
) -> None:
    desk = {"url": hook.url("/desk"), "quiet": QUIET}
    first, second = versions(1, 2)
    story = second.story.model_dump() | {"version": 3, "relation": {"kind": "repeat", "rule": "kin", "parent": 2}}
    repeat = of_rule("ports", alert_id="ports-1-3", version=3, occasion="update", severity="high", story=story)
    await send_at(settings, NIGHT, first, of_rule("ports"), second, repeat)
    assert (await once(settings, desk, Clock(NIGHT))).held == 4
    await once(settings, desk, Clock(MORNING))
    (call,) = hook.calls
    assert call.body["title"] == "[high] Ports; Coup: Text 2"
    assert call.body["rules"] == "ports,coup"
    assert call.body["alert_ids"] == "coup-1-2,coup-1-1,ports-1,ports-1-3"
    assert call.key == "coup-1-2:desk"
    story |= {"version": 4}
    late = of_rule("floods", alert_id="floods-1-4", version=4, occasion="update", story=story)
    await send_at(settings, MORNING, late)
    tally = await once(settings, desk, Clock(MORNING))
    assert (tally.sent, tally.joined, len(hook.calls)) == (0, 1, 1)


async def test_after_quiet_hours_a_story_has_one_message_and_what_was_let_through_none(
    settings: ResolvedSettings, hook: Hook
) -> None:
    desk = {"url": hook.url("/desk"), "quiet": QUIET}
    through = of_rule("ports", 2, alert_id="ports-2-3", version=3, severity="critical", story=versions(2, 3)[2].story)
    await send_at(settings, NIGHT, *versions(1, 5), *versions(2, 3), through)
    tally = await once(settings, desk, Clock(NIGHT + timedelta(minutes=1)))
    assert (tally.sent, tally.held) == (2, 7)
    tally = await once(settings, desk, Clock(MORNING))
    assert (tally.sent, tally.joined, tally.held) == (1, 6, 0)
    assert (await once(settings, desk, Clock(MORNING))).sent == 0
    assert hook.keys("/desk") == ["coup-2-3:desk", "coup-1-5:desk"]
    assert hook.calls[1].body["title"] == "[medium] Coup: Text 5"


async def test_a_message_for_several_versions_is_repeated_whole_after_a_kill(
    settings: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    targets = file(tmp_path, hook, "desk")
    await send_at(settings, datetime.now(UTC) - timedelta(minutes=1), *versions(1, 5))
    hook.answers["/desk/s3cret"] = [HANG]
    with running(settings, "alerts", "deliver", "--targets", targets) as process:
        await asyncio.to_thread(hook.wait_for, "/desk/s3cret", 1)
        process.kill()
        process.wait()
    done = await asyncio.to_thread(dateline, settings, "alerts", "deliver", "--targets", targets, "--once")
    assert done.returncode == 0, done.stderr
    tally = json.loads(done.stdout)
    assert (tally["sent"], tally["joined"]) == (1, 4)
    first, again = hook.calls
    assert (again.key, again.body) == (first.key, first.body)
    assert first.key == "coup-1-5:desk"


@pytest.mark.parametrize(
    ("headline", "title"),
    [("Coup in Ilmen", "Coup in Ilmen"), ("Coup in Ilmen kills 12", "First paragraph.")],
    ids=["holds", "has a number that the text lacks"],
)
async def test_the_last_headline_of_a_story_is_the_subject_after_a_restart_too(
    settings: ResolvedSettings, hook: Hook, headline: str, title: str
) -> None:
    desk = {"url": hook.url("/desk")}
    first = alert().story.model_copy(update={"headline": headline})
    await send_alerts(settings, of_rule("coup", story=first))
    await once(settings, desk)
    story = first.model_copy(update={"headline": None, "version": 2})
    await send_alerts(settings, of_rule("coup", version=2, alert_id="coup-1-2", occasion="update", story=story))
    await once(settings, desk)
    assert [call.body["title"] for call in hook.calls] == [
        f"[medium] Coup: {headline}", f"[medium] UPDATE: Coup: {title}"
    ]  # fmt: skip


async def test_a_process_killed_between_send_and_commit_repeats_the_same_key(
    settings: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    targets = file(tmp_path, hook, "desk")
    await send_alerts(settings, of_rule("coup"), of_rule("ports"))
    hook.answers["/desk/s3cret"] = [HANG]
    with running(settings, "alerts", "deliver", "--targets", targets) as process:
        await asyncio.to_thread(hook.wait_for, "/desk/s3cret", 1)
        process.kill()  # the target has the message, and the process does not know
        process.wait()
    await send_alerts(settings, of_rule("floods"))  # it joins the message, whose key stays
    done = await asyncio.to_thread(dateline, settings, "alerts", "deliver", "--targets", targets, "--once")
    assert done.returncode == 0, done.stderr
    again = await asyncio.to_thread(dateline, settings, "alerts", "deliver", "--targets", targets, "--once")
    assert json.loads(again.stdout)["sent"] == 0
    assert hook.keys("/desk/s3cret") == ["coup-1:desk", "coup-1:desk"]


async def test_a_digest_is_sent_once_at_the_end_of_its_window_whatever_restarts(
    settings: ResolvedSettings, hook: Hook
) -> None:
    desk: dict[str, Any] = {"url": hook.url("/desk"), "digest": "1h"}
    await send_at(settings, NOON, of_rule("coup"), of_rule("ports"))
    tally = await once(settings, desk, Clock(NOON + timedelta(minutes=1)))
    assert (tally.sent, tally.held, tally.until) == (0, 2, NOON + timedelta(hours=1))
    await send_at(settings, NOON + timedelta(minutes=50), of_rule("coup", 2))
    assert (await once(settings, desk, Clock(NOON + timedelta(minutes=59)))).held == 3
    assert (await once(settings, desk, Clock(NOON + timedelta(hours=1)))).sent == 3
    await send_at(settings, NOON + timedelta(hours=2), of_rule("floods"), of_rule("floods", 3))
    tally = await once(settings, desk, Clock(NOON + timedelta(hours=2)))
    assert (tally.joined, tally.held, tally.until) == (1, 1, NOON + timedelta(hours=3))
    assert (await once(settings, desk, Clock(NOON + timedelta(hours=3)))).sent == 1
    assert hook.keys("/desk") == ["digest-coup-1:desk", "digest-floods-3:desk"]
    first = hook.calls[0].body
    assert first["title"] == "[medium] Digest: 3 alerts on 2 stories"
    assert "[medium] Coup; Ports: Headline 1\n" in first["message"]


async def test_a_digest_whose_window_ends_at_night_comes_in_the_morning(settings: ResolvedSettings, hook: Hook) -> None:
    desk: dict[str, Any] = {"url": hook.url("/desk"), "digest": "1h", "quiet": QUIET}
    await send_at(settings, NIGHT - timedelta(minutes=90), of_rule("coup"))
    await send_at(settings, NIGHT, of_rule("coup", 2))
    tally = await once(settings, desk, Clock(NIGHT))
    assert (tally.sent, tally.held, tally.until) == (0, 2, MORNING)
    await send_at(settings, MORNING - timedelta(minutes=1), of_rule("coup", 3))
    assert (await once(settings, desk, Clock(MORNING))).sent == 3
    assert hook.keys("/desk") == ["digest-coup-1:desk"]


async def test_a_grave_alert_goes_through_quiet_hours_alone_and_the_digest_waits(
    settings: ResolvedSettings, hook: Hook
) -> None:
    desk: dict[str, Any] = {"url": hook.url("/desk"), "digest": "1h", "quiet": QUIET}
    await send_at(settings, NIGHT, of_rule("coup"), of_rule("coup", 2, severity="critical"), of_rule("coup", 3))
    tally = await once(settings, desk, Clock(NIGHT + timedelta(minutes=1)))
    assert (tally.sent, tally.held, tally.until) == (1, 2, MORNING)
    await send_at(settings, NIGHT + timedelta(hours=2), of_rule("coup", 4, severity="critical"))
    tally = await once(settings, desk, Clock(NIGHT + timedelta(hours=2)))
    assert (tally.sent, tally.held, tally.until) == (1, 2, MORNING), "also once the window is over"
    assert (await once(settings, desk, Clock(MORNING))).sent == 2
    assert hook.keys("/desk") == ["coup-2:desk", "coup-4:desk", "digest-coup-1:desk"]


async def test_a_digest_that_was_sent_and_not_committed_is_repeated_with_the_same_content(
    settings: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    targets = file(tmp_path, hook, "desk", more='digest = "2s"\n')
    await send_alerts(settings, of_rule("coup"), of_rule("coup", 2))
    hook.answers["/desk/s3cret"] = [HANG]
    with running(settings, "alerts", "deliver", "--targets", targets) as process:
        await asyncio.to_thread(hook.wait_for, "/desk/s3cret", 1)
        process.kill()
        process.wait()
    await send_at(settings, datetime.now(UTC) - timedelta(seconds=9), of_rule("coup", 3))  # it is due as well
    done = await asyncio.to_thread(dateline, settings, "alerts", "deliver", "--targets", targets, "--once")
    assert done.returncode == 0, done.stderr
    first, again, last = hook.calls
    assert (again.key, again.body) == (first.key, first.body)
    assert last.key == "digest-coup-3:desk"
    assert json.loads(done.stdout)["sent"] == 3


async def test_a_large_digest_is_several(
    settings: ResolvedSettings, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.delivery.handover._MAX_DIGEST_ALERTS", 4)
    desk: dict[str, Any] = {"url": hook.url("/desk"), "digest": "1h"}
    await send_at(settings, NOON, *(of_rule("coup", number) for number in range(1, 11)))
    assert (await once(settings, desk, Clock(NOON + timedelta(hours=1)))).sent == 10
    assert hook.keys("/desk") == ["digest-coup-1:desk", "digest-coup-5:desk", "digest-coup-9:desk"]


async def test_a_failing_digest_is_tried_again_with_the_same_alerts(settings: ResolvedSettings, hook: Hook) -> None:
    desk: dict[str, Any] = {"url": hook.url("/desk"), "digest": "1h"}
    await send_at(settings, NOON, of_rule("coup"))
    hook.always["/desk"] = 500
    began = datetime.now(UTC)

    def clock() -> datetime:
        return NOON + timedelta(hours=1) + (datetime.now(UTC) - began)

    tally = await once(settings, desk, clock)
    assert (tally.sent, tally.left) == (0, 1)
    await send_at(settings, NOON, of_rule("coup", 2))
    del hook.always["/desk"]
    assert (await once(settings, desk, clock)).sent == 2
    assert hook.keys("/desk")[-2:] == ["digest-coup-1:desk", "digest-coup-2:desk"]
    assert hook.calls[-2].body == hook.calls[0].body


async def test_a_dry_run_shows_the_key_of_the_message_and_when_a_digest_is_due(
    settings: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    await send_at(settings, now, of_rule("coup"), of_rule("ports"))
    plan = ("alerts", "deliver", "--dry-run", "--targets")
    at_once = await asyncio.to_thread(dateline, settings, *plan, file(tmp_path, hook, "desk"))
    (message,) = map(json.loads, at_once.stdout.splitlines())
    assert (message["idempotency_key"], message["when"]) == ("coup-1:desk", None)
    assert (message["rules"], message["alert_ids"]) == (["coup", "ports"], ["coup-1", "ports-1"])
    assert message["subject"] == "[medium] Coup; Ports: Headline 1"
    assert "Rules: coup (medium), ports (medium)\n" in message["body"]
    later = await asyncio.to_thread(dateline, settings, *plan, file(tmp_path, hook, "desk", more='digest = "1h"\n'))
    (digest,) = map(json.loads, later.stdout.splitlines())
    assert (digest["idempotency_key"], digest["occasion"]) == ("digest-coup-1:desk", "digest")
    assert digest["subject"] == "[medium] Digest: 2 alerts on 1 story"
    due = datetime.fromisoformat(digest["when"])
    assert timedelta(minutes=59) < due - now < timedelta(minutes=61)
    assert not hook.calls
    sent = await asyncio.to_thread(
        dateline, settings, "alerts", "deliver", "--once", "--targets", file(tmp_path, hook, "desk")
    )
    assert sent.returncode == 0
    (call,) = hook.calls
    assert (call.body["title"], call.body["message"]) == (message["subject"], message["body"])


async def test_a_message_and_explain_say_in_the_same_words_what_changed(settings: ResolvedSettings, hook: Hook) -> None:
    quake = (
        "LARSUND (DPA) - At least 14 people were killed when an earthquake shook the coast of Velmora before dawn, the "
        "fire brigade said. The tremor brought down the roof of the fish market and cut the road to the harbour."
    )
    later = quake.replace("14", "23") + "\nRescuers under Ida Holm searched the ruins with dogs until noon."
    pages = [
        {"source": "kust", "article_id": name, "fetched_at": f"2026-02-06T{hour}:00:00+01:00", "text": text}
        for name, hour, text in (("a", "12", quake), ("b", "14", later))
    ]
    lines = dateline(None, "pipe", "-", stdin="\n".join(map(json.dumps, pages)).encode()).stdout
    update = Story.read(lines.splitlines()[-1])
    paragraph = "1 new paragraph: “Rescuers under Ida Holm searched the ruins with dogs until …”"
    line = f"14 → 23 people; adds Ida Holm; {paragraph}"
    assert "; ".join(update.relation.changed) == line
    fields = {"occasion": "update", "story": update, "story_id": update.story_id, "version": update.version}
    await send_alerts(settings, alert(1, **fields))
    await once(settings, {"url": hook.url("/desk")})
    assert f"Changed: {line}\n" in hook.calls[0].body["message"]
    table = dateline(None, "explain", update.story_id, "--input", "-", "--format", "table", stdin=lines).stdout.decode()
    columns = [row.split("│") for row in table.splitlines() if row.startswith("│")]
    assert line in " ".join(" ".join(cells[4].split()) for cells in columns)
