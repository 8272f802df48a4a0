"""Measure how real HTML pages are read: ``python -m tests.golden.real_html [--salt SALT ...] [--failing] [PAGES]``.

The pages are not part of the repository. Each line of PAGES holds a RawArticle in ``page``, and what its publisher's
own parser reads from it in ``gold``: title, body, time of publication and, on some, the first words of the items beside
the lead. A row is a reader: Dateline, Dateline with nothing but the text of the page, and the libraries of the extra
``evaluation`` on the same pages, where they are installed.

- body: F1 of 4-word shingles, from mean precision and mean recall, as in scrapinghub/article-extraction-benchmark
- under .5: pages whose body has a lower F1
- headline: the same words as the publisher's own; time: within two minutes of the instant, of pages that have one
- items: recall of those beside the lead, and briefs that are none of them; the libraries read no items

``--salt`` draws the publishers into halves, by a hash of salt and host, and shows each half.
"""

import argparse
import gzip
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

import orjson
from rich.console import Console
from rich.table import Table

from dateline.core.page.html.text import extract
from dateline.core.page.parse import parse
from dateline.files.page_records import Page, read_record
from dateline_schemas import Brief
from tests.golden.places import atlas

PAGES: Final = Path(__file__).parents[2] / "../shared/html/pages.jsonl.gz"
"""The pages, beside the repository."""
INSTALL: Final = "pip install '.[evaluation]'"
_TABLE_CHARS: Final = 110
"""Columns of a table, also where standard output is a pipe."""
_SHINGLE_WORDS: Final = 4
_LOW_F1: Final = 0.5
"""The F1 of a body below which its page counts as read wrongly; as in the table of the README."""
_MAX_SECONDS_OFF: Final = 120
"""Seconds between the time that was read and the publisher's own, and of the width of an interval, at most."""
_ITEM_CHARS: Final = 60
"""Characters of the first words of an item that are compared."""


class Reading(NamedTuple):
    """What a reader took from a page."""

    body: str = ""
    headline: str | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    items: tuple[str, ...] = ()
    """The texts beside the lead."""


class Row(NamedTuple):
    """A page with what its publisher's own parser reads from it."""

    page: Mapping[str, Any]
    gold: Mapping[str, Any]

    @property
    def host(self) -> str:
        return urlsplit(self.page.get("url") or "").hostname or self.page["source"]


Reader = Callable[[Mapping[str, Any]], Reading]


class Score(NamedTuple):
    """The score of one page; None where the gold does not have the value."""

    precision: float | None
    recall: float
    headline: bool | None
    time: bool | None
    item_hits: int = 0
    items: int = 0
    other_items: int = 0

    @property
    def f1(self) -> float:
        return _f1(self.precision or 0.0, self.recall)


