"""Words of a sentence in which a desk says what it got wrong: ``In een eerder bericht stond dat er 40 doden waren``.

A row is a language and its words in lower case, separated by spaces. They stand beside those of
``core/data/wire/signals.py``; ``core/stories/similarity/changes/notes/sentences.py`` says how. To add a language, add a
row to each table.
"""

from typing import Final

ITEMS: Final = {
    "en": "story dispatch article item version",
    "nl": "bericht artikel verhaal stuk versie tekst",
    "de": "meldung artikel artikels text textes beitrag beitrags fassung version",
    "fr": "dépêche article version texte",
    "es": "noticia nota versión despacho texto artículo cable",
    "pt": "notícia despacho versão texto artigo reportagem",
    "it": "notizia dispaccio versione articolo testo lancio",
    "pl": "depesza depeszy depeszę wersja wersji tekst tekstu tekście artykuł artykułu artykule",
    "sv": "telegram telegrammet artikel artikeln version versionen text texten notis notisen",
    "no": "melding meldingen sak saken artikkel artikkelen versjon versjonen telegram",
    "da": "telegram telegrammet artikel artiklen version versionen",
}
"""Words for what a desk sends, in the forms of these sentences. *Report* is none: the police have earlier ones too."""

ITEMS_OF_OTHERS: Final = {
    "en": "report", "de": "bericht nachricht", "fr": "information", "es": "información", "pt": "texto nota",
    "pl": "wiadomość wiadomości informacja informacji",
}  # fmt: skip
"""The same of words for things of the news, which count behind a version (*version of this report*) and as *this*."""

OF: Final = {
    "en": "of by", "nl": "van door", "de": "des der von dieses dieser", "fr": "de du d des par", "es": "de del por",
    "pt": "de do da por desta deste", "it": "di del della dello da", "sv": "av från", "no": "av fra", "da": "af fra",
}  # fmt: skip
"""Words behind which an item's owner is named; the item is a desk's own where that is an item too."""

SAID_IN_ITEMS: Final = {
    "pl": "podano napisano była było był mówiono informowano poinformowano stwierdzono widniała jest",
}
"""Verbs behind an item, of languages that name its owner without a word of ``OF``: any other word is one."""

EARLIER: Final = {
    "en": "earlier previous previously first initially original",
    "nl": "eerder eerdere vorig vorige eerste aanvankelijk",
    "de": "früheren frühere früherer vorherigen vorigen ersten ursprünglichen zunächst zuvor zuerst",
    "fr": "précédente précédent précédemment antérieure antérieur première",
    "es": "anterior anteriormente previa previo primera antes",
    "pt": "anterior anteriormente prévia primeira antes",
    "it": "precedente precedentemente prima primo",
    "pl": "poprzedniej wcześniejszej wcześniejszym poprzednim pierwszej wcześniej poprzednio",
    "sv": "tidigare förra första",
    "no": "tidligere forrige første",
    "da": "tidligere forrige første",
}

WRONGLY: Final = {
    "en": "wrongly erroneously mistakenly incorrectly error",
    "nl": "abusievelijk onterecht onrechte verkeerd foutief abuis",
    "de": "irrtümlich fälschlich fälschlicherweise versehentlich falsch",
    "fr": "erreur tort erronément",
    "es": "error erróneamente equivocadamente",
    "pt": "lapso erro erradamente erroneamente",
    "it": "errore erroneamente",
    "pl": "błędnie omyłkowo mylnie",
    "sv": "felaktigt fel misstag",
    "no": "feilaktig feil",
    "da": "fejlagtigt fejl",
}

TOLD_WRONGLY: Final = {
    "en": ("wrongly", "erroneously", "mistakenly", "incorrectly", "in error", "by mistake"),
    "nl": ("abusievelijk", "onterecht", "ten onrechte", "verkeerd", "foutief", "per abuis"),
    "de": ("irrtümlich", "fälschlich", "fälschlicherweise", "versehentlich", "falsch"),
    "fr": ("par erreur", "à tort", "erronément"),
    "es": ("por error", "erróneamente", "equivocadamente"),
    "pt": ("por lapso", "por erro", "erradamente", "erroneamente"),
    "it": ("per errore", "erroneamente"),
    "pl": ("błędnie", "omyłkowo", "mylnie"),
    "sv": ("felaktigt", "av misstag", "skrev fel", "uppgav fel", "angav fel"),
    "no": ("feilaktig", "ved en feil", "skrev feil", "oppga feil", "meldte feil"),
    "da": ("fejlagtigt", "ved en fejl", "forkert"),
}
"""How an item was told that is wrong. An error may be the news: ``Reuters said human error caused the crash``."""

CLAUSES: Final = "that dat dass daß que che at att że"
"""Words that open a clause with what somebody did, of all languages."""

WE: Final = {
    "en": "we", "nl": "wij we", "de": "wir", "fr": "nous", "sv": "vi", "no": "vi", "da": "vi",
}  # fmt: skip
"""Words by which a desk speaks of itself, beside a word of ``TOLD``."""

