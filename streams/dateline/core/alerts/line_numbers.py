"""The line on which each value of a TOML or YAML document is, for error messages.

``toml_lines`` goes through the tokens of a TOML document, since the parser of the standard library gives no lines.
``read_yaml`` parses a YAML document, and returns its values with their lines. ``line_of`` looks a path up in either.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError
from ruamel.yaml.scanner import Scanner, ScannerError

from dateline.core.alerts.rule_document import Path


def toml_lines(text: str) -> dict[Path, int]:
    """Return the line, counted from 1, of every table, key and entry of a list, by path; the text is valid TOML."""
    return _TomlReader(text).lines


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """Return the line of the value at a path; of a missing value, the line of the table or list it should be in."""
    return next((lines[path[:end]] for end in range(len(path), -1, -1) if path[:end] in lines), 1)


class _TomlReader:
    """Goes through the tokens of a TOML document once, with a stack of the open lists and inline tables."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        """How many tables each array of tables has so far."""
        self._table: Path = ()
        """Path of the table that the last header began."""
        self._value_path: Path = ()
        """Path of the last key."""
        self._open: list[_Container] = []
        self._line = 1
        self._key: list[str] = []
        """The parts of the key that is being read."""
        self._in_value = False
        for kind, token in _tokens(text):
            if kind == "header":
                self._header(token)
            else:
                self._token(kind, token)
            self._line += token.count("\n")

    def _token(self, kind: str, token: str) -> None:
        inside = self._open[-1] if self._open else None
        if kind == "newline" and inside is None:
            self._key, self._in_value = [], False
        elif kind in {"bare", "string"} and not self._in_value and (inside is None or inside.inline):
            self._key.append(token if kind == "bare" else token[1:-1])
        elif kind == "=":
            path = (*(inside.path if inside else self._table), *self._key)
            self.lines.setdefault(path, self._line)
            self._value_path, self._key, self._in_value = path, [], True
        elif kind in {"[", "{"}:
            self._open.append(_Container(self._begin(inside), inline=kind == "{"))
            self._in_value = kind == "["
        elif kind in {"]", "}"} and inside is not None:
            self._open.pop()
            self._in_value = True
        elif kind == "," and inside is not None:
            inside.index += 1
            self._in_value = not inside.inline
        elif kind in {"bare", "string"}:
            self._begin(inside)

    def _begin(self, inside: "_Container | None") -> Path:
        """Note the line on which a value begins, and return its path."""
        path: Path = self._value_path if inside is None or inside.inline else (*inside.path, inside.index)
        self.lines.setdefault(path, self._line)
        return path

    def _header(self, header: str) -> None:
        """Note the line of a table; of an array of tables, also the line of its next entry."""
        names = [bare or quoted[1:-1] for bare, quoted in _NAME.findall(header)]
        path: Path = ()
        for left, name in zip(range(len(names))[::-1], names, strict=True):
            path = (*path, name)
            if left and path in self._counts:
                path = (*path, self._counts[path] - 1)
        self.lines.setdefault(path, self._line)
        if header.startswith("[["):
            number = self._counts[path] = self._counts.get(path, 0) + 1
            path = (*path, number - 1)
            self.lines[path] = self._line
        self._table = path


class _Container:
    """An open list or inline table, and the index of its next entry."""

    def __init__(self, path: Path, *, inline: bool) -> None:
        self.path = path
        self.inline = inline
        self.index = 0


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the text of each token; the kind of a punctuation mark is the mark itself."""
    depth = 0
    at_line_start = True
    at = 0
    while at < len(text):
        match = (_HEADER.match(text, at) if at_line_start and not depth else None) or _TOKEN.match(text, at)
        if match is None:
            return
        kind, at = match.lastgroup or "", match.end()
        if kind == "sign":
            kind = match[0]
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(kind, 0)
        at_line_start = kind == "newline" or (at_line_start and kind == "blank")
        yield kind, match[0]


_HEADER: Final = re.compile(r"(?P<header>\[\[?[^\]\n]*\]\]?)")
_TOKEN: Final = re.compile(
    r"(?P<newline>\r?\n)|(?P<blank>[ \t\r.]+|\#[^\n]*)"
    r"|(?P<string>\"\"\"(?:[^\\]|\\.)*?\"{3,5}|'''.*?'{3,5}|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')"
    r"|(?P<sign>[\[\]{}=,])|(?P<bare>[^\s\[\]{}=,.\#\"']+)",
    re.DOTALL,
)
_NAME: Final = re.compile(r"([\w-]+)|(\"(?:[^\"\\]|\\.)*\"|'[^']*')")


