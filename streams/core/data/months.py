"""Month and weekday names as wires print them, long and short, in every language read.

Compared without case and without a closing full stop.
"""

from typing import Final

MONTHS: Final[tuple[tuple[str, ...], ...]] = (
    ("january", "jan", "januari", "januar", "jänner", "jän", "janvier", "janv", "enero", "ene", "gennaio", "gen",
     "genn", "janeiro", "tammikuuta", "января", "янв", "styczeń", "stycznia"),
    ("february", "feb", "februari", "februar", "febr", "feber", "février", "févr", "fév", "fev", "febrero",
     "febbraio", "febb", "fevereiro", "helmikuuta", "февраля", "фев", "lutego"),
    ("march", "mar", "maart", "mrt", "märz", "mär", "mars", "marts", "marzo", "mart", "martie", "março",
    "maaliskuuta", "марта", "мар",
     "marca"),
    ("april", "apr", "avril", "avr", "abril", "abr", "aprile", "huhtikuuta", "апреля", "апр", "kwietnia"),
    ("may", "mei", "mai", "mayo", "maggio", "mag", "maio", "maj", "toukokuuta", "мая", "maja"),
    ("june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "kesäkuuta", "июня", "июн", "czerwca"),
    ("july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "heinäkuuta", "июля", "июл",
     "lipca"),
    ("august", "aug", "augustus", "août", "aout", "agosto", "ago", "ag", "augusti", "elokuuta", "августа", "авг",
     "sierpnia"),
    ("september", "sep", "sept", "septembre", "septiembre", "setiembre", "settembre", "sett", "set", "setembro",
     "syyskuuta", "сентября", "сен", "września"),
    ("october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out", "lokakuuta",
     "октября", "окт", "października"),
    ("november", "nov", "novembre", "noviembre", "novembro", "marraskuuta", "ноября", "ноя", "listopada"),
    ("december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro", "desember",
     "des", "joulukuuta", "декабря", "дек", "grudnia"),
)  # fmt: skip
"""MONTHS[0] is January."""

DAYS_OF_THE_WEEK: Final[tuple[tuple[str, ...], ...]] = (
    ("monday", "mon", "maandag", "ma", "montag", "mo", "lundi", "lun", "lunes", "lunedì", "segunda-feira", "segunda",
     "seg", "mandag", "man", "måndag", "mån", "maanantai", "maanantaina", "poniedziałek"),
    ("tuesday", "tue", "tues", "dinsdag", "di", "dienstag", "mardi", "mar", "martes", "martedì", "terça-feira",
     "terça", "ter", "tirsdag", "tir", "tirs", "tisdag", "tis", "tiistai", "tiistaina", "wtorek"),
    ("wednesday", "wed", "woensdag", "wo", "mittwoch", "mi", "mercredi", "mer", "miércoles", "mié", "mercoledì",
     "quarta-feira", "quarta", "qua", "onsdag", "ons", "keskiviikko", "keskiviikkona", "środa"),
    ("thursday", "thu", "thur", "thurs", "donderdag", "do", "donnerstag", "jeudi", "jeu", "jueves", "jue", "giovedì",
     "gio", "quinta-feira", "quinta", "qui", "torsdag", "tor", "tors", "torstai", "torstaina", "czwartek"),
    ("friday", "fri", "vrijdag", "vr", "freitag", "fr", "vendredi", "ven", "viernes", "vie", "venerdì", "sexta-feira",
     "sexta", "sex", "fredag", "fre", "perjantai", "perjantaina", "piątek"),
    ("saturday", "sat", "zaterdag", "za", "samstag", "sonnabend", "sa", "samedi", "sam", "sábado", "sáb", "sabato",
     "sab", "lørdag", "lør", "lördag", "lör", "lauantai", "lauantaina", "sobota"),
    ("sunday", "sun", "zondag", "zo", "sonntag", "so", "dimanche", "dim", "domingo", "domenica", "dom", "søndag",
     "søn", "söndag", "sön", "sunnuntai", "sunnuntaina", "niedziela"),
)  # fmt: skip
"""DAYS_OF_THE_WEEK[0] is Monday."""

WEEKDAYS: Final = tuple(name for names in DAYS_OF_THE_WEEK for name in names)
