"""Pages of the demo as two feeds: one in which every text is new, one that repeats its briefs as portals do."""

from datetime import timedelta
from typing import Final

import orjson

from dateline.demo.pages import demo_pages
from dateline_schemas import RawArticle
from tests.fault.load import reworded

Feed = list[tuple[bytes, bytes]]
"""Key and value of each page."""
PORTALS: Final = 5
"""Sites that print each page of the demo in the repeating feed. A brief is on 5.8 pages of the demo: so on 29."""
_EVENING: Final = timedelta(hours=6)
_LATER: Final = timedelta(minutes=1)
"""Time between two portals that print the same page."""


def all_new(pages: int) -> Feed:
    """Return so many pages whose every word has an end of the page's own, so that no text comes twice."""
    printed = evening()
    rounds = (divmod(number, len(printed)) for number in range(pages))
    return [page_of(printed[place], number + 1, _EVENING * r) for number, (r, place) in enumerate(rounds)]


def repeating(pages: int) -> Feed:
    """Return so many pages: evening after evening in other words, and of one evening each page on all portals."""
    printed = evening()
    feed: Feed = []
    for number in range(pages):
        article, portal = divmod(number, PORTALS)
        r, place = divmod(article, len(printed))
        feed.append(page_of(printed[place], r + 1, _EVENING * r + _LATER * portal, f"-{portal}"))
    return feed


def evening() -> list[RawArticle]:
    """Return the demo's pages without the broken one."""
    pages = []
    for line in demo_pages():
        try:
            pages.append(RawArticle.read(line))
        except ValueError:
            continue
    return pages


def page_of(page: RawArticle, words: int, later: timedelta, portal: str = "") -> tuple[bytes, bytes]:
    """Return key and value of a page in other ``words``, fetched ``later``, as a portal of another name printed it."""
    fields = page.model_dump(mode="json", exclude_none=True)
    fields["source"] += portal
    fields["url"] = fields["url"].replace(".example", f"{portal}.example")
    fields["fetched_at"] = (page.fetched_at + later).isoformat()
    fields["text"] = reworded(page.text or "", words)
    value = orjson.dumps(fields)
    return RawArticle.read(value).key.encode(), value
