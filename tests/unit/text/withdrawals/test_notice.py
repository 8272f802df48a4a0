"""Sentences by which a desk withdraws a story, and news that has their words. All is invented.

A row's ``%`` stands for the headline of a story that is known, in the row's language.
"""

from typing import Final

import pytest

from dateline.core.text.withdrawals.notice import Notice, is_bare_notice, read_withdrawal, withdrawn_headline
from tests.rows import each_row

HEADLINES: Final = {
    "en": "Turkey's central bank holds rate",
    "nl": "België herstelt spoorbruggen in Luik",
    "de": "Vier Jahre Haft für Ex-Chefin der Wasserwerke",
    "fr": "Grève de trois jours des dockers au Havre",
    "es": "El Congreso aprueba la ley del agua minera",
    "ca": "El Parlament aprova la llei de l'aigua",
    "pt": "Congresso aprova a lei da água",
    "it": "Tunisia ferma 340 migranti a Sfax",
    "ro": "Parlamentul adoptă legea apei",
    "no": "Ferge gikk på grunn utenfor Bodø",
    "da": "Færge gik på grund ud for Aarhus",
    "sv": "Färja gick på grund utanför Visby",
    "fi": "Lautta ajoi karille Turun edustalla",
    "pl": "Czeski parlament przyjął budżet",
    "cs": "Polský parlament schválil rozpočet",
    "sk": "Poľský parlament schválil rozpočet",
    "hr": "Sabor usvojio zakon o vodama",
    "hu": "A parlament elfogadta a vízügyi törvényt",
    "tr": "Merkez Bankası faizi sabit tuttu",
    "ru": "Парламент принял закон о воде",
    "uk": "Парламент ухвалив закон про воду",
    "bg": "Парламентът прие закона за водите",
    "el": "Η Βουλή ψήφισε τον νόμο για το νερό",
    "id": "Parlemen sahkan undang-undang air",
    "ar": "البرلمان يقر قانون المياه الجديد",
}
"""A known headline a language."""

