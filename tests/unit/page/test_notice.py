"""A notice at an article gives it its signal and its note; a notice of withdrawal is no page that refuses."""

from datetime import UTC, datetime

import pytest

from dateline.core.page.parse import parse_page
from dateline.core.text.notices import is_withdrawal
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

TITLE = "Tram hits bus in Lisbon, 9 hurt"
REPORT = (
    "LISBON, Portugal (AP) — A tram hit a bus in central Lisbon on Monday and hurt 9 people, the fire brigade said. "
    "The street will be closed until noon."
)


def _only(text: str, title: str | None = None) -> Brief:
    at = datetime(2026, 11, 30, 9, tzinfo=UTC)
    (brief,) = parse_page(RawArticle(source="s", text=text, title=title, fetched_at=at), atlas()).briefs
    return brief


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            f"{TITLE}\n\n{REPORT}\n\nThis story has been corrected to show 9.",
            "This story has been corrected to show 9.",
        ),
        (f"{TITLE}\n\n{REPORT}\n\n___\n\nThis version CORRECTS it to 9.", "This version CORRECTS it to 9."),
        (f"{TITLE}\n\n(This Nov. 30 story corrects it to 9)\n\n{REPORT}", "This Nov. 30 story corrects it to 9"),
        (f"{TITLE}\n\n{REPORT}\n\n(This version corrects it to 9)", "This version corrects it to 9"),
    ],
)
def test_a_notice_beside_a_text_is_its_note_and_signal(text: str, note: str) -> None:
    brief = _only(text, TITLE)
    assert (brief.signal, brief.note) == ("correction", note)


def test_a_report_without_a_notice_has_neither() -> None:
    brief = _only(f"{TITLE}\n\n{REPORT}\n\nThe ministry corrected its figures.", TITLE)
    assert (brief.signal, brief.note) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        'Widerruf: Fähre rammt Brücke\n\nBitte verwenden Sie die Meldung "Fähre rammt Brücke" nicht.',
        "Zurückgezogen: Fähre rammt Brücke\n\nDie dpa zieht die Meldung zurück. Bitte verwenden Sie diese nicht.",
        "Story withdrawn: Tram hits bus\n\nWe have withdrawn this story because it did not meet our standards.",
        "Editors: The AP is withdrawing the story slugged Portugal-Tram. A kill is mandatory. Do not publish it.",
    ],
)
def test_a_notice_of_withdrawal_is_no_refusal(text: str) -> None:
    assert _only(text).signal == "withdrawal"


