"""Title: by which words an alert is shown whose story version has no headline.

That is the story's last headline, unless the newer text contradicts it; else the first words of the newest text.
``title_after`` is what a story is called after a version, ``title_of`` what its alerts carry, and ``shown_title`` what
a list of alerts shows.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dateline.core.text.number_values import number_values
from dateline.core.text.signals import update_number
from dateline_schemas import Story
from dateline_schemas.alert import Alert, Title
from dateline_schemas.story import NOTE_OF_A_CHANGE
from dateline_schemas.takedown import BY_TAKEDOWN

MAX_TITLE_CHARS: Final = 200
"""Characters of a headline in a story's state. Bounds state; chosen by hand, above the 180 of a message's subject."""
MAX_FIRST_WORDS_CHARS: Final = 90
"""Characters of a text's first words that stand for a headline: half of a message's subject. Chosen by hand."""
_ARROW: Final = " → "
_DROPS: Final = "drops "
"""Begins a change that names what the newer text does not have any more."""
_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_SEPARATORS: Final = re.compile(r"[.,]")
_GROUP_CHARS: Final = 3
"""Digits of each group but the first in a number of thousands: ``1,200``."""


def first_words(text: str, limit: int = MAX_FIRST_WORDS_CHARS) -> str:
    """Return a text's first words on one line, in at most ``limit`` characters; cut between two words."""
    line = " ".join(text[: 8 * limit].split())
    if len(line) <= limit:
        return line
    start = line[: limit - 1]
    return f"{start.rpartition(' ')[0] or start} …"[:limit]


def title_after(before: Title | None, story: Story) -> Title | None:
    """Return what a story is called after a version; None where it never had a headline, and after a takedown.

    An earlier text and a withdrawal change nothing. A repeat gives its headline only to a text that has none.
    """
    if story.relation.rule == BY_TAKEDOWN:
        return None
    if story.event == "withdrawn" or story.superseded_by is not None:
        return before
    version = brought_by(story)
    if headline := first_words(story.headline or "", MAX_TITLE_CHARS):
        is_newer = before is None or version > before.version or (version == before.version and not before.is_headline)
        return Title(version=version, words=headline, is_headline=True) if is_newer else before
    if before is None or not story.text or story.complete is False or story.relation.kind == "repeat":
        return before
    return _unless_contradicted(before, story)


def title_of(now: Title | None, story: Story) -> Title | None:
    """Return what the alerts on a version carry, given what its story is called; None for one with a headline."""
    if now is None or story.headline or story.superseded_by is not None:
        return None
    return now if brought_by(story) == now.version or not story.text else _unless_contradicted(now, story)


def shown_title(alert: Alert) -> str:
    """Return what a list of alerts shows of an alert: a headline or first words; empty where it has no words."""
    story = alert.story
    if story.superseded_by is not None:
        return story.superseded_by.headline or ""
    if story.headline or alert.title is None:
        return story.headline or first_words(story.text or "")
    return alert.title.words


def contradicts(story: Story, headline: str, changed: Sequence[str] = ()) -> bool:
    """Whether a story version contradicts a headline of before; False where it has no text.

    It has not all of the headline's numbers, or it changed a number or drops a word that the headline has, as far as
    its relation or ``changed`` says. A correction that does not say what it changed contradicts any headline.
    """
    if story.text is None:
        return False
    values = number_values(story.language or "")
    numbers = _numbers(headline, values)
    if (update := update_number(headline)) is not None and str(update[1]) in numbers:
        numbers.remove(str(update[1]))  # it counts the wire's updates
    if numbers and not {*numbers}.issubset(_numbers(story.text, values)):
        return True
    changes = [each for each in (*changed, *story.relation.changed) if not each.startswith(NOTE_OF_A_CHANGE)]
    if story.relation.kind in {"correction", "refile"} and not changes:
        return True
    touched = {*_words(headline)}.intersection(_replaced_words(changes))
    if any(word in values or word[0].isdecimal() for word in touched):
        return True
    return bool(touched) and not touched.issubset(_words(story.text))


def brought_by(story: Story) -> int:
    """Return the number of the version that brought a version's text, as far as it says: of a repeat, its parent."""
    relation = story.relation
    return relation.parent if relation.kind == "repeat" and relation.parent is not None else story.version


def _unless_contradicted(before: Title, story: Story) -> Title:
    """Return what a story was called; where that is no headline, or the version contradicts it, its first words."""
    if before.is_headline and not contradicts(story, before.words):
        return before
    return Title(version=brought_by(story), words=first_words(story.text or ""), is_headline=False)


def _replaced_words(changes: Iterable[str]) -> set[str]:
    """Return the words that stood in the text before, and that others replace or that are dropped."""
    words: set[str] = set()
    for line in changes:
        former, arrow, current = line.partition(_ARROW)
        if arrow:
            words.update({*_words(former)}.difference(_words(current)))
        elif line.startswith(_DROPS):
            words.update(_words(line.removeprefix(_DROPS)))
    return words


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _numbers(text: str, values: Mapping[str, int]) -> list[str]:
    """Return the numbers of a text in figures, those in words too; but not one in words, which is mostly no number."""
    in_words = [values[word] for word in _words(text) if word in values] if values else []
    return [*map(_in_figures, _NUMBER.findall(text)), *(str(value) for value in in_words if value > 1)]


def _in_figures(printed: str) -> str:
    """Return a number without the separators of its thousands, and with a point before its decimals."""
    whole, *others = _SEPARATORS.split(printed)
    if all(len(part) == _GROUP_CHARS for part in others):
        return "".join((whole, *others)).lstrip("0") or "0"
    return f"{''.join((whole, *others[:-1])).lstrip('0')}.{others[-1]}"
