"""A text and how often it was seen, as it travels on ``wire.distinct``."""

from pydantic import AwareDatetime, Field

from dateline_schemas.brief import Brief, Published
from dateline_schemas.record import Record


class SourceCount(Record):
    """How many sightings came from one source."""

    source: str
    count: int = Field(ge=1)


class Sources(Record):
    """Sightings by source: at most 32 of them with counts, first seen first, and how many there are in all."""

    top: tuple[SourceCount, ...] = Field(max_length=32)
    total: int = Field(ge=1)


class Sightings(Record):
    """All occurrences of one text so far."""

    count: int = Field(ge=1)
    added: tuple[SourceCount, ...] | None = Field(
        default=None,
        max_length=33,
        description="The sightings since the text's record before this one, by source; those of sources that `sources` "
        "does not name stand under an empty name. The sum over all records of a text is its number of sightings, in "
        "whatever order they are read, and also where `count` began again. Absent in records of earlier versions.",
    )
    first_seen: AwareDatetime
    last_seen: AwareDatetime
    sources: Sources
    published: Published = Field(description="The intersection of the sightings' intervals.")
    conflicts: int = Field(
        default=0, ge=0, description="Sightings whose interval was disjoint from that of the earlier ones."
    )


class Distinct(Brief):
    """A brief that is new or adds something to the sightings of its text, with all sightings so far."""

    sightings: Sightings
