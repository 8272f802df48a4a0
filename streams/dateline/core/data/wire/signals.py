"""Words by which agencies mark an update, a correction or a withdrawal, by kind and language.

A row is a word in capitals. It is looked for at the beginning of headline or body, where a colon, dash, digit,
parenthesis or the line's end must follow. To add a word with forms (``ANULOWANA``, ``ANULOWANE``), add its stem to
``INFLECTED`` or ``INFLECTED_IN_CAPITALS``; to add any other, append it to its kind in ``SIGNALS``. Words of scripts
without capitals and spaces are rows of ``BRACKETED``.
"""

from typing import Final

from dateline_schemas.brief import Signal

SIGNALS: Final[tuple[tuple[Signal, tuple[str, ...]], ...]] = (
    ("withdrawal", (
        "WITHDRAWN", "WITHDRAWAL", "STORY WITHDRAWN", "ARTICLE WITHDRAWN", "KILL", "BULLETIN KILL", "MANDATORY KILL",
        "STORY KILL", "RETRACTED", "RETRACTION", "STORY RETRACTED", "ARTICLE RETRACTED", "STORY REMOVED",
        "ARTICLE REMOVED", "STORY DELETED", "DELETE", "DELETED", "REMOVED",
        "INGETROKKEN", "BERICHT INGETROKKEN", "INTREKKING", "ANNULERING", "BERICHT VERVALT", "VERVALT",
        "ZURÜCKGEZOGEN", "MELDUNG ZURÜCKGEZOGEN", "ZURÜCKZIEHUNG", "ACHTUNG ZURÜCKZIEHUNG", "RÜCKZUG", "RÜCKRUF",
        "ANNULLIERUNG", "WIDERRUF", "MELDUNG WIDERRUFEN",
        "RETIRÉ", "DÉPÊCHE ANNULÉE", "DEPECHE ANNULEE", "ANNULATION", "ANNULÉ", "ANNULE", "ANULADA", "ANULACIÓN",
        "RETIRADA", "NOTICIA ANULADA",
        "ANNULLAMENTO", "NOTIZIA ANNULLATA", "RITIRATA", "ANULAÇÃO", "NOTÍCIA ANULADA",
        "TRUKKET", "TREKKES", "TILBAKETRUKKET", "SAKEN ER TRUKKET", "ÅTERKALLAD", "ÅTERKALLAS", "TT ÅTERKALLAR",
        "TT DRAR TILLBAKA", "TILBAGEKALDT", "NTB TREKKER TILBAKE", "RITZAU TRÆKKER TILBAGE",
    )),
    ("correction", (
        "CORRECTED", "CORRECTION", "CORRECTS", "REFILE", "REFILED", "REFILING", "CORRECTING AND REPLACING",
        "CLARIFICATION", "ANNULE ET REMPLACE", "ANNULLA E SOSTITUISCE", "ANULA Y SUSTITUYE", "ANULA Y REEMPLAZA",
        "ANULA E SUBSTITUI", "ERRATUM", "ERRATA", "FE DE ERRATAS", "FE DE ERRATA",
        "RECTIFICATIE", "CORRECTIE", "HERSTEL", "VERBETERING", "GECORRIGEERD", "RECHTZETTING",
        "CORRIGENDUM",
        "KORR", "KORR.", "KORR-NEU", "KORREKTUR", "BERICHTIGUNG", "BERICHTIGT", "KORRIGIERT", "RICHTIGSTELLUNG",
        "RECTIFICATIF", "RECTIFICATION", "CORRIGÉ", "CORRECTIF",
        "CORRECCIÓN", "RECTIFICACIÓN", "CORREGIDA", "FE DE ERRORES", "CORRIGE",
        "RETTIFICA", "CORREZIONE", "CORRETTO", "ERRATA CORRIGE", "RIPETIZIONE CORRETTA", "RPT CORRETTA",
        "CORREÇÃO", "RETIFICAÇÃO", "CORRIGIDA", "CORRIGE",
        "RETTELSE", "RETTET", "RÄTTELSE", "RÄTTAD", "RÄTTAR", "KORRIGERING", "SPROSTOWANIE", "KOREKTA",
    )),
    ("update", (
        "LEAD 1", "LEAD 2", "LEAD 3", "LEAD 4", "LEAD 5", "LEAD 6", "LEAD 7", "LEAD 8", "LEAD 9",
        "UPDATE", "UPDATED", "UPDATES", "ADDS", "WRAPUP", "RECASTS", "RPT-UPDATE", "AANVULLING", "GEACTUALISEERD",
        "AKTUALISIERUNG", "AKTUALISIERT", "NEU", "ERGÄNZT", "ZUSAMMENFASSUNG", "ACTUALISATION", "ACTUALISÉ",
        "MISE À JOUR",
        "ACTUALIZACIÓN", "ACTUALIZADA", "ACTUALIZA", "AMPLIACIÓN", "AMPLÍA", "AGGIORNAMENTO", "AGGIORNATO",
        "ATUALIZAÇÃO",
        "ATUALIZADA", "ATUALIZA", "OPPDATERING", "OPPDATERT", "UPPDATERING", "UPPDATERAD", "NY VERSJON", "NY VERSION",
    )),
)  # fmt: skip
"""The gravest kind first: a corrected update is a correction."""

