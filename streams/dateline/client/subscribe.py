"""For programs that follow regions: ``subscribe`` iterates over their stories as they come.

What to do with an event depends on its ``event``:

``version``    The story as it stands. Keep the highest ``version`` of each ``story_id``: topics are read side by
               side, so that one may come after a newer one. ``relation.kind`` tells whether it is new, or an
               update, a correction, an expansion.
``withdrawn``  The wire takes the story back: take it down. There is no text, and ``pub_status`` is ``canceled``.
``moved``      It left ``left_regions``, which hear no more of it but a withdrawal. Drop it there; where ``regions``
               names another that you follow, it goes on there.
``relinked``   Two stories proved to be one. One that has ``merged_into`` goes on under that id; one that has
               ``absorbed`` is what those go on as.

Repeats do not come at all: ``sightings`` and ``sources`` say how far a story had spread at that event.
"""

from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import aclosing
from datetime import UTC, datetime, timedelta

from dateline import telemetry
from dateline.client.feed import Feed
from dateline.client.live_feed import Opens, live_batches
from dateline.core.stories.subscription import Subscription, choose_countries, choose_regions
from dateline.kafka.alias import public_settings
from dateline.kafka.codec import Incoming, UndecodableError, decode
from dateline.settings import ResolvedSettings, Settings, load_settings
from dateline.topics import REGIONS, STORIES, is_ours
from dateline_schemas import Story

OnError = Callable[[Incoming, UndecodableError], None]


def subscribe(  # noqa: PLR0913  # all that a reader may say, by name
    *,
    regions: str | Iterable[str] = (),
    countries: str | Iterable[str] = (),
    since: datetime | timedelta | None = None,
    group: str | None = None,
    follow: bool = True,
    on_error: OnError | None = None,
    settings: Settings | None = None,
) -> AsyncGenerator[Story, None]:
    """Iterate over the stories of ``regions`` (slugs; all stories where there are none), each event once.

    ``countries``, ISO 3166-1 alpha-2: those whose dateline lies there or whose text names one, to their end.
    ``since``: events last seen then, or so long ago, or later; else all that is kept, which is 30 days. Where a
    group has stopped before, it goes on from there, whatever ``since`` says.
    ``group``: the members of a Kafka consumer group share the partitions and go on where it stopped. An
    event is committed once the next is asked for, so that what a dying process had in hand comes again;
    a story of two regions comes to each member that has one. Without a group nothing is committed.
    ``follow``: go on for ever, and not to where the topics end now.
    ``on_error``: is told of each record that is no story, and why; it is logged and passed over anyway.
    ``settings``: those of the environment, unless given.

    A broker that goes away is waited for, and events still come once each, as far as the last 100,000 stories
    go. Over a switch of `dateline upgrade` it goes on with the other namespace; a group that had no member then
    begins there anew. Close it by ``contextlib.aclosing``: that commits, and leaves the group.

    Raises ``ValueError`` for an unknown region or country, a time that is none or has no zone, or a group of
    Dateline's own; ``SettingsError``; once iterated, ``ProvisionError`` where a topic is missing, and
    ``aiokafka.errors.KafkaError`` where the broker refuses, or is not there to begin with.
    """
    start = _moment(since)
    topics = [REGIONS[slug] for slug in choose_regions(regions)] or [STORIES]
    wanted = Subscription(choose_countries(countries), start)
    named = load_settings() if settings is None else settings
    _must_be_its_own(group, named)

    def feed_of(live: ResolvedSettings, opens: Opens) -> Feed:
        return Feed(live, topics, start, group, follow=follow, opens=opens)

    return _stories(live_batches(named, feed_of, follow=follow), wanted, on_error)


async def _stories(
    batches: AsyncGenerator[tuple[Feed, list[Incoming]], None], wanted: Subscription, on_error: OnError | None
) -> AsyncGenerator[Story, None]:
    async with aclosing(batches):
        async for feed, batch in batches:
            for record in batch:
                if feed.stale:
                    break
                story = _read(record, on_error)
                if story is not None and wanted.takes(story, resumed=feed.resumed(record)):
                    yield story
                await feed.done(record)


def _read(record: Incoming, on_error: OnError | None) -> Story | None:
    try:
        return decode(Story, record.value)
    except UndecodableError as error:
        where = {"topic": record.topic, "partition": record.partition, "offset": record.offset}
        telemetry.event("passed_over", **where, reason=error)
        if on_error is not None:
            on_error(record, error)
        return None


def _must_be_its_own(group: str | None, settings: Settings) -> None:
    """Refuse the groups of Dateline itself: a reader would take partitions from them, and commit what is not done."""
    if group is None:
        return
    if not group:
        msg = "group is empty; give it a name, or none"
        raise ValueError(msg)
    for name in {settings.namespace, public_settings(settings).namespace}:
        if is_ours(group, name):
            msg = f"{group!r} is a group of Dateline's own workers; give the readers another name"
            raise ValueError(msg)


def _moment(since: datetime | timedelta | None) -> datetime | None:
    if isinstance(since, timedelta):
        if since < timedelta():
            msg = f"since={since}: that is in the future; give the hours that it is ago"
            raise ValueError(msg)
        return datetime.now(UTC) - since
    if since is not None and not isinstance(since, datetime):
        msg = f"since={since!r}: give a datetime with its zone, or a timedelta: timedelta(hours=2)"
        raise ValueError(msg)
    if since is not None and since.tzinfo is None:
        msg = f"since={since}: say in which time zone, as datetime.now(UTC) does"
        raise ValueError(msg)
    return since
