"""What a worker of another version than the live namespace's says when it is refused."""

import pytest

from dateline.cli.run.worker import _other_version


@pytest.mark.parametrize(
    ("live", "begins"),
    [("wire-2", "wire is wire-2 now, of parser 16,"), ("wire", "wire itself is live, and it is of parser 16,")],
)
def test_after_a_step_back_the_name_is_said_once(live: str, begins: str) -> None:
    line = _other_version("wire", live, ("16", 3, 8), ("15", 3, 7))
    assert line.startswith(begins)
    assert line.endswith("; this has 15, 3 and 7: run the version that made it")
