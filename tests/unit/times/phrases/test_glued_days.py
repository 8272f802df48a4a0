"""Days by name at the edges of texts, with a clock time or without."""

import re
from datetime import UTC, datetime
from textwrap import fill

import pytest

from dateline.core.page.parse import parse
from dateline.core.times.phrases.glued_days import glued_days
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

FIRST = "ATHENS (Reuters) - A fire destroyed the covered market of Thessaloniki overnight."
SECOND = "ANKARA (AP) - Schools closed on Sunday after a quake."
THIRD = "OSLO (AFP) - The ferry to Denmark will no longer sail at night, its owner said."
DAYS = [
    "Yesterday at 10:14 pm", "Yesterday, 22:14", "yesterday", "Today at 08:12", "Gisteren om 22:14", "gisteren",
    "Eergisteren 22:14", "Vandaag om 08:12", "Gestern um 22:14 Uhr", "Heute, 08:12 Uhr", "Gestern", "Hier à 21h15",
    "hier", "Aujourd'hui à 08h12", "Aujourd\u2019hui à 08h12", "Ayer a las 22:14", "Ayer", "Ieri alle 22:14", "Ieri",
    "L'altro ieri alle 22:14", "Ontem às 22:14", "Hoje", "Igår kl. 22:14", "I går", "I dag kl. 08:12", "i går 22.14",
]  # fmt: skip
LAYOUTS = {
    "glued between": "{0}{3}{1}{3}{2}{3}\n",
    "glued to the end": "{0}{3}\n{1}{3}\n{2}{3}\n",
    "behind the end": "{0} {3}\n\n{1} {3}\n\n{2} {3}\n",
    "glued to the start": "{3}{0}\n{3}{1}\n{3}{2}\n",
    "in front of a dateline": "{3} {0}\n\n{3} {1}\n\n{3} {2}\n",
}


def found(text: str) -> list[str]:
    return [text[day.start : day.end] for day in glued_days(text)]


@each_row("layout", LAYOUTS)
@each_row("day", DAYS)
def test_a_day_at_a_text_is_the_age_of_its_item(day: str, layout: str) -> None:
    text = LAYOUTS[layout].format(FIRST, SECOND, THIRD, day)
    page = RawArticle(source="desk", fetched_at=datetime(2026, 11, 29, 11, tzinfo=UTC), text=text)
    briefs = parse(page, atlas())
    assert [brief.age for brief in briefs] == [day] * 3
    assert [brief.text for brief in briefs] == [one.split(" - ")[1] for one in (FIRST, SECOND, THIRD)]
    assert briefs[0].published.basis != "unknown"


@each_row(
    "text",
    [
        "He left. Yesterday at 10:14 Mr Smith said so.",
        "Yesterday at 10:14 NATO said that its troops - all of them - stay.",
        "Gisteren om 22:14 werd een man gewond.",
        "Mehr erfahren Sie bei uns. Hier",  # a German link
        "TodayFM said so.",
        "She reads USA Today",
        "The deal was off. Yesterday\nthe company said so.",  # a line that is broken inside a sentence
        "The deal was off. Yesterday\nMr Smith said so.",
        "Gisteren om 22:14\n",  # a line of its own is read with all others
        "It rained. Yesterday - a Friday - was dry.",
        "Hoy Colombia (país) - El presidente viajó.",  # a paper's name, or a word that opens a sentence
        "Hoy Bogotá (Colombia) - El alcalde viajó.",
        "Heute Lindau (Bodensee) - Ein Fest.",
        "Gestern Angela Muster (CDU) - heute Jan Probe (SPD).",
        "Gestern CDU - heute SPD.",
        "Heute BVB - FC Bayern im Pokal.",
        "Vandaag NEC - PSV om acht uur.\nVandaag AZ - NEC om negen uur.",
        "Vandaag 20:00 NEC - PSV op de radio.",
        "Vandaag Ajax (thuis) - PSV.",
        "Hier OM - PSG au stade.",
        "Aujourd'hui PSG - OM à Paris.",
        "Oggi JUVE - MILAN allo stadio.",
        "Oggi Milano (MI) - La piazza.",
        "Hoje SLB - FCP na Luz.",
        "Idag AIK - DIF på Friends.",
        "I dag Rosenborg (hjemme) - Brann.",
        "It rained. Today NATO - and the EU - met.",
        "Yesterday NASA - The agency's year.",
        "It rained. TodayFM said so.",
        "Es regnete. HeuteJournal fällt aus.",
        "Read more at www.example.today\n",
        "Lea más en https://example.hoy",
    ],
)
def test_a_day_inside_a_text_is_none(text: str) -> None:
    assert not found(text)


def test_days_at_the_ends_of_several_lines_are_days() -> None:
    assert found("It rained all day. Hier\nThe ferry stays. Hier\nSnow fell.") == ["Hier", "Hier"]


