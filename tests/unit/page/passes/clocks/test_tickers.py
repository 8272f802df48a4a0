"""Clocks and days above one-line items are their times; above a programme or a log they make no items."""

from datetime import UTC, datetime
from typing import Final

import pytest

from dateline.core.page.parse import parse
from dateline.core.page.split import split
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

FETCHED: Final = datetime(2026, 12, 2, 11, 30, tzinfo=UTC)
LINES: Final = {
    "en": (
        "Turkey raises minimum wage by 27 percent",
        "Storm cuts power to 40,000 homes in Brittany",
        "Chile signs lithium accord with South Korea",
    ),
    "de": (
        "Türkei erhöht Mindestlohn um 27 Prozent",
        "Sturm in der Bretagne: 40.000 Haushalte ohne Strom",
        "Chile schließt Lithium-Abkommen mit Südkorea",
    ),
    "fr": (
        "La Turquie relève le salaire minimum de 27 %",
        "Tempête : 40 000 foyers sans électricité en Bretagne",
        "Le Chili signe un accord avec la Corée du Sud",
    ),
    "it": (
        "La Turchia alza il salario minimo del 27 per cento",
        "Tempesta in Bretagna, 40 mila case senza luce",
        "Cile, accordo sul litio con la Corea del Sud",
    ),
    "es": (
        "Turquía sube el salario mínimo un 27 por ciento",
        "Un temporal deja sin luz a 40.000 hogares en Bretaña",
        "Chile firma un acuerdo de litio con Corea del Sur",
    ),
    "pt": (
        "Turquia aumenta salário mínimo em 27 por cento",
        "Tempestade deixa 40 mil casas sem luz na Bretanha",
        "Chile assina acordo de lítio com a Coreia do Sul",
    ),
    "nl": (
        "Turkije verhoogt minimumloon met 27 procent",
        "Storm treft Bretagne, 40.000 huizen zonder stroom",
        "Chili sluit lithiumakkoord met Zuid-Korea",
    ),
    "da": (
        "Tyrkiet hæver mindstelønnen med 27 procent",
        "Storm tager strømmen fra 40.000 hjem i Bretagne",
        "Chile indgår litiumaftale med Sydkorea",
    ),
    "sv": (
        "Turkiet höjer minimilönen med 27 procent",
        "Storm slår ut strömmen för 40 000 hem i Bretagne",
        "Chile skriver avtal om litium med Sydkorea",
    ),
    "pl": (
        "Turcja podnosi płacę minimalną o 27 procent",
        "Burza odcięła prąd 40 tysiącom domów w Bretanii",
        "Chile podpisało umowę z Koreą Południową",
    ),
    "ru": (
        "Турция повысила минимальную зарплату на 27 процентов",
        "Шторм оставил без света 40 тысяч домов в Бретани",
        "Чили подписала соглашение о литии с Южной Кореей",
    ),
    "tr": (
        "Türkiye asgari ücreti yüzde 27 artırdı",
        "Fırtına Bretanya'da 40 bin evi elektriksiz bıraktı",
        "Şili, Güney Kore ile lityum anlaşması imzaladı",
    ),
    "ja": ("トルコ、最低賃金を27%引き上げ", "仏ブルターニュで嵐、4万戸が停電", "チリ、韓国とリチウム協定を締結"),
    "zh": ("土耳其将最低工资上调27%", "布列塔尼风暴致4万户停电", "智利与韩国签署锂协议"),
}
DAYS: Final = [
    ("en", "Wednesday 2 December 2026", "Tuesday 1 December 2026"),
    ("en", "Wednesday, December 2", "Tuesday, December 1"),
    ("en", "Today", "Yesterday"),
    ("de", "Mittwoch, 2. Dezember 2026", "Dienstag, 1. Dezember 2026"),
    ("de", "Heute", "Gestern"),
    ("fr", "Mercredi 2 décembre 2026", "Mardi 1 décembre 2026"),
    ("fr", "Aujourd’hui", "Hier"),
    ("it", "mercoledì 2 dicembre 2026", "martedì 1 dicembre 2026"),
    ("it", "Oggi", "Ieri"),
    ("es", "miércoles 2 de diciembre de 2026", "martes 1 de diciembre de 2026"),
    ("es", "Hoy", "Ayer"),
    ("pt", "quarta-feira, 2 de dezembro de 2026", "terça-feira, 1 de dezembro de 2026"),
    ("pt", "Hoje", "Ontem"),
    ("nl", "woensdag 2 december", "dinsdag 1 december"),
    ("nl", "Vandaag", "Gisteren"),
    ("da", "onsdag 2. december 2026", "tirsdag 1. december 2026"),
    ("da", "I dag", "I går"),
    ("sv", "onsdag 2 december 2026", "tisdag 1 december 2026"),
    ("sv", "Idag", "Igår"),
    ("pl", "środa, 2 grudnia 2026", "wtorek, 1 grudnia 2026"),
    ("pl", "Dzisiaj", "Wczoraj"),
    ("ru", "среда, 2 декабря 2026", "вторник, 1 декабря 2026"),
    ("ru", "Сегодня", "Вчера"),
    ("tr", "2 Aralık 2026 Çarşamba", "1 Aralık 2026 Salı"),
    ("tr", "Bugün", "Dün"),
    ("ja", "2026年12月2日", "2026年12月1日"),
    ("ja", "今日", "昨日"),
    ("zh", "12月2日", "12月1日"),
    ("zh", "今天", "昨天"),
    ("de", "02.12.2026", "01.12.2026"),
    ("ja", "2026-12-02", "2026-12-01"),
    ("fr", "02/12/2026", "01/12/2026"),
]


