"""The documentation's tables of verbs, extras, settings, topics, metrics, events and findings, made from the code.

    python -m tests.contract.reference FILE.md       renew the tables of a page
    python -m tests.contract.reference               print all tables

A table stands between ``<!-- NAME -->`` and ``<!-- /NAME -->``; a test fails when one is stale.
"""

import logging
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from dateline.cli.main import VERBS
from dateline.cli.options.verb import Verb
from dateline.cli.status.reasons import REASONS
from dateline.core.text.field_errors import WORDS
from dateline.extras import Extra
from dateline.settings import PREFIX, Settings
from dateline.telemetry import EVENTS, METRICS
from dateline.topics import TOPICS, Topic

COMPUTED: Final[Mapping[str, str]] = {
    "cache_dir": "`~/.cache/dateline`",
    "data_dir": "`~/.local/share/dateline`",
}
"""Defaults that depend on the machine; the XDG variables change them."""

FAMILIES: Final[Mapping[str, str]] = {"region": "region.<slug>", "state": "state.<stage>"}
"""Topics whose names differ in the last word only share a row."""

VALUES: Final[Mapping[str, str]] = {
    "dead-letter": "the record's original bytes; the reason in its headers",
    "pushes": "what a gateway answered to a push with an idempotency key",
    "retries": "a note for each dead letter that was sent again",
    "state": "a stage's state records and its position",
}
"""What topics without a model hold."""

TYPES: Final[Mapping[type, str]] = {
    str: "text", int: "whole number", float: "number", Path: "path", SecretStr: "text, kept secret"
}  # fmt: skip
_DAY_MS: Final = 24 * 3600 * 1000
"""One day in milliseconds."""


def reference() -> Mapping[str, str]:
    """Return the tables in Markdown by the name that marks their place."""
    return {
        "verbs": _table(("verb", "what it does", "extra"), _verb_rows()),
        "extras": _table(("extra", "commands that need it"), _extra_rows()),
        "settings": _table(("variable", "default", "value", "meaning"), _setting_rows()),
        "topics": _table(("topic", "value", "key", "partitions", "cleanup", "retention"), _topic_rows()),
        "metrics": _table(("metric", "kind", "labels", "meaning"), _metric_rows()),
        "events": _table(("event", "level", "meaning"), _event_rows()),
        "findings": _table(("reason", "meaning", "what to do"), _finding_rows()),
    }


def renew_tables(document: str) -> str:
    """Return a Markdown document with its tables as ``reference`` makes them; nothing else changes."""
    tables = reference()

    def renew(match: re.Match[str]) -> str:
        name = match["name"]
        return f"<!-- {name} -->\n\n{tables[name]}\n<!-- /{name} -->"

    return re.sub(rf"<!-- (?P<name>{'|'.join(tables)}) -->.*?<!-- /(?P=name) -->", renew, document, flags=re.DOTALL)


def commands(verbs: Mapping[str, Verb] = VERBS, parent: str = "") -> Iterator[tuple[str, Verb]]:
    """Yield every command that does something, with its full name: ``replay run``, but not ``replay``."""
    for name, verb in verbs.items():
        module, attribute = verb.code.split(":")
        if attribute == "VERBS":
            yield from commands(import_module(f"dateline.cli.{module}").VERBS, f"{parent}{name} ")
        else:
            yield f"{parent}{name}", verb


def _verb_rows() -> Iterator[Sequence[str]]:
    for name, verb in VERBS.items():
        own = [(command, each.extra) for command, each in commands({name: verb})]
        extras = {extra for _, extra in own}
        if len(extras) == 1:
            extra = own[0][1]
            needs = f"`{extra}`" if extra else ""
        else:
            needs = ", ".join(f"`{command.split()[-1]}`: `{extra}`" for command, extra in own if extra)
        yield f"[`{name}`](streams/dateline/cli/README.md#dateline-{name})", verb.summary, needs


def _extra_rows() -> Iterator[Sequence[str]]:
    everything = list(commands())
    for extra in (None, *Extra):
        names = [f"`{name}`" for name, verb in everything if verb.extra is extra]
        if extra is Extra.ARCHIVE:
            names = ["any command that reads or writes Parquet, besides its own extra"]
        yield f"`{extra}`" if extra else "none", ", ".join(names)


def _setting_rows() -> Iterator[Sequence[str]]:
    for name, field in Settings.model_fields.items():
        yield f"`{PREFIX}{name.upper()}`", _default(name, field), _values(field), str(field.description)


def _finding_rows() -> Iterator[Sequence[str]]:
    for reason, (meaning, remedy) in REASONS.items():
        yield f"`{reason}`", meaning, remedy


def _default(name: str, field: FieldInfo) -> str:
    if field.default_factory is not None:
        return COMPUTED[name]
    return "none" if field.default is None else f"`{field.default}`"


def _values(field: FieldInfo) -> str:
    """Return the values that a setting accepts: its words, or its type and bounds."""
    if get_origin(field.annotation) is Literal:
        return ", ".join(f"`{word}`" for word in get_args(field.annotation))
    options = [option for option in get_args(field.annotation) or (field.annotation,) if option is not type(None)]
    bounds: dict[str, Any] = {
        bound: getattr(rule, bound)
        for rule in field.metadata
        for bound in ("ge", "le", "pattern")
        if getattr(rule, bound, None) is not None
    }
    kind = TYPES[options[0]]
    if "pattern" in bounds:
        return WORDS[bounds["pattern"]]
    if "le" in bounds:
        return f"{kind}, {bounds['ge']} to {bounds['le']}"
    return f"{kind}, at least {bounds['ge']}" if "ge" in bounds else kind


def _topic_rows() -> Iterator[Sequence[str]]:
    families: dict[str, Topic] = {}
    for topic in TOPICS:
        families.setdefault(topic.suffix.split(".")[0], topic)
    for family, topic in families.items():
        yield (
            f"`wire.{FAMILIES.get(family, topic.suffix)}`",
            topic.model.__name__ if topic.model else VALUES[family],
            topic.key,
            f"`{PREFIX}PARTITIONS`" if topic.spread else "1",
            topic.cleanup,
            "none" if topic.retention_ms is None else f"{topic.retention_ms // _DAY_MS} days",
        )


def _metric_rows() -> Iterator[Sequence[str]]:
    for name, metric in METRICS.items():
        printed = f"`dateline_{name}{'_total' if metric.kind == 'counter' else ''}`"
        yield printed, metric.kind, ", ".join(f"`{label}`" for label in metric.labels), metric.meaning


def _event_rows() -> Iterator[Sequence[str]]:
    for name, (level, meaning) in EVENTS.items():
        yield f"`{name}`", logging.getLevelName(level), meaning


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    escaped = ([cell.replace("|", r"\|") for cell in line] for line in (head, ["---"] * len(head), *rows))
    return "".join(f"| {' | '.join(line)} |\n" for line in escaped)


def _main(arguments: Sequence[str]) -> None:
    if not arguments:
        sys.stdout.write("\n".join(reference().values()))
    for file in arguments:
        path = Path(file)
        path.write_text(renew_tables(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    _main(sys.argv[1:])
