"""The text of an item ends above the headlines, captions, slugs and buttons that a page prints below it."""

import pytest

from dateline.core.page.split import split
from tests.cost import cpu_seconds
from tests.rows import each_row

HEAD = "Schaap gered van dak van supermarkt"
LEAD = "ZUIDLAREN (ANP) - De brandweer heeft een schaap van het dak van een supermarkt in Zuidlaren gehaald."
MORE = "Het dier was van de dijk achter de winkel op het dak gelopen. Een hoogwerker bracht het naar beneden."

APP = "Download onze gratis app en ontvang een melding bij elk belangrijk bericht uit uw eigen regio."
CLUB = "Steun onze journalistiek en word vandaag nog lid, dan leest u alle artikelen zonder advertenties."
LOTTERY = "Download onze puzzels en ontvang elke week een nieuw kruiswoord op uw telefoon van onze redactie."
LETTER = "Meld u aan voor onze nieuwsbrief en ontvang elke ochtend het nieuws in uw mailbox."


def read_texts(*blocks: str) -> list[str]:
    return [item.text for item in split("\n\n".join([HEAD, LEAD, *blocks]), lambda name: name == "ZUIDLAREN")]


@pytest.mark.parametrize(
    "below",
    [
        ["Ook in Drenthe\nBoer vindt munt\nKermis gaat niet door\nVijf vragen over de hunebedden"],
        ["Het dak van de supermarkt\n(foto: Wim Kist)", "0 opmerkingen", "Bewaar in favorieten"],
        ["WKI/ABD 112"],
        ["September 2014\nM D W D V Z Z"],
        ["Trefwoorden", "Schapen", "Zuidlaren"],
    ],
)
def test_lines_that_close_like_no_sentence_are_no_text(below: list[str]) -> None:
    (text,) = read_texts(MORE, *below)
    assert text.endswith("naar beneden.")


@pytest.mark.parametrize(
    ("blocks", "end"),
    [
        ([f"{MORE} ANP wki"], "ANP wki"),  # a signature behind the last sentence
        ([MORE, "Wie let er op de schapen?"], "op de schapen?"),
        ([MORE, "De gemeente noemt drie maatregelen:", "een hek", "een bord"], "een bord"),
        ([MORE, "- Het was een mooi gezicht"], "een mooi gezicht"),
        ([MORE, "De eigenaar haalde het dier later op de middag met een aan"], "met een aan"),  # the page ends there
        (["De eigenaar", MORE], "naar beneden."),
    ],
)
def test_lines_that_belong_to_the_text_stay(blocks: list[str], end: str) -> None:
    (text,) = read_texts(*blocks)
    assert text.endswith(end)


def test_a_hard_wrapped_text_keeps_its_lines() -> None:
    lines = [
        "De brandweer heeft een schaap van het",
        "dak van een supermarkt gehaald. Het dier was van de",
        "dijk gelopen en",
    ]
    page = f"{HEAD}\nZUIDLAREN (ANP) - " + "\n".join(lines)
    (item,) = split(page, lambda name: name == "ZUIDLAREN")
    assert item.text.endswith("dijk gelopen en")


@pytest.mark.parametrize(
    "below",
    [
        "Meld u aan voor onze nieuwsbrief en ontvang elke ochtend het nieuws in uw mailbox.",
        "Log in of maak een account aan om dit artikel te bewaren en reacties van lezers te zien.",
        "WebwinkelKortingscodesVacaturesPuzzelsWeerbericht",
        "Mijn accountOnze winkelsVacatures bijContact",
        f"{APP}\n\n{CLUB}",
        f"{APP}\n\nOok in uw regio\n\n{CLUB}\n\n{LETTER}",
        f"{LETTER}\n{APP}",
    ],
)
def test_words_to_the_reader_and_rows_of_links_are_no_text(below: str) -> None:
    (text,) = read_texts(MORE, below)
    assert text.endswith("naar beneden.")


@pytest.mark.parametrize(
    "below",
    [
        '"Meld u aan voor onze nieuwsbrief", riep een omstander die het hele uur had staan kijken.',  # speech
        "Wie zich aanmeldt voor de nieuwsbrief van de brandweer, leest meer over schaap, winkel en hoogwerker",
        "McKenna, MacLeod en DeWitt van de winkel keken toe",
        "Volgens McDonald staat het filmpje van het dier ook op YouTube, TikTok en LinkedIn",
    ],
)
def test_a_last_line_of_the_text_stays(below: str) -> None:
    (text,) = read_texts(MORE, f"{below}.")
    assert text.endswith(f"{below}.")


def test_one_line_below_a_line_of_the_page_is_the_page_s() -> None:
    third = "Volgens de brandweer is het schaap ongedeerd, en de eigenaar van het dier haalde het om vier uur op."
    (text,) = read_texts(MORE, third, "Lees ook", "Steun onze vereniging en help mee aan een levendig dorp.")
    assert text.endswith("om vier uur op.")


