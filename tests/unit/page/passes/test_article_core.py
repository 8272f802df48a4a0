"""The one article of a page is found between its menus, boxes and prompts; a page of several items is left whole."""

import pytest

from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.lines.reason import Reason
from dateline.core.page.passes.article_core import find_article

MENU = ["Hafenbote", "Start", "Region", "Kultur", "Podcast", "Jetzt testen"]
HEAD = ["Werft in Nordersiel stellt den Betrieb ein", "Von Hanne Brodersen", "Artikel vorlesen"]
TEXT = [
    "Die Werft in Nordersiel baut nach 112 Jahren keine Schiffe mehr, der Betrieb wird zum Monatsende eingestellt.",
    "Den 84 Beschäftigten der Werft kündigte der Inhaber Tammo Reents am Dienstag in einer Versammlung in Halle drei.",
    "Reents nannte den Beschäftigten als Grund den Wegfall zweier Aufträge für Fähren, mit denen er gerechnet hatte.",
    "Die Fähren baut nun ein Betrieb in Polen, wie der Besteller aus Nordersiel bestätigte; der Preis war niedriger.",
    "Die Gemeinde will das Gelände der Werft kaufen, wenn der Inhaber die Hallen und den Kran stehen lässt.",
]
BOX = ["Mehr zum Thema", "Fischbrötchen wird teurer", "Deich bei Olderup saniert"]
PROMPT = "Sie haben bereits ein Abo? Melden Sie sich bitte mit Ihrer Adresse und Ihrem Kennwort an, um weiterzulesen."
MARKER = "Mehr aus Ausland"
FOOT = ["Empfehlungen", "Zehn Tipps für den Garten", "Welcher Hund passt zu wem?", "Impressum", "Datenschutz"]
PAGE = [*MENU, *HEAD, TEXT[0], TEXT[1], *BOX, TEXT[2], PROMPT, TEXT[3], PROMPT, TEXT[4], *FOOT]


def split_page(lines: list[str], between: str) -> tuple[list[str], list[str]] | None:
    """Return the texts of the article and the furniture; None where the page is left whole."""
    text = between.join(lines)
    article = find_article(text, read_pieces(text))
    if article is None:
        return None
    printed = [(piece, text[piece.start : piece.end]) for piece in article.pieces]
    body = [line for piece, line in printed[article.opening :] if piece.kind is Kind.TEXT]
    return body, [line for piece, line in printed if piece.why is Reason.FURNITURE]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_article_is_found_between_menus_boxes_and_prompts(between: str) -> None:
    split = split_page(PAGE, between)
    assert split is not None
    body, furniture = split
    assert body == TEXT
    assert {*BOX[1:], PROMPT, *FOOT[:3]} <= set(furniture)
    assert HEAD[0] not in furniture


def test_a_single_short_line_between_paragraphs_is_a_sub_heading() -> None:
    split = split_page([*HEAD, *TEXT[:3], "Was wird aus dem Kran", *TEXT[3:]], "\n\n")
    assert split is not None
    assert split[0] == [*TEXT[:3], "Was wird aus dem Kran", *TEXT[3:]]


def test_the_last_line_of_a_page_may_be_cut_off() -> None:
    cut = "Der Kran war 1961 in Hamburg gebaut worden und galt an der Küste lange als der"
    split = split_page([*HEAD, *TEXT, cut], "\n\n")
    assert split is not None
    assert split[0][-1] == cut


def test_a_text_begins_at_its_dateline() -> None:
    caption = "Ein Schiff der Werft in Nordersiel vor dem Stapellauf, an Bord stehen die Beschäftigten des Betriebs."
    split = split_page([*HEAD, caption, f"NORDERSIEL (dpa) - {TEXT[0]}", *TEXT[1:]], "\n\n")
    assert split is not None
    assert split[0][0].startswith("NORDERSIEL (dpa)")


