"""Fuzzing without coverage: golden pages changed at random, a given seed always in the same way."""
# ruff: noqa: S311 - chance that can be repeated is what is wanted

from collections.abc import Iterator
from random import Random
from typing import Final

from tests.fuzz.laws import Page
from tests.fuzz.mutate import mutated
from tests.fuzz.seeds import seeds

_KEPT: Final = 4
"""One changed page in so many is changed further."""


def inputs(count: int, seed: int) -> Iterator[Page]:
    """Yield ``count`` pages: golden ones and changed ones, changed in one way or in many."""
    random = Random(seed)
    pool = seeds()
    texts = {html: [page.body for page in pool if page.html == html] for html in (False, True)}
    for _ in range(count):
        page = random.choice(pool)
        page = page._replace(body=mutated(page.body, random, texts[page.html], html=page.html))
        if random.randrange(_KEPT) == 0:
            pool.append(page)
        yield page
