"""Decode a page file: by its byte order mark, by the charset that its HTML names, as UTF-8, or as Windows-1252.

Windows-1252 is the last resort, as it is of browsers, and not a detector of charsets: charset-normalizer
3.5, tried on ten short texts in eight Western European languages, took one of them for what it was. So that
no page in another charset passes for it, the text must look like a Western European one.

What charsets a page may name, and what of Windows-1252 shows that a text is in another one.
"""

import codecs
import re
from typing import Final

MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks, the longer ones first, and what they announce."""

NAMED: Final = frozenset({
    "big5", "big5hkscs", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "cp866", "cp874", "cp932", "cp949", "euc_jp", "euc_kr", "gb18030", "gb2312", "gbk", "iso2022_jp", "iso8859-10",
    "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5",
    "iso8859-6", "iso8859-7", "iso8859-8", "koi8-r", "koi8-u", "mac-cyrillic", "mac-roman", "shift_jis", "tis-620",
    "utf-8",
})  # fmt: skip
"""Charsets of the WHATWG's list, as Python calls them. Nothing else that Python can decode is a charset of a page."""

MEANT: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gbk", "shift_jis": "cp932",
    "euc_kr": "cp949", "tis-620": "cp874", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
"""What browsers take a name for (WHATWG Encoding). A page that can name UTF-16 in ASCII is not in it."""

NO_WORD: Final = (
    "[A-Za-z\xdf-\xff][\xa1-\xa9\xac-\xb3\xb5\xb6\xb8-\xba\xbc-\xbf\xd7\xf7][a-z\xdf-\xff]"
    "|[\xc0-\xd6\xd8-\xf6\xf8-\xff]{4}"
)
"""A regex: a sign in the midst of a word, or four accented letters in a row, as no Western European language has."""


class DecodeError(ValueError):
    """Bytes that are no text in the charset that they have or must have; ``at`` is the offset of the fault."""

    def __init__(self, message: str, at: int) -> None:
        """Say what is wrong, and where."""
        super().__init__(message)
        self.at = at


def decode(data: bytes, *, html: bool) -> str:
    """Return the text of a page file; where it is HTML, the charset that it names counts.

    Raises ``DecodeError``, whose message names byte and offset; never puts a replacement character.
    """
    for mark, charset in MARKS:
        if data.startswith(mark):
            return _read(data, charset, f"{charset.upper()}, which its byte order mark says it is", len(mark))
    if data.count(b"\0") * _MOST_NULS > len(data):
        msg = "it looks like UTF-16 or UTF-32 without a byte order mark"
        raise DecodeError(msg, data.index(b"\0"))
    named = _META.search(data, 0, _HEAD) if html else None
    charset = _charset(named) if named is not None else "utf-8"
    if named is not None and charset not in {"utf-8", "cp1252"}:
        return _read(data, charset, f"{named['label'].decode('ascii')}, which it says it is")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if named is not None and charset == "cp1252":
            return _read(data, charset, "Windows-1252, which it says it is")
        msg = f"byte {data[error.start]:#04x} at {error.start} is no UTF-8"
        if named is not None or not data[: error.start].isascii():
            raise DecodeError(msg, error.start) from error
        return _western(data, msg, error.start)


def _charset(named: re.Match[bytes]) -> str:
    label = named["label"].decode("ascii")
    try:
        name = codecs.lookup(label).name
    except LookupError:
        name = ""
    name = MEANT.get(name, name)
    if name not in NAMED:
        msg = f"its charset {label} at {named.start('label')} is unknown"
        raise DecodeError(msg, named.start("label"))
    return name


def _read(data: bytes, charset: str, called: str, skip: int = 0) -> str:
    try:
        return data[skip:].decode(charset)
    except UnicodeDecodeError as error:
        at = error.start + skip
        msg = f"byte {data[at]:#04x} at {at} is no {called}"
        raise DecodeError(msg, at) from error


def _western(data: bytes, fault: str, at: int) -> str:
    """Return text as Windows-1252, if it reads like it; ``fault`` says why and ``at`` where it is no UTF-8."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        msg = f"{fault}, and byte {data[error.start]:#04x} at {error.start} is no Windows-1252"
        raise DecodeError(msg, at) from error
    if odd := _NO_WORD.search(text):
        msg = f"{fault}, and as Windows-1252 it has no words, as at {odd.start()}; save it as UTF-8"
        raise DecodeError(msg, at)
    return text


_HEAD: Final = 4_096
"""Bytes in which the charset is looked for; browsers look in 1,024, and pages have it later."""
_MOST_NULS: Final = 4
_META: Final = re.compile(
    rb"<meta\b[^>]{0,200}?\bcharset\s{0,9}=\s{0,9}[\"']?(?P<label>[A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
_NO_WORD: Final = re.compile(NO_WORD)
