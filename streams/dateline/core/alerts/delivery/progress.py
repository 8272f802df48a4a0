"""Progress: which alerts of the topic a target has received, small enough to be committed with an offset.

An alert is settled once it is sent, skipped or given up. Alerts are settled in the order of the topic; but a grave
one may overtake those that wait for the end of quiet hours. The offsets of such alerts are kept beside the position,
so that they are not sent again after a restart.

The rest is for whoever asks how the target stands, in another process: counts, the last error, and the policy of
the target. Earlier versions ignore these fields, and drop them with their next commit.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any, Final, NamedTuple

_MAX_METADATA_BYTES: Final = 3000
"""Bytes of metadata with an offset. Kafka's brokers take 4,096 by default (``offset.metadata.max.bytes``)."""
_MAX_POLICY_BYTES: Final = 1200
"""Bytes of a target's policy in the metadata; a longer one is left out, and the target counts as one that takes all.

Chosen by hand: it leaves most of the metadata to the offsets of alerts that overtook others.
"""
_MAX_BESIDE_SPANS: Final = 20
"""Spans of offsets of a failing message's other alerts in the metadata. Chosen by hand: few rules meet one version."""
_MAX_REASON_CHARS: Final = 200
"""Characters of the last error in the metadata. Chosen by hand; escaped, it may take six times the bytes."""


class Progress(NamedTuple):
    """How far a target has got in the topic, and the failures on the message that is being sent."""

    position: int
    """Offset of the first alert that is not settled."""
    ahead: frozenset[int] = frozenset()
    """Offsets of the alerts after it that are settled."""
    failing: int = -1
    """Offset of the first alert of the message that could not be sent; -1 for none."""
    tries: int = 0
    """Attempts that failed on it."""
    since: datetime | None = None
    """When the first of them failed."""
    reason: str = ""
    """Why the last of them failed, without secrets."""
    tried: datetime | None = None
    """When the last of them failed; None in an earlier version's metadata."""
    again: datetime | None = None
    """When the next attempt is due, if the process goes on; None in an earlier version's metadata."""
    sealed: int = -1
    """Offset after the last alert of the digest that is being sent; -1 where none is."""
    delivered: int = 0
    """Alerts that the target accepted, since its first commit."""
    failures: int = 0
    """Attempts that failed, since its first commit."""
    policy: Mapping[str, Any] | None = None
    """What the target takes and when; None where it is not known."""
    beside: frozenset[int] = frozenset()
    """Offsets of the other alerts of the message that could not be sent."""

    def is_failing(self, offset: int) -> bool:
        """Whether the alert at an offset is of the message that could not be sent."""
        return 0 <= self.failing == offset or offset in self.beside

    def has(self, offset: int) -> bool:
        """Whether the alert at an offset is settled."""
        return offset < self.position or offset in self.ahead

    def settled(self, offsets: Collection[int], position: int) -> "Progress":
        """Return the progress after alerts are settled; ``position`` is the first that is not settled then."""
        if not offsets and position == self.position:
            return self
        ahead = frozenset(offset for offset in {*self.ahead, *offsets} if offset > position)
        progress = self._replace(position=position, ahead=ahead)
        if progress.has(self.failing):
            progress = progress._replace(
                failing=-1, tries=0, since=None, reason="", tried=None, again=None, beside=frozenset()
            )
        return progress if self.sealed > position else progress._replace(sealed=-1)

    def failed(self, offset: int, now: datetime, reason: str = "", beside: Collection[int] = ()) -> "Progress":
        """Return the progress after an attempt to send a message failed, whose first alert is at an offset.

        ``beside`` are the offsets of its other alerts. When the next attempt is due is left open.
        """
        again = offset == self.failing
        since = self.since if again and self.since is not None else now
        return self._replace(
            failing=offset,
            tries=self.tries + 1 if again else 1,
            since=since,
            reason=reason[:_MAX_REASON_CHARS],
            tried=now,
            again=None,
            failures=self.failures + 1,
            beside=frozenset(beside),
        )


def to_metadata(progress: Progress) -> str:
    """Return progress as the metadata of an offset.

    Where there are too many alerts ahead, the oldest are left out, and are sent twice after a restart.
    """
    spans = _spans(sorted(progress.ahead))
    rest = {
        "failing": [progress.failing, progress.tries, progress.since.isoformat()] if progress.since else None,
        "beside": _spans(sorted(progress.beside))[:_MAX_BESIDE_SPANS],
        "reason": progress.reason,
        "tried": [moment.isoformat() for moment in (progress.tried, progress.again) if moment is not None],
        "sealed": progress.sealed if progress.sealed >= 0 else None,
        "counts": [progress.delivered, progress.failures],
        "policy": progress.policy if len(_json(progress.policy)) <= _MAX_POLICY_BYTES else None,
    }
    rest = {name: value for name, value in rest.items() if value not in (None, "", [], [0, 0])}
    while True:
        text = _json({"ahead": spans, **rest} if spans else rest)
        if len(text) <= _MAX_METADATA_BYTES or not spans:
            return text
        spans = spans[len(spans) // 10 + 1 :]


def from_metadata(position: int, text: str) -> Progress:
    """Return the progress of a committed offset and its metadata.

    Metadata of other programs counts as empty; so does what it lacks of our own, in an earlier version's.
    """
    try:
        fields = json.loads(text or "{}")
        ahead, beside = (_offsets(fields.get(name, ())) for name in ("ahead", "beside"))
        delivered, failures = map(int, fields.get("counts", (0, 0)))
        policy = fields.get("policy")
        progress = Progress(
            position,
            ahead,
            sealed=int(fields.get("sealed", -1)),
            delivered=delivered,
            failures=failures,
            policy=policy if isinstance(policy, dict) else None,
        )
        if "failing" not in fields:
            return progress
        offset, tries, since = fields["failing"]
        first_failure = datetime.fromisoformat(since)
        reason = str(fields.get("reason", ""))
        progress = progress._replace(failing=int(offset), tries=int(tries), since=first_failure, reason=reason)
        progress = progress._replace(beside=beside)
        tried, again, *_ = [*map(datetime.fromisoformat, fields.get("tried", ())), None, None]
        return progress._replace(tried=tried, again=again)
    except (ValueError, TypeError, AttributeError):
        return Progress(position)


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


def _offsets(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(offset for start, end in spans for offset in range(start, end))


def _spans(offsets: Iterable[int]) -> list[list[int]]:
    """Return ascending offsets as spans without gaps, each its first offset and the one after its last."""
    numbers = list(offsets)
    if not numbers:
        return []
    breaks = [(left, right) for left, right in pairwise(numbers) if right != left + 1]
    starts = [numbers[0], *(right for _, right in breaks)]
    ends = [*(left + 1 for left, _ in breaks), numbers[-1] + 1]
    return [[start, end] for start, end in zip(starts, ends, strict=True)]
