"""Every page written for the parser gives exactly what a careful reader takes from it."""

from typing import Final

import pytest

from schemas import RawArticle
from streams.core.parse import parse
from tests.golden.compare import Row, obtained
from tests.golden.evaluate import FETCHED_AT, score
from tests.golden.pages import Page, pages
from tests.golden.places import atlas

KNOWN_WRONG: Final[dict[str, str]] = {
    "nl-mixed-unknown": "a place in small letters that no gazetteer knows, without agency or date",
    "de-flat-mixed": "a headline run into a mixed-case dateline on one line",
    "nl-portal-18": "a blank inside a clock time: 12. 11 uur",
    "de-wire-01": "the page's own name stands where the first item's headline would",
    "da-wire-01": "place, date and clock time on one line above the headline",
    "en-w-businesswire": "a press release's second headline stands nearer to the text than its first",
    "fr-apa-revue": "agency, place, country and writer in a dateline of its own kind",
    "it-playlist": "a list's name that no marker opens: the lead and its list are all items",
    "it-luogo-riga": "place and clock time each on a line of its own",
}


def _cases() -> list[object]:
    marks = {name: pytest.mark.xfail(strict=True, reason=reason) for name, reason in KNOWN_WRONG.items()}
    return [pytest.param(page, id=page.name, marks=marks.get(page.name, ())) for page in pages()]


@pytest.mark.parametrize("page", _cases())
def test_a_page_gives_its_briefs(page: Page) -> None:
    briefs = parse(RawArticle(source="golden", fetched_at=FETCHED_AT, text=page.text), atlas())
    got = [obtained(brief) for brief in briefs]
    assert [row.fields for row in got] == [row.fields for row in page.rows]
    assert all(map(Row.matches, page.rows, got))
    assert tuple(brief.role for brief in briefs) == page.roles


def test_a_made_up_brief_counts_against_the_score() -> None:
    row = Row("A headline", (), (), None, "Body text")
    assert score([row], [row, row._replace(starts="Other")]).f1 < 1
