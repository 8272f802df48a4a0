"""The copy: records to rows, once each; withdrawn texts leave no byte; what the topics deleted goes."""

import asyncio
import random
import re
import shutil
import sqlite3
import string
import threading
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import orjson
import pytest

from dateline.gateway.copy import schema
from dateline.gateway.copy.batch import Applied, Batch, alert_left, pack_body, unpack_body
from dateline.gateway.copy.events import last_row, read_alerts, read_stories, row_before, row_since
from dateline.gateway.copy.lists import snapshot
from dateline.gateway.copy.schema import SlowReadError
from dateline.gateway.copy.search.facets import Facet, wanted_agencies
from dateline.gateway.copy.search.search import Choice, best, newest
from dateline.gateway.copy.search.terms import parse_query
from dateline.gateway.copy.search.text_index import TextIndex
from dateline.gateway.copy.store import Beginning, Copy, CopyBusyError, Progress, read_positions
from dateline.gateway.stream.filters import StoryFilter
from dateline.kafka.codec import encode
from dateline_schemas import Agency, Alert, Dateline, Place, Relation, Story
from dateline_schemas.alert import Title
from dateline_schemas.story import Event, Revision, SourceCount, Sources
from dateline_schemas.takedown import BY_TAKEDOWN
from tests.copies import FIRST, START, Log, alert, apply, opened, words_left
from tests.versions import dated, of, other, version


async def found(copy: Copy, words: str | None = None, **facets: str) -> list[str]:
    """Return the ids of the stories that a search finds, newest first."""
    choice = Choice(
        [(Facet[name.upper()], [value]) for name, value in facets.items()],
        parse_query(words) if words else None,
        limit=1000,
    )
    keys = [hit.key for hit in await copy.read(newest, choice)]
    if words:
        assert sorted(keys) == sorted(hit.key for hit in await copy.read(best, choice))
    ids = await rows(copy, "SELECT key, story_id FROM stories")
    return [dict(ids)[key] for key in keys]


async def rows(copy: Copy, query: str, *values: object) -> list[tuple[Any, ...]]:
    return await copy.read(lambda connection: connection.execute(query, values).fetchall())


async def test_a_story_is_found_by_its_newest_words_and_facets(tmp_path: Path) -> None:
    log = Log()
    europe, asia = of("western-europe"), of("western-asia")
    first = version("a", headline="Zeldzaam", text="storm", regions=europe, dateline=dated("NL"), language="nl")
    update = version("a", 2, "update", headline=None, text="orkaan", regions=asia, dateline=dated("TR"), language="nl")
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([first]))
        assert await found(copy, "zeldzaam", region="western-europe", country="NL") == ["a"]
        await apply(copy, log.stories([update]))
        assert await found(copy, "zeldzaam") == []
        assert await found(copy, "orkaan", region="western-asia") == ["a"]
        assert await found(copy, region="western-asia", language="nl", country="TR") == ["a"]
        assert await found(copy, region="western-europe") == []
        assert await found(copy) == ["a"]


async def test_a_repeat_changes_neither_the_words_nor_the_time_and_adds_its_source(tmp_path: Path) -> None:
    log = Log()
    sources = Sources(top=(SourceCount(source="kustbode", count=2), SourceCount(source="other", count=1)), total=2)
    repeat = version("a", 2, "repeat", text="other words", sources=sources, last_seen=START + timedelta(days=9))
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version("a", text="words"), version("b", text="words")]))
        before = await rows(copy, "SELECT key FROM stories ORDER BY key")
        await apply(copy, log.stories([repeat]))
        assert await found(copy, "words", source="other") == ["a"]
        assert await found(copy, "other") == []
        assert await rows(copy, "SELECT key FROM stories ORDER BY key") == before


async def test_an_earlier_text_that_came_late_does_not_take_the_place_of_the_newest(tmp_path: Path) -> None:
    log = Log()
    late = version("a", 3, "update", text="early words", superseded_by=Revision(version=2))
    async with opened(tmp_path / "copy.db") as copy:
        texts = [version("a", text="one"), version("a", 2, "update", text="two"), late]
        await apply(copy, log.stories(texts))
        assert await found(copy, "two") == ["a"]
        assert await found(copy, "early") == []


