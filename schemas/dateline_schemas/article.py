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
"""Bytes of ``text`` or ``html`` in UTF-8, 1 MiB; a larger page is refused. Chosen by hand."""


def _no_bare_number(instant: object) -> object:
    """Refuse a bare number, which pydantic would read as Unix seconds or milliseconds."""
    if isinstance(instant, int | float) or (isinstance(instant, str) and "-" not in instant[1:]):
        msg = "an instant is written out in ISO 8601 with its time zone"
        raise ValueError(msg)
    return instant


def _bounded(body: str) -> str:
    """Refuse a body over the limit. It validates the field and not the model, so that the error names the field."""
    size = len(body.encode("utf-8", "surrogatepass"))
    if size > MAX_PAGE_BYTES:
        msg = f"the page has {size} bytes; at most {MAX_PAGE_BYTES} are taken"
        raise ValueError(msg)
    return body


@lru_cache(maxsize=1024)
def _zone(name: str) -> str:
    """Refuse a name that is not in the IANA time zone database."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError for the name of a folder, America
        msg = f"no time zone is called {name}; give an IANA name, as Europe/Amsterdam"
        raise ValueError(msg) from error
    return name


Instant = Annotated[AwareDatetime, BeforeValidator(_no_bare_number)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=2048)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
# It begins with a capital, so that localtime (the machine's own zone) and the folders posix/ and right/ are refused.
TimeZone = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z][A-Za-z0-9_+-]{0,31}(/[A-Za-z0-9_+-]{1,31}){0,2}$"),
    AfterValidator(_zone),
]
# JSON Schema counts code points and not bytes: its maxLength is an upper bound of the limit.
Body = Annotated[str, AfterValidator(_bounded), Field(json_schema_extra={"maxLength": MAX_PAGE_BYTES})]
ONE_BODY: Final[list[JsonValue]] = [
    {"required": [name], "properties": {name: {"type": "string"}}} for name in ("text", "html")
]
"""The part of the JSON Schema that requires exactly one of ``text`` and ``html``."""


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
    title: Name | None = Field(
        default=None,
        description="The page's title: the headline of its article, if the text holds none. Where it is absent, "
        "the title in the head of its HTML is used.",
    )
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
        """``article_id``, or an id derived from the content, which is always the same for the same page."""
        if self.article_id is not None:
            return self.article_id
        return self.id_of(self.text if self.text is not None else self.html or "")

    def id_of(self, body: str) -> str:
        """Return the id that is derived from the content, if ``body`` is the page's text or HTML as it was given."""
        return digest(self.source, self.url or "", self.fetched_at.isoformat(), body)

    @property
    def key(self) -> str:
        """The Kafka key: source and url, or source and article id for a page without url."""
        return f"{self.source} {self.url or self.id}"


def digest(*parts: str, prefix: bytes = b"") -> str:
    """Return the 128-bit hash of the parts, in hex.

    Each part is preceded by its length, so that ("ab", "c") and ("a", "bc") differ. ``prefix`` is the result of
    ``length_prefixed`` for leading parts that many digests share.
    """
    return hashlib.blake2b(prefix + length_prefixed(*parts), digest_size=16).hexdigest()


def length_prefixed(*parts: str) -> bytes:
    """Return the parts as bytes, each preceded by its length."""
    return b"".join([len(data := part.encode("utf-8", "surrogatepass")).to_bytes(8, "big") + data for part in parts])
