"""Archives are read back as written; the same records give the same bytes; damage loses only the damaged part."""

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st
from pyarrow import parquet

from dateline.cli.terminal.output import open_output
from dateline.demo.pages import demo_pages
from dateline.extras import MissingExtraError
from dateline.files.archive import (
    ARCHIVE_SUFFIXES,
    FRAME_BYTES,
    RECORD_BYTES,
    Frames,
    Line,
    read_archive,
    suffix,
)
from dateline.files.page_records import Page
from dateline.files.pages import CutShort, Defaults, read_pages
from dateline_schemas import RawArticle, Story

COMPRESSIONS = ("", ".gz", ".zst")
TOLERANT = how(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)


def write(path: Path, records: list[bytes]) -> bytes:
    with open_output(path, RawArticle) as output:
        output.write(records)
    return path.read_bytes()


scalars = st.one_of(st.none(), st.booleans(), st.integers(-(1 << 63), (1 << 63) - 1), st.text(max_size=20), st.floats())


def finite(value: object) -> bool:
    return not isinstance(value, float) or (value == value and abs(value) != float("inf"))  # noqa: PLR0124


records = st.dictionaries(
    st.sampled_from(["source", "url", "fetched_at", "title", "language", "more"]), scalars.filter(finite), max_size=5
).map(lambda record: json.dumps(record, ensure_ascii=False).encode())


@pytest.mark.parametrize("ending", ARCHIVE_SUFFIXES)
@given(st.lists(records, max_size=12))
@TOLERANT
def test_records_are_read_back_and_the_same_records_give_the_same_bytes(
    ending: str, tmp_path: Path, given_records: list[bytes]
) -> None:
    path = tmp_path / f"a{ending}"
    first = write(path, given_records)
    assert [line.data for line in read_archive(path)] == given_records
    assert [line.number for line in read_archive(path)] == list(range(1, len(given_records) + 1))
    assert write(path, given_records) == first
    assert not path.with_name(path.name + ".part").exists()


