"""How pages say how long ago something was published, one row a phrase and language.

``before`` and ``after`` are the words around number and unit; ``one`` are the words that stand for 1.
A row with neither is a bare form (``15 min``), which counts only where it stands by itself.
"""

from typing import Final, NamedTuple

MINUTE: Final = "minute"
HOUR: Final = "hour"
DAY: Final = "day"
WEEK: Final = "week"
MONTH: Final = "month"
YEAR: Final = "year"


class Phrase(NamedTuple):
    """One way of saying an age: ``before`` number unit ``after``."""

    language: str
    before: str
    after: str
    units: dict[str, str]
    one: tuple[str, ...] = ()


_NL = {
    "seconde": MINUTE, "seconden": MINUTE, "sec": MINUTE,
    "minuut": MINUTE, "minuten": MINUTE, "min": MINUTE, "min.": MINUTE, "uur": HOUR, "uren": HOUR, "u": HOUR,
    "dag": DAY, "dagen": DAY, "week": WEEK, "weken": WEEK, "maand": MONTH, "maanden": MONTH, "jaar": YEAR,
    "jaren": YEAR,
}  # fmt: skip
_EN = {
    "second": MINUTE, "seconds": MINUTE, "secs": MINUTE, "sec": MINUTE,
    "minute": MINUTE, "minutes": MINUTE, "min": MINUTE, "mins": MINUTE, "m": MINUTE,
    "hour": HOUR, "hours": HOUR, "hr": HOUR, "hrs": HOUR, "h": HOUR, "day": DAY, "days": DAY, "d": DAY,
    "week": WEEK, "weeks": WEEK, "w": WEEK, "month": MONTH, "months": MONTH, "year": YEAR, "years": YEAR, "yr": YEAR,
}  # fmt: skip
_DE = {
    "Sekunden": MINUTE, "Sekunde": MINUTE, "Minute": MINUTE, "Minuten": MINUTE, "Min.": MINUTE, "Min": MINUTE,
    "Stunde": HOUR, "Stunden": HOUR, "Std.": HOUR, "Std": HOUR, "Tag": DAY, "Tagen": DAY, "Woche": WEEK,
    "Wochen": WEEK, "Monat": MONTH, "Monaten": MONTH, "Jahr": YEAR, "Jahren": YEAR,
}  # fmt: skip
_FR = {
    "seconde": MINUTE, "secondes": MINUTE, "minute": MINUTE, "minutes": MINUTE, "min": MINUTE, "mn": MINUTE,
    "heure": HOUR, "heures": HOUR, "h": HOUR, "jour": DAY, "jours": DAY, "semaine": WEEK, "semaines": WEEK,
    "mois": MONTH, "an": YEAR, "ans": YEAR,
}  # fmt: skip
_ES = {
    "segundo": MINUTE, "segundos": MINUTE, "minuto": MINUTE, "minutos": MINUTE, "min": MINUTE, "hora": HOUR,
    "horas": HOUR, "h": HOUR, "día": DAY, "días": DAY, "semana": WEEK, "semanas": WEEK, "mes": MONTH, "meses": MONTH,
    "año": YEAR, "años": YEAR,
}  # fmt: skip
_IT = {
    "secondo": MINUTE, "secondi": MINUTE, "minuto": MINUTE, "minuti": MINUTE, "min": MINUTE, "ora": HOUR, "ore": HOUR,
    "giorno": DAY, "giorni": DAY, "settimana": WEEK, "settimane": WEEK, "mese": MONTH, "mesi": MONTH, "anno": YEAR,
    "anni": YEAR,
}  # fmt: skip
_PT = {
    "segundo": MINUTE, "segundos": MINUTE, "minuto": MINUTE, "minutos": MINUTE, "min": MINUTE, "hora": HOUR,
    "horas": HOUR, "h": HOUR, "dia": DAY, "dias": DAY, "semana": WEEK, "semanas": WEEK, "mês": MONTH, "meses": MONTH,
    "ano": YEAR, "anos": YEAR,
}  # fmt: skip
_NO = {
    "sekund": MINUTE, "sekunder": MINUTE, "minutt": MINUTE, "minutter": MINUTE, "min": MINUTE, "min.": MINUTE,
    "time": HOUR, "timer": HOUR, "t": HOUR, "dag": DAY, "dager": DAY, "dage": DAY, "døgn": DAY, "uke": WEEK,
    "uker": WEEK, "uge": WEEK, "uger": WEEK, "måned": MONTH, "måneder": MONTH, "år": YEAR,
}  # fmt: skip
_SV = {
    "sekund": MINUTE, "sekunder": MINUTE, "minut": MINUTE, "minuter": MINUTE, "min": MINUTE, "timme": HOUR,
    "timmar": HOUR, "tim": HOUR, "tim.": HOUR, "dag": DAY, "dagar": DAY, "dygn": DAY, "vecka": WEEK, "veckor": WEEK,
    "månad": MONTH, "månader": MONTH, "år": YEAR,
}  # fmt: skip
BETWEEN: Final = "[,|–-]"
"""What may stand between a clock time and its date, as a pattern."""

