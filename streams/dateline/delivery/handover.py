"""The handover: decides about alerts to one target, sends them, and advances the target's checkpoint.

``collect`` reads an alert into the bundle of its story version; ``send`` sends what is due. A message is tried again
with the same key: a bundle's comes from its first alert on the topic, and a digest's last offset is committed before
it is sent, so that a process that is killed in between sends the same once more.
"""

import asyncio
from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from dateline import telemetry
from dateline.agents.stage import HANDOVER
from dateline.core.alerts.delivery.bundle import Bundle, VersionKey, gravest, is_as_grave, version_of
from dateline.core.alerts.delivery.message import Message, compose, compose_digest, digest_key, idempotency_key, shorten
from dateline.core.alerts.delivery.retry import free_at, next_try
from dateline.core.alerts.delivery.target import digest_due, joins_rules, overtakes, takes, when
from dateline.delivery.bundle_queue import LATE, BundleQueue
from dateline.delivery.checkpoint import Checkpoint
from dateline.delivery.notifier import Notifier
from dateline.delivery.reports import FailureReports, report_held, report_joined
from dateline.delivery.sent_versions import SentVersions
from dateline.delivery.terms import GivenUpError, Tally, Terms
from dateline.kafka.codec import Incoming, UndecodableError, decode
from dateline.kafka.dead_letters import dead_letter
from dateline.kafka.transactions import fits
from dateline.settings import Settings
from dateline.telemetry import count
from dateline.topics import DEAD_LETTER
from dateline_schemas.alert import Alert

MAX_ONCE_FAILURES: Final = 3
"""Failures in a row after which a run with ``once`` leaves a target's alerts to the next run. Chosen by hand."""
_SECOND: Final = timedelta(seconds=1)
_MAX_READ_AHEAD: Final = 2_000
"""Alerts that wait in memory while the topic is read on, for what became of the stories of late alerts.

Bounds memory; chosen by hand, as many as ``sent_versions`` remembers.
"""
_MAX_DIGEST_ALERTS: Final = 200
"""Alerts of one digest; more make another one. Bounds memory and the message; chosen by hand."""