TOLD: Final = {
    "en": "reported said wrote put gave",
    "nl": "meldden schreven berichtten gemeld geschreven bericht",
    "de": "berichtet gemeldet geschrieben genannt angegeben meldeten berichteten schrieben",
    "fr": "indiqué écrit annoncé rapporté état",
    "es": "informamos publicamos dijimos escribimos informado publicado",
    "pt": "noticiámos noticiamos informámos informamos escrevemos dissemos noticiado escrito",
    "it": "avevamo abbiamo",
    "pl": "podaliśmy napisaliśmy pisaliśmy informowaliśmy poinformowaliśmy",
    "sv": "uppgav skrev rapporterade meddelade",
    "no": "meldte skrev oppga",
    "da": "meldte skrev oplyste",
}
"""Verbs of a desk; in languages without a row of ``WE``, they say that it is the one."""

TOLD_BY_AGENCIES: Final = {
    "en": "identified named stated listed attributed spelled omitted",
    "nl": "meldde schreef berichtte",
    "de": "meldete schrieb berichtete",
    "fr": "affirmé publié",
    "es": "informó publicó difundió escribió dijo",
    "pt": "noticiou informou publicou escreveu disse",
    "it": "riportato scritto riferito pubblicato",
    "pl": "podała napisała poinformowała",
}
"""Verbs of an agency, beside those of ``TOLD``."""

RIGHT: Final = {
    "en": "should correct right", "nl": "moet juiste juist correcte correct", "de": "richtig richtige korrekt muss",
    "fr": "exact exacte bon correct agit", "es": "correcta correcto cierto", "pt": "correto correta certo",
    "it": "corretto corretta giusto giusta", "pl": "powinno prawidłowa poprawna właściwa", "sv": "rätt korrekt ska",
    "no": "riktig korrekt skal", "da": "rigtige korrekt skal",
}  # fmt: skip
"""Words of a sentence behind one of these that says what is right: ``Dat moet zijn 14``."""

THESE: Final = (
    "this in dit dieser diese einer cet cette dans une esta este questa questo nella nel una na no ta ten w we i den"
    " denna det detta denne dette het de der la el un en"
)
"""Words that open a sentence about an item of one's own, of all languages: ``In der Meldung von 8.02 Uhr …``."""

CALLS: Final = "attention achtung atención attenzione atenção uwaga let op obs note se"
"""Words in front of a verb of correction, of all languages: ``Attention, rectifie la magnitude``."""

MISTAKEN_ITEMS: Final = (
    (("in a", "in an"), ("story", "earlier story", "previous story", "version", "earlier version", "previous version",
                         "dispatch", "earlier dispatch", "report", "earlier report", "article", "news alert")),
    (("in",), ("stories", "some versions")),
    (("in een", "in het"), ("bericht", "eerder bericht", "vorig bericht", "artikel", "eerder artikel", "eerdere versie",
                            "vorige versie")),
    (("in einer", "in der", "in unserer"), ("meldung", "früheren meldung", "vorherigen meldung", "ersten meldung",
                                            "früheren fassung", "früheren version", "vorherigen fassung", "nachricht")),
    (("in einem",), ("bericht", "früheren bericht", "artikel", "beitrag")),
    (("dans une", "dans un", "dans notre"), ("dépêche", "précédente dépêche", "première version", "version précédente",
                                             "précédente version", "version antérieure", "article")),
    (("en una", "en un"), ("noticia", "nota", "información", "versión", "despacho", "teletipo", "cable", "artículo")),
    (("in una", "in un"), ("notizia", "precedente notizia", "versione", "precedente versione", "dispaccio",
                           "precedente dispaccio", "lancio", "precedente lancio", "articolo")),
    (("numa", "num", "em uma", "em um"), ("notícia", "versão", "despacho", "texto", "peça", "reportagem")),
    (("i ett", "i en"), ("telegram", "tidigare telegram", "tidigare version", "text", "tidigare text", "artikel",
                         "tidigare artikel", "notis")),
    (("i en", "i et"), ("melding", "tidligere melding", "tidligere versjon", "tidligere version", "sak",
                        "tidligere sak", "artikkel", "artikel", "telegram", "tidligere telegram")),
    (("w",), ("depeszy", "poprzedniej depeszy", "wcześniejszej depeszy", "poprzedniej wersji",
              "wcześniejszej wersji")),
)  # fmt: skip
"""How notices open that name an item; the agency that got something wrong follows: ``In a story published …``."""

MISTAKES: Final = (
    "misidentif", "misstat", "misspel", "misreport", "misquot", "misattribut", "mischaracter", "misnam", "mistaken",
    "verwissel", "verwechsel",
)  # fmt: skip
"""Beginnings of verbs for what an agency got wrong, beside those of ``TOLD_WRONGLY``."""

HAVING: Final = "has had have hat haben"
"""Words between an agency and a verb of ``MISTAKES``."""