async def test_a_story_that_moved_is_listed_where_it_is_and_one_that_was_merged_is_not(tmp_path: Path) -> None:
    log = Log()
    moved = other("moved", "a", 2, regions=of("western-asia"), left_regions=of("western-europe"))
    merged = other("relinked", "b", 2, merged_into="a")
    async with opened(tmp_path / "copy.db") as copy:
        texts = [version(name, text=f"only {name}s words", regions=of("western-europe")) for name in ("a", "b")]
        await apply(copy, log.stories(texts))
        await apply(copy, log.stories([moved, merged]))
        assert await found(copy, region="western-asia") == ["a"]
        assert await found(copy, "as", region="western-asia") == ["a"]
        assert await found(copy, "bs") == []
        assert await found(copy) == ["a"]


async def test_a_batch_that_comes_again_is_applied_once(tmp_path: Path) -> None:
    log = Log()
    records = log.stories([version("a"), version("b")])
    alerts = log.alerts([alert(version("a"))])
    async with opened(tmp_path / "copy.db") as copy:
        assert len((await apply(copy, records[:1])).stories) == 1
        applied = await apply(copy, records, alerts)
        assert [event.offset for event in applied.stories] == [1]
        assert await apply(copy, records, alerts) == Applied([], [])
        assert len(await rows(copy, "SELECT * FROM versions")) == 2
        positions = await copy.read(read_positions)
        assert positions[1, "stories"][0] == Progress(0, 2)
        assert positions[0, "alerts"][0] == Progress(0, 1)


async def test_a_batch_that_fails_leaves_nothing_and_no_later_one_passes_over_it(tmp_path: Path) -> None:
    log = Log()
    records = log.stories([version("a", text="storm"), version("b", text="storm")])
    async with opened(tmp_path / "copy.db") as copy:
        with pytest.raises(AttributeError):
            await apply(copy, [records[0], None])  # type: ignore[list-item]
        assert await rows(copy, "SELECT * FROM versions") == []
        with pytest.raises(RuntimeError, match="was not applied"):
            await apply(copy, records[1:])
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, records)
        assert await found(copy, "storm") == ["b", "a"]


async def test_a_record_that_is_no_story_is_passed_over(tmp_path: Path) -> None:
    log = Log()
    poison = log.stories([version("x")])[0]._replace(value=b"{")
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, [poison, *log.stories([version("a")])])
        assert await found(copy) == ["a"]


WORD = "Onuitspreekbaar"


