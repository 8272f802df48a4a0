"""A site's menu is told by its words, and no headline is."""

import pytest

from dateline.core.page.lines.wording import is_menu


@pytest.mark.parametrize(
    "line",
    [
        "Binnenland Buitenland Economie Sport Show Weer",
        "Home Koersen Nieuws Columns Forum Premium",
        "Últimas notícias Justiça Economia Educação Saúde",
        "Politica Economia Esteri Cronaca Sport",
        "volgende nieuws binnenland",
        "Nyheter Sport Kultur och Nöje",
    ],
)
def test_sections_in_a_row_are_a_menu(line: str) -> None:
    assert is_menu(line)


@pytest.mark.parametrize(
    "line",
    [
        "Sport en cultuur",
        "Buitenland wil minder weer",
        "Economie groeit harder dan verwacht",
        "World economy slows, business says",
        "Video: live radio.",
        "Regio Foodvalley wil meer wonen",
    ],
)
def test_a_headline_is_none(line: str) -> None:
    assert not is_menu(line)
