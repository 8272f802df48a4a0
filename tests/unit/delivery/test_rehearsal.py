"""A rehearsal plans the messages that a run would send, and neither sends nor commits anything."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from dateline.core.alerts.delivery.progress import Progress
from dateline.core.alerts.delivery.target import Target
from dateline.delivery import rehearsal as module
from dateline.delivery.notifier import Notifier
from dateline.delivery.rehearsal import PlannedMessage, Rehearsal
from dateline.kafka.codec import encode
from dateline.settings import ResolvedSettings
from dateline_schemas.alert import Alert
from tests.alerts import alert

NIGHT = datetime(2026, 2, 7, 23, 0, tzinfo=UTC)
MORNING = datetime(2026, 2, 8, 7, 0, tzinfo=UTC)
QUIET = {"from": "22:00", "to": "07:00", "zone": "UTC", "through": "critical"}


class Reader:
    """A consumer of a topic with one partition; an alert came every minute until a minute ago."""

    def __init__(self, values: Sequence[bytes]) -> None:
        first = NIGHT - timedelta(minutes=len(values))
        self.records = [
            SimpleNamespace(
                topic="wire.alerts", partition=0, offset=at, key=b"key", value=value, headers=(),
                timestamp=int((first + timedelta(minutes=at)).timestamp() * 1000),
            )
            for at, value in enumerate(values)
        ]  # fmt: skip
        self.at = 0

    def assign(self, _partitions: object) -> None: ...

    def seek(self, _partition: object, offset: int) -> None:
        self.at = offset

    async def position(self, _partition: object) -> int:
        return self.at

    async def beginning_offsets(self, partitions: Sequence[Any]) -> dict[Any, int]:
        return dict.fromkeys(partitions, 0)

    async def end_offsets(self, partitions: Sequence[Any]) -> dict[Any, int]:
        return dict.fromkeys(partitions, len(self.records))

    async def getmany(self, **_: object) -> dict[str, list[SimpleNamespace]]:
        batch = self.records[self.at : self.at + 100]
        self.at += len(batch)
        return {"partition": batch}


class Plan:
    """What a rehearsal at night plans for a target, of alerts on a topic and committed progress."""

    def __init__(
        self,
        monkeypatch: pytest.MonkeyPatch,
        *alerts: Alert | bytes,
        progress: Progress | None = None,
        **target: Any,  # noqa: ANN401 - any field of a target
    ) -> None:
        values = [each if isinstance(each, bytes) else encode(each) for each in alerts]
        self.messages: list[PlannedMessage] = []

        @asynccontextmanager
        async def reading(_settings: object) -> AsyncIterator[Reader]:
            yield Reader(values)

        async def committed(*_: object) -> Progress | None:
            return progress

        async def send(*_: object) -> str:
            pytest.fail("a message was sent")

        monkeypatch.setattr(module, "reading", reading)
        monkeypatch.setattr(module, "committed_progress", committed)
        monkeypatch.setattr(Notifier, "send", send)
        monkeypatch.setattr("dateline.delivery.checkpoint.new_producer", lambda *_: pytest.fail("a producer fences"))
        settings = SimpleNamespace(namespace="wire", public="wire", max_message_bytes=1_000_000)
        notifier = Notifier(Target.model_validate({"name": "desk", "url": "json://localhost", **target}))
        self.rehearsal = Rehearsal(cast("ResolvedSettings", settings), notifier, None, NIGHT, self.messages.append)
        asyncio.run(asyncio.wait_for(self.rehearsal.run(), 20))

    @property
    def rows(self) -> list[tuple[str, datetime | None, str]]:
        """Of each message its subject, when it is due, and the ids of its alerts."""
        return [(each.message.subject, each.due, each.message.fields["alert_ids"]) for each in self.messages]


def of_rule(rule: str, number: int = 1, **changes: object) -> Alert:
    return alert(number, **{"alert_id": f"{rule}-{number}", "rule": rule, "name": rule.capitalize(), **changes})


def test_alerts_of_one_version_are_one_message_with_its_body(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Plan(monkeypatch, of_rule("coup"), of_rule("ports", severity="high"), of_rule("coup", 2))
    assert plan.rows == [
        ("[high] Ports; Coup: Headline 1", None, "coup-1,ports-1"),
        ("[medium] Coup: Headline 2", None, "coup-2"),
    ]
    message = plan.messages[0].message
    assert "First paragraph.\n\nSecond paragraph." in message.body
    assert "Rules: ports (high), coup (medium)" in message.body
    assert plan.messages[0].key == "coup-1:desk"
    assert plan.rehearsal.tally.sent == 3


def test_held_alerts_come_when_the_quiet_hours_end_and_a_grave_one_now(monkeypatch: pytest.MonkeyPatch) -> None:
    grave = of_rule("ports", severity="critical")
    plan = Plan(monkeypatch, of_rule("coup"), grave, of_rule("coup", 2), quiet=[QUIET])
    assert plan.rows == [
        ("[critical] Ports; Coup: Headline 1", None, "coup-1,ports-1"),
        ("[medium] Coup: Headline 2", MORNING, "coup-2"),
    ]


def test_a_digest_is_one_message_when_it_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    alerts = [of_rule("coup", 1), of_rule("coup", 2), of_rule("ports", 3, severity="critical")]
    (row,) = Plan(monkeypatch, *alerts, digest="1h").rows
    due = NIGHT - timedelta(minutes=3) + timedelta(hours=1)
    assert row == ("[critical] Digest: 3 alerts on 3 stories", due, "coup-1,coup-2,ports-3")
    (row,) = Plan(monkeypatch, *alerts[:2], digest="1h", quiet=[QUIET]).rows
    assert row == ("[medium] Digest: 2 alerts on 2 stories", MORNING, "coup-1,coup-2")


def test_more_alerts_than_a_digest_takes_and_than_a_minute_takes_are_all_planned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alerts = [of_rule("coup", number) for number in range(250)]
    digests = Plan(monkeypatch, *alerts, digest="1h").messages
    assert [each.message.fields["alerts"] for each in digests] == ["200", "50"]
    assert [each.due for each in digests] == [None, NIGHT + timedelta(minutes=10)]  # an hour after the first of the 50
    assert len(Plan(monkeypatch, *alerts, per_minute=1).messages) == 250


def test_what_the_target_has_or_does_not_want_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    alerts = [of_rule("coup", number) for number in range(4)]
    plan = Plan(monkeypatch, *alerts, of_rule("ports"), progress=Progress(1, frozenset({2})), rules=["coup"])
    assert [ids for *_, ids in plan.rows] == ["coup-1", "coup-3"]


def test_an_alert_that_cannot_be_read_is_reported_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Plan(monkeypatch, b"no alert", of_rule("coup"))
    assert [ids for *_, ids in plan.rows] == ["coup-1"]
    (letter,) = plan.rehearsal.dead_letters
    assert (letter.value, dict(letter.headers)["__connect.errors.offset"]) == (b"no alert", b"0")
