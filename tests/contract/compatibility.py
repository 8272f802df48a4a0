"""Compare two versions of a JSON Schema: what would the new one break for those who built on the old one?

Topics are replayed, so both directions count. Records of the old schema have to be valid under the new one, and readers
of the old schema have to understand new records, except for fields that they do not know. So a bound may widen, an
enumeration may grow, and an optional field may be added; little else may change.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

Schema: TypeAlias = Mapping[str, Any]

LOWER_BOUNDS: Final = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
UPPER_BOUNDS: Final = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
PROSE: Final = frozenset({"title", "description", "examples", "deprecated", "$comment", "$id", "$schema", "$defs"})
"""Keywords that do not affect which records are valid."""

COMPARED: Final = frozenset(
    {"type", "properties", "required", "enum", "const", "items", "prefixItems", "additionalProperties"}
    | {*LOWER_BOUNDS, *UPPER_BOUNDS}
)
"""Keywords that have a rule below. Any other may not change."""

EMPTY: Final[Schema] = {}


class _Roots(NamedTuple):
    """The two documents that references point into, and the pairs of references that are being compared."""

    old: Schema
    new: Schema
    entered: frozenset[tuple[str, str]] = frozenset()


def breaking(old: Schema, new: Schema) -> tuple[str, ...]:
    """Return a sentence for each change from ``old`` to ``new`` that breaks writers or readers.

    Both are whole JSON Schema documents (2020-12); ``$ref`` is followed within each. Any change of a keyword that has
    no rule here counts as breaking.
    """
    return tuple(dict.fromkeys(_compare("", old, new, _Roots(old, new))))


def _compare(path: str, old: Schema, new: Schema, roots: _Roots) -> Iterator[str]:
    before, after = _alternatives(old, roots.old), _alternatives(new, roots.new)
    for kind in sorted(before.keys() - after.keys()):
        yield f"{_field_name(path)} was retyped: it can no longer be {kind}"
    for kind in sorted(after.keys() - before.keys()):
        yield f"{_field_name(path)} was retyped: it can now be {kind}"
    if old.get("default", ...) != new.get("default", ...) and "default" in old:
        yield f"{_field_name(path)} changed its default from {old['default']!r} to {new.get('default')!r}"
    for kind in sorted(before.keys() & after.keys()):
        yield from _compare_kind(path, before[kind], after[kind], roots)


def _compare_kind(path: str, old: Schema, new: Schema, roots: _Roots) -> Iterator[str]:
    """Compare two schemas of one type, following their references; a pair is not compared within itself."""
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
    for keyword in sorted((old.keys() | new.keys()) - COMPARED - PROSE - {"default", "anyOf", "$ref"}):
        if old.get(keyword) != new.get(keyword):
            yield f"{_field_name(path)} changed its {keyword} from {old.get(keyword)!r} to {new.get(keyword)!r}"


def _fields(path: str, old: Schema, new: Schema, roots: _Roots) -> Iterator[str]:
    before, after = old.get("properties", EMPTY), new.get("properties", EMPTY)
    for name in before:
        if name in after:
            yield from _compare(f"{path}.{name}".lstrip("."), before[name], after[name], roots)
        else:
            yield f"{_field_name(f'{path}.{name}')} was removed"
    was_required, is_required = set(old.get("required", ())), set(new.get("required", ()))
    for name in sorted(is_required - was_required):
        yield f"{_field_name(f'{path}.{name}')} is newly required"
    for name in sorted((was_required - is_required) & after.keys()):
        yield f"{_field_name(f'{path}.{name}')} is no longer always there"
    rest_before, rest_after = old.get("additionalProperties", True), new.get("additionalProperties", True)
    if rest_after is False and rest_before is not False:
        yield f"{_field_name(path)} no longer takes fields without a name here"
    elif isinstance(rest_before, Mapping) and isinstance(rest_after, Mapping):
        yield from _compare(f"{path}.*".lstrip("."), rest_before, rest_after, roots)
    elif isinstance(rest_after, Mapping):
        yield f"{_field_name(path)} restricts fields without a name here"


def _items(path: str, old: Schema, new: Schema, roots: _Roots) -> Iterator[str]:
    if "items" in old or "items" in new:
        yield from _compare(f"{path}[]", old.get("items", EMPTY), new.get("items", EMPTY), roots)
    before, after = old.get("prefixItems", ()), new.get("prefixItems", ())
    if len(before) != len(after):
        yield f"{_field_name(path)} changed from {len(before)} items in fixed places to {len(after)}"
    for position, (was, becomes) in enumerate(zip(before, after, strict=False)):
        yield from _compare(f"{path}[{position}]", was, becomes, roots)


def _values(path: str, old: Schema, new: Schema) -> Iterator[str]:
    before, after = _enumerated(old), _enumerated(new)
    if after is None:
        return
    if before is None:
        yield f"{_field_name(path)} is newly limited to {', '.join(map(repr, after))}"
        return
    for value in before:
        if value not in after:
            yield f"{_field_name(path)} lost the value {value!r}"


def _bounds(path: str, old: Schema, new: Schema) -> Iterator[str]:
    for keyword in (*LOWER_BOUNDS, *UPPER_BOUNDS):
        was, becomes = old.get(keyword), new.get(keyword)
        if becomes is None or was == becomes:
            continue
        narrower = was is None or (becomes > was if keyword in LOWER_BOUNDS else becomes < was)
        if narrower:
            yield f"{_field_name(path)} was narrowed: {keyword} is {becomes}, and was {'free' if was is None else was}"


def _alternatives(schema: Schema, root: Schema) -> Mapping[str, Schema]:
    """Return the schema of each type that a value may have, by the type's name; references are not followed."""
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
        part: Any = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            part = part[step]
        schema = part
    return schema


def _field_name(path: str) -> str:
    return f"field {path.lstrip('.')}" if path else "the record"
