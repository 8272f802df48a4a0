"""Days above items of a text page that have a clock time and a dateline: ``Yesterday``, ``20:30 AMMAN (AFP) - …``."""

from datetime import datetime
from typing import Final

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

FETCHED: Final = datetime.fromisoformat("2026-12-02T23:50:00+00:00")
"""Below all clock times: one after the fetch would be of the day before in any case."""
ITEMS: Final = (
    (
        "20:10",
        "Turkey cuts key rate",
        "ANKARA (Reuters) - Turkey's central bank cut its key rate by two points on Wednesday.",
    ),
    (
        "18:45",
        "Market hall burns in Lisbon",
        "LISBON (Reuters) - A fire destroyed the market hall of Lisbon, the city said in a statement.",
    ),
    (
        "20:30",
        "Jordan opens border",
        "AMMAN (AFP) - Jordan opened its border with Syria again after a week, officials said.",
    ),
    (
        "19:15",
        "Elbe rises by a metre",
        "DRESDEN (dpa) - The Elbe rose by a metre at Dresden after two days of rain, the town said.",
    ),
)
FORMS: Final = {
    "one line": "{clock} {text}",
    "clock above": "{clock}\n{text}",
    "headline between": "{clock}\n{headline}\n{text}",
    "headline beside": "{clock} {headline}\n{text}",
}
DAYS: Final = {
    "English": ("Today", "Yesterday"),
    "German": ("Heute", "Gestern"),
    "Dutch": ("Vandaag", "Gisteren"),
    "French": ("Aujourd'hui", "Hier"),
    "Spanish": ("Hoy", "Ayer"),
    "Italian": ("Oggi", "Ieri"),
    "the first has none": ("", "Yesterday"),
    "dates": ("2 December", "1 December"),
    "numbers": ("02.12.2026", "01.12.2026"),
}


def times(form: str, days: tuple[str, str], order: tuple[int, ...] = (0, 1, 2, 3)) -> list[str]:
    """Return the day and time of each item of a page with two items below each day."""
    rows = [form.format(clock=clock, headline=head, text=text) for clock, head, text in (ITEMS[at] for at in order)]
    text = "\n".join(line for line in ("Ticker", days[0], *rows[:2], days[1], *rows[2:]) if line)
    briefs = parse(RawArticle(source="portal", fetched_at=FETCHED, text=text), atlas())
    return [f"{one.published.latest:%m-%d %H:%M}" if one.published.latest else "" for one in briefs]


@each_row("form", FORMS)
@each_row("days", DAYS)
def test_a_day_is_that_of_the_items_below_it(form: str, days: str) -> None:
    assert times(FORMS[form], DAYS[days]) == ["12-02 20:10", "12-02 18:45", "12-01 20:30", "12-01 19:15"]


@each_row("form", FORMS)
@each_row(
    ("days", "order"),
    [
        (("Yesterday", "Today"), (0, 1, 2, 3)),
        (("Today", "Yesterday"), (1, 0, 3, 2)),  # the earliest first
        (("Yesterday", "Yesterday"), (0, 1, 2, 3)),
    ],
)
def test_days_that_do_not_run_back_are_none(form: str, days: tuple[str, str], order: tuple[int, ...]) -> None:
    assert {time[:5] for time in times(FORMS[form], days, order)} == {"12-02"}


@pytest.mark.xfail(strict=True, reason="a weekday alone is no day: it may be a word of the text above")
@each_row("form", FORMS)
def test_a_day_may_be_a_weekday(form: str) -> None:
    assert times(FORMS[form], ("Wednesday", "Tuesday"))[2:] == ["12-01 20:30", "12-01 19:15"]
