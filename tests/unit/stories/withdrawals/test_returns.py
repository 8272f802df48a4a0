"""Which versions of a withdrawn story bring it back: news since the withdrawal, and no edited copy. All is invented."""

from typing import Final, NamedTuple

import pytest

from dateline.core.text.signals import signal
from dateline.core.text.withdrawals.reinstatement import is_reinstated
from dateline_schemas import Distinct, Story
from tests.cost import cpu_seconds
from tests.rows import each_row
from tests.unit.stories.test_thread import versions_of
from tests.unit.stories.test_thread_withdrawals import page, published
from tests.unit.stories.withdrawals.reports import REPORT

Edition = tuple[str, str]
EDITED: Final = {
    "en": ("broke out", "began"),
    "nl": ("ontstond", "begon"),
    "de": ("brach", "entstand"),
    "fr": ("selon le maire", "dit le maire"),
    "es": ("empezó", "comenzó"),
    "it": ("dice il sindaco", "afferma il sindaco"),
    "pt": ("começou", "teve início"),
    "sv": ("bröt ut", "började"),
    "no": ("brøt ut", "startet"),
}
"""Words that a site puts in the place of the agency's."""
NEWS: Final = {
    "en": "Two officials of the district were arrested over the false toll, prosecutor Nora Feld said later.",
    "nl": "Twee ambtenaren zijn opgepakt wegens het valse dodental, meldt officier van justitie Nora Feld later.",
    "de": "Zwei Beamte wurden wegen der falschen Opferzahl festgenommen, teilte Staatsanwältin Nora Feld später mit.",
    "fr": "Deux fonctionnaires ont été arrêtés pour ce faux bilan, a indiqué plus tard la procureure Nora Feld.",
    "es": "Dos funcionarios fueron detenidos por la cifra falsa, informó más tarde la fiscal Nora Feld.",
    "it": "Due funzionari sono stati arrestati per il falso bilancio, ha riferito più tardi la procuratrice Nora Feld.",
    "pt": "Dois funcionários foram presos pelo balanço falso, informou mais tarde a procuradora Nora Feld.",
    "sv": "Två tjänstemän har gripits för den falska dödssiffran, uppger åklagaren Nora Feld senare.",
    "no": "To tjenestemenn er pågrepet for det falske dødstallet, opplyser statsadvokat Nora Feld senere.",
}
STANDS: Final = {
    "en": "This story was withdrawn in error.",
    "nl": "Dit bericht was ten onrechte ingetrokken.",
    "de": "Diese Meldung war irrtümlich zurückgezogen worden.",
    "fr": "Cette dépêche avait été annulée par erreur.",
    "es": "Esta noticia fue anulada por error.",
    "it": "Questa notizia era stata annullata per errore.",
    "pt": "Esta notícia foi anulada por engano.",
    "sv": "Telegrammet drogs tillbaka av misstag.",
    "no": "Meldingen ble trukket ved en feil.",
}


MAX_SECONDS: Final = 0.2
"""CPU seconds to look for a reinstatement in a text of any length."""


def told(
    edition: Edition, language: str, *, hours: float = 0, time: float | None = None, source: str = "a portal"
) -> Distinct:
    headline, body = edition
    sent = signal(headline, body)
    told_on = page(
        body, headline, place="LENNICK", agency="Reuters", language=language, hours=hours, signal=sent, source=source
    )
    return told_on if time is None else published(told_on, time)


def notice(language: str, *, time: float | None = 2) -> Distinct:
    headline = f"WITHDRAWN: {REPORT[language][0]}"
    return told((headline, "This story is withdrawn."), language, hours=2, time=time)


def edited(language: str) -> Edition:
    headline, body = REPORT[language]
    assert EDITED[language][0] in body
    return headline, body.replace(*EDITED[language])


def after(language: str, edition: Edition, *, time: float | None, of_notice: float | None = 2) -> Story:
    first = told(REPORT[language], language, time=0)
    withdrawn = notice(language, time=of_notice)
    return versions_of(first, withdrawn, told(edition, language, hours=3, time=time, source="another"))[-1]


@each_row("language", REPORT)
@each_row("of_notice", [2, None], ids=["notice with time", "notice without"])
@each_row("time", [1.5, None, 2.9], ids=["before the notice", "without time", "after it"])
def test_an_edited_copy_stays_withdrawn(language: str, time: float | None, of_notice: float | None) -> None:
    copy = after(language, edited(language), time=time, of_notice=of_notice)
    assert (copy.version, copy.relation.kind, copy.pub_status, copy.text) == (3, "repeat", "canceled", None)


