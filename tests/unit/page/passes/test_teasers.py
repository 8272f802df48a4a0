"""Headlines with one paragraph each, three or more in a row, are teasers; other lines in a row are none."""

import pytest

from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.passes.teasers import find_teasers

TEASERS = [
    (
        "Harbour cranes to be sold at auction",
        "Three cranes that have stood idle since the harbour closed go on sale in May.",
    ),
    (
        "Teachers vote to end their strike",
        "The strike at eleven schools ends on Monday after a vote that was closer than expected.",
    ),
    (
        "Rare moth returns to Mill Common",
        "Volunteers counted forty of the moths, which had not been seen there since the war.",
    ),
]
SHORT = ("Culture", "By Ann Doyle", "14 May 2024")


def headlines(lines: list[str]) -> list[str]:
    """Return the headlines of the teasers of a page."""
    text = "\n".join(lines)
    pieces = read_pieces(text)
    return [text[pieces[one.headline].start : pieces[one.headline].end] for one in find_teasers(text, pieces, 0)]


def page(teasers: list[tuple[str, str]], above: tuple[str, ...] = (), between: tuple[str, ...] = ()) -> list[str]:
    """Return the lines of teasers, with lines above each headline and each paragraph."""
    return [line for head, text in teasers for line in (*above, head, *between, text)]


@pytest.mark.parametrize("above", [(), SHORT[:1], ("Read this: Harbour cranes to be sold",)])
@pytest.mark.parametrize("between", [(), SHORT[1:]])
def test_teasers_have_headlines_whatever_short_lines_stand_between(
    above: tuple[str, ...], between: tuple[str, ...]
) -> None:
    assert headlines(page(TEASERS, above, between)) == [head for head, _ in TEASERS]


def test_two_are_no_pattern() -> None:
    assert headlines(page(TEASERS[:2])) == []


def test_headlines_that_share_no_words_with_the_paragraphs_are_none() -> None:
    moved = [(head, TEASERS[at - 1][1]) for at, (head, _) in enumerate(TEASERS)]
    assert headlines(page(moved)) == []


def test_paragraphs_in_a_row_end_the_teasers() -> None:
    paragraph = "The council said that it had not been told of the plan and would ask for a hearing in June."
    assert headlines([*page(TEASERS[:2]), paragraph, paragraph, *page(TEASERS[2:])]) == []


def test_labels_are_no_headlines() -> None:
    assert headlines(page([("Reply", text) for _, text in TEASERS])) == []