HEADLINE = "Fire at paper mill in Lennick kills 12"
REMOVED = {
    "en": "This article has been removed because it did not meet our standards.",
    "nl": "Dit artikel is verwijderd omdat de bron onbetrouwbaar bleek.",
    "de": "Dieser Artikel wurde entfernt, weil er nicht unseren Regeln entsprach.",
    "fr": "Cet article a été supprimé car il contenait de fausses citations.",
    "es": "Este artículo ha sido eliminado porque contenía datos falsos.",
    "it": "Questo articolo è stato rimosso perché conteneva dati falsi.",
    "pt": "Este artigo foi removido porque continha dados falsos.",
    "sv": "Den här artikeln har tagits bort eftersom uppgifterna var fel.",
    "no": "Denne artikkelen er fjernet fordi opplysningene var feil.",
}
WITHDRAWN = {
    "en": "This article has been retracted because its quotes were made up.",
    "nl": "Dit artikel is ingetrokken omdat de cijfers niet klopten.",
    "de": "Dieser Artikel wurde zurückgezogen, weil die Angaben falsch waren.",
    "fr": "Cet article a été retiré car les chiffres étaient faux.",
    "es": "Este artículo ha sido retirado porque contenía datos falsos.",
    "it": "Questo articolo è stato ritirato perché conteneva dati falsi.",
    "pt": "Este artigo foi retirado porque continha dados falsos.",
    "sv": "Den här artikeln har dragits tillbaka eftersom uppgifterna var fel.",
    "no": "Denne artikkelen er trukket fordi opplysningene var feil.",
}
BARE = {
    "en": "This article has been withdrawn.",
    "nl": "Dit artikel is ingetrokken.",
    "de": "Dieser Artikel wurde zurückgezogen.",
    "fr": "Cet article a été retiré.",
    "es": "Este artículo ha sido retirado.",
    "it": "Questo articolo è stato ritirato.",
    "pt": "Este artigo foi retirado.",
    "sv": "Den här artikeln har dragits tillbaka.",
    "no": "Denne artikkelen er trukket tilbake.",
}
BY_EDITORS = {
    "en": (
        "This article has been withdrawn by the editors. It told of a drill.",
        "The editors have withdrawn this article because it told of a drill.",
        "Our newsroom has retracted this story.",
    ),
    "nl": (
        "Dit artikel is ingetrokken door de redactie. Het ging om een oefening.",
        "Dit artikel is door de redactie ingetrokken omdat het om een oefening ging.",
        "De redactie heeft dit artikel ingetrokken omdat het om een oefening ging.",
    ),
    "de": (
        "Dieser Artikel wurde von der Redaktion zurückgezogen. Es war eine Übung.",
        "Die Redaktion hat diesen Artikel zurückgezogen, weil es sich um eine Übung handelte.",
        "Unsere Redaktion hat diesen Beitrag zurückgezogen.",
    ),
    "fr": (
        "Cet article a été retiré par la rédaction. Il s'agissait d'un exercice.",
        "Cet article a été retiré par notre rédaction car il s'agissait d'un exercice.",
        "La rédaction a retiré cet article car il s'agissait d'un exercice.",
    ),
    "es": (
        "Este artículo ha sido retirado por la redacción. Se trataba de un ejercicio.",
        "La redacción ha retirado este artículo porque se trataba de un ejercicio.",
    ),
    "it": (
        "Questo articolo è stato ritirato dalla redazione. Si trattava di un'esercitazione.",
        "La redazione ha ritirato questo articolo perché si trattava di un'esercitazione.",
    ),
    "pt": (
        "Este artigo foi retirado pela redação. Tratava-se de um exercício.",
        "A redação retirou este artigo porque se tratava de um exercício.",
    ),
    "sv": (
        "Den här artikeln har dragits tillbaka av redaktionen. Det var en övning.",
        "Redaktionen har dragit tillbaka den här artikeln eftersom det var en övning.",
    ),
    "no": (
        "Denne artikkelen er trukket tilbake av redaksjonen. Det var en øvelse.",
        "Redaksjonen har trukket tilbake denne artikkelen fordi det var en øvelse.",
    ),
    "da": (
        "Denne artikel er trukket tilbage af redaktionen. Det var en øvelse.",
        "Redaktionen har trukket denne artikel tilbage, fordi det var en øvelse.",
    ),
}
DISOWNED = {
    "en": "This story has been removed. An earlier version reported a fire at a mill that killed 12 workers.",
    "nl": "Dit artikel is verwijderd. In een eerdere versie stond dat 12 arbeiders bij een brand waren omgekomen.",
    "de": "Dieser Artikel wurde entfernt. Eine frühere Version berichtete von 12 Toten bei einem Brand in Lennick.",
    "fr": "Cet article a été supprimé. Une version précédente faisait état de 12 morts dans un incendie.",
    "es": "Este artículo ha sido eliminado. Una versión anterior informaba de 12 obreros muertos en un incendio.",
    "it": "Questo articolo è stato rimosso. Una versione precedente riferiva di 12 operai morti in un incendio.",
    "pt": "Este artigo foi removido. Uma versão anterior informava que 12 operários morreram num incêndio.",
    "sv": "Den här artikeln har tagits bort. En tidigare version uppgav att 12 arbetare hade dött i en brand.",
    "no": "Denne artikkelen er fjernet. En tidligere versjon oppga at 12 arbeidere var døde i en brann.",
    "da": "Denne artikel er fjernet. En tidligere version fortalte, at 12 arbejdere var døde i en brand.",
}
GONE = (
    "This article has been removed.",
    "This article is no longer available.",
    "Page not found. The article that you are looking for was moved or removed.",
    "This article has been removed because our licence for it has expired.",
    "Dit artikel is niet meer beschikbaar.",
    "Dit artikel is verwijderd wegens verlopen publicatierechten.",
    "Dieser Artikel ist nicht mehr verfügbar.",
    "Cet article n'est plus disponible.",
    "Este artículo ya no está disponible.",
    "Questo articolo non è più disponibile.",
    "Este artigo já não está disponível.",
    "Den här artikeln finns inte längre.",
    "Denne artikkelen er ikke lenger tilgjengelig.",
)


@each_row("headline", [None, HEADLINE])
@each_row("notice", [*REMOVED.values(), *WITHDRAWN.values()], ids=[*REMOVED, *WITHDRAWN])
def test_a_notice_in_the_place_of_an_article_withdraws_it(notice: str, headline: str | None) -> None:
    brief = _only(notice if headline is None else f"{headline}\n\n{notice}", headline)
    assert (brief.signal, brief.text, brief.role) == ("withdrawal", notice, "lead")


