"""Cursor: where the next page of a list begins, as text that a client gives back unread.

It is bound to the question: given back with other parameters, it is refused. Its numbers mean the same to every copy
of the topics, so that any gateway goes on where another one ended; one that its copy alone can read is bound to that.
"""

import base64
import binascii
import hashlib
import struct
from collections.abc import Iterable
from typing import Final, NoReturn

from dateline.gateway.api.arguments import refuse

_FORM: Final = struct.Struct(">4sQQ")
_ORDER: Final = 2
"""Number of the orders that cursors go by. A cursor of other ones is refused, as it would lose what it passes."""
_MAX_NUMBER: Final = 2**63 - 1
"""The highest number that SQLite has."""


def question_tag(parts: Iterable[tuple[str, str]]) -> bytes:
    """Return what stands for a question's parameters in a cursor."""
    text = "\n".join([str(_ORDER), *(f"{name}={value}" for name, value in sorted(parts))])
    return hashlib.blake2b(text.encode(), digest_size=4).digest()


def encode_cursor(tag: bytes, first: int, second: int) -> str:
    """Return the cursor of two numbers."""
    return base64.urlsafe_b64encode(_FORM.pack(tag, first, second)).rstrip(b"=").decode()


def decode_cursor(text: str, tag: bytes) -> tuple[int, int]:
    """Return the numbers of a cursor. Raises ``Problem`` where it is none, or that of another question."""
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        given, first, second = _FORM.unpack(packed)
    except (binascii.Error, ValueError, struct.error):
        _refuse()
    if given != tag or max(first, second) > _MAX_NUMBER:
        _refuse()
    return first, second


def _refuse() -> NoReturn:
    refuse("this is not a cursor of this question: give one with the parameters that it came with, or leave it out")
