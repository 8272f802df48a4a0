"""The whole snapshot of a namespace as one JSON object, with its findings."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from dateline.agents.monitoring.groups import GroupState
from dateline.agents.monitoring.lag import Lag
from dateline.agents.stage import FLOW
from dateline.cli.status.deliveries import target_json
from dateline.cli.status.findings import find, notes, owned
from dateline.cli.status.gateways import gateway_json
from dateline.cli.status.snapshot.snapshot import Snapshot
from dateline.core.sources.health import Standing

Json = dict[str, Any]


def as_json(snapshot: Snapshot) -> Json:
    """Return the whole snapshot for programs: times in ISO 8601, durations in seconds."""
    findings = list(find(snapshot))
    return {
        "namespace": snapshot.settings.namespace,
        "at": snapshot.at.isoformat(),
        "since": snapshot.letters and snapshot.letters.since.isoformat(),
        "problems": [finding.problem for finding in findings],
        "findings": [finding._asdict() for finding in findings],
        "notes": [note._asdict() for note in notes(snapshot)],
        "unanswered": [
            {"topic": tp.topic, "partition": tp.partition, "why": why}
            for tp, why in sorted(snapshot.unanswered.items())
        ],
        "not_read": list(snapshot.missing),
        "dead_letters": snapshot.letters and snapshot.letters.number,
        "passed_over": snapshot.letters and (snapshot.letters.foreign.records if snapshot.letters.foreign else 0),
        "stages": [_stage(*share, lag) for share, lag in snapshot.lags.items()],
        "owned": {stage: owned(snapshot, stage) for stage in FLOW},
        "groups": [_group(group) for group in snapshot.groups],
        "topics": [
            {
                "topic": topic.name,
                "partitions": topic.partitions,
                "offsets": topic.offsets,
                "newest": topic.newest and topic.newest.isoformat(),
                "newest_exact": topic.exact,
                "age": snapshot.age(topic),
            }
            for topic in snapshot.topics
        ],
        "targets": [target_json(target, snapshot.at) for target in snapshot.targets],
        "gateways": [gateway_json(note) for note in snapshot.gateways],
        "sources": [_source(source) for source in snapshot.sources],
        "other_sources_pages": snapshot.others,
    }


def _group(group: GroupState) -> Json:
    return {
        "group": group.name,
        "state": group.state,
        "stuck": group.stuck,
        "delivers": group.delivers,
        "members": [{"host": member.host, "partitions": dict(member.partitions)} for member in group.members],
        "lag": _lags(group.lag),
    }


def _stage(stage: str, number: int, lag: Lag) -> Json:
    return {"stage": stage, "partition": number, "lag": lag.records, "exact": lag.exact}


def _lags(lags: Mapping[str, Lag]) -> Json:
    return {topic: {"records": lag.records, "exact": lag.exact} for topic, lag in lags.items()}


def _source(source: Standing) -> Json:
    silence, fall = source.silence, source.fall
    return {
        "source": source.name,
        "newest": datetime.fromtimestamp(source.last, UTC).isoformat(),
        "pages": source.pages,
        "silent": source.silent,
        "due": silence and round(silence.due, 1),
        "usual": silence and round(silence.usual, 1),
        "a_week": silence and round(silence.a_week, 1),
        "fall": fall and {**fall._asdict(), "example": source.example},
        "no_briefs": dict(source.reasons),
        "without_briefs": source.emptiness and {**source.emptiness._asdict(), "example": source.example},
    }