@pytest.mark.parametrize("kept_open", [True, False])
async def test_no_byte_of_a_withdrawn_text_is_left(tmp_path: Path, *, kept_open: bool) -> None:
    log = Log()
    dateline = Dateline(
        printed=f"{WORD} -", places=(Place(printed=WORD.upper(), country="NL"),),
        agencies=(Agency(printed=WORD.upper()), Agency(printed="RTR", code="REUTERS")),
    )  # fmt: skip
    text = version("a", headline=f"{WORD} nieuws", text=f"Een {WORD} woord", regions=of("western-europe"))
    text = text.model_copy(update={"dateline": dateline, "url": f"https://example.org/{WORD.lower()}-nieuws"})
    update = version("a", 2, "update", headline=None, text=f"Nog een {WORD}s woord", dateline=dateline)
    update = update.model_copy(update={"relation": update.relation.model_copy(update={"changed": (WORD,)})})
    title = Title(version=1, words=f"{WORD} nieuws", is_headline=True)
    quoted = alert(text, matched=(WORD,), title=title)
    merged = version("b", text=f"Ook {WORD}b", dateline=dateline)
    others = [version(f"o{number}", text=f"woord {number}") for number in range(300)]
    withdrawal = other("withdrawn", "a", 4, "withdrawal", headline=None, regions=of("western-europe"))
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([text, *others[:150]]), log.alerts([quoted]))
        await apply(copy, log.stories([update, merged, *others[150:]]))
        assert await found(copy, agency=WORD.upper()) == ["b", "a"]
        rest = b"".join(body for (body,) in await rows(copy, "SELECT body FROM versions WHERE story_id LIKE 'o%'"))
        slices = [
            body[at : at + 24]
            for (body,) in await rows(copy, "SELECT body FROM versions WHERE story_id IN ('a', 'b')")
            for at in range(8, len(body) - 24, 16)
            if body[at : at + 24] not in rest
        ]
        assert traces(tmp_path, slices) > 0
        assert words_left(tmp_path, WORD)
        assert words_in_bodies(await rows(copy, "SELECT body FROM versions UNION ALL SELECT body FROM alerts"))
        relinked = [
            other("relinked", "b", 2, headline=WORD, merged_into="a"),
            other("relinked", "a", 3, headline=WORD, absorbed=("b",)),
        ]
        applied = await apply(copy, log.stories([*relinked, withdrawal]), log.alerts([quoted]))
        assert applied.alerts == []
        assert words_in_bodies(await rows(copy, "SELECT body FROM versions UNION ALL SELECT body FROM alerts")) == []
        if kept_open:
            assert (traces(tmp_path, slices), words_left(tmp_path, WORD)) == (0, [])
        assert await found(copy, region="western-europe", agency="REUTERS") == ["a"]
        assert sorted(await found(copy, "woord")) == sorted(f"o{number}" for number in range(300))
        events = await copy.read(read_stories, 0, 10_000, 10_000)
        assert [Story.read(event.body).version for event in events if event.story_id == "a"] == [3, 4]
        assert await copy.read(read_alerts, 0, 10_000, 10) == []
        life = await rows(copy, "SELECT body FROM versions WHERE story_id = 'a' ORDER BY id")
        assert [Story.read(unpack_body(body)).relation.kind for (body,) in life] == [
            "new", "update", "update", "withdrawal",
        ]  # fmt: skip
    assert (traces(tmp_path, slices), words_left(tmp_path, WORD)) == (0, [])


def words_in_bodies(bodies: list[tuple[bytes]]) -> list[bytes]:
    """Return where the secret word stands in bodies of the tables."""
    return [word for (body,) in bodies for word in re.findall(WORD.encode(), unpack_body(body), re.IGNORECASE)]


def traces(folder: Path, slices: list[bytes]) -> int:
    """Return how many slices of the stored bodies stand in the files."""
    whole = b"".join(file.read_bytes() for file in sorted(folder.iterdir()))
    return sum(each in whole for each in slices)


async def test_a_story_that_is_merged_into_a_withdrawn_one_loses_its_text_too(tmp_path: Path) -> None:
    # As while the topics are read from the start: partitions are read side by side.
    log = Log()
    survivor = [version("a"), other("relinked", "a", 2, absorbed=("b",)), other("withdrawn", "a", 3, "withdrawal")]
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories(survivor))
        await apply(copy, log.stories([version("b", text=WORD)], partition=1))
        await apply(copy, log.stories([other("relinked", "b", 2, merged_into="a")], partition=1))
        assert words_left(tmp_path, WORD) == []
        assert await found(copy, WORD) == []


async def test_a_takedown_takes_the_reason_of_an_earlier_withdrawal_along(tmp_path: Path) -> None:
    log = Log()
    why = Relation(kind="withdrawal", parent=1, rule="notice-of-its-headline", changed=(f"note: “{WORD} was wrong.”",))
    withdrawn = other("withdrawn", "a", 2, "withdrawal", relation=why)
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version("a", text="words"), withdrawn]))
        assert words_in_bodies(await rows(copy, "SELECT body FROM versions"))
        takedown = other("withdrawn", "a", 3, "withdrawal", relation=Relation(kind="withdrawal", rule=BY_TAKEDOWN))
        await apply(copy, log.stories([takedown]))
        assert words_in_bodies(await rows(copy, "SELECT body FROM versions")) == []
        assert words_left(tmp_path, WORD) == []


