"""A text from before a story's newest words is announced as no update, and does not take their place."""

from datetime import timedelta
from itertools import permutations
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.agents.state.thread_records import head_from_state, head_to_state
from dateline.core.stories.newest_words import LOWER_NUMBER, PUBLISHED_EARLIER, SEEN_EARLIER
from dateline.core.stories.route import route
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.stories.withdrawals.takedown import take_down
from dateline_schemas import Distinct, Published, Region, Story
from dateline_schemas.brief import ArticleMetadata
from dateline_schemas.story import Revision
from tests.rows import each_row
from tests.unit.stories.test_thread import FERRY, MORE, NOON, distinct
from tests.unit.stories.test_thread_late_texts import RESCUE, WHOLE
from tests.unit.stories.withdrawals.test_takedown import order

DEAD: Final = FERRY + " Rescuers said that {} passengers had died and {} were still missing in the cold water."


def at(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


def take(dead: int, published: int | None, fetched: int, **fields: object) -> Distinct:
    """Return the text with this number of dead, published and fetched so many minutes after noon."""
    given: dict[str, object] = {"headline": f"Ferry runs aground off Larsvik, {dead} dead"}
    made = distinct(DEAD.format(dead, dead + 3), NOON + at(fetched), **(given | fields))
    return made if published is None else published_at(made, published)


def published_at(text: Distinct, minutes: int) -> Distinct:
    ends = {"earliest": NOON + at(minutes) - at(1), "latest": NOON + at(minutes)}
    published = Published(**ends, basis="age")
    sightings = text.sightings.model_copy(update={"published": published})
    return text.model_copy(update={"sightings": sightings, "published": published})


def versions(*texts: Distinct, memory: Threads | None = None, restart: bool = False) -> list[Story]:
    memory = memory or Threads()
    stories = []
    for text in texts:
        stories += thread(memory, text)
        for head in list(memory.heads.values()) if restart else ():
            memory.add_head(head_from_state(head.story_id, head_to_state(head)))
    return stories


def shown(stories: list[Story]) -> str | None:
    """Return the headline of the story as a reader of all its versions has it."""
    newest = stories[-1]
    return newest.headline if newest.superseded_by is None else newest.superseded_by.headline


@pytest.mark.parametrize("restart", [False, True])
def test_an_older_text_of_a_slower_site_is_an_earlier_text(*, restart: bool) -> None:
    stories = versions(take(12, 100, 110), take(9, 40, 115), take(9, 40, 120), take(12, 100, 125), restart=restart)
    assert [story.relation.kind for story in stories] == ["new", "repeat", "repeat", "repeat"]
    assert [story.relation.rule for story in stories[1:3]] == [PUBLISHED_EARLIER, "same-fingerprint"]
    assert [story.relation.parent for story in stories] == [None, 1, 2, 1]
    assert [story.relation.changed for story in stories] == [()] * 4
    newest = Revision(version=1, headline="Ferry runs aground off Larsvik, 12 dead")
    assert [story.superseded_by for story in stories] == [None, newest, newest, None]
    assert [route(story) for story in stories[1:]] == [()] * 3


def changed_at(text: Distinct, minutes: int) -> Distinct:
    return text.model_copy(update={"metadata": ArticleMetadata(modified=NOON + at(minutes))})


def test_an_article_that_its_site_changed_since_is_no_earlier_text() -> None:
    """It keeps the time at which it was first published."""
    newer = changed_at(take(15, 40, 170), 165)
    stories = versions(take(12, 100, 110), newer)
    assert [(story.relation.kind, story.superseded_by) for story in stories] == [("new", None), ("update", None)]
    assert stories[1].relation.changed[0].startswith("12 → 15")


def test_one_that_was_changed_before_the_newest_words_is_an_earlier_text_still() -> None:
    stories = versions(take(12, 100, 110), changed_at(take(9, 40, 115), 45))
    assert stories[1].relation.rule == PUBLISHED_EARLIER


def test_a_newer_text_after_an_earlier_one_is_an_update_as_ever() -> None:
    stories = versions(take(12, 100, 110), take(9, 40, 115), take(15, 130, 140), take(9, 40, 150), take(12, 100, 160))
    assert [story.relation.kind for story in stories] == ["new", "repeat", "update", "repeat", "repeat"]
    assert stories[2].superseded_by is None
    newest = Revision(version=3, headline="Ferry runs aground off Larsvik, 15 dead")
    assert [story.superseded_by for story in stories[3:]] == [newest, newest]


@pytest.mark.parametrize(("newer", "older"), [(100, None), (None, 40), (100, 100), (None, None)])
def test_without_two_times_that_differ_the_order_of_the_pages_decides(newer: int | None, older: int | None) -> None:
    stories = versions(take(12, newer, 110), take(9, older, 115))
    assert [story.relation.kind for story in stories] == ["new", "update"]
    assert stories[1].superseded_by is None
    backwards = versions(take(9, older, 115), take(12, newer, 110))
    assert [story.relation.kind for story in backwards] == ["new", "repeat"]
    assert backwards[1].relation.rule == SEEN_EARLIER
    assert backwards[1].superseded_by == Revision(version=1, headline=stories[1].headline)


def test_a_text_that_was_published_later_is_an_update_though_its_page_is_older() -> None:
    assert versions(take(9, 40, 115), take(12, 100, 110))[1].relation.kind == "update"


def test_an_edited_copy_on_a_later_page_does_not_outdate_the_update_of_a_page_before() -> None:
    edited = distinct(DEAD.format(9, 12).replace("tugs", "tug boats"), NOON + at(150), fingerprint="e")
    stories = versions(take(9, None, 50), edited, take(12, None, 140))
    assert [story.relation.kind for story in stories] == ["new", "update", "update"]


def test_words_were_seen_when_the_first_page_showed_them() -> None:
    stories = versions(take(9, None, 130), take(9, None, 90), take(12, None, 110))
    assert [story.relation.kind for story in stories] == ["new", "repeat", "update"]


def test_intervals_that_overlap_decide_nothing() -> None:
    hours = Published(earliest=NOON - at(30), latest=NOON + at(100), basis="age")
    vague = take(12, None, 110).model_copy(
        update={"sightings": take(12, 1, 110).sightings.model_copy(update={"published": hours})}
    )
    assert [story.relation.kind for story in versions(vague, take(9, 40, 115))] == ["new", "update"]


def test_a_text_without_a_time_is_as_new_as_the_words_before_it() -> None:
    stories = versions(take(12, 100, 110), take(15, None, 120), take(9, 40, 130))
    assert [story.relation.kind for story in stories] == ["new", "update", "repeat"]
    assert stories[2].superseded_by == Revision(version=2, headline="Ferry runs aground off Larsvik, 15 dead")


def numbered(number: int, dead: int, published: int | None, fetched: int, word: str = "UPDATE") -> Distinct:
    headline = f"{word} {number}-Ferry runs aground off Larsvik, {dead} dead"
    return take(dead, published, fetched, headline=headline, signal="update")


@pytest.mark.parametrize("published", [(None, None), (100, None), (None, 120), (100, 120), (100, 40)])
def test_an_update_that_the_wire_numbered_lower_is_an_earlier_text(published: tuple[int | None, int | None]) -> None:
    second, first = published
    stories = versions(numbered(2, 12, second, 110), numbered(1, 9, first, 130))
    assert [story.relation.kind for story in stories] == ["new", "repeat"]
    assert stories[1].relation.rule == (PUBLISHED_EARLIER if published == (100, 40) else LOWER_NUMBER)
    assert stories[1].superseded_by == Revision(version=1, headline=stories[0].headline)


def test_a_higher_number_is_newer_whatever_the_times_say() -> None:
    assert versions(numbered(1, 9, 120, 125), numbered(2, 12, 100, 130))[1].relation.kind == "update"


def test_numbers_of_another_word_or_another_day_are_not_compared() -> None:
    assert versions(numbered(2, 9, None, 0), numbered(1, 12, None, 10, "WRAPUP"))[1].relation.kind == "update"
    assert versions(numbered(2, 9, None, 0), numbered(1, 12, None, 13 * 60))[1].relation.kind == "update"


@pytest.mark.parametrize(("number", "is_earlier"), [(1, True), (2, False), (3, False)])
def test_a_correction_of_an_update_with_a_lower_number_leaves_the_newest_words(
    number: int, *, is_earlier: bool
) -> None:
    headline = f"CORRECTED-UPDATE {number}-Ferry runs aground off Larsvik, 9 dead"
    stories = versions(numbered(2, 12, None, 110), take(9, None, 120, headline=headline, signal="correction"))
    newest = Revision(version=1, headline=stories[0].headline) if is_earlier else None
    assert (stories[1].relation.kind, stories[1].superseded_by) == ("correction", newest)
    assert (shown(stories) == stories[0].headline) == is_earlier


def test_a_correction_of_an_earlier_text_is_announced_and_leaves_the_newest_words() -> None:
    given = {"headline": "CORRECTED-Ferry aground off Larsvik, 8 dead", "signal": "correction"}
    places = (Region(code="150", slug="europe", iptc=None, via="dateline"),)
    corrected = take(8, 60, 130, regions=places, **given)
    first, second, third, fourth = versions(take(9, 40, 50), take(12, 100, 110), corrected, take(9, 40, 150))
    assert (third.relation.kind, third.regions) == ("correction", second.regions)
    assert third.superseded_by == fourth.superseded_by == Revision(version=2, headline=second.headline)
    assert (first.superseded_by, second.superseded_by) == (None, None)
    backwards = versions(take(12, 100, 110), corrected)[1]
    assert (backwards.relation.kind, backwards.relation.changed) == ("correction", ())


@pytest.mark.parametrize(
    ("corrected", "note", "parent"),
    [(8, " (Corrects the dead to 8, not 12)", 2), (8, " (Corrects the dead to 8, not 9)", 1), (8, "", 2), (21, "", 2)],
)
def test_a_correction_of_an_earlier_text_follows_the_text_that_it_corrects(
    corrected: int, note: str, parent: int
) -> None:
    given = {"headline": f"CORRECTED-Ferry aground off Larsvik, {corrected} dead", "signal": "correction"}
    wrong = {1: 9, 2: 12}[parent]
    text = DEAD.format(corrected, wrong + 3) + note
    late = published_at(distinct(text, NOON + at(140), **given), 80)
    relation = versions(take(9, 40, 50), take(12, 60, 70), take(20, 100, 110), late)[3].relation
    assert (relation.kind, relation.parent, relation.changed_since) == ("correction", parent, None)
    assert any(f"{wrong} → {corrected}" in change for change in relation.changed)
    assert not any("20" in change for change in relation.changed)


def test_a_correction_of_an_earlier_text_does_not_bring_a_withdrawn_story_back() -> None:
    gone = take(12, 130, 140, headline="WITHDRAWN-Ferry aground", signal="withdrawal", fingerprint="w")
    corrected = take(8, 60, 150, headline="CORRECTED-Ferry aground, 8 dead", signal="correction")
    third = versions(take(12, 100, 110), gone, corrected)[2]
    assert (third.event, third.relation.kind, third.text) == ("withdrawn", "repeat", None)


def test_a_text_that_was_published_later_revises_though_it_follows_an_earlier_one() -> None:
    texts = take(4, 2, 300), take(3, 1, 301), take(5, 3, 302), take(4, 2, 303)
    assert shown(versions(*texts)) == texts[2].headline


def test_a_withdrawal_counts_whatever_its_time() -> None:
    gone = take(
        12, 40, 130, headline="WITHDRAWN-Ferry runs aground off Larsvik, 12 dead", signal="withdrawal", fingerprint="w"
    )
    assert versions(take(12, 100, 110), gone)[1].event == "withdrawn"


def test_an_earlier_text_does_not_bring_a_withdrawn_story_back() -> None:
    gone = take(12, 130, 140, headline="WITHDRAWN-Ferry aground", signal="withdrawal", fingerprint="w")
    stories = versions(take(12, 100, 110), gone, take(9, 40, 150), take(15, 160, 170))
    assert [story.event for story in stories] == ["version", "withdrawn", "withdrawn", "version"]


def test_a_withdrawal_of_an_earlier_text_does_not_withdraw_the_story() -> None:
    stories = versions(take(12, 100, 110), take(9, 40, 115), take(9, 40, 120, signal="withdrawal"))
    assert [story.event for story in stories] == ["version"] * 3


def test_a_corrected_headline_of_an_earlier_text_does_not_become_the_story_s() -> None:
    mended = take(9, 40, 120, headline="CORRECTED-Ferry aground off Larvik, 9 dead", signal="correction")
    stories = versions(take(12, 100, 110), take(9, 40, 115), mended, take(9, 40, 130))
    assert [story.relation.kind for story in stories] == ["new", "repeat", "correction", "repeat"]
    assert [shown(stories[:number]) for number in (2, 3, 4)] == [stories[0].headline] * 3


def test_the_full_text_of_a_newer_brief_is_an_expansion_whenever_it_was_published() -> None:
    brief, article = (
        published_at(distinct(FERRY, NOON + at(110)), 100),
        published_at(distinct(FERRY + MORE, NOON + at(120)), 40),
    )
    stories = versions(brief, article, published_at(distinct(FERRY, NOON + at(130)), 100))
    assert [story.relation.kind for story in stories] == ["new", "expansion", "repeat"]
    assert [story.superseded_by for story in stories] == [None] * 3


def test_an_edited_copy_that_is_published_late_does_not_outdate_the_next_update() -> None:
    edited = take(9, 130, 135).model_copy(
        update={"text": DEAD.format(9, 12).replace("tugs", "tug boats"), "fingerprint": "e"}
    )
    stories = versions(take(9, 40, 50), edited, take(12, 100, 140))
    assert [story.relation.kind for story in stories] == ["new", "update", "update"]


def test_words_are_as_old_as_their_oldest_copy() -> None:
    stories = versions(take(9, 120, 130), take(9, 40, 140), take(12, 100, 150))
    assert [story.relation.kind for story in stories] == ["new", "repeat", "update"]


def test_a_flash_that_comes_after_the_report_is_an_earlier_text() -> None:
    flash = distinct("Ferry with 214 people on board runs aground near harbour of Larsvik.", NOON + at(120))
    stories = versions(take(12, 100, 110), published_at(flash, 40))
    assert stories[1].story_id != stories[0].story_id or shown(stories) == stories[0].headline


def test_an_earlier_text_that_joins_two_stories_leaves_the_newest_words() -> None:
    memory = Threads()
    one = published_at(distinct(FERRY, NOON, headline="Ferry aground"), -10)
    other = published_at(distinct(RESCUE, NOON + at(120), headline="Harbour waits for the ferry"), 119)
    whole = published_at(WHOLE.model_copy(update={"signal": "update", "headline": "Ferry aground, harbour waits"}), 60)
    version, gone, stays = versions(one, other, whole, one, memory=memory)[2:5]
    assert (version.story_id, gone.merged_into) == (stays.story_id, stays.story_id)
    assert (version.relation.kind, version.relation.rule) == ("repeat", PUBLISHED_EARLIER)
    assert version.superseded_by == Revision(version=stays.version, headline=other.headline)
    assert stays.headline == other.headline
    head = memory.head(stays.story_id)
    assert head is not None
    assert head.words is not None
    assert (head.words.version, head.words.headline) == (stays.version, other.headline)


def test_nothing_of_the_newest_words_stands_on_a_story_that_was_taken_down() -> None:
    memory = Threads()
    stories = versions(take(12, 100, 110), memory=memory)
    take_down(memory, order(stories[-1], take(12, 100, 110)))
    later = versions(take(9, 40, 115), take(9, 40, 120), memory=memory)
    assert [(story.event, story.superseded_by) for story in later] == [("withdrawn", None)] * 2
    head = memory.head(stories[0].story_id)
    assert head is not None
    assert b"12 dead" not in head_to_state(head)


def test_a_head_of_a_worker_of_before_knows_no_newest_words() -> None:
    memory = Threads()
    stories = versions(take(12, 100, 110), memory=memory)
    head = memory.head(stories[0].story_id)
    assert head is not None
    head.words = None
    memory.add_head(head_from_state(head.story_id, head_to_state(head)))
    assert versions(take(9, 40, 115), memory=memory)[0].relation.kind == "update"


@each_row("arrival", list(permutations(range(4))))
def test_whatever_the_order_of_arrival_the_story_has_the_words_of_the_newest_page(arrival: tuple[int, ...]) -> None:
    stories = versions(*(take(5 + 3 * number, None, 60 * number) for number in arrival))
    assert {story.story_id for story in stories} == {stories[0].story_id}
    assert shown(stories) == "Ferry runs aground off Larsvik, 14 dead"
    updates = [story.headline for story in stories if story.relation.kind != "repeat"]
    assert updates == sorted(updates, key=lambda headline: int(str(headline).split()[-2]))


@each_row("arrival", list(permutations(range(4))))
def test_whatever_the_order_of_arrival_the_story_has_the_words_published_last(arrival: tuple[int, ...]) -> None:
    stories = versions(*(take(5 + 3 * number, 60 * number, 300 + place) for place, number in enumerate(arrival)))
    assert {story.story_id for story in stories} == {stories[0].story_id}
    assert shown(stories) == "Ferry runs aground off Larsvik, 14 dead"
    updates = [story.headline for story in stories if story.relation.kind != "repeat"]
    assert updates == sorted(updates, key=lambda headline: int(str(headline).split()[-2]))


@st.composite
def arrivals(draw: st.DrawFn) -> list[Distinct]:
    """Draw texts of one story with disjoint times of publication, each seen at least once, in any order."""
    moments = sorted(draw(st.sets(st.integers(1, 200), min_size=2, max_size=6)))
    signals = [draw(st.sampled_from([None, "update"])) for _ in moments]
    dead = draw(st.lists(st.integers(3, 60), min_size=len(moments), max_size=len(moments), unique=True))
    sights = draw(
        st.permutations([*range(len(moments)), *draw(st.lists(st.sampled_from(range(len(moments))), max_size=4))])
    )
    return [take(dead[one], moments[one], 300 + place, signal=signals[one]) for place, one in enumerate(sights)]


@given(arrivals(), st.booleans())
def test_the_story_ends_with_the_words_published_last(texts: list[Distinct], restart: bool) -> None:  # noqa: FBT001
    stories = versions(*texts, restart=restart)
    last = max(texts, key=lambda text: text.sightings.published.latest or NOON)
    assert {story.story_id for story in stories} == {stories[0].story_id}
    assert shown(stories) == last.headline
    newest = None
    for story in stories:
        if story.relation.kind != "repeat":
            assert newest is None or (story.published and story.published.latest and story.published.latest > newest)
            newest = story.published.latest if story.published else None