NOTICES: Final = (
    ("it", "ANSA", "ANNULLA - %", "La notizia è annullata."),
    ("it", "ANSA", "ANSA annulla la notizia '%'", "Si prega di considerare annullata la notizia."),
    ("it", "ANSA", "Attenzione redazioni: annullata la notizia '%'", "Seguirà una nuova versione del testo."),
    ("it", "AGI", "%", "La notizia è stata ritirata da AGI perché non confermata."),
    ("it", "ANSA", "% - NOTIZIA RITIRATA", "Il ministero ha smentito."),
    ("it", "ANSA", None, "La notizia «%», diffusa dall'ANSA, è annullata."),
    ("es", "EFE", 'EFE anula la noticia "%"', 'EFE anula la noticia titulada "%" por un error en la votación.'),
    ("es", "EFE", None, "EFE anula la noticia titulada «%» por un error."),
    ("es", "EFE", "%", "Queda anulada esta noticia. El Congreso no votó."),
    ("es", "EFE", "Anulada la noticia: %", "La votación no ha tenido lugar."),
    ("es", "EFE", "Atención, redacciones: EFE retira el despacho “%”", "La votación no ha tenido lugar."),
    ("fr", "AFP", 'L\'AFP annule sa dépêche "%"', "Le vote n'a pas eu lieu."),
    ("fr", "AFP", "La dépêche « % » est annulée", "Le vote n'a pas eu lieu."),
    ("fr", "AFP", "Attention rédactions : l'AFP retire sa dépêche du lundi « % »", "Le vote n'a pas eu lieu."),
    ("fr", "AFP", "Dépêche annulée : %", "Le vote n'a pas eu lieu."),
    ("fr", "AFP", "%", "Cette dépêche a été retirée par l'AFP."),
    ("nl", "ANP", "Let op redacties: ANP trekt bericht '%' in", "Het bericht is ingetrokken wegens een fout."),
    ("nl", "ANP", "ANP trekt bericht terug: %", "De minister heeft nog niets besloten."),
    ("nl", "ANP", "%", "Het ANP trekt dit bericht in."),
    ("nl", "ANP", None, "Het bericht '%' is ingetrokken wegens een fout."),
    ("nl", "ANP", "%: bericht vervalt", "De minister heeft nog niets besloten."),
    ("de", "dpa", "dpa zieht die Meldung „%“ zurück", "Das Urteil ist noch nicht gefallen."),
    ("de", "dpa", "Achtung Redaktionen: Die Meldung „%“ wird zurückgezogen", "Das Urteil steht aus."),
    ("de", "dpa", "%", "Die dpa hat ihre Meldung zurückgezogen."),
    ("en", "AP", "AP withdraws story: %", "No decision was made."),
    ("en", "AP", 'Attention editors: the story headlined "%" has been withdrawn', "No decision was made."),
    ("en", "AP", None, 'The Associated Press has withdrawn its story headlined "%".'),
    ("en", "Reuters", "%", "Reuters has retracted this story."),
    ("pl", "PAP", "WYCOFANE: %", "PAP wycofuje depeszę."),
    ("pl", "PAP", "ANULOWANE %", "Prosimy o anulowanie depeszy."),
    ("pl", "PAP", "PAP wycofuje depeszę „%”", "Głosowanie się nie odbyło."),
    ("pt", "Lusa", "Lusa anula a notícia “%”", "A votação não aconteceu."),
    ("pt", "Lusa", "%", "Esta notícia foi anulada pela Lusa."),
    ("ca", "ACN", "L'ACN anul·la la notícia «%»", "La votació no s'ha fet."),
    ("ro", "Agerpres", "Agerpres retrage știrea „%”", "Votul nu a avut loc."),
    ("no", "NTB", "NTB trekker meldingen «%» tilbake", "Fergen ligger til kai."),
    ("no", "NTB", "Til redaksjonene: Meldingen «%» er trukket", "Fergen ligger til kai."),
    ("da", "Ritzau", "Ritzau trækker telegrammet »%« tilbage", "Færgen ligger ved kaj."),
    ("sv", "TT", "TT återkallar telegrammet ”%”", "Färjan ligger vid kaj."),
    ("sv", "TT", "TT drar tillbaka nyheten ”%”", "Färjan ligger vid kaj."),
    ("fi", "STT", "STT peruu uutisen ”%”", "Lautta on satamassa."),
    ("cs", "ČTK", "ČTK ruší zprávu „%“", "Hlasování se nekonalo."),
    ("sk", "TASR", "TASR sťahuje správu „%“", "Hlasovanie sa nekonalo."),
    ("hr", "HINA", "HINA povlači vijest „%”", "Glasanja nije bilo."),
    ("hu", "MTI", "Az MTI visszavonja a „%” című hírt", "A szavazás elmaradt."),
    ("tr", "AA", "AA haberi iptal etti: %", "Karar alınmadı."),
    ("tr", "AA", "AA “%” başlıklı haberi geri çekti", "Karar alınmadı."),
    ("ru", "ТАСС", "ТАСС аннулирует сообщение «%»", "Голосования не было."),
    ("uk", "Укрінформ", "Укрінформ анулює повідомлення «%»", "Голосування не було."),
    ("bg", "БТА", "БТА анулира новината „%“", "Гласуване нямаше."),
    ("el", "ΑΠΕ", "ΑΠΕ ανακαλεί την είδηση «%»", "Δεν έγινε ψηφοφορία."),
    ("id", "Antara", 'Antara menarik berita "%"', "Tidak ada pemungutan suara."),
    ("ar", "واس", "واس تلغي خبر «%»", "لم يجر التصويت."),
    # a mark in front of the headline
    ("fr", "AFP", "ATTENTION ANNULATION: %", "Le vote n'a pas eu lieu."),
    ("fr", "AFP", "(ANNULEE) %", "Le vote n'a pas eu lieu."),
    ("de", "dpa", "(Zurückgezogen) %", "Das Urteil steht aus."),
    ("de", "dpa", "STORNO: %", "Das Urteil steht aus."),
    ("de", "dpa", "*** STORNO *** %", "Das Urteil steht aus."),
    ("de", "dpa", "dpa-Rückzug: %", "Das Urteil steht aus."),
    ("de", "dpa", "EIL: dpa annulliert Meldung: %", "Das Urteil steht aus."),
    ("nl", "ANP", "VERVALLEN - %", "De minister heeft nog niets besloten."),
    ("nl", "ANP", "(Ingetrokken) %", "De minister heeft nog niets besloten."),
    ("en", "Reuters", "REFILE-WITHDRAWAL-%", "No decision was made."),
    ("en", "AP", "[Withdrawn] %", "No decision was made."),
    (
        "en",
        "Reuters",
        "Refile: Turkey bank story withdrawn",
        'Please be advised that the story headlined "%" has been withdrawn. There will be no substitute story.',
    ),
    ("es", "EFE", "ATENCIÓN ANULACIÓN: %", "La votación no ha tenido lugar."),
    ("it", "ANSA", "ATTENZIONE ANNULLAMENTO - %", "Il ministero ha smentito."),
    ("pl", "PAP", "WYCOFANO: %", "Głosowanie się nie odbyło."),
)
"""Language, agency, headline, text; each names the known headline."""

