"""``subscribe`` on a broker: which events come, from where on, once each, and what a group commits."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from contextlib import aclosing, asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import RecordsToDelete
from aiokafka.errors import KafkaConnectionError, KafkaError, RequestTimedOutError, TopicAuthorizationFailedError

from dateline.client.choices import ChoiceError
from dateline.client.subscribe import subscribe
from dateline.kafka.clients import administering, new_producer, reading
from dateline.kafka.codec import Incoming, UndecodableError
from dateline.kafka.embedded_broker.broker import free_port
from dateline.kafka.topic_admin import ProvisionError, create_topics
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings, SettingsError
from dateline.topics import REGIONS, STORIES
from dateline_schemas import Story
from tests.flow import send_all
from tests.rows import each_row
from tests.versions import of, other, record, version

ASIA, EUROPE = REGIONS["western-asia"], REGIONS["eastern-europe"]


@pytest.fixture
async def topics(settings: ResolvedSettings) -> ResolvedSettings:
    # A short session, for the test that ends a member without leaving its group.
    settings = settings.model_copy(update={"session_timeout": 6})
    await create_topics(settings)
    return settings


def names(stories: Iterable[Story]) -> list[str]:
    return [f"{story.story_id}{story.version}" for story in stories]


async def some(stories: AsyncIterator[Story], count: int) -> list[Story]:
    """Return the next ``count`` events, without asking for another."""
    async with asyncio.timeout(60):
        return [await anext(stories) for _ in range(count)]


async def rest(stories: AsyncGenerator[Story, None]) -> list[str]:
    async with asyncio.timeout(60), aclosing(stories):
        return names([story async for story in stories])


async def test_a_story_of_two_regions_comes_once(topics: ResolvedSettings) -> None:
    both = version("both", regions=of("western-asia", "eastern-europe"))
    await send_all(topics, [record(version("asia")), record(both)], ASIA)
    await send_all(topics, [record(both), record(version("europe")), record(both)], EUROPE)
    regions = ["western-asia", "eastern-europe"]
    assert sorted(await rest(subscribe(regions=regions, follow=False, settings=topics))) == [
        "asia1",
        "both1",
        "europe1",
    ]
    assert await rest(subscribe(regions="western-asia", follow=False, settings=topics)) == ["asia1", "both1"]
    assert await rest(subscribe(regions="polynesia", follow=False, settings=topics)) == []


async def test_without_a_region_all_stories_come_without_repeats(topics: ResolvedSettings) -> None:
    events = [version("a"), version("a", 2, "repeat"), version("a", 3, "update"), other("withdrawn", "a", 4)]
    await send_all(topics, list(map(record, events)), STORIES)
    assert await rest(subscribe(follow=False, settings=topics)) == ["a1", "a3", "a4"]


async def test_an_event_sent_while_waiting_comes_at_once(topics: ResolvedSettings) -> None:
    async with aclosing(subscribe(regions="western-asia", settings=topics)) as stories:
        waiting = asyncio.ensure_future(anext(stories))
        await send_all(topics, [record(version("late"))], ASIA)
        assert (await asyncio.wait_for(waiting, 30)).story_id == "late"


async def test_since_skips_old_events_by_event_time_and_not_by_record_time(topics: ResolvedSettings) -> None:
    # All are sent now; the first is of long ago, and the last a little ahead of its record, as is allowed.
    now = datetime.now(UTC)
    ages = {"old": timedelta(days=9), "recent": timedelta(minutes=5), "ahead": -timedelta(minutes=30)}
    await send_all(topics, [record(version(name, last_seen=now - age)) for name, age in ages.items()], ASIA)
    for since in (timedelta(hours=1), now - timedelta(hours=1)):
        events = await rest(subscribe(regions="western-asia", since=since, follow=False, settings=topics))
        assert events == ["recent1", "ahead1"]
    assert await rest(
        subscribe(regions="western-asia", since=timedelta(0), follow=False, group="late", settings=topics)
    ) == ["ahead1"]


async def test_a_country_s_stories_are_followed_to_their_end(topics: ResolvedSettings) -> None:
    events = [version("tr", countries=("TR",)), version("iq", countries=("IQ",)), other("withdrawn", "tr")]
    await send_all(topics, list(map(record, events)), ASIA)
    assert await rest(subscribe(regions="western-asia", countries="tr", follow=False, settings=topics)) == [
        "tr1",
        "tr2",
    ]


async def test_a_group_goes_on_after_the_last_event_that_its_reader_finished(topics: ResolvedSettings) -> None:
    await send_all(topics, [record(version(name)) for name in "abcd"], ASIA)
    async with aclosing(subscribe(regions="western-asia", group="desk", settings=topics)) as stories:
        assert names(await some(stories, 3)) == ["a1", "b1", "c1"]
    # The reader was closed while it handled c.
    assert await rest(subscribe(regions="western-asia", group="desk", follow=False, settings=topics)) == ["c1", "d1"]
    assert await rest(subscribe(regions="western-asia", group="desk", follow=False, settings=topics)) == []
    assert len(await rest(subscribe(regions="western-asia", group="another", follow=False, settings=topics))) == 4


async def test_a_group_that_returns_misses_nothing_whatever_since_is(topics: ResolvedSettings) -> None:
    now = datetime.now(UTC)

    async def came() -> list[str]:
        since = timedelta(hours=1)
        return await rest(subscribe(regions="western-asia", since=since, group="away", follow=False, settings=topics))

    old, recent = (record(version(name, last_seen=now - age)) for name, age in (("old", LONG), ("recent", SHORT)))
    await send_all(topics, [old, recent], ASIA)
    assert await came() == ["recent1"]
    await send_all(topics, [record(version("meanwhile", last_seen=now - LONG))], ASIA)
    assert await came() == ["meanwhile1"]


LONG, SHORT = timedelta(hours=3), timedelta(minutes=5)


async def test_without_a_group_nothing_is_committed(topics: ResolvedSettings) -> None:
    await send_all(topics, [record(version(name)) for name in "ab"], ASIA)
    for _ in range(2):
        assert len(await rest(subscribe(regions="western-asia", follow=False, settings=topics))) == 2


async def test_an_event_at_which_the_reader_failed_comes_again(topics: ResolvedSettings) -> None:
    await send_all(topics, [record(version(name)) for name in "abc"], ASIA)

    async def fail_at_b() -> None:
        async with aclosing(subscribe(regions="western-asia", group="desk", settings=topics)) as stories:
            async for story in stories:
                if story.story_id == "b":
                    raise RuntimeError(*names([story]))

    with pytest.raises(RuntimeError, match="b1"):
        await fail_at_b()
    assert await rest(subscribe(regions="western-asia", group="desk", follow=False, settings=topics)) == ["b1", "c1"]


async def test_a_cancelled_subscriber_commits_and_leaves_its_group_at_once(topics: ResolvedSettings) -> None:
    await send_all(topics, [record(version(name)) for name in "ab"], ASIA)
    second = asyncio.Event()

    async def follow() -> None:
        async with aclosing(subscribe(regions="western-asia", group="desk", settings=topics)) as stories:
            async for story in stories:
                if story.story_id == "b":
                    second.set()

    following = asyncio.create_task(follow())
    async with asyncio.timeout(60):
        await second.wait()  # it runs again once the reader waits for the third
    following.cancel()
    with pytest.raises(asyncio.CancelledError):
        await following
    async with asyncio.timeout(topics.session_timeout / 2):  # the group did not have to wait for the session to expire
        assert await rest(subscribe(regions="western-asia", group="desk", follow=False, settings=topics)) == []


async def test_a_record_that_is_no_story_is_reported_and_skipped(
    topics: ResolvedSettings, caplog: pytest.LogCaptureFixture
) -> None:
    good = [record(version(name)) for name in "ab"]
    await send_all(topics, [good[0], (b"k", b'{"story_id": 7}'), (b"k", None), good[1]], ASIA)
    reported: list[tuple[int, str]] = []

    def tell(bad: Incoming, error: UndecodableError) -> None:
        reported.append((bad.offset, str(error)))

    assert await rest(subscribe(regions="western-asia", follow=False, on_error=tell, settings=topics)) == ["a1", "b1"]
    assert [offset for offset, _ in reported] == [1, 2]
    assert "story_id: Input should be a valid string" in reported[0][1]
    assert "the value is null" in reported[1][1]
    assert caplog.text.count("passed_over") == 1  # once a minute for each topic
    assert f"topic={ASIA.name(topics.namespace)} partition=0 offset=1" in caplog.text


async def test_on_error_may_end_the_iteration(topics: ResolvedSettings) -> None:
    await send_all(topics, [(b"k", b"broken")], ASIA)

    def refuse(bad: Incoming, error: UndecodableError) -> None:
        raise OSError(bad.offset) from error

    with pytest.raises(OSError, match="0"):
        await rest(subscribe(regions="western-asia", on_error=refuse, settings=topics))


async def test_only_committed_records_come(topics: ResolvedSettings) -> None:
    name = ASIA.name(topics.namespace)
    producer = new_producer(topics, f"{topics.namespace}-writer")
    await producer.start()
    try:
        for story_id in ("gone", "there"):
            await producer.begin_transaction()
            key, value = record(version(story_id))
            await producer.send_and_wait(name, value, key)
            await (producer.abort_transaction() if story_id == "gone" else producer.commit_transaction())
    finally:
        await producer.stop()
    assert await rest(subscribe(regions="western-asia", follow=False, settings=topics)) == ["there1"]
    assert await rest(subscribe(regions="western-asia", follow=False, group="desk", settings=topics)) == ["there1"]


@each_row(
    ("arguments", "message"),
    [
        ({"regions": "west-asia"}, "did you mean western-asia"),
        ({"regions": ["western-azia"]}, "did you mean western-asia"),
        ({"regions": [34]}, "34, which is no text"),
        ({"countries": ["Turkey"]}, r"TURKEY is no country: did you mean TR\?"),
        ({"countries": ["Turkije", "Grece"]}, r"GRECE is no country: did you mean GR\?"),
        ({"countries": ["QQ"]}, "QQ is no country: write a code"),
        ({"since": datetime(2026, 2, 7)}, "time zone"),  # noqa: DTZ001  (the point)
        ({"since": "2h"}, "a timedelta"),
        ({"since": timedelta(hours=-3)}, "in the future"),
        ({"regions": 34}, "give a text, or a list of texts"),
        ({"countries": 34}, "give a text, or a list of texts"),
        ({"follow": "no"}, "give True or False"),
        ({"on_error": 5}, "on_error=5 cannot be called: give a function of the record and the error, or leave it out"),
        ({"group": ""}, "empty"),
        ({"group": 5}, "group=5: give a text, or leave it out"),
        *(({"group": name}, "own workers") for name in ("desk", "desk.alerts", "desk-deliver-mail")),
    ],
)
def test_wrong_arguments_are_refused_before_anything_is_read(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ChoiceError, match=message) as raised:
        subscribe(settings=ResolvedSettings(namespace="desk"), **arguments)
    assert isinstance(raised.value, ValueError)
    assert isinstance(raised.value, SettingsError), "README's programs catch it"


async def test_missing_topics_are_reported_with_what_to_do(settings: ResolvedSettings) -> None:
    with pytest.raises(ProvisionError, match="dateline topics create"):
        await rest(subscribe(regions="western-asia", settings=settings))


async def test_a_missing_broker_is_reported_at_once(settings: ResolvedSettings) -> None:
    nowhere = settings.model_copy(update={"broker": f"127.0.0.1:{free_port()}"})
    with pytest.raises(KafkaConnectionError):
        await rest(subscribe(settings=nowhere))


async def test_settings_come_from_the_environment(topics: ResolvedSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    await send_all(topics, [record(version("a"))], ASIA)
    monkeypatch.setenv("DATELINE_BROKER", topics.broker)
    monkeypatch.setenv("DATELINE_NAMESPACE", topics.namespace)
    assert await rest(subscribe(regions="western-asia", follow=False)) == ["a1"]


class Broken:
    """A reader that raises an error in place of every fourth answer."""

    def __init__(self, reader: AIOKafkaConsumer, error: Exception) -> None:
        self._reader = reader
        self._error = error
        self._calls = 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (all that a reader has)
        return getattr(self._reader, name)

    async def getmany(self, **options: int) -> object:
        self._calls += 1
        if self._calls % 4 == 0:
            raise self._error
        return await self._reader.getmany(**options | {"max_records": 1})


@pytest.mark.parametrize("group", [None, "desk"])
@pytest.mark.parametrize("error", [KafkaError("unexpected"), RequestTimedOutError(), ConnectionResetError()], ids=repr)
async def test_errors_in_reading_lose_and_double_no_event(
    topics: ResolvedSettings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    group: str,
    error: Exception,
) -> None:
    @asynccontextmanager
    async def breaking(*arguments: Any, **options: Any) -> AsyncIterator[Broken]:  # noqa: ANN401
        async with reading(*arguments, **options) as reader:
            yield Broken(reader, error)

    monkeypatch.setattr("dateline.client.feed.reading", breaking)
    await send_all(topics, [record(version(name)) for name in "abcd"], ASIA)
    assert await rest(subscribe(regions="western-asia", group=group, follow=False, settings=topics)) == [
        "a1", "b1", "c1", "d1",
    ]  # fmt: skip
    assert "broker_lost" in caplog.text
    assert error_words(error) in caplog.text


async def test_errors_that_do_not_pass_are_raised(topics: ResolvedSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    @asynccontextmanager
    async def refusing(*arguments: Any, **options: Any) -> AsyncIterator[Broken]:  # noqa: ANN401
        async with reading(*arguments, **options) as reader:
            yield Broken(reader, TopicAuthorizationFailedError("western-asia"))

    monkeypatch.setattr("dateline.client.feed.reading", refusing)
    with pytest.raises(TopicAuthorizationFailedError):
        await rest(subscribe(regions="western-asia", settings=topics))


async def test_deleted_records_are_reported(topics: ResolvedSettings, caplog: pytest.LogCaptureFixture) -> None:
    name = ASIA.name(topics.namespace)
    await send_all(topics, [record(version(story_id)) for story_id in "abcd"], ASIA)
    async with aclosing(subscribe(regions="western-asia", group="desk", settings=topics)) as stories:
        await some(stories, 2)  # so that it is to go on at b
    async with administering(topics) as admin:
        await admin.delete_records({TopicPartition(name, 0): RecordsToDelete(before_offset=3)})
    assert await rest(subscribe(regions="western-asia", group="desk", follow=False, settings=topics)) == ["d1"]
    assert f"records_missed topic={name} partition=0 wanted=1 found=3" in caplog.text
