"""A text is cut where no sentence closes it; quotes behind the stop belong to the sentence in any language."""

import pytest

from dateline.core.page.lines.sentence import closes_sentence, opens_with_elided_word, stops_mid_sentence


@pytest.mark.parametrize(
    "end",
    [
        "fährt sie heim.“",
        "fährt sie heim!\u2018",
        "fährt sie heim.«",
        "fährt sie heim.“)",
        "fährt sie heim.)“",
        "she left.”",
    ],
)
def test_a_quote_behind_the_stop_closes_a_text(end: str) -> None:
    assert not stops_mid_sentence(f"„Morgen {end}")


@pytest.mark.parametrize("end", ["He left. “", "He said “", "Er sagte „", "sie fährt“", "“"])
def test_a_quote_behind_a_space_or_a_word_closes_none(end: str) -> None:
    assert stops_mid_sentence(end)


@pytest.mark.parametrize("quote", ["\u201c", "\u2018", "«", "\u2039"])
def test_a_quote_that_closes_in_german_closes_a_sentence_behind_its_mark(quote: str) -> None:
    line = f"Reents sagte den Beschäftigten der Werft am Dienstag: „Ich habe es bis zuletzt versucht.{quote}"
    assert closes_sentence(line, 0, len(line))
    assert not closes_sentence(line[:-2] + quote, 0, len(line) - 1)
    motto = f"„Ich habe es versucht.{quote}"
    assert not closes_sentence(motto, 0, len(motto))


@pytest.mark.parametrize(
    "line",
    [
        "'s nachts schepen te laden",
        "\u2019s avonds laat, zei de burgemeester",
        "'t schip de auto's lost",
        "\u2018n bietjie reën in die Kaap",
    ],
)
def test_a_line_goes_on_with_an_elided_word_in_front_of_a_small_letter(line: str) -> None:
    assert opens_with_elided_word(line, 0, len(line))


@pytest.mark.parametrize(
    "line",
    [
        "'s Nachts laden schepen",
        "'s-Hertogenbosch krijgt een brug",
        "'s-gravenhage krijgt een brug",
        "'t Hart wint de prijs",
        "'N man is dood",
        "'a nation divided' by its past",
        "'a nation divided'",
        "'te laat' voor de brug",
        "'s",
        "s nachts",
        "''s nachts",
    ],
)
def test_no_name_sentence_or_quotation_is_one(line: str) -> None:
    assert not opens_with_elided_word(line, 0, len(line))