NEWS: Final = (
    # words of withdrawal, and no known headline
    ("en", "AP", "Congress withdraws water bill", "Congress has withdrawn the bill after a revolt of the senators."),
    ("en", "AP", "Paper retracts story on mayor", "The Harbour Post retracted a story that named the mayor."),
    ("en", "AP", 'Minister withdraws remark "not my problem"', "The minister withdrew her remark on Monday."),
    ("en", "Reuters", "Reuters withdraws from talks", "Reuters has withdrawn from talks with the union."),
    ("en", "AP", "Story of a withdrawn army", "The story of the withdrawal was told on Monday."),
    ("es", "EFE", "La UE anula la multa a la petrolera", "El tribunal de la UE anuló la multa de 90 millones."),
    ("es", "EFE", "El juez anula la noticia del despido", "El juez anuló el lunes el despido de la directora."),
    ("es", "EFE", "EFE anula el contrato con la imprenta", "EFE anula el contrato por un desacuerdo."),
    ("es", "EFE", "Anulan la huelga de trenes", "Los sindicatos anularon la huelga prevista para el lunes."),
    ("es", "EFE", "EFE no retira la noticia sobre la presa", "La agencia dijo que la noticia es correcta."),
    ("fr", "AFP", "La justice annule l'article 5 de la loi", "Le Conseil d'État a annulé l'article 5 de la loi."),
    ("fr", "AFP", "Trump retire sa candidate", "Donald Trump a retiré la candidature de Mme Reed."),
    ("fr", "AFP", "Annulé : le concert de Lyon", "Le concert de Lyon est annulé, a dit la mairie."),
    ("it", "ANSA", "Il Tar annulla la gara per il ponte", "Il Tar ha annullato la gara per il ponte di Genova."),
    ("it", "ANSA", "Ritirata la proposta sulle pensioni", "Il governo ha ritirato la proposta sulle pensioni."),
    ("it", "ANSA", "La notizia della resa annulla le speranze", "A Sfax la notizia ha sorpreso tutti."),
    ("nl", "ANP", "Trump trekt zich terug uit het verdrag", "Trump trekt zich terug, zegt het Witte Huis."),
    ("nl", "ANP", "Kabinet trekt wet in na kritiek", "Het kabinet trekt de wet in die boeren raakt."),
    ("nl", "ANP", "België trekt 45 miljoen uit voor Luik", "België trekt 45 miljoen uit, zegt minister Claes."),
    ("nl", "ANP", "ANP trekt verslaggevers in Kyiv terug", "Het ANP trekt twee verslaggevers terug."),
    ("nl", "ANP", "Bericht uit het verleden vervalt", "Een bericht uit 1944 is in Luik gevonden."),
    ("de", "dpa", "Regierung zieht Gesetz zurück", "Die Regierung hat den Entwurf zurückgezogen."),
    ("de", "dpa", "Minister widerruft Bericht über Mängel", "Der Minister hat den Bericht widerrufen."),
    ("de", "dpa", "Bericht: Konzern zieht Angebot zurück", "Der Konzern zieht sein Angebot zurück."),
    ("de", "dpa", "Zurückgezogen lebender Maler gestorben", "Der zurückgezogen lebende Maler ist tot."),
    ("pl", "PAP", "Wycofano partię jogurtów", "Inspekcja wycofała partię jogurtów z Krakowa."),
    ("pl", "PAP", "Sejm odwołał ministra", "Sejm odwołał ministra zdrowia, podała kancelaria."),
    ("pt", "Lusa", "Tribunal anula a multa da operadora", "O tribunal anulou a multa de 90 milhões."),
    ("no", "NTB", "Regjeringen trekker meldingen om vern", "Regjeringen har trukket stortingsmeldingen."),
    ("no", "NTB", "Saken er trukket fra retten", "Saken er trukket, sier advokat Moe i Bodø."),
    ("da", "Ritzau", "Minister trækker lov tilbage", "Ministeren trækker loven om havne tilbage."),
    ("sv", "TT", "Volvo återkallar bilar", "Volvo återkallar 4 000 bilar, skriver bolaget."),
    ("sv", "TT", "Ministern drar tillbaka förslaget", "Ministern drar tillbaka sitt förslag om hamnar."),
    ("fi", "STT", "Finnair peruu lentoja", "Finnair peruu 40 lentoa maanantaina."),
    ("cs", "ČTK", "Soud zrušil pokutu", "Soud zrušil pokutu pro banku, řekl mluvčí."),
    ("tr", "AA", "Mahkeme cezayı iptal etti", "Mahkeme bankaya verilen cezayı iptal etti."),
    ("ru", "ТАСС", "Суд отменил штраф банку", "Суд отменил штраф в 90 миллионов рублей."),
    ("id", "Antara", "Pabrik menarik ribuan mobil", "Pabrik menarik 4.000 mobil pada hari Senin."),
    # a known headline, and no desk's words
    ("en", "AP", "%", "The bank left its key rate at 37 percent, and withdrew its forecast."),
    ("en", "AP", 'Bank withdraws paper titled "%"', "The bank has withdrawn a paper from its site."),
    ("en", "AP", "%, withdraws forecast", "The bank left its rate, and withdrew its forecast."),
    ("es", "EFE", "%", "El Congreso anuló además una multa, informó la noticia de la cámara."),
    ("es", "EFE", 'Facebook retira el artículo "%"', "Facebook retiró el artículo de un portal."),
    ("es", "EFE", "%: la oposición pide anularla", "La oposición pide anular la ley."),
    ("fr", "AFP", "Annulée : %", "Les syndicats ont renoncé à la grève prévue lundi."),
    ("fr", "AFP", "Facebook retire l'article « % »", "Facebook a retiré un article d'un journal du Havre."),
    ("it", "ANSA", "Annullata l'operazione “%”", "La guardia costiera ha annullato l'operazione."),
    ("it", "ANSA", "Ritirato il testo “%”", "Il senatore ha ritirato il testo in aula."),
    ("fr", "AFP", "Texte retiré : « % »", "La gauche a retiré ce texte à l'Assemblée."),
    ("en", "AP", "AP story on withdrawal wins prize", "An AP story of the withdrawal from Kabul won a prize."),
    ("nl", "ANP", "% en trekt plan voor Namen in", "België trekt het plan voor een brug in Namen in."),
    ("nl", "ANP", "Minister trekt brief '%' in", "De minister trekt de brief in die hij schreef."),
    ("de", "dpa", "%: Gericht zieht Urteil zurück", "Das Gericht hat das Urteil zurückgezogen."),
    ("pl", "PAP", "Anulowane: %", "Parlament anulował głosowanie z powodu awarii."),
    # marks, as the news has them
    ("de", "dpa", "Storno: %", "Wer gebucht hat, bekommt sein Geld zurück."),
    ("de", "dpa", "(Storniert) %", "Wer gebucht hat, bekommt sein Geld zurück."),
    ("de", "dpa", "STORNO: Was Reisende jetzt wissen müssen", "Wer gebucht hat, bekommt sein Geld zurück."),
    ("de", "dpa", "(Zurückgezogen) leben Mönche in Eifel", "In der Eifel leben elf Mönche zurückgezogen."),
    ("de", "dpa", "Rückzug: %", "Die Chefin der Wasserwerke zieht sich zurück."),
    ("de", "dpa", "Trainer-RÜCKZUG: %", "Der Trainer zieht sich zurück."),
    ("de", "dpa", "dpa-Rückzug: Was nun aus Hamburg wird", "Die Agentur zieht sich aus Hamburg zurück."),
    ("de", "dpa", "RÜCKZUG AUS KUNDUS: %", "Die Truppen ziehen ab."),
    ("fr", "AFP", "(Annulée) %", "Les syndicats ont renoncé à la grève prévue lundi."),
    ("fr", "AFP", "Attention annulation: %", "Les syndicats ont renoncé à la grève prévue lundi."),
    ("nl", "ANP", "Vervallen - %", "De herstelwerken in Luik gaan niet door."),
    ("nl", "ANP", "(Vervallen) %", "De herstelwerken in Luik gaan niet door."),
    ("pt", "Lusa", "CANCELADA: %", "A sessão foi cancelada, disse a câmara."),
    ("nl", "ANP", "VERVALLEN KASTEEL: %", "Het kasteel in Luik is vervallen."),
    ("en", "AP", "TROOP WITHDRAWAL: %", "The bank left its rate as the troops left."),
    ("en", "AP", "Withdrawal: %", "The bank left its rate as the troops left."),
    ("en", "AP", "WITHDRAWN %", "The bank left its rate, and said little."),
    ("es", "EFE", "(Anulada) %", "La mesa de la cámara anuló la votación."),
)
"""The same of news."""


