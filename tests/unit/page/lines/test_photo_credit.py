"""Tests for lines/caption.py: a photo's credit behind an item's text on one line."""

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
