"""What a stage is: it turns one record into records, and can be rebuilt from what it wrote down."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Final, NamedTuple, Protocol

from dateline.core.times.clock import Clock
from dateline.kafka.codec import Incoming, Outgoing
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DISTINCT, MATCHES, RAW, STORIES, Topic


def source_of(settings: ResolvedSettings, stage: str) -> str:
    """Return the name of the topic that a stage reads: raw pages and matches may be those of another namespace."""
    return STAGES[stage].source.of(settings)


def made_in(settings: ResolvedSettings, stage: str) -> str:
    """Return the namespace that a stage's records go to: what alerting makes belongs to the name, as its targets do."""
    return MATCHES.within(settings) if stage in ALERTING else settings.namespace


class Stage(Protocol):
    """One partition's worth of a stage: its decisions and all that they depend on."""

    def process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return what the record makes. Raises what is wrong with it, having changed nothing."""
        ...

    def changes(self) -> Mapping[bytes, bytes | None]:
        """Return the state records that changed since this was last asked, by key; None for one that is no more."""
        ...

    def load(self, key: bytes, value: bytes) -> None:
        """Take back a state record. Raises where it cannot be read."""
        ...


class Wiring(NamedTuple):
    """Where a stage reads, how one is made for a namespace, and what its records depend on."""

    source: Topic
    code: str
    """``module:class`` in ``dateline.agents.stages``: who only asks how far it has got does not load it."""
    merges: bool = False
    """Whether what it reads comes from several partitions of the stage before, which its clock has to await."""
    ordered: bool = False
    """Whether what it decides depends on the order of its records, so that those ahead of the clock wait."""
    dated: bool = False
    """Whether it asks how old a record is beside the newest that its source holds, and not those read so far."""
    heeds_alias: bool = False
    """Whether it works in the live namespace alone, and marks what it makes of pages that others spoke of."""
    reports_newest: bool = False
    """Whether its clock, the newest page's time of fetching, is a gauge: ``newest_page_timestamp_seconds``."""

    def load(self) -> Callable[[str, Clock, object], Stage]:
        """Return what makes one, of the namespace, its clock, and what it works with.

        That is the place index for ``split``, and the rules for ``match``.
        """
        module, name = self.code.split(":")
        made: Callable[[str, Clock, object], Stage] = getattr(import_module(f"dateline.agents.stages.{module}"), name)
        return made


STAGES: Final[Mapping[str, Wiring]] = {
    "split": Wiring(RAW, "split:SplitStage", heeds_alias=True, reports_newest=True),
    "collapse": Wiring(BRIEFS, "collapse:CollapseStage", merges=True),
    "thread": Wiring(DISTINCT, "thread:ThreadStage", merges=True, ordered=True),
    "route": Wiring(STORIES, "route:RouteStage"),
    "match": Wiring(STORIES, "match:MatchStage", dated=True),
    "alert": Wiring(MATCHES, "alert:AlertStage"),
}
"""Every stage in the order of the flow."""

HANDOVER: Final = "handover"
"""What ``dateline alerts deliver`` names as the stage of its dead letters; no stage of the flow."""
ALERTING: Final = ("match", "alert")
"""The stages of ``dateline alerts run``, an app and a group of their own: one that stalls stops no region."""
FLOW: Final = tuple(stage for stage in STAGES if stage not in ALERTING)
"""The stages of ``dateline worker``."""
