"""How pages print how long ago something was published.

A language has a row of words in ``AGE_WORDS`` (units, numbers, whole amounts, hedges) and a row in ``PHRASES`` for
each way to say an age. To add ``2u geleden`` to Dutch, add its unit to ``AGE_WORDS["nl"]``: ``"u": HOUR``. A new way
to say an age is a new phrase, with the words before and after the amount::

    Phrase("fr", "il y a", ""),

An age with such words leaves no doubt; a bare one (``15 min``) counts only where it has its line to itself. An
apostrophe stands for either kind of apostrophe.
"""

from typing import Final, NamedTuple

SECOND: Final = "second"
MINUTE: Final = "minute"
HOUR: Final = "hour"
DAY: Final = "day"
WEEK: Final = "week"
MONTH: Final = "month"
YEAR: Final = "year"

ABOUT: Final = (1, 1)
"""Rounded up or down: ``about 2 hours`` is more than 1 hour and less than 3. See ``AgeWords.hedges``."""
AT_LEAST: Final = (1, 0)
"""Rounded down, as is every age without a hedge."""
ALMOST: Final = (0, 1)
"""Rounded up."""


class AgeWords(NamedTuple):
    """A language's words for amounts of time."""

    units: dict[str, str]
    """Words for units, and the unit."""
    numbers: dict[str, int]
    """Words for numbers; articles are 1."""
    amounts: dict[str, tuple[int, int]]
    """Words for whole amounts (``half uur``): minutes, and the minutes by which the age may be longer."""
    hedges: dict[str, tuple[int, int]]
    """Words before a number (``about``): how many units more, and how many fewer, the age may be."""
    joint: str
    """The word for ``and`` between two amounts."""


class Phrase(NamedTuple):
    """One way to say an age: the words before and after the amount."""

    language: str
    before: str
    after: str


_HALF, _QUARTER, _THREE_QUARTERS, _HALF_MORE, _ONE_HOUR = (30, 30), (15, 15), (45, 15), (90, 30), (60, 60)
_ONE_DAY, _ONE_WEEK = (1440, 1440), (7 * 1440, 7 * 1440)


def _counted(words: str, **ones: str) -> dict[str, int]:
    """Return the words for 2 to 12 with their numbers, and the words for 1."""
    return {**dict.fromkeys(ones["one"].split(), 1), **{word: at for at, word in enumerate(words.split(), 2)}}


