"""Tests for layout/article.py: the headline of a page that is one article."""

import pytest

from dateline.core.page.split import split

MENU = ["Hafenbote", "Start", "Region", "Kultur", "Jetzt testen"]
KICKER = "Nordersieler Werft"
HEAD = "Inhaber Reents kündigt den Beschäftigten nach 112 Jahren"
STANDFIRST = "In Nordersiel baut die Werft keine Fähren mehr."
QUESTION = "Was wird aus den Beschäftigten der Werft und ihren Fähren in Halle drei"
TEXT = [
    "Die Werft in Nordersiel baut nach 112 Jahren keine Schiffe mehr, der Betrieb wird zum Monatsende eingestellt.",
    "Den 84 Beschäftigten der Werft kündigte der Inhaber Tammo Reents am Dienstag in einer Versammlung in Halle drei.",
    "Reents nannte den Beschäftigten als Grund den Wegfall zweier Aufträge für Fähren, mit denen er gerechnet hatte.",
    "Die Fähren baut nun ein Betrieb in Polen, wie der Besteller aus Nordersiel bestätigte; der Preis war niedriger.",
    "Die Gemeinde will das Gelände der Werft kaufen, wenn der Inhaber die Hallen und den Kran stehen lässt.",
]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ([KICKER, HEAD, STANDFIRST], HEAD),
        ([HEAD, STANDFIRST], HEAD),
        ([KICKER, "Von Hanne Brodersen", STANDFIRST], KICKER),  # a short headline above a byline
        ([HEAD, "Region", HEAD, QUESTION], HEAD),
        ([HEAD, QUESTION], HEAD),
    ],
)
def test_headline_of_an_article(above: list[str], expected: str, between: str) -> None:
    (item,) = split(between.join([*MENU, *above, *TEXT]), lambda _: False)
    assert item.headline == expected
