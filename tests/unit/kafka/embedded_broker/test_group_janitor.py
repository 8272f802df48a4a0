"""Which members the janitor of the embedded broker removes, and when."""

import os
import subprocess
import sys

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
