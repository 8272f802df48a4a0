"""What a partition counts of sources: by the pages' own times, in bounded memory, and the same in any order."""

from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from dateline.agents.state.source_records import load_source, source_changes
from dateline.core.sources.activity import (
    MAX_NAME_CHARS,
    MAX_SOURCES,
    OTHERS,
    RETENTION_DAYS,
    PageYield,
    Sources,
    nonzero,
)
from dateline.core.sources.health import Standing, others, standings
from dateline.core.sources.yields import MAX_YIELD, NEWEST_PAGES
from dateline.core.times.clock import DAY, Clock
from dateline.kafka.codec import pack, unpack

START: Final = 20_500 * DAY
PAGES = st.lists(
    st.tuples(
        st.sampled_from(["kust", "berg 7", "", "æther"]).map(lambda name: name or "x"),
        st.builds(
            PageYield, st.integers(START, START + 20 * DAY), st.integers(0, 30), st.sampled_from([None, "/a", "/b"])
        ),
    ),
    max_size=60,
)


def sources_of(pages: list[tuple[str, PageYield]], clock: Clock | None = None) -> Sources:
    sources = Sources(clock or Clock())
    for name, page in pages:
        sources.count(name, page)
    return sources


def state(sources: Sources) -> dict[bytes, bytes]:
    return {key: value for key, value in source_changes(sources).items() if value is not None}


def standing(parts: list[Sources], at: int) -> list[Standing]:
    """How sources stand, without the example page: where several would do, any does."""
    return [one._replace(example=None) for one in standings([part.by_name for part in parts], at)]


@given(PAGES, st.randoms(use_true_random=False))
def test_the_order_of_pages_does_not_change_the_counts(pages: list[tuple[str, PageYield]], chance: object) -> None:
    shuffled = [*pages]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    at = START + 21 * DAY
    assert state(sources_of(pages)).keys() == state(sources_of(shuffled)).keys()
    assert standing([sources_of(pages)], at) == standing([sources_of(shuffled)], at)


@given(PAGES, st.integers(0, 60))
def test_the_counts_of_two_partitions_add_up_to_those_of_one(pages: list[tuple[str, PageYield]], cut: int) -> None:
    at = START + 21 * DAY
    parts = [sources_of(pages[:cut]).by_name, sources_of(pages[cut:]).by_name]
    alone = standings([sources_of(pages).by_name], at)
    assert [one._replace(example=None) for one in standings(parts, at)] == [one._replace(example=None) for one in alone]


@given(PAGES)
def test_sources_are_restored_from_their_state_records(pages: list[tuple[str, PageYield]]) -> None:
    sources = sources_of(pages)
    restored = Sources(Clock())
    for key, value in state(sources).items():
        load_source(restored, key, value)
    assert standings([restored.by_name], START + 30 * DAY) == standings([sources.by_name], START + 30 * DAY)
    for name, page in pages:
        sources.count(name, page)
        restored.count(name, page)
    assert source_changes(restored) == source_changes(sources)


def test_a_change_is_written_once() -> None:
    sources = sources_of([("kust", PageYield(START, 8)), ("kust", PageYield(START + 60, 7))])
    assert list(source_changes(sources)) == [b"newest kust", b"day 20500 kust"]
    assert source_changes(sources) == {}


def test_only_the_poorest_of_the_newest_pages_keeps_its_url() -> None:
    sources = sources_of([("kust", PageYield(START + n, 1 if n == 50 else 8, f"/{n}")) for n in range(60)])
    newest = sources.by_name["kust"].newest
    assert [page.at - START for page in newest] == list(range(60 - NEWEST_PAGES, 60))
    assert [page.url for page in newest if page.url] == ["/50"]


def test_a_page_of_more_briefs_than_the_bound_counts_as_one_of_the_bound() -> None:
    assert nonzero(sources_of([("kust", PageYield(START, 500))]).by_name["kust"].days[20_500].yields) == {MAX_YIELD: 1}


def test_days_older_than_the_retention_are_dropped_by_tombstones() -> None:
    clock = Clock()
    sources = sources_of(
        [("kust", PageYield(START, 8)), ("berg", PageYield(START, 8)), ("berg", PageYield(START + DAY, 8))], clock
    )
    source_changes(sources)
    clock.see(0, START + (RETENTION_DAYS + 1) * DAY)
    dropped = dict(source_changes(sources))
    assert dropped.pop(b"day 20500 berg") is None
    assert dropped == {b"newest kust": None, b"day 20500 kust": None}
    assert list(sources.by_name) == ["berg"]
    sources.count("kust", PageYield(START, 8))
    assert source_changes(sources) == {}, "a page older than that is not counted"


def test_sources_beyond_the_bound_are_counted_together() -> None:
    sources = sources_of(
        [(f"portal {n}", PageYield(START, 1)) for n in range(MAX_SOURCES + 50)]
        + [("x" * (MAX_NAME_CHARS + 1), PageYield(START, 1))]
    )
    assert len(sources.by_name) == MAX_SOURCES + 1
    assert others([sources.by_name]) == 51
    assert len(standings([sources.by_name], START)) == MAX_SOURCES
    assert OTHERS not in {one.name for one in standings([sources.by_name], START)}


def test_a_source_of_a_single_earlier_day_makes_room_for_a_new_one() -> None:
    stays = [("kust", PageYield(START - DAY, 8)), ("kust", PageYield(START, 8))]
    sources = sources_of([*stays, *((f"flood {n}", PageYield(START, 1)) for n in range(MAX_SOURCES))])
    source_changes(sources)
    sources.count("new", PageYield(START + DAY, 8))
    assert {"kust", "new"} < set(sources.by_name)
    assert len(sources.by_name) == MAX_SOURCES + 1
    assert sorted(value is None for value in source_changes(sources).values()) == [False, False, True, True]


def test_reasons_of_pages_without_briefs_are_counted_stored_and_added_up() -> None:
    pages = [
        ("kust", PageYield(START, 0, "/a", "refusal")),
        ("kust", PageYield(START + DAY, 0, None, "menu")),
        ("kust", PageYield(START + DAY, 0, None, "menu")),
        ("kust", PageYield(START + DAY, 3, "/b")),
    ]
    restored = Sources(Clock())
    for key, value in state(sources_of(pages)).items():
        load_source(restored, key, value)
    both = [restored.by_name, sources_of(pages[:1]).by_name]
    (one,) = standings(both, START + 2 * DAY)
    assert one.reasons == {"refusal": 2, "menu": 2}


def test_the_records_of_the_version_before_are_read_and_it_reads_ours() -> None:
    ours = state(sources_of([("kust", PageYield(START, 0, "/a", "refusal"))]))
    day = unpack(ours[b"day 20500 kust"])
    assert set(day) == {"h", "y", "r"}, "a reader of before takes h and y and ignores the rest"
    sources = Sources(Clock())
    load_source(sources, b"day 20500 kust", pack({"h": day["h"], "y": day["y"]}))
    (one,) = standings([sources.by_name], START + DAY)
    assert (one.pages, one.reasons) == (1, {})


def test_a_day_without_empty_pages_has_the_record_of_before() -> None:
    record = state(sources_of([("kust", PageYield(START, 2, "/a"))]))[b"day 20500 kust"]
    assert set(unpack(record)) == {"h", "y"}
