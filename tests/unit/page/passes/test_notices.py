"""Furniture of a page is no item: links with their times, summary points, comments, requests for consent.

An article beside it stays.
"""

import pytest

from dateline.core.page.split import split

_FIRST = "Zo'n vierhonderd woningen in Gouda zitten dinsdag zonder water door een breuk in een hoofdleiding."
_SECOND = "Bewoners kunnen op drie plekken in de wijk flessen water halen, zegt een woordvoerder van het bedrijf."
_STORY = (
    "Een man van 38 is woensdagochtend met een graafmachine door de gevel van een bankkantoor gereden. Niemand "
    "raakte gewond. De politie kon de bestuurder ter plaatse arresteren, meldt het parket van Oost-Vlaanderen."
)
_PLACES = {"GOUDA"}


def knows(name: str) -> bool:
    return name in _PLACES


def test_headlines_with_times_below_the_last_text_are_links() -> None:
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


@pytest.mark.parametrize(
    "owner",
    [
        "Copyright 2025 Hollandse Omroep. Dit materiaal mag niet worden gepubliceerd, uitgezonden of bewerkt.",
        "Copyright GornaWieś24. Wszelkie prawa zastrzeżone. Strona korzysta z plików cookies.",
    ],
)
def test_a_long_line_of_copyright_is_no_text(owner: str) -> None:
    (item,) = split(f"Woningen in Gouda zonder water\n\nGOUDA (ANP) - {_FIRST}\n\n{_SECOND}\n\n{owner}", knows)
    assert item.text == f"{_FIRST}\n{_SECOND}"


def test_readers_comments_are_no_items() -> None:
    comment = "Weer geen raster, eigen schuld. Die boeren krijgen subsidie genoeg voor een goed hek."
    comments = "\n\n".join(f"Lezer{number}\n12 mrt 2025 om 10:0{number}\n{comment}" for number in range(3))
    (item,) = split(f"Woningen in Gouda zonder water\n\nGOUDA (ANP) - {_FIRST}\n\nReacties (3)\n\n{comments}", knows)
    assert item.text == _FIRST


def test_place_above_a_headline_is_no_headline() -> None:
    listed = (("Tiel", "Fruitteler verliest helft van oogst"), ("Arnhem", "Trolleybus botst op tram in remise"))
    text = "\n\n".join(f"{place}\n{head}\n{_FIRST}\nVandaag, 10:05" for place, head in (*listed, *listed))
    assert [item.headline for item in split(text, knows)][1:] == [listed[1][1], listed[0][1], listed[1][1]]


def test_capitals_in_front_of_a_dateline_are_its_headline() -> None:
    (item,) = split(f"HUIZEN DAGEN LANG ZONDER WATER - GOUDA (ANP) - {_FIRST}", knows)
    assert (item.headline, item.text) == ("HUIZEN DAGEN LANG ZONDER WATER", _FIRST)


def test_headline_below_a_marker_at_the_top_of_a_page_counts() -> None:
    (item,) = split(f"Laatste nieuws\n\nWoningen in Gouda zonder water\n\n{_FIRST}\n\n{_SECOND}", knows)
    assert item.headline == "Woningen in Gouda zonder water"


@pytest.mark.parametrize(
    "text",
    [
        (
            "Uw privacy\n\nWij en onze 214 partners slaan informatie op.\n\nExacte geolocatiegegevens gebruiken. "
            "Apparaatkenmerken actief scannen voor identificatie.\n\nAkkoord"
        ),
        (
            "Le respect de votre vie privée\n\nAvec nos 842 partenaires, nous utilisons des cookies pour accéder à des "
            "informations sur votre appareil. Vous pouvez retirer votre consentement à tout moment."
        ),
        "Error 404\n\nLo sentimos, la página que está buscando no existe o ha cambiado de dirección en este sitio.",
        "Hoppsan! Sidan finns inte\n\nDet kan bero på att länken är gammal eller att artikeln har tagits bort.",
        (
            "Pagina niet gevonden\n\nMisschien heeft u een oude link gevolgd of is het bericht verwijderd door ons.\n\n"
            "- Sport 9:31 Vitesse huurt doelman van Anderlecht\n- Show 9:12 Zanger mist première"
        ),
    ],
)
def test_page_of_a_notice_alone_has_no_item(text: str) -> None:
    assert split(text, lambda _: False) == ()