@each_row("headline", [None, HEADLINE])
@each_row("language", BY_EDITORS)
def test_so_does_one_that_says_that_editors_withdrew_it(language: str, headline: str | None) -> None:
    for notice in BY_EDITORS[language]:
        brief = _only(notice if headline is None else f"{headline}\n\n{notice}", headline)
        assert (brief.signal, brief.text) == ("withdrawal", notice)


@each_row("notice", BARE.values(), ids=BARE)
@each_row("form", ["{notice}", "{headline}\n\n{notice}", "{headline}\n\n30 November 2026, 08:15\n\n{notice}"])
def test_so_does_a_short_one_without_a_reason(notice: str, form: str) -> None:
    brief = _only(form.format(headline=HEADLINE, notice=notice))
    assert (brief.signal, brief.text, brief.role) == ("withdrawal", notice, "lead")
    assert brief.headline in {HEADLINE, notice}


@each_row("notice", BARE.values(), ids=BARE)
@each_row("reason", ["", " The railway says that its trains ran on time."])
def test_a_notice_stands_in_its_text_though_its_headline_has_its_words(notice: str, reason: str) -> None:
    brief = _only(f"{notice.rstrip('.')}\n\n{notice}{reason}")
    assert (brief.signal, brief.text) == ("withdrawal", notice + reason)


@each_row("notice", BARE.values(), ids=BARE)
@each_row("reason", ["", "The railway says so.", "The railway says that its trains ran on time.", "A.\n\nB."])
def test_a_notice_that_is_headline_and_paragraph_is_told_once_as_each(notice: str, reason: str) -> None:
    for headline in (notice, notice.rstrip(".")):
        brief = _only(f"{headline}\n\n{notice}\n\n{reason}")
        assert (brief.signal, brief.headline) == ("withdrawal", headline)
        assert brief.text == "\n".join([notice, *reason.split("\n\n")]).strip()


@pytest.mark.parametrize(
    "below", ["Navy gets boats", "Navy gets boats\n\nPeru will buy 24 patrol boats, a minister said."]
)
def test_below_such_a_notice_another_headline_is_not_of_it(below: str) -> None:
    at = datetime(2026, 11, 30, 9, tzinfo=UTC)
    text = f"This story has been withdrawn\n\nThis story has been withdrawn.\n\n{below}"
    briefs = parse_page(RawArticle(source="s", text=text, fetched_at=at), atlas()).briefs
    assert not any(brief.signal == "withdrawal" and "Navy" in brief.text for brief in briefs)


@each_row("notice", DISOWNED.values(), ids=DISOWNED)
@each_row("form", ["{notice}", "{headline}\n\n{notice}", "{first}\n\n{notice}"])
def test_a_removed_page_that_says_what_it_told_before_is_withdrawn(notice: str, form: str) -> None:
    brief = _only(form.format(notice=notice, headline=HEADLINE, first=notice.split(".", maxsplit=1)[0]))
    assert (brief.signal, brief.text) == ("withdrawal", notice)


def test_a_headline_that_is_printed_again_in_front_of_its_text_still_goes() -> None:
    text = "The tram that was withdrawn in May returns to the line on Monday, the city says."
    assert _only(f"Old tram is withdrawn again\n\nOld tram is withdrawn again {text}").text == text


@each_row("headline", [None, HEADLINE])
@each_row("words", GONE)
def test_a_page_that_its_site_took_away_withdraws_nothing(words: str, headline: str | None) -> None:
    at = datetime(2026, 11, 30, 9, tzinfo=UTC)
    text = words if headline is None else f"{headline}\n\n{words}"
    briefs = parse_page(RawArticle(source="s", text=text, title=headline, fetched_at=at), atlas()).briefs
    assert [brief.signal for brief in briefs if brief.signal is not None] == []


@pytest.mark.parametrize(
    "news",
    [
        "Este artículo fue retirado del proyecto de ley tras el debate en el Senado, dijo su ponente Elsa Quiroga.",
        "Dit artikel is ingetrokken door de minister, die het wetsvoorstel maandag in de Kamer verdedigde.",
        "This article was removed from the treaty after a vote on Monday, the envoy of Norway said in Geneva.",
    ],
)
def test_news_of_a_law_s_article_is_no_such_notice(news: str) -> None:
    assert not is_withdrawal(news)
