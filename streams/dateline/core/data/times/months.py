"""Names of months and weekdays as wires print them, long and short, in every language that is read.

A row is a month or weekday, with its names in lower case; they are compared without case and without a full stop.
To add a language, append its names to each row.
"""

from typing import Final

MONTHS: Final[tuple[tuple[str, ...], ...]] = (
    ("january", "jan", "januari", "januar", "jänner", "jän", "janvier", "janv", "enero", "ene", "gennaio", "gen",
     "genn", "janeiro", "tammikuuta", "января", "янв", "styczeń", "stycznia", "ocak", "ιανουαρίου", "ιαν", "يناير",
     "كانون الثاني", "січня", "ianuarie", "gener", "ledna", "január", "siječnja", "januara",
     "जनवरी", "জানুয়ারি", "جنوری", "јануара", "ינואר"),
    ("february", "feb", "februari", "februar", "febr", "feber", "février", "févr", "fév", "fev", "febrero",
     "febbraio", "febb", "fevereiro", "helmikuuta", "февраля", "фев", "lutego", "şubat", "φεβρουαρίου", "φεβ",
     "فبراير", "شباط", "лютого", "februarie", "febrer", "února", "február", "veljače", "februara",
     "फरवरी", "ফেব্রুয়ারি", "فروری", "фебруара", "פברואר"),
    ("march", "mar", "maart", "mrt", "märz", "mär", "mars", "marts", "marzo", "mart", "martie", "março",
    "maaliskuuta", "марта", "мар",
     "marca", "μαρτίου", "μαρ", "مارس", "آذار", "березня", "març", "března", "március", "ožujka",
     "मार्च", "মার্চ", "مارچ", "maret", "mac", "מרץ"),
    ("april", "apr", "avril", "avr", "abril", "abr", "aprile", "huhtikuuta", "апреля", "апр", "kwietnia", "nisan",
     "απριλίου", "απρ", "أبريل", "ابريل", "نيسان", "квітня", "aprilie", "dubna", "április", "travnja", "aprila",
     "अप्रैल", "এপ্রিল", "اپریل", "априла", "אפריל"),
    ("may", "mei", "mai", "mayo", "maggio", "mag", "maio", "maj", "toukokuuta", "мая", "maja", "mayıs", "μαΐου",
     "μαϊ", "مايو", "أيار", "травня", "maig", "května", "május", "svibnja",
     "मई", "মে", "مئی", "маја", "מאי"),
    ("june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "kesäkuuta", "июня", "июн", "czerwca",
     "haziran", "ιουνίου", "ιουν", "يونيو", "حزيران", "червня", "iunie", "juny", "června", "június", "lipnja", "juna",
     "जून", "জুন", "جون", "јуна", "יוני"),
    ("july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "heinäkuuta", "июля", "июл",
     "lipca", "temmuz", "ιουλίου", "ιουλ", "يوليو", "تموز", "липня", "iulie", "juliol", "července", "július",
     "srpnja", "jula",
     "जुलाई", "জুলাই", "جولائی", "julai", "јула", "יולי"),
    ("august", "aug", "augustus", "août", "aout", "agosto", "ago", "ag", "augusti", "elokuuta", "августа", "авг",
     "sierpnia", "ağustos", "αυγούστου", "αυγ", "أغسطس", "آب", "серпня", "agost", "srpna", "augusztus", "kolovoza",
     "avgusta",
     "अगस्त", "আগস্ট", "اگست", "agustus", "ogos", "אוגוסט"),
    ("september", "sep", "sept", "septembre", "septiembre", "setiembre", "settembre", "sett", "set", "setembro",
     "syyskuuta", "сентября", "сен", "września", "eylül", "σεπτεμβρίου", "σεπ", "سبتمبر", "أيلول", "вересня",
     "septembrie", "setembre", "září", "szeptember", "rujna", "septembra",
     "सितंबर", "सितम्बर", "সেপ্টেম্বর", "ستمبر", "септембра", "ספטמבר"),
    ("october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out", "lokakuuta",
     "октября", "окт", "października", "ekim", "οκτωβρίου", "οκτ", "أكتوبر", "تشرين الأول", "жовтня", "octombrie",
     "října", "október", "oktobra",
     "अक्टूबर", "अक्तूबर", "অক্টোবর", "اکتوبر", "октобра", "אוקטובר"),
    ("november", "nov", "novembre", "noviembre", "novembro", "marraskuuta", "ноября", "ноя", "listopada", "kasım",
     "νοεμβρίου", "νοε", "نوفمبر", "تشرين الثاني", "листопада", "noiembrie", "listopadu", "studenoga", "novembra",
     "नवंबर", "नवम्बर", "নভেম্বর", "نومبر", "новембра", "נובמבר"),
    ("december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro", "desember",
     "des", "joulukuuta", "декабря", "дек", "grudnia", "aralık", "δεκεμβρίου", "δεκ", "ديسمبر", "كانون الأول",
     "грудня", "decembrie", "desembre", "prosince", "prosinca", "decembra",
     "दिसंबर", "दिसम्बर", "ডিসেম্বর", "دسمبر", "disember", "децембра", "דצמבר"),
)  # fmt: skip
"""MONTHS[0] is January."""

