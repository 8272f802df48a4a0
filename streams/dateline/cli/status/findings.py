"""What is wrong with a namespace: one ``Finding`` each, with a reason that programs can rely on.

``find`` runs every function of ``FINDERS``. To add a finding: give it a ``Reason``, and write a function from the
snapshot to findings.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

from dateline.agents.monitoring.groups import GroupState
from dateline.agents.monitoring.lag import total
from dateline.agents.stage import ALERTING as ALERTING_STAGES
from dateline.agents.stage import FLOW, STAGES
from dateline.agents.state.missed_records import advice
from dateline.agents.state.missed_records import in_words as missed_words
from dateline.cli.status.deliveries import target_faults
from dateline.cli.status.gateways import gateway_faults, tokens_faults
from dateline.cli.status.reasons import REASONS, Reason
from dateline.cli.status.snapshot.damaged_state import how_to_see, in_words
from dateline.cli.status.snapshot.rebalances import longest_rebalance
from dateline.cli.status.snapshot.snapshot import GROUPS, Snapshot
from dateline.cli.terminal.printing import ago, plural
from dateline.core.sources.health import Standing
from dateline.core.sources.no_briefs import words
from dateline.topics import ALERTING, DEAD_LETTER

_OWN_WORKERS: Final = (
    "start further workers with the version that made the namespace; `dateline upgrade prepare` and `switch` take it "
    "over with this one"
)
"""What to do while workers of another version run."""


class Finding(NamedTuple):
    """One thing that is wrong."""

    reason: Reason
    problem: str
    """A sentence with its subject: ``source bergpost: silent; last page 7 d ago``."""
    remedy: str
    """What to do about it."""


def found(reason: Reason, problem: str, remedy: str | None = None) -> Finding:
    """Return a finding; without a remedy of its own, with the one of its reason."""
    return Finding(reason, problem, remedy or REASONS[reason].remedy)


def find(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield what is wrong."""
    for finder in FINDERS:
        yield from finder(snapshot)


