"""Say on standard error which pages of a command gave no brief, and why."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from dateline.core.sources.no_briefs import NoBriefs
from dateline.core.text.printable import printable


@contextmanager
def reporting(counts: NoBriefs) -> Iterator[NoBriefs]:
    """Print the summary of the counts at the end, also where the command ends with an error."""
    try:
        yield counts
    finally:
        if summary := counts.summary():
            typer.echo(printable(summary), err=True)
