"""Write the JSON Schema of every public record to ``schemas/json/``, and the descriptions of gateway and topics.

    python -m tests.contract.export             writes schemas/json/, schemas/openapi.json and schemas/asyncapi.json
    python -m tests.contract.export --publish   writes schemas/published/ too, unless a published schema would break

Others build on ``schemas/published/``; a test compares every export with it.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dateline.gateway.description.asyncapi import asyncapi
from dateline.gateway.description.openapi import openapi
from dateline_schemas import Acknowledgement, Alert, Brief, DeadLetter, Distinct, Match, RawArticle, Story, Takedown
from dateline_schemas.record import Record
from tests.contract.compatibility import breaking

FOLDER: Final = Path(__file__).parents[2] / "schemas"
EXPORTED: Final = FOLDER / "json"
PUBLISHED: Final = FOLDER / "published"
VERSION: Final = "v1"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

MODELS: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {
        "raw-article": RawArticle,
        "brief": Brief,
        "distinct": Distinct,
        "story": Story,
        "match": Match,
        "alert": Alert,
        "acknowledgement": Acknowledgement,
        "dead-letter": DeadLetter,
        "takedown": Takedown,
    }
)
"""The records that have a schema of their own, by their name in file names and in ``ce_type``."""


DESCRIPTIONS: Final[Mapping[str, Callable[[], Mapping[str, object]]]] = MappingProxyType(
    {"openapi.json": openapi, "asyncapi.json": asyncapi}
)
"""The descriptions of the gateway and of the topics, by their file."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the exports, and with ``--publish`` publish them; return 1 where that would break a published schema."""
    parser = argparse.ArgumentParser(prog="python -m tests.contract.export", description="Write schemas/json/.")
    parser.add_argument(
        "--publish", action="store_true", help="write schemas/published/ too, unless that breaks a published schema"
    )
    publish: bool = parser.parse_args(arguments).publish
    exports = export()
    if publish and (broken := _broken_promises(exports)):
        sys.stderr.write("\n".join([*broken, "Not published: give the record a new version instead.", ""]))
        return 1
    for file, describe in DESCRIPTIONS.items():
        (FOLDER / file).write_bytes(to_json(describe()))
    for folder in (EXPORTED, PUBLISHED) if publish else (EXPORTED,):
        folder.mkdir(exist_ok=True)
        for file, data in exports.items():
            (folder / file).write_bytes(data)
    return 0


def export() -> Mapping[str, bytes]:
    """Return the JSON Schema of each record: file name → UTF-8 JSON. The same models give the same bytes."""
    return {f"{name}.{VERSION}.schema.json": _document(name, model) for name, model in MODELS.items()}


def _document(name: str, model: type[Record]) -> bytes:
    schema = {"$schema": DIALECT, "$id": f"urn:dateline:{name}:{VERSION}", **model.model_json_schema()}
    return to_json(schema)


def to_json(document: Mapping[str, object]) -> bytes:
    """Return a document as a file holds it."""
    return json.dumps(document, indent=2, ensure_ascii=False).encode() + b"\n"


def _broken_promises(exports: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return a sentence for each thing that publishing these exports would break."""
    published = {path.name: path.read_bytes() for path in sorted(PUBLISHED.glob("*.json"))}
    missing = [f"{file} is no longer exported" for file in published if file not in exports]
    changed = [
        f"{file}: {change}"
        for file in published.keys() & exports.keys()
        for change in breaking(json.loads(published[file]), json.loads(exports[file]))
    ]
    return (*missing, *sorted(changed))


if __name__ == "__main__":
    sys.exit(main())