def main() -> None:
    """Print a table for all pages, or two for the halves of each salt."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pages", nargs="?", type=Path, default=PAGES, help="the pages; default: %(default)s")
    options.add_argument("--salt", nargs="+", default=(), help="draw halves of the publishers, and show each")
    options.add_argument("--failing", action="store_true", help="list the pages that Dateline reads wrongly")
    arguments = options.parse_args()
    console = Console(width=_TABLE_CHARS)
    if not arguments.pages.exists():
        console.print(f"no real HTML pages at {arguments.pages}: not measured", soft_wrap=True, markup=False)
        return
    with gzip.open(arguments.pages, "rb") as stream:
        rows = [Row(**{name: value[name] for name in Row._fields}) for value in map(orjson.loads, stream)]
    scores, seconds = {}, {}
    for name, reader in readers(console).items():
        began = process_time()
        readings = [reader(row.page) for row in rows]
        seconds[name] = (process_time() - began) / max(len(rows), 1)
        scores[name] = [score(row.gold, reading) for row, reading in zip(rows, readings, strict=True)]
    sets: dict[str, list[int]] = {} if arguments.salt else {"all": list(range(len(rows)))}
    for salt in arguments.salt:
        for half in (0, 1):
            sets[f"salt {salt}, half {half}"] = [at for at, row in enumerate(rows) if half_of(row.host, salt) == half]
    for title, chosen in sets.items():
        console.print(
            table(f"real HTML: {title}", {name: [each[at] for at in chosen] for name, each in scores.items()}, seconds)
        )
    if arguments.failing:
        for row, each in zip(rows, scores["Dateline"], strict=True):
            if each.f1 < _LOW_F1:
                console.print(row.page.get("article_id") or row.host, f"{each.f1:.2f}", markup=False)


def half_of(host: str, salt: str) -> int:
    """Return the half of a publisher, 0 or 1; another salt draws other halves."""
    return hashlib.sha256(f"{salt} {host}".encode()).digest()[0] % 2


def readers(console: Console) -> dict[str, Reader]:
    """Return the readers by name; say which library is absent."""
    by_name: dict[str, Reader] = {"Dateline": read_with_dateline, "Dateline, text alone": read_text_with_dateline}
    for module, name, reader in (
        ("trafilatura", "trafilatura", read_with_trafilatura),
        ("readability", "readability-lxml", read_with_readability),
    ):
        if find_spec(module) is None:
            console.print(f"{name} is not installed, and not measured: {INSTALL}", soft_wrap=True, markup=False)
        else:
            by_name[name] = reader
    return by_name


def read_with_dateline(page: Mapping[str, Any]) -> Reading:
    """Return what ``dateline parse`` gives; nothing for a page that it rejects."""
    record = read_record("pages", 1, orjson.dumps(page), {})
    briefs: Sequence[Brief] = parse(record.article, atlas()) if isinstance(record, Page) else ()
    lead = next((brief for brief in briefs if brief.role == "lead"), briefs[0] if briefs else None)
    if lead is None:
        return Reading()
    others = tuple(brief.text for brief in briefs if brief is not lead)
    return Reading(lead.text, lead.headline, lead.published.earliest, lead.published.latest, others)


def read_text_with_dateline(page: Mapping[str, Any]) -> Reading:
    """Return what ``dateline parse`` gives for the text of a page, without its tags and its metadata."""
    text = {name: value for name, value in page.items() if name != "html"} | {"text": extract(page["html"])}
    return read_with_dateline(text)


def read_with_trafilatura(page: Mapping[str, Any]) -> Reading:
    """Return what trafilatura extracts, with its default settings and without comments; its dates are days."""
    library = import_module("trafilatura")
    document = library.bare_extraction(page["html"], url=page.get("url"), include_comments=False, with_metadata=True)
    if document is None:
        return Reading()
    return Reading(document.text or "", document.title)


def read_with_readability(page: Mapping[str, Any]) -> Reading:
    """Return what readability-lxml extracts; it reads no times."""
    library = import_module("readability")
    document = library.Document(page["html"], url=page.get("url"))
    try:
        return Reading(extract(document.summary(html_partial=True)), document.short_title())
    except library.readability.Unparseable:
        return Reading()


def score(gold: Mapping[str, Any], reading: Reading) -> Score:
    """Compare what was read from a page with the publisher's own."""
    wanted, extracted = shingles("\n".join(gold["body"])), shingles(reading.body)
    shared = sum((wanted & extracted).values())
    hits = others = 0
    items = [plain(item)[:_ITEM_CHARS] for item in gold.get("items", ())]
    if "items" in gold:
        texts = [plain(text) for text in reading.items]
        hits = sum(any(text.startswith(item) for text in texts) for item in items)
        others = sum(not any(text.startswith(item) for item in items) for text in texts)
    return Score(
        precision=shared / extracted.total() if extracted else None,
        recall=shared / max(wanted.total(), 1),
        headline=plain(gold["title"]) == plain(reading.headline) if gold.get("title") else None,
        time=_is_time_right(gold.get("published"), reading),
        item_hits=hits,
        items=len(items),
        other_items=others,
    )


def _is_time_right(published: str | None, reading: Reading) -> bool | None:
    instant = datetime.fromisoformat(published) if published else None
    if instant is None or instant.tzinfo is None:
        return None
    if reading.latest is None:
        return False
    width = (reading.latest - reading.earliest).total_seconds() if reading.earliest is not None else 0.0
    return max(abs((reading.latest - instant).total_seconds()), width) <= _MAX_SECONDS_OFF


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return how often each run of four words stands in a text; a shorter text is one run."""
    words = _WORD.findall(text)
    runs = range(max(len(words) - _SHINGLE_WORDS + 1, 1))
    return Counter(tuple(words[at : at + _SHINGLE_WORDS]) for at in runs) if words else Counter()


def plain(text: str | None) -> str:
    """Return the words of a text, by which two are compared."""
    return " ".join(_WORD.findall(text or "")).casefold()


_WORD: Final = re.compile(r"\w+")


def table(title: str, scores: Mapping[str, Sequence[Score]], seconds: Mapping[str, float]) -> Table:
    """Return a table with a row a reader."""
    rows = Table(title=title)
    for column in (
        "",
        "pages",
        "body F1",
        "precision",
        "recall",
        "under .5",
        "headline",
        "time",
        "items",
        "others",
        "ms",
    ):
        rows.add_column(column, justify="left" if not rows.columns else "right", no_wrap=not rows.columns)
    for name, each in scores.items():
        precision, recall = _mean(one.precision for one in each), _mean(one.recall for one in each)
        is_ours = name == "Dateline"
        hits, wanted = sum(one.item_hits for one in each), sum(one.items for one in each)
        rows.add_row(
            name,
            str(len(each)),
            f"{_f1(precision, recall):.3f}",
            f"{precision:.3f}",
            f"{recall:.3f}",
            str(sum(one.f1 < _LOW_F1 for one in each)),
            f"{_mean(one.headline for one in each):.3f}",
            f"{_mean(one.time for one in each):.3f}" if is_ours else "",
            f"{hits} of {wanted}" if is_ours else "",
            str(sum(one.other_items for one in each)) if is_ours else "",
            f"{seconds[name] * 1000:.1f}",
        )
    return rows


def _mean(values: Iterable[float | None]) -> float:
    given = [value for value in values if value is not None]
    return sum(given) / len(given) if given else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    main()
