"""Standard output and error with a guard: text and bytes, on a terminal and in a pipe."""

import logging
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper

import pytest

from dateline.cli.terminal.guard import GuardedStream, guard_streams, guarded_streams
from tests.rows import each_row


class Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True


def text_of(stream: TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, BytesIO)
    return raw.getvalue().decode()


def piped() -> TextIOWrapper:
    return TextIOWrapper(BytesIO(), encoding="utf-8")


def terminal() -> Terminal:
    return Terminal(BytesIO(), encoding="utf-8")


@each_row("make", [terminal, piped])
@each_row(
    ("text", "shown"),
    [
        ("a\x1b]52;c;AAAA\x07b\n", "a ]52;c;AAAA b\n"),
        ("file \udcff\u202e.html\n", "file   .html\n"),
        ("a\r\x9b2Kb", "a  2Kb"),
        ("one\ndateline: all is well\n", "one\n  dateline: all is well\n"),
        ("Traceback:\n  File x\n\nError\n", "Traceback:\n  File x\n\n  Error\n"),
        ("a\tb", "a b"),
        ("\n", "\n"),
        ("", ""),
    ],
)
def test_text_has_no_controls_and_a_second_line_is_indented(
    make: Callable[[], TextIOWrapper], text: str, shown: str
) -> None:
    raw = make()
    GuardedStream(raw).write(text)
    assert text_of(raw) == shown


def test_bytes_to_a_terminal_are_escaped_also_where_a_character_is_cut_in_two() -> None:
    raw = terminal()
    stream = GuardedStream(raw)
    data = '{"a":"é\x9b\u202e"}\n'.encode()
    for at in range(len(data)):
        stream.buffer.write(data[at : at + 1])
    stream.buffer.writelines([b'{"b":"\x7f"}\n', b"\xff\x1b"])
    stream.buffer.flush()
    assert text_of(raw) == '{"a":"é\\u009b\\u202e"}\n{"b":"\\u007f"}\n\ufffd\\u001b'


def test_bytes_to_a_pipe_are_unchanged() -> None:
    raw = piped()
    data = '{"a":"é\x9b\u202e"}\n'.encode() + b"\xff\x1b"
    GuardedStream(raw).buffer.write(data)
    raw.flush()
    assert raw.buffer.getvalue() == data  # type: ignore[attr-defined]


def test_a_text_stream_takes_no_bytes() -> None:
    with pytest.raises(TypeError):
        GuardedStream(terminal()).write(b"")  # type: ignore[arg-type]


def test_the_guard_ends_with_the_command_and_stays_for_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = terminal()
    monkeypatch.setattr(sys, "stdout", raw)
    monkeypatch.setattr(sys, "stderr", raw)
    with pytest.raises(SystemExit), guarded_streams():
        sys.exit(0)
    assert sys.stderr is raw
    with pytest.raises(ValueError, match="page"), guarded_streams():
        int("page \x1b[2J")
    assert isinstance(sys.stderr, GuardedStream)
    guarded = sys.stderr
    guard_streams()
    assert sys.stderr is guarded


def test_a_log_line_is_guarded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = terminal()
    monkeypatch.setattr(sys, "stderr", raw)
    with guarded_streams():
        handler = logging.StreamHandler()
        handler.handle(logging.makeLogRecord({"msg": "topic \x1b[2J\nwell: no problems"}))
    assert text_of(raw) == "topic  [2J\n  well: no problems\n"
