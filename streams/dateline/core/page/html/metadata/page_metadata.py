"""Read what an HTML page says of its article for programs: JSON-LD, ``<meta>``, microdata and ``<time>``.

``read_metadata`` is the entry. Nothing is decided here: every time of publication that the page gives is returned with
where it stands, the likeliest first. ``core/page/html/publication.py`` weighs them against the time that readers see.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.core.page.html.metadata.headline_side import is_beside
from dateline.core.page.html.metadata.json_ld import LinkedArticle, page_article
from dateline.core.times.written_time import WrittenTime, read_written_time


class MetadataTime(NamedTuple):
    """A time in a page's metadata."""

    time: WrittenTime
    printed: str
    """As written."""
    source: str
    """Where it stands, for people: ``JSON-LD datePublished``, ``meta article:published_time``."""


class PageMetadata(NamedTuple):
    """What a page says of its article; None or empty where it says nothing."""

    titles: tuple[str, ...] = ()
    """The headline as the page gives it to others, then its titles; the likeliest headline first."""
    site: str | None = None
    """The site's name."""
    published: tuple[MetadataTime, ...] = ()
    """Each time of publication that it gives, the likeliest first."""
    modified: tuple[MetadataTime, ...] = ()
    """Each time of a change that it gives, the likeliest first."""
    authors: tuple[str, ...] = ()
    language: str | None = None
    """ISO 639-1 or 639-3."""
    canonical_url: str | None = None
    is_free: bool | None = None
    """False behind a paywall; None where it does not say."""
    body_chars: int = 0
    """Characters of the article's text in JSON-LD. It is often a stub: where the reader finds less than half of it, it
    reads the page a second time."""
    is_live: bool = False
    """Whether the page is a live blog."""


NO_METADATA: Final = PageMetadata()


def read_metadata(tree: LexborHTMLParser) -> PageMetadata:
    """Return what a page says of its article. Raises nothing; takes time in proportion to the page."""
    head = _read_head(tree)
    shown = tree.css_first("h1")
    titles = [head.values.get("og:title", ""), _line(tree.css_first("head title"))]
    address = head.canonical or head.values.get("og:url", "")
    scripts = [element.text() for element in tree.css(_JSON_LD)[:_MAX_SCRIPTS]]
    names = [*filter(None, (*titles, _line(shown)))]
    article = page_article(scripts, filter(None, (address, head.values.get("og:url", ""))), names) or LinkedArticle()
    microdata = list(_microdata(tree)) if not article.published or not article.modified else []
    language = article.language or _page_language(tree) or head.values.get("og:locale", "")
    return PageMetadata(
        titles=tuple(_bounded(dict.fromkeys((article.headline, *titles)), _MAX_TITLE_CHARS)),
        site=head.values.get("og:site_name"),
        published=tuple(_published(article, head, microdata, tree, shown)),
        modified=tuple(_modified(article, head, microdata, tree, shown)),
        authors=article.authors or tuple(_bounded(dict.fromkeys(head.authors[:_MAX_AUTHORS]), _MAX_NAME_CHARS)),
        language=_language_code(language),
        canonical_url=next(_bounded((address if address.startswith("http") else article.url,), _MAX_URL_CHARS), None),
        is_free=article.is_free if article.is_free is not None else _is_free(head.values),
        body_chars=article.body_chars,
        is_live=article.is_live,
    )


class _Head(NamedTuple):
    """The page's ``<meta>`` elements, by use."""

    values: dict[str, str]
    """Those of ``_NAMES``, by name; of two values the first."""
    published: list[tuple[str, str]]
    """Name and value of each whose name says that it is a time of publication."""
    modified: list[tuple[str, str]]
    authors: list[str]
    canonical: str = ""


def _read_head(tree: LexborHTMLParser) -> _Head:
    head = _Head({}, [], [], [])
    for element in tree.css("meta"):
        attributes = element.attributes
        name = (attributes.get("property") or attributes.get("name") or "").strip().lower()
        given = attributes.get("content") or ""
        if not name or not given or len(name) > _MAX_NAME_CHARS:
            continue
        if name in _NAMES:
            head.values.setdefault(name, " ".join(given.split()))
        elif name in _AUTHOR_NAMES and not given.startswith("http"):
            head.authors.append(" ".join(given.split()))
        elif len(given) <= _MAX_TIME_CHARS:
            letters = _SEPARATORS.sub("", name)
            if _PUBLISHED_NAME.search(letters) is not None and len(head.published) < _MAX_TIMES:
                head.published.append((name, given))
            elif _MODIFIED_NAME.search(letters) is not None and len(head.modified) < _MAX_TIMES:
                head.modified.append((name, given))
    link = tree.css_first("link[rel=canonical]")
    head.published.sort(key=lambda one: one[0] != _BEST_PUBLISHED)
    return head._replace(canonical=(link.attributes.get("href") or "").strip() if link is not None else "")