def long_key_line(text: str) -> int | None:
    """Return the line of the first dotted key of more than ``MAX_KEY_PARTS`` parts; None where there is none.

    The standard parser needs time by the square of the parts: 1 s for 10,000.
    """
    match = _LONG_KEY.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else None


MAX_KEY_PARTS: Final = 32
"""The most parts of a dotted key, to bound the time of the parser. Chosen by hand: a rule needs three."""
_LONG_KEY: Final = re.compile(
    rf"(?<![\w\"'-])(?:(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{MAX_KEY_PARTS},}}"
)


class YamlError(ValueError):
    """A document is not valid YAML; ``line`` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_yaml(text: str) -> tuple[object, dict[Path, int]]:
    """Return the document, and the line of every value and key, counted from 1, by path. Raises ``YamlError``.

    It is read as YAML 1.2, in which ``NO`` is a text, here Norway, and not false.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.Scanner = _Scanner
    yaml.Composer = _Composer
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


class _Scanner(Scanner):
    """Refuses deep nesting in brackets, which takes 0.1 ms a bracket before it ends in a ``RecursionError``."""

    def fetch_flow_collection_start(self, token_class: Any, to_push: str) -> None:  # noqa: ANN401 - of ruamel
        if self.flow_level >= MAX_YAML_BRACKETS:
            message = f"more than {MAX_YAML_BRACKETS} brackets are open"
            raise ScannerError(None, None, message, self.reader.get_mark())
        super().fetch_flow_collection_start(token_class, to_push)


class _Composer(Composer):
    """Takes an anchor that is used twice without a warning for each on standard error."""

    def __init__(self, loader: Any = None) -> None:  # noqa: ANN401 - of ruamel
        super().__init__(loader=loader)
        self.warn_double_anchors = False


MAX_YAML_BRACKETS: Final = 50
"""The deepest nesting of lists and tables in brackets, to bound the time. Chosen by hand: a rule needs two."""
MAX_YAML_VALUES: Final = 100_000
"""The most values of a document, counting those of an alias each time, to bound time and memory.

Aliases of aliases multiply: nine levels of nine make 387 million values. Chosen by hand: 10,000 rules have as many.
"""


def _value(node: Node, path: Path, lines: dict[Path, int], open_: set[int]) -> object:
    """Return the value of a node, and note its line; ``open_`` are the ids of the nodes that it is in."""
    line = node.start_mark.line + 1
    if len(lines) >= MAX_YAML_VALUES:
        raise YamlError(line, f"it holds more than {MAX_YAML_VALUES:,} values, those of aliases counted each time")
    lines.setdefault(path, line)
    if id(node) in open_:
        raise YamlError(line, "an alias refers to a value that contains it")
    inside = open_ | {id(node)}
    if isinstance(node, SequenceNode):
        return [_value(entry, (*path, number), lines, inside) for number, entry in enumerate(node.value)]
    if isinstance(node, MappingNode):
        return _mapping(node, path, lines, inside)
    return _scalar(node, line)


def _mapping(node: MappingNode, path: Path, lines: dict[Path, int], inside: set[int]) -> dict[str, object]:
    table: dict[str, object] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode):
            raise YamlError(line, "a key is a list or a table, and has to be a text")
        if str(key.tag).endswith(":merge"):
            raise YamlError(line, "tables are not merged by <<; write the fields out")
        name = str(key.value)
        if name in table:
            raise YamlError(line, f"{name} appears twice in one table")
        lines[*path, name] = line
        table[name] = _value(value, (*path, name), lines, inside)
    return table


def _scalar(node: Node, line: int) -> object:
    convert = _SCALARS.get(str(node.tag).rpartition(":")[2], str)
    try:
        return convert(node.value)
    except ValueError as error:
        shown = str(node.value)[:_MAX_SHOWN_CHARS] + ("…" if len(str(node.value)) > _MAX_SHOWN_CHARS else "")
        raise YamlError(line, f"{shown} is no number that can be read; write it in digits, 4300 at most") from error


_MAX_SHOWN_CHARS: Final = 20
"""Characters of a number that a fault shows. Chosen by hand."""
_SCALARS: Final[Mapping[str, Callable[[str], Any]]] = {
    "int": int,
    "float": float,
    "bool": lambda text: text.lower() == "true",
    "null": lambda _: None,
}
"""What converts a scalar, by the core tags of YAML 1.2; any other scalar is text."""
