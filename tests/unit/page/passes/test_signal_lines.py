"""A word of correction or withdrawal with a line to itself is its item's signal; a section's name is none."""

import pytest

from dateline.core.data.wire.signals import CAPITALS_ONLY, SIGNALS
from dateline.core.page.findings.explain import explain
from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from dateline_schemas.brief import Signal
from tests.golden.evaluate import FETCHED_AT
from tests.golden.places import atlas
from tests.rows import each_row

BODY = "The story about a storm that hit the coast of Florida on Friday is no longer as it was."
HEAD = "Storm hits the coast of Florida"
OPENED = f"WASHINGTON (AP) - {BODY}"
LEAD = "Kop van het stuk\nGOES (ANP) - De eerste zin van het stuk. En de tweede.\nMeer uit Zeeland\n"
MORE = "Nobody on the coast was hurt, the governor said at a meeting with reporters in the capital."
NEXT = "Kop van nog een\n\nGOES (ANP) - Nog een kort bericht uit de stad.\n\n6 uur geleden"
FIRST = "THOLEN (ANP) - Bij een botsing raakten twee mensen gewond. De weg was uren dicht."
KOPPEN = ["Brand in een schuur", "Nieuwe brug over het kanaal", "Veerpont vaart weer", "School dicht door storm",
          "Wethouder stapt op", "Vogel geteld in de haven"]  # fmt: skip
LINES: tuple[tuple[str, Signal], ...] = (
    ("WITHDRAWN:", "withdrawal"),
    ("WITHDRAWN", "withdrawal"),
    ("*** KILL ***", "withdrawal"),
    ("***KILL***", "withdrawal"),
    ("BERICHT INGETROKKEN.", "withdrawal"),
    ("CORRECTION", "correction"),
    ("CORRECTION 2", "correction"),
    ("(CORRECTED)", "correction"),
    ("(Corrected)", "correction"),
    ("[CORRECTIE]", "correction"),
    ("RECTIFICATIE", "correction"),
    ("Rectificatie:", "correction"),
    ("CORRECTED-(OFFICIAL)", "correction"),
    ("+++ KORREKTUR +++", "correction"),
    ("-- KORREKTUR --", "correction"),
)
EACH = pytest.mark.parametrize(("line", "signal"), LINES, ids=[line for line, _ in LINES])


def parsed(text: str) -> tuple[Brief, ...]:
    return parse(RawArticle(source="s", fetched_at=FETCHED_AT, text=text), atlas())


def signals(text: str) -> list[tuple[str | None, Signal | None]]:
    return [(brief.headline, brief.signal) for brief in parsed(text)]


@EACH
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_signal_line_counts_above_dateline_above_headline_and_between_them(line: str, signal: Signal, gap: str) -> None:
    (brief,) = parsed(gap.join([line, OPENED]))
    assert (brief.signal, brief.text) == (signal, BODY)
    orders = (
        [line, HEAD, OPENED], [HEAD, line, OPENED], [line, HEAD, HEAD, OPENED], [HEAD, line, HEAD, OPENED],
        [HEAD, line, "By JANE DOE", OPENED],
    )  # fmt: skip
    for order in orders:
        (brief,) = parsed(gap.join(order))
        assert (order, brief.headline, brief.signal, brief.text) == (order, HEAD, signal, BODY)


@EACH
def test_signal_line_counts_at_a_text_without_dateline(line: str, signal: Signal) -> None:
    assert signals(f"{line}\n{HEAD}\n\n{BODY}\n{MORE}") == [(HEAD, signal)]
    assert signals(f"{HEAD}\n{line}\n\n{BODY}\n{MORE}") == [(HEAD, signal)]


