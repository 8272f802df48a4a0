"""A line that names a text's source, in any language, is the text's credit and no part of it."""

from datetime import UTC, datetime
from typing import Final

from dateline.core.page.parse import parse
from dateline.core.places.atlas import Atlas
from dateline.core.text.agencies import credit_line
from dateline_schemas import RawArticle
from tests.rows import each_row

SOURCES: Final = (
    ("Źródło: PAP", "PAP"), ("(Źródła: PAP, Reuters)", "PAP"), ("Zdroj: ČTK.", "CTK"), ("Kaynak: AA", "AA"),
    ("Fonte: ANSA", "ANSA"), ("Fonti: ANSA, Reuters", "ANSA"), ("Fuente: EFE", "EFE"),
    ("Bron: ANP", "ANP"), ("Bronnen: ANP, Reuters", "ANP"), ("Quelle: dpa", "dpa"), ("Quelle dpa", "dpa"),
    ("Source : AFP", "AFP"), ("Source\u00a0: AFP", "AFP"), ("Sources : AFP, Reuters", "AFP"), ("Source AFP", "AFP"),
    ("fonte Lusa", "Lusa"), ("Källa TT", "TT"),
)  # fmt: skip
NEWS: Final = (
    "Source AFP journalist freed", "Bron van ANP onthuld", "Fonte Nuova", "Quelle des Rheins",
    "Fuente Reuters: petróleo", "Source: the president", "Source Reuters shares fall",
)  # fmt: skip
TEXT: Final = "Das Kabinett hat den Haushalt gebilligt. Das Defizit sinkt auf drei Prozent, sagte ein Sprecher."


@each_row("source", SOURCES)
@each_row("field", ["text", "html"])
def test_a_source_is_read_and_is_no_text(atlas: Atlas, source: tuple[str, str], field: str) -> None:
    line, code = source
    html = f"<article><h2>Kabinett billigt Haushalt</h2><p>{TEXT}</p><p>{line}</p></article>"
    body = html if field == "html" else f"Kabinett billigt Haushalt\n{TEXT}\n{line}"
    page = {"source": "portal", "fetched_at": datetime(2026, 2, 6, 12, tzinfo=UTC), field: body}
    (brief,) = parse(RawArticle.model_validate(page), atlas)
    assert brief.text == TEXT
    assert brief.dateline is not None
    assert brief.dateline.agencies[0].code == code


@each_row("line", NEWS)
def test_a_line_with_more_than_a_label_and_an_agency_credits_nobody(line: str) -> None:
    assert not credit_line(line)
