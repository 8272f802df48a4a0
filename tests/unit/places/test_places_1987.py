"""Places of an archive: the Reuters wire of 1987, names in nine languages, and names of the past."""

from typing import Final

import pytest

from dateline.core.places.resolve import Atlas, PrintedPlace, places
from tests.rows import each_row
from tests.unit.places.exonyms import EXONYMS_BY_LANGUAGE, HOME_OF
from tests.unit.places.places_1987 import HARDER, SEEN, UNSEEN, Dateline

HOMES: Final = (None, "US", "GB")
"""Home countries that the archive's source may have; most often it has none."""

KNOWN_WRONG: Final = {
    ("US", "BIRMINGHAM", None): "a US source means Alabama's as often: the place is ambiguous",
    ("US", "SAN JOSE", None): "American papers mean California's; the countries in the text decide, and here are none",
}

EXONYMS: Final = [
    (language, name, country)
    for language, names in EXONYMS_BY_LANGUAGE.items()
    for name, _, country in (entry.strip().rpartition(" ") for entry in names.split(","))
]


def _country(atlas: Atlas, place: PrintedPlace, home: str | None) -> str | None:
    (resolved,) = places([place], atlas=atlas, home_country=home, mentioned=())
    return resolved.country


@pytest.mark.parametrize("home", HOMES)
def test_datelines_of_1987(atlas: Atlas, home: str | None) -> None:
    wrong = [
        row
        for row in SEEN + UNSEEN + HARDER
        if _country(atlas, PrintedPlace(row.printed, row.beside), home) != row.country
    ]
    assert [row for row in wrong if (home, row.printed, row.beside) not in KNOWN_WRONG] == []


@pytest.mark.parametrize("known", KNOWN_WRONG, ids=str)
@pytest.mark.xfail(strict=True, reason="see KNOWN_WRONG")
def test_datelines_of_1987_that_are_known_to_be_wrong(atlas: Atlas, known: tuple[str, str, str | None]) -> None:
    home, printed, beside = known
    (row,) = (row for row in HARDER if (row.printed, row.beside) == (printed, beside))
    assert _country(atlas, PrintedPlace(row.printed, row.beside), home) == row.country


def test_table_is_wide_enough_to_measure_with() -> None:
    assert len(set(SEEN)) >= 150
    assert len({row for row in SEEN + HARDER if row.country != "US"}) >= 300
    assert all(isinstance(row, Dateline) for row in SEEN)


@each_row(("language", "name", "country"), EXONYMS)
def test_exonym_is_resolved_with_a_home_country_and_without(
    atlas: Atlas, language: str, name: str, country: str
) -> None:
    countries = [_country(atlas, PrintedPlace(name), home) for home in (None, HOME_OF[language])]
    assert countries == [country, country]


