"""Characters that no reader sees, and traces of a wrong encoding; ``core/text/repairs/cleaning.py`` repairs them.

A row is a character, or a range in a regular expression's class. To add a zero-width character, append it to
``ZERO_WIDTH``; a character that is replaced by another one, to ``REPLACEMENTS``.
"""

from typing import Final

REPLACEMENTS: Final = {
    "\t": " ", "\x1f": " ", "\r": "\n", "\v": "\n", "\f": "\n", "\x1c": "\n", "\x1d": "\n", "\x1e": "\n",
    "\u2028": "\n", "\u2029": "\n",
}  # fmt: skip
"""Characters replaced by one other: kinds of spaces and line ends.

ASCII's separators count as line ends, as in Unicode: old wires end a take with them.
"""

SURROGATES: Final = "\ud800-\udfff"
"""A regex class: surrogates, which UTF-8 and JSON cannot encode; each is replaced by U+FFFD."""

WINDOWS_1252: Final = {
    chr(byte): bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
"""Control characters that were Windows-1252, read as Latin-1, and the characters meant; browsers read them so too."""

NEXT_LINE: Final = "\x85"
"""A line end; in a text with other characters of ``WINDOWS_1252`` an ellipsis."""

CONTROLS: Final = "".join(chr(code) for code in range(0x20) if chr(code) not in "\n\t\r\v\f\x1c\x1d\x1e\x1f") + (
    "\x7f\x81\x8d\x8f\x90\x9d"
)
"""Control characters that are removed."""

SOFT_HYPHEN: Final = "\u00ad"
ZERO_WIDTH: Final = "\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
"""A regex class: word joiners, marks of direction and other characters without width."""

JOINERS: Final = "\u200c\u200d"
"""Joiners of letters: they belong to the spelling in some scripts and in emoji, and are removed elsewhere."""

JOINER_BASES: Final = "\u0600-\u1cff\u2600-\u27bf\u3000-\uf8ff\ufe00-\ufe0f\U0001f000-\U0001faff"
"""A regex class: characters after which ``JOINERS`` belong to the spelling."""

MAX_MARKS: Final = 30
"""Combining marks on one letter; more are removed. The bound of Unicode's Stream-Safe Text Format (UAX #15)."""

_TRAIL: Final = "\x80-\xbf" + "".join(WINDOWS_1252.values())
MOJIBAKE: Final = rf"[\xc2-\xdf][{_TRAIL}]|[\xe0-\xef][{_TRAIL}]{{2}}|[\xf0-\xf4][{_TRAIL}]{{3}}"
"""A regular expression: a character's bytes in UTF-8, read as Latin-1 or Windows-1252."""

COMMON_LEADS: Final = "\xc2-\xc5"
"""A regex class: first characters of mojibake of Latin letters and symbols."""

WIDE_GAP: Final = "   "
"""The least gap between letter-spaced words: the letter's space, the word's, and that one's own."""
