"""Parse the pages of a command, in this process or in others beside it, in the order of the pages.

Parsing takes most of the time of a page and needs nothing of another page; what follows needs all that came before.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Final

from dateline.cli.pages.parsing_process import parse_or_refuse, parse_pages, prepare
from dateline.core.page.model import TooManyItemsError
from dateline.core.page.parse import PageBriefs
from dateline.core.places.resolve import Atlas
from dateline.files.page_records import Page, Rejected, refused
from dateline_schemas import RawArticle

ParsedPage = tuple[RawArticle, PageBriefs]
_Result = tuple[Page, PageBriefs | TooManyItemsError]

BATCH_PAGES: Final = 16
"""Pages that a process takes at once. Bounds the memory; chosen by hand, so that handing over costs next to nothing."""
_BATCHES_AHEAD: Final = 3
"""Batches for each process that are read ahead of the one whose turn it is. Bounds the memory; chosen by hand, so that
no process waits for a batch of long pages."""


def parsed(
    pages: Iterable[Page], atlas: Atlas, workers: int, reject: Callable[[Rejected], object]
) -> Iterator[ParsedPage]:
    """Yield each page with its briefs, in order; with several workers they are parsed in as many processes.

    ``atlas`` is the place index; each process loads its own, which is there by then. ``reject`` is called with a page
    that a worker on Kafka would refuse. Where the pages end with an error, those before it are yielded first. Raises
    ``ChildProcessError`` where a process was killed, and what its preparation raised.
    """
    for page, result in _results(pages, atlas, workers):
        if isinstance(result, TooManyItemsError):
            reject(refused(page, "text" if page.article.html is None else "html", str(result)))
        else:
            yield page.article, result


def _results(pages: Iterable[Page], atlas: Atlas, workers: int) -> Iterator[_Result]:
    if workers == 1:
        for page in pages:
            yield page, parse_or_refuse(page.article, atlas)
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), prepare, (os.getpid(),))
    try:
        yield from in_order(pool, pages, workers * _BATCHES_AHEAD)
    except BrokenProcessPool:
        msg = "a parsing process was killed, perhaps for lack of memory: run the command again with fewer --workers"
        raise ChildProcessError(msg) from None
    finally:
        pool.shutdown(cancel_futures=True)


def in_order(pool: ProcessPoolExecutor, pages: Iterable[Page], ahead: int) -> Iterator[_Result]:
    """Yield the pages as the processes return them, in order, with ``ahead`` batches under way."""
    waiting: deque[tuple[Sequence[Page], Future[list[PageBriefs | TooManyItemsError]]]] = deque()
    reading = _UntilError(pages)
    for batch in _batches(reading):
        waiting.append((batch, pool.submit(parse_pages, [page.article for page in batch])))
        if len(waiting) > ahead:
            yield from _settled(*waiting.popleft())
    while waiting:
        yield from _settled(*waiting.popleft())
    if reading.error is not None:
        raise reading.error


class _UntilError:
    """Some pages, and the error with which they end: what was read before it comes first.

    So the command prints as much as without other processes. A signal is no such error: it is raised at once.
    """

    def __init__(self, pages: Iterable[Page]) -> None:
        self._pages = pages
        self.error: Exception | None = None

    def __iter__(self) -> Iterator[Page]:
        try:
            yield from self._pages
        except Exception as error:  # noqa: BLE001 - whatever the reading of pages raises
            self.error = error


def _batches(pages: Iterable[Page]) -> Iterator[list[Page]]:
    batch: list[Page] = []
    for page in pages:
        batch.append(page)
        if len(batch) == BATCH_PAGES:
            yield batch
            batch = []
    if batch:
        yield batch


def _settled(batch: Sequence[Page], parsing: Future[list[PageBriefs | TooManyItemsError]]) -> Iterator[_Result]:
    return zip(batch, parsing.result(), strict=True)