@EACH
def test_signal_line_in_a_list_is_of_one_item_only(line: str, signal: Signal) -> None:
    for order in ([line, HEAD], [HEAD, line]):
        page = f"{LEAD}Kop een van twee\n\n{FIRST}\n\n3 uur geleden\n" + "\n".join([*order, "", OPENED, ""])
        assert signals(f"{page}\n5 uur geleden\n{NEXT}") == [
            ("Kop van het stuk", None), ("Kop een van twee", None), (HEAD, signal), ("Kop van nog een", None),
        ]  # fmt: skip
        page = f"Kop een van twee\n{FIRST}\n\n" + "\n".join([*order, OPENED]) + f"\n\n{NEXT}"
        assert signals(page)[:3] == [("Kop een van twee", None), (HEAD, signal), ("Kop van nog een", None)]
        assert parsed(page)[0].text == FIRST.removeprefix("THOLEN (ANP) - ")


@EACH
def test_signal_line_is_no_text_of_the_item_above(line: str, signal: Signal) -> None:
    first, second, third = parsed(f"{FIRST}\n\n{line}\n{OPENED}\n\nGOES (ANP) - Nog een kort bericht. En meer.")
    assert (first.signal, second.signal, third.signal) == (None, signal, None)
    assert (first.text, second.text) == (FIRST.removeprefix("THOLEN (ANP) - "), BODY)


@EACH
def test_signal_line_counts_behind_an_age_or_a_marker(line: str, signal: Signal) -> None:
    for before in (f"{FIRST}\n3 uur geleden\n", f"{FIRST}\n3 uur geleden", ""):
        brief = parsed(f"{LEAD}{before}{line}\n{OPENED}\n5 uur geleden")[-1]
        assert (brief.signal, brief.text) == (signal, BODY)


WORDS = [(kind, word) for kind, words in SIGNALS if kind != "update" for word in words]


@each_row(("kind", "word"), WORDS, ids=[word for _, word in WORDS])
def test_every_word_of_correction_and_withdrawal_is_a_signal(kind: Signal, word: str) -> None:
    forms = ["{}", "{}:", "({})", "[{}]", "*** {} ***", "+++ {} +++"]
    for line in [form.format(word) for form in forms] + ([] if word in CAPITALS_ONLY else [f"{word.capitalize()}:"]):
        for page in (f"{line}\n{OPENED}", f"{line}\n{HEAD}\n{OPENED}", f"{HEAD}\n\n{line}\n\n{OPENED}"):
            (brief,) = parsed(page)
            assert (page, brief.signal, brief.text) == (page, kind, BODY)


@each_row(
    "line",
    ["UPDATE", "Update", "Updates", "UPDATES", "Corrections", "CORRECTIONS", "Correction", "Rectificatie", "Herstel:",
     "Kill", "Correctie", "* Correction", "CORRECTED BY", "Rectificaties"],
)  # fmt: skip
def test_name_of_a_section_or_similar_word_is_no_signal(line: str) -> None:
    assert signals(f"{line}\n{HEAD}\n{OPENED}") == [(HEAD, None)]
    assert [signal for _, signal in signals(f"Kop een van twee\n{FIRST}\n\n{line}\n{HEAD}\n{OPENED}")] == [None, None]


def test_line_of_a_menu_is_no_signal() -> None:
    assert signals(f"HOME\nSPORT\nCORRECTION\n{HEAD}\n{OPENED}") == [(HEAD, None)]
    assert signals(f"CORRECTION\nSPORT\nWEATHER\n{HEAD}\n{OPENED}") == [(HEAD, None)]


@pytest.mark.parametrize("line", ["CORRECTION", "(CORRECTED)", "[CORRECTIE]", "RECTIFICATIE:"])
def test_line_that_divides_the_items_of_a_page_is_no_signal(line: str) -> None:
    for items in (3, 4, 6):
        page = f"\n{line}\n".join(f"{KOPPEN[at]}\nGOES (ANP) - {at}. {BODY}\n" for at in range(items))
        assert {signal for _, signal in signals(page)} == {None}


def test_two_of_five_items_may_be_corrected() -> None:
    items = [f"{KOPPEN[at]}\nGOES (ANP) - {at}. {BODY}\n" for at in range(5)]
    items[1], items[3] = (f"CORRECTION\n{items[at]}" for at in (1, 3))
    assert [signal for _, signal in signals("\n".join(items))] == [None, "correction", None, "correction", None]


