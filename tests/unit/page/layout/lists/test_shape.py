"""Tests for layout/lists/shape.py: a list's items are of one mould, and the parts of an article are not."""

import math

import pytest

from dateline.core.data.layout.list_weights import HEADED_WEIGHTS, PLAIN_WEIGHTS
from dateline.core.data.layout.shape_weights import HEADED_SHAPE_WEIGHTS, PLAIN_SHAPE_WEIGHTS
from dateline.core.page.layout.lists.score import measure
from dateline.core.page.layout.lists.shape import Shape, Texts, measure_shape, score_shape
from dateline.core.page.split import split
from tests.golden.places import atlas

ITEMS = [
    "A tanker with molasses has run aground off Mauritius. Tugs from Reunion will try to pull it free at high tide.",
    "Voters in Slovenia choose a president on Sunday. None of seven candidates is expected to win the first round.",
    "Bolivia is to mine lithium with a Korean partner. The plant on the Uyuni flat should employ chemists from Oruro.",
]
HEADS = ["Molasses tanker aground off Mauritius", "Slovenia chooses a president", "Bolivia to mine lithium at Uyuni"]
UNEVEN = [f"{ITEMS[0]} {ITEMS[2]} {ITEMS[0]} {ITEMS[2]}", ITEMS[1], ITEMS[2][:49]]


def shape_of(texts: list[str], heads: list[str]) -> Shape:
    measures = measure([], texts, heads)
    assert measures is not None
    measured = Texts(texts, heads, [1] * len(texts), signed=True, named=False)
    return measure_shape(measured, measures, HEADED_WEIGHTS if heads else PLAIN_WEIGHTS)


def _length(texts: list[str]) -> float:
    measures = measure([], ITEMS)
    assert measures is not None
    return measure_shape(Texts(texts, (), [1], signed=True, named=False), measures, PLAIN_WEIGHTS).length


def test_weights_have_a_row_for_each_measure() -> None:
    for weights in (PLAIN_SHAPE_WEIGHTS, HEADED_SHAPE_WEIGHTS):
        assert list(weights) == ["bias", *Shape._fields]


@pytest.mark.parametrize(
    ("measured", "sign"),
    [("words", 1), ("uneven", -1), ("number", 1), ("elsewhere", -1), ("own", 1), ("short", -1), ("asking", -1)],
)
def test_what_speaks_for_a_list_and_against_it(measured: str, sign: int) -> None:
    assert HEADED_SHAPE_WEIGHTS[measured] * sign > 0


def test_even_texts_are_items_sooner_than_uneven_ones() -> None:
    for heads, weights in (([], PLAIN_SHAPE_WEIGHTS), (HEADS, HEADED_SHAPE_WEIGHTS)):
        even = score_shape(shape_of(ITEMS, heads), weights)
        assert even > 1
        assert score_shape(shape_of(UNEVEN, heads), weights) < even - 2


def test_labels_and_questions_are_no_headlines_of_items() -> None:
    items = score_shape(shape_of(ITEMS, HEADS), HEADED_SHAPE_WEIGHTS)
    for labels in (["Article content"] * 3, ["What happened?", "Who chooses?", "Where is it?"]):
        assert score_shape(shape_of(ITEMS, labels), HEADED_SHAPE_WEIGHTS) < items - 1


def test_a_letter_of_chinese_counts_three_times() -> None:
    dense, latin = ["東京の雨が大阪に降る今日"], ["a" * 36]
    assert [_length(one) for one in (dense, latin)] == [pytest.approx(math.log(37))] * 2


def test_a_headline_whose_words_another_text_has_is_counted() -> None:
    assert shape_of(ITEMS, HEADS).elsewhere == 0
    assert shape_of(ITEMS, [HEADS[1], HEADS[1], HEADS[1]]).elsewhere == pytest.approx(2 / 3)


DEBT = [
    "Wie viel Schulden darf der Staat machen?",
    "Die Regierung will Milliarden leihen. Das Grundgesetz setzt dem Vorhaben enge Grenzen, und Brüssel prüft mit.",
    "Warum braucht der Bund so viel Geld?",
    (
        "Straßen, Schienen und Brücken sind marode. Der Investitionsstau beträgt nach Schätzungen von Forschern "
        "rund 600 Milliarden Euro."
    ),
    "Was sagen Ökonomen dazu?",
    "Viele halten Kredite für richtig.",
    "Wer zahlt am Ende die Zinsen?",
    (
        "Die Last tragen künftige Steuerzahler, wenn das Wachstum ausbleibt. Steigt es, sinkt die Quote von "
        "allein, wie Rechnungen der Bundesbank zeigen, die im Frühjahr für den Haushaltsausschuss entstanden und "
        "seither mehrfach angepasst wurden."
    ),
]
WEIR = [
    "What happens to the old weir in Bramford?",
    "The council will decide in June whether the structure stays. Engineers found cracks in two of its five gates.",
    "Why was it built at all?",
    (
        "Millers wanted a steady head of water. Three families paid for the stone, which came by barge from "
        "Ketton in 1794."
    ),
    "Who uses it today?",
    "Canoeists, herons and a few anglers.",
    "How much would repairs cost?",
    (
        "Estimates range from 400,000 to 900,000 pounds, depending on how far the foundations have to be dug out. "
        "A fish pass would add another 150,000, but half of that could come from a national fund for rivers, "
        "whose next round of grants opens in the autumn."
    ),
]
SCHOOL = [
    "Wat verandert er voor leerlingen na de zomer?",
    (
        "Het ministerie schrapt twee toetsen. Leraren krijgen meer vrijheid bij het samenstellen van het rooster "
        "in groep acht."
    ),
    "Geldt dat overal?",
    "Ja, ook op Bonaire.",
    "Wanneer horen ouders meer?",
    (
        "Begin mei gaat er een brief uit met uitleg in vijf talen, zegt een woordvoerder. Wie daarna nog vragen "
        "heeft, kan terecht op een van de twintig avonden die de gemeenten organiseren, of bij het "
        "informatienummer dat tot oktober bereikbaar blijft."
    ),
    "Waarom juist nu?",
    (
        "Vakbonden klaagden al langer over de werkdruk, en uit onderzoek bleek dat een derde van de scores niets "
        "toevoegt."
    ),
]


@pytest.mark.parametrize("lines", [DEBT, WEIR, SCHOOL], ids=["de", "en", "nl"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_questions_and_answers_are_one_article(lines: list[str], gap: str) -> None:
    (item,) = split(gap.join(lines), atlas().knows)
    assert item.text.endswith(lines[-1])
