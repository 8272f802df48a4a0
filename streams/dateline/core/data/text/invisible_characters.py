"""Characters and character references that scrapers leave in a text, and what they stand for."""

from typing import Final

REPLACED: Final = {
    "\t": " ", "\x1f": " ", "\r": "\n", "\v": "\n", "\f": "\n", "\x1c": "\n", "\x1d": "\n", "\x1e": "\n",
    "\u2028": "\n", "\u2029": "\n",
}  # fmt: skip
"""One for one. The separators of ASCII part records, as Unicode has it; old wires end a take with them."""

SURROGATES: Final = "\ud800-\udfff"
"""A regex class: halves of characters, which UTF-8 and so JSON cannot say; each is given as U+FFFD, one for one."""

WINDOWS: Final = {
    chr(byte): bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
"""Controls that are Windows-1252 read as Latin-1, as browsers too read them; one for one."""

NEXT_LINE: Final = "\x85"
"""A line end, unless other controls say that the text was Windows-1252, where it is an ellipsis."""

CONTROLS: Final = "".join(chr(code) for code in range(0x20) if chr(code) not in "\n\t\r\v\f\x1c\x1d\x1e\x1f") + (
    "\x7f\x81\x8d\x8f\x90\x9d"
)
"""Controls that say nothing to a reader."""

SOFT_HYPHEN: Final = "\u00ad"
ZERO_WIDTH: Final = "\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
"""A regex class: joiners of words and marks of direction."""

JOINERS: Final = "\u200c\u200d"
"""They part and join letters, and so spell words, in some scripts and among emoji; elsewhere they are noise."""

JOINED: Final = "\u0600-\u1cff\u2600-\u27bf\u3000-\uf8ff\ufe00-\ufe0f\U0001f000-\U0001faff"
"""A regex class: what ``JOINERS`` follow with a meaning."""

MAX_MARKS: Final = 30
"""Combining marks on one letter (UAX #15, Stream-Safe Text Format); more say nothing in any language."""

_TRAIL: Final = "\x80-\xbf" + "".join(WINDOWS.values())
MOJIBAKE: Final = rf"[\xc2-\xdf][{_TRAIL}]|[\xe0-\xef][{_TRAIL}]{{2}}|[\xf0-\xf4][{_TRAIL}]{{3}}"
"""A regex: a character outside ASCII in UTF-8, read as Latin-1 or Windows-1252."""

COMMON_LEADS: Final = "\xc2-\xc5"
"""A regex class: what opens mojibake of Latin letters and signs."""

WIDE_GAP: Final = "   "
"""Between letter-spaced words: the space after the letter, the word's own with one after it."""
