"""A text marked as a withdrawal withdraws the one story whose headline it quotes, whatever else it says."""

from typing import Final

import pytest

from dateline.core.text.signals import signal
from dateline_schemas import Distinct
from tests.rows import each_row
from tests.unit.stories.test_thread import versions_of
from tests.unit.stories.test_thread_withdrawals import page

LANGUAGES: Final = {
    "en": (
        "Marblo chief resigns",
        "The chief executive of Marblo, Elsa Quiroga, resigned on Tuesday, the company said.",
        'Please disregard our story "{}", sent at 0900 GMT. The company denies it.',
        'Please do not use the story "{}". The company denies it.',
    ),
    "nl": (
        "Topvrouw Marblo stapt op",
        "De topvrouw van Marblo, Elsa Quiroga, is dinsdag opgestapt, meldt het bedrijf.",
        'Het bericht "{}" van 10.00 uur is ingetrokken. Het bedrijf ontkent.',
        'Gelieve het bericht "{}" niet te gebruiken. Het bedrijf ontkent.',
    ),
    "de": (
        "Marblo-Chefin tritt zurück",
        "Die Chefin des Konzerns Marblo, Elsa Quiroga, ist am Dienstag zurückgetreten, teilte die Firma mit.",
        'Die Meldung "{}" von 10.00 Uhr wird zurückgezogen. Die Firma dementiert.',
        'Bitte verwenden Sie die Meldung "{}" von 10.00 Uhr nicht mehr. Die Firma dementiert.',
    ),
    "fr": (
        "La patronne de Marblo démissionne",
        "La patronne de Marblo, Elsa Quiroga, a démissionné mardi, a annoncé le groupe.",
        "Prière d'annuler notre dépêche «{}», diffusée à 10h00. Le groupe dément.",
        'Veuillez ne pas tenir compte de notre dépêche "{}", diffusée à 10h00. Le groupe dément.',
    ),
    "es": (
        "Dimite la jefa de Marblo",
        "La presidenta de Marblo, Elsa Quiroga, dimitió este martes, informó la empresa.",
        'Queda anulada la noticia "{}", de las 10.00. La empresa lo desmiente.',
        'Rogamos no utilicen la noticia "{}", de las 10.00. La empresa lo desmiente.',
    ),
    "it": (
        "Si dimette la guida di Marblo",
        "L'amministratrice delegata di Marblo, Elsa Quiroga, si è dimessa martedì, informa la società.",
        'La notizia "{}" delle 10.00 è annullata. La società smentisce.',
        'Si prega di non utilizzare la notizia "{}" delle 10.00. La società smentisce.',
    ),
    "pt": (
        "Presidente da Marblo demite-se",
        "A presidente da Marblo, Elsa Quiroga, demitiu-se na terça-feira, informou a empresa.",
        'Fica anulada a notícia "{}", das 10h00. A empresa desmente.',
        'Pedimos que não utilizem a notícia "{}", das 10h00. A empresa desmente.',
    ),
    "sv": (
        "Marblos chef avgår",
        "Marblos vd Elsa Quiroga avgick på tisdagen, meddelar företaget.",
        'Telegrammet "{}" från klockan 10.00 återkallas. Företaget förnekar det.',
        'Vänligen använd inte telegrammet "{}" från klockan 10.00. Företaget förnekar det.',
    ),
    "no": (
        "Marblos sjef går av",
        "Marblos sjef Elsa Quiroga gikk av tirsdag, melder selskapet.",
        'Meldingen "{}" fra klokken 10.00 trekkes tilbake. Selskapet benekter det.',
        'Vennligst bruk ikke meldingen "{}" fra klokken 10.00. Selskapet benekter det.',
    ),
}
OTHER: Final = ("Harbour of Porto closes", "The harbour of Porto closed on Tuesday after a storm, its master said.")


def sent(language: str, body: str, headline: str | None = None, *, hours: float = 0, **fields: str) -> Distinct:
    given = {"place": "PARIS", "agency": "AP", "language": language} | fields
    return page(body, headline, hours=hours, **given)


def marked(language: str, form: int) -> Distinct:
    quoting = LANGUAGES[language][form].format(LANGUAGES[language][0])
    return sent(language, quoting, hours=0.5, signal="withdrawal")


@each_row("language", LANGUAGES)
@each_row("form", [2, 3])
def test_a_mark_above_a_quoted_headline_withdraws_its_story(language: str, form: int) -> None:
    headline, body, *_ = LANGUAGES[language]
    first, other, last = versions_of(
        sent(language, body, headline), sent("en", OTHER[1], OTHER[0], hours=0.2), marked(language, form)
    )
    assert (last.event, last.story_id) == ("withdrawn", first.story_id)
    assert last.story_id != other.story_id
    assert last.relation.changed


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_does_a_plea_without_a_mark(language: str) -> None:
    headline, body, *_, plea = LANGUAGES[language]
    notice = sent(language, plea.format(headline), hours=0.5)
    assert notice.signal is None
    first, last = versions_of(sent(language, body, headline), notice)
    assert (last.event, last.story_id) == ("withdrawn", first.story_id)


@each_row("language", LANGUAGES)
@each_row("form", [2, 3])
def test_an_unmatched_notice_is_told_by_its_own_words(language: str, form: int) -> None:
    (last,) = versions_of(marked(language, form))
    assert (last.event, last.relation.rule) == ("withdrawn", "unmatched")
    assert LANGUAGES[language][0] in last.relation.changed[0]


def test_two_quoted_stories_are_no_choice() -> None:
    headline, body, *_ = LANGUAGES["en"]
    text = f'Please disregard our stories "{headline}" and "{OTHER[0]}". Both are wrong.'
    notice = sent("en", text, hours=0.5, signal="withdrawal")
    stories = sent("en", body, headline), sent("en", OTHER[1], OTHER[0], hours=0.2, place="PORTO")
    assert versions_of(*stories, notice)[-1].relation.rule == "unmatched"


def test_a_quotation_in_the_withdrawn_text_is_no_notice() -> None:
    """A film may have a headline's words: the text that a mark withdraws is of the headline beside that mark."""
    film = sent("en", "The film of three ferrymen opens in May, its maker said on Tuesday.", "The Last Ferry")
    notice = sent(
        "en",
        'The actress Ida Holm, known from "The Last Ferry", leaves the stage, a paper wrote.',
        "WITHDRAWN-Ida Holm leaves the stage",
        hours=0.5,
        signal="withdrawal",
    )
    first, last = versions_of(film, notice)
    assert last.story_id != first.story_id


def test_a_plea_of_somebody_in_the_news_withdraws_nothing() -> None:
    headline, body, *_ = LANGUAGES["en"]
    news = sent("en", f'Please do not believe the rumour "{headline}", the mayor of Porto told reporters.', hours=0.5)
    assert versions_of(sent("en", body, headline), news)[-1].event == "version"


def test_the_german_word_alone_is_a_mark() -> None:
    assert signal("ZURÜCKZIEHUNG", "Die Firma dementiert.") == "withdrawal"
