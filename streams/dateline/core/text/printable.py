"""Text that a terminal shows and never obeys.

``printable`` stands between text from outside and everything that people look at: tables, messages, progress bars, log
lines, mails. ``escape_json`` does the same for JSON, which stays the same value.
"""

import re
from typing import Final

_NOT_PRINTABLE_JSON: Final = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    r"\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""The controls (C0 without the line end, C1), format characters, line separators and surrogates of Unicode 15."""


def printable(text: str, keep: str = "", mark: str = " ") -> str:
    """Return the text with ``mark`` for each character that could steer a terminal, except those in ``keep``.

    Such are controls (with ESC, line ends and tabs), format characters (those that turn the direction of writing, and
    those of no width), lone surrogates and unassigned characters. Blanks of any kind become a plain one. The length
    stays.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in keep else " " if char.isspace() else mark for char in text)


def escape_json(text: str) -> str:
    r"""Return JSON with ``\u`` escapes for what could steer a terminal; line ends between records stay."""
    return _NOT_PRINTABLE_JSON.sub(_escape, text)


def _escape(match: "re.Match[str]") -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
