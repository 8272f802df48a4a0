"""Another site tells what a portal took away at its address: the story stands, in any order. All is invented."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest

from dateline.agents.state.thread_records import head_from_state, head_to_state
from dateline.core.stories.head import mark_taken_down
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline_schemas import Distinct, Published
from tests.rows import each_row
from tests.unit.page.test_notice import REMOVED
from tests.unit.stories.test_thread import NOON, versions_of
from tests.unit.stories.withdrawals.reports import REPORT
from tests.unit.stories.withdrawals.test_addresses import article, notice, seen
from tests.unit.stories.withdrawals.test_returns import EDITED

TELEPHONES: Final = "https://m.portal.example/412"


def report(language: str, hours: float = 0, **changes: object) -> Distinct:
    headline, body = REPORT[language]
    return article(body, hours, **({"headline": headline, "language": language} | changes))  # type: ignore[arg-type]


def edited(language: str, hours: float, **changes: object) -> Distinct:
    headline, body = REPORT[language]
    words = {"headline": headline, "language": language}
    return article(body.replace(*EDITED[language]), hours, **(words | changes))  # type: ignore[arg-type]


def elsewhere(site: str) -> dict[str, object]:
    return {"source": site, "url": f"https://{site}.example/1"}


def printed(text: Distinct, hours: float) -> Distinct:
    """Return a text whose page prints a time, so many hours after noon."""
    at = NOON + timedelta(hours=hours)
    times = Published(earliest=at, latest=at + timedelta(minutes=1), basis="age")
    sightings = text.sightings.model_copy(update={"published": times})
    return text.model_copy(update={"published": times, "sightings": sightings})


@each_row("language", REPORT)
@each_row("copy", [report, edited])
@each_row("hours", [None, 0.5, 1.5], ids=["no time", "before the notice", "after it"])
def test_the_first_copy_of_another_site_brings_the_story_back(
    language: str, copy: Callable[..., Distinct], hours: float | None
) -> None:
    there = notice(REMOVED[language], 1, language=language)
    other = copy(language, 2, **elsewhere("other"))
    first, withdrawn, back = versions_of(report(language), there, other if hours is None else printed(other, hours))
    assert seen(withdrawn) == ("canceled", "withdrawal", "withdrawal-at-address")
    assert (back.story_id, back.pub_status, back.relation.kind) == (first.story_id, "usable", "update")
    assert back.text is not None
    assert copy is edited or back.relation.rule == "not-withdrawn"


@pytest.mark.parametrize("language", REPORT)
def test_it_stands_with_all_that_others_tell_since(language: str) -> None:
    there = notice(REMOVED[language], 1, language=language)
    others = [report(language, 2 + at / 10, **elsewhere(f"site{at}")) for at in range(3)]
    rising = report(language, 4, **elsewhere("site9"))
    body, headline = rising.text.replace("12", "14"), REPORT[language][0].replace("12", "14")
    rising = article(body, 4, headline=headline, language=language, **elsewhere("site9"))  # type: ignore[arg-type]
    told = versions_of(report(language), there, *others, rising)
    assert [story.pub_status for story in told] == ["usable", "canceled", *["usable"] * 4]
    assert [story.relation.kind for story in told[3:]] == ["repeat", "repeat", "update"]


def test_its_own_further_copies_and_its_notice_change_nothing() -> None:
    there = notice(hours=1)
    own = report("en", 2, url=TELEPHONES), edited("en", 3, url=TELEPHONES)
    other = report("en", 4, **elsewhere("other"))
    told = versions_of(report("en"), there, *own, other, notice(hours=5), edited("en", 6, url=TELEPHONES))
    assert [story.pub_status for story in told] == ["usable", *["canceled"] * 3, *["usable"] * 3]


@pytest.mark.parametrize("days", [4, 20])
def test_a_copy_of_the_same_words_brings_it_back_after_days(days: int) -> None:
    told = versions_of(report("en"), notice(hours=1), report("en", 24 * days, **elsewhere("other")))
    assert (told[2].story_id, told[2].pub_status) == (told[0].story_id, "usable")


def test_a_cut_copy_does_so_too() -> None:
    headline, body = REPORT["en"]
    cut = article(body.rpartition(" and ")[0] + " …", 2, headline=headline, complete=False, **elsewhere("other"))  # type: ignore[arg-type]
    assert versions_of(report("en"), notice(hours=1), cut)[-1].pub_status == "usable"


@pytest.mark.parametrize("copy", [report, edited])
def test_after_a_notice_that_names_the_story_copies_stay_down(copy: Callable[..., Distinct]) -> None:
    named = notice("This story is withdrawn.", 2, headline=f"WITHDRAWN: {REPORT['en'][0]}", url=None)
    assert versions_of(report("en"), named, copy("en", 3, **elsewhere("other")))[-1].pub_status == "canceled"
    told = versions_of(report("en"), notice(hours=1), named, copy("en", 3, **elsewhere("other")))
    assert told[-1].pub_status == "canceled"


def test_another_sites_mark_of_withdrawal_brings_nothing_back() -> None:
    marked = report("en", 2, signal="withdrawal", **elsewhere("other"))
    told = versions_of(report("en"), notice(hours=1), marked, report("en", 3, **elsewhere("third")))
    assert [story.pub_status for story in told] == ["usable", *["canceled"] * 3]


def test_a_story_that_was_taken_down_stays_down() -> None:
    memory = Threads()
    (first,) = thread(memory, report("en"))
    thread(memory, notice(hours=1))
    mark_taken_down(memory.heads[first.story_id])
    (again,) = thread(memory, report("en", 2, **elsewhere("other")))
    assert (again.pub_status, again.relation.kind) == ("canceled", "repeat")
    assert again.relation.rule != "not-withdrawn"


def test_two_portals_with_the_same_words_of_a_notice() -> None:
    """The second portal's notice brings nothing back; a third site's copy of the first article does."""
    same = notice(hours=2, url="https://other.example/9", source="other")
    told = versions_of(report("en"), notice(hours=1), same, report("en", 3, **elsewhere("third")))
    assert [story.pub_status for story in told] == ["usable", "canceled", "canceled", "usable"]


def test_so_it_does_after_a_restart() -> None:
    memory = Threads()
    (first,) = thread(memory, report("en"))
    thread(memory, notice(hours=1))
    memory.add_head(head_from_state(first.story_id, head_to_state(memory.heads[first.story_id])))
    assert thread(memory, edited("en", 2, **elsewhere("other")))[0].pub_status == "usable"