@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_a_long_file_of_many_frames_is_read_as_one(compression: str, tmp_path: Path) -> None:
    line = json.dumps({"text": "a" * (FRAME_BYTES // 3)}).encode() + b"\n"
    frames = Frames(compression)
    pieces = [piece for _ in range(10) if (piece := frames.add(line))]
    assert len(pieces) == 3
    path = tmp_path / f"long.jsonl{compression}"
    path.write_bytes(b"".join(pieces) + frames.close())
    assert [each.data + b"\n" for each in read_archive(path)] == [line] * 10
    assert frames.close() == b""


def test_gzip_of_another_program_is_read(tmp_path: Path) -> None:
    path = tmp_path / "theirs.ndjson.gz"
    path.write_bytes(gzip.compress(b'\xef\xbb\xbf{"a": 1}\r\n\n{"b": 2}'))
    assert list(read_archive(path)) == [Line(1, b'{"a": 1}'), Line(3, b'{"b": 2}')]


def test_an_endless_line_is_read_only_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "endless.jsonl.zst"
    path.write_bytes(Frames(".zst", b"a" * (RECORD_BYTES + 7) + b"\n{}").close())
    first, second = read_archive(path)
    assert (first.number, len(first.data), first.whole) == (1, RECORD_BYTES, False)
    assert second == Line(2, b"{}")


@pytest.mark.parametrize("name", ["a.jsonl", "a.b.ndjson.gz", "x.parquet", "a.txt", "a.gz", ".gz", "a"])
def test_the_suffix_says_what_a_file_holds(name: str) -> None:
    assert suffix(Path(name)) == {"a.b.ndjson.gz": ".ndjson.gz", ".gz": ""}.get(name, Path(name).suffix)


PAGES = [page for page in demo_pages() if b"+0" in page]


@pytest.mark.parametrize("compression", [".gz", ".zst"])
@given(st.data())
@TOLERANT
def test_of_a_cut_off_file_all_whole_records_are_read(compression: str, tmp_path: Path, data: st.DataObject) -> None:
    frames = Frames(compression)
    frames.pending += b"\n".join(PAGES[:20]) + b"\n"
    whole = frames.close()
    frames.pending += b"\n".join(PAGES[20:]) + b"\n"
    packed = whole + frames.close()
    cut = data.draw(st.integers(1, len(packed) - 1).filter(lambda at: at != len(whole)))
    path = tmp_path / f"cut.jsonl{compression}"
    path.write_bytes(packed[:cut])
    *pages, last = read_pages([path], Defaults())
    assert isinstance(last, CutShort)
    assert last.line == len(pages)
    assert last.reason == "it is truncated" or cut - len(whole) == 1 or cut == 1
    assert [page.article for page in pages if isinstance(page, Page)] == [*map(RawArticle.read, PAGES[: len(pages)])]
    assert len(pages) >= (20 if cut > len(whole) else 0)


@pytest.mark.parametrize("compression", [".gz", ".zst"])
def test_a_damaged_file_is_named_and_the_next_is_read(compression: str, tmp_path: Path) -> None:
    frames = Frames(compression)
    frames.pending += b"\n".join(PAGES[:3]) + b"\n"
    bad, good = tmp_path / f"bad.jsonl{compression}", tmp_path / f"good.jsonl{compression}"
    good.write_bytes(packed := frames.close())
    bad.write_bytes(packed + packed[:20] + b"\xff" * 20 + packed[40:])
    *pages, cut, again = [*read_pages([bad, good], Defaults())][:-2]
    assert [type(page) for page in pages] == [Page] * 3
    assert isinstance(cut, CutShort)
    assert str(cut).startswith(f"{bad}: it is damaged (")
    assert "read to line 3" in str(cut)
    assert isinstance(again, Page)


def test_half_a_parquet_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "half.parquet"
    path.write_bytes(write(tmp_path / "whole.parquet", PAGES)[:-9])
    (cut,) = read_pages([path], Defaults())
    assert isinstance(cut, CutShort)
    assert "not a whole Parquet file" in cut.reason


@pytest.mark.parametrize(
    "column",
    [
        pa.array([1_770_000_000_000_000_001], pa.timestamp("ns", "UTC")),
        pa.array([1 << 60], pa.timestamp("us", "UTC")),
        pa.array([b"\xff\xfe"]).view(pa.binary()).cast(pa.binary()).view(pa.string()),
    ],
    ids=["nanoseconds", "beyond the year 9999", "no UTF-8"],
)
def test_a_column_that_cannot_be_read_is_named(tmp_path: Path, column: pa.Array) -> None:
    path = tmp_path / "others.parquet"
    parquet.write_table(pa.table({"fetched_at": column}), path)
    (cut,) = read_pages([path], Defaults())
    assert isinstance(cut, CutShort)


def test_pages_are_the_same_pages_in_every_format(tmp_path: Path) -> None:
    paths = [tmp_path / f"pages{ending}" for ending in ARCHIVE_SUFFIXES]
    for path in paths:
        write(path, PAGES)
    heard: list[int] = []
    read = list(read_pages(paths, Defaults(), heard.append))
    assert [page.article for page in read if isinstance(page, Page)] == [RawArticle.read(page) for page in PAGES] * 7
    assert heard == sorted(heard)
    assert heard[-1] == sum(path.stat().st_size for path in paths)


def test_a_half_written_file_is_not_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl.gz"
    with pytest.raises(ZeroDivisionError), open_output(path, None) as output:
        output.write(b"{}" for _ in [1, 1 // 0])
    assert list(tmp_path.iterdir()) == []


def test_parquet_has_columns_for_queries(tmp_path: Path) -> None:
    path = tmp_path / "pages.parquet"
    odd = b'{"source": 7, "fetched_at": "yesterday", "title": "T", "late": "no"}'
    write(path, [PAGES[0], odd])
    table = parquet.read_table(path)
    page = RawArticle.read(PAGES[0])
    assert "text" not in table.column_names
    assert table["fetched_at"].to_pylist() == [page.fetched_at, None]
    assert table["source"].to_pylist() == [page.source, None]
    assert table["title"].to_pylist() == [page.title, "T"]
    assert table["record"].to_pylist() == [PAGES[0].decode(), odd.decode()]


def test_parquet_of_another_program_is_read_by_its_columns(tmp_path: Path) -> None:
    page = RawArticle.read(PAGES[0])
    rows = [{"source": "kust", "fetched_at": page.fetched_at, "text": "OSLO - Mist.", "url": None}]
    rows.append({**rows[0], "fetched_at": page.fetched_at.replace(tzinfo=None), "text": None})
    parquet.write_table(pa.Table.from_pylist(rows[:1]), tmp_path / "theirs.parquet")
    (read,) = read_pages([tmp_path / "theirs.parquet"], Defaults())
    assert isinstance(read, Page)
    assert (read.article.text, read.article.url, read.article.fetched_at) == ("OSLO - Mist.", None, page.fetched_at)


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.extras.is_installed", lambda _: False)
    (tmp_path / "pages.parquet").touch()
    with pytest.raises(MissingExtraError, match=r"pages\.parquet: Parquet needs the extra 'archive'"):
        read_pages([tmp_path / "pages.parquet"], Defaults())


def test_a_group_of_parquet_is_closed_by_rows_or_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.files.parquet.GROUP_ROWS", 4)
    write(tmp_path / "rows.parquet", PAGES[:10])
    assert parquet.ParquetFile(tmp_path / "rows.parquet").num_row_groups == 3
    monkeypatch.setattr("dateline.files.parquet.GROUP_BYTES", len(PAGES[0]))
    write(tmp_path / "bytes.parquet", [PAGES[0]] * 3)
    assert parquet.ParquetFile(tmp_path / "bytes.parquet").num_row_groups == 3


def test_a_story_in_parquet_has_lists_of_words(tmp_path: Path) -> None:
    story = Path("schemas/examples/story.json").read_bytes()
    with open_output(tmp_path / "stories.parquet", Story) as output:
        output.write([b" ".join(story.split())])
    row = parquet.read_table(tmp_path / "stories.parquet").to_pylist()[0]
    read_back = Story.read(story)
    assert row["countries"] == list(read_back.countries)
    assert row["last_seen"] == read_back.last_seen
    assert row["version"] == read_back.version


@pytest.mark.parametrize("compression", [".gz", ".zst"])
def test_a_file_without_records_is_a_valid_file(compression: str, tmp_path: Path) -> None:
    assert write(tmp_path / f"empty.jsonl{compression}", [])
    assert list(read_archive(tmp_path / f"empty.jsonl{compression}")) == []
