"""Words of clock times and dates: days by name, words between a date and a time, labels in front of a time.

A row is a word as printed. To add a label such as ``Aktualisiert``, append it to ``LABELS`` in lower case.
"""

from typing import Final

DAYS: Final = {
    "vandaag": 0, "vanochtend": 0, "vanmorgen": 0, "vanmiddag": 0, "vanavond": 0, "gisteren": 1, "gisterochtend": 1,
    "gistermiddag": 1, "gisteravond": 1, "eergisteren": 2, "today": 0, "yesterday": 1, "heute": 0, "gestern": 1,
    "vorgestern": 2, "aujourd'hui": 0, "hier": 1, "avant-hier": 2, "hoy": 0, "ayer": 1, "anteayer": 2, "oggi": 0,
    "ieri": 1, "l'altro ieri": 2, "hoje": 0, "ontem": 1, "anteontem": 2, "i dag": 0, "i går": 1, "i forgårs": 2,
    "idag": 0, "igår": 1, "i förrgår": 2, "tänään": 0, "eilen": 1, "toissapäivänä": 2,
    "dziś": 0, "dzisiaj": 0, "wczoraj": 1, "przedwczoraj": 2, "сегодня": 0, "вчера": 1, "позавчера": 2, "сьогодні": 0,
    "вчора": 1, "днес": 0, "bugün": 0, "dün": 1, "σήμερα": 0, "χθες": 1, "προχθές": 2, "اليوم": 0, "أمس": 1,
    "今天": 0, "昨天": 1, "前天": 2, "今日": 0, "昨日": 1, "오늘": 0, "어제": 1, "azi": 0, "avui": 0, "ahir": 1,
    "dnes": 0, "včera": 1, "danas": 0, "jučer": 1,
    "heute Morgen": 0, "heute Abend": 0, "heute früh": 0, "gestern Abend": 1, "gestern Nachmittag": 1,
    "gestern Morgen": 1, "hier soir": 1, "hier matin": 1, "anoche": 1, "antes de ayer": 2,
    "stamattina": 0, "stamani": 0, "stasera": 0, "ieri sera": 1, "ieri mattina": 1, "altroieri": 2,
    "i morges": 0, "i kveld": 0, "i natt": 0, "i nat": 0, "i aften": 0, "i aftes": 1, "i går kveld": 1,
    "i går aftes": 1, "i morse": 0, "i kväll": 0, "i går kväll": 1,
}  # fmt: skip
"""Words for a day, and how many days before the day of the fetch it was."""

HOMONYMS: Final = frozenset({"hier", "azi", "dün", "eilen"})
"""Words for a day that mean something else in another language, or are names: by themselves they may be a word."""

BETWEEN: Final = "[,|·•–-]"
"""A regular expression for the character between a clock time and its date."""

HOUR_SIGNS: Final = ("h", "H", "u", "Uhr", "uur", "heures", "時", "时", "点", "點", "시", "giờ")
"""What stands between the hour and the minutes of a clock time, besides a colon: ``8h48``, ``8u48``, ``8 Uhr 48``."""

MINUTES_AFTER: Final = ("min", "mn", "分", "분")
"""What may close a clock time with such a sign, without a space: ``8h48min``, ``8時48分``."""

CLOCK_AFTER: Final = (
    "Uhr", "uur", "u", "h", "H", "hrs", "Hs", "hs", "horas", "hod", "hodin", "ч", "sati", "uri",
)  # fmt: skip
"""Words that may close a clock time, besides a.m. and p.m. and the name of its time zone."""

HOUR_AFTER: Final = ("Uhr", "uur", "u", "h", "H", "hs", "hod", "時", "时", "点", "點", "시")
"""Words after an hour without minutes, where a day is printed before it: ``hier à 21h``."""

CLOCK_FIRST: Final = ("kl.", "kl", "klo", "klokka", "klokken", "klockan", "ore", "alle ore", "às", "a las", "à")
"""Words that may open a clock time without a date."""

LINE_FIRST: Final = (
    "om", "um", "at", "alle", "delle", "delle ore", "h", "h.", "as", "a la", "a les", "vers", "kello", "godz.", "godz",
    "o godz.", "godzina", "o", "g.", "v", "u", "ob", "ora", "la ora", "orele", "la", "saat", "в", "о", "στις", "ώρα",
    "lúc", "pukul", "jam", "الساعة", "ساعت", "בשעה",
)  # fmt: skip
"""Words that may open a clock time which has its line to itself; inside a text they open other numbers too."""

