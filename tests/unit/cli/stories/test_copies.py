"""Which records of the state hold words of a story: what is whole, headlines and first words, and no hashes."""

from datetime import UTC, datetime

import pytest

from dateline.agents.state.thread_records import head_to_state
from dateline.agents.state.thread_shapes import to_key
from dateline.cli.stories.copies import holds
from dateline.core.page.text_search import TextSearch
from dateline.core.stories.head import Head
from dateline.core.stories.newest_words import Words
from dateline.kafka.codec import pack
from dateline.topics import BRIEFS, STATE

STORY, OTHER = "a" * 32, "b" * 32
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
TEXT = "An earthquake of magnitude 6.1 struck the north of the Philippines, killing 4 people."
SEARCH = TextSearch([STORY], [TEXT])


def head(words: str | None = None, revised: str = "", story_id: str = STORY) -> bytes:
    newest = None if words is None else Words(1, words, None, None, None, 0, 0)
    return head_to_state(
        Head(story_id, "c" * 32, NOON, NOON, words=newest, revised=1 if revised else 0, revised_headline=revised)
    )


@pytest.mark.parametrize(
    ("name", "value", "is_held"),
    [
        (STORY, head(TEXT), True),
        (STORY, head(None, "Quake in Luzon"), True),
        (STORY, head(), False),
        (OTHER, head(TEXT, story_id=OTHER), False),
        (STORY, b"\x7fanother version", True),
    ],
    ids=["first words", "headline", "no words", "another story", "unreadable"],
)
def test_a_storys_record_of_thread_is_a_copy_where_it_has_words(name: str, value: bytes, is_held: bool) -> None:  # noqa: FBT001
    assert holds(STATE["thread"], to_key(b"s", name), value, SEARCH) is is_held


def test_a_foreign_id_is_found_too() -> None:
    search = TextSearch(["made-up"], [])
    assert holds(STATE["thread"], to_key(b"s", "made-up"), head(TEXT, story_id="made-up"), search)


@pytest.mark.parametrize(
    ("state", "is_held"),
    [
        ({"t": 1, "h": [1, "Quake in Luzon", True]}, True),
        ({"t": 1, "c": {"all": ["adds “four”"]}}, True),
        ({"t": 1}, False),
    ],
)
def test_a_storys_record_of_alert_is_a_copy_where_it_has_words(state: dict[str, object], is_held: bool) -> None:  # noqa: FBT001
    assert holds(STATE["alert"], b"s:" + STORY.encode(), pack(state), SEARCH) is is_held
    assert not holds(STATE["alert"], b"s:" + OTHER.encode(), pack(state), SEARCH)
    assert not holds(STATE["alert"], b"r:all", pack({"t": 1, "a": []}), SEARCH)


def test_records_that_wait_and_those_of_other_topics_are_searched_for_the_words() -> None:
    page = b'{"text": "%s"}' % TEXT.encode()
    assert holds(STATE["thread"], b"waiting:7", page, SEARCH)
    assert holds(BRIEFS, b"any", page, SEARCH)
    assert not holds(STATE["thread"], to_key(b"t", "d" * 32), page, SEARCH)
