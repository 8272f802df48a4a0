import pytest

from dateline.core.text.signals import note_signal, signal, signal_line, update_number, without_signal
from dateline_schemas.brief import Signal
from tests.rows import each_row


@each_row(
    ("headline", "expected"),
    [
        ("UPDATE 2-Fed raises rates", "update"),
        ("CORRECTED-Acme profit rises", "correction"),
        ("CORRECTION facility riot leaves 3 dead", None),
        ("CORRECTED proof of a theorem published", None),
        ("RECTIFICATION of names approved", None),
        ("CORRECTION du marché : la Bourse recule", None),
        ("KORREKTUR am Aktienmarkt", None),
        ("CORRECCIÓN en la bolsa: cae el Ibex", None),
        ("LEAD 1-Storm hits coast", "update"),
        ("LEAD 2: Storm hits coast", "update"),
        ("1ST LEAD-Storm hits coast", "update"),
        ("2ND LEAD: Storm hits coast", "update"),
        ("LEAD 2-0 AT HALF-TIME", None),
        ("LEAD 3-2: AJAX WINS", None),
        ("LEAD 2 - 0 AT HALF-TIME", None),
        ("2ND LEAD LOST IN A WEEK", None),
        ("Rectificatie: bedrag in bericht over brug", "correction"),
        ("KORREKTUR: Zahl der Verletzten", "correction"),
        ("WITHDRAWN: Acme profit", "withdrawal"),
        ("BERICHT INGETROKKEN - Acme", "withdrawal"),
        ("RETRACTED: Museum finds lost ledger", "withdrawal"),
        ("RETRACTION - Museum finds lost ledger", "withdrawal"),
        ("Story removed: Parliament extends treaty", "withdrawal"),
        ("STORY REMOVED-Parliament extends treaty", "withdrawal"),
        ("DELETE: Parliament extends treaty", "withdrawal"),
        ("REMOVED: Parliament extends treaty", "withdrawal"),
        ("Removed: 200 trees along the canal", None),
        ("Retracted: the study that began it all", None),
        ("STATUE OF GENERAL REMOVED", None),
        ("PAPER ON CANCER CELLS RETRACTED", None),
        ("DELETED TWEETS COST MINISTER HIS JOB", None),
        ("Brand in Goes (update)", "update"),
        ("Herstel: economie groeit weer", None),
        ("Updates on the war", None),
        ("Killing of hostage condemned", None),
        ("Storm hits coast - CORRECTED", "correction"),
        ("Storm hits coast, CORRECTED", "correction"),
        ("BOMB ATTACKS KILL", None),
        ("TRAINER ZUM RÜCKZUG", None),
        ("(DEPECHE ANNULEE) Grève des dockers", "withdrawal"),
        ("(Corrección) Dimite la ministra", "correction"),
        ("[Corrected] Storm hits coast", "correction"),
        ("(Berichtigung) Sturm an der Küste", "correction"),
        ("(Herstel) Economie groeit weer", None),
        ("(Corrección del mercado) La bolsa cae", None),
        ("Corrección) La bolsa cae", None),
        ("(Corrección La bolsa cae", None),
        ("(Retirement) Smith quits", None),
        ("(Withdrawn) Bid for Acme", None),
        ("(Update) Storm hits coast", None),
        ("Korr-Neu: Sturm an der Küste", "correction"),
        ("KORR/Sturm an der Küste", "correction"),
        ("(Korr.) Sturm an der Küste", "correction"),
        ("(Korr: Zahl der Verletzten) Sturm an der Küste", "correction"),
        ("Korr gewinnt das Rennen", None),
    ],
)
def test_a_headline_carries_a_signal_or_none(headline: str, expected: str | None) -> None:
    assert signal(headline, "Body.") == expected


