"""The rules and silences of a document as TOML or YAML gives it, and every fault in it with its path."""

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Any, Final, NamedTuple, get_args

from pydantic import ValidationError

from dateline.core.alerts.field_values import nearest
from dateline.core.alerts.rule import Rule
from dateline.core.alerts.silence import Silence, is_pattern, silenced_rules
from dateline.core.text.field_errors import bound_text
from dateline_schemas.alert import Severity
from dateline_schemas.record import Record

Path = tuple[str | int, ...]
"""Keys and indexes of lists that lead to a value: ``("rules", 3, "severity")``."""

RULES: Final = "rules"
SILENCES: Final = "silences"
MAX_RULES: Final = 20_000
"""Rules in a document: if one story meets them all, their hits still fit into one record."""
MAX_VALUES: Final = 300_000
"""Values in a document of TOML, to bound time and memory: 15 for each of 20,000 rules. Chosen by hand."""
MAX_FAULTS: Final = 100
"""Faults of a document that are listed, for a person to read, and after which it is not searched for more.

Bounds the time too, since an unknown name is compared with all names. Chosen by hand.
"""
_MAX_FIELDS: Final = 100
"""Fields of a rule or silence up to which each unknown one is a fault of its own. Chosen by hand."""
MAX_SILENCES: Final = 1_000
"""Silences in a document. Chosen by hand."""
MAX_PATTERNS: Final = 100
"""Entries with ``*`` or ``?`` in all silences of a document: each is compared with the ids of up to 20,000 rules.
Chosen by hand."""
_MAX_SUGGESTIONS: Final = 10
"""Unknown ids of rules in silences for which a similar id is searched. Chosen by hand."""
_MAX_IDS_COMPARED: Final = 1_000
"""Rules up to which a similar id is searched: among 20,000 it takes 1.4 s. Chosen by hand, for a second in all."""


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
    fields = (RULES, SILENCES)
    unknown = islice((name for name in document if name not in fields), MAX_FAULTS + 1)
    faults = [Fault((name,), f"unknown field; {nearest(str(name), fields)}") for name in unknown]
    entries = document.get(RULES)
    if isinstance(entries, Mapping):
        msg = f"write [[{RULES}]] in two brackets in TOML, and each rule behind a hyphen in YAML: there may be several"
        return (), (*faults, Fault((RULES,), msg))
    if not isinstance(entries, list) or not entries:
        return (), (*faults, Fault((RULES,) if RULES in document else (), f"it holds no list of {RULES}"))
    if len(entries) > MAX_RULES:
        faults.append(Fault((RULES, MAX_RULES), f"there are {len(entries)} rules, and {MAX_RULES} are the most"))
    rules = []
    first: dict[str, int] = {}
    for number, entry in enumerate(entries):
        if len(faults) > MAX_FAULTS:
            break
        name = entry.get("id") if isinstance(entry, Mapping) else None
        if isinstance(name, str) and (earlier := first.setdefault(name, number)) != number:
            faults.append(Fault((RULES, number, "id"), f"{name} is the id of {RULES}[{earlier}] too"))
        if (fault := _too_many_fields((RULES, number), entry, Rule)) is not None:
            faults.append(fault)
            continue
        try:
            rules.append(Rule.model_validate(entry))
        except ValidationError as error:
            faults += _faults((RULES, number), error, Rule)
    return tuple(rules), tuple(faults)


def places_of(document: object) -> list[tuple[str, tuple[str, ...]]]:
    """Return places that rules name, with the rule's id, whatever is wrong with the rules; the first hundred."""
    named: list[tuple[str, tuple[str, ...]]] = []
    left = MAX_FAULTS
    for number, entry in enumerate(_tables(document, RULES)):
        value = entry.get("places")
        values = value if isinstance(value, list) else [value]
        if names := tuple(name for name in values if isinstance(name, str) and name)[:left]:
            named.append((str(entry.get("id", f"{RULES}[{number}]")), names))
            left -= len(names)
    return named


def ids_of(document: object) -> tuple[str, ...]:
    """Return the ids of all rules, whatever is wrong with them, as far as they are texts."""
    return tuple(name for entry in _tables(document, RULES) if isinstance(name := entry.get("id"), str))


