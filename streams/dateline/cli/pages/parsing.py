"""Parse the pages of a command, in this process or in others beside it, in the order of the pages.

Parsing takes most of the time of a page and needs nothing of another page; what follows needs all that came before.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Final

from dateline.cli.pages.parsing_process import parse_pages, prepare
from dateline.core.page.parse import PageBriefs, parse_page
from dateline.core.places.resolve import Atlas
from dateline_schemas import RawArticle

ParsedPage = tuple[RawArticle, PageBriefs]

BATCH_PAGES: Final = 16
"""Pages that a process takes at once. Bounds the memory; chosen by hand, so that handing over costs next to nothing."""
_BATCHES_AHEAD: Final = 3
"""Batches for each process that are read ahead of the one whose turn it is. Bounds the memory; chosen by hand, so that
no process waits for a batch of long pages."""


def parsed(articles: Iterable[RawArticle], atlas: Atlas, workers: int) -> Iterator[ParsedPage]:
    """Yield each page with its briefs, in order; with several workers they are parsed in as many processes.

    ``atlas`` is the place index; each process loads its own, which is there by then. Where the pages end with an error
    or an exit code, the pages before it are yielded first. Raises ``ChildProcessError`` where a process was killed, and
    what its preparation raised.
    """
    if workers == 1:
        for article in articles:
            yield article, parse_page(article, atlas)
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), prepare, (os.getpid(),))
    try:
        yield from in_order(pool, articles, workers * _BATCHES_AHEAD)
    except BrokenProcessPool:
        msg = "a parsing process was killed, perhaps for lack of memory: run the command again with fewer --workers"
        raise ChildProcessError(msg) from None
    finally:
        pool.shutdown(cancel_futures=True)


def in_order(pool: ProcessPoolExecutor, articles: Iterable[RawArticle], ahead: int) -> Iterator[ParsedPage]:
    """Yield the pages as the processes return them, in order, with ``ahead`` batches under way."""
    waiting: deque[tuple[Sequence[RawArticle], Future[list[PageBriefs]]]] = deque()
    pages = _UntilExit(articles)
    for batch in _batches(pages):
        waiting.append((batch, pool.submit(parse_pages, batch)))
        if len(waiting) > ahead:
            yield from _result(*waiting.popleft())
    while waiting:
        yield from _result(*waiting.popleft())
    if pages.end is not None:
        raise pages.end


class _UntilExit:
    """Some pages, and the error or exit with which they end: what was read before it comes first.

    So the command prints as much as without other processes. A signal is no such end: it is raised at once.
    """

    def __init__(self, articles: Iterable[RawArticle]) -> None:
        self._articles = articles
        self.end: Exception | None = None

    def __iter__(self) -> Iterator[RawArticle]:
        try:
            yield from self._articles
        except Exception as end:  # noqa: BLE001 - whatever the reading of pages raises
            self.end = end


def _batches(articles: Iterable[RawArticle]) -> Iterator[list[RawArticle]]:
    batch: list[RawArticle] = []
    for article in articles:
        batch.append(article)
        if len(batch) == BATCH_PAGES:
            yield batch
            batch = []
    if batch:
        yield batch


def _result(batch: Sequence[RawArticle], parsing: Future[list[PageBriefs]]) -> Iterator[ParsedPage]:
    return zip(batch, parsing.result(), strict=True)
