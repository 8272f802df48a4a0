"""The alerts of a file, which may have been given up long ago, as their stories stand now."""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from dateline.core.alerts.delivery.bundle import Bundle, VersionKey, version_of
from dateline.core.alerts.delivery.message import idempotency_key
from dateline.core.alerts.delivery.target import Target, takes
from dateline.delivery.sent_versions import SentVersions
from dateline.kafka.codec import Incoming, decode
from dateline.kafka.topic_reader import ignore_foreign, read_own
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS
from dateline_schemas.alert import Alert


class LateMessage(NamedTuple):
    """The alerts of a file on one story version, as the story stands now."""

    bundle: Bundle
    key: str
    told_by: str | None
    """Key of the message by which the target has or gets the story's withdrawal, newer text or this one, in its place.
    """


async def read_known(settings: ResolvedSettings, alerts: Sequence[Alert]) -> list[Alert]:
    """Return all alerts on the topic about the stories of some alerts, and about what those became part of.

    Raises ``ProvisionError`` where there is no such topic, and ``KafkaError`` where the broker does not answer.
    """
    stories = {alert.story_id for alert in alerts}
    known = []
    async with aclosing(read_own(settings, ALERTS, _alert, ignore_foreign)) as on_topic:
        async for alert in on_topic:
            if alert.story_id in stories or not stories.isdisjoint(alert.absorbed):
                stories.add(alert.story_id)
                known.append(alert)
    return known


def _alert(record: Incoming) -> Alert:
    return decode(Alert, record.value)


def late_messages(
    target: Target, alerts: Sequence[Alert], known: Sequence[Alert], now: datetime
) -> Iterator[LateMessage]:
    """Yield a message for each story version of which a target takes an alert, in the order of the alerts.

    ``known`` are the alerts of ``read_known``. A story of which it has none is one of which nothing is known: its
    alerts are marked so.
    """
    versions = _versions(target, alerts, known)
    stories = {alert.story_id for alert in known}
    bundles, of_story = _bundles(target, alerts)
    standing = [versions.as_it_stands(each, lambda story_id: of_story.get(story_id, [])) for each in bundles.values()]
    told = {each.version_key: told_by for each, told_by in standing if told_by is not None}
    for current, _ in standing:
        if current.version_key not in told:
            for other in versions.saying_no_more(current, of_story[current.story_id]):
                told.setdefault(other.version_key, bundles[current.version_key])
    joined = _joined(bundles, told)
    for current, _ in standing:
        told_by = told.get(current.version_key)
        if isinstance(told_by, Bundle):
            told_by = idempotency_key(told_by.alert_id, target.name)
        message = current.beside_joined(joined.get(current.version_key, ()))
        if current.story_id in stories:
            message = replace(message, checked_at=now)
        elif current.since is None and current.occasion != "withdrawal":
            message = replace(message, since="unknown")
        yield LateMessage(message, idempotency_key(current.alert_id, target.name), told_by)


def _bundles(
    target: Target, alerts: Sequence[Alert]
) -> tuple[Mapping[VersionKey, Bundle], Mapping[str, Sequence[Bundle]]]:
    """Return the alerts that a target takes by story version, and these by story."""
    bundles: dict[VersionKey, Bundle] = {}
    of_story: defaultdict[str, list[Bundle]] = defaultdict(list)
    for alert in alerts:
        if not takes(target, alert):
            continue
        if bundle := bundles.get(version_of(alert)):
            bundle.add(alert)
        else:
            bundles[version_of(alert)] = bundle = Bundle.of(alert)
            of_story[alert.story_id].append(bundle)
    return bundles, of_story


def _joined(
    bundles: Mapping[VersionKey, Bundle], told: Mapping[VersionKey, Bundle | str]
) -> Mapping[VersionKey, Sequence[Bundle]]:
    """Return, by the version of each message, the other bundles of which it tells; ``told`` has by which each is told.

    What is told by a message that has none itself is told by the message that tells of that one.
    """
    joined: defaultdict[VersionKey, list[Bundle]] = defaultdict(list)
    for version in told:
        teller = version
        while isinstance(by := told.get(teller), Bundle):
            teller = by.version_key
        joined[teller].append(bundles[version])
    return joined


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