AGE_WORDS: Final[dict[str, AgeWords]] = {
    "nl": AgeWords(
        {
            "seconde": SECOND, "seconden": SECOND, "sec": SECOND, "sec.": SECOND, "minuut": MINUTE, "minuten": MINUTE,
            "min": MINUTE, "min.": MINUTE, "uur": HOUR, "uren": HOUR, "u": HOUR, "u.": HOUR, "dag": DAY, "dagen": DAY,
            "week": WEEK, "weken": WEEK, "maand": MONTH, "maanden": MONTH, "mnd": MONTH, "jaar": YEAR, "jaren": YEAR,
        },
        _counted("twee drie vier vijf zes zeven acht negen tien elf twaalf", one="een één"),
        {
            "half uur": _HALF, "een half uur": _HALF, "halfuur": _HALF, "een halfuur": _HALF, "kwartier": _QUARTER,
            "een kwartier": _QUARTER, "drie kwartier": _THREE_QUARTERS, "anderhalf uur": _HALF_MORE,
            "een uurtje": _ONE_HOUR,
        },
        {"ongeveer": ABOUT, "circa": ABOUT, "ca.": ABOUT, "zo'n": ABOUT, "ruim": AT_LEAST, "meer dan": AT_LEAST,
         "bijna": ALMOST},
        "en",
    ),
    "en": AgeWords(
        {
            "second": SECOND, "seconds": SECOND, "secs": SECOND, "sec": SECOND, "s": SECOND, "minute": MINUTE,
            "minutes": MINUTE, "min": MINUTE, "mins": MINUTE, "min.": MINUTE, "mins.": MINUTE, "m": MINUTE,
            "hour": HOUR, "hours": HOUR, "hr": HOUR, "hrs": HOUR, "hr.": HOUR, "hrs.": HOUR, "h": HOUR, "day": DAY,
            "days": DAY, "d": DAY, "week": WEEK, "weeks": WEEK, "wk": WEEK, "wks": WEEK, "w": WEEK, "month": MONTH,
            "months": MONTH, "mo": MONTH, "mos": MONTH, "year": YEAR, "years": YEAR, "yr": YEAR, "yrs": YEAR, "y": YEAR,
        },
        _counted("two three four five six seven eight nine ten eleven twelve", one="an a one"),
        {
            "half an hour": _HALF, "a half hour": _HALF, "half hour": _HALF, "a quarter of an hour": _QUARTER,
            "an hour and a half": _HALF_MORE, "one and a half hours": _HALF_MORE,
        },
        {"about": ABOUT, "around": ABOUT, "approximately": ABOUT, "over": AT_LEAST, "more than": AT_LEAST,
         "almost": ALMOST, "nearly": ALMOST, "less than": ALMOST},
        "and",
    ),
    "de": AgeWords(
        {
            "Sekunden": SECOND, "Sekunde": SECOND, "Sek.": SECOND, "Minute": MINUTE, "Minuten": MINUTE, "Min.": MINUTE,
            "Min": MINUTE, "Stunde": HOUR, "Stunden": HOUR, "Std.": HOUR, "Std": HOUR, "h": HOUR, "Tag": DAY,
            "Tagen": DAY, "Woche": WEEK, "Wochen": WEEK, "Monat": MONTH, "Monaten": MONTH, "Jahr": YEAR, "Jahren": YEAR,
        },
        _counted("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf", one="einer einem eine ein"),
        {
            "einer halben Stunde": _HALF, "einer Viertelstunde": _QUARTER, "einer Dreiviertelstunde": _THREE_QUARTERS,
            "eineinhalb Stunden": _HALF_MORE, "anderthalb Stunden": _HALF_MORE,
        },
        {"etwa": ABOUT, "rund": ABOUT, "ca.": ABOUT, "circa": ABOUT, "ungefähr": ABOUT, "über": AT_LEAST,
         "mehr als": AT_LEAST, "gut": AT_LEAST, "fast": ALMOST, "knapp": ALMOST, "weniger als": ALMOST},
        "und",
    ),
    "fr": AgeWords(
        {
            "seconde": SECOND, "secondes": SECOND, "s": SECOND, "minute": MINUTE, "minutes": MINUTE, "min": MINUTE,
            "min.": MINUTE, "mn": MINUTE, "heure": HOUR, "heures": HOUR, "h": HOUR, "jour": DAY, "jours": DAY, "j": DAY,
            "semaine": WEEK, "semaines": WEEK, "mois": MONTH, "an": YEAR, "ans": YEAR, "année": YEAR, "années": YEAR,
        },
        _counted("deux trois quatre cinq six sept huit neuf dix onze douze", one="une un"),
        {
            "une demi-heure": _HALF, "une demie heure": _HALF, "un quart d'heure": _QUARTER,
            "trois quarts d'heure": _THREE_QUARTERS, "une heure et demie": _HALF_MORE,
        },
        {"environ": ABOUT, "plus de": AT_LEAST, "plus d'": AT_LEAST, "près de": ALMOST, "presque": ALMOST,
         "moins de": ALMOST, "moins d'": ALMOST},
        "et",
    ),
    "es": AgeWords(
        {
            "segundo": SECOND, "segundos": SECOND, "seg": SECOND, "minuto": MINUTE, "minutos": MINUTE, "min": MINUTE,
            "min.": MINUTE, "hora": HOUR, "horas": HOUR, "h": HOUR, "hs": HOUR, "día": DAY, "días": DAY,
            "semana": WEEK, "semanas": WEEK, "mes": MONTH, "meses": MONTH, "año": YEAR, "años": YEAR,
        },
        _counted("dos tres cuatro cinco seis siete ocho nueve diez once doce", one="una un"),
        {
            "media hora": _HALF, "un cuarto de hora": _QUARTER, "hora y media": _HALF_MORE,
            "una hora y media": _HALF_MORE,
        },
        {"unos": ABOUT, "unas": ABOUT, "alrededor de": ABOUT, "aproximadamente": ABOUT, "cerca de": ABOUT,
         "más de": AT_LEAST, "casi": ALMOST, "menos de": ALMOST},
        "y",
    ),
    "it": AgeWords(
        {
            "secondo": SECOND, "secondi": SECOND, "sec": SECOND, "minuto": MINUTE, "minuti": MINUTE, "min": MINUTE,
            "min.": MINUTE, "ora": HOUR, "ore": HOUR, "h": HOUR, "giorno": DAY, "giorni": DAY, "gg": DAY,
            "settimana": WEEK, "settimane": WEEK, "mese": MONTH, "mesi": MONTH, "anno": YEAR, "anni": YEAR,
        },
        _counted("due tre quattro cinque sei sette otto nove dieci undici dodici", one="un' una un"),
        {
            "mezz'ora": _HALF, "mezza ora": _HALF, "mezzora": _HALF, "un quarto d'ora": _QUARTER,
            "tre quarti d'ora": _THREE_QUARTERS, "un'ora e mezza": _HALF_MORE, "un'ora e mezzo": _HALF_MORE,
        },
        {"circa": ABOUT, "più di": AT_LEAST, "oltre": AT_LEAST, "quasi": ALMOST, "meno di": ALMOST},
        "e",
    ),
    "pt": AgeWords(
        {
            "segundo": SECOND, "segundos": SECOND, "minuto": MINUTE, "minutos": MINUTE, "min": MINUTE, "min.": MINUTE,
            "hora": HOUR, "horas": HOUR, "h": HOUR, "dia": DAY, "dias": DAY, "semana": WEEK, "semanas": WEEK,
            "mês": MONTH, "meses": MONTH, "ano": YEAR, "anos": YEAR,
        },
        {**_counted("dois três quatro cinco seis sete oito nove dez onze doze", one="uma um"), "duas": 2},
        {"meia hora": _HALF, "um quarto de hora": _QUARTER, "hora e meia": _HALF_MORE, "uma hora e meia": _HALF_MORE},
        {"cerca de": ABOUT, "aproximadamente": ABOUT, "mais de": AT_LEAST, "quase": ALMOST, "menos de": ALMOST},
        "e",
    ),
    "no": AgeWords(
        {
            "sekund": SECOND, "sekunder": SECOND, "minutt": MINUTE, "minutter": MINUTE, "minut": MINUTE, "min": MINUTE,
            "min.": MINUTE, "time": HOUR, "timer": HOUR, "t": HOUR, "t.": HOUR, "dag": DAY, "dager": DAY, "dage": DAY,
            "døgn": DAY, "uke": WEEK, "uker": WEEK, "uge": WEEK, "uger": WEEK, "måned": MONTH, "måneder": MONTH,
            "år": YEAR,
        },
        {**_counted("to tre fire fem seks sju åtte ni ti elleve tolv", one="en ett et én"), "syv": 7, "otte": 8},
        {
            "en halv time": _HALF, "en halvtime": _HALF, "halv time": _HALF, "et kvarter": _QUARTER,
            "halvannen time": _HALF_MORE, "halvanden time": _HALF_MORE, "en og en halv time": _HALF_MORE,
        },
        {"cirka": ABOUT, "ca.": ABOUT, "omtrent": ABOUT, "rundt": ABOUT, "over": AT_LEAST, "mer enn": AT_LEAST,
         "nesten": ALMOST, "mindre enn": ALMOST},
        "og",
    ),
    "sv": AgeWords(
        {
            "sekund": SECOND, "sekunder": SECOND, "minut": MINUTE, "minuter": MINUTE, "min": MINUTE, "min.": MINUTE,
            "timme": HOUR, "timmar": HOUR, "tim": HOUR, "tim.": HOUR, "t": HOUR, "dag": DAY, "dagar": DAY, "dygn": DAY,
            "vecka": WEEK, "veckor": WEEK, "v": WEEK, "månad": MONTH, "månader": MONTH, "mån": MONTH, "år": YEAR,
        },
        _counted("två tre fyra fem sex sju åtta nio tio elva tolv", one="en ett"),
        {
            "en halvtimme": _HALF, "en halv timme": _HALF, "halvtimme": _HALF, "en kvart": _QUARTER,
            "en och en halv timme": _HALF_MORE,
        },
        {"cirka": ABOUT, "ca": ABOUT, "ungefär": ABOUT, "drygt": AT_LEAST, "över": AT_LEAST, "mer än": AT_LEAST,
         "nästan": ALMOST, "mindre än": ALMOST},
        "och",
    ),
    "fi": AgeWords(
        {
            "sekuntia": SECOND, "s": SECOND, "minuuttia": MINUTE, "minuutti": MINUTE, "min": MINUTE, "tuntia": HOUR,
            "tunti": HOUR, "t": HOUR, "h": HOUR, "päivää": DAY, "päivä": DAY, "pv": DAY, "viikkoa": WEEK,
            "viikko": WEEK, "vk": WEEK, "kuukautta": MONTH, "kuukausi": MONTH, "kk": MONTH, "vuotta": YEAR,
            "vuosi": YEAR,
        },
        _counted("kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista",
                 one="yksi"),
        {"tunti": _ONE_HOUR, "minuutti": (1, 1), "puoli tuntia": _HALF, "puolitoista tuntia": _HALF_MORE},
        {"noin": ABOUT, "yli": AT_LEAST, "lähes": ALMOST},
        "ja",
    ),
    "pl": AgeWords(
        {
            "sekund": SECOND, "sekundy": SECOND, "sekundę": SECOND, "minut": MINUTE, "minuty": MINUTE,
            "minutę": MINUTE, "min": MINUTE, "min.": MINUTE, "godzin": HOUR, "godziny": HOUR, "godzinę": HOUR,
            "godz.": HOUR, "h": HOUR, "dni": DAY, "dzień": DAY, "tygodni": WEEK, "tygodnie": WEEK, "tydzień": WEEK,
            "miesięcy": MONTH, "miesiące": MONTH, "miesiąc": MONTH, "lat": YEAR, "lata": YEAR, "rok": YEAR,
        },
        {**_counted("dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć", one="jedną jeden"), "dwie": 2},
        {"godzinę": _ONE_HOUR, "minutę": (1, 1), "pół godziny": _HALF, "kwadrans": _QUARTER,
         "półtorej godziny": _HALF_MORE},
        {"około": ABOUT, "ok.": ABOUT, "ponad": AT_LEAST, "prawie": ALMOST},
        "i",
    ),
    "ru": AgeWords(
        {
            "секунд": SECOND, "секунды": SECOND, "секунду": SECOND, "сек": SECOND, "минут": MINUTE, "минуты": MINUTE,
            "минуту": MINUTE, "мин": MINUTE, "мин.": MINUTE, "час": HOUR, "часа": HOUR, "часов": HOUR, "ч": HOUR,
            "ч.": HOUR, "день": DAY, "дня": DAY, "дней": DAY, "дн.": DAY, "неделю": WEEK, "недели": WEEK,
            "недель": WEEK, "месяц": MONTH, "месяца": MONTH, "месяцев": MONTH, "год": YEAR, "года": YEAR, "лет": YEAR,
        },
        {**_counted("два три четыре пять шесть семь восемь девять десять", one="один одну"), "две": 2},
        {"час": _ONE_HOUR, "минуту": (1, 1), "полчаса": _HALF, "день": _ONE_DAY, "неделю": _ONE_WEEK},
        {"около": ABOUT, "более": AT_LEAST, "почти": ALMOST},
        "и",
    ),
    "uk": AgeWords(
        {
            "секунд": SECOND, "секунди": SECOND, "хвилин": MINUTE, "хвилини": MINUTE, "хвилину": MINUTE, "хв": MINUTE,
            "хв.": MINUTE, "годин": HOUR, "години": HOUR, "годину": HOUR, "год": HOUR, "год.": HOUR, "день": DAY,
            "дні": DAY, "днів": DAY, "тиждень": WEEK, "тижні": WEEK, "тижнів": WEEK, "місяць": MONTH, "місяці": MONTH,
            "місяців": MONTH, "рік": YEAR, "роки": YEAR, "років": YEAR,
        },
        {**_counted("два три чотири пять шість сім вісім девять десять", one="одну один"), "дві": 2},
        {"годину": _ONE_HOUR, "хвилину": (1, 1), "пів години": _HALF, "день": _ONE_DAY},
        {"близько": ABOUT, "понад": AT_LEAST, "майже": ALMOST},
        "і",
    ),
    "bg": AgeWords(
        {
            "секунди": SECOND, "минути": MINUTE, "минута": MINUTE, "мин.": MINUTE, "часа": HOUR, "час": HOUR,
            "ч.": HOUR, "дни": DAY, "ден": DAY, "седмици": WEEK, "седмица": WEEK, "месеца": MONTH, "месец": MONTH,
            "години": YEAR, "година": YEAR,
        },
        {**_counted("два три четири пет шест седем осем девет десет", one="един една"), "две": 2},
        {"половин час": _HALF},
        {"около": ABOUT, "над": AT_LEAST, "почти": ALMOST},
        "и",
    ),
    "tr": AgeWords(
        {
            "saniye": SECOND, "sn": SECOND, "dakika": MINUTE, "dk": MINUTE, "dk.": MINUTE, "saat": HOUR, "sa": HOUR,
            "gün": DAY, "hafta": WEEK, "ay": MONTH, "yıl": YEAR,
        },
        _counted("iki üç dört beş altı yedi sekiz dokuz on", one="bir"),
        {"yarım saat": _HALF, "bir buçuk saat": _HALF_MORE},
        {"yaklaşık": ABOUT, "neredeyse": ALMOST},
        "ve",
    ),
    "el": AgeWords(
        {
            "δευτερόλεπτα": SECOND, "λεπτό": MINUTE, "λεπτά": MINUTE, "λ.": MINUTE, "ώρα": HOUR, "ώρες": HOUR,
            "ημέρα": DAY, "ημέρες": DAY, "μέρα": DAY, "μέρες": DAY, "εβδομάδα": WEEK, "εβδομάδες": WEEK, "μήνα": MONTH,
            "μήνες": MONTH, "έτος": YEAR, "έτη": YEAR, "χρόνο": YEAR, "χρόνια": YEAR,
        },
        _counted("δύο τρεις τέσσερις πέντε έξι επτά οκτώ εννέα δέκα", one="μία μια ένα έναν"),
        {"μισή ώρα": _HALF, "μισή ώρα περίπου": _HALF},
        {"περίπου": ABOUT, "σχεδόν": ALMOST},
        "και",
    ),
    "ar": AgeWords(
        {
            "ثانية": SECOND, "ثواني": SECOND, "ثوان": SECOND, "دقيقة": MINUTE, "دقائق": MINUTE, "دقيقتين": MINUTE,
            "ساعة": HOUR, "ساعات": HOUR, "يوم": DAY, "يوما": DAY, "أيام": DAY, "أسبوع": WEEK,
            "أسابيع": WEEK, "شهر": MONTH, "أشهر": MONTH, "شهور": MONTH, "سنة": YEAR, "سنوات": YEAR, "عام": YEAR,
        },
        _counted("اثنين ثلاث أربع خمس ست سبع ثماني تسع عشر", one="واحدة واحد"),
        {
            "ساعة": _ONE_HOUR, "ساعتين": (120, 60), "دقيقة": (1, 1), "دقيقتين": (2, 1), "نصف ساعة": _HALF,
            "يوم": _ONE_DAY, "يومين": (2 * 1440, 1440), "أسبوع": _ONE_WEEK, "أسبوعين": (14 * 1440, 7 * 1440),
        },
        {"حوالي": ABOUT, "نحو": ABOUT, "أكثر من": AT_LEAST},
        "و",
    ),
    "fa": AgeWords(
        {
            "ثانیه": SECOND, "دقیقه": MINUTE, "ساعت": HOUR, "روز": DAY, "هفته": WEEK, "ماه": MONTH, "سال": YEAR,
        },
        _counted("دو سه چهار پنج شش هفت هشت نه ده", one="یک"),
        {"نیم ساعت": _HALF},
        {"حدود": ABOUT},
        "و",
    ),
    "he": AgeWords(
        {
            "שניות": SECOND, "דקה": MINUTE, "דקות": MINUTE, "שעה": HOUR, "שעות": HOUR, "יום": DAY, "ימים": DAY,
            "שבוע": WEEK, "שבועות": WEEK, "חודש": MONTH, "חודשים": MONTH, "שנה": YEAR, "שנים": YEAR,
        },
        _counted("שתי שלוש ארבע חמש שש שבע שמונה תשע עשר", one="אחת אחד"),
        {"דקה": (1, 1), "שעה": _ONE_HOUR, "שעתיים": (120, 60), "יום": _ONE_DAY, "יומיים": (2 * 1440, 1440)},
        {"כ": ABOUT},
        "ו",
    ),
    "zh": AgeWords(
        {
            "秒": SECOND, "秒钟": SECOND, "秒鐘": SECOND, "分钟": MINUTE, "分鐘": MINUTE, "分": MINUTE, "小时": HOUR,
            "小時": HOUR, "个小时": HOUR, "個小時": HOUR, "天": DAY, "日": DAY, "周": WEEK, "週": WEEK, "个月": MONTH,
            "個月": MONTH, "年": YEAR,
        },
        _counted("两 三 四 五 六 七 八 九 十", one="一"),
        {"半小时": _HALF, "半小時": _HALF, "半个小时": _HALF},
        {"约": ABOUT, "約": ABOUT},
        "零",
    ),
    "ja": AgeWords(
        {
            "秒": SECOND, "分": MINUTE, "時間": HOUR, "日": DAY, "週間": WEEK, "か月": MONTH, "ヶ月": MONTH,
            "カ月": MONTH, "ヵ月": MONTH, "年": YEAR,
        },
        _counted("二 三 四 五 六 七 八 九 十", one="一"),
        {"半時間": _HALF, "半日": (720, 720)},
        {"約": ABOUT},
        "と",
    ),
    "ko": AgeWords(
        {
            "초": SECOND, "분": MINUTE, "시간": HOUR, "일": DAY, "주": WEEK, "주일": WEEK, "개월": MONTH, "달": MONTH,
            "년": YEAR,
        },
        _counted("두 세 네 다섯 여섯 일곱 여덟 아홉 열", one="한"),
        {"반시간": _HALF, "반나절": (720, 720)},
        {"약": ABOUT},
        "과",
    ),
    "ro": AgeWords(
        {
            "secunde": SECOND, "minut": MINUTE, "minute": MINUTE, "min": MINUTE, "oră": HOUR,
            "ore": HOUR, "zi": DAY, "zile": DAY, "săptămână": WEEK, "săptămâni": WEEK, "lună": MONTH, "luni": MONTH,
            "an": YEAR, "ani": YEAR,
        },
        _counted("două trei patru cinci șase șapte opt nouă zece", one="o un"),
        {"o jumătate de oră": _HALF},
        {"aproximativ": ABOUT, "circa": ABOUT, "peste": AT_LEAST, "aproape": ALMOST},
        "și",
    ),
    "ca": AgeWords(
        {
            "segons": SECOND, "minut": MINUTE, "minuts": MINUTE, "min": MINUTE, "hora": HOUR, "hores": HOUR, "h": HOUR,
            "dia": DAY, "dies": DAY, "setmana": WEEK, "setmanes": WEEK, "mes": MONTH, "mesos": MONTH, "any": YEAR,
            "anys": YEAR,
        },
        _counted("dos tres quatre cinc sis set vuit nou deu", one="una un"),
        {"mitja hora": _HALF},
        {"unes": ABOUT, "uns": ABOUT, "més de": AT_LEAST, "gairebé": ALMOST},
        "i",
    ),
    "cs": AgeWords(
        {
            "sekundami": SECOND, "minutou": MINUTE, "minutami": MINUTE, "min": MINUTE, "hodinou": HOUR,
            "hodinami": HOUR, "h": HOUR, "dnem": DAY, "dny": DAY, "týdnem": WEEK, "týdny": WEEK, "měsícem": MONTH,
            "měsíci": MONTH, "rokem": YEAR, "lety": YEAR,
        },
        _counted("dvěma třemi čtyřmi pěti šesti sedmi osmi devíti deseti", one="jednou jedním"),
        {"hodinou": _ONE_HOUR, "minutou": (1, 1), "půl hodinou": _HALF, "dnem": _ONE_DAY},
        {"asi": ABOUT, "více než": AT_LEAST},
        "a",
    ),
    "hr": AgeWords(
        {
            "sekundi": SECOND, "minuta": MINUTE, "minute": MINUTE, "minutu": MINUTE, "min": MINUTE, "sata": HOUR,
            "sati": HOUR, "sat": HOUR, "h": HOUR, "dan": DAY, "dana": DAY, "tjedan": WEEK, "tjedna": WEEK,
            "tjedana": WEEK, "mjesec": MONTH, "mjeseca": MONTH, "mjeseci": MONTH, "godinu": YEAR, "godine": YEAR,
            "godina": YEAR,
        },
        {**_counted("dva tri četiri pet šest sedam osam devet deset", one="jedan jednu"), "dvije": 2},
        {"sat": _ONE_HOUR, "minutu": (1, 1), "pola sata": _HALF, "dan": _ONE_DAY},
        {"oko": ABOUT, "više od": AT_LEAST, "gotovo": ALMOST},
        "i",
    ),
    "id": AgeWords(
        {
            "detik": SECOND, "menit": MINUTE, "jam": HOUR, "hari": DAY, "minggu": WEEK, "bulan": MONTH, "tahun": YEAR,
        },
        _counted("dua tiga empat lima enam tujuh delapan sembilan sepuluh", one="satu"),
        {"sejam": _ONE_HOUR, "setengah jam": _HALF},
        {"sekitar": ABOUT, "lebih dari": AT_LEAST},
        "dan",
    ),
    "vi": AgeWords(
        {"giây": SECOND, "phút": MINUTE, "giờ": HOUR, "ngày": DAY, "tuần": WEEK, "tháng": MONTH, "năm": YEAR},
        _counted("hai ba bốn năm sáu bảy tám chín mười", one="một"),
        {"nửa giờ": _HALF},
        {"khoảng": ABOUT},
        "và",
    ),
}  # fmt: skip

