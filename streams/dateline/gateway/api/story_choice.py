"""The choice of stories that a query asks for: its parameters, and the search that they make."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, get_args

from dateline.core.data.places.regions import REGION_SLUGS
from dateline.core.stories.subscription import choose_countries
from dateline.gateway.access.identity import Identity
from dateline.gateway.api.arguments import Arguments, languages, refuse
from dateline.gateway.copy.keys import first_key
from dateline.gateway.copy.search.facets import Facet, agency_facet
from dateline.gateway.copy.search.search import Choice
from dateline.gateway.copy.search.terms import fold, parse_query
from dateline.gateway.description.operation import Parameter
from dateline_schemas.story import Kind

ORDERS: Final = ("time", "rank")
_RELATIONS: Final = tuple(kind for kind in get_args(Kind) if kind != "repeat")
"""The relations that a story's newest text can have: a repeat brings none."""
CHOICE: Final = (
    Parameter("region", "Stories that are in one of these regions.", many=True, values=REGION_SLUGS),
    Parameter("country", "ISO 3166-1 alpha-2 codes of countries in the dateline or the text.", many=True),
    Parameter("place", "Names of places in the dateline, without regard to case and accents.", many=True),
    Parameter("source", "Sources that had the story.", many=True),
    Parameter("agency", "Codes or printed names of agencies in the dateline.", many=True),
    Parameter("language", "Codes of the newest text's language.", many=True),
    Parameter("relation", "How the newest text follows from the one before.", many=True, values=_RELATIONS),
    Parameter("from", "From an event time on: `2h`, `7d`, or `2026-02-07T23:00:00Z`."),
    Parameter("to", "Up to an event time, which is not included."),
    Parameter(
        "q",
        'Words of headline and text, `"phrases"`, `beginnings*` of words, and `-excluded` words, without regard to '
        "case and accents. Chinese, Japanese, Korean and Thai are found by any two letters that follow one another.",
    ),
    Parameter("order", "Newest first, or those that fit the words best.", values=ORDERS),
)
_FACETS: Final[Mapping[str, tuple[Facet, Callable[[str], str]]]] = {
    "place": (Facet.PLACE, fold),
    "source": (Facet.SOURCE, str),
    "agency": (Facet.AGENCY, agency_facet),
    "language": (Facet.LANGUAGE, str.lower),
    "relation": (Facet.RELATION, str),
}


class StoryChoice(NamedTuple):
    """What a query asks for, without the page."""

    choice: Choice
    by_rank: bool


def story_choice(arguments: Arguments, identity: Identity) -> StoryChoice:
    """Return what a query asks for, of the regions that the client may read. Raises ``Problem``."""
    languages(arguments)
    by_rank = arguments.one("order") == "rank"
    text = arguments.one("q")
    try:
        regions = sorted(identity.narrow(frozenset(arguments.many("region"))))
        countries = sorted(choose_countries(arguments.many("country")))
        query = parse_query(text) if text else None
    except ValueError as error:
        refuse(str(error))
    if by_rank and query is None:
        refuse("order=rank needs words: give q, or order=time")
    facets = [(Facet.REGION, regions), (Facet.COUNTRY, countries)]
    facets += [(facet, [form(value) for value in arguments.many(name)]) for name, (facet, form) in _FACETS.items()]
    since, to = arguments.span()
    choice = Choice(
        facets=[(facet, values) for facet, values in facets if values],
        query=query,
        since=since,
        before_key=None if to is None else first_key(to),
    )
    return StoryChoice(choice, by_rank)
