"""A scraped page, as it arrives on ``wire.raw``."""

import hashlib
from typing import Annotated, Final, Self

from pydantic import AwareDatetime, Field, StringConstraints, model_validator

from schemas.record import Record

MAX_PAGE_BYTES: Final = 1024 * 1024
"""The largest page taken, in UTF-8 bytes of ``text`` or ``html``."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=2048)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


class RawArticle(Record):
    """One fetched page. Only ``source``, ``fetched_at`` and one of ``text`` and ``html`` are required."""

    article_id: Name | None = Field(
        default=None, description="Derived from source, url, fetched_at and text where absent."
    )
    source: Name = Field(description="The site or feed that the page was fetched from.")
    url: Name | None = None
    fetched_at: AwareDatetime = Field(description="When the page was fetched, with its time zone.")
    published_at: AwareDatetime | None = Field(
        default=None, description="When the lead was published, if the page said so."
    )
    language: LanguageCode | None = Field(default=None, description="ISO 639-1, if the page declared one.")
    section: Name | None = None
    title: Name | None = None
    home_country: CountryCode | None = Field(
        default=None, description="ISO 3166-1 alpha-2 of the source's own country."
    )
    text: str | None = None
    html: str | None = None

    @model_validator(mode="after")
    def _one_body_of_bounded_size(self) -> Self:
        if (self.text is None) == (self.html is None):
            msg = "exactly one of text and html is required"
            raise ValueError(msg)
        body = self.text if self.text is not None else self.html or ""
        size = len(body.encode("utf-8", "surrogatepass"))
        if size > MAX_PAGE_BYTES:
            msg = f"the page has {size} bytes; at most {MAX_PAGE_BYTES} are taken"
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


def digest(*parts: str) -> str:
    """128 bits in hex of the parts, so separated that no two lists of parts share a digest by shifting text."""
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hashed.update(len(data).to_bytes(8, "big"))
        hashed.update(data)
    return hashed.hexdigest()