@pytest.mark.parametrize("event", ["relinked", "moved"])
async def test_an_event_that_is_read_after_the_withdrawal_does_not_bring_the_headline_back(
    tmp_path: Path, event: Event
) -> None:
    log = Log()
    dateline = Dateline(printed=WORD, agencies=(Agency(printed=WORD),))
    first = [version("a", text="words"), other("withdrawn", "a", 2, "withdrawal", headline=None)]
    if event == "relinked":
        late = [other("relinked", "b", 2, headline=WORD, merged_into="a")]
        late += [other("relinked", "a", 3, headline=WORD, absorbed=("b",))]
    else:
        late = [other("moved", "a", 3, headline=WORD, left_regions=of("western-asia"))]
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories(first))
        await apply(copy, log.stories([version("b", headline=None, text="words", dateline=dateline)], partition=1))
        applied = await apply(copy, log.stories(late))
        assert [each for each in applied.stories if Story.read(each.body).headline is not None] == []
        assert [each.event for each in applied.stories] == [event] * len(late)
        for record, streamed in zip((orjson.loads(each.body) for each in applied.stories), late, strict=True):
            lists = {name for name, value in orjson.loads(encode(streamed)).items() if isinstance(value, list)}
            assert lists <= record.keys(), "a reader of the region's topic has them"
            assert record["relation"]["changed"] == []
        if event == "relinked":
            assert words_left(tmp_path, WORD) == []
        again = await copy.read(read_stories, 0, 100, 100)
        assert words_in_bodies([(pack_body(each.body),) for each in again if each.story_id == "a"]) == []


async def test_the_alert_of_a_withdrawal_is_streamed_whichever_topic_is_read_first(tmp_path: Path) -> None:
    log = Log()
    texts = [version("a", headline=None, text=f"{WORD} bij nacht"), other("withdrawn", "a", 2, "withdrawal")]
    words = Title(version=1, words=f"{WORD} bij nacht", is_headline=False)
    alerts = [alert(texts[0], title=words), alert(texts[1], occasion="withdrawal", title=words)]
    for first in ("stories", "alerts"):
        log = Log()
        batches = {"stories": (log.stories(texts), []), "alerts": ([], log.alerts(alerts))}
        async with opened(tmp_path / first / "copy.db") as copy:
            for name in sorted(batches, reverse=first == "stories"):
                await apply(copy, *batches[name])
            events = await copy.read(read_alerts, 0, 100, 10)
            assert [orjson.loads(each.body)["occasion"] for each in events] == ["withdrawal"]
            assert words_in_bodies(await rows(copy, "SELECT body FROM alerts")) == []
            assert words_left(tmp_path / first, WORD) == []


@pytest.mark.parametrize("read_before", range(4))
async def test_alerts_on_a_text_that_is_published_again_stay_whichever_topic_is_read_first(
    tmp_path: Path, read_before: int
) -> None:
    """The alerts are read before the first text, the withdrawal or the second text, or after all of them."""
    log = Log()
    texts = [version("a", text=WORD), other("withdrawn", "a", 2, "withdrawal"), version("a", 3, "update", text="two")]
    stories, alerts = log.stories(texts), log.alerts([alert(texts[0], matched=(WORD,)), alert(texts[2])])
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, stories[:read_before])
        first = await copy.apply(Batch(FIRST, [], alerts))
        second = await copy.apply(Batch(FIRST, stories[read_before:], []))
        await copy.cleaned()
        events = await copy.read(read_alerts, 0, 100, 10)
        assert [Alert.read(each.body).version for each in events] == [3]
        assert words_left(tmp_path, WORD) == []
        heard = [left for each in first.alerts if (left := alert_left({**first.erased, **second.erased}, each))]
        assert [Alert.read(body).version for body in heard] == [3]