def briefs(page: str) -> list[tuple[str, str]]:
    article = RawArticle(
        source="example.org", url="https://example.org/ticker", fetched_at=FETCHED, text=page, time_zone="UTC"
    )
    return [
        (one.text, f"{one.published.earliest:%m-%d %H:%M}" if one.published.earliest is not None else "")
        for one in parse(article, atlas())
    ]


def items(page: str) -> list[str]:
    return [item.text for item in split(page, atlas().knows)]


@each_row(("language", "day", "before"), DAYS)
def test_a_day_above_one_line_items_is_their_day(language: str, day: str, before: str) -> None:
    first, second, third = LINES[language]
    times = ("12-02 10:14", "12-02 09:52", "12-02 09:20")
    page = f"{day}\n10:14 {first}\n09:52 {second}\n09:20 {third}\n"
    assert briefs(page) == list(zip(LINES[language], times, strict=True))
    yesterday = page.replace(day, before)
    assert briefs(yesterday) == [(line, time.replace("-02", "-01")) for line, time in briefs(page)]


@each_row(("language", "day", "before"), DAYS)
@each_row("gap", ["\n", "\n\n"])
def test_so_is_one_between_them(gap: str, language: str, day: str, before: str) -> None:
    first, second, third = LINES[language]
    lines = [f"10:14 {first}", f"09:52 {second}", before, f"23:50 {third}"]
    times = ("12-02 10:14", "12-02 09:52", "12-01 23:50")
    assert briefs(gap.join(lines)) == list(zip(LINES[language], times, strict=True))
    assert briefs(gap.join([day, *lines])) == list(zip(LINES[language], times, strict=True))


@each_row("head", ["News ticker\n{day}\n", "{day}\nNews ticker\n", "{day}\n\n", "Newsticker\n\n{day}\n\nThe world\n"])
def test_names_of_the_page_may_stand_beside_the_day(head: str) -> None:
    page = head.format(day="Wednesday 2 December 2026") + "".join(
        f"{clock} {line}\n" for clock, line in zip(("10:14", "09:52", "09:20"), LINES["en"], strict=True)
    )
    assert items(page) == list(LINES["en"])


@each_row(("days", "later"), [("Wednesday 2 December", "Thursday 3 December"), ("Tuesday 1 December", "Friday 1 May")])
def test_days_that_run_forward_are_a_calendar(days: str, later: str) -> None:
    first, second, third = LINES["en"]
    page = f"{days}\n10:14 {first}\n09:52 {second}\n{later}\n09:20 {third}\n08:10 {first} again\n"
    assert items(page) == []


