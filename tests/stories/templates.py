"""Make up a month of a newswire of 1987: some 4,000 stories in time order, the same for the same seed.

Every event has a first text, and nearly half have later texts within 48 hours. Texts of one template but of different
events are the look-alikes, which ``classes`` counts.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import Final, NamedTuple

from tests.stories import changes
from tests.stories.draft import Draft, set_in_type, write_draft
from tests.stories.grammar import Facts, Template, load_template, template_names
from tests.stories.story import Story, jaccard, shingles

START: Final = datetime(1987, 3, 2, tzinfo=UTC)
DAYS: Final = 30
"""Days on which events begin. Chosen by hand, as are all numbers of this module."""
EVENTS: Final = 1900
"""Events besides those of daily templates, shared out by the templates' weights."""
LATEST: Final = timedelta(hours=47)
"""Time from the first text of an event to its last, at the most."""
HOURS: Final = (*range(24), *range(8, 22), *range(13, 21), *range(13, 21))
"""The hours at which events begin: around the clock, and most often while New York and London work."""
DIGEST: Final = "digest"
"""The template of summaries of the top stories; it has no file."""
DIGEST_HOURS: Final = (13, 21)
"""The hours at which summaries are sent."""
_MAX_DIGEST_STORIES: Final = 7
"""Stories in one summary."""


class Follow(NamedTuple):
    """A kind of later text: the function that makes it, its weight, and the hours within which it comes."""

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
FOLLOWED_SHARE: Final = 0.5
"""Share of the events that have a later text."""
FOLLOWED_AGAIN_SHARE: Final = 0.2
"""Share of the later texts that have one more after them."""
MAX_FLASH_LINES: Final = 3
"""Lines of a short first text that the full one follows."""


class Sent(NamedTuple):
    """A draft, when it is sent, and its kind."""

    at: datetime
    draft: Draft
    kind: str


@cache
def stories(seed: int = 1987) -> tuple[Story, ...]:
    """Return the month's stories in time order."""
    rng = Random(seed)  # noqa: S311  # made-up news, not secrets
    month = [story for name in template_names() for story in _of_template(load_template(name), rng)]
    month += _digests(sorted(month, key=lambda story: story.at), rng)
    return tuple(sorted(month, key=lambda story: (story.at, story.name)))


def _of_template(template: Template, rng: Random) -> Iterator[Story]:
    """Yield the stories of every event of a template."""
    for number, (at, bound) in enumerate(_events(template, rng)):
        event = f"{template.name}-{number}"
        facts = Facts(template.rules, at, dict(bound))
        city = bound.get("CITY") or facts.expand(template.settings.get("city", "city"), rng)
        for version, sent in enumerate(_versions(template, facts, rng)):
            dateline = f"{city.upper()}, {sent.at:%B} {sent.at.day}" if version or rng.randrange(12) else ""
            gold, body = (event, template.name, sent.kind), set_in_type(sent.draft.lines, dateline)
            yield Story(f"{event}.{version}", sent.at, sent.draft.title, dateline, body, gold)


def _events(template: Template, rng: Random) -> Iterator[tuple[datetime, dict[str, str]]]:
    """Yield when each event of a template begins, and the words that are fixed for it.

    Events begin daily in the template's cities, or singly at any time, or several within hours.
    """
    if "daily" in template.settings:
        yield from _daily_events(template, rng)
        return
    weights = sum(int(load_template(name).settings.get("weight", 0)) for name in template_names())
    low, _, high = template.settings.get("bursts", "1-1").partition("-")
    for _ in range(EVENTS * int(template.settings["weight"]) // weights):
        first = START + timedelta(days=rng.randrange(DAYS), hours=rng.choice(HOURS), minutes=rng.randrange(60))
        shared: dict[str, str] = {}
        for name in filter(None, template.settings.get("shared", "").split(",")):
            Facts(template.rules, first, shared).fill(f"{{{name}}}", rng)
        for _ in range(rng.randint(int(low), int(high))):
            yield first + timedelta(minutes=rng.randrange(150)), shared


def _daily_events(template: Template, rng: Random) -> Iterator[tuple[datetime, dict[str, str]]]:
    """Yield the events of a daily template: one for each city and working day."""
    first, *_ = template.settings.get("editions", "").split(",")
    for day in range(DAYS):
        for city in template.settings["at"].split():
            at = START + timedelta(days=day, hours=int(template.settings["daily"]), minutes=rng.randrange(50))
            if at.weekday() < 5:
                yield at, {"CITY": city.replace("_", " ").title(), "EDITION": first}


def _versions(template: Template, facts: Facts, rng: Random) -> Iterator[Sent]:
    """Yield an event's texts: the first, a daily report's later editions, and the texts that follow on the last."""
    first = Sent(facts.at, write_draft(template, facts, rng), "lookalike" if "body" in template.rules else "original")
    follow = _random_follow(rng) if rng.random() < FOLLOWED_SHARE else None
    if follow and follow.kind == "grew" and rng.randrange(4):
        min_lines = MAX_FLASH_LINES if "table" in template.settings else 1
        lines = first.draft.lines[: rng.randint(min_lines, MAX_FLASH_LINES)]
        first = first._replace(draft=first.draft._replace(lines=lines))
    last = first
    yield first
    _, *later = template.settings.get("editions", "").split(",")
    for draft in changes.editions(first.draft, facts, later, rng):
        at = last.at + timedelta(minutes=rng.randint(90, 240))
        last = Sent(at, draft, _kind(last.draft, draft))
        yield last
    while follow is not None:
        next_draft = follow.make(last.draft, facts, rng)
        if next_draft is not None:
            latest = min(timedelta(hours=follow.hours), first.at + LATEST - last.at)
            last = Sent(last.at + timedelta(minutes=5) + latest * rng.random() ** 2, next_draft, follow.kind)
            yield last
        is_followed = next_draft is not None and rng.random() < FOLLOWED_AGAIN_SHARE and last.at < first.at + LATEST / 2
        follow = _random_follow(rng) if is_followed else None


def _random_follow(rng: Random) -> Follow:
    return rng.choices(FOLLOWS, [follow.weight for follow in FOLLOWS])[0]


def _kind(before: Draft, after: Draft) -> str:
    """Return the kind of a later edition, by the Jaccard of both texts."""
    share = jaccard(shingles(set_in_type(before.lines)), shingles(set_in_type(after.lines)))
    return "near" if share >= changes.NEAR else "reworded" if share >= changes.ALIKE else "other"


def _digests(month: list[Story], rng: Random) -> Iterator[Story]:
    """Yield two summaries of the top stories a day; a summary shares a sentence with each of its stories."""
    for day in range(DAYS):
        for hour in DIGEST_HOURS:
            at = START + timedelta(days=day, hours=hour, minutes=30)
            recent = [
                story
                for story in month
                if timedelta(0) < at - story.at < timedelta(hours=8) and story.kind == "original" and story.dateline
            ]
            top = rng.sample(recent, min(len(recent), _MAX_DIGEST_STORIES))
            with_city = hour != DIGEST_HOURS[0]
            lines = tuple(map(_first_sentence_with_city if with_city else _first_sentence, top))
            gold = (f"{DIGEST}-{day}-{hour}", DIGEST, "other")
            yield Story(gold[0], at, f"TOP STORY SUMMARY - {hour}30 GMT", "", set_in_type(lines), gold)


def _first_sentence_with_city(story: Story) -> str:
    return f"{story.dateline.partition(',')[0]} - {_first_sentence(story)}"


def _first_sentence(story: Story) -> str:
    return " ".join(story.body.partition("\n    ")[0].split())
