"""``dateline alerts``, run as a command."""

import asyncio
import gzip
import json
import re
import socket
from pathlib import Path
from typing import Any, Final

import pytest

from dateline import demo
from dateline.cli.terminal.output import open_output
from dateline.core.alerts.match import Trial
from dateline.core.alerts.ruleset import Ruleset
from dateline.files.rules_file import load_rules
from dateline.kafka.codec import encode, event_headers
from dateline.kafka.embedded_broker.broker import free_port
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, STORIES
from dateline_schemas import Alert, Story
from tests.alert_stories import story
from tests.flow import read_topic, send_all, settled
from tests.integration.command import dateline
from tests.integration.test_health import ask
from tests.worker_process import WorkerProcess

RULES: Final = Path(demo.__path__[0]) / "rules.toml"
QUAKE: Final = '[[rules]]\nid = "quake"\nname = "Quakes"\nany = ["earthquake"]\n'
FLOOD: Final = '\n[[rules]]\nid = "flood"\nname = "Floods"\nany = ["flood*"]\n'
SILENCE: Final = (
    '\n[[silences]]\nrules = "quake"\nuntil = "2026-02-07 14:00 Europe/Amsterdam"\n'
    'why = "a drill on the lake"\nby = "Eva"\n'
)


async def send(settings: ResolvedSettings, *stories: Story) -> None:
    for each in stories:
        headers = event_headers(each, "thread", ())
        await send_all(settings, [(each.story_id.encode(), encode(each))], STORIES, headers)


async def fired(settings: ResolvedSettings) -> list[tuple[str, str]]:
    alerts = [Alert.read(record.value or b"") for record in await read_topic(settings, ALERTS)]
    return [(alert.rule, alert.story_id) for alert in alerts]


async def hears(settings: ResolvedSettings, worker: WorkerProcess) -> None:
    await settled(settings, worker, stages=("match", "alert"))


def refusals(settings: ResolvedSettings) -> list[str]:
    """Return what ``status`` finds wrong with rules files."""
    findings = json.loads(dateline(settings, "status").stdout)["findings"]
    return [each["problem"] for each in findings if each["reason"] == "rules-refused"]