@each_row(
    ("headline", "expected"),
    [
        ("ANNULE ET REMPLACE - Un bus prend feu à Lille, 11 blessés", "correction"),
        ("Annule et remplace : Un bus prend feu à Lille", "correction"),
        ("(annule et remplace) Un bus prend feu à Lille", "correction"),
        ("Erratum - Un bus prend feu à Lille", "correction"),
        ("RECTIF Un bus prend feu à Lille", "correction"),
        ("RECTIFICATIF L'autobus prend feu à Lille", "correction"),
        ("Rectif. : Un bus prend feu à Lille", "correction"),
        ("Un bus prend feu à Lille (rectifié)", "correction"),
        ("RETIREE - Un bus prend feu à Lille", "withdrawal"),
        ("Dépêche annulée : Un bus prend feu à Lille", "withdrawal"),
        ("Berichtigt - Bus in Ulm brennt", "correction"),
        ("Korrigierte Fassung: Bus in Ulm brennt", "correction"),
        ("(Berichtigte Meldung) Bus in Ulm brennt", "correction"),
        ("GESTRICHEN: Bus in Ulm brennt", "withdrawal"),
        ("RECTIFICA: Un autobús se incendia", "correction"),
        ("CORREGIDO - Un autobús se incendia", "correction"),
        ("ATENCIÓN, ANULAR: Un autobús se incendia", "withdrawal"),
        ("ANULADO: Un autobús se incendia", "withdrawal"),
        ("(verbetering) Bus brandt uit", "correction"),
        ("VERBETERING: Bus brandt uit", "correction"),
        ("POPRAWKA: Autobus spłonął", "correction"),
        ("(korekta) Autobus spłonął", "correction"),
        ("Errata: Autobus spłonął", "correction"),
        ("Skorygowany - Autobus spłonął", "correction"),
        ("ANULOWANA: Autobus spłonął", "withdrawal"),
        ("WYCOFANY - Autobus spłonął", "withdrawal"),
        ("RETIFICADA: Autocarro arde", "correction"),
        ("RITIRATO: Brucia un autobus", "withdrawal"),
        ("ANNULLA E SOSTITUISCE: Brucia un autobus", "correction"),
        ("TRUKKET TILBAKE: Buss brant", "withdrawal"),
        ("KORRIGERET - Bus brændte", "correction"),
        ("KORJATTU: Bussi paloi", "correction"),
        ("DÜZELTİLDİ: İzmir'de otobüs", "correction"),
        ("ИСПРАВЛЕНА: Сгорел автобус", "correction"),
        ("АНУЛЬОВАНО: Згорів автобус", "withdrawal"),
        ("OPRAVENÁ VERZE: Shořel autobus", "correction"),
        ("Gestrichen: Lufthansa streicht Flüge", None),
        ("Anulado: el concierto de Sevilla", None),
        ("Annulés : onze vols au départ de Nantes", None),
        ("Errata corrigés, le ministère publie le rapport", None),
        ("Rectifica el Gobierno su plan", None),
        ("Corrections officer attacked", None),
        ("CORRECTION OFFICERS ATTACKED", None),
        ("Poprawka: Senat chce zmian w ustawie", None),
        ("Verbetering: lucht in Utrecht schoner", None),
        ("Anulowana kara: kierowca odzyska prawo jazdy", None),
        ("De Jong terug bij Ajax (hersteld)", None),
        ("Le concert de Nantes reporté (retiré)", None),
        ("Исправлено на карте: граница сдвинута", None),
    ],
)
def test_a_mark_has_all_forms_of_its_word(headline: str, expected: str | None) -> None:
    assert signal(headline, "Body.") == expected


