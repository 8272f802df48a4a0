"""A command that logs as JSON prints nothing else on standard error."""

import logging
from collections.abc import Iterator

import orjson
import pytest

from dateline.cli.terminal.notices import fail, logs_json, notice
from dateline.process import stop_signals


@pytest.fixture(autouse=True)
def command(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Be a command that has not logged yet."""
    root = logging.getLogger()
    before, root.handlers, level = root.handlers, [], root.level
    monkeypatch.setattr(stop_signals._STATE, "words", ("worker",))  # noqa: SLF001
    yield
    root.handlers = before
    root.setLevel(level)


def test_where_the_log_is_text_lines_are_plain(capsys: pytest.CaptureFixture[str]) -> None:
    notice("continuing")
    fail("it is away", 1)
    fail("targets.toml:3: no url", 2, prefix="")
    assert capsys.readouterr().err == "continuing\ndateline: it is away\ntargets.toml:3: no url\n"


@pytest.mark.parametrize("others", [{}, {"DATELINE_PARTITION": "3"}], ids=["", "beside a wrong setting"])
def test_where_the_log_is_json_lines_are_events(
    others: dict[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"DATELINE_LOG_FORMAT": "json", **others}.items():
        monkeypatch.setenv(name, value)
    notice("continuing")
    fail("it is away:\nlook", 1)
    said, failed = map(orjson.loads, capsys.readouterr().err.splitlines())
    assert (said["level"], said["event"], said["text"]) == ("INFO", "notice", "continuing")
    assert (failed["level"], failed["event"], failed["code"]) == ("ERROR", "command_failed", 1)
    assert failed["error"] == "it is away:\nlook"


@pytest.mark.parametrize(
    ("words", "follows", "logs"), [(("tail",), True, True), (("tail",), False, False), (("parse",), False, False)]
)
def test_a_command_that_logs_nothing_prints_plain_lines(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, *, follows: bool, logs: bool
) -> None:
    monkeypatch.setenv("DATELINE_LOG_FORMAT", "json")
    monkeypatch.setattr(stop_signals._STATE, "words", words)  # noqa: SLF001
    monkeypatch.setattr(stop_signals._STATE, "follows", follows)  # noqa: SLF001
    assert logs_json() is logs
