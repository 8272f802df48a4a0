"""No value breaks a log line, in text or in JSON."""

import json
import logging
import shlex
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.process.log.lines import RESERVED, TEXT_LINE, Event, JsonFormatter, TextFormatter
from tests.rows import each_row


def record(message: object, *arguments: object, failed: bool = False) -> logging.LogRecord:
    failure = sys.exc_info() if failed else None
    return logging.LogRecord("dateline", logging.WARNING, "", 0, str(message), arguments, failure)


def as_json(event: Event) -> dict[str, object]:
    line: dict[str, object] = json.loads(JsonFormatter().format(record("%s", event)))
    return line


@each_row(
    ("value", "text"),
    [
        ("wire.raw", "v=wire.raw"),
        (7, "v=7"),
        (None, "v=None"),
        ("", 'v=""'),
        ("two words", 'v="two words"'),
        ("a=b", 'v="a=b"'),
        ('say "no"', 'v="say \\"no\\""'),
        ("back\\slash", 'v="back\\\\slash"'),
        ("line\nanother level=ERROR", 'v="line\\nanother level=ERROR"'),
        ("\x1b[2J", 'v="\\x1b[2J"'),
        ("right\u202eleft", 'v="right\\u202eleft"'),
        ("no\u00a0break", 'v="no\\xa0break"'),
        ("Zürich", "v=Zürich"),
    ],
)
def test_values_are_quoted_and_escaped_where_they_need_it(value: object, text: str) -> None:
    assert str(Event("e", {"v": value})) == f"e {text}"


@given(st.text())
def test_a_value_of_any_text_is_one_printable_word(text: str) -> None:
    line = str(Event("e", {"v": text, "w": 1}))
    assert line.isprintable()
    assert len(shlex.split(line)) == 3


@given(st.text())
def test_a_message_of_any_text_is_one_line(text: str) -> None:
    line = TextFormatter("%(levelname)s %(message)s").format(record("%s", text))
    assert line.isprintable()


def test_the_time_of_a_line_of_text_has_its_offset(monkeypatch: pytest.MonkeyPatch) -> None:
    line = record("away")
    line.created = 1_770_502_443.127
    try:
        for zone, shown in [("UTC0", "2026-02-07T22:14:03.127+00:00"), ("CET-1", "2026-02-07T23:14:03.127+01:00")]:
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            assert TextFormatter(TEXT_LINE).format(line) == f"{shown} WARNING dateline away"
    finally:
        monkeypatch.undo()
        time.tzset()


@given(st.text(st.characters(exclude_categories=())))
def test_json_is_one_line_that_gives_the_values_back(text: str) -> None:
    line = JsonFormatter().format(record("%s", Event("e", {"v": text, "n": 3})))
    assert "\n" not in line
    fields = json.loads(line)
    assert fields["v"] == text.encode(errors="backslashreplace").decode()
    assert (fields["event"], fields["n"], fields["level"], fields["logger"]) == ("e", 3, "WARNING", "dateline")


def test_json_has_the_message_of_a_library() -> None:
    line = json.loads(JsonFormatter().format(record("node %s is away", 1)))
    assert line["message"] == "node 1 is away"
    assert "event" not in line


def test_a_field_takes_no_name_of_the_line_itself() -> None:
    assert as_json(Event("e", dict.fromkeys(RESERVED, "mine")))["event"] == "e"


def test_json_has_a_traceback_in_its_line() -> None:
    try:
        raise ValueError("broken\npage")  # noqa: EM101, TRY003, TRY301
    except ValueError:
        line = JsonFormatter().format(record("failed", failed=True))
    assert "\n" not in line
    assert "ValueError: broken" in json.loads(line)["traceback"]
