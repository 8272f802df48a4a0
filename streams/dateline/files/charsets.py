"""Decode a page file: by its byte order mark, by the charset that its HTML names, as UTF-8, or as Windows-1252.

Windows-1252 is the last resort, as in browsers. There is no detector of charsets: charset-normalizer 3.5, tried on ten
short texts in eight Western European languages, recognised one of them. So that no page in another charset passes for
Windows-1252, its text must look like a Western European language.
"""

import codecs
import re
from typing import Final


class DecodeError(ValueError):
    """Bytes are not valid in the charset that they name or must have; ``at`` is the offset of the first wrong byte."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


def decode(data: bytes, *, html: bool) -> str:
    """Return the text of a page file; in HTML, a charset that it names is respected.

    Raises ``DecodeError``, whose message names byte and offset. Never inserts a replacement character.
    """
    for mark, charset in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data, charset, f"{charset.upper()}, the charset of its byte order mark", len(mark))
    if data.count(b"\0") * _MIN_BYTES_PER_NUL > len(data):
        msg = "it looks like UTF-16 or UTF-32 without a byte order mark"
        raise DecodeError(msg, data.index(b"\0"))
    meta = _META.search(data, 0, _HEAD_BYTES) if html else None
    charset = _charset(meta) if meta is not None else "utf-8"
    if meta is not None and charset not in {"utf-8", "cp1252"}:
        return _decode_as(data, charset, f"{meta['label'].decode('ascii')}, the charset that the page names")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if meta is not None and charset == "cp1252":
            return _decode_as(data, charset, "Windows-1252, the charset that the page names")
        msg = f"byte {data[error.start]:#04x} at {error.start} is not valid in UTF-8"
        if meta is not None or not data[: error.start].isascii():
            raise DecodeError(msg, error.start) from error
        return _western(data, msg, error.start)


def _charset(meta: re.Match[bytes]) -> str:
    """Return the charset that a meta element names. Raises ``DecodeError`` where it is unknown."""
    label = meta["label"].decode("ascii")
    try:
        name = codecs.lookup(label).name
    except LookupError:
        name = ""
    name = BROWSER_CHARSETS.get(name, name)
    if name not in PAGE_CHARSETS:
        msg = f"its charset {label} at {meta.start('label')} is unknown"
        raise DecodeError(msg, meta.start("label"))
    return name


def _decode_as(data: bytes, charset: str, description: str, skip: int = 0) -> str:
    try:
        return data[skip:].decode(charset)
    except UnicodeDecodeError as error:
        at = error.start + skip
        msg = f"byte {data[at]:#04x} at {at} is not valid in {description}"
        raise DecodeError(msg, at) from error


def _western(data: bytes, fault: str, at: int) -> str:
    """Return the text in Windows-1252. ``fault`` says why it is not UTF-8, and ``at`` where.

    Raises ``DecodeError`` where it does not look like a Western European language.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        msg = f"{fault}, and byte {data[error.start]:#04x} at {error.start} is not valid in Windows-1252"
        raise DecodeError(msg, at) from error
    if odd := _NOT_WESTERN.search(text):
        msg = f"{fault}, and read as Windows-1252 it is not plausible text (at byte {odd.start()}); save it as UTF-8"
        raise DecodeError(msg, at)
    return text


BYTE_ORDER_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks and their charsets; of two that begin alike, the longer one first."""
PAGE_CHARSETS: Final = frozenset({
    "big5", "big5hkscs", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "cp866", "cp874", "cp932", "cp949", "euc_jp", "euc_kr", "gb18030", "gb2312", "gbk", "iso2022_jp", "iso8859-10",
    "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5",
    "iso8859-6", "iso8859-7", "iso8859-8", "koi8-r", "koi8-u", "mac-cyrillic", "mac-roman", "shift_jis", "tis-620",
    "utf-8",
})  # fmt: skip
"""Charsets that a page may name, by Python's names: those of the WHATWG Encoding Standard, and no others of Python."""
BROWSER_CHARSETS: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gbk", "shift_jis": "cp932",
    "euc_kr": "cp949", "tis-620": "cp874", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
"""The charset that browsers use for another name (WHATWG Encoding Standard).

A page that names UTF-16 in ASCII bytes cannot be in UTF-16.
"""
NOT_WESTERN: Final = (
    "[A-Za-z\xdf-\xff][\xa1-\xa9\xac-\xb3\xb5\xb6\xb8-\xba\xbc-\xbf\xd7\xf7][a-z\xdf-\xff]"
    "|[\xc0-\xd6\xd8-\xf6\xf8-\xff]{4}"
)
"""A pattern that no Western European language has: a symbol within a word, or four accented letters in a row."""
_HEAD_BYTES: Final = 4_096
"""Bytes at the start of a page in which a charset is looked for. Chosen by hand: browsers look in 1,024 (WHATWG HTML),
but some pages name it later."""
_MIN_BYTES_PER_NUL: Final = 4
"""With fewer bytes for each NUL, a page counts as UTF-16 or UTF-32. Chosen by hand: Latin text in UTF-16 has two."""
_META: Final = re.compile(
    rb"<meta\b[^>]{0,200}?\bcharset\s{0,9}=\s{0,9}[\"']?(?P<label>[A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
_NOT_WESTERN: Final = re.compile(NOT_WESTERN)
