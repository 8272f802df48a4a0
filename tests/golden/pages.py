"""The pages written for the parser's tests, with what a careful reader takes from each.

``corpus/`` holds those that the parser is developed against, ``aside/`` those that were written without
knowing it and are not looked at while it is changed; once they are, they move to ``corpus/``. A file holds
many: ``=== name``, the page, ``--- gold`` and a row an item: ``role | headline | places | agencies | age |
how the body starts``. An empty field is none, an empty start a body that the page cut off; ``;`` parts
several places or agencies.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from tests.golden.compare import Row

CORPUS: Final = Path(__file__).parent / "corpus"
ASIDE: Final = Path(__file__).parent / "aside"


class Page(NamedTuple):
    """A page, the roles of its items and their rows."""

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
            rows = [
                Row(headline or None, _several(places), _several(agencies), age or None, starts)
                for _, headline, places, agencies, age, starts in lines
            ]
            yield Page(name.strip(), text, tuple(line[0] for line in lines), rows)


def _several(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split(";") if part.strip())
