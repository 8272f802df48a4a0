"""The reader of HTML takes from every invented layout exactly what a careful reader takes from it."""

from itertools import zip_longest

from dateline.core.page.findings.explain import explain
from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.evaluate import FETCHED_AT
from tests.golden.layouts import Layout, layouts, parsed_item
from tests.golden.places import atlas
from tests.property.test_explain_laws import assert_every_character_in_one_part
from tests.rows import each_row

PAGES = list(layouts())
MIN_LAYOUTS = 25


def test_there_are_enough_layouts() -> None:
    assert len({page.name for page in PAGES}) == len(PAGES) >= MIN_LAYOUTS


@each_row("page", PAGES, ids=lambda page: page.name)
def test_a_layout_is_read_as_its_gold_says(page: Layout) -> None:
    briefs = parse(RawArticle(source="golden", fetched_at=FETCHED_AT, html=page.html), atlas())
    pairs = zip_longest(briefs, page.items)
    assert [parsed_item(brief, gold) if brief is not None else None for brief, gold in pairs] == page.items


@each_row("page", PAGES, ids=lambda page: page.name)
def test_every_character_of_a_layout_is_explained(page: Layout) -> None:
    article = RawArticle(source="golden", fetched_at=FETCHED_AT, html=page.html)
    explained = explain(article, atlas())
    assert explained.briefs == parse(article, atlas())
    assert all(finding.why for finding in explained.findings)
    assert_every_character_in_one_part(explained)
