"""What ``parse --explain`` says of the blocks of an HTML page that are in no brief."""
# ruff: noqa: E501 - one line per row

import pytest

from dateline.core.page.findings.explain import explain
from dateline_schemas import RawArticle
from tests.golden.evaluate import FETCHED_AT
from tests.golden.places import atlas

TEXT = "<p>The bridge over the canal is open again for cars, the town said on Monday.</p><p>Cyclists had waited for three weeks, and shops in the centre had lost money.</p>"
CARD = "<div class=card><h3><a href=/{0}>Ferry aground off Larsund</a></h3><p>A ferry with 84 people on board ran aground on a sandbank{0}.</p><a href=/{0}>more</a></div>"
PAGE = (
    "<ul><li><a href=/a>News</a></li><li><a href=/b>Sport</a></li><li><a href=/c>Weather</a></li></ul><p>Sign in</p>"
    f"<article><h1>Bridge open</h1><div>Picture: town hall</div><div class=x>{TEXT}"
    "<span>The bridge from the air</span></div></article>"
    f"{CARD.format(1)}{CARD.format(2)}<p>Imprint</p>"
)


def reasons() -> dict[str, str]:
    explained = explain(RawArticle(source="s", fetched_at=FETCHED_AT, html=PAGE), atlas())
    assert [brief.role for brief in explained.briefs] == ["lead", "related", "related"]
    return {explained.text[one.start : one.end]: one.why for one in explained.findings if one.what == "dropped"}


@pytest.mark.parametrize(
    ("block", "why"),
    [
        ("Sport", "a list of links, 100% linked"),
        ("Sign in", "above the article's headline"),
        ("Picture: town hall", "between the article's headline and its text, and no sentence of a standfirst"),
        ("The bridge from the air", "inside the article's box, and no paragraph of its text"),
        ("Imprint", "below the article's box"),
        ("more", "in card 2 of 2 of one shape, and neither its headline nor its text"),
    ],
)
def test_a_block_in_no_brief_has_a_reason_of_structure(block: str, why: str) -> None:
    assert reasons()[block].startswith(why)


def test_a_card_says_how_many_of_its_shape_there_are() -> None:
    explained = explain(RawArticle(source="s", fetched_at=FETCHED_AT, html=PAGE), atlas())
    (opening,) = [one.why for one in explained.findings if one.what == "related" and one.brief == 2]
    assert opening.startswith("card 2 of 2 of one shape, each with a linked headline and a text")


def test_a_box_of_the_site_itself_has_a_reason() -> None:
    site = "<meta property=og:site_name content=Larsund>"
    explained = explain(RawArticle(source="s", fetched_at=FETCHED_AT, html=f"<head>{site}</head>{PAGE}"), atlas())
    assert [brief.role for brief in explained.briefs] == ["lead"]
    whys = {explained.text[one.start : one.end]: one.why for one in explained.findings if one.what == "dropped"}
    assert "most of whose headlines name the site" in whys["Ferry aground off Larsund"]


def test_a_box_with_a_dateline_says_that_this_makes_it_an_item() -> None:
    box = "<div class=item><h3>Bridge closed</h3><p>{} (AP) - The bridge over the canal is closed for a week, the town said.</p></div>"
    html = f"<article><h1>Bridge open</h1><div class=x>{TEXT}</div></article><aside>{box.format('LONDON')}{box.format('PARIS')}</aside>"
    explained = explain(RawArticle(source="s", fetched_at=FETCHED_AT, html=html), atlas())
    whys = [one.why for one in explained.findings if one.what == "related"]
    assert [why.partition(";")[0] for why in whys] == [
        f"box {number} of 2 of one shape, each with a text that opens with a dateline" for number in (1, 2)
    ]
