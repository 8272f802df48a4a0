"""A worker on a listener with TLS and a password; every client of the worker uses both."""

import asyncio
from pathlib import Path

import pytest
from pydantic import SecretStr

from dateline.demo.pages import demo_pages
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS
from tests.flow import read_topic, send_all, settled
from tests.integration.command import dateline
from tests.kafka.security import PASSWORD, USER
from tests.kafka.server import KafkaServer
from tests.worker_process import WorkerProcess

pytestmark = pytest.mark.kafka


@pytest.fixture
def secured(settings: ResolvedSettings, kafka_server: KafkaServer) -> ResolvedSettings:
    secured_settings = {
        "broker": kafka_server.secured_address,
        "security_protocol": "SASL_SSL",
        "sasl_username": USER,
        "sasl_password": SecretStr(PASSWORD),
        "ssl_cafile": kafka_server.certificate,
        "partitions": 1,
        "log_level": "DEBUG",
    }
    return settings.model_copy(update=secured_settings)


async def test_the_flow_runs_over_tls_with_a_password(secured: ResolvedSettings, tmp_path: Path) -> None:
    await create_topics(secured)
    await send_all(secured, [(b"its key", demo_pages()[0])])
    with WorkerProcess(secured, tmp_path / "worker.log") as worker:
        await settled(secured, worker)
        assert worker.stop() == 0
    assert len(await read_topic(secured, BRIEFS)) == 8


async def test_a_worker_with_a_wrong_password_ends(secured: ResolvedSettings, tmp_path: Path) -> None:
    await create_topics(secured)
    stranger = secured.model_copy(update={"sasl_password": SecretStr("a guess")})
    with WorkerProcess(stranger, tmp_path / "worker.log") as worker:
        assert await asyncio.to_thread(worker.process.wait, 60) != 0
    assert "refuses the login" in worker.log()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"SASL_PASSWORD": "a guess"},
            "refuses this client: {tls} refuses the login of dateline; correct DATELINE_SASL_USERNAME",
        ),
        (
            {"SASL_MECHANISM": "SCRAM-SHA-512"},
            "has no login by SCRAM-SHA-512; set DATELINE_SASL_MECHANISM",
        ),
        (
            {"SECURITY_PROTOCOL": "SSL", "SASL_USERNAME": "", "SASL_PASSWORD": ""},
            "it expects a login or a client's certificate; set DATELINE_SECURITY_PROTOCOL=SASL_SSL",
        ),
        ({"SSL_CAFILE": ""}, "the certificate of {tls} is refused: self-signed certificate; let DATELINE_SSL_CAFILE"),
        (
            {"SECURITY_PROTOCOL": "SASL_PLAINTEXT", "SSL_CAFILE": ""},
            "{tls} expects TLS; set DATELINE_SECURITY_PROTOCOL=SASL_SSL",
        ),
        ({"BROKER": "{plain}"}, "set DATELINE_SECURITY_PROTOCOL=SASL_PLAINTEXT, use its TLS port"),
        ({"BROKER": "nowhere.invalid:9092"}, "there is no host nowhere.invalid; correct DATELINE_BROKER"),
        ({"SSL_CAFILE": "/no/ca.pem"}, "DATELINE_SSL_CAFILE=/no/ca.pem: No such file or directory; name a file"),
        ({"SASL_PASSWORD": "", "SASL_PASSWORD_FILE": "/no/file"}, "DATELINE_SASL_PASSWORD_FILE=/no/file: No such file"),
    ],
)
def test_what_is_wrong_is_told_apart_by_a_command_and_by_doctor(
    kafka_server: KafkaServer, tmp_path: Path, changed: dict[str, str], message: str
) -> None:
    words = {"tls": kafka_server.secured_address, "plain": kafka_server.address}
    variables = {name: value.format(**words) for name, value in (_login(kafka_server) | changed).items()}
    extra = {f"DATELINE_{name}": value for name, value in variables.items()}
    extra |= {"COLUMNS": "400", "DATELINE_DATA_DIR": str(tmp_path)}
    command, doctor = (
        dateline(None, *verb, extra=extra) for verb in (("topics", "list"), ("doctor", "--format", "table"))
    )
    problem, _, remedy = message.format(**words).partition("; ")
    assert command.returncode == (2 if "/no/" in message else 1)
    assert message.format(**words) in command.stderr.decode()
    assert doctor.returncode == command.returncode
    rows = {word.strip(",;:") for word in doctor.stdout.decode().split()}  # its columns wrap
    assert {word.strip(",;:") for word in problem.removeprefix("refuses this client: ").split()} <= rows
    assert {*remedy.split()[:1]} <= rows
    assert b"a guess" not in command.stderr + doctor.stdout + doctor.stderr


def test_a_password_in_a_file_logs_in(kafka_server: KafkaServer, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n")
    variables = _login(kafka_server) | {"SASL_PASSWORD": "", "SASL_PASSWORD_FILE": str(file)}
    ended = dateline(None, "topics", "list", extra={f"DATELINE_{name}": value for name, value in variables.items()})
    assert ended.returncode == 0, ended.stderr


def _login(server: KafkaServer) -> dict[str, str]:
    return {
        "BROKER": server.secured_address,
        "SECURITY_PROTOCOL": "SASL_SSL",
        "SASL_USERNAME": USER,
        "SASL_PASSWORD": PASSWORD,
        "SSL_CAFILE": str(server.certificate),
    }