def notice(language: str, agency: str, headline: str | None, text: str) -> Notice | None:
    known = HEADLINES[language]
    filled = headline.replace("%", known) if headline is not None else None
    return read_withdrawal(filled, text.replace("%", known), language, (agency,), known.__eq__)


@each_row("row", NOTICES, ids=lambda row: f"{row[0]}: {row[2] or row[3]}")
def test_a_desk_withdraws_a_known_story(row: tuple[str, str, str | None, str]) -> None:
    assert notice(*row) == Notice(HEADLINES[row[0]])


@each_row("row", NEWS, ids=lambda row: f"{row[0]}: {row[2]}")
def test_news_is_no_notice(row: tuple[str, str, str, str]) -> None:
    assert notice(*row) is None


def test_of_each_kind_there_are_forty() -> None:
    assert min(len(set(NOTICES)), len(set(NEWS))) >= 40
    assert {row[0] for row in NOTICES} == HEADLINES.keys()


@each_row("row", [row for row in NOTICES if "%" in f"{row[2]}{row[3]}"], ids=lambda row: str(row[2]))
def test_without_the_story_only_what_its_agency_says_withdraws(row: tuple[str, str, str | None, str]) -> None:
    """A headline that nobody knows may be a book's, a bill's or a song's."""
    language, agency, headline, text = row
    known = HEADLINES[language]
    filled = headline.replace("%", known) if headline is not None else None
    found = read_withdrawal(filled, text.replace("%", known), language, (agency,), lambda _: False)
    assert found in {None, Notice(None)}


