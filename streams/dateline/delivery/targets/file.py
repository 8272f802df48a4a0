"""The file of targets: TOML, with secrets from the environment, and errors that name line and field.

No error message holds any part of a URL; it names the field instead.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import ValidationError, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from dateline.core.alerts.delivery.retry import Retry
from dateline.core.alerts.delivery.target import Quiet, Target
from dateline.core.alerts.field_values import nearest
from dateline.core.alerts.line_numbers import line_of, toml_lines
from dateline.core.alerts.rule_document import Path as Loc
from dateline.core.text.field_errors import bound_text, error_text
from dateline.delivery.targets.url_variables import fill_in, variables
from dateline.files.config_file import TomlError, read_config, read_toml
from dateline_schemas.record import Record

_FIELDS: Final = {"": {"target": FieldInfo()}, "quiet": Quiet.model_fields, "retry": Retry.model_fields}
"""The fields of each kind of table but a target's, by the key before it."""
_IN_WORDS: Final = {
    "missing": "it is missing",
    "too_short": "it is empty; leave it out for all",
    "string_too_short": "it is empty",
    "tuple_type": "it has to be a list, in square brackets",
    "frozen_set_type": "it has to be a list, in square brackets",
    "model_type": "it has to be a table of fields",
    "time_type": 'it has to be a time of day, such as "22:00"',
    "time_parsing": 'it has to be a time of day, such as "22:00"',
    "string_type": "it has to be a text, in quotes",
    "float_type": "it has to be a number",
    "float_parsing": "it has to be a number",
    "finite_number": "it has to be a number",
    "int_type": "it has to be a whole number",
    "int_parsing": "it has to be a whole number",
    "int_from_float": "it has to be a whole number",
}
"""What pydantic's kinds of errors mean for an editor."""
_MAX_VALUE_CHARS: Final = 60
"""Characters of a wrong value that a fault shows. Chosen by hand."""
Faults = list[tuple[Loc, str]]


class Entry(NamedTuple):
    """A target, the number of the line with its URL, and those of the lines with the entries of its ``rules``."""

    target: Target
    line: int
    rule_lines: tuple[int, ...] = ()


class TargetsFault(NamedTuple):
    """One fault of a file of targets, and where it is."""

    path: Path
    line: int
    """0 where it is a fault of the whole file."""
    text: str

    def __str__(self) -> str:
        """Return it as it is printed."""
        return f"{self.path}:{self.line}: {self.text}" if self.line else f"{self.path}: {self.text}"


class TargetsError(ValueError):
    """The file of targets has ``faults``, in the order of its lines.

    ``entries`` are the targets with a name and a URL, without their wrong fields, so that the rest can be checked too.
    """

    def __init__(self, faults: Sequence[TargetsFault], entries: Sequence[Entry] = ()) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)
        self.entries = tuple(entries)


class _File(Record):
    target: tuple[Target, ...]

    @model_validator(mode="before")
    @classmethod
    def _tables(cls, data: Any) -> Any:  # noqa: ANN401  (whatever the file holds)
        if isinstance(data, dict) and isinstance(data.get("target"), dict):
            msg = "write [[target]] in two brackets: there may be several"
            raise ValueError(msg)  # noqa: TRY004  (pydantic reports a ValueError with its place)
        return data


def load_targets(path: Path, environment: Mapping[str, str] | None) -> tuple[Entry, ...]:
    """Return the targets in the order of the file, with the variables of their URLs filled in.

    With None for the environment, URLs stay as they are written: for a check that sends nothing.

    Raises ``TargetsError``, which names file, line and field of every fault.
    """
    try:
        text = read_config(path).decode("utf-8-sig")
        data = read_toml(text)
    except OSError as error:
        raise TargetsError([TargetsFault(path, 0, str(error.strerror))]) from error
    except UnicodeDecodeError as error:
        raise TargetsError([TargetsFault(path, 0, "it is not UTF-8")]) from error
    except TomlError as error:
        raise TargetsError([TargetsFault(path, error.line, str(error))]) from error
    lines = toml_lines(text)
    faults = _fill_in(data, environment) if environment is not None else []
    unset = {loc for loc, _ in faults}
    targets, invalid = _validated(data)
    faults += [*_repeated(data), *(fault for fault in invalid if fault[0] not in unset)]
    entries = [
        Entry(target, line_of(lines, ("target", number, "url")), _rule_lines(lines, number, target))
        for number, target in targets.items()
        if ("target", number, "url") not in unset
    ]
    if faults:
        found = [TargetsFault(path, line_of(lines, loc), f"{_field(data, loc)}: {why}") for loc, why in faults]
        raise TargetsError(sorted(found, key=lambda fault: fault.line), entries)
    return tuple(entries)


def _rule_lines(lines: Mapping[Loc, int], number: int, target: Target) -> tuple[int, ...]:
    """Return the line of each entry of ``rules``, given the target's number in the file."""
    return tuple(line_of(lines, ("target", number, "rules", at)) for at in range(len(target.rules)))


