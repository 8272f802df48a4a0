"""``/v1/regions`` and ``/v1/sources``: what there is, and how much of it."""

import sqlite3
from collections.abc import Sequence
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.core.data.places.regions import REGION_SLUGS, REGIONS
from dateline.gateway.access.identity import identity_of
from dateline.gateway.api.answer import model_answer
from dateline.gateway.api.arguments import Arguments
from dateline.gateway.api.models import CountedRegion, CountedSource, NewestStory, RegionList, SourceList
from dateline.gateway.copy.keys import moment_of
from dateline.gateway.copy.lists import FacetCount, count_regions, count_sources, snapshot, story_ids
from dateline.gateway.description.operation import JSON, Operation, Parameter, route
from dateline.gateway.service import Service

_MAX_SOURCES: Final = 1_000
"""Sources of an answer, those with the most stories. Bounds it; chosen by hand."""
_SINCE: Final = Parameter("from", "Count stories from an event time on: `24h`, `7d`, or `2026-02-07T23:00:00Z`.")
REGION_OPERATION: Final = Operation(
    "/v1/regions",
    "listRegions",
    "All regions, how many stories each has, and the newest.",
    {JSON: RegionList},
    (_SINCE,),
)
SOURCE_OPERATION: Final = Operation(
    "/v1/sources",
    "listSources",
    f"The sources of the stories that there are, at most {_MAX_SOURCES}, those with the most first.",
    {JSON: SourceList},
    (_SINCE, Parameter("region", "Count stories of these regions alone.", many=True, values=REGION_SLUGS)),
)
_TABLE: Final = {region.slug: region for region in REGIONS}


def count_routes(service: Service) -> list[Route]:
    """Return the routes."""

    async def regions(request: Request) -> Response:
        since = Arguments(REGION_OPERATION, request).time("from") or 0
        mine = identity_of(request).regions
        slugs = [slug for slug in REGION_SLUGS if not mine or slug in mine]
        return model_answer(request, await service.search(request, read_regions, slugs, since))

    async def sources(request: Request) -> Response:
        arguments = Arguments(SOURCE_OPERATION, request)
        mine = identity_of(request).narrow(frozenset(arguments.many("region")))
        return model_answer(
            request, await service.search(request, read_sources, sorted(mine), arguments.time("from") or 0)
        )

    return [route(REGION_OPERATION, regions), route(SOURCE_OPERATION, sources)]


def read_regions(connection: sqlite3.Connection, slugs: Sequence[str], since: int) -> RegionList:
    """Return the counts of regions."""
    with snapshot(connection):
        counts = count_regions(connection, slugs, since)
        stories = _newest(connection, counts)
    rows = []
    for count in counts:
        region = _TABLE.get(count.value)
        rows.append(
            CountedRegion(
                region=count.value,
                code=region.code if region is not None else None,
                countries=tuple(region.countries.split()) if region is not None else (),
                stories=count.stories,
                newest=stories.get(count.newest),
            )
        )
    return RegionList(regions=tuple(rows))


def read_sources(connection: sqlite3.Connection, regions: Sequence[str], since: int) -> SourceList:
    """Return the counts of sources."""
    with snapshot(connection):
        counts = count_sources(connection, regions, since, _MAX_SOURCES)
        stories = _newest(connection, counts)
    return SourceList(
        sources=tuple(
            CountedSource(source=count.value, stories=count.stories, newest=stories.get(count.newest))
            for count in counts
        )
    )


def _newest(connection: sqlite3.Connection, counts: Sequence[FacetCount]) -> dict[int | None, NewestStory]:
    """Return the newest story of each count, by its key."""
    keys = {count.newest for count in counts if count.newest is not None}
    return {
        key: NewestStory(story_id=story_id, at=moment_of(key)) for key, story_id in story_ids(connection, keys).items()
    }