def _microdata(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield property and value of each time in microdata: ``<time itemprop=datePublished datetime=…>``."""
    for element in tree.css("[itemprop=datePublished],[itemprop=dateModified]")[:_MAX_TIMES]:
        attributes = element.attributes
        value = attributes.get("content") or attributes.get("datetime") or ""
        yield attributes.get("itemprop") or "", value or _line(element)[:_MAX_TIME_CHARS]


def _published(
    article: LinkedArticle,
    head: _Head,
    microdata: list[tuple[str, str]],
    tree: LexborHTMLParser,
    shown: LexborNode | None,
) -> Iterator[MetadataTime]:
    """Yield the times of publication: those that the page states, and the one beside its headline."""
    yield from _stated("datePublished", article.published, head.published, microdata)
    if shown is not None:
        yield from _beside_headline(tree, of_change=False)


def _modified(
    article: LinkedArticle,
    head: _Head,
    microdata: list[tuple[str, str]],
    tree: LexborHTMLParser,
    shown: LexborNode | None,
) -> Iterator[MetadataTime]:
    """Yield the times of a change: those that the page states, else the one beside its headline."""
    stated = [*_stated("dateModified", article.modified, head.modified, microdata)]
    yield from stated
    if shown is not None and not stated:
        yield from _beside_headline(tree, of_change=True)


def _stated(
    name: str, linked: str, metas: Sequence[tuple[str, str]], microdata: Sequence[tuple[str, str]]
) -> Iterator[MetadataTime]:
    """Yield the times of schema.org's property ``name``: of the article's node, of ``<meta>`` and of microdata."""
    yield from _time(linked, f"JSON-LD {name}")
    for meta, value in metas:
        yield from _time(value, f"meta {meta}")
    for prop, value in microdata:
        if prop == name:
            yield from _time(value, f"microdata {name}")


def _beside_headline(tree: LexborHTMLParser, *, of_change: bool) -> Iterator[MetadataTime]:
    """Yield the first time behind the page's headline: of those marked as times of a change, or of all others.

    One of a change has to stand beside the headline: lists of other texts mark theirs alike.
    """
    headline = None
    for element in tree.css("h1, time")[:_MAX_ELEMENTS]:
        if element.tag == "h1":
            headline = element
            continue
        attributes = element.attributes
        written = attributes.get("datetime") or ""
        marks = f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''}".lower()
        is_change = _MODIFIED_NAME.search(_SEPARATORS.sub("", marks)) is not None
        if headline is not None and written and is_change is of_change:
            if not of_change or is_beside(element, headline):
                yield from _time(written, BESIDE_HEADLINE)
            return


def _time(written: str, source: str) -> Iterator[MetadataTime]:
    if (time := read_written_time(written)) is not None:
        yield MetadataTime(time, written.strip(), source)


def _page_language(tree: LexborHTMLParser) -> str:
    element = tree.css_first("html")
    return (element.attributes.get("lang") or "") if element is not None else ""


def _language_code(given: str) -> str | None:
    """Return the code of a language tag or locale, ``nl-BE`` or ``en_GB``; None where it is none."""
    match = _LANGUAGE.match(given.strip())
    return match[1].lower() if match is not None else None


def _is_free(values: dict[str, str]) -> bool | None:
    tier = values.get("article:content_tier", "").lower()
    return {"free": True, "locked": False, "metered": False}.get(tier)


def _line(element: LexborNode | None) -> str:
    """Return an element's text on one line."""
    return " ".join(element.text().split()) if element is not None else ""


def _bounded(texts: "dict[str, None] | tuple[str, ...]", limit: int) -> Iterator[str]:
    """Yield the texts that are not empty and have at most ``limit`` characters."""
    return (text for text in texts if 0 < len(text) <= limit)


BESIDE_HEADLINE: Final = "time beside the headline"
"""The source of a time that no metadata state: that of a card may stand there too."""
_JSON_LD: Final = 'script[type="application/ld+json"]'
_NAMES: Final = frozenset({"og:title", "og:site_name", "og:url", "og:locale", "article:content_tier"})
_AUTHOR_NAMES: Final = frozenset(
    {"author", "article:author", "og:article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"}
)
_BEST_PUBLISHED: Final = "article:published_time"
_SEPARATORS: Final = re.compile(r"[\W_]+")
_PUBLISHED_NAME: Final = re.compile(
    r"publi(?:sh|cation|cated)[a-z]*(?:time|date|on|at)|(?:time|date)[a-z]*publi|pubdate|dateissued|datecreated"
    r"|(?:terms|dc)created|releasedate|^(?:dc)?date$"
)
"""How names of a time of publication are written, in small letters and without separators; an expiry has none."""
_MODIFIED_NAME: Final = re.compile(r"modif|updat|lastmod|revis|aktualis")
_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?$")
_MAX_TITLE_CHARS: Final = 2048
"""The longest title, in characters, as in ``RawArticle.title``."""
_MAX_URL_CHARS: Final = 2048
"""The longest address, in characters, as in ``RawArticle.url``."""
_MAX_NAME_CHARS: Final = 200
"""Characters of the name of an author or a ``<meta>``: bounds the brief. Chosen by hand."""
_MAX_TIME_CHARS: Final = 80
"""Characters of a written time; as in ``core/times/written_time.py``."""
_MAX_AUTHORS: Final = 20
"""Authors that are read: bounds the brief. Chosen by hand."""
_MAX_TIMES: Final = 20
"""Times of one kind that are read: bounds time. Chosen by hand."""
_MAX_ELEMENTS: Final = 1_000
"""Headlines and times among which the one beside the headline is looked for: bounds time. Chosen by hand."""
_MAX_SCRIPTS: Final = 50
"""Scripts of JSON-LD that are read: bounds time. Chosen by hand."""
