"""A name by its consonants: one in another script agrees with its transcription, and not with another town's name."""

import pytest

from dateline.core.places.names.consonants import consonants, keys_of_sound, script_of, sounds_like


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("نوابشاہ", "Nawabshah"),
        ("चकवाल", "Chakwāl"),
        ("अलीगढ़", "Aligarh"),
        ("ব্রাহ্মণবাড়িয়া", "Brahmanbaria"),
        ("حفر الباطن", "Hafar Al-Batin"),
        ("Цхинвали", "Tskhinvali"),
    ],
)
def test_a_name_sounds_like_its_transcription(name: str, latin: str) -> None:
    assert consonants(name) == consonants(latin)
    assert sounds_like(name, latin)


@pytest.mark.parametrize(("name", "latin"), [("УЛЯНОВСЬК", "Luhansk"), ("ह्यूस्टन", "Satānā")])
def test_a_name_with_the_same_consonants_begins_or_ends_otherwise(name: str, latin: str) -> None:
    assert consonants(name) == consonants(latin)
    assert not sounds_like(name, latin)


def test_two_consonants_are_too_few() -> None:
    assert keys_of_sound("Siwān", ["DEVANAGARI"]) == []
    assert keys_of_sound("Buxar", ["DEVANAGARI"]) == ["=Dbksr"]


@pytest.mark.parametrize(
    ("name", "script"), [("कोटा", "DEVANAGARI"), ("Αθήνα", "GREEK"), ("Łódź", None), ("東京", None)]
)
def test_the_script_is_that_of_the_first_letter(name: str, script: str | None) -> None:
    assert script_of(name) == script
