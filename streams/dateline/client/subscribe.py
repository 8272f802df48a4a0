"""For programs that follow regions: ``subscribe`` iterates over stories as they come.

What to do with an event depends on its ``event``:

``version``    The story as it is now. Of each ``story_id``, keep the highest ``version``: topics are read side by
               side, so an older version may come after a newer one. ``relation.kind`` says whether it is new, an
               update, a correction or an expansion.
``withdrawn``  The wire takes the story back: remove it. There is no text, and ``pub_status`` is ``canceled``.
``moved``      The story left ``left_regions``, whose readers get nothing more of it but a withdrawal. Remove it
               there. Where ``regions`` names another region that you follow, it goes on there.
``relinked``   Two stories turned out to be one. A story with ``merged_into`` goes on under that id; a story with
               ``absorbed`` continues those ids.

Repeats do not come: ``sightings`` and ``sources`` say how far a story had spread at the event.
``dateline.client`` exports the errors of ``subscribe`` that are not Python's own.
"""

from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import aclosing
from datetime import datetime, timedelta

from dateline.client.choices import (
    ChoiceError,
    check_callback,
    check_flag,
    check_group,
    chosen_settings,
    moment,
    some,
)
from dateline.client.feed import Feed
from dateline.client.live_feed import live_batches
from dateline.core.replay.alias import Stretch
from dateline.core.stories.subscription import Subscription, choose_countries, choose_regions
from dateline.kafka.alias import is_marked
from dateline.kafka.codec import Incoming, UndecodableError, decode
from dateline.kafka.topic_reader import log_foreign
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import REGIONS, STORIES, Topic
from dateline_schemas import Story

OnError = Callable[[Incoming, UndecodableError], None]


def subscribe(  # noqa: PLR0913  # all options of a reader, by name
    *,
    regions: str | Iterable[str] | None = None,
    countries: str | Iterable[str] | None = None,
    since: datetime | timedelta | None = None,
    group: str | None = None,
    follow: bool = True,
    on_error: OnError | None = None,
    settings: Settings | None = None,
) -> AsyncGenerator[Story, None]:
    """Iterate over the stories of ``regions`` (slugs; by default, all stories), each event once.

    ``countries``: ISO 3166-1 alpha-2 codes. Stories with a dateline in one, or that name one, each followed to its end.
    Events other than versions come for all regions of these countries, also for stories that were not yielded.
    ``since``: a time with its zone, or how long ago: events last seen then or later; without it, all that the topics
    hold, which is 30 days. A group that has committed before goes on from there and ignores ``since``.
    ``group``: the name of a Kafka consumer group, whose members share the partitions and go on where it stopped. An
    event is done when the next is asked for. What is done is committed once a second, and at the close: after a kill,
    the events since the last commit come again, of about the last second. A story of two regions comes to each member
    that reads one of them. Without a group, nothing is committed. ``contextlib.aclosing`` closes it in order.
    ``on_error``: called with each record that is not a story, and the reason; such records are logged and skipped.
    ``follow``: go on for ever; else end where the topics end now. ``settings``: by default those of the environment.

    While the broker is lost, it waits; events still come once, as far as the last 100,000 stories. When `dateline
    upgrade` switches, it goes on with the other namespace; a group without members then starts from the beginning.

    Raises ``ChoiceError``, a ``SettingsError`` and ``ValueError``, for an unknown region or country, an empty list of
    them, a ``since`` without a zone, a group of Dateline's own, and an argument of another type; ``SettingsError``;
    during iteration, ``ProvisionError`` where a topic is missing, ``SettingsError`` where the broker does not allow a
    group such a session, and ``KafkaError`` where it refuses otherwise or cannot be reached at the start.
    """
    named = chosen_settings(settings)
    check_callback("on_error", on_error, "the record and the error")
    check_flag("follow", follow)
    topics, wanted, start = _chosen(regions, countries, since, group, named)

    def feed_of(live: ResolvedSettings, stretch: Stretch) -> Feed:
        return Feed(live, topics, start, group, follow=follow, opens=stretch.opens)

    return _stories(live_batches(named, feed_of, follow=follow), wanted, on_error)


def _chosen(
    regions: str | Iterable[str] | None,
    countries: str | Iterable[str] | None,
    since: datetime | timedelta | None,
    group: str | None,
    settings: Settings,
) -> tuple[list[Topic], Subscription, datetime | None]:
    """Return the topics that a reader asks for, what it takes of them, and from when on. Raises ``ChoiceError``."""
    start = moment(since)
    check_group(group, settings)
    try:
        topics = [STORIES] if regions is None else [REGIONS[slug] for slug in choose_regions(some("regions", regions))]
        codes = frozenset() if countries is None else choose_countries(some("countries", countries))
    except ValueError as error:
        raise ChoiceError(str(error)) from None
    return topics, Subscription(codes, start), start


async def _stories(
    batches: AsyncGenerator[tuple[Feed, list[Incoming]], None], wanted: Subscription, on_error: OnError | None
) -> AsyncGenerator[Story, None]:
    former: Feed | None = None
    async with aclosing(batches):
        async for feed, batch in batches:
            if former is not None and feed is not former:  # `dateline upgrade` has switched
                wanted.change_namespace()
            former = feed
            for record in batch:
                if feed.stale:
                    break
                story = _read(record, on_error)
                resumed, replayed = feed.resumed(record), is_marked(record)
                if story is not None and wanted.takes(story, resumed=resumed, replayed=replayed):
                    yield story
                await feed.done(record)


def _read(record: Incoming, on_error: OnError | None) -> Story | None:
    try:
        return decode(Story, record.value)
    except UndecodableError as error:
        log_foreign(record, error)
        if on_error is not None:
            on_error(record, error)
        return None
