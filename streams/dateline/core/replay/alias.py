"""The alias: which namespace is live under a name, from which raw offsets on, and how to undo the switch to it."""

from collections.abc import Sequence
from typing import Final, Literal

from pydantic import AwareDatetime, Field

from dateline.core.replay.job import Marker
from dateline_schemas.record import Record

Phase = Literal["switching", "live"]
MAX_EARLIER: Final = 8
"""Stretches that an alias remembers. Bounds its record; chosen by hand: one has some 10 kB at 64 partitions."""


class Stretch(Record):
    """One stretch of time in which a namespace was live. A namespace that was live twice has two."""

    live: str
    since: AwareDatetime | None = None
    """When the switch to it was made; None for the first one of a name."""
    opens: dict[str, dict[int, int]] = Field(default_factory=dict)
    """As in ``Alias``: where the namespace's topics ended at the switch."""

    @property
    def key(self) -> str:
        """What tells it from other stretches of its namespace."""
        return "" if self.since is None else self.since.isoformat()

    def is_same(self, other: "Stretch") -> bool:
        """Whether another one is this one, whatever is known of where it opened."""
        return (self.live, self.since) == (other.live, other.since)


def stretches_behind(known: Sequence[Stretch], stretch: Stretch) -> Sequence[Stretch]:
    """Return the stretches that came after one, the oldest first.

    Where it is not known, as aliases of before had no stretches, that is the last one, if of another namespace.
    """
    for number, each in enumerate(known):
        if each.is_same(stretch):
            return known[number + 1 :]
    return [each for each in known[-1:] if each.live != stretch.live]


class Alias(Record):
    """What ``dateline upgrade switch`` writes to the alias topic.

    All namespaces under one name share the raw topic. In the phase ``switching`` the new namespace processes no
    pages: they wait in the raw topic until the former namespace's workers have finished what they had read.
    """

    live: str
    """The namespace that is live, or becomes live when the switch is done."""
    former: str
    """The namespace that was live before."""
    phase: Phase
    at: AwareDatetime
    """When the switch was made, by the clock of the machine that made it."""
    parser_version: str
    fingerprint_version: int
    story_model: int = 0
    """The versions of the code that fills the live namespace; ``story_model`` is 0 where it had none yet."""
    speaks_from: dict[int, int] = Field(default_factory=dict)
    """By raw partition: the first offset whose output carries no mark. The former namespace published the earlier."""

    opens: dict[str, dict[int, int]] = Field(default_factory=dict)
    """By topic and partition of the live namespace: the end offset at the time of the switch."""
    earlier: tuple[Stretch, ...] = ()
    """What was live before, the oldest first, at most the last eight; empty in aliases from before it was recorded."""
    went_back: bool = False
    """Whether ``dateline upgrade back`` made the switch; False in aliases from before it was recorded."""

    def stretches(self, name: str) -> tuple[Stretch, ...]:
        """Return what was live, the oldest first, up to what is live now; ``name`` is the public name."""
        before = self.earlier
        if not before:
            returned = (Stretch(live=self.live),) if self.is_return(name) else ()
            before = (*returned, Stretch(live=self.former))
        if self.phase == "switching":
            return before
        return (*before, Stretch(live=self.live, since=self.at, opens=self.opens))

    @property
    def needed(self) -> frozenset[str]:
        """The namespaces that must not be deleted: the live one, and during a switch the former one too."""
        return frozenset({self.live, self.former} if self.phase == "switching" else {self.live})

    @property
    def mark(self) -> str:
        """The replay id on those records of the live namespace whose pages the former namespace published."""
        return f"upgrade-{self.live}"

    def is_return(self, name: str) -> bool:
        """Whether ``upgrade back`` made the switch: only that makes the public name's own namespace live."""
        return self.went_back or self.live == name

    def undo(self, name: str) -> str:
        """Return the command that makes the former namespace live again; ``name`` is the public name."""
        if not self.is_return(name):
            return "dateline upgrade back"
        return f"dateline upgrade back {name}" if self.former == name else f"dateline upgrade switch {self.former}"

    def finish(self, name: str) -> str:
        """Return the command that finishes an interrupted switch."""
        return "dateline upgrade back" if self.is_return(name) else f"dateline upgrade switch {self.live}"


def role_of(name: str, alias: Alias | None, marker: Marker | None) -> str:
    """Return what a namespace is under a public name, in words; ``marker`` is None for the name's own namespace."""
    if marker is not None and not marker.upgrade:
        return "replay"
    prepared = "prepared" if marker is not None and marker.state == "done" else "being prepared"
    if alias is None:
        return "live" if marker is None else prepared
    live, former = ("live", "former") if alias.phase == "live" else ("being switched to", "being switched from")
    # Neither: the name's own namespace was live before others were switched to.
    return {alias.live: live, alias.former: former}.get(name, "earlier" if marker is None else prepared)
