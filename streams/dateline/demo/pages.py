"""The demo's pages: one Saturday evening as three portals tell it, in Dutch, English and German.

Portals, people and events are invented. The evening has what a wire evening has: briefs that come
back with another age, one that grows into a lead, death tolls that rise, one correction, one
withdrawal, an old lead among fresh briefs, and one page that cannot be read.
"""

from importlib.resources import files
from typing import Final

PAGES: Final = "pages.jsonl"


def demo_pages() -> tuple[bytes, ...]:
    """Return the pages in the order they were fetched, one RawArticle in JSON each, without the line's end.

    They come as bytes and unchecked, as a scraper would send them: one lacks its time zone, so that
    the demo has a dead letter to show.
    """
    return tuple(files(__package__).joinpath(PAGES).read_bytes().splitlines())