@pytest.mark.parametrize(
    ("agencies", "expected"), [(("EFE",), Notice(None)), (("AFP",), None), ((), None)], ids=["own", "another", "none"]
)
def test_an_agency_withdraws_an_item_by_its_subject(agencies: tuple[str, ...], expected: Notice | None) -> None:
    """Another agency that says so tells news."""
    text = "EFE anula la noticia sobre la ley de consumos de agua. El Congreso no aprobó la ley."
    assert read_withdrawal(None, text, "es", agencies, lambda _: False) == expected


def test_a_long_text_is_no_notice() -> None:
    text = "La notizia è annullata. " + "Il governo di Tunisi ha detto che non ci sono stati fermi. " * 10
    known = HEADLINES["it"]
    assert read_withdrawal(known, text, "it", ("ANSA",), known.__eq__) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("La notizia è annullata.", True),
        ("Si prega di considerare annullata la notizia.", True),
        ("La notizia è annullata per un errore.", False),
        ("La notizia è confermata.", False),
    ],
)
def test_a_sentence_that_says_nothing_else(sentence: str, *, expected: bool) -> None:
    assert is_bare_notice(sentence, "it", ("ANSA",)) is expected


@pytest.mark.parametrize(
    ("sentence", "language", "agency", "expected"),
    [
        ("Die dpa zieht die Meldung 'Erdbeben der Stärke 5,1 erschüttert Freiburg' zurück.", "de", "dpa", True),
        ('Die dpa zieht die Meldung "Erdbeben in Freiburg" zurück.', "de", "dpa", True),
        ('ANSA annulla la notizia "Terremoto all\'Aquila".', "it", "ANSA", True),
        ("L'AFP annule sa dépêche « L'incendie d'Arles ».", "fr", "AFP", True),
        ('Die dpa zieht die Meldung "Erdbeben in Freiburg" zurück, da es eine Übung war.', "de", "dpa", False),
        ('Die dpa zieht die Meldung "Erdbeben", die auf dem Bericht "Beben" beruhte, zurück.', "de", "dpa", False),
        ('Grund ist die Meldung "Erdbeben in Freiburg".', "de", "dpa", False),
    ],
)
def test_a_sentence_that_says_nothing_but_a_headline_in_quotes(
    sentence: str, language: str, agency: str, *, expected: bool
) -> None:
    assert is_bare_notice(sentence, language, (agency,)) is expected


