"""Tests for lines/caption.py: a photo's credit behind an item's text on one line."""

import pytest

from dateline.core.page.lines.kinds.caption import ends_as_caption, is_caption
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces

BODY = "Bij een brand in een loods aan de Waalhaven zijn drie mensen gewond geraakt, meldt de brandweer."


def kinds(line: str) -> list[tuple[Kind, str]]:
    return [(piece.kind, line[piece.start : piece.end]) for piece in read_pieces(line)]


def test_item_with_a_photo_credit_is_no_caption() -> None:
    line = f"ROTTERDAM (ANP) - {BODY} Foto: ANP/Getty"
    assert kinds(line) == [(Kind.TEXT, f"ROTTERDAM (ANP) - {BODY}"), (Kind.NOISE, "Foto: ANP/Getty")]


def test_caption_without_a_dateline_stays_a_caption() -> None:
    assert kinds(f"{BODY} Foto: ANP/Getty") == [(Kind.NOISE, f"{BODY} Foto: ANP/Getty")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Fergen ved kaien i Volda søndag kveld. (©NTB)", True),
        ("Fergen ble stanset søndag kveld. 41 personer var om bord, og alle kom trygt i land. (©NTB)", False),
        ("Fergen ble stanset søndag kveld. 41 personer var om bord, og alle kom trygt i land. (© Ola Dahl)", True),
    ],
)
def test_an_agency_owns_a_text_and_a_photographer_a_picture(line: str, expected: bool) -> None:  # noqa: FBT001
    assert ends_as_caption(line, 0, len(line), 60) is expected


def test_a_word_for_a_picture_behind_an_agency() -> None:
    assert is_caption("Containers being loaded at Bintulu. — Bernama pic")
    assert is_caption("A crane at work — Reuters file photo")
    assert not is_caption("The crane stood still. — Bernama")