DAYS_OF_THE_WEEK: Final[tuple[tuple[str, ...], ...]] = (
    ("monday", "mon", "maandag", "ma", "montag", "mo", "lundi", "lun", "lunes", "lunedì", "segunda-feira", "segunda",
     "seg", "mandag", "man", "måndag", "mån", "maanantai", "maanantaina", "poniedziałek", "понедельник", "понеділок",
     "pazartesi", "δευτέρα", "الاثنين", "الإثنين", "dilluns", "pondělí"),
    ("tuesday", "tue", "tues", "dinsdag", "di", "dienstag", "mardi", "mar", "martes", "martedì", "terça-feira",
     "terça", "ter", "tirsdag", "tir", "tirs", "tisdag", "tis", "tiistai", "tiistaina", "wtorek", "вторник",
     "вівторок", "salı", "τρίτη", "الثلاثاء", "marți", "dimarts", "úterý"),
    ("wednesday", "wed", "woensdag", "wo", "mittwoch", "mi", "mercredi", "mer", "miércoles", "mié", "mercoledì",
     "quarta-feira", "quarta", "qua", "onsdag", "ons", "keskiviikko", "keskiviikkona", "środa", "среда", "середа",
     "çarşamba", "τετάρτη", "الأربعاء", "miercuri", "dimecres", "středa"),
    ("thursday", "thu", "thur", "thurs", "donderdag", "do", "donnerstag", "jeudi", "jeu", "jueves", "jue", "giovedì",
     "gio", "quinta-feira", "quinta", "qui", "torsdag", "tor", "tors", "torstai", "torstaina", "czwartek", "четверг",
     "четвер", "perşembe", "πέμπτη", "الخميس", "joi", "dijous", "čtvrtek"),
    ("friday", "fri", "vrijdag", "vr", "freitag", "fr", "vendredi", "ven", "viernes", "vie", "venerdì", "sexta-feira",
     "sexta", "sex", "fredag", "fre", "perjantai", "perjantaina", "piątek", "пятница", "cuma", "παρασκευή", "الجمعة",
     "vineri", "divendres", "pátek"),
    ("saturday", "sat", "zaterdag", "za", "samstag", "sonnabend", "sa", "samedi", "sam", "sábado", "sáb", "sabato",
     "sab", "lørdag", "lør", "lördag", "lör", "lauantai", "lauantaina", "sobota", "суббота", "субота", "cumartesi",
     "σάββατο", "السبت", "sâmbătă", "dissabte"),
    ("sunday", "sun", "zondag", "zo", "sonntag", "so", "dimanche", "dim", "domingo", "domenica", "dom", "søndag",
     "søn", "söndag", "sön", "sunnuntai", "sunnuntaina", "niedziela", "воскресенье", "неділя", "pazar", "κυριακή",
     "الأحد", "duminică", "diumenge", "neděle"),
)  # fmt: skip
"""DAYS_OF_THE_WEEK[0] is Monday."""

WEEKDAYS: Final = tuple(name for names in DAYS_OF_THE_WEEK for name in names)
"""Every name of a weekday."""
