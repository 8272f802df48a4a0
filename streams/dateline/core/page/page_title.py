"""Give the title of a page to its article: as its headline, and for the signals in it.

Feeds and wires send the headline beside the text, as ``RawArticle.title``: ``CORRECTED - MILL <MIL> SETS PAYOUT``. It
is the headline of the page's article where the text holds none. The article is the page's one item, or its one lead
above other items. Where the record has no title, those in the page's own HTML serve. A title that only names the site
or a section is no headline; ``record_names`` are the names that
a line of the text may be, too.
"""

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from dateline.core.data.text.characters import DASHES
from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.page.html.document import Document
from dateline.core.page.html.metadata.title_parts import LAST_PART
from dateline.core.page.lines.kinds.wording import is_page_label
from dateline.core.page.lines.reason import Reason
from dateline.core.page.passes.furniture.record_names import letters_of
from dateline.core.page.split import Item
from dateline.core.text.normal_form import normal
from dateline.core.text.signals import signal
from dateline_schemas.article import RawArticle


def with_page_title(items: Sequence[Item], article: RawArticle, document: Document) -> tuple[Item, ...]:
    """Return the items of a page, its article with the page's title; ids and spans do not depend on the title.

    The title is that of the record, or where that is none, one of the page's own HTML.
    """
    leads = [at for at, item in enumerate(items) if item.role == "lead"]
    if len(leads) != 1:
        return tuple(items)
    (at,) = leads
    title = page_title(article) or _own_title(article, document, items[at])
    if title is None:
        return tuple(items)
    item = items[at]._replace(title_signal=signal(title, ""))
    if item.headline is None:
        item = item._replace(headline=title, draft=item.draft._replace(why=Reason.PAGE_TITLE))
    return (*items[:at], item, *items[at + 1 :])


def page_title(article: RawArticle) -> str | None:
    """Return the record's title in normal form, without the site's name at its ends; None where nothing is left."""
    if not article.title:
        return None
    sites = _site_names(article, None)
    return _headline(article.title, sites, lambda part: letters_of(part) in sites)


def _own_title(article: RawArticle, document: Document, item: Item) -> str | None:
    """Return the title of an HTML page that has a word of the page's article; None where none has.

    Beside the site's name, labels (``Home``, ``World``) go from its ends, and a last part of few words of which the
    article has none: a site's name that neither record nor page gives.
    """
    if not document.titles:
        return None
    sites = _site_names(article, document.site)
    words = item.text.casefold()

    def is_of_site(part: str) -> bool:
        return letters_of(part) in sites or is_page_label(part)

    def may_close_title(part: str) -> bool:
        stranger = len(part.split()) <= _MAX_SITE_WORDS and not _shares_word(part, words) and signal(part, "") is None
        return stranger or is_of_site(part)

    for title in document.titles:
        headline = _headline(title, sites, is_of_site, may_close_title)
        if headline is not None and _shares_word(headline, words):
            return headline
    return None


def _headline(
    given: str,
    sites: AbstractSet[str],
    is_of_site: Callable[[str], bool],
    may_close_title: Callable[[str], bool] | None = None,
) -> str | None:
    """Return a title in normal form, on one line, without parts at its ends that are the site's; None for nothing."""
    title = " ".join(normal(given).text.split())
    closes = may_close_title or is_of_site
    while (parts := LAST_PART.fullmatch(title)) is not None and closes(parts["last"]):
        title = parts["rest"]
    while (parts := _FIRST_PART.fullmatch(title)) is not None and is_of_site(parts["first"]):
        title = parts["rest"]
    words = letters_of(title)
    return title if words and words not in sites and not is_page_label(title) else None


def _shares_word(title: str, text: str) -> bool:
    """Whether a text, in lower case, has the beginning of a content word of a title; two letters of Chinese do."""
    for word in _WORD.findall(title.casefold()):
        if word[0] >= _FIRST_DENSE_LETTER:
            if any(word[at : at + 2] in text for at in range(max(1, len(word) - 1))):
                return True
        elif len(word) >= _MIN_WORD_CHARS and word not in ALL_FUNCTION_WORDS and word[:_STEM_CHARS] in text:
            return True
    return False


def record_names(article: RawArticle, site: str | None) -> frozenset[str]:
    """Return how a page may print its section or its site on a line, as ``letters_of`` gives them.

    ``site`` is the site's name in the page's HTML.
    """
    names = _site_names(article, site)
    if (section := article.section) is None:
        return names
    of_section = (letters_of(name) for name in (section, *section.split("/"), *section.split(">")))
    return names | frozenset(filter(None, of_section))


def _site_names(article: RawArticle, site: str | None) -> frozenset[str]:
    """Return how a title may name the site: its name, source, host, and the host without what stands around it.

    Without a URL, the source is the host where it reads like one: ``harbourledger.example``.
    """
    match = _HOST.match(article.url or "")
    named = _HOST_AS_SOURCE.fullmatch(article.source) if match is None else None
    host = match["host"] if match is not None else article.source if named is not None else ""
    read = _names_of if len(site or "") <= _MAX_CACHED_CHARS else _names_of.__wrapped__
    return read(site, article.source, host)


_MAX_CACHED_SITES: Final = 1024
"""Sites whose names are cached, since many pages are of one site; a dozen short strings each. Chosen by hand."""
_MAX_CACHED_CHARS: Final = 256
"""The longest name of a site in a page's HTML that is cached, in characters. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_SITES)
def _names_of(site: str | None, source: str, host: str) -> frozenset[str]:
    labels = [label for label in host.split(".") if label not in _COMMON_LABELS]
    names = (site or "", source, *source.split("/"), host, ".".join(labels), *labels)
    return frozenset(letters for name in names if (letters := letters_of(name)))


_FIRST_PART: Final = re.compile(rf"(?P<first>\S.*?)(?::|\s+[{DASHES}|•·»:]+)\s+(?P<rest>\S.*)")
"""``Omroep Zeeland: brug blijft dicht``: the first part of a title."""
_MAX_SITE_WORDS: Final = 4
"""The most words of a site's name that only the title of the page has: ``Nieuws uit de Regio``. Chosen by hand."""
_MIN_WORD_CHARS: Final = 3
"""Letters of a word by which title and text are compared, at least. Chosen by hand."""
_STEM_CHARS: Final = 5
"""Letters by which two forms of a word are compared. Chosen by hand."""
_FIRST_DENSE_LETTER: Final = "\u2e80"
"""From this character on, letters are of Chinese, Japanese and Korean, and two of them say something."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_HOST: Final = re.compile(r"[a-z]+://(?P<host>[^/?#:@\s]+)", re.IGNORECASE)
_HOST_AS_SOURCE: Final = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
"""A source that is a host: labels with full stops between, and no space."""
_COMMON_LABELS: Final = frozenset({"www", "m", "com", "org", "net", "co"})
"""Parts of a host that name no site."""
