"""The demo's pages: one Saturday evening as three portals report it, in Dutch, English and German.

Portals, people and events are invented. The evening has what a wire evening has: briefs that come back with another
age, a brief that grows into a lead, rising death tolls, one correction, one withdrawal, an old lead among fresh briefs,
and one page that cannot be read.
"""

from importlib.resources import files
from typing import Final

PAGES: Final = "pages.jsonl"


def demo_pages() -> tuple[bytes, ...]:
    """Return the pages in the order in which they were fetched, each a RawArticle in JSON without a line break.

    They are unchecked bytes, as a scraper would send them: one lacks its time zone, so that the demo has a dead letter.
    """
    return tuple(files(__package__).joinpath(PAGES).read_bytes().splitlines())
