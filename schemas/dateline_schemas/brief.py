"""One item on a scraped page, as it travels on ``wire.briefs``."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from dateline_schemas.record import Record, neutral_if_unknown

Role = Literal["lead", "related", "item"]
Basis = Literal["age", "clock", "date", "article", "metadata", "unknown"]
Via = Literal["dateline", "mention", "section", "source"]
Signal = Literal["update", "correction", "withdrawal"]


class Candidate(Record):
    """A place that the printed name could also mean."""

    name: str
    country: str
    lat: float
    lon: float
    population: int


class Place(Record):
    """A place of the dateline. ``name`` to ``lon`` are null where the printed name was not resolved."""

    printed: str
    name: str | None = None
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-2.")
    region: str | None = Field(default=None, description="Slug of the UN M49 sub-region.")
    lat: float | None = None
    lon: float | None = None
    confidence: float = Field(default=0.0, ge=0.0, le=1.0)
    ambiguous: bool = False
    candidates: tuple[Candidate, ...] = Field(default=(), description="The runners-up, best first.")
    former: str | None = Field(
        default=None,
        description="Names in the dateline that are no longer in use: Leningrad, Soviet Union. The other fields are "
        "those of today.",
    )


class Agency(Record):
    """A news agency credited in the dateline: as printed, and its code (null where unknown)."""

    printed: str
    code: str | None = None


class Dateline(Record):
    """The parts of a dateline such as ``MOSKOU (ANP/RTR/AFP) - ``; ``printed`` is the whole of it."""

    printed: str
    places: tuple[Place, ...] = ()
    agencies: tuple[Agency, ...] = ()
    date: Annotated[str | None, Field(description="The date as printed in the dateline.")] = None


class Published(Record):
    """When the brief was published: after ``earliest`` and not after ``latest``; where equal, at that instant."""

    earliest: AwareDatetime | None = None
    latest: AwareDatetime | None = None
    basis: Annotated[Basis, neutral_if_unknown(Basis, "unknown")] = "unknown"


class ArticleMetadata(Record):
    """What a page says of its article beside headline and time: its HTML for programs, in JSON-LD or ``<meta>``."""

    modified: AwareDatetime | None = Field(
        default=None,
        description="When it was last changed: as the HTML says, or as the page prints it where the HTML says nothing.",
    )
    authors: tuple[str, ...] = Field(default=(), max_length=20)
    canonical_url: str | None = Field(
        default=None, description="The address that the page gives for itself. Ids and keys are those of `url`."
    )
    is_free: bool | None = Field(default=None, description="False behind a paywall; null where the page does not say.")


class Region(Record):
    """A UN M49 sub-region that a brief belongs to, and the strongest reason why."""

    code: str = Field(description="UN M49 code, three digits; empty for unlocated.")
    slug: str
    iptc: str | None = Field(default=None, description="IPTC World Region NewsCode.")
    via: Via


class Content(Record):
    """The content of a brief: the fields that Brief, Distinct and Story share."""

    role: Role
    complete: bool = Field(description="False for a brief whose text the page cuts off.")
    headline: str | None = None
    text: str = Field(description="The body without its dateline; paragraphs are kept, one a line.")
    dateline: Dateline | None = None
    age: str | None = Field(default=None, description="The age as printed.")
    published: Published = Published()
    language: str = Field(description="ISO 639-1; und where undecided.")
    countries: tuple[str, ...] = Field(
        default=(), description="ISO 3166-1 alpha-2, of places and mentions, dateline first."
    )
    regions: tuple[Region, ...] = ()
    section: str | None = None
    signal: Signal | None = None
    note: str | None = Field(
        default=None,
        exclude_if=lambda note: note is None,
        description="What the wire says it changed, in brackets on a line of its own above or below the headline, "
        "without the brackets: `Corrects name in first paragraph`. Absent where there is no such line.",
    )
    metadata: ArticleMetadata | None = Field(
        default=None,
        exclude_if=lambda metadata: metadata is None,
        description="What the HTML of the page says of its lead. Absent on other briefs, and where it says nothing.",
    )
    fingerprint: str
    source: str
    url: str | None = None
    fetched_at: AwareDatetime
    parser_version: str


class Brief(Content):
    """One occurrence of a text on a page."""

    brief_id: str
    article_id: str
    ordinal: int = Field(ge=0, description="0 is the first on the page.")
    span: tuple[int, int] = Field(
        description="[start, end) in code points of text, or of the text extracted from html."
    )
