"""Big patterns: compiled as ``re`` compiles them, and taken from their code where it is known."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from itertools import product
from subprocess import run

import pytest

from dateline.core.data.times.clocks import LABELS
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.data.wire.boilerplate import SOURCE_LABELS
from dateline.core.data.wire.signals import EDITORS_LABELS
from dateline.core.page.dateline import date, dateline, midline, place_list
from dateline.core.page.lines.kinds import wording
from dateline.core.text import agencies, fingerprint, pattern_code
from dateline.core.text.pattern_code import Code, any_case_of, any_of, compiled
from dateline.core.times.phrases import timestamps

EXPRESSIONS = (
    "geleden|ago|vor",
    r"(?P<number>\d{1,3}) (?P<unit>uur|uren)(?: (geleden))?",
    "(?i:moskou|ΜΌΣΧΑ)|(?x: a b )",
    "",
)

PRINT_PATTERNS = """
import re
from dateline.core.text import pattern_code
expressions = []
def note(expression, flags=0):
    expressions.append(str(hash_of(expression.encode(errors='surrogatepass'))))
    return re.compile('')
from zlib import crc32 as hash_of
pattern_code.compiled = note
import dateline.core.page.parse, dateline.core.stories.thread
print(*expressions, sep='\\n')
"""
"""A program that prints a number for each big pattern of the parser and of threading, and compiles none."""


@pytest.fixture(autouse=True)
def _forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_code, "_CODES", pattern_code._Codes())  # noqa: SLF001


def patterns() -> Iterator[re.Pattern[str]]:
    for module in (dateline, date, midline, place_list, wording, agencies, fingerprint, timestamps):
        yield from (value for value in vars(module).values() if isinstance(value, re.Pattern))


@pytest.mark.parametrize("flags", [re.NOFLAG, re.IGNORECASE])
@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_a_pattern_is_the_same_compiled_and_from_its_code(expression: str, flags: re.RegexFlag) -> None:
    plain = re.compile(expression, flags)
    first = compiled(expression, flags)
    pattern_code.use(dict(pattern_code.made()).copy)
    pattern_code._CODES.made.clear()  # noqa: SLF001
    again = compiled(expression, flags)
    assert first == again == plain  # equal patterns have equal code
    assert first.groupindex == again.groupindex == plain.groupindex
    assert not pattern_code.made()


def test_the_patterns_of_the_parser_are_those_of_re() -> None:
    ours = [pattern for pattern in patterns() if len(pattern.pattern) > 1000]
    assert len(ours) > 20
    for one in ours:  # of the cache, perhaps; and compiled now
        flags = re.RegexFlag(one.flags)
        assert one == compiled(one.pattern, flags) == re.compile(one.pattern, flags), one.pattern[:60]


def test_the_patterns_are_the_same_in_every_process() -> None:
    """One whose words came in a set's order was compiled anew at each start, and the cache grew by its code."""
    first, second = (
        run(  # noqa: S603 - this Python, and the program above
            [sys.executable, "-c", PRINT_PATTERNS],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    )
    assert len(first.split()) > 20
    assert first == second


def test_flags_make_another_pattern() -> None:
    assert compiled("ago", re.IGNORECASE).match("AGO")
    assert compiled("ago").match("AGO") is None


def test_a_faulty_expression_is_refused_as_ever() -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled("(ago")
    assert not pattern_code.made()


def test_numbers_that_are_no_code_are_refused() -> None:
    compiled("ago")
    ((key, code),) = pattern_code.made().items()
    wrong: Mapping[bytes, Code] = {key: code._replace(numbers=[*code.numbers, 1 << 31, 7])}
    pattern_code.use(lambda: wrong)
    with pytest.raises(RuntimeError, match="invalid SRE code"):
        compiled("ago")


def test_another_python_compiles_them_by_re(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_code, "_IS_KNOWN", False)
    assert compiled("ago|vor", re.IGNORECASE) == re.compile("ago|vor", re.IGNORECASE)
    assert not pattern_code.made()


@pytest.mark.parametrize("name", ["_sre", "_parser", "_compiler"])
def test_a_python_whose_inner_functions_differ_is_noticed(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert pattern_code._is_known()  # noqa: SLF001
    monkeypatch.setattr(pattern_code, name, None)
    assert not pattern_code._is_known()  # noqa: SLF001


FORMS = (
    "Jan",
    "January",
    "Janvier",
    "June",
    "a.m.",
    "a",
    "il y a",
    "\u017fept",
    "\u0130yul",
    "\u0131yul",
    "σήμερα",
    "χθες",
    "ΧΘΕΣ",
    "",
)
"""Forms that open alike, one inside another, with signs, and with letters that match others without case."""
LINES = (*FORMS, *map(str.upper, FORMS), *map(str.title, FORMS), "Januar", "Jun", "SEPT", "iyul", "IYUL", "b", "-")


@pytest.mark.parametrize("flags", [re.NOFLAG, re.IGNORECASE])
def test_a_tree_of_forms_matches_what_a_list_of_them_does_the_longest_first(flags: re.RegexFlag) -> None:
    listed = re.compile("|".join(map(re.escape, sorted(FORMS, key=len, reverse=True))), flags)
    one_of = any_case_of(FORMS) if flags else any_of(FORMS)
    for line in (f"{line}{rest}" for line in LINES for rest in ("", "s", " y a")):
        expected = listed.match(line)
        match = re.match(one_of, line, flags)
        assert match is not None, line
        assert expected is not None, line
        assert match[0] == expected[0], line


def test_letters_that_match_without_case_are_one_branch() -> None:
    letters = {
        letter for forms in (*MONTHS, WEEKDAYS, LABELS, SOURCE_LABELS, EDITORS_LABELS) for letter in "".join(forms)
    }
    branch = {letter: any_case_of([letter]) for letter in letters}
    for one, other in product(letters, letters):
        same = re.fullmatch(re.escape(one), other, re.IGNORECASE) is not None
        assert same == (branch[one] == branch[other]), (one, other)


def test_no_forms_match_nothing_more() -> None:
    assert any_of(()) == any_of(("",)) == ""
