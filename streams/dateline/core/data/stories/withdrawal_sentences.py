"""Words of a sentence that withdraws a story by its subject: ``The story about a bomb threat … has been withdrawn``.

A row is a language and its words in lower case, separated by spaces. They stand beside those of ``withdrawals.py``;
``core/text/withdrawals/subject.py`` says how. A language without a row for ``ABOUT`` has no such sentences.
"""

from typing import Final

ABOUT: Final = {
    "en": "about on concerning regarding",
    "nl": "over omtrent",
    "de": "über zu zum zur",
    "fr": "sur concernant",
    "es": "sobre",
    "ca": "sobre",
    "pt": "sobre",
    "it": "su sul sullo sulla sull sui sugli sulle",
    "ro": "despre privind",
    "no": "om",
    "da": "om",
    "sv": "om",
    "pl": "o dotycząca dotyczącą",
    "cs": "o",
    "sk": "o",
    "hr": "o",
    "hu": "szóló",
    "tr": "ilgili hakkında hakkındaki",
    "ru": "о об обо",
    "uk": "про",
    "bg": "за относно",
    "el": "για σχετικά",
    "id": "tentang mengenai",
    "ar": "عن حول بشأن",
}
"""What stands between a word for a story and its subject. In Hungarian and Turkish, the story comes behind it."""

STORY_LAST: Final = frozenset({"hu", "tr"})
"""Languages in which a story stands behind its subject, beside the verb."""

AUXILIARIES: Final = {
    "en": "been is was",
    "nl": "is wordt werd",
    "de": "wird wurde ist",
    "fr": "est été",
    "es": "sido queda fue es se",
    "ca": "estat queda és es",
    "pt": "foi é fica sido se",
    "it": "è stata stato viene va si",
    "ro": "este fost se",
    "no": "er blitt ble blir",
    "da": "er blevet blev bliver",
    "sv": "är blivit blev",
    "fi": "on",
    "pl": "została został zostało zostaje jest się",
    "cs": "je byla se",
    "sk": "je bola sa",
    "hr": "je se",
    "ru": "была было",
    "uk": "було",
    "bg": "е беше бе се",
    "ar": "تم",
}
"""Words that make a passive of a word of withdrawal beside them, or let nobody in particular withdraw."""

BESIDE_THEM: Final = {
    "en": "has being hereby",
    "nl": "worden hierbij",
    "de": "worden hiermit",
    "fr": "a",
    "es": "ha",
    "ca": "ha lada lat",  # anul·lada is two words
    "it": "da considerarsi",
    "ro": "a",
    "no": "har",
    "da": "har",
    "sv": "har",
    "id": "telah sudah",
}
"""Words that stand among these, and in active sentences too: *que le ministre a annulée*."""

PASSIVES: Final = {
    "no": "trekkes tilbakekalles annulleres",
    "da": "trækkes tilbagekaldes annulleres",
    "sv": "återkallas återkallats dras dragits annulleras annullerats makuleras makulerats",
    "hu": "visszavonva",
    "tr": "edildi edilmiştir ediliyor çekildi çekilmiştir",
    "ru": "аннулировано аннулирована аннулируется отозвано отозвана отзывается отменено",
    "uk": "анульовано анулюється відкликано відкликається скасовано",
    "el": "ανακαλείται ακυρώνεται αποσύρεται ακυρώθηκε ανακλήθηκε αποσύρθηκε",
    "id": "ditarik dibatalkan dicabut",
}
"""Verbs that are passive by themselves."""

OWN: Final = {
    "en": "we our please",
    "nl": "wij we ons onze",
    "de": "wir unsere unser bitte",
    "fr": "nous notre veuillez merci prière",
    "es": "anulamos retiramos nuestra nuestro rogamos ruega",
    "ca": "lem retirem preguem",
    "pt": "anulamos retiramos nossa nosso solicitamos pedimos",
    "it": "annulliamo ritiriamo nostra nostro preghiamo prega",
    "ro": "anulăm retragem rugăm",
    "no": "vi vår vårt vennligst",
    "da": "vi vores venligst",
    "sv": "vi vår vårt vänligen",
    "fi": "perumme vedämme",
    "pl": "anulujemy wycofujemy nasza naszą prosimy",
    "cs": "rušíme stahujeme naše naši prosíme",
    "sk": "rušíme sťahujeme naša našu prosíme",
    "hr": "povlačimo poništavamo naša našu molimo",
    "hu": "visszavonjuk kérjük",
    "tr": "ediyoruz çekiyoruz lütfen",
    "ru": "мы аннулируем отзываем наше просим",
    "uk": "ми анулюємо відкликаємо наше просимо",
    "bg": "анулираме оттегляме нашата молим",
    "el": "ανακαλούμε ακυρώνουμε αποσύρουμε παρακαλούμε",
    "id": "kami mohon",
    "ar": "نسحب نلغي يرجى",
}
"""Words by which a desk speaks of itself, or asks its readers for something."""