def test_a_standfirst_above_buttons_cuts_no_longer_text_off() -> None:
    buttons = ["Telegram", "Stuur per e-mail", "12 reacties"]
    (text,) = read_texts(*buttons, f"{MORE} De brandweer van Zuidlaren kwam met vier man, en het schaap keek toe.")
    assert text.endswith("keek toe.")


def test_what_stands_below_a_box_of_headings_is_text_only_where_it_shares_words() -> None:
    prompt = "Blijf op de hoogte met onze nieuwe app. Download hem vandaag nog voor uw toestel."
    box = ["Uit de regio", "Boer vindt munt", "Kermis gaat niet door"]
    (text,) = read_texts(MORE, *box, prompt)
    assert text.endswith("naar beneden.")
    related = "De supermarkt in Zuidlaren laat een hoger hek plaatsen, zodat geen schaap meer op het dak kan lopen."
    (text,) = read_texts(MORE, *box[:2], related)
    assert text.endswith("kan lopen.")


@pytest.mark.parametrize("slug", ["WK", "WKI-FT/ S41", "WKI // FTE"])
def test_text_ends_above_an_agencys_slug(slug: str) -> None:
    prompt = "Blijf op de hoogte met onze nieuwe app. Download hem vandaag nog voor uw toestel."
    page = "\n\n".join([HEAD, LEAD, f"{MORE}\n{slug}", prompt])
    (item,) = split(page, lambda name: name == "ZUIDLAREN")
    assert item.text.endswith("naar beneden.")


@pytest.mark.parametrize("line", ["Xxxx{0} yyyy{0} zzzz{0}", "Xxxx{0} yyyy{0}?"])
def test_the_time_grows_no_faster_than_the_lines_below_a_text(line: str) -> None:
    """Every line compared with all above took 6 s for 2,000 lines."""
    lines = "\n".join(line.format(number) for number in range(2_000))
    page = "\n\n".join([HEAD, LEAD, MORE, f"{lines}\n{MORE}", lines])
    assert cpu_seconds(lambda: split(page, lambda _: False), times=2) < MAX_SECONDS


MAX_SECONDS = 2.0
"""CPU seconds for 4,000 lines; measured: .3 s."""


def test_the_last_line_of_a_list_of_names_with_capitals_inside_is_text() -> None:
    names = "YouTube, TikTok, LinkedIn, PayPal en eBay"
    (text,) = read_texts(MORE, f"De brandweer noemt vijf bedrijven:\n\n{names}")
    assert text.endswith(names)


def test_a_text_that_asks_its_reader_in_other_lines_too_keeps_the_last() -> None:
    (text,) = read_texts(LOTTERY, MORE, APP)
    assert text.endswith(APP)
    (text,) = read_texts(MORE, APP)
    assert not text.endswith(APP)


RESULTS = [
    ["Brighton and Hove Albion - Ajax 2-1", "Feyenoord - Deportivo de La Coruña 1-1", "PSV - Queens Park Rangers 0-3"],
    ["BRIGHTON - AJAX 2-1", "PSV - AJAX 1-0"],
    ["Borussia 09 und Sportfreunde - Köln 20.45", "Bayern - Ulm 20.45"],
    ["RC Lens et Liévin \u2013 Paris : 2-1", "Lyon \u2013 Nice : 1-0"],
]
"""Rows of results and fixtures."""


OTHER_NEWS = [
    (
        "Larsund wins in Norden",
        "Larsund won 2-1 against Falken in Norden on Sunday. The winning goal came in the last minute of a hard match.",
        "The coach of Larsund was content with his team, which is now first.",
        "Ten swimmers from Norway won medals at the championships in Rome on Sunday, the federation said.",
        "The cyclist Bob Dale broke his leg on Monday during training in Spain, his team said.",
    ),
    (
        "Larsund gewinnt in Norden",
        "Larsund hat am Sonntag in Norden mit 2:1 gewonnen. Das Siegtor fiel in der letzten Minute des Spiels.",
        "Trainer Holm war zufrieden mit seiner Mannschaft.",
        "Die Bahn erhöht im Dezember die Preise um drei Prozent, wie das Unternehmen am Montag in Berlin mitteilte.",
        "Der Radfahrer Udo Dahl hat sich am Montag beim Training in Spanien ein Bein gebrochen.",
    ),
    (
        "Larsund wint in Norden",
        "Larsund heeft zondag in Norden met 2-1 gewonnen van Falken. De winnende goal viel in de laatste minuut.",
        "De trainer was tevreden over zijn ploeg, die nu eerste staat.",
        "Tien zwemmers uit Noorwegen wonnen zondag medailles op het kampioenschap in Rome, meldt de bond.",
        "De wielrenner Bob Daal brak maandag zijn been tijdens een oefenrit in Spanje.",
    ),
]
"""Headline and two paragraphs of a match, and two of other news."""


@each_row("rows", RESULTS)
@each_row("news", OTHER_NEWS)
def test_other_news_below_rows_of_results_is_no_text_of_the_article(rows: list[str], news: tuple[str, ...]) -> None:
    head, first, second, *others = news
    page = "\n\n".join([head, first, second, "\n".join(rows), *others])
    assert split(page, lambda _: False)[0].text == f"{first}\n{second}"
