"""Month and weekday names as wires print them, long and short, in every language read.

Compared without case and without a closing full stop.
"""

from typing import Final

MONTHS: Final[tuple[tuple[str, ...], ...]] = (
    ("january", "jan", "januari", "januar", "jänner", "jän", "janvier", "janv", "enero", "ene", "gennaio", "gen",
     "janeiro", "января", "янв", "januar", "styczeń", "stycznia"),
    ("february", "feb", "februari", "februar", "febr", "feber", "février", "févr", "fév", "fev", "febrero",
     "febbraio", "febb", "fevereiro", "февраля", "фев", "lutego"),
    ("march", "mar", "maart", "mrt", "märz", "mär", "mars", "marzo", "março", "марта", "мар", "marca"),
    ("april", "apr", "avril", "avr", "abril", "abr", "aprile", "апреля", "апр", "kwietnia"),
    ("may", "mei", "mai", "mayo", "maggio", "mag", "maio", "maj", "мая", "maja"),
    ("june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "июня", "июн", "czerwca"),
    ("july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "июля", "июл", "lipca"),
    ("august", "aug", "augustus", "août", "aout", "agosto", "ago", "ag", "augusti", "августа", "авг", "sierpnia"),
    ("september", "sep", "sept", "septembre", "septiembre", "settembre", "sett", "set", "setembro", "сентября", "сен",
     "września"),
    ("october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out", "октября", "окт",
     "października"),
    ("november", "nov", "novembre", "noviembre", "novembro", "ноября", "ноя", "listopada"),
    ("december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro", "desember",
     "des", "декабря", "дек", "grudnia"),
)  # fmt: skip
"""MONTHS[0] is January."""

WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "ma", "di", "wo", "do", "vr", "za", "zo",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica",
    "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira",
    "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
    "måndag", "tisdag", "lördag", "söndag",
)  # fmt: skip
