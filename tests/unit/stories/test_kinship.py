"""Which texts become one story: lines and their reports, editions, notices, repeats, round-ups. All are invented."""

from datetime import datetime, timedelta
from typing import Final

import pytest

from dateline.core.stories.join_rules import law, law_of_updates
from dateline.core.stories.similarity.line import traits_of
from dateline.core.stories.similarity.updates.new_figures import MIN_SHARED_BY_LAW
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.text.fingerprint import fingerprint
from dateline_schemas import Distinct, Story
from tests.rows import each_row
from tests.unit.stories.test_join_rules import pair
from tests.unit.stories.test_thread import HARVEST, NOON, distinct

BACKGROUND: Final = (
    "The council of {0} will vote on Thursday about the bridge over the {0} canal, the mayor said.",
    "A court in {0} opened the trial of two men who sold forged paintings by {0} masters.",
    "The railway to {0} is closed for repairs of the {0} tunnel until the end of the week.",
    "Farmers near {0} found a mammoth's tooth in a field by the {0} brook, a museum said.",
)
PLACES: Final = ("Alvik", "Borgby", "Cadern", "Dunmore", "Estrel", "Fjordal", "Gressen", "Holtau", "Ilmen", "Jarlsund")


def at(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)


def text(body: str, headline: str | None, hours: float, **fields: object) -> Distinct:
    return distinct(body, at(hours), headline=headline, fingerprint=fingerprint(body, headline), **fields)


def line(words: str, hours: float) -> Distinct:
    return text(words, words, hours)


def wire() -> Threads:
    """Return a memory in which other stories make the wire's usual words common."""
    memory = Threads()
    for number, place in enumerate(PLACES * 4):
        body = BACKGROUND[number % 4].format(place)
        thread(memory, text(f"{body} It was the {number}th report of the day.", None, -3 + number / 60))
    return memory


def story_ids(memory: Threads, *texts: Distinct) -> list[str]:
    """Thread the texts, and return the story of each in the end."""
    first = [thread(memory, each)[0].story_id for each in texts]
    return [head.story_id for name in first if (head := memory.head(name)) is not None]


MERGER: Final = (
    "Oakum Paper Corp said it agreed to buy Northfield Rail Inc for 40 mln dlrs in cash. Oakum said the purchase of "
    "Northfield is to be completed in May. Northfield operates 300 miles of track in the northern counties."
)


def test_a_line_and_the_report_that_follows_are_one_story() -> None:
    one, other = story_ids(
        wire(),
        line("OAKUM PAPER AGREES TO BUY NORTHFIELD RAIL FOR 40 MLN DLRS CASH", 0),
        text(MERGER, "OAKUM PAPER TO BUY NORTHFIELD RAIL FOR 40 MLN DLRS", 0.3),
    )
    assert one == other


@pytest.mark.parametrize("stop", ["", "."])
def test_a_line_behind_a_dateline_and_the_report_with_its_headline_are_one_story(stop: str) -> None:
    words = "Strong earthquake hits off coast of Peru, tsunami warning issued"
    report = (
        "A strong earthquake of magnitude 7.4 hit off the coast of Peru on Monday and authorities issued a tsunami "
        "warning for the coast. There were no immediate reports of damage, the navy said."
    )
    one, other = story_ids(wire(), text(f"{words}{stop}", None, 0), text(report, words, 1 / 60))
    assert one == other


@pytest.mark.xfail(strict=True, reason="a headline without spaces has no words to compare")
def test_a_japanese_withdrawal_is_of_the_story_with_its_headline() -> None:
    words = "トルコで地震、少なくとも19人死亡"
    report = "トルコ東部で30日、マグニチュード6.1の地震があり、少なくとも19人が死亡した。"
    notice = text(
        "トルコ東部の地震の記事を取り消します。", f"【取り消し】{words}", 0.1, signal="withdrawal", language="ja"
    )
    one, other = story_ids(wire(), text(report, words, 0, language="ja"), notice)
    assert one == other


