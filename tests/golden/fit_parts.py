"""Fit the weights that tell the parts of an article from items: ``python -m tests.golden.fit_parts FILE``.

Prints ``core/data/layout/part_weights.py``, and on standard error what the weights find on sites that they were not
fitted on (five folds). A line of FILE is a reading of a real page as text, in JSON: ``site``, ``text``, and ``body``,
the paragraphs of its article. A page may stand in it several times, in the ways in which scrapers write it. The golden
pages are always used. The same file gives the same weights.

An example is two neighbours that the splitter divides. They are parts if both have half of their words from the
article, four in a row; items are the neighbours of the golden pages of which the lower one opens a golden item. The
splitter looks for no article (``find_article``) meanwhile, so that it divides more of the readings.
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Final
from unittest.mock import patch

from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.lists.parts import Bond, PageMarks, find_texts, measure_bond, score_bond
from dateline.core.page.lines.reason import Reason
from dateline.core.page.parse import parse
from dateline.core.page.passes import article_core
from dateline_schemas import RawArticle
from tests.golden.evaluate import FETCHED_AT
from tests.golden.logistic import Example, fit, score_held_out, thinned
from tests.golden.pages import CORPUS, Page, pages
from tests.golden.places import atlas


def main() -> None:
    """Fit, and print the table."""
    several = [page for page in pages(CORPUS) if len(page.rows) > 1]
    golden = [example for page in several for example in _golden_items(page)]
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").rstrip("\n").split("\n")
    real = [example for line in lines for example in _real_neighbours(**json.loads(line))]
    examples = golden + thinned(real, MAX_OF_A_SITE, random.Random(1))  # noqa: S311  # the examples of one run are those of the next
    scores = score_held_out(examples, score_bond, random.Random(1))  # noqa: S311  # as above
    names = {page.name for page in several}
    for kind, of_golden, is_part in (("golden items", True, False), ("others", False, False), ("parts", False, True)):
        chosen = [value for value, one in scores if one.is_positive == is_part and (one.site in names) == of_golden]
        found = ", ".join(f"over {least}: {sum(value >= least for value in chosen)}" for least in LEAST)
        sys.stderr.write(f"{kind}: {len(chosen)}; {found}\n")
    sites = {example.site for example in real}
    rows = "".join(f'    "{name}": {value:.3f},\n' for name, value in fit(examples).items())
    head = _HEAD.format(date=datetime.now(tz=UTC).date().isoformat(), readings=len(lines), sites=len(sites))
    sys.stdout.write(f'{head}PART_WEIGHTS: Final = {{\n{rows}}}\n"""Of a text and the one above it."""\n')


def _golden_items(page: Page) -> Iterator[Example]:
    """Yield the neighbours of a golden page of several items of which the lower one opens an item."""
    starts = [start for row in page.rows if (start := _squeezed(row.starts)[:START_CHARS])]
    for _, below, bond, normal in _neighbours(page.text, find_article=True):
        opening = _squeezed(normal[below.body[0].start : below.body[0].end])[: 2 * START_CHARS]
        if any(start in opening for start in starts):
            yield Example(bond, page.name, is_positive=False)


def _real_neighbours(site: str, text: str, body: Sequence[str]) -> Iterator[Example]:
    """Yield the neighbours of a reading of a real page."""
    article = _runs("\n".join(body))
    for above, below, bond, normal in _neighbours(text, find_article=False):
        both = all(_is_of(normal[one.body[0].start : one.body[-1].end], article) for one in (above, below))
        yield Example(bond, site, is_positive=both)


def _neighbours(text: str, *, find_article: bool) -> Iterator[tuple[Draft, Draft, Bond, str]]:
    """Yield the neighbours that the splitter divides, what they have in common, and the page in normal form."""
    seen: list[tuple[str, Sequence[Draft]]] = []

    def keep(normal: str, drafts: Sequence[Draft]) -> tuple[dict[int, Draft], dict[int, Reason]]:
        seen.append((normal, drafts))
        return dict(enumerate(drafts)), {}

    finder = article_core.find_article if find_article else lambda *_: None
    with patch(f"{SPLIT}.join_parts", keep), patch(f"{SPLIT}.find_article", finder):
        parse(RawArticle(source="fit", fetched_at=FETCHED_AT, text=text), atlas())
    for normal, drafts in seen:
        texts = find_texts(drafts)
        page = PageMarks.of([drafts[at] for at in texts])
        for here, there in pairwise(texts):
            if there != here + 1:
                continue
            if (bond := measure_bond(normal, [drafts[here]], drafts[there], page)) is not None:
                yield drafts[here], drafts[there], bond, normal


def _runs(text: str) -> Counter[tuple[str, ...]]:
    """Return every four words in a row of a text, and how often each stands there."""
    words = [word.casefold() for word in re.findall(r"\w+", text)]
    return Counter(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _is_of(text: str, article: Counter[tuple[str, ...]]) -> bool:
    runs = _runs(text)
    return bool(runs) and (runs & article).total() * 2 >= runs.total()


def _squeezed(text: str | None) -> str:
    """Return the letters and digits of a text, in lower case."""
    return "".join(re.findall(r"\w", text or "")).casefold()


SPLIT: Final = "dateline.core.page.split"
START_CHARS: Final = 30
"""Letters of a golden item's start that are looked for in a text's opening, twice as long for its dateline."""
RUN: Final = 4
"""Words in a row that a part and its article have in common."""
MAX_OF_A_SITE: Final = 10
"""The most neighbours of a site that are parts, and that are none. Chosen by hand: the median site has six parts."""
LEAST: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_HEAD: Final = '''"""The weights by which ``layout.lists.parts`` tells a part of an article from a further item.

Printed by ``python -m tests.golden.fit_parts`` on {date}, from {readings} readings of real pages of {sites} sites that
are not part of the project, and the golden pages. Not to be edited by hand.
"""

from typing import Final

'''


if __name__ == "__main__":
    main()
