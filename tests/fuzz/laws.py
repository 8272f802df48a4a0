"""What holds for every page, whatever is in it; a page for which something does not is a bug of the parser's."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import Final, NamedTuple
from zlib import crc32

from dateline.core.page.html.text import extract
from dateline.core.page.parse import parse
from dateline.core.page.split import Item, split
from dateline.core.places.atlas import Atlas
from dateline.core.text.normal_form import normal
from dateline.kafka.codec import decode, encode
from dateline_schemas import Brief, RawArticle
from tests.cost import cpu_seconds

FETCHED: Final = datetime(2026, 2, 7, 22, 4, tzinfo=UTC)

FLOOR_S: Final = 0.25
PER_CHARACTER_S: Final = 20e-6
"""Time that a page may take, all told. Real pages take 1 to 2 µs a character; the rest is for instrumentation."""


class Page(NamedTuple):
    """A page as it is given: text or HTML."""

    body: str
    html: bool = False


class Verdict(NamedTuple):
    """What parsing a page showed: the laws that it broke, with details, and the seconds that its first parse took."""

    broken: tuple[str, ...]
    seconds: float


def judge(page: Page, atlas: Atlas) -> Verdict:
    """Parse a page again and again, as it is and changed, and say which laws do not hold. Raises nothing."""
    article = _article(page)
    started = perf_counter()
    try:
        briefs = parse(article, atlas)
    except Exception as error:  # noqa: BLE001  # any is what is looked for
        return Verdict((f"raises {type(error).__name__}: {error}",), perf_counter() - started)
    seconds = perf_counter() - started
    broken = [*_on_time(article, atlas, seconds)]
    for law in (_spans, _ids, _models, _nothing_made_up, _same_again):
        try:
            broken += law(page, briefs, atlas)
        except Exception as error:  # noqa: BLE001  # and no law's own error may pass for one held
            broken.append(f"{law.__name__.strip('_')} raises {type(error).__name__}: {error}")
    return Verdict(tuple(broken), seconds)


def _article(page: Page, fetched_at: datetime = FETCHED) -> RawArticle:
    """Return the page as a record. With a url, so that no id hangs on a blank at the page's end."""
    text, html = (None, page.body) if page.html else (page.body, None)
    return RawArticle(
        source="fuzz", url="https://example.org/", fetched_at=fetched_at, home_country="NL", text=text, html=html
    )


def _on_time(article: RawArticle, atlas: Atlas, seconds: float) -> Iterator[str]:
    """Yield what is wrong where the page took too long, and then twice of CPU time: once may be the machine.

    On some machines to ask for CPU time takes longer than to parse, so only then it is asked for.
    """
    size = len(article.text if article.text is not None else article.html or "")
    most = FLOOR_S + size * PER_CHARACTER_S
    if seconds <= most:
        return
    seconds = cpu_seconds(lambda: parse(article, atlas), times=2)
    if seconds > most:
        yield f"takes {seconds:.2f} s for {size} characters; at most {most:.2f} s"


def _spans(page: Page, briefs: Sequence[Brief], _: Atlas) -> Iterator[str]:
    size = len(extract(page.body) if page.html else page.body)
    end = 0
    for brief in briefs:
        if not end <= brief.span[0] <= brief.span[1] <= size:
            yield f"span {brief.span} of brief {brief.ordinal} is outside [{end}, {size}]"
        end = brief.span[1]


def _ids(_page: Page, briefs: Sequence[Brief], _: Atlas) -> Iterator[str]:
    if len({brief.brief_id for brief in briefs}) < len(briefs):
        yield f"brief ids repeat: {[brief.span for brief in briefs]}"
    if [brief.ordinal for brief in briefs] != list(range(len(briefs))):
        yield "ordinals are not 0, 1, 2, …"


def _models(page: Page, briefs: Sequence[Brief], _: Atlas) -> Iterator[str]:
    """A brief goes out as JSON and comes back the same; of a page that JSON cannot hold, none has to."""
    if _has_surrogates(page.body):
        return
    for brief in briefs:
        if decode(Brief, encode(brief)) != brief:
            yield f"brief {brief.ordinal} comes back from JSON as another one"
        if not (brief.text or brief.headline or brief.dateline):
            yield f"brief {brief.ordinal} says nothing"


