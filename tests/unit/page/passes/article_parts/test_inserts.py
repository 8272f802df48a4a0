"""Captions and words of the page between the paragraphs of an article are none of its text."""

import pytest

from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.passes.article_core import find_article
from tests.rows import each_row
from tests.unit.page.passes.article_parts.lighthouse import PARAGRAPHS, text_of

TEXT = PARAGRAPHS[:5]


def _text(lines: list[str]) -> list[str]:
    return text_of(["Skerry Gazette", "Lighthouse sold"], lines)


@each_row(
    "caption",
    [
        ["The lighthouse at Skerry Point stands on a rock that the tide surrounds twice a day.", "© Ines Falk"],
        ["The lighthouse at Skerry Point stands on a rock that the tide surrounds twice a day.", "(Photo: Ines Falk)"],
        ["The lighthouse at Skerry Point stands on a rock that the tide surrounds. (Ines Falk/Coast Pictures)"],
        ["The lighthouse at Skerry Point stands on a rock that the tide surrounds.Credit: Ines Falk for the Gazette"],
        ["The lighthouse at Skerry Point stands on a rock that the tide surrounds. Ines Falk for Coast Pictures"],
        ["The lighthouse at Skerry Point on its rock, which the tide surrounds twice a dayPhoto: Ines Falk/Coast"],
        ["The lighthouse at Skerry Point stands on a rock that the tide surrounds.Ines Falk/dpa"],
    ],
)
@each_row("at", [0, 2, 4])
def test_a_caption_is_no_text(caption: list[str], at: int) -> None:
    assert _text([*TEXT[:at], *caption, *TEXT[at:]]) == TEXT


@pytest.mark.parametrize(
    "paragraph",
    [
        "What does the council of Skerry Point ask of the company from Bergen? Why was the lighthouse sold? Why Now?",
        "The company from Bergen has a name that few on the coast know how to say: it is called Fyr og Hav in the U.S.",
        "“The lighthouse was never a hotel, and nobody at Skerry Point will sleep there.” That is what Ines Falk says",
        "The council of Skerry Point will ask the company from Bergen for its plans, the coast guard said. (Reuters)",
        "The lamp of the lighthouse at Skerry Point goes out and nobody knows for how long this will be. Hans Peters",
        "What the sale of the lighthouse means for the council of Skerry Point and for the fishermen of St. Mary",
        "NEW YORK (AP) - The company is owned by a fund that holds hotels on three coasts. It did not answer. Lars Moe",
    ],
)
def test_names_at_the_end_of_a_paragraph_make_it_no_caption(paragraph: str) -> None:
    page = "\n\n".join([*TEXT[:2], paragraph, *TEXT[2:]])
    article = find_article(page, read_pieces(page))
    assert article is not None
    assert paragraph.removeprefix("NEW YORK (AP) - ") in page[article.pieces[article.opening].start :]
    kept = [page[one.start : one.end] for one in article.pieces if one.kind is Kind.TEXT]
    assert paragraph in kept


def test_the_last_paragraph_may_close_with_its_writer() -> None:
    last = (
        "The council of Skerry Point meets on Friday to decide what becomes of the keeper of the lighthouse, of his"
        " family and of the old boat with which they still fetch food and coal for the lighthouse in winter. Ines Falk"
    )
    assert _text([*TEXT, last])[-1] == last


def test_words_to_the_reader_are_no_text_with_those_beside_them() -> None:
    asks = [
        "You can see content of another site here if you agree: click on the button to accept its cookies.",
        "Sign in or register to read our newsletter, and you will find it in your inbox every morning.",
    ]
    assert _text([*TEXT[:2], *asks, *TEXT[2:]]) == TEXT


def test_speech_to_somebody_is_text() -> None:
    speech = '"If you sign up for a room, you will get your breakfast in bed," the manager of the hotels told guests.'
    assert speech in _text([*TEXT[:2], speech, *TEXT[2:]])
