"""A correction or a numbered update may go back to the words of an earlier text: a figure is what it was before.

A stale copy may not.
"""

from datetime import datetime, timedelta
from typing import Final

import pytest

from dateline.agents.state.thread_records import head_from_state, head_to_state, text_from_state, text_to_state
from dateline.core.stories.newest_words import PUBLISHED_EARLIER
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline_schemas import Distinct, Published, Story
from dateline_schemas.story import Revision
from tests.unit.stories.test_thread import FERRY, NOON, distinct

TOLL: Final = FERRY + " Rescuers said that {} passengers had died and that others were missing in the cold water."
CORRECTED: Final = {"signal": "correction", "headline": "CORRECTED-Ferry aground off Larsvik, 12 dead"}


ELSEWHERE: Final = {"source": "another portal"}


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def page(dead: int, published: int | None, fetched: int, *, first: int | None = None, **fields: object) -> Distinct:
    """Return a sighting of a text by a page of its own time; its words were first published ``first`` after noon."""
    given: dict[str, object] = {"headline": f"Ferry aground off Larsvik, {dead} dead"}
    made = distinct(TOLL.format(dead), at(fetched), **(given | {"published": printed(published)} | fields))
    of_words = printed(published if first is None else first)
    seen = at(fetched if first is None else first)
    sightings = made.sightings.model_copy(update={"published": of_words, "first_seen": seen})
    return made.model_copy(update={"sightings": sightings})


def printed(minutes: int | None) -> Published:
    if minutes is None:
        return Published()
    return Published(earliest=at(minutes - 1), latest=at(minutes), basis="age")


def old(published: int | None, fetched: int, **fields: object) -> Distinct:
    """Return another sighting of the first text."""
    return page(12, published, fetched, first=0, **fields)


FIRST_DEAD: Final = 12
FIRST: Final = page(FIRST_DEAD, 0, 0)
UPDATE: Final = page(21, 40, 42, signal="update", headline="UPDATE 1-Ferry aground off Larsvik, 21 dead")
BACK: Final = old(55, 58, **CORRECTED)
WITHDRAWN: Final = page(
    21, 50, 52, first=40, signal="withdrawal", headline="WITHDRAWN-Ferry aground off Larsvik, 21 dead"
)
"""The update, withdrawn."""
OF_UPDATE: Final = Revision(version=2, headline=UPDATE.headline)


def versions(*texts: Distinct, restart: bool = False) -> list[Story]:
    memory, stories = Threads(), []
    for text in texts:
        stories += thread(memory, text)
        if restart:
            memory = restored(memory)
    return stories


def restored(memory: Threads) -> Threads:
    """Return what a worker reads back from the state topic."""
    again = Threads(memory.clock)
    for name, text in memory.texts.items():
        again.add_text(name, text_from_state(text_to_state(text)))
    for name, head in memory.heads.items():
        again.add_head(head_from_state(name, head_to_state(head)))
    return again


def kinds(stories: list[Story]) -> list[str]:
    return [story.relation.kind for story in stories]


@pytest.mark.parametrize("restart", [False, True])
def test_a_correction_to_the_words_of_the_first_text_corrects_the_newest_words(*, restart: bool) -> None:
    *_, back = versions(FIRST, UPDATE, BACK, restart=restart)
    assert (back.relation.kind, back.relation.parent, back.relation.changed_since) == ("correction", 2, None)
    assert back.relation.changed == ("21 → 12 passengers had died",)
    assert (back.superseded_by, back.headline) == (None, BACK.headline)
    assert back.published == printed(55), "not when the words were published first, by which it is old news"


def test_its_note_is_told_too() -> None:
    *_, back = versions(FIRST, UPDATE, BACK.model_copy(update={"note": "Corrects toll to 12 from 21"}))
    assert back.relation.changed == ("21 → 12 passengers had died", "note: “Corrects toll to 12 from 21”")


def test_it_corrects_the_newest_words_under_a_headline_of_its_own_too() -> None:
    *_, back = versions(FIRST, UPDATE, BACK.model_copy(update={"headline": "CORRECTED-Toll of ferry lowered to 12"}))
    assert (back.relation.kind, back.relation.parent) == ("correction", 2)
    assert back.relation.changed == ("21 → 12 passengers had died",)


