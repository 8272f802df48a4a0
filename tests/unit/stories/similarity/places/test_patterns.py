"""Short reports filled in from one pattern, in twelve languages: which are of events of their own, which of one.

``patterns.txt`` has them, by alternatives: ``[Lyon|Lille]``. All are invented.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from _pytest.mark.structures import ParameterSet

from tests.rows import each_row
from tests.unit.stories.similarity.places.test_texts import stories_of, without_headline

ALTERNATIVES: Final = re.compile(r"\[([^]]*)\]")
GAPS: Final = {
    ("Bristol", "Norwich"): "Bristol is a county too, in which a town may lie; only a gazetteer would tell",
    ("Norwich", "Bristol"): "the same",
    (
        "LONDON: Cabin crew",
        "DUBLIN: Cabin crew",
    ): "two datelines in two countries, and no country in common",
    ("DUBLIN: Cabin crew", "LONDON: Cabin crew"): "the same",
    (
        "HOUSTON: NASA",
        "DARMSTADT: ESA",
    ): "of a word of four letters that opens headline and text a hash is known, and not all such words are tried",
    ("Supermarket", "Tesco"): "of a word that opens headline and text nothing shows that it is none of a name",
    ("Tesco", "Supermarket"): "the same",
    ("Supermarché", "Auchan"): "the same",
    ("Auchan", "Supermarché"): "the same",
    ("Łotwa", "Estonia"): "the Polish name of Riga is not known",
}
"""By words of both texts in turn, why they are not told apart, or not kept together."""


class Pair(NamedTuple):
    """Two texts of one line, in the order in which they come."""

    language: str
    is_one_event: bool
    first: str
    second: str


def filled_in(pattern: str, at: int) -> str:
    return ALTERNATIVES.sub(lambda match: match[1].split("|")[at], pattern)


def pairs_of(line: str) -> Iterator[Pair]:
    """Yield the first text of a line with each of the others, in turn and the other way round."""
    language, kind, pattern = line.split(" ", 2)
    count = max(alternatives.count("|") for alternatives in ALTERNATIVES.findall(pattern)) + 1
    first, *others = (filled_in(pattern, at) for at in range(count))
    for other in others:
        for one, two in ((first, other), (other, first)):
            yield Pair(language, kind.startswith("U"), one.replace(" // ", "\n"), two.replace(" // ", "\n"))


LINES: Final = [
    line for line in Path(__file__).with_name("patterns.txt").read_text("utf-8").splitlines() if line[0] != "#"
]
SEEN: Final = [line for line in LINES if line.split(" ", 2)[1] in {"L", "U"}]
"""Those that were looked at while the rules were written."""


def case(pair: Pair) -> ParameterSet:
    reasons = [reason for (one, two), reason in GAPS.items() if one in pair.first and two in pair.second]
    return pytest.param(pair, marks=[pytest.mark.xfail(strict=True, reason=reasons[0])] if reasons else [])


@each_row("pair", [case(pair) for line in LINES for pair in pairs_of(line)])
def test_reports_of_one_pattern_are_of_one_event_or_of_two(pair: Pair) -> None:
    one, two = stories_of(pair.first, pair.second, language=pair.language)
    assert (one == two) == pair.is_one_event


@each_row("pair", [case(pair) for line in SEEN for pair in pairs_of(line)])
def test_so_they_are_without_headlines(pair: Pair) -> None:
    one, two = stories_of(*map(without_headline, (pair.first, pair.second)), language=pair.language)
    assert (one == two) == pair.is_one_event
