"""What differs between what live made of some pages and what a replay made of them, brief by brief and story by story.

Briefs are those of one page; they match where their spans overlap. Stories match by the briefs that they
hold, whatever their ids: another fingerprint makes another id of the same story.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

Told = Mapping[str, Any]
"""A record as JSON has it."""
Kind = Literal["gained", "lost", "changed", "moved"]

_ASIDE: Final = frozenset({"brief_id", "article_id", "ordinal", "source", "fetched_at", "parser_version"})
"""Fields of a brief that say where it stands and which code read it, and not what was read."""
_STORY: Final = (
    "headline", "text", "dateline", "language", "countries", "section", "signal", "role", "complete", "pub_status",
)  # fmt: skip
"""Fields of a story's version that are compared as they are. The time of publication is compared brief by brief: a
story's depends on which of its sightings had come before that version."""


class Pair(NamedTuple):
    """What live and the replay say of the same; one of them is None where only the other says anything."""

    live: Told | None
    replay: Told | None


class Overlap(NamedTuple):
    """So many briefs stand on this story of live and on that one of the replay."""

    live: str
    replay: str
    briefs: int


class Held(NamedTuple):
    """A pair of stories that match, and the briefs that both hold."""

    live: str
    replay: str
    briefs: int


def match_briefs(live: Sequence[Told], replay: Sequence[Told]) -> Iterator[Pair]:
    """Match the briefs of one page: the pair whose spans cover most of each other first, each brief at most once."""
    alike = sorted(
        (-_alike(ours["span"], theirs["span"]), i, j) for i, ours in enumerate(live) for j, theirs in enumerate(replay)
    )
    left, right = dict(enumerate(live)), dict(enumerate(replay))
    for likeness, i, j in alike:
        if likeness < 0 and i in left and j in right:
            yield Pair(left.pop(i), right.pop(j))
    yield from (Pair(brief, None) for brief in left.values())
    yield from (Pair(None, brief) for brief in right.values())


def match_stories(overlaps: Iterable[Overlap]) -> Iterator[Held]:
    """Match stories that share most briefs first, each at most once; the overlaps come most briefs first."""
    left: set[str] = set()
    right: set[str] = set()
    for live, replay, briefs in overlaps:
        if live not in left and replay not in right:
            left.add(live)
            right.add(replay)
            yield Held(live, replay, briefs)


def brief_changes(live: Told, replay: Told) -> dict[str, tuple[object, object]]:
    """Return the fields in which two briefs differ, by name."""
    return _changes(live, replay, sorted((live.keys() | replay.keys()) - _ASIDE))


def story_changes(live: Told, replay: Told, *, same_briefs: bool) -> dict[str, tuple[object, object]]:
    """Return the fields in which two versions of a story differ; ``briefs`` where the stories hold others.

    Of regions their slugs are compared, and of the relation its kind; which version a story has come to, and how
    often it was seen, depend on what was seen before.
    """
    changes = _changes(live, replay, _STORY)
    for name, read in (("regions", _slugs), ("relation", _relation)):
        if read(live) != read(replay):
            changes[name] = read(live), read(replay)
    if not same_briefs:
        changes["briefs"] = None, None
    return changes


def kind_of(pair: Pair, changes: Mapping[str, object]) -> Kind | None:
    """Say what became of a brief or a story; None where nothing differs. ``moved`` is a story in other regions."""
    if pair.live is None:
        return "gained"
    if pair.replay is None:
        return "lost"
    if "story_id" in pair.live and "regions" in changes:
        return "moved"
    return "changed" if changes else None


class Tally:
    """How many briefs, or stories, are the same, and how many are not, by kind and by field."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.fields: Counter[str] = Counter()

    def add(self, kind: Kind | None, changes: Mapping[str, object], times: int = 1) -> None:
        """Count one."""
        self.kinds[kind or "same"] += times
        self.fields.update(dict.fromkeys(changes, times))

    @property
    def differ(self) -> bool:
        """Whether any is not the same."""
        return any(count for kind, count in self.kinds.items() if kind != "same")


def _alike(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the share of two spans that both cover."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0.0


def _changes(live: Told, replay: Told, fields: Iterable[str]) -> dict[str, tuple[object, object]]:
    return {name: (live.get(name), replay.get(name)) for name in fields if live.get(name) != replay.get(name)}


def _slugs(story: Told) -> list[str]:
    return sorted(region["slug"] for region in story["regions"])


def _relation(story: Told) -> str:
    return str(story["relation"]["kind"])
