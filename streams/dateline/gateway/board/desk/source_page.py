"""The page of sources: which are silent or give less, and the rhythm of each."""

import shlex
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.core.sources.health import Standing
from dateline.core.sources.rhythm import Rhythm
from dateline.gateway.access.identity import identity_of
from dateline.gateway.api.counts import read_sources
from dateline.gateway.board.desk.bars import Bars, bars
from dateline.gateway.board.desk.source_look import Look, SourceLook
from dateline.gateway.board.page import page, page_route
from dateline.gateway.board.wording import plural, shortened
from dateline.gateway.problems import Problem
from dateline.gateway.service import Service

_MAX_SOURCES: Final = 300
"""Sources of the page, those with a fault first. Bounds it; chosen by hand."""
_HOURS_A_BAR: Final = 4
_MAX_REASONS: Final = 2
"""Reasons of dead letters that a row tells, the most frequent. Chosen by hand; the command has all."""
_MAX_REASON_CHARS: Final = 160
_MAX_NAME_CHARS: Final = 60
_REASONS: Final[Mapping[str, str]] = {
    "empty": "held no text",
    "script": "were rendered by a script",
    "feed": "were feeds, whose entries are pages",
    "no_body": "held no running text, or a programme",
    "no_news": "held one line without news",
    "refusal": "refused, or asked for a login or to wait",
    "gone": "said that they were not found",
    "consent": "asked for consent to cookies",
    "label": "held labels of links alone",
    "menu": "held a menu",
}
"""Why pages gave no brief, as a sentence about several; the manual says it of one."""
_DAY, _HOUR, _MINUTE = 24 * 3600, 3600, 60


class SourceRow(NamedTuple):
    """A source on the page."""

    name: str
    last: datetime
    pages: int
    faults: tuple[str, ...]
    """What is wrong, in sentences; empty where nothing is."""
    is_silent: bool
    days: Bars | None
    week: Bars | None
    newest: Bars | None
    rhythm: str
    """How often it has pages, in words."""
    command: str = ""
    """What says more about its last fault; empty where nothing does."""


def source_page_route(service: Service) -> Route:
    """Return the route."""
    looks = SourceLook(service.settings)

    async def show(request: Request) -> Response:
        look = await looks.look()
        mine = identity_of(request).regions
        names: Collection[str] | None = None
        if mine:
            counted = await service.search(request, read_sources, sorted(mine), 0)
            names = {each.source for each in counted.sources}
        rows = [] if look is None else source_rows(look, names)
        silent = {row.name: row.last for row in rows[:_MAX_SOURCES] if row.is_silent}
        if silent:
            refused = await _refused(service, request, silent)
            rows = [explained(row, refused) if row.is_silent else row for row in rows]
        return page(
            request, "sources.html", title="Sources", is_known=look is not None, rows=rows[:_MAX_SOURCES],
            more=max(len(rows) - _MAX_SOURCES, 0), others=look.others if look is not None and not mine else 0,
            faulty=sum(bool(row.faults) for row in rows), count=len(rows),
        )  # fmt: skip

    return page_route("/sources", show)


async def _refused(
    service: Service, request: Request, silent: Mapping[str, datetime]
) -> Mapping[str, Counter[str]] | None:
    """Return the pages of silent sources that are dead letters since; None where that is not known, or not told."""
    if "admin" not in identity_of(request).scopes:
        return None
    try:
        return await service.operator.refused_pages(silent)
    except Problem:
        return None


def explained(row: SourceRow, refused: Mapping[str, Counter[str]] | None) -> SourceRow:
    """Return a silent source's row with whether its pages come and fail."""
    ask = f"dateline dead-letters list --source {shlex.quote(shortened(row.name, _MAX_NAME_CHARS))}"
    if refused is None:
        words = "Whether its pages come and fail is not known here; this command tells:"
    elif counts := refused.get(row.name):
        reasons = "; ".join(shortened(reason, _MAX_REASON_CHARS) for reason, _ in counts.most_common(_MAX_REASONS))
        are = "is a dead letter" if counts.total() == 1 else "are dead letters"
        words = f"But its pages come: {counts.total():,} since then {are} ({reasons}). This command shows more:"
    else:
        ask, words = "", "None of its pages since then is a dead letter: look at the site, and at what scrapes it."
    return row._replace(faults=(*row.faults, words), command=ask)


def source_rows(look: Look, names: Collection[str] | None) -> list[SourceRow]:
    """Return the rows of the sources that may be seen, silent ones first, then those that give less."""
    chosen = [each for each in look.standings if names is None or each.name in names]
    rows = [_row(each, look.rhythms.get(each.name), look.at) for each in chosen]
    return sorted(rows, key=lambda row: (not row.is_silent, not row.faults, row.name))


def _row(source: Standing, rhythm: Rhythm | None, at: int) -> SourceRow:
    silence, fall = source.silence, source.fall
    week = rhythm.week if rhythm is not None else ()
    folded = [sum(week[start : start + _HOURS_A_BAR]) for start in range(0, len(week), _HOURS_A_BAR)]
    return SourceRow(
        name=source.name,
        last=datetime.fromtimestamp(source.last, UTC),
        pages=source.pages,
        faults=tuple(_faults(source, at)),
        is_silent=source.silent,
        days=bars(rhythm.days) if rhythm is not None else None,
        week=bars(folded) if folded else None,
        newest=bars(rhythm.newest, fall.normal if fall is not None else None) if rhythm is not None else None,
        rhythm="too new to be judged" if silence is None else f"{silence.a_week:,.0f} pages a week",
    )


def _faults(source: Standing, at: int) -> list[str]:
    faults = []
    silence, fall, rise = source.silence, source.fall, source.emptiness
    if silence is not None and silence.silent:
        usual = f"at most {silence.usual:,.0f} were" if silence.usual >= 1 else "fewer than 1 was"
        faults.append(
            f"Silent: no page for {_span(at - source.last)}. By its rhythm of four weeks,"
            f" {silence.due:,.0f} pages were due since; in its gaps before, {usual}."
        )
    if rise is not None:
        reasons = f" In four weeks: {_reasons(source.reasons)}." if source.reasons else ""
        faults.append(
            f"Pages without briefs: {rise.empty} of the last {plural(rise.pages, 'page')} gave none, and"
            f" {rise.usual:.1%} is usual.{reasons}"
        )
    if fall is not None and not (rise is not None and fall.at_most == 0):
        few = "none" if fall.at_most == 0 else f"{fall.at_most} or fewer"
        faults.append(
            f"Fewer briefs: {fall.low} of the last {fall.pages} pages gave {few}, as {fall.share:.0%} did before"
            f" ({fall.mean:.1f} a page, {fall.normal:.1f} is normal)."
        )
    return faults


def _reasons(counts: Mapping[str, int]) -> str:
    """Return why pages gave no brief, the most frequent reason first: ``20 asked for consent to cookies``."""
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{count:,} {_REASONS.get(reason, reason)}" for reason, count in ranked)


def _span(seconds: int) -> str:
    """Return a time span by its largest unit: ``7 days``."""
    for unit, noun in ((_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute")):
        if seconds >= 2 * unit:
            return plural(seconds // unit, noun)
    return plural(max(seconds, 0) // _MINUTE, "minute")
