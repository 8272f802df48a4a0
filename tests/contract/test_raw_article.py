"""Which raw pages are accepted and which are refused; a refusal names the field."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types
from pydantic import ValidationError

from dateline_schemas import RawArticle
from dateline_schemas.article import MAX_PAGE_BYTES
from tests.contract.export import export
from tests.rows import each_row

GOOD: dict[str, Any] = {"source": "kustbode", "fetched_at": "2026-02-06T09:20:00+01:00", "text": "OSLO (ANP) - Mist."}

OPTIONAL = ("article_id", "url", "published_at", "language", "section", "title", "home_country", "time_zone", "html")

BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no source": ({"source": None}, "source"),
    "an empty source": ({"source": ""}, "source"),
    "a source that is a number": ({"source": 7}, "source"),
    "no time of fetching": ({"fetched_at": None}, "fetched_at"),
    "no time zone": ({"fetched_at": "2026-02-06T09:20:00"}, "fetched_at"),
    "a date without a time": ({"fetched_at": "2026-02-06"}, "fetched_at"),
    "Unix seconds, which name no zone": ({"fetched_at": 1770366000}, "fetched_at"),
    "Unix seconds as text": ({"fetched_at": "1770366000"}, "fetched_at"),
    "words for a time": ({"fetched_at": "yesterday"}, "fetched_at"),
    "a published time without a zone": ({"published_at": "2026-02-06T08:00:00"}, "published_at"),
    "both text and html": ({"html": "<p>Mist.</p>"}, "text and html"),
    "neither text nor html": ({"text": ...}, "text and html"),
    "null text": ({"text": None}, "text and html"),
    "text that is a list": ({"text": ["Mist."]}, "text"),
    "one byte over 1 MiB": ({"text": "a" * (MAX_PAGE_BYTES + 1)}, "text"),
    "one byte over 1 MiB, in letters of two bytes": ({"text": "é" * (MAX_PAGE_BYTES // 2) + "a"}, "text"),
    "html over 1 MiB": ({"text": None, "html": "a" * (MAX_PAGE_BYTES + 1)}, "html"),
    "a country of three letters": ({"home_country": "NLD"}, "home_country"),
    "a country in small letters": ({"home_country": "nl"}, "home_country"),
    "a country by name": ({"home_country": "Nederland"}, "home_country"),
    "a zone that does not exist": ({"time_zone": "Europe/Goes"}, "time_zone"),
    "a zone's folder": ({"time_zone": "America"}, "time_zone"),
    "the machine's own zone": ({"time_zone": "localtime"}, "time_zone"),
    "a path for a zone": ({"time_zone": "../../etc/localtime"}, "time_zone"),
    "an offset for a zone": ({"time_zone": "+01:00"}, "time_zone"),
    "a language by name": ({"language": "Dutch"}, "language"),
    "an endless url": ({"url": "https://kustbode.example/" + "a" * 2048}, "url"),
    "an empty article id": ({"article_id": ""}, "article_id"),
}

ACCEPTED: dict[str, dict[str, Any]] = {
    "only the required fields": {},
    "null for every optional field": dict.fromkeys(OPTIONAL),
    "exactly 1 MiB": {"text": "a" * MAX_PAGE_BYTES},
    "exactly 1 MiB, in letters of two bytes": {"text": "é" * (MAX_PAGE_BYTES // 2)},
    "html": {"text": None, "html": "<p>Mist.</p>"},
    "an empty page": {"text": ""},
    "universal time": {"fetched_at": "2026-02-06T08:20:00Z"},
    "a zone": {"time_zone": "America/Argentina/Buenos_Aires"},
    "a field of a later version": {"weather": "fog"},
}


def document(changes: dict[str, Any]) -> str:
    return json.dumps({name: value for name, value in {**GOOD, **changes}.items() if value is not ...})


@each_row("case", BAD)
def test_a_refusal_names_the_field(case: str) -> None:
    changes, field = BAD[case]
    with pytest.raises(ValidationError) as refusal:
        RawArticle.read(document(changes))
    first = refusal.value.errors()[0]
    assert field in (
        *first["loc"],
        first["msg"].removeprefix("Value error, exactly one of ").removesuffix(" is required"),
    )


@pytest.mark.parametrize("case", ACCEPTED)
def test_a_good_page_is_accepted(case: str) -> None:
    RawArticle.read(document(ACCEPTED[case]))


@pytest.mark.parametrize("case", ["both text and html", "neither text nor html", "null text", "html over 1 MiB"])
def test_the_json_schema_refuses_it_too(case: str) -> None:
    validator = Draft202012Validator(json.loads(export()["raw-article.v1.schema.json"]))
    assert validator.is_valid(json.loads(document({})))
    assert not validator.is_valid(json.loads(document(BAD[case][0])))


def test_a_derived_id_depends_on_the_content_only() -> None:
    page = RawArticle.read(document({}))
    assert page.id == RawArticle.read(document({"language": "nl", "html": None})).id
    for change in ({"source": "fjordpost"}, {"url": "https://a.example"}, {"text": "OSLO (ANP) - Zon."}):
        assert page.id != RawArticle.read(document(change)).id


def test_the_key_is_source_and_url_or_the_id_without_one() -> None:
    page = RawArticle.read(document({}))
    assert page.key == f"kustbode {page.id}"
    assert RawArticle.read(document({"url": "https://a.example"})).key == "kustbode https://a.example"
