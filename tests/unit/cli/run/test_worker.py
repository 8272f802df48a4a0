"""What a worker of another version than the live namespace's says when it is refused."""

from datetime import UTC, datetime

import pytest

from dateline.agents.state.versions import other_version
from dateline.core.replay.alias import Alias
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION, STORY_MODEL_VERSION

LIVE = Alias(
    live="wire-2", former="wire", phase="live", at=datetime(2026, 2, 7, tzinfo=UTC), parser_version=PARSER_VERSION,
    fingerprint_version=FINGERPRINT_VERSION, story_model=STORY_MODEL_VERSION,
)  # fmt: skip


@pytest.mark.parametrize(
    ("live", "begins"),
    [("wire-2", "wire is wire-2 now, of parser 0,"), ("wire", "wire itself is live, and it is of parser 0,")],
)
def test_after_a_step_back_the_name_is_said_once(live: str, begins: str) -> None:
    line = other_version("wire", LIVE.model_copy(update={"live": live, "parser_version": "0"}))
    assert line.startswith(begins)
    assert line.endswith(f"; this has {PARSER_VERSION}, {FINGERPRINT_VERSION} and {STORY_MODEL_VERSION}")


def test_its_own_version_is_not_refused() -> None:
    assert other_version("wire", LIVE) == ""
