"""What stands beside a page's items and is none: links with their times, points that sum up, a site's own name."""

import pytest

from dateline.core.page.lines.wording import is_aside
from dateline.core.page.split import split
from dateline.core.times.timestamps import is_writer, stamp

_FIRST = "Zo'n vierhonderd woningen in Gouda zitten dinsdag zonder water door een breuk in een hoofdleiding."
_SECOND = "Bewoners kunnen op drie plekken in de wijk flessen water halen, zegt een woordvoerder van het bedrijf."
_PLACES = {"GOUDA"}


def knows(name: str) -> bool:
    return name in _PLACES


def test_headlines_with_their_times_below_the_last_text_are_links() -> None:
    text = (
        f"Woningen in Gouda zonder water\n\n2 uur geleden\n\n{_FIRST}\n\n{_SECOND}\n\nAanbevolen artikelen\n\n"
        "Zoetermeer wil af van betaald parkeren\n3 uur geleden\nMan aangehouden in Waddinxveen\n5 uur geleden"
    )
    (item,) = split(text, knows)
    assert (item.headline, item.text) == ("Woningen in Gouda zonder water", f"{_FIRST}\n{_SECOND}")
    assert item.stamp is not None
    assert item.stamp.printed == "2 uur geleden"


@pytest.mark.parametrize("bullet", ["• ", "- "])
@pytest.mark.parametrize("place", ["", "GOUDA (ANP) - "])
def test_points_in_a_row_below_the_headline_are_no_items(bullet: str, place: str) -> None:
    points = "\n".join(bullet + point for point in ("Breuk in hoofdleiding", "Water bij de kerk", "Zaak gaat dicht"))
    (item,) = split(f"Woningen in Gouda zonder water\n\n{points}\n\n{place}{_FIRST}\n\n{_SECOND}", knows)
    assert (item.headline, item.text) == ("Woningen in Gouda zonder water", f"{_FIRST}\n{_SECOND}")


def test_a_site_s_own_line_is_no_headline() -> None:
    assert is_aside("Beursduivel.be - gratis realtime koersen")
    assert is_aside("NU.nl Het laatste nieuws het eerst op NU.nl")
    assert not is_aside("Bol.com schrapt driehonderd banen")


@pytest.mark.parametrize(
    ("line", "printed", "credit"),
    [
        ("Gepubliceerd op 12 mrt 2025 17:52 | Views: 1.204", "12 mrt 2025 17:52", ""),
        ("Vandaag 13:42 | 1.204x gelezen", "Vandaag 13:42", ""),
        ("12 maart 2025 16:20 • Leestijd 2 min", "12 maart 2025 16:20", ""),
        ("NOS Nieuws • vandaag, 14:12", "vandaag, 14:12", "NOS Nieuws"),
        ("12 maart 2025 om 14:05 | belga, jvh", "12 maart 2025 om 14:05", "belga"),
        ("12-03-2025 17:40 | Bron: Novum/ANP", "12-03-2025 17:40", "Novum/ANP"),
        ("Door ANP - 7-10-2025, 9:23 (Update 7-10-2025, 11:40)", "7-10-2025, 9:23", "ANP"),
        ("Peter de Groot 12-03-25, 06:00 Laatste update: 07:14", "12-03-25, 06:00", "Peter de Groot"),
        ("Redactie 12-03-25, 07:45 Laatste update: 09:12 Bron: Belga", "12-03-25, 07:45", "Belga"),
    ],
)
def test_a_time_has_its_readers_writers_and_sources_beside_it(line: str, printed: str, credit: str) -> None:
    found = stamp(line, 0, len(line))
    assert found is not None
    assert (found.printed, found.credit) == (printed, credit)


def test_readers_comments_are_no_items() -> None:
    said = "Weer geen raster, eigen schuld. Die boeren krijgen subsidie genoeg voor een goed hek."
    comments = "\n\n".join(f"Lezer{number}\n12 mrt 2025 om 10:0{number}\n{said}" for number in range(3))
    (item,) = split(f"Woningen in Gouda zonder water\n\nGOUDA (ANP) - {_FIRST}\n\nReacties (3)\n\n{comments}", knows)
    assert item.text == _FIRST


def test_a_place_above_a_headline_is_none() -> None:
    listed = (("Tiel", "Fruitteler verliest helft van oogst"), ("Arnhem", "Trolleybus botst op tram in remise"))
    text = "\n\n".join(f"{place}\n{head}\n{_FIRST}\nVandaag, 10:05" for place, head in (*listed, *listed))
    assert [item.headline for item in split(text, knows)][1:] == [listed[1][1], listed[0][1], listed[1][1]]


def test_a_headline_in_capitals_before_a_dateline_is_its_own() -> None:
    (item,) = split(f"HUIZEN DAGEN LANG ZONDER WATER - GOUDA (ANP) - {_FIRST}", knows)
    assert (item.headline, item.text) == ("HUIZEN DAGEN LANG ZONDER WATER", _FIRST)


def test_a_writer_has_a_name() -> None:
    assert is_writer("Door Jan van den Berg")
    assert not is_writer("Beurs sluit lager")


def test_a_marker_at_the_top_of_a_page_hides_no_headline() -> None:
    (item,) = split(f"Laatste nieuws\n\nWoningen in Gouda zonder water\n\n{_FIRST}\n\n{_SECOND}", knows)
    assert item.headline == "Woningen in Gouda zonder water"
