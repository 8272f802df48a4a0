"""On which line each value of a TOML document stands. The standard library's parser does not tell.

What a YAML document holds, and on which line each of its values stands.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode
from ruamel.yaml.reader import ReaderError

from dateline.core.alerts.rule_document import Path


def toml_lines(text: str) -> dict[Path, int]:
    """Return the line, from 1, of every table, key and entry of a list, by its path. The text is valid TOML."""
    return _Reader(text).lines


def line_of(lines: Mapping[Path, int], at: Path) -> int:
    """Return the line of a value; of one that is missing, that of what it is missing from."""
    return next((lines[at[:end]] for end in range(len(at), -1, -1) if at[:end] in lines), 1)


class _Reader:
    """Goes through the tokens of a document once, with a stack of the lists and inline tables that are open."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._table: Path = ()
        self._value_at: Path = ()
        self._open: list[_Container] = []
        self._line = 1
        self._key: list[str] = []
        self._in_value = False
        for kind, written in _tokens(text):
            if kind == "header":
                self._header(written)
            else:
                self._take(kind, written)
            self._line += written.count("\n")

    def _take(self, kind: str, written: str) -> None:
        inside = self._open[-1] if self._open else None
        if kind == "newline" and inside is None:
            self._key, self._in_value = [], False
        elif kind in {"bare", "string"} and not self._in_value and (inside is None or inside.inline):
            self._key.append(written if kind == "bare" else written[1:-1])
        elif kind == "=":
            path = (*(inside.path if inside else self._table), *self._key)
            self.lines.setdefault(path, self._line)
            self._value_at, self._key, self._in_value = path, [], True
        elif kind in {"[", "{"}:
            self._open.append(_Container(self._begin(inside), inline=kind == "{"))
            self._in_value = kind == "["
        elif kind in {"]", "}"} and inside is not None:
            self._open.pop()
            self._in_value = True
        elif kind == "," and inside is not None:
            inside.place += 1
            self._in_value = not inside.inline
        elif kind in {"bare", "string"}:
            self._begin(inside)

    def _begin(self, inside: "_Container | None") -> Path:
        """Note the line on which a value begins, and return its path."""
        path: Path = self._value_at if inside is None or inside.inline else (*inside.path, inside.place)
        self.lines.setdefault(path, self._line)
        return path

    def _header(self, written: str) -> None:
        names = [bare or quoted[1:-1] for bare, quoted in _NAME.findall(written)]
        path: Path = ()
        for left, name in zip(range(len(names))[::-1], names, strict=True):
            path = (*path, name)
            if left and path in self._counts:
                path = (*path, self._counts[path] - 1)
        self.lines.setdefault(path, self._line)
        if written.startswith("[["):
            number = self._counts[path] = self._counts.get(path, 0) + 1
            path = (*path, number - 1)
            self.lines[path] = self._line
        self._table = path


class _Container:
    """A list or an inline table that is open, and which of its entries is next."""

    def __init__(self, path: Path, *, inline: bool) -> None:
        self.path = path
        self.inline = inline
        self.place = 0


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    depth = 0
    fresh = True
    at = 0
    while at < len(text):
        found = (_HEADER.match(text, at) if fresh and not depth else None) or _TOKEN.match(text, at)
        if found is None:
            return
        kind, at = found.lastgroup or "", found.end()
        if kind == "sign":
            kind = found[0]
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(kind, 0)
        fresh = kind == "newline" or (fresh and kind == "blank")
        yield kind, found[0]


_HEADER: Final = re.compile(r"(?P<header>\[\[?[^\]\n]*\]\]?)")
_TOKEN: Final = re.compile(
    r"(?P<newline>\r?\n)|(?P<blank>[ \t\r.]+|\#[^\n]*)"
    r"|(?P<string>\"\"\"(?:[^\\]|\\.)*?\"{3,5}|'''.*?'{3,5}|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')"
    r"|(?P<sign>[\[\]{}=,])|(?P<bare>[^\s\[\]{}=,.\#\"']+)",
    re.DOTALL,
)
_NAME: Final = re.compile(r"([\w-]+)|(\"(?:[^\"\\]|\\.)*\"|'[^']*')")


class YamlError(ValueError):
    """A document is no YAML; ``line`` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_yaml(text: str) -> tuple[object, dict[Path, int]]:
    """Return the document, and the line from 1 of every value and key by its path. Raises ``YamlError``.

    It is read as YAML 1.2 has it: ``NO`` is Norway, and not false.
    """
    yaml = YAML(typ="safe", pure=True)
    try:
        node: Node | None = yaml.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = " ".join(filter(None, (error.context, error.problem)))
        raise YamlError(mark.line + 1 if mark else 1, message) from error
    except ReaderError as error:
        raise YamlError(text.count("\n", 0, error.position) + 1, error.reason) from error
    lines: dict[Path, int] = {}
    return (None if node is None else _value(node, (), lines, set())), lines


def _value(node: Node, path: Path, lines: dict[Path, int], open_: set[int]) -> object:
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    if id(node) in open_:
        raise YamlError(line, "an alias stands within what it stands for")
    inside = open_ | {id(node)}
    if isinstance(node, SequenceNode):
        return [_value(entry, (*path, number), lines, inside) for number, entry in enumerate(node.value)]
    if isinstance(node, MappingNode):
        return _mapping(node, path, lines, inside)
    return _scalar(node, line)


def _mapping(node: MappingNode, path: Path, lines: dict[Path, int], inside: set[int]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        name = str(key.value)
        if name in found:
            raise YamlError(line, f"{name} stands twice in one table")
        lines[*path, name] = line
        found[name] = _value(value, (*path, name), lines, inside)
    return found


def _scalar(node: Node, line: int) -> object:
    made = _SCALARS.get(str(node.tag).rpartition(":")[2], str)
    try:
        return made(node.value)
    except ValueError as error:
        raise YamlError(line, str(error)) from error


_SCALARS: Final[Mapping[str, Callable[[str], Any]]] = {
    "int": int,
    "float": float,
    "bool": lambda written: written.lower() == "true",
    "null": lambda _: None,
}
"""By YAML 1.2's core tags; all else is text."""
