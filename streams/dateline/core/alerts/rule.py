"""A rule as an editor writes it: what a story has to be for an alert, and how often to hear of it."""

from collections.abc import Callable
from typing import Annotated, Final, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from dateline.core.alerts.field_values import resolve
from dateline.core.alerts.span import interval, span
from dateline.core.alerts.words import STAR, term
from dateline_schemas.alert import Severity, Urgency
from dateline_schemas.record import Record

MOST_SOURCES: Final = 32
URGENCIES: Final[dict[Severity, int]] = {"critical": 1, "high": 3, "medium": 5, "low": 7, "info": 8}
"""The IPTC urgency of an alert whose rule names none."""


def _term(printed: str) -> str:
    pattern = term(printed).pattern
    if not pattern:
        msg = f"{printed!r} has no letter and no digit to look for"
        raise ValueError(msg)
    if STAR in printed.removesuffix(STAR):
        msg = f"{printed!r}: a {STAR} may stand at the end alone, for any end of the last word"
        raise ValueError(msg)
    if printed.endswith(STAR) and len(pattern.strip()) < _SHORTEST_STEM and printed.isascii():
        msg = f"{printed!r} would be found in nearly every story; give the word more letters before the {STAR}"
        raise ValueError(msg)
    return printed


def _listed(value: object) -> object:
    """Take one entry for a list of one."""
    return (value,) if isinstance(value, str) else value


def _named(field: str) -> Callable[[str], str]:
    return lambda name: resolve(field, name)


def _language(code: str) -> str:
    if code != _UNDECIDED and not (len(code) == len("en") and code.isascii() and code.isalpha() and code.islower()):
        msg = f"{code!r} is no language; write its two small letters of ISO 639-1: en, nl, de"
        raise ValueError(msg)
    return code


def _power(count: int) -> int:
    if count & (count - 1):
        below = 1 << (count.bit_length() - 1)
        msg = f"sightings are told of at powers of two, and {count} is none; take {below} or {below * 2}"
        raise ValueError(msg)
    return count


def _span(value: object) -> int:
    """Return a span in seconds; of a plain number, true or a date, tell how a span is written."""
    if isinstance(value, bool):
        return span(str(value).lower())
    return span(str(value))


def _interval(value: object) -> object:
    if not isinstance(value, str | bool):
        msg = f'{value!r} does not say how often; write true, false, or "every 2h"'
        raise ValueError(msg)  # noqa: TRY004  # a TypeError would not be told as a fault of the field
    return interval(value)


_Terms = Annotated[tuple[Annotated[str, AfterValidator(_term)], ...], BeforeValidator(_listed)]
_Texts = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(_listed)]
_Span = Annotated[int, BeforeValidator(_span)]
_Regions = Annotated[tuple[Annotated[str, AfterValidator(_named("regions"))], ...], BeforeValidator(_listed)]
_Countries = Annotated[tuple[Annotated[str, AfterValidator(_named("countries"))], ...], BeforeValidator(_listed)]
_Agencies = Annotated[tuple[Annotated[str, AfterValidator(_named("agencies"))], ...], BeforeValidator(_listed)]
_Languages = Annotated[tuple[Annotated[str, AfterValidator(_language)], ...], BeforeValidator(_listed)]
_Signals = Annotated[tuple[Annotated[str, AfterValidator(_named("signals"))], ...], BeforeValidator(_listed)]
_Relations = Annotated[tuple[Annotated[str, AfterValidator(_named("relations"))], ...], BeforeValidator(_listed)]


class Rule(Record):
    """One rule. A story meets it when it meets every field of the first part; an empty one asks for nothing.

    Of a list, one entry has to be met; of ``all``, each; of ``none``, not one.
    """

    id: str = Field(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
        description="Names it for ever: who was alerted of what goes by it.",
    )
    name: str = Field(min_length=1, max_length=200, description="What the alert is called, for people.")

    any: _Terms = Field(
        default=(), description="Words or phrases of headline or text; `earthquak*` leaves the end open."
    )
    all: _Terms = Field(default=(), description="Each of them.")
    none: _Terms = Field(default=(), description="Not one of them.")
    regions: _Regions = Field(default=(), description="Slugs of regions that carry it: western-asia.")
    countries: _Countries = Field(default=(), description="Named in dateline or text: TR, or Turkey.")
    places: _Texts = Field(default=(), description="Of the dateline, as printed or in English: MOSKOU, Moscow.")
    agencies: _Agencies = Field(default=(), description="Credited in the dateline: AFP.")
    sources: _Texts = Field(default=(), description="Sites that it was seen on.")
    languages: _Languages = Field(default=(), description="ISO 639-1: nl, en; und for undecided.")
    signals: _Signals = Field(default=(), description="What the text says that it is: update, correction, withdrawal.")
    relations: _Relations = Field(default=(), description="What the version is to the story: new, update, expansion, …")
    min_sources: int | None = Field(default=None, ge=2, le=MOST_SOURCES, description="Seen on so many sites at least.")
    min_sightings: Annotated[int, AfterValidator(_power)] | None = Field(
        default=None, ge=2, le=1 << 20, description="Seen so often at least; a power of two."
    )
    within: _Span | None = Field(default=None, description="Both within so long of its first sighting: 2h.")

    severity: Severity = Field(default="medium", description="info, low, medium, high, critical.")
    urgency: Urgency | None = Field(default=None, description="IPTC urgency of the alert; without it, by severity.")
    updates: Annotated[int | None, BeforeValidator(_interval)] = Field(
        default=None, description='Updates of a story alerted on: false, true, or "every 2h" at most.'
    )
    corrections: bool = Field(default=False, description="Corrections of a story alerted on.")
    cooldown: _Span = Field(default=0, description="After an alert, none on other stories for so long.")
    horizon: _Span = Field(default=24 * 3600, description="A text older than that is old news.")

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        if not any(getattr(self, field) for field in ASKING):
            msg = f"every story would meet it; give it one of {', '.join(ASKING)}"
            raise ValueError(msg)
        if self.within is not None and self.min_sources is None and self.min_sightings is None:
            msg = "within says nothing without min_sources or min_sightings"
            raise ValueError(msg)
        return self


ASKING: Final = (
    "any", "all", "regions", "countries", "places", "agencies", "sources", "languages", "signals", "relations",
    "min_sources", "min_sightings",
)  # fmt: skip
"""Fields by which a rule chooses stories; ``none`` only leaves some out."""
_SHORTEST_STEM: Final = 3
_UNDECIDED: Final = "und"
