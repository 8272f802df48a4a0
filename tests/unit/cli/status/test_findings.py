"""What ``dateline status`` finds wrong in a snapshot of a namespace."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from aiokafka import TopicPartition

from dateline.agents.monitoring.groups import GroupState, Member
from dateline.agents.monitoring.lag import Lag
from dateline.agents.rules_notes import RulesNote
from dateline.agents.state.missed_records import Gap
from dateline.cli.status.findings import find, notes
from dateline.cli.status.reasons import REASONS, Reason
from dateline.cli.status.report import as_json
from dateline.cli.status.snapshot.busy_sources import BusySource
from dateline.cli.status.snapshot.snapshot import GROUPS, DeadLetters, Snapshot, TopicState, _full_disk
from dateline.cli.status.status import status_tables
from dateline.cli.terminal.printing import SafeConsole
from dateline.client.gateway_notes import GatewayNote
from dateline.client.passed_over import Foreign
from dateline.core.replay.alias import Alias
from dateline.core.sources.health import Standing
from dateline.kafka.embedded_broker.broker import ADDRESS_NAME
from dateline.kafka.topic_admin import Replicas
from dateline.settings import ResolvedSettings

NOON = datetime(2026, 2, 7, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("newest", "age"),
    [
        (NOON - timedelta(hours=1), 3600.0),
        (NOON, 0.0),
        pytest.param(NOON + timedelta(days=2500), 0.0, id="newer than --at"),
        pytest.param(None, None, id="no event"),
    ],
)
def test_an_age_is_never_negative(newest: datetime | None, age: float | None) -> None:
    topic = TopicState("wire.raw", 1, 9, newest)
    status = as_json(Snapshot(ResolvedSettings(), NOON, (topic,), {}, (), (), 0))
    assert status["topics"][0]["age"] == age


def test_every_reason_is_explained() -> None:
    assert list(REASONS) == list(Reason), "in the order of the handbook"
    assert all(each.meaning and each.remedy for each in REASONS.values())


def test_one_finding_names_all_topics_with_too_few_replicas() -> None:
    replicas = {"wire.raw": Replicas(1, 1), "wire.briefs": Replicas(2, 1), "wire.stories": Replicas(3, 3)}
    settings = ResolvedSettings(replication=3)
    snapshot = Snapshot(settings, NOON, (), {}, (), (), 0, replicas=replicas)
    findings = {finding.reason: finding.problem for finding in find(snapshot)}
    assert findings[Reason.REPLICATION_BELOW_SETTING] == (
        "wire.raw and 1 more topic: 1 replica, and DATELINE_REPLICATION is 3"
    )
    assert findings[Reason.REPLICAS_OUT_OF_SYNC] == "wire.briefs: 1 of 2 replicas in sync"


def test_partitions_that_do_not_answer_are_named_by_topic() -> None:
    unanswered = {TopicPartition("wire.raw", number): "has no leader" for number in (0, 2)}
    unanswered[TopicPartition("wire.briefs", 1)] = "does not answer"
    snapshot = Snapshot(
        ResolvedSettings(), NOON, (), {}, (), (), 0, unanswered=unanswered, missing=(GROUPS, "the targets of alerts")
    )
    assert [(finding.reason, finding.problem) for finding in find(snapshot)] == [
        ("partition-unanswered", "wire.briefs: partition 1 does not answer"),
        ("partition-unanswered", "wire.raw: partitions 0, 2 have no leader"),
        ("partition-unanswered", "not read because of it: the groups, the targets of alerts"),
    ], "and not that no worker has joined, which nobody knows"
    shown = as_json(snapshot)
    assert shown["unanswered"][1] == {"topic": "wire.raw", "partition": 0, "why": "has no leader"}
    assert shown["not_read"] == [GROUPS, "the targets of alerts"]
    console = SafeConsole(width=120, file=(printed := StringIO()))
    console.print(status_tables(snapshot))
    assert "the groups could not be read" in printed.getvalue()
    assert "no consumer group" not in printed.getvalue()


def test_a_group_is_a_finding_only_where_it_stayed_stuck() -> None:
    lag = {"wire.raw": Lag(1, exact=True)}
    groups = (
        GroupState("moves", "PreparingRebalance", (), {}),
        GroupState("stays", "PreparingRebalance", (), {}, stuck=True),
        GroupState("alone", "Empty", (), lag, stuck=True),
        GroupState("wire.alerts", "Empty", (), lag, stuck=True),
    )
    findings = list(find(Snapshot(ResolvedSettings(), NOON, (), {}, groups, (), 0)))[1:]
    assert [(finding.reason, finding.problem) for finding in findings] == [
        (Reason.GROUP_REBALANCING, "group stays: in a rebalance that does not end (PreparingRebalance, 0 members)"),
        (Reason.GROUP_WITHOUT_MEMBERS, "group alone: no members, and 1 record waits"),
        (Reason.GROUP_WITHOUT_MEMBERS, "group wire.alerts: no members, and 1 record waits"),
    ]
    assert findings[2].remedy == "start `dateline alerts run --rules FILE`"
    assert findings[1].remedy.startswith("start its reader")


def test_a_note_names_the_partition_and_the_source_that_hold_others_up() -> None:
    lags, busy = {("thread", 3): Lag(2800, exact=True)}, {("thread", 3): BusySource("portal", 197, 200)}
    (note,) = notes(Snapshot(ResolvedSettings(), NOON, (), lags, (), (), 0, busy=busy))
    assert note.reason == "busy-source"
    assert note.problem == "thread partition 3: 2800 records wait, 197 of the first 200 from portal"


def test_stories_that_nobody_matches_any_more_are_not_missed() -> None:
    deleted = {("route", 1): Gap(5, 9), ("match", 0): Gap(5, 9), ("alert", 0): Gap(7, 8)}

    def missed(*groups: str) -> list[str]:
        states = tuple(GroupState(name, "Empty", (), {}) for name in groups)
        snapshot = Snapshot(ResolvedSettings(), NOON, (), {}, states, (), 0, deleted=deleted)
        return [each.problem for each in find(snapshot) if each.reason == Reason.RECORDS_DELETED]

    route = "route partition 1: at most 4 records were deleted before route read them (offsets 5 to 8 of wire.stories)"
    match = "match partition 0: at most 4 records were deleted before match read them (offsets 5 to 8 of wire.stories)"
    alert = "alert partition 0: at most 1 record was deleted before alert read it (offset 7 of wire.matches)"
    assert missed("wire") == [route]
    assert missed("wire", "wire.alerts") == [route, match, alert]


def test_the_group_of_a_target_is_not_shown_as_empty() -> None:
    groups = (GroupState("wire-deliver-desk", "Empty", (), {}, delivers=True), GroupState("reader", "Empty", (), {}))
    snapshot = Snapshot(ResolvedSettings(), NOON, (), {}, groups, (), 0)
    console = SafeConsole(width=200, file=(printed := StringIO()))
    console.print(status_tables(snapshot))
    rows = [line.split() for line in printed.getvalue().splitlines() if "reader" in line or "deliver" in line]
    assert rows == [["wire-deliver-desk", "a", "target's"], ["reader", "Empty", "0"]]
    assert [each["delivers"] for each in as_json(snapshot)["groups"]] == [True, False]


def test_files_that_are_refused_while_their_process_runs_are_findings() -> None:
    def gateway(age: float, fault: str | None) -> GatewayNote:
        return GatewayNote(
            gateway="vm-1", at=NOON - timedelta(minutes=age), address="127.0.0.1:8480", version="0", caught_up=True,
            clients=0, copy_bytes=0, tokens_fault=fault,
        )  # fmt: skip

    notes_of = (gateway(1, "tokens.toml:3: it is missing"), gateway(1, None), gateway(4, "silent: no finding"))
    rules = (RulesNote(host="vm-1", file="r.toml", at=NOON, faults=3, fault="r.toml:5: unknown field"),)
    snapshot = Snapshot(ResolvedSettings(), NOON, (), {}, (), (), 0, gateways=notes_of, rules=rules)
    found = {each.reason: each.problem for each in find(snapshot)}
    assert found[Reason.TOKENS_REFUSED] == "gateway vm-1: tokens.toml:3: it is missing"
    assert found[Reason.RULES_REFUSED] == "rules file on vm-1: r.toml:5: unknown field, and 2 more errors"


def test_without_members_no_worker_has_joined_which_is_not_that_none_runs() -> None:
    for groups in ((), (GroupState("wire", "Empty", (), {}),)):
        (finding,) = find(Snapshot(ResolvedSettings(), NOON, (), {}, groups, (), 0))
        assert (finding.reason, finding.problem) == (Reason.NO_WORKER, "no worker has joined the group wire")
        assert finding.remedy.startswith("start `dateline worker`; one that was started just now may still compile")


@pytest.mark.parametrize("state", ["PreparingRebalance", "CompletingRebalance"])
def test_a_group_with_members_in_a_rebalance_is_never_without_worker(state: str) -> None:
    members = (Member("10.0.0.5", {}), Member("10.0.0.6", {}))
    group = GroupState("wire", state, members, {}, stuck=True)
    (finding,) = find(Snapshot(ResolvedSettings(), NOON, (), {}, (group,), (), 0))
    assert (finding.reason, finding.problem) == (
        Reason.GROUP_REBALANCING,
        f"group wire: in a rebalance that does not end ({state}, 2 members)",
    )
    ends = Snapshot(ResolvedSettings(), NOON, (), {}, (group._replace(stuck=False),), (), 0)
    assert list(find(ends)) == []
    (note,) = notes(ends)
    assert note.problem.startswith(f"group wire: in a rebalance ({state}, 2 members), which ends by itself: ")
    assert note.remedy.startswith("end no worker; ")
    console = SafeConsole(width=200, file=(printed := StringIO()))
    console.print(status_tables(ends))
    assert "note  group-rebalancing  group wire" in printed.getvalue()
    assert "no problems" in printed.getvalue()
    assert [each["reason"] for each in as_json(ends)["notes"]] == ["group-rebalancing"]


def test_what_something_else_wrote_among_the_dead_letters_is_a_note_and_no_dead_letter() -> None:
    foreign = Foreign("wire.dead-letter/0@1", "not a dead letter: it has no header", 3)
    snapshot = Snapshot(ResolvedSettings(), NOON, (), {}, (), (), 0, DeadLetters(NOON, 0, foreign))
    assert Reason.DEAD_LETTERS not in {each.reason for each in find(snapshot)}
    (note,) = notes(snapshot)
    assert (note.reason, note.problem) == (Reason.FOREIGN_RECORDS, foreign.line)
    shown = as_json(snapshot)
    assert (shown["dead_letters"], shown["passed_over"]) == (0, 3)


def test_the_pages_of_each_source_without_briefs_are_shown_by_reason() -> None:
    source = Standing("portal", 0, 20, None, None, None, reasons={"refusal": 3, "menu": 1})
    snapshot = Snapshot(ResolvedSettings(), NOON, (), {}, (), (source,), 0)
    (shown,) = as_json(snapshot)["sources"]
    assert shown["no_briefs"] == {"refusal": 3, "menu": 1}
    console = SafeConsole(width=200, file=(printed := StringIO()))
    console.print(status_tables(snapshot))
    assert "4 pages of four weeks gave no brief (refusal 3, menu)" in printed.getvalue()


def test_a_finding_about_a_partition_names_its_worker() -> None:
    members = (
        Member("10.0.0.5", {"wire.raw": (0, 2)}, "dateline-wire-31-1"),
        Member("10.0.0.6", {"wire.raw": (1, 3)}, "dateline-wire-47-1"),
    )
    groups = (
        GroupState("reader", "Stable", (Member("10.0.0.7", {"wire.raw": (1,)}),), {}),
        GroupState("wire", "Stable", members, {}),
    )
    lags = {("split", 1): Lag(7, exact=True)}
    snapshot = Snapshot(ResolvedSettings(), NOON, (), lags, groups, (), 0, still=frozenset(lags))
    (problem,) = (each.problem for each in find(snapshot) if each.reason is Reason.STAGE_WITHOUT_PROGRESS)
    assert problem == (
        "split partition 1: it has a worker on 10.0.0.6 (dateline-wire-47-1), 7 records wait, and none was processed "
        "meanwhile"
    )


def test_a_finding_about_a_partition_names_the_instance_and_not_the_process_that_had_it_first() -> None:
    member = Member("10.0.0.5", {"wire.raw": (0,)}, "dateline-wire-31-1", "w-1")
    lags = {("split", 0): Lag(7, exact=True)}
    groups = (GroupState("wire", "Stable", (member,), {}),)
    snapshot = Snapshot(ResolvedSettings(), NOON, (), lags, groups, (), 0, still=frozenset(lags))
    (problem,) = (each.problem for each in find(snapshot) if each.reason is Reason.STAGE_WITHOUT_PROGRESS)
    assert problem.startswith("split partition 0: it has a worker on 10.0.0.5 (DATELINE_INSTANCE=w-1), 7 records wait")


def test_while_a_switch_is_unfinished_split_is_not_without_progress() -> None:
    """Its pages wait, as the switch wants; what the later stages have begun must get on."""
    alias = Alias(
        live="wire-2", former="wire", phase="switching", at=NOON, parser_version="1", fingerprint_version=1,
    )  # fmt: skip
    group = GroupState("wire", "Stable", (Member("10.0.0.5", {"wire.briefs": (0,), "wire.distinct": (0,)}),), {})
    lags = {("split", 0): Lag(9, exact=True), ("collapse", 0): Lag(9, exact=True)}
    snapshot = Snapshot(
        ResolvedSettings(partitions=1), NOON, (), lags, (group,), (), 0, still=frozenset(lags), alias=alias
    )
    found = [(each.reason, each.problem.partition(":")[0]) for each in find(snapshot)]
    assert ("stage-without-progress", "collapse partition 0") in found
    assert ("stage-without-progress", "split partition 0") not in found


def test_where_this_version_cannot_run_nobody_is_told_to_start_its_worker() -> None:
    """While workers of the version that made the namespace run, nothing is wrong."""
    why = "wire itself is live, and it is of parser 0, fingerprint 3 and story model 8; this has 1, 3 and 9"
    alone = Snapshot(ResolvedSettings(), NOON, (), {}, (), (), 0, refusal=why)
    (finding,) = find(alone)
    assert finding.reason == "other-version"
    assert finding.problem == f"no worker has joined the group wire, and none of this version can run: {why}"
    assert "the version that made the namespace" in finding.remedy
    assert "dateline upgrade prepare" in finding.remedy
    assert list(notes(alone)) == []
    owned = {f"wire.{suffix}": (0,) for suffix in ("raw", "briefs", "distinct", "stories")}
    group = GroupState("wire", "Stable", (Member("10.0.0.5", owned),), {})
    one = ResolvedSettings(partitions=1)
    served = Snapshot(one, NOON, (), {}, (group,), (), 0, refusal=why)
    assert list(find(served)) == []
    (note,) = notes(served)
    assert (note.reason, note.problem) == (
        "other-version", f"workers of another version run, and none of this version can: {why}",
    )  # fmt: skip


def test_a_disk_on_which_the_embedded_broker_takes_no_pages_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = ResolvedSettings(broker="127.0.0.1:9092", data_dir=tmp_path)
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1 << 20))
    assert _full_disk(settings) == "", "the broker runs elsewhere"
    (tmp_path / ADDRESS_NAME).write_text("127.0.0.1:9092")
    snapshot = Snapshot(settings, NOON, (), {}, (), (), 0, disk=_full_disk(settings))
    finding = next(find(snapshot))
    assert finding.reason == "disk-full"
    assert finding.problem.startswith(f"1 MiB are free in {tmp_path}, and the embedded broker needs ")
