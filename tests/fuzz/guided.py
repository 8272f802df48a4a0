"""The fuzzing process: atheris chooses, our mutator changes, the laws judge. Started by ``tests.fuzz``.

A process of its own because libFuzzer ends the one that it runs in, and because a crash of a library in C
would take the summary with it. Instrumenting comes before importing: only then does atheris see branches.
"""
# ruff: noqa: S311 - chance that can be repeated is what is wanted

import os
import sys
from pathlib import Path
from random import Random
from typing import Final

import atheris

with atheris.instrument_imports(include=["dateline.core"], exclude=["dateline.core.data"]):
    import dateline.core.page.parse  # noqa: F401

from tests.fuzz.laws import Page, judge, written
from tests.fuzz.mutate import LONGEST, mutated
from tests.fuzz.seeds import page_of, seeds
from tests.fuzz.tally import Tally
from tests.golden.places import atlas

_BYTES_TOO: Final = 8
"""One input in so many is changed by libFuzzer, which knows no pages but learns from comparisons."""


def main(folder: Path, inputs: int, seed: int) -> None:
    """Judge the seeds as they are and ``inputs`` changed pages, and end the process, with 1 where a law was broken.

    Files go to ``folder``.
    """
    tally, index, golden = Tally(folder), atlas(), seeds()
    pools = {html: [page.body for page in golden if page.html == html] for html in (False, True)}
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(golden):
        (corpus / f"{number:04}").write_bytes(written(page))

    def one(data: bytes) -> None:
        page = page_of(data)
        tally.add(page, judge(page, index))
        if tally.inputs >= len(golden) + inputs:
            tally.save()
            sys.stdout.flush()
            os._exit(1 if tally.failures else 0)

    def change(data: bytes, most: int, number: int) -> bytes:
        random = Random(number)
        if random.randrange(_BYTES_TOO) == 0:
            return bytes(atheris.Mutate(data, most))
        page = page_of(data)
        body = mutated(page.body, random, pools[page.html], html=page.html)
        return written(Page(body, page.html))[:most]

    flags = [f"-seed={seed}", f"-max_len={2 * LONGEST}", "-len_control=0", "-timeout=60", "-rss_limit_mb=4096"]
    atheris.Setup([sys.argv[0], *flags, f"-artifact_prefix={folder}/", str(corpus)], one, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
