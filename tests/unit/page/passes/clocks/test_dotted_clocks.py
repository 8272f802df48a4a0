"""Tests for passes/clocks/dotted_clocks.py: what one line leaves open is a time where the page's times run one way."""

import pytest

from dateline.core.page.split import split
from tests.golden.places import atlas
from tests.rows import each_row

POSTS = (
    "De voorlopige opkomst in Merwedestad is 52,3 procent, meldt de gemeente aan het eind van de avond.",
    "In stembureau De Schakel kreeg Lokaal Hart 214 van de 480 stemmen, en dat is boven verwachting.",
    "Wijkcentrum De Spil zat vlak voor negen uur zonder biljetten; een koerier bracht er driehonderd.",
)


def times(*lines: str) -> list[str | None]:
    page = "\n".join(f"{line}\n{post}\n" for line, post in zip(lines, POSTS, strict=True))
    return [item.stamp.printed if item.stamp else None for item in split(page, atlas().knows)]


@pytest.mark.parametrize("lines", [("23.47", "23.12", "9.30"), ("9.30", "23.12", "23.47")])
def test_numbers_that_run_one_way_above_texts_are_times(lines: tuple[str, ...]) -> None:
    assert times(*lines) == list(lines)


@pytest.mark.parametrize("lines", [("23.12", "23.47", "9.30"), ("24.12", "23.47", "9.30"), ("9.30", "9.30", "9.30")])
def test_other_numbers_are_prices_or_marks(lines: tuple[str, ...]) -> None:
    assert set(times(*lines)) <= {None}


NAMED = [
    "van Aert wint de koers.",
    "de Villepin annonce sa candidature.",
    "von der Leyen kündigt neue Zölle an.",
    "di Maria lascia il calcio dopo la coppa.",
    "in London the lights are on again.",
]
"""Items that open with a small letter and close with a full stop."""


def ticker(*lines: str) -> list[tuple[str | None, str]]:
    items = split("\n".join(lines), atlas().knows)
    return [(item.stamp.printed if item.stamp else None, item.text) for item in items]


@each_row("clocks", [("12:40", "12:55", "13:10", "13:25"), ("13h25", "13h10", "12h55", "12h40")])
@each_row("place", [0, 1, 2, 3])
@each_row("named", NAMED)
def test_a_line_of_a_ticker_may_open_with_a_small_letter(named: str, place: int, clocks: tuple[str, ...]) -> None:
    texts = ["Ajax wint met 2-0 van PSV in de beker.", "Brand in Antwerpen is geblust.", "Gent krijgt een nieuwe brug."]
    texts.insert(place, named)
    lines = [f"{clock} {text}" for clock, text in zip(clocks, texts, strict=True)]
    assert ticker(*lines) == list(zip(clocks, texts, strict=True))


@pytest.mark.parametrize(
    "lines",
    [
        ("13:25 Ajax wint in de beker.", "13:40 van Gent reed een trein.", "12:55 De brug is weer open."),
        ("13:25 Ajax verliest, zei men om", "13:10 van Gent reed een trein.", "12:55 De brug is weer open."),
        ("13:25 Ajax wint in de beker.", "13:10 - 14:00 van Gent naar Aalst.", "12:55 De brug is weer open."),
    ],
)
def test_a_line_that_is_out_of_order_or_goes_on_is_no_item(lines: tuple[str, ...]) -> None:
    assert [clock for clock, _ in ticker(*lines)] == ["13:25", "12:55"]


@pytest.mark.parametrize(
    ("above", "line", "below"),
    [
        ("12:30", "12.45 percent of voters stayed at home in the election in Holm.", "13:00"),
        ("11.15", "12.45 percent of voters stayed at home in the election in Holm.", "13.00"),
        ("01:10", "1.25 million people live on the coast near Larsvik.", "01:40"),
        ("12:10", "12.20 dollars is what a barrel costs less than a year ago.", "12:40"),
        ("12.10", "12.20 euro kost een vat minder dan een jaar geleden.", "12.40"),
    ],
)
def test_a_number_with_a_dot_in_front_of_a_small_letter_stays_in_the_text(above: str, line: str, below: str) -> None:
    items = ticker(f"{above} Twelve people were hurt, police say.", line, f"{below} School in Kiel burns down.")
    assert [clock for clock, _ in items] == [above, below]
    assert any(line in text for _, text in items)


@pytest.mark.parametrize(
    "line",
    [
        "13:10 is when the storm reached the coast, it said.",
        "13:10 is het tijdstip waarop de storm de kust bereikte.",
        "13:10 ist die Zeit, zu der der Sturm kam.",
        "13:10 est l'heure à laquelle la tempête est arrivée.",
        "13:10 es la hora en que llegó la tormenta.",
    ],
)
def test_a_sentence_that_a_clock_time_opens_is_no_item_of_a_ticker(line: str) -> None:
    lines = ["13:25 Ajax wint in de beker.", line, "12:55 De brug is weer open.", "12:40 Brand in Gent."]
    assert [clock for clock, _ in ticker(*lines)] == ["13:25", "12:55", "12:40"]
