"""Thread: is a distinct text a new story, or another version of a known one? It says so with a typed relation.

Belonging: of the stories that a text is kin to, which it belongs to, and which of them are one.
"""

from typing import Final, NamedTuple

from dateline.core.stories.head import Head, moved, next_version, relink, remember_title
from dateline.core.stories.join_rules import STRONG, bond, may_bond, turn
from dateline.core.stories.moves import not_among
from dateline.core.stories.similarity.changes import changes
from dateline.core.stories.similarity.compare import Likeness, NewText, likeness, overlaps
from dateline.core.stories.similarity.features import Traits, title_hash, traits
from dateline.core.stories.state import Text, Threads
from dateline.core.text.signals import is_refiled
from dateline.core.times.clock import Passage
from dateline.core.times.interval import moment
from dateline_schemas import Distinct, Relation, Story
from dateline_schemas.article import digest


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
    return one.rule in STRONG and one.like.shared_weight >= STRONG[one.rule]


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
    names, others = ({*known.name_words.tolist(), *known.title.tolist()} for known in (one.traits, other.traits))
    return len(names & others) * 3 > min(len(names), len(others))


_SAME: Final = 0.5
_HELD: Final = 0.6
_LONGER: Final = 1.5


def thread(memory: Threads, distinct: Distinct, passage: Passage | None = None) -> list[Story]:
    """Return the story version that a distinct text makes, and the events that it gives rise to; remember them.

    ``passage`` is how it came here; without it, all comes through one channel.
    """
    channel, clock = passage[:2] if passage is not None else (0, int(distinct.fetched_at.timestamp()))
    memory.clock.see(channel, clock)
    known = memory.known(distinct.fingerprint)
    head = memory.head(known.story_id) if known is not None else None
    if known is not None and head is not None:
        return [_of_known(memory, distinct, known, head)]
    at = int(moment(distinct.sightings.published, distinct.fetched_at).timestamp())
    horizon = memory.clock.horizon
    late = at < horizon
    places = [place.printed for place in distinct.dateline.places] if distinct.dateline is not None else ()
    taken = traits(distinct.text, distinct.headline, distinct.language, distinct.signal, places)
    kin = told_again([] if late else _kin(memory, taken, at, horizon))
    if not kin or is_digest(kin):
        return [_without_kin(memory, distinct, taken, at, late=late)]
    best = kin[0]
    relation = _relation(distinct, taken, best)
    joined = made_one(kin)
    others = joined[1:]
    text = Text(joined[0].story_id, 0, at, taken)
    if others:
        relation = relation.model_copy(update={"parent": None})
    before = joined[0].regions
    stories = [_settle(memory, distinct, text, joined[0], relation, title=title_hash(taken.title))]
    if left := not_among(before, joined[0].regions):
        stories.append(moved(joined[0], left, stories[0]))
    if others:
        stories += relink(joined[0], others, relation, distinct.headline)
        for changed in joined:
            memory.keep(changed)
    return stories


def _of_known(memory: Threads, distinct: Distinct, known: Text, head: Head) -> Story:
    """Return the version that a known text makes: a repeat, unless this sighting is marked and the others were not.

    The words are the same, so that what was corrected is the headline; and a text that others have followed is
    withdrawn no more.
    """
    parent = known.version if head.story_id == known.story_id else None
    title = _title(distinct) if distinct.signal == "correction" else 0
    relation = Relation(kind="repeat", parent=parent, score=1.0, rule="same-fingerprint")
    if title and title not in head.titles:
        relation = relation.model_copy(update={"kind": "correction", "rule": "signal-correction-of-text"})
    elif distinct.signal == "withdrawal" and not head.withdrawn and known.version >= head.canonical:
        relation = relation.model_copy(update={"kind": "withdrawal", "rule": "signal-withdrawal-of-text"})
    return _settle(memory, distinct, known, head, relation, title=title)


def _title(distinct: Distinct) -> int:
    return title_hash(traits(distinct.text, distinct.headline, distinct.language, distinct.signal).title)