PHRASES: Final = (
    Phrase("nl", "", "geleden"),
    Phrase("en", "", "ago"),
    Phrase("de", "vor", ""),
    Phrase("fr", "il y a", ""),
    Phrase("es", "hace", ""),
    Phrase("it", "", "fa"),
    Phrase("pt", "há", "atrás"),
    Phrase("pt", "há", ""),
    Phrase("pt", "", "atrás"),
    Phrase("no", "for", "siden"),
    Phrase("no", "", "siden"),
    Phrase("sv", "för", "sedan"),
    Phrase("sv", "", "sedan"),
    Phrase("fi", "", "sitten"),
    Phrase("pl", "", "temu"),
    Phrase("ru", "", "назад"),
    Phrase("uk", "", "тому"),
    Phrase("bg", "преди", ""),
    Phrase("tr", "", "önce"),
    Phrase("el", "πριν από", ""),
    Phrase("el", "πριν", ""),
    Phrase("el", "", "πριν"),
    Phrase("ar", "منذ", ""),
    Phrase("ar", "قبل", ""),
    Phrase("fa", "", "پیش"),
    Phrase("fa", "", "قبل"),
    Phrase("he", "לפני", ""),
    Phrase("zh", "", "前"),
    Phrase("zh", "", "以前"),
    Phrase("ja", "", "前"),
    Phrase("ko", "", "전"),
    Phrase("ro", "acum", ""),
    Phrase("ca", "fa", ""),
    Phrase("cs", "před", ""),
    Phrase("hr", "prije", ""),
    Phrase("id", "", "yang lalu"),
    Phrase("id", "", "lalu"),
    Phrase("vi", "", "trước"),
)
"""Every way to say an age that leaves no doubt."""

