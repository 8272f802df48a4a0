"""Texts in nine languages name exactly the countries that a careful reader finds in them."""

from pathlib import Path
from typing import Final

import pytest

from dateline.core.places.countries import countries
from tests.golden.mentions import ASIDE, DEV, Mention, mentions, scores

LANGUAGES: Final = {"nl", "en", "de", "fr", "es", "it", "pt", "no", "sv"}
FEWEST: Final = 30
BAR_DEV, BAR_ASIDE = 0.97, 0.92


@pytest.mark.parametrize(("path", "bar"), [(DEV, BAR_DEV), (ASIDE, BAR_ASIDE)], ids=["dev", "aside"])
def test_texts_name_their_countries(path: Path, bar: float) -> None:
    assert scores(path)["all"].right >= bar


def test_every_language_has_texts_enough() -> None:
    texts = [*mentions(DEV), *mentions(ASIDE)]
    assert {text.language for text in texts} == LANGUAGES
    assert all(sum(text.language == language for text in texts) >= FEWEST for language in LANGUAGES)
    assert len({text.text for text in texts}) == len(texts)


@pytest.mark.parametrize("mention", [*mentions(DEV)], ids=lambda mention: mention.text[:40])
def test_text_names_its_countries(mention: Mention) -> None:
    assert countries(mention.text) == mention.codes
