"""Thread: a distinct text from ``distinct``, a story version to ``stories``."""

import base64
from array import array
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from schemas import Distinct, Region
from streams.codec import Incoming, Outgoing, decode, encode, event_headers, pack, unpack
from streams.core.heads import Head
from streams.core.places import Atlas
from streams.core.relate import Sketched
from streams.core.thread import Text, Threads, thread
from streams.topics import STORIES

_TEXT, _STORY = "t:", "s:"


class ThreadStage:
    """Keeps the texts, and the head of every story."""

    def __init__(self, namespace: str, atlas: Atlas | None = None) -> None:
        del atlas
        self._stories = STORIES.name(namespace)
        self._memory = Threads()
        self._changed: dict[str, str] = {}

    def process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return the story version that the text makes, keyed by story id."""
        distinct = decode(Distinct, record.value)
        story = thread(self._memory, distinct)
        self._changed[distinct.fingerprint] = story.story_id
        headers = event_headers(story, "thread", record.headers)
        return (Outgoing(self._stories, story.story_id.encode(), encode(story), headers),)

    def changes(self) -> Mapping[bytes, bytes]:
        """Return the texts and heads that changed, each once."""
        changed, self._changed = self._changed, {}
        texts, heads = self._memory.texts, self._memory.heads
        records = {_TEXT + name: _text_to_state(texts[name]) for name in changed}
        records |= {_STORY + name: _head_to_state(heads[name]) for name in dict.fromkeys(changed.values())}
        return {name.encode(): pack(state) for name, state in records.items()}

    def load(self, key: bytes, value: bytes) -> None:
        """Take back a text or a head; the index is rebuilt on the way."""
        name, state = key.decode(), unpack(value)
        if name.startswith(_TEXT):
            self._memory.hold(name.removeprefix(_TEXT), _text_from_state(state))
        elif name.startswith(_STORY):
            story_id = name.removeprefix(_STORY)
            self._memory.heads[story_id] = _head_from_state(story_id, state)
        else:
            msg = f"no state record of thread is called {name!r}"
            raise ValueError(msg)


def _text_to_state(text: Text) -> dict[str, object]:
    return {
        "s": text.story_id,
        "v": text.version,
        "t": text.at.isoformat(),
        "k": base64.b64encode(text.sketched.shingles.tobytes()).decode(),
        "n": text.sketched.numbers,
        "g": text.sketched.signal,
        "h": text.sketched.title,
        "c": text.count,
        "w": text.sources,
    }


def _text_from_state(state: Mapping[str, Any]) -> Text:
    sketched = Sketched(array("I", base64.b64decode(state["k"])), tuple(state["n"]), state["g"], state["h"])
    text = Text(state["s"], state["v"], datetime.fromisoformat(state["t"]), sketched)
    text.count = state["c"]
    text.sources = state["w"]
    return text


def _head_to_state(head: Head) -> dict[str, object]:
    return {
        "v": head.version,
        "f": head.first_seen.isoformat(),
        "t": head.last_seen.isoformat(),
        "n": head.sightings,
        "w": head.sources,
        "a": [head.first_article, *head.other_articles],
        "r": [region.model_dump() for region in head.regions],
        "p": [region.model_dump() for region in head.former_regions],
    }


def _head_from_state(story_id: str, state: Mapping[str, Any]) -> Head:
    first, *others = state["a"]
    head = Head(story_id, first, datetime.fromisoformat(state["f"]), datetime.fromisoformat(state["t"]))
    head.version = state["v"]
    head.sightings = state["n"]
    head.sources = state["w"]
    head.other_articles = tuple(others)
    head.regions = tuple(Region(**region) for region in state["r"])
    head.former_regions = tuple(Region(**region) for region in state["p"])
    return head