INFLECTED: Final[tuple[tuple[Signal, str, str], ...]] = (
    ("correction", "CORRIG RECTIFI", "É ÉE EE"),
    ("correction", "RECTI", "F F."),
    ("correction", "CORREGID RECTIFICAD CORRIGID RETIFICAD CORRETT RETTIFICAT", "O A"),
    ("correction", "GERECTIFICEER", "D"),
    ("correction", "RECHTGEZE", "T"),
    ("correction", "BERICHTIG KORRIGIER RICHTIGGESTELL", "T"),
    ("correction", "KORRIGER", "T ET"),
    ("correction", "RÄTTA KORRIGERA", "D T S"),
    ("correction", "SPROSTOWAN SKORYGOWAN POPRAWION", "A E O Y"),
)
"""Words that have forms, of the same value as rows of ``SIGNALS``: stems, and the endings that each may have.

A wire marks one item: there are endings for one thing of each gender, and for more only where items are called so.
"""

INFLECTED_IN_CAPITALS: Final[tuple[tuple[Signal, str, str], ...]] = (
    ("withdrawal", "ANNUL RETIR", "É ÉE EE"),
    ("withdrawal", "ANULAD RETIRAD ANNULLAT RITIRAT", "O A"),
    ("withdrawal", "ANULA ANNULLA", "R RE"),
    ("withdrawal", "ANNULLIER STORNIER", "T UNG"),
    ("withdrawal", "STORN", "O"),
    ("withdrawal", "GESTRICH WIDERRUF VERVALL", "EN"),
    ("withdrawal", "GEANNULEER", "D"),
    ("withdrawal", "UTGÅ", "R"),
    ("withdrawal", "TERUGGETROKK TILBAKETRUKK TILBAGETRUKK TRUKK", "EN ET"),
    ("withdrawal", "ANNULLER", "T ET ES"),
    ("withdrawal", "TRÆKK", "ES"),
    ("withdrawal", "TILLBAKADRAG", "EN ET"),
    ("withdrawal", "ÅTERKALLA ANNULLERA MAKULERA", "D T S"),
    ("withdrawal", "ANULOWAN WYCOFAN", "A E O Y"),
    ("withdrawal", "ANULOWANI WYCOFANI", "E"),
    ("withdrawal", "ZRUŠEN STAŽEN ANULOVÁN", "O A Á É Ý"),
    ("withdrawal", "АННУЛИРОВАН ОТОЗВАН АНУЛЬОВАН ВІДКЛИКАН СКАСОВАН", "О А Ы Е"),
    ("withdrawal", "PERUUTET PERUT", "TU"),
    ("correction", "RECTIFIC", "A"),
    ("correction", "VERBETER HERSTEL", "D"),
    ("correction", "RETT ENDR", "ET"),
    ("correction", "POPRAWK KOREKT OPRAV POPRÁVK", "A"),
    ("correction", "OPRAVEN UPŘESNĚN", "O A Á É Ý"),
    ("correction", "ИСПРАВЛЕН УТОЧНЕН ВИПРАВЛЕН", "О А Ы Е"),
    ("correction", "ИСПРАВЛЕНИ УТОЧНЕНИ", "Е"),
    ("correction", "ПОПРАВК", "А"),
    ("correction", "ВИПРАВЛЕНН УТОЧНЕНН СПРОСТУВАНН", "Я"),
    ("correction", "KORJA OIKAIS", "US U TTU TU"),
    ("correction", "DÜZELT", "ME İLDİ İLMİŞTİR"),
    ("correction", "HELYESBÍT HELYREIGAZÍT JAVÍT", "ÉS ÁS VA"),
)
"""The same of words that news opens with too: they count in capitals, those of a correction also in brackets.

They count in any case beside the headline of a known story (``mark_of_known``).
"""