UNRELATED = [
    "Die Werft in Nordersiel baut nach 112 Jahren keine Schiffe mehr, der Betrieb wird zum Monatsende eingestellt.",
    "Ein Fuchs hat in Bergkamen drei Nächte nacheinander den Alarm einer Sparkasse ausgelöst und dort Wurst gefunden.",
    "Für das Konzert der Blaskapelle am Samstag gibt es noch vierzig Karten, Kinder unter sechs haben freien Eintritt.",
    "Wegen eines Rohrbruchs bleibt das Hallenbad in Wittlage bis Donnerstag geschlossen, Gutscheine gelten weiterhin.",
    "Der Imker Jost Fehring gewann mit seinem Lindenhonig zum dritten Mal eine Medaille auf der Messe der Hauptstadt.",
]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("unrelated paragraphs", [*MENU, *UNRELATED]),
        ("two datelines", [f"NORDERSIEL (dpa) - {TEXT[0]}", *TEXT[1:4], f"KIEL (dpa) - {TEXT[4]}"]),
        ("ages below texts", [line for text in TEXT for line in (text, "vor 2 Stunden")]),
        ("three paragraphs", [*MENU, *HEAD, *TEXT[:3], *FOOT]),
        ("no running text", [*MENU, *BOX, *FOOT]),
        ("nothing", []),
    ],
)
def test_a_page_that_may_hold_several_items_is_left_whole(kind: str, lines: list[str]) -> None:
    assert split_page(lines, "\n\n") is None, kind


BRIEF = "Der Finanzminister in Paris tritt nach Kritik aus dem Parlament am Haushalt für das kommende Jahr zurück."


@pytest.mark.parametrize(
    "below",
    [
        ["Minister tritt zurück", f"PARIS (dpa) - {BRIEF}"],
        [f"PARIS (dpa) - {BRIEF}"],
        [BRIEF, "vor 3 Stunden"],
        ["vor 3 Stunden", BRIEF],
    ],
)
def test_one_item_below_the_name_of_a_section_is_enough_for_several_items(below: list[str]) -> None:
    assert split_page([*HEAD, *TEXT, MARKER, *below], "\n\n") is None


def test_a_headline_that_looks_dated_below_a_section_is_no_item() -> None:
    teaser = "Nordersiel: Wie die Werft an der Küste einmal vierhundert Menschen und drei Gasthöfe ernährte"
    split = split_page([*HEAD, *TEXT, "Mehr zum Thema", teaser, *FOOT], "\n\n")
    assert split is not None
    assert split[0] == TEXT


def test_the_name_of_a_section_above_the_article_opens_no_list() -> None:
    split = split_page([MARKER, HEAD[0], f"NORDERSIEL (dpa) - {TEXT[0]}", *TEXT[1:]], "\n\n")
    assert split is not None
    assert len(split[0]) == len(TEXT)


LONG = [
    *TEXT,
    "Der Inhaber sagte der Gemeinde zu, die Hallen der Werft in Nordersiel vor dem Verkauf nicht abzureißen.",
    "Für die Beschäftigten der Werft sucht der Betrieb am Hafen von Nordersiel nach Stellen, sagte Inhaber Reents.",
]


@pytest.mark.parametrize("number", range(len(LONG)))
def test_a_teaser_that_repeats_a_paragraph_leaves_the_article_its_own(number: int) -> None:
    split = split_page([*HEAD, *LONG, "Nach oben", "Heute viel gelesen", HEAD[0], LONG[number]], "\n\n")
    assert split is not None
    assert split[0] == LONG


def test_a_text_that_opens_with_its_repeated_standfirst_keeps_one_copy() -> None:
    split = split_page([*HEAD, LONG[0], "Foto: Enno Vahl", *LONG], "\n\n")
    assert split is not None
    assert split[0] == LONG


def test_a_sentence_that_an_article_repeats_stays_once() -> None:
    refrain = (
        "Der Inhaber der Werft in Nordersiel wiederholte vor den Beschäftigten, die Aufträge für Fähren fehlten ihm."
    )
    split = split_page([*HEAD, *TEXT[:2], refrain, TEXT[2], refrain, *TEXT[3:]], "\n\n")
    assert split is not None
    assert split[0] == [*TEXT[:2], refrain, *TEXT[2:]]