@pytest.mark.parametrize("language", REPORT)
def test_an_older_report_with_more_in_it_stays_withdrawn(language: str) -> None:
    headline, body = edited(language)
    assert after(language, (headline, f"{body} {NEWS[language]}"), time=1.5).pub_status == "canceled"


@each_row("language", REPORT)
@each_row("of_notice", [2, None], ids=["notice with time", "notice without"])
def test_a_newer_report_that_tells_more_is_a_return(language: str, of_notice: float | None) -> None:
    headline, body = edited(language)
    back = after(language, (headline, f"{body} {NEWS[language]}"), time=2.9, of_notice=of_notice)
    assert (back.version, back.pub_status, back.event) == (3, "usable", "version")


@each_row("language", REPORT)
@each_row(("time", "status"), [(1.5, "canceled"), (None, "canceled"), (2.9, "usable")])
def test_another_toll_is_a_return_where_it_is_newer(language: str, time: float | None, status: str) -> None:
    headline, body = (words.replace("12", "4") for words in REPORT[language])
    assert after(language, (headline, body), time=time).pub_status == status


@each_row("language", REPORT)
@each_row("time", [None, 2.9])
def test_a_text_that_says_that_the_report_stands_is_a_return(language: str, time: float | None) -> None:
    headline, body = REPORT[language]
    assert after(language, (headline, f"{STANDS[language]}\n{body}"), time=time).pub_status == "usable"


def test_a_correction_of_the_toll_is_a_return_without_a_time() -> None:
    headline, body = (words.replace("12", "4") for words in REPORT["en"])
    assert after("en", (f"CORRECTED-{headline}", body), time=None).relation.kind == "correction"
    assert after("en", (f"CORRECTED-{headline}", body), time=1.5).pub_status == "canceled"


def test_a_figure_that_an_earlier_withdrawn_version_had_is_no_news() -> None:
    headline, body = REPORT["en"]
    first, second = ((headline.replace("12", toll), body.replace("12", toll)) for toll in ("9", "12"))
    texts = [told(first, "en", time=0), told(second, "en", hours=1, time=1), notice("en")]
    copy = told((first[0], first[1].replace(*EDITED["en"])), "en", hours=3, time=2.9, source="another")
    assert versions_of(*texts, copy)[-1].pub_status == "canceled"


def test_an_update_with_a_higher_number_is_a_return() -> None:
    headline, body = (words.replace("12", "4") for words in REPORT["en"])
    texts = [told((f"UPDATE 1-{REPORT['en'][0]}", REPORT["en"][1]), "en"), notice("en", time=None)]
    back = told((f"UPDATE 2-{headline}", body), "en", hours=3)
    assert versions_of(*texts, back)[-1].pub_status == "usable"


@pytest.mark.parametrize(("toll", "status"), [("12", "canceled"), ("4", "usable")])
def test_a_site_that_had_the_notice_publishes_another_toll_again(toll: str, status: str) -> None:
    """Its page has no time. What it shows after the notice is newer than that, but for copies."""
    headline, body = (words.replace("12", toll) for words in edited("en"))
    again = told((headline, body), "en", hours=3)
    assert versions_of(told(REPORT["en"], "en"), notice("en", time=None), again)[-1].pub_status == status


def test_a_second_notice_with_the_words_of_the_text_leaves_it_a_withdrawn_one() -> None:
    marked = told(REPORT["en"], "en", hours=2.5, source="third").model_copy(update={"signal": "withdrawal"})
    texts = told(REPORT["en"], "en"), notice("en"), marked, told(edited("en"), "en", hours=3, source="another")
    assert versions_of(*texts)[-1].pub_status == "canceled"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The story is withdrawn because it was published in error."),
        ("en", "The story was sent in error and is withdrawn."),
        ("es", "La noticia queda anulada por error en la cifra de muertos."),
        ("de", "Die versehentlich gesendete Meldung wird zurückgezogen."),
        ("fr", "La dépêche est annulée en raison d'une erreur."),
    ],
)
def test_a_mistake_in_the_story_is_a_reason_to_withdraw_it(language: str, sentence: str) -> None:
    headline, body = REPORT[language]
    assert not is_reinstated(told((headline, f"{sentence}\n{body}"), language))


