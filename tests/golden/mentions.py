"""Measure which countries are found in texts: ``python -m tests.golden.mentions [--aside] [-v]``.

``mentions.txt`` holds texts written for the purpose in nine languages, ``mentions_aside.txt`` those kept
aside: under ``# language``, a line a text, ``codes | text``, the codes in order of first mention and
``-`` for none. What counts: names, people and adjectives of a country; its capital and seat of
government; public bodies by the country's name (Bank of England). What does not: persons, teams, firms
(Air France, Deutsche Bank), seas, animals, dishes. A text is right when exactly its countries are found.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from dateline.core.places.countries import countries

FOLDER: Final = Path(__file__).parent
DEV, ASIDE = FOLDER / "mentions.txt", FOLDER / "mentions_aside.txt"


class Mention(NamedTuple):
    """A text of a language and the countries that a careful reader finds in it, in order."""

    language: str
    codes: tuple[str, ...]
    text: str


def mentions(path: Path) -> Iterator[Mention]:
    """Read the texts of a file."""
    language = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            language = line.removeprefix("# ")
        else:
            codes, text = line.split(" | ", 1)
            yield Mention(language, () if codes == "-" else tuple(codes.split()), text)


class Score(NamedTuple):
    """Counts over texts: all, those with the right set, those with the right order too."""

    texts: int = 0
    sets: int = 0
    orders: int = 0

    def plus(self, mention: Mention, got: tuple[str, ...]) -> "Score":
        return Score(self.texts + 1, self.sets + (set(got) == set(mention.codes)), self.orders + (got == mention.codes))

    @property
    def right(self) -> float:
        """Share of the texts whose set of countries is right."""
        return self.sets / self.texts if self.texts else 1.0


def scores(path: Path) -> dict[str, Score]:
    """Score each language, and ``all`` of them."""
    found: dict[str, Score] = {}
    for mention in mentions(path):
        got = countries(mention.text)
        for group in (mention.language, "all"):
            found[group] = found.get(group, Score()).plus(mention, got)
    return {language: found[language] for language in sorted(found, key="all".__eq__)}


def main(path: Path, *, verbose: bool) -> None:
    """Print a row a language, and the texts that go wrong where asked for."""
    for mention in mentions(path) if verbose else ():
        if (got := countries(mention.text)) != mention.codes:
            sys.stdout.write(f"{mention.language}  gold {mention.codes}  got {got}\n    {mention.text}\n")
    sys.stdout.write("language  texts  set right  order too\n")
    for language, score in scores(path).items():
        sys.stdout.write(f"{language:8}  {score.texts:5}  {score.right:9.3f}  {score.orders / score.texts:9.3f}\n")


if __name__ == "__main__":
    main(ASIDE if "--aside" in sys.argv else DEV, verbose="-v" in sys.argv)
