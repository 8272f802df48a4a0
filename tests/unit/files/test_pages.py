"""Reading pages from files and standard input: valid ones, and bad ones rejected with file, line and field."""

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
from dateline.files.archive import BOM, PAGE_RECORD_BYTES, RECORD_BYTES
from dateline.files.page_records import Page, Rejected
from dateline.files.pages import STDIN, CutShort, Defaults, PagesError, read_pages
from dateline.kafka.codec import encode
from dateline_schemas import RawArticle
from tests.alerts import alert

GOOD = {"source": "kustbode", "fetched_at": "2026-02-06T09:20:00+01:00", "text": "OSLO (ANP) - Mist in de fjord."}
COMPLETE = Defaults.model_validate({"source": "kustbode", "fetched_at": "2026-02-06T09:20:00+01:00"})


def line(**changes: object) -> bytes:
    return json.dumps({**GOOD, **changes}, ensure_ascii=False).encode()


def read(path: Path, data: bytes, defaults: Defaults | None = None) -> list[Page | Rejected | CutShort]:
    path.write_bytes(data)
    return list(read_pages([path], defaults or Defaults()))


def test_each_line_that_is_not_blank_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    pages = read(path, line(url="a") + b"\r\n\n  \n" + line(url="b"))
    assert [(page.file, page.line) for page in pages] == [(str(path), 1), (str(path), 4)]
    assert [page.article.url for page in pages if isinstance(page, Page)] == ["a", "b"]


BAD_LINES = {
    "no JSON": (b"MOSKOU (ANP) - no JSON", "record", "Invalid JSON: expected value at column 1"),
    "half a record": (line()[:-9], "record", "Invalid JSON: EOF while parsing"),
    "no record": (b"[1, 2]", "record", "object"),
    "null": (b"null", "record", "object"),
    "bad UTF-8": (b'{"source": "caf\xe9"}', "record", "byte 0xe9 in column 16 is not valid in UTF-8"),
    "half a character": (line(text="\\ud83d").replace(b"\\\\", b"\\"), "record", "Invalid JSON"),
    "no time zone": (line(fetched_at="2026-02-06T09:20:00"), "fetched_at", "timezone"),
    "no text": (line(text=None), "record", "exactly one of text and html is required"),
    "too much text": (line(text="é" * 524_289), "text", "the page has 1048578 bytes; at most 1048576"),
    "no country": (line(home_country="XX"), "home_country", "XX is no country: write a code of two letters"),
    "another code of a country": (line(home_country="UK"), "home_country", "did you mean GB?"),
    "wrong twice": (line(home_country="nl", source=""), "source", "(also wrong: home_country)"),
}


@pytest.mark.parametrize("case", BAD_LINES)
def test_a_bad_line_is_rejected_and_reading_goes_on(case: str, tmp_path: Path) -> None:
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
    ("emit", "kind"), [("stories", "a version of a story"), ("briefs", "a brief"), ("distinct", "a brief")]
)
@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.zst", ".parquet"])
def test_a_record_that_dateline_made_is_no_page(emit: str, kind: str, ending: str, tmp_path: Path) -> None:
    archive = tmp_path / f"records{ending}"
    app = command()
    CliRunner().invoke(app, ["-", "--emit", emit, "--output", str(archive)], input=demo_pages()[0])
    refused = list(read_pages([archive], COMPLETE))
    assert refused
    assert {str(each).partition(": ")[2] for each in refused} == {
        f"record: it is {kind}, which Dateline made; it is not a page"
    }
    again = CliRunner().invoke(app, [str(archive)])
    assert (again.exit_code, again.stdout) == (1, "")
    assert f"{archive}:1: record: it is {kind}" in again.stderr


def test_an_alert_is_no_page(tmp_path: Path) -> None:
    (refused,) = read(tmp_path / "alerts.jsonl", encode(alert()), COMPLETE)
    assert "it is an alert" in str(refused)


def test_a_page_may_have_some_field_names_of_a_story(tmp_path: Path) -> None:
    """A newsroom may use ``story_id`` and ``version`` too; only names that no feed has together are a sign."""
    own = line(story_id="CMS-17", version=3, brief_id="7", body={"relation": {}, "fingerprint": "f"})
    (page,) = read(tmp_path / "pages.jsonl", own)
    assert isinstance(page, Page)


