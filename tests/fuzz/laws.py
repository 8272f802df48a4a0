"""The laws that hold for every page, whatever is in it. A page that breaks one shows a bug of the parser."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import Final, NamedTuple
from zlib import crc32

from dateline.core.page.html.text import extract
from dateline.core.page.lines.kinds.closing_credit import without_closing_credit
from dateline.core.page.lines.kinds.closing_link import without_closing_links
from dateline.core.page.parse import parse
from dateline.core.page.split import Item, split
from dateline.core.places.atlas import Atlas
from dateline.core.text.normal_form import normal
from dateline.core.text.pattern_code import compiled
from dateline.core.times.phrases.patterns import BARE_AGE, RELATIVE
from dateline.kafka.codec import decode, encode
from dateline_schemas import Brief, RawArticle
from tests.cost import cpu_seconds

FETCHED: Final = datetime(2026, 2, 7, 22, 4, tzinfo=UTC)

BASE_SECONDS: Final = 0.25
"""Seconds that any page may take. Chosen by hand."""
SECONDS_PER_CHARACTER: Final = 20e-6
"""Seconds that a page may take more for each character. Real pages take 1 to 2 µs; instrumentation needs the rest."""

_AGE: Final = compiled(rf"{RELATIVE}|(?<!\w){BARE_AGE}")


class Page(NamedTuple):
    """A page as the parser gets it: text or HTML."""

    body: str
    html: bool = False


class Verdict(NamedTuple):
    """The laws that a page broke, with details, and the seconds that parsing it took the first time."""

    broken: tuple[str, ...]
    seconds: float


def judge(page: Page, atlas: Atlas) -> Verdict:
    """Parse a page, and once more with a harmless change; return the laws that it broke. Never raises."""
    article = _article(page)
    started = perf_counter()
    try:
        briefs = parse(article, atlas)
    except Exception as error:  # noqa: BLE001  # any error breaks a law
        return Verdict((f"raises {type(error).__name__}: {error}",), perf_counter() - started)
    seconds = perf_counter() - started
    broken = [*_on_time(article, atlas, seconds)]
    for law in (_spans, _ids, _models, _nothing_made_up, _same_again):
        try:
            broken += law(page, briefs, atlas)
        except Exception as error:  # noqa: BLE001  # an error in a law must not count as a law that holds
            broken.append(f"{law.__name__.strip('_')} raises {type(error).__name__}: {error}")
    return Verdict(tuple(broken), seconds)


def _article(page: Page, fetched_at: datetime = FETCHED) -> RawArticle:
    """Return the page as a record. It has a url, so that no id depends on a blank at the page's end."""
    text, html = (None, page.body) if page.html else (page.body, None)
    return RawArticle(
        source="fuzz", url="https://example.org/", fetched_at=fetched_at, home_country="NL", text=text, html=html
    )


def _on_time(article: RawArticle, atlas: Atlas, seconds: float) -> Iterator[str]:
    """Yield the time where the page took too long, both by the clock and in CPU time.

    CPU time is measured only after the clock, since on some machines measuring it takes longer than parsing; and twice,
    since the machine may have been busy.
    """
    size = len(article.text if article.text is not None else article.html or "")
    allowed = BASE_SECONDS + size * SECONDS_PER_CHARACTER
    if seconds <= allowed:
        return
    seconds = cpu_seconds(lambda: parse(article, atlas), times=2)
    if seconds > allowed:
        yield f"takes {seconds:.2f} s for {size} characters; at most {allowed:.2f} s"


def _spans(page: Page, briefs: Sequence[Brief], _: Atlas) -> Iterator[str]:
    """Yield spans out of order. On an HTML page, a card in the midst of the article lies within the article's span."""
    size = len(extract(page.body) if page.html else page.body)
    end = lead_start = lead_end = 0
    for brief in briefs:
        start, stop = brief.span
        inside = page.html and lead_start <= start <= stop <= lead_end
        if not (end <= start or inside) or not start <= stop <= size:
            yield f"span {brief.span} of brief {brief.ordinal} is outside [{end}, {size}]"
        if brief.role == "lead":
            lead_start, lead_end = brief.span
        end = stop


def _ids(_page: Page, briefs: Sequence[Brief], _: Atlas) -> Iterator[str]:
    if len({brief.brief_id for brief in briefs}) < len(briefs):
        yield f"brief ids repeat: {[brief.span for brief in briefs]}"
    if [brief.ordinal for brief in briefs] != list(range(len(briefs))):
        yield "ordinals are not 0, 1, 2, …"


def _models(page: Page, briefs: Sequence[Brief], _: Atlas) -> Iterator[str]:
    """Yield briefs that JSON changes, and empty ones. A page with surrogates is left out: JSON cannot hold it."""
    if _has_surrogates(page.body):
        return
    for brief in briefs:
        if decode(Brief, encode(brief)) != brief:
            yield f"brief {brief.ordinal} is another one after JSON"
        if not (brief.text or brief.headline or brief.dateline):
            yield f"brief {brief.ordinal} is empty"