@each_row(
    ("headline", "expected"),
    [
        ("【訂正】トルコで地震、少なくとも16人死亡", "correction"),
        ("【訂正・おわび】トルコで地震", "correction"),
        ("〔訂正〕トルコで地震", "correction"),  # noqa: RUF001
        ("（訂正）トルコで地震", "correction"),  # noqa: RUF001
        ("訂正：トルコで地震", "correction"),  # noqa: RUF001
        ("訂正-トルコで地震", "correction"),
        ("トルコで地震【訂正】", "correction"),
        ("【取り消し】トルコで地震", "withdrawal"),
        ("【取消】トルコで地震", "withdrawal"),
        ("【記事取り消し】トルコで地震", "withdrawal"),
        ("【更新】トルコで地震", "update"),
        ("【速報】トルコで地震", None),
        ("訂正申告の期限、来月に延長", None),
        ("取り消し求め提訴、原発の設置許可", None),
        ("【取り消し訴訟】住民側が敗訴", None),
        ("教科書の記述訂正", None),
        ("【更正】土耳其地震至少16人死亡", "correction"),
        ("更正：土耳其地震至少16人死亡", "correction"),  # noqa: RUF001
        ("（更正）土耳其地震", "correction"),  # noqa: RUF001
        ("土耳其地震至少16人死亡（更正）", "correction"),  # noqa: RUF001
        ("【订正】土耳其地震", "correction"),
        ("【撤稿】土耳其地震", "withdrawal"),
        ("撤稿：土耳其地震", "withdrawal"),  # noqa: RUF001
        ("【更新】土耳其地震", "update"),
        ("【快讯】土耳其地震", None),
        ("期刊撤稿数量创新高", None),
        ("撤稿风波持续", None),
        ("更正案获立法院通过", None),
        ("[정정] 튀르키예 지진 사망자 16명", "correction"),
        ("[정정보도] 튀르키예 지진", "correction"),
        ("(정정) 튀르키예 지진", "correction"),
        ("정정: 튀르키예 지진", "correction"),
        ("[고침] 국제(튀르키예 지진)", "correction"),
        ("[전문취소] 튀르키예 지진", "withdrawal"),
        ("[기사취소] 튀르키예 지진", "withdrawal"),
        ("튀르키예 지진 사망자 16명(종합)", "update"),
        ("튀르키예 지진 사망자 16명(종합2보)", "update"),
        ("[속보] 튀르키예 지진", None),
        ("정정 불안 커지는 페루", None),
        ("취소 수수료 없는 항공권", None),
    ],
)
def test_wires_without_capitals_mark_a_headline_in_brackets_or_by_a_colon(headline: str, expected: str | None) -> None:
    """Japanese, Chinese and Korean: most of these words open ordinary headlines too."""
    assert signal(headline, "Body.") == expected
    assert signal(None, headline) == (None if headline[0] in "トル土튀" else expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("【訂正】", "correction"),
        ("（更正）", "correction"),  # noqa: RUF001
        ("更正：", "correction"),  # noqa: RUF001
        ("[정정]", "correction"),
        ("【取り消し】", "withdrawal"),
        ("【更新】", None),
        ("訂正", None),
        ("【訂正】トルコで地震", None),
    ],
)
def test_a_line_of_a_mark_alone_is_a_signal_line(line: str, expected: str | None) -> None:
    assert signal_line(line) == expected


def test_a_bracket_that_stays_open_costs_no_time() -> None:
    assert signal("【訂正" + "・" * 100_000, "【" * 100_000) is None


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("TREKKES TILBAKE: Tog sporer av ved Lublik", "Tog sporer av ved Lublik"),
        ("MELDING TREKKES: Tog sporer av ved Lublik", "Tog sporer av ved Lublik"),
        ("MELDINGEN TREKKES - Tog sporer av ved Lublik", "Tog sporer av ved Lublik"),
        ("NTB TREKKER: Tog sporer av ved Lublik", "Tog sporer av ved Lublik"),
        ("NTB TREKKER TILBAKE: Tog sporer av ved Lublik", "Tog sporer av ved Lublik"),
        ("TILLBAKADRAGEN: Tåg spårar ur vid Lublik", "Tåg spårar ur vid Lublik"),
        ("DRAS TILLBAKA: Tåg spårar ur vid Lublik", "Tåg spårar ur vid Lublik"),
        ("TT DRAR TILLBAKA: Tåg spårar ur vid Lublik", "Tåg spårar ur vid Lublik"),
        ("TRÆKKES TILBAGE: Tog afsporet ved Lublik", "Tog afsporet ved Lublik"),
        ("TELEGRAMMET TRÆKKES: Tog afsporet ved Lublik", "Tog afsporet ved Lublik"),
        ("ANNULLERES: Tog afsporet ved Lublik", "Tog afsporet ved Lublik"),
        ("RITZAU TRÆKKER: Tog afsporet ved Lublik", "Tog afsporet ved Lublik"),
        ("RITZAU TRÆKKER TILBAGE: Tog afsporet ved Lublik", "Tog afsporet ved Lublik"),
        ("SAKEN TREKKES: Aktor har ingen bevis", None),
        ("NTB trekker ut av samarbeid", None),
        ("NTB TREKKER UT AV SAMARBEID: Avtalen sies opp", None),
        ("NTB trekker: Vinnerne er klare", None),
        ("Soldater trekkes tilbake: NATO", None),
        ("Trekkes tilbake: Soldater fra Mali", None),
        ("TREKKES TILBAKE FRA MALI: Norske soldater", None),
        ("NORSKE SOLDATER TREKKES TILBAKE", None),
        ("Trækkes tilbage: Soldater fra Mali", None),
        ("DRAS TILLBAKA I SKANDALEN: Minister avgår", None),
        ("Dras tillbaka: Bilar med fel på bromsen", None),
        ("TT drar tillbaka: Tåg spårar ur vid Lublik", None),
        ("Tillbakadragen: Författaren som ingen känner", None),
        ("Annulleres: Fly til Lublik", None),
        ("Ritzau trækker: Vinderne er fundet", None),
    ],
)
def test_scandinavian_desks_withdraw_in_capitals_at_the_front(headline: str, expected: str | None) -> None:
    assert signal(headline, "") == (None if expected is None else "withdrawal")
    assert expected is None or without_signal(headline, "withdrawal") == expected