@pytest.mark.parametrize(
    "copy",
    [
        old(55, 58),
        old(55, 58, signal="update", headline="UPDATE 1-Ferry aground off Larsvik, 12 dead"),
        old(20, 58, **CORRECTED),
        old(40, 58, **CORRECTED, **ELSEWHERE),
        old(None, 58, **CORRECTED, **ELSEWHERE),
        old(
            None,
            58,
            **CORRECTED,
            **ELSEWHERE,
            note="Corrects name of the 21st passenger to that of the 12th, paragraph 3",
        ),
        old(20, 58, **CORRECTED, note="Corrects toll to 12 from 21"),
        old(None, 42, **CORRECTED),
        old(55, 58, signal="update", headline="UPDATE-Ferry aground off Larsvik, 12 dead"),
        old(None, 58, signal="update", headline="UPDATE 1-Ferry aground off Larsvik, 12 dead"),
    ],
    ids=[
        "no signal",
        "an update",
        "corrected before",
        "corrected as late",
        "corrected at a time unknown",
        "with a note of other things",
        "noted before",
        "on the page of the update",
        "an update without a number",
        "a number as high",
    ],
)
def test_any_other_copy_of_the_first_text_stays_a_repeat(copy: Distinct) -> None:
    *_, again = versions(FIRST, UPDATE, copy)
    assert (again.relation.kind, again.relation.parent, again.superseded_by) == ("repeat", 1, OF_UPDATE)


@pytest.mark.parametrize("restart", [False, True])
def test_a_copy_of_a_correction_takes_no_later_update_back(*, restart: bool) -> None:
    later = page(25, 90, 92, signal="update", headline="UPDATE 2-Ferry aground off Larsvik, 25 dead")
    *_, newest, copy = versions(FIRST, UPDATE, BACK, later, old(100, 101, **CORRECTED), restart=restart)
    assert newest.relation.changed == ("12 → 25 passengers had died",)
    assert (copy.relation.kind, copy.superseded_by) == ("repeat", Revision(version=4, headline=later.headline))


@pytest.mark.parametrize("published", [5, None])
def test_nor_does_a_copy_of_one_that_changed_nothing_to_be_seen(published: int | None) -> None:
    unseen = old(published, 6, **CORRECTED)
    stories = versions(FIRST, unseen, UPDATE, BACK)
    assert kinds(stories) == ["new", "repeat", "update", "repeat"]


def test_a_correction_that_a_page_without_a_time_showed_first_is_told_by_one_with_a_time() -> None:
    stories = versions(FIRST, UPDATE, old(None, 56, **CORRECTED, **ELSEWHERE), BACK)
    assert kinds(stories) == ["new", "update", "repeat", "correction"]


@pytest.mark.parametrize("restart", [False, True])
def test_after_it_a_copy_of_the_update_is_an_earlier_text(*, restart: bool) -> None:
    stale, update = old(0, 60), page(21, 40, 62, signal="update", headline=UPDATE.headline)
    edited = distinct(TOLL.format(21).replace("tugs", "tug boats"), at(64), headline="Ferry aground, 21 dead")
    edited = edited.model_copy(
        update={"sightings": edited.sightings.model_copy(update={"published": printed(45)}), "signal": "update"}
    )
    stories = versions(FIRST, UPDATE, BACK, stale, update, edited, restart=restart)
    assert kinds(stories) == ["new", "update", "correction", *["repeat"] * 3]
    of_back = Revision(version=3, headline=BACK.headline)
    assert [story.superseded_by for story in stories[3:]] == [None, of_back, of_back]
    assert stories[5].relation.rule == PUBLISHED_EARLIER, "a stale copy does not make the correction as old as it is"


def test_a_withdrawn_story_does_not_come_back_by_it() -> None:
    stories = versions(FIRST, UPDATE, WITHDRAWN, BACK)
    assert [story.event for story in stories] == ["version", "version", "withdrawn", "withdrawn"]
    assert kinds(stories)[2:] == ["withdrawal", "repeat"]


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("dead", [12, 21])
def test_a_withdrawn_text_is_back_by_an_update_of_a_higher_number_and_a_later_time(dead: int, *, restart: bool) -> None:
    headline = f"UPDATE 2-Ferry aground off Larsvik, {dead} dead"
    first = 0 if dead == FIRST_DEAD else 40
    back, early, untimed = (
        page(dead, published, 70, first=first, signal="update", headline=headline) for published in (65, 45, None)
    )
    stories = versions(FIRST, UPDATE, WITHDRAWN, early, untimed, back, restart=restart)
    assert [story.event for story in stories[2:]] == [*["withdrawn"] * 3, "version"]
    assert (stories[5].relation.kind, stories[5].pub_status) == ("update", "usable")


def test_a_text_from_before_the_withdrawal_does_not_bring_the_story_back() -> None:
    between, later = page(25, 45, 70), page(30, 65, 71)
    stories = versions(FIRST, UPDATE, WITHDRAWN, between, later)
    assert [story.event for story in stories[2:]] == ["withdrawn", "withdrawn", "version"]


