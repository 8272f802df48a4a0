"""Sentences by which a desk withdraws a story that they name by its subject, and news that has their words.

All is invented. The first sixty of each were written before the code, in nine languages.
"""

from typing import Final

import pytest

from dateline.core.text.withdrawals.notice import Notice, read_withdrawal
from tests.rows import each_row

NOTICES: Final = (
    ("en", "Reuters", "Story withdrawn", "The story about a bomb threat at the airport has been withdrawn."),
    ("en", "Reuters", None, "The story about a bomb threat at Leeds airport has been withdrawn."),
    (
        "en",
        "AP",
        "Report withdrawn",
        "Our report on a bomb threat at Leeds airport is withdrawn, as police say there was no threat.",
    ),
    (
        "en",
        "AFP",
        None,
        "The dispatch on a fire at a Leeds refinery, sent at 0910 GMT, was withdrawn because the fire was an exercise.",
    ),
    (
        "en",
        "Reuters",
        "Notice to editors",
        "Please disregard our story on a bomb threat at Leeds airport. Police say there was no threat.",
    ),
    (
        "en",
        "dpa",
        "Item withdrawn",
        "The item about the resignation of the mayor of Leeds has been withdrawn. There will be no substitute story.",
    ),
    ("en", "Reuters", "Withdrawn", "We have withdrawn the story about the resignation of the mayor of Leeds."),
    ("nl", "ANP", "Bericht ingetrokken", "Het bericht over een bommelding op station Breda is ingetrokken."),
    ("nl", "ANP", None, "Het bericht over een bommelding op station Breda is ingetrokken."),
    (
        "nl",
        "ANP",
        "Ingetrokken bericht",
        "Wij trekken het bericht over een bommelding op station Breda in. De politie weet van niets.",
    ),
    (
        "nl",
        "ANP",
        "Bericht vervalt",
        "Het eerdere bericht over de brand in Breda wordt ingetrokken, omdat het om een oefening ging.",
    ),
    ("nl", "BELGA", None, "Ons bericht over het ontslag van de burgemeester van Gent is ingetrokken."),
    (
        "nl",
        "ANP",
        "Aan de redacties",
        "Het nieuwsbericht over een bommelding in Breda is ingetrokken. Gebruik het niet.",
    ),
    ("nl", "ANP", "Intrekking", "Het ANP heeft het bericht over de bommelding op station Breda ingetrokken."),
    ("de", "dpa", "Meldung zurückgezogen", "Die Meldung über einen Bombenfund in Köln wird zurückgezogen."),
    ("de", "dpa", None, "Die Meldung über einen Bombenfund in Köln wurde zurückgezogen."),
    (
        "de",
        "AFP",
        "Zurückgezogen",
        "Wir ziehen die Meldung über einen Bombenfund in Köln zurück. Die Polizei bestätigte ihn nicht.",
    ),
    (
        "de",
        "APA",
        "Bericht zurückgezogen",
        "Der Bericht über den Rücktritt des Bürgermeisters von Linz ist zurückgezogen worden.",
    ),
    (
        "de",
        "dpa",
        "Achtung Redaktionen",
        "Unser Bericht vom Montag über einen Brand in Mainz wird zurückgezogen, weil es sich um eine Übung handelte.",
    ),
    ("de", "dpa", None, "Bitte verwenden Sie die Meldung über einen Bombenfund in Köln nicht. Sie wird zurückgezogen."),
    ("de", "dpa", "Meldung ungültig", "Die Meldung über den Streik bei der Bahn ist zurückgezogen."),
    ("fr", "AFP", "Dépêche annulée", "La dépêche sur une alerte à la bombe à l'aéroport de Lyon est annulée."),
    ("fr", "AFP", None, "La dépêche sur une alerte à la bombe à l'aéroport de Lyon a été annulée."),
    ("fr", "AFP", "Annulation", "Nous annulons notre dépêche sur une alerte à la bombe à l'aéroport de Lyon."),
    ("fr", "BELGA", "Information retirée", "L'information concernant la démission du maire de Liège a été retirée."),
    (
        "fr",
        "ATS",
        "Dépêche retirée",
        "Notre dépêche de lundi sur un incendie à Genève est retirée, car il s'agissait d'un exercice.",
    ),
    (
        "fr",
        "AFP",
        None,
        "Veuillez ne pas tenir compte de notre dépêche sur une alerte à la bombe à Lyon, qui est annulée.",
    ),
    ("fr", "AFP", "Article retiré", "L'article sur la démission du maire de Lyon a été retiré."),
    (
        "es",
        "EFE",
        "Noticia anulada",
        "La noticia sobre una amenaza de bomba en el aeropuerto de Valencia ha sido anulada.",
    ),
    ("es", "EFE", None, "La noticia sobre una amenaza de bomba en el aeropuerto de Valencia queda anulada."),
    ("es", "EFE", "Anulación", "Anulamos la noticia sobre una amenaza de bomba en el aeropuerto de Valencia."),
    (
        "es",
        "Europa Press",
        "Información retirada",
        "La información sobre la dimisión del alcalde de Sevilla ha sido retirada.",
    ),
    (
        "es",
        "EFE",
        "Despacho anulado",
        "El despacho sobre un incendio en Bilbao queda anulado, porque se trataba de un simulacro.",
    ),
    ("es", "EFE", None, "Rogamos no utilicen la noticia sobre la dimisión del alcalde de Sevilla, que queda anulada."),
    ("es", "AFP", "Nota retirada", "Nuestra nota sobre un incendio en Bilbao fue retirada."),
    ("it", "ANSA", "Notizia annullata", "La notizia su un allarme bomba all'aeroporto di Pisa è annullata."),
    ("it", "ANSA", None, "La notizia su un allarme bomba all'aeroporto di Pisa è stata annullata."),
    ("it", "ANSA", "Annullamento", "Annulliamo la notizia sull'allarme bomba all'aeroporto di Pisa."),
    ("it", "AGI", "Servizio ritirato", "Il servizio sulle dimissioni del sindaco di Pisa è stato ritirato."),
    ("it", "ANSA", None, "La nostra notizia di lunedì sull'incendio a Parma è da considerarsi annullata."),
    (
        "it",
        "ANSA",
        "Dispaccio annullato",
        "Il dispaccio sull'incendio a Parma è annullato, perché si trattava di un'esercitazione.",
    ),
    ("pt", "Lusa", "Notícia anulada", "A notícia sobre uma ameaça de bomba no aeroporto de Faro foi anulada."),
    ("pt", "Lusa", None, "A notícia sobre uma ameaça de bomba no aeroporto de Faro é anulada."),
    ("pt", "Lusa", "Anulação", "Anulamos a notícia sobre uma ameaça de bomba no aeroporto de Faro."),
    ("pt", "Lusa", "Texto retirado", "O texto sobre a demissão do presidente da câmara de Braga foi retirado."),
    (
        "pt",
        "Lusa",
        "Despacho anulado",
        "O despacho sobre um incêndio em Braga foi anulado, porque se tratava de um exercício.",
    ),
    ("pt", "Lusa", None, "Solicitamos que não usem a notícia sobre o incêndio em Braga, que foi anulada."),
    ("sv", "TT", "Artikeln återkallad", "Artikeln om ett bombhot på Malmö flygplats har återkallats."),
    ("sv", "TT", "Återkallad nyhet", "Nyheten om borgmästarens avgång i Lund har dragits tillbaka."),
    ("sv", "TT", "Återkallelse", "TT återkallar telegrammet om ett bombhot på Malmö flygplats."),
    ("sv", "TT", "Till redaktionen", "Vårt telegram om en brand i Lund är återkallat, eftersom det var en övning."),
    ("sv", "TT", None, "Vi återkallar nyheten om ett bombhot i Malmö."),
    ("pl", "PAP", "Depesza anulowana", "Depesza o alarmie bombowym na lotnisku w Gdańsku została anulowana."),
    ("pl", "PAP", "Anulowanie depeszy", "Anulujemy depeszę o alarmie bombowym na lotnisku w Gdańsku."),
    ("pl", "PAP", "Wycofana wiadomość", "Wiadomość o dymisji prezydenta Gdyni jest anulowana."),
    ("pl", "PAP", "Uwaga redakcje", "Nasza depesza o pożarze w Łodzi zostaje wycofana, ponieważ były to ćwiczenia."),
    ("pl", "PAP", None, "Prosimy nie wykorzystywać depeszy o pożarze w Łodzi. Depesza została anulowana."),
    ("pl", "PAP", "Tekst wycofany", "Tekst o dymisji prezydenta Gdyni został wycofany."),
    ("ca", "ACN", None, "La notícia sobre una amenaça de bomba a l'aeroport de Girona ha estat anul·lada."),
    ("ca", "ACN", "Notícia retirada", "La notícia sobre un incendi a Reus queda retirada."),
    ("ro", "Agerpres", None, "Știrea despre o alarmă cu bombă la Cluj a fost retrasă."),
    ("ro", "Agerpres", None, "Agerpres retrage știrea despre incendiul din Iași."),
    ("no", "NTB", None, "Meldingen om en bombetrussel i Bergen er trukket."),
    ("no", "NTB", "Melding trukket", "Meldingen om brannen i Bergen trekkes tilbake, fordi det var en øvelse."),
    ("da", "Ritzau", None, "Telegrammet om en bombetrussel i Aarhus er trukket tilbage."),
    ("da", "Ritzau", None, "Vi trækker nyheden om branden i Odense tilbage."),
    ("fi", "STT", None, "STT peruu uutisen pommiuhkauksesta Turussa."),
    ("cs", "ČTK", None, "Zpráva o bombě na nádraží v Brně byla stažena."),
    ("cs", "ČTK", None, "Rušíme zprávu o požáru v Ostravě."),
    ("sk", "TASR", None, "Správa o bombe na stanici v Nitre bola zrušená."),
    ("hr", "HINA", None, "Vijest o bombi u Splitu je povučena."),
    ("hu", "MTI", None, "A szegedi bombariadóról szóló hírt visszavonjuk."),
    ("tr", "AA", None, "İzmir'deki bomba ihbarıyla ilgili haber iptal edilmiştir."),
    ("tr", "AA", None, "Bursa'daki yangın hakkındaki haber geri çekildi."),
    ("ru", "ТАСС", None, "Сообщение о пожаре в Казани аннулировано."),
    ("ru", "ТАСС", None, "Аннулируется сообщение о пожаре в Казани."),
    ("uk", "Укрінформ", None, "Повідомлення про пожежу у Львові анульовано."),
    ("bg", "БТА", None, "Новината за пожара във Варна е анулирана."),
    ("el", "ΑΠΕ", None, "Η είδηση για τη φωτιά στην Πάτρα ανακαλείται."),
    ("id", "Antara", None, "Berita tentang kebakaran di Medan telah dibatalkan."),
    ("ar", "واس", None, "تم سحب الخبر عن حريق في جدة"),
    ("ar", "واس", None, "نلغي الخبر عن حريق في جدة"),
    (
        "en",
        "Reuters",
        "Story on Leeds airport withdrawn",
        "The story on a bomb threat at Leeds airport has been withdrawn. There will be no substitute.",
    ),
    (
        "de",
        "dpa",
        "Meldung über Bombenfund zurückgezogen",
        "Die Meldung über einen Bombenfund in Köln wird zurückgezogen.",
    ),
    (
        "nl",
        "ANP",
        "Bericht over bommelding Breda ingetrokken",
        "Het bericht over een bommelding op station Breda is ingetrokken wegens een fout.",
    ),
    (
        "en",
        "AP",
        None,
        "Editors: The Nov. 30 story on a fire in St. Louis was withdrawn because police said there was no fire.",
    ),
    ("de", "dpa", None, "Wir haben die Meldung vom 30. November über einen Brand in Mainz zurückgezogen."),
    ("fr", "AFP", None, "L'AFP a annulé sa dépêche sur un incendie à Lyon."),
)
"""Language, agency, headline, text."""