def _nothing_made_up(page: Page, _briefs: Sequence[Brief], atlas: Atlas) -> Iterator[str]:
    """What an item says stands in its part of the page: every character of it, in order, and none twice."""
    text = normal(extract(page.body) if page.html else page.body).text
    for item in split(text, atlas.knows):
        body, there = "".join(item.text.split()), "".join(text[item.start : item.end].split())
        if not _in_order(body, there):
            yield f"text of [{item.start}, {item.end}) is not in its span: {item.text[:80]!r}"
        if item.headline is not None and item.headline not in text[item.start : item.end]:
            yield f"headline of [{item.start}, {item.end}) is not in its span: {item.headline[:80]!r}"
        yield from _lost(text, item)


def _in_order(part: str, whole: str) -> bool:
    rest = iter(whole)
    return part in whole or all(char in rest for char in part)


def _lost(text: str, item: Item) -> Iterator[str]:
    """Yield a paragraph's end that the item has lost: its last word, where the span ends with its body."""
    last = text[item.start : item.end].split()
    if last and item.text and not item.text.endswith(last[-1][-1]):
        yield f"the end of [{item.start}, {item.end}) is lost: {item.text[-40:]!r}"


def _same_again(page: Page, briefs: Sequence[Brief], atlas: Atlas) -> Iterator[str]:
    """The same page gives the same, and so does one that differs in what nobody reads.

    One of the differences a page, chosen by its content: over many pages, all are tried.
    """
    name, changed, moves, later = _NO_OPS[crc32(written(page)) % len(_NO_OPS)]
    again = parse(_article(page._replace(body=changed(page)), FETCHED + later), atlas)
    told, told_again = [_words(brief) for brief in briefs], [_words(brief) for brief in again]
    if told_again != told:
        yield f"{name}, it says something else: {_first_difference(told, told_again)}"
    elif not moves and [brief.brief_id for brief in again] != [brief.brief_id for brief in briefs]:
        yield f"{name}, it gives other ids"


def _words(brief: Brief) -> dict[str, object]:
    """Return what a brief says, without where and when it was found."""
    hidden = {"brief_id", "article_id", "span", "fetched_at", "published"}
    return {name: value for name, value in brief if name not in hidden}


def _first_difference(one: list[dict[str, object]], other: list[dict[str, object]]) -> str:
    for number, (left, right) in enumerate(zip(one, other, strict=False)):
        for name, value in left.items():
            if right[name] != value:
                return f"brief {number}, {name}: {str(value)[:80]!r}, {str(right[name])[:80]!r}"
    return f"{len(one)} briefs, {len(other)} briefs"


def written(page: Page) -> bytes:
    """Return a page as bytes, for a fuzzer: a letter for its kind, and UTF-8 that may hold surrogates."""
    return (b"H" if page.html else b"T") + page.body.encode("utf-8", "surrogatepass")


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


def _line_end(page: Page) -> str:
    return page.body if page.html else f"{page.body}\n"


def _windows(page: Page) -> str:
    """Return the page with its line ends as Windows writes them, where it has none of those yet."""
    return page.body if "\r" in page.body or page.html else page.body.replace("\n", "\r\n")


def _marked(page: Page) -> str:
    """Return the page with the mark that opens a file of UTF-8. Not HTML: there it would close the head."""
    return page.body if page.html else f"\ufeff{page.body}"


def _as_it_is(page: Page) -> str:
    return page.body


_NO_OPS: Final[tuple[tuple[str, Callable[[Page], str], bool, timedelta], ...]] = (
    ("a second time", _as_it_is, False, timedelta()),
    ("fetched later", _as_it_is, True, timedelta(minutes=7)),
    ("with a line end behind it", _line_end, False, timedelta()),
    ("with Windows line ends", _windows, True, timedelta()),
    ("with a byte order mark", _marked, True, timedelta()),
)
"""What makes no difference to what a page says: the change, whether it moves ids, and how much later."""