def test_the_time_of_a_hostile_line_is_bounded() -> None:
    asked: list[str] = []

    def is_known(words: str) -> bool:
        asked.append(words)
        return False

    line = "ANSA annulla la notizia " + "' annulla " * 400
    read_withdrawal(line, line[:500], "it", ("ANSA",), is_known)
    assert 0 < len(asked) <= 40


def test_below_a_mark_the_withdrawn_text_may_stand() -> None:
    known, text = HEADLINES["de"], "Das Landgericht hat die frühere Chefin der Wasserwerke verurteilt. " * 20
    assert read_withdrawal(f"STORNO: {known}", text, "de", ("dpa",), known.__eq__) == Notice(known)


@each_row("row", [row for row in NOTICES if "%" in (row[2] or "")], ids=lambda row: str(row[2]))
def test_the_headline_that_a_notice_names_is_shown(row: tuple[str, str, str | None, str]) -> None:
    language, _, headline, _ = row
    known = HEADLINES[language]
    assert withdrawn_headline((headline or "").replace("%", known), language) == known


@pytest.mark.parametrize(
    ("headline", "language", "shown"),
    [
        ("WITHDRAWAL-Dutch court clears minister", "en", "Dutch court clears minister"),
        ("Dutch court clears minister", "en", "Dutch court clears minister"),
        ("Withdrawal of troops begins", "en", "Withdrawal of troops begins"),
        ("Dutch court clears minister", "und", "Dutch court clears minister"),
        ("WITHDRAWAL", "en", "WITHDRAWAL"),
    ],
)
def test_any_other_headline_is_shown_as_it_is(headline: str, language: str, shown: str) -> None:
    assert withdrawn_headline(headline, language) == shown