async def test_a_changed_rules_file_is_read_and_a_faulty_one_refused(one: ResolvedSettings, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(QUAKE)
    with WorkerProcess(one, tmp_path / "alerts.log", rules=rules) as worker:
        await send(one, story(story_id="a"), story("A flood.", story_id="b"))
        await hears(one, worker)
        rules.write_text(QUAKE + "severty = 'high'\n")
        await asyncio.to_thread(worker.wait_for, "rules_refused")
        fault = f"{rules}:5: rules[0].severty: unknown field; did you mean severity?"
        assert fault in worker.log()
        async with asyncio.timeout(30):
            while not (problems := await asyncio.to_thread(refusals, one)):
                pass  # it takes a second
        assert problems == [f"rules file on {socket.gethostname()}: {fault}"]
        await send(one, story(story_id="c"))
        await hears(one, worker)
        rules.write_text(QUAKE + FLOOD)
        await asyncio.to_thread(worker.wait_for, "rules_loaded")
        async with asyncio.timeout(30):
            while await asyncio.to_thread(refusals, one):
                pass
        await send(one, story("A flood.", story_id="d"), story(story_id="e"))
        await hears(one, worker)
        assert worker.stop() == 0
    assert await fired(one) == [("quake", "a"), ("quake", "c"), ("flood", "d"), ("quake", "e")]


async def test_stories_older_than_the_newest_on_the_topic_are_no_news_at_a_first_start(
    one: ResolvedSettings, tmp_path: Path
) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(QUAKE)
    day = 24 * 60
    await send(one, story(story_id="old"), *(story(story_id=f"new-{n}", minutes=day + 1 + n) for n in range(3)))
    with WorkerProcess(one, tmp_path / "alerts.log", rules=rules) as worker:
        await hears(one, worker)
    assert await fired(one) == [("quake", f"new-{n}") for n in range(3)]


async def test_a_cooldown_holds_in_any_order_and_over_a_restart(one: ResolvedSettings, tmp_path: Path) -> None:
    """Pages of 09:50, 08:03, 08:18, 08:24, 08:30, then some after a restart."""
    rules = tmp_path / "rules.toml"
    rules.write_text('[[rules]]\nid = "east"\nname = "E"\nregions = ["Middle East"]\ncooldown = "1h"\n')

    def page(minutes: int) -> Story:
        return story(story_id=f"{minutes}", minutes=minutes, regions=("western-asia",))

    with WorkerProcess(one, tmp_path / "alerts.log", rules=rules) as worker:
        await send(one, *map(page, (-130, -237, -222, -216, -210)))
        await hears(one, worker)
        assert worker.stop() == 0
        worker.start()
        await send(one, *map(page, (-189, -180, -71, -70, -177)))
        await hears(one, worker)
        assert worker.stop() == 0
    assert await fired(one) == [("east", "-130"), ("east", "-237"), ("east", "-70")]


async def test_a_silence_is_read_while_the_command_runs(one: ResolvedSettings, tmp_path: Path) -> None:
    served = one.model_copy(update={"http_port": free_port()})
    rules = tmp_path / "rules.toml"
    rules.write_text(QUAKE + FLOOD)
    with WorkerProcess(served, tmp_path / "alerts.log", rules=rules) as worker:
        await send(served, story(story_id="a"))
        await hears(served, worker)
        rules.write_text(QUAKE + FLOOD + SILENCE)
        await asyncio.to_thread(worker.wait_for, "rules_loaded")
        kind: dict[str, Any] = {"kind": "withdrawal", "event": "withdrawn", "version": 2, "headline": "Earthquake"}
        await send(served, story(story_id="b", minutes=59), story("Flood and earthquake.", story_id="c", minutes=60))
        await send(served, story("A flood.", story_id="d", minutes=1), story(story_id="a", minutes=2, **kind))
        await hears(served, worker)
        metrics = await asyncio.to_thread(ask, served, "/metrics")
        assert worker.stop() == 0
    assert await fired(served) == [("quake", "a"), ("flood", "c"), ("quake", "c"), ("flood", "d"), ("quake", "a")]
    assert 'dateline_alerts_suppressed_total{reason="silence"} 1.0' in metrics[1]
    assert 'dateline_alerts_fired_total{occasion="story"} 4.0' in metrics[1]
    assert worker.log().count("alert_silenced rule=quake story=b until=2026-02-07T14:00:00+01:00 by=") == 1


@pytest.mark.long
async def test_alerting_has_a_group_of_its_own_beside_the_other_stages(one: ResolvedSettings, tmp_path: Path) -> None:
    with (
        WorkerProcess(one, tmp_path / "worker.log") as worker,
        WorkerProcess(one, tmp_path / "alerts.log", rules=RULES) as alerts,
    ):
        sent = dateline(one, "ingest", str(RULES.parent / "pages.jsonl"))
        assert sent.returncode == 1, "one page of the demo is broken"
        await settled(one, worker, alerts)
    shown = dateline(
        one, "alerts", "check", str(RULES), "--against", "-", stdin=dateline(one, "tail", "stories").stdout
    )
    assert shown.stdout.splitlines() == dateline(one, "tail", "alerts").stdout.splitlines()
    assert shown.stdout


def test_run_names_the_faults_of_the_rules(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(QUAKE + "min_sightings = 6\n")
    ended = dateline(None, "alerts", "run", "--rules", str(rules))
    assert ended.returncode == 1
    stderr = ended.stderr.decode().splitlines()
    assert stderr[0].startswith("dateline: the rules cannot be used")
    assert stderr[1].startswith(f"  {rules}:5: rules[0].min_sightings: must be a power of two")
    assert len(stderr) == 2


def test_check_names_every_fault_and_exits_with_1(tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text("rules:\n- id: a\n  name: A\n  any: x\n  urgency: 0\n- id: a\n")
    ended = dateline(None, "alerts", "check", str(rules))
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert [line.split(": ")[:2] for line in ended.stderr.decode().splitlines()] == [
        [f"{rules}:5", "rules[0].urgency"],
        [f"{rules}:6", "rules[1].id"],
        [f"{rules}:6", "rules[1].name"],
    ]


def test_check_shows_the_rules() -> None:
    piped = dateline(None, "alerts", "check", str(RULES))
    rules = [json.loads(line) for line in piped.stdout.splitlines()]
    assert [rule["id"] for rule in rules] == ["disaster", "breaking", "caribbean", "lake-ferries", "withdrawn"]
    table = dateline(None, "alerts", "check", str(RULES), "--format", "table").stdout.decode()
    assert "seen 8 times within 2h" in table
    assert re.search(r"│ updates every 30m · +│ none +│ 1d +│\n.*│ corrections +│", table)
    assert re.search(r"in caribbean +│ nothing +│ 2h +│ 1d +│", table)


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet"])
def test_check_shows_which_alerts_would_have_been_sent(tmp_path: Path, suffix: str) -> None:
    stories = [story("A cyclone.", story_id=str(n), minutes=n, regions=("caribbean",)) for n in range(3)]
    archive = tmp_path / f"stories{suffix}"
    with open_output(archive, Story) as output:
        output.write(map(encode, stories))
    ended = dateline(None, "alerts", "check", str(RULES), "--against", str(archive))
    trial = Trial(Ruleset(load_rules(RULES)))
    verdicts = [verdict for each in stories for verdict in trial.run(each)]
    assert ended.stdout.splitlines() == [encode(verdict.alert) for verdict in verdicts if verdict.alert]
    assert [(verdict.rule, verdict.withheld) for verdict in verdicts if verdict.withheld] == [
        ("caribbean", "cooldown")
    ] * 2
    (row,) = (line for line in ended.stderr.decode().splitlines() if "caribbean" in line)
    assert row.split()[1::2] == ["caribbean", "1", "0", "0", "0", "2", "0", "0"]
    assert ended.returncode == 0


def test_check_shows_the_silences_and_what_they_hold_back(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(QUAKE + FLOOD + SILENCE)
    table = dateline(None, "alerts", "check", str(rules), "--format", "table").stdout.decode()
    assert "2026-02-07 14:00 +0100" in table
    assert re.search(r"over.*a drill on the lake.*Eva", table)
    quake, flood = map(json.loads, dateline(None, "alerts", "check", str(rules)).stdout.splitlines())
    assert [silence["why"] for silence in quake["silences"]] == ["a drill on the lake"]
    assert "silences" not in flood
    archive = tmp_path / "stories.jsonl"
    archive.write_bytes(b"\n".join(encode(story(story_id=f"{minutes}", minutes=minutes)) for minutes in (58, 59, 60)))
    ended = dateline(None, "alerts", "check", str(rules), "--against", str(archive))
    assert [json.loads(line)["story_id"] for line in ended.stdout.splitlines()] == ["60"]
    stderr = ended.stderr.decode()
    (row,) = (line for line in stderr.splitlines() if "quake" in line)
    assert row.split()[1::2] == ["quake", "1", "0", "0", "0", "0", "0", "0", "2"]
    assert "silenced" in stderr


def test_check_names_rules_of_targets_that_are_not_there(tmp_path: Path) -> None:
    rules, targets = tmp_path / "rules.toml", tmp_path / "targets.toml"
    rules.write_text(QUAKE + FLOOD)
    targets.write_text(
        '[[target]]\nname = "desk"\nurl = "json://me:${PASSWORD}@localhost"\nrules = ["flood", "qake"]\n'
    )
    checked = dateline(None, "alerts", "check", str(rules), "--targets", str(targets))
    assert (checked.returncode, checked.stdout) == (1, b"")
    warning, fault = checked.stderr.decode().splitlines()  # in the order of their lines
    assert fault == f"{targets}:4: target desk rules: there is no rule 'qake'; did you mean quake?"
    assert warning.startswith(f"{targets}:3: warning: target desk url: the environment variable PASSWORD is not set")
    targets.write_text(targets.read_text().replace("qake", "q*"))
    assert dateline(None, "alerts", "check", str(rules), "--targets", str(targets)).returncode == 0
    targets.write_text('[[target]]\nname = "desk"\nurl = "jsn://localhost"\n')
    faulty = dateline(None, "alerts", "check", str(rules), "--targets", str(targets))
    assert faulty.returncode == 2
    assert faulty.stderr.decode() == f"{targets}:3: target desk url: Apprise knows no service jsn://\n"
    targets.write_text('[[target]]\nname = "desk"\nurl = "${URL}"\n')
    assert dateline(None, "alerts", "check", str(rules), "--targets", str(targets)).returncode == 0
    targets.write_text("[[targets]]\n")
    faulty = dateline(None, "alerts", "check", str(rules), "--targets", str(targets))
    assert faulty.returncode == 2
    assert b"did you mean target?" in faulty.stderr


def test_check_shows_why_a_story_has_to_be_in_a_region(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('[[rules]]\nid = "a"\nname = "A"\nregions = "caribbean"\nvia = ["dateline", "section"]\n')
    table = dateline(None, "alerts", "check", str(rules), "--format", "table").stdout.decode()
    assert "in caribbean by dateline or section" in table


def test_check_names_lines_that_are_no_stories_and_goes_on(tmp_path: Path) -> None:
    archive = tmp_path / "stories.jsonl"
    archive.write_bytes(b'{"story_id": "a"}\n' + encode(story("A cyclone.")) + b"\nnot JSON\n")
    ended = dateline(None, "alerts", "check", str(RULES), "--against", str(archive))
    assert ended.returncode == 1
    assert len(ended.stdout.splitlines()) == 1
    stderr = ended.stderr.decode()
    assert f"{archive}:1: not a Story: version: Field required" in stderr
    assert f"{archive}:3: not JSON" in stderr


@pytest.mark.parametrize(
    ("name", "data"), [("no.jsonl", None), ("cut.gz", gzip.compress(b"{}\n" * 99, mtime=0)[:-9]), ("x.gz", b"x")]
)
def test_check_of_an_archive_that_cannot_be_read_is_wrong_usage(tmp_path: Path, name: str, data: bytes | None) -> None:
    archive = tmp_path / name
    if data is not None:
        archive.write_bytes(data)
    ended = dateline(None, "alerts", "check", str(RULES), "--against", str(archive))
    assert ended.returncode == 2
    assert name in "".join(re.split(r"[\s│]+", ended.stderr.decode())), "whatever the box breaks it at"
    assert "Traceback" not in ended.stderr.decode()