async def test_alerts_of_a_namespace_that_counts_anew_stay(tmp_path: Path) -> None:
    log = Log()
    former = [version("a", 4, text=WORD), other("withdrawn", "a", 5, "withdrawal")]
    again = [version("a", 2, text="again"), version("a", 3, "update", text="once more")]
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories(former), log.alerts([alert(former[0], matched=(WORD,))]))
        second = await copy.begin(Beginning("wire-2", switched=True, firsts={"stories": {0: 0, 1: 0}}))
        await apply(copy, Log().stories(again), log.alerts(map(alert, again)), second)
        events = await copy.read(read_alerts, 0, 100, 10)
        assert [Alert.read(each.body).version for each in events] == [2, 3]
        assert words_left(tmp_path, WORD) == []


async def test_a_takedown_after_a_withdrawal_takes_the_headline_of_that_and_of_its_alert(tmp_path: Path) -> None:
    log = Log()
    withdrawal = other("withdrawn", "a", 2, "withdrawal", headline=WORD, url=f"https://example.org/{WORD}")
    takedown = other("withdrawn", "a", 3, "withdrawal", headline=None)
    fired = [alert(each, occasion="withdrawal") for each in (withdrawal, takedown)]
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version("a"), withdrawal]), log.alerts(fired[:1]))
        assert words_left(tmp_path, WORD)
        await apply(copy, log.stories([takedown]), log.alerts(fired[1:]))
        assert words_left(tmp_path, WORD) == []
        events = await copy.read(read_stories, 0, 100, 100)
        assert [Story.read(event.body).version for event in events] == [2, 3]
        assert len(await copy.read(read_alerts, 0, 100, 10)) == 2


async def test_a_reader_by_the_printed_name_of_an_agency_gets_the_withdrawal(tmp_path: Path) -> None:
    log = Log()
    agencies = (Agency(printed="Kustbode"), Agency(printed="RTR", code="REUTERS"))
    text = version("a", dateline=Dateline(printed="X", agencies=agencies))
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([text, other("withdrawn", "a", 2, "withdrawal")]))
        events = await copy.read(read_stories, 0, 100, 100)
        assert [sorted(event.reach.agencies) for event in events] == [["REUTERS", "~"]]
        for agency in ("kustbode", "reuters", "RTR", "rtr"):
            assert all(map(StoryFilter(agencies=wanted_agencies([agency])).takes, events))
        applied = await apply(copy, log.stories([version("b", dateline=text.dateline)]))
        assert all(map(StoryFilter(agencies=wanted_agencies(["kustbode"])).takes, applied.stories))
        assert not any(map(StoryFilter(agencies=wanted_agencies(["anp"])).takes, applied.stories))


async def test_a_withdrawal_touches_only_the_parts_of_the_index_that_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TextIndex.__init__, "__defaults__", (2,))
    log = Log()
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version("a", text=WORD), version("b")]))
        await apply(copy, log.stories([version("c"), version("d")]))
        await apply(copy, log.stories([version("a", 2, "update", text="two"), version("e"), version("f")]))
        await copy.expire(1, "stories", {0: 3})
        assert [shard for (shard,) in await rows(copy, "SELECT shard FROM shards")] == [2, 3, 4]
        await apply(copy, log.stories([other("withdrawn", "a", 3, "withdrawal")]))
        assert words_left(tmp_path, WORD) == []
        assert await rows(copy, "SELECT shard FROM shards WHERE unpurged") == []


async def test_a_text_that_was_erased_is_gone_after_a_kill_before_the_cleaning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = Log()
    others = [version(f"o{number}", text=f"woord {number}") for number in range(300)]
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version("a", text=WORD), *others]))
        monkeypatch.setattr(copy, "begin_cleaning", lambda: None)
        await copy.apply(Batch(FIRST, log.stories([other("withdrawn", "a", 2, "withdrawal")]), []))
        assert await copy.takedowns() == []
        killed = tmp_path / "killed"
        killed.mkdir()
        for name in ("copy.db", "copy.db-wal"):
            shutil.copy(tmp_path / name, killed / name)
        assert words_left(killed, WORD)
        async with opened(killed / "copy.db"):
            assert words_left(killed, WORD) == []


