"""Search records for the texts of a story: ``dateline takedown`` lists those that still hold one.

A record holds a text if it stands under one of the story's ids, or if its words do: all of them, or half,
whatever stands around them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import orjson
from ahocorasick_rs import AhoCorasick

from dateline.core.page.html.text import extract
from dateline.core.text.normal_form import normal


class TextSearch:
    """A search for the texts of one story."""

    def __init__(self, ids: Iterable[str], texts: Iterable[str]) -> None:
        """Prepare the search: ``ids`` are the story's id and the fingerprints of its texts."""
        self._ids = frozenset(ids)
        chunks = [_chunks(text) for text in texts]
        self._text_of_chunk = [number for number, of_text in enumerate(chunks) for _ in of_text]
        self._min_chunks = [(len(of_text) + 1) // 2 for of_text in chunks]
        """For each text, how many of its chunks a record must hold: half, rounded up."""
        self._finder = AhoCorasick([chunk for of_text in chunks for chunk in of_text])

    def has_id(self, name: str) -> bool:
        """Whether a story's id or a text's fingerprint is one that is searched for."""
        return name in self._ids

    def finds_in(self, value: bytes) -> bool:
        """Whether a record's value holds one of the texts, whole or half of it, among whatever other words.

        This also finds a text on a page that was never parsed, or is parsed another way today.
        """
        return any(
            not self._ids.isdisjoint(record_text.ids) or self._is_within(record_text.text)
            for record_text in record_texts(value)
        )

    def _is_within(self, text: str) -> bool:
        if not self._text_of_chunk:
            return False
        chunks = {match[0] for match in self._finder.find_matches_as_indexes(_letters(text), overlapping=True)}
        counts = Counter(self._text_of_chunk[chunk] for chunk in chunks)
        return any(count >= self._min_chunks[number] for number, count in counts.items())


class RecordText(NamedTuple):
    """A text in a record, and the ids that stand beside it there."""

    ids: frozenset[str]
    text: str


def record_texts(value: bytes) -> Iterator[RecordText]:
    """Yield the texts of a record, at any depth of its JSON; of a value that is not JSON, the whole value."""
    try:
        unvisited: list[Any] = [orjson.loads(value)]
    except orjson.JSONDecodeError:
        yield RecordText(frozenset(), _ESCAPE.sub(_unescaped, value.decode("utf-8", "replace")))
        return
    while unvisited:
        part = unvisited.pop()
        if isinstance(part, dict):
            ids = frozenset(name for key in _ID_FIELDS if isinstance(name := part.get(key), str))
            for key, to_text in _TEXT_FIELDS.items():
                if isinstance(text := part.get(key), str):
                    yield RecordText(ids, to_text(text))
        if isinstance(part, dict | list):
            unvisited += part.values() if isinstance(part, dict) else part


def _chunks(text: str) -> list[str]:
    """Cut the letters of a text into chunks of equal length; none for a text that is too short to recognise."""
    letters = _letters(text)
    if len(letters) < _CHUNK_LETTERS:
        return [letters] if len(letters) >= _MIN_LETTERS else []
    return [letters[at : at + _CHUNK_LETTERS] for at in range(0, len(letters) - _CHUNK_LETTERS + 1, _CHUNK_LETTERS)]


def _letters(text: str) -> str:
    """Return letters and digits only, in one case: pages differ in what they print between them."""
    return _NOT_LETTERS.sub("", normal(text).text.casefold())


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape["code"], 16)) if escape["code"] else " "


_ID_FIELDS: Final = ("story_id", "fingerprint")
_TEXT_FIELDS: Final[Mapping[str, Callable[[str], str]]] = {"text": str, "html": extract}
"""The JSON fields that hold text, each with what turns its value into plain text."""
_CHUNK_LETTERS: Final = 40
"""Letters and digits of one chunk: long enough that other texts do not hold it by chance. Chosen by hand."""
_MIN_LETTERS: Final = 12
"""Letters and digits from which on a text is searched for by its words; chosen by hand."""
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_ESCAPE: Final = re.compile(r"\\(?:u(?P<code>[0-9a-fA-F]{4})|[nrt])")
"""An escape of JSON, in a value that could not be read as JSON."""