@pytest.mark.parametrize("between", ["___", "12:30", "3 uur geleden", "Een regel tekst die er niet bij hoort."])
def test_rule_time_or_text_between_separates_signal_line_from_item(between: str) -> None:
    page = f"Kop een van twee\n{FIRST}\n\nWITHDRAWN\n{between}\n{HEAD}\n{OPENED}"
    assert [signal for _, signal in signals(page)] == [None, None]


def test_signal_line_below_a_text_stays_text_and_a_notice_is_read_as_one() -> None:
    notice = "CORRECTION\nAn earlier version of this story gave a wrong name for the mayor of the town."
    (brief,) = parsed(f"{HEAD}\n{OPENED}\n\n{notice}")
    assert (brief.headline, brief.signal, brief.text) == (HEAD, "correction", f"{BODY}\n{notice}")
    (brief,) = parsed(f"{HEAD}\n{OPENED}\n\nWITHDRAWN")
    assert (brief.signal, brief.text) == (None, f"{BODY}\nWITHDRAWN")


@pytest.mark.parametrize(("line", "signal"), [("WITHDRAWN", "withdrawal"), ("*** KILL ***", "withdrawal")])
def test_signal_line_is_the_headline_where_there_is_no_other(line: str, signal: Signal) -> None:
    assert signals(f"{LEAD}{FIRST}\n3 uur geleden\n{line}\n{OPENED}\n5 uur geleden")[-1] == (line, signal)
    assert signals(f"{line}\n{BODY}\n{MORE}") == [(line, signal)]


@pytest.mark.parametrize(
    ("label", "signal"),
    [("+++ KORREKTUR +++ ", "correction"), ("*** KILL *** ", "withdrawal"), ("CORRECTED-(OFFICIAL) ", "correction"),
     ("CORRECTED-(OFFICIAL)-", "correction"), ("CORRECTED (OFFICIAL)-UPDATE 2-", "correction")],
)  # fmt: skip
def test_signal_may_stand_on_the_line_of_the_dateline(label: str, signal: Signal) -> None:
    for page in (f"{label}BERLIN (dpa) - {BODY}", f"{HEAD}\n{label}BERLIN (dpa) - {BODY}"):
        (brief,) = parsed(page)
        assert (brief.signal, brief.text, brief.headline) == (signal, BODY, HEAD if page.startswith(HEAD) else None)
        assert brief.dateline is not None
        assert [place.printed for place in brief.dateline.places] == ["BERLIN"]


def test_graver_of_two_signal_lines_counts() -> None:
    assert signals(f"WITHDRAWN\nCORRECTION\n{HEAD}\n{OPENED}") == [(HEAD, "withdrawal")]
    assert signals(f"{HEAD}\nCORRECTION\n*** KILL ***\n{OPENED}") == [(HEAD, "withdrawal")]


@pytest.mark.xfail(strict=True, reason="a credit or a date may also close what stands above it")
@pytest.mark.parametrize("between", ["Reuters", "3 February 2026"])
def test_credit_or_date_of_the_page_between_separates_nothing(between: str) -> None:
    assert signals(f"WITHDRAWN\n{between}\n{HEAD}\n{OPENED}") == [(HEAD, "withdrawal")]


def test_explain_shows_the_signal_line() -> None:
    for page in (f"{HEAD}\n+++ KORREKTUR +++\n{OPENED}", f"{HEAD}\n[CORRECTIE]\n{OPENED}", f"WITHDRAWN:\n{OPENED}"):
        explanation = explain(RawArticle(source="s", fetched_at=FETCHED_AT, text=page), atlas())
        (finding,) = [one for one in explanation.findings if one.what == "signal"]
        assert explanation.text[finding.start : finding.end].strip("+ ") in {"KORREKTUR", "[CORRECTIE]", "WITHDRAWN:"}
        assert finding.why == "it has a line to itself at the item's opening"
