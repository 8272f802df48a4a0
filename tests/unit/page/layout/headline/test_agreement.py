"""Where blank lines part items with several lines above their texts, the first line of each is its headline."""

from datetime import datetime

from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas

HARBOUR = (
    "Ferries stay in port for a third day\nGale keeps crossings closed until noon\n"
    "ABERDEEN (PA) - Crossings to the islands are closed until noon at least, as the gale keeps all ships in port.\n\n"
)
BRIDGE = (
    "Council sells the old bridge\nBuyer pays one pound\n"
    "INVERNESS (PA) - The council has sold a bridge of 1868 for one pound to a farmer, who will keep sheep on it.\n\n"
)
OTTERS = (
    "Otters found in the canal\nFirst since 1961\n"
    "FALKIRK (PA) - Two otters were found in the canal below the lock, the first to be seen there in decades.\n"
)


def headlines(text: str) -> list[str | None]:
    fetched_at = datetime.fromisoformat("2026-02-07T23:00:00+01:00")
    return [brief.headline for brief in parse(RawArticle(source="test", fetched_at=fetched_at, text=text), atlas())]


def test_a_standfirst_that_shares_more_words_is_no_headline_where_others_show_it() -> None:
    firsts = ["Ferries stay in port for a third day", "Council sells the old bridge", "Otters found in the canal"]
    assert headlines(f"Northern Courier\nScotland\n\n{HARBOUR}{BRIDGE}{OTTERS}") == firsts
