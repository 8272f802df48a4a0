"""Standard output and error of the command, which pass on nothing that could steer a terminal.

Text from outside (pages, records, file names, messages of exceptions) reaches a terminal in three ways. Plain text is
written to ``sys.stdout`` or ``sys.stderr``: ``GuardedStream`` replaces them. Bytes are written to
``sys.stdout.buffer``: where it is a terminal, ``_GuardedBuffer`` escapes them as in JSON; a pipe or a file gets them
unchanged. Tables and bars are written by a rich console, which needs escape sequences of its own:
``printing.SafeConsole`` is the only one; it filters what it renders, and writes to the stream behind the guard.
"""

import codecs
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TextIO, cast

from dateline.core.text.printable import escape_json, printable

_KEPT: Final = "\n"
"""The control that plain text keeps."""


@contextmanager
def guarded_streams() -> Iterator[None]:
    """Guard standard output and error.

    After an exception the guard stays: the interpreter prints the traceback, whose message may quote a page.
    """
    streams = sys.stdout, sys.stderr
    guard_streams()
    try:
        yield
    except SystemExit:
        sys.stdout, sys.stderr = streams
        raise
    sys.stdout, sys.stderr = streams


def guard_streams() -> None:
    """Guard standard output and error, unless they are guarded."""
    if not isinstance(sys.stdout, GuardedStream):
        sys.stdout = cast("TextIO", GuardedStream(sys.stdout))
    if not isinstance(sys.stderr, GuardedStream):
        sys.stderr = cast("TextIO", GuardedStream(sys.stderr))


class GuardedStream:
    """A text stream without controls; ``unguarded`` is the stream that it writes to.

    A message of several lines, written at once, is indented from the second line on: no value in it can imitate a
    message of its own.
    """

    def __init__(self, stream: TextIO) -> None:
        self.unguarded = stream
        self._buffer: _GuardedBuffer | None = None

    @property
    def buffer(self) -> Any:  # noqa: ANN401 - a binary stream, or what guards one
        """The bytes of the stream: guarded on a terminal, unchanged elsewhere."""
        if not self.unguarded.isatty():
            return self.unguarded.buffer
        if self._buffer is None:
            self._buffer = _GuardedBuffer(self.unguarded.buffer)
        return self._buffer

    def write(self, text: str) -> int:
        """Write text."""
        if not isinstance(text, str):
            msg = f"text is written here, not {type(text).__name__}"
            raise TypeError(msg)
        safe = printable(text, _KEPT)
        *lines, last = safe.split("\n")
        if lines and (last or len(lines) > 1):
            safe = "\n".join([lines[0], *map(_indented, [*lines[1:], last])])
        self.unguarded.write(safe)
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write texts."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever else a stream has
        """Return any other attribute of the stream itself, such as ``flush``, ``fileno`` and ``isatty``."""
        return getattr(self.unguarded, name)


def _indented(line: str) -> str:
    return f"  {line}" if line and not line[0].isspace() else line


class _GuardedBuffer:
    """A binary stream to a terminal, which writes UTF-8 with the escapes of JSON."""

    def __init__(self, raw: Any) -> None:  # noqa: ANN401 - a binary stream
        self._raw = raw
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def write(self, data: bytes) -> int:
        self._raw.write(escape_json(self._decoder.decode(bytes(data))).encode())
        return len(data)

    def writelines(self, lines: Iterable[bytes]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever else a stream has
        return getattr(self._raw, name)
