"""Lines at a page's end with the site's name are its imprint; a text about the site stays."""

import pytest

from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.lines.reason import Reason
from dateline.core.page.passes.furniture.masthead import mark_imprint

HEAD = ["Uferwelle Radio", "Nachrichten aus der Region"]
TEXTS = [
    "Der Kreistag hat am Montag den Bau einer zweiten Klinik mit 31 zu 12 Stimmen abgelehnt.",
    "Zwei Schüler aus Marne haben ein Boot gebaut, das den Müll aus dem Hafenbecken fischt.",
]


def imprint(lines: list[str]) -> list[str]:
    """Return the lines of a page that are marked."""
    text = "\n".join(lines)
    marked = mark_imprint(text, read_pieces(text))
    return [text[piece.start : piece.end] for piece in marked if piece.why is Reason.IMPRINT]


@pytest.mark.parametrize(
    ("below", "marked"),
    [
        (["Werben bei Uferwelle Radio"], ["Werben bei Uferwelle Radio"]),
        (["Kontakt", "Radio Uferwelle GmbH", "Presserecht"], ["Radio Uferwelle GmbH", "Presserecht"]),
        (
            ["Uferwelle Radio sendet seit 1994 aus einem alten Speicher am Hafen."],
            ["Uferwelle Radio sendet seit 1994 aus einem alten Speicher am Hafen."],
        ),
        (
            ["Haben Sie einen Hinweis für Uferwelle Radio? Rufen Sie 0481 5550 an."],
            ["Haben Sie einen Hinweis für Uferwelle Radio? Rufen Sie 0481 5550 an."],
        ),
        (["Der Landrat sagte im Gespräch mit Uferwelle Radio, er bleibe im Amt."], []),
        (["Ein Kran kippt in den"], []),
    ],
)
def test_lines_below_the_texts_with_the_name(below: list[str], marked: list[str]) -> None:
    assert imprint([*HEAD, *TEXTS, *below]) == marked


def test_a_name_that_the_texts_use_is_their_subject() -> None:
    text = "Die Uferwelle zieht im Herbst in ein neues Haus, teilte der Sender am Freitag in Heide mit."
    assert imprint([*HEAD, text, "Uferwelle Radio feiert Jubiläum"]) == []


def test_one_line_above_the_text_is_its_headline() -> None:
    assert imprint(["Uferwelle Radio", *TEXTS, "Uferwelle Radio"]) == []


def test_what_stands_above_a_time_is_no_imprint() -> None:
    assert imprint([*HEAD, *TEXTS, "Mehr von Uferwelle Radio", "vor 3 Stunden", "Fähre liegt fest"]) == []