def test_an_endless_line_is_rejected_after_its_start(tmp_path: Path) -> None:
    endless = b'{"text": "' + b"a" * (2 * PAGE_RECORD_BYTES + 7)
    rejected, good = read(tmp_path / "pages.jsonl", endless + b"\n" + line())
    assert isinstance(rejected, Rejected)
    assert (len(rejected.data), rejected.line) == (PAGE_RECORD_BYTES, 1)
    assert isinstance(good, Page)
    assert good.line == 2


def test_a_byte_order_mark_is_not_part_of_the_page(tmp_path: Path) -> None:
    (lines,) = read(tmp_path / "pages.jsonl", b"\xef\xbb\xbf" + line())
    (page,) = read(tmp_path / "page.txt", b"\xef\xbb\xbfOSLO", COMPLETE)
    assert isinstance(lines, Page)
    assert isinstance(page, Page)
    assert page.article.text == "OSLO"


@pytest.mark.parametrize(("suffix", "field"), [(".txt", "text"), (".html", "html"), (".htm", "html")])
def test_a_file_of_text_or_html_is_one_page(suffix: str, field: str, tmp_path: Path) -> None:
    (page,) = read(tmp_path / f"page{suffix}", "Één kop\nOSLO (ANP) - Mist.\n".encode(), COMPLETE)
    assert isinstance(page, Page)
    assert getattr(page.article, field) == "Één kop\nOSLO (ANP) - Mist.\n"
    assert page.article.source == "kustbode"


BAD_FILES = {
    "bad UTF-8": (b"Kop\n\xef\xbb\xbfOSLO\xff", 2, "text", "byte 0xff at 11 is not valid in UTF-8"),
    "empty": (b"", 1, "text", "the file is empty; it holds no page"),
    "blank": (b" \n\n", 1, "text", "the file is empty; it holds no page"),
    "over 1 MiB": (b"a" * (1024 * 1024 + 1), 1, "text", "1048577 bytes"),
    "over all bounds": (b"a" * (RECORD_BYTES + 1), 1, "record", "or more"),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_file_is_rejected(case: str, tmp_path: Path) -> None:
    data, number, field, message = BAD_FILES[case]
    (rejected,) = read(tmp_path / "page.txt", data, COMPLETE)
    assert isinstance(rejected, Rejected)
    assert (rejected.line, rejected.field) == (number, field)
    assert message in rejected.message


def test_defaults_fill_in_only_absent_fields(tmp_path: Path) -> None:
    defaults = Defaults.model_validate({"source": "other", "home_country": "NO", "url": "a"})
    (page,) = read(tmp_path / "pages.jsonl", line(home_country=None, url="b"), defaults)
    assert isinstance(page, Page)
    assert (page.article.source, page.article.home_country, page.article.url) == ("kustbode", "NO", "b")


@pytest.mark.parametrize("data", [b"no JSON", b"[]", b"9" * 400])
def test_data_that_is_no_record_is_rejected_with_defaults_too(data: bytes, tmp_path: Path) -> None:
    (rejected,) = read(tmp_path / "pages.jsonl", data, COMPLETE)
    assert isinstance(rejected, Rejected)


def test_a_text_or_html_page_needs_its_source_and_time_from_options(tmp_path: Path) -> None:
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


def test_standard_input_is_read_line_by_line_as_it_arrives(monkeypatch: pytest.MonkeyPatch) -> None:
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
def test_every_line_that_is_not_blank_gives_one_result(lines: list[bytes]) -> None:
    data = b"\n".join(lines)
    with mock.patch.object(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data))):
        pages = list(read_pages([STDIN], Defaults()))
    numbered = [number for number, each in enumerate(data.removeprefix(BOM).split(b"\n"), start=1) if each.strip()]
    assert [page.line for page in pages] == numbered


def command() -> typer.Typer:
    app = typer.Typer()
    app.command()(pipe)
    return app


def test_an_unknown_field_is_named_with_its_page_which_is_good(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    pages = read(path, line(home_contry="NO", author=None) + b"\n" + line())
    assert [page.unknown for page in pages if isinstance(page, Page)] == [("home_contry", "author"), ()]
    (page,) = read(path, line(author="x", url=None), Defaults(url="a"))
    assert isinstance(page, Page)
    assert (page.unknown, page.article.url) == (("author",), "a")


def test_unknown_fields_are_reported_once_for_each_file_and_pages_pass(tmp_path: Path) -> None:
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    one.write_bytes(b"\n".join([line(home_contry="NO"), line(home_contry="NO", **{"x\x1b[2J": 1})]))
    other.write_bytes(line(home_contry="NO"))
    result = CliRunner().invoke(command(), [str(one), str(other)])
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        f"{one}:1: home_contry: unknown field, which is ignored; did you mean home_country?",
        f"{one}:2: x [2J: unknown field, which is ignored",
        f"{other}:1: home_contry: unknown field, which is ignored; did you mean home_country?",
    ]


