"""Reading a configuration file, of rules, targets or tokens: its bytes, up to a size, and faults of its TOML."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from dateline.core.alerts.line_numbers import MAX_KEY_PARTS, long_key_line

MAX_CONFIG_BYTES: Final = 512 * 1024
"""The most bytes of a file of targets, or of rules in YAML: some 4,000 rules, which take 3 s. Chosen by hand."""


class TooLargeError(OSError):
    """A file is larger than it may be; the message has the limit, and what else to do."""

    def __init__(self, max_bytes: int, advice: str) -> None:
        super().__init__(None, f"it has more than {max_bytes // 1024} KiB, {advice}")


class TomlError(ValueError):
    """A text is no TOML that can be used; ``line`` counts from 1, and is 0 where the whole text is meant."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line

    @property
    def place(self) -> str:
        """What follows a file's name: its line, where one is meant."""
        return f":{self.line}" if self.line else ""


def read_toml(text: str) -> dict[str, Any]:
    """Return a TOML document, in a time that is bounded. Raises ``TomlError``."""
    if (line := long_key_line(text)) is not None:
        raise TomlError(line, f"a key has more than {MAX_KEY_PARTS} parts")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise TomlError(0, "it is nested too deeply") from error
    except ValueError as error:  # not only TOMLDecodeError: a number may have too many digits
        if (number := _LONG_NUMBER.search(text)) is not None and not isinstance(error, tomllib.TOMLDecodeError):
            line = text.count("\n", 0, number.start()) + 1
            raise TomlError(line, f"a number has more than {MAX_DIGITS} digits") from error
        match = _POSITION.search(str(error))
        lines = max(len(text.splitlines()), 1)  # behind the last line break there is none
        line = min(int(match["line"]) if match else lines, lines)
        message = _POSITION.sub("", toml_fault(str(error), text)).replace("(at end of document)", "").strip()
        raise TomlError(line, f"no TOML: {message}") from error


def toml_fault(message: str, text: str = "") -> str:
    """Return what tomllib finds wrong with a text, in words that say what may be missing, or what may be meant."""
    for found, fault in _TOML_FAULTS.items():
        message = message.replace(found, fault)
    at = _LINE.search(message)
    line = (text.splitlines() or [""])[: int(at[1])][-1] if at is not None else ""
    if not (curly := _CURLY_QUOTES.search(line)):
        return message
    return f"{message}; {curly[1] or curly[2]} is no quotation mark of TOML: write straight ones, \" or '"


MAX_DIGITS: Final = 4_300
"""The most digits of a number, which Python bounds: a longer one takes time by their square."""
_LONG_NUMBER: Final = re.compile(rf"[0-9_]{{{MAX_DIGITS + 1}}}")
_POSITION: Final = re.compile(r" ?\(at line (?P<line>\d{1,9}), column \d{1,9}\)")
"""The position in a message of tomllib."""
_LINE: Final = re.compile(r"\(at line (\d{1,9}), column")
"""The line in a message of tomllib."""
_MARK: Final = r"[\u2018-\u201f\u00ab\u00bb]"
_CURLY_QUOTES: Final = re.compile(rf"[=\[,]\s{{0,9}}({_MARK})|({_MARK})\s{{0,9}}$")
"""A quotation mark of mails and documents, from which rules are pasted, where a value begins or a line ends."""
_TOML_FAULTS: Final = {
    r"Illegal character '\n'": "the line ends inside a string; is the closing quote missing?",
    "Unterminated string": "a string has no end; is its closing quote missing?",
    'Expected "\'"': "a string has no end; is its closing quote missing?",
}
"""Messages of tomllib about a string without its second quote, and what is said instead."""


def read_config(path: Path, max_bytes: int = MAX_CONFIG_BYTES, advice: str = "which no configuration needs") -> bytes:
    """Return the bytes of a file. Raises ``OSError``, and ``TooLargeError`` where it is too large, whatever it is."""
    with path.open("rb") as file:
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise TooLargeError(max_bytes, advice)
    return data


def file_stamp(path: Path) -> tuple[int, int, int, int] | None:
    """Return the times of content and attributes, the size and the inode, which change with a file; None without one.

    The time of the attributes changes with the mode too: a file that could not be read is seen when it can.
    """
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino
