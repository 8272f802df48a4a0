import pytest

from dateline.core.page.note import notice_in
from dateline.core.text.notices import find_correction, is_correction, is_withdrawal
from tests.rows import each_row

REPORT = "LISBON (AP) - A tram hit a bus on Monday and hurt 9 people.\nTwo cars were towed away."


@each_row(
    "line",
    [
        "Correction: An earlier version of this story said 19 people were hurt.",
        "This story has been corrected to show that 9 people were hurt, not 19.",
        "This story, first published on Monday, was corrected to fix a name.",
        "An earlier version of this story, published on Monday, said 19 people were hurt.",
        "This story was corrected by the editors on Tuesday.",
        "Dit artikel is gecorrigeerd door de redactie.",
        "(This version corrects the number of injured to 9, not 19)",
        "(This Nov. 30 story corrects number of injured in paragraph 1)",
        "(This November 30, 2026, story has been corrected to fix the day)",
        "This version CORRECTS the number of injured to 9.",
        "• This article was amended on 30 November 2026. An earlier version said 19 people were hurt.",
        "Editor's note: This article has been corrected.",
        "RECTIFICATIE: In een eerdere versie van dit artikel stond dat zes passagiers gewond raakten.",
        "In een eerdere versie van dit bericht stond een verkeerd aantal.",
        "Dit artikel is gecorrigeerd.",
        "Dit artikel is gecorrigeerd: eerder stond er 21 doden, dit moet 12 zijn.",
        "Een eerdere versie van dit artikel noemde 21 doden, dit moet 12 zijn.",
        "Cette dépêche corrige le nom du ministre, et sa fonction.",
        "An earlier version of this story misstated when the boat sank, as the coast guard said.",
        "This article was corrected by Reuters on Monday to fix the toll.",
        "Este artículo fue corregido por el autor: eran 12.",
        "This article was corrected by the author's own hand on Monday.",
        "This article was corrected by us on Monday.",
        "Dit artikel is gecorrigeerd door de eindredactie.",
        "Dieser Artikel wurde korrigiert von unserer Chefredaktion.",
        "Dieser Artikel wurde korrigiert von der Autorin.",
        "Cet article a été corrigé par les auteurs.",
        "Questo articolo è stato corretto dalla redazione.",
        "Este artigo foi corrigido pela autora.",
        "Denne saken er korrigert av forfatteren.",
        "Den här artikeln har rättats av författaren.",
        "This article was corrected by its coauthors on Monday.",
        "This article was corrected by the desk.",
        "Dit artikel is gecorrigeerd door de gastauteur.",
        "Dieser Artikel wurde korrigiert vom Gastautor.",
        "Dieser Artikel wurde berichtigt von der Verfasserin.",
        "Cet article a été corrigé par l'éditeur.",
        "Este artículo fue corregido por la coautora.",
        "Este artículo fue corregido por nosotros.",
        "Questo articolo è stato corretto dal coautore.",
        "Questo articolo è stato corretto dall'autore.",
        "Este artigo foi corrigido por nós.",
        "Den här artikeln har rättats av författarna.",
        "Denne saken er korrigert av desken.",
        "Denne artikel er blevet korrigeret af forfatterne.",
        "Ten artykuł został poprawiony przez autorkę.",
        "Cet article a été corrigé par nos soins : 12 morts.",
        "Anmerkung der Redaktion: In einer früheren Version dieses Artikels stand eine falsche Zahl.",
        "Diese Meldung wurde berichtigt: Es waren zwei Verletzte.",
        "Une version antérieure de cet article indiquait 19 blessés.",
        "Cette dépêche a été corrigée.",
        "Cette dépêche corrige le bilan: 14 et non 40.",
        "Diese Meldung korrigiert die Zahl der Toten: 14, nicht 40.",
        "Dit bericht corrigeert het dodental: 14 en niet 40.",
        "Esta nota corrige el número de muertos: 14 y no 40.",
        "Questa notizia corregge il numero dei morti: 14 e non 40.",
        "Esta notícia corrige o número de mortos: 14 e não 40.",
        "Ta depesza koryguje liczbę ofiar: 14, a nie 40.",
        "Den här artikeln rättar antalet döda: 14, inte 40.",
        "Denne saken korrigerer antall døde: 14, ikke 40.",
        "Dieser Artikel korrigiert die Zahl der Toten: 14, nicht 40.",
        "Cet article rectifie le nombre de morts par rapport à la version précédente.",
        "This report corrects the magnitude: 6.2, not 6.8.",
        "En una versión anterior de este artículo se decía que hubo 19 heridos.",
        "Esta noticia ha sido corregida.",
        "In una versione precedente di questo articolo i feriti erano 19.",
        "Questo articolo è stato corretto.",
        "Uma versão anterior desta reportagem informava 19 feridos.",
        "I en tidligere versjon av denne saken sto det 19 skadde.",
        "I en tidligere version af denne artikel stod der 19.",
        "I en tidigare version av den här artikeln stod det 19 skadade.",
        "W poprzedniej wersji tego artykułu podano błędną liczbę.",
        "In a story published Nov. 30, 2026, about a tram, The Associated Press erroneously reported the toll.",
        "In a Nov. 30 story about a tram, The Associated Press misspelled the name of the driver.",
        "In an earlier version of this story, Reuters misidentified the driver of the bus.",
        "In een eerder bericht meldde het ANP ten onrechte dat er 19 mensen gewond waren.",
        "In einer früheren Meldung hat die dpa irrtümlich von 19 Verletzten gesprochen.",
        "In der Meldung vom 30. November haben wir irrtümlich von 19 Verletzten berichtet.",
        "Dans une dépêche publiée le 30 novembre, l'AFP a écrit par erreur que 19 personnes étaient blessées.",
        "En una nota difundida el lunes, EFE informó erróneamente de que hubo 19 heridos.",
        "In una precedente notizia l'ANSA ha scritto erroneamente che i feriti erano 19.",
        "Numa notícia publicada na segunda-feira, a Lusa escreveu erradamente que havia 19 feridos.",
        "I ett tidigare telegram skrev TT felaktigt att 19 personer skadats.",
        "I en tidligere melding skrev NTB feilaktig at 19 personer ble skadet.",
        "I et tidligere telegram skrev Ritzau fejlagtigt, at 19 personer var kommet til skade.",
        "W poprzedniej depeszy PAP błędnie podała liczbę rannych.",
        "In a story published Dec. 1 about the race, The Associated Press reported erroneously that Holm had won.",
        "In a story published Dec. 1, The Associated Press, relying on the police, erroneously reported the age.",
        "In einer früheren Meldung hat die dpa den Namen falsch geschrieben.",
        "Dans une dépêche, l'AFP a indiqué par erreur que le ministre avait démissionné.",
        "In een eerder bericht schreven wij abusievelijk dat er 12 doden waren.",
        "In a story published Monday, The Associated Press, citing police, wrongly identified the suspect.",
        "In a story published Monday, The AP had, due to an editing error, mistakenly named the mayor.",
        "In a story on Monday, Reuters stated in error that the bank had closed.",
    ],
)
def test_a_paragraph_about_this_story_is_a_notice_of_correction(line: str) -> None:
    assert is_correction(line)
    assert notice_in(f"{REPORT}\n{line}").signal == "correction"
    assert notice_in(f"{line}\n{REPORT}").signal == "correction"


