"""An option that several verbs have means the same everywhere, but for the few that are listed here."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Final

import typer

from dateline.cli.main import VERBS
from dateline.cli.options.verb import Verb

MEANINGS: Final = {
    "--dry-run": "what would be sent; the messages that targets would get",
    "--explain": "of parts of a page; of alerts",
    "--format": "a table or JSON; the format of an archive",
    "--from": "event time; when a dead letter failed",
    "--input": "stories; alerts",
    "--output": "an archive; dead letters",
    "--patience": "with live's workers; with a broker that acknowledges nothing",
    "--raw": "send lines unchecked; print a value unchanged",
    "--reason": "of a takedown; of a dead letter",
    "--region": "one; several; what a token may read",
    "--since": "event time; when a dead letter failed; where a target begins; of the letters that status counts",
    "--source": "of pages without one; of dead letters",
    "--targets": "to deliver to; to compare with the rules",
    "--to": "event time; when a dead letter failed",
}
"""Options with several help texts, and what each of them means."""


def options(table: Mapping[str, Verb]) -> Iterator[tuple[str, str]]:
    """Yield each long name of every option of every verb, with its help text."""
    for name, verb in table.items():
        module, attribute = verb.code.split(":")
        code = getattr(import_module(f"dateline.cli.{module}"), attribute)
        if isinstance(code, Mapping):
            yield from options(code)
            continue
        app = typer.Typer(add_completion=False)
        app.command(name)(code)
        for parameter in typer.main.get_command(app).params:
            if parameter.param_type_name == "option":
                yield from ((opt, str(getattr(parameter, "help", None))) for opt in parameter.opts if opt[:2] == "--")


def test_options_of_one_name_have_one_help_text() -> None:
    helps = defaultdict(set)
    for name, text in options(VERBS):
        helps[name].add(text)
    assert {name for name, texts in helps.items() if len(texts) > 1} == MEANINGS.keys()
    assert {name: len(helps[name]) for name in MEANINGS} == {
        name: text.count(";") + 1 for name, text in MEANINGS.items()
    }


def test_every_option_has_a_help_text() -> None:
    assert [name for name, text in options(VERBS) if text in {"", "None"}] == []
