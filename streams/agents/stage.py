"""What a stage is: it turns one record into records, and can be rebuilt from what it wrote down."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from streams.agents.alert import AlertStage
from streams.agents.collapse import CollapseStage
from streams.agents.match import MatchStage
from streams.agents.route import RouteStage
from streams.agents.split import SplitStage
from streams.agents.thread import ThreadStage
from streams.codec import Incoming, Outgoing
from streams.core.clock import Clock
from streams.settings import Settings
from streams.topics import BRIEFS, DISTINCT, MATCHES, RAW, STORIES, Topic


def source_of(settings: Settings, stage: str) -> str:
    """Return the name of the topic that a stage reads: raw pages and matches may be those of another namespace."""
    return STAGES[stage].source.of(settings)


def made_in(settings: Settings, stage: str) -> str:
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
    make: Callable[[str, Clock, object], Stage]
    """From the namespace, its clock, and what it works with: the place index for ``split``, rules for ``match``."""
    merges: bool = False
    """Whether what it reads comes from several partitions of the stage before, which its clock has to await."""
    ordered: bool = False
    """Whether what it decides depends on the order of its records, so that those ahead of the clock wait."""
    dated: bool = False
    """Whether it asks how old a record is beside the newest that its source holds, and not those read so far."""


STAGES: Final[Mapping[str, Wiring]] = {
    "split": Wiring(RAW, SplitStage),
    "collapse": Wiring(BRIEFS, CollapseStage, merges=True),
    "thread": Wiring(DISTINCT, ThreadStage, merges=True, ordered=True),
    "route": Wiring(STORIES, RouteStage),
    "match": Wiring(STORIES, MatchStage, dated=True),
    "alert": Wiring(MATCHES, AlertStage),
}
"""Every stage in the order of the flow."""

ALERTING: Final = ("match", "alert")
"""The stages of ``dateline alerts run``, an app and a group of their own: one that stalls stops no region."""
FLOW: Final = tuple(stage for stage in STAGES if stage not in ALERTING)
"""The stages of ``dateline worker``."""