NEAR_MISSES: Final = [
    ("opening hours", "Monday\n09:00 - 17:00\nTuesday\n09:00 - 17:00\nWednesday\n09:00 - 12:00"),
    ("opening hours, de", "Montag, 7. Dezember\n09:00 - 17:00 Uhr\nDienstag, 8. Dezember\n09:00 - 12:00 Uhr"),
    (
        "television",
        "Wednesday 2 December\n20:00 News at Eight with Mary Hall\n20:15 Tatort\n21:45 Talk in Berlin Today",
    ),
    ("television, de", "Mittwoch, 2. Dezember\n20:00 Tagesschau mit Jens Riewa\n20:15 Tatort\n21:45 Hart aber fair"),
    (
        "television, fr",
        "Mercredi 2 décembre\n20:00 Le journal de 20 heures\n21:05 Des racines et des ailes\n23:10 Soir",
    ),
    ("television, it", "Oggi\n20:00 TG1\n21:25 Il commissario Montalbano a Vigata\n23:30 Porta a porta"),
    ("radio", "Vandaag\n14:22 Queen - Bohemian Rhapsody\n14:18 Adele - Someone Like You\n14:13 Klein Orkest - 1984"),
    ("fixtures, nl", "woensdag 2 december\n21:00 Ajax - PSV\n19:30 Feyenoord - Heracles\n18:45 FC Twente - AZ Alkmaar"),
    (
        "fixtures, es",
        "Hoy\n21:00 Real Madrid - Athletic de Bilbao\n19:00 Sevilla - Betis\n17:00 Deportivo v Getafe",
    ),
    ("results", "Yesterday\n21:00 Leeds United v Aston Villa\n19:30 Hull v Derby\n15:00 York v Bath"),
    (
        "timetable",
        "2 December 2026\n10:14 Intercity to Leeds from platform 5\n10:44 Intercity to York\n11:02 Local to Hull",
    ),
    ("timetable, de", "2. Dezember 2026\n10:14 RE 1 nach Köln Hbf Gleis 7\n10:44 RE 5 nach Bonn\n11:02 RB nach Neuss"),
    (
        "calendar",
        "Wednesday 2 December\n10:00 Council meets in the town hall\n14:00 Open day at Leeds Museum\n19:00 Jazz",
    ),
    ("calendar, pl", "środa, 2 grudnia\n10:00 Msza w kościele św. Anny\n14:00 Koncert w Krakowie\n18:00 Bal"),
    ("calendar, sv", "onsdag 2 december\n10:00 Sagostund på biblioteket i Lund\n14:00 Kör i Malmö\n18:00 Bingo"),
    ("stocks", "Today\n17:35 ASML 612.40 +1.2%\n17:34 Shell 30.12 -0.4%\n17:33 Philips 24.10 +0.1%"),
    ("weather", "Today\n09:00 Cloudy 7 °C\n12:00 Rain 8 °C\n15:00 Sunny 9 °C"),
    ("weather, fr", "Aujourd’hui\n15:00 Nuageux 7 °C\n12:00 Pluie 8 °C\n09:00 Soleil 9 °C"),
    ("tides", "2 December 2026\n04:10 High 3.2 m\n10:22 Low 0.4 m\n16:31 High 3.1 m"),
    ("tides, latest first", "Today\n16:31 High 3.2 m\n10:22 Low 0.4 m\n04:10 High 3.1 m"),
    ("parcel", "Today\n14:20 Parcel out for delivery\n08:10 Parcel arrived at depot\n05:02 Parcel sorted"),
    ("log", "Today\n14:20 Anna edited the page Home\n10:14 Login from Chrome on Windows\n09:02 Password changed"),
    ("log, ru", "Сегодня\n14:20 Вход в систему\n10:14 Пароль изменён\n09:02 Новое устройство"),
    ("programme, ja", "12月2日\n20:00 ニュース\n20:15 ドラマ\n21:45 天気予報"),
]


@each_row(("name", "page"), NEAR_MISSES)
def test_what_is_no_news_has_no_items_below_a_day(name: str, page: str) -> None:
    assert items(page) == [], name


