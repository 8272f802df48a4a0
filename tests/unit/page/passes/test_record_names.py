"""A line that repeats the section or source of the page's record is no headline, on a page of one item too."""

from datetime import UTC, datetime

import pytest

from dateline.core.page.findings.explain import explain
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.passes.furniture.record_names import mark_record_names
from dateline_schemas import RawArticle
from tests.golden.places import atlas

FIRST = "ATHENS (Reuters) - A fire destroyed the covered market of Thessaloniki overnight, injuring three people."
SECOND = "The mayor of Svijet said that the market would open again next year."


def article(text: str, **fields: str) -> RawArticle:
    page = {"source": "desk", "fetched_at": datetime(2026, 11, 29, 11, tzinfo=UTC), "text": text}
    return RawArticle.model_validate(page | fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"section": "Svijet"},
        {"section": "SVIJET"},
        {"section": "Vijesti/Svijet"},
        {"section": "Vijesti > Svijet"},
        {"source": "svijet"},
        {"url": "https://www.svijet.example/1"},
    ],
)
def test_a_name_from_the_record_is_no_headline(fields: dict[str, str]) -> None:
    explained = explain(article(f"Svijet\n{FIRST}\n", **fields), atlas())
    assert [brief.headline for brief in explained.briefs] == [None]
    (found,) = [one for one in explained.findings if explained.text[one.start : one.end].strip() == "Svijet"]
    assert (found.what, found.brief) == ("noise", None)
    assert "record" in found.why


def test_the_headline_below_the_name_remains() -> None:
    (brief,) = explain(article(f"Svijet\nMarket burns down\n{FIRST}\n", section="Svijet"), atlas()).briefs
    assert brief.headline == "Market burns down"


def test_a_line_inside_the_text_stays() -> None:
    (brief,) = explain(article(f"{FIRST}\nSvijet\n{SECOND}\n", section="Svijet"), atlas()).briefs
    assert brief.text.splitlines()[1:] == ["Svijet", SECOND]


def test_a_page_without_a_name_for_its_line_keeps_the_headline() -> None:
    (brief,) = explain(article(f"Svijet\n{FIRST}\n", section="Hrvatska"), atlas()).briefs
    assert brief.headline == "Svijet"


@pytest.mark.parametrize("line", ["zuidblad Nieuws", "Zuidblad.nl", "ZUIDBLAD | World News", "Nieuws Zuidblad"])
def test_a_name_with_a_label_beside_it_is_no_headline(line: str) -> None:
    (brief,) = explain(article(f"{line}\n\n{FIRST}\n", source="zuidblad"), atlas()).briefs
    assert brief.headline is None


@pytest.mark.parametrize("line", ["Zuidblad wint prijs", "Markt Zuidblad brandt", "Zuidblad. Nieuw"])
def test_a_headline_with_the_name_in_it_stays(line: str) -> None:
    (brief,) = explain(article(f"{line}\n\n{FIRST}\n", source="zuidblad"), atlas()).briefs
    assert brief.headline == line


def test_names_are_looked_for_at_the_top_of_a_page_of_short_lines() -> None:
    text = "\n".join("Svijet" if number in {9, 2_500} else "Market" for number in range(3_000))
    marked = mark_record_names(text, read_pieces(text), {"svijet"})
    assert [at for at, piece in enumerate(marked) if piece.kind is Kind.NOISE] == [9]
    assert len(marked) == 3_000