@pytest.mark.parametrize("day", ["Gisteren", "Yesterday", "Gestern", "Hier", "Ayer", "Ieri", "Ontem", "I går", "Igår"])
def test_days_before_places_without_agencies_are_days_if_there_are_several(day: str) -> None:
    report = f"{day} LISBOA - O governo caiu.\n\n"
    assert found(report * 2) == [day, day]
    assert not found(report)
    assert found(report.replace(" LISBOA", ", 22:14 LISBOA")) == [f"{day}, 22:14"]
    assert found(report.replace("LISBOA", "Lisboa (Lusa)")) == [day]


def test_a_day_between_text_and_dateline_without_spaces_is_one() -> None:
    for dateline in ("DEN HAAG - De", "DEN HAAG (eigen dienst) - De", "Den Haag (eigen dienst) - De"):
        assert found(f"Het werd te hoog voor politie/brandweer.Gisteren{dateline} minister trad af.") == ["Gisteren"]


@each_row("place", ["HAARLEM", "HSV"])
@each_row(
    "day",
    [
        "Gisteren om 22:14", "Gestern 22:14", "Today 9:14", "Hier à 21h15", "Ayer a las 22:14", "Ieri alle 22.14",
        "Ontem às 22h14", "I går kl. 22.14", "Igår 22:14",
    ],
)  # fmt: skip
def test_the_first_letter_of_a_place_is_no_sign_of_hours(day: str, place: str) -> None:
    for space in ("", " "):
        assert found(f"It rained. {day}{space}{place} (ANP) - The minister left.") == [day]
        assert found(f"{day}{space}{place} (ANP) - The minister left.") == [day]


@pytest.mark.parametrize("word", [" Uhr", "Uhr", " uur", "u", " h", "h", " hs", " pm", "p.m."])
def test_a_word_that_closes_a_clock_time_may_be_glued_to_a_place(word: str) -> None:
    assert found(f"It rained. Gestern 10:14{word}HAMBURG (dpa) - Der Minister ging.") == [f"Gestern 10:14{word}"]


FIXTURES = [
    "Vandaag 20.45 PSV - Ajax", "Vandaag 20.45 NEC - Feyenoord", "Vandaag 21.00 AZ - Twente (ESPN)",
    "Heute 20:45 BVB - Bayern", "Heute 20:45 VFB - Bayer 04", "Today 20:45 MUFC - Arsenal", "Hier à 21h PSG - Lens",
    "Hoy 21:00 RCD - Betis", "Oggi 21:00 ACF - Verona", "Hoje 21:00 SLB - Porto", "Idag 19:00 AIK - Malmö",
    "I dag 19.00 RBK - Brann", "Vandaag 21.00 AZ - Paris Saint-Germain", "Hoy 21:00 RCD - Atlético de Madrid",
    "Heute 20:45 VFB - Bayer 04 (live)",
]  # fmt: skip


@each_row("fixture", FIXTURES)
def test_a_day_before_a_fixture_is_none(fixture: str) -> None:
    without_clock = re.sub(r"(?: à)? \d\S*", "", fixture, count=1)
    assert not found(f"The games:\n{fixture}\n{fixture}\n")
    assert not found(f"The games:\n{without_clock}\n{without_clock}\n")


FLASHES = [
    ("Vandaag 20.45", ["ROTTERDAM - Man neergestoken in het centrum", "UTRECHT - Vrouw gewond na ongeval op de A2"]),
    ("Heute 20:45", ["HAMBURG - Ein Toter bei Zugunglück in Bayern", "BERLIN - Minister tritt nach Streit zurück"]),
    ("Today 20:45", ["LONDON - Mayor resigns after a row over money", "LEEDS - Two men hurt in a fire"]),
    ("Hier à 21h15", ["PARIS - Un homme blessé au couteau", "LYON - La mairie reste fermée après le feu"]),
    ("Hoy 21:00", ["MADRID - Dimite la ministra de Sanidad", "SEVILLA - Herido un hombre en el puerto"]),
    ("Oggi 21:00", ["ROMA - Si dimette il ministro della Salute", "MILANO - Uomo ferito in centro da un'auto"]),
    ("Hoje 21:00", ["LISBOA - Homem ferido a tiro no porto", "PORTO - Fogo destrói um armazém na baixa"]),
    ("Idag 19:00", ["MALMÖ - Man knivskuren i centrum av staden", "LUND - Skolan stängs efter en brand"]),
    ("I dag 19.00", ["OSLO - Mann skadd etter en ulykke", "BERGEN - Brann i et lager ved havnen"]),
]


@pytest.mark.parametrize(("day", "lines"), FLASHES)
def test_a_day_before_a_flash_without_a_full_stop_is_one(day: str, lines: list[str]) -> None:
    assert found("\n".join(f"{day} {line}" for line in lines)) == [day] * 2


