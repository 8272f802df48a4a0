"""Which dead letters a selection includes."""

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from dateline.core.dead_letters.selection import Selection, source_among
from dateline_schemas import DeadLetter
from tests.rows import each_row

NOON: Final = datetime(2026, 2, 7, 12, tzinfo=UTC)
MESSAGE: Final = "not a RawArticle: text: Value error, the page has 7 bytes; at most 1048576 are taken"


def dead(**changes: object) -> DeadLetter:
    fields: dict[str, object] = {
        "topic": "wire.raw", "partition": 2, "offset": 71, "stage": "split", "class_name": "c", "exception_class": "E",
        "exception_message": MESSAGE, "exception_stacktrace": "", "size": 0,
    }  # fmt: skip
    return DeadLetter.model_validate(fields | changes)


SELECTED: Final = (
    Selection(),
    Selection(stage="split"),
    Selection(reason="THE PAGE HAS 7 bytes"),
    Selection(reason="the page has N bytes"),
    Selection(reason="the page is too large: text has N bytes"),
    Selection(source="a portal"),
    Selection(since=NOON, until=NOON + timedelta(seconds=1)),
    Selection(ids=frozenset({"17"})),
    Selection(ids=frozenset({"5", "wire.raw/2@71"})),
)
UNSELECTED: Final = (
    Selection(stage="route"),
    Selection(reason="time zone"),
    Selection(source="a port"),
    Selection(since=NOON + timedelta(seconds=1)),
    Selection(until=NOON),
    Selection(ids=frozenset({"71"})),
    Selection(stage="split", source="another"),
)


@each_row("value", [b'{"source": "a portal"}', b'{"source": broken', b"\xff", None])
@each_row("selection", SELECTED)
def test_a_letter_that_meets_all_conditions_is_selected(selection: Selection, value: bytes | None) -> None:
    assert selection.includes(17, NOON, dead(key=b"a portal https://its.page", value=value))


@pytest.mark.parametrize("selection", UNSELECTED)
def test_a_letter_that_misses_one_condition_is_not_selected(selection: Selection) -> None:
    assert not selection.includes(17, NOON, dead(key=b"another https://its.page", value=b'{"source": "a portal"}'))


@pytest.mark.parametrize(
    ("value", "found"),
    [(b'{"source": "a portal"}', "a portal"), (b'{"source": "b"}', None), (b"{", "another"), (None, "another")],
)
def test_the_source_of_a_letter_is_that_of_its_value_or_its_key(value: bytes | None, found: str | None) -> None:
    letter = dead(key=b"another https://its.page", value=value)
    assert source_among(letter, {"a portal", "a", "another"}) == found
