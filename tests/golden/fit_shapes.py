"""Fit the weights of a list's shape: ``python -m tests.golden.fit_shapes FILE``.

Prints ``core/data/layout/shape_weights.py``, and on standard error what the weights find on sites that they were not
fitted on (five folds). A line of FILE is a reading of a real page of one article as text, in JSON: ``site`` and
``text``. A page may stand in it several times, in the ways in which scrapers write it. The golden pages are always
used. The same file gives the same weights.

An example is what the splitter asks about: texts below each other that may be a list's items. They are on a golden
page of several items where most of them open one; on a page of one article they are not.
"""

import json
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from unittest.mock import patch

from dateline.core.page.layout.lists.score import Measures
from dateline.core.page.layout.lists.shape import Shape, Texts, measure_shape, score_shape
from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.evaluate import FETCHED_AT
from tests.golden.logistic import Example, fit, score_held_out, thinned
from tests.golden.pages import CORPUS, Page, pages
from tests.golden.places import atlas

Seen = tuple[Texts, Shape]
"""Texts that the splitter asked about, and their shape."""


def main() -> None:
    """Fit both kinds of lists, and print the table."""
    golden = [one for page in pages(CORPUS) for one in _golden(page)]
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").rstrip("\n").split("\n")
    real = [one for line in lines for one in _real(**json.loads(line))]
    sites = {example.site for _, example in real}
    date = datetime.now(tz=UTC).date().isoformat()
    sys.stdout.write(_HEAD.format(date=date, readings=len(lines), sites=len(sites)))
    for name, headed in (("PLAIN", False), ("HEADED", True)):
        examples = thinned([one for has, one in golden + real if has == headed], MAX_OF_A_SITE, random.Random(1))  # noqa: S311  # the examples of one run are those of the next
        _validate(name, examples)
        rows = "".join(f'    "{one}": {value:.3f},\n' for one, value in fit(examples).items())
        sys.stdout.write(f"{name}_SHAPE_WEIGHTS: Final = {{\n{rows}}}\n{_DOCS[headed]}\n")


def _golden(page: Page) -> Iterator[tuple[bool, Example]]:
    """Yield what the splitter asks about a golden page, and whether it has headlines."""
    starts = [start for row in page.rows if (start := _squeezed(row.starts)[:START_CHARS])]
    for measured, shape in _seen(page.text):
        openings = [_squeezed(text)[: 2 * START_CHARS] for text in measured.texts]
        opening = sum(any(start in one for start in starts) for one in openings)
        if len(page.rows) == 1 or opening <= 1:
            yield bool(measured.headlines), Example(shape, page.name, is_positive=False)
        elif opening * 4 >= len(openings) * 3:
            yield bool(measured.headlines), Example(shape, page.name, is_positive=True)


def _real(site: str, text: str, **_: object) -> Iterator[tuple[bool, Example]]:
    """Yield what the splitter asks about a reading of a real page, and whether it has headlines."""
    for measured, shape in _seen(text):
        yield bool(measured.headlines), Example(shape, site, is_positive=False)


def _seen(text: str) -> list[Seen]:
    """Return what the splitter asks about a page, each once."""
    seen: dict[tuple[str, ...], Seen] = {}

    def keep(measured: Texts, measures: Measures, weights: Mapping[str, float]) -> Shape:
        shape = measure_shape(measured, measures, weights)
        seen[tuple(measured.texts)] = measured, shape
        return shape

    with patch(f"{LISTS}.headline_groups.measure_shape", keep), patch(f"{LISTS}.paragraph_items.measure_shape", keep):
        parse(RawArticle(source="fit", fetched_at=FETCHED_AT, text=text), atlas())
    return list(seen.values())


def _validate(name: str, examples: Sequence[Example]) -> None:
    """Print how many lists, and how many others, have each score, by weights of other sites."""
    scores = score_held_out(examples, score_shape, random.Random(1))  # noqa: S311  # as above
    for kind, is_list in (("lists", True), ("others", False)):
        chosen = [value for value, one in scores if one.is_positive == is_list]
        found = ", ".join(f"over {least}: {sum(value >= least for value in chosen)}" for least in LEAST)
        sys.stderr.write(f"{name} {kind}: {len(chosen)}; {found}\n")


def _squeezed(text: str | None) -> str:
    """Return the letters and digits of a text, in lower case."""
    return "".join(re.findall(r"\w", text or "")).casefold()


LISTS: Final = "dateline.core.page.layout.lists"
START_CHARS: Final = 30
"""Letters of a golden item's start that are looked for in a text's opening, twice as long for its dateline."""
MAX_OF_A_SITE: Final = 6
"""The most examples of a site that are lists, and that are none. Chosen by hand."""
LEAST: Final = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0)
_HEAD: Final = '''"""The weights by which ``layout.lists.shape`` tells the items of a list from the parts of an article.

Printed by ``python -m tests.golden.fit_shapes`` on {date}, from {readings} readings of real pages of {sites} sites that
are not part of the project, and the golden pages. Not to be edited by hand.
"""

from typing import Final

'''
_DOCS: Final = {
    False: '"""Of paragraphs without headlines."""',
    True: '"""Of texts that each have a headline."""',
}


if __name__ == "__main__":
    main()