def test_flashes_without_a_full_stop_are_items() -> None:
    flashes = [*FLASHES[0][1], "HAARLEM - Brand in loods aan het Spaarne"]
    text = "\n".join(f"Vandaag 20.45 {flash}" for flash in flashes)
    briefs = parse(RawArticle(source="desk", fetched_at=datetime(2026, 11, 29, 22, tzinfo=UTC), text=text), atlas())
    assert [brief.text for brief in briefs] == [flash.split(" - ")[1] for flash in flashes]


def test_an_article_goes_on_below_its_list_of_fixtures() -> None:
    end = "De trainer van de thuisploeg verwacht een lastige wedstrijd, zei hij na de training."
    lead = "Eindhoven speelt vanavond zijn derde wedstrijd van het seizoen, en het stadion is uitverkocht."
    text = "\n\n".join(["Drie wedstrijden vanavond", lead, "Het programma:", "\n".join(FIXTURES[:3]), end])
    briefs = parse(RawArticle(source="desk", fetched_at=datetime(2026, 11, 29, 11, tzinfo=UTC), text=text), atlas())
    assert briefs[-1].text.endswith(end)
    assert all(brief.headline is None or " - " not in brief.headline for brief in briefs)


CHRONICLES = [
    "LONDON (AP) - The premier lost two ministers in one week. {} Minister Jones left over money for hospitals.",
    "BERLIN (dpa) - Der Kanzler hat an einem Tag zwei Leute verloren. {} Abend ging die Ministerin im Streit ums Geld.",
    "PARIS (AFP) - Le premier ministre en a perdu deux. {} Mme Dupont a quitté la santé, faute de moyens.",
    "DEN HAAG (ANP) - De premier verloor twee van zijn mensen. {} Mevrouw Jansen vertrok om het geld voor de zorg.",
    "MADRID (EFE) - El presidente perdió a dos de los suyos. {} Ana Ruiz dejó el cargo por falta de dinero.",
]
WORDS = ["Yesterday|Today", "Gestern|Heute", "Hier|Aujourd'hui", "Gisteren|Vandaag", "Ayer|Hoy"]


@pytest.mark.parametrize(("chronicle", "words"), list(zip(CHRONICLES, WORDS, strict=True)))
def test_a_day_that_opens_a_sentence_in_wrapped_text_is_none(chronicle: str, words: str) -> None:
    paragraph = " ".join(chronicle.format(word) for word in words.split("|") * 4)
    for width in range(44, 100):
        assert not found(fill(paragraph, width, break_on_hyphens=False))


def test_days_behind_items_of_one_line_are_days() -> None:
    lines = [
        "The coast road is closed after a storm, and nobody was hurt. Yesterday",
        "The ferry to Denmark will no longer sail at night. Yesterday",
        "Schools closed on Sunday after a quake shook the town and broke a wall. Today",
        "The bakery is open again.",
    ]
    assert found("\n".join(lines)) == ["Yesterday", "Yesterday", "Today"]
    headed = [f"A short headline\n{line}" for line in lines]
    assert found("\n".join(headed)) == ["Yesterday", "Yesterday", "Today"]


ROWS = [
    "Miners in Lens strike for more pay, their union says. Yesterday",
    "Tanker runs aground off Holmen, three sailors are hurt. Yesterday",
    "Library in Trier burns to its walls, nobody was hurt. Today",
    "Snowfall shuts the pass to Holmen for a fourth day in a row.",
]
SHORT = {
    "Yesterday|Today": [
        "The premier lost two of his ministers within one day. {}",
        "Minister Jones left the cabinet over money for roads. {}",
        "Minister Smith followed, and said nobody had asked him.",
    ],
    "Gestern|Heute": [
        "Der Kanzler hat an einem Tag zwei Minister verloren. {}",
        "Abend ging die Ministerin für Straßen im Streit um Geld. {}",
        "Mittag folgte der Minister für Kultur, den niemand fragte.",
    ],
    "Hier|Aujourd'hui": [
        "Le premier ministre vient de perdre deux de ses ministres. {}",
        "Mme Dupont a quitté le gouvernement pour ses routes. {}",
        "M. Martin a suivi, et a dit que nul ne lui avait rien dit.",
    ],
}
"""Three lines of nearly one width, two of which end with a day."""


def briefs(text: str) -> tuple[Brief, ...]:
    return parse(RawArticle(source="desk", fetched_at=datetime(2026, 11, 29, 11, tzinfo=UTC), text=text), atlas())


def test_items_of_one_line_that_are_as_long_as_one_another_by_chance_keep_their_days() -> None:
    texts = [brief.text for brief in briefs("News in short\n\n" + "\n".join(ROWS))]
    assert texts == [row.removesuffix(" Yesterday").removesuffix(" Today") for row in ROWS]


@pytest.mark.parametrize("words", SHORT)
def test_days_at_the_ends_of_lines_cost_no_text_without_a_dateline(words: str) -> None:
    page = "\n".join(SHORT[words]).format(*words.split("|"))
    texts = " ".join(brief.text for brief in briefs("Ministers quarrel over money\n\n" + page))
    assert all(line.removesuffix(" {}") in texts for line in SHORT[words])
