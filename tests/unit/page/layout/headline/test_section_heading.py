"""A heading above briefs without headlines is no headline of the first of them."""

from typing import Final

import pytest

from dateline.core.page.split import split
from tests.rows import each_row

LEAD: Final = (
    "Doden bij overstroming in Toulon\n\nTOULON (ANP/AFP) - Bij een overstroming in Toulon zijn vier mensen omgekomen."
    " Het water stond twee meter hoog.\n\nDe brandweer zoekt nog naar twee mannen. Scholen blijven donderdag dicht.\n\n"
)
BRIEFS: Final = (
    "LUIK (BELGA) - De burgemeester van Luik heeft een standbeeld onthuld. Het stelt een mijnwerker voor.",
    "BERN (ANP) - Zwitserland stemt in maart over een kortere werkweek. Dat heeft de regering besloten.",
)
APART: Final = "{heading}\n\n{}\n2 uur geleden\n\n{}\n3 uur geleden"
TIGHT: Final = "{heading}\n{}\n2 uur geleden\n{}\n3 uur geleden"
HEADINGS: Final = (
    "Ook in het nieuws", "Wat je gemist hebt", "Elsewhere in the world", "What else happened", "Was sonst noch geschah",
    "Les autres infos du jour", "Dans le reste de l'actualité", "Otras noticias del día", "Le altre notizie di oggi",
    "Mais notícias do dia", "Andra nyheter i dag", "Andre nyheter i dag",
)  # fmt: skip


def headlines(page: str) -> list[str | None]:
    return [item.headline for item in split(page, str.isupper)]


@each_row("heading", HEADINGS)
@each_row("layout", [APART, TIGHT])
def test_the_heading_of_a_block_is_no_headline(heading: str, layout: str) -> None:
    page = LEAD + layout.format(*BRIEFS, heading=heading)
    assert headlines(page) == ["Doden bij overstroming in Toulon", None, None]


@pytest.mark.parametrize("layout", [APART, TIGHT])
def test_a_line_that_shares_a_word_with_its_text_is_one(layout: str) -> None:
    page = LEAD + layout.format(*BRIEFS, heading="Standbeeld voor mijnwerkers")
    assert headlines(page)[1:] == ["Standbeeld voor mijnwerkers", None]


def test_where_the_other_briefs_have_headlines_it_is_one() -> None:
    page = f"{LEAD}Eer voor de kompels\n{BRIEFS[0]}\n2 uur geleden\nVier dagen per week\n{BRIEFS[1]}\n3 uur geleden"
    assert headlines(page)[1:] == ["Eer voor de kompels", "Vier dagen per week"]
