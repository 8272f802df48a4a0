"""An age or a clock time in front of a dateline, with a sign between: it is the item's time and no headline."""

from datetime import datetime
from typing import Final

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

TIMES: Final = {
    "short": ("2h ago", "3h ago", "5h ago"),
    "English": ("2 hours ago", "3 hours ago", "5 hours ago"),
    "Dutch": ("2 uur geleden", "3 uur geleden", "5 uur geleden"),
    "French": ("Il y a 2 heures", "Il y a 3 heures", "Il y a 5 heures"),
    "Spanish": ("Hace 2 horas", "Hace 3 horas", "Hace 5 horas"),
    "German": ("vor 2 Std.", "vor 3 Std.", "vor 5 Std."),
    "clock": ("09:05", "08:02", "06:01"),
}
ITEMS: Final = (
    "BAKU, Azerbaijan (AP) - Azerbaijan opened a new pipeline to the coast of Georgia on Monday.",
    "ANKARA (Reuters) - Turkey's central bank cut its key rate by two points.",
    "ROME (AP) - Rome opened a new bridge for pedestrians, its mayor said.",
)


@each_row("times", TIMES)
@each_row("sign", [" ", " · ", " | ", " • ", ": ", " - ", " \u2013 "])
@each_row("above", ["", "World\n"])
@each_row("count", [1, 3])
def test_a_sign_may_stand_between_a_time_and_a_dateline(times: str, sign: str, above: str, count: int) -> None:
    lines = [f"{time}{sign}{item}" for time, item in zip(TIMES[times], ITEMS, strict=True)]
    fetched = datetime.fromisoformat("2026-12-02T11:30:00+00:00")
    briefs = parse(RawArticle(source="p", fetched_at=fetched, text=above + "\n".join(lines[:count])), atlas())
    assert [(one.headline, one.text[-12:]) for one in briefs] == [(None, item[-12:]) for item in ITEMS[:count]]
    hours = [one.published.latest.hour for one in briefs if one.published.latest is not None]
    assert hours == [9, 8, 6][:count]