def test_a_caption_that_opens_with_words_of_a_withdrawal_is_none() -> None:
    caption = "TREKKES TILBAKE: Norske soldater forlater leiren i Gao."
    assert signal("Norge henter hjem soldater fra Mali", caption) is None
    assert signal(None, "TREKKES TILBAKE: Tog sporer av ved Lublik") == "withdrawal"


@pytest.mark.parametrize("mark", ["TREKKES", "TRUKKET", "TRUKKET TILBAKE", "TRÆKKES", "ANNULLERES"])
def test_a_notice_below_the_headline_that_it_withdraws_opens_with_a_mark(mark: str) -> None:
    assert signal("Brann ved Lublik", f"{mark}: Meldingen om brannen er feil. Det var en øvelse.") == "withdrawal"


def test_the_body_may_carry_a_signal_and_the_gravest_counts() -> None:
    assert signal(None, "RECTIFICATIE - In het bericht stond") == "correction"
    assert signal("UPDATE 1-Acme", "CORRECTED: the figure") == "correction"
    assert signal(None, "") is None


@each_row(
    ("headline", "expected"),
    [
        ("UPDATE 2-Fed raises rates", ("UPDATE", 2)),
        ("UPDATE 1-17 killed in crash", ("UPDATE", 1)),
        ("Update 3: Brand in Goes", ("UPDATE", 3)),
        ("AKTUALISIERUNG 2: Brand in Goslar", ("AKTUALISIERUNG", 2)),
        ("(UPDATE 10) Storm hits coast", ("UPDATE", 10)),
        ("WRAPUP 4-Storm hits coast", ("WRAPUP", 4)),
        ("UPDATE: 3 dead", None),
        ("UPDATE 2 killed in crash", None),
        ("CORRECTED-UPDATE 2-Fed raises rates", ("UPDATE", 2)),
        ("Correction: UPDATE 2-Fed raises rates", ("UPDATE", 2)),
        ("CORRECTED-2 dead in Goes", None),
        ("Fed raises rates", None),
        ("", None),
        (None, None),
    ],
)
def test_an_update_has_the_number_that_the_wire_gave_it(headline: str | None, expected: tuple[str, int] | None) -> None:
    assert update_number(headline) == expected


@each_row(
    ("headline", "kind", "expected"),
    [
        ("CORRECTED-UPDATE 2-Earthquake kills 12", "correction", "Earthquake kills 12"),
        ("CORRECTED-(OFFICIAL)-UPDATE 2-Earthquake kills 12", "correction", "Earthquake kills 12"),
        ("WITHDRAWN: CORRECTED-UPDATE 2-Earthquake kills 12", "withdrawal", "Earthquake kills 12"),
        ("CORRECTED-UPDATE 2-Earthquake kills 12", "update", "CORRECTED-UPDATE 2-Earthquake kills 12"),
        ("UPDATE 2-Earthquake kills 12", "update", "Earthquake kills 12"),
        ("UPDATE 2-Earthquake kills 12", "correction", "UPDATE 2-Earthquake kills 12"),
        ("RECTIF Un bus prend feu", "correction", "Un bus prend feu"),
        ("ANNULE ET REMPLACE - Un bus prend feu", "correction", "Un bus prend feu"),
        ("ANULOWANE: Pożar hotelu w Gdańsku", "withdrawal", "Pożar hotelu w Gdańsku"),
        ("Anulowana: Pożar hotelu w Gdańsku", "withdrawal", "Pożar hotelu w Gdańsku"),
        ("Pożar hotelu w Gdańsku (korekta)", "correction", "Pożar hotelu w Gdańsku"),
        ("Herstel: economie groeit weer", "correction", "Herstel: economie groeit weer"),
        ("Neu: Brücke in Ulm", "update", "Neu: Brücke in Ulm"),
        ("KOREKTA:", "correction", "KOREKTA:"),
    ],
)
def test_a_headline_is_told_without_its_signals_of_a_kind_or_a_lighter_one(
    headline: str, kind: Signal, expected: str
) -> None:
    assert without_signal(headline, kind) == expected


