"""What is told about a part of a page: what it was read as, and why."""

from typing import Final, Literal, NamedTuple, get_args

What = Literal[
    "lead", "related", "item", "headline", "no headline", "dateline", "no dateline", "place", "agency", "date", "body",
    "time", "times", "published", "language", "country", "region", "signal", "fingerprint", "complete", "credit",
    "marker", "rule", "noise", "dropped",
]  # fmt: skip
PARTS: Final[frozenset[What]] = frozenset(
    ("headline", "dateline", "body", "time", "credit", "marker", "rule", "noise", "dropped")
)
"""What the page is parted into: findings of these do not overlap, and hold every character but white space."""
FIELDS: Final[tuple[What, ...]] = get_args(What)
"""In the order in which people read of them."""


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