class Handover:
    """Decides about alerts to one target, sends them, and advances the target's checkpoint."""

    def __init__(self, settings: Settings, notifier: Notifier, terms: Terms, checkpoint: Checkpoint) -> None:
        self.target, self.tally = notifier.target, Tally()
        self._settings = settings
        self._dead_letters = DEAD_LETTER.name(settings.namespace)
        self._notifier, self._terms, self._checkpoint = notifier, terms, checkpoint
        self._versions = SentVersions()
        self._queue = BundleQueue(joins=joins_rules(self.target))
        self._held: dict[VersionKey, tuple[str, int]] = {}
        """The bundles that are held: for which severity, and with how many alerts."""
        self._sent: deque[datetime] = deque(maxlen=self.target.per_minute or 1)
        self._failures = 0
        self._reports = FailureReports(self.target.name)
        self._blocked = False
        """Whether the rest of the alerts is left to the next run."""
        self._is_past_digest = False
        """Whether records after the end of the digest were read, which the next pass reads again."""
        self._skipped_to = -1
        """Offset of the last alert that was skipped and counted: a later pass reads it again."""
        self._reported_until: datetime | None = None
        # So that the counters are shown from the start.
        count("alerts_delivered", 0, target=self.target.name)
        count("alert_failures", 0, target=self.target.name)
        count("alerts_joined", 0, target=self.target.name)
        count("dead_letters", 0, stage=HANDOVER)

    def begin(self) -> None:
        """Reset the counts, to begin again with the first unsettled alert."""
        self.tally.held = self.tally.left = 0
        self.tally.until = None
        self._blocked = self._is_past_digest = False
        self._held.clear()
        progress = self._checkpoint.progress
        if self.target.digest is None or progress.sealed <= progress.position:
            self._checkpoint.progress = progress._replace(sealed=-1)
        self._queue.begin(progress.position)

    @property
    def is_done(self) -> bool:
        """Whether all alerts that were read are settled, held, or left to the next run."""
        if self.target.digest is not None:
            held = self.tally.until is not None and not any(map(self._overtakes, self._queue))
            return not self._queue or self._blocked or held
        return all(self._blocked or bundle.version_key in self._held for bundle in self._queue)

    @property
    def _is_full(self) -> bool:
        """Whether a digest has as many alerts as it may."""
        return self.target.digest is not None and self._queue.alerts >= _MAX_DIGEST_ALERTS

    def recall(self, record: Incoming, *, is_new: bool) -> None:
        """Learn from an alert before the position which version the target was told of; a new target of none."""
        try:
            alert = decode(Alert, record.value)
        except UndecodableError:
            return
        if is_new:
            self._versions.see(alert)
        else:
            self._remember(alert)

    def is_to_be_sent(self, record: Incoming) -> bool:
        """Whether an unsettled alert is still to be sent to the target, now or later."""
        try:
            alert = decode(Alert, record.value)
        except UndecodableError:
            return False
        return takes(self.target, alert) and self._versions.key_of(version_of(alert)) is None

    async def collect(self, record: Incoming) -> None:
        """Read one alert: settle it where nothing is to be sent, else add it to the bundle of its version."""
        is_past_end = 0 <= self._checkpoint.progress.sealed <= record.offset or self._is_full
        if self._is_past_digest or is_past_end:
            self._is_past_digest = True
            return  # it belongs to the next digest, which begins once this one is sent
        self._queue.see(record)
        is_settled = self._checkpoint.progress.has(record.offset)
        try:
            alert = decode(Alert, record.value)
        except UndecodableError as error:
            if not is_settled:
                await self._send_to_dead_letters([record], error)
            return
        if is_settled:
            self._remember(alert)
        elif not takes(self.target, alert):
            self._versions.see(alert)
            self.tally.skipped += record.offset > self._skipped_to
            self._skipped_to = max(record.offset, self._skipped_to)
        elif key := self._versions.key_of(version_of(alert)):
            self._join(record, alert, key)
        else:
            self._versions.see(alert)
            bundle = self._queue.add(record, alert, self._terms.clock())
            bundle.headline = self._versions.headline_of(alert)
            if self.target.digest is not None:
                shorten(bundle)
        self._settle(())

    async def send(self, *, at_end: bool, stop: asyncio.Event) -> datetime | None:
        """Send what is due; return when to begin again where nothing can be sent before, else None.

        ``at_end`` says whether all alerts that the topic has were read.
        """
        if self.tally.until is not None and (now := self._terms.clock()) >= self.tally.until:
            return now  # the held alerts come first
        if self._is_past_digest and not self._queue:
            return self._terms.clock()
        if self.target.digest is not None:
            return await self._send_digest(at_end=at_end) if self._queue else None
        for bundle in self._queue.complete(at_end=at_end):
            if stop.is_set():
                return None
            if self._is_held(bundle) or self._blocked:
                bundle.story = None  # to save memory: it is read again when its time comes
                continue
            if self._is_late(bundle) and self._reads_on(at_end=at_end):
                break  # what became of its story stands further on
            if (current := self._as_due(bundle)) is None:
                continue
            key = idempotency_key(bundle.alert_id, self.target.name)
            if again := await self._try([current], compose(current, key, self._notifier.medium), key):
                return again
        self._count_left()
        return None

    def _is_late(self, bundle: Bundle) -> bool:
        """Whether a bundle waited: it came in quiet hours that hold it, or the target was down, or it is new."""
        is_held = when(self.target, bundle.severity, bundle.sent_at).until is not None
        return is_held or self._terms.clock() - bundle.sent_at > LATE

    def _reads_on(self, *, at_end: bool) -> bool:
        """Whether the topic is read on before a late bundle is sent."""
        return not at_end and self._queue.alerts < _MAX_READ_AHEAD and not self._queue.is_current(self._terms.clock())

    def _as_due(self, bundle: Bundle) -> Bundle | None:
        """Return a bundle as it is sent now; None where it is not sent."""
        is_outdated = self._is_late(bundle) or self._versions.is_outdated(bundle, self._due_now)
        current = self._unless_told(bundle, is_outdated=is_outdated)
        if current is None:
            return None
        for other in self._versions.saying_no_more(current, self._due_now(bundle.story_id)):
            if not self._queue.is_joined(other):
                self._queue.join(other, bundle)
        return current.beside_joined(self._queue.joined_to(bundle))

    def _unless_told(self, bundle: Bundle, *, is_outdated: bool = True) -> Bundle | None:
        """Return a bundle beside what the target was told, and an outdated one as its story stands now.

        None where the target has or gets the story's withdrawal, newer text, or this one: its alerts are settled, or
        will be with that message. (Until then they stay on the topic, so that a repeat of it is the same.)
        """
        current, told_by = self._versions.as_it_stands(bundle, self._waiting, is_outdated=is_outdated)
        if told_by is None:
            return current
        if isinstance(told_by, Bundle) and is_as_grave(told_by.severity, bundle.severity):
            self._queue.join(bundle, told_by)
            return None
        key = told_by if isinstance(told_by, str) else idempotency_key(told_by.alert_id, self.target.name)
        self._settle_joined([bundle], key)
        return None

    def _waiting(self, story_id: str) -> list[Bundle]:
        """Return the bundles of a story that get a message of their own soon."""
        bundles = self._queue.of_story(story_id)
        return bundles if self.target.digest is None else [each for each in bundles if self._goes_through(each)]

    def _due_now(self, story_id: str) -> list[Bundle]:
        """Return those of ``_waiting`` that no quiet hours hold."""
        now = self._terms.clock()
        return [each for each in self._waiting(story_id) if when(self.target, each.severity, now).until is None]

    def _is_held(self, bundle: Bundle) -> bool:
        """Whether a bundle waits for the end of the quiet hours."""
        version, held = bundle.version_key, (bundle.severity, len(bundle.members))
        before = self._held.get(version)
        if before == held:
            return True
        until = when(self.target, bundle.severity, self._terms.clock()).until
        self.tally.held -= before[1] if before else 0
        if until is None:
            self._held.pop(version, None)
            return False
        self._held[version] = held
        self.tally.held += held[1]
        self._report_until(min(until, self.tally.until or until))
        return True

    async def _send_digest(self, *, at_end: bool) -> datetime | None:
        """Send all that waits as one message once it is due; before that, alone, what is let through quiet hours."""
        if again := await self._send_through(at_end=at_end):
            return again
        bundles, progress, now = list(self._queue), self._checkpoint.progress, self._terms.clock()
        waiting = [bundle for bundle in bundles if progress.sealed >= 0 or not self._overtakes(bundle)]
        if not waiting:
            return None
        severity = gravest(bundle.severity for bundle in waiting)
        due = digest_due(self.target, severity, bundles[0].sent_at)
        until = due if progress.sealed < 0 and now < due else when(self.target, severity, now).until
        if until is not None:
            self.tally.held = self._queue.alerts
            self._report_until(until)
            return None
        self.tally.held, self.tally.until = 0, None
        is_whole = at_end or self._is_full or 0 <= progress.sealed <= self._queue.read_to
        if self._blocked or not is_whole:
            self._count_left()
            return None
        if progress.sealed < 0:
            await self._checkpoint.commit(progress._replace(sealed=self._queue.read_to))
        bundles = [current for bundle in bundles if (current := self._unless_told(bundle)) is not None]
        if not bundles:
            return self._terms.clock()
        key = digest_key(bundles[0].alert_id, self.target.name)
        again = await self._try(bundles, compose_digest(bundles, key, self._notifier.medium), key)
        return self._terms.clock() if again is None and not self._blocked else again

    async def _send_through(self, *, at_end: bool) -> datetime | None:
        """Send each bundle that is let through quiet hours; return when to begin again where it failed.

        Not once the digest's end is committed: what it held then belongs to it.
        """
        if self._checkpoint.progress.sealed >= 0:
            return None
        for bundle in self._queue.complete(at_end=at_end):
            if self._blocked or not self._overtakes(bundle):
                continue
            if self._is_late(bundle) and self._reads_on(at_end=at_end):
                break
            if (current := self._as_due(bundle)) is None:
                continue
            key = idempotency_key(bundle.alert_id, self.target.name)
            if again := await self._try([current], compose(current, key, self._notifier.medium), key):
                return again
        return None

    def _goes_through(self, bundle: Bundle) -> bool:
        """Whether a bundle is sent alone before the digest, whose end is not committed yet."""
        return self._checkpoint.progress.sealed < 0 and self._overtakes(bundle)

    def _overtakes(self, bundle: Bundle) -> bool:
        return overtakes(self.target, bundle.severity, self._terms.clock())

    def _report_until(self, until: datetime) -> None:
        self.tally.until = until
        if until != self._reported_until:
            self._reported_until = until
            report_held(self.target.name, until)

    async def _try(self, bundles: Sequence[Bundle], message: Message, key: str) -> datetime | None:
        """Make one attempt to send bundles as one message; return when to begin again where it failed."""
        if when_free := free_at(self._sent, self.target.per_minute, self._terms.clock()):
            return when_free
        offsets = [offset for bundle in bundles for offset in bundle.offsets]
        why = await self._notifier.send(message, key)
        if why is not None:
            return await self._fail(offsets, [each.offset for bundle in bundles for each in bundle.joined], key, why)
        self._sent.append(self._terms.clock())
        self._reports.accepted(self._checkpoint.progress, self._terms.clock())
        self._failures = 0
        self.tally.sent += len(offsets)
        count("alerts_delivered", len(offsets), target=self.target.name)
        rules = ",".join(dict.fromkeys(member.rule for bundle in bundles for member in bundle.rules))
        occasion = bundles[0].occasion if len(bundles) == 1 else "digest"
        telemetry.event(
            "alert_sent", target=self.target.name, key=key, rule=rules, occasion=occasion, alerts=len(offsets)
        )
        joined = [each for bundle in bundles for each in self._queue.joined_to(bundle)]
        for bundle in bundles:
            self._queue.remove(bundle)
            self._versions.add_bundle(bundle, key)
        self._settle_joined(joined, key)
        progress = self._checkpoint.progress.settled(offsets, self._queue.position)
        await self._checkpoint.commit(progress._replace(delivered=progress.delivered + len(offsets)))
        return None

    async def _fail(self, offsets: Sequence[int], joined: Sequence[int], key: str, why: str) -> datetime | None:
        now, target = self._terms.clock(), self.target
        count("alert_failures", target=target.name)
        progress = self._checkpoint.progress.failed(offsets[0], now, why, [*offsets[1:], *joined])
        lasted = now - (progress.since or now)
        if self._terms.give_up_after is not None and lasted >= self._terms.give_up_after:
            reason = f"target {target.name} refused it {progress.tries} times in {lasted - lasted % _SECOND}: {why}"
            telemetry.event("alert_given_up", target=target.name, key=key, tries=progress.tries, why=why)
            await self._give_up(offsets, GivenUpError(reason))
            return now  # the reader has moved: begin again
        self._failures += 1
        again = now + next_try(target.retry, progress.tries, self._terms.chance())
        progress = progress._replace(again=again)
        self._reports.refused(key, why, progress, again)
        await self._checkpoint.commit(progress)
        if self._terms.once and self._failures >= MAX_ONCE_FAILURES:
            self._blocked = True
            self._count_left()
            return None
        return again

    async def _give_up(self, offsets: Sequence[int], error: GivenUpError) -> None:
        """Send the alerts at some offsets to the dead letters, complete, and settle them."""
        for bundle in self._queue:
            if bundle.members[0].offset in offsets:
                self._queue.remove(bundle)
        await self._send_to_dead_letters(await self._checkpoint.read_again(offsets), error, offsets)

    async def _send_to_dead_letters(
        self, records: Sequence[Incoming], error: Exception, offsets: Sequence[int] = ()
    ) -> None:
        settled = {*offsets, *(record.offset for record in records)}
        letters = [
            dead_letter(each, HANDOVER, error, self._dead_letters, whole=fits(each, self._settings)) for each in records
        ]
        await self._checkpoint.commit(self._checkpoint.progress.settled(settled, self._queue.position), *letters)
        self.tally.dead += len(records)
        count("dead_letters", len(records), stage=HANDOVER)
        for record in records:
            telemetry.event("dead_letters", stage=HANDOVER, target=self.target.name, offset=record.offset, why=error)

    def _join(self, record: Incoming, alert: Alert, key: str) -> None:
        """Settle an alert whose version the target was told of already, and count it."""
        self._versions.see(alert)
        self._report_joined(key, alert.rule, alert.alert_id)
        self._settle([record.offset])

    def _settle_joined(self, bundles: Sequence[Bundle], key: str) -> None:
        """Settle and count the alerts of bundles of which the message with this key tells."""
        for bundle in bundles:
            self._queue.remove(bundle)
            self._versions.join(bundle.version_key, key)
            for member in bundle.members:
                self._report_joined(key, member.rule, member.alert_id)
            self._settle(bundle.offsets)

    def _report_joined(self, key: str, rule: str, alert_id: str) -> None:
        """Count and report an alert of which the message with this key tells."""
        self.tally.joined += 1
        report_joined(self.target.name, key, rule, alert_id)

    def _settle(self, offsets: Sequence[int]) -> None:
        """Settle alerts in memory; the next commit saves it."""
        self._checkpoint.progress = self._checkpoint.progress.settled(offsets, self._queue.position)

    def _remember(self, alert: Alert) -> None:
        self._versions.see(alert)
        if takes(self.target, alert):
            self._versions.add_alert(alert, idempotency_key(alert.alert_id, self.target.name))

    def _count_left(self) -> None:
        if self._blocked:
            self.tally.left = sum(len(each.members) for each in self._queue if each.version_key not in self._held)
