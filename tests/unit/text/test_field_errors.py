"""Every pattern of a field is told in words."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from dateline.core.alerts.delivery.target import Target
from dateline.core.alerts.rule import Rule
from dateline.core.text.field_errors import WORDS, error_text
from dateline.settings import Settings, SettingsError, load_settings
from dateline_schemas import RawArticle


def patterns(schema: object) -> Iterator[str]:
    if isinstance(schema, Mapping):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for value in schema.values():
            yield from patterns(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from patterns(value)


@pytest.mark.parametrize("model", [Settings, RawArticle, Rule, Target])
def test_every_pattern_of_a_model_has_words(model: type[BaseModel]) -> None:
    assert set(patterns(model.model_json_schema())) <= set(WORDS)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("home_country", "nl", "String should be two capital letters, such as NL"),
        ("language", "Dutch", "String should be two or three small letters, such as nl"),
        ("time_zone", "oslo", "String should be a name of the IANA database, such as Europe/Oslo"),
    ],
)
def test_a_page_s_field_is_told_in_words(field: str, value: str, words: str) -> None:
    page: dict[str, Any] = {"source": "kust", "fetched_at": "2026-02-07T22:00:00+00:00", "text": "x", field: value}
    with pytest.raises(ValidationError) as caught:
        RawArticle.model_validate(page)
    assert error_text(caught.value.errors()[0]) == words


def test_a_setting_is_told_in_words() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"DATELINE_NAMESPACE": "Wire!"})
    assert "small letters, digits and hyphens, such as wire-2" in str(caught.value)
    assert "^" not in str(caught.value)
