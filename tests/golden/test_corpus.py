"""The parser reads from every golden page exactly what a careful reader takes from it."""

from pathlib import Path
from typing import Final

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.compare import Row, parsed_row
from tests.golden.evaluate import FETCHED_AT, score
from tests.golden.pages import Page, pages
from tests.golden.places import atlas
from tests.rows import each_row

KNOWN_WRONG: Final = dict(
    line.split("\t") for line in (Path(__file__).parent / "known_wrong.tsv").read_text(encoding="utf-8").splitlines()
)
"""Pages that are read wrongly, each with what is wrong. A page that is read right has to leave the list."""


def _cases() -> list[object]:
    marks = {name: pytest.mark.xfail(strict=True, reason=reason) for name, reason in KNOWN_WRONG.items()}
    return [pytest.param(page, id=page.name, marks=marks.get(page.name, ())) for page in pages()]


@each_row("page", _cases())
def test_a_page_is_read_as_its_gold_says(page: Page) -> None:
    briefs = parse(RawArticle(source="golden", fetched_at=FETCHED_AT, text=page.text), atlas())
    parsed = [parsed_row(brief) for brief in briefs]
    assert [row.fields for row in parsed] == [row.fields for row in page.rows]
    assert all(map(Row.matches, page.rows, parsed))
    assert tuple(brief.role for brief in briefs) == page.roles


def test_an_invented_brief_lowers_the_score() -> None:
    row = Row("A headline", (), (), None, "Body text")
    assert score([row], [row, row._replace(starts="Other")]).f1 < 1