def notes(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield what a person should know although nothing is wrong: what ends by itself, and what other programs wrote."""
    yield from _rebalances(snapshot)
    yield from _busy_sources(snapshot)
    if snapshot.refusal and _has_workers(snapshot):
        problem = f"workers of another version run, and none of this version can: {snapshot.refusal}"
        yield found(Reason.OTHER_VERSION, problem, _OWN_WORKERS)
    if snapshot.letters is not None and snapshot.letters.foreign is not None:
        yield found(Reason.FOREIGN_RECORDS, snapshot.letters.foreign.line)


def _rebalances(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield the rebalances that may still end by themselves."""
    longest = longest_rebalance(snapshot.settings)
    for group in snapshot.groups:
        if group.rebalancing and not group.stuck:
            problem = (
                f"group {group.name}: in a rebalance ({group.state}, {plural(len(group.members), 'member')}), which "
                f"ends by itself: the broker waits for {longest:.0f} s at most for a member that does not answer"
            )
            yield found(Reason.GROUP_REBALANCING, problem, "end no worker; run it again after a minute")


def _busy_sources(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield the partitions before which the records of one source hold up others."""
    for (stage, number), busy in snapshot.busy.items():
        waiting = _waiting(snapshot.lags[stage, number].records)
        problem = f"{stage} partition {number}: {waiting}, {busy.records} of the first {busy.sample} from {busy.name}"
        yield found(Reason.BUSY_SOURCE, problem)


def owned(snapshot: Snapshot, stage: str) -> int:
    """Return how many partitions of a stage are assigned to a worker."""
    source = STAGES[stage].source.of(snapshot.settings)
    workers = (group for group in snapshot.groups if group.name == snapshot.settings.namespace)
    return sum(len(member.partitions.get(source, ())) for group in workers for member in group.members)


def _switch(snapshot: Snapshot) -> Iterator[Finding]:
    alias, public = snapshot.alias, snapshot.settings.public
    if not _is_switching(snapshot) or alias is None:
        return
    switch = f"the switch from {alias.former} to {alias.live}, begun at {alias.at:%Y-%m-%d %H:%M:%S %z}"
    problem = f"{public}: {switch}, is unfinished, and new pages wait"
    remedy = (
        f"if it does not run any more, finish it with `{alias.finish(public)}`; the workers of {alias.former} must run "
        "meanwhile"
    )
    yield found(Reason.SWITCH_UNFINISHED, problem, remedy)


def _disk(snapshot: Snapshot) -> Iterator[Finding]:
    if snapshot.disk:
        yield found(Reason.DISK_FULL, snapshot.disk)


def _unanswered(snapshot: Snapshot) -> Iterator[Finding]:
    numbers: dict[tuple[str, str], list[int]] = {}
    for tp, why in sorted(snapshot.unanswered.items()):
        numbers.setdefault((tp.topic, why), []).append(tp.partition)
    for (topic, why), of_topic in numbers.items():
        one = len(of_topic) == 1
        which = f"partition {of_topic[0]}" if one else f"partitions {', '.join(map(str, of_topic))}"
        said = why if one else why.replace("has", "have").replace("does", "do")
        yield found(Reason.PARTITION_UNANSWERED, f"{topic}: {which} {said}")
    if snapshot.missing:
        yield found(Reason.PARTITION_UNANSWERED, f"not read because of it: {', '.join(snapshot.missing)}")


def _is_switching(snapshot: Snapshot) -> bool:
    return snapshot.alias is not None and snapshot.alias.phase == "switching"


def _working(snapshot: Snapshot) -> list[str]:
    """Return the stages that should get on: during a switch the workers split no pages, as it wants them to."""
    return [stage for stage in FLOW if stage != "split" or not _is_switching(snapshot)]


def _group(snapshot: Snapshot) -> GroupState | None:
    """Return the group of the namespace's workers; None where there is none."""
    return next((group for group in snapshot.groups if group.name == snapshot.settings.namespace), None)


def _has_workers(snapshot: Snapshot) -> bool:
    group = _group(snapshot)
    return group is not None and bool(group.members)


def _workers(snapshot: Snapshot) -> Iterator[Finding]:
    if GROUPS in snapshot.missing:
        return
    partitions = snapshot.settings.partitions
    idle = [stage for stage in _working(snapshot) if owned(snapshot, stage) < partitions]
    group = _group(snapshot)
    if group is None or not _has_workers(snapshot):
        # Not that none runs: a worker joins only after it has compiled and read the place index.
        problem = f"no worker has joined the group {snapshot.settings.namespace}"
        if snapshot.refusal:
            yield found(Reason.OTHER_VERSION, f"{problem}, and none of this version can run: {snapshot.refusal}")
        else:
            yield found(Reason.NO_WORKER, problem)
        return
    if group.rebalancing:  # a finding of its own, or a note
        return
    for stage in idle:
        left = partitions - owned(snapshot, stage)
        problem = f"{stage}: {left} of {partitions} partitions have no worker, or are changing hands"
        yield found(Reason.PARTITIONS_WITHOUT_WORKER, problem)


def _state(snapshot: Snapshot) -> Iterator[Finding]:
    if snapshot.damaged:
        remedy = REASONS[Reason.STATE_UNREADABLE].remedy + how_to_see(snapshot.damaged[0], snapshot.settings.broker)
        yield found(Reason.STATE_UNREADABLE, in_words(snapshot.damaged), remedy)


def _deleted(snapshot: Snapshot) -> Iterator[Finding]:
    # Who ended `alerts run` for good misses nothing; the broker forgets its group then.
    matched = any(group.name == f"{snapshot.settings.namespace}.{ALERTING}" for group in snapshot.groups)
    for share, gap in snapshot.deleted.items():
        if matched or share[0] not in ALERTING_STAGES:
            problem = missed_words(snapshot.settings, share, gap)
            yield found(Reason.RECORDS_DELETED, problem, advice(snapshot.settings, share[0]))


def _lag(snapshot: Snapshot) -> Iterator[Finding]:
    for (stage, number), lag in snapshot.lags.items():
        if lag.records > snapshot.settings.lag_limit:
            yield found(Reason.LAG, f"{stage} partition {number}: {lag.records} records wait, over DATELINE_LAG_LIMIT")


def _progress(snapshot: Snapshot) -> Iterator[Finding]:
    for stage, number in sorted(snapshot.still, key=lambda share: (FLOW.index(share[0]), share[1])):
        if stage not in _working(snapshot):
            continue
        waiting = _waiting(snapshot.lags[stage, number].records)
        worker = _worker(snapshot, stage, number)
        problem = f"{stage} partition {number}: it has a worker{worker}, {waiting}, and none was processed meanwhile"
        yield found(Reason.STAGE_WITHOUT_PROGRESS, problem)


def _worker(snapshot: Snapshot, stage: str, number: int) -> str:
    """Return where the worker of a partition runs, and its name, or else its client's id; empty where not known."""
    source = STAGES[stage].source.of(snapshot.settings)
    for group in snapshot.groups:
        for member in group.members:
            if group.name == snapshot.settings.namespace and number in member.partitions.get(source, ()):
                who = f"DATELINE_INSTANCE={member.instance}" if member.instance else member.client
                return f" on {member.host} ({who})" if who else f" on {member.host}"
    return ""


def _letters(snapshot: Snapshot) -> Iterator[Finding]:
    if snapshot.letters is not None and snapshot.letters.number:
        letters = f"{plural(snapshot.letters.number, 'dead letter')} on {DEAD_LETTER.of(snapshot.settings)}"
        yield found(Reason.DEAD_LETTERS, f"{letters} since {snapshot.letters.since:%Y-%m-%d %H:%M %z}")


def _groups(snapshot: Snapshot) -> Iterator[Finding]:
    for group in snapshot.groups:
        if not group.stuck:
            continue
        if group.rebalancing:
            members = plural(len(group.members), "member")
            problem = f"group {group.name}: in a rebalance that does not end ({group.state}, {members})"
            yield found(Reason.GROUP_REBALANCING, problem)
            continue
        lag = total(group.lag.values())
        most = "" if lag.exact else "at most "
        problem = f"group {group.name}: no members, and {most}{_waiting(lag.records)}"
        remedy = "start `dateline alerts run --rules FILE`" if group.name.endswith(f".{ALERTING}") else None
        yield found(Reason.GROUP_WITHOUT_MEMBERS, problem, remedy)


def _targets(snapshot: Snapshot) -> Iterator[Finding]:
    for fault in target_faults(snapshot.targets, snapshot.at):
        yield found(Reason(fault.reason), fault.problem)


def _gateways(snapshot: Snapshot) -> Iterator[Finding]:
    for problem in gateway_faults(snapshot.gateways, snapshot.at):
        yield found(Reason.GATEWAY_SILENT, problem)
    for problem in tokens_faults(snapshot.gateways, snapshot.at):
        yield found(Reason.TOKENS_REFUSED, problem)


def _rules(snapshot: Snapshot) -> Iterator[Finding]:
    for note in snapshot.rules:
        more = f", and {plural(note.faults - 1, 'more error')}" if note.faults > 1 else ""
        yield found(Reason.RULES_REFUSED, f"rules file on {note.host}: {note.fault}{more}")


def _sources(snapshot: Snapshot) -> Iterator[Finding]:
    for source in snapshot.sources:
        if source.silent:
            problem = f"source {source.name}: silent; {_silence_sentence(source, snapshot.at)}"
            yield found(Reason.SOURCE_SILENT, problem)
        if source.emptiness is not None:
            problem = f"source {source.name}: pages without briefs; {_emptiness_sentence(source)}"
            yield found(Reason.SOURCE_WITHOUT_BRIEFS, problem)
        # A fall to pages without a brief is the same finding again.
        if source.fall is not None and not (source.emptiness is not None and source.fall.at_most == 0):
            problem = f"source {source.name}: fewer briefs; {_fall_sentence(source)}"
            yield found(Reason.SOURCE_YIELD_FELL, problem)


def _replicas(snapshot: Snapshot) -> Iterator[Finding]:
    wanted = snapshot.settings.replication
    below = {name: each for name, each in snapshot.replicas.items() if each.assigned < wanted}
    if below:
        fewest = min(each.assigned for each in below.values())
        problem = f"{first_of(below)}: {plural(fewest, 'replica')}, and DATELINE_REPLICATION is {wanted}"
        yield found(Reason.REPLICATION_BELOW_SETTING, problem)
    behind = {name: each for name, each in snapshot.replicas.items() if each.in_sync < each.assigned}
    if behind:
        worst = min(behind.values(), key=lambda each: each.in_sync - each.assigned)
        problem = f"{first_of(behind)}: {worst.in_sync} of {plural(worst.assigned, 'replica')} in sync"
        yield found(Reason.REPLICAS_OUT_OF_SYNC, problem)


FINDERS: Final[tuple[Callable[[Snapshot], Iterator[Finding]], ...]] = (
    _unanswered,
    _disk,
    _switch,
    _workers,
    _progress,
    _state,
    _deleted,
    _lag,
    _letters,
    _groups,
    _targets,
    _gateways,
    _rules,
    _sources,
    _replicas,
)
"""Each looks for one kind of fault; the findings are shown in this order."""


def _waiting(records: int) -> str:
    return f"{plural(records, 'record')} {'waits' if records == 1 else 'wait'}"


def first_of(topics: Iterable[str]) -> str:
    """Return the first topic's name, and how many more there are."""
    first, *others = topics
    return f"{first} and {plural(len(others), 'more topic')}" if others else first


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


def _emptiness_sentence(source: Standing) -> str:
    """Return how many of a source's pages gave no brief, and how many usually do."""
    rise = source.emptiness
    if rise is None:
        return "as usual"
    reasons = f"; of four weeks: {words(Counter(source.reasons))}" if source.reasons else ""
    return f"{rise.empty} of {plural(rise.pages, 'page')} gave none, and {rise.usual:.1%} is usual{reasons}" + (
        f"; one is {source.example}" if source.example else ""
    )
