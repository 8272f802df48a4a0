"""In texts of nine languages, exactly the countries are found that a careful reader finds."""

from pathlib import Path
from typing import Final

import pytest

from dateline.core.places.countries import countries
from tests.golden.mentions import ASIDE, DEV, Mention, mentions, scores
from tests.rows import each_row

LANGUAGES: Final = {"nl", "en", "de", "fr", "es", "it", "pt", "no", "sv"}
MIN_TEXTS_PER_LANGUAGE: Final = 30
"""Texts of each language, in both files together. Chosen by hand."""
BAR_DEV, BAR_ASIDE = 0.97, 0.92
"""The share of texts that has to be right, of each file. Chosen by hand."""


@pytest.mark.parametrize(("path", "bar"), [(DEV, BAR_DEV), (ASIDE, BAR_ASIDE)], ids=["dev", "aside"])
def test_enough_texts_are_right(path: Path, bar: float) -> None:
    assert scores(path)["all"].right >= bar


def test_every_language_has_enough_texts() -> None:
    texts = [*mentions(DEV), *mentions(ASIDE)]
    assert {text.language for text in texts} == LANGUAGES
    assert all(sum(text.language == language for text in texts) >= MIN_TEXTS_PER_LANGUAGE for language in LANGUAGES)
    assert len({text.text for text in texts}) == len(texts)


@each_row("mention", [*mentions(DEV)], ids=lambda mention: mention.text[:40])
def test_a_text_has_the_countries_of_its_gold(mention: Mention) -> None:
    assert countries(mention.text) == mention.codes