@each_row(
    "line",
    [
        "The ministry corrected its figures on Monday.",
        "This report was corrected by the ministry after two weeks.",
        "This article of the constitution was amended in 1998.",
        "This article was corrected by parliament.",
        "This article was corrected by the state authority, officials said.",
        "This article was corrected by port authorities on Monday.",
        "This article was corrected by US officials on Monday.",
        "This article was corrected by the credit board.",
        "This article was corrected by Edith Holm, the minister.",
        "This article was corrected by an edict of the king.",
        "Questo articolo è stato corretto dall'autorità.",
        "Dit artikel is gecorrigeerd door de autoriteiten.",
        "Dieser Artikel wurde korrigiert von den Autoritäten des Landes.",
        "Este artículo fue corregido por las autoridades.",
        "Este artículo fue corregido por el órgano acreditador.",
        "Cet article a été corrigé par les autorités.",
        "Cet article a été corrigé par la haute autorité, à la hauteur du risque.",
        "Questo articolo è stato corretto dalle autorità.",
        "Este artigo foi corrigido pelas autoridades.",
        "Den här artikeln har rättats av auktoriteterna i auktorsrätt.",
        "Denne saken er korrigert av autoritetene.",
        "This story was corrected by a court in Rome.",
        "This story corrects a long-held view of Rome, its author said.",
        "An earlier version of this item sold for a million, the auctioneer said.",
        "An earlier version of this article of the treaty set no date.",
        "Dit artikel is gecorrigeerd door de Eerste Kamer.",
        "Dieser Artikel wurde korrigiert vom Bundesrat.",
        "In einer früheren Fassung dieses Textes fehlte das Verbot, sagte der Richter.",
        "Cet article a été corrigé par le Sénat.",
        "Une version antérieure de cet article du code prévoyait la prison.",
        "Este artículo fue corregido por el Senado.",
        "Esta nota corrige la inflación, dijo el banco.",
        "Una versión anterior de este artículo de la ley preveía cárcel.",
        "Questo articolo è stato corretto dal Senato.",
        "Este artigo foi corrigido pelo Senado.",
        "Denne artikkelen er korrigert av Stortinget.",
        "Den här artikeln har rättats av riksdagen.",
        "Ten artykuł został poprawiony przez Senat.",
        "This article was amended in 1998 to allow for divorce.",
        "This version corrects a flaw of last year's draft, the minister said.",
        "An earlier version of the bill was corrected in committee.",
        "An earlier version of the report said so.",
        "Prices have been corrected, the exchange said, and this story is not over.",
        "In einer früheren Fassung des Gesetzes stand das nicht.",
        "In een eerdere versie van het wetsvoorstel stond dat niet.",
        "I en tidligere versjon av lovforslaget sto det ikke.",
        "Denne saken er rettet mot staten.",
        "Denne saken retter seg mot staten, ikke mot kommunen.",
        "This report corrects the view that towns grow by themselves.",
        "In a story published on Monday, Reuters reported that the tram had no brakes.",
        "In a story published on Monday, Reuters wrongly named the driver, the ministry said.",
        "In a report on Monday, the bank said: “We wrongly reported a profit.”",
        "In a version of the plan, we wrongly hoped for a bridge.",
        "In a report on the tram, the police wrongly named the driver.",
        "In a story by the AP on Monday, the mayor said that the tram had long been a danger and was wrongly built.",
        "In einer früheren Meldung der Polizei hieß es irrtümlich, es gebe 19 Verletzte.",
        "In een bericht op X meldde de burgemeester ten onrechte dat er 19 gewonden waren.",
        "Dans une dépêche publiée lundi, l'AFP a annoncé la mort de 19 personnes.",
        "En una nota, el alcalde informó erróneamente de que hubo 19 heridos.",
        "In una notizia falsa si diceva per errore che i feriti erano 19.",
        "I ett tidigare brev skrev kommunen felaktigt att bron var säker.",
        "Dieser Bericht korrigiert das Bild der Stadt.",
        "Cet article rectifie le code pénal.",
        "Dit artikel verbetert de rechten van huurders.",
        "Cette commission corrige le bilan: 14 et non 40.",
        "Esta empresa corrige su previsión: 14 y no 40.",
        "Dit artikel is gewijzigd door de Eerste Kamer.",
        "Este proyecto fue corregido por el Senado.",
        "This story is correct.",
        "Marktkorrektur: Der Dax gibt nach.",
        "“Correction of the past” was the title of the book.",
    ],
)
def test_news_about_a_correction_is_no_notice(line: str) -> None:
    assert not is_correction(line)
    assert notice_in(f"{REPORT}\n{line}").signal is None


