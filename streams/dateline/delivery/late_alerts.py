"""The alerts of a file, which may have been given up long ago, as their stories stand now."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from dateline.core.alerts.delivery.bundle import Bundle, VersionKey, version_of
from dateline.core.alerts.delivery.message import idempotency_key
from dateline.core.alerts.delivery.target import Target, takes
from dateline.delivery.sent_versions import SentVersions
from dateline.kafka.codec import UndecodableError, decode
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS
from dateline_schemas.alert import Alert


class LateMessage(NamedTuple):
    """The alerts of a file on one story version, as the story stands now."""

    bundle: Bundle
    key: str
    told_by: str | None
    """Key of the message by which the target has or gets the story's withdrawal or newer text, in place of this one."""


async def read_known(settings: ResolvedSettings, alerts: Sequence[Alert]) -> list[Alert]:
    """Return all alerts on the topic about the stories of some alerts, and about what those became part of.

    Raises ``ProvisionError`` where there is no such topic, and ``KafkaError`` where the broker does not answer.
    """
    stories = {alert.story_id for alert in alerts}
    known = []
    async with aclosing(read_committed(settings, ALERTS, None, follow=False)) as batches:
        async for batch in batches:
            for record in batch:
                try:
                    alert = decode(Alert, record.value)
                except UndecodableError:
                    continue
                if alert.story_id in stories or not stories.isdisjoint(alert.absorbed):
                    stories.add(alert.story_id)
                    known.append(alert)
    return known


def late_messages(
    target: Target, alerts: Sequence[Alert], known: Sequence[Alert], now: datetime
) -> Iterator[LateMessage]:
    """Yield a message for each story version of which a target takes an alert, in the order of the alerts.

    ``known`` are the alerts of ``read_known``. A story of which it has none is one of which nothing is known: its
    alerts are marked so.
    """
    versions = _versions(target, alerts, known)
    stories = {alert.story_id for alert in known}
    bundles: dict[VersionKey, Bundle] = {}
    of_story: dict[str, list[Bundle]] = {}
    for alert in alerts:
        if not takes(target, alert):
            continue
        if bundle := bundles.get(version_of(alert)):
            bundle.add(alert)
        else:
            bundles[version_of(alert)] = bundle = Bundle.of(alert)
            of_story.setdefault(alert.story_id, []).append(bundle)
    for bundle in bundles.values():
        current, told_by = versions.as_it_stands(bundle, lambda story_id: of_story.get(story_id, []))
        if isinstance(told_by, Bundle):
            told_by = idempotency_key(told_by.alert_id, target.name)
        if bundle.story_id in stories:
            current = replace(current, checked_at=now)
        elif current.since is None and current.occasion != "withdrawal":
            current = replace(current, since="unknown")
        yield LateMessage(current, idempotency_key(bundle.alert_id, target.name), told_by)


def _versions(target: Target, alerts: Sequence[Alert], known: Sequence[Alert]) -> SentVersions:
    """Return what the target was told of, and how the stories stand.

    All alerts on the topic that it takes count as told, whether or not it has them already, but not those of the file.
    """
    versions = SentVersions(limit=sys.maxsize)  # memory is bounded by the stories of the file
    of_file, on_topic = ({alert.alert_id for alert in each} for each in (alerts, known))
    for alert in (*(each for each in alerts if each.alert_id not in on_topic), *known):
        versions.see(alert)
        if alert.alert_id not in of_file and takes(target, alert):
            versions.add_alert(alert, idempotency_key(alert.alert_id, target.name))
    return versions
