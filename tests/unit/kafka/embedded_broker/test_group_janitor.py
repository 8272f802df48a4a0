"""Which members the janitor of the embedded broker removes, and when."""

import os
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from dateline.kafka.embedded_broker import group_janitor
from dateline.kafka.embedded_broker.group_janitor import Janitor, Member, client_id

LOCAL = ["localhost:9092"]


def of_process(pid: int) -> Member:
    return Member(f"m-{pid}", client_id("dateline-wire", LOCAL).replace(f"-{os.getpid()}", f"-{pid}"))


def dead_pid() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


OURS = of_process(os.getpid())
STRANGER = Member("m-kcat", "rdkafka")


def test_a_client_of_a_broker_on_another_machine_has_no_process_id() -> None:
    assert client_id("dateline-wire", ["localhost:9092", "kafka.example:9092"]) == "dateline-wire"
    assert client_id("dateline-wire", LOCAL).endswith(f"-{os.getpid()}")


def test_a_dead_process_is_removed_at_once_whatever_its_group_does() -> None:
    dead = of_process(dead_pid())
    for state in ("Stable", "PreparingRebalance"):
        assert list(Janitor().removable("g", state, [OURS, dead, STRANGER], 0.0)) == [dead]


def test_a_zombie_is_dead() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.read()  # it has ended, and nobody has waited for it
    member = of_process(process.pid)
    janitor = Janitor()
    while not janitor.removable("g", "Stable", [member], 0.0):
        pass  # its output closes a moment before its end
    process.wait()
    process.stdout.close()


def test_a_process_of_another_namespace_of_process_ids_counts_as_a_stranger() -> None:
    elsewhere = Member("m", f"dateline-wire-1-{dead_pid()}")
    assert not Janitor().removable("g", "Stable", [elsewhere], 0.0)


def test_strangers_are_removed_from_a_long_rebalance_and_running_processes_from_a_longer_one() -> None:
    janitor, members = Janitor(), [OURS, STRANGER]
    assert not janitor.removable("g", "PreparingRebalance", members, 100.0)
    assert not janitor.removable("g", "PreparingRebalance", members, 107.9)
    assert list(janitor.removable("g", "PreparingRebalance", members, 108.0)) == [STRANGER]
    assert list(janitor.removable("g", "PreparingRebalance", members, 130.0)) == members


def test_a_rebalance_that_moves_counts_anew() -> None:
    janitor = Janitor()
    janitor.removable("g", "PreparingRebalance", [STRANGER], 100.0)
    janitor.removable("g", "PreparingRebalance", [STRANGER, OURS], 107.0)
    assert not janitor.removable("g", "PreparingRebalance", [STRANGER, OURS], 109.0)
    janitor.removable("g", "Stable", [STRANGER, OURS], 110.0)
    assert not janitor.removable("g", "PreparingRebalance", [STRANGER, OURS], 116.0)


FORMER, JOINED = OURS._replace(member_id="m-former"), OURS._replace(member_id="m-joined")


def test_of_a_process_that_joined_again_the_former_member_is_removed_and_no_other() -> None:
    other = of_process(os.getppid())
    janitor = Janitor()
    janitor.removable("g", "Stable", [FORMER, other], 100.0)
    members = [JOINED, other, FORMER]  # the broker lists them in any order
    assert not janitor.removable("g", "PreparingRebalance", members, 110.0)
    assert not janitor.removable("g", "PreparingRebalance", members, 113.9)
    assert janitor.removable("g", "PreparingRebalance", members, 114.0) == {
        FORMER: "its process has joined again as another member"
    }
    assert not Janitor().removable("g", "Stable", members, 114.0)


def test_members_of_one_process_that_came_together_are_both_of_use() -> None:
    janitor = Janitor()
    for now in (100.0, 129.9):
        assert not janitor.removable("g", "PreparingRebalance", [FORMER, JOINED], now)


def test_a_member_that_came_first_is_removed_first() -> None:
    late = of_process(os.getppid())
    janitor = Janitor()
    janitor.removable("g", "Stable", [OURS], 100.0)
    for now in (101.0, 131.0):
        reasons = janitor.removable("g", "PreparingRebalance", [late, OURS], now)
    assert list(reasons) == [OURS, late]


class Broker:
    """An admin client and a broker whose rebalance ends once a member has left."""

    def __init__(self, culprit: Member, *members: Member) -> None:
        self.culprit, self.members = culprit, list(members)
        self._client = self

    async def list_consumer_groups(self) -> list[tuple[str, str]]:
        return [("wire", "consumer")]

    async def describe_consumer_groups(self, names: list[str]) -> list[SimpleNamespace]:
        state = "PreparingRebalance" if self.culprit in self.members else "Stable"
        rows = [(*member, "/127.0.0.1", b"", b"") for member in self.members]
        return [SimpleNamespace(groups=[(0, names[0], state, "consumer", "", rows)])]

    async def find_coordinator(self, group: str) -> int:
        assert group == "wire"
        return 1

    async def send(self, node: int, request: Any) -> None:  # noqa: ANN401 - a request before it is encoded
        assert node == 1
        self.members = [each for each in self.members if each.member_id != request._member_id]  # noqa: SLF001


async def test_no_more_members_are_removed_once_the_rebalance_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before, all of them were: they joined again while the group had just got its partitions, and it stood again."""
    monkeypatch.setattr(group_janitor, "_SETTLE_SECONDS", 0.0)
    clock = iter([100.0, 131.0])
    monkeypatch.setattr(group_janitor, "monotonic", lambda: next(clock))
    others = [Member(f"m-{number}", OURS.client_id) for number in (1, 2)]
    broker: Any = Broker(OURS, OURS, *others)
    janitor = Janitor()
    for _ in range(2):
        await group_janitor._sweep(broker, janitor)  # noqa: SLF001
    assert broker.members == others
