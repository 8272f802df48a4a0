"""Measure which countries are found in texts: ``python -m tests.golden.mentions [--aside] [-v]``.

``mentions.txt`` holds texts in nine languages that were written for the purpose, ``mentions_aside.txt`` those kept
aside. Under ``# language``, each line is a text: ``codes | text``, the countries in order of first mention, or ``-``
for none.

These count as a mention: names, people and adjectives of a country; its capital and its seat of government; public
bodies that bear the country's name (Bank of England). These do not: persons, teams, firms (Air France, Deutsche Bank),
seas, animals, dishes. A text is right when exactly its countries are found.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from dateline.core.places.countries import countries

FOLDER: Final = Path(__file__).parent
DEV, ASIDE = FOLDER / "mentions.txt", FOLDER / "mentions_aside.txt"


class Mention(NamedTuple):
    """A text, its language, and the countries that a careful reader finds in it, in order."""

    language: str
    codes: tuple[str, ...]
    text: str


class Score(NamedTuple):
    """Counts over texts."""

    texts: int = 0
    sets: int = 0
    """Texts whose countries are right, in any order."""
    orders: int = 0
    """Texts whose countries are right, and in the right order."""

    def plus(self, mention: Mention, codes: tuple[str, ...]) -> "Score":
        """Return the score with one more text, in which the countries ``codes`` were found."""
        same_set, same_order = set(codes) == set(mention.codes), codes == mention.codes
        return Score(self.texts + 1, self.sets + same_set, self.orders + same_order)

    @property
    def right(self) -> float:
        """Share of the texts whose set of countries is right."""
        return self.sets / self.texts if self.texts else 1.0


def main(path: Path, *, verbose: bool) -> None:
    """Print a row a language; with ``verbose``, the texts that are wrong too."""
    for mention in mentions(path) if verbose else ():
        if (codes := countries(mention.text)) != mention.codes:
            sys.stdout.write(f"{mention.language}  gold {mention.codes}  found {codes}\n    {mention.text}\n")
    sys.stdout.write("language  texts  set right  order too\n")
    for language, score in scores(path).items():
        sys.stdout.write(f"{language:8}  {score.texts:5}  {score.right:9.3f}  {score.orders / score.texts:9.3f}\n")


def mentions(path: Path) -> Iterator[Mention]:
    """Yield the texts of a file."""
    language = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            language = line.removeprefix("# ")
        else:
            codes, text = line.split(" | ", 1)
            yield Mention(language, () if codes == "-" else tuple(codes.split()), text)


def scores(path: Path) -> dict[str, Score]:
    """Return the score of each language, and that of ``all`` texts."""
    totals: dict[str, Score] = {}
    for mention in mentions(path):
        codes = countries(mention.text)
        for group in (mention.language, "all"):
            totals[group] = totals.get(group, Score()).plus(mention, codes)
    return {language: totals[language] for language in sorted(totals, key="all".__eq__)}


if __name__ == "__main__":
    main(ASIDE if "--aside" in sys.argv else DEV, verbose="-v" in sys.argv)