@each_row(
    ("language", "sentence"),
    [
        ("en", "This story was accidentally withdrawn."),
        ("en", "This story was inadvertently withdrawn."),
        ("en", "This article was incorrectly withdrawn."),
        ("nl", "Dit bericht was onterecht ingetrokken."),
        ("nl", "Dit artikel was per ongeluk ingetrokken."),
        ("de", "Diese Meldung wurde fälschlicherweise zurückgezogen."),
        ("de", "Dieser Artikel wurde irrtümlicherweise zurückgezogen."),
        ("fr", "Cet article a été retiré par mégarde."),
        ("es", "Esta noticia fue anulada equivocadamente."),
        ("es", "Este artículo fue retirado por error."),
        ("it", "Questo articolo è stato ritirato per errore."),
        ("pt", "Esta notícia foi anulada erradamente."),
        ("sv", "Den här artikeln drogs tillbaka av misstag."),
        ("no", "Denne artikkelen ble trukket tilbake ved en feil."),
        ("da", "Denne artikel blev trukket tilbage ved en fejl."),
        ("da", "Denne nyhed blev fejlagtigt trukket tilbage."),
    ],
)
def test_a_story_that_was_withdrawn_by_mistake_stands(language: str, sentence: str) -> None:
    headline, body = REPORT.get(language, REPORT["no"])
    assert is_reinstated(told((headline, f"{sentence}\n{body}"), language))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Esta noticia queda anulada por error, ya que el dato no es correcto."),
        ("fr", "Cette dépêche est annulée par erreur, car le bilan est faux."),
        ("it", "Questa notizia è annullata per errore, perché il dato non è corretto."),
        ("pt", "Esta notícia fica anulada por erro, já que o dado não é correto."),
        ("en", "This story is withdrawn: by mistake, it named a living man."),
        ("en", "This story was withdrawn: by mistake, it named a living man."),
        ("sv", "Den här artikeln har dragits tillbaka: av misstag, den var fel."),
        ("fr", "L'article 5 de la loi a été retiré par erreur."),
    ],
)
def test_a_mistake_for_which_a_story_is_withdrawn_brings_none_back(language: str, sentence: str) -> None:
    headline, body = REPORT[language]
    assert not is_reinstated(told((headline, f"{sentence}\n{body}"), language))


REASONS: Final = {
    "en": ": nobody died",
    "nl": ", er vielen geen doden",
    "de": ": es gab keine Toten",
    "fr": ", car personne n'est mort",
    "es": ": no hubo muertos",
    "it": ", non ci sono morti",
    "pt": ", pois não houve mortos",
    "sv": "; ingen dog",
    "no": ", for ingen døde",
    "da": ": ingen døde",
}
"""What follows behind a mistake that is the reason of a withdrawal."""
BEHIND: Final = {
    "en": "This story was withdrawn in error",
    "nl": "Dit bericht werd ingetrokken per vergissing",
    "de": "Diese Meldung wurde zurückgezogen aus Versehen",
    "fr": "Cette dépêche a été annulée par erreur",
    "es": "Esta nota fue anulada por error",
    "it": "La notizia è stata annullata per errore",
    "pt": "A notícia foi anulada por erro",
    "sv": "Telegrammet drogs tillbaka av misstag",
    "no": "Meldingen ble trukket ved en feil",
    "da": "Denne artikel blev trukket tilbage ved en fejl",
}
ANDS: Final = {"en": "and", "nl": "en", "de": "und", "fr": "et", "es": "y", "it": "e", "pt": "e", "sv": "och",
               "no": "og", "da": "og"}  # fmt: skip


STANDING = {
    "en": (
        "This story was withdrawn by mistake, we apologise.",
        "This story was withdrawn in error; it stands.",
        "This story was withdrawn in error; it is not withdrawn.",
        "This story was withdrawn in error, it has not been retracted.",
        "This story was withdrawn in error; there were no errors in it.",
    ),
    "nl": (
        "Dit bericht is ingetrokken per abuis, onze excuses.",
        "Dit bericht is ten onrechte ingetrokken: het is zo.",
    ),
    "de": ("Diese Meldung wurde irrtümlich zurückgezogen und der Rückzug ist widerrufen.",),
    "fr": (
        "Cette dépêche a été annulée par erreur : elle est exacte.",
        "Cette dépêche a été annulée par erreur, hélas.",
        "Cette dépêche a été annulée par erreur, elle ne contient aucune erreur.",
    ),
    "es": (
        "Esta nota fue anulada por error; sigue vigente.",
        "Esta nota fue anulada por error, pedimos disculpas.",
        "Esta nota fue anulada por error: no contiene errores.",
    ),
    "it": ("Questa notizia è stata annullata per errore: non contiene errori.",),
    "pt": ("Esta notícia foi anulada por erro, pedimos desculpa.",),
    "sv": ("Denna artikel drogs tillbaka av misstag, vi beklagar.",),
    "no": ("Denne saken ble trukket ved en feil, vi beklager.",),
}