NEWS: Final = (
    (
        "en",
        "Reuters",
        "Government withdraws planning bill",
        "The bill on planning has been withdrawn, the government said on Monday.",
    ),
    (
        "en",
        "Reuters",
        None,
        "The report on school safety has been withdrawn by the education department after errors were found in it.",
    ),
    (
        "en",
        "Reuters",
        "Ministry withdraws report on school safety",
        "The report on school safety has been withdrawn. The ministry said its figures were wrong.",
    ),
    (
        "en",
        "AP",
        None,
        "A newspaper's story about a bomb threat at Leeds airport has been withdrawn after a complaint by police.",
    ),
    ("en", "AFP", None, "The last troops have been withdrawn from the north of Mali, the army said on Monday."),
    (
        "en",
        "Reuters",
        None,
        "The story of a drug that was withdrawn after 40 deaths is told in a film that opens on Friday.",
    ),
    (
        "en",
        "Reuters",
        "BBC withdraws story about minister",
        "The story about the minister's holiday has been withdrawn by the BBC, which apologised on Monday.",
    ),
    (
        "nl",
        "ANP",
        "Wetsvoorstel over stikstof ingetrokken",
        "Het wetsvoorstel over stikstof is ingetrokken, meldt het kabinet.",
    ),
    ("nl", "ANP", None, "Het bericht over het ontslag van de burgemeester is ingetrokken door de gemeente Breda."),
    (
        "nl",
        "ANP",
        None,
        "Het rapport over de brand in Breda is ingetrokken. De onderzoeksraad vond fouten in de cijfers.",
    ),
    ("nl", "ANP", None, "Het rijbewijs van de bestuurder is ingetrokken, meldt de politie."),
    (
        "nl",
        "ANP",
        "Krant trekt artikel over Breda in",
        "Het artikel over een bommelding is ingetrokken, laat hoofdredacteur Jan Smit van BN DeStem weten.",
    ),
    ("nl", "ANP", None, "De militairen zijn uit Mali teruggetrokken, bericht het ministerie van Defensie."),
    (
        "nl",
        "ANP",
        "Melding over gaslek ingetrokken",
        "De melding over een gaslek in Breda is ingetrokken, zegt de brandweer.",
    ),
    (
        "de",
        "dpa",
        "Gesetzentwurf zurückgezogen",
        "Der Gesetzentwurf über die Rente ist zurückgezogen worden, teilte die Regierung mit.",
    ),
    ("de", "dpa", None, "Der Bericht über die Sicherheit an Schulen ist vom Ministerium zurückgezogen worden."),
    ("de", "dpa", None, "Die Meldung über den Rücktritt des Ministers hat die «Bild»-Zeitung zurückgezogen."),
    (
        "de",
        "dpa",
        "Ministerium zieht Bericht zurück",
        "Der Bericht über Gewalt an Schulen wird zurückgezogen. Die Zahlen seien falsch, sagte ein Sprecher.",
    ),
    ("de", "dpa", None, "Die Bundeswehr ist aus Mali zurückgezogen worden, berichtete der Minister am Montag."),
    (
        "de",
        "dpa",
        None,
        "Ein Hersteller ruft Babynahrung zurück. Die Meldung über den Rückruf wurde am Montag veröffentlicht.",
    ),
    ("de", "APA", None, "Die Anzeige gegen den Bürgermeister ist zurückgezogen, berichtet der «Standard»."),
    (
        "fr",
        "AFP",
        "Le projet de loi sur les retraites retiré",
        "Le projet de loi sur les retraites a été retiré, a annoncé le gouvernement.",
    ),
    ("fr", "AFP", None, "L'article sur les retraites a été retiré du projet de loi, a annoncé le ministre."),
    ("fr", "AFP", None, "L'élection municipale de Lyon a été annulée par le tribunal administratif."),
    ("fr", "AFP", None, "L'information judiciaire sur la mort d'un gendarme a été annulée par la cour d'appel."),
    ("fr", "AFP", None, "Le rapport sur la sécurité dans les écoles a été retiré du site du ministère."),
    (
        "fr",
        "AFP",
        "Un journal retire un article sur le maire",
        "L'article sur le maire de Lyon a été retiré, a indiqué le quotidien Le Progrès.",
    ),
    ("fr", "BELGA", None, "La note sur les pensions est retirée, a déclaré le ministre devant la Chambre."),
    ("es", "EFE", "Anulada la multa a Apple", "La multa a Apple ha sido anulada por el Tribunal de la Unión Europea."),
    ("es", "EFE", None, "El informe sobre la seguridad en las escuelas ha sido retirado por el ministerio."),
    (
        "es",
        "EFE",
        None,
        "La información sobre el precio de la luz ha sido retirada de la web del Gobierno, según la ministra.",
    ),
    (
        "es",
        "EFE",
        None,
        "La noticia sobre la dimisión del alcalde fue retirada por el diario El Mundo, informó su directora.",
    ),
    ("es", "EFE", None, "La nota de los exámenes de acceso ha sido anulada por un juez de Sevilla."),
    (
        "es",
        "EFE",
        "El Gobierno retira la ley de prensa",
        "La ley sobre la prensa queda retirada, anunció el ministro de Cultura.",
    ),
    ("es", "EFE", None, "Las tropas han sido retiradas del norte de Malí, según un comunicado del Ejército."),
    (
        "it",
        "ANSA",
        "Ritirato il decreto sulle pensioni",
        "Il decreto sulle pensioni è stato ritirato, ha annunciato il ministro.",
    ),
    ("it", "ANSA", None, "Il servizio sulle dimissioni del sindaco è stato ritirato dalla Rai dopo le proteste."),
    ("it", "ANSA", None, "La gara d'appalto per il ponte di Messina è stata annullata dal tribunale."),
    ("it", "ANSA", None, "La notizia del ritiro delle truppe dal Mali è stata confermata dal ministero."),
    (
        "it",
        "ANSA",
        None,
        "Il testo sulla riforma della giustizia è stato ritirato dal governo, che ne presenterà uno nuovo.",
    ),
    ("it", "ANSA", None, "Il servizio ferroviario tra Pisa e Firenze è stato annullato per lo sciopero."),
    (
        "pt",
        "Lusa",
        "Governo retira proposta de lei",
        "A proposta de lei sobre a habitação foi retirada, anunciou o Governo.",
    ),
    ("pt", "Lusa", None, "O texto sobre a reforma da justiça foi retirado pelo Governo da ordem do dia."),
    ("pt", "Lusa", None, "A notícia sobre o ministro foi retirada pelo jornal Público, que pediu desculpa."),
    ("pt", "Lusa", None, "O concurso para médicos foi anulado, informou o hospital de Braga."),
    ("pt", "Lusa", None, "O despacho do ministro sobre as propinas foi anulado pelo tribunal."),
    ("pt", "Lusa", None, "A informação sobre os preços foi retirada da página do regulador."),
    (
        "sv",
        "TT",
        "Regeringen drar tillbaka förslag",
        "Förslaget om höjd skatt har dragits tillbaka, meddelar regeringen.",
    ),
    ("sv", "TT", None, "Artikeln om statsministern har dragits tillbaka av Aftonbladet, som ber om ursäkt."),
    ("sv", "TT", None, "Texten om vapenexport har strukits ur regeringens proposition."),
    ("sv", "TT", None, "Bilarna återkallas, meddelar Volvo i ett pressmeddelande."),
    ("sv", "TT", None, "Rapporten om skolornas säkerhet har dragits tillbaka av myndigheten."),
    ("sv", "TT", None, "Läkarens legitimation har återkallats, rapporterar Sydsvenskan."),
    (
        "pl",
        "PAP",
        "Rząd wycofał projekt ustawy",
        "Projekt ustawy o mediach został wycofany, poinformował rzecznik rządu.",
    ),
    ("pl", "PAP", None, "Raport o bezpieczeństwie szkół został wycofany przez ministerstwo edukacji."),
    ("pl", "PAP", None, "Informacja o podatku została wycofana ze strony ministerstwa finansów, podał rzecznik."),
    ("pl", "PAP", None, "Tekst o ministrze został wycofany przez redakcję Gazety Wyborczej."),
    ("pl", "PAP", None, "Przetarg na budowę mostu w Gdańsku został anulowany."),
    ("pl", "PAP", None, "Wiadomość o wycofaniu wojsk z Mali potwierdziło ministerstwo obrony."),
    ("pl", "PAP", None, "Wycofana ze sprzedaży partia leku trafiła do aptek w Gdyni, informuje inspektorat."),
    ("en", "Reuters", None, "The story about a drug that was withdrawn."),
    ("en", "Reuters", None, "A story about the mayor of Leeds has been withdrawn."),
    ("en", "Reuters", None, "The story on the princess was withdrawn, the Daily Mail said."),
    ("en", "Reuters", None, "The story about the strike has not been withdrawn."),
    ("en", "AP", None, "Withdrawn story about mayor leads to libel suit against newspaper."),
    ("en", "Reuters", "Bomb threat closes Leeds airport", "A story about Leeds was withdrawn by mistake."),
    ("en", "Reuters", None, "The dispatch of 500 troops was withdrawn."),
    ("nl", "ANP", None, "Het bericht over een wet die is ingetrokken, klopt niet."),
    ("nl", "ANP", None, "Dit is het bericht over een wet die is ingetrokken."),
    ("nl", "ANP", None, "Ingetrokken bericht over burgemeester leidt tot ophef in Breda."),
    ("nl", "ANP", None, "Het bericht over de ziekte van de koning wordt niet ingetrokken."),
    ("de", "dpa", None, "Das ist die Meldung über ein Medikament, das zurückgezogen wird."),
    ("de", "dpa", None, "Die Meldung über die Rente hat er zurückgezogen."),
    ("de", "dpa", None, "Die Meldung zum Patent ist vom Konzern zurückgezogen worden."),
    ("de", "dpa", None, "Eine Meldung über Köln wurde zurückgezogen."),
    ("fr", "AFP", None, "La dépêche sur les retraites que le ministre a annulée."),
    ("fr", "AFP", None, "Une dépêche sur le roi a été annulée."),
    ("es", "EFE", None, "La noticia sobre el juez fue retirada por El País."),
    ("es", "EFE", None, "El despacho sobre las tasas ha sido anulado por un juez."),
    ("es", "EFE", None, "Retirada la noticia sobre el alcalde en la web de El Mundo."),
    ("it", "ANSA", None, "La notizia sul ritiro delle truppe è stata annullata, dice il ministro."),
    ("it", "ANSA", None, "Annullata la notizia sul voto, protesta l'opposizione."),
    ("pt", "Lusa", None, "O despacho sobre propinas foi anulado pelo Supremo."),
    ("sv", "TT", None, "Nyheten om kungen har dragits tillbaka av Expressen."),
    ("pl", "PAP", None, "Depesza o wojsku została wycofana przez ambasadora."),
    ("ru", "ТАСС", None, "Сообщение о минировании отозвано полицией."),
    ("cs", "ČTK", None, "Zpráva o hospodaření města byla stažena z webu."),
    ("no", "NTB", None, "Meldingen om vern er trukket av regjeringen."),
    ("tr", "AA", None, "Vergiyle ilgili yasa iptal edildi."),
    ("da", "Ritzau", None, "Telegrammet om skatter er trukket tilbage af ministeren."),
)
"""The same of news."""

