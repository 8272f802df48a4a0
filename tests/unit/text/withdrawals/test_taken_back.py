"""Whether a sentence takes a notice of withdrawal back: then it withdraws no story. All sentences are invented."""

from collections.abc import Mapping
from typing import Final

import pytest

from dateline.core.text.withdrawals.desk_words import lexicon
from dateline.core.text.withdrawals.taken_back import says_it_is_back, takes_notice_back
from tests.cost import cpu_seconds
from tests.rows import each_row

TAKEN_BACK: Final = {
    "en": (
        "The kill is withdrawn.",
        "The withdrawal notice was sent in error.",
        "Kindly disregard the kill notice on FIRE, which was sent in error.",
        "Please disregard the withdrawal of our story 'Fire in Lennick', which was sent in error.",
        "The withdrawal of this story is withdrawn.",
        "The withdrawal of the story about a fire in Lennick has been cancelled.",
        "We withdraw the withdrawal of this story.",
    ),
    "nl": (
        "De intrekking van dit bericht is ingetrokken.",
        "De intrekking is per abuis verstuurd.",
        "Gelieve de intrekking van het bericht over de brand te negeren.",
    ),
    "de": (
        "Der Rückzug der Meldung wird zurückgezogen.",
        "Der Rückzug der Meldung über den Brand in Lennick ist hinfällig.",
        "Die Zurückziehung wurde irrtümlich verschickt.",
        "Bitte beachten Sie den Rückzug der Meldung nicht.",
    ),
    "fr": (
        "L'annulation de la dépêche est annulée.",
        "L'annulation a été envoyée par erreur.",
        "Veuillez ne pas tenir compte de l'annulation de notre dépêche sur l'incendie.",
    ),
    "es": (
        "La anulación de la noticia queda anulada.",
        "La anulación fue enviada por error.",
        "Rogamos no tengan en cuenta la anulación de la noticia sobre el incendio.",
    ),
    "it": (
        "L'annullamento della notizia è annullato.",
        "L'annullamento è stato inviato per errore.",
        "Si prega di non tenere conto dell'annullamento della notizia.",
    ),
    "pt": (
        "A anulação da notícia fica anulada.",
        "A anulação foi enviada por engano.",
        "Pedimos que ignorem a anulação da notícia sobre o incêndio.",
    ),
    "sv": (
        "Återkallelsen av telegrammet är återkallad.",
        "Återkallelsen skickades av misstag.",
    ),
    "no": (
        "Tilbaketrekkingen av meldingen er trukket tilbake.",
        "Tilbaketrekkingen ble sendt ved en feil.",
    ),
    "da": (
        "Tilbagetrækningen af telegrammet er annulleret.",
        "Tilbagetrækningen blev sendt ved en fejl.",
    ),
}
WITHDRAWING: Final = {
    "en": (
        "WITHDRAWAL: The story about a fire in Lennick is withdrawn.",
        "WITHDRAWAL - The story is withdrawn, it was sent in error.",
        "The story is withdrawn.",
        "Please note the withdrawal of our story about a fire, which was sent in error.",
        "The withdrawal of a story that was sent in error is mandatory.",
        "The withdrawal is not cancelled.",
        "Please do not disregard the kill.",
        "The withdrawal of troops from Lennick is cancelled.",
        "Please ignore the withdrawal limits of the bank.",
        "Kill Bill is cancelled.",
        "The withdrawal is cancelled.",
        "The withdrawal was made in error.",
        "The withdrawal of our story on land use is not an error.",
        "The withdrawal of our story about drivers who ignore lights is mandatory.",
        "The retraction of the paper was withdrawn, its author said.",
        "Fire kills 12",
        "Withdrawal of erroneously sent story.",
        "The withdrawal of the erroneously published report is final.",
        "The withdrawal of wrongly published research was overdue.",
        "Retraction of our story about a fire, which is retracted.",
        "The retraction of this article, which has been retracted at the request of the editors.",
        "Our withdrawal notice, this story is withdrawn.",
        "Withdrawal notice this story is withdrawn.",
        "WITHDRAWN: Withdrawal of our story.",
        "Please disregard - withdrawal of our story.",
        "The withdrawal notice for this story which is withdrawn.",
        "The withdrawal of our story about a law that was cancelled is final.",
        "Please kill and disregard the story about the fire.",
        "Please kill or disregard our story.",
        "Please ignore and kill the story.",
        "Please kill, do not use, the story.",
        "Please kill this, sent in error.",
        "Kill this, it was sent in error.",
        "Please kill FIRE, which was sent in error.",
        "Kill FIRE-LENNICK, sent in error.",
        "Kill sent-in-error story.",
        "Disregard and kill.",
        "Please note the withdrawal of our story and disregard it.",
        "Please note the withdrawal of our story (do not use).",
        "Please note the withdrawal of our story, do not use it.",
    ),
    "nl": (
        "INTREKKING: Het bericht over de brand is ingetrokken.",
        "De intrekking van de vergunning is ingetrokken.",
        "Annulering van een per abuis verstuurd bericht.",
        "De intrekking van een ten onrechte gepubliceerd bericht.",
        "De intrekking van het bericht dat is ingetrokken.",
    ),
    "de": (
        "RÜCKZUG: Die Meldung wird zurückgezogen.",
        "Bitte beachten Sie den Rückzug der Meldung.",
        "Der Rückzug der Truppen ist hinfällig.",
        "Stornierung der Meldung, die ungültig ist.",
        "Die Annullierung der Meldung, sie ist ungültig.",
        "Bitte beachten Sie den Rückzug der Meldung, es gab keine Toten.",
        "Bitte beachten Sie den Rückzug der Meldung und verwenden Sie sie nicht.",
    ),
    "fr": (
        "ANNULATION : La dépêche est annulée.",
        "Veuillez tenir compte de l'annulation de notre dépêche.",
        "L'annulation de notre dépêche qui est nulle.",
        "Annulation de dépêche, qui est nulle.",
    ),
    "es": (
        "ANULACIÓN: La noticia queda anulada.",
        "Rogamos tengan en cuenta la anulación de la noticia.",
        "La anulación de la nota, que queda anulada.",
        "Anulación de nota que es nula.",
    ),
    "it": (
        "ANNULLAMENTO: La notizia è annullata.",
        "Si prega di tenere conto dell'annullamento della notizia.",
        "L'annullamento della notizia, che è annullata.",
        "Annullamento per errore inviata notizia.",
    ),
    "pt": (
        "ANULAÇÃO: A notícia fica anulada.",
        "A retirada das tropas foi cancelada.",
        "A anulação da notícia, que fica anulada.",
        "Anulação da notícia que é nula.",
    ),
    "sv": (
        "Återkallelsen av texten, som är ogiltig.",
        "Makulering av artikeln, den är återkallad.",
        "Återkallelsen av artikel som är återkallad.",
    ),
    "no": (
        "Annulleringen av feilaktig sendt melding.",
        "Annullering av meldingen, den er ugyldig.",
        "Tilbaketrekking av ved en feil publisert melding.",
        "Annulleringen av melding som er ugyldig.",
    ),
    "da": (
        "Annulleringen af fejlagtigt udsendt telegram.",
        "Annullering af telegrammet, det er annulleret.",
    ),
}
BACK: Final = {
    "en": ("The story is reinstated.", "This article has been reinstated."),
    "nl": ("Het bericht is hersteld.", "Dit artikel is teruggeplaatst."),
    "de": ("Die Meldung ist wiederhergestellt.", "Dieser Artikel wurde wiederhergestellt."),
    "fr": ("La dépêche est rétablie.", "Cet article a été rétabli."),
    "es": ("La noticia queda restablecida.", "Este artículo ha sido restablecido."),
    "it": ("La notizia è ripristinata.", "Questo articolo è stato ripristinato."),
    "pt": ("A notícia fica reposta.", "Este artigo foi restabelecido."),
    "sv": ("Telegrammet är återinförd.", "Denna artikel har återinförts."),
    "no": ("Meldingen er gjenopprettet.", "Denne artikkelen er gjenopprettet."),
    "da": ("Telegrammet er genindsat.", "Denne artikel er genoprettet."),
}
NOT_BACK: Final = {
    "en": (
        "The story is not reinstated.",
        "The player is reinstated.",
        "The report is reinstated.",
        "This story is about a coach who was reinstated.",
        "The story is withdrawn.",
    ),
    "fr": ("L'article 5 est rétabli.", "Le courant est rétabli."),
    "nl": ("De schade is hersteld.",),
}


