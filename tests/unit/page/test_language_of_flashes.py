from datetime import UTC, datetime

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.rows import each_row


def languages(text: str, home: str | None = None, declared: str | None = None) -> list[str]:
    page = RawArticle(
        source="a.example",
        fetched_at=datetime(2026, 12, 1, 18, 30, tzinfo=UTC),
        text=text,
        home_country=home,
        language=declared,
    )
    return [brief.language for brief in parse(page, atlas())]


FLASHES = [
    ("de", "DE", "EIL: Koalition in Sachsen-Anhalt zerbrochen"),
    ("de", "AT", "Minister Gerstl tritt zurück"),
    ("nl", "BE", "Treinverkeer rond Gent ligt stil"),
    ("fr", "FR", "Le ministre Barrot démissionne"),
    ("fr", "BE", "Séisme au large de Lisbonne"),
    ("es", "AR", "Renuncia el ministro Caputo"),
    ("it", "IT", "Terremoto a Norcia, crolla chiesa"),
    ("pt", "BR", "Ministro Haddad pede demissão"),
    ("sv", "SE", "Explosion i hamnen i Malmö"),
    ("no", "NO", "Ras stenger E39 ved Molde"),
    ("da", "DK", "Brand lukker metroen i København"),
    ("pl", "PL", "Minister Nowak podał się do dymisji"),
    ("tr", "TR", "İzmir'de 6,1 büyüklüğünde deprem"),
    ("en", "GB", "Minister resigns over leak"),
    ("en", "IE", "Storm closes Cork airport"),
]


@each_row(("code", "home", "text"), FLASHES)
def test_a_flash_is_in_a_language_of_its_source_s_country(code: str, home: str, text: str) -> None:
    assert languages(text, home) == [code]


@each_row(
    ("code", "home", "text"),
    [
        ("en", "NL", "Prime minister resigns after vote of no confidence"),
        ("en", "DE", "Earthquake kills 14 people in northern Chile"),
        ("en", "FR", "Three killed as ferry sinks off the Welsh coast"),
        ("de", "NL", "Zwei Tote bei Brand in einem Krankenhaus"),
        ("fr", "US", "Le gouvernement renversé par une motion de censure"),
    ],
)
def test_a_flash_that_is_far_likelier_in_another_language_is_in_that_one(code: str, home: str, text: str) -> None:
    assert languages(text, home) == [code]


@each_row(("code", "home", "text"), FLASHES)
def test_what_a_page_declares_comes_before_the_country(code: str, home: str, text: str) -> None:
    other = "NL" if home != "NL" else "GB"
    assert languages(text, other, declared=code) == [code]


def test_other_items_of_the_page_come_before_the_country() -> None:
    text = (
        "OSLO (AFP) - The cabinet of Norway said on Tuesday that it would not resign over the budget.\n2 hours ago\n"
        "LIMA (AP) - Quake hits Lima.\n3 hours ago\n"
    )
    assert languages(text, "NL") == ["en", "en"]


@pytest.mark.parametrize("text", [text for _, _, text in FLASHES])
def test_a_country_whose_press_is_not_known_changes_nothing(text: str) -> None:
    assert languages(text, "AQ") == languages(text)


@pytest.mark.parametrize(
    ("code", "home", "text"),
    [
        pytest.param(
            "nl",
            "NL",
            "Minister Faber treedt af",
            marks=pytest.mark.xfail(strict=True, reason="the model holds Danish likelier, by far"),
        ),
        pytest.param(
            "nl",
            "US",
            "Kabinet gevallen na ruzie over stikstof",
            marks=pytest.mark.xfail(strict=True, reason="the model holds Dutch likelier, but not by far"),
        ),
    ],
)
def test_flashes_that_are_read_wrongly(code: str, home: str, text: str) -> None:
    assert languages(text, home) == [code]
