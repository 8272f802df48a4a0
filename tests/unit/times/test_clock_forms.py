# ruff: noqa: E501, RUF001  (cells of tables; pages print Cyrillic letters)
"""How languages print a clock time: alone, behind a day, and in front of a headline; and which sentences open with one.

Rows of ``core/data/times/clocks.py``.
"""

from datetime import datetime
from typing import Final

import pytest

from dateline.core.times.phrases.timestamps import leading_stamp, stamp
from dateline.core.times.publication_interval import published
from tests.rows import each_row

NOW: Final = datetime.fromisoformat("2026-11-29T09:50:00+01:00")
"""A Sunday."""
CLOCKS: Final = {
    "gisteren": "08u48|8u48|8.48 u|8.48 u.|08:48u|8:48 u|8 u 48|om 8u48|om 8.48 uur|om 08:48|8 uur 48",
    "hier": "08h48|8 h 48|8H48|à 8h48|à 08:48|8h48mn|vers 8h48|8 heures 48",
    "gestern": "8.48 Uhr|um 8.48 Uhr|um 08:48 Uhr|8 Uhr 48|um 8:48",
    "yesterday": "8.48 a.m.|at 8:48|at 8.48 am|08:48hrs|0848 hrs|0848hrs",
    "ayer": "8:48 h.|8.48 h|8:48 horas|8.48 horas|08:48 hrs.|8:48 hs|a las 8:48 h|a las 8.48|08H48",
    "ieri": "ore 8.48|alle 8.48|alle ore 8:48|h 8.48|h. 8:48|Ore 8.48|delle 8.48",
    "ontem": "8h48|às 08h48|8h48min|as 8h48|8:48h",
    "i går": "kl. 8.48|kl 08:48|klokka 8.48|Kl. 8.48|kl.8.48",
    "igår": "kl 8.48|klockan 8.48|Klockan 8.48",
    "eilen": "klo 8.48|kello 8.48",
    "wczoraj": "godz. 8:48|godz. 8.48|o godz. 8:48|godzina 8:48|o 8:48|g. 8:48",
    "včera": "v 8:48|8:48 hod.|8.48 hod|o 8.48",
    "вчера": "в 8:48|08:48 ч.",
    "jučer": "u 8:48|8:48 sati|u 8.48",
    "dün": "saat 8:48|saat 08.48",
    "ahir": "a les 8:48|a les 8.48 h",
    "昨日": "8時48分",
    "昨天": "8点48分",
}
"""A word for yesterday, and clock times as printed beside it; all mean 8:48."""
SAID: Final = [(day, clock) for day, clocks in CLOCKS.items() for clock in clocks.split("|")]

LEADING: Final = """Hier à 21h15 - Braine : une école évacuée|Hier, 21h15 : Braine évacuée|28/11 à 21h15 - Braine évacuée
le 28/11 à 21h15 - Braine évacuée|28/11 21h15 Braine évacuée|28/11/2026 à 21h15 - Braine évacuée|Hier soir à 21h15 | Braine évacuée
21h15, hier - Braine évacuée|• Hier à 21h15 - Braine évacuée|28.11. 21:15 Uhr - Brand in Köln|Gestern um 21.15 Uhr - Brand in Köln
Gestern, 21.15 Uhr: Brand in Köln|+++ Gestern, 21.15 Uhr: Brand in Köln +++|28-11, 21u15 - Brand in Gent|28-11 21:15 | Brand in Gent
Gisteren om 21u15 - Knokke beperkt cabines|gisteren, 21.15 uur: Knokke beperkt cabines|Gisteren 21u15 Knokke beperkt cabines
za 21:15 - Knokke beperkt cabines|zaterdag om 21u15 - Knokke beperkt cabines|za 28/11 21:15 - Knokke beperkt cabines
28 nov, 21:15 - Knokke beperkt cabines|28 november 2026, 21:15 - Knokke beperkt cabines|Yesterday at 9:15 p.m. - Fire in Leeds
Sat 9:15 p.m. | Fire in Leeds|Nov 28, 9:15 p.m. - Fire in Leeds|Ayer a las 21:15 - Incendio en Soria|Ieri, ore 21:15 - Incendio a Lodi
Ieri alle 21.15 - Incendio a Lodi|28 de noviembre, 21:15 h - Incendio en Soria|Ontem às 21h15 - Incêndio em Faro
I går kl. 21.15 - Brann i Moss|Igår 21.15 - Brand i Växjö|Wczoraj, godz. 21:15 - Pożar w Gdyni|Kl. 21.15 - Brann i Moss
21u15 Brand in Gent|21.15 u: Brand in Gent|Ore 21.15 - Crolla un ponte|godz. 21:15 - Pożar w Gdyni"""

