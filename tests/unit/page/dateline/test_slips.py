"""Datelines with a slip of their writer are read: place, state and date; sentences with a date are none."""

from dateline.core.page.dateline.dateline import dateline
from tests.rows import each_row

BODY = "Tool Makers Inc said it had agreed to buy a stake in a maker of forks."


@each_row(
    ("head", "place", "beside", "date"),
    [
        ("****RIO DE JANEIRO, March 5 - ", "RIO DE JANEIRO", None, "March 5"),
        ("c    CHICAGO, March 9 - ", "CHICAGO", None, "March 9"),
        ("FAIRMONT, W.Va., March 5 - ", "FAIRMONT", "W.Va.", "March 5"),
        ("CHARLOTTE, N.C, March 24 - ", "CHARLOTTE", "N.C", "March 24"),
        ("Hauppauge, N.Y,. March 13 - ", "Hauppauge", "N.Y", "March 13"),
        ("ANGLETON, Tex. March 3 - ", "ANGLETON", "Tex", "March 3"),
        ("FARMINGTON Conn., March 9 - ", "FARMINGTON", "Conn", "March 9"),
        ("CHEVY CHASE, Md., - March 4 - ", "CHEVY CHASE", "Md", "March 4"),
        ("ERIE, PA, March 19 - ", "ERIE", "PA", "March 19"),
        ("ATLANTA , March 3 - ", "ATLANTA", None, "March 3"),
        ("DALLAS, March  5 - ", "DALLAS", None, "March 5"),
        ("RENO, Nev., Mach 4 - ", "RENO", "Nev", "March 4"),
        ("NEW YORK, Narch 2 - ", "NEW YORK", None, "March 2"),
        ("FORT WAYNE, IND., Marchg 12 - ", "FORT WAYNE", "IND", "March 12"),
        ("ROMA, febbario 3 - ", "ROMA", None, "Febbraio 3"),
        ("BELGRADE, March 2O - ", "BELGRADE", None, "March 2O"),
        ("BOSTON, March 187 - ", "BOSTON", None, "March 187"),
        ("CHICAGO, March 4, - ", "CHICAGO", None, "March 4"),
        ("La paz, march 4 - ", "La paz", None, "march 4"),
        ("dodge city, april 7 - ", "dodge city", None, "april 7"),
        ("ME}LBOURNE, March 3 - ", "MELBOURNE", None, "March 3"),
        ("CLAYTON, Mo., March 11 - ", "CLAYTON", "Mo.", "March 11"),
        ("SPRINGFIELD, MO., March 23 - ", "SPRINGFIELD", "MO.", "March 23"),
    ],
)
def test_a_dateline_with_a_slip_is_read(head: str, place: str, beside: str | None, date: str) -> None:
    line = head + BODY
    match = dateline(line, 0, len(line))
    assert match is not None
    assert [(each.printed, each.beside) for each in match.places] == [(place, beside)]
    assert match.date == date
    has_month = date.split(maxsplit=1)[0] in line
    assert match.sure == (beside is not None or (has_month and (place.isupper() or "march" in date or "april" in date)))
    assert line[match.end :] == BODY


def test_a_company_in_angle_brackets_may_follow_the_dash() -> None:
    line = "HOUSTON, March 20 -<Fjord Mills> said it would close two of its saw mills before the summer."
    match = dateline(line, 0, len(line))
    assert match is not None
    assert line[match.end :].startswith("<Fjord Mills> said")


def test_an_agency_after_the_date_is_read() -> None:
    line = f"OKLAHOMA CITY, Okla. March 11, Reuter - {BODY}"
    match = dateline(line, 0, len(line))
    assert match is not None
    assert [each.code for each in match.credits] == ["Reuters"]


@each_row(
    "line",
    [
        "FJORD CORP SETS 2-FOR-1 STOCK SPLIT, UPS CASH PAYOUT 33 PCT",
        "TREASURY SETS 10-BILLION DLR MARCH 24 2-YR NOTE SALE",
        "The agreement, which ministers signed in Oslo, March 3 - a Tuesday - is void.",
        "Traders in the old town, who march 3 - 4 miles a day, want a bus.",
        "In a statement, March 4 - the day of the vote - he said no.",
        "Revenue in the quarter, ended March 31 - the bank's third - rose.",
        "april 7 - 23 bid, 26 offered",
        "Group A, Match 12 - Portugal drew with Chile in a quiet game that nobody will remember.",
        "World Cup, Match 5 - Chile beat Portugal with a goal in the last minute of the game.",
        "Wimbledon - Match 3 - Two players from Sweden reached the third round on Monday.",
        "Updated, March 6 - The page now says when the bridge opens.",
        "Posted by, March 5 - The writer lives in Goes and keeps bees.",
        "last night, March 5 - the wind took the roof of the town hall.",
        "Doors open, May 4 - The museum shows its new wing.",
    ],
)
def test_a_sentence_or_headline_with_a_date_is_no_dateline(line: str) -> None:
    match = dateline(line, 0, len(line))
    assert match is None or not match.sure
