"""What a careful reader takes from a page, and what the parser took, in one form that can be compared."""

from typing import Any, NamedTuple

from dateline_schemas import Brief


class Row(NamedTuple):
    """One item: its fields as printed, and how its body starts (None where the reader did not say)."""

    headline: str | None
    places: tuple[str, ...]
    agencies: tuple[str, ...]
    age: str | None
    starts: str | None

    @property
    def fields(self) -> tuple[object, ...]:
        return self[:4]

    def matches(self, got: "Row") -> bool:
        """Whether ``got`` is this item: its body starts with the same words, or both are headlines only."""
        if self.starts is None:
            return self.headline == got.headline or self.places == got.places
        if not self.starts:
            return not got.starts and (self.headline == got.headline or self.places == got.places)
        return (got.starts or "").startswith(self.starts)


def expected(gold: dict[str, Any]) -> list[Row]:
    """The rows of a page's gold, its lead first."""
    rows = []
    if gold.get("lead") is not None:
        rows.append(row(gold["lead"] | {"headline": gold["headline"]}))
    return rows + [row(brief) for brief in gold["briefs"]]


def row(gold: dict[str, Any]) -> Row:
    return Row(
        gold.get("headline"),
        tuple(gold.get("places", ())),
        tuple(gold.get("agencies", ())),
        gold.get("age"),
        gold.get("starts"),
    )


def obtained(brief: Brief) -> Row:
    """The row of a brief."""
    places = tuple(place.printed for place in brief.dateline.places) if brief.dateline else ()
    agencies = tuple(agency.printed for agency in brief.dateline.agencies) if brief.dateline else ()
    return Row(brief.headline, places, agencies, brief.age, brief.text)
