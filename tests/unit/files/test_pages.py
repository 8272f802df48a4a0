"""Reading pages: good ones whole, bad ones named by file, line and field, and never all of a file at once."""
# ruff: noqa: E501, RUF001 - a row is a line; the pages are in many scripts

import io
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from dateline.cli.pages.pipe import pipe
from dateline.demo.pages import demo_pages
from dateline.files.archive import BOM, RECORD_BYTES
from dateline.files.charsets import DecodeError, decode
from dateline.files.page_records import Page, Rejected
from dateline.files.pages import STDIN, CutShort, Defaults, PagesError, read_pages
from dateline.kafka.codec import encode
from dateline_schemas import RawArticle
from tests.alerts import alert

GOOD = {"source": "kustbode", "fetched_at": "2026-02-06T09:20:00+01:00", "text": "OSLO (ANP) - Mist in de fjord."}
KNOWN = Defaults.model_validate({"source": "kustbode", "fetched_at": "2026-02-06T09:20:00+01:00"})


def line(**changes: object) -> bytes:
    return json.dumps({**GOOD, **changes}, ensure_ascii=False).encode()


def read(path: Path, data: bytes, defaults: Defaults | None = None) -> list[Page | Rejected | CutShort]:
    path.write_bytes(data)
    return list(read_pages([path], defaults or Defaults()))


