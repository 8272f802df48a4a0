"""A byline in small letters between headline and text is neither; nor is one with a time and a reading time."""

from datetime import UTC, datetime
from typing import Final

from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

FETCHED: Final = datetime(2026, 12, 1, 18, 30, tzinfo=UTC)
HEADLINE: Final = "Harbour keeps its gates raised"
TEXT: Final = (
    "The gates of the harbour stayed up for all of the night, and the water did not rise above a hundred centimetres.",
    "Work goes on tomorrow, the mayor said in a note on Tuesday evening that was sent to all newspapers.",
)
BYLINES: Final = (
    "by Ann Lee", "di Piero Dolfin", "da Piero Dolfin", "a cura di Piero Dolfin", "door Jan Jansen",
    "door Jan de Vries", "par Jean-Luc Dupont",
    "von Max Weber", "por Ana Ruiz Gil", "por Ana Ruiz y Juan Gil", "af Jens Holm",
    "av Nils Berg",
)  # fmt: skip
DATED: Final = (
    "Paula Reis • 1 December 2026 11:00 • 2 min read",
    "By Paula Reis • 1 December 2026 11:00 • 2 min read",
    "Paula Reis • 1 December 2026 11:00",
    "Paula Reis | Tuesday 1 December 2026 11:00 | 2 min read",
)
REST_OF_HEADLINE: Final = {
    "by Deutsche Werft": "The Deutsche Werft raised the gates of the harbour, and they stayed up for all of the night.",
    "por Buenos Aires": "Los jubilados marcharon por las calles, y el tránsito quedó cortado durante toda la mañana.",
    "di Porta Romana": "Le fiamme hanno distrutto un magazzino vicino a Porta Romana, e due strade restano chiuse.",
    "by Ann Lee and the crew": TEXT[0],
    "by night": TEXT[0],
}
"""What a headline's second line may be, and the text below it."""


def brief(*lines: str, html: bool = False) -> Brief:
    head, *below = lines
    page = f"<article><h1>{head}</h1>{''.join(f'<p>{line}</p>' for line in below)}</article>" if html else ""
    text = "\n".join(lines) + "\n"
    record = RawArticle(source="a", fetched_at=FETCHED, html=page or None, text=None if page else text)
    (found,) = parse(record, atlas())
    return found


@each_row("byline", BYLINES)
def test_a_byline_in_small_letters_is_neither_headline_nor_text(byline: str) -> None:
    for html in (False, True):
        found = brief(HEADLINE, byline, *TEXT, html=html)
        assert (found.headline, found.text) == (HEADLINE, "\n".join(TEXT)), html
    dated = brief(HEADLINE, byline, "1 December 2026 11:00", *TEXT)
    assert (dated.headline, dated.text) == (HEADLINE, "\n".join(TEXT))
    assert dated.published.earliest == datetime(2026, 12, 1, 11, tzinfo=UTC)


@each_row("byline", DATED)
def test_a_byline_with_a_time_gives_an_article_its_time(byline: str) -> None:
    for html in (False, True):
        found = brief(HEADLINE, byline, *TEXT, html=html)
        assert (found.headline, found.text) == (HEADLINE, "\n".join(TEXT)), html
        assert found.published.earliest == datetime(2026, 12, 1, 11, tzinfo=UTC), html


@each_row("line", REST_OF_HEADLINE)
def test_the_second_line_of_a_headline_stays(line: str) -> None:
    assert line in f"{brief(HEADLINE, line, REST_OF_HEADLINE[line], TEXT[1])}"


def test_a_line_of_a_wrapped_text_stays() -> None:
    found = brief(HEADLINE, TEXT[0], "The gates were opened on Tuesday", "by Ann Lee", "The mayor came.")
    assert "by Ann Lee" in found.text


def test_an_event_with_its_time_in_an_article_stays() -> None:
    found = brief(HEADLINE, TEXT[0], "Harbour Concert Hall | Saturday 12 December 2026, 20:00", TEXT[1], html=True)
    assert "Harbour Concert Hall | Saturday 12 December 2026, 20:00" in found.text
