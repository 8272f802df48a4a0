"""Give the title of a page to its article: as its headline, and for the signals in it.

Feeds and wires send the headline beside the text, as ``RawArticle.title``: ``CORRECTED - MILL <MIL> SETS PAYOUT``. It
is the headline of the page's article where the text holds none. The article is the page's one item, or its one lead
above other items. A title that only names the site or a section is no headline; ``record_names`` are the names that
a line of the text may be, too.
"""

import re
from collections.abc import Sequence
from typing import Final

from dateline.core.data.text.characters import DASHES
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.wording import is_page_label
from dateline.core.page.passes.record_names import letters_of
from dateline.core.page.split import Item
from dateline.core.text.normal_form import normal
from dateline.core.text.signals import signal
from dateline_schemas.article import RawArticle


def with_page_title(items: Sequence[Item], article: RawArticle) -> tuple[Item, ...]:
    """Return the items of a page, its article with the page's title; ids and spans do not depend on the title."""
    leads = [at for at, item in enumerate(items) if item.role == "lead"]
    if len(leads) != 1 or article.title is None or (title := page_title(article)) is None:
        return tuple(items)
    (at,) = leads
    item = items[at]._replace(title_signal=signal(title, ""))
    if item.headline is None:
        item = item._replace(headline=title, draft=item.draft._replace(why=Reason.PAGE_TITLE))
    return (*items[:at], item, *items[at + 1 :])


def page_title(article: RawArticle) -> str | None:
    """Return the title in normal form, on one line, without the site's name at its end; None where nothing is left."""
    title = " ".join(normal(article.title or "").text.split())
    sites = _site_names(article)
    while (parts := _LAST_PART.fullmatch(title)) is not None and letters_of(parts["last"]) in sites:
        title = parts["first"]
    words = letters_of(title)
    return title if words and words not in sites and not is_page_label(title) else None


def record_names(article: RawArticle) -> frozenset[str]:
    """Return how a page may print its section or its site on a line, as ``letters_of`` gives them."""
    section = article.section or ""
    names = (letters_of(name) for name in (section, *section.split("/"), *section.split(">")))
    return _site_names(article) | frozenset(filter(None, names))


def _site_names(article: RawArticle) -> frozenset[str]:
    """Return how a title may name the site: its source, its host, and the host without what stands around the name."""
    match = _HOST.match(article.url or "")
    host = match["host"] if match is not None else ""
    labels = [label for label in host.split(".") if label not in _COMMON_LABELS]
    names = (article.source, *article.source.split("/"), host, ".".join(labels), *labels)
    return frozenset(letters for name in names if (letters := letters_of(name)))


_LAST_PART: Final = re.compile(rf"(?P<first>.*\S)\s+[{DASHES}|•·»:]+\s+(?P<last>.*\S)")
"""``Brug blijft dicht | Omroep Zeeland``: the last part of a title, behind a dash or bar with spaces around it."""
_HOST: Final = re.compile(r"[a-z]+://(?P<host>[^/?#:@\s]+)", re.IGNORECASE)
_COMMON_LABELS: Final = frozenset({"www", "m", "com", "org", "net", "co"})
"""Parts of a host that name no site."""
