"""Explain what ``parse`` takes from a page: the same briefs, and for every part and field of it why.

Nothing is decided here. The reasons are those that the deciding code gave with its decisions, or what
the same functions say when they are asked again with one piece of evidence less.
"""

from collections.abc import Iterator
from typing import NamedTuple

from dateline.core.page.dateline.dateline import dateline
from dateline.core.page.findings.fields import Told, field_findings
from dateline.core.page.findings.finding import Finding
from dateline.core.page.findings.parts import dateline_why, openings, page_findings
from dateline.core.page.layout.time_position import Side
from dateline.core.page.lines.piece import Kind
from dateline.core.page.parse import given, parse
from dateline.core.page.split import Reading, reading
from dateline.core.places.atlas import Atlas
from dateline.core.text.normal_form import Normal, normal
from dateline_schemas.article import RawArticle
from dateline_schemas.brief import Brief


class Explained(NamedTuple):
    """A page as given or as extracted from its HTML, its briefs, and what was found in page order."""

    text: str
    briefs: tuple[Brief, ...]
    findings: tuple[Finding, ...]


def explain(article: RawArticle, atlas: Atlas) -> Explained:
    """Return the briefs of a page as ``parse`` does, and what decided. Raises nothing, whatever the text."""
    text = given(article)
    page = normal(text)
    briefs = parse(article, atlas)
    read = reading(page.text, atlas.knows)
    found = [*page_findings(page, read, text), *_refused(page, read), *_layouts(page, read)]
    for brief, item, opening in zip(briefs, read.items, openings(read), strict=True):
        found += field_findings(Told(article, atlas, page, opening, brief, item))
    return Explained(text, briefs, tuple(sorted(found, key=lambda one: (one.start, one.end > one.start, -one.end))))


def _refused(page: Normal, read: Reading) -> Iterator[Finding]:
    """Yield what looked like datelines and are none: those that the page did not bear out, and scores and the like."""
    weighed = read.stages.trusted.weights
    for piece in read.stages.divided:
        if piece.kind is not Kind.TEXT:
            continue
        found = piece.dateline
        if found is not None and piece.start in weighed and not weighed[piece.start].believed:
            why = dateline_why(found, weighed[piece.start])
        elif found is None and (found := dateline(page.text, piece.start, piece.end)) is not None:
            why = "what follows does not read like a text: a score, a headline's second half, or too short"
        else:
            continue
        span = page.given(found.start, found.end)
        yield Finding(*span, "no dateline", why, page.text[found.start : found.end].strip())


def _layouts(page: Normal, read: Reading) -> Iterator[Finding]:
    """Yield where the times of each stretch stand and why, and which of them count."""
    for part in read.segments:
        if any(piece.kind is Kind.STAMP for piece in part.stretch.pieces):
            placed = part.placed
            votes = f" ({placed.votes:+d} of {placed.times})" if placed.votes else ""
            sides = f"{placed.why.value}{votes}; " if placed.side is not Side.NONE else ""
            why = f"{sides}{part.counting.value}"
            pieces = part.stretch.pieces
            yield Finding(*page.given(pieces[0].start, pieces[-1].end), "times", why, placed.side.value)