def unset_variables(target: Target, environment: Mapping[str, str]) -> list[str]:
    """Return the variables of a URL, as the file has it, that the environment lacks, each once."""
    return [name for name in variables(target.url.get_secret_value()) if not environment.get(name)]


def filled_in(target: Target, environment: Mapping[str, str]) -> str:
    """Return the URL of a target with its variables replaced, of which all are set."""
    return fill_in(target.url.get_secret_value(), environment)


def _validated(data: dict[str, Any]) -> tuple[dict[int, Target], Faults]:
    """Return the targets by their number in the file, and what is wrong.

    A target is without its wrong fields, and is left out where its name or URL is one of them.
    """
    try:
        targets = _File.model_validate(data).target
    except ValidationError as error:
        return dict(_without_wrong_fields(data, error)), _faults(error)
    return dict(enumerate(targets)), [] if targets else [((), "there is no [[target]]")]


def _without_wrong_fields(data: Mapping[str, Any], error: ValidationError) -> Iterator[tuple[int, Target]]:
    """Yield the targets that are valid without their wrong fields, each with its number in the file."""
    tables = data.get("target")
    wrong = {each["loc"][1:3] for each in error.errors()}
    for number, table in enumerate(tables if isinstance(tables, list) else ()):
        if not isinstance(table, dict) or (number,) in wrong:
            continue
        right = {name: value for name, value in table.items() if (number, name) not in wrong}
        try:
            yield number, Target.model_validate(right)
        except ValidationError:
            continue


def _fill_in(data: dict[str, Any], environment: Mapping[str, str]) -> Faults:
    """Replace the variables in the URLs, in place; return a fault for each variable that is not set."""
    faults: Faults = []
    tables = data.get("target")
    for number, table in enumerate(tables if isinstance(tables, list) else ()):
        url = table.get("url") if isinstance(table, dict) else None
        if not isinstance(url, str):
            continue
        missing = [name for name in variables(url) if not environment.get(name)]
        faults += [(("target", number, "url"), f"the environment variable {name} is not set") for name in missing]
        table["url"] = fill_in(url, environment)
    return faults


def _faults(error: ValidationError) -> Faults:
    """Return what pydantic finds; under ``[[targets]]``, not that ``target`` is missing."""
    faults = [(each["loc"], _why(each)) for each in error.errors()]
    if any(loc[:1] not in {(), ("target",)} for loc, _ in faults):
        return [(loc, why) for loc, why in faults if loc != ("target",)]
    return faults


def _why(error: ErrorDetails) -> str:
    """Return what pydantic reports of a field, in words for an editor."""
    field = str(error["loc"][-1]) if error["loc"] else ""
    match error["type"]:
        case "extra_forbidden":
            return f"there is no such field; {nearest(field, _fields_beside(error['loc']))}"
        case "literal_error":
            return _why_no_choice(error)
        case "greater_than_equal" | "less_than_equal":
            return f"it has to be {bound_text(error)}"
    if field == "name" and error["type"] == "string_pattern_mismatch":
        asked = error_text(error).removeprefix("String should be ").partition(", such as")[0]
        return f"it has to be {asked}, such as night-desk"
    if field == "url" and error["type"] == "too_short":
        return "it is empty; write a URL"  # it is the one such field that is required
    return _IN_WORDS.get(error["type"]) or error_text(error)


def _why_no_choice(error: ErrorDetails) -> str:
    """Return that a value is none of those that a field takes, and a similar one; no URL has such a fault."""
    choices = re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))
    value = str(error["input"])[:_MAX_VALUE_CHARS]
    return f"{value!r} is none of its values; {nearest(value, choices)}"


def _fields_beside(loc: Loc) -> list[str]:
    """Return the fields of the table in which an unknown field is."""
    tables = [step for step in loc[:-1] if isinstance(step, str)]
    fields = _FIELDS.get(tables[-1] if tables else "", Target.model_fields)
    return [field.alias or name for name, field in fields.items()]


def _repeated(data: Mapping[str, Any]) -> Faults:
    tables = data.get("target")
    names = [
        table["name"] if isinstance(table, dict) and isinstance(table.get("name"), str) else None
        for table in (tables if isinstance(tables, list) else ())
    ]
    why = "another target has this name, and targets of one name would share their progress"
    return [(("target", n, "name"), why) for n, name in enumerate(names) if name is not None and name in names[:n]]


def _field(data: Mapping[str, Any], loc: Loc) -> str:
    """Return the field at a location, in words: of which target, by name or else by number."""
    tables = data.get("target")
    number = loc[1] if len(loc) > 1 else None
    if not isinstance(tables, list) or not isinstance(number, int):
        return ".".join(map(str, loc)) or "targets"
    table = tables[number]
    name = table.get("name", number + 1) if isinstance(table, dict) else number + 1
    return f"target {name}" + "".join(f"{' ' if at == 0 else '.'}{part}" for at, part in enumerate(loc[2:]))
