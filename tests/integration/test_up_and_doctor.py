import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from dateline.kafka.embedded_broker.broker import BrokerError, embedded_broker, free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.gateways import until_ready
from tests.integration.command import dateline, running

PAGE = {
    "source": "kust",
    "fetched_at": "2026-02-07T22:00:00+00:00",
    "text": "OSLO (NTB) - De veerboot vaart weer. " * 5,
}


def test_up_runs_broker_worker_and_gateway_and_leaves_no_process(tmp_path: Path) -> None:
    settings = ResolvedSettings(
        broker=f"127.0.0.1:{free_port()}", partitions=1, gateway_port=free_port(), data_dir=tmp_path / "data"
    )
    url = f"http://127.0.0.1:{settings.gateway_port}"
    with running(settings, "up") as everything:
        assert everything.stderr
        stderr = everything.stderr.readline() + everything.stderr.readline()
        assert settings.broker.encode() in stderr
        worker = int(stderr.split(b"process ")[1].split(b";")[0])
        assert dateline(settings, "ingest", "-", stdin=json.dumps(PAGE).encode()).returncode == 0
        with running(settings, "tail", "stories", "--follow") as following:
            assert following.stdout
            assert json.loads(following.stdout.readline())["version"] == 1
        asyncio.run(until_ready(url))
        with httpx.stream("GET", f"{url}/v1/stream?since=9999d") as stream:
            assert next(line for line in stream.iter_lines() if line.startswith("event: ")) == "event: version"
        while f"gateway {url}, its log in ".encode() not in stderr:  # told once `up` has seen that it answers
            line = everything.stderr.readline()
            assert line, stderr
            stderr += line
        everything.send_signal(signal.SIGINT)
        _, rest = everything.communicate(timeout=60)
        assert everything.returncode == 0, rest
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)
    assert dateline(settings, "tail", "stories").returncode == 1
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_up_does_not_start_a_broker_where_another_listens(broker: str, tmp_path: Path) -> None:
    ended = dateline(ResolvedSettings(broker=broker, data_dir=tmp_path), "up")
    assert ended.returncode == 1
    assert b"is taken by another program" in ended.stderr


def test_up_starts_no_broker_on_another_machine(tmp_path: Path) -> None:
    assert dateline(ResolvedSettings(broker="kafka.example:9092", data_dir=tmp_path), "up").returncode == 2


async def test_doctor_finds_nothing_where_all_is_well(settings: ResolvedSettings) -> None:
    await create_topics(settings)
    content = dateline(settings, "doctor")
    assert content.returncode == 0, content.stdout
    checks = [json.loads(line) for line in content.stdout.splitlines()]
    assert {check["status"] for check in checks} <= {"ok", "next"}
    assert {"settings", "broker", "topics"} <= {check["check"] for check in checks}


def test_doctor_finds_missing_topics(settings: ResolvedSettings) -> None:
    found = dateline(settings, "doctor")
    assert found.returncode == 1
    assert b"dateline topics create" in found.stdout


def test_doctor_finds_a_missing_broker_and_a_wrong_setting(tmp_path: Path) -> None:
    away = dateline(ResolvedSettings(broker=f"127.0.0.1:{free_port()}", data_dir=tmp_path), "doctor")
    assert away.returncode == 1
    assert b"does not answer" in away.stdout
    wrong = dateline(None, "doctor", extra={"DATELINE_PARTITION": "3"})
    assert wrong.returncode == 2, "as of any verb"
    assert b"DATELINE_PARTITIONS" in wrong.stdout


def test_a_second_broker_over_a_folder_names_the_address_of_the_first(tmp_path: Path) -> None:
    says = r"already runs over .* at 127\.0\.0\.1:\d+: use that one"
    with embedded_broker(tmp_path), pytest.raises(BrokerError, match=says), embedded_broker(tmp_path):
        pass


def test_a_broker_does_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    enter = "with embedded_broker(pathlib.Path(sys.argv[1])) as address: print(address, flush=True); input()"
    script = f"import sys, pathlib\nfrom dateline.kafka.embedded_broker.broker import embedded_broker\n{enter}"
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:  # noqa: S603
        assert parent.stdout
        port = int(parent.stdout.readline().rpartition(b":")[2])
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.settimeout(10)
            parent.kill()
            # The broker's end of the connection closes when the broker is gone.
            with suppress(ConnectionResetError):  # it may have had bytes of ours that it had not read
                assert connection.recv(1) == b""