CLOCK_BEFORE: Final = (*CLOCK_FIRST, *LINE_FIRST, "-", "–", "|", "•", "·", ",", "@", "/", ":")
"""Words and punctuation marks that may stand between a date and its clock time."""

UNTIL: Final = (
    "tot", "t/m", "tot en met", "to", "until", "till", "bis", "à", "a", "jusqu'à", "hasta", "al", "alle", "fino alle",
    "até", "às", "a las", "til", "till", "do", "asti", "до",
)  # fmt: skip
"""Words between the two clock times of a range, beside a dash: ``14u00 tot 16u00``."""

DATE_BEFORE: Final = ("on", "op", "am", "le", "el", "il", "em", "den", "vom", "del", "the")
"""Words that may open a date."""

CHANGE_LABELS: Final = (
    "bijgewerkt", "laatst bijgewerkt", "laatste update", "laatste wijziging", "aangepast", "laatst aangepast",
    "gewijzigd", "laatst gewijzigd", "geüpdatet", "geactualiseerd", "bewerkt", "laatst bewerkt",
    "update van", "update om", "update",
    "updated", "last updated", "last update", "last modified", "modified", "last changed", "last edited", "edited",
    "revised",
    "aktualisiert", "zuletzt aktualisiert", "letzte aktualisierung", "aktualisierung", "zuletzt geändert",
    "letzte änderung", "geändert", "zuletzt bearbeitet", "stand", "update von",
    "mis à jour", "mise à jour", "dernière mise à jour", "mise à jour de", "actualisé", "actualisée", "modifié",
    "modifiée", "dernière modification",
    "actualizado", "actualizada", "actualización", "última actualización", "modificado", "última modificación",
    "editado",
    "aggiornato", "aggiornata", "aggiornamento", "ultimo aggiornamento", "modificato", "ultima modifica",
    "atualizado a", "atualizada a",
    "atualizado", "atualizada", "atualização", "última atualização", "actualização", "última actualização",
    "oppdatert", "sist oppdatert", "sist endret", "endret", "sist redigert", "opdateret", "sidst opdateret",
    "senest opdateret", "ændret", "sidst ændret", "senest ændret",
    "uppdaterad", "senast uppdaterad", "uppdaterat", "senast uppdaterat", "senast ändrad", "ändrad", "redigerad",
    "päivitetty", "aktualizacja", "обновлено", "оновлено", "güncelleme", "son güncelleme", "ενημέρωση", "آخر تحديث",
    "更新时间", "更新時間", "更新", "수정", "actualitzat",
)  # fmt: skip
"""Labels in front of the time at which a text was last changed, ``Updated``; compared without case."""

CHANGE_SENTENCE: Final = frozenset({
    "this", "story", "article", "page", "post", "report", "was", "has", "been", "is", "dit", "artikel", "bericht",
    "deze", "pagina", "werd", "voor", "het", "laatst", "om", "dieser", "diese", "beitrag", "meldung", "seite",
    "wurde", "ist", "zuletzt", "cet", "cette", "dépêche", "a", "été", "est", "este", "esta", "artículo", "nota",
    "noticia", "página", "fue", "ha", "sido", "se", "questo", "questa", "articolo", "notizia", "è", "stato",
    "stata", "artigo", "notícia", "foi", "denne", "artikkelen", "artikeln", "den", "här", "saken", "siden", "sidan",
    "er", "ble", "blev", "är", "har", "blivit", "sist", "sidst", "senast", "senest",
})  # fmt: skip
"""Words of the sentence by which a page may open such a label: ``This story was last updated at 10:05``."""

LABELS: Final = (
    *CHANGE_LABELS,
    "gepubliceerd", "geplaatst", "published", "posted", "first published", "veröffentlicht", "erstellt", "publié",
    "publiée", "publicado", "publicada", "pubblicato", "publisert", "publiceret", "publicerad", "publicerat",
    "julkaistu", "opublikowano", "опубликовано", "опубліковано", "yayınlanma", "giriş", "δημοσίευση", "نشر",
    "تاريخ النشر", "发布时间", "發布時間", "公開", "입력", "publicat", "publikováno", "objavljeno",
    "publicado a", "publicada a",
)  # fmt: skip
"""Labels in front of a time, ``Published``; compared without case."""
