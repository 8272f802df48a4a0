"""What a YAML document holds, and on which line each of its values stands."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode
from ruamel.yaml.reader import ReaderError

from dateline.core.alerts.rule_document import Path


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
