"""What is told about a part of a page: what it was read as, and why."""

from typing import Final, Literal, NamedTuple

What = Literal[
    "lead", "related", "item", "headline", "dateline", "no headline", "no dateline", "body", "time", "credit", "marker", "rule",
    "noise", "dropped", "times", "place", "agency", "date", "complete", "published", "language", "country", "region",
    "signal", "fingerprint",
]  # fmt: skip
PARTS: Final[frozenset[What]] = frozenset(
    ("headline", "dateline", "body", "time", "credit", "marker", "rule", "noise", "dropped")
)
"""What the page is parted into: findings of these do not overlap, and hold every character but white space."""


class Finding(NamedTuple):
    """A part of a page, or a field of a brief, and why it was read so."""

    start: int
    end: int
    """[start, end) in code points of the text as given; equal where something parts items and has no width."""
    what: What
    why: str
    """One sentence, with the numbers that decided."""
    value: str = ""
    """What was taken from it."""
    brief: int | None = None
    """The ordinal of the brief that it belongs to."""