FORMER: Final = (
    # printed, beside, country, name of today, name of the past
    ("USSR", None, "RU", "Russia", "Soviet Union"),
    ("SOVJET-UNIE", None, "RU", "Russia", "Soviet Union"),
    ("WEST GERMANY", None, "DE", "Germany", "West Germany"),
    ("DDR", None, "DE", "Germany", "East Germany"),
    ("ZAIRE", None, "CD", "Congo", "Zaire"),
    ("BURMA", None, "MM", "Myanmar", "Burma"),
    ("CZECHOSLOVAKIA", None, "CZ", "Czechia", "Czechoslovakia"),
    ("YUGOSLAVIA", None, "RS", "Serbia", "Yugoslavia"),
    ("RHODESIA", None, "ZW", "Zimbabwe", "Rhodesia"),
    ("CEYLON", None, "LK", "Sri Lanka", "Ceylon"),
    ("UPPER VOLTA", None, "BF", "Burkina Faso", "Upper Volta"),
    ("DAHOMEY", None, "BJ", "Benin", "Dahomey"),
    ("PERSIA", None, "IR", "Iran", "Persia"),
    ("MOSCOW", "USSR", "RU", "Moscow", "Soviet Union"),
    ("TASHKENT", "Soviet Union", "UZ", "Tashkent", "Soviet Union"),
    ("FRANKFURT", "West Germany", "DE", "Frankfurt am Main", "West Germany"),
    ("LEIPZIG", "E. Germany", "DE", "Leipzig", "East Germany"),
    ("SARAJEVO", "Yugoslavia", "BA", "Sarajevo", "Yugoslavia"),
    ("BRATISLAVA", "Tsjechoslowakije", "SK", "Bratislava", "Czechoslovakia"),
    ("KINSHASA", "Zaire", "CD", "Kinshasa", "Zaire"),
    ("SALISBURY", "Rhodesia", "ZW", "Harare", "Salisbury, Rhodesia"),
    ("LENINGRAD", None, "RU", "Saint Petersburg", "Leningrad"),
    ("LENINGRAD", "USSR", "RU", "Saint Petersburg", "Leningrad, Soviet Union"),
    ("KARL-MARX-STADT", None, "DE", "Chemnitz", "Karl-Marx-Stadt"),
    ("EAST BERLIN", None, "DE", "Berlin", "East Berlin"),
    ("BOMBAY", None, "IN", "Mumbai", "Bombay"),
    ("MADRAS", None, "IN", "Chennai", "Madras"),
    ("CALCUTTA", None, "IN", "Kolkata", "Calcutta"),
    ("SAIGON", None, "VN", "Ho Chi Minh City", "Saigon"),
    ("RANGOON", None, "MM", "Yangon", "Rangoon"),
    ("CONSTANTINOPLE", None, "TR", "Istanbul", "Constantinople"),
    ("STALINGRAD", None, "RU", "Volgograd", "Stalingrad"),
    ("GORKY", None, "RU", "Nizhniy Novgorod", "Gorky"),
    ("TITOGRAD", "Yugoslavia", "ME", "Podgorica", "Titograd, Yugoslavia"),
    ("ALMA-ATA", None, "KZ", "Almaty", "Alma-Ata"),
    ("NUR-SULTAN", None, "KZ", "Astana", "Nur-Sultan"),
    ("LOURENÇO MARQUES", None, "MZ", "Maputo", "Lourenço Marques"),
    ("PEKING", None, "CN", "Beijing", None),  # its name in Dutch and German today
    ("SALISBURY", "Md.", "US", "Salisbury", None),
    ("SALISBURY", "England", "GB", "Salisbury", None),
    ("BATAVIA", "Ill.", "US", "Batavia", None),
    ("MOSCOW", None, "RU", "Moscow", None),
)


@each_row(("printed", "beside", "country", "name", "former"), FORMER)
def test_name_of_the_past_is_resolved_and_returned_as_former(
    atlas: Atlas, printed: str, beside: str | None, country: str, name: str, former: str | None
) -> None:
    (place,) = places([PrintedPlace(printed, beside)], atlas=atlas, home_country=None, mentioned=())
    assert (place.country, place.name, place.former) == (country, name, former)


def test_name_that_a_town_of_today_has_too_is_ambiguous(atlas: Atlas) -> None:
    (place,) = places([PrintedPlace("SALISBURY")], atlas=atlas, home_country=None, mentioned=())
    assert place.ambiguous
    assert {"GB", "ZW"} <= {place.country, *(candidate.country for candidate in place.candidates)}
    (at_home,) = places([PrintedPlace("SALISBURY")], atlas=atlas, home_country="GB", mentioned=())
    assert (at_home.country, at_home.former) == ("GB", None)


def test_unknown_town_of_a_country_in_pieces_has_no_country(atlas: Atlas) -> None:
    (place,) = places([PrintedPlace("XYZZY", "USSR")], atlas=atlas, home_country=None, mentioned=())
    assert (place.country, place.former) == (None, "Soviet Union")
