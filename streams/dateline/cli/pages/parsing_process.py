"""A process that parses pages for a command. What it needs is imported by ``prepare``, after the cache of patterns."""

import signal
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.files import pattern_cache
from dateline.process.child_process import end_with_parent
from dateline.process.garbage import uncollected

if TYPE_CHECKING:
    from dateline.core.page.model import TooManyItemsError
    from dateline.core.page.parse import PageBriefs
    from dateline.core.places.resolve import Atlas
    from dateline_schemas import RawArticle

_ATLAS: "list[Atlas]" = []
"""The place index of this process, once it is prepared."""
_ERRORS: list[Exception] = []
"""What kept this process from being prepared: at most one error."""


def prepare(parent: int) -> None:
    """Load the parser. A Ctrl-C reaches the command too, which decides when this process ends: by SIGTERM at once.

    What is raised here would end the process, and the command would learn no more than that; so ``parse_pages`` raises
    it, and the command gets it.
    """
    end_with_parent(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _load()
    except Exception as error:  # noqa: BLE001 - the command is told of it, whatever it is
        _ERRORS.append(error)


def _load() -> None:
    pattern_cache.use_cache()
    with uncollected():
        from dateline.core.page import parse  # noqa: F401, PLC0415  (after the cache)
        from dateline.files.gazetteer import load_atlas  # noqa: PLC0415
        from dateline.settings import load_settings  # noqa: PLC0415

        _ATLAS.append(load_atlas(load_settings().cache_dir))


def parse_pages(articles: "Sequence[RawArticle]") -> "list[PageBriefs | TooManyItemsError]":
    """Return the briefs of each page, or why it is refused. Call ``prepare`` first; raises what it met."""
    if _ERRORS:
        raise _ERRORS[0]
    return [parse_or_refuse(article, _ATLAS[0]) for article in articles]


def parse_or_refuse(article: "RawArticle", atlas: "Atlas") -> "PageBriefs | TooManyItemsError":
    """Return the briefs of a page, or why it is refused: a worker refuses the same pages."""
    from dateline.core.page.model import MAX_ITEMS, TooManyItemsError  # noqa: PLC0415  (after the cache)
    from dateline.core.page.parse import parse_page  # noqa: PLC0415

    try:
        return parse_page(article, atlas, MAX_ITEMS)
    except TooManyItemsError as error:
        return error