BESIDE_DATES: Final = """8u12 nov 28|08u12 nov 28|8h12 nov 28|8u12, nov. 28|nov 28 8u12|28 nov 8u12|28-11, 8u12|28-11 8u12
28-11 om 8.12 uur|0812 hrs, 28 nov|28 nov 0812 hrs|28 nov 0812hrs|28 Nov 0812 GMT+1|Nov 28 0812 hrs|28 nov 8.12 sati|8.12 ч. 28 nov
8.12 sati nov 28|nov 28 8.12 sati|8u12 op 28 nov"""
"""Clock times beside dates whose numbers may be taken for one another; all mean 8:12 on 28 November."""

SENTENCES: Final = """Hier à 21h15, un homme a été tué à Mons par un train.
Gisteren om 21u15 reed een auto in op een gevel in Gent.
Gisteren om 21.15 uur Nederlandse tijd landde de raket.
Yesterday at 9:15 p.m. a fire broke out in Leeds.
Zaterdag 14:00 - 16:00 rommelmarkt in Gent
14u00 - 16u00 Rommelmarkt in Gent
14u30 - 16u Rommelmarkt in Gent
za 14u00 - 16u00 Rommelmarkt in Gent
28/11 14u00 tot 16u00 Rommelmarkt in Gent
14.00 - 16.00 uur Rommelmarkt in Gent
14 Uhr - 16 Uhr Flohmarkt in Ulm
14 Uhr – 16 Uhr: Flohmarkt in Ulm
14:00 bis 16:00 Uhr Flohmarkt in Ulm
14h00 - 16h00 Brocante à Mons
14 h 00 à 16 h 00 Brocante à Mons
2 p.m. - 4 p.m. Flea market
(21h15) et ce fut le silence
(3:16) For God so loved the world, reads the bishop
(12:45) Jansen wins the race in Holm
(12.59) Larsen is second
(2h15) Larsen wins the marathon
2 p.m. to 4 p.m. Flea market
kl. 14.00 - 16.00 Loppmarknad
klo 14.00 - 16.00 Kirpputori
1500 hrs of flying
1500 hrs flying with one engine
3u20 was de winnende tijd
3u20 voor de winnaar
2h15 de retard pour le train de Mons
2:05:30 was the winning time
24 h du Mans
24 h du Mans : Toyota gagne
24 uur van Le Mans
8 Uhr dauert das Konzert
12:30 was too late for the last train
Zaterdag om 14 uur - en dus te laat - kwam de trein.
Am Samstag um 21.15 Uhr – es war schon dunkel – brannte es.
28 novembre : la date qui change tout
3-2 zege voor Anderlecht
Op 28 november 2026 om 21.15 uur brak brand uit
A las 21:15 Juan salió de casa
À 21h15 Jean est parti"""


def at(printed: str) -> str | None:
    """Return when a printed time is, to the minute; None for an interval or no time."""
    known = published(printed, NOW, "Europe/Brussels", "BE")
    return known.earliest.isoformat()[:16] if known.earliest is not None and known.earliest == known.latest else None


@each_row("clock", [clock for _, clock in SAID])
def test_a_clock_time_has_its_line_to_itself(clock: str) -> None:
    read = stamp(clock, 0, len(clock))
    assert read is not None
    assert at(read.printed) == "2026-11-29T08:48"


@each_row("line", [f"{day} {clock}" for day, clock in SAID])
def test_a_clock_time_stands_behind_a_day(line: str) -> None:
    read = stamp(line, 0, len(line))
    assert read is not None
    assert at(read.printed) == "2026-11-28T08:48"


@each_row("clock", [clock for _, clock in SAID])
def test_a_clock_time_stands_in_front_of_a_headline(clock: str) -> None:
    line = f"{clock} - Wateroverlast in Sint-Truiden"
    led = leading_stamp(line, 0, len(line))
    assert led is not None
    read, first, last = led
    assert (at(read.printed), line[first:last]) == ("2026-11-29T08:48", "Wateroverlast in Sint-Truiden")


@each_row("line", [line for row in LEADING.splitlines() for line in row.split("|") if line[0] != " "])
def test_a_day_with_a_clock_time_stands_in_front_of_a_headline(line: str) -> None:
    line = f"{line}| Place" if line.endswith(" ") else line
    led = leading_stamp(line, 0, len(line))
    assert led is not None
    assert at(led[0].printed) == "2026-11-28T21:15"
    assert line[led[1]].isupper()


