"""The measure of real HTML pages: its scores, the halves of the publishers, and what it says where pages are absent."""

import gzip
import json
from pathlib import Path

import pytest

from tests.golden import real_html
from tests.golden.real_html import Reading, half_of, read_with_dateline, score

GOLD = {
    "title": "Ferry aground!", "body": ["One two three four five.", "Six."], "published": "2026-02-07T20:00:00+01:00",
    "items": ["The bridge opens"],
}  # fmt: skip
HTML = (
    "<html><head><meta property=article:published_time content=2026-02-07T19:01:00Z></head><body><h1>Ferry aground</h1>"
    "<p>GOES (ANP) - One two three four five.</p><p>Six.</p></body></html>"
)
PAGE = {"article_id": "a", "source": "s", "url": "https://x.test/a", "fetched_at": "2026-02-07T22:00:00Z", "html": HTML}


def test_a_page_is_scored_by_shingles_headline_time_and_items() -> None:
    reading = read_with_dateline(PAGE)._replace(items=("The bridge opens today.", "Buy this."))
    result = score(GOLD, reading)
    assert (result.precision, result.recall, result.headline, result.time) == (1.0, 1.0, True, True)
    assert (result.item_hits, result.items, result.other_items) == (1, 1, 1)


def test_half_a_body_with_as_much_beside_it_has_an_f1_of_a_half() -> None:
    result = score({"body": ["a b c d e f g h"]}, Reading("a b c d e f x y"))
    assert (result.precision, result.recall) == (0.6, 0.6)
    assert result.f1 == pytest.approx(0.6)
    assert (result.headline, result.time) == (None, None)
    assert score(GOLD, Reading()).time is False


def test_a_salt_draws_halves_of_the_publishers() -> None:
    hosts = [f"site{at}.test" for at in range(200)]
    one, two = ([half_of(host, salt) for host in hosts] for salt in ("one", "two"))
    assert one == [half_of(host, "one") for host in hosts]
    assert one != two
    assert 70 < sum(one) < 130


def test_absent_pages_are_said_to_be_absent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["real_html", str(tmp_path / "pages.jsonl.gz")])
    real_html.main()
    assert "no real HTML pages at" in capsys.readouterr().out


def test_the_table_has_a_row_for_each_reader_and_half(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pages.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"page": PAGE, "gold": GOLD}).encode() + b"\n"))
    monkeypatch.setattr("sys.argv", ["real_html", str(path), "--salt", "one"])
    monkeypatch.setattr(real_html, "find_spec", lambda _module: None)
    real_html.main()
    printed = capsys.readouterr().out
    assert "trafilatura is not installed" in printed
    assert printed.count("Dateline ") == printed.count("Dateline, text alone") == 2
    assert "1.000" in printed
