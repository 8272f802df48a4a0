"""One item of a page as a row, so that what a careful reader takes from a page and what the parser reads compare."""

from typing import Any, Final, NamedTuple

from dateline_schemas import Brief


class Row(NamedTuple):
    """One item of a page: its fields as printed, and how its body starts."""

    headline: str | None
    places: tuple[str, ...]
    agencies: tuple[str, ...]
    age: str | None
    starts: str | None
    """The first words of the body in a gold row, the whole body in a parsed one; None where the gold names none."""
    ends: str | None = None
    """The last words of the body in a gold row; None in a parsed one, and where the gold names none."""

    @property
    def fields(self) -> tuple[object, ...]:
        return self[:4]

    def matches(self, parsed: "Row") -> bool:
        """Whether ``parsed`` is this gold item: its body starts with the same words, or both are headlines only."""
        if self.starts is None:
            return self.headline == parsed.headline or self.places == parsed.places
        if not self.starts:
            return not parsed.starts and (self.headline == parsed.headline or self.places == parsed.places)
        return (parsed.starts or "").startswith(self.starts)

    def ends_like(self, parsed: "Row") -> bool:
        """Whether the body of ``parsed`` ends with the words of this gold row, whatever marks close them."""
        body = " ".join((parsed.starts or "").split())
        return self.ends is None or body.rstrip(_CLOSING_MARKS).endswith(self.ends.rstrip(_CLOSING_MARKS))


_CLOSING_MARKS: Final = " .…!?\"'»“”\N{RIGHT SINGLE QUOTATION MARK})]"
"""Marks that may close a text, which a gold row leaves out where the text was cut."""


def gold_rows(gold: dict[str, Any]) -> list[Row]:
    """Return the rows of a page's gold, its lead first."""
    rows = []
    if gold.get("lead") is not None:
        rows.append(_gold_row(gold["lead"] | {"headline": gold["headline"]}))
    return rows + [_gold_row(brief) for brief in gold["briefs"]]


def _gold_row(gold: dict[str, Any]) -> Row:
    return Row(
        gold.get("headline"),
        tuple(gold.get("places", ())),
        tuple(gold.get("agencies", ())),
        gold.get("age"),
        gold.get("starts"),
    )


def parsed_row(brief: Brief) -> Row:
    """Return the row of a brief."""
    places = tuple(place.printed for place in brief.dateline.places) if brief.dateline else ()
    agencies = tuple(agency.printed for agency in brief.dateline.agencies) if brief.dateline else ()
    return Row(brief.headline, places, agencies, brief.age, brief.text)