def test_dateline_alone_on_its_line_opens_the_article() -> None:
    text = "\n".join([*MENU, *HEAD, "EMDEN (dpa) -", *TEXT, *FOOT])
    article = find_article(text, read_pieces(text))
    assert article is not None
    opening = article.pieces[article.opening]
    assert text[opening.start : opening.end] == "EMDEN (dpa) -"


def test_two_datelines_alone_on_their_lines_are_two_items() -> None:
    text = "\n".join([*MENU, *HEAD, "EMDEN (dpa) -", *TEXT, FOOT[1], "LEER (dpa) -", TEXT[0], *FOOT])
    assert find_article(text, read_pieces(text)) is None


LIST = ["Die Fähren der Werft in den letzten Jahren:", "Frisia, 1998", "Wappen von Nordersiel, 2007", "Rungholt, 2016"]


@pytest.mark.parametrize("at", [4, 5])
def test_a_list_that_the_text_announces_is_text(at: int) -> None:
    split = split_page([*MENU, *HEAD, *TEXT[:at], *LIST, *TEXT[at:]], "\n\n")
    assert split is not None
    assert split[0] == [*TEXT[:at], *LIST, *TEXT[at:]]


@pytest.mark.parametrize(
    "lines",
    [
        ["Lesen Sie auch:", *BOX[1:]],
        ["Diese Artikel könnten Sie auch interessieren:", *BOX[1:]],
        [LIST[0], "Landrat Ocke Petersen stellt den Haushalt für 2019 vor", "Musikschule sucht Räume"],
    ],
)
def test_links_below_a_colon_are_furniture(lines: list[str]) -> None:
    split = split_page([*MENU, *HEAD, *TEXT, *lines], "\n\n")
    assert split is not None
    assert split[0] == TEXT


VIDEO = ["Video", "Der Kran der Werft dreht sich", "vor 14 Stunden"]


def test_boxes_with_ages_in_the_midst_of_an_article_leave_it_one_text() -> None:
    more = [
        "Die Hallen der Werft sind nach Angaben der Gemeinde vermietet, der Betrieb am Kran endet erst im Frühjahr.",
        "Der Landrat will den Beschäftigten der Werft helfen, sagte er dem Inhaber und der Gemeinde am Mittwoch.",
        "Ein Käufer der Hallen müsste den Kran nach dem Vertrag mit der Gemeinde noch zehn Jahre stehen lassen.",
    ]
    lines = [*MENU, *HEAD, *LONG[:4], *VIDEO, *LONG[4:], *VIDEO[:2], "vor 2 Tagen", *more, *FOOT]
    split = split_page(lines, "\n\n")
    assert split is not None
    assert split[0] == [*LONG, *more]


def test_an_item_with_its_age_below_an_article_is_no_box() -> None:
    aged = [BRIEF, "vor 3 Stunden", UNRELATED[1], "vor 5 Stunden"]
    assert split_page([*MENU, *HEAD, *LONG, *aged], "\n\n") is None


def test_headlines_that_look_dated_are_no_items() -> None:
    links = [
        "Nordersiel: Wie die Werft an der Küste einmal vierhundert Menschen und drei Gasthöfe ernährte",
        "Olderup: Warum der Deich erst im nächsten Frühjahr fertig wird und was das die Gemeinde kostet",
        "Wittlage: Das Hallenbad bleibt für den Rest der Woche geschlossen, und die Gäste sind verärgert",
    ]
    split = split_page([*MENU, *HEAD, *TEXT, *links, *FOOT], "\n\n")
    assert split is not None
    assert split[0] == TEXT


def test_rules_between_texts_that_share_some_words_part_items() -> None:
    apart = [TEXT[0], UNRELATED[1], TEXT[1], UNRELATED[2], TEXT[2], TEXT[3]]  # none shares words with the next
    assert split_page(apart, "\n\n") is not None
    assert split_page(apart, "\n\n----------\n\n") is None
