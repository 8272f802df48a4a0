"""A record's value as lines of text with its faults marked; JSON is indented, anything else is shown as it is.

The bounds below keep the output of ``dateline dead-letters show`` short. All three are chosen by hand.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import orjson

from dateline.core.dead_letters.diagnosis import Fault

MAX_TEXT_CHARS: Final = 80
"""Characters that are shown of one string of a JSON value. Chosen by hand."""
MAX_SHOWN: Final = 1_000
"""Lines that are shown of a JSON value; characters that are shown around a fault of any other value. Chosen by
hand."""
MAX_LEVELS: Final = 8
"""Levels of a JSON value that are shown; of a deeper object or list, only how many items it has. Chosen by hand."""


class ValueLine(NamedTuple):
    """A line of the value, and what is wrong on it; empty where nothing is."""

    text: str
    fault: str = ""


def value_lines(value: bytes, faults: Sequence[Fault]) -> list[ValueLine]:
    """Return the lines that show a value, each fault on the line of its field, and on the first line if it has none.

    A value that is not UTF-8 or not JSON is shown around the first byte or character at fault. Never raises.
    """
    try:
        text = value.decode()
    except UnicodeDecodeError as error:
        return _around(value.decode("latin-1"), error.start, f"byte {value[error.start]:#04x} is no UTF-8", "byte")
    try:
        decoded = orjson.loads(text.encode())
    except orjson.JSONDecodeError as error:
        return _around(text, error.pos, error.msg, "character")
    wrong = {fault.path: fault.why for fault in faults}
    lines = list(_json_lines(decoded, (), wrong))
    shown = {path for path in wrong if _is_shown(decoded, path)}
    rest = [f"{'.'.join(path)}: {why}" for path, why in wrong.items() if path not in shown]
    if rest:
        lines[0] = lines[0]._replace(fault="; ".join(filter(None, (lines[0].fault, *rest))))
    more = len(lines) - MAX_SHOWN
    return lines if more <= 0 else [*lines[:MAX_SHOWN], ValueLine(f"… {more} more lines")]


def _around(text: str, at: int, fault: str, unit: str) -> list[ValueLine]:
    """Return the text around position ``at``, and mark the line that holds it; ``unit`` is byte or character."""
    start, end = max(at - MAX_SHOWN // 2, 0), at + MAX_SHOWN // 2
    before = f"… {start} more {unit}s\n" if start else ""
    after = f"\n… {len(text) - end} more {unit}s" if end < len(text) else ""
    upto, rest = text[start:at], text[at:end]
    head, newline, tail = rest.partition("\n")
    lines = [ValueLine(line) for line in f"{before}{upto}{head}".split("\n")]
    lines[-1] = lines[-1]._replace(fault=f"{unit} {at}: {fault}")
    return [*lines, *(ValueLine(line) for line in f"{newline}{tail}{after}".split("\n")[1:])]


def _json_lines(
    value: object, path: tuple[str, ...], wrong: dict[tuple[str, ...], str], label: str = ""
) -> Iterator[ValueLine]:
    """Yield the lines of a JSON value at a path, each item of an object or list on its own line."""
    indent, fault = "  " * len(path), wrong.get(path, "")
    if not isinstance(value, dict | list) or not value:
        yield ValueLine(f"{indent}{label}{_on_one_line(value)}", fault)
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    if len(path) >= MAX_LEVELS:
        yield ValueLine(f"{indent}{label}{opening} … {len(value)} more {closing}", fault)
        return
    items = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    yield ValueLine(f"{indent}{label}{opening}", fault)
    for number, (key, item) in enumerate(items):
        item_label = f"{orjson.dumps(key).decode()}: " if isinstance(value, dict) else ""
        *lines, last = _json_lines(item, (*path, str(key)), wrong, item_label)
        yield from lines
        yield last._replace(text=last.text + "," * (number < len(items) - 1))
    yield ValueLine(f"{indent}{closing}")


def _on_one_line(value: object) -> str:
    """Return a value on one line; of a long string, its beginning and how many characters follow."""
    if isinstance(value, str) and len(value) > MAX_TEXT_CHARS:
        return f"{orjson.dumps(value[:MAX_TEXT_CHARS]).decode()} … {len(value) - MAX_TEXT_CHARS} more characters"
    return orjson.dumps(value).decode()


def _is_shown(value: object, path: Sequence[str]) -> bool:
    """Whether the value has an item at the path, and the lines of the value show it."""
    for name in path:
        if isinstance(value, dict) and name in value:
            value = value[name]
        elif isinstance(value, list) and name in map(str, range(min(len(value), MAX_SHOWN))):
            value = value[int(name)]
        else:
            return False
    return len(path) <= MAX_LEVELS
