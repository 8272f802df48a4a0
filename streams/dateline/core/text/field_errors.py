"""What pydantic finds wrong with a field, in words: a pattern becomes what it asks for, with an example."""

from collections.abc import Mapping
from typing import Any, Final

WORDS: Final[Mapping[str, str]] = {
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


def error_text(error: Mapping[str, Any]) -> str:
    """Return what is wrong with a field. ``error`` is an entry of ``ValidationError.errors()``, with its context."""
    if error["type"] == "string_pattern_mismatch":
        words = WORDS.get(str(error["ctx"]["pattern"]))
        if words is not None:
            return f"String should be {words}"  # core/data/remedies.py knows this beginning
    return str(error["msg"]).removeprefix("Value error, ")
