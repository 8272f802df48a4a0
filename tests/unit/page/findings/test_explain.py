"""``explain`` gives each part and field of a page its reason: a table of words and the reason expected for them."""

from dateline.core.page.findings.explain import explain
from dateline.core.page.findings.finding import FIELDS, PARTS, What
from dateline.core.page.lines.reason import Reason
from dateline_schemas import RawArticle
from tests.golden.evaluate import FETCHED_AT
from tests.golden.pages import pages
from tests.golden.places import atlas
from tests.rows import each_row

SEED = """Kabinet praat verder over haven
VLISSINGEN (ANP) - De gesprekken over de haven gaan maandag verder. Dat zegt de minister.
AJAX - PSV 2-1
Lees verder
Meer uit Buitenland
OSLO (ANP/AFP) - Een veerboot is voor de Noorse kust stilgevallen. Niemand raakte gewond.
3 uur geledenANKARA (ANP/RTR) - De regering sluit twee grensovergangen voor vrachtverkeer.
5 uur geleden"""
CLOCKS = """Erster Kopf der Nachrichten
12.10 Uhr
Der erste Text der Meldung ist ein ganzer Satz und lang genug dafür.

Zweiter Kopf der Nachrichten
11.05 Uhr
Der zweite Text der Meldung ist auch ein ganzer Satz und lang genug.

Dritter Kopf der Nachrichten
09.30 Uhr
Der dritte Text der Meldung ist auch ein ganzer Satz und lang genug."""
REPEATED = """Goes krijgt een nieuwe brug over het kanaal
De brug over het kanaal in Goes komt er in het voorjaar, zegt de gemeente.
Deel dit bericht 1
Tholen opent een zwembad aan de haven
Het zwembad aan de haven van Tholen gaat in juni open voor alle inwoners.
Deel dit bericht 2
Veere verbouwt de oude toren
De oude toren van Veere wordt dit jaar verbouwd tot een museum voor kinderen.
Deel dit bericht 3"""
CREDITED = """Kirche wird saniert
Die Kirche im Ort wird saniert, sagte die Pfarrerin am Montag im Rathaus. (sda)
Schule wird gebaut
Die Schule im Ort wird gebaut, sagte der Rektor am Montag im Rathaus. (sda)
Strasse wird gesperrt
Die Strasse im Ort wird gesperrt, sagte der Bürgermeister am Montag. (sda)"""
TWICE = """Menu
Nieuwe brug over het kanaal geopend
Nieuwe brug over het kanaal geopend
De brug over het kanaal is maandag geopend door de burgemeester van de stad Goes.
Het verkeer kan er vanaf dinsdag over, zegt de gemeente in een verklaring aan de pers."""
HEADS = "Kabinet praat over haven\nBrug blijft dicht"
MANY = """MIDDELBURG - De gemeente bouwt een brug over het kanaal naar de binnenstad.

KAPOENSTAD - De inwoners van de stad vieren morgen een groot feest op het plein."""
PROMPTED = """GOES (ANP) - Een boot met vijf mensen verloor het roer en is door twee sleepboten naar de haven gebracht.
---
BREDA (ANP) - De gemeente plant vierduizend eiken langs de weg, die drie jaar later dan gepland werd geopend.
---
Ontvang onze brief elke vrijdag, geheel gratis.
---
ARNHEM (ANP) - De rechter legde een steengroeve een boete op van 80.000 euro voor stof op elf daken in de buurt."""

