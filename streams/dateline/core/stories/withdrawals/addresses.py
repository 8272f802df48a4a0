"""Addresses: under which address a text is the article, so that a notice there can withdraw it.

``plain_address`` leaves out what says by which way a reader came, ``?utm_source=rss``: an article has one address in a
site's feed and on its first page. Names of parameters are rows of ``core/data/stories/address_parameters.py``. In doubt
two addresses are of two articles: a notice would take down a story that is true.
"""

from typing import Final

from dateline.core.data.stories.address_parameters import TRACKING, TRACKING_BEGINNINGS, WAYS_OR_IDS
from dateline_schemas import Distinct
from dateline_schemas.article import digest


def plain_address(url: str) -> str:
    """Return an address without parameters of the reader's way, and without a place on its page; any text is taken.

    A fragment stays that names a page of a program in the browser: ``#/news/412``.
    """
    address, _, fragment = url.partition("#")
    page, _, query = address.partition("?")
    kept = [pair for pair in query.split("&") if pair and not _is_tracking(pair)]
    plain = f"{page}?{'&'.join(kept)}" if kept else page
    is_page = fragment.startswith(_OPENINGS_OF_A_PAGE) and fragment.strip("!/")
    return f"{plain}#{fragment}" if is_page else plain


def address_of(distinct: Distinct) -> int | None:
    """Return the hash of the address at which a text is the article; None for an item beside others.

    None for an address without a path too: a site's first page has another article each hour.
    """
    if distinct.url is None or distinct.role != "lead":
        return None
    plain = plain_address(distinct.url)
    if not plain.partition("://")[2].partition("/")[2] and "?" not in plain:
        return None
    return int(digest(distinct.source, plain)[:_DIGITS_OF_AN_ADDRESS], 16)


def _is_tracking(pair: str) -> bool:
    """Whether a parameter says by which way a reader came: by its name, or, if that may be an id, by letters alone."""
    name, _, value = pair.partition("=")
    name = name.lower()
    if name in WAYS_OR_IDS:
        return not value or value.isalpha()
    return name in TRACKING or name.startswith(TRACKING_BEGINNINGS)


_OPENINGS_OF_A_PAGE: Final = ("/", "!/")
"""How a fragment begins that is a path."""
_DIGITS_OF_AN_ADDRESS: Final = 12
"""Hexadecimal digits of the hash of an address: 48 bits. Chosen by hand: no two of a million are the same by chance."""
