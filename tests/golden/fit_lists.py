"""Fit the weights that tell a list from an article: ``python -m tests.golden.fit_lists [FILE...]``.

Prints ``core/data/layout/list_weights.py``, and on standard error what the weights find in texts of sites that they
were not fitted on (five folds). A FILE holds single articles, a ``RawArticle`` a line, as real pages give them; the
golden pages are always used. The same files give the same weights.

The parts of an article are its paragraphs; under sub-headings, groups of one to three of them. Where an article has
no sub-headings, a few words out of each group stand for one. The items of a list are the openings of articles of one
language that stand on one golden page or near each other in a FILE.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from dateline.core.page.layout.lists.score import measure, score
from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.evaluate import FETCHED_AT
from tests.golden.logistic import Example, fit, score_held_out
from tests.golden.pages import CORPUS, pages
from tests.golden.places import atlas

SHAPES: Final = ("plain", "headed")


class Article(NamedTuple):
    """An article's headline and paragraphs, and the site and page that it is from."""

    site: str
    page: str
    language: str
    headline: str
    paragraphs: list[str]


def main() -> None:
    """Fit both shapes, and print the table."""
    golden = list(_golden_articles())
    singles = [one for one in golden if one[1]]
    listed = [one for one, single in golden if not single]
    others = [article for file in sys.argv[1:] for article in _articles(Path(file))]
    articles = [one for one, _ in singles] + others
    today = datetime.now(tz=UTC).date().isoformat()
    sys.stdout.write(_HEAD.format(date=today, golden=len(singles), others=len(others)))
    for shape in SHAPES:
        chance = random.Random(1)  # noqa: S311  # the examples of one run are those of the next
        examples = [*_parts(articles, shape, chance), *_lists(listed, shape, chance), *_lists(others, shape, chance)]
        _validate(shape, examples, chance)
        weights = fit(examples)
        rows = "".join(f'    "{name}": {value:.3f},\n' for name, value in weights.items())
        sys.stdout.write(f"{shape.upper()}_WEIGHTS: Final = {{\n{rows}}}\n{_DOCS[shape]}\n")


def _golden_articles() -> Iterator[tuple[Article, bool]]:
    """Yield the items of the golden pages, and whether each is the only one of its page."""
    for page in pages(CORPUS):
        raw = RawArticle(source="golden", article_id=page.name, fetched_at=FETCHED_AT, text=page.text)
        briefs = [brief for brief in parse(raw, atlas()) if len(brief.text) > MIN_TEXT_CHARS]
        for brief in briefs if len(briefs) == 1 or len(page.rows) > 1 else ():
            lines = brief.text.splitlines()
            article = Article(page.name, page.name, brief.language or "", brief.headline or "", lines)
            yield article, len(page.rows) == 1


def _articles(file: Path) -> Iterator[Article]:
    """Yield the articles of a file: a headline on the first line, a paragraph on each other."""
    for line in file.read_text(encoding="utf-8").splitlines():
        raw = RawArticle.model_validate_json(line)
        briefs = parse(raw, atlas())
        headline, *lines = [one.strip() for one in (raw.text or "").splitlines() if one.strip()]
        if len(briefs) == 1 and briefs[0].dateline is not None:
            headline, lines = briefs[0].headline or "", briefs[0].text.splitlines()
        site = "/".join((raw.article_id or "").split("/")[:2])
        yield Article(
            site, (raw.article_id or "").rpartition("-")[0] or site, briefs[0].language or "", headline, lines
        )


def _parts(articles: Sequence[Article], shape: str, chance: random.Random) -> Iterator[Example]:
    """Yield an example an article, and one more where it has sub-headings of its own."""
    for article in articles:
        long = [line for line in article.paragraphs if len(line) > MIN_TEXT_CHARS]
        if shape == "plain":
            title = article.headline if chance.random() < HALF else ""
            yield from _example(title, long, article.site, is_list=False)
            continue
        if len(long) < 2:
            continue
        own: list[tuple[str, list[str]]] = [(article.headline, [])]
        for line, below in pairwise([*article.paragraphs, ""]):
            if len(line) < MIN_TEXT_CHARS and line[-1] not in ".:!…" and len(below) > MIN_TEXT_CHARS:
                own.append((line, []))
            elif len(line) > MIN_TEXT_CHARS:
                own[-1][1].append(line)
        texts = [" ".join(lines) for _, lines in own if lines]
        headlines = [headline for headline, lines in own if lines]
        yield from _example("", texts, article.site, headlines, is_list=False)
        step = chance.choice((1, 1, 2, 3))
        groups = [" ".join(long[at : at + step]) for at in range(0, len(long), step)]
        headlines = [article.headline, *(_sub_heading(group, chance) for group in groups[1:])]
        yield from _example("", groups, article.site, headlines, is_list=False)


