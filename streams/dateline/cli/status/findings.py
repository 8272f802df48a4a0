"""What is wrong with a namespace, in sentences, and the whole snapshot as one JSON object."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from dateline.agents.monitoring.lag import Lag
from dateline.agents.stage import FLOW, STAGES
from dateline.cli.status.snapshot import Snapshot
from dateline.core.sources.health import Standing

Json = dict[str, Any]


def owned(snapshot: Snapshot, stage: str) -> int:
    """Return how many partitions of a stage are assigned to a worker."""
    source = STAGES[stage].source.of(snapshot.settings)
    workers = (group for group in snapshot.groups if group.name == snapshot.settings.namespace)
    return sum(len(member.partitions.get(source, ())) for group in workers for member in group.members)


def problems(snapshot: Snapshot) -> Iterator[str]:
    """Yield what is wrong, one sentence each, with what to do where that is not obvious."""
    partitions = snapshot.settings.partitions
    idle = [stage for stage in FLOW if owned(snapshot, stage) < partitions]
    if len(idle) == len(FLOW) and not any(owned(snapshot, stage) for stage in idle):
        yield "no worker is running: start `dateline worker`"
    else:
        for stage in idle:
            left = partitions - owned(snapshot, stage)
            yield f"{stage}: {left} of {partitions} partitions have no worker, or are changing hands"
    for (stage, number), lag in snapshot.lags.items():
        if lag.records > snapshot.settings.lag_limit:
            yield f"{stage} partition {number}: {lag.records} records wait, over DATELINE_LAG_LIMIT"
    for source in snapshot.sources:
        if source.silent:
            yield f"source {source.name}: silent; {_silence_sentence(source, snapshot.at)}"
        if source.fall is not None:
            yield f"source {source.name}: fewer briefs; {_fall_sentence(source)}"


def _silence_sentence(source: Standing, at: datetime) -> str:
    """Return how long ago a source's last page came, and how many pages were due since."""
    due = f"{source.silence.due:.0f} pages were due since" if source.silence is not None else "too new to be judged"
    return f"last page {ago(int(at.timestamp()) - source.last)} ago; {due}"


def _fall_sentence(source: Standing) -> str:
    """Return how many briefs a source's newest pages gave, and how many are normal."""
    fall = source.fall
    if fall is None:
        return "as usual"
    few = "none" if fall.at_most == 0 else f"{fall.at_most} or fewer"
    return (
        f"{fall.low} of the last {fall.pages} pages gave {few}, as {fall.share:.0%} did before "
        f"({fall.mean:.1f} a page, {fall.normal:.1f} is normal)"
        + (f"; one is {source.example}" if source.example else "")
    )


def ago(seconds: float) -> str:
    """Return a duration in its largest whole unit: ``3 h``."""
    for unit, size in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= size:
            return f"{seconds // size:.0f} {unit}"
    return f"{max(seconds, 0):.0f} s"


def as_json(snapshot: Snapshot) -> Json:
    """Return the whole snapshot for programs: times in ISO 8601, durations in seconds."""
    return {
        "namespace": snapshot.settings.namespace,
        "at": snapshot.at.isoformat(),
        "problems": list(problems(snapshot)),
        "stages": [
            {"stage": stage, "partition": number, "lag": lag.records, "exact": lag.exact}
            for (stage, number), lag in snapshot.lags.items()
        ],
        "owned": {stage: owned(snapshot, stage) for stage in FLOW},
        "groups": [
            {
                "group": group.name,
                "state": group.state,
                "members": [{"host": member.host, "partitions": dict(member.partitions)} for member in group.members],
                "lag": _lags(group.lag),
            }
            for group in snapshot.groups
        ],
        "topics": [
            {
                "topic": topic.name,
                "partitions": topic.partitions,
                "offsets": topic.offsets,
                "newest": topic.newest and topic.newest.isoformat(),
                "age": snapshot.age(topic),
            }
            for topic in snapshot.topics
        ],
        "sources": [_source(source) for source in snapshot.sources],
        "other_sources_pages": snapshot.others,
    }


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
    }
