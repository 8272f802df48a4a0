"""Say in words what pydantic finds wrong with a field: of a pattern, what it asks for, with an example."""

from collections.abc import Mapping
from typing import Any, Final, Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

WORDS: Final[Mapping[str, str]] = {
    r"^[A-Za-z0-9._-]{1,200}$": "1 to 200 letters, digits, dots, hyphens and underscores, such as worker-1",
    r"^[a-z][a-z0-9-]{0,40}$": "a small letter and up to 40 small letters, digits and hyphens, such as wire-2",
    r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$": (
        "up to 64 letters, digits, dots, hyphens and underscores, the first a letter or digit, such as quake-oslo"
    ),
    r"^[A-Z]{2}$": "two capital letters, such as NL",
    r"^[a-z]{2,3}$": "two or three small letters, such as nl",
    r"^[A-Z][A-Za-z0-9_+-]{0,31}(/[A-Za-z0-9_+-]{1,31}){0,2}$": "a name of the IANA database, such as Europe/Oslo",
    r"^[0-9a-f]{32}$": "32 digits and letters from a to f",
}
"""What each pattern of a field asks for. A test holds the models' patterns to it."""


_BOUNDS: Final = {"ge": "at least", "le": "at most"}
"""In words, how a number is bounded by pydantic."""


def bound_text(error: Mapping[str, Any]) -> str:
    """Return the bound of an error ``greater_than_equal`` or ``less_than_equal`` in words: "at least 2"."""
    return next(f"{words} {error['ctx'][key]:g}" for key, words in _BOUNDS.items() if key in error["ctx"])


def error_text(error: Mapping[str, Any]) -> str:
    """Return what is wrong with a field. ``error`` is an entry of ``ValidationError.errors()``, with its context."""
    if error["type"] == "string_pattern_mismatch":
        words = WORDS.get(str(error["ctx"]["pattern"]))
        if words is not None:
            return f"String should be {words}"  # core/data/remedies.py knows this beginning
    return str(error["msg"]).removeprefix("Value error, ")


def expected_words(field: FieldInfo) -> str | None:
    """Return which values a field takes, as "a whole number from 1 to 256"; None where its type does not say."""
    kind = next((each for each in get_args(field.annotation) if each is not type(None)), field.annotation)
    if get_origin(field.annotation) is Literal:
        return f"one of {', '.join(map(str, get_args(field.annotation)))}"
    pattern = next((each.pattern for each in field.metadata if getattr(each, "pattern", None)), None)
    if kind is str and pattern is not None:
        return WORDS.get(pattern)
    noun = {int: "a whole number", float: "a number"}.get(kind) if isinstance(kind, type) else None
    if noun is None:
        return None
    least = next((f"{each.ge}" for each in field.metadata if isinstance(each, Ge)), None)
    most = next((f"{each.le}" for each in field.metadata if isinstance(each, Le)), None)
    if least is not None and most is not None:
        return f"{noun} from {least} to {most}"
    return noun + (f" of at least {least}" if least is not None else f" of at most {most}" if most is not None else "")
