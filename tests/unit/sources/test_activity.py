"""What a partition keeps of sources: counts by the pages' own times, bounded, and the same in whatever order."""

from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from dateline.agents.state.source_records import load_source, source_changes
from dateline.core.sources.activity import KEPT_DAYS, NAME, OTHERS, WATCHED, Page, Sources, counted
from dateline.core.sources.health import Standing, others, standings
from dateline.core.sources.yields import MOST, RECENT
from dateline.core.times.clock import DAY, Clock

START: Final = 20_500 * DAY
PAGES = st.lists(
    st.tuples(
        st.sampled_from(["kust", "berg 7", "", "æther"]).map(lambda name: name or "x"),
        st.builds(Page, st.integers(START, START + 20 * DAY), st.integers(0, 30), st.sampled_from([None, "/a", "/b"])),
    ),
    max_size=60,
)


def seen(pages: list[tuple[str, Page]], clock: Clock | None = None) -> Sources:
    sources = Sources(clock or Clock())
    for name, page in pages:
        sources.see(name, page)
    return sources


def state(sources: Sources) -> dict[bytes, bytes]:
    return {key: value for key, value in source_changes(sources).items() if value is not None}


def standing(parts: list[Sources], at: int) -> list[Standing]:
    """How sources stand, without the example page: where several would do, any does."""
    return [one._replace(example=None) for one in standings([part.known for part in parts], at)]


@given(PAGES, st.randoms(use_true_random=False))
def test_the_order_of_pages_makes_no_difference_to_what_is_kept(pages: list[tuple[str, Page]], chance: object) -> None:
    shuffled = [*pages]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    at = START + 21 * DAY
    assert state(seen(pages)).keys() == state(seen(shuffled)).keys()
    assert standing([seen(pages)], at) == standing([seen(shuffled)], at)


@given(PAGES, st.integers(0, 60))
def test_what_partitions_know_adds_up_to_what_one_would(pages: list[tuple[str, Page]], cut: int) -> None:
    at = START + 21 * DAY
    parts = [seen(pages[:cut]).known, seen(pages[cut:]).known]
    alone = standings([seen(pages).known], at)
    assert [one._replace(example=None) for one in standings(parts, at)] == [one._replace(example=None) for one in alone]


@given(PAGES)
def test_state_that_was_written_is_read_back(pages: list[tuple[str, Page]]) -> None:
    sources = seen(pages)
    back = Sources(Clock())
    for key, value in state(sources).items():
        load_source(back, key, value)
    assert standings([back.known], START + 30 * DAY) == standings([sources.known], START + 30 * DAY)
    for name, page in pages:
        sources.see(name, page)
        back.see(name, page)
    assert source_changes(back) == source_changes(sources)


def test_a_change_is_written_once() -> None:
    sources = seen([("kust", Page(START, 8)), ("kust", Page(START + 60, 7))])
    assert list(source_changes(sources)) == [b"newest kust", b"day 20500 kust"]
    assert source_changes(sources) == {}


def test_the_newest_are_so_many_and_one_keeps_its_address() -> None:
    sources = seen([("kust", Page(START + n, 1 if n == 50 else 8, f"/{n}")) for n in range(60)])
    newest = sources.known["kust"].newest
    assert [page.at - START for page in newest] == list(range(60 - RECENT, 60))
    assert [page.url for page in newest if page.url] == ["/50"]


def test_a_page_of_very_many_briefs_counts_as_one_of_many() -> None:
    assert counted(seen([("kust", Page(START, 500))]).known["kust"].days[20_500].yields) == {MOST: 1}


def test_what_is_eight_weeks_old_is_let_go_by_tombstones() -> None:
    clock = Clock()
    sources = seen([("kust", Page(START, 8)), ("berg", Page(START, 8)), ("berg", Page(START + DAY, 8))], clock)
    source_changes(sources)
    clock.see(0, START + (KEPT_DAYS + 1) * DAY)
    gone = dict(source_changes(sources))
    assert gone.pop(b"day 20500 berg") is None
    assert gone == {b"newest kust": None, b"day 20500 kust": None}
    assert list(sources.known) == ["berg"]
    sources.see("kust", Page(START, 8))
    assert source_changes(sources) == {}, "a page from before that is not counted"


def test_a_thousand_names_are_kept_apart_and_the_rest_are_others() -> None:
    sources = seen(
        [(f"portal {n}", Page(START, 1)) for n in range(WATCHED + 50)] + [("x" * (NAME + 1), Page(START, 1))]
    )
    assert len(sources.known) == WATCHED + 1
    assert others([sources.known]) == 51
    assert len(standings([sources.known], START)) == WATCHED
    assert OTHERS not in {one.name for one in standings([sources.known], START)}


def test_a_flood_of_names_makes_room_on_the_next_day_for_those_that_stay() -> None:
    stays = [("kust", Page(START - DAY, 8)), ("kust", Page(START, 8))]
    sources = seen([*stays, *((f"flood {n}", Page(START, 1)) for n in range(WATCHED))])
    source_changes(sources)
    sources.see("new", Page(START + DAY, 8))
    assert {"kust", "new"} < set(sources.known)
    assert len(sources.known) == WATCHED + 1
    assert sorted(value is None for value in source_changes(sources).values()) == [False, False, True, True]