@pytest.mark.parametrize(
    "below", ["The court in Leeds has ruled that the bridge must stay closed until the spring.", None]
)
def test_beside_a_text_the_timed_lines_are_a_ticker(below: str | None) -> None:
    ticker = "Today\n10:14 Turkey raises minimum wage\n09:52 Storm cuts power to Brittany\n09:20 Chile signs accord"
    item = (
        "LEEDS (AP) - The court has ruled that the bridge must stay closed until the spring, after two years of work."
    )
    page = f"{ticker}\n\nBridge stays closed\n{below or item}\n"
    assert not any("Turkey" in text or "Chile" in text for text in items(page)[1:])
    assert len(items(page)) <= 1


@pytest.mark.xfail(strict=True, reason="a list from early to late is not told from a programme or a calendar")
def test_a_day_that_begins_with_its_earliest_item() -> None:
    first, second, third = LINES["en"]
    assert len(items(f"Wednesday 2 December 2026\n09:20 {third}\n09:52 {second}\n10:14 {first}")) == len(LINES["en"])


@pytest.mark.xfail(strict=True, reason="two lines have the latest first by chance, as fixtures may")
def test_a_day_with_two_items() -> None:
    first, second, _ = LINES["en"]
    assert items(f"Wednesday 2 December 2026\n10:14 {first}\n09:52 {second}") == [first, second]


@each_row("language", list(LINES))
@each_row("gap", ["\n", "\n\n"])
def test_a_clock_above_each_line_is_its_time(gap: str, language: str) -> None:
    lines = [part for pair in zip(("10:14", "09:52", "09:20"), LINES[language], strict=True) for part in pair]
    times = ("12-02 10:14", "12-02 09:52", "12-02 09:20")
    assert briefs(gap.join(lines)) == list(zip(LINES[language], times, strict=True))
    assert briefs(gap.join(["News ticker", *lines])) == list(zip(LINES[language], times, strict=True))


@each_row(("language", "day", "before"), DAYS)
def test_so_it_is_below_days(language: str, day: str, before: str) -> None:
    first, second, third = LINES[language]
    page = f"{day}\n10:14\n{first}\n09:52\n{second}\n{before}\n23:50\n{third}\n"
    assert briefs(page) == list(zip(LINES[language], ("12-02 10:14", "12-02 09:52", "12-01 23:50"), strict=True))


@each_row(("name", "page"), NEAR_MISSES)
def test_clocks_above_what_is_no_news_make_no_items(name: str, page: str) -> None:
    parted = "\n".join(line.replace(" ", "\n", 1) if line[2:3] == ":" else line for line in page.splitlines())
    assert items(parted) == [], name
    assert items(parted.partition("\n")[2]) == [], name


@each_row("form", ["{line}\n{clock}", "{line}\n\n{clock}\n"])
@each_row("foot", ["", "Contact us", "More news from the world"])
def test_clocks_below_their_lines_are_not_those_of_the_next(foot: str, form: str) -> None:
    lines = [
        form.format(line=line, clock=clock) for clock, line in zip(("10:14", "9:52", "9:20"), LINES["en"], strict=True)
    ]
    wrong = [(LINES["en"][1], "12-02 10:14"), (LINES["en"][2], "12-02 09:52")]
    assert not set(briefs("\n".join([*lines, foot]))) & set(wrong)


def test_clocks_above_posts_stay_as_they_are() -> None:
    post = "The bridge over the canal stays closed until June, the town said on its site on Wednesday."
    page = "".join(
        f"{clock}\n{line}\n{post}\n\n" for clock, line in zip(("10:14", "09:52", "09:20"), LINES["en"], strict=True)
    )
    assert [item.headline for item in split(page, atlas().knows)] == list(LINES["en"])


def test_a_programme_that_tells_what_comes_makes_no_items() -> None:
    page = (
        "Tonight on TV\n18:00 News\n18:30 The Bridge: Saga finds a body on the border between two countries.\n"
        "20:00 Harbour Lives. A ferry captain from Dover shows his daughter the ropes.\n"
        "22:00 The Long Road. A lorry driver in Peru finds a suitcase full of money."
    )
    assert briefs(page) == []
