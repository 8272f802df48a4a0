"""A log line as text, with fields as ``key=value``, or as one JSON object.

No value breaks a line, whatever page it comes from: in text, a value with blanks, quotes or an equals sign is quoted as
in JSON, and characters that are not printable are escaped.
"""

import logging
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

import orjson

RESERVED: Final = ("time", "level", "logger", "event", "message", "traceback")
"""Names of a JSON line that no field of an event may have."""

_BARE: Final = re.compile(r'[^\s"\'=\\]+')
"""A value that needs no quotes."""
_QUOTED: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_PLAIN_JSON: Final = (bool, int, float, type(None))
"""Types of values that are JSON already."""


class Event(NamedTuple):
    """An event with its fields; as text, ``name key=value key="a b"``."""

    name: str
    fields: Mapping[str, object]

    def __str__(self) -> str:
        """Return the event in one line."""
        return " ".join([self.name, *(f"{key}={_value(value)}" for key, value in self.fields.items())])


def _value(value: object) -> str:
    text = str(value)
    if _BARE.fullmatch(text) and text.isprintable():
        return text
    return '"' + "".join(_QUOTED.get(each) or _escaped(each) for each in text) + '"'


def in_one_line(text: str) -> str:
    """Return a text with what is not printable, such as the ends of lines, escaped."""
    return text if text.isprintable() else "".join(map(_escaped, text))


def _escaped(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")


TEXT_LINE: Final = "%(asctime)s %(levelname)s %(name)s %(message)s"
"""A line of text where no terminal adds the time."""


def local_time(moment: datetime) -> str:
    """Return a time as ISO 8601 in milliseconds, in this machine's zone and with its offset."""
    return moment.astimezone().isoformat(timespec="milliseconds")


class TextFormatter(logging.Formatter):
    """A line of text; a traceback follows in lines of its own. The time has its offset from UTC."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 - as below
        """Return the time of a line."""
        del datefmt
        return local_time(datetime.fromtimestamp(record.created, UTC))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name that logging calls
        """Return the line, with its message in one line."""
        record.message = in_one_line(record.message)
        return super().formatMessage(record)


class JsonFormatter(logging.Formatter):
    """One JSON object a line: ``time``, ``level`` and ``logger``; ``event`` and its fields, or ``message``."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the object."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
        }
        event = event_of(record)
        if event is not None:
            fields = {name: _json(value) for name, value in event.fields.items() if name not in RESERVED}
            line |= {"event": event.name, **fields}
        else:
            line["message"] = _json(record.getMessage())
        if record.exc_info:
            line["traceback"] = _json(self.formatException(record.exc_info))
        return orjson.dumps(line).decode()


def event_of(record: logging.LogRecord) -> Event | None:
    """Return the event of a record; None where it is a message of a library."""
    arguments = record.args
    if isinstance(arguments, tuple) and len(arguments) == 1 and isinstance(arguments[0], Event):
        return arguments[0]
    return None


def _json(value: object) -> object:
    if isinstance(value, _PLAIN_JSON):
        return value
    return str(value).encode(errors="backslashreplace").decode()  # a lone surrogate is no UTF-8
