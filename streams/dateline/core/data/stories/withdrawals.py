"""Words of a desk that withdraws a story in a sentence of its own: ``ANSA annulla la notizia '…'``.

A row is a language and its words in lower case, separated by spaces. No word withdraws anything alone: *retira* and
*annulla* are words of the news. ``core/text/withdrawals/`` says what has to stand beside them. To add a
language, add a row to each table. Words that withdraw alone, in capitals, are in ``core/data/wire/signals.py``.
"""

from typing import Final

STEMS: Final = {
    "en": "withdraw withdraws withdrawn withdrew withdrawing disregard retracts retracted retracting rescinds"
    " rescinded",
    "nl": "ingetrokken intrek teruggetrokken terugtrek verval geannuleerd",
    "de": "zurückgezogen zurückzieh zurückzuziehen zurückgenommen zurückgerufen widerruf annullier stornier",
    "fr": "annul retir rétract",
    "es": "anul retir",
    "ca": "anul retir",
    "pt": "anul retir cancel",
    "it": "annull ritir",
    "ro": "anul retras retrag",
    "no": "trukket tilbaketrukket tilbaketrekk tilbakekall annuller",
    "da": "trukket tilbagetrukket tilbagetræk tilbagekald annuller",
    "sv": "återkalla återkallad återkallas tillbakadra annuller makuler",
    "fi": "peruu perui perut peruut vedetty mitätöi",
    "pl": "wycof anulow anuluj odwoł",
    "cs": "stahuj stažen stáhl zruš ruší anulov anuluj",
    "sk": "sťahuj stiahnu zruš ruší anulov anuluj",
    "hr": "povla povuč poniš",
    "hu": "visszavon",
    "tr": "iptal",
    "ru": "аннулир отзыва отозва отмен",
    "uk": "анулю анульо відклика відклик скасов",
    "bg": "анулира оттегл",
    "el": "ακυρών ακύρω ανακαλ ανακάλ αποσύρ απόσυρ",
    "id": "menarik ditarik penarikan membatalkan dibatalkan mencabut dicabut",
    "ar": "تلغي نلغي ألغي ألغت إلغاء تسحب نسحب سحبت سحب",
}
"""How words of withdrawal begin."""

SEPARABLE: Final = {
    "nl": (("trek", "in"), ("trok", "in"), ("trek", "terug"), ("trok", "terug")),
    "de": (("zieh", "zurück"), ("zog", "zurück"), ("ruf", "zurück"), ("nimmt", "zurück")),
    "no": (("trekk", "tilbake"), ("trakk", "tilbake"), ("kaller", "tilbake")),
    "da": (("træk", "tilbage"), ("trak", "tilbage"), ("kalder", "tilbage")),
    "sv": (("drar", "tillbaka"), ("dras", "tillbaka"), ("drog", "tillbaka"), ("dragit", "tillbaka")),
    "tr": (("geri", "çekti"), ("geri", "çekildi"), ("geri", "çekiyor"), ("geri", "çekilmiştir")),
}
"""Words of withdrawal in two parts: how the one begins, and the other, which stands anywhere behind it."""

STORY_NOUNS: Final = {
    "en": "story stories dispatch",
    "nl": "bericht nieuwsbericht",
    "de": "meldung eilmeldung",
    "fr": "dépêche",
    "es": "noticia despacho teletipo",
    "ca": "notíci despatx",
    "pt": "notícia despacho",
    "it": "notizi dispacci",
    "ro": "știr",
    "no": "melding nyhetsmelding telegram",
    "da": "telegram nyhed",
    "sv": "telegram nyhet",
    "fi": "uutinen uutis",
    "pl": "depesz wiadomoś",
    "cs": "zpráv",
    "sk": "správ",
    "hr": "vijest",
    "hu": "hír",
    "tr": "haber",
    "ru": "сообщени новост",
    "uk": "повідомлен новин",
    "bg": "новина новинат",
    "el": "είδησ τηλεγράφημα",
    "id": "berita",
    "ar": "خبر الخبر خبرا برقية البرقية",
}
"""How words begin that a wire has for its own items, and for little else."""

TEXT_NOUNS: Final = {
    "en": "article report headline item piece alert",
    "nl": "artikel verhaal stuk berichtgeving",
    "de": "bericht artikel beitrag text nachricht korrespondenz",
    "fr": "article texte information papier urgent alerte",
    "es": "artículo nota información crónica texto alerta",
    "ca": "article informació text",
    "pt": "artigo matéria texto reportagem nota",
    "it": "articol pezzo testo lancio flash servizio",
    "ro": "articol text material",
    "no": "sak artikkel tekst",
    "da": "artikel historie tekst",
    "sv": "artikel text",
    "fi": "juttu artikkel",
    "pl": "artykuł tekst informacj",
    "cs": "článek článk text",
    "sk": "článok článk text",
    "hr": "član",
    "hu": "cikk",
    "tr": "makale metin",
    "ru": "стать материал текст",
    "uk": "статт матеріал текст",
    "bg": "стати материал текст",
    "el": "άρθρο κείμενο",
    "id": "artikel laporan",
    "ar": "مقال المقال تقرير التقرير",
}
"""How words begin for a text that courts and ministries have too: *l'article 5*, *der Bericht*."""

