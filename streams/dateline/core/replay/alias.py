"""An alias: which namespace is live under a name, and from which raw offsets on it speaks."""

from typing import Literal

from pydantic import AwareDatetime, Field

from dateline_schemas.record import Record

Phase = Literal["switching", "live"]


class Alias(Record):
    """What ``dateline upgrade switch`` writes down.

    While ``switching``, nobody takes pages in; they wait in the raw topic, which all namespaces under a name share.
    The former's workers bring to its end what they have taken in.
    """

    live: str
    former: str
    phase: Phase
    at: AwareDatetime
    """When it was switched, by the clock of who did."""
    parser_version: str
    fingerprint_version: int
    """By which code the live namespace is made."""
    speaks_from: dict[int, int] = Field(default_factory=dict)
    """The raw offset of each partition from which on what is made bears no mark: the former spoke of those before."""

    opens: dict[str, dict[int, int]] = Field(default_factory=dict)
    """The offset of each topic and partition of the live namespace before which all was there when it was switched."""

    @property
    def needed(self) -> frozenset[str]:
        """The namespaces that nobody may delete: live's, and the former's while it is brought to its end."""
        return frozenset({self.live, self.former} if self.phase == "switching" else {self.live})

    @property
    def mark(self) -> str:
        """The id that the live namespace's records bear that were made of pages of which the former spoke."""
        return f"upgrade-{self.live}"
