"""Words with which a desk takes a notice of withdrawal back, or says that a story is back: ``The kill is cancelled``.

A row is a language and its words in lower case, separated by spaces, each in full.
``core/text/withdrawals/taken_back.py`` says how they are read. To add a language, add a row to each table.
"""

from typing import Final

NOTICES: Final = {
    "en": "kill withdrawal retraction",
    "nl": "intrekking intrekkingsbericht annulering",
    "de": "rückzug rückzugs zurückziehung rücknahme rückruf widerruf stornierung annullierung storno",
    "fr": "annulation retrait rétractation",
    "es": "anulación retirada retiro retractación",
    "it": "annullamento ritiro ritrattazione",
    "pt": "anulação retirada cancelamento retratação",
    "sv": "återkallelse återkallelsen återkallande återkallandet tillbakadragande tillbakadragandet annullering"
    " annulleringen makulering makuleringen",
    "no": "tilbaketrekking tilbaketrekkingen tilbaketrekning tilbaketrekningen tilbakekalling tilbakekallingen"
    " annullering annulleringen",
    "da": "tilbagetrækning tilbagetrækningen tilbagekaldelse tilbagekaldelsen annullering annulleringen",
}
"""Nouns for a notice of withdrawal."""

NOUN_BEHIND: Final = {"kill": "the this that our previous earlier"}
"""Words directly in front of one that is a verb too, by which it is a noun: ``disregard and kill`` has none."""

OF_DESKS: Final = {"en": "kill notice advisory", "nl": "intrekkingsbericht"}
"""Words by which such a noun is of a desk where no word for a story follows: ``The kill is void``. An army and a bank
cancel a withdrawal too."""

VOID: Final = {
    "en": "cancelled canceled void lifted reversed invalid",
    "nl": "vervallen ongedaan ongeldig",
    "de": "aufgehoben hinfällig ungültig gegenstandslos nichtig",
    "fr": "levé levée nul nulle caduc caduque",
    "es": "cancelada cancelado nula nulo",
    "it": "revocato revocata nullo nulla",
    "pt": "cancelada cancelado nula nulo",
    "sv": "upphävd upphävs ogiltig ogiltigt",
    "no": "opphevet oppheves ugyldig",
    "da": "ophævet ophæves ugyldig",
}
"""Words by which such a notice holds no longer, beside those for withdrawing."""

SENT: Final = {
    "en": "sent issued transmitted moved published",
    "nl": "verstuurd verzonden gestuurd verspreid gepubliceerd",
    "de": "gesendet verschickt versandt versendet übermittelt verbreitet veröffentlicht erfolgte",
    "fr": "envoyée envoyé émise émis diffusée diffusé transmise transmis publiée publié",
    "es": "enviada enviado emitida emitido difundida difundido publicada publicado",
    "it": "inviato inviata emesso emessa trasmesso trasmessa diffuso diffusa pubblicato",
    "pt": "enviada enviado emitida emitido divulgada divulgado publicada publicado",
    "sv": "skickades skickats skickat sändes sänts",
    "no": "sendt publisert",
    "da": "sendt udsendt offentliggjort",
}
"""What a desk did with a notice, beside words for a mistake: ``was sent in error``."""

IGNORING: Final = {
    "en": "disregard ignore",
    "nl": "negeren negeert negeer ignoreren",
    "de": "ignorieren missachten",
    "fr": "ignorer ignorez",
    "es": "ignoren ignorar ignore omiso",
    "it": "ignorare ignorate ignorino",
    "pt": "ignorem ignorar ignore desconsiderem desconsiderar desconsidere",
    "sv": "ignorera bortse",
    "no": "ignorer ignorere bort",
    "da": "ignorer ignorere bort",
}
"""Words by which a desk asks not to heed something."""

HEEDING: Final = {
    "en": "use heed",
    "nl": "gebruiken gebruik acht",
    "de": "beachten beachtet verwenden",
    "fr": "tenir tenez compte prendre en considérer utiliser",
    "es": "tengan tener en cuenta considerar consideren utilicen hagan caso",
    "it": "tenere conto considerare utilizzare tenete considerate",
    "pt": "tenham ter em conta considerem considerar utilizem",
    "sv": "använd använda beakta från",
    "no": "bruk bruke se fra",
    "da": "brug bruge se fra",
}
"""Words by which it asks to, so that behind a *not* it asks not to."""

BACK: Final = {
    "en": "reinstated",
    "nl": "hersteld teruggeplaatst",
    "de": "wiederhergestellt",
    "fr": "rétabli rétablie",
    "es": "restablecido restablecida restituido restituida",
    "it": "ripristinato ripristinata",
    "pt": "restabelecido restabelecida reposto reposta",
    "sv": "återinförd återinförts återställd återställts",
    "no": "gjeninnsatt gjenopprettet",
    "da": "genindsat genoprettet",
}
"""Words by which a story that was withdrawn is back."""