def test_article_below_a_request_for_consent_stays() -> None:
    text = (
        "Wij gebruiken cookies\n\nMet uw toestemming plaatsen wij ook cookies voor onze partners. U kunt uw keuze "
        f"intrekken.\n\nGraafmachine door gevel bank\n\n{_STORY}"
    )
    (item,) = split(text, lambda _: False)
    assert (item.headline, item.text) == ("Graafmachine door gevel bank", _STORY)


def test_article_about_cookies_stays() -> None:
    text = f"Toezichthouder beboet site\n\n{_STORY}\n\nDe site vroeg geen toestemming voor cookies van haar partners."
    assert len(split(text, lambda _: False)) == 1


def test_dateline_on_a_page_that_is_not_there_is_an_item() -> None:
    text = f"Pagina niet gevonden\n\nGraafmachine door gevel bank\n\nAALST (BELGA) - {_STORY}"
    assert len(split(text, lambda name: name == "AALST")) == 1


def test_names_of_an_agencys_lists_are_no_items() -> None:
    page = "\n\n".join([
        "ANP - Binnenland\nANP - Sport\nANP - Cultuur",
        "Woningen in Gouda zonder water",
        f"GOUDA (ANP) - {_FIRST}",
        "Bewoners halen flessen",
        f"GOUDA (ANP) - {_SECOND}",
    ])  # fmt: skip
    items = split(page, knows)
    assert [item.headline for item in items] == ["Woningen in Gouda zonder water", "Bewoners halen flessen"]


def test_one_name_of_a_list_beside_items_is_no_item() -> None:
    page = f"GOUDA (ANP) - {_FIRST}\n\nANP - Noord-Holland\n\nGOUDA (ANP) - {_SECOND}"
    assert [item.text for item in split(page, knows)] == [_FIRST, _SECOND]


@pytest.mark.parametrize(
    "notice",
    [
        "De Goudse Post maakt gebruik van cookies. Met functionele cookies zorgen wij dat de site werkt. Akkoord",
        "Ta strona używa plików cookies, by zapewnić wygodne przeglądanie; dalsze korzystanie oznacza zgodę.",
        "हम आपको बेहतर अनुभव देने के लिए कुकीज़ का उपयोग करते हैं। जारी रखकर आप हमारी नीति से सहमत होते हैं।",
    ],
)
def test_a_notice_of_cookies_is_no_text(notice: str) -> None:
    (item,) = split(f"Woningen in Gouda zonder water\n\nGOUDA (ANP) - {_FIRST}\n\n{notice}\n\n{_SECOND}", knows)
    assert item.text == f"{_FIRST}\n{_SECOND}"


def test_news_of_cookies_is_text() -> None:
    news = "De rechter verbiedt een bakker in Gouda zijn stroopwafels als cookies te verkopen aan toeristen."
    (item,) = split(f"Bakker verliest zaak\n\nGOUDA (ANP) - {_FIRST}\n\n{news}", knows)
    assert item.text.endswith(news)


@pytest.mark.parametrize(
    "caption", ["De watertoren van Gouda, gebouwd in 1895.\n© Marieke Vos", "Archieffoto: De watertoren in 2019."]
)
def test_caption_above_a_dateline_is_no_headline(caption: str) -> None:
    text = f"Woningen zonder water\n\nMarieke Vos\n{caption}\n\nGOUDA (ANP) - {_FIRST}\n\n{_SECOND}"
    (item,) = split(text, knows)
    assert (item.headline, item.text) == ("Woningen zonder water", f"{_FIRST}\n{_SECOND}")
