"""An alias: which namespace is live under a name, and from which raw offsets on it speaks."""

from typing import Literal

from pydantic import AwareDatetime

from schemas.record import Record

Phase = Literal["switching", "live"]


class Alias(Record):
    """What ``dateline upgrade switch`` writes down.

    While ``switching``, nobody takes pages in; they wait in the raw topic, which all namespaces under a name share.
    """

    live: str
    former: str
    phase: Phase
    at: AwareDatetime
    """When it was switched, by the clock of who did."""
    speaks_from: dict[int, int] = {}
    """The raw offset of each partition from which on what is made bears no mark: the former spoke of those before."""

    @property
    def mark(self) -> str:
        """The id that the live namespace's records bear that were made of pages of which the former spoke."""
        return f"upgrade-{self.live}"
