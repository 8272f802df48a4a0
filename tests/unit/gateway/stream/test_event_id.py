"""Ids of events: short text that says how far a client is, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gateway.stream.event_id import EventId, UnknownIdError, decode_id, encode_id, tag_of

OFFSETS = st.lists(st.integers(0, 2**62), min_size=1, max_size=64)


@given(OFFSETS)
def test_an_id_says_the_offset_of_each_partition(offsets: list[int]) -> None:
    text = encode_id(tag_of("stories", "wire"), dict(enumerate(offsets)))
    assert decode_id(text) == EventId(tag_of("stories", "wire"), tuple(offsets))
    assert all(char.isalnum() or char in "-_" for char in text)


def test_with_64_partitions_an_id_is_shorter_than_a_kilobyte() -> None:
    assert len(EventId(tag_of("stories", "wire"), (2**48,) * 64).encode()) <= 613
    assert len(EventId(tag_of("stories", "wire"), (2**40,) * 64).encode()) <= 1024


def test_streams_and_namespaces_have_tags_of_their_own() -> None:
    assert len({tag_of(*names) for names in (("stories", "wire"), ("alerts", "wire"), ("stories", "wire-new"))}) == 3


@given(st.one_of(st.text(max_size=80), st.binary(max_size=60).map(bytes.hex)))
def test_any_text_is_an_id_or_is_refused(text: str) -> None:
    try:
        found = decode_id(text)
    except UnknownIdError:
        return
    assert found.encode() == text


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1],
        lambda text: text + "A",
        lambda text: text + "=",
        lambda text: text + "\n",
        lambda text: " " + text,
        lambda text: text.replace(text[-1], "é"),
        lambda text: text * 1000,
        lambda _: "AQ",
    ],
)
def test_a_changed_id_is_refused(change: object) -> None:
    text = encode_id(tag_of("stories", "wire"), {0: 300, 1: 5})
    assert callable(change)
    with pytest.raises(UnknownIdError):
        decode_id(change(text))
