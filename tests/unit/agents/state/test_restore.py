"""A position record of another version is refused with what to do."""

import pytest

from dateline.agents.state.restore import Position, StateError, checked_position
from dateline.core.versions import FINGERPRINT_VERSION, STORY_MODEL_VERSION
from dateline.kafka.codec import pack

FORMER = {"offset": 7, "fingerprint_version": FINGERPRINT_VERSION}
"""As written before there was a story model."""


def test_a_position_is_read_back() -> None:
    position = Position(7, {"0": 5}, 2)
    assert checked_position(position.pack(), "here", threads=True) == position


def test_other_stages_do_not_heed_the_story_model() -> None:
    assert checked_position(pack(FORMER), "here", threads=False) == Position(7)
    assert checked_position(pack(FORMER | {"story_model": -1}), "here", threads=False) == Position(7)


@pytest.mark.parametrize(
    ("fields", "model"),
    [
        ({}, 0),
        ({"story_model": 1}, 1),
        ({"story_model": STORY_MODEL_VERSION + 1}, STORY_MODEL_VERSION + 1),
    ],
)
def test_threads_of_another_story_model_are_refused_with_what_to_do(fields: dict[str, int], model: int) -> None:
    with pytest.raises(StateError, match=f"here: .*story model {model}, .*`dateline upgrade prepare`"):
        checked_position(pack(FORMER | fields), "here", threads=True)


def test_another_fingerprint_version_is_refused_for_every_stage() -> None:
    with pytest.raises(StateError, match="fingerprint version -1"):
        checked_position(pack({"offset": 7, "fingerprint_version": -1}), "here", threads=False)
