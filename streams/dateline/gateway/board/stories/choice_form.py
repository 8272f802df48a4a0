"""The filters of a list of stories: the fields of its form, and the address that each choice has."""

from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import urlencode

from starlette.requests import Request

from dateline.core.alerts.field_values import resolve
from dateline.core.data.places.regions import REGION_SLUGS
from dateline.gateway.api.story_choice import CHOICE, ORDERS
from dateline.gateway.board.wording import KINDS, region_name
from dateline.gateway.description.operation import Operation, Parameter

PARAMETERS: Final = (*CHOICE, Parameter("cursor", "Where the next page begins."))
SEARCH: Final = Operation("/search", "searchPage", "Stories of history.", {}, PARAMETERS)
REGION: Final = Operation(
    "/regions/{region}", "regionPage", "A region.", {}, tuple(each for each in PARAMETERS if each.name != "region")
)
_RELATIONS: Final = next(each.values for each in CHOICE if each.name == "relation")
_HINTS: Final = {
    "q": 'flood "high water" elect* -football', "country": "NL, BE", "place": "MOSKOU", "source": "portal",
    "agency": "AFP", "language": "nl", "from": "24h, 7d or 2026-02-07", "to": "2026-02-08",
}  # fmt: skip
_LABELS: Final = {"q": "Words", "from": "From", "to": "Until", "order": "Order"}


_OPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "region": {slug: region_name(slug) for slug in REGION_SLUGS},
    "relation": {kind: KINDS[kind] for kind in _RELATIONS},
    "order": dict(zip(ORDERS, ("newest first", "best first"), strict=True)),
}
"""By parameter of which one value is chosen, what the form calls its values."""


class Field(NamedTuple):
    """A field of the form."""

    name: str
    label: str
    value: str
    hint: str
    options: tuple[tuple[str, str], ...] = ()
    """Values and their names, where one is chosen."""

    @property
    def is_time(self) -> bool:
        """Whether it is a time: one without a zone is in the reader's, or in UTC without JavaScript."""
        return self.name in {"from", "to"}


class Filter(NamedTuple):
    """A filter that a list has now."""

    name: str
    value: str
    without: str
    """The address of the list without it."""

    @property
    def label(self) -> str:
        """What the form calls it."""
        return label_of(self.name)

    @property
    def told(self) -> str:
        """Its value, as the form calls it."""
        return _OPTIONS.get(self.name, {}).get(self.value, self.value)


def label_of(name: str) -> str:
    """Return what the form calls a parameter."""
    return _LABELS.get(name, name.capitalize())


def fields_of(request: Request, *, of_region: bool) -> list[Field]:
    """Return the fields of a list's form, with what the address says now, also where that is refused."""
    left_out = {"region", "order"} if of_region else set()
    return [
        Field(
            each.name,
            label_of(each.name),
            ", ".join(request.query_params.getlist(each.name)),
            _HINTS.get(each.name, ""),
            tuple(_OPTIONS.get(each.name, {}).items()),
        )
        for each in sorted(CHOICE, key=lambda each: each.name != "q")
        if each.name not in left_out
    ]


def chosen(request: Request) -> list[tuple[str, str]]:
    """Return the filters that stand in an address."""
    pairs = request.query_params.multi_items()
    return [(name, value) for name, value in pairs if value.strip() and name != "cursor"]


def hints(pairs: list[tuple[str, str]]) -> list[str]:
    """Return what may be meant by filters that no story fits: a country given as a place, a part of a source's name."""
    found = []
    for name, value in pairs:
        if name == "place" and (code := _country(value)) is not None:
            found.append(f"{value[:60]} is a country too: give {code} as the country.")
        elif name == "source":
            found.append("A source is a whole name, as the page of sources has it.")
    return found


def _country(name: str) -> str | None:
    try:
        return resolve("countries", name)
    except ValueError:
        return None


def without(pairs: list[tuple[str, str]], left_out: tuple[str, str], path: str) -> str:
    """Return the address of a list with one filter less."""
    rest = [pair for pair in pairs if pair != left_out and (pair[0] != "order" or left_out[0] != "q")]
    return f"{path}?{urlencode(rest)}" if rest else path
