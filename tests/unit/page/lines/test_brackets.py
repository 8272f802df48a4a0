"""Remarks that stand wholly in brackets, on one line or several."""

from time import process_time

import pytest

from dateline.core.page.lines.kinds.brackets import closes_with_remark, find_remark, is_in_brackets
from dateline.core.page.lines.pieces import read_pieces
from tests.rows import each_row

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


@pytest.mark.parametrize(
    "remark",
    [
        "(This story has been corrected to say that 19 people were killed, not 14, in paragraph 1)",
        "(Corrects length (4.2 km, not 2.4) in second paragraph)",
        "[Berichtigt Zahl der Boote]",
        "(تم تصحيح عدد القتلى)",
        "（本报道已更正死亡人数）",  # noqa: RUF001  # Chinese brackets
        "（完）",  # noqa: RUF001  # the same
        "【訂正】",
        "（訂正)",  # noqa: RUF001  # the brackets of a Japanese page need not match in width
    ],
)
def test_a_remark_closes_a_text_below_a_line_and_behind_a_sentence(remark: str) -> None:
    assert closes_with_remark(f"The crews\n{remark}")
    assert closes_with_remark(f"The crews went back. {remark} ")
    assert closes_with_remark(f"他说：“救援人员仍在搜寻。”{remark}")  # noqa: RUF001  # Chinese marks
    assert not closes_with_remark(f"The crews {remark}")


@each_row(
    "text",
    [
        "",
        ")",
        "The crews",
        "The crews went back.\n(This story has been corrected to say",
        "The crews went back.\n(This story) has been corrected (again)",
        "The crews went back.\nThis story has been corrected)",
        "The crews went back.\n(This story has been corrected]",
        "The crews went back.\n()",
        "The crews went back.\n(more)",
        "The crews went back. (MORE TO FOLLOW)",
        "The crews went back.\n- (segue) -",
        "The crews went back.\n(- SEGUE -)",
        "记者王明。\n（未完待续）",  # noqa: RUF001  # Chinese brackets
        "The crews went back.\n(" + "and back " * 200 + ")",
    ],
)
def test_no_other_end_of_a_text_is_a_remark(text: str) -> None:
    assert not closes_with_remark(text)
