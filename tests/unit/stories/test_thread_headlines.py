"""A text that came without a headline takes the one that a repeat brings; notices find their story by it."""

from datetime import timedelta
from typing import Final

import pytest

from dateline.agents.state.thread_records import head_from_state, head_to_state, text_from_state, text_to_state
from dateline.core.stories.similarity.features import title_hash, traits
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline_schemas import Distinct, Story
from tests.unit.stories.test_thread import AFTER, FERRY, HARVEST, NOON, distinct, versions_of

HEADLINE: Final = "Ferry aground near Larsvik harbour"
BARE: Final = distinct(FERRY)
LEAD: Final = distinct(FERRY, NOON + timedelta(minutes=5), headline=HEADLINE)
NOTES: Final = {
    "withdrawal": distinct(HARVEST, AFTER, signal="withdrawal", headline=f"WITHDRAWN: {HEADLINE}"),
    "correction": distinct(HARVEST, AFTER, signal="correction", headline=f"CORRECTED-{HEADLINE}"),
}


def restored(memory: Threads, *, twice: bool = False) -> Threads:
    """Return what a worker has after a restart; ``twice`` if the topic still has the records of the first text."""
    again = Threads()
    for name, head in memory.heads.items():
        again.add_head(head_from_state(name, head_to_state(head)))
    if twice:
        first = Threads()
        thread(first, BARE)
        again.add_text(BARE.fingerprint, text_from_state(text_to_state(first.texts[BARE.fingerprint])))
    for name, text in memory.texts.items():
        again.add_text(name, text_from_state(text_to_state(text)))
    again.clock.see(0, memory.clock.time)
    return again


@pytest.mark.parametrize("kind", NOTES)
def test_a_notice_finds_its_story_by_the_headline_that_a_repeat_brought(kind: str) -> None:
    first, repeat, notice = versions_of(BARE, LEAD, NOTES[kind])
    assert (repeat.relation.kind, repeat.headline) == ("repeat", HEADLINE)
    assert (notice.story_id, notice.relation.kind) == (first.story_id, kind)
    assert notice.relation.rule == "notice-of-its-headline"


@pytest.mark.parametrize("hours", [100, 24 * 20])
def test_a_withdrawal_after_days_finds_it_too(hours: int) -> None:
    late = NOTES["withdrawal"].model_copy(update={"fetched_at": NOON + timedelta(hours=hours)})
    memory = Threads()
    (first,), _, (notice,) = (thread(memory, each) for each in (BARE, LEAD, late))
    assert (notice.story_id, notice.relation.rule) == (first.story_id, "signal-withdrawal-of-title")


def test_the_text_is_what_it_is_with_the_headline_from_the_first() -> None:
    memory, other = Threads(), Threads()
    for each in (BARE, LEAD):
        thread(memory, each)
    thread(other, distinct(FERRY, headline=HEADLINE))
    assert memory.texts[BARE.fingerprint].traits == other.texts[BARE.fingerprint].traits
    assert memory.texts[BARE.fingerprint].at == other.texts[BARE.fingerprint].at
    names = [head.titles for held in (memory, other) for head in held.heads.values()]
    assert names[0] == names[1] == (title_hash(traits("", HEADLINE, "en").title),)


@pytest.mark.parametrize("twice", [False, True])
def test_a_restored_memory_weighs_words_and_finds_texts_alike(*, twice: bool) -> None:
    memory = Threads()
    for each in (BARE, LEAD):
        thread(memory, each)
    again = restored(memory, twice=twice)
    own = memory.texts[BARE.fingerprint].traits
    assert own is not None
    at, horizon = int(NOON.timestamp()), memory.clock.horizon
    weighed = [held.frequencies.weights(at, horizon)[own.words].tolist() for held in (memory, again)]
    assert weighed[0] == weighed[1]
    told = [thread(held, NOTES["correction"])[0].relation for held in (memory, again)]
    assert told[0] == told[1]


def story_under(*texts: Distinct) -> Story:
    return versions_of(*texts, NOTES["withdrawal"])[-1]


@pytest.mark.parametrize("headline", ["Ferry", None])
def test_a_headline_that_names_no_story_is_not_taken(headline: str | None) -> None:
    assert story_under(BARE, distinct(FERRY, NOON, headline=headline)).relation.rule == "unmatched"
    assert story_under(BARE, distinct(FERRY, NOON, headline=headline), LEAD).relation.rule == "notice-of-its-headline"


def test_a_text_keeps_its_own_headline() -> None:
    memory = Threads()
    first = distinct(FERRY, headline="Hundreds wait aboard grounded ship off Larsvik")
    thread(memory, first)
    before = text_to_state(memory.texts[first.fingerprint])
    own = memory.texts[first.fingerprint].traits
    thread(memory, LEAD)
    assert memory.texts[first.fingerprint].traits is own
    assert len(text_to_state(memory.texts[first.fingerprint])) == len(before)


def test_a_line_stays_the_text_that_it_was() -> None:
    """An alert of one sentence whose copy has that sentence as its headline too."""
    line = "Ferry with 214 people aground near Larsvik harbour."
    memory = Threads()
    seen = []
    for headline in (None, line):
        thread(memory, distinct(line, headline=headline))
        seen += [text.traits for text in memory.texts.values()]
    assert len(seen) == 2
    assert seen[0] == seen[1]


@pytest.mark.parametrize("restart", [False, True])
def test_a_withdrawal_finds_the_story_by_the_headline_that_only_a_copy_has(*, restart: bool) -> None:
    """The source withdraws what it printed: another site had the text first, under another headline."""
    memory = Threads()
    (first,), (repeat,) = (thread(memory, each) for each in (distinct(FERRY, headline="Ten hurt in fog"), LEAD))
    (notice,) = thread(restored(memory) if restart else memory, NOTES["withdrawal"])
    assert (repeat.relation.kind, notice.relation.rule) == ("repeat", "signal-withdrawal-of-title")
    assert notice.story_id == first.story_id


def test_headlines_of_copies_put_none_of_the_storys_own_away() -> None:
    memory = Threads()
    first = distinct(FERRY, headline="Hundreds wait aboard grounded ship off Larsvik")
    copies = [distinct(FERRY, NOON, headline=f"Ferry aground near {place}") for place in ("Ask", "Bo", "Moss", "Oslo")]
    for each in (first, *copies):
        thread(memory, each)
    (head,) = memory.heads.values()
    assert len(head.titles) == 4
    assert head.titles[0] == title_hash(traits("", first.headline, "en").title)
