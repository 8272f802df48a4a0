"""Read the golden pages, each with what a careful reader takes from it.

``corpus/`` holds the pages that the parser is developed against. ``aside/`` holds pages whose authors did not know the
parser, and that nobody looks at while it is changed; a page that somebody looked at moves to ``corpus/``.

A file holds many pages: ``=== name``, the page, ``--- gold``, and a line an item:
``role | headline | places | agencies | age | how the body starts``. Semicolons separate places, and agencies. An empty
field means that the item has none; an empty start, that the page has none of its body. A page may close with a line
``ends | … | …``: the last words of each item's body.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from tests.golden.compare import Row

CORPUS: Final = Path(__file__).parent / "corpus"
ASIDE: Final = Path(__file__).parent / "aside"


class Page(NamedTuple):
    """A page, and the roles and rows of its items."""

    name: str
    text: str
    roles: tuple[str, ...]
    rows: list[Row]


def pages(folder: Path = CORPUS) -> Iterator[Page]:
    """Yield every page of a folder, file by file."""
    for path in sorted(folder.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("=== ")[1:]:
            name, rest = part.split("\n", 1)
            text, gold = rest.split("\n--- gold\n", 1) if "\n--- gold\n" in rest else rest.split("--- gold\n", 1)
            lines = [[field.strip() for field in line.split("|")] for line in gold.splitlines() if line.strip()]
            ends: list[str | None] = [*lines.pop()[1:]] if lines and lines[-1][0] == "ends" else [None] * len(lines)
            rows = [
                Row(headline or None, _split_field(places), _split_field(agencies), age or None, starts, end)
                for (_, headline, places, agencies, age, starts), end in zip(lines, ends, strict=True)
            ]
            yield Page(name.strip(), text, tuple(line[0] for line in lines), rows)


def _split_field(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split(";") if part.strip())
