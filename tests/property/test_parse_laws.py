"""Laws of parsing: no page raises, no character is lost, spans are in order, and fingerprints come from content."""

from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from dateline.core.data.text.characters import DASHES, INVISIBLE
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.parse import parse
from dateline.core.page.split import split
from dateline.core.text.normal_form import normal
from dateline_schemas import RawArticle
from tests.golden.places import atlas

NOW = datetime(2026, 2, 7, 22, tzinfo=UTC)
PARTS = [
    "DEN HAAG (ANP) - ", "Kiew (Kyjiw)/Moskau - ", "(ANSA) - ROMA, 26 FEB - ", "LONDON -- ", "3 uur geleden",
    "vor 2 Stunden", "+++ 21.42 Uhr: Kopf +++", "- NTB15 min", "\n", "\n\n", "Meer uit Buitenland", "___",
    "Een zin met een punt.", "Kop", "ANP ", "Webmail", "(", ")", "/", "-", "\u2014", "'", '"', "\u00ad", "\u2028",
    "\x1c", "\ud800", "\u0661", "\u00b2", "date 2024-02 ",
    "WITHDRAWN: ", "UPDATE 2-", "(CORRECTED) ", "CORRECTIE ", "NEU ", "LONDON (Reuters) - ",
    "WITHDRAWN", "(CORRECTED)", "[CORRECTIE]", "+++ KORREKTUR +++",
]  # fmt: skip
IGNORED = INVISIBLE + "+*\u2022_"
"""Signs that may be in no piece: invisible ones, and those that separate items."""
PAGES = st.lists(st.sampled_from(PARTS) | st.text(max_size=20), max_size=40).map("".join)
NORMAL_PAGES = PAGES.map(lambda text: normal(text).text)
"""Pages as they are split: in normal form, and so without surrogates."""


@given(NORMAL_PAGES)
def test_no_page_raises_and_spans_are_in_order(text: str) -> None:
    end = 0
    for item in split(text, atlas().knows):
        assert end <= item.start <= item.end <= len(text)
        end = item.end
        assert item.headline is not None or item.text or item.dateline


@given(NORMAL_PAGES)
@example("Kiew (Kyjiw)/Moskau - DEN HAAG (ANP) - ")
@example("LONDON -- DEN HAAG (ANP) - Kiew (Kyjiw)/Moskau - ")
@example("[CORRECTIE]-3 uur geleden")
@example("Kop: LONDON (Reuters) - Een zin met een punt.")
@example("[CORRECTIE] - Een zin met een punt.")
def test_pieces_contain_every_character_but_white_space(text: str) -> None:
    end = 0
    for piece in read_pieces(text):
        assert piece.start >= end
        between = text[end : piece.start]
        # ``DODE BIJ ONGEVAL - OSS (ANP) - ``, ``Kop: OSS (ANP) - ``: what parts a headline or a label from a dateline
        # is in no piece, as its other separators
        parts = piece.dateline is not None and set(between.strip()) <= {*DASHES, ":"}
        assert parts or all(char.isspace() or char in IGNORED for char in between)
        end = piece.end


def test_a_tag_alone_on_its_line_leaves_no_empty_text() -> None:
    assert all(piece.size for piece in read_pieces("[MA]\n\nEen zin met een punt.") if piece.kind is Kind.TEXT)


@given(PAGES, st.integers(min_value=0, max_value=10**6))
def test_texts_and_fingerprints_do_not_depend_on_the_time_of_fetching(text: str, minutes: int) -> None:
    def briefs(moment: datetime) -> list[tuple[object, ...]]:
        article = RawArticle(source="s", fetched_at=moment, text=text.encode("utf-8", "ignore").decode())
        return [(brief.span, brief.text, brief.fingerprint, brief.language) for brief in parse(article, atlas())]

    assert briefs(NOW) == briefs(NOW + timedelta(minutes=minutes))
