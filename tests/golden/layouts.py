"""Read the invented HTML pages in ``layouts/``, each with what a careful reader takes from it.

A file holds many pages: ``=== name``, the page, ``--- gold``, and a line an item:
``role | headline | places | agencies | age | section | paragraphs | first words | last words``. Semicolons separate
places, and agencies. An empty field means that the item has none.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from dateline_schemas import Brief

LAYOUTS: Final = Path(__file__).parent / "layouts"


class Item(NamedTuple):
    """One item of a page, its fields as printed."""

    role: str
    headline: str
    places: str
    agencies: str
    age: str
    section: str
    paragraphs: str
    first_words: str
    last_words: str


class Layout(NamedTuple):
    """A page of HTML, and the items that a careful reader takes from it."""

    name: str
    html: str
    items: list[Item]


def layouts() -> Iterator[Layout]:
    """Yield every page, file by file."""
    for path in sorted(LAYOUTS.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("=== ")[1:]:
            name, rest = part.split("\n", 1)
            html, gold = rest.split("\n--- gold", 1)
            rows = [[field.strip() for field in line.split("|")] for line in gold.splitlines() if line.strip()]
            yield Layout(name.strip(), html, [Item(*row) for row in rows])


def parsed_item(brief: Brief, gold: Item | None) -> Item:
    """Return a brief as an item, with as many first and last words as the gold item has."""
    dateline = brief.dateline
    first, last = (gold.first_words, gold.last_words) if gold is not None else ("", "")
    return Item(
        role=brief.role,
        headline=brief.headline or "",
        places="; ".join(place.printed for place in dateline.places) if dateline is not None else "",
        agencies="; ".join(agency.printed for agency in dateline.agencies) if dateline is not None else "",
        age=brief.age or "",
        section=brief.section or "",
        paragraphs=str(len(brief.text.splitlines())),
        first_words=brief.text[: len(first) or None],
        last_words=brief.text[-len(last) :] if last else brief.text,
    )
