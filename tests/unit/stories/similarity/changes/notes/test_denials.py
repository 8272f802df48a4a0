"""A text that denies what the one before said, and texts that only seem to: pairs in nine languages, all invented.

``denials.txt`` has a block for each pair: the language and the words that deny, ``-`` where nothing is denied; then
headline and text of the earlier one, then of the new one, ``-`` for no headline.
"""

from pathlib import Path
from typing import Final, NamedTuple

import pytest

from dateline.core.stories.similarity.changes.summary import changes, is_denial
from dateline.core.stories.similarity.features import traits
from tests.rows import each_row
from tests.unit.stories.test_thread import NOON, distinct


class Pair(NamedTuple):
    """Two texts, one after the other."""

    language: str
    denied: str
    former_headline: str | None
    former: str
    headline: str | None
    text: str


def _pair(block: str) -> Pair:
    first, former_headline, former, headline, text = block.strip().split("\n")
    language, denied = first.split(": ", 1)
    return Pair(language, denied, _or_none(former_headline), former, _or_none(headline), text)


def _or_none(line: str) -> str | None:
    return None if line == "-" else line


PAIRS: Final = [*map(_pair, Path(__file__).with_name("denials.txt").read_text("utf-8").split("\n\n"))]


def changed(pair: Pair, **fields: object) -> tuple[str, ...]:
    of = distinct(pair.text, NOON, headline=pair.headline, **fields).model_copy(update={"language": pair.language})
    own = traits(pair.text, pair.headline, pair.language)
    return changes(of, own, traits(pair.former, pair.former_headline, pair.language))


@each_row("pair", PAIRS, ids=lambda pair: f"{pair.language}-{pair.headline or pair.text[:40]}")
def test_a_denial_is_told_in_its_own_words(pair: Pair) -> None:
    shown = changed(pair)
    assert (shown[0] if is_denial(shown) else "") == (f"denied: “{pair.denied}”" if pair.denied != "-" else "")


def test_a_text_denies_nothing_twice() -> None:
    for pair in PAIRS:
        again = pair._replace(former_headline=pair.headline, former=pair.text, text=f"{pair.text} More later.")
        assert not is_denial(changed(again)), pair


def test_a_correction_corrects() -> None:
    assert is_denial(changed(PAIRS[0]))
    assert not is_denial(changed(PAIRS[0], signal="correction"))


def test_what_was_denied_before_in_other_words_is_not_denied_anew() -> None:
    former = "The ministry has no plan to close the port, and will surely not close it, an aide said on Monday."
    text = "The ministry has no plan to close the port, and will not close it, an aide said on Monday."
    pair = Pair("en", "-", "Ministry will not close port", former, "Ministry will not close port", text)
    assert not is_denial(changed(pair))


@pytest.mark.xfail(strict=True, reason="of what is negated, only one word is compared, and not who does it")
@pytest.mark.parametrize(
    ("headline", "former", "text"),
    [
        (
            "Bank raises rate",
            "The bank raised its rate on Monday to curb prices.",
            "The bank did not raise its growth forecast when it met on Monday to curb prices.",
        ),
        (
            "Fire kills nine in hotel",
            "A fire killed nine guests of a hotel in Larsvik on Monday.",
            "The owner denied that the fire doors of his hotel in Larsvik had been locked on Monday.",
        ),
    ],
)
def test_a_denial_of_something_else_denies_no_report(headline: str, former: str, text: str) -> None:
    assert not is_denial(changed(Pair("en", "-", headline, former, "Another headline", text)))