PHRASES: Final[tuple[tuple[Signal, str, str], ...]] = (
    ("withdrawal", "STORY ARTICLE", "WITHDRAWN RETRACTED REMOVED DELETED"),
    ("withdrawal", "DÉPÊCHE DEPECHE", "ANNULÉE ANNULEE RETIRÉE RETIREE"),
    ("withdrawal", "NOTICIA NOTÍCIA", "ANULADA RETIRADA"),
    ("withdrawal", "NOTIZIA", "ANNULLATA RITIRATA"),
    ("withdrawal", "MELDUNG", "ZURÜCKGEZOGEN WIDERRUFEN ANNULLIERT STORNIERT GESTRICHEN"),
    ("withdrawal", "ZURÜCKGEZOGENE ANNULLIERTE", "MELDUNG"),
    ("withdrawal", "BERICHT", "INGETROKKEN VERVALT VERVALLEN GEANNULEERD GESCHRAPT"),
    ("withdrawal", "DEPESZA WIADOMOŚĆ", "ANULOWANA WYCOFANA"),
    ("withdrawal", "ZPRÁVA", "ZRUŠENA STAŽENA"),
    ("correction", "CORRECTED", "STORY VERSION REPEAT"),
    ("correction", "VERSION DÉPÊCHE DEPECHE", "CORRIGÉE CORRIGEE RECTIFIÉE RECTIFIEE"),
    ("correction", "VERSIÓN VERSION NOTICIA", "CORREGIDA RECTIFICADA"),
    ("correction", "VERSÃO NOTÍCIA", "CORRIGIDA RETIFICADA"),
    ("correction", "VERSIONE NOTIZIA", "CORRETTA RETTIFICATA"),
    ("correction", "KORRIGIERTE BERICHTIGTE", "FASSUNG VERSION MELDUNG"),
    ("correction", "MELDUNG", "KORRIGIERT BERICHTIGT"),
    ("correction", "GECORRIGEERDE VERBETERDE GERECTIFICEERDE", "VERSIE"),
    ("correction", "BERICHT VERSIE", "GECORRIGEERD VERBETERD GERECTIFICEERD"),
    ("correction", "DEPESZA WERSJA", "POPRAWIONA SKORYGOWANA"),
    ("correction", "POPRAWIONA SKORYGOWANA", "DEPESZA WERSJA"),
    ("correction", "KORRIGERT RETTET KORRIGERET", "VERSJON VERSION UTGAVE UDGAVE"),
    ("correction", "RÄTTAD KORRIGERAD", "VERSION"),
    ("correction", "OPRAVENÁ", "VERZE"),
    ("correction", "ИСПРАВЛЕННАЯ", "ВЕРСИЯ"),
)
"""Signals of two words, each of the first ones in front of each of the second ones: ``KORRIGIERTE FASSUNG``."""

PHRASES_IN_CAPITALS: Final[tuple[tuple[Signal, str, str], ...]] = (
    ("withdrawal", "ATENCIÓN ATENCIÓN, ATENCION ATENCION,", "ANULAR ANULADA ANULACIÓN RETIRADA"),
    ("withdrawal", "ATENÇÃO ATENÇÃO,", "ANULAR ANULADA ANULAÇÃO RETIRADA"),
    ("withdrawal", "ATTENTION ATTENTION,", "ANNULATION ANNULER ANNULÉE ANNULEE"),
    ("withdrawal", "ATTENZIONE ATTENZIONE,", "ANNULLARE ANNULLAMENTO ANNULLATA"),
    ("withdrawal", "ACHTUNG ACHTUNG,", "ZURÜCKZIEHUNG STORNO ANNULLIERUNG WIDERRUF"),
    ("withdrawal", "UWAGA UWAGA,", "ANULOWANIE ANULOWANA ANULOWANE WYCOFANIE WYCOFANA WYCOFANE"),
    ("correction", "ATENCIÓN ATENCIÓN, ATENCION ATENCION,", "CORRECCIÓN RECTIFICACIÓN"),
    ("correction", "ATENÇÃO ATENÇÃO,", "CORREÇÃO RETIFICAÇÃO"),
    ("correction", "ATTENTION ATTENTION,", "CORRECTION RECTIFICATIF"),
    ("correction", "ATTENZIONE ATTENZIONE,", "CORREZIONE RETTIFICA"),
    ("correction", "ACHTUNG ACHTUNG,", "KORREKTUR BERICHTIGUNG"),
    ("correction", "UWAGA UWAGA,", "KOREKTA SPROSTOWANIE"),
    ("withdrawal", "TRUKKET", "TILBAKE TILBAGE"),
    ("withdrawal", "TREKKES", "TILBAKE"),
    ("withdrawal", "TRÆKKES", "TILBAGE"),
    ("withdrawal", "DRAS", "TILLBAKA"),
    ("withdrawal", "MELDING MELDINGEN", "TREKKES"),
    ("withdrawal", "TELEGRAMMET", "TRÆKKES"),
    ("withdrawal", "NTB", "TREKKER"),
    ("withdrawal", "RITZAU", "TRÆKKER"),
    ("update", "1ST 2ND 3RD 4TH 5TH 6TH 7TH 8TH 9TH", "LEAD"),
)
"""The same of words that count in capitals only."""

BRACKETED: Final[tuple[tuple[Signal, tuple[str, ...]], ...]] = (
    ("withdrawal", (
        "取り消し", "取消し", "取消", "記事取り消し", "全文取り消し", "全文取消", "配信取り消し",
        "撤稿", "撤回", "撤回稿件", "취소", "전문취소", "전문 취소", "기사취소", "기사 취소",
    )),
    ("correction", (
        "訂正", "記事訂正", "更正", "订正", "勘误", "勘誤", "정정", "정정보도", "고침",
    )),
    ("update", ("更新", "종합", "종합2보", "종합3보", "종합4보", "업데이트")),
)  # fmt: skip
"""Words of Japanese, Chinese and Korean, the gravest kind first, that signal as marks: ``【訂正】``, ``[정정]``.

They stand at the beginning of headline or body, in brackets or in front of a colon or dash, and at a headline's end in
brackets. Without these, they open ordinary headlines.
"""

