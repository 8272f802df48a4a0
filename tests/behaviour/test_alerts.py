"""The alerting stages: one alert for each story and rule, also through restarts, and none for replayed stories."""

from collections import Counter
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from dateline import demo
from dateline.agents.stage import ALERTING, STAGES
from dateline.agents.stages.match import MatchStage
from dateline.agents.stages.rulebook import Rulebook
from dateline.core.alerts.match import Trial
from dateline.core.alerts.rule import Rule
from dateline.core.alerts.ruleset import Ruleset
from dateline.core.pipeline import Pipeline
from dateline.core.places.resolve import Atlas
from dateline.core.times.clock import Clock
from dateline.files.page_records import Page
from dateline.files.pages import Defaults, read_pages
from dateline.files.rules_file import load_rules
from dateline.kafka.codec import REPLAYED, Headers, Incoming, encode
from dateline.kafka.dead_letters import read_dead_letter
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, DEAD_LETTER, MATCHES, STORIES
from dateline_schemas import Alert, Match, RawArticle, Story
from tests.alert_stories import relinked, story
from tests.behaviour.conftest import NO_BROKER
from tests.flow import BrokerFlow, Flow, MemoryFlow, send_all
from tests.worker_process import WorkerProcess

DEMO: Final = Path(demo.__path__[0])
RULES: Final = DEMO / "rules.toml"


class Alerting(NamedTuple):
    """A flow with rules, and a function that kills the alerting stages and starts them again."""

    flow: Flow
    restart: Callable[[], None]


@pytest.fixture
async def alerting(
    request: pytest.FixtureRequest, flow_settings: ResolvedSettings, atlas: Atlas, tmp_path: Path
) -> AsyncIterator[Alerting]:
    # Two partitions, so that the stories of a rule come through both; alerts always have one.
    settings = flow_settings.model_copy(update={"partitions": 2})
    if settings.broker == NO_BROKER:
        memory = MemoryFlow(settings, atlas, Rulebook(RULES))

        def restart_stages() -> None:
            for stage in ALERTING:
                memory.restart(stage, Rulebook(RULES))

        yield Alerting(memory, restart_stages)
        return
    await create_topics(settings)
    log = tmp_path / "alerts.log"
    with (
        WorkerProcess(settings, tmp_path / "worker.log", stages="route") as worker,
        WorkerProcess(settings, log, rules=RULES) as alerts,
    ):

        def restart() -> None:
            # On the embedded broker, the successor of a killed worker waits for minutes; Apache Kafka tests faults.
            if request.config.getoption("--broker") == "kafka":
                alerts.kill()
            else:
                alerts.stop()
            alerts.start()

        yield Alerting(BrokerFlow(settings, worker, alerts), restart)
        assert alerts.stop() == 0, alerts.log()


@pytest.fixture(scope="module")
def versions(atlas: Atlas) -> list[Story]:
    """All story versions of the demo's evening."""
    pipeline = Pipeline(atlas)
    pages = [page for page in read_pages([DEMO / "pages.jsonl"], Defaults()) if isinstance(page, Page)]
    return [story for page in pages for step in pipeline.run(page.article) for story in step.stories]


async def send(flow: Flow, stories: list[Story], headers: Headers = ()) -> None:
    records = [(each.story_id.encode(), encode(each)) for each in stories]
    if isinstance(flow, BrokerFlow):
        await send_all(flow.settings, records, STORIES, headers)
        return
    for key, value in records:
        await flow.send(key, value, STORIES, headers)


async def alerts_of(flow: Flow) -> list[Alert]:
    return [Alert.read(record.value or b"") for record in await flow.read(ALERTS)]


def ids(alerts: list[Alert]) -> Counter[str]:
    return Counter(alert.alert_id for alert in alerts)


def expected(stories: list[Story]) -> list[Alert]:
    trial = Trial(Ruleset(rule for rule in load_rules(RULES) if not rule.cooldown))
    return [verdict.alert for each in stories for verdict in trial.run(each) if verdict.alert]