async def test_a_batch_does_not_wait_for_a_reader_that_keeps_the_log(tmp_path: Path) -> None:
    log = Log()
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version("a", text=WORD)]))
        begun, end = threading.Event(), threading.Event()

        def slow(connection: sqlite3.Connection) -> None:
            with snapshot(connection):
                connection.execute("SELECT count(*) FROM versions").fetchone()
                begun.set()
                end.wait(10)

        waiting = asyncio.create_task(copy.read(slow))
        await asyncio.to_thread(begun.wait)
        began = monotonic()
        takedown = other("withdrawn", "a", 2, "withdrawal", relation=Relation(kind="withdrawal", rule=BY_TAKEDOWN))
        await copy.apply(Batch(FIRST, log.stories([takedown]), []))
        await copy.apply(Batch(FIRST, log.stories([version("b")]), []))
        assert monotonic() - began < 1
        await asyncio.sleep(0.5)
        assert not copy.is_clean, "its text stands in the log"
        assert words_left(tmp_path, WORD)
        end.set()
        await waiting
        await copy.cleaned()
        assert words_left(tmp_path, WORD) == []
        assert await copy.takedowns() == ["a"]


async def test_a_search_that_works_within_one_step_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = Log()
    chance = random.Random(7)  # noqa: S311  # no secret
    texts = [
        " ".join(f"{chance.choice(string.ascii_lowercase)}{chance.randrange(10**6)}" for _ in range(200))
        for _ in range(2_000)
    ]
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version(f"s{number}", text=text) for number, text in enumerate(texts)]))
        choice = Choice(query=parse_query(" ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstu") + " absent"))
        monkeypatch.setattr(schema, "MAX_READ_SECONDS", 0.02)  # it takes a tenth of a second
        monkeypatch.setattr(schema, "_LOOK_SECONDS", 0.01)
        for search in (newest, best):
            began = monotonic()
            with pytest.raises(SlowReadError):
                await copy.read(search, choice)
            assert monotonic() - began < 1
        monkeypatch.undo()
        assert await found(copy, texts[0].split()[0]) == ["s0"]


async def test_a_read_of_many_short_statements_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MAX_READ_SECONDS", 0.1)

    def ask(connection: sqlite3.Connection) -> None:
        with snapshot(connection):
            for _ in range(10_000):
                connection.execute("SELECT 1").fetchone()
                sleep(0.001)

    async with opened(tmp_path / "copy.db") as copy:
        began = monotonic()
        with pytest.raises(SlowReadError):
            await copy.read(ask)
        assert monotonic() - began < 2
        assert await rows(copy, "SELECT 1") == [(1,)]


async def test_a_text_that_is_published_again_after_a_withdrawal_is_found(tmp_path: Path) -> None:
    log = Log()
    texts = [version("a", text="one"), other("withdrawn", "a", 2, "withdrawal"), version("a", 3, "update", text="two")]
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories(texts))
        assert await found(copy, "two") == ["a"]
        events = await copy.read(read_stories, 0, 100, 100)
        assert [Story.read(event.body).version for event in events] == [2, 3]


async def test_what_the_topics_deleted_is_deleted(tmp_path: Path) -> None:
    log = Log()
    texts = [version("a", text="one"), version("b", text="two"), version("a", 2, "update", text="three")]
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([*texts, version("b", 2, "repeat", text="two")]), log.alerts([alert(texts[0])]))
        await copy.expire(1, "stories", {0: 2})
        assert await found(copy, "one") == []
        assert await found(copy, "two") == ["b"]
        assert await found(copy, "three") == ["a"]
        assert (await copy.read(read_positions))[1, "stories"][0] == Progress(2, 4)
        await copy.expire(1, "stories", {0: 4})
        await copy.expire(0, "alerts", {0: 1})
        assert await found(copy) == []
        for name in ("versions", "stories", "facets", "alerts"):
            assert await rows(copy, f"SELECT * FROM {name}") == []  # noqa: S608
        await apply(copy, log.stories([version("c", text="one")]))
        assert await found(copy, "one") == ["c"]
        assert await copy.read(last_row, "versions") == 5


