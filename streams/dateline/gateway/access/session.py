"""Sessions: the cookie of a browser that signed in with a token.

A cookie holds the token's name, when it ends, and a code that only this gateway can make; the token itself is not in
it. The code covers the token's hash: a token that is replaced or removed ends its sessions.
"""

import hashlib
import hmac
import os
from pathlib import Path
from typing import Final

from dateline.gateway.access.tokens_file import Token, TokensFile

COOKIE: Final = "dateline-session"
SESSION_SECONDS: Final = 7 * 24 * 3600
"""Seconds after which a browser signs in again. Chosen by hand."""
_KEY_BYTES: Final = 32
_MAX_COOKIE_CHARS: Final = 256
"""Characters of a cookie that is read. Bounds the work on forged ones; one of ours has fewer than 130."""


class Sessions:
    """Makes and checks cookies with a key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def cookie(self, token: Token, now: float, *, secure: bool) -> str:
        """Return the header ``Set-Cookie`` of a browser that signs in; ``now`` is in seconds since 1970."""
        end = int(now) + SESSION_SECONDS
        value = f"{token.name}.{end}.{self._code(token, end)}"
        return f"{COOKIE}={value}; Max-Age={SESSION_SECONDS}; {_ATTRIBUTES}{'; Secure' if secure else ''}"

    def token_of(self, cookie: str, tokens: TokensFile, now: float) -> Token | None:
        """Return the token that a cookie stands for; None where it is forged, over, or the token is gone."""
        if len(cookie) > _MAX_COOKIE_CHARS or not cookie.isascii():
            return None
        name, _, rest = cookie.partition(".")
        end, _, code = rest.partition(".")
        token = tokens.named(name)
        if token is None or not end.isdigit() or int(end) < now:
            return None
        return token if hmac.compare_digest(code, self._code(token, int(end))) else None

    def _code(self, token: Token, end: int) -> str:
        message = f"{token.name}\n{end}\n{token.sha256}".encode()
        return hmac.new(self._key, message, hashlib.sha256).hexdigest()


NO_COOKIE: Final = f"{COOKIE}=; Max-Age=0; HttpOnly; SameSite=Strict; Path=/"
"""The header ``Set-Cookie`` of a browser that signs out."""
_ATTRIBUTES: Final = "HttpOnly; SameSite=Strict; Path=/"


def session_key(path: Path) -> bytes:
    """Return the key in a file that only this user can read; a new one where there is none. Raises ``OSError``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        key = b""
    if len(key) == _KEY_BYTES:
        return key
    key = os.urandom(_KEY_BYTES)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key)
    return key
