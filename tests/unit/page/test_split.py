"""A page to its items: their times, roles, spans and paragraphs."""

import pytest

from dateline.core.page.split import split

PAGE = """Kop van het stuk
GOES (ANP) - De eerste zin van het stuk. En de tweede.
Een alinea.
Meer uit Zeeland
THOLEN (ANP) - Een kort bericht.
3 uur geledenBORSELE (ANP) - Nog een kort bericht.
4 uur geleden"""


def knows(name: str) -> bool:
    return name.lower() in {"goes", "tholen", "borsele"}


def test_an_age_belongs_to_the_item_above_it() -> None:
    items = split(PAGE, knows)
    assert [item.stamp.printed if item.stamp else None for item in items] == [None, "3 uur geleden", "4 uur geleden"]


def test_a_marker_separates_the_lead_from_related_items() -> None:
    items = split(PAGE, knows)
    assert [(item.role, item.section) for item in items] == [
        ("lead", None),
        ("related", "Zeeland"),
        ("related", "Zeeland"),
    ]


def test_a_span_runs_from_the_headline_to_the_end_of_the_body() -> None:
    lead, first, _ = split(PAGE, knows)
    assert PAGE[lead.start : lead.end].startswith("Kop van")
    assert PAGE[lead.start : lead.end].endswith("Een alinea.")
    assert PAGE[first.start : first.end] == "THOLEN (ANP) - Een kort bericht."


def test_paragraphs_stay_apart_and_hard_wrapped_lines_are_joined() -> None:
    assert split(PAGE, knows)[0].text == "De eerste zin van het stuk. En de tweede.\nEen alinea."
    wrapped = (
        "GOES (ANP) - De eerste zin van het stuk loopt\nover twee regels en dan nog over\nde derde.\n\nEen alinea."
    )
    assert split(wrapped, knows)[0].text.splitlines()[1:] == ["Een alinea."]


def test_a_page_without_running_text_has_no_items() -> None:
    assert split("Home\nNieuws\nSport\nInloggen", knows) == ()
    assert split("", knows) == ()


def test_an_item_that_the_page_cuts_off_is_not_complete() -> None:
    cut = PAGE + "GOES (ANP) - Een bericht dat niet af"
    assert [item.complete for item in split(cut, knows)] == [True, True, True, False]


@pytest.mark.parametrize(
    "note",
    [
        "(Dit bericht is verbeterd: er zijn 19 doden, geen 14, in de eerste alinea)",
        "[Verbetert het aantal doden (19) in de eerste alinea]",
        "（本报道已更正：第一段中的死亡人数为19人，而不是14人，事故发生在星期一）",  # noqa: RUF001  # Chinese
    ],
)
def test_an_agency_s_note_in_brackets_at_the_end_of_a_page_is_no_cut(note: str) -> None:
    article = "Toren stort in\n\nGOES (ANP) - De eerste zin van het stuk. En de tweede.\n\n"
    (item,) = split(f"{article}{note}", knows)
    assert (item.complete, item.text.endswith(f"\n{note}")) == (True, True)
    (item,) = split(f"{article}{note[:-1]}", knows)
    assert not item.complete
    (item,) = split(f"{article}(wordt vervolgd)", knows)
    assert not item.complete


def test_a_bar_in_front_of_a_dateline_is_skipped() -> None:
    (item,) = split("Voetbal\n\n|ZEIST (ANP) - De bond past het programma van de speelronde aan.", knows)
    assert item.dateline is not None
