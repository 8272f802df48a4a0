"""No alert is lost where ``alerts run`` was away while a namespace was live: not by going back, nor by dropping it."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from dateline.agents.exit_codes import EXIT_SWITCHED
from dateline.cli.replay.marker import to_record
from dateline.cli.upgrade import switch
from dateline.cli.upgrade.steps import Sides
from dateline.core.replay.alias import Alias, Stretch
from dateline.core.replay.job import Marker
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION, STORY_MODEL_VERSION
from dateline.kafka.alias import KEY, namespace_settings
from dateline.kafka.codec import REPLAYED, encode, event_headers
from dateline.kafka.topic_admin import create_topic, create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTING, ALERTS, ALIAS, REPLAY, STORIES
from dateline_schemas import Alert, Story
from tests.alert_stories import story
from tests.flow import read_topic, send_all, settled
from tests.integration.command import dateline
from tests.integration.replaying import in_broker
from tests.worker_process import WorkerProcess

QUAKE: Final = '[[rules]]\nid = "quake"\nname = "Quakes"\nany = ["earthquake"]\n'
BEGIN: Final = datetime(2026, 2, 7, 12, tzinfo=UTC)
VERSIONS: Final[dict[str, Any]] = {
    "parser_version": PARSER_VERSION, "fingerprint_version": FINGERPRINT_VERSION, "story_model": STORY_MODEL_VERSION
}  # fmt: skip


@pytest.fixture
async def wire(settings: ResolvedSettings) -> ResolvedSettings:
    of_one = settings.model_copy(update={"partitions": 1, "session_timeout": 6})
    await create_topics(of_one)
    await create_topic(of_one, ALIAS)
    return of_one


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    file = tmp_path / "rules.toml"
    file.write_text(QUAKE)
    return file


async def prepared(wire: ResolvedSettings, number: int) -> ResolvedSettings:
    """Create a namespace as ``upgrade prepare`` leaves it."""
    new = namespace_settings(wire, f"{wire.namespace}-{number}")
    await create_topics(new)
    await create_topic(new, REPLAY)
    marker = Marker(
        replay=f"upgrade-{new.namespace}", live=wire.namespace, start=BEGIN, end=BEGIN, partitions=1, begins={0: 0},
        ends={0: 0}, state="done", upgrade=True, **VERSIONS,
    )  # fmt: skip
    record = to_record(new, marker)
    await send_all(new.model_copy(update={"partitions": 1}), [(record.key, record.value)], REPLAY)
    return new


async def tell(settings: ResolvedSettings, *stories: Story, mark: str = "") -> None:
    for each in stories:
        headers = event_headers(each, "thread", ((REPLAYED, mark.encode()),) if mark else ())
        await send_all(settings, [(each.story_id.encode(), encode(each))], STORIES, headers)


async def switched(wire: ResolvedSettings, *live: ResolvedSettings) -> None:
    """Write the alias of switches, from the first to the last namespace."""
    times = [BEGIN + timedelta(hours=hour) for hour in range(len(live))]
    lived = [
        Stretch(live=each.namespace, since=time if hour else None)
        for hour, (each, time) in enumerate(zip(live, times, strict=True))
    ]
    alias = Alias(
        live=live[-1].namespace, former=live[-2].namespace, phase="live", at=times[-1], earlier=tuple(lived[:-1]),
        went_back=live[-1] == wire, **VERSIONS,
    )  # fmt: skip
    await send_all(wire, [(KEY, encode(alias))], ALIAS)


async def alerted(wire: ResolvedSettings) -> list[str]:
    return [Alert.read(record.value or b"").story_id for record in await read_topic(wire, ALERTS)]


def waiting_groups(wire: ResolvedSettings) -> list[str]:
    findings = json.loads(dateline(wire, "status").stdout)["findings"]
    return [each["problem"] for each in findings if each["reason"] == "group-without-members"]


async def test_stories_of_a_former_namespace_are_matched_before_it_can_be_dropped(
    wire: ResolvedSettings, rules: Path, tmp_path: Path
) -> None:
    """``alerts run`` ended before it got to the new namespace; that was gone back from."""
    with WorkerProcess(wire, tmp_path / "alerts.log", rules=rules) as worker:
        await tell(wire, story(story_id="before"))
        await settled(wire, worker, stages=("match", "alert"))
        assert worker.stop() == 0, "one that is killed stays a member until its session ends"
    new = await prepared(wire, 3)
    await tell(new, story(story_id="before"), mark="upgrade")
    await tell(new, story(story_id="there", minutes=1), story(story_id="there too", minutes=2))
    await tell(wire, story(story_id="there", minutes=1), story(story_id="there too", minutes=2), mark="upgrade")
    await tell(wire, story(story_id="after", minutes=3))
    await switched(wire, wire, new, wire)

    existing = await in_broker(wire, new.namespace)
    refused = dateline(wire, "replay", "drop", new.namespace)
    assert refused.returncode == 1
    assert (
        f"{new.namespace} was live under the name of {wire.namespace}, and 2 of its stories wait for `alerts run`: "
        f"start `dateline alerts run --rules FILE`, which matches them first, and drop {new.namespace} once it has; "
        "nothing was deleted"
    ).encode() in refused.stderr
    assert await in_broker(wire, new.namespace) == existing
    assert waiting_groups(wire) == [
        f"group {new.namespace}.{ALERTING}: no members, and 2 records wait",
        f"group {wire.namespace}.{ALERTING}: no members, and 3 records wait",
    ]

    with WorkerProcess(wire, tmp_path / "former.log", rules=rules) as worker:
        assert await asyncio.to_thread(worker.process.wait, 60) == EXIT_SWITCHED
    assert await alerted(wire) == ["before", "there", "there too"]
    assert f"{wire.namespace} is live, and all stories of {new.namespace} are matched" in worker.log()
    with WorkerProcess(wire, tmp_path / "live.log", rules=rules) as worker:
        await settled(wire, worker, stages=("match", "alert"))
        assert waiting_groups(wire) == []
        assert dateline(wire, "replay", "drop", new.namespace).returncode == 0
        await tell(wire, story(story_id="later", minutes=4))
        await settled(wire, worker, stages=("match", "alert"))
    assert await alerted(wire) == ["before", "there", "there too", "after", "later"], "each once, the former's first"
    assert await in_broker(wire, new.namespace) == (set(), set())


@pytest.mark.long
async def test_of_several_former_namespaces_the_earliest_is_matched_first(
    wire: ResolvedSettings, rules: Path, tmp_path: Path
) -> None:
    with WorkerProcess(wire, tmp_path / "alerts.log", rules=rules) as worker:
        await tell(wire, story(story_id="first"))
        await settled(wire, worker, stages=("match", "alert"))
    second, third = await prepared(wire, 2), await prepared(wire, 3)
    await tell(wire, story(story_id="first again", minutes=1))
    await tell(second, story(story_id="second", minutes=2))
    await tell(third, story(story_id="third", minutes=3))
    await switched(wire, wire, second, third)
    for number in range(2):
        with WorkerProcess(wire, tmp_path / f"{number}.log", rules=rules) as worker:
            assert await asyncio.to_thread(worker.process.wait, 60) == EXIT_SWITCHED
    with WorkerProcess(wire, tmp_path / "live.log", rules=rules) as worker:
        await settled(third, worker, stages=("match", "alert"))
    assert await alerted(wire) == ["first", "first again", "second", "third"]


async def test_where_alerts_began_later_former_stories_alert_nobody_and_hold_nothing_up(
    wire: ResolvedSettings, rules: Path, tmp_path: Path
) -> None:
    second, third = await prepared(wire, 2), await prepared(wire, 3)
    await tell(wire, story(story_id="old"))
    await tell(second, story(story_id="old too", minutes=1))
    await tell(third, story(story_id="new", minutes=2))
    await switched(wire, wire, second, third)
    assert waiting_groups(wire) == []
    with WorkerProcess(wire, tmp_path / "live.log", rules=rules) as worker:
        await settled(third, worker, stages=("match", "alert"))
        assert waiting_groups(wire) == []
    assert await alerted(wire) == ["new"]
    assert dateline(wire, "replay", "drop", second.namespace).returncode == 0


async def test_marked_stories_of_a_former_namespace_hold_nothing_up(
    wire: ResolvedSettings, rules: Path, tmp_path: Path
) -> None:
    """As of one that was gone back from at once, or that is prepared again."""
    new = await prepared(wire, 2)
    await tell(new, story(story_id="a"), mark="upgrade")
    await switched(wire, wire, new, wire)
    with WorkerProcess(wire, tmp_path / "alerts.log", rules=rules) as worker:
        await tell(wire, story(story_id="a"))
        await settled(wire, worker, stages=("match", "alert"))
        await tell(new, story(story_id="a", version=2), mark="upgrade")
        assert waiting_groups(wire) == []
        assert dateline(wire, "replay", "drop", new.namespace).returncode == 0
        assert worker.running
    assert await alerted(wire) == ["a"]


def test_going_back_says_which_stories_wait_for_alerts(
    settings: ResolvedSettings,
    rules: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    wire = settings.model_copy(update={"partitions": 1, "session_timeout": 6})

    async def before() -> ResolvedSettings:
        await create_topics(wire)
        await create_topic(wire, ALIAS)
        with WorkerProcess(wire, tmp_path / "alerts.log", rules=rules) as worker:
            await tell(wire, story(story_id="a"))
            await settled(wire, worker, stages=("match", "alert"))
        new = await prepared(wire, 2)
        await tell(new, story(story_id="b"))
        await switched(wire, wire, new)
        return new

    new = asyncio.run(before())

    async def sides(*_: object, **__: object) -> Sides:
        return Sides(
            wire, wire, new, went_back=True, earlier=(Stretch(live=wire.namespace), Stretch(live=new.namespace))
        )

    async def done(*_: object) -> dict[int, int]:
        return {0: 0}

    monkeypatch.setattr(switch, "_sides", sides)
    monkeypatch.setattr(switch, "catch_up", lambda *_: None)
    monkeypatch.setattr(switch, "wait_for_live", done)
    monkeypatch.setattr(switch, "drain", done)
    switch._switch(wire, wire.namespace, 1, 5, went_back=True)  # noqa: SLF001 - what both verbs call
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"{new.namespace}: 1 of its stories waits for `alerts run`, which matches them first: see that it runs. "
        f"Until then, keep {new.namespace}"
    )
