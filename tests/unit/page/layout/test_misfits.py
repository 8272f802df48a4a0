"""Beside items with datelines or times, a short text with neither is a prompt; lines behind places are links."""

import pytest

from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.misfits import find_misfits
from dateline.core.page.lines.piece import Piece, shift
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.lines.reason import Reason

BOAT = "TRALEE (PA) - A fishing boat with five people aboard lost its rudder off Brandon Head and was towed into Fenit."
OAKS = "ENNIS (PA) - The county will plant 4,000 oaks along the bypass, which opened three years behind schedule."
DUST = "NENAGH (PA) - A court fined a quarry 80,000 euros for dust that settled on the washing lines of eleven homes."
PROMPT = "Get our letter every Friday, free of charge."
LINK = "Galway - Bus lane moved again"


def drafts(*texts: str) -> tuple[str, list[Draft], int]:
    """Return the page, an item for each text, its paragraphs parted by ``/``, and where the last ends."""
    items: list[Draft] = []
    at = 0
    for text in texts:
        body: list[Piece] = []
        for line in text.split(" / "):
            body += [shift(piece, at) for piece in read_pieces(line)]
            at += len(line) + 1
        items.append(Draft(None, tuple(body)))
    return " ".join(texts).replace(" / ", "\n"), items, at - 1


@pytest.mark.parametrize(
    ("texts", "misfits"),
    [
        ([BOAT, PROMPT, OAKS, DUST], {1}),
        ([BOAT, OAKS, DUST, PROMPT], {3}),
        ([BOAT, OAKS, DUST, "Get our letter every"], set()),
        ([BOAT, OAKS, DUST, BOAT.partition(" - ")[2]], set()),
        ([BOAT, PROMPT, PROMPT], set()),
        ([PROMPT, PROMPT, PROMPT], set()),
        ([f"{BOAT} / {OAKS[13:]} / {DUST[14:]}", LINK, LINK], {1, 2}),
        ([f"{BOAT} / {OAKS[13:]} / {DUST[14:]}", LINK], set()),
        ([BOAT, LINK, LINK], set()),
    ],
)
def test_misfits(texts: list[str], misfits: set[int]) -> None:
    page, items, end = drafts(*texts)
    assert find_misfits(page, items, end).keys() == misfits


@pytest.mark.parametrize(
    ("headline", "misfits"), [(None, {1: Reason.PROMPT}), ("Frost expected inland", {})], ids=["prompt", "item"]
)
def test_a_short_text_with_a_headline_of_its_own_is_an_item(headline: str | None, misfits: dict[int, Reason]) -> None:
    page, items, end = drafts(BOAT, PROMPT, OAKS, DUST)
    items[1] = items[1]._replace(headline=read_pieces(headline)[0] if headline is not None else None)
    assert find_misfits(page, items, end) == misfits


@pytest.mark.parametrize(
    ("line", "is_button"),
    [("Load more posts", True), ("← Older posts", True), ("Frost expected inland tonight", False)],
)
def test_the_last_line_alone_is_a_button_where_it_is_none_of_the_headlines(line: str, *, is_button: bool) -> None:
    page, items, end = drafts(BOAT, OAKS, line)
    headed = [items[0]._replace(headline=items[0].body[0]), items[1]._replace(headline=items[1].body[0])]
    last = items[2]._replace(headline=items[2].body[0], body=())
    assert find_misfits(page, [*headed, last], end) == ({2: Reason.BUTTON} if is_button else {})
