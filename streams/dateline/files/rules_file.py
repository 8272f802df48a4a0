"""Rules files: TOML or YAML in, rules and silences out, or every fault with its file, line and field."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from dateline.core.alerts import rule_document as documents
from dateline.core.alerts.line_numbers import YamlError, line_of, read_yaml, toml_lines
from dateline.core.alerts.rule import Rule
from dateline.core.alerts.rule_document import (
    MAX_FAULTS,
    MAX_VALUES,
    Fault,
    has_more_values,
    ids_of,
    places_of,
    rules_of,
    silences_of,
)
from dateline.core.alerts.silence import Silence
from dateline.files.config_file import MAX_CONFIG_BYTES, TomlError, read_config, read_toml

TOML: Final = ".toml"
YAML: Final = (".yaml", ".yml")
MAX_TOML_BYTES: Final = 4 * 1024 * 1024
"""The most bytes of rules in TOML: 20,000 of 200 bytes. 20,000 of 140 bytes, measured, take 1 s and 70 MiB."""
_TOML_ADVICE: Final = f"and YAML is slow to read; write the rules in TOML, which may have {MAX_TOML_BYTES // 1024} KiB"


class RulesError(Exception):
    """A rules file cannot be used; the message says what to do, then has a line for each fault."""

    def __init__(
        self,
        faults: Sequence[str],
        places: Sequence[tuple[str, Sequence[str]]] = (),
        ids: Sequence[str] | None = None,
    ) -> None:
        super().__init__(
            "\n".join(["the rules cannot be used; `dateline alerts check FILE` says when they are right:", *faults])
        )
        self.faults = tuple(faults)
        self.places = tuple(places)
        """The places that the rules name, by the id of each, as far as the file can be read."""
        self.ids = None if ids is None else tuple(ids)
        """The ids of the rules, also of those with a fault; None where the file cannot be read so far."""


class UnreadableRulesError(RulesError):
    """A rules file is missing or cannot be read: the path is at fault, and not the file's content."""


class RulesFile(NamedTuple):
    """What is in a rules file."""

    rules: tuple[Rule, ...]
    silences: tuple[Silence, ...]


def load_rules(path: Path) -> tuple[Rule, ...]:
    """Return the rules of a file. Raises ``RulesError``, which names file, line and field of every fault."""
    return load_rules_file(path).rules


def load_rules_file(path: Path) -> RulesFile:
    """Return the rules and silences of a file. Raises ``RulesError``."""
    return parse_rules_file(path, read_rules(path))


def read_rules(path: Path) -> bytes:
    """Return the bytes of a rules file. Raises ``UnreadableRulesError``."""
    try:
        if path.suffix == TOML:
            return read_config(path, MAX_TOML_BYTES, "the most of a rules file")
        return read_config(path, MAX_CONFIG_BYTES, _TOML_ADVICE)
    except OSError as error:
        raise UnreadableRulesError([f"{path}: {error.strerror}"]) from error


def parse_rules(path: Path, data: bytes) -> tuple[Rule, ...]:
    """Return the rules in a rules file's bytes. Raises ``RulesError``."""
    return parse_rules_file(path, data).rules


def parse_rules_file(path: Path, data: bytes) -> RulesFile:
    """Return the rules and silences in a rules file's bytes, TOML or YAML by its suffix. Raises ``RulesError``."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RulesError([f"{path}:{line}: it is not UTF-8"]) from error
    try:
        document, lines = _document(path, text)
        rules, faults_of_rules = rules_of(document)
        silences, faults_of_silences = silences_of(document)
    except RecursionError as error:
        raise RulesError([f"{path}: it is nested too deeply"]) from error
    if faults := (*faults_of_rules, *faults_of_silences):
        lines = toml_lines(text) if lines is None else lines
        by_line = sorted((line_of(lines, fault.path), fault) for fault in faults)
        listed = [_fault_line(path, line, fault) for line, fault in by_line[:MAX_FAULTS]]
        more = [f"{path}: and more"] if len(by_line) > MAX_FAULTS else []
        raise RulesError([*listed, *more], places_of(document), ids_of(document))
    return RulesFile(rules, silences)


def silence_lines(path: Path, data: bytes) -> dict[int, int]:
    """Return the line on which each silence begins, by its number, in the bytes of a rules file without faults."""
    text = data.decode("utf-8-sig")
    document, lines = _document(path, text)
    lines = toml_lines(text) if lines is None else lines
    entries = document.get(documents.SILENCES, ()) if isinstance(document, Mapping) else ()
    return {number: line_of(lines, (documents.SILENCES, number)) for number in range(len(entries))}


def _document(path: Path, text: str) -> tuple[object, Mapping[documents.Path, int] | None]:
    """Return a document, and the lines of its values; None for TOML, in which they are searched only for faults."""
    if path.suffix == TOML:
        return _toml(path, text), None
    if path.suffix in YAML:
        return _yaml(path, text)
    raise RulesError([f"{path}: a rules file is called .toml, .yaml or .yml"])


def _toml(path: Path, text: str) -> object:
    try:
        document = read_toml(text)
    except TomlError as error:
        raise RulesError([f"{path}{error.place}: {error}"]) from error
    if has_more_values(document, MAX_VALUES):
        raise RulesError([f"{path}: it holds more than {MAX_VALUES:,} values"])
    return document


def _yaml(path: Path, text: str) -> tuple[object, Mapping[documents.Path, int]]:
    try:
        return read_yaml(text)
    except YamlError as error:
        raise RulesError([f"{path}:{error.line}: no YAML: {error}"]) from error


def _fault_line(path: Path, line: int, fault: Fault) -> str:
    return f"{path}:{line}: {fault.field}: {fault.message}" if fault.path else f"{path}:{line}: {fault.message}"
