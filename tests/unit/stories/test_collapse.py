"""Which sightings of a text pass, and what they count."""

from datetime import UTC, datetime, timedelta

import pytest

from dateline.agents.stages.collapse import CollapseStage
from dateline.core.stories.collapse import MAX_SOURCES, Sightings, collapse
from dateline.core.stories.retention import stage_clock
from dateline.core.times.clock import Passage
from dateline.kafka.codec import Incoming, encode, pack, unpack
from dateline_schemas import Brief, Distinct, Published, SourceCount

NOON = datetime(2026, 2, 7, 12, tzinfo=UTC)


def brief(**changes: object) -> Brief:
    fields: dict[str, object] = {
        "brief_id": "b",
        "article_id": "a",
        "ordinal": 0,
        "span": (0, 10),
        "role": "related",
        "complete": True,
        "text": "Het kabinet besluit vrijdag over de dijken.",
        "language": "nl",
        "fingerprint": "f",
        "source": "a portal",
        "fetched_at": NOON,
        "parser_version": "1",
    }
    return Brief.model_validate(fields | changes)


def aged(hours: int, fetched_at: datetime) -> dict[str, object]:
    floor = fetched_at - timedelta(hours=hours)
    return {
        "published": Published(earliest=floor - timedelta(hours=1), latest=floor, basis="age"),
        "fetched_at": fetched_at,
    }


def passed(*briefs: Brief) -> list[int]:
    """Return the counts at which a sighting passed."""
    memory = Sightings(stage_clock())
    return [distinct.sightings.count for each in briefs if (distinct := collapse(memory, each))]


def test_the_first_passes_and_then_each_power_of_two() -> None:
    assert passed(*[brief()] * 40) == [1, 2, 4, 8, 16, 32]


def test_a_text_that_comes_again_after_the_retention_is_new_while_another_partition_is_behind() -> None:
    memory = Sightings(stage_clock(channels=2))
    times = [NOON, NOON + timedelta(hours=72), NOON + timedelta(hours=144, seconds=1)]
    counts = []
    for at in times:
        passage = Passage(0, int(at.timestamp()), int(at.timestamp()))
        distinct = collapse(memory, brief(fetched_at=at), passage)
        assert distinct is not None
        counts.append((distinct.sightings.count, distinct.sightings.first_seen))
    assert counts == [(1, NOON), (2, NOON), (1, times[2])], "the second partition has given nothing yet"


@pytest.mark.xfail(strict=True, reason="an entry has one life: an older sighting that comes later counts on it")
def test_a_text_of_long_before_is_one_of_its_own_where_its_partition_is_behind() -> None:
    memory = Sightings(stage_clock(channels=2))
    later = NOON + timedelta(days=295)
    for channel, at in enumerate((later, NOON)):
        distinct = collapse(memory, brief(fetched_at=at), Passage(channel, int(at.timestamp()), int(at.timestamp())))
    assert distinct is not None
    assert (distinct.sightings.count, distinct.sightings.last_seen) == (1, NOON)


def test_a_new_source_passes() -> None:
    assert passed(brief(), brief(), brief(), brief(source="another"), brief(source="another")) == [1, 2, 4]
    assert passed(*[brief()] * 4, brief(source="another"), brief(source="another")) == [1, 2, 4, 5]


def test_the_first_signal_on_the_same_words_passes() -> None:
    plain, marked = brief(), brief(signal="withdrawal")
    assert passed(*[plain] * 4, marked, marked, plain, brief(signal="update")) == [1, 2, 4, 5, 8]
    assert passed(*[marked] * 3) == [1, 2]


def test_the_first_with_the_number_of_an_update_passes() -> None:
    """The wire may go back to the words of an earlier text by it."""
    plain = brief()
    one, two = (brief(signal="update", headline=f"UPDATE {number}-Dijken") for number in (1, 2))
    assert passed(one, *[plain] * 4, one, two, two) == [1, 2, 4, 7, 8]
    assert passed(*[plain] * 4, brief(signal="update", text=f"UPDATE 2-{plain.text}")) == [1, 2, 4, 5]


def test_the_numbers_of_updates_are_bounded() -> None:
    memory = Sightings(stage_clock())
    for number in range(30):
        collapse(memory, brief(signal="update", headline=f"UPDATE {number}-Dijken"))
    assert memory.entries["f"].signals == tuple(f"UPDATE {number}" for number in range(22, 30))


def test_the_first_headline_passes() -> None:
    bare, headed = brief(), brief(headline="Ferry aground off Larsvik")
    assert passed(*[bare] * 4, headed, headed, bare, headed) == [1, 2, 4, 5, 8]
    assert passed(*[headed] * 3) == [1, 2]
    assert passed(headed, bare, headed) == [1, 2]


