"""A month of a newswire of 1987, made up: some 4,000 stories in time order, the same for the same seed.

Every event has its first text and, for nearly half, what came after within 48 hours. Texts of one template
and different events are what looks alike: ``evaluate`` enumerates them.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import Final, NamedTuple

from tests.stories import changes
from tests.stories.draft import Draft, drafted, set_in_type
from tests.stories.grammar import Facts, Template, names, template
from tests.stories.story import Story, jaccard, shingles

START: Final = datetime(1987, 3, 2, tzinfo=UTC)
DAYS: Final = 30
EVENTS: Final = 1900
"""Events besides the daily ones, shared out by the templates' weights."""
LATEST: Final = timedelta(hours=47)
HOURS: Final = (*range(24), *range(8, 22), *range(13, 21), *range(13, 21))
"""When stories come in: around the clock, most while New York and London work."""
DIGEST: Final = "digest"
DIGESTS: Final = (13, 21)
"""The hours of the summaries."""


class Follow(NamedTuple):
    """A kind of follow-up: how it is made, how often, and within how many hours it comes."""

    kind: str
    make: Callable[[Draft, Facts, Random], Draft | None]
    weight: int
    hours: int


FOLLOWS: Final = (
    Follow("equal", changes.equal, 20, 30),
    Follow("near", changes.near, 22, 44),
    Follow("reworded", changes.reworded, 26, 40),
    Follow("grew", changes.grew, 26, 22),
    Follow("corrected", changes.corrected, 30, 46),
)
FOLLOWED: Final = 0.5
AGAIN: Final = 0.2
FLASH: Final = 3
"""Lines of the short text that comes before the full one."""


class Sent(NamedTuple):
    """A draft on its way: when, and as what."""

    at: datetime
    draft: Draft
    kind: str


@cache
def stories(seed: int = 1987) -> tuple[Story, ...]:
    """Return the month's stories in time order."""
    rng = Random(seed)  # noqa: S311  # made-up news, not secrets
    made = [story for name in names() for story in _of_template(template(name), rng)]
    made += _digests(sorted(made, key=lambda story: story.at), rng)
    return tuple(sorted(made, key=lambda story: (story.at, story.name)))


def _of_template(kind: Template, rng: Random) -> Iterator[Story]:
    for number, (at, bound) in enumerate(_occasions(kind, rng)):
        event = f"{kind.name}-{number}"
        facts = Facts(kind.rules, at, dict(bound))
        city = bound.get("CITY") or facts.say(kind.settings.get("city", "city"), rng)
        for version, sent in enumerate(_versions(kind, facts, rng)):
            dateline = f"{city.upper()}, {sent.at:%B} {sent.at.day}" if version or rng.randrange(12) else ""
            gold, body = (event, kind.name, sent.kind), set_in_type(sent.draft.lines, dateline)
            yield Story(f"{event}.{version}", sent.at, sent.draft.title, dateline, body, gold)


def _occasions(kind: Template, rng: Random) -> Iterator[tuple[datetime, dict[str, str]]]:
    """When a template is used, and what is bound: daily at its cities, now and then, or by many within hours."""
    if "daily" in kind.settings:
        yield from _daily(kind, rng)
        return
    weights = sum(int(template(name).settings.get("weight", 0)) for name in names())
    low, _, high = kind.settings.get("bursts", "1-1").partition("-")
    for _ in range(EVENTS * int(kind.settings["weight"]) // weights):
        first = START + timedelta(days=rng.randrange(DAYS), hours=rng.choice(HOURS), minutes=rng.randrange(60))
        shared: dict[str, str] = {}
        for name in filter(None, kind.settings.get("shared", "").split(",")):
            Facts(kind.rules, first, shared).fill(f"{{{name}}}", rng)
        for _ in range(rng.randint(int(low), int(high))):
            yield first + timedelta(minutes=rng.randrange(150)), shared


def _daily(kind: Template, rng: Random) -> Iterator[tuple[datetime, dict[str, str]]]:
    first, *_ = kind.settings.get("editions", "").split(",")
    for day in range(DAYS):
        for city in kind.settings["at"].split():
            at = START + timedelta(days=day, hours=int(kind.settings["daily"]), minutes=rng.randrange(50))
            if at.weekday() < 5:
                yield at, {"CITY": city.replace("_", " ").title(), "EDITION": first}


def _versions(kind: Template, facts: Facts, rng: Random) -> Iterator[Sent]:
    """Yield an event's texts: the first, a daily report's later editions, then what became of the last of them."""
    first = Sent(facts.at, drafted(kind, facts, rng), "lookalike" if "body" in kind.rules else "original")
    follow = _chosen(rng) if rng.random() < FOLLOWED else None
    if follow and follow.kind == "grew" and rng.randrange(4):
        least = FLASH if "table" in kind.settings else 1
        first = first._replace(draft=first.draft._replace(lines=first.draft.lines[: rng.randint(least, FLASH)]))
    last = first
    yield first
    _, *later = kind.settings.get("editions", "").split(",")
    for draft in changes.editions(first.draft, facts, later, rng):
        at = last.at + timedelta(minutes=rng.randint(90, 240))
        last = Sent(at, draft, _kind(last.draft, draft))
        yield last
    while follow is not None:
        made = follow.make(last.draft, facts, rng)
        if made is not None:
            most = min(timedelta(hours=follow.hours), first.at + LATEST - last.at)
            last = Sent(last.at + timedelta(minutes=5) + most * rng.random() ** 2, made, follow.kind)
            yield last
        follow = _chosen(rng) if made is not None and rng.random() < AGAIN and last.at < first.at + LATEST / 2 else None


def _chosen(rng: Random) -> Follow:
    return rng.choices(FOLLOWS, [follow.weight for follow in FOLLOWS])[0]


def _kind(before: Draft, after: Draft) -> str:
    """Say what a later edition is to the one before: as much as it shares."""
    share = jaccard(shingles(set_in_type(before.lines)), shingles(set_in_type(after.lines)))
    return "near" if share >= changes.NEAR else "reworded" if share >= changes.ALIKE else "other"


def _digests(made: list[Story], rng: Random) -> Iterator[Story]:
    """Yield summaries of the top stories twice a day, which share a sentence with each of many stories."""
    for day in range(DAYS):
        for hour in DIGESTS:
            at = START + timedelta(days=day, hours=hour, minutes=30)
            told = [
                one
                for one in made
                if timedelta(0) < at - one.at < timedelta(hours=8) and one.kind == "original" and one.dateline
            ]
            chosen = rng.sample(told, min(len(told), 7))
            lines = tuple(map(_first, chosen)) if hour == DIGESTS[0] else tuple(map(_placed, chosen))
            gold = (f"{DIGEST}-{day}-{hour}", DIGEST, "other")
            yield Story(gold[0], at, f"TOP STORY SUMMARY - {hour}30 GMT", "", set_in_type(lines), gold)


def _placed(story: Story) -> str:
    return f"{story.dateline.partition(',')[0]} - {_first(story)}"


def _first(story: Story) -> str:
    return " ".join(story.body.partition("\n    ")[0].split())
