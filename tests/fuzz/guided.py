"""The fuzzing process: atheris chooses pages, ``mutate`` changes them, ``laws`` judges them. ``tests.fuzz`` starts it.

It is a process of its own because libFuzzer ends the process in which it runs, and because a crash in a C library would
lose the summary. The parser is instrumented before it is imported: only then does atheris see its branches.
"""
# ruff: noqa: S311 - the changes have to be repeatable

import os
import sys
from pathlib import Path
from random import Random
from typing import Final

import atheris

with atheris.instrument_imports(include=["dateline.core"], exclude=["dateline.core.data"]):
    from dateline.files import pattern_cache

    pattern_cache.use_cache()
    import dateline.core.page.parse  # noqa: F401

from tests.fuzz.laws import Page, judge, page_bytes
from tests.fuzz.mutate import MAX_PAGE_CHARS, mutate
from tests.fuzz.seeds import read_page, seeds
from tests.fuzz.tally import Tally
from tests.golden.places import atlas

_LIBFUZZER_ONE_IN: Final = 8
"""One input in this many is changed by libFuzzer, which knows no pages but learns from comparisons. Chosen by hand."""


def main(folder: Path, inputs: int, seed: int, one_in: int) -> None:
    """Judge one seed in ``one_in`` and then ``inputs`` changed pages, and write files to ``folder``.

    Ends the process, with 1 if a law was broken.
    """
    tally, index, golden = Tally(folder), atlas(), seeds()[::one_in]
    pools = {html: [page.body for page in golden if page.html == html] for html in (False, True)}
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(golden):
        (corpus / f"{number:04}").write_bytes(page_bytes(page))

    def judge_input(data: bytes) -> None:
        page = read_page(data)
        tally.add(page, judge(page, index))
        if tally.inputs >= len(golden) + inputs:
            tally.save()
            sys.stdout.flush()
            os._exit(1 if tally.failures else 0)

    def change(data: bytes, max_bytes: int, number: int) -> bytes:
        random = Random(number)
        if random.randrange(_LIBFUZZER_ONE_IN) == 0:
            return bytes(atheris.Mutate(data, max_bytes))
        page = read_page(data)
        body = mutate(page.body, random, pools[page.html], html=page.html)
        return page_bytes(Page(body, page.html))[:max_bytes]

    flags = [f"-seed={seed}", f"-max_len={2 * MAX_PAGE_CHARS}", "-len_control=0", "-timeout=60", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *flags, f"-artifact_prefix={folder}/", str(corpus)], judge_input, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
