"""The charset of a page file: by its byte order mark, its HTML, as UTF-8, or as Windows-1252."""
# ruff: noqa: E501, RUF001 - a row is a line; the pages are in many scripts

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.files.charsets import DecodeError, decode
from dateline.files.page_records import Page, Rejected
from dateline.files.pages import CutShort, Defaults, read_pages

COMPLETE = Defaults.model_validate({"source": "kustbode", "fetched_at": "2026-02-06T09:20:00+01:00"})


def read(path: Path, data: bytes, defaults: Defaults) -> list[Page | Rejected | CutShort]:
    path.write_bytes(data)
    return list(read_pages([path], defaults))


PAGE = "Één kop\nOSLO (ANP) – “Mist” in de fjord, zegt café Åse."
META = '<meta charset="{}"><p>{}'
ENCODED = {
    "UTF-8": (".txt", PAGE.encode(), PAGE),
    "UTF-8 with a mark": (".html", b"\xef\xbb\xbf" + PAGE.encode(), PAGE),
    "UTF-16, little end first": (".txt", b"\xff\xfe" + PAGE.encode("utf-16-le"), PAGE),
    "UTF-16, big end first": (".html", b"\xfe\xff" + PAGE.encode("utf-16-be"), PAGE),
    "UTF-32": (".txt", b"\xff\xfe\x00\x00" + PAGE.encode("utf-32-le"), PAGE),
    "named": (".html", META.format("koi8-r", "Москва").encode("koi8-r"), META.format("koi8-r", "Москва")),
    "named as old pages do": (
        ".htm",
        b'<META http-equiv="Content-Type" content="text/html; charset=windows-1251">\xcc\xee\xf1\xea\xe2\xe0',
        '<META http-equiv="Content-Type" content="text/html; charset=windows-1251">Москва',
    ),
    "Latin-1 is Windows-1252": (".html", META.format("iso-8859-1", PAGE).encode("cp1252"), META.format("iso-8859-1", PAGE)),
    "says Latin-1 and is UTF-8": (".html", META.format("latin1", PAGE).encode(), META.format("latin1", PAGE)),
    "UTF-16 cannot be named": (".html", META.format("utf-16", PAGE).encode(), META.format("utf-16", PAGE)),
    "a mark outdoes a name": (".html", b"\xef\xbb\xbf" + META.format("koi8-r", PAGE).encode(), META.format("koi8-r", PAGE)),
    "a text names nothing": (".txt", META.format("koi8-r", PAGE).encode(), META.format("koi8-r", PAGE)),
    "Windows-1252": (".txt", PAGE.encode("cp1252"), PAGE),
    "Windows-1252 in HTML": (".html", f"<p>{PAGE}".encode("cp1252"), f"<p>{PAGE}"),
    "Spanish": (".txt", "¿Qué pasó? El 3º día, dice «El País».".encode("cp1252"), "¿Qué pasó? El 3º día, dice «El País»."),
}  # fmt: skip


@pytest.mark.parametrize("case", ENCODED)
def test_a_file_is_read_in_its_charset(case: str, tmp_path: Path) -> None:
    suffix, data, text = ENCODED[case]
    (page,) = read(tmp_path / f"page{suffix}", data, COMPLETE)
    assert isinstance(page, Page), page
    assert (page.article.text or page.article.html) == text


UNDECODABLE = {
    "half a character": (".txt", "Één kop".encode()[:-5] + b"\xc3", "byte 0xc3 at 4 is not valid in UTF-8"),
    "UTF-8 with a fault": (".txt", "één\ntwee".encode() + b"\xff", "byte 0xff at 10 is not valid in UTF-8"),
    "no Windows-1252": (".txt", b"caf\xe9 \x81", "byte 0xe9 at 3 is not valid in UTF-8, and byte 0x81 at 5 is not valid in Windows-1252"),
    "Cyrillic, unnamed": (".txt", "Москва, 3 февраля".encode("cp1251"), "byte 0xcc at 0 is not valid in UTF-8, and read as Windows-1252"),
    "Greek, unnamed": (".txt", "OSLO - Ο υπουργός".encode("cp1253"), "read as Windows-1252 it is not plausible text (at byte 9)"),
    "Polish, unnamed": (".txt", "powiedziała".encode("cp1250"), "byte 0xb3 at 9 is not valid in UTF-8, and read as Windows-1252"),
    "not what it says": (".html", META.format("euc-jp", "").encode() + b"\xff", "byte 0xff at 26 is not valid in euc-jp, the charset that the page names"),
    "says UTF-8": (".html", META.format("utf-8", "café").encode("cp1252"), "byte 0xe9 at 28 is not valid in UTF-8"),
    "half a pair": (".txt", b"\xff\xfeA\x00B", "byte 0x42 at 4 is not valid in UTF-16-LE, the charset of its byte order mark"),
    "UTF-16 without a mark": (".txt", "OSLO".encode("utf-16-le"), "UTF-16 or UTF-32 without a byte order mark"),
    "unknown charset": (".html", META.format("klingon", "").encode(), "its charset klingon at 15 is unknown"),
    "no charset but a codec": (".html", META.format("rot13", "").encode(), "its charset rot13 at 15 is unknown"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNDECODABLE)
def test_a_file_in_no_known_charset_is_rejected_with_the_position(case: str, tmp_path: Path) -> None:
    suffix, data, message = UNDECODABLE[case]
    (page,) = read(tmp_path / f"page{suffix}", data, COMPLETE)
    assert isinstance(page, Rejected), page
    assert message in page.message
    assert str(page).startswith(str(tmp_path / f"page{suffix}:"))


@pytest.mark.xfail(strict=True, reason="Windows-1254 is letters of Windows-1252 too; only a name tells them apart")
def test_known_wrong_a_turkish_page_without_a_charset(tmp_path: Path) -> None:
    (page,) = read(tmp_path / "page.txt", "bugün yağış yok".encode("cp1254"), COMPLETE)
    assert isinstance(page, Page)
    assert page.article.text == "bugün yağış yok"


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_give_a_text_without_replacement_characters_or_an_error(data: bytes, html: bool) -> None:  # noqa: FBT001
    at, text = 0, ""
    try:
        text = decode(data, html=html)
    except DecodeError as error:
        at = error.at
    assert 0 <= at <= len(data)
    assert "\ufffd" not in text or "\ufffd".encode() in data or data[:2] in {b"\xff\xfe", b"\xfe\xff"}