@pytest.mark.parametrize("language", STANDING)
def test_a_clause_behind_a_mistake_that_denies_nothing_leaves_the_story_standing(language: str) -> None:
    headline, body = REPORT.get(language, REPORT["no"])
    for sentence in STANDING[language]:
        assert is_reinstated(told((headline, f"{sentence}\n{body}"), language)), sentence


@pytest.mark.parametrize("language", BEHIND)
def test_what_follows_a_mistake_without_a_stop_is_the_reason(language: str) -> None:
    headline, body = REPORT.get(language, REPORT["no"])
    for behind, is_one in ((".", True), (f", {ANDS[language]} 12.", True), (f"{REASONS[language]}.", False)):
        assert is_reinstated(told((headline, f"{BEHIND[language]}{behind}\n{body}"), language)) is is_one


@pytest.mark.parametrize(
    ("language", "sentence", "is_one"),
    [
        ("en", "This story, which was incorrectly withdrawn on Monday and restored, is withdrawn for good.", False),
        ("en", "This story was incorrectly withdrawn and is not withdrawn any more.", True),
        ("de", "Diese Meldung, irrtümlich zurückgezogen am Montag, wird nun zurückgezogen.", False),
        ("fr", "Cette dépêche, annulée par erreur, et rétablie, est annulée.", False),
        ("nl", "Dit bericht, ten onrechte ingetrokken op maandag, wordt nu ingetrokken.", False),
        ("no", "Denne meldingen, feilaktig trukket mandag, trekkes.", False),
    ],
)
def test_a_story_that_is_withdrawn_in_the_end_is_not_back(language: str, sentence: str, *, is_one: bool) -> None:
    headline, body = REPORT[language]
    assert is_reinstated(told((headline, f"{sentence}\n{body}"), language)) is is_one


@pytest.mark.parametrize("sentence", ["The minister said the story was withdrawn in error.", "in error " * 40_000])
def test_what_somebody_says_reinstates_nothing_and_takes_no_long_time(sentence: str) -> None:
    text = told((REPORT["en"][0], f"{sentence}\n{REPORT['en'][1]}"), "en")
    assert not is_reinstated(text)
    assert cpu_seconds(lambda: is_reinstated(text), times=3) < MAX_SECONDS


class Crash(NamedTuple):
    """A report of people who are hurt, and how a report in which nobody is hurt differs from it."""

    headline: str
    lead: str
    rest: str
    headline_of_none: str
    lead_of_none: str