NOTES: Final[tuple[tuple[Signal, tuple[str, ...]], ...]] = (
    ("update", (
        "ADDING", "RECASTING", "VOEGT", "TOEVOEGING", "ERGÄNZUNG", "AJOUTE", "ACTUALISE", "AÑADE", "AGREGA", "AGGIUNGE",
        "AGGIORNA", "ACRESCENTA", "ADICIONA", "OPPDATERER", "LEGGER TIL", "UPPDATERAR", "LÄGGER TILL", "OPDATERER",
        "OPDATERET", "TILFØJER", "DODAJE", "AKTUALIZUJE", "更新",
    )),
    ("correction", (
        "CORRECTING", "REFILES", "FIXES", "CORRIGEERT", "RECTIFICEERT", "HERSTELT", "VERBETERT", "RECTIFIE",
        "RECTIFICA", "CORREGGE", "RETIFICA", "KORRIGERER", "RETTER", "KORRIGERAR", "POPRAWIA", "KORYGUJE", "訂正",
        "更正",
    )),
)  # fmt: skip
"""Words that signal in an editor's note in brackets only, beside those of ``SIGNALS``: ``(Corregge il nome)``."""

NOTE_VERBS: Final = (
    "CLARIFIES", "CLARIFYING", "FIXING", "AMENDS", "AMENDING",
    "GERECTIFICEERD", "VERBETERD", "HERSTELD", "WIJZIGT", "VERDUIDELIJKT",
    "VERBESSERT", "STELLT RICHTIG", "STELLT KLAR", "PRÄZISIERT", "ÄNDERT", "GEÄNDERT",
    "CORRIGEANT", "RECTIFIÉ", "RECTIFIANT", "PRÉCISE", "MODIFIE",
    "CORRIGIENDO", "CORREGIDO", "RECTIFICANDO", "RECTIFICADO", "ACLARA", "PRECISA",
    "CORREGGENDO", "CORRETTA", "CORRETTI", "RETTIFICANDO", "RETTIFICATO", "CHIARISCE",
    "CORRIGINDO", "CORRIGIDO", "RETIFICANDO", "RETIFICADO", "RECTIFICA", "ESCLARECE",
    "RETTET", "KORRIGERT", "KORRIGERET", "PRESISERER", "PRÆCISERER", "ENDRER", "ÆNDRER",
    "RÄTTAT", "KORRIGERAT", "FÖRTYDLIGAR", "ÄNDRAR", "KORJAA", "KORJATTU", "OIKAISEE", "TARKENTAA", "PARANDAB",
    "PROSTUJE", "POPRAWIONO", "SPROSTOWANO", "OPRAVUJE", "OPRAVENO", "OPRAVENÉ", "UPŘESŇUJE", "SPRESŇUJE",
    "JAVÍTJA", "JAVÍTVA", "HELYESBÍTI", "PONTOSÍTJA", "CORECTEAZĂ", "CORECTAT", "RECTIFICĂ", "CORREGEIX",
    "ISPRAVLJA", "ISPRAVLJENO", "POPRAVLJA", "DÜZELTIR", "DÜZELTME",
    "ИСПРАВЛЯЕТ", "ИСПРАВЛЕНО", "УТОЧНЯЕТ", "УТОЧНЕНО", "ВИПРАВЛЯЄ", "ВИПРАВЛЕНО", "УТОЧНЮЄ", "КОРИГИРА", "ПОПРАВЯ",
    "ΔΙΟΡΘΏΝΕΙ",
)  # fmt: skip
"""Verbs that open an editor's note in brackets, beside ``NOTES``, where what changed is worded: ``(Javítja a …)``.

The parser takes no signal from them. To add one, add it in capitals.
"""

NOTE_ACTIONS: Final = frozenset({
    "CORRECTS", "CORRECTING", "REFILES", "REFILING", "FIXES", "CORRIGEERT", "RECTIFICEERT", "HERSTELT", "VERBETERT",
    "RECTIFIE", "CORRIGE", "RECTIFICA", "CORREGGE", "RETIFICA", "KORRIGERER", "RETTER", "KORRIGERAR", "RÄTTAR",
    "POPRAWIA", "KORYGUJE", "CORRECTING AND REPLACING", "訂正", "更正",
})  # fmt: skip
"""Words of a correction that say what the wire does now. News says so in brackets of no one else."""

