"""What a story's text is known by: its ids, and its words from wherever they stand still."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from dateline.agents.state.thread_records import from_key, story_of
from dateline.cli.stories.takedown_order import Whole
from dateline.core.page.text_search import Sought, said
from dateline.kafka.topic_reader import committed
from dateline.settings import Settings
from dateline.topics import BRIEFS, DISTINCT, STATE

_TEXT: Final = b"tT"
"""What the keys begin with under which ``thread`` writes texts down."""


class Known(NamedTuple):
    """What to look for, and of how many texts the words stand nowhere: those can be found by their ids alone."""

    sought: Sought
    wordless: int


async def words_and_ids(settings: Settings, whole: Whole) -> Known:
    """Return what to look for: every text that a version told or that ``thread`` knows as the story's.

    What the stories topic tells no more, since it was withheld or truncated, is read from briefs and distinct texts.
    """
    stories = {story.story_id for story in whole.versions}
    words = {story.fingerprint: story.text for story in whole.versions if story.fingerprint and story.text}
    fingerprints = {story.fingerprint for story in whole.versions if story.fingerprint}
    fingerprints |= await _known_texts(settings, whole, stories)
    if missing := fingerprints - words.keys():
        words |= await _texts(settings, missing)
    return Known(Sought(stories | fingerprints, dict.fromkeys(words.values())), len(fingerprints - words.keys()))


async def _known_texts(settings: Settings, whole: Whole, stories: set[str]) -> set[str]:
    """Return the fingerprints of the stories' texts in the state of the partition that threads them."""
    found = set()
    key = (whole.language or "").encode()
    async for batch in committed(settings, STATE["thread"], None, follow=False, key=key):
        for record in batch:
            if record.value is not None and record.key and record.key[0] in _TEXT and story_of(record.value) in stories:
                found.add(from_key(record.key)[1])
    return found


async def _texts(settings: Settings, fingerprints: Iterable[str]) -> dict[str, str]:
    """Return the texts of fingerprints, as far as briefs and distinct texts have them."""
    wanted = frozenset(fingerprints)
    found: dict[str, str] = {}
    for topic in (DISTINCT, BRIEFS):
        async for batch in committed(settings, topic, None, follow=False):
            for record in batch:
                for each in said(record.value or b""):
                    found |= dict.fromkeys(each.ids & wanted, each.text)
    return found
