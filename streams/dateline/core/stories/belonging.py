"""Belonging: of the stories that a text is kin to, which it belongs to, and which of them are one."""

from typing import Final, NamedTuple

from dateline.core.stories.head import Head
from dateline.core.stories.join_rules import STRONG
from dateline.core.stories.similarity.compare import Likeness
from dateline.core.stories.state import Text


class Kin(NamedTuple):
    """A known text that tells the same story, the head of that story, and why."""

    score: float
    text: Text
    head: Head
    rule: str
    like: Likeness

    @property
    def rank(self) -> tuple[float, int, str]:
        """On equal scores the later version is followed; then the smaller id, so that order decides nothing."""
        return self.score, self.text.version, self.head.story_id


def told_again(kin: list[Kin]) -> list[Kin]:
    """Return the kin, best first; where the text tells again what was taken down, that alone.

    It need not be the best for that: it is enough that the text holds it, as a summary of the day does, or is firmly
    bound to it. Nothing becomes part of such a story, nor does that become part of another.
    """
    if not any([one.head.taken_down for one in kin]):  # noqa: C419 - a short list, and nearly always so
        return kin
    barred = [
        one for one in kin if one.head.taken_down and (one.like.of_known >= _HELD or one is kin[0] or _is_firm(one))
    ]
    return barred[:1] or [one for one in kin if not one.head.taken_down]


def made_one(kin: list[Kin]) -> list[Head]:
    """Return the stories that the text shows to be one, the oldest first: that of the best, and all firmly bound."""
    firm = [one for one in kin[1:] if _is_firm(one)]
    firm = [one for one in firm if _alike(kin[0].text, one.text)] if kin[0].rule in STRONG else []
    heads = {one.head.story_id: one.head for one in (kin[0], *firm)}
    return sorted(heads.values(), key=lambda head: (head.first_seen, head.story_id))


def _is_firm(one: Kin) -> bool:
    return one.rule in STRONG and one.like.telling >= STRONG[one.rule]


def is_digest(kin: list[Kin]) -> bool:
    """Whether the text holds several stories that have nothing in common: a summary of the day is none of them."""
    if kin[0].like.jaccard >= _SAME:
        return False
    held = [one for one in kin if one.like.of_known >= _HELD and one.like.growth >= _LONGER]
    others = [one for one in held if one.head is not held[0].head]
    return any(not _alike(held[0].text, one.text) for one in others)


def _alike(one: Text, other: Text) -> bool:
    """Whether two known texts share what they name."""
    if one.traits is None or other.traits is None:
        return False
    names, others = ({*known.keys.tolist(), *known.title.tolist()} for known in (one.traits, other.traits))
    return len(names & others) * 3 > min(len(names), len(others))


_SAME: Final = 0.5
_HELD: Final = 0.6
_LONGER: Final = 1.5