NOTE_SUBJECTS: Final = (
    "paragraph", "sentence", "headline", "title", "name", "spell", "figure", "number", "toll", "date",
    "byline", "quote", "version", "alinea", "naam", "getal", "aantal", "cijfer", "datum", "absatz",
    "satz", "überschrift", "titel", "zahl", "schreibweise", "fassung", "phrase", "titre", "orthograph",
    "chiffre", "nombre", "bilan", "párrafo", "frase", "título", "número", "cifra", "fecha", "capoverso", "titolo",
    "cognome", "numero", "parágrafo", "nome", "avsnitt", "setning", "navn", "antall", "dato", "afsnit",
    "sætning", "titlen", "antal", "mening", "rubrik", "namn", "siffr", "akapit", "tytuł", "nazwisk", "liczb",
    "imię", "wers", "location", "amount", "typo", "magnitud", "lugar", "monto", "coquille", "montant", "luogo",
    "refuso", "importo", "plaats", "bedrag", "fout", "fehler", "betrag", "belopp", "beløp", "beløb", "feil", "fejl",
    "dodental", "dödstal", "dødstal",
)  # fmt: skip
"""How words begin for what a wire corrects in its own text, in lower case: ``(Korrektur im zweiten Absatz)``."""

NOTE_SUBJECT_ENDINGS: Final = (
    "absatz", "zahl", "zahlen", "name", "names", "namen", "namens", "naam", "namn", "namnet", "navn", "navnet",
    "fehler", "datum", "dato", "überschrift", "titel", "titre", "título", "titolo", "title", "headline", "betrag",
    "aantal", "cijfer", "plaats", "kop", "alinea", "zin", "bedrag", "fout", "siffra", "siffror", "rubrik",
    "belopp", "fel", "feil", "fejl", "tall", "årtal", "beløp", "beløb", "spelling", "quote", "tytuł",
    "siffran", "siffrorna", "datumet", "rubriken", "beloppet", "felet", "årtalet", "datoen", "navnene", "tallet",
    "tallene", "beløpet", "beløbet", "feilen", "fejlen", "cijfers", "aantallen", "bedragen", "fouten",
)  # fmt: skip
"""How such words end where another word stands in front: ``(Korrigiert Opferzahl)``."""

NOTE_SUBJECT_WORDS: Final = (
    "age", "ages", "attribution", "day", "source", "lead", "currency", "nationality", "city", "spelling",
    "affiliation", "percentage", "toll", "tolls", "figures", "caption", "time", "score", "vote", "votes", "count",
    "distance", "gender", "unit", "units", "crew", "link", "background", "reference", "description",
    "leeftijd", "dag", "functie", "valuta", "bron",
    "nationaliteit", "stad", "tijdstip", "alter", "wochentag", "tag", "funktion", "tippfehler", "quelle",
    "währung", "uhrzeit", "nationalität", "stadt", "vorname", "vornamen", "âge", "fonction", "lieu", "ville", "jour",
    "prénom", "nationalité", "devise", "heure", "erreur", "edad", "apellido", "apellidos", "cargo", "nacionalidad",
    "día", "texto", "errata", "error", "ciudad", "sexo", "moneda", "hora", "fuente", "età", "errore", "giorno", "città",
    "carica", "nazionalità", "fonte", "ora", "idade", "erro", "dia", "local", "valor", "cidade", "moeda",
    "nacionalidade", "apelido", "sobrenome", "ålder", "ort", "nationalitet", "källa", "tidpunkt",
    "par", "graf", "grafs", "zin", "zinnen", "kop", "nom", "noms", "data", "tal", "tall", "tallet",
    "efternamn", "alder", "sted", "nasjonalitet", "kilde", "tidspunkt", "etternavn", "efternavn",
)  # fmt: skip
"""More such words, in full: *nom* opens ``nomination`` too, and *age* closes ``image``."""

NOTE_OPENINGS: Final = (
    "to say", "to show", "to read", "to fix", "to add", "to delete", "to remove", "to reflect", "throughout", "that",
    "dat", "dass", "que", "che", "att", "at",
)  # fmt: skip
"""Words with which a note goes on that says what is right now: ``(Corrects that he resigned)``."""

NOTE_OWNERS: Final = (
    "his her its their zijn haar hun seine seinen ihre ihren son sa ses leur leurs su sus suo sua suoi sue seu sua "
    "seus suas sin sitt sina sine hans hennes"
)
"""Words by which what is corrected may be somebody's own, and so news."""

NOTE_OWN_WORDS: Final = (
    "mistake mistakes error errors lead message place fout fouten voorsprong fehler fehlern vorsprung botschaft "
    "erreur erreurs faute fautes avance errores lugar ventaja mensaje errore errori posto messaggio erro erros "
    "mensagem fel misstag plats feil feilen fejl fejlen plass plads"
)
"""Words behind those for what somebody in the news corrects, although texts have it too: ``(Korrigiert seine Fehler)
Kanzler …``. In full. ``(Corrects his age)`` is a note."""

NOTE_NO_SUBJECTS: Final = (
    "course koers kurs kursen rumbo tir rotta rota postura image economy economía allocation candidate tournament"
    " umsatz"
)
"""What somebody corrects who is in the news, and no wire in its text: ``(Corrects course) President …``. In full."""

NOTE_NO_PURPOSES: Final = (
    "bankruptcy insolvency creditor protection divorce custody damages asylum citizenship patent patents "
    "unemployment benefits office election re-election reelection candidacy ipo listing approval permission permit"
)
"""Words behind *for* by which somebody in the news files again: ``(Refiles for bankruptcy) …``. ``(Refiles for
clarity)`` is a note."""

