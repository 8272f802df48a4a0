"""A hard-wrapped article is the same at any width, wherever its lines begin."""

from datetime import UTC, datetime
from textwrap import fill
from typing import Final

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas

FETCHED: Final = datetime(2026, 12, 2, 19, tzinfo=UTC)
ARTICLES: Final = {
    "nl": (
        "Rechter verbiedt laden in haven",
        (
            "De rechter heeft het containerbedrijf in de stad verboden om 's nachts schepen te laden in de haven. De "
            "buren hadden geklaagd over lawaai, dat ze 's avonds tot ver in de stad hoorden."
        ),
        (
            "Het bedrijf gaat in beroep, zei een woordvoerder woensdag. De haven is 's winters vol en in 't voorjaar "
            "leeg, zodat het werk 's morgens al om vijf uur begint."
        ),
    ),
    "af": (
        "Hof verbied laai in hawe",
        (
            "Die hof het die maatskappy in die stad verbied om in die nag skepe te laai. Die bure het gekla oor 'n "
            "geraas wat hulle elke aand tot diep in die dorp kon hoor, en oor 'n helder lig."
        ),
        (
            "Die maatskappy gaan in appèl, het 'n woordvoerder vandag gesê. Die hawe is in die winter vol en het 'n "
            "tweede kraan nodig om die werk 'n bietjie vroeër te doen."
        ),
    ),
}


def texts(page: str, language: str) -> list[tuple[str | None, str]]:
    """Return headline and words of each brief: a line that ends with its sentence may close a paragraph."""
    article = RawArticle(source="courier", fetched_at=FETCHED, text=page, language=language)
    return [(one.headline, " ".join(one.text.split())) for one in parse(article, atlas())]


@pytest.mark.parametrize("dateline", ["", "VLISSINGEN (ANP) - "])
@pytest.mark.parametrize("language", list(ARTICLES))
def test_lines_that_open_with_an_elided_word_go_on(language: str, dateline: str) -> None:
    head, first, *others = ARTICLES[language]
    lines = [head, f"{dateline}{first}", *others]
    whole = [(head, " ".join([first, *others]))]
    for width in range(40, 100):
        assert texts("\n\n".join(fill(line, width) for line in lines), language) == whole, width


@pytest.mark.xfail(strict=True, reason="a first line above one that opens with a name is a headline's, by its capital")
def test_lines_that_open_with_a_name_go_on() -> None:
    head, first, *others = (line.replace("het containerbedrijf", "Kadelink") for line in ARTICLES["nl"])
    page = "\n\n".join(fill(line, 25) for line in (head, first, *others))
    assert "\nKadelink" in page
    assert texts(page, "nl") == [(head, " ".join([first, *others]))]


def test_a_headline_that_opens_with_a_name_goes_not_on() -> None:
    page = (
        "Brug in Zwolle gaat dicht\nDe brug over de IJssel gaat een jaar dicht voor auto's, zegt de gemeente.\n\n"
        "'t Hart wint prijs voor roman\nDe schrijver Maarten 't Hart krijgt in Leiden de prijs voor zijn roman."
    )
    assert [head for head, _ in texts(page, "nl")] == ["Brug in Zwolle gaat dicht", "'t Hart wint prijs voor roman"]
