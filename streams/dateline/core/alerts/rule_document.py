"""The rules of a document as TOML or YAML gives it, and every fault in it with its path."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple, get_args

from pydantic import ValidationError

from dateline.core.alerts.field_values import nearest
from dateline.core.alerts.rule import Rule
from dateline_schemas.alert import Severity

Path = tuple[str | int, ...]
"""Keys and indexes of lists that lead to a value: ``("rules", 3, "severity")``."""

RULES: Final = "rules"
MAX_RULES: Final = 20_000
"""Rules in a document: if one story meets them all, their hits still fit into one record."""


class Fault(NamedTuple):
    """What is wrong in a document, and where."""

    path: Path
    message: str

    @property
    def field(self) -> str:
        """The path as text: ``rules[3].severity``."""
        return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path).lstrip(".")


def rules_of(document: object) -> tuple[tuple[Rule, ...], tuple[Fault, ...]]:
    """Return the rules of a document, and its faults; a rule with a fault is left out."""
    if not isinstance(document, Mapping):
        return (), (Fault((), f"it holds no {RULES}; begin each rule with [[{RULES}]] in TOML, {RULES}: in YAML"),)
    faults = [Fault((name,), f"unknown field; {nearest(str(name), [RULES])}") for name in document if name != RULES]
    entries = document.get(RULES)
    if not isinstance(entries, list) or not entries:
        return (), (*faults, Fault((RULES,) if RULES in document else (), f"it holds no list of {RULES}"))
    if len(entries) > MAX_RULES:
        faults.append(Fault((RULES, MAX_RULES), f"there are {len(entries)} rules, and {MAX_RULES} are the most"))
    rules = []
    first: dict[str, int] = {}
    for number, entry in enumerate(entries):
        name = entry.get("id") if isinstance(entry, Mapping) else None
        if isinstance(name, str) and (earlier := first.setdefault(name, number)) != number:
            faults.append(Fault((RULES, number, "id"), f"{name} is the id of {RULES}[{earlier}] too"))
        try:
            rules.append(Rule.model_validate(entry))
        except ValidationError as error:
            faults += _faults((RULES, number), error)
    return tuple(rules), tuple(faults)


def _faults(path: Path, error: ValidationError) -> Iterator[Fault]:
    """Yield the faults of a rule, given the path to it."""
    for problem in error.errors(include_url=False):
        yield Fault((*path, *problem["loc"]), _message(problem))


def _message(problem: Mapping[str, Any]) -> str:
    """Return what pydantic reports, in words for an editor."""
    match problem["type"]:
        case "extra_forbidden":
            return f"unknown field; {nearest(str(problem['loc'][-1]), Rule.model_fields)}"
        case "literal_error":
            return f"{problem['input']!r} is not a severity; {nearest(str(problem['input']), get_args(Severity))}"
        case "string_pattern_mismatch":
            return f"{problem['input']!r}: up to 64 letters, digits, dots, dashes and underscores, and no spaces"
        case "model_type":
            return "a rule is a table of fields"
        case _:
            return str(problem["msg"]).removeprefix("Value error, ")