def test_an_entry_of_an_earlier_version_passes_no_headline() -> None:
    stage = CollapseStage("wire", stage_clock())
    headed = encode(brief(headline="Ferry aground off Larsvik"))
    records = [Incoming("wire.briefs", 0, at, 0, b"f", value, ()) for at, value in enumerate((encode(brief()), headed))]
    stage.process(records[0])
    (entry,) = (unpack(value or b"") for key, value in stage.changes().items() if key == brief().fingerprint.encode())
    assert entry.pop("h") == 0
    again = CollapseStage("wire", stage_clock())
    again.load(brief().fingerprint.encode(), pack(entry | {"n": 2}))
    assert not again.process(records[1])


@pytest.mark.parametrize("marked", [brief(signal="withdrawal"), brief(headline="Ferry aground off Larsvik")])
def test_what_a_repeat_brought_is_remembered_after_a_restart(marked: Brief) -> None:
    stage, again = CollapseStage("wire", stage_clock()), CollapseStage("wire", stage_clock())
    briefs = [brief(), brief(), marked]
    records = [Incoming("wire.briefs", 0, number, 0, b"f", encode(each), ()) for number, each in enumerate(briefs)]
    assert [len(stage.process(record)) for record in records] == [1, 1, 1]
    for key, value in stage.changes().items():
        assert value is not None
        again.load(key, value)
    again.process(records[2])  # the fourth
    assert not again.process(records[2])


def test_a_narrower_interval_passes_and_a_wider_one_does_not() -> None:
    first, second = aged(3, NOON + timedelta(minutes=10)), aged(4, NOON + timedelta(minutes=40))
    memory = Sightings(stage_clock())
    for _ in range(4):
        collapse(memory, brief(**first))
    narrowed = collapse(memory, brief(**second))
    assert narrowed is not None
    published = narrowed.sightings.published
    assert published.earliest == NOON - timedelta(hours=3, minutes=50)
    assert published.latest == NOON - timedelta(hours=3, minutes=20)
    assert collapse(memory, brief(**first)) is None


def test_a_conflict_is_counted_and_the_earlier_interval_kept() -> None:
    memory = Sightings(stage_clock())
    collapse(memory, brief(**aged(5, NOON)))
    collapse(memory, brief(**aged(1, NOON)))
    assert memory.entries["f"].conflicts == 1
    assert memory.entries["f"].published.latest == NOON - timedelta(hours=5)


def test_the_language_stays_that_of_the_first_sighting() -> None:
    memory = Sightings(stage_clock())
    collapse(memory, brief(language="nl"))
    again = collapse(memory, brief(language="af"))
    assert again is not None
    assert again.language == "nl"


@pytest.mark.parametrize("count", [1, MAX_SOURCES, MAX_SOURCES + 1, 3 * MAX_SOURCES])
def test_at_most_32_sources_are_named_and_all_are_counted(count: int) -> None:
    memory = Sightings(stage_clock())
    last = [collapse(memory, brief(source=f"portal {number}")) for number in range(count)][-1]
    assert last is not None
    assert len(last.sightings.sources.top) == min(count, MAX_SOURCES)
    assert last.sightings.sources.total == count


def test_sightings_out_of_order_give_the_same_bounds() -> None:
    early, late = brief(fetched_at=NOON), brief(fetched_at=NOON + timedelta(hours=2))
    for order in ((early, late), (late, early)):
        memory = Sightings(stage_clock())
        seen = [collapse(memory, each) for each in order][-1]
        assert seen is not None
        assert (seen.sightings.first_seen, seen.sightings.last_seen) == (early.fetched_at, late.fetched_at)


DAYS = timedelta(days=1)


def test_a_text_not_seen_for_three_days_counts_as_new_whether_it_was_freed_or_not() -> None:
    for frees in (False, True):
        memory = Sightings(stage_clock())
        collapse(memory, brief())
        collapse(memory, brief())
        collapse(memory, brief(fingerprint="another", fetched_at=NOON + 5 * DAYS))
        assert (memory.free() if frees else ["f"]) == ["f"]
        again = collapse(memory, brief(fetched_at=NOON + 5 * DAYS))
        assert again is not None
        assert again.sightings.count == 1


def test_a_text_that_is_seen_again_and_again_is_not_freed() -> None:
    memory = Sightings(stage_clock())
    for day in range(10):
        collapse(memory, brief(fetched_at=NOON + day * DAYS))
    assert memory.entries["f"].count == 10
    assert memory.free() == []


