"""Compare live's and a replay's output for the same pages, brief by brief and story by story.

Briefs of one page match where their spans overlap. Stories match by the briefs that they share and not by
their ids: another fingerprint version gives the same story another id.

Reading order: ``match_briefs`` and ``match_stories`` make pairs; ``brief_changes`` and ``story_changes`` name
the fields in which a pair differs; ``kind_of`` classifies it; ``Tally`` counts.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

JsonRecord = Mapping[str, Any]
"""A brief or a story version as decoded JSON."""
Kind = Literal["gained", "lost", "changed", "moved"]

_IGNORED_BRIEF_FIELDS: Final = frozenset(
    {"brief_id", "article_id", "ordinal", "source", "fetched_at", "parser_version"}
)
"""Fields of a brief that are not compared: they say where it stands and which code made it, not what it says."""
_COMPARED_STORY_FIELDS: Final = (
    "headline", "text", "dateline", "language", "countries", "section", "signal", "role", "complete", "metadata",
    "pub_status",
)  # fmt: skip
"""Fields of a story version that are compared as they are."""
SIGHTING_FIELDS: Final = ("published", "age")
"""Fields of a story version that depend on which sightings came before it, and so on the order in which partitions were
read. They are compared where the briefs of the two stories differ in them too."""


class Pair(NamedTuple):
    """Live's and the replay's record of one brief or story; None on the side that has no such record."""

    live: JsonRecord | None
    replay: JsonRecord | None


class Overlap(NamedTuple):
    """How many briefs a story of live and a story of the replay share."""

    live: str
    replay: str
    briefs: int


class StoryMatch(NamedTuple):
    """A story of live, the story of the replay that matches it (their ids), and how many briefs they share."""

    live: str
    replay: str
    briefs: int


def match_briefs(live: Sequence[JsonRecord], replay: Sequence[JsonRecord]) -> Iterator[Pair]:
    """Match the briefs of one page, each at most once; the pair whose spans overlap most is matched first."""
    candidates = sorted(
        (-_overlap(ours["span"], theirs["span"]), i, j)
        for i, ours in enumerate(live)
        for j, theirs in enumerate(replay)
    )
    left, right = dict(enumerate(live)), dict(enumerate(replay))
    for negated_overlap, i, j in candidates:
        if negated_overlap < 0 and i in left and j in right:
            yield Pair(left.pop(i), right.pop(j))
    yield from (Pair(brief, None) for brief in left.values())
    yield from (Pair(None, brief) for brief in right.values())


def match_stories(overlaps: Iterable[Overlap]) -> Iterator[StoryMatch]:
    """Match stories, each at most once; ``overlaps`` must be sorted by their number of briefs, the highest first."""
    left: set[str] = set()
    right: set[str] = set()
    for live, replay, briefs in overlaps:
        if live not in left and replay not in right:
            left.add(live)
            right.add(replay)
            yield StoryMatch(live, replay, briefs)


def brief_changes(live: JsonRecord, replay: JsonRecord) -> dict[str, tuple[object, object]]:
    """Return the fields in which two briefs differ, by name, with the two values."""
    return _changes(live, replay, sorted((live.keys() | replay.keys()) - _IGNORED_BRIEF_FIELDS))


def story_changes(
    live: JsonRecord, replay: JsonRecord, *, same_briefs: bool, differing: Collection[str] = ()
) -> dict[str, tuple[object, object]]:
    """Return the fields in which two story versions differ, by name, with the two values.

    ``differing`` are those of ``SIGHTING_FIELDS`` in which the briefs of the two stories differ. Of ``regions`` only
    the slugs are compared, of ``relation`` only the kind. ``briefs`` is added where the two stories do not hold the
    same briefs.
    """
    changes = _changes(live, replay, (*_COMPARED_STORY_FIELDS, *differing))
    for name, value_of in (("regions", _slugs), ("relation", _relation)):
        if value_of(live) != value_of(replay):
            changes[name] = value_of(live), value_of(replay)
    if not same_briefs:
        changes["briefs"] = None, None
    return changes


def kind_of(pair: Pair, changes: Mapping[str, object]) -> Kind | None:
    """Return what became of a brief or story; None where nothing differs. A ``moved`` story is in other regions."""
    if pair.live is None:
        return "gained"
    if pair.replay is None:
        return "lost"
    if "story_id" in pair.live and "regions" in changes:
        return "moved"
    return "changed" if changes else None


class Tally:
    """Counts of briefs or of stories: by kind (``same`` included), and by field that differs."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.fields: Counter[str] = Counter()

    def add(self, kind: Kind | None, changes: Mapping[str, object], times: int = 1) -> None:
        """Count a brief or story, ``times`` times."""
        self.kinds[kind or "same"] += times
        self.fields.update(dict.fromkeys(changes, times))

    @property
    def differ(self) -> bool:
        """Whether any brief or story differs."""
        return any(count for kind, count in self.kinds.items() if kind != "same")


def _overlap(one: Sequence[int], other: Sequence[int]) -> float:
    """Return how much two spans overlap: their intersection over their union, 0 to 1."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def _changes(live: JsonRecord, replay: JsonRecord, fields: Iterable[str]) -> dict[str, tuple[object, object]]:
    return {name: (live.get(name), replay.get(name)) for name in fields if live.get(name) != replay.get(name)}


def _slugs(story: JsonRecord) -> list[str]:
    return sorted(region["slug"] for region in story["regions"])


def _relation(story: JsonRecord) -> str:
    return str(story["relation"]["kind"])
