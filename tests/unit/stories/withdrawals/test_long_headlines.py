"""A notice at its story's address that names a part of a long headline, or another story. All is invented."""

from typing import Final

import pytest

from tests.unit.stories.test_thread import versions_of
from tests.unit.stories.withdrawals.test_addresses import CRASH, article, notice

LONG: Final = "Passenger train crash near Lublik kills five, closes main line to Tarvik harbour for several days"
SAYING: Final = "High-speed train crash near Lyon kills at least 12, officials say"
GERMAN: Final = "Fünf Tote bei schwerem Zugunglück nahe Lublik: Hauptstrecke zum Hafen Tarvik tagelang gesperrt"
DUTCH: Final = "Vijf doden bij zwaar treinongeluk nabij Lublik, hoofdlijn naar de haven van Tarvik dagenlang gesloten"
FRENCH: Final = (
    "Cinq morts dans une catastrophe ferroviaire près de Lublik, la ligne vers Tarvik coupée plusieurs jours"
)
SPANISH: Final = "Cinco muertos en un accidente de tren cerca de Lublik que corta la línea de alta velocidad a Tarvik"
ITALIAN: Final = "Cinque morti in un incidente ferroviario vicino a Lublik, linea per Tarvik chiusa per diversi giorni"
PORTUGUESE: Final = (
    "Cinco mortos em acidente de trem perto de Lublik fecham a linha para o porto de Tarvik por vários dias"
)
SWEDISH: Final = "Fem döda i svår tågolycka nära Lublik, stambanan till hamnen i Tarvik stängd under flera dagar"
NORWEGIAN: Final = "Fem døde i alvorlig togulykke nær Lublik, hovedlinjen til havnen i Tarvik stengt i flere dager"
DANISH: Final = "Fem døde i alvorlig togulykke nær Lublik, hovedbanen til havnen i Tarvik lukket i flere dage"


@pytest.mark.parametrize(
    ("language", "headline", "body"),
    [
        ("en", LONG, "The Associated Press has withdrawn its story about a train crash near Lublik. There was none."),
        ("en", LONG, "We have withdrawn our report on a train crash near Lublik because officials deny it."),
        ("en", SAYING, "The Associated Press has withdrawn its story about a train crash near Lyon"),
        ("de", GERMAN, "Die dpa hat ihre Meldung über ein Zugunglück nahe Lublik zurückgezogen. Es gab keines."),
        (
            "nl",
            DUTCH,
            "Het ANP heeft zijn bericht over een treinongeluk nabij Lublik ingetrokken. Het was een oefening.",
        ),
        ("fr", FRENCH, "L'AFP a annulé sa dépêche sur une catastrophe ferroviaire près de Lublik. Il n'y en a pas eu."),
        ("es", SPANISH, "La agencia EFE ha anulado su noticia sobre un accidente de tren cerca de Lublik. No ocurrió."),
        ("it", ITALIAN, "L'ANSA ha annullato la notizia su un incidente ferroviario vicino a Lublik. Non è avvenuto."),
        ("pt", PORTUGUESE, "A Lusa anulou a notícia sobre um acidente de trem perto de Lublik. Não houve nenhum."),
        ("sv", SWEDISH, "TT har dragit tillbaka sin artikel om en tågolycka nära Lublik. Den har inte inträffat."),
        ("no", NORWEGIAN, "NTB har trukket tilbake saken om en togulykke nær Lublik. Den fant ikke sted."),
        ("da", DANISH, "Ritzau har trukket historien om en togulykke nær Lublik tilbage. Den fandt ikke sted."),
    ],
)
def test_a_notice_that_names_a_part_of_a_long_headline_withdraws_it(language: str, headline: str, body: str) -> None:
    first = article(CRASH, headline=headline, language=language)
    *_, last = versions_of(first, notice(body, 1, headline="EU--Tarvia", language=language))
    assert last.relation.rule == "withdrawal-at-address"


@pytest.mark.parametrize(
    ("language", "headline", "body"),
    [
        ("en", LONG, "The Associated Press has withdrawn its story about a train strike near Lublik. There was none."),
        ("en", LONG, "The Associated Press has withdrawn its story about a harbour budget of Lublik. There is none."),
        ("en", LONG, "The Associated Press has withdrawn its story about the Tarvik opera. It never opened."),
        ("en", LONG, "The Associated Press has withdrawn its story about Lublik. It was wrong."),
        ("en", LONG, "The Associated Press has withdrawn its story about the Tarvik harbour. It never closed."),
        ("en", LONG, "The Associated Press has withdrawn its story about a passenger train to Tarvik. It never left."),
        ("en", LONG, "The Associated Press has withdrawn its report on the main line to Tarvik harbour. It is open."),
        ("en", LONG, "The Associated Press has withdrawn its story about a train crash in Ulm. There was none."),
        ("en", LONG, "The Associated Press has withdrawn its story about a train crash near Lublik on line 7."),
        ("en", LONG, "We have withdrawn our report on a bank in Lublik because the line to its harbour is open."),
        ("en", LONG, "The Associated Press has withdrawn its story. It names a train near Lublik."),
        ("en", LONG, "The Associated Press has withdrawn its story about a bank. A train crash near Lublik is true."),
        ("en", SAYING, "The Associated Press has withdrawn its story about officials of Paris. It was wrong."),
        ("de", GERMAN, "Die dpa hat ihre Meldung über einen Streik nahe Lublik im Hafen zurückgezogen. Es gab keinen."),
        ("nl", DUTCH, "Het ANP heeft zijn bericht over een treinongeluk nabij Delfen ingetrokken. Het was er geen."),
        ("fr", FRENCH, "L'AFP a annulé sa dépêche sur une grève près de Lublik. Il n'y en a pas eu."),
        ("es", SPANISH, "La agencia EFE ha anulado su noticia sobre una huelga de tren en Lublik. No ocurrió."),
        ("it", ITALIAN, "L'ANSA ha annullato la notizia su uno sciopero ferroviario a Lublik. Non è avvenuto."),
        ("pt", PORTUGUESE, "A Lusa anulou a notícia sobre uma greve de trem em Lublik. Não houve nenhuma."),
        ("sv", SWEDISH, "TT har dragit tillbaka sin artikel om en bussolycka nära Lublik. Den har inte inträffat."),
        ("no", NORWEGIAN, "NTB har trukket tilbake saken om en streik nær Lublik. Den fant ikke sted."),
        ("da", DANISH, "Ritzau har trukket historien om en strejke nær Lublik tilbage. Den fandt ikke sted."),
    ],
)  # fmt: skip
def test_a_notice_that_names_another_subject_does_not(language: str, headline: str, body: str) -> None:
    first = article(CRASH, headline=headline, language=language)
    *_, last = versions_of(first, notice(body, 1, headline="EU--Tarvia", language=language))
    assert last.relation.rule == "unmatched"
