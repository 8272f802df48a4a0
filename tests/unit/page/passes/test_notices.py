"""A page that only asks for consent, or says that it is not there, holds no brief; an article beside it stays."""

import pytest

from dateline.core.page.split import split

_STORY = (
    "Een man van 38 is woensdagochtend met een graafmachine door de gevel van een bankkantoor gereden. Niemand "
    "raakte gewond. De politie kon de bestuurder ter plaatse arresteren, meldt het parket van Oost-Vlaanderen."
)


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
def test_a_page_that_says_nothing_has_no_item(text: str) -> None:
    assert split(text, lambda _: False) == ()


def test_an_article_under_a_request_for_consent_stays() -> None:
    text = (
        "Wij gebruiken cookies\n\nMet uw toestemming plaatsen wij ook cookies voor onze partners. U kunt uw keuze "
        f"intrekken.\n\nGraafmachine door gevel bank\n\n{_STORY}"
    )
    (item,) = split(text, lambda _: False)
    assert (item.headline, item.text) == ("Graafmachine door gevel bank", _STORY)


def test_an_article_on_cookies_stays() -> None:
    text = f"Toezichthouder beboet site\n\n{_STORY}\n\nDe site vroeg geen toestemming voor cookies van haar partners."
    assert len(split(text, lambda _: False)) == 1


def test_a_dateline_on_a_page_that_is_not_there_is_an_item() -> None:
    text = f"Pagina niet gevonden\n\nGraafmachine door gevel bank\n\nAALST (BELGA) - {_STORY}"
    assert len(split(text, lambda name: name == "AALST")) == 1