def test_an_earlier_text_may_be_what_a_correction_goes_back_to() -> None:
    stories = versions(UPDATE, old(0, 45), BACK)
    assert kinds(stories) == ["new", "repeat", "correction"]
    assert (stories[2].relation.parent, stories[2].superseded_by) == (1, None)


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize(
    "again",
    [
        old(None, 58, **CORRECTED),
        old(None, 58, **CORRECTED, **ELSEWHERE, note="Corrects toll to 12 from 21"),
        old(40, 58, **CORRECTED, note="Corrects toll to twelve, not twenty-one"),
        old(
            None, 58, signal="correction", headline="CORRECTED-UPDATE 2-Ferry aground off Larsvik, 12 dead", **ELSEWHERE
        ),
    ],
    ids=["by the site that showed the update", "by a note", "as late, by a note in words", "by its number"],
)
def test_a_correction_may_be_known_as_the_newest_without_its_time(again: Distinct, *, restart: bool) -> None:
    *_, back, copy = versions(FIRST, UPDATE, again, old(None, 70, **CORRECTED), restart=restart)
    assert (back.relation.kind, back.relation.parent, back.superseded_by) == ("correction", 2, None)
    assert back.relation.changed[0] == "21 → 12 passengers had died"
    assert (copy.relation.kind, copy.superseded_by) == ("repeat", None)


def second(published: int | None, fetched: int = 58, **fields: object) -> Distinct:
    """Return a second update, with the words of the first text."""
    return old(published, fetched, signal="update", headline="UPDATE 2-Ferry aground off Larsvik, 12 dead", **fields)


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("published", [55, None, 20], ids=["later", "at a time unknown", "at a time read too early"])
def test_an_update_with_a_higher_number_may_go_back_to_the_first_text(published: int | None, *, restart: bool) -> None:
    of_update = page(21, 40, 62, signal="update", headline=UPDATE.headline)
    stories = versions(FIRST, UPDATE, second(published), old(0, 60), of_update, second(70, 75), restart=restart)
    assert kinds(stories) == ["new", "update", "update", *["repeat"] * 3]
    back = stories[2]
    assert (back.relation.parent, back.relation.rule) == (2, "signal-update-of-text")
    assert back.relation.changed == ("21 → 12 passengers had died",)
    of_back = Revision(version=3, headline=back.headline)
    assert [story.superseded_by for story in stories[2:]] == [None, None, of_back, None]


def test_it_may_go_back_to_the_words_of_an_update() -> None:
    first = page(12, 0, 0, signal="update", headline="UPDATE 1-Ferry aground off Larsvik, 12 dead")
    later = page(21, 40, 42, signal="update", headline="UPDATE 2-Ferry aground off Larsvik, 21 dead")
    third = old(55, 58, signal="update", headline="UPDATE 3-Ferry aground off Larsvik, 12 dead")
    assert kinds(versions(first, later, third, later)) == ["new", "update", "update", "repeat"]


def test_the_first_number_is_newer_where_it_was_published_later() -> None:
    more = page(21, 40, 42)
    one = {"signal": "update", "headline": "UPDATE 1-Ferry aground off Larsvik, 12 dead"}
    assert kinds(versions(FIRST, more, old(55, 58, **one))) == ["new", "update", "update"]
    assert kinds(versions(FIRST, more, old(None, 58, **one))) == ["new", "update", "update"], "the site showed more"
    assert kinds(versions(FIRST, more, old(None, 58, **one, **ELSEWHERE))) == ["new", "update", "repeat"]


def edited(published: int | None) -> Distinct:
    """Return a copy of the first text with another word and a sentence more, without a signal."""
    text = TOLL.format(12).replace("tugs", "tug boats") + " Several who were counted twice had swum ashore."
    return page(12, published, 58).model_copy(update={"text": text, "fingerprint": "edited"})


def test_a_later_text_without_a_signal_that_lowers_a_toll_is_told_against_the_newest() -> None:
    """It has the numbers of the first text, as edited copies of that have: its time says that it is none."""
    *_, lowered = versions(FIRST, UPDATE, edited(55))
    assert (lowered.relation.kind, lowered.relation.parent, lowered.relation.changed_since) == ("update", 1, 2)
    assert lowered.relation.changed[0] == "21 → 12 passengers had died"


@pytest.mark.parametrize("published", [20, None])
def test_an_edited_copy_of_the_first_text_is_not_told_backwards(published: int | None) -> None:
    *_, copy = versions(FIRST, UPDATE, edited(published))
    assert not any("21" in change for change in copy.relation.changed)
