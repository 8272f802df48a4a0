"""A scraped page, as it arrives on ``wire.raw``."""

import hashlib
from functools import lru_cache
from typing import Annotated, Final, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    model_validator,
)

from dateline_schemas.record import Record

MAX_PAGE_BYTES: Final = 1024 * 1024
"""The largest page taken, in UTF-8 bytes of ``text`` or ``html``."""


def _written_out(instant: object) -> object:
    """Refuse a bare number, which would pass for Unix seconds or milliseconds in a zone nobody named."""
    if isinstance(instant, int | float) or (isinstance(instant, str) and "-" not in instant[1:]):
        msg = "an instant is written out in ISO 8601 with its time zone"
        raise ValueError(msg)
    return instant


def _bounded(body: str) -> str:
    """Refuse a body over the limit. A validator of the field, so that the error names the field."""
    size = len(body.encode("utf-8", "surrogatepass"))
    if size > MAX_PAGE_BYTES:
        msg = f"the page has {size} bytes; at most {MAX_PAGE_BYTES} are taken"
        raise ValueError(msg)
    return body


@lru_cache(maxsize=1024)
def _zone(name: str) -> str:
    """Refuse a name that the IANA time zone database does not hold."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # the last for a folder's name, America
        msg = f"no time zone is called {name}; give an IANA name, as Europe/Amsterdam"
        raise ValueError(msg) from error
    return name


Instant = Annotated[AwareDatetime, BeforeValidator(_written_out)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=2048)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
# A capital first, so that neither localtime, the machine's own, nor posix/ and right/ pass for zones.
TimeZone = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z][A-Za-z0-9_+-]{0,31}(/[A-Za-z0-9_+-]{1,31}){0,2}$"),
    AfterValidator(_zone),
]
# JSON Schema counts code points, so its maxLength is the part of the limit that it can say.
Body = Annotated[str, AfterValidator(_bounded), Field(json_schema_extra={"maxLength": MAX_PAGE_BYTES})]
ONE_BODY: Final[list[JsonValue]] = [
    {"required": [name], "properties": {name: {"type": "string"}}} for name in ("text", "html")
]


class RawArticle(Record):
    """One fetched page. Only ``source``, ``fetched_at`` and one of ``text`` and ``html`` are required."""

    model_config = ConfigDict(json_schema_extra={"oneOf": ONE_BODY})

    article_id: Name | None = Field(
        default=None, description="Derived from source, url, fetched_at and text where absent."
    )
    source: Name = Field(description="The site or feed that the page was fetched from.")
    url: Name | None = None
    fetched_at: Instant = Field(description="When the page was fetched, with its time zone.")
    published_at: Instant | None = Field(default=None, description="When the lead was published, if the page said so.")
    language: LanguageCode | None = Field(default=None, description="ISO 639-1, if the page declared one.")
    section: Name | None = None
    title: Name | None = None
    home_country: CountryCode | None = Field(
        default=None, description="ISO 3166-1 alpha-2 of the source's own country."
    )
    time_zone: TimeZone | None = Field(
        default=None, description="The source's time zone, an IANA name; where absent, its country's, if that has one."
    )
    text: Body | None = Field(default=None, description="The page as text; at most 1 MiB of UTF-8.")
    html: Body | None = Field(default=None, description="The page as HTML, instead of text; at most 1 MiB of UTF-8.")

    @model_validator(mode="after")
    def _one_body(self) -> Self:
        if (self.text is None) == (self.html is None):
            msg = "exactly one of text and html is required"
            raise ValueError(msg)
        return self

    @property
    def id(self) -> str:
        """``article_id``, or one derived from the content; the same page always has the same."""
        if self.article_id is not None:
            return self.article_id
        body = self.text if self.text is not None else self.html or ""
        parts = (self.source, self.url or "", self.fetched_at.isoformat(), body)
        return digest(*parts)

    @property
    def key(self) -> str:
        """The Kafka key: source and url, or source and article id for a page without url."""
        return f"{self.source} {self.url or self.id}"


def digest(*parts: str, behind: bytes = b"") -> str:
    """128 bits in hex of the parts, so separated that no two lists of parts share a digest by shifting text.

    ``behind`` is what ``sized`` made of the parts in front of them that many digests share.
    """
    return hashlib.blake2b(behind + sized(*parts), digest_size=16).hexdigest()


def sized(*parts: str) -> bytes:
    """Return the parts as bytes, each behind its length."""
    return b"".join([len(data := part.encode("utf-8", "surrogatepass")).to_bytes(8, "big") + data for part in parts])