@pytest.mark.parametrize(
    ("end", "note"),
    [
        ("\nClarification: the bus was empty.", "Clarification: the bus was empty."),
        (" (This version corrects the number of injured)", "(This version corrects the number of injured)"),
        (
            " RECTIFICATIE: In een eerdere versie stond zes.",
            "RECTIFICATIE: In een eerdere versie stond zes.",
        ),
        (
            " This story corrects the number of injured: 9, not 19.",
            "This story corrects the number of injured: 9, not 19.",
        ),
        (
            " An earlier version of this story said 19. We regret this.",
            "An earlier version of this story said 19. We regret this.",
        ),
        ("\nKorrektur: Zwei statt vier Verletzte.\nMore of the report follows here.", None),
        (" He said: Correction: it was two.", None),
    ],
)
def test_a_label_makes_a_notice_at_the_end_of_a_text_only(end: str, note: str | None) -> None:
    assert find_correction(f"{REPORT}{end}") == note


@pytest.mark.parametrize(
    "body",
    [
        "Editors: The AP is withdrawing the story slugged Portugal-Tram. A kill is mandatory. Do not publish it.",
        'The story headlined "Tram hits bus in Lisbon, 9 hurt" has been withdrawn. Please do not use it.',
        'The story published earlier headlined "Tram hits bus" has been withdrawn. The vote was postponed.',
        'The story headlined "Tram hits bus in Lisbon, 9 hurt" has been retracted.',
        "We have withdrawn this story because it did not meet our standards.",
        "This story has been withdrawn.",
        'Bitte verwenden Sie die Meldung "Fähre rammt Brücke in Kiel" nicht. Sie wird zurückgezogen.',
        'Die Meldung "Fähre rammt Brücke in Kiel" wird zurückgezogen. Bitte nicht verwenden.',
        "Die Meldung wurde zurückgezogen.",
        "Die dpa zieht die Meldung zurück. Bitte verwenden Sie diese nicht.",
        'La dépêche intitulée "Le ferry heurte un pont" est annulée. Merci de ne pas l\'utiliser.',
    ],
)
def test_a_text_that_takes_a_story_back_is_a_withdrawal(body: str) -> None:
    assert is_withdrawal(body)
    assert notice_in(body).signal == "withdrawal"


