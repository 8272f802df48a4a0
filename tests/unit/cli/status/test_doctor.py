import socket
from pathlib import Path

import orjson
import pytest
from aiokafka.errors import ClusterAuthorizationFailedError, KafkaTimeoutError

from dateline.agents.monitoring.endpoints import serve
from dateline.cli.main import main
from dateline.cli.status.doctor import _different_topics
from dateline.cli.terminal.failure import IN_TIME
from dateline.extras import Extra
from dateline.kafka.clients import LeaderlessError
from dateline.kafka.topic_admin import CREATE, REASSIGN, RENAME, TopicState, compare
from dateline.process.listening import TAKEN
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import BRIEFS, RAW, TOPICS

EMPTY: frozenset[str] = frozenset()


@pytest.fixture
def base_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no extra that parses, and no broker."""
    monkeypatch.setenv("DATELINE_BROKER", "127.0.0.1:1")
    monkeypatch.setattr("dateline.cli.status.doctor.is_installed", lambda extra: extra is not Extra.PARSE)


@pytest.mark.usefixtures("base_install")
def test_a_base_install_has_no_place_index_and_that_is_no_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path))
    with pytest.raises(SystemExit) as exited:
        main(("doctor", "--format", "table"))
    (row,) = [line for line in capsys.readouterr().out.splitlines() if "place index" in line]
    assert exited.value.code == 1, "the broker does not answer"
    assert row.split() == ["ok", "place", "index", "not", "installed;", "what", "parses", "pages", "needs", "it"]
    assert not list(tmp_path.iterdir())


def test_topics_that_differ_in_the_same_way_are_one_row() -> None:
    settings = ResolvedSettings(replication=3)
    states = {topic.of(settings): TopicState(1, 1, topic.config()) for topic in (RAW, BRIEFS)}
    differences = [one for topic in TOPICS for one in compare(topic, states.get(topic.of(settings)), settings, EMPTY)]
    checks = [(check.how, check.remedy) for check in _different_topics(differences)]
    assert checks == [
        ("wire.raw and 1 more topic: partitions should be 4, is 1", RENAME),
        ("wire.raw and 1 more topic: replication should be 3, is 1", REASSIGN),
        (f"wire.distinct and {len(TOPICS) - 3} more topics: missing", CREATE),
    ]


def test_every_wrong_setting_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LOG_FORMAT", "xml")
    monkeypatch.setenv("DATELINE_LOG_LEVEL", "trace")
    monkeypatch.setattr("dateline.cli.status.doctor._WIDE", 400)
    with pytest.raises(SystemExit) as exited:
        main(("doctor", "--format", "table"))
    assert exited.value.code == 2
    shown = capsys.readouterr().out
    assert "DATELINE_LOG_FORMAT='xml'" in shown
    assert "DATELINE_LOG_LEVEL='trace'" in shown


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        (
            "BROKER",
            "kafka[/bold]:9092",
            "DATELINE_BROKER=kafka[/bold]:9092: kafka[/bold]:9092 is a URL; give host:port",
        ),
        ("BROKER", "127.0.0.1", "127.0.0.1 has no port"),
        ("NAMESPACE", "[red]Wire[/]", "such as wire-2"),
        (
            "SASL_PASSWORD",
            "hunter[2]",
            "DATELINE_SASL_PASSWORD is set, but DATELINE_SECURITY_PROTOCOL=PLAINTEXT has no login",
        ),
        (
            "CACHE_DIR",
            "{folder}/a[bold]file",
            "DATELINE_CACHE_DIR={folder}/a[bold]file: it is a file, and not a folder",
        ),
        ("DATA_DIR", "{folder}/a[bold]file", "DATELINE_DATA_DIR={folder}/a[bold]file: it is a file, and not a folder"),
        ("DATA_DIR", "/proc/x/[/]", "DATELINE_DATA_DIR=/proc/x/[/]: no folder can be made in /proc"),
    ],
)
def test_a_wrong_setting_is_named_with_its_brackets(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    variable: str,
    value: str,
    words: str,
) -> None:
    (tmp_path / "a[bold]file").write_text("")
    monkeypatch.setenv("DATELINE_BROKER", "127.0.0.1:1")
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setenv(f"DATELINE_{variable}", value.format(folder=tmp_path))
    monkeypatch.setattr("dateline.cli.status.doctor._WIDE", 400)
    with pytest.raises(SystemExit):
        main(("doctor", "--format", "table"))
    out = capsys.readouterr().out
    assert words.partition("; ")[0].format(folder=tmp_path) in out
    assert words.partition("; ")[2] in out
    assert variable == "SASL_PASSWORD" or value.format(folder=tmp_path) in out
    assert "hunter" not in out


@pytest.mark.usefixtures("base_install")
def test_into_a_pipe_each_check_is_one_json_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATELINE_DATA_DIR", str(tmp_path))
    with pytest.raises(SystemExit) as exited:
        main(("doctor",))
    assert exited.value.code == 1, "the broker is away, which is no wrong setting"
    checks = {line["check"]: line for line in map(orjson.loads, capsys.readouterr().out.splitlines())}
    assert checks["data folder"] == {"status": "ok", "check": "data folder", "result": str(tmp_path), "remedy": None}
    assert (checks["broker"]["status"], "nothing listens" in checks["broker"]["result"]) == ("wrong", True)


@pytest.mark.parametrize(("host", "faults"), [("0.0.0.0", 1), ("127.0.0.1", 0), ("localhost", 0)])  # noqa: S104
def test_a_gateway_that_others_reach_without_tokens_is_a_finding(
    host: str, faults: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_BROKER", "127.0.0.1:1")
    monkeypatch.setenv("DATELINE_GATEWAY_HOST", host)
    monkeypatch.setenv("DATELINE_GATEWAY_PORT", "0")
    with pytest.raises(SystemExit) as exited:
        main(("doctor",))
    lines = [line for line in map(orjson.loads, capsys.readouterr().out.splitlines()) if line["check"] == "settings"]
    found = [line for line in lines if "without tokens" in line["result"]]
    assert exited.value.code == (2 if faults else 1)
    assert [(line["status"], "DATELINE_GATEWAY_TOKENS" in line["remedy"]) for line in found] == [
        ("wrong", True)
    ] * faults


def test_a_missing_file_of_tokens_is_named_with_what_begins_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATELINE_BROKER", "127.0.0.1:1")
    monkeypatch.setenv("DATELINE_GATEWAY_TOKENS", str(path := tmp_path / "tokens.toml"))
    with pytest.raises(SystemExit) as exited:
        main(("doctor",))
    checks = {line["check"]: line for line in map(orjson.loads, capsys.readouterr().out.splitlines())}
    assert exited.value.code == 2
    assert checks["file of tokens"] == {
        "status": "wrong",
        "check": "file of tokens",
        "result": f"DATELINE_GATEWAY_TOKENS: {path}: No such file or directory",
        "remedy": f"`dateline tokens new NAME --file {path}` begins one",
    }


@pytest.mark.parametrize(
    ("variable", "value"), [("SESSION_TIMEOUT", "0"), ("SSL_CAFILE", "/no/ca.pem"), ("DATA_DIR", "/dev/null")]
)
def test_a_wrong_setting_exits_as_it_does_in_other_verbs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv("DATELINE_BROKER", "127.0.0.1:1")
    if variable == "SSL_CAFILE":
        monkeypatch.setenv("DATELINE_SECURITY_PROTOCOL", "SSL")
    monkeypatch.setenv(f"DATELINE_{variable}", value)
    with pytest.raises(SystemExit) as exited:
        main(("doctor",))
    wrong = [line for line in map(orjson.loads, capsys.readouterr().out.splitlines()) if line["status"] == "wrong"]
    assert exited.value.code == 2
    assert any(f"DATELINE_{variable}" in line["result"] for line in wrong)


def test_a_certificate_that_cannot_be_used_is_the_only_check_of_the_settings(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_SECURITY_PROTOCOL", "SSL")
    monkeypatch.setenv("DATELINE_SSL_CAFILE", "/etc/passwd")
    with pytest.raises(SystemExit):
        main(("doctor",))
    checks = [orjson.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [check["status"] for check in checks if check["check"] == "settings"] == ["wrong"]


@pytest.mark.parametrize(
    ("error", "result"),
    [
        (KafkaTimeoutError("Failed to get offsets by times in 40000 ms"), "127.0.0.1:9 does not answer: "),
        (LeaderlessError("wire.raw has a partition without leader"), "127.0.0.1:9 is not ready: wire.raw has "),
        (ClusterAuthorizationFailedError("no"), "127.0.0.1:9 refuses: "),
    ],
)
def test_a_broker_that_goes_away_meanwhile_is_a_row_and_the_other_rows_stay(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception, result: str
) -> None:
    def fail(_: object) -> None:
        raise error

    monkeypatch.setattr("dateline.cli.status.doctor._broker_and_topics", fail)
    monkeypatch.setattr("dateline.cli.status.doctor.find_trouble", lambda _: IN_TIME)
    monkeypatch.setattr("dateline.cli.status.doctor.is_installed", lambda extra: extra is not Extra.PARSE)
    monkeypatch.setenv("DATELINE_BROKER", "127.0.0.1:9")
    monkeypatch.setenv("DATELINE_DATA_DIR", str(tmp_path))
    with pytest.raises(SystemExit):
        main(("doctor",))
    checks = {line["check"]: line for line in map(orjson.loads, capsys.readouterr().out.splitlines())}
    assert checks["broker"]["result"].startswith(result)
    assert "doctor" not in checks["broker"]["remedy"], "it is what runs"
    assert {"settings", "data folder", "place index"} <= set(checks)


@pytest.mark.parametrize(
    ("host", "port"), [("HTTP_HOST", "HTTP_PORT"), ("GATEWAY_HOST", "GATEWAY_PORT")], ids=["worker", "gateway"]
)
@pytest.mark.parametrize("wrong", ["nosuch.invalid", "203.0.113.1", f"{'a' * 70}.invalid"])
@pytest.mark.usefixtures("base_install")
def test_an_address_that_a_process_cannot_have_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, host: str, port: str, wrong: str
) -> None:
    monkeypatch.setenv("DATELINE_HTTP_PORT", "9464")
    monkeypatch.setenv(f"DATELINE_{host}", wrong)
    monkeypatch.setenv(f"DATELINE_{port}", "9465")
    with pytest.raises(SystemExit) as exited:
        main(("doctor",))
    assert exited.value.code == 2
    lines = map(orjson.loads, capsys.readouterr().out.splitlines())
    (found,) = [line for line in lines if (line["check"], line["status"]) == ("settings", "wrong")]
    assert found["result"].startswith(f"DATELINE_{host}={wrong} DATELINE_{port}=9465: ")
    assert found["remedy"].startswith("set an address of this machine")


@pytest.mark.parametrize("name", ["HTTP", "GATEWAY"])
@pytest.mark.usefixtures("base_install")
def test_a_port_that_another_program_has_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("dateline.process.listening._SECONDS", 0.2)  # it never answers
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        monkeypatch.setenv("DATELINE_GATEWAY_PORT", "0")
        monkeypatch.setenv(f"DATELINE_{name}_PORT", str(port))
        with pytest.raises(SystemExit) as exited:
            main(("doctor",))
    assert exited.value.code == 1, "as a worker that finds the port taken ends"
    lines = map(orjson.loads, capsys.readouterr().out.splitlines())
    (found,) = [line for line in lines if (line["check"], line["status"]) == ("settings", "wrong")]
    address = f"DATELINE_{name}_HOST=127.0.0.1 DATELINE_{name}_PORT={port}"
    assert found["result"] == f"{address}: another program has this port"
    assert found["remedy"].startswith("give each process of a machine a port of its own")


@pytest.mark.usefixtures("base_install")
def test_a_port_that_a_worker_of_this_machine_has_is_no_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    serve(Settings(http_port=port), Live())
    monkeypatch.setenv("DATELINE_GATEWAY_PORT", "0")
    monkeypatch.setenv("DATELINE_HTTP_PORT", str(port))
    with pytest.raises(SystemExit):
        main(("doctor",))
    assert "DATELINE_HTTP_HOST" not in capsys.readouterr().out


@pytest.mark.usefixtures("base_install")
def test_the_port_of_a_gateway_that_nobody_set_is_no_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A gateway may never run on this machine."""
    monkeypatch.delenv("DATELINE_GATEWAY_PORT", raising=False)
    monkeypatch.setattr("dateline.cli.status.doctor.address_problem", lambda *_: TAKEN)
    with pytest.raises(SystemExit):
        main(("doctor",))
    (found,) = [line for line in map(orjson.loads, capsys.readouterr().out.splitlines()) if TAKEN in line["result"]]
    assert (found["check"], found["status"]) == ("settings", "next")


class Live:
    """The health of a worker that lives and is not ready."""

    def liveness_failures(self, _: float) -> list[str]:
        return []

    def readiness_failures(self, _: float) -> list[str]:
        return ["it compiles"]