AMBIGUOUS: Final = (
    ("sv", "TT", None, "Texten om ett bombhot på Malmö flygplats återkallas."),
    ("pl", "PAP", None, "Informacja o alarmie bombowym na lotnisku w Gdańsku została wycofana."),
)
"""Notices whose word for a story others have too: news, unless a headline says ``Story withdrawn``."""


def notice(language: str, agency: str, headline: str | None, text: str) -> Notice | None:
    return read_withdrawal(headline, text, language, (agency,) if agency else (), lambda _: False)


def label(row: tuple[str, str, str | None, str]) -> str:
    return f"{row[0]}: {row[3]}"


@each_row("row", NOTICES, ids=label)
def test_a_desk_withdraws_the_story_of_a_subject(row: tuple[str, str, str | None, str]) -> None:
    assert notice(*row) is not None


@each_row("row", [*NEWS, *AMBIGUOUS], ids=label)
def test_news_is_no_notice(row: tuple[str, str, str | None, str]) -> None:
    assert notice(*row) is None


@pytest.mark.parametrize(
    ("row", "subject"),
    [
        (
            ("en", "Reuters", None, "The story about a fire in St. Ives, sent at 0910, was withdrawn."),
            "a fire in St. Ives",
        ),
        (("de", "dpa", "Rückzug", "Wir ziehen die Meldung über einen Brand in Mainz zurück."), "einen Brand in Mainz"),
        (
            ("fr", "AFP", None, "Merci de ne pas utiliser la dépêche sur un feu à Nice, qui est annulée."),
            "un feu à Nice",
        ),
        (("tr", "AA", None, "Bursa'daki yangın hakkındaki haber geri çekildi."), "Bursa'daki yangın"),
        (("es", "EFE", None, "Queda anulada la noticia sobre un incendio en Bilbao."), "un incendio en Bilbao"),
    ],
    ids=["aside", "verb in two parts", "plea", "story last", "verb first"],
)
def test_the_subject_is_what_the_story_is_about(row: tuple[str, str, str | None, str], subject: str) -> None:
    assert notice(*row) == Notice(None, subject)


@pytest.mark.parametrize(("headline", "is_notice"), [("Story withdrawn", True), (None, False)])
def test_without_an_agency_the_headline_has_to_say_so(headline: str | None, *, is_notice: bool) -> None:
    text = "The story about a bomb threat at the airport has been withdrawn."
    assert (notice("en", "", headline, text) is not None) == is_notice


@pytest.mark.parametrize(
    "text",
    [
        "The story about " + "because " * 60 + "it was withdrawn.",
        "we our please " * 40 + "story about it withdrawn",
        "The story about a, b, " * 25 + "was withdrawn.",
        "The story about St. " * 30,
    ],
)
def test_hostile_sentences_are_read(text: str) -> None:
    notice("en", "AP", "Story withdrawn", text[:600])