INDEFINITE: Final = {
    "en": "a an",
    "nl": "een",
    "de": "ein eine",
    "fr": "un une",
    "es": "un una",
    "ca": "un una",
    "pt": "um uma",
    "it": "un una",
    "ro": "un o",
    "no": "en et ei",
    "da": "en et",
    "sv": "en ett",
    "hu": "egy",
    "tr": "bir",
    "el": "μια ένα",
    "id": "sebuah",
}
"""Articles of a story that is anybody's: *a story about …* is news."""

RELATIVES: Final = (
    "that which who die dat wat das der welche qui que che o som który która które který která které koji koja koje"
    " který ktorý ktorá ktoré який яка яке который которая которое който която което που yang الذي التي"
)
"""Words behind which a verb is that of another noun, of all languages: *a drug that was withdrawn*."""

BECAUSE: Final = {
    "en": "because since as due",
    "nl": "omdat want wegens aangezien",
    "de": "weil da denn wegen",
    "fr": "car parce puisque",
    "es": "porque ya debido",
    "ca": "perquè ja",
    "pt": "porque já devido",
    "it": "perché poiché in",
    "ro": "deoarece întrucât",
    "no": "fordi ettersom da",
    "da": "fordi eftersom da",
    "sv": "eftersom därför då",
    "fi": "koska",
    "pl": "ponieważ gdyż bo",
    "cs": "protože jelikož",
    "sk": "pretože keďže",
    "hr": "jer budući",
    "hu": "mert mivel",
    "tr": "çünkü",
    "ru": "поскольку так потому",
    "uk": "оскільки бо",
    "bg": "защото понеже",
    "el": "επειδή διότι καθώς",
    "id": "karena",
    "ar": "لأن",
}
"""Words with which a reason begins."""

FOLLOWS: Final = {
    "en": "follow follows",
    "nl": "volgt volgen",
    "de": "folgt folgen",
    "fr": "suit suivra",
    "es": "sigue seguirá enviará difundirá",
    "it": "segue seguirà",
    "pt": "segue seguirá",
    "no": "følger kommer",
    "da": "følger kommer",
    "sv": "följer kommer",
}
"""Words by which a desk announces another story or version in the place of the one that it withdraws."""

VERSIONS: Final = ("version", "versie", "versión", "versione", "versão", "versjon", "fassung", "ersatz")
"""How words begin for such a version, of all languages, beside those for a story."""

BY_MISTAKE: Final = {
    "en": ("in error", "by mistake", "mistakenly", "erroneously", "wrongly", "incorrectly", "accidentally",
           "by accident", "inadvertently"),
    "nl": ("ten onrechte", "onterecht", "per abuis", "per vergissing", "per ongeluk", "abusievelijk"),
    "de": ("irrtümlich", "irrtümlicherweise", "versehentlich", "fälschlich", "fälschlicherweise", "zu unrecht",
           "aus versehen"),
    "fr": ("par erreur", "par mégarde", "à tort"),
    "es": ("por error", "por equivocación", "erróneamente", "equivocadamente"),
    "it": ("per errore", "per sbaglio", "erroneamente"),
    "pt": ("por engano", "por erro", "por lapso", "indevidamente", "erradamente", "erroneamente"),
    "no": ("ved en feil", "ved en feiltakelse", "feilaktig"),
    "da": ("ved en fejl", "ved en fejltagelse", "fejlagtigt"),
    "sv": ("av misstag", "felaktigt"),
}  # fmt: skip
"""What stands beside a word of withdrawal where the desk withdrew a story by mistake, and it stands."""

DENYING: Final = (
    "nobody none nothing never niemand niets nichts niemals personne rien jamais nadie nada nunca nessuno niente"
    " ninguém ingenting ingen intet aldrig aldri"
)
"""Words besides those for *not* by which a clause denies something, of all languages: ``in error: nobody died``."""

PERFORMING: Final = {
    "en": "is",
    "fr": "est",
    "es": "queda",
    "it": "è viene",
    "pt": "fica é",
    "da": "trækkes",
    "sv": "dras återkallas",
    "no": "trekkes",
}
"""Verbs that withdraw a story as they are read; a mistake is the reason then: ``queda anulada por error``."""

THIS: Final = (
    "this dit deze dieser diese diesen cet cette este esta esse essa questo questa denne dette denna detta här"
)
"""Words of all languages that make any word for a text one of the page itself: ``This article was withdrawn``."""