def _kin(memory: Threads, taken: Traits, at: int, horizon: int) -> list[Kin]:
    """Return the known texts that tell the same story, the best one first."""
    memory.index.settle()
    names = memory.index.candidates(at, taken, horizon)
    texts = [(text, text.traits) for name in names if (text := memory.texts[name]).traits is not None]
    if not texts:
        return []
    asked = NewText(taken, memory.frequencies.weights(at, horizon))
    found = []
    shares = overlaps(asked, [known for _, known in texts])
    for (text, known), shared in zip(texts, shares, strict=True):
        if not may_bond(shared, taken.signal) or (head := memory.head(text.story_id)) is None:
            continue
        like = likeness(asked, known, shared)
        tie = bond(like, abs(at - text.at), taken.signal)
        if tie is not None:
            found.append(Kin(_score(like), text, head, tie.rule, like))
    return sorted(found, key=lambda one: one.rank, reverse=True)


def _score(like: Likeness) -> float:
    shared = max(like.jaccard, like.of_text, like.of_known)
    return round((_SHARED * shared + _SUBJECT * like.subject + _TITLE * max(like.title, 0.0)), 4)


_SHARED: Final = 0.4
_SUBJECT: Final = 0.4
_TITLE: Final = 0.2


def _relation(distinct: Distinct, taken: Traits, best: Kin) -> Relation:
    known = best.text.traits
    printed = distinct.dateline.printed if distinct.dateline is not None else ""
    if known is None:
        msg = f"a text of story {best.head.story_id} was compared with though it is held no more"
        raise ValueError(msg)
    kind = turn(
        best.like,
        taken.signal,
        refiled=taken.signal == "correction" and is_refiled(distinct.headline, printed, distinct.text),
        same_numbers=taken.numbers == known.numbers,
        cut=not distinct.complete,
    )
    parent = best.text.version if best.text.story_id == best.head.story_id else None
    return Relation(kind=kind, parent=parent, score=best.score, rule=best.rule, changed=changes(taken, known))


def _without_kin(memory: Threads, distinct: Distinct, taken: Traits, at: int, *, late: bool) -> Story:
    """Found a story; a withdrawal of one whose texts are held no more finds it by its headline."""
    relation = Relation(kind="new", rule="no-kin")
    title, held = title_hash(taken.title), None if late else taken
    if distinct.signal == "withdrawal":
        head = memory.head_of_title(title)
        rule = "unmatched" if head is None else "signal-withdrawal-of-title"
        relation = Relation(kind="withdrawal", rule=rule, parent=head.version if head is not None else None)
        if head is not None:
            return _settle(memory, distinct, Text(head.story_id, 0, at, held), head, relation, late=late)
    seen = distinct.sightings
    story_id = digest(distinct.fingerprint, distinct.fetched_at.isoformat())
    head = Head(story_id, distinct.article_id, seen.first_seen, seen.last_seen)
    return _settle(memory, distinct, Text(story_id, 0, at, held), head, relation, late=late, title=title)


def _settle(  # noqa: PLR0913 - what a version is made of
    memory: Threads,
    distinct: Distinct,
    text: Text,
    head: Head,
    relation: Relation,
    *,
    late: bool = False,
    title: int = 0,
) -> Story:
    """Write the next version into the story's head, and the text's own counts into the text."""
    story = next_version(head, distinct, relation, _growth(text, distinct), late=late)
    if title and relation.kind != "repeat":
        remember_title(head, title)
    text.version = story.version
    text.told = max(text.told, int(distinct.sightings.last_seen.timestamp()))
    text.count = distinct.sightings.count
    text.sources = {entry.source: entry.count for entry in distinct.sightings.sources.top}
    memory.hold(distinct.fingerprint, text)
    memory.keep(head)
    return story


def _growth(text: Text, distinct: Distinct) -> dict[str, int]:
    """Return how many sightings of the text, by source, are new since it was last told of."""
    top = distinct.sightings.sources.top
    if distinct.sightings.count < text.count:  # collapse has forgotten it meanwhile, and counts anew
        text.count, text.sources = 0, {}
    growth = {entry.source: entry.count - text.sources.get(entry.source, 0) for entry in top}
    rest = distinct.sightings.count - text.count - sum(growth.values())
    return growth | {"": rest} if rest else growth