NOTE_COUNTED: Final = (
    "victims casualties dead injured wounded missing deaths injuries arrests shares details slachtoffers doden "
    "gewonden vermisten opfern toten verletzten vermissten opfer tote verletzte victimes morts blessés disparus "
    "détails víctimas muertos heridos desaparecidos detalles vittime morti feriti dispersi dettagli vítimas mortos "
    "feridos detalhes offer döda skadade saknade detaljer ofre døde skadde sårede savnede"
)
"""More of what an update tells of its text behind those, in full: ``(Update on victims)``."""

NOTE_TOPICS: Final = "on about over zu zum zur über sur sobre su sul sulla sui sulle om"
"""Words behind that of an update by which it is about something: ``(Update on the talks) …`` is no note."""
NOTE_TOPICS_IN_ENGLISH: Final = "on about"
"""Those of English."""

DISOWNING: Final = (
    "not", "and not", "instead of", "niet", "en niet", "in plaats van", "nicht", "und nicht", "statt", "anstatt", "pas",
    "non", "et non", "non pas", "et non pas", "au lieu de", "no", "y no", "en lugar de", "en vez de", "e non",
    "invece di", "anziché", "não", "e não", "em vez de", "ikke", "og ikke", "i stedet for", "inte", "och inte",
    "i stället för", "ei", "eikä", "nie", "a nie", "zamiast", "ne", "nikoli", "místo", "nem", "nu", "și nu", "i no",
    "не", "а не", "и не", "вместо", "όχι", "değil",
)  # fmt: skip
"""Words that open what a text says in brackets that it got wrong, in lower case: ``im Pitztal (nicht: Ötztal)``."""

REFILED: Final = ("REFILE", "REFILED", "REFILING")
"""Words for corrections that the wire itself considers minor."""

NOTE_JARGON: Final = frozenset({"REFILES", "REFILING"})
"""Words of notes alone, whatever follows: ``(Refiles to fix link)``."""

QUALIFIERS: Final = ("-(OFFICIAL)", "-OFFICIAL", " (OFFICIAL)")
"""Words after a signal that say who found the mistake: ``CORRECTED-(OFFICIAL)``."""

CAPITALS_ONLY: Final = frozenset({
    "KILL", "HERSTEL", "VERBETERING", "VERVALT", "RÜCKZUG", "RÜCKRUF", "RETIRADA", "RITIRATA", "NEU", "ADDS", "CORRIGE",
    "TRUKKET", "TREKKES", "RETTET", "RETIRÉ", "ZUSAMMENFASSUNG", "AMPLIACIÓN", "WIDERRUF", "ANNULE", "KOREKTA",
    "DELETE", "DELETED", "REMOVED", "RETRACTED", "RETRACTION", "TT DRAR TILLBAKA", "NTB TREKKER TILBAKE",
    "RITZAU TRÆKKER TILBAGE", "ANNULERING",
})  # fmt: skip
"""Words that open ordinary headlines too when in lower case: ``Herstel: …``."""

HEADLINES_ONLY: Final = frozenset({"TREKKES TILBAKE", "TRÆKKES TILBAGE", "DRAS TILLBAKA"})
"""Words that open a picture's caption too, ``TREKKES TILBAKE: Soldater i Mali``: no signal below a headline."""

NO_MARKS_IN_BRACKETS: Final = frozenset({"HERSTEL", "HERSTELD"})
"""Those of them for a correction that do so in brackets too: ``(Herstel) Economie groeit weer``."""

IN_NAMES: Final = frozenset({"AMPLIACIÓN", "KILL", "NEU"})
"""Words that places begin with too, ``KILL DEVIL HILLS``, ``NEU-ULM``: a space or hyphen after them does not do."""

NO_SIGNALS_ALONE: Final = frozenset({"ANNULLA", "ANULA"})
"""Words of a signal that a headline keeps where they stand alone: ``ANNULLA - …`` of a site without the story."""

EDITORS_LABELS: Final = (
    "editor's note", "editor’s note", "editors' note", "editors", "eds", "note", "noot van de redactie", "redactie",
    "anmerkung der redaktion", "anm. d. red.", "hinweis der redaktion", "hinweis", "note de la rédaction", "ndlr",
    "nota del editor", "nota de la redacción", "nota della redazione", "nota da redação", "nota do editor",
    "red. anm.", "redaktionell anmärkning", "od redakcji",
)  # fmt: skip
"""Labels of whoever writes a notice, in front of it: ``Editor's note: This story has been corrected``."""