async def test_the_stages_alert_as_a_trial_does(alerting: Alerting, versions: list[Story]) -> None:
    await send(alerting.flow, versions)
    await alerting.flow.settle()
    alerts = await alerts_of(alerting.flow)
    # Which partition is read first decides which story a cooldown suppresses.
    assert ids([alert for alert in alerts if alert.rule != "caribbean"]) == ids(expected(versions))
    assert any(alert.rule == "caribbean" for alert in alerts)
    assert {alert.occasion for alert in alerts} == {"story", "update", "withdrawal"}


@pytest.mark.long_embedded
async def test_a_restart_loses_no_alert_and_sends_none_twice(alerting: Alerting, versions: list[Story]) -> None:
    half = len(versions) // 2
    await send(alerting.flow, versions[:half])
    await alerting.flow.settle()
    alerting.restart()
    await send(alerting.flow, versions[half:])
    await alerting.flow.settle()
    alerts = [alert for alert in await alerts_of(alerting.flow) if alert.rule != "caribbean"]
    assert ids(alerts) == ids(expected(versions))
    assert set(ids(alerts).values()) == {1}


@pytest.mark.long_embedded
async def test_replayed_stories_alert_nobody(alerting: Alerting, versions: list[Story]) -> None:
    await send(alerting.flow, versions, ((REPLAYED, b"monday"),))
    await alerting.flow.settle()
    assert await alerting.flow.read(MATCHES) == []
    await send(alerting.flow, versions)
    await alerting.flow.settle()
    assert ids([alert for alert in await alerts_of(alerting.flow) if alert.rule != "caribbean"]) == ids(
        expected(versions)
    )


@pytest.mark.long_embedded
async def test_merged_stories_of_two_partitions_alert_once(alerting: Alerting) -> None:
    names = [number.to_bytes(16, "big").hex() for number in range(4)]
    text = "A cyclone crossed the island."
    for ended, into in zip(names[::2], names[1::2], strict=True):
        await send(alerting.flow, [story(text, story_id=ended)])
        await alerting.flow.settle()
        await send(alerting.flow, list(relinked(ended, into, minutes=1)))
        await alerting.flow.settle()
        await send(alerting.flow, [story(text, story_id=into, version=10, kind="repeat", minutes=2)])
    await alerting.flow.settle()
    assert [alert.story_id for alert in await alerts_of(alerting.flow)] == names[::2]


FLOOD: Final = (
    "THESSALONIKI, Greece (AP) - A landslide buried a row of houses above the village of Kerasia on Sunday, killing {} "
    "people, the fire service said. The rain cut the road to the valley, and rescuers came on foot."
)


async def test_the_text_from_before_a_correction_alerts_with_the_corrected_headline(
    alerting: Alerting, atlas: Atlas
) -> None:
    """Portals still had "thirty" after the wire had corrected it to "three", and the desk was told thirty."""
    pages = [
        RawArticle.model_validate(
            {
                "source": source,
                "url": f"https://{source}.example/{minute}",
                "fetched_at": datetime(2026, 2, 6, 12, minute, tzinfo=UTC),
                "language": "en",
                "title": (title := f"{'CORRECTED-' * (toll == 'three')}Landslide in Greece kills {toll}"),
                "text": f"{title}\n{FLOOD.format(toll)}",
            }
        )
        for minute, (source, toll) in enumerate(
            [("wire", "thirty"), ("wire", "three"), *((f"portal-{number}", "thirty") for number in range(6))]
        )
    ]
    pipeline = Pipeline(atlas)
    stories = [story for page in pages for step in pipeline.run(page) for story in step.stories]
    await send(alerting.flow, stories)
    await alerting.flow.settle()
    alerts = [(alert.rule, alert.occasion, alert.story) for alert in await alerts_of(alerting.flow)]
    assert [(rule, occasion) for rule, occasion, _ in alerts] == [
        ("disaster", "story"), ("disaster", "correction"), ("breaking", "story"),
    ]  # fmt: skip
    revision = alerts[-1][2].superseded_by
    assert revision is not None
    assert (revision.version, revision.headline) == (2, "CORRECTED-Landslide in Greece kills three")


