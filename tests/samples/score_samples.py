"""Score the parser on pages that are not part of the project: ``python -m tests.samples.score_samples [-v] FILE``.

FILE holds a page a line with what a careful reader takes from it, as ``page-variants-2.jsonl``. The figures are those
of ``make eval``: F1 of the boundaries, and the share of gold items whose headline, places, agencies and age are all
right. ``-v`` prints what differs.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from tests.golden.compare import gold_rows
from tests.golden.evaluate import Score, parsed_rows, score, show, table
from tests.golden.pages import Page


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path, help="pages with their gold, one a line")
    options.add_argument("-v", "--verbose", action="store_true", help="print what differs")
    arguments = options.parse_args()
    console = Console()
    totals: dict[str, Score] = {}
    for page in sample_pages(arguments.file):
        parsed = parsed_rows(page)
        result = score(page.rows, parsed)
        for key in ("all", page.name.partition(" ")[0]):
            totals[key] = totals.get(key, Score()).plus(result)
        if arguments.verbose and not result.flawless:
            show(console, page, parsed)
    console.print(table(arguments.file.name, ["all", *sorted(totals.keys() - {"all"})], totals))


def sample_pages(file: Path) -> Iterator[Page]:
    """Yield the pages of a file; the name of each begins with its language."""
    for line in file.read_text(encoding="utf-8").splitlines():
        page = json.loads(line)
        yield Page(f"{page['lang']} {page['id']}", page["text"], (), gold_rows(page["gold"]))


if __name__ == "__main__":
    main()
