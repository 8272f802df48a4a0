"""Remarks that stand wholly in brackets, on one line or several."""

from time import process_time

import pytest

from dateline.core.page.lines.kinds.brackets import find_remark, is_in_brackets
from dateline.core.page.lines.pieces import read_pieces

MAX_SECONDS = 10.0
"""Processor time for the pages of brackets; it takes a second or so."""


@pytest.mark.parametrize(
    "remark",
    [
        "(Adds mayor, details)",
        "(Corrects length (4.2 km, not 2.4) in second paragraph.)",
        "(Corregge il nome del sindaco).",
        "[Berichtigt Zahl der Boote]",
        "（訂正：見出しの数字）",  # noqa: RUF001  # Japanese brackets
        "(Corrects name of the\nferry in first paragraph)",
        "(Corrects name of the ferry in the first\nparagraph)",
    ],
)
def test_a_remark_has_its_lines_to_itself(remark: str) -> None:
    text = f"Ferry strike ends\n\n{remark}\n\nThe crews went back to work."
    in_brackets = [find_remark(text, piece) for piece in read_pieces(text)]
    assert in_brackets == [None, *[(19, 19 + len(remark))] * (remark.count("\n") + 1), None]


@pytest.mark.parametrize(
    "line",
    [
        "Ferry strike ends (Adds mayor)",
        "(LEAD) Ferry strike ends",
        "(Adds mayor) Ferry strike ends (photo)",
        "Ferry (strike) ends",
        "(Ferry strike ends",
        "Ferry strike ends)",
        "(a)) Ferry strike ends (b)",
        "(" + "Ferry strike ends " * 40 + ")",
        "Ferry strike (the third\nof the year) ends",
        "(the third\n\nof the year)",
    ],
)
def test_no_other_line_is_a_remark(line: str) -> None:
    text = f"Port news\n\n{line}\n\nThe crews went back to work."
    assert not any(is_in_brackets(text, piece) for piece in read_pieces(text))


def test_a_page_of_brackets_takes_time_in_proportion_to_its_length() -> None:
    began = process_time()
    for text in ("(" * 20_000, "(a\n" * 5_000, "(()" * 10_000, "([" * 20_000, "()\n" * 2_000, "(a\nb\n" * 5_000):
        assert not all(is_in_brackets(text, piece) for piece in read_pieces(f"{text}\n{text}"))
    assert process_time() - began < MAX_SECONDS
