"""Explain how a page was parsed: its briefs as ``parse`` gives them, and why each part and field was read so."""

from collections.abc import Iterator
from typing import NamedTuple

from dateline.core.page.dateline.dateline import dateline
from dateline.core.page.findings.fields import ExplainedBrief, field_findings
from dateline.core.page.findings.finding import Finding
from dateline.core.page.findings.parts import dateline_reason, opening_reasons, part_findings
from dateline.core.page.findings.structure import structure_findings
from dateline.core.page.layout.time_position import Side
from dateline.core.page.lines.piece import Kind
from dateline.core.page.page_title import with_page_title
from dateline.core.page.parse import parse, read_page, split_page
from dateline.core.page.split import SplitTrace
from dateline.core.places.atlas import Atlas
from dateline.core.text.normal_form import NormalText, normal
from dateline_schemas.article import RawArticle
from dateline_schemas.brief import Brief


class Explained(NamedTuple):
    """A page's text as given or as extracted from its HTML, its briefs, and the findings in page order."""

    text: str
    briefs: tuple[Brief, ...]
    findings: tuple[Finding, ...]


def explain(article: RawArticle, atlas: Atlas) -> Explained:
    """Return the briefs of a page as ``parse`` does, and the findings. Raises nothing, whatever the text."""
    document = read_page(article)
    text = document.text
    normal_text = normal(text)
    briefs = parse(article, atlas)
    trace = split_page(article, document, normal_text, atlas)
    drawn = any(item.draft.drawn for item in trace.items)
    blocks = structure_findings(document, normal_text) if drawn else ()
    findings = [
        *part_findings(normal_text, trace, text, blocks),
        *_refused_datelines(normal_text, trace),
        *_time_layouts(normal_text, trace),
    ]
    items = with_page_title(trace.items, article, document)
    for brief, item, opening in zip(briefs, items, opening_reasons(trace), strict=True):
        findings += field_findings(ExplainedBrief(article, atlas, normal_text, opening, brief, item, document.metadata))
    return Explained(text, briefs, tuple(sorted(findings, key=lambda one: (one.start, one.end > one.start, -one.end))))


def _refused_datelines(normal_text: NormalText, trace: SplitTrace) -> Iterator[Finding]:
    """Yield what looked like a dateline and is none: not borne out by the page, or a score and the like."""
    weights = trace.stages.weighed.weights
    for piece in trace.stages.after_dividers:
        if piece.kind is not Kind.TEXT:
            continue
        match = piece.dateline
        if match is not None and piece.start in weights and not weights[piece.start].believed:
            why = dateline_reason(match, weights[piece.start])
        elif match is None and (match := dateline(normal_text.text, piece.start, piece.end)) is not None:
            why = "what follows does not read like a text: a score, a headline's second half, or too short"
        else:
            continue
        span = normal_text.given(match.start, match.end)
        yield Finding(*span, "no dateline", why, normal_text.text[match.start : match.end].strip())


def _time_layouts(normal_text: NormalText, trace: SplitTrace) -> Iterator[Finding]:
    """Yield, for each section with times, where they stand, why, and which of them count."""
    for part in trace.segments:
        if any(piece.kind is Kind.STAMP for piece in part.section.pieces):
            placement = part.placement
            votes = f" ({placement.votes:+d} of {placement.times})" if placement.votes else ""
            sides = f"{placement.why.value}{votes}; " if placement.side is not Side.NONE else ""
            why = f"{sides}{part.times_reason.value}"
            pieces = part.section.pieces
            yield Finding(*normal_text.given(pieces[0].start, pieces[-1].end), "times", why, placement.side.value)
