"""The alias: which namespace is live under a name, and from which raw offsets on."""

from typing import Literal

from pydantic import AwareDatetime, Field

from dateline_schemas.record import Record

Phase = Literal["switching", "live"]


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

    @property
    def needed(self) -> frozenset[str]:
        """The namespaces that must not be deleted: the live one, and during a switch the former one too."""
        return frozenset({self.live, self.former} if self.phase == "switching" else {self.live})

    @property
    def mark(self) -> str:
        """The replay id on those records of the live namespace whose pages the former namespace published."""
        return f"upgrade-{self.live}"
