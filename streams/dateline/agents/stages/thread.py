"""Thread: a distinct text or a takedown from ``distinct`` into versions of stories, to ``stories``."""

from collections.abc import Mapping, Sequence

from dateline.agents.state.thread_records import head_to_state, load_record, text_to_state
from dateline.agents.state.thread_shapes import STORY, TEXT, to_key
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.stories.withdrawals.takedown import take_down
from dateline.core.times.clock import Clock
from dateline.kafka.codec import Incoming, Outgoing, decode, encode, event_headers, is_takedown, passage
from dateline.topics import STORIES
from dateline_schemas import Distinct, Story, Takedown


class ThreadStage:
    """Its state is the texts to compare with, and the head of every story."""

    def __init__(self, namespace: str, clock: Clock, resource: object = None) -> None:
        del resource
        self._stories = STORIES.name(namespace)
        self._memory = Threads(clock)
        self._texts: dict[str, None] = {}
        self._heads: dict[str, None] = {}

    def process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return the new story version and the further versions that follow from it, keyed by story id.

        A takedown comes on the same topic; its headers distinguish it from a text.
        """
        stories = self._take_down(record) if is_takedown(record.headers) else self._thread(record)
        self._heads.update(dict.fromkeys(story.story_id for story in stories))
        return [
            Outgoing(
                self._stories, story.story_id.encode(), encode(story), event_headers(story, "thread", record.headers)
            )
            for story in stories
        ]

    def _thread(self, record: Incoming) -> list[Story]:
        distinct = decode(Distinct, record.value)
        stories = thread(self._memory, distinct, passage(record.headers))
        self._texts[distinct.fingerprint] = None
        return stories

    def _take_down(self, record: Incoming) -> list[Story]:
        takedown = decode(Takedown, record.value)
        stories = take_down(self._memory, takedown)
        self._texts.update(dict.fromkeys(takedown.fingerprints))
        return stories

    def changes(self) -> Mapping[bytes, bytes | None]:
        """Return the changed texts and heads, each once; None for an expired one."""
        freed = self._memory.free()
        self._texts.update(dict.fromkeys(freed.texts))
        self._heads.update(dict.fromkeys(freed.heads))
        texts, heads = self._memory.texts, self._memory.heads
        changed: dict[bytes, bytes | None] = {}
        for name in self._texts:
            changed[to_key(TEXT, name)] = text_to_state(texts[name]) if name in texts else None
        for name in self._heads:
            changed[to_key(STORY, name)] = head_to_state(heads[name]) if name in heads else None
        self._texts, self._heads = {}, {}
        return changed

    def load(self, key: bytes, value: bytes) -> None:
        """Load a text or a head. Raises ``ValueError``."""
        load_record(self._memory, key, value)