CORRECTION_NOTICES: Final = (
    # what stood there before
    (("an", "a"), ("earlier version of this", "previous version of this"),
     ("story", "article", "headline", "item", "piece", "post")),
    (("in een", "een"), ("eerdere versie van", "vorige versie van"),
     ("dit artikel", "dit bericht", "dit verhaal", "dit stuk")),
    (("in einer", "eine"), ("früheren version", "früheren fassung", "vorherigen version", "frühere version",
                            "frühere fassung"),
     ("dieses artikels", "dieser meldung", "dieses textes", "dieses beitrags")),
    (("une", "dans une"), ("version antérieure de", "version précédente de", "précédente version de"),
     ("cet article", "cette dépêche")),
    (("una", "en una"), ("versión anterior de", "versión previa de"),
     ("este artículo", "esta noticia", "esta nota", "esta información")),
    (("una", "in una"), ("versione precedente di", "precedente versione di"), ("questo articolo", "questa notizia")),
    (("uma", "em uma", "numa"), ("versão anterior",), ("deste artigo", "desta notícia", "desta reportagem",
                                                       "deste texto")),
    (("en", "i en"), ("tidligere versjon av", "tidligere version af", "tidigare version av"),
     ("denne saken", "denne artikkelen", "denne artikel", "den här artikeln", "denna artikel", "den här texten")),
    (("we", "w"), ("wcześniejszej wersji", "poprzedniej wersji"), ("tego artykułu", "tego tekstu", "tej depeszy")),
    # what was done with it
    (("this",), ("story", "article", "headline"),
     ("has been corrected", "was corrected", "corrects", "has been updated to correct", "was updated to correct",
      "has been amended to correct", "was amended to correct", "has been amended to clarify")),
    (("this",), ("version",), ("has been corrected", "was corrected")),
    (("dit",), ("artikel", "bericht", "verhaal", "stuk"), ("is gecorrigeerd", "werd gecorrigeerd",
                                                           "is gerectificeerd")),
    (("dit",), ("bericht",), ("corrigeert", "rectificeert", "verbetert")),
    (("dieser", "diese"), ("artikel", "text", "beitrag", "meldung"), ("wurde korrigiert", "wurde berichtigt",
                                                                      "ist korrigiert worden")),
    (("diese",), ("meldung",), ("korrigiert", "berichtigt")),
    (("cet", "cette"), ("article", "dépêche"), ("a été corrigé", "a été rectifié")),
    (("cette",), ("dépêche",), ("corrige", "rectifie")),
    (("este", "esta"), ("artículo", "noticia", "nota", "información"), ("ha sido corregid", "fue corregid")),
    (("este", "esta"), ("noticia", "nota", "despacho", "cable"), ("corrige", "rectifica")),
    (("questo", "questa"), ("articolo", "notizia"), ("è stato corretto", "è stata corretta", "è stato rettificato",
                                                     "è stata rettificata")),
    (("questo", "questa"), ("notizia", "dispaccio"), ("corregge", "rettifica")),
    (("este", "esta"), ("artigo", "texto", "notícia", "reportagem"), ("foi corrigid",)),
    (("este", "esta"), ("notícia", "despacho"), ("corrige", "retifica", "rectifica")),
    (("denne",), ("saken", "artikkelen", "artikel"), ("er korrigert", "ble korrigert", "er korrigeret",
                                                      "er blevet korrigeret")),
    (("denne",), ("saken", "meldingen", "artikkelen", "artikel"), ("korrigerer",)),
    (("dette", "det her"), ("telegram", "telegrammet"), ("korrigerer", "retter")),
    (("den här", "denna"), ("artikeln", "artikel", "texten"), ("har rättats", "har korrigerats")),
    (("den här", "denna", "det här", "detta"), ("artikeln", "artikel", "telegrammet", "telegram"),
     ("rättar", "korrigerar")),
    (("ten", "ta"), ("artykuł", "tekst", "depesza"), ("został poprawion", "została poprawion", "został skorygowan",
                                                      "została skorygowan")),
    (("ta",), ("depesza",), ("koryguje", "prostuje", "poprawia")),
)  # fmt: skip
"""Notices of correction: how they open, in three parts, in lower case. To add one, add a row, of any language.

What lies between the parts is at most a date: ``This Nov. 30 story corrects``. *Report*, *text of a law* and the like
are no rows, since news is about those too: ``This report was corrected by the ministry``.
"""

NEWS_AGENTS: Final = (
    "by", "door", "von", "vom", "durch", "par", "por", "dal", "dall", "dalla", "dallo", "dai", "dagli", "dalle", "pelo",
    "pela", "pelos", "pelas", "av", "af", "przez",
)  # fmt: skip
"""Words in front of who did it: ``This article was corrected by parliament`` is news of a law's article."""

NEWS_WHOLES: Final = ("of the", "van de", "van het", "des", "der", "du", "de la", "del", "della", "dello", "dei")
"""Words in front of what an article is a part of: ``an earlier version of this article of the treaty``."""

EDITORS: Final = ("redac", "redak", "rédac", "redaz", "redaç")
"""Parts of words for those who may have changed a story, inside compounds too: ``Chefredaktion``."""

EDITOR_BEGINNINGS: Final = ("editor", "editing", "editri", "éditeur", "éditri", "copyedit", "subedit")
"""Beginnings of such words. Inside another word they are no editors: ``credit``. Nor are ``Edith`` and ``edict``."""

