"""Value lines: a record's value for people, its faulty places marked; JSON indented, anything else as it is."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import orjson

from dateline.core.dead_letters.diagnosis import Fault

LONGEST_TEXT: Final = 80
"""Characters shown of one text of a JSON value."""
LONGEST: Final = 1_000
"""Characters, or lines of JSON, that are shown of a value at most."""
DEEPEST: Final = 8
"""Levels that are shown; of what lies deeper, how much it is."""


class Line(NamedTuple):
    """A line, and what is wrong there."""

    text: str
    fault: str = ""


def value_lines(value: bytes, faults: Sequence[Fault]) -> list[Line]:
    """Return the lines that show a value. Never raises, whatever it holds."""
    try:
        text = value.decode()
    except UnicodeDecodeError as error:
        return _around(value.decode("latin-1"), error.start, f"byte {value[error.start]:#04x} is no UTF-8", "byte")
    try:
        told = orjson.loads(text.encode())
    except orjson.JSONDecodeError as error:
        return _around(text, error.pos, error.msg, "character")
    wrong = {fault.path: fault.why for fault in faults}
    lines = list(_written(told, (), wrong))
    named = {path for path in wrong if _holds(told, path)}
    rest = [f"{'.'.join(path)}: {why}" for path, why in wrong.items() if path not in named]
    if rest:
        lines[0] = lines[0]._replace(fault="; ".join(filter(None, (lines[0].fault, *rest))))
    more = len(lines) - LONGEST
    return lines if more <= 0 else [*lines[:LONGEST], Line(f"… {more} more lines")]


def _around(text: str, at: int, fault: str, unit: str) -> list[Line]:
    """Return what stands around a fault, the fault on a line of its own below."""
    start, end = max(at - LONGEST // 2, 0), at + LONGEST // 2
    before = f"… {start} more {unit}s\n" if start else ""
    after = f"\n… {len(text) - end} more {unit}s" if end < len(text) else ""
    upto, rest = text[start:at], text[at:end]
    head, newline, tail = rest.partition("\n")
    lines = [Line(line) for line in f"{before}{upto}{head}".split("\n")]
    lines[-1] = lines[-1]._replace(fault=f"{unit} {at}: {fault}")
    return [*lines, *(Line(line) for line in f"{newline}{tail}{after}".split("\n")[1:])]


def _written(told: object, path: tuple[str, ...], wrong: dict[tuple[str, ...], str], name: str = "") -> Iterator[Line]:
    """Yield the lines of a JSON value, each item of an object or list on its own."""
    indent, fault = "  " * len(path), wrong.get(path, "")
    if not isinstance(told, dict | list) or not told:
        yield Line(f"{indent}{name}{_short(told)}", fault)
        return
    opening, closing = "{}" if isinstance(told, dict) else "[]"
    if len(path) >= DEEPEST:
        yield Line(f"{indent}{name}{opening} … {len(told)} more {closing}", fault)
        return
    items = list(told.items()) if isinstance(told, dict) else list(enumerate(told))
    yield Line(f"{indent}{name}{opening}", fault)
    for number, (key, each) in enumerate(items):
        label = f"{orjson.dumps(key).decode()}: " if isinstance(told, dict) else ""
        *lines, last = _written(each, (*path, str(key)), wrong, label)
        yield from lines
        yield last._replace(text=last.text + "," * (number < len(items) - 1))
    yield Line(f"{indent}{closing}")


def _short(told: object) -> str:
    """Return a value on one line; of a long text, its beginning and how much follows."""
    if isinstance(told, str) and len(told) > LONGEST_TEXT:
        return f"{orjson.dumps(told[:LONGEST_TEXT]).decode()} … {len(told) - LONGEST_TEXT} more characters"
    return orjson.dumps(told).decode()


def _holds(told: object, path: Sequence[str]) -> bool:
    """Tell whether a value has something at the end of the path that its lines show."""
    for name in path:
        if isinstance(told, dict) and name in told:
            told = told[name]
        elif isinstance(told, list) and name in map(str, range(min(len(told), LONGEST))):
            told = told[int(name)]
        else:
            return False
    return len(path) <= DEEPEST
