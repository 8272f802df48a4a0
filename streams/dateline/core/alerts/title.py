"""Title: the words that stand for a headline in an alert on a story version without one.

That is the story's last headline, unless the newer text contradicts it; else the first words of the newest text.
``title_after`` is what a story is called after a version, ``title_of`` what its alerts carry, and ``shown_title`` what
a list of alerts shows.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.core.alerts.changes.standing_changes import MAX_CHANGES
from dateline.core.text.number_values import knows_tolls, number_values, words_for_one_only
from dateline.core.text.signals import update_number
from dateline_schemas import Story
from dateline_schemas.alert import Alert, Title
from dateline_schemas.story import DENIED, NOTE_OF_A_CHANGE, Kind
from dateline_schemas.takedown import BY_TAKEDOWN

MAX_TITLE_CHARS: Final = 200
"""Characters of a headline in a story's state. Bounds state; chosen by hand, above the 180 of a message's subject."""
MAX_FIRST_WORDS_CHARS: Final = 90
"""Characters of a text's first words that stand for a headline: half of a message's subject. Chosen by hand."""
_ARROW: Final = " → "
_ADDS: Final = "adds "
"""Begins a change that names what the text before did not have."""
_DROPS: Final = "drops "
"""Begins a change that names what the newer text does not have any more."""
_MORE: Final = re.compile(r" and \d+ more$")
"""Ends a list of names that is cut."""
_QUOTED: Final = re.compile("“([^”]*)")
"""What a change quotes of the newer text."""
_NEW_TEXTS: Final[frozenset[Kind]] = frozenset({"update", "correction", "expansion", "refile"})
"""Kinds of version whose text says other things than the one before."""
_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_SEPARATORS: Final = re.compile(r"[.,]")
_GROUP_CHARS: Final = 3
"""Digits of each group but the first in a number of thousands: ``1,200``."""


class _Numbers(NamedTuple):
    """The numbers in some words, as figures, including those that are spelt out."""

    stated: frozenset[str]
    possible: frozenset[str]
    """With 1 for each article that also means one: ``a``, ``een``."""


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
    if before is None or not is_compared(story):
        return before
    if before.is_headline and story.complete is False and not _is_outdated(story, before.words):
        return before  # the rest of the text may have its numbers
    return _unless_contradicted(before, story)


def is_compared(story: Story) -> bool:
    """Whether a version has a text that ``title_after`` compares with the headline of an earlier version."""
    is_newest = story.event == "version" and story.superseded_by is None and story.relation.kind != "repeat"
    return is_newest and bool(story.text)


def title_of(now: Title | None, story: Story, *, was_compared: bool = True) -> Title | None:
    """Return what the alerts on a version carry, given what its story is called; None for one with a headline.

    ``was_compared`` says whether a text of the story was compared with what it is called. A version without text shows
    a headline that came from another story only if one was.
    """
    if now is None or story.headline or story.superseded_by is not None:
        return None
    if not story.text:
        return now if now.version or was_compared else None
    return now if brought_by(story) == now.version else _unless_contradicted(now, story)


def shown_title(alert: Alert) -> str:
    """Return what a list of alerts shows of an alert: a headline or first words; empty where it has no words."""
    story = alert.story
    if story.superseded_by is not None:
        return story.superseded_by.headline or ""
    if story.headline or alert.title is None:
        return story.headline or first_words(story.text or "")
    return alert.title.words


def contradicts(story: Story, headline: str, changed: Sequence[str] = ()) -> bool:
    """Whether a story version contradicts a headline of before, or may do so; False where it has no text.

    It lacks one of the headline's numbers, or what it changed, as far as its relation or ``changed`` says, concerns the
    headline: it replaced a number or name of it, dropped a name of it, or brought a number that it lacks. A correction
    that does not say what it changed contradicts any headline. So does a new text in a language whose words for numbers
    are unknown, or with so many changes that some may be left out.
    """
    if story.text is None:
        return False
    numbers = _headline_numbers(headline, story.language or "")
    return not numbers.stated.issubset(_numbers(story.text, story.language or "").stated) or _is_outdated(
        story, headline, changed
    )


def _is_outdated(story: Story, headline: str, changed: Sequence[str] = ()) -> bool:
    """Whether a version contradicts a headline by its kind or by what it changed, whatever its text has."""
    kind, language = story.relation.kind, story.language or ""
    lines = [each for each in (*changed, *story.relation.changed) if not each.startswith(NOTE_OF_A_CHANGE)]
    if kind in {"correction", "refile"} and not lines:
        return True
    if kind in _NEW_TEXTS and not knows_tolls(language):
        return True
    if max(len(changed), len(story.relation.changed)) >= MAX_CHANGES or any(line.startswith(DENIED) for line in lines):
        return True
    numbers, words = _headline_numbers(headline, language), {*_words(headline)}
    text = {*_words(story.text or "")}
    return any(_is_outdated_by(line, numbers, words, text, language) for line in lines)


def _is_outdated_by(line: str, headline: _Numbers, words: set[str], text: set[str], language: str) -> bool:
    """Whether a change replaces or drops what a headline prints, or brings a number that the headline lacks.

    ``headline`` has the headline's numbers, ``words`` its words, and ``text`` the words of the newer text.
    """
    if quotes := _QUOTED.findall(line):
        return not _numbers(" ".join(quotes), language).stated.issubset(headline.stated)
    former, arrow, current = line.partition(_ARROW)
    if arrow:
        before, after = _numbers(former, language), _numbers(current, language)
        if not headline.possible.isdisjoint(before.possible - after.possible):
            return True
        if not (after.possible if before.possible else after.stated).issubset(headline.stated):
            return True
        is_figure = before.possible and after.possible  # its words stand on both sides, and are printed on one
        return not is_figure and not words.isdisjoint({*_words(former)}.difference(_words(current)))
    names = _MORE.sub("", line)
    if line.startswith(_DROPS):
        dropped = words.intersection(_words(names.removeprefix(_DROPS)))
        return names != line or not dropped.issubset(text)
    return line.startswith(_ADDS) and not _numbers(names, language).stated.issubset(headline.stated)


def brought_by(story: Story) -> int:
    """Return the number of the version that first had a version's text: for a repeat its parent, if it names one."""
    relation = story.relation
    return relation.parent if relation.kind == "repeat" and relation.parent is not None else story.version


