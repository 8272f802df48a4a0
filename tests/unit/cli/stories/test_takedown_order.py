"""A takedown covers a story and all that became part of it; its order holds none of their text."""

from collections.abc import Iterable
from datetime import timedelta

from dateline.cli.stories.takedown_order import find_whole_story, make_order
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.stories.withdrawals.takedown import take_down
from dateline.kafka.codec import encode
from dateline_schemas import Story
from tests.unit.stories.test_route import ASIA, NORTH
from tests.unit.stories.test_thread import NOON, distinct
from tests.unit.stories.withdrawals.test_takedown import BEARINGS, LATER, NORDLYS, last_story
from tests.unit.stories.withdrawals.test_takedown import order as order_of


class Listed:
    """A source of story versions, in the order given, as a topic has them."""

    def __init__(self, versions: Iterable[Story]) -> None:
        self.rejected: dict[str, str] = {}
        self._versions = tuple(versions)

    def find(self, prefix: str) -> list[Story]:
        return [story for story in self._versions if story.story_id.startswith(prefix)]

    def searched_records(self) -> str:
        return "here"


def ferries() -> tuple[Threads, list[Story]]:
    """Two stories of a ferry, of which the second became part of the first."""
    memory = Threads()
    texts = [
        distinct(NORDLYS, regions=NORTH, headline="Ferry aground"),
        distinct(BEARINGS, NOON + timedelta(hours=1), regions=ASIA),
        distinct(f"{NORDLYS}\n{BEARINGS}", NOON + timedelta(hours=2), regions=NORTH),
    ]
    return memory, [story for text in texts for story in thread(memory, text)]


def test_either_id_of_a_merged_story_finds_all_versions() -> None:
    _, versions = ferries()
    absorbed, survivor = next((one.story_id, one.merged_into) for one in versions if one.merged_into)
    for story_id in (absorbed, survivor):
        whole = find_whole_story(Listed(reversed(versions)), str(story_id))
        assert whole is not None
        assert whole.story_id == survivor
        assert sorted(whole.versions, key=encode) == sorted(versions, key=encode)
        assert (whole.newest.story_id, whole.newest.version) == (survivor, 3)
        assert whole.newest_with_text.text == f"{NORDLYS}\n{BEARINGS}"
        assert (whole.language, whole.withdrawal) == ("en", None)


def test_the_order_names_every_text_by_fingerprint_and_holds_no_text() -> None:
    memory, versions = ferries()
    whole = find_whole_story(Listed(versions), versions[0].story_id)
    assert whole is not None
    takedown = make_order(whole, "a judge", "the desk", LATER)
    assert set(takedown.fingerprints) == {story.fingerprint for story in versions if story.fingerprint}
    written = encode(takedown)
    assert not [word for word in (b"aground near", b"bearings", b"Ida Holm") if word in written]
    (withdrawn,) = take_down(memory, takedown)
    after = find_whole_story(Listed([*versions, withdrawn]), whole.story_id)
    assert after is not None
    assert after.withdrawal == withdrawn


def test_a_story_without_versions_under_its_last_id_is_not_found() -> None:
    _, versions = ferries()
    absorbed, survivor = next((one.story_id, one.merged_into) for one in versions if one.merged_into)
    assert find_whole_story(Listed(versions), "0" * 32) is None
    assert find_whole_story(Listed([story for story in versions if story.story_id != survivor]), absorbed) is None


def test_a_withdrawal_by_the_wire_is_no_takedown() -> None:
    memory = Threads()
    first = last_story(memory, distinct(NORDLYS))
    withdrawn = last_story(memory, distinct(NORDLYS, LATER, signal="withdrawal", fingerprint="w"))
    whole = find_whole_story(Listed([first, withdrawn]), first.story_id)
    assert whole is not None
    assert whole.withdrawal is None
    assert take_down(memory, order_of(withdrawn))[0].version == withdrawn.version + 1
