"""Replacement: a change of the form ``label former → current noun``, as of a figure or a name."""

import re
from typing import Final, NamedTuple

from dateline.core.alerts.changes.printed_words import CUT

_ARROW: Final = " → "


class Replacement(NamedTuple):
    """What stood in a text, and what stands there now; label and noun may be empty."""

    label: str
    former: str
    current: str
    noun: str

    @property
    def words(self) -> str:
        """What stands there now, with what it counts."""
        return f"{self.current} {self.noun}".strip()

    def counted(self, number: str) -> list[str]:
        """Return a number with the words that stand in front of the former one, and with those behind it."""
        before, behind = f"{self.label} {number}", f"{number} {self.noun}"
        return [words for words, known in ((before, self.label), (behind, self.noun)) if known]

    def is_of(self, words: str) -> bool:
        """Whether what it replaced stands in some words, and counts there what it counts."""
        return any(self._counts(words[found.end() :]) for found in self._found(words))

    def applied_to(self, words: str) -> str:
        """Return some words with what stands there now: once, and rather where it counts the same.

        At their end, what it counts comes with it.
        """
        found = self._found(words)
        if not found:
            return words
        at = next((each for each in found if self._counts(words[each.end() :])), found[0])
        behind = words[at.end() :]
        return f"{words[: at.start()]}{self.current if behind else self.words}{behind}"

    def _found(self, words: str) -> list[re.Match[str]]:
        return list(re.finditer(rf"(?<!\w){re.escape(self.former)}(?!\w)", words, re.IGNORECASE))

    def _counts(self, behind: str) -> bool:
        """Whether words behind a number have one that it counts, in any inflection, or none of either is known.

        Of a quote that is cut behind the number, none is.
        """
        words, nouns = behind.removesuffix(CUT).casefold().split(), self.noun.casefold().split()
        is_known = bool(words and nouns)
        return not is_known or any(one.startswith(noun) or noun.startswith(one) for one in words for noun in nouns)


def names_of(line: str) -> tuple[str, str]:
    """Return what stands before and behind the arrow."""
    former, _, current = line.partition(_ARROW)
    return former, current


def replacement(line: str) -> Replacement | None:
    """Return a change as a replacement; None for one of another form, such as ``adds Lund``."""
    if line.count(_ARROW) != 1 or "“" in line:
        return None
    before, after = names_of(line)
    label, _, former = before.rpartition(" ")
    current, _, noun = after.partition(" ")
    return Replacement(label, former, current, noun)


def told_as(before: str, after: str) -> str:
    """Return the change from the words before the arrow to those behind it."""
    return f"{before}{_ARROW}{after}"