def _unless_contradicted(before: Title, story: Story) -> Title:
    """Return what a story was called if it is a headline that stands; else the first words of the version."""
    if before.is_headline and not contradicts(story, before.words):
        return before
    return Title(version=brought_by(story), words=first_words(story.text or ""), is_headline=False)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _numbers(text: str, language: str) -> _Numbers:
    """Return the numbers of a text."""
    values, ones = number_values(language), words_for_one_only(language)
    words = [word for word in _words(text) if word in values] if values else []
    stated = [str(values[word]) for word in words if values[word] > 1 or word in ones]
    figures = frozenset((*map(_in_figures, _NUMBER.findall(text)), *stated))
    return _Numbers(figures, figures.union(str(values[word]) for word in words))


def _headline_numbers(headline: str, language: str) -> _Numbers:
    """Return the numbers of a headline, without the one that counts the wire's updates: ``UPDATE 2-``."""
    return _numbers(headline if update_number(headline) is None else _NUMBER.sub("", headline, count=1), language)


def _in_figures(printed: str) -> str:
    """Return a number without the separators of its thousands, and with a point before its decimals."""
    ascii_figures = "".join(str(unicodedata.decimal(char, char)) for char in printed)
    whole, *others = _SEPARATORS.split(ascii_figures)
    if all(len(part) == _GROUP_CHARS for part in others):
        return "".join((whole, *others)).lstrip("0") or "0"
    return f"{''.join((whole, *others[:-1])).lstrip('0')}.{others[-1]}"
