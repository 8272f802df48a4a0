"""A finding: what a part of a page was read as, or which value a field of a brief has, and why."""

from typing import Final, Literal, NamedTuple, get_args

What = Literal[
    "lead", "related", "item", "headline", "title", "no headline", "dateline", "no dateline", "place", "agency",
    "date", "body", "time", "times", "published", "language", "country", "region", "signal", "note",
    "fingerprint",
    "complete", "credit", "marker", "rule", "noise", "dropped",
]  # fmt: skip
PARTS: Final[frozenset[What]] = frozenset(
    ("headline", "dateline", "body", "time", "credit", "marker", "rule", "noise", "dropped")
)
"""The parts of a page. Findings of these do not overlap, and together cover every character but white space."""
FIELDS: Final[tuple[What, ...]] = get_args(What)
"""All that a finding can be about, in the order in which a brief's table shows it."""


class Finding(NamedTuple):
    """What was read at one span of a page, and why; written out as JSON under these names."""

    start: int
    end: int
    """[start, end) in code points of the text as given; equal for a boundary between items that has no width."""
    what: What
    why: str
    """One sentence, with the numbers that decided."""
    value: str = ""
    """The value that was read from the span; "" where there is none."""
    brief: int | None = None
    """The ordinal of the brief that it belongs to; None for what is in no brief."""
