"""The page of sources: which are silent or give less, and the rhythm of each."""

from collections import Counter
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.core.sources.health import Standing
from dateline.core.sources.no_briefs import words
from dateline.core.sources.rhythm import Rhythm
from dateline.gateway.access.identity import identity_of
from dateline.gateway.api.counts import read_sources
from dateline.gateway.board.desk.bars import Bars, bars
from dateline.gateway.board.desk.source_look import Look, SourceLook
from dateline.gateway.board.page import page, page_route
from dateline.gateway.board.wording import plural
from dateline.gateway.service import Service

_MAX_SOURCES: Final = 300
"""Sources of the page, those with a fault first. Bounds it; chosen by hand."""
_HOURS_A_BAR: Final = 4
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
        return page(
            request, "sources.html", title="Sources", is_known=look is not None, rows=rows[:_MAX_SOURCES],
            more=max(len(rows) - _MAX_SOURCES, 0), others=look.others if look is not None and not mine else 0,
            faulty=sum(bool(row.faults) for row in rows), count=len(rows),
        )  # fmt: skip

    return page_route("/sources", show)


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
        usual = f"{silence.usual:,.0f}" if silence.usual >= 1 else "none"
        faults.append(
            f"Silent: no page for {_span(at - source.last)}. By its rhythm of four weeks,"
            f" {silence.due:,.0f} pages were due since; a usual gap misses {usual}."
        )
    if rise is not None:
        reasons = f" Of four weeks: {words(Counter(source.reasons))}." if source.reasons else ""
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


def _span(seconds: int) -> str:
    """Return a time span by its largest unit: ``7 days``."""
    for unit, noun in ((_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute")):
        if seconds >= 2 * unit:
            return plural(seconds // unit, noun)
    return plural(max(seconds, 0) // _MINUTE, "minute")
