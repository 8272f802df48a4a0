"""Standing changes: of what changed over several versions, what stands in the text that is told.

A sum of steps says what no text has: two were killed, then five, and ``adds “two people were killed”`` is wrong by
then. ``standing`` brings the words of each step up to the text, against what the reader was told before, and leaves
out what it cannot bring up to it. Notes of the source stay, and counts of what was reworded or cut.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from dateline.core.alerts.changes.printed_words import PrintedWords
from dateline.core.alerts.changes.replacement import Replacement, replacement
from dateline.core.text.composed_numbers import composed_numbers
from dateline.core.text.number_values import number_values

MAX_CHANGES: Final = 10
"""Strings of the result, the first ones: as many as a relation's ``changed`` has. Chosen by hand."""
_QUOTE: Final = re.compile("“([^”]*)”")
_QUOTES: Final = re.compile(r"(adds |denied: |reworded: |\d+ new paragraphs?: )“")
"""Opens a change that quotes the text."""
_LIST: Final = re.compile("(adds |drops )(?!“)")
"""Opens a change that lists names."""
_REST: Final = re.compile(r" and \d+ more$")
"""Ends a list of names that is longer."""
_DROPS: Final = "drops "
_CAME: Final = "adds “"


class _Words(NamedTuple):
    """A change that quotes the text, or lists names."""

    verb: str
    items: tuple[str, ...]
    rest: str
    are_quotes: bool

    def of(self, items: Sequence[str]) -> str:
        """Return the change with other items; empty where it has none."""
        if not items:
            return ""
        rest = self.rest if len(items) == len(self.items) else ""
        return self.verb + ", ".join(f"“{item}”" if self.are_quotes else item for item in items) + rest


class _Review(NamedTuple):
    """What changes are judged by."""

    printed: PrintedWords
    """The text that is told."""
    told: PrintedWords | None
    """What the reader was told before; None where that is not known."""
    came: tuple[str, ...]
    """What earlier versions brought, each quote and name."""
    gone: tuple[str, ...]
    """The names that any version dropped."""
    numbers: Mapping[str, int]
    """What the text's words for numbers mean."""

    def is_known(self, change: Replacement) -> bool:
        """Whether the reader knows what was replaced: it stood in the text told, or did not come since.

        A number of the text told may count other things: the one replaced came since, where words that came have it
        with what it counts. Words that came and still stand have no figure that was replaced.
        """
        came = any(change.is_of(item) for item in self.came if not self.printed.have(item))
        if self.told is None:
            return not came
        value = self.numbers.get(change.former.lower().replace("-", " "), 0) or change.former
        words = [word for word, number in self.numbers.items() if number > 1 and str(number) == str(value)]
        forms = (change.former, str(value), *words)
        if came and not any(self.told.have(counted) for form in forms for counted in change.counted(form)):
            return False
        return any(map(self.told.have, forms))

    def is_news(self, words: _Words, item: str) -> bool:
        """Whether the reader does not know words that came, or knows a name that is gone."""
        if words.verb == _DROPS:
            return self.told.have(item) if self.told is not None else not _is_among(item, self.came)
        if self.told is not None:
            return not self.told.have(item)
        return words.are_quotes or not _is_among(item, self.gone)


def standing(
    changes: Sequence[str], own: Sequence[str], printed: str, told: str | None = None, language: str = ""
) -> tuple[str, ...]:
    """Return the changes that stand in a text, in the words in which they do.

    ``changes`` are joined ones, ``own`` those of the version alone that has the text ``printed``: its words are true
    of it. ``told`` is the whole text that the reader was told last; None where it is not known. What that text did not
    have has come since, however often it changed on the way. In the text's ``language``, ``deux`` is ``2``.
    """
    replaced = {line: change for line in changes if (change := replacement(line)) is not None}
    worded = {line: words for line in changes if line not in replaced and (words := _words(line)) is not None}
    review = _Review(
        PrintedWords(printed),
        None if told is None else PrintedWords(told),
        tuple(_items(words for line, words in worded.items() if line not in own and words.verb != _DROPS)),
        tuple(_items(words for words in worded.values() if words.verb == _DROPS)),
        {**composed_numbers(language), **number_values(language)},
    )
    lines = []
    for line in changes:
        if line in replaced:
            lines.append(_of_replacement(line, replaced[line], review, is_own=line in own))
        elif line in worded:
            words = worded[line]
            items = words.items if line in own else _standing_items(words, review.printed, replaced)
            lines.append(words.of([item for item in items if review.is_news(words, item)]))
        else:
            lines.append(line)
    return tuple(_each_once(lines))[:MAX_CHANGES]


def _words(line: str) -> _Words | None:
    """Return a change as words of the text; None for one of another form, such as a note."""
    if found := _QUOTES.match(line):
        return _Words(found[1], tuple(_QUOTE.findall(line)), "", are_quotes=True)
    if found := _LIST.match(line):
        rest = _REST.search(line)
        names = line[found.end() : rest.start() if rest else None]
        return _Words(found[1], tuple(names.split(", ")), rest[0] if rest else "", are_quotes=False)
    return None


def _items(lines: Iterable[_Words]) -> Iterator[str]:
    for words in lines:
        yield from words.items


def _standing_items(words: _Words, printed: PrintedWords, replaced: Mapping[str, Replacement]) -> Iterator[str]:
    """Yield the words that an earlier version brought as they stand in the text, with its figures; names that are gone.

    Names that the earlier version dropped, and that the text has, are not gone.
    """
    for item in words.items:
        if words.verb == _DROPS:
            if not printed.have(item):
                yield item
            continue
        now = item
        for change in replaced.values():
            if printed.have(now):
                break
            now = change.applied_to(now)
        if printed.have(now):
            yield now


def _of_replacement(line: str, change: Replacement, review: _Review, *, is_own: bool) -> str:
    """Return a change of a figure or a name as it stands; empty where it does not.

    Where the reader does not know what was replaced, it came.
    """
    stands = review.printed.have(change.words)
    if review.is_known(change):
        return line if is_own or stands else ""
    labelled = f"{change.label} {change.words}".strip()
    value = labelled if review.printed.have(labelled) else change.words
    is_new = review.told is None or not review.told.have(value)
    return f"{_CAME}{value}”" if is_new and stands else ""


def _is_among(name: str, others: Iterable[str]) -> bool:
    return any(PrintedWords(other).have(name) for other in others)


def _each_once(lines: Sequence[str]) -> Iterator[str]:
    """Yield each line that is not empty once; not what came, where other words that came have it."""
    shown = [(line, words.items) for line in lines if (words := _words(line)) is not None and words.verb != _DROPS]
    for line in filter(None, dict.fromkeys(lines)):
        value = line.removeprefix(_CAME).removesuffix("”")
        others = [item for other, items in shown if other != line for item in items]
        if not line.startswith(_CAME) or not _is_among(value, others):
            yield line