def test_the_number_of_unknown_fields_reported_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_bytes(line(**{f"field {number}": 1 for number in range(1000)}))
    result = CliRunner().invoke(command(), [str(path)])
    assert len(result.stderr.splitlines()) == 101


@pytest.mark.parametrize(("code", "hint"), [("UK", "did you mean GB?"), ("XX", "write a code of two letters")])
def test_a_home_country_that_is_none_is_a_usage_error(tmp_path: Path, code: str, hint: str) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_bytes(line())
    result = CliRunner().invoke(command(), [str(path), "--home-country", code])
    assert result.exit_code == 2
    assert f"{code} is no country" in result.stderr
    assert hint.rsplit(maxsplit=1)[-1] in result.stderr


MIB = 1024 * 1024
ARTICLE = "<h1>Brug open</h1><p>GOES (ANP) - De brug is weer open.</p>"
SCRIPT, LINKED = (
    "<script>const a = '<p>';</script>",
    '<script type="application/ld+json">{"@type": "NewsArticle"}</script>',
)


def large(size: int) -> str:
    """Return a page of about ``size`` bytes whose text is short."""
    part = f"{SCRIPT}<style>p {{ margin: 0 }}</style><!-- é --><svg viewBox='0 0 1 1'><path d='M1 1'/></svg>"
    return LINKED + part * (size // len(part.encode()) - 3) + ARTICLE


@pytest.mark.parametrize("size", [MIB + 4_000, 7 * MIB])
@pytest.mark.parametrize("name", ["pages.jsonl", "page.html"])
def test_html_of_up_to_8_mib_is_shed_and_keeps_its_id(name: str, size: int, tmp_path: Path) -> None:
    html = large(size)
    escaped = json.dumps({**json.loads(line(text=None)), "html": html, "newcomer": 1}).encode()
    (page,) = read(tmp_path / name, escaped if name == "pages.jsonl" else html.encode(), COMPLETE)
    assert isinstance(page, Page)
    assert (page.article.html or "").replace("<!---->", "").replace("<svg></svg>", "") == LINKED + ARTICLE
    assert page.article.id == page.article.article_id == page.article.id_of(html)
    assert page.unknown == (("newcomer",) if name == "pages.jsonl" else ())
    (small,) = read(
        tmp_path / name, ARTICLE.encode() if name == "page.html" else line(text=None, html=ARTICLE), COMPLETE
    )
    assert isinstance(small, Page)
    assert small.article.article_id is None


def test_an_id_that_is_given_stays(tmp_path: Path) -> None:
    record = line(text=None, html=large(2 * MIB), article_id="mine")
    (page,) = read(tmp_path / "pages.jsonl", record)
    assert isinstance(page, Page)
    assert page.article.article_id == "mine"


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("a" * (8 * MIB + 1), "the page has 8388609 bytes; at most 8388608 of HTML are taken"),
        (
            "é" * MIB + " " + SCRIPT,
            f"the page has {2 * MIB + 1 + len(SCRIPT)} bytes, {2 * MIB + 1} of them without scripts",
        ),
    ],
)
@pytest.mark.parametrize("name", ["pages.jsonl", "page.html"])
def test_html_that_stays_too_large_is_rejected(name: str, html: str, message: str, tmp_path: Path) -> None:
    data = html.encode() if name == "page.html" else line(text=None, html=html)
    (rejected,) = read(tmp_path / name, data, COMPLETE)
    assert isinstance(rejected, Rejected)
    assert (rejected.field, rejected.line, rejected.data) == ("html", 1, data)
    assert message in rejected.message


def test_a_text_over_1_mib_is_rejected_as_before(tmp_path: Path) -> None:
    (rejected,) = read(tmp_path / "pages.jsonl", line(text="a" * (MIB + 1)))
    assert str(rejected).endswith("pages.jsonl:1: text: the page has 1048577 bytes; at most 1048576 are taken")