@each_row(
    ("headline", "expected"),
    [
        ("RECHTZETTING-Waver bouwt zwembad", "correction"),
        ("RECHTZETTING: Waver bouwt zwembad", "correction"),
        ("Rechtzetting: Waver bouwt zwembad", "correction"),
        ("RECHTGEZET: Waver bouwt zwembad", "correction"),
        ("(Rechtgezet) Waver bouwt zwembad", "correction"),
        ("Waver bouwt zwembad (rechtzetting)", "correction"),
        ("Corrigendum: Waver bouwt zwembad", "correction"),
        ("Erratum: Waver bouwt zwembad", "correction"),
        ("LEAD 1-Oil falls as stocks rise", "update"),
        ("LEAD-ZINC MINE CLOSES", None),
        ("Lead: prices fall", None),
        ("Rechtzetting van de muur kost Waver veel geld", None),
    ],
)
def test_marks_of_corrections_and_leads(headline: str, expected: str | None) -> None:
    assert signal(headline, "") == expected


@each_row(
    ("note", "expected"),
    [
        ("(Corrects name of court)", "correction"),
        ("(Corrected: the court is in Lyon)", "correction"),
        ("(CORRECTED)", "correction"),
        ("(Corrected from 10 to 12)", "correction"),
        ("(Correction of a name in the second paragraph)", "correction"),
        ("(Korrektur im zweiten Absatz)", "correction"),
        ("(Rättelse av dödssiffran)", "correction"),
        ("(Rettelse av fødselsdatoen)", "correction"),
        ("(Correctie van de sterftecijfers)", "correction"),
        ("(Berichtigt Zahl der Passagiere)", "correction"),
        ("(Rettet navn på fergen)", "correction"),
        ("(corregge il nome)", "correction"),
        ("(Correctie van naam in de kop)", "correction"),
        ("(Corrected proof available online)", None),
        ("(Correction facility in Ohio)", None),
        ("(Correction in house prices continues)", None),
        ("(Corrected for inflation)", None),
        ("(Clarification of butter)", None),
        ("(Correctie op de beurs)", None),
        ("(gecorrigeerd voor inflatie)", None),
        ("(Korrektur am Aktienmarkt)", None),
        ("(korrigiert um Inflation)", None),
        ("(Correction des copies)", None),
        ("(corrigé des variations saisonnières)", None),
        ("(Corrección del mercado)", None),
        ("(corregido de estacionalidad)", None),
        ("(corretto per l'inflazione)", None),
        ("(Rettelse af eksamen)", None),
        ("(Rättelse av prov)", None),
        ("(Korekta na giełdzie)", None),
    ],
)
def test_a_note_says_what_the_wire_corrects_in_its_own_text(note: str, expected: str | None) -> None:
    assert note_signal(note) == expected


