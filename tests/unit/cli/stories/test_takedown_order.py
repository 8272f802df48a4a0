"""What a takedown is about: a story with all that became part of it; and the order, which holds no text of it."""

from collections.abc import Iterable
from datetime import timedelta

from dateline.cli.stories.takedown_order import find_whole_story, make_order
from dateline.core.stories.state import Threads
from dateline.core.stories.takedown import take_down
from dateline.core.stories.thread import thread
from dateline.kafka.codec import encode
from dateline_schemas import Story
from tests.unit.stories.test_moves import ASIA, NORTH
from tests.unit.stories.test_takedown import BEARINGS, LATER, NORDLYS, last_story
from tests.unit.stories.test_takedown import order as order_of
from tests.unit.stories.test_thread import NOON, distinct


class Listed:
    """Versions in the order given, as a topic has them."""

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


def test_from_either_id_it_is_the_same_story_with_all_its_versions() -> None:
    _, versions = ferries()
    absorbed, kept = next((one.story_id, one.merged_into) for one in versions if one.merged_into)
    for story_id in (absorbed, kept):
        whole = find_whole_story(Listed(reversed(versions)), str(story_id))
        assert whole is not None
        assert whole.story_id == kept
        assert sorted(whole.versions, key=encode) == sorted(versions, key=encode)
        assert (whole.newest.story_id, whole.newest.version) == (kept, 3)
        assert whole.newest_with_text.text == f"{NORDLYS}\n{BEARINGS}"
        assert (whole.language, whole.withdrawal) == ("en", None)


def test_the_order_names_every_text_and_holds_none() -> None:
    memory, versions = ferries()
    whole = find_whole_story(Listed(versions), versions[0].story_id)
    assert whole is not None
    asked = make_order(whole, "a judge", "the desk", LATER)
    assert set(asked.fingerprints) == {story.fingerprint for story in versions if story.fingerprint}
    written = encode(asked)
    assert not [word for word in (b"aground near", b"bearings", b"Ida Holm") if word in written]
    (withdrawn,) = take_down(memory, asked)
    after = find_whole_story(Listed([*versions, withdrawn]), whole.story_id)
    assert after is not None
    assert after.withdrawal == withdrawn


def test_a_story_that_is_not_there_or_stands_under_another_id_alone() -> None:
    _, versions = ferries()
    absorbed, kept = next((one.story_id, one.merged_into) for one in versions if one.merged_into)
    assert find_whole_story(Listed(versions), "0" * 32) is None
    assert find_whole_story(Listed([story for story in versions if story.story_id != kept]), absorbed) is None


def test_what_the_wire_withdrew_is_not_taken_down_yet() -> None:
    memory = Threads()
    first = last_story(memory, distinct(NORDLYS))
    withdrawn = last_story(memory, distinct(NORDLYS, LATER, signal="withdrawal", fingerprint="w"))
    whole = find_whole_story(Listed([first, withdrawn]), first.story_id)
    assert whole is not None
    assert whole.withdrawal is None
    assert take_down(memory, order_of(withdrawn))[0].version == withdrawn.version + 1
