"""Printed times: the quick tests rule out no date, clock time or age."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Final

import pytest

from dateline.core.data.times.ages import AGE_WORDS, NOW, PHRASES
from dateline.core.data.times.clocks import CLOCK_FIRST
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.stories.similarity.changes.printed_times import may_open_time, time_pattern
from dateline.core.stories.similarity.tokens import tokens
from dateline.core.times.phrases.patterns import CLOCK, DAY, RELATIVE
from tests.rows import each_row
from tests.unit.stories.similarity.changes.test_summary import changed

AGES: Final = [
    " ".join(filter(None, (row.before, number, next(iter(AGE_WORDS[row.language].units)), row.after)))
    for row in PHRASES
    for number in ("3", "23")
]
OTHERS: Final = [
    "just now",
    "23 million",
    "3 m",
    "10:30 a.m.",
    "10.30 p.m.",
    "May 5",
    "5 May 1987",
    "1987-05-02",
    "3小时前",
]


@each_row("printed", [*AGES, *OTHERS])
def test_an_age_that_opens_with_a_figure_is_found_as_without_the_quick_test(printed: str) -> None:
    text = f"{printed} of some 40 tonnes"
    plain = re.compile(rf"(?<!\w)(?:{RELATIVE}|{DAY}|{CLOCK})")
    expected = plain.match(text)
    assert (printed in AGES) <= (expected is not None)
    found = time_pattern().match(text)
    assert (found and found.span()) == (expected and expected.span())
    for start in range(len(text)):
        assert (time_pattern().match(text, start) is None) == (plain.match(text, start) is None)


def test_every_process_has_the_same_expression() -> None:
    """Else none finds the code that another one kept of it, and each stands still to compile it."""
    code = f"from {time_pattern.__module__} import time_pattern; print(time_pattern().pattern)"

    def printed(seed: str) -> str:
        env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-c", code]
        return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603

    assert printed("1") == printed("2")


def worded() -> Iterator[str]:
    """Yield times that do not open with a figure, in all languages."""
    yield from NOW
    yield from (f"{month} 12" for names in MONTHS for month in names)
    yield from (f"{day} 12.1.2026" for day in WEEKDAYS)
    yield from (f"{word} 10:30" for word in CLOCK_FIRST)
    for phrase in PHRASES:
        row = AGE_WORDS[phrase.language]
        unit = next(iter(row.units))
        amounts = *row.amounts, *(f"{number} {unit}" for number in row.numbers)
        for hedge in ("", *row.hedges):
            yield from (" ".join(f"{phrase.before} {hedge} {amount} {phrase.after}".split()) for amount in amounts)


def test_the_quick_test_rules_out_no_first_word_of_a_time() -> None:
    times = [text for text in worded() if time_pattern().match(text) is not None]
    assert len(times) > 1000
    first = [text[: tokens(text.lower()).ends[0]] for text in times]
    assert [word for word in first if not may_open_time(word)] == []


def test_the_quick_test_rules_out_most_words() -> None:
    assert not any(map(may_open_time, ["Storm", "village", "killed", "pct", "billion"]))


DEAL: Final = (
    "Brandel Mills said on Monday that it had agreed to buy its rival Larsund Paper for 40 million crowns. The deal is "
    "to close {} of next year."
)
RACHAT: Final = (
    "Brandel Mills a annoncé lundi le rachat de son rival Larsund Papier. L'opération doit être achevée en {}."
)


@pytest.mark.parametrize(
    ("language", "text", "former", "now", "shown"),
    [
        ("en", DEAL, "in March", "in June", ("March → June",)),
        ("en", DEAL, "in May", "in August", ("May → August",)),
        ("en", DEAL, "on March 3", "on June 3", ("March → June",)),
        ("en", DEAL, "on March 3", "on June 4", ("March → June",)),
        ("en", DEAL, "in March", "in Sept", ("March → Sept",)),
        ("en", DEAL, "in September", "in Sept", ()),
        ("en", DEAL, "in the spring", "in June", ()),
        ("fr", RACHAT, "mars", "juin", ("mars → juin",)),
        ("fr", RACHAT, "décembre", "janvier", ("décembre → janvier",)),
        ("de", "Der Bau der Brücke über den Fluss bei Altenried soll im {} beginnen, sagte die Stadt.", "März", "Juni",
         ("März → Juni",)),
    ],
)  # fmt: skip
def test_another_month_is_a_change(language: str, text: str, former: str, now: str, shown: tuple[str, ...]) -> None:
    assert changed(text.format(former), text.format(now), language) == shown


def test_a_month_that_ends_with_a_sign_is_one_too() -> None:
    """A token ends before the sign, so that it is no name of a month: that stopped the stage."""
    text = "नगर निगम ने कहा कि शहर के पास नदी पर नए पुल का काम {} 2027 तक समय पर पूरा होगा"
    assert "जनवरी → फरवरी" in changed(text.format("जनवरी"), text.format("फरवरी"), "hi")


def test_another_day_is_one_of_a_correction_alone() -> None:
    former = DEAL.format("on a Monday")
    text = former.replace("on a Monday", "on a Friday")
    assert changed(former, text) == ()
    assert changed(former, text, signal="correction") == ("Monday → Friday",)


def test_a_month_that_another_sentence_has_too_is_no_change() -> None:
    former = f"{DEAL.format('in March')} A vote is due in May."
    text = former.replace("A vote is due in May.", "A vote is due in June.")
    assert changed(former, text) == ("May → June",)
    assert changed(former, f"{former} Talks began in June.") == ("adds “Talks began in June”",)