CASES: dict[str, tuple[str, str, What, str]] = {
    "the seed's lead": (SEED, "Kabinet praat verder over haven", "headline", Reason.OPENS_SECTION.value),
    "a known agency": (SEED, "OSLO (ANP/AFP) - ", "dateline", "sure by its form: a known agency, ANP/AFP"),
    "a home country": (SEED, "VLISSINGEN", "place", "home country +2.0"),
    "a mention and a capital": (SEED, "OSLO", "place", "mentioned in the text +1.5, capital +2.0"),
    "a score": (SEED, "AJAX - ", "no dateline", "what follows does not read like a text"),
    "a link": (SEED, "Lees verder", "noise", Reason.PAGE_LINE.value),
    "a marker": (SEED, "Meer uit Buitenland", "marker", "Buitenland"),
    "an age": (SEED, "3 uur geleden", "time", "below their items"),
    "its interval": (SEED, "3 uur geleden", "published", "rounded down: 3 to 4 hours"),
    "a demonym": (SEED, "Noorse", "country", "“Noorse” names it"),
    "an agency": (SEED, "RTR", "agency", Reason.IN_DATELINE.value),
    "clocks between": (CLOCKS, CLOCKS, "times", f"{Reason.BETWEEN_VOTES.value} (+3 of 3)"),
    "a clock's zone": (CLOCKS, "12.10 Uhr", "published", "read in Europe/Amsterdam, the only zone of NL"),
    "a line that repeats": (REPEATED, "Deel dit bericht 2", "rule", f"{Reason.REPEATED.value} (3 of them)"),
    "a closing credit": (CREDITED, "sda", "agency", Reason.AT_END.value),
    "a boundary behind closing credits": (CREDITED, "", "rule", Reason.CREDITED_END.value),
    "a headline printed twice": (TWICE, "Nieuwe brug over het kanaal geopend", "headline", Reason.TWICE.value),
    "the second print of a headline": (
        TWICE,
        "Nieuwe brug over het kanaal geopend",
        "dropped",
        "a headline that is printed again",
    ),
    "a prompt": (PROMPTED, "Ontvang onze brief elke vrijdag, geheel gratis.", "dropped", Reason.PROMPT.value),
    "no text": (HEADS, "Brug blijft dicht", "dropped", Reason.NO_BODY.value),
    "a known name": (MANY, "MIDDELBURG - ", "dateline", "for it: a known name, capitals, where an item may begin"),
    "an unknown name": (MANY, "KAPOENSTAD", "place", "no place of that name is known"),
}


@each_row("case", CASES)
def test_a_part_or_field_has_its_reason(case: str) -> None:
    text, words, what, why = CASES[case]
    article = RawArticle(source="s", fetched_at=FETCHED_AT, text=text, home_country="NL", language="nl")
    explained = explain(article, atlas())
    reasons = [
        one.why for one in explained.findings if one.what == what and explained.text[one.start : one.end] == words
    ]
    assert any(why in reason for reason in reasons), (reasons, explained.findings)


def test_every_part_has_a_row_in_the_order_of_fields() -> None:
    assert set(FIELDS) > PARTS


def test_reasons_are_distinct_and_without_capital_or_full_stop() -> None:
    assert len({reason.value for reason in Reason}) == len(list(Reason))
    assert not [reason for reason in Reason if reason.value[0].isupper() or reason.value.endswith(".")]


def test_nearly_every_reason_is_given_on_the_golden_pages() -> None:
    """A reason that no golden page shows is either listed as rare or is dead code."""
    reasons = set()
    for page in pages():
        explained = explain(RawArticle(source="s", fetched_at=FETCHED_AT, text=page.text), atlas())
        reasons |= {one.why for one in explained.findings}
    absent = {reason.name for reason in Reason if not any(reason.value in why for why in reasons)}
    assert absent <= RARE


RARE = {
    "OPENS_BLOCKS",  # a lead without an age above blocks that open with theirs
    "EMPTY",  # a page without text has nothing to give a reason for
    "NO_NEWS",  # no golden page is a line that is no news: tests/unit/page/test_flash.py
    "REFUSAL",  # no golden page refuses without one of the words of notices: the same
    "PAGE_TITLE",  # no golden page has a title: tests/unit/page/test_page_title.py
    "REMARK",  # nor one a remark in brackets above its first text: tests/unit/page/test_editors_note.py
    "DAY_LINE",  # no golden page has days above a ticker: tests/unit/page/passes/clocks/test_tickers.py
    "UNREAD_TIME",  # nor has one a time that is not understood: tests/unit/page/passes/test_unread_times.py
    "RECORD_NAME",  # no golden page has a record with a section: tests/unit/page/passes/test_record_names.py
    "NO_TIMES",  # a stretch without times has no finding about times
    "NO_TEXTS",  # a stretch of times alone has no item
    "NO_HEADLINES",  # decides only where the item above ends: the item itself then has no line above
    "LEANS_BACK",  # clock times below their texts, and a text below the last time as well
    "PAGE_TIME",  # an agency beside a date that is the page's own, on a page of one item
    "SCRIPT",  # no golden page of text is one that a script renders: tests/unit/page/html/test_guard.py
    "FEED",  # no golden page is a feed: tests/unit/page/test_flash.py
    "DRAWN",  # no golden page of text has a structure: tests/golden/test_layouts.py
    "BESIDE_ITEM",  # the same
    "PROMPT",  # golden pages have prompts only where other passes drop them: tests/unit/page/layout/test_misfits.py
    "PLACE_LINK",  # nor lines behind places below an article: the same
    "PROGRAMME",  # nor programmes: tests/unit/page/passes/clocks/test_programmes.py
    "LONE_SIGNAL",  # wires print ``WITHDRAWN`` on a line of its own where something went wrong
}