@pytest.mark.parametrize(
    "body",
    [
        "Troops have been withdrawn from the border, the ministry said.",
        "The story has been withdrawn from the anthology, its publisher said.",
        'The story "Cat Person" has been withdrawn from a prize, its author said.',
        "The article has been withdrawn by the journal, which cited errors.",
        "The AP said it was withdrawing its reporters from the region.",
        "This article was withdrawn from sale after two children fell ill.",
        "Die Meldung der Armee, sie ziehe sich zurück, wurde dementiert.",
        "Bitte verwenden Sie die Brücke nicht, sagte die Polizei.",
        "Under the rules a kill is mandatory for wolves near herds.",
        "Das Produkt wird zurückgezogen.",
        "We have withdrawn our troops, the minister said.",
        "This article was withdrawn by its author.",
        "This article was withdrawn by the editors of the journal, which cited errors.",
        "This article has been withdrawn by the editors, the journal said.",
        "The editors have withdrawn this article, the journal said on Monday.",
        "The editors have withdrawn their support for this article of the treaty.",
        "The newsroom has withdrawn from talks on pay because its union was not heard.",
        "Dit artikel is ingetrokken door het kabinet. De Kamer wil een nieuw voorstel.",
        "De redactie heeft dit artikel van de grondwet ingetrokken genoemd.",
        "De redactie heeft zich teruggetrokken omdat de uitgever ingreep.",
        "Dieser Artikel wurde von der Regierung zurückgezogen. Der Bundestag stimmt im Mai ab.",
        "Die Redaktion der Zeitung hat diesen Artikel zurückgezogen, weil er falsch war.",
        "Die Redaktion hat diesen Artikel zurückgezogen, teilte der Verlag mit.",
        "Die Redaktion hat den Artikel über den Minister zurückgezogen, weil er falsch war.",
        "Die Redaktion hat sich aus diesem Streit zurückgezogen, weil der Verlag eingriff.",
        "Cet article a été retiré par le gouvernement. Le Sénat vote en mai.",
        "Cet article a été retiré par la rédaction du journal. Son auteur proteste.",
        "La rédaction a retiré cet article, a indiqué le journal.",
        "La rédaction a retiré sa plainte car le maire s'est excusé.",
        "Este artículo fue retirado por el Gobierno. El Congreso vota en mayo.",
        "La redacción ha retirado su demanda porque el alcalde se disculpó.",
        "Questo articolo è stato ritirato dal governo. Il Senato vota a maggio.",
        "La redazione ha ritirato la denuncia perché il sindaco si è scusato.",
        "Este artigo foi retirado pelo governo. O Senado vota em maio.",
        "A redação retirou a queixa porque o prefeito se desculpou.",
        "Den här artikeln har dragits tillbaka av regeringen. Riksdagen röstar i maj.",
        "Redaktionen har dragit tillbaka sin anmälan eftersom borgmästaren bad om ursäkt.",
        "Denne artikkelen er trukket tilbake av regjeringen. Stortinget stemmer i mai.",
        "Redaksjonen har trukket tilbake klagen fordi ordføreren ba om unnskyldning.",
        "Denne artikel er trukket tilbage af regeringen. Folketinget stemmer i maj.",
        "Redaktionen har trukket klagen tilbage, fordi borgmesteren undskyldte.",
    ],
)
def test_news_about_a_withdrawal_is_none(body: str) -> None:
    assert not is_withdrawal(body)
    assert notice_in(body).signal is None