def test_a_line_is_not_joined_to_a_report_of_the_next_day() -> None:
    one, other = story_ids(
        wire(),
        line("OAKUM PAPER AGREES TO BUY NORTHFIELD RAIL FOR 40 MLN DLRS CASH", 0),
        text(MERGER, "OAKUM PAPER TO BUY NORTHFIELD RAIL FOR 40 MLN DLRS", 24),
    )
    assert one != other


def test_lines_of_different_companies_do_not_chain() -> None:
    lines = [
        line(f"{name.upper()} BANK CUTS PRIME RATE TO 8 PCT FROM 8-1/2 PCT", n / 10) for n, name in enumerate(PLACES)
    ]
    assert len(set(story_ids(wire(), *lines))) == len(lines)


REPO: Final = (
    "The central bank entered the money market to arrange {} mln of repurchase agreements with customers, a spokesman "
    "said. Dealers said that overnight money was trading at {} pct when the bank began its temporary and indirect "
    "supply of reserves to the banking system."
)


def test_the_next_edition_of_a_template_is_another_story() -> None:
    title = "BANK ADDS RESERVES VIA CUSTOMER REPURCHASES"
    days = [text(REPO.format(600 + day, f"6.{day}"), title, 24 * day) for day in range(3)]
    assert len(set(story_ids(wire(), *days))) == 3


def test_a_correction_finds_its_original_after_sixty_hours() -> None:
    one, other = story_ids(
        wire(),
        text(MERGER, "OAKUM PAPER TO BUY NORTHFIELD RAIL FOR 40 MLN DLRS", 0),
        text(
            MERGER.replace("40 mln", "14 mln"),
            "CORRECTED - OAKUM PAPER TO BUY NORTHFIELD RAIL FOR 14 MLN DLRS",
            60,
            signal="correction",
        ),
    )
    assert one == other


def seen_again(first: Distinct, hours: float) -> Distinct:
    """Return a text as collapse passes it when another source has it."""
    seen = first.sightings.model_copy(update={"last_seen": at(hours), "count": 2})
    return first.model_copy(update={"fetched_at": at(hours), "sightings": seen})


LATER: Final = text(MERGER.replace("in May", "in June or July"), "OAKUM PAPER TO BUY NORTHFIELD RAIL", 60)


def test_a_repeat_refreshes_its_text() -> None:
    first = text(MERGER, "OAKUM PAPER TO BUY NORTHFIELD RAIL", 0)
    old, new = story_ids(wire(), first, LATER)
    assert old != new, "two days and a half lie between them"
    old, _, new = story_ids(wire(), first, seen_again(first, 47), LATER)
    assert old == new


@pytest.mark.parametrize("freed", [True, False], ids=["freed", "not yet freed"])
def test_a_repeat_of_a_text_that_was_too_old_is_compared_again(*, freed: bool) -> None:
    memory = wire()
    first = text(MERGER, "OAKUM PAPER TO BUY NORTHFIELD RAIL", 0)
    (old,) = story_ids(memory, first)
    thread(memory, text(HARVEST, None, 200))
    while freed and any(memory.free()):
        pass
    again = text(MERGER.replace("in May", "in June or July"), "OAKUM PAPER TO BUY NORTHFIELD RAIL", 202)
    assert story_ids(memory, seen_again(first, 201), again) == [old, old]
    memory.free()
    assert memory.texts[first.fingerprint].traits is not None


def test_a_repeat_shows_that_a_story_that_came_since_is_the_same() -> None:
    memory = wire()
    first = text(MERGER, "OAKUM PAPER TO BUY NORTHFIELD RAIL", 0)
    old, new = story_ids(memory, first, LATER)
    assert old != new
    events: list[Story] = thread(memory, seen_again(first, 61))
    assert [story.event for story in events] == ["version", "relinked", "relinked"]
    assert memory.head(new) is memory.head(old)


def cyclone(dead: int, more: str, asleep: str) -> str:
    return (
        f"At least {dead} people have died since Cyclone Halia came ashore in eastern Madagascar on Friday night, the "
        f"disaster office said{more}. Winds of up to 170 kph tore the roofs off two hospitals and cut the railway "
        f"between the coast and the capital. More than {asleep} people are sleeping in schools and churches."
    )