_BARE = {
    "min": MINUTE, "min.": MINUTE, "mins": MINUTE, "h": HOUR, "hr": HOUR, "hrs": HOUR, "t": HOUR, "u": HOUR,
    "uur": HOUR, "timer": HOUR, "tim": HOUR, "std": HOUR, "d": DAY,
}  # fmt: skip

PHRASES: Final[tuple[Phrase, ...]] = (
    Phrase("nl", "", "geleden", _NL, ("een", "één", "anderhalf")),
    Phrase("en", "", "ago", _EN, ("an", "a", "one", "about an", "about a")),
    Phrase("de", "vor", "", _DE, ("einer", "einem")),
    Phrase("fr", "il y a", "", _FR, ("une", "un")),
    Phrase("es", "hace", "", _ES, ("una", "un")),
    Phrase("it", "", "fa", _IT, ("un'", "un’", "un", "una")),
    Phrase("pt", "há", "atrás", _PT, ("uma", "um")),
    Phrase("pt", "há", "", _PT, ("uma", "um")),
    Phrase("pt", "", "atrás", _PT, ("uma", "um")),
    Phrase("no", "for", "siden", _NO, ("en", "ett", "et")),
    Phrase("no", "", "siden", _NO, ("en", "ett", "et")),
    Phrase("sv", "för", "sedan", _SV, ("en", "ett")),
    Phrase("sv", "", "sedan", _SV, ("en", "ett")),
    Phrase("und", "", "", _BARE),
)

NOW: Final = (
    "zojuist", "net binnen", "zonet", "just now", "gerade eben", "soeben", "à l'instant", "ahora mismo", "adesso",
    "proprio ora", "agora mesmo", "agora", "akkurat nå", "nettopp", "just nu", "nyss",
)  # fmt: skip
"""Phrases for "less than a minute ago"."""

DAYS: Final = {
    "vandaag": 0, "gisteren": 1, "eergisteren": 2, "today": 0, "yesterday": 1, "heute": 0, "gestern": 1,
    "vorgestern": 2, "aujourd'hui": 0, "aujourd’hui": 0, "hier": 1, "avant-hier": 2, "hoy": 0, "ayer": 1,
    "anteayer": 2, "oggi": 0, "ieri": 1, "hoje": 0, "ontem": 1, "i dag": 0, "i går": 1, "idag": 0, "igår": 1,
}  # fmt: skip
"""Words for a day, and how many days before the page's own it was."""

CLOCK_AFTER: Final = ("Uhr", "uur", "h", "Hs", "hs", "CET", "CEST", "GMT", "UTC", "EST", "EDT", "BST", "ET")
"""Words that may close a clock time, besides a.m. and p.m."""

CLOCK_BEFORE: Final = (
    "om",
    "at",
    "um",
    "à",
    "a las",
    "alle",
    "às",
    "alle ore",
    "ore",
    "kl.",
    "kl",
    "klokka",
    "as",
    "-",
    "–",
    "|",
    "•",
    ",",
)
"""Words that may join a date and its clock time."""