@pytest.mark.parametrize(
    "unit", ["This ", "story, ", "(", '"', "The story headlined ", "Correction: ", "Nov. 30 ", "*"]
)
def test_a_hostile_line_is_read_in_bounded_time(unit: str) -> None:
    line = unit * (600 // len(unit))
    assert not is_withdrawal(line)
    assert not is_correction(line)


@each_row(
    "news",
    [
        "In a report on Monday, Reuters said human error caused the crash.",
        "In een bericht van maandag meldt het ANP dat een menselijke fout de oorzaak was.",
        "Dans une dépêche de lundi, l'AFP indique qu'une erreur humaine est en cause.",
        "En una nota del lunes, EFE informó de que un error humano causó el choque.",
        "In an article published on Monday, Reuters reported that the bank had misstated its profits.",
        "In a report on Monday, the AP reported that police wrongly arrested two brothers.",
        "I ett reportage på måndagen uppgav TT att ett mänskligt fel låg bakom olyckan.",
        "In a report on Monday, Reuters said the police had wrongly arrested two men.",
        "In a report on Monday, AP said police mistakenly shot a bystander.",
        "In a report by Reuters, wrongly convicted men speak of their years in prison.",
        "In an article on Tuesday, Bloomberg quoted the minister as saying she was mistaken.",
        "In a report published Monday, Bloomberg found 14 firms misreported losses, sending shares lower.",
        "In a story, AP profiled people mistaken for terrorists.",
        "In einem Bericht der dpa heisst es, der Mann sei versehentlich erschossen worden.",
        "In een artikel van maandag schrijft het ANP over een onterecht veroordeelde man.",
        "Dans un article publié lundi, l'AFP décrit un homme emprisonné à tort.",
        "En una nota publicada el lunes, EFE informó de un hombre detenido por error.",
        "In una notizia di lunedì, l'ANSA racconta di due fratelli arrestati per errore.",
        "Numa notícia de segunda-feira, a Lusa conta a história de um homem preso por erro.",
        "I ett telegram på måndagen skrev TT om en felaktigt dömd man.",
        "I en artikkel mandag skrev NTB om en feilaktig dømt mann.",
        "I en artikel mandag skrev Ritzau om en fejlagtigt dømt mand.",
        "W depeszy z poniedziałku PAP opisała mężczyznę błędnie oskarżonego.",
    ],
)
def test_an_error_of_which_an_agency_reports_is_news(news: str) -> None:
    assert not is_correction(news)
