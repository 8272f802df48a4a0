"""The JSON Schema of every record that travels, written to ``schemas/json/``.

    python -m tests.contract.export             writes schemas/json/
    python -m tests.contract.export --publish   the same, and makes it the published baseline, unless it breaks that

``schemas/published/`` is what others have built on; a test compares every export with it.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from dateline_schemas import Alert, Brief, DeadLetter, Distinct, Match, RawArticle, Story, Takedown
from dateline_schemas.record import Record
from tests.contract.compatibility import breaking

HERE: Final = Path(__file__).parents[2] / "schemas"
EXPORTED: Final = HERE / "json"
PUBLISHED: Final = HERE / "published"
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
        "dead-letter": DeadLetter,
        "takedown": Takedown,
    }
)
"""The records with a schema of their own, by the name that files and ``ce_type`` give them."""


def export() -> Mapping[str, bytes]:
    """Return the JSON Schema of each record: file name → UTF-8 JSON, formatted and ordered stably."""
    return {f"{name}.{VERSION}.schema.json": _document(name, model) for name, model in MODELS.items()}


def _document(name: str, model: type[Record]) -> bytes:
    schema = {"$schema": DIALECT, "$id": f"urn:dateline:{name}:{VERSION}", **model.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False).encode() + b"\n"


def _broken_promises(exports: Mapping[str, bytes]) -> tuple[str, ...]:
    """Name what a publication of these exports would break, one sentence each."""
    published = {path.name: path.read_bytes() for path in sorted(PUBLISHED.glob("*.json"))}
    gone = [f"{file} is no longer exported" for file in published if file not in exports]
    changed = [
        f"{file}: {change}"
        for file in published.keys() & exports.keys()
        for change in breaking(json.loads(published[file]), json.loads(exports[file]))
    ]
    return (*gone, *sorted(changed))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the exports, and publish them if told so; return 1 where that would break what is published."""
    parser = argparse.ArgumentParser(prog="python -m tests.contract.export", description="Write schemas/json/.")
    parser.add_argument("--publish", action="store_true", help="make it the published baseline too")
    publish: bool = parser.parse_args(arguments).publish
    exports = export()
    if publish and (broken := _broken_promises(exports)):
        sys.stderr.write("\n".join([*broken, "Not published: give the record a new version instead.", ""]))
        return 1
    for folder in (EXPORTED, PUBLISHED) if publish else (EXPORTED,):
        folder.mkdir(exist_ok=True)
        for file, data in exports.items():
            (folder / file).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
