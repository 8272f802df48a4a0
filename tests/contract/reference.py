"""The tables of settings and topics in ``README.md``, made from the code that they describe.

    python -m tests.contract.reference README.md     brings its tables up to date
    python -m tests.contract.reference               prints them

A table stands between ``<!-- NAME -->`` and ``<!-- /NAME -->``; a test fails when one is stale.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from dateline.settings import PREFIX, Settings
from dateline.topics import TOPICS, Topic

COMPUTED: Final[Mapping[str, str]] = {
    "cache_dir": "`~/.cache/dateline`",
    "data_dir": "`~/.local/share/dateline`",
}
"""Defaults that depend on the machine, in words; the XDG variables move them."""

FAMILIES: Final[Mapping[str, str]] = {"region": "region.<slug>", "state": "state.<stage>"}
"""Topics that differ in one word share a row."""

VALUES: Final[Mapping[str, str]] = {
    "dead-letter": "the original bytes; headers tell why",
    "retries": "which dead letter was sent again, and where to",
    "state": "what a stage knows, and its position",
}
"""What stands in topics without a model."""

TYPES: Final[Mapping[type, str]] = {
    str: "text", int: "whole number", float: "number", Path: "path", SecretStr: "text, kept secret"
}  # fmt: skip
_DAY_MS: Final = 24 * 3600 * 1000


def reference() -> Mapping[str, str]:
    """Return the tables in Markdown, by name: ``settings`` and ``topics``."""
    return {
        "settings": _table(("variable", "default", "value", "meaning"), _setting_rows()),
        "topics": _table(("topic", "value", "key", "partitions", "cleanup", "kept"), _topic_rows()),
    }


def renewed(document: str) -> str:
    """Return a Markdown document with its tables as ``reference`` gives them now; the rest stays as it is."""
    tables = reference()

    def renew(marked: re.Match[str]) -> str:
        name = marked["name"]
        return f"<!-- {name} -->\n\n{tables[name]}\n<!-- /{name} -->"

    return re.sub(rf"<!-- (?P<name>{'|'.join(tables)}) -->.*?<!-- /(?P=name) -->", renew, document, flags=re.DOTALL)


def _setting_rows() -> Iterator[Sequence[str]]:
    for name, field in Settings.model_fields.items():
        yield f"`{PREFIX}{name.upper()}`", _default(name, field), _values(field), str(field.description)


def _default(name: str, field: FieldInfo) -> str:
    if field.default_factory is not None:
        return COMPUTED[name]
    return "none" if field.default is None else f"`{field.default}`"


def _values(field: FieldInfo) -> str:
    """Say what a setting may be: its words, or its type and bounds."""
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
        return f"{kind} like `{bounds['pattern']}`"
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
            "for ever" if topic.retention_ms is None else f"{topic.retention_ms // _DAY_MS} days",
        )


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    escaped = ([cell.replace("|", r"\|") for cell in line] for line in (head, ["---"] * len(head), *rows))
    return "".join(f"| {' | '.join(line)} |\n" for line in escaped)


def _main(arguments: Sequence[str]) -> None:
    if not arguments:
        sys.stdout.write("\n".join(reference().values()))
    for file in arguments:
        path = Path(file)
        path.write_text(renewed(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    _main(sys.argv[1:])
