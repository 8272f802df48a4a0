"""In which other ways a word may be written, and which other words are none of them."""

import pytest

from dateline.core.stories.similarity.updates.spellings import spellings

LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("labor", "labour"), ("labour", "labor"), ("center", "centre"), ("organize", "organise"),
        ("defense", "defence"), ("tire", "tyre"), ("traveled", "travelled"), ("serached", "searched"),
        ("Shkodër", "shkoder"), ("Shkoder", "shkodër"), ("Strasse", "straße"), ("Straße", "strasse"),
        ("resume", "resumé"), ("résumé", "resume"), ("él", "el"),
    ],
)  # fmt: skip
def test_a_word_has_other_spellings(word: str, other: str) -> None:
    assert other in set(spellings(word, LETTERS))


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("hired", "fired"), ("million", "billion"), ("soldier", "soldiers"), ("soldiers", "soldier"),
        ("women", "woman"), ("raided", "raised"), ("buried", "burned"), ("killed", "hurt"), ("dead", "deal"),
        ("Johnston", "johnson"), ("Iraq", "iran"), ("now", "not"), ("muerta", "muerto"), ("12", "11"),
    ],
)  # fmt: skip
def test_another_word_is_no_spelling(word: str, other: str) -> None:
    assert other not in set(spellings(word, LETTERS))