@each_row(
    ("note", "kind"),
    [
        ("(Corrige cifra)", "correction"),
        ("(Corrige el nombre del ministro)", "correction"),
        ("(Actualiza con declaraciones)", "update"),
        ("(Amplía con detalles)", "update"),
        ("(Añade reacciones)", "update"),
        ("(Corrects figure)", "correction"),
        ("(Adds details)", "update"),
        ("(Updates with comment)", "update"),
        ("(Update with details)", "update"),
        ("(Corrects location to Porto)", "correction"),
        ("(CORRECTS COURSE)", "correction"),
        ("(Corrigeert bedrag)", "correction"),
        ("(Rättar belopp)", "correction"),
        ("(Corrigeert cijfer)", "correction"),
        ("(Voegt reacties toe)", "update"),
        ("(Korrigiert Zahl)", "correction"),
        ("(Ergänzt Details)", "update"),
        ("(Aktualisiert mit Stellungnahme)", "update"),
        ("(Corrige le bilan)", "correction"),
        ("(Ajoute des réactions)", "update"),
        ("[Rectifie le nom]", "correction"),
        ("(Corregge il numero)", "correction"),
        ("(Aggiunge dettagli)", "update"),
        ("(Corrige número)", "correction"),
        ("(Atualiza com detalhes)", "update"),
        ("(Acrescenta reações)", "update"),
        ("(Korrigerar siffra)", "correction"),
        ("(Lägger till detaljer)", "update"),
        ("(Korrigerer tall)", "correction"),
        ("(Legger til detaljer)", "update"),
        ("(Update on Monday's toll)", "update"),
        ("(Updates on toll, adds quote)", "update"),
        ("(Corrects to say bus, not tram)", "correction"),
        ("(Corrects that mayor resigned)", "correction"),
        ("(Corrects throughout)", "correction"),
        ("(Corrects source of statement)", "correction"),
        ("(Corrects company's nationality)", "correction"),
        ("(Refiles to fix link)", "correction"),
        ("(Corrects time)", "correction"),
        ("(Korrigiert Geburtsdatum)", "correction"),
        ("(Corrigeert dodenaantal)", "correction"),
        ("(Rättar dödssiffra)", "correction"),
        ("(Retter fødselsdato)", "correction"),
        ("(Corrects subtitle)", "correction"),
        ("(Corrects vote count)", "correction"),
        ("(Corrects description of ship)", "correction"),
        ("(Corrects reference to law)", "correction"),
        ("(Refiles with new lead)", "correction"),
        ("(Corrects his age)", "correction"),
        ("(Corrects her name to Lund)", "correction"),
        ("(Corrects their nationality)", "correction"),
        ("(Corrigeert zijn leeftijd)", "correction"),
        ("(Korrigiert sein Alter)", "correction"),
        ("(Korrigiert ihren Vornamen)", "correction"),
        ("(Rectifie son âge)", "correction"),
        ("(Corrige su edad)", "correction"),
        ("(Corregge la sua età)", "correction"),
        ("(Corrige sua idade)", "correction"),
        ("(Rättar hans ålder)", "correction"),
        ("(Retter hans alder)", "correction"),
        ("(Refiles for formatting)", "correction"),
        ("(Korrigiert Opferzahl)", "correction"),
        ("(Korrigiert Nachnamen)", "correction"),
        ("(Corrigeert dodental)", "correction"),
        ("(Rättar efternamnet)", "correction"),
        ("(Corrige edad de la víctima)", "correction"),
        ("(Corrige cargo del ministro)", "correction"),
        ("(Rectifie âge de la victime)", "correction"),
        ("(Rectifie ville)", "correction"),
        ("(Korrigiert Alter)", "correction"),
        ("(Korrigiert Ort)", "correction"),
        ("(Corrigeert leeftijd)", "correction"),
        ("(Corregge età)", "correction"),
        ("(Corrige idade)", "correction"),
        ("(Rättar ålder)", "correction"),
        ("(Retter alder)", "correction"),
        ("(Rättar dödssiffran)", "correction"),
        ("(Rättar årtalet i andra stycket)", "correction"),
        ("(Rättar meningen)", "correction"),
        ("(Retter årstallet)", "correction"),
        ("(Retter fødselsdatoen)", "correction"),
        ("(Retter stillingen)", "correction"),
        ("(Corrigeert sterftecijfers)", "correction"),
        ("(Corrigeert slachtofferaantallen)", "correction"),
        ("(Corrigeert voornaamwoord)", "correction"),
        ("(Corrects pronoun)", "correction"),
        ("(Corrects golf course's name)", "correction"),
        ("(Corrige pronom)", "correction"),
        ("(Corregge didascalia)", "correction"),
        ("(Corrige legenda)", "correction"),
        ("(Poprawia zdanie)", "correction"),
        ("(Update on number of dead)", "update"),
        ("(Update on death toll numbers)", "update"),
        ("(Update over aantal doden)", "update"),
        ("(Update zur Zahl der Toten)", "update"),
        ("(Actualización sobre número de muertos)", "update"),
        ("(Oppdatering om antall døde)", "update"),
        ("(Corrects her job title in paragraph 3)", "correction"),
        ("(Corrects its 2025 revenue figure)", "correction"),
        ("(Corrects his first name)", "correction"),
        ("(Corrects its headline)", "correction"),
        ("(Corrects his party)", "correction"),
        ("(Corrects its error in paragraph 2)", "correction"),
        ("(Korrigiert seine Funktion)", "correction"),
        ("(Korrigiert seinen Titel)", "correction"),
        ("(Corrigeert zijn functie)", "correction"),
        ("(Corrigeert haar partij)", "correction"),
        ("(Rectifie sa fonction)", "correction"),
        ("(Corrige son titre)", "correction"),
        ("(Corrige su cargo)", "correction"),
        ("(Corrige sus declaraciones)", "correction"),
        ("(Corregge il suo cognome)", "correction"),
        ("(Corrige seu cargo)", "correction"),
        ("(Rättar hennes titel)", "correction"),
        ("(Retter hans tittel)", "correction"),
        ("(Update on victims)", "update"),
        ("(Update about details)", "update"),
        ("(Updates on shares)", "update"),
        ("(Update over slachtoffers)", "update"),
        ("(Update zu Verletzten)", "update"),
        ("(Update sur les victimes)", "update"),
        ("(Actualiza sobre víctimas)", "update"),
        ("(Oppdatering om skadde)", "update"),
        ("(Refiles for spacing)", "correction"),
        ("(Refiles for readability)", "correction"),
        ("(Refiles for additional subscribers)", "correction"),
        ("(Refiles for wider distribution)", "correction"),
    ],
)
def test_a_note_in_front_of_a_headline_signals(note: str, kind: str) -> None:
    assert signal(f"{note} Twelve ferrymen honoured", "They were honoured in Porto.") == kind