async def test_a_former_generation_expires_by_the_time_of_sending(tmp_path: Path) -> None:
    log = Log()
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version("a")]) + log.stories([version("b")], sent_at=START + timedelta(days=2)))
        await copy.expire_generation(1, int((START + timedelta(days=1)).timestamp() * 1000))
        assert await found(copy) == ["b"]
        assert (await copy.read(read_positions))[1, "stories"][0] == Progress(1, 2)


async def test_rows_are_read_on_from_the_offsets_of_each_partition(tmp_path: Path) -> None:
    log = Log()
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version("a"), version("b")]) + log.stories([version("c")], partition=1))
        await apply(copy, log.stories([version("d")], sent_at=START + timedelta(hours=1)))
        for offsets, expected in [({0: 0, 1: 0}, 0), ({0: 2, 1: 0}, 2), ({0: 2, 1: 1}, 3), ({0: 3, 1: 1}, 4)]:
            assert await copy.read(row_before, "versions", 1, offsets) == expected
        since = int((START + timedelta(minutes=1)).timestamp() * 1000)
        assert await copy.read(row_since, "versions", since) == 3
        assert await copy.read(row_since, "versions", since * 2) == 4


async def test_a_reader_who_filters_is_told_all_that_comes_of_a_story(tmp_path: Path) -> None:
    log = Log()
    first = version("a", dateline=dated("NL"), language="nl", regions=of("western-europe"))
    withdrawal = other("withdrawn", "a", 3, "withdrawal", language="nl", regions=of("western-europe"))
    async with opened(tmp_path / "copy.db") as copy:
        applied = await apply(copy, log.stories([first, version("a", 2, "update", language="en"), withdrawal]))
        assert [sorted(event.reach.countries) for event in applied.stories] == [["NL"]] * 3
        assert applied.stories[1].reach.languages == {"nl", "en"}
        again = await copy.read(read_stories, 0, 100, 100)
        assert [(each.reach, each.routed) for each in again] == [
            (each.reach, each.routed) for each in applied.stories[2:]
        ]
        assert again[-1].body == applied.stories[-1].body


async def test_a_file_that_is_damaged_or_another_s_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    log = Log()
    async with opened(path) as copy:
        await apply(copy, log.stories([version("a")]))
    async with opened(path) as copy:
        assert await found(copy) == ["a"]
        identity = await copy.identity()
    async with opened(path, "other") as copy:
        assert await found(copy) == []
        assert await copy.identity() == identity, "others know the gateway by it"
    path.write_bytes(b"no database" * 1000)
    async with opened(path) as copy:
        assert await found(copy) == []


async def test_a_second_process_cannot_have_the_file(tmp_path: Path) -> None:
    async with opened(tmp_path / "copy.db"):
        with pytest.raises(CopyBusyError, match="another gateway has the copy"):
            await Copy(tmp_path / "copy.db", "wire").open()


async def test_line_ends_between_the_values_of_a_record_do_not_reach_a_stream(tmp_path: Path) -> None:
    log = Log()
    record = log.stories([version("a")])[0]
    pretty = orjson.dumps(orjson.loads(record.value or b""), option=orjson.OPT_INDENT_2)
    async with opened(tmp_path / "copy.db") as copy:
        (event,) = (await apply(copy, [record._replace(value=pretty)])).stories
        assert b"\n" not in event.body


async def test_the_gateway_s_own_reads_are_tried_again_on_a_busy_machine(tmp_path: Path) -> None:
    async with opened(tmp_path / "copy.db") as copy:
        calls = []

        def slow_at_first(_: sqlite3.Connection) -> str:
            calls.append(1)
            if len(calls) == 1:
                raise SlowReadError
            return "read"

        assert await copy.read_patiently(slow_at_first) == "read"
        assert len(calls) == 2
