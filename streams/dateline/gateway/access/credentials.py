"""Credentials: the token that a request carries, in a header and never in its address."""

import base64
import binascii
from typing import Final

from starlette.requests import HTTPConnection

FEEDS: Final = "/feeds/"
"""The paths that take Basic, which feed readers know. Browsers send it by themselves, so nothing else takes it."""


def carried_token(connection: HTTPConnection) -> str | None:
    """Return the token in the header ``Authorization``; None where it has none."""
    scheme, _, value = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() == "basic" and connection.scope["path"].startswith(FEEDS):
        return _password(value.strip())
    return None


def challenge(path: str) -> str:
    """Return what a refusal asks for, as the header ``WWW-Authenticate`` has it."""
    return 'Basic realm="dateline", charset="UTF-8"' if path.startswith(FEEDS) else 'Bearer realm="dateline"'


def _password(text: str) -> str:
    """Return the password of Basic credentials; an empty text where they are none."""
    try:
        return base64.b64decode(text, validate=True).decode().partition(":")[2]
    except (binascii.Error, ValueError):
        return ""