def test_a_repeat_does_not_make_an_older_text_one_of_the_same_minutes() -> None:
    first = text(cyclone(9, "", "12,000"), "Cyclone kills 9 as it crosses Madagascar", 0)
    words = cyclone(17, ", raising an earlier toll of 9", "20,000")
    later = text(words, "UPDATE 1-Madagascar cyclone death toll rises to 17", 2.7)
    assert len(set(story_ids(Threads(), first, later))) == 1
    assert len(set(story_ids(Threads(), first, seen_again(first, 2.65), later))) == 1


def test_a_round_up_of_ten_stories_joins_none() -> None:
    memory = wire()
    bodies = [
        f"{BACKGROUND[number % 4].format(place + 'sund')} Residents of {place}sund were told within {number + 2} days."
        for number, place in enumerate(PLACES)
    ]
    stories = story_ids(memory, *(text(body, None, number / 60) for number, body in enumerate(bodies)))
    (roundup,) = story_ids(memory, text("\n".join(bodies), "THE DAY IN TEN REPORTS", 2))
    assert len(set(stories)) == 10
    assert roundup not in stories


QUAKE: Final = (
    "A magnitude 6.1 earthquake shook eastern Ulmia early on Monday, killing at least four people and injuring dozens, "
    "the disaster agency Fennwacht said. Several apartment blocks collapsed in the Battenfold district, and rescuers "
    "were digging through the rubble with their hands."
)
WORSE: Final = QUAKE.replace("four people and injuring dozens", "19 people and injuring 120")


@pytest.mark.parametrize("mark", ["UPDATE 1-", ""])
def test_an_update_may_have_a_new_headline_and_figures_that_rise(mark: str) -> None:
    first = text(QUAKE, "Earthquake shakes eastern Ulmia, at least 4 dead", 0)
    headline = f"{mark}Death toll in Ulmia quake climbs to 19"
    later = text(WORSE, headline, 0.2, **({"signal": "update"} if mark else {}))
    assert len(set(story_ids(wire(), first, later))) == 1


def toll(houses: str, people: str, minutes: int) -> Distinct:
    """Return a report of a quake in a page of the Netherlands, as it is sent again and again."""
    body = (
        f"Bij een aardbeving in het zuiden van Assen zijn maandagochtend {houses} huizen ingestort. De beving had "
        f"volgens het KNMI een kracht van 3,9. {people} mensen raakten gewond. De gemeente heeft een noodopvang in een "
        "sporthal geopend."
    )
    return text(body, f"Aardbeving in Assen: {houses} huizen ingestort", minutes / 60, language="nl")


def test_a_toll_that_rises_from_minute_to_minute_is_one_story() -> None:
    tolls = [toll(*each, minute) for minute, each in enumerate([("zeven", "Drie"), ("acht", "Vijf"), ("tien", "Acht")])]
    assert len(set(story_ids(Threads(), *tolls))) == 1
    assert len(set(story_ids(Threads(), tolls[0], toll("acht", "Vijf", 13 * 60)))) == 2, "of the next half day"


@each_row("has_line", [False, True])
@each_row("growth", [0.5, 2.0])
@each_row("is_update", [False, True])
@each_row("shorter", [6, 29, 200])
def test_no_hard_rule_holds_where_few_shingles_are_shared(
    has_line: bool,  # noqa: FBT001
    growth: float,
    is_update: bool,  # noqa: FBT001
    shorter: int,
) -> None:
    """But for a notice: so ``may_join`` needs to ask none of them."""
    shares = dict.fromkeys(("jaccard", "subject", "title", "opening", "names", "numbers", "places"), 1.0)
    shared = dict.fromkeys(("of_text", "of_earlier"), MIN_SHARED_BY_LAW - 0.01)
    updates = {"is_update": is_update, "was_update": is_update}
    told = pair({**shares, **shared, **updates, "growth": growth, "shorter": shorter, "has_line": has_line})
    one = text("Two people died in a fire in Larsund.", "Two dead in Larsund", 0)
    own = traits_of(one)
    assert law(told) is None
    assert law_of_updates(one, own, own, told) is None
