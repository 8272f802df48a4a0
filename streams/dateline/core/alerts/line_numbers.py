"""On which line each value of a TOML document stands. The standard library's parser does not tell."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

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
