"""Holding: whether a record still holds the text of a story, by the ids it stands under or by its words."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import orjson
from ahocorasick_rs import AhoCorasick

from dateline.core.page.html.text import extract
from dateline.core.text.normal_form import normal


class Said(NamedTuple):
    """A text in a record, and the ids that it stands under there."""

    ids: frozenset[str]
    text: str


class Sought:
    """The texts of a story, and the ids of all that has them."""

    def __init__(self, ids: Iterable[str], texts: Iterable[str]) -> None:
        self._ids = frozenset(ids)
        stretches = [_stretches(text) for text in texts]
        self._of = [number for number, of_one in enumerate(stretches) for _ in of_one]
        self._least = [(len(of_one) + 1) // 2 for of_one in stretches]
        self._finder = AhoCorasick([stretch for of_one in stretches for stretch in of_one])

    def is_held_by(self, value: bytes) -> bool:
        """Return whether a record's value holds one of the texts, whole, or half of it in whatever company.

        A page that is read another way today, or was never read, is found by its words all the same.
        """
        return any(not self._ids.isdisjoint(each.ids) or self._is_among(each.text) for each in said(value))

    def _is_among(self, text: str) -> bool:
        if not self._of:
            return False
        found = {match[0] for match in self._finder.find_matches_as_indexes(_letters(text), overlapping=True)}
        counts = Counter(self._of[stretch] for stretch in found)
        return any(count >= self._least[number] for number, count in counts.items())


def said(value: bytes) -> Iterator[Said]:
    """Yield the texts of a record, at whatever depth of its JSON; of what is no JSON, all of it."""
    try:
        waiting: list[Any] = [orjson.loads(value)]
    except orjson.JSONDecodeError:
        yield Said(frozenset(), _ESCAPES.sub(_unescaped, value.decode("utf-8", "replace")))
        return
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            ids = frozenset(name for key in _IDS if isinstance(name := part.get(key), str))
            for key, read in _TEXTS.items():
                if isinstance(text := part.get(key), str):
                    yield Said(ids, read(text))
        if isinstance(part, dict | list):
            waiting += part.values() if isinstance(part, dict) else part


def _stretches(text: str) -> list[str]:
    """Cut the letters of a text into stretches of equal length; none of a text too short to know it by."""
    letters = _letters(text)
    if len(letters) < _STRETCH:
        return [letters] if len(letters) >= _SHORTEST else []
    return [letters[at : at + _STRETCH] for at in range(0, len(letters) - _STRETCH + 1, _STRETCH)]


def _letters(text: str) -> str:
    """Return letters and digits alone, in one case: what pages put between them differs."""
    return _OTHERS.sub("", normal(text).text.casefold())


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape["code"], 16)) if escape["code"] else " "


_IDS: Final = ("story_id", "fingerprint")
_TEXTS: Final[Mapping[str, Callable[[str], str]]] = {"text": str, "html": extract}
_STRETCH: Final = 40
_SHORTEST: Final = 12
_OTHERS: Final = re.compile(r"[\W_]+")
_ESCAPES: Final = re.compile(r"\\(?:u(?P<code>[0-9a-fA-F]{4})|[nrt])")