@pytest.mark.long_embedded
async def test_a_held_update_comes_with_its_next_repeat_after_a_restart(alerting: Alerting) -> None:
    text = "A cyclone crossed the island."
    await send(alerting.flow, [story(text), story(text, version=2, kind="update", minutes=10)])
    await alerting.flow.settle()
    alerting.restart()
    relation = {"kind": "repeat", "rule": "same-fingerprint", "parent": 2}
    await send(
        alerting.flow,
        [story(text, version=2 + number, relation=relation, minutes=10 * (1 + number)) for number in range(1, 4)],
    )
    await alerting.flow.settle()
    alerts = [(alert.occasion, alert.version) for alert in await alerts_of(alerting.flow)]
    assert alerts == [("story", 1), ("update", 4)]


async def test_an_alert_has_its_story_and_the_headers_of_an_event(alerting: Alerting, versions: list[Story]) -> None:
    traced = (("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), ("own", b"stays"))
    version = next(each for each in versions if "Cyclone" in (each.headline or ""))
    await alerting.flow.send(version.story_id.encode(), encode(version), STORIES, traced)
    await alerting.flow.settle()
    (record,) = await alerting.flow.read(ALERTS)
    assert record.key == f"disaster/{version.story_id}".encode()
    assert Alert.read(record.value or b"").story == version
    headers = dict(record.headers)
    assert headers["traceparent"] == traced[0][1]
    assert headers["ce_type"] == b"dateline.alert.v1"
    assert "own" not in headers
    (match,) = await alerting.flow.read(MATCHES)
    assert [hit.rule for hit in Match.read(match.value or b"").hits] == ["disaster"]


def test_a_region_that_a_text_only_mentions_fires_no_rule_by_dateline(atlas: Atlas) -> None:
    """A story of the WHO from Geneva fired a South America rule."""
    pages = {
        "GENEVA (Reuters) - The WHO said on Friday that measles cases in Brazil and Peru had doubled.": "any",
        "LIMA (AFP) - Peru closed two ports on Friday after high waves damaged many boats.": "any, dateline",
    }
    rules = [
        Rule.model_validate({"id": name, "name": name, "regions": "South America", "via": via})
        for name, via in (("any", ()), ("dateline", "dateline"))
    ]
    for text, met in pages.items():
        article = RawArticle(source="portal", fetched_at=datetime(2026, 2, 6, 12, tzinfo=UTC), text=text)
        trial = Trial(Ruleset(rules))
        steps = Pipeline(atlas).run(article)
        alerts = [
            verdict.rule for step in steps for story in step.stories for verdict in trial.run(story) if verdict.alert
        ]
        assert ", ".join(alerts) == met, text


@pytest.mark.long_embedded
@pytest.mark.parametrize("stage", ALERTING)
async def test_poison_becomes_dead_letters_and_alerting_goes_on(
    alerting: Alerting, versions: list[Story], stage: str
) -> None:
    source = STAGES[stage].source
    for value in (b'{"story": 7}', b"\xff", None):
        await alerting.flow.send(b"its key", value, source, (("own", b"x"),))
    await send(alerting.flow, versions)
    await alerting.flow.settle()
    letters = [read_dead_letter(record) for record in await alerting.flow.read(DEAD_LETTER)]
    of_stage = [letter for letter in letters if letter.stage == stage]
    assert [(letter.key, letter.value) for letter in of_stage] == [
        (b"its key", value) for value in (b'{"story": 7}', b"\xff", None)
    ]
    assert ids([alert for alert in await alerts_of(alerting.flow) if alert.rule != "caribbean"]) == ids(
        expected(versions)
    )


@pytest.mark.parametrize(("replayed", "matches"), [(False, 0), (True, 1)])
def test_a_rulebook_may_include_replays(replayed: bool, matches: int) -> None:  # noqa: FBT001
    stage = MatchStage("wire", Clock(), Rulebook(RULES, replayed=replayed))
    value = encode(story("A cyclone."))
    assert len(stage.process(Incoming("t", 0, 0, 0, b"a", value, ((REPLAYED, b"monday"),)))) == matches
