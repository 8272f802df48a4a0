"""Addresses: under which address a text is the article, so that a notice there can withdraw it.

``plain_address`` leaves out what says by which way a reader came, ``?utm_source=rss``: an article has one address in a
site's feed and on its first page. Names of parameters are rows of ``core/data/stories/address_parameters.py``.
"""

from typing import Final

from dateline.core.data.stories.address_parameters import TRACKING, TRACKING_BEGINNINGS
from dateline_schemas import Distinct
from dateline_schemas.article import digest


def plain_address(url: str) -> str:
    """Return an address without its fragment and without parameters of the reader's way; any text is taken."""
    page, _, query = url.partition("#")[0].partition("?")
    kept = [pair for pair in query.split("&") if pair and not _is_tracking(pair.partition("=")[0].lower())]
    return f"{page}?{'&'.join(kept)}" if kept else page


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


def _is_tracking(name: str) -> bool:
    return name in TRACKING or name.startswith(TRACKING_BEGINNINGS)


_DIGITS_OF_AN_ADDRESS: Final = 12
"""Hexadecimal digits of the hash of an address: 48 bits. Chosen by hand: no two of a million are the same by chance."""
