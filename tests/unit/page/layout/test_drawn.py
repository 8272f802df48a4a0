"""Drafts of a page whose structure draws its items, and when its text shows other items than the drawing."""

import pytest

from dateline.core.page.layout.drawn import Drawing, DrawnItem, DrawnPieces, read_drawing

ONE = "OSLO (NTB) - The harbour of the city is open again after the storm."
TWO = "Ferries sail in the evening."


def read(*parts: str, beside: tuple[str, ...] = (), rest: tuple[str, ...] = ()) -> DrawnPieces | None:
    """Read a page whose lines are a headline, a body, lines beside it and the rest."""
    lines = ["Harbour open", *parts, *beside, *rest]
    text = "\n\n".join(lines)
    spans, at = [], 0
    for line in lines:
        spans.append((at, at + len(line)))
        at += len(line) + 2
    stop = 1 + len(parts)
    item = DrawnItem(spans[0], tuple(spans[1:stop]), tuple(spans[stop : stop + len(beside)]), is_lead=True, why="it is")
    return read_drawing(text, Drawing((item,), tuple(spans[stop + len(beside) :])), lambda _: False)


def test_datelines_times_and_credits_are_read_inside_an_item() -> None:
    drawn = read(ONE, TWO, beside=("3 hours ago", "Reuters"))
    assert drawn is not None
    (draft,) = drawn.segment.drafts
    assert draft.body[0].dateline is not None
    assert draft.stamp is not None
    assert draft.stamp.printed == "3 hours ago"
    assert draft.credit is not None
    assert draft.drawn == "it is"
    assert drawn.leads == (True,)


def test_a_dateline_below_a_standfirst_opens_the_item() -> None:
    drawn = read("The harbour is open after three days.", ONE)
    assert drawn is not None
    assert [piece.dateline is not None for piece in drawn.segment.drafts[0].body] == [False, True]


def test_a_note_in_brackets_is_no_text() -> None:
    drawn = read("(Corrects name of the harbour)", ONE)
    assert drawn is not None
    assert len(drawn.segment.drafts[0].body) == 1


def test_a_time_that_opens_a_paragraph_of_an_article_stays_in_it() -> None:
    drawn = read("14.33 Uhr: Der Hafen ist wieder offen, teilt die Stadt mit.", TWO)
    assert drawn is not None
    assert drawn.segment.drafts[0].body[0].start == len("Harbour open\n\n")


def test_several_sure_datelines_in_one_item_are_several_items() -> None:
    assert read(ONE, "BERGEN (NTB) - Snow has closed the pass since Friday.") is None


def test_an_age_between_two_texts_is_two_items() -> None:
    assert read("The harbour of the city is open again.3 hours agoBERGEN - Snow has closed the pass.") is None


def test_datelines_beside_the_items_are_items_that_the_structure_does_not_show() -> None:
    beside = ("BERGEN (NTB) - Snow has closed the pass since Friday.", "BODØ (NTB) - Fish is dear this winter.")
    assert read(ONE, rest=beside[:1]) is not None
    assert read(ONE, rest=beside) is None


def test_an_item_without_text_is_dropped() -> None:
    assert read("3 hours ago") is None


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("By Paula Reis | 30 November 2026 09:40 | Updated 10:15", "30 November 2026 09:40"),
        ("30 November 2026, 09:40 \u00b7 Updated 25 minutes ago", "30 November 2026, 09:40"),
        ("By PAULA REIS and JOHN DOE  Nov. 30, 2026 9:40 AM", "Nov. 30, 2026 9:40 AM"),
        ("Von Anna Kranz und Jan Holt | 30. November 2026, 09:40 Uhr | Aktualisiert: 10:15 Uhr",
         "30. November 2026, 09:40 Uhr"),
        ("Por Ana Reis e Rui Horta, 30/11/2026 09h40 - Atualizado h\u00e1 25 minutos", "30/11/2026 09h40"),
        ("Av Anna Ek och Erik Berg, 30 november 2026 09.40, Uppdaterad f\u00f6r 25 minuter sedan",
         "30 november 2026 09.40"),
    ],
)  # fmt: skip
def test_a_long_byline_with_its_times_is_a_time(line: str, printed: str) -> None:
    drawn = read(line, ONE, TWO)
    assert drawn is not None
    (draft,) = drawn.segment.drafts
    assert len(draft.body) == 2
    assert draft.stamp is not None
    assert draft.stamp.printed == printed


@pytest.mark.parametrize(
    "line",
    [
        "Hier stehen die Ergebnisse der Wahl des Rats - vor 3 Stunden",
        "By the harbour of Oslo, where the ferry lies, the wind rose 3 hours ago",
    ],
)
def test_a_long_sentence_with_a_time_stays_text(line: str) -> None:
    drawn = read(ONE, line, TWO)
    assert drawn is not None
    assert len(drawn.segment.drafts[0].body) == 3