def _sub_heading(group: str, chance: random.Random) -> str:
    """Return two to five words out of a text."""
    words = group.split()
    size = chance.randint(2, 5)
    start = chance.randint(0, max(0, len(words) - size))
    return " ".join(words[start : start + size])


def _lists(articles: Sequence[Article], shape: str, chance: random.Random) -> Iterator[Example]:
    """Yield lists of the openings of articles of one page, or of articles that stand near each other."""
    pools: dict[tuple[str, str], dict[str, Article]] = {}
    for number, article in enumerate(articles):
        key = article.page if article.page == article.site else str(number // NEAR), article.language
        pools.setdefault(key, {})[article.page if article.page != article.site else str(number)] = article
    for pool in pools.values():
        chosen = list(pool.values())[: chance.randint(2, 8)]
        texts = []
        for article in chosen:
            long = [line for line in article.paragraphs if len(line) > MIN_TEXT_CHARS]
            texts.append(" ".join(long[: chance.randint(1, 2)]))
        chosen = [article for article, text in zip(chosen, texts, strict=True) if text]
        texts = [text for text in texts if text]
        if shape == "plain" and len(texts) < MIN_PLAIN_TEXTS:
            continue
        headlines = [article.headline for article in chosen] if shape == "headed" else []
        yield from _example("", texts, chosen[0].site if chosen else "", headlines, is_list=True)


def _example(
    title: str, texts: Sequence[str], site: str, headlines: Sequence[str] = (), *, is_list: bool
) -> Iterator[Example]:
    """Yield the example of these texts; none where they cannot be measured."""
    if len(texts) < (2 if headlines else MIN_PLAIN_TEXTS):
        return
    measures = measure([title] if title else [], texts, headlines)
    if measures is not None:
        yield Example(measures, site, is_list)


def _validate(shape: str, examples: Sequence[Example], chance: random.Random) -> None:
    """Print how many articles are divided and lists found from each score on, each by weights of other sites."""
    scores = score_held_out(examples, score, chance)
    lists = sum(example.is_positive for _, example in scores)
    sys.stderr.write(f"{shape}: {len(scores) - lists} articles, {lists} lists\n")
    for least in range(6):
        divided = sum(value > least and not example.is_positive for value, example in scores) / (len(scores) - lists)
        hits = sum(value > least and example.is_positive for value, example in scores) / lists
        sys.stderr.write(f"  score over {least}: {divided:.2%} of articles, {hits:.1%} of lists\n")


MIN_TEXT_CHARS: Final = 60
"""The shortest paragraph of an example, in characters; a shorter line may be a sub-heading. Chosen by hand."""
MIN_PLAIN_TEXTS: Final = 3
"""The fewest paragraphs of a list without headlines, as in ``paragraph_items``."""
NEAR: Final = 12
"""Articles in a row of a file of which a list is made. Chosen by hand."""
HALF: Final = 0.5
"""The share of articles whose headline is left out: on a page it may not be recognised as one. Chosen by hand."""
_HEAD: Final = '''"""The weights by which ``layout.lists.score`` tells the items of a list from the parts of an article.

Printed by ``python -m tests.golden.fit_lists`` on {date}, from {golden} golden pages of one article and {others}
articles of real pages that are not part of the project. Not to be edited by hand.
"""

from typing import Final

'''
_DOCS: Final = {
    "plain": '"""Of paragraphs without headlines."""',
    "headed": '"""Of texts that each have a headline."""',
}


if __name__ == "__main__":
    main()
