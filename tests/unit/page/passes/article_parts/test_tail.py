"""What stands below the last sentence of an article, and is none of it."""

import pytest

from dateline.core.page.split import split
from tests.unit.page.passes.article_parts.lighthouse import PARAGRAPHS, text_of

HEAD = ["Skerry Gazette", "Lighthouse at Skerry Point sold", "By Ines Falk Coast Editor", "Share"]
TEXT = PARAGRAPHS
TEASERS = [
    (
        "Ferry to Skerry Point runs again after a week",
        "The ferry to Skerry Point was in the dock while its engine was mended by a company from the mainland.",
    ),
    (
        "Council of the islands wants a bridge by 2031",
        "The council asks a company to draw a bridge to Skerry Point, where the hotel will open in the spring.",
    ),
    (
        "Bergen hotels full until the end of summer, owners say",
        "The hotels of Bergen have no free rooms, and a company wants to open three more hotels on the coast.",
    ),
]


def _text(lines: list[str]) -> list[str]:
    return text_of(HEAD, lines)


def test_a_row_of_teasers_is_no_text() -> None:
    assert _text([*TEXT, *(line for teaser in TEASERS for line in teaser)]) == TEXT


def test_teasers_with_short_headlines_are_known_by_the_line_that_parts_them() -> None:
    heads = ["Ferry runs again", "Bridge by 2031", "Hotels full"]
    rows = [(head, text, "mehr") for head, (_, text) in zip(heads, TEASERS, strict=True)]
    assert _text([*TEXT, *(line for row in rows for line in row)]) == TEXT


def test_teasers_are_items_of_their_own() -> None:
    page = "\n\n".join([*HEAD, *TEXT, *(line for teaser in TEASERS for line in teaser), "Imprint"])
    lead, *teasers = split(page, lambda _: False)
    assert lead.text.endswith(TEXT[-1])
    assert [(one.headline, one.text) for one in teasers] == TEASERS


def test_paragraphs_with_sub_headings_are_text() -> None:
    headings = ["A lamp for the fishermen", "Two other hotels", "Money for the pier"]
    lines = [*TEXT[:3], *(line for row in zip(headings, TEXT[3:], strict=True) for line in row)]
    assert _text(lines) == lines


@pytest.mark.parametrize(
    "life",
    [
        ["Ines Falk is a reporter of the Gazette who writes of lighthouses, hotels and the council of Skerry Point."],
        [
            "Ines Falk has written of the council of Skerry Point since 2009, and of the hotels of Bergen before that.",
            "Tell the Gazette what the company should do with the lighthouse at Skerry Point, and with its lamp.",
        ],
    ],
)
def test_the_life_of_the_author_closes_the_text(life: list[str]) -> None:
    assert _text([*TEXT, *life]) == TEXT


def test_somebody_of_whom_the_text_tells_is_not_its_author() -> None:
    told = TEXT[2].replace("the council that", "Ines Falk that")
    last = "Ines Falk said that the council of Skerry Point should have asked the fishermen before the company came."
    assert _text([*TEXT[:2], told, *TEXT[3:], last])[-1] == last


@pytest.mark.parametrize(
    "line", ["doi: https://doi.example/10.1038/d41586-025-04160-8.", "https://x.example/gazette/1234567"]
)
@pytest.mark.parametrize("at", [4, 5, 6])
def test_an_address_is_left_out_alone(line: str, at: int) -> None:
    """Its report stands between two paragraphs, or below the last."""
    assert _text([*TEXT[:at], line, *TEXT[at:]]) == TEXT


def test_a_name_above_a_text_that_is_no_byline_is_no_author() -> None:
    """A kicker is written as a name is: all behind its first mention was lost."""
    africa = "In South Africa, the company from Bergen bought a lighthouse that the council there could not pay for."
    lines = [*TEXT[:4], africa, *TEXT[4:]]
    page = "\n\n".join(["Skerry Gazette", "South Africa", HEAD[1], *lines, "Imprint"])
    (article,) = split(page, lambda _: False)
    assert article.text.split("\n") == lines


LIFE = "Mats Brandt writes of lighthouses, hotels and the council of Skerry Point, and has done so since the year 2009."


@pytest.mark.parametrize(
    "box",
    [
        ["About the author", "Mats Brandt", "Coast Editor"],
        ["Über den Autor", "Mats Brandt"],
        ["Mats Brandt", "Redacteur kust", "Volg op X"],
        ["À propos de l'auteur", "Mats Brandt", "Journaliste"],
        ["Om forfatteren", "Mats Brandt", "Journalist"],
    ],
)
def test_a_box_that_names_the_author_is_no_text(box: list[str]) -> None:
    assert _text([*TEXT, *box, LIFE]) == TEXT


@pytest.mark.parametrize("lines", [["Mats Brandt"], ["A lamp for the fishermen", "Two other hotels"]])
def test_headings_above_the_last_paragraph_are_no_box_of_an_author(lines: list[str]) -> None:
    assert _text([*TEXT, *lines, LIFE])[-1] == LIFE


def test_somebody_whom_the_text_names_has_no_box() -> None:
    told = TEXT[2].replace("the council that", "Mats Brandt that")
    assert _text([*TEXT[:2], told, *TEXT[3:], "The seller", "Mats Brandt", LIFE])[-1] == LIFE


@pytest.mark.parametrize(
    "last",
    [
        "The council has until June to answer the company.",
        "\u201cWe wanted the lighthouse to stay open for the fishermen of the coast,\u201d the council said",
    ],
)
def test_a_short_sentence_or_a_quotation_may_close_the_text(last: str) -> None:
    assert _text([*TEXT, last])[-1] == last


@pytest.mark.parametrize(
    "line",
    [
        "Hotel bookings have risen all over Europe this summer.",  # it shares one word
        "Have you got a tip about the council or the company? Click here to tell our newsroom.",  # it speaks to readers
        "Council of the islands asks a company for a bridge",  # a headline
    ],
)
def test_another_line_below_the_text_is_none_of_it(line: str) -> None:
    assert _text([*TEXT, line]) == TEXT