def silences_of(document: object) -> tuple[tuple[Silence, ...], tuple[Fault, ...]]:
    """Return the silences of a document, and their faults; a silence with a fault is left out."""
    entries = document.get(SILENCES, []) if isinstance(document, Mapping) else []
    if not isinstance(entries, list):
        return (), (Fault((SILENCES,), f"it is no list; begin each silence with [[{SILENCES}]] in TOML"),)
    if len(entries) > MAX_SILENCES:
        message = f"there are {len(entries)} silences, and {MAX_SILENCES} are the most"
        return (), (Fault((SILENCES, MAX_SILENCES), message),)
    silences: list[Silence] = []
    faults: list[Fault] = []
    for number, entry in enumerate(entries):
        if len(faults) > MAX_FAULTS:
            break
        if (fault := _too_many_fields((SILENCES, number), entry, Silence)) is not None:
            faults.append(fault)
            continue
        try:
            silences.append(Silence.model_validate(entry))
        except ValidationError as error:
            faults += _faults((SILENCES, number), error, Silence)
    if sum(is_pattern(entry) for silence in silences for entry in silence.rules) > MAX_PATTERNS:
        message = f"there are more than {MAX_PATTERNS} entries with * or ? in all silences"
        return (), (*faults, Fault((SILENCES,), message))
    faults += _unknown_rules(entries, {str(rule.get("id")): None for rule in _tables(document, RULES)})
    return tuple(silences), tuple(faults)


def has_more_values(document: object, count: int) -> bool:
    """Whether a document has more values than a count: tables, lists, and what is in them."""
    pending = [document]
    seen = 0
    while pending and seen <= count:
        value = pending.pop()
        seen += 1
        if isinstance(value, Mapping | list):
            if seen + len(value) > count + 1:
                return True
            pending += value.values() if isinstance(value, Mapping) else value
    return seen > count


def _too_many_fields(path: Path, entry: object, model: type[Record]) -> Fault | None:
    if not isinstance(entry, Mapping) or len(entry) <= _MAX_FIELDS:
        return None
    return Fault(path, f"it has {len(entry)} fields, and a {model.__name__.lower()} at most {len(model.model_fields)}")


def _unknown_rules(entries: list[object], ids: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for each entry of a silence that names no rule, with a similar id for the first few."""
    suggestions = 0
    for number, silence in enumerate(entries):
        names = silence.get("rules") if isinstance(silence, Mapping) else None
        for index, name in enumerate(names if isinstance(names, list) else [names]):
            if not isinstance(name, str) or not name or silenced_rules(name, ids):
                continue
            suggestions += 1
            searches = suggestions <= _MAX_SUGGESTIONS and len(ids) <= _MAX_IDS_COMPARED
            hint = f"; {nearest(name, ids)}" if searches else ""
            place = (index,) if isinstance(names, list) else ()
            yield Fault((SILENCES, number, "rules", *place), f"there is no rule {name!r}{hint}")


def _tables(document: object, name: str) -> list[Mapping[str, object]]:
    """Return the tables in a list of a document; what is none is left out."""
    entries = document.get(name) if isinstance(document, Mapping) else None
    return [entry for entry in entries if isinstance(entry, Mapping)] if isinstance(entries, list) else []


def _faults(path: Path, error: ValidationError, model: type[Record]) -> Iterator[Fault]:
    """Yield the faults of a rule or silence, given the path to it."""
    for problem in error.errors(include_url=False):
        message = _silence_message(problem) if model is Silence else _message(problem, model)
        yield Fault((*path, *problem["loc"]), message)


def _silence_message(problem: Mapping[str, Any]) -> str:
    """Return what pydantic reports of a silence, in words for an editor."""
    match problem["type"]:
        case "missing":
            return f"it is missing; a silence says {', '.join(_REQUIRED_OF_A_SILENCE)}"
        case "too_short" | "string_too_short":
            return "it is empty"
        case _:
            return _message(problem, Silence)


def _message(problem: Mapping[str, Any], model: type[Record]) -> str:
    """Return what pydantic reports, in words for an editor."""
    match problem["type"]:
        case "extra_forbidden":
            return f"unknown field; {nearest(str(problem['loc'][-1]), model.model_fields)}"
        case "literal_error":
            return f"{problem['input']!r} is not a severity; {nearest(str(problem['input']), get_args(Severity))}"
        case "string_pattern_mismatch":
            return f"{problem['input']!r}: up to 64 letters, digits, dots, dashes and underscores, and no spaces"
        case "greater_than_equal" | "less_than_equal":
            return f"it has to be {bound_text(problem)}"
        case "model_type":
            return f"a {model.__name__.lower()} is a table of fields"
        case _:
            return _IN_WORDS.get(problem["type"]) or str(problem["msg"]).removeprefix("Value error, ")


_REQUIRED_OF_A_SILENCE: Final = [name for name, field in Silence.model_fields.items() if field.is_required()]
_IN_WORDS: Final = {
    "missing": "it is missing",
    "tuple_type": "it has to be a text, or a list of texts",
    "string_type": "it has to be a text, in quotes",
    "int_type": "it has to be a whole number",
    "int_parsing": "it has to be a whole number",
    "int_from_float": "it has to be a whole number",
    "finite_number": "it has to be a whole number",
    "bool_type": "it has to be true or false",
    "bool_parsing": "it has to be true or false",
}
"""What pydantic's kinds of errors mean for an editor."""