def test_a_text_is_freed_once_though_it_was_seen_on_two_days() -> None:
    memory = Sightings(stage_clock())
    for day in range(3):
        collapse(memory, brief(fetched_at=NOON + timedelta(days=day)))
    collapse(memory, brief(fingerprint="later", fetched_at=NOON + timedelta(days=9)))
    assert memory.free() == ["f"]
    assert memory.free() == []
    assert set(memory.entries) == {"later"}


def test_copies_of_a_late_page_collapse_for_three_days_after_they_came_also_after_a_restart() -> None:
    stage = CollapseStage("wire", stage_clock())

    def counts(*briefs: Brief) -> list[int]:
        records = [Incoming("wire.briefs", 0, 0, 0, None, encode(each), ()) for each in briefs]
        passing = [output for record in records for output in stage.process(record)]
        return [Distinct.read(output.value or b"").sightings.count for output in passing]

    late = brief(fetched_at=NOON - 90 * DAYS)
    assert counts(brief(fingerprint="today"), *[late] * 5) == [1, 1, 2, 4]
    state = {key: value for key, value in stage.changes().items() if value is not None}
    stage = CollapseStage("wire", stage_clock())
    for key, value in state.items():
        stage.load(key, value)
    assert counts(brief(fingerprint="later", fetched_at=NOON + 2 * DAYS), *[late] * 4) == [1, 8]
    assert counts(brief(fingerprint="last", fetched_at=NOON + 6 * DAYS), late) == [1, 1]
    fields = unpack(stage.changes()[b"f"] or b"")
    assert fields["t"] == late.fetched_at.isoformat(), "when it was seen stays true"


def test_an_unwritten_entry_is_freed_the_next_time() -> None:
    memory = Sightings(stage_clock())
    for name, day in (("old", 0), ("older", 0), ("later", 9)):
        collapse(memory, brief(fingerprint=name, fetched_at=NOON + timedelta(days=day)))
    assert memory.free({"old", "later"}) == ["older"]
    assert memory.free() == ["old"]
    assert set(memory.entries) == {"later"}


def test_sightings_from_before_an_entry_expired_are_counted() -> None:
    memory = Sightings(stage_clock())
    for day in (0, 0, 9):
        collapse(memory, brief(fetched_at=NOON + timedelta(days=day)))
    assert memory.entries["f"].count == 1, "it counts as new"
    entry = memory.entries["f"]
    assert (entry.before, entry.unreported) == (2, 0)
    assert [collapse(memory, brief(fetched_at=NOON + timedelta(days=9))) for _ in range(2)][1] is None
    collapse(memory, brief(fetched_at=NOON + timedelta(days=18)))
    entry = memory.entries["f"]
    assert (entry.before, entry.unreported, entry.count) == (5, 1, 1), "the third repeat was not reported"


def test_each_record_says_by_source_what_came_since_the_one_before() -> None:
    memory = Sightings(stage_clock())
    sources = ("a", "a", "b", "a", "a", "b", "b", "a")
    records = [distinct for name in sources if (distinct := collapse(memory, brief(source=name)))]
    assert [{one.source: one.count for one in each.sightings.added or ()} for each in records] == [
        {"a": 1}, {"a": 1}, {"b": 1}, {"a": 1}, {"a": 2, "b": 2},
    ]  # fmt: skip


def test_sources_that_no_record_names_are_counted_together() -> None:
    memory = Sightings(stage_clock())
    for number in range(MAX_SOURCES + 4):
        distinct = collapse(memory, brief(source=f"{number}"))
    assert distinct is not None
    assert distinct.sightings.added == (SourceCount(source="", count=1),)


def test_state_of_an_earlier_version_leaves_open_what_was_reported() -> None:
    """It does not say what came since the last record: the next one says only how many there are in all."""
    stage = CollapseStage("wire", stage_clock())
    for _ in range(3):
        stage.process(Incoming("wire.briefs", 0, 0, 0, None, encode(brief()), ()))
    state = {key: unpack(value or b"") for key, value in stage.changes().items()}
    assert state[b"f"].pop("a") == {"a portal": 1}
    restored = CollapseStage("wire", stage_clock())
    restored.load(b"f", pack(state[b"f"]))
    added = []
    for _ in range(5):
        for record in restored.process(Incoming("wire.briefs", 0, 0, 0, None, encode(brief()), ())):
            sightings = Distinct.read(record.value or b"").sightings
            added.append((sightings.count, sightings.added))
    assert added == [(4, None), (8, (SourceCount(source="a portal", count=4),))]