@each_row(
    ("line", "headline"),
    [
        ("14u05 - 16 uur zonder stroom", "16 uur zonder stroom"),
        ("10u05 - iPhones worden duurder", "iPhones worden duurder"),
        ("10.05 eBay groeit", "eBay groeit"),
        ("Hier à 21h15 - iPhones plus chers", "iPhones plus chers"),
        ("21.15 - Brand in Gent", "Brand in Gent"),
        ("21.15 | Brand in Gent", "Brand in Gent"),
        ("21:15 brand in Gent", "brand in Gent"),
        ("2100 hrs Fire in Leeds", "Fire in Leeds"),
        ("21:15 | 28.11.2026 Brand in Köln", "Brand in Köln"),
        ("28.11.2026 | 21:15 Uhr Brand in Köln", "Brand in Köln"),
        ("21.15 Uhr | 28.11.2026 Brand in Köln", "Brand in Köln"),
        ("28/11/2026 | 9:15 PM Fire in Leeds", "Fire in Leeds"),
        ("28/11/2026 | 21:15 GMT Fire in Leeds", "Fire in Leeds"),
        ("28.11.2026 · 21.15 MEZ Brand in Köln", "Brand in Köln"),
        ("28/11/2026 | 21h15 Incendie à Mons", "Incendie à Mons"),
        ("28.11.2026 | 21 Uhr Brand in Köln", "Brand in Köln"),
        ("28/11/2026 | 21:15 Incendie à Mons", "Incendie à Mons"),
        ("28-11-2026 · 21.15 Brand in Gent", "Brand in Gent"),
    ],
)
def test_a_headline_behind_a_clock_time_is_whole(line: str, headline: str) -> None:
    led = leading_stamp(line, 0, len(line))
    assert led is not None
    assert line[led[1] : led[2]] == headline


@each_row("printed", [one for row in BESIDE_DATES.splitlines() for one in row.split("|")])
def test_numbers_of_a_clock_time_are_none_of_the_date_beside_it(printed: str) -> None:
    assert at(printed) == "2026-11-28T08:12"


def test_a_number_in_front_of_a_sign_of_hours_is_no_day() -> None:
    assert at("nov 8u12") == "2026-11-29T08:12"


@each_row("line", SENTENCES.splitlines())
def test_a_sentence_that_opens_with_a_time_is_no_headline_with_one(line: str) -> None:
    assert leading_stamp(line, 0, len(line)) is None


@pytest.mark.parametrize(
    "line",
    [
        "13:10 van Aert wint de koers", "13:40 al-Qaida eist aanslag op", "12:30 de Volkskrant stopt", "12:30 di Maria out",
        "12:30 von Arnim tritt zurück", "12:30 da Silva wins", "12:30 el-Sisi visits Rome",
        "14:05 le Pen veroordeeld in Parijs", "14:30 del Potro stopt met tennis", "14:30 ten Hag ontslagen",
    ],
)  # fmt: skip
def test_a_name_behind_a_small_word_opens_a_headline(line: str) -> None:
    found = leading_stamp(line, 0, len(line))
    assert found is not None
    assert line[found[1] : found[2]] == line[6:]


PREPOSITIONS = """06:15 in London it was still dark|07:20 at Heathrow nobody queued|08:10 over France the sky cleared
06:15 die Polizei kommt an|07:20 der Zug nach Köln fährt ab|06:15 in Bonn war es dunkel|06:15 für Köln gilt das nicht
06:15 en Madrid aún era de noche|07:20 a Sevilla llegó el tren|06:15 a Milano era buio|06:15 in Italia era buio
06:15 i Oslo var det mørkt|06:15 på Moss station stod toget|06:15 i Malmö var det mörkt|06:15 em Lisboa era noite
06:15 de Bruxelles, le train est parti à l'heure.|06:15 de Polizei kwam aan in Gent.|06:15 von München ging es los.
06:15 à Paris il faisait nuit|06:15 in Gent was het donker|06:15 op Schiphol stond niemand|2:03 by Kipchoge was the best
06:15 da Milano il treno parte.|06:15 da Lisboa partiu o comboio.|06:15 van Gent reed de trein naar Brussel."""
"""Sentences that open with a clock time and a small word, in front of a name or a noun with a capital."""


@each_row("line", [line for row in PREPOSITIONS.splitlines() for line in row.split("|")])
def test_a_small_word_that_opens_a_sentence_opens_no_name(line: str) -> None:
    assert leading_stamp(line, 0, len(line)) is None
