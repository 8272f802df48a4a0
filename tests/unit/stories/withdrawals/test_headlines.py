"""Of the stories that had a headline, the one that was seen last is found, and soon, whatever happened before."""

from datetime import UTC, datetime, timedelta
from random import Random
from time import process_time
from typing import Final

from dateline.core.stories.head import Head, remember_title
from dateline.core.stories.retention import STORY_SECONDS
from dateline.core.stories.state import Threads
from tests.rows import each_row

NOON: Final = datetime(2026, 2, 6, 12, tzinfo=UTC)
TITLES: Final = range(1, 7)


def head(number: int, minutes: int, *titles: int) -> Head:
    seen = NOON + timedelta(minutes=minutes)
    return Head(f"{number:032x}", "article", seen, seen, titles=titles)


def looked_up(memory: Threads, title: int) -> Head | None:
    """Return what looking through all stories finds."""
    names = [name for name, one in memory.heads.items() if title in one.titles]
    heads = [found for name in names if (found := memory.head(name)) is not None]
    recent = [one for one in heads if one.last_seen.timestamp() >= memory.clock.time - STORY_SECONDS]
    return max(recent, key=lambda one: (one.last_seen, one.story_id), default=None)


def change(memory: Threads, random: Random) -> None:
    """Let a story come, be seen again, get a headline, or become part of another."""
    names = [name for name, one in memory.heads.items() if one.merged_into is None]
    if not names or random.random() < 0.4:
        memory.add_head(head(random.randrange(1 << 64), random.randrange(50), *random.sample(TITLES, 2)))
        return
    one = memory.heads[random.choice(names)]
    kind = random.randrange(3)
    if kind == 0:
        one.last_seen += timedelta(minutes=random.randrange(20))
    elif kind == 1:
        remember_title(one, random.choice(TITLES), is_newest=random.random() < 0.7)
    elif (other := memory.heads[random.choice(names)]) is not one:
        other.merged_into = one.story_id
        one.last_seen = other.last_seen = max(one.last_seen, other.last_seen)
        memory.add_head(other)
    memory.add_head(one)


@each_row("seed", range(40))
def test_it_finds_what_looking_through_all_stories_finds(seed: int) -> None:
    random, memory = Random(seed), Threads()  # noqa: S311 - no secret
    for step in range(150):
        change(memory, random)
        if random.random() < 0.1:
            memory.clock.see(0, int(NOON.timestamp()) + random.randrange(40) * 24 * 3600 * step // 150)
            memory.free()
        for title in random.sample(TITLES, random.randrange(len(TITLES))):
            assert memory.head_of_title(title) is looked_up(memory, title)


@each_row("seed", range(20))
def test_it_is_the_same_after_a_restart_in_any_order(seed: int) -> None:
    random, memory, again = Random(seed), Threads(), Threads()  # noqa: S311 - no secret
    for _ in range(100):
        change(memory, random)
    for one in random.sample(list(memory.heads.values()), len(memory.heads)):
        again.add_head(one)
    for _ in range(50):
        for title in TITLES:
            assert again.head_of_title(title) is looked_up(again, title)
        change(again, random)


def test_thousands_of_stories_with_one_headline_take_as_long_as_others() -> None:
    memory = Threads()
    began = process_time()
    for number in range(10_000):
        memory.add_head(head(number, number, 1))
        assert memory.head_of_title(1) is memory.heads[f"{number:032x}"]
    assert process_time() - began < 2  # looked through for each, they took minutes