def test_lines_are_pages_and_blank_ones_are_not(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    pages = read(path, line(url="a") + b"\r\n\n  \n" + line(url="b"))
    assert [(page.file, page.line) for page in pages] == [(str(path), 1), (str(path), 4)]
    assert [page.article.url for page in pages if isinstance(page, Page)] == ["a", "b"]


BAD_LINES = {
    "no JSON": (b"MOSKOU (ANP) - no JSON", "record", "Invalid JSON: expected value at column 1"),
    "half a record": (line()[:-9], "record", "Invalid JSON: EOF while parsing"),
    "no record": (b"[1, 2]", "record", "object"),
    "null": (b"null", "record", "object"),
    "bad UTF-8": (b'{"source": "caf\xe9"}', "record", "byte 0xe9 in column 16 is no UTF-8"),
    "half a character": (line(text="\\ud83d").replace(b"\\\\", b"\\"), "record", "Invalid JSON"),
    "no time zone": (line(fetched_at="2026-02-06T09:20:00"), "fetched_at", "timezone"),
    "no text": (line(text=None), "record", "exactly one of text and html is required"),
    "too much text": (line(text="é" * 524_289), "text", "the page has 1048578 bytes; at most 1048576"),
    "wrong twice": (line(home_country="nl", source=""), "source", "(also wrong: home_country)"),
}


@pytest.mark.parametrize("case", BAD_LINES)
def test_a_bad_line_is_rejected_whole_and_reading_goes_on(case: str, tmp_path: Path) -> None:
    data, field, message = BAD_LINES[case]
    path = tmp_path / "pages.jsonl"
    first, second, third = read(path, line() + b"\n" + data + b"\n" + line())
    assert isinstance(second, Rejected)
    assert (second.file, second.line, second.field, second.data) == (str(path), 2, field, data)
    assert message in second.message
    assert str(second).startswith(f"{path}:2: {field}: ")
    assert isinstance(first, Page)
    assert isinstance(third, Page)
    assert first.article == third.article


@pytest.mark.parametrize(
    ("emit", "what"), [("stories", "a version of a story"), ("briefs", "a brief"), ("distinct", "a brief")]
)
@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.zst", ".parquet"])
def test_what_was_made_of_pages_is_no_page(emit: str, what: str, ending: str, tmp_path: Path) -> None:
    made = tmp_path / f"made{ending}"
    app = typer.Typer()
    app.command()(pipe)
    CliRunner().invoke(app, ["-", "--emit", emit, "--output", str(made)], input=demo_pages()[0])
    refused = list(read_pages([made], KNOWN))
    assert refused
    assert {str(each).partition(": ")[2] for each in refused} == {
        f"record: it is {what}, which was made of a page, and no page"
    }
    again = CliRunner().invoke(app, [str(made)])
    assert (again.exit_code, again.stdout) == (1, "")
    assert f"{made}:1: record: it is {what}" in again.stderr


def test_an_alert_is_no_page_either(tmp_path: Path) -> None:
    (refused,) = read(tmp_path / "alerts.jsonl", encode(alert()), KNOWN)
    assert "it is an alert" in str(refused)


def test_a_feed_may_have_names_of_its_own(tmp_path: Path) -> None:
    """A story's id and version are a newsroom's, too; only what nobody else would say together is a sign."""
    own = line(story_id="CMS-17", version=3, brief_id="7", body={"relation": {}, "fingerprint": "f"})
    (page,) = read(tmp_path / "pages.jsonl", own)
    assert isinstance(page, Page)


def test_an_endless_line_is_rejected_without_being_read(tmp_path: Path) -> None:
    endless = b'{"text": "' + b"a" * (2 * RECORD_BYTES + 7)
    rejected, good = read(tmp_path / "pages.jsonl", endless + b"\n" + line())
    assert isinstance(rejected, Rejected)
    assert (len(rejected.data), rejected.line) == (RECORD_BYTES, 1)
    assert isinstance(good, Page)
    assert good.line == 2


def test_a_byte_order_mark_is_no_part_of_the_page(tmp_path: Path) -> None:
    (lines,) = read(tmp_path / "pages.jsonl", b"\xef\xbb\xbf" + line())
    (page,) = read(tmp_path / "page.txt", b"\xef\xbb\xbfOSLO", KNOWN)
    assert isinstance(lines, Page)
    assert isinstance(page, Page)
    assert page.article.text == "OSLO"


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
    (page,) = read(tmp_path / f"page{suffix}", data, KNOWN)
    assert isinstance(page, Page), page
    assert (page.article.text or page.article.html) == text


UNDECODABLE = {
    "half a character": (".txt", "Één kop".encode()[:-5] + b"\xc3", "byte 0xc3 at 4 is no UTF-8"),
    "UTF-8 with a fault": (".txt", "één\ntwee".encode() + b"\xff", "byte 0xff at 10 is no UTF-8"),
    "no Windows-1252": (".txt", b"caf\xe9 \x81", "byte 0xe9 at 3 is no UTF-8, and byte 0x81 at 5 is no Windows-1252"),
    "Cyrillic, unnamed": (".txt", "Москва, 3 февраля".encode("cp1251"), "byte 0xcc at 0 is no UTF-8, and as Windows-1252"),
    "Greek, unnamed": (".txt", "OSLO - Ο υπουργός".encode("cp1253"), "and as Windows-1252 it has no words, as at 9"),
    "Polish, unnamed": (".txt", "powiedziała".encode("cp1250"), "byte 0xb3 at 9 is no UTF-8, and as Windows-1252"),
    "not what it says": (".html", META.format("euc-jp", "").encode() + b"\xff", "byte 0xff at 26 is no euc-jp, which it says it is"),
    "says UTF-8": (".html", META.format("utf-8", "café").encode("cp1252"), "byte 0xe9 at 28 is no UTF-8"),
    "half a pair": (".txt", b"\xff\xfeA\x00B", "byte 0x42 at 4 is no UTF-16-LE, which its byte order mark says"),
    "UTF-16 without a mark": (".txt", "OSLO".encode("utf-16-le"), "UTF-16 or UTF-32 without a byte order mark"),
    "unknown charset": (".html", META.format("klingon", "").encode(), "its charset klingon at 15 is unknown"),
    "no charset but a codec": (".html", META.format("rot13", "").encode(), "its charset rot13 at 15 is unknown"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNDECODABLE)
def test_a_file_in_no_charset_is_rejected_with_the_place(case: str, tmp_path: Path) -> None:
    suffix, data, message = UNDECODABLE[case]
    (page,) = read(tmp_path / f"page{suffix}", data, KNOWN)
    assert isinstance(page, Rejected), page
    assert message in page.message
    assert str(page).startswith(str(tmp_path / f"page{suffix}:"))


@pytest.mark.xfail(strict=True, reason="Windows-1254 is letters of Windows-1252 too; only a name tells them apart")
def test_known_wrong_an_unnamed_turkish_page(tmp_path: Path) -> None:
    (page,) = read(tmp_path / "page.txt", "bugün yağış yok".encode("cp1254"), KNOWN)
    assert isinstance(page, Page)
    assert page.article.text == "bugün yağış yok"


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_a_text_without_replacements_or_an_error(data: bytes, html: bool) -> None:  # noqa: FBT001
    at, text = 0, ""
    try:
        text = decode(data, html=html)
    except DecodeError as error:
        at = error.at
    assert 0 <= at <= len(data)
    assert "\ufffd" not in text or "\ufffd".encode() in data or data[:2] in {b"\xff\xfe", b"\xfe\xff"}


@pytest.mark.parametrize(("suffix", "field"), [(".txt", "text"), (".html", "html"), (".htm", "html")])
def test_a_file_of_text_or_html_is_one_page(suffix: str, field: str, tmp_path: Path) -> None:
    (page,) = read(tmp_path / f"page{suffix}", "Één kop\nOSLO (ANP) - Mist.\n".encode(), KNOWN)
    assert isinstance(page, Page)
    assert getattr(page.article, field) == "Één kop\nOSLO (ANP) - Mist.\n"
    assert page.article.source == "kustbode"


BAD_FILES = {
    "bad UTF-8": (b"Kop\n\xef\xbb\xbfOSLO\xff", 2, "text", "byte 0xff at 11 is no UTF-8"),
    "over 1 MiB": (b"a" * (1024 * 1024 + 1), 1, "text", "1048577 bytes"),
    "over all bounds": (b"a" * (RECORD_BYTES + 1), 1, "record", "or more"),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_file_is_rejected(case: str, tmp_path: Path) -> None:
    data, number, field, message = BAD_FILES[case]
    (rejected,) = read(tmp_path / "page.txt", data, KNOWN)
    assert isinstance(rejected, Rejected)
    assert (rejected.line, rejected.field) == (number, field)
    assert message in rejected.message


def test_what_a_line_leaves_out_is_filled_in_and_what_it_says_stays(tmp_path: Path) -> None:
    said = Defaults.model_validate({"source": "other", "home_country": "NO", "url": "a"})
    (page,) = read(tmp_path / "pages.jsonl", line(home_country=None, url="b"), said)
    assert isinstance(page, Page)
    assert (page.article.source, page.article.home_country, page.article.url) == ("kustbode", "NO", "b")


@pytest.mark.parametrize("data", [b"no JSON", b"[]", b"9" * 400])
def test_what_is_no_record_is_refused_with_defaults_too(data: bytes, tmp_path: Path) -> None:
    (rejected,) = read(tmp_path / "pages.jsonl", data, KNOWN)
    assert isinstance(rejected, Rejected)


def test_a_page_that_cannot_say_its_source_needs_to_be_told(tmp_path: Path) -> None:
    for name in ("page.txt", "page.html"):
        (tmp_path / name).touch()
    with pytest.raises(PagesError, match=r"page\.txt.*--source and --fetched-at"):
        read_pages([tmp_path / "page.txt"], Defaults())
    with pytest.raises(PagesError, match=r"give --fetched-at$"):
        read_pages([tmp_path / "page.html"], Defaults(source="kustbode"))


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing.jsonl", "no such file"), ("pages.csv", r"\.jsonl"), ("folder.jsonl", "cannot be read")],
)
def test_a_file_that_is_no_page_is_refused_before_anything_is_read(name: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "pages.csv").touch()
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "good.jsonl").write_bytes(line())
    with pytest.raises(PagesError, match=f"{name}: .*{reason}"):
        read_pages([tmp_path / "good.jsonl", tmp_path / name], Defaults())


def test_standard_input_is_read_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.pipe()
    with os.fdopen(ours, "rb") as stream, os.fdopen(theirs, "wb", buffering=0) as sender:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stream))
        pages = read_pages([STDIN], Defaults())
        sender.write(line() + b"\n")
        first = next(pages)
        sender.write(line(text=None) + b"\n")
        second = next(pages)
    assert isinstance(first, Page)
    assert first.article == RawArticle.read(line())
    assert isinstance(second, Rejected)
    assert str(second).startswith("-:2: ")


@given(st.lists(st.one_of(st.binary(max_size=40), st.just(line()), st.text(max_size=40).map(str.encode)), max_size=9))
def test_every_line_that_is_not_blank_comes_out_once(lines: list[bytes]) -> None:
    data = b"\n".join(lines)
    with mock.patch.object(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data))):
        pages = list(read_pages([STDIN], Defaults()))
    numbered = [number for number, each in enumerate(data.removeprefix(BOM).split(b"\n"), start=1) if each.strip()]
    assert [page.line for page in pages] == numbered