CRASHES: Final = {
    "en": Crash(
        "Three passengers hurt in crash near Lennick",
        "Three passengers were hurt when a bus left the road near Lennick in fog on Monday, police said.",
        "The driver had seen the bend too late.",
        "No passengers hurt in crash near Lennick",
        "No passengers were hurt when a bus left the road near Lennick in fog on Monday, police said.",
    ),
    "nl": Crash(
        "Drie gewonden bij busongeluk in Lennick",
        "Drie inzittenden raakten gewond toen in Lennick een bus in de mist van de weg raakte, zegt de politie.",
        "De chauffeur zag de bocht te laat.",
        "Geen gewonden bij busongeluk in Lennick",
        "Geen inzittenden raakten gewond toen in Lennick een bus in de mist van de weg raakte, zegt de politie.",
    ),
    "de": Crash(
        "Drei Fahrgäste bei Busunglück in Lennick verletzt",
        "Drei Fahrgäste sind am Montag in Lennick verletzt worden, als ein Bus im Nebel von der Straße abkam.",
        "Der Fahrer sah die Kurve zu spät.",
        "Keine Fahrgäste bei Busunglück in Lennick verletzt",
        "Keine Fahrgäste sind am Montag in Lennick verletzt worden, als ein Bus im Nebel von der Straße abkam.",
    ),
    "fr": Crash(
        "Accident de bus à Lennick: trois blessés",
        "Un bus a quitté la route lundi à Lennick dans le brouillard et trois passagers ont été blessés.",
        "Le chauffeur a vu le virage trop tard.",
        "Accident de bus à Lennick: aucun blessé",
        "Un bus a quitté la route lundi à Lennick dans le brouillard et aucun passager n'a été blessé.",
    ),
    "es": Crash(
        "Accidente de autobús en Lennick: tres heridos",
        "Un autobús se salió de la carretera el lunes en Lennick por la niebla y dejó tres heridos.",
        "El chófer vio la curva demasiado tarde.",
        "Accidente de autobús en Lennick: ningún herido",
        "Un autobús se salió de la carretera el lunes en Lennick por la niebla y no dejó ningún herido.",
    ),
    "it": Crash(
        "Incidente di autobus a Lennick: tre feriti",
        "Un autobus è uscito di strada lunedì a Lennick nella nebbia e tre passeggeri sono feriti.",
        "L'autista ha visto la curva troppo tardi.",
        "Incidente di autobus a Lennick: nessun ferito",
        "Un autobus è uscito di strada lunedì a Lennick nella nebbia e nessun passeggero è ferito.",
    ),
    "pt": Crash(
        "Acidente de autocarro em Lennick: três feridos",
        "Um autocarro saiu da estrada na segunda-feira em Lennick com nevoeiro e fez três feridos.",
        "O motorista viu a curva tarde demais.",
        "Acidente de autocarro em Lennick: nenhum ferido",
        "Um autocarro saiu da estrada na segunda-feira em Lennick com nevoeiro e não fez nenhum ferido.",
    ),
    "sv": Crash(
        "Tre passagerare skadade i bussolycka i Lennick",
        "Tre passagerare skadades på måndagen när en buss körde av vägen i dimma i Lennick, säger polisen.",
        "Föraren såg kurvan för sent.",
        "Inga passagerare skadade i bussolycka i Lennick",
        "Inga passagerare skadades på måndagen när en buss körde av vägen i dimma i Lennick, säger polisen.",
    ),
    "no": Crash(
        "Tre passasjerer skadet i bussulykke i Lennick",
        "Tre passasjerer ble skadet mandag da en buss kjørte av veien i tåke i Lennick, sier politiet.",
        "Sjåføren så svingen for sent.",
        "Ingen passasjerer skadet i bussulykke i Lennick",
        "Ingen passasjerer ble skadet mandag da en buss kjørte av veien i tåke i Lennick, sier politiet.",
    ),
}


def status_of(language: str, edition: Edition, time: float | None) -> str:
    """Return the status of a text behind the notice on a report of people who are hurt."""
    one = CRASHES[language]
    first = told((one.headline, f"{one.lead} {one.rest}"), language, time=0)
    withdrawn = told((f"WITHDRAWN: {one.headline}", "This story is withdrawn."), language, hours=2, time=2)
    *_, last = versions_of(first, withdrawn, told(edition, language, hours=3, time=time, source="another"))
    assert last.story_id == first_story(first)
    return last.pub_status


def first_story(text: Distinct) -> str:
    return versions_of(text)[0].story_id


@each_row("language", CRASHES)
@each_row("time", [None, 2.9])
def test_a_report_that_says_none_in_place_of_a_number_is_a_return(language: str, time: float | None) -> None:
    one = CRASHES[language]
    assert status_of(language, (one.headline_of_none, f"{one.lead_of_none} {one.rest}"), time) == "usable"


LESSER: Final = (
    ("Three passengers", "Passengers", ""),
    ("Three passengers", "Passengers", " No other bus was near."),
    ("Three passengers", "Passengers", " There was no word on the hurt."),
    ("near Lennick in fog", "near Lennick with no warning", ""),
    ("Three passengers were hurt when a bus left the road", "A bus left the road with no warning", ""),
    ("Three passengers were hurt when a bus left the road", "Nobody saw how a bus left the road", ""),
)
"""Words of the lead, others in their place, and what is added: none of them denies that somebody was hurt."""


@pytest.mark.parametrize(("words", "others", "behind"), LESSER)
def test_a_copy_that_leaves_a_number_out_or_adds_a_none_stays_withdrawn(words: str, others: str, behind: str) -> None:
    one = CRASHES["en"]
    lead = one.lead.replace(words, others)
    assert status_of("en", (one.headline.removeprefix("Three "), f"{lead}{behind} {one.rest}"), None) == "canceled"