def _nothing_made_up(page: Page, _briefs: Sequence[Brief], atlas: Atlas) -> Iterator[str]:
    """Yield texts and headlines that are not in their item's span: each character, in order, and none twice."""
    text = normal(extract(page.body) if page.html else page.body).text
    items = split(text, atlas.knows)
    spans = [(item.headline, without_closing_credit(text[item.start : item.end].rstrip())) for item in items]
    for item, whole in zip(items, without_closing_links(spans), strict=True):
        body, span = "".join(item.text.split()), "".join(text[item.start : item.end].split())
        if not _in_order(body, span):
            yield f"text of [{item.start}, {item.end}) is not in its span: {item.text[:80]!r}"
        if item.headline is not None and item.headline not in text[item.start : item.end]:
            yield f"headline of [{item.start}, {item.end}) is not in its span: {item.headline[:80]!r}"
        if item.headline is not None and text[item.start : item.end].rstrip().endswith(f"\n{item.headline}"):
            continue  # a link to the item itself, which may stand below lines of the page: no text ends with it
        if not (span and item.text.endswith(span[-1])):
            yield from _lost_end(whole, item)


def _in_order(part: str, whole: str) -> bool:
    """Whether ``whole`` holds all characters of ``part`` in their order."""
    rest = iter(whole)
    return part in whole or all(char in rest for char in part)


def _lost_end(whole: str, item: Item) -> Iterator[str]:
    """Yield the end of the item's text where it does not end with the last character of its span.

    An agency or a link that closes the text belongs to the span and not to the text; ``whole`` is the span without.
    """
    last = whole.split()
    if last and item.text and not item.text.endswith(last[-1][-1]):
        yield f"the end of [{item.start}, {item.end}) is lost: {item.text[-40:]!r}"


def _same_again(page: Page, briefs: Sequence[Brief], atlas: Atlas) -> Iterator[str]:
    """Yield what differs when the page is parsed again with a harmless change.

    The page's content chooses one of ``_HARMLESS``; over many pages, all are tried.
    """
    name, change, moves_ids, later = _HARMLESS[crc32(page_bytes(page)) % len(_HARMLESS)]
    again = parse(_article(page._replace(body=change(page)), FETCHED + later), atlas)
    aged = _prints_age(page, briefs)
    first, second = ([_content(brief, aged=aged) for brief in found] for found in (briefs, again))
    if second != first:
        yield f"{name}, it gives other briefs: {_first_difference(first, second)}"
    elif not moves_ids and [brief.brief_id for brief in again] != [brief.brief_id for brief in briefs]:
        yield f"{name}, it gives other ids"


def _content(brief: Brief, *, aged: bool) -> dict[str, object]:
    """Return a brief's fields without its ids, its position and its times; but with the time of its last change.

    That is left out as well where the page prints an age (``aged``): it may say how long ago it was changed.
    """
    hidden = {"brief_id", "article_id", "span", "fetched_at", "published", "metadata"}
    moving = {"modified"} if aged else set()
    metadata = {} if brief.metadata is None else brief.metadata.model_dump(exclude=moving, exclude_defaults=True)
    return {name: value for name, value in brief if name not in hidden} | {"metadata": metadata}


def _prints_age(page: Page, briefs: Sequence[Brief]) -> bool:
    """Whether a page with the time of a change prints an age anywhere."""
    changed = any(brief.metadata is not None and brief.metadata.modified is not None for brief in briefs)
    return changed and _AGE.search(normal(extract(page.body)).text) is not None


def _first_difference(one: list[dict[str, object]], other: list[dict[str, object]]) -> str:
    for number, (left, right) in enumerate(zip(one, other, strict=False)):
        for name, value in left.items():
            if right[name] != value:
                return f"brief {number}, {name}: {str(value)[:80]!r}, {str(right[name])[:80]!r}"
    return f"{len(one)} briefs, {len(other)} briefs"


def page_bytes(page: Page) -> bytes:
    """Return a page as bytes for the fuzzer: a letter for its kind, and UTF-8 that may hold surrogates."""
    return (b"H" if page.html else b"T") + page.body.encode("utf-8", "surrogatepass")


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


def _with_final_line_end(page: Page) -> str:
    return page.body if page.html else f"{page.body}\n"


def _with_windows_line_ends(page: Page) -> str:
    """Return the page with the line ends of Windows, unless it has some already."""
    return page.body if "\r" in page.body or page.html else page.body.replace("\n", "\r\n")


def _with_byte_order_mark(page: Page) -> str:
    """Return the page with the mark that opens a UTF-8 file; HTML as it is, where the mark would close the head."""
    return page.body if page.html else f"\ufeff{page.body}"


def _unchanged(page: Page) -> str:
    return page.body


_HARMLESS: Final[tuple[tuple[str, Callable[[Page], str], bool, timedelta], ...]] = (
    ("a second time", _unchanged, False, timedelta()),
    ("fetched later", _unchanged, True, timedelta(minutes=7)),
    ("with a line end behind it", _with_final_line_end, False, timedelta()),
    ("with Windows line ends", _with_windows_line_ends, True, timedelta()),
    ("with a byte order mark", _with_byte_order_mark, True, timedelta()),
)
"""Changes after which a page gives the same briefs: name, change, whether ids move, how much later it is fetched."""
