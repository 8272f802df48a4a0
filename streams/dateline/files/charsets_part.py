"""What charsets a page may name, and what of Windows-1252 shows that a text is in another one."""

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
