"""The history of a story: what each version changed, and how the story ended."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from dateline.core.stories.head import Head, relink
from dateline.core.stories.history import life, lives
from dateline_schemas import Published, Region, Relation, SourceCount, Sources, Story
from tests.unit.stories.test_thread import distinct

NOON: Final = datetime(2026, 2, 7, 12, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def interval(earliest: int | None, latest: int | None, basis: str = "age") -> Published:
    ends = {"earliest": earliest, "latest": latest}
    return Published.model_validate(
        {"basis": basis, **{name: None if end is None else at(end) for name, end in ends.items()}}
    )


def regions(**via: str) -> tuple[Region, ...]:
    return tuple(Region.model_validate({"code": "1", "slug": slug, "via": why}) for slug, why in via.items())


def story(version: int, kind: str = "repeat", **changes: Any) -> Story:  # noqa: ANN401  (a model's fields, which it checks)
    counts: dict[str, int] = changes.pop("counts", {"a": version})
    fields: dict[str, Any] = {
        "story_id": "a" * 32,
        "version": version,
        "event": "version",
        "relation": Relation.model_validate({"kind": kind, "parent": version - 1 or None, "rule": "a-rule"}),
        "headline": "Ferry aground",
        "text": "A ferry ran aground.",
        "fingerprint": "f",
        "language": "en",
        "published": interval(0, 60),
        "fetched_at": at(60 + version),
        "first_seen": at(61),
        "last_seen": at(60 + version),
        "sightings": sum(counts.values()),
        "sources": Sources(
            top=tuple(SourceCount(source=name, count=count) for name, count in counts.items()), total=len(counts)
        ),
        "regions": regions(europe="dateline"),
        "article_ids": ("x",),
    }
    return Story.model_validate(fields | changes)


def test_a_row_copies_the_fields_of_its_version() -> None:
    relation = Relation(kind="update", parent=1, score=0.8, rule="same-words", changed=("ten → twelve",))
    (_, row) = life([story(1, "new"), story(2, relation=relation, source="a", url="/2", age="1 hour ago")]).rows
    assert (row.relation, row.at, row.source, row.url, row.age) == (relation, at(62), "a", "/2", "1 hour ago")


def test_versions_are_sorted_whatever_the_order_of_reading() -> None:
    versions = [story(number, "repeat" if number > 1 else "new") for number in range(1, 8)]
    shuffled = random.Random(7).sample(versions, len(versions))  # noqa: S311  (no secret)
    assert life(shuffled) == life(versions)
    assert [row.version for row in life(shuffled).rows] == list(range(1, 8))


def test_sightings_grow_by_source() -> None:
    first, second = life([story(1, "new", counts={"a": 1}), story(2, counts={"a": 1, "b": 3})]).rows
    assert [(source.source, source.count, source.new) for source in first.sources] == [("a", 1, 1)]
    assert [(source.source, source.count, source.new) for source in second.sources] == [("a", 1, 0), ("b", 3, 3)]


def test_growth_is_unknown_where_the_version_before_is_missing() -> None:
    history = life([story(3, counts={"a": 5}), story(4, counts={"a": 6})])
    assert [row.sources[0].new for row in history.rows] == [None, 1]
    assert history.missing == (1, 2)


@pytest.mark.parametrize(
    ("now", "turn"),
    [
        (interval(0, 60), "kept"),
        (interval(0, 30), "narrowed"),
        (interval(10, 60), "narrowed"),
        (interval(20, 20, "article"), "narrowed"),
        (interval(-60, 0), "replaced"),
        (interval(0, 90), "replaced"),
        (interval(None, None, "unknown"), "replaced"),
        (None, None),
    ],
)
def test_an_interval_narrows_is_kept_or_replaced(now: Published | None, turn: str | None) -> None:
    first, second = life([story(1, "new"), story(2, published=now)]).rows
    assert (first.interval, second.interval) == ("first", turn)


def test_an_unknown_time_that_becomes_known_has_narrowed() -> None:
    history = life([story(1, "new", published=interval(None, None, "unknown")), story(2)])
    assert history.rows[1].interval == "narrowed"


def test_every_text_has_an_interval_of_its_own() -> None:
    update = {"fingerprint": "g", "published": interval(100, 120)}
    history = life([story(1, "new"), story(2, "update", **update), story(3, published=interval(0, 20))])
    assert [row.interval for row in history.rows] == ["first", "first", "narrowed"]


def test_headline_and_text_are_retold_where_they_do_not_differ() -> None:
    history = life(
        [
            story(1, "new"),
            story(2),
            story(3, headline="Ferry aground off Larsvik"),
            story(4, "update", headline="Ferry aground off Larsvik", fingerprint="g"),
            story(5, event="relinked", fingerprint=None, text=None, published=None, absorbed=("b" * 32,)),
            story(6, headline="Ferry aground off Larsvik", fingerprint="g"),
        ]
    )
    assert [row.retold for row in history.rows] == [False, True, False, False, False, True]


def test_a_version_without_headline_has_its_first_words() -> None:
    history = life([story(1, "new", headline=None), story(2, headline=None, text="ferry " * 100)])
    assert history.rows[0].opening == "A ferry ran aground."
    long = history.rows[1].opening or ""
    assert long.endswith("ferry …")
    assert len(long) < 90
    assert life([story(1, "new")]).rows[0].opening is None


def test_regions_are_entered_and_left() -> None:
    moved: dict[str, Any] = {"regions": regions(asia="mention"), "former_regions": regions(europe="dateline")}
    history = life([story(1, "new"), story(2, "update", **moved), story(3, **moved)])
    assert [row.entered for row in history.rows] == [("europe",), ("asia",), ()]
    assert [row.left for row in history.rows] == [(), ("europe",), ()]
    assert [region.via for region in history.rows[1].regions] == ["mention"]


def test_a_moved_event_names_the_regions_left_and_changes_no_text() -> None:
    where: dict[str, Any] = {"regions": regions(asia="mention"), "former_regions": regions(europe="dateline")}
    of_place = {"event": "moved", "text": None, "fingerprint": None, "left_regions": regions(europe="dateline")}
    history = life([story(1, "new"), story(2, "update", **where), story(3, "update", **where, **of_place), story(4)])
    assert [row.left for row in history.rows] == [(), ("europe",), ("europe",), ()]
    assert history.rows[3].retold
    assert history.withdrawn is None


def test_a_withdrawal_stays_though_its_notice_is_repeated() -> None:
    gone = {"event": "withdrawn", "text": None, "published": None, "pub_status": "canceled", "fingerprint": "w"}
    history = life([story(1, "new"), story(2, "withdrawal", **gone), story(3, fingerprint="w")])
    assert history.withdrawn == 2
    assert life([story(1, "new")]).withdrawn is None


def test_stories_that_became_one_name_each_other() -> None:
    counted: dict[str, Any] = {"version": 1, "sightings": 2, "sources": {"a": 2}}
    survivor = Head("a" * 32, "x", NOON, NOON, regions=regions(europe="dateline"), **counted)
    other = Head("b" * 32, "y", at(5), at(5), regions=regions(asia="dateline"), **counted)
    relations = {
        "a" * 32: Relation(kind="repeat", parent=1, score=0.9, rule="contained"),
        "b" * 32: Relation(kind="repeat", parent=1, score=0.7, rule="same-words"),
    }
    events = relink(survivor, [other], relations, distinct("A ferry ran aground.", at(30)))
    first = {"counts": {"a": 2}, "fetched_at": NOON}
    histories = lives(
        [
            story(1, "new", **first),
            story(1, "new", **first, story_id="b" * 32, regions=regions(asia="dateline")),
            *events,
        ]
    )
    assert list(histories) == ["a" * 32, "b" * 32]
    assert histories["b" * 32].merged_into == "a" * 32
    assert histories["b" * 32].rows[-1].left == ()
    whole = histories["a" * 32].rows[-1]
    assert histories["a" * 32].merged_into is None
    ended = histories["b" * 32].rows[-1]
    assert (ended.at, ended.relation.score, ended.relation.rule) == (at(30), 0.7, "same-words")
    assert (whole.at, whole.relation.score, whole.relation.rule) == (at(30), 0.9, "contained")
    assert (whole.absorbed, whole.left, whole.sources[0].new) == (("b" * 32,), ("asia",), 2)


def test_a_version_read_twice_counts_once_and_one_that_differs_is_named() -> None:
    history = life([story(1, "new"), story(2), story(2), story(1, "new", headline="Another run")])
    assert [row.version for row in history.rows] == [1, 2]
    assert history.rows[0].headline == "Ferry aground"
    assert history.disputed == (1,)
