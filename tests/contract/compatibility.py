"""What a change of a JSON Schema would break for those who built on the old one.

Both directions count, since topics are replayed: records written under the old schema must pass the
new one, and a reader of the old one must understand new records, apart from fields it does not know.
So a bound may widen, an enumeration may grow and an optional field may come; little else may change.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

Schema: TypeAlias = Mapping[str, Any]

LOWER_BOUNDS: Final = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
UPPER_BOUNDS: Final = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
PROSE: Final = frozenset({"title", "description", "examples", "deprecated", "$comment", "$id", "$schema", "$defs"})
"""Keywords that say nothing about what is valid."""

OWN_RULE: Final = frozenset(
    {"type", "properties", "required", "enum", "const", "items", "prefixItems", "additionalProperties"}
    | {*LOWER_BOUNDS, *UPPER_BOUNDS}
)
"""Keywords that are compared by a rule below; whatever has none must stay as it is."""

NOTHING: Final[Schema] = {}


class _Roots(NamedTuple):
    """The two documents that references point into, and the pairs of references already being compared."""

    old: Schema
    new: Schema
    entered: frozenset[tuple[str, str]] = frozenset()


def breaking(old: Schema, new: Schema) -> tuple[str, ...]:
    """Return one sentence for each change from ``old`` to ``new`` that breaks writers or readers; none if harmless.

    Both are whole JSON Schema documents (2020-12); ``$ref`` is followed within each. A keyword without
    a rule here counts as breaking when it changes at all.
    """
    return tuple(dict.fromkeys(_compare("", old, new, _Roots(old, new))))


def _compare(path: str, old: Schema, new: Schema, roots: _Roots) -> Iterator[str]:
    before, after = _alternatives(old, roots.old), _alternatives(new, roots.new)
    for kind in sorted(before.keys() - after.keys()):
        yield f"{_called(path)} was retyped: it can no longer be {kind}"
    for kind in sorted(after.keys() - before.keys()):
        yield f"{_called(path)} was retyped: it can now be {kind}"
    if old.get("default", ...) != new.get("default", ...) and "default" in old:
        yield f"{_called(path)} changed its default from {old['default']!r} to {new.get('default')!r}"
    for kind in sorted(before.keys() & after.keys()):
        yield from _compare_kind(path, before[kind], after[kind], roots)


def _compare_kind(path: str, old: Schema, new: Schema, roots: _Roots) -> Iterator[str]:
    """Compare two schemas of one type, following their references; a pair met again is already compared."""
    pair = (str(old.get("$ref", "")), str(new.get("$ref", "")))
    if all(pair):
        if pair in roots.entered:
            return
        roots = roots._replace(entered=roots.entered | {pair})
    old, new = _resolve(old, roots.old), _resolve(new, roots.new)
    yield from _fields(path, old, new, roots)
    yield from _items(path, old, new, roots)
    yield from _values(path, old, new)
    yield from _bounds(path, old, new)
    for keyword in sorted((old.keys() | new.keys()) - OWN_RULE - PROSE - {"default", "anyOf", "$ref"}):
        if old.get(keyword) != new.get(keyword):
            yield f"{_called(path)} changed its {keyword} from {old.get(keyword)!r} to {new.get(keyword)!r}"


def _fields(path: str, old: Schema, new: Schema, roots: _Roots) -> Iterator[str]:
    before, after = old.get("properties", NOTHING), new.get("properties", NOTHING)
    for name in before:
        if name in after:
            yield from _compare(f"{path}.{name}".lstrip("."), before[name], after[name], roots)
        else:
            yield f"{_called(f'{path}.{name}')} was removed"
    was_required, is_required = set(old.get("required", ())), set(new.get("required", ()))
    for name in sorted(is_required - was_required):
        yield f"{_called(f'{path}.{name}')} is newly required"
    for name in sorted((was_required - is_required) & after.keys()):
        yield f"{_called(f'{path}.{name}')} is no longer always there"
    rest_before, rest_after = old.get("additionalProperties", True), new.get("additionalProperties", True)
    if rest_after is False and rest_before is not False:
        yield f"{_called(path)} no longer takes fields without a name here"
    elif isinstance(rest_before, Mapping) and isinstance(rest_after, Mapping):
        yield from _compare(f"{path}.*".lstrip("."), rest_before, rest_after, roots)
    elif isinstance(rest_after, Mapping):
        yield f"{_called(path)} restricts fields without a name here"


def _items(path: str, old: Schema, new: Schema, roots: _Roots) -> Iterator[str]:
    if "items" in old or "items" in new:
        yield from _compare(f"{path}[]", old.get("items", NOTHING), new.get("items", NOTHING), roots)
    before, after = old.get("prefixItems", ()), new.get("prefixItems", ())
    if len(before) != len(after):
        yield f"{_called(path)} changed from {len(before)} items in fixed places to {len(after)}"
    for place, (was, becomes) in enumerate(zip(before, after, strict=False)):
        yield from _compare(f"{path}[{place}]", was, becomes, roots)


def _values(path: str, old: Schema, new: Schema) -> Iterator[str]:
    before, after = _enumerated(old), _enumerated(new)
    if after is None:
        return
    if before is None:
        yield f"{_called(path)} is newly limited to {', '.join(map(repr, after))}"
        return
    for value in before:
        if value not in after:
            yield f"{_called(path)} lost the value {value!r}"


def _bounds(path: str, old: Schema, new: Schema) -> Iterator[str]:
    for keyword in (*LOWER_BOUNDS, *UPPER_BOUNDS):
        was, becomes = old.get(keyword), new.get(keyword)
        if becomes is None or was == becomes:
            continue
        narrower = was is None or (becomes > was if keyword in LOWER_BOUNDS else becomes < was)
        if narrower:
            yield f"{_called(path)} was narrowed: {keyword} is {becomes}, and was {'free' if was is None else was}"


def _alternatives(schema: Schema, root: Schema) -> Mapping[str, Schema]:
    """Map the name of each type that a value may have to its schema, with references left unfollowed."""
    options: dict[str, Schema] = {}
    for option in schema.get("anyOf", (schema,)):
        resolved = _resolve(option, root)
        for kind in _types(resolved):
            number = sum(name.split(" ")[0] == kind for name in options)
            options[f"{kind} {number + 1}" if number else kind] = option
    return options


def _types(schema: Schema) -> tuple[str, ...]:
    declared = schema.get("type", "anything")
    return (declared,) if isinstance(declared, str) else tuple(declared)


def _enumerated(schema: Schema) -> tuple[Any, ...] | None:
    if "const" in schema:
        return (schema["const"],)
    return tuple(schema["enum"]) if "enum" in schema else None


def _resolve(schema: Schema, root: Schema) -> Schema:
    while "$ref" in schema:
        found: Any = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        schema = found
    return schema


def _called(path: str) -> str:
    return f"field {path.lstrip('.')}" if path else "the record"
