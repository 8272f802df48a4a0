"""The help of every verb names its exit codes, and the manual knows them."""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, Final

from dateline.cli.main import VERBS
from dateline.cli.options.verb import Verb
from tests.rows import each_row
from tests.unit.test_house import ROOT

CODE: Final = re.compile(r" {2}(?P<codes>\d+(?:, \d+)*|others) +\S")
MANUAL: Final = ROOT / "streams" / "dateline" / "cli" / "README.md"


def verbs(table: Mapping[str, Verb], before: str = "") -> Iterator[tuple[str, Callable[..., None]]]:
    """Yield the name of every verb, and its function."""
    for name, verb in table.items():
        module, attribute = verb.code.split(":")
        code: Any = getattr(import_module(f"dateline.cli.{module}"), attribute)
        if isinstance(code, Mapping):
            yield from verbs(code, f"{before}{name} ")
        else:
            yield f"{before}{name}", code


def exit_codes(help_text: str) -> list[str]:
    """Return the codes of the last section of a help text; none where it has no such section."""
    _, heading, section = help_text.partition("[bold]Exit codes[/bold]\n")
    matches = [CODE.match(line) for line in section.splitlines()] if heading else []
    return [code for match in matches if match for code in match["codes"].split(", ")]


@each_row(("name", "code"), list(verbs(VERBS)), ids=lambda value: value if isinstance(value, str) else "")
def test_the_help_of_a_verb_names_its_exit_codes(name: str, code: Callable[..., None]) -> None:
    codes = exit_codes(inspect.getdoc(code) or "")
    assert {"0", "2"} <= set(codes), f"the help of `dateline {name}` does not say how it exits"
    table = MANUAL.read_text().partition("**Exit codes.**")[2].partition("**A broker")[0]
    known = {code for row in re.findall(r"^\| ([\d, ]+) \|", table, re.MULTILINE) for code in row.split(", ")}
    assert set(codes) - {"others"} <= known


def test_a_help_without_a_section_has_no_codes() -> None:
    assert exit_codes("Exits with 1 where it fails.\n\n  0  done\n") == []