def _pairs(table: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(language, sentence) for language, sentences in table.items() for sentence in sentences]


@each_row(("language", "sentence"), _pairs(TAKEN_BACK))
def test_a_notice_is_taken_back(language: str, sentence: str) -> None:
    assert takes_notice_back(sentence, lexicon(language))


@each_row(("language", "sentence"), _pairs(WITHDRAWING))
def test_a_notice_or_news_takes_nothing_back(language: str, sentence: str) -> None:
    assert not takes_notice_back(sentence, lexicon(language))


SAID: Final = [
    ("en", "The withdrawal notice was sent in error, the bank said."),
    ("en", "The withdrawal notice is void, a court ruled."),
    ("en", "Please ignore the withdrawal notice, the bank told its customers."),
    ("de", "Die Stornierung wurde versehentlich verschickt, teilte die Airline mit."),
    ("fr", "L'annulation a été envoyée par erreur, a indiqué la compagnie."),
    ("es", "El retiro fue enviado por error, dijo el banco."),
    ("nl", "De annulering is per abuis verstuurd, aldus de maatschappij."),
    ("it", "L'annullamento è stato inviato per errore, ha detto la compagnia."),
    ("pt", "O cancelamento foi enviado por erro, disse a companhia."),
    ("sv", "Återkallelsen skickades av misstag, säger bilmärket."),
    ("no", "Tilbakekallingen ble sendt ved en feil, sier bilmerket."),
    ("da", "Annulleringen blev sendt ved en fejl, siger selskabet."),
]


@each_row(("language", "sentence"), SAID)
def test_what_somebody_says_of_a_notice_takes_none_back(language: str, sentence: str) -> None:
    assert not takes_notice_back(sentence, lexicon(language))


@each_row(("language", "sentence"), _pairs(BACK))
def test_a_story_is_back(language: str, sentence: str) -> None:
    assert says_it_is_back(sentence, lexicon(language))


@pytest.mark.parametrize(("language", "sentence"), _pairs(NOT_BACK))
def test_of_anything_else_nothing_is_back(language: str, sentence: str) -> None:
    assert not says_it_is_back(sentence, lexicon(language))


@pytest.mark.parametrize("sentence", ["the kill " * 40_000, "the kill is about it is void " * 9_000, "'" * 90_000])
def test_a_long_sentence_takes_no_long_time(sentence: str) -> None:
    assert cpu_seconds(lambda: takes_notice_back(sentence, lexicon("en")), times=3) < MAX_SECONDS


MAX_SECONDS: Final = 0.2
"""CPU seconds to read a sentence of any length."""