@each_row(
    "headline",
    [
        "(Correcting) history",
        "(New York) Twelve ferrymen honoured",
        "(Kill Devil Hills) Twelve saved",
        "(Corrige cifra)",
        "(Corrige el rumbo) El presidente promete cambios",
        "(Rectifica su postura) El ministro vuelve",
        "(Corrects course) President promises change",
        "(Corrigeert koers) Minister belooft beterschap",
        "(Korrigiert Kurs) Kanzler verspricht Besserung",
        "(Rectifie le tir) Le ministre revient",
        "(Corregge la rotta) Il ministro torna",
        "(Corrige a rota) O ministro volta",
        "(Rättar kursen) Ministern lovar bättring",
        "(Retter kursen) Statsråden lover bedring",
        "(Update on the Gaza talks) Envoys meet",
        "(Update over de gesprekken) Gezanten bijeen",
        "(Aktualisierung zum Streik) Züge fahren",
        "(Actualización sobre la huelga) Trenes en marcha",
        "(Oppdatering om streiken) Togene går",
        "(Corrects image) President hires adviser",
        "(Rectifie son image) Le ministre revient",
        "(Korrigiert seine Fehler) Kanzler verspricht Besserung",
        "(Corrige su lugar en la historia) El presidente vuelve",
        "(Corrige su mensaje) El presidente vuelve",
        "(Refiles for bankruptcy) Retailer closes stores",
        "(Update on city council) Members meet",
        "(Update on source code) Firm speaks",
        "(Update on day care) Parents meet",
        "(Corrects allocation) Ministry moves money",
        "(Corrects candidate) Party changes its mind",
        "(Corrects economy) Bank raises rate",
        "(Corrects tournament) Federation moves final",
        "(Korrigiert Umsatz) Konzern hebt Prognose",
        "(Corrige la economía) El banco sube tasas",
        "(Corrects his image) President hires adviser",
        "(Corrects his lead) Runner wins",
        "(Corrects his mistakes) President hires adviser",
        "(Corrects her course) Minister returns",
        "(Korrigiert seinen Kurs) Kanzler verspricht Besserung",
        "(Korrigiert ihren Fehler) Ministerin tritt auf",
        "(Corrigeert zijn fouten) Minister belooft beterschap",
        "(Corrigeert zijn koers) Minister belooft beterschap",
        "(Rectifie ses erreurs) Le ministre revient",
        "(Corrige sus errores) El presidente vuelve",
        "(Corrige su rumbo) El presidente vuelve",
        "(Corregge la sua rotta) Il ministro torna",
        "(Corrige seus erros) O ministro volta",
        "(Rättar sina misstag) Ministern lovar bättring",
        "(Retter sine feil) Statsråden lover bedring",
        "(Retter sin kurs) Statsråden lover bedring",
        "(Update on victims fund) Members meet",
        "(Update on shares scandal) Board meets",
        "(Update zum Wetter) Es regnet",
        "(Update over het weer) Het regent",
        "(Refiles for divorce) Actor leaves home",
        "(Refiles for re-election) Senator is back",
        "(Refiles for creditor protection) Retailer closes stores",
    ],
)
def test_other_words_in_brackets_in_front_of_a_headline_do_not(headline: str) -> None:
    assert signal(headline, "They were honoured in Porto.") is None
