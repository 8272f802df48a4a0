"""A day above items that have a clock time, a headline and a text is their day, also where it is a word."""

from tests.rows import each_row
from tests.unit.page.passes.clocks.test_tickers import DAYS, LINES, briefs

TEXTS = {
    "en": "The agreement was signed on Tuesday after three weeks of talks between the two governments.",
    "de": "Das Abkommen wurde nach drei Wochen Verhandlungen zwischen den beiden Regierungen unterzeichnet.",
    "fr": "Le texte a été signé mardi après trois semaines de discussions entre les deux gouvernements.",
    "it": "Il testo è stato firmato martedì dopo tre settimane di colloqui tra i due governi a Roma.",
    "es": "El texto se firmó el martes después de tres semanas de conversaciones entre los dos gobiernos.",
    "pt": "O texto foi assinado na terça-feira depois de três semanas de conversações entre os governos.",
    "nl": "Het akkoord is dinsdag ondertekend na drie weken overleg tussen de beide regeringen in Den Haag.",
    "da": "Aftalen blev underskrevet tirsdag efter tre ugers forhandlinger mellem de to regeringer.",
    "sv": "Avtalet undertecknades på tisdagen efter tre veckors samtal mellan de båda regeringarna.",
    "pl": "Porozumienie podpisano we wtorek po trzech tygodniach rozmów między rządami obu krajów.",
    "ru": "Соглашение подписали во вторник после трёх недель переговоров между правительствами стран.",
    "tr": "Anlaşma, iki hükûmet arasında üç hafta süren görüşmelerin ardından salı günü imzalandı.",
    "ja": "両国政府は三週間にわたる協議の末、火曜日に首都で協定に署名し、来年から実施すると発表した。",
    "zh": "两国政府经过三周的谈判，于星期二在首都签署了该协议，并宣布将从明年一月起开始正式实施。",
}
FORMS = {
    "clock above": "{clock}\n{line}\n{text}\n",
    "clock above, gap": "{clock}\n{line}\n{text}\n\n",
    "clock in front": "{clock} {line}\n{text}\n",
    "clock in front, gap": "{clock} {line}\n{text}\n\n",
    "two paragraphs": "{clock}\n{line}\n{text}\nSecond: {text}\n",
    "clock below the headline": "{line}\n{clock}\n{text}\n",
}


def page_of(form: str, language: str, day: str, before: str, last: str = "08:40") -> str:
    """Return a page: a day with two items, and the day before with one."""
    first, second, third = (
        FORMS[form].format(clock=clock, line=line, text=f"{TEXTS[language]} {line}.")
        for clock, line in zip(("10:14", "09:52", last), LINES[language], strict=True)
    )
    return f"{day}\n{first}{second}{before}\n{third}"


@each_row(("language", "day", "before"), DAYS)
@each_row("form", list(FORMS))
def test_a_day_is_that_of_the_items_below_it(form: str, language: str, day: str, before: str) -> None:
    times = [time for _, time in briefs(page_of(form, language, day, before))]
    assert times == ["12-02 10:14", "12-02 09:52", "12-01 08:40"]


@each_row("form", list(FORMS))
def test_above_yesterday_is_today(form: str) -> None:
    page = page_of(form, "en", "Latest news", "Yesterday")
    assert [time for _, time in briefs(page)] == ["12-02 10:14", "12-02 09:52", "12-01 08:40"]


@each_row("form", list(FORMS))
def test_a_lone_headline_among_the_items_changes_nothing(form: str) -> None:
    page = page_of(form, "en", "Today", "Yesterday", last="22:10") + FORMS[form].format(
        clock="20:05", line="Norway raises interest rates for the first time", text=""
    )
    assert [time for _, time in briefs(page)][:3] == ["12-02 10:14", "12-02 09:52", "12-01 22:10"]


NEAR_MISSES = [
    ("early to late", "Yesterday\n08:40\n{0}\n{t}\n09:52\n{1}\n{t}\n10:14\n{2}\n{t}\n"),
    ("two items", "Yesterday\n10:14\n{0}\n{t}\n09:52\n{1}\n{t}\n"),
    ("day below each", "10:14\n{0}\n{t}\nYesterday\n09:52\n{1}\n{t}\nYesterday\n09:20\n{2}\n{t}\nYesterday\n"),
    ("day above the headline's clock", "Yesterday\nMore news\n10:14\n{0}\n{t}\n09:52\n{1}\n{t}\n09:20\n{2}\n{t}\n"),
    ("beside an age", "Yesterday\n10:14\n{0}\n{t}\n09:52\n{1}\n{t}\n09:20\n{2}\n{t}\n3 hours ago\nChile signs\n"),
]


@each_row(("name", "page"), NEAR_MISSES)
def test_a_day_that_may_not_be_theirs_moves_no_clock(name: str, page: str) -> None:
    page = page.format(*LINES["en"], t=TEXTS["en"])
    assert not any(time.startswith("12-01") and time != "12-01 00:00" for _, time in briefs(page)), name


def test_messages_of_people_have_no_day() -> None:
    said = "I think that the bridge should have been closed years ago, when the first cracks were seen."
    names = ("Anna Smith", "Peter de Vries", "John")
    messages = "".join(
        f"{clock}\n{name}\n{said}\n" for clock, name in zip(("10:14", "09:52", "09:20"), names, strict=True)
    )
    assert not any(time.startswith("12-01") for _, time in briefs(f"Yesterday\n{messages}"))
