"""Fuzz without coverage: change golden pages at random, in the same way for the same seed."""
# ruff: noqa: S311 - the changes have to be repeatable

from collections.abc import Iterator
from random import Random
from typing import Final

from tests.fuzz.laws import Page
from tests.fuzz.mutate import mutate
from tests.fuzz.seeds import seeds

_POOLED_ONE_IN: Final = 4
"""One changed page in this many joins the pool, and may be changed further. Chosen by hand."""


def inputs(count: int, seed: int) -> Iterator[Page]:
    """Yield ``count`` changed pages."""
    random = Random(seed)
    pool = seeds()
    texts = {html: [page.body for page in pool if page.html == html] for html in (False, True)}
    for _ in range(count):
        page = random.choice(pool)
        page = page._replace(body=mutate(page.body, random, texts[page.html], html=page.html))
        if random.randrange(_POOLED_ONE_IN) == 0:
            pool.append(page)
        yield page
