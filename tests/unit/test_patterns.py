"""The regular expressions of all modules match the same on every Python that Dateline installs on.

``re`` of Python 3.11.0 to 3.11.4 does not go back to where a round of a possessive quantifier began when that round
fails (CPython gh-106052): ``(?:ab?c)++`` matches all of ``aca``. An atomic group goes back by itself, ``(?>ab?c)++``.
"""

import json
import subprocess
import sys

import pytest

from tests.unit.test_house import ROOT

FINDER = """
import importlib, json, pkgutil, sys
from re import _compiler, _constants, _parser

def parts(value):
    if isinstance(value, _parser.SubPattern):
        yield value
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from parts(each)

def is_unsafe(parsed):
    for code, value in parsed:
        if code is _constants.POSSESSIVE_REPEAT and not _compiler._simple(value[2]):
            if [inner for inner, _ in value[2]] != [_constants.ATOMIC_GROUP]:
                return True
        if any(is_unsafe(part) for part in parts(value)):
            return True
    return False

def parse(expression, *rest):
    parsed = original(expression, *rest)
    if isinstance(expression, str) and not rest[1:]:
        found[expression] = is_unsafe(parsed)
    return parsed

original, found = _parser.parse, {}
"""

ALL_MODULES = """
import dateline, dateline_schemas
# Those of libraries are their own affair; what is compiled only when it is first needed is asked for by hand.
import faust, packaging.version
_parser.parse = parse
for package in (dateline, dateline_schemas):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
from dateline.core.stories.similarity.changes.printed_times import time_pattern
time_pattern()
"""

REPORT = """
print(json.dumps([len(found), sorted(text for text, unsafe in found.items() if unsafe)]))
"""


def unsafe_patterns(script: str) -> tuple[int, list[str]]:
    """Return how many expressions a script of Python compiles, and those with a quantifier that is not safe."""
    command = [sys.executable, "-c", FINDER + script + REPORT]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, text=True)  # noqa: S603
    count, unsafe = json.loads(done.stdout)
    return count, unsafe


def test_no_possessive_quantifier_stands_round_a_group_unless_it_is_atomic() -> None:
    count, unsafe = unsafe_patterns(ALL_MODULES)
    assert count > 500, "the expressions were not seen"
    assert unsafe == []


@pytest.mark.parametrize(
    ("expression", "unsafe"),
    [
        ("(?:ab?c)++", True), ("(?:ab?c)*+", True), ("(?:ab?c)?+", True), ("(?:ab?c){2,5}+", True),
        ("x(?=(?:ab?c)++)", True), ("(?>ab?c)++", False), ("(?>a|(?:ab)*+)++", True), ("[ab]++(?:a)*+", False),
    ],
)  # fmt: skip
def test_such_quantifiers_are_found(expression: str, *, unsafe: bool) -> None:
    script = f"_parser.parse = parse\nimport re\nre.compile({expression!r})\n"
    assert unsafe_patterns(script) == (1, [expression] if unsafe else [])
