"""Delivery killed again and again: one key a story version, one content a digest, and every alert in one of them."""

import asyncio
import random
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest

from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.alerts import HANG, Call, Hook, alert, send_alerts, web_hook
from tests.integration.command import dateline, running

pytestmark = pytest.mark.kafka

RULES: Final = ("coup", "floods", "ports")
STORIES_A_RUN: Final = 8
MAX_RUN_SECONDS: Final = 6.0
"""Seconds until a run is killed that made no more calls, since all that is left is not due yet."""


@pytest.mark.parametrize("kills", [pytest.param(6, marks=pytest.mark.long), pytest.param(20, marks=pytest.mark.long)])
async def test_kills_change_neither_the_keys_nor_the_content(
    kills: int, settings: ResolvedSettings, tmp_path: Path
) -> None:
    await create_topics(settings)
    rng = random.Random(7)  # noqa: S311 - the moments of the kills
    sent: dict[str, set[str]] = {}
    with web_hook() as hook:
        targets = tmp_path / "targets.toml"
        targets.write_text(
            f'[[target]]\nname = "desk"\nurl = "{hook.url("/desk")}"\n'
            f'[[target]]\nname = "digest"\nurl = "{hook.url("/digest")}"\ndigest = "3s"\n'
        )
        for run in range(kills):
            for number in range(run * STORIES_A_RUN, (run + 1) * STORIES_A_RUN):
                rules = RULES[: rng.randint(1, len(RULES))]
                sent[f"story-{number}"] = set(rules)
                await send_alerts(
                    settings, *(alert(number, alert_id=f"{rule}-{number}", rule=rule, name=rule) for rule in rules)
                )
            await _deliver_and_kill(settings, hook, targets, rng)
        await asyncio.sleep(4)  # so that the last digest is due
        done = await asyncio.to_thread(dateline, settings, "alerts", "deliver", "--targets", str(targets), "--once")
        assert done.returncode == 0, done.stderr
        _check_desk([call for call in hook.calls if call.path == "/desk"], sent)
        _check_digests([call for call in hook.calls if call.path == "/digest"], sent)


async def _deliver_and_kill(settings: ResolvedSettings, hook: Hook, targets: Path, rng: random.Random) -> None:
    """Deliver until a random number of calls, the last of which may be accepted without an answer; then kill -9."""
    if rng.random() < 0.5:
        hook.answers["/desk"] = [*[200] * rng.randint(0, 5), HANG]
    calls = len(hook.keys("/desk")) + rng.randint(1, 9)
    with running(settings, "alerts", "deliver", "--targets", str(targets)) as process:
        with suppress(AssertionError):
            await asyncio.to_thread(hook.wait_for, "/desk", calls, MAX_RUN_SECONDS)
        process.kill()
        process.wait()
    hook.answers.clear()


def _check_desk(calls: list[Call], sent: dict[str, set[str]]) -> None:
    keys: dict[str, set[str]] = {}
    for call in calls:
        keys.setdefault(call.body["story_id"], set()).add(call.key)
        assert set(call.body["rules"].split(",")) == sent[call.body["story_id"]]
    assert keys.keys() == sent.keys()
    assert all(len(each) == 1 for each in keys.values())


def _check_digests(calls: list[Call], sent: dict[str, set[str]]) -> None:
    contents: dict[str, set[str]] = {}
    for call in calls:
        contents.setdefault(call.key, set()).add(call.body["message"])
    assert all(len(each) == 1 for each in contents.values()), "a receiver that drops repeats would lose alerts"
    digests = list({call.key: call for call in calls}.values())
    stories = [story for call in digests for story in call.body["story_ids"].split(",")]
    assert sorted(stories) == sorted(sent)
    assert sum(int(call.body["alerts"]) for call in digests) == sum(map(len, sent.values()))
