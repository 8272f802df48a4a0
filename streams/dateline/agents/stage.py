"""What a stage is, and the table of all stages.

A stage turns one record into records. Its state can be rebuilt from the state records that it writes.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Final, NamedTuple, Protocol

from dateline.core.times.clock import Clock
from dateline.kafka.codec import Incoming, Outgoing
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DISTINCT, MATCHES, RAW, STORIES, Topic


class Stage(Protocol):
    """A stage over one source partition: its decisions, and the state that they depend on."""

    def process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return the records that the stage makes of one. Where it raises, no state has changed."""
        ...

    def changes(self) -> Mapping[bytes, bytes | None]:
        """Return the state records that changed since the last call, by key; None for a deleted one."""
        ...

    def load(self, key: bytes, value: bytes) -> None:
        """Load a state record. Raises any exception where it cannot be read."""
        ...


class Splitting(NamedTuple):
    """The resource of ``split``."""

    atlas: object
    """The place index."""
    record_level: int = 1
    """``DATELINE_RECORD_LEVEL``: the newest values that records may have."""


class Wiring(NamedTuple):
    """A row of the table of stages: the topic that a stage reads, its class, and in what it differs from others."""

    source: Topic
    """The topic that it reads."""
    code: str
    """``module:class`` in ``dateline.agents.stages``, loaded only where the stage runs."""
    merges: bool = False
    """Whether all partitions of the stage before feed each source partition; its clock then has as many channels."""
    ordered: bool = False
    """Whether its decisions depend on the order of its records, so that records ahead of the clock wait."""
    dated: bool = False
    """Whether it judges a record's age against the newest record in its source, and not the newest that it has read."""
    heeds_alias: bool = False
    """Whether it works in the live namespace only, and marks records made of pages that another namespace published."""
    reports_newest: bool = False
    """Whether its clock, the newest page's fetching time, is the gauge ``newest_page_timestamp_seconds``."""
    compiles: bool = False
    """Whether its code is compiled to machine code at the first start, which may take minutes."""

    def load(self) -> Callable[[str, Clock, object], Stage]:
        """Return the stage's class. Its arguments are the namespace to write to, the clock, and the resource.

        The resource is ``Splitting`` for ``split``, the ``Rulebook`` for ``match``, and None for other stages.
        """
        module, name = self.code.split(":")
        stage: Callable[[str, Clock, object], Stage] = getattr(import_module(f"dateline.agents.stages.{module}"), name)
        return stage


STAGES: Final[Mapping[str, Wiring]] = {
    "split": Wiring(RAW, "split:SplitStage", heeds_alias=True, reports_newest=True),
    "collapse": Wiring(BRIEFS, "collapse:CollapseStage", merges=True),
    "thread": Wiring(DISTINCT, "thread:ThreadStage", merges=True, ordered=True, compiles=True),
    "route": Wiring(STORIES, "route:RouteStage"),
    "match": Wiring(STORIES, "match:MatchStage", dated=True),
    "alert": Wiring(MATCHES, "alert:AlertStage"),
}
"""Every stage in the order of the flow."""
HANDOVER: Final = "handover"
"""The stage that dead letters of ``dateline alerts deliver`` name; it is not a stage of the table."""
ALERTING: Final = ("match", "alert")
"""The stages of ``dateline alerts run``, with an app and a group of their own, so a stall here delays no region."""
FLOW: Final = tuple(stage for stage in STAGES if stage not in ALERTING)
"""The stages of ``dateline worker``."""


def source_of(settings: ResolvedSettings, stage: str) -> str:
    """Return the name of the topic that a stage reads; raw pages and matches may belong to another namespace."""
    return STAGES[stage].source.of(settings)


def output_namespace(settings: ResolvedSettings, stage: str) -> str:
    """Return the namespace that a stage writes to; matches and alerts belong to the public name, as the targets do."""
    return MATCHES.within(settings) if stage in ALERTING else settings.namespace