DESK_WORDS: Final = {
    "en": "attention notice editors editor desk desks please headlined titled entitled slugged do use we our earlier"
    " has been"
    " is withdrawn news agency mandatory advisory advised subscribers clients under refile urgent"
    " sent gmt again anymore",
    "nl": "let redacties redactie attentie getiteld kop titel ons onze eerder eerdere wij dit persbureau graag het"
    " bovenstaand bovenstaande"
    " gebruiken gebruik verwijderen verspreiden uur",
    "de": "achtung redaktionen redaktion eil bitte verwenden titel überschrift unter wir unser unsere vom ihre diese"
    " dieser"
    " unserer unseren obige obiger hiermit nachrichtenagentur agentur hinweis ungültig"
    " mehr uhr veröffentlichen benutzen",
    "fr": "cette avait attention rédactions rédaction prière merci bien vouloir veuillez tenir compte utiliser"
    " intitulée intitulé titrée diffusée publiée"
    " sous titre nous notre l'agence agence considérer comme"
    " utilisez",
    "es": "atención redacciones rogamos ruega ruego utilicen utilizar usen por favor titulada titulado señores"
    " abonados clientes publicada"
    " difundida título bajo nuestra esta queda quedan agencia considerar consideren como"
    " les",
    "ca": "atenció redaccions preguem titulada publicada difosa agència queda",
    "pt": "atenção redações pede pedimos solicitamos solicita utilizem usem favor intitulada publicada divulgada"
    " título esta fica agência considerar"
    " utilizar usar",
    "it": "attenzione redazioni redazione prega pregano preghiamo considerare utilizzare intitolata intitolato"
    " titolo pubblicata"
    " diffusa nostra questa agenzia da dall dalle va viene stata stato nulla"
    " alle utilizzate",
    "ro": "atenție redacțiilor redacții se este a fost cu titlul agenția rugăm",
    "no": "til redaksjonene obs vennligst bruk med tittelen er blitt har vår sin den denne dette fra nyhetsbyrå"
    " bruke klokken lenger mer",
    "da": "til redaktionerne obs venligst brug med titlen overskriften er blevet har vores sin den denne dette fra",
    "sv": "obs till redaktionerna redaktionen vänligen använd rubriken titeln har vår sin sitt denna detta nyhetsbyrån"
    " använda klockan mer skickat",
    "fi": "huom toimituksille toimitukset on pyydämme otsikolla tämä tämän uutistoimisto",
    "pl": "uwaga redakcje redakcji prosimy prosi wykorzystywać używać o się z pod tytułem pt zatytułowaną jest"
    " została zostaje zostało ta tę"
    " tej naszą swoją agencja agencji",
    "cs": "pozor redakce prosíme o svou svoji tuto tato s titulkem nazvanou je byla se agentura",
    "sk": "pozor redakcie prosíme o svoju túto táto s titulkom nazvanú je bola sa agentúra",
    "hr": "pozor redakcije molimo je se pod naslovom svoju ovu agencija",
    "hu": "figyelem szerkesztőségek kérjük a az című hírügynökség",
    "tr": "dikkat editörler lütfen başlıklı bu ajansı etti ediyor edildi edilmiştir",
    "ru": "внимание редакций редакции просим считать под заголовком это свое своё свою агентство",
    "uk": "увага редакцій редакції просимо вважати під заголовком це своє свою агентство",
    "bg": "внимание редакции молим със заглавие своя тази се агенция",
    "el": "προσοχή παρακαλούμε με τίτλο το τη την η ο",
    "id": "perhatian redaksi mohon berjudul ini kantor",
    "ar": "وكالة بعنوان يرجى هذا",
}
"""Words that stand beside these in front of the story's headline, besides function words."""

PLEAS: Final = {
    "en": ("please", "kindly", "do not", "editors"),
    "nl": ("gelieve", "verzoeke", "wij verzoeken", "graag", "gebruik"),
    "de": ("bitte", "wir bitten", "achtung"),
    "fr": ("veuillez", "prière", "merci de", "nous vous prions"),
    "es": ("rogamos", "se ruega", "por favor", "no utilicen", "les rogamos"),
    "pt": ("pedimos", "solicitamos", "pede-se", "por favor", "favor", "não utilizem"),
    "it": ("si prega", "preghiamo", "vi preghiamo", "non utilizzare"),
    "sv": ("vänligen", "var god", "använd inte"),
    "no": ("vennligst", "bruk ikke", "ikke bruk"),
}
"""How a line opens by which a desk asks not to use an item; a language without a row has no such lines."""

NEGATIONS: Final = (
    "not no niet geen nicht kein keine pas ne não non inte ikke ingen ei nie ne не ні όχι δεν tidak لا لم"
)
"""Words that say that nothing is withdrawn, of all languages."""

MARKS: Final = (
    "withdrawn withdrawal retracted retraction"
    " ingetrokken teruggetrokken intrekking vervallen"
    " zurückgezogen rückzug storno storniert annulliert annullierung widerrufen"
    " annulation annulée annulee retirée retiree anulación anulacion anulada retirada"
    " annullamento annullata ritirata anulação"
    " tilbaketrukket tilbagetrukket tilbagekaldt återkallad tillbakadragen wycofane wycofano anulowane anulowano"
)
"""Words that withdraw in front of a known story's headline: in capitals before a sign, ``STORNO: …``; else only behind
the name of an agency, ``dpa-Rückzug: …``. In lower case, they say of the news that something is called off."""

MARKS_IN_BRACKETS: Final = (
    "withdrawn withdrawal retracted retraction ingetrokken teruggetrokken intrekking zurückgezogen annulliert"
    " tilbaketrukket tilbagetrukket återkallad tillbakadragen wycofane wycofano"
)
"""Those of them that do so in brackets in lower case too, ``(Zurückgezogen) …``: none that a concert's notice has."""
