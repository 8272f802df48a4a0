"""Warnings of ``alerts check``: what is odd in rules and yet no fault, so that a file with it is taken."""

from collections.abc import Sequence
from pathlib import Path

import typer

from dateline.core.alerts.field_values import doubtful_sources, doubtful_words
from dateline.core.alerts.rule import TERMS, Rule, contradiction, missed_versions
from dateline.core.places.atlas import Atlas
from dateline.core.places.name_doubts import doubtful_places, unknown_places
from dateline.core.text.printable import printable
from dateline.files.gazetteer import find_atlas
from dateline.settings import load_settings


def warn_of_places(path: Path, named: Sequence[tuple[str, Sequence[str]]]) -> Atlas | None:
    """Print which places that rules name, given with the rules' ids, no gazetteer knows or more than one place is.

    It is no fault: a dateline may name a village that is not listed. Return the gazetteer; None where none is needed or
    there.
    """
    if not any(places for _, places in named):
        return None
    atlas = find_atlas(load_settings().cache_dir)
    if atlas is None:
        why = "there is no place index yet, which `dateline parse` builds; until then they are found here as written"
        typer.echo(f"{path}: places are not checked: {why}", err=True)
        return None
    for rule_id, places in named:
        for why in (*unknown_places(places, atlas), *doubtful_places(places, atlas)):
            _warn(path, rule_id, f"places: {why}")
    return atlas


def warn_of_what_never_alerts(path: Path, rules: Sequence[Rule]) -> None:
    """Print which rules no story meets. It is no fault, so that a file with one that was taken is taken still."""
    for rule in rules:
        if why := contradiction(rule):
            _warn(path, rule.id, f"no story meets it: {why}")


def warn_of_odd_words(path: Path, rules: Sequence[Rule]) -> None:
    """Print which words and sources of rules are not read as they look, and what rules miss. It is no fault."""
    for rule in rules:
        odd = *doubtful_sources(rule.sources), *doubtful_words({name: getattr(rule, name) for name in TERMS})
        for why in (*odd, *missed_versions(rule)):
            _warn(path, rule.id, why)


def _warn(path: Path, rule_id: str, why: str) -> None:
    typer.echo(printable(f"{path}: warning: rule {rule_id} {why}"), err=True)