UNSPACED_LANGUAGES: Final = frozenset({"zh", "ja", "ko"})
"""Languages in which the closing word needs no space before it: ``3小时前``."""

BARE_UNITS: Final = {
    "min": MINUTE, "min.": MINUTE, "mins": MINUTE, "h": HOUR, "hr": HOUR, "hrs": HOUR, "t": HOUR, "u": HOUR,
    "u.": HOUR, "uur": HOUR, "timer": HOUR, "time": HOUR, "tim": HOUR, "tim.": HOUR, "std": HOUR, "Std": HOUR,
    "Std.": HOUR, "d": DAY,
}  # fmt: skip
"""Units of bare ages: ``15 min``."""

UNSPACED_BARE_UNITS: Final = {"m": MINUTE, "w": WEEK}
"""Units of bare ages without a space: ``15m``, since ``15 m`` is a length."""

NOW: Final = (
    "zojuist", "net binnen", "zonet", "nu net", "een paar seconden geleden", "enkele seconden geleden",
    "just now", "moments ago", "a moment ago", "a few seconds ago", "seconds ago",
    "gerade eben", "soeben", "eben", "vor wenigen Sekunden", "vor einigen Sekunden", "vor Kurzem",
    "à l'instant", "il y a quelques secondes", "il y a quelques instants", "il y a un instant",
    "ahora mismo", "hace unos segundos", "hace instantes", "hace un momento",
    "adesso", "proprio ora", "poco fa", "pochi secondi fa", "un momento fa",
    "agora mesmo", "agora", "agora há pouco", "há poucos segundos", "há instantes",
    "akkurat nå", "nettopp", "for få sekunder siden", "lige nu", "netop nu", "just nu", "nyss",
    "för några sekunder sedan",
    "juuri nyt", "hetki sitten", "только что", "щойно", "az önce", "şimdi", "μόλις τώρα", "الآن", "刚刚",
    "剛剛", "たった今", "방금",
)  # fmt: skip
"""Phrases for "less than a minute ago"."""
