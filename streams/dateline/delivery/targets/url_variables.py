"""Environment variables in the URLs of targets, written ``${NAME}``.

A secret may hold ``@``, ``/`` or ``#``, which would end its part of the URL: the rest of a password would become the
host. So a value is percent-encoded where its part has a place of its own.
"""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, unquote

_VARIABLE: Final = re.compile(r"\$\{([^}]*)\}")
_SCHEME: Final = re.compile(r"[^:/?#]*://")
_AUTHORITY_END: Final = re.compile(r"[/?#]")
_OPTION_START: Final = re.compile(r"[?&;]")
_WRONG_ESCAPE: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_IN_USER: Final = "!$&'()*+,;="
"""Signs that stand in a user name or password as they are, beside letters, digits and ``-._~`` (RFC 3986)."""
_IN_PATH: Final = "!$&'()*+,=:@/"
"""Those of a path. ``/`` is one of them, as a value may bring several folders; ``;`` is none, as it ends a path."""
_IN_OPTION: Final = "!$'()*+,=:@/?"
"""Those of the value of an option: ``&`` and ``;`` would begin the next option."""


def variables(url: str) -> list[str]:
    """Return the names of the variables in a URL, each once."""
    return list(dict.fromkeys(_VARIABLE.findall(url)))


def fill_in(url: str, environment: Mapping[str, str]) -> str:
    """Return a URL with its variables replaced; one that is not set becomes nothing.

    A value is percent-encoded in a user name, a password, a path and the value of an option (``?to=${TO}``), unless it
    is encoded already. It stays as it is where it may bring several parts: at the beginning of the URL, in the host,
    and as a whole option (``?${OPTIONS}``).
    """
    shape = _VARIABLE.sub(lambda match: "x" * len(match[0]), url)  # a name is no part of the URL's syntax

    def value(match: re.Match[str]) -> str:
        signs = _signs_at(shape, match.start())
        text = environment.get(match[1], "")
        return text if signs is None else _encoded(text, signs)

    return _VARIABLE.sub(value, url)


def _signs_at(shape: str, at: int) -> str | None:
    """Return the signs that stand as they are in the part of a URL at a position; None where all do."""
    scheme = _SCHEME.match(shape)
    if scheme is None or at < scheme.end():
        return None
    if "?" in shape[:at]:
        return _IN_OPTION if "=" in _OPTION_START.split(shape[:at])[-1] else None
    end = _AUTHORITY_END.search(shape, scheme.end())
    if end is not None and end.start() < at:
        return _IN_PATH
    authority = shape[scheme.end() : end.start() if end else None]
    user, sign, _ = authority.rpartition("@")
    if not sign or at > scheme.end() + len(user):
        return None
    return _IN_USER if ":" in user else f"{_IN_USER}:"  # a lone value may be name:password


def _encoded(value: str, signs: str) -> str:
    """Return a value with all but ``signs`` encoded, without the line break that a secret's file ends with."""
    value = value.strip("\r\n")
    return value if _is_encoded(value, signs) else quote(value, safe=signs, errors="surrogateescape")


def _is_encoded(value: str, signs: str) -> bool:
    """Whether somebody encoded a value before: each % begins a printable character, and nothing is left to encode."""
    if "%" not in value or _WRONG_ESCAPE.search(value) or quote(value, safe=f"{signs}%", errors="replace") != value:
        return False
    try:
        return unquote(value, errors="strict").isprintable()
    except UnicodeDecodeError:
        return False