EDITOR_WORDS: Final = (
    "author", "authors", "coauthor", "coauthors", "auteur", "auteurs", "auteure", "auteures", "gastauteur",
    "gastauteurs", "coauteur", "coauteurs", "autrice", "autrices", "autor", "autora", "autores", "autoras", "autors",
    "autorin", "autorinnen", "autoren", "gastautor", "gastautorin", "gastautoren", "coautor", "coautora", "coautores",
    "verfasser", "verfasserin", "autore", "autori", "autrici", "coautore", "coautori", "coautrice", "autorka",
    "autorkę", "autorki", "autorów", "forfatter", "forfatteren", "forfattere", "forfatterne",
    "författare", "författaren", "författarna", "desk", "desken", "desks", "newsdesk", "nosotros",
)  # fmt: skip
"""Such words in full. As a beginning they are no editors: ``authority``."""

EDITORS_OWN_WORDS: Final = (
    "nos soins",
    "by us",
    "door ons",
    "von uns",
    "par nous",
    "da noi",
    "por nós",
    "av oss",
    "af os",
)
"""What they call themselves, in lower case: ``by US officials`` is another matter."""

SAYING: Final = frozenset({
    "said", "says", "zei", "zegt", "aldus", "sagte", "sagt", "erklärte", "dijo", "dice", "afirmó", "detto",
    "disse", "diz", "sier", "siger", "sade", "säger", "powiedział", "powiedziała", "mówi",
})  # fmt: skip
"""Words behind the last comma of a sentence by which it is news, and no notice: ``…, its author said``."""

SAYING_BEHIND: Final = frozenset({"said", "says"})
"""Those of them that stand behind who says it: a notice goes on with them, ``This story, …, said 19 were hurt``."""

BRACKETED_NOTICES: Final = (
    (("this",), ("version", "report"), ("corrects", "has been corrected", "was corrected")),
    (("deze",), ("versie",), ("corrigeert", "verbetert")),
    (("diese",), ("version", "fassung"), ("korrigiert", "berichtigt")),
)  # fmt: skip
"""The same where the whole paragraph stands in brackets, or the verb in capitals: ``(This version corrects …)``."""

DISOWNING_NOTICES: Final = (
    (("this",), ("report", "dispatch", "text"), ("corrects",)),
    (("dit", "deze"), ("artikel", "verhaal", "stuk", "tekst", "versie"), ("corrigeert", "rectificeert", "verbetert")),
    (("dieser", "diese"), ("bericht", "artikel", "text", "beitrag", "nachricht", "fassung", "version"),
     ("korrigiert", "berichtigt")),
    (("cet", "cette", "ce"), ("article", "texte", "information", "version", "papier"), ("corrige", "rectifie")),
    (("este", "esta"), ("artículo", "información", "texto", "versión", "crónica"), ("corrige", "rectifica")),
    (("questo", "questa"), ("articolo", "testo", "versione", "pezzo", "lancio"), ("corregge", "rettifica")),
    (("este", "esta"), ("artigo", "texto", "reportagem", "versão", "peça", "nota"),
     ("corrige", "retifica", "rectifica")),
    (("denne", "dette"), ("saken", "artikkelen", "artikel", "version", "versjonen", "teksten", "meldingen"),
     ("retter", "korrigerer")),
    (("den här", "denna", "det här", "detta"), ("texten", "text", "versionen", "version", "notisen", "notis"),
     ("rättar", "korrigerar")),
    (("ten", "ta", "to"), ("tekst", "artykuł", "wiadomość", "informacja", "wersja"),
     ("koryguje", "prostuje", "poprawia")),
)  # fmt: skip
"""The same of words for things of the news too, a law's articles and a commission's reports: a correction where the
paragraph ends with what it disowns (``14, not 40``), or says what stood there before (``EARLIER_VERSIONS``)."""

AMENDMENTS: Final = (
    (("this",), ("article", "story", "headline"), ("was amended", "has been amended", "was updated",
                                                   "has been updated")),
    (("dit",), ("artikel", "bericht"), ("is aangepast", "is gewijzigd")),
    (("dieser", "diese"), ("artikel", "text", "beitrag", "meldung"), ("wurde geändert", "wurde aktualisiert")),
    (("cet", "cette"), ("article", "dépêche"), ("a été modifié",)),
    (("este", "esta"), ("artículo", "noticia", "nota"), ("ha sido modificad", "fue modificad")),
    (("questo", "questa"), ("articolo", "notizia"), ("è stato modificato", "è stata modificata")),
)  # fmt: skip
"""How notices open that an article was changed; a correction where they say what was wrong (``EARLIER_VERSIONS``)."""

EARLIER_VERSIONS: Final = (
    "an earlier version", "a previous version", "an earlier headline", "eerdere versie", "früheren version",
    "früheren fassung", "version précédente", "version antérieure", "versión anterior", "versione precedente",
    "versão anterior", "tidligere versjon", "tidligere version", "tidigare version", "poprzedniej wersji",
    "wcześniejszej wersji",
)  # fmt: skip
"""Words of a notice that says what stood there before."""

KILLS: Final = ("a kill is mandatory.",)
"""Sentences anywhere in a short text that withdraw a story."""
