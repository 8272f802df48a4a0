"""Dead letters by stage and cause, and which of them a selection means."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from dateline.core.dead_letters.groups import Failed, LetterGroups
from dateline.core.dead_letters.selection import Selection
from dateline_schemas import DeadLetter

NOON: Final = datetime(2026, 2, 7, 12, tzinfo=UTC)
LARGE: Final = "not a RawArticle: text: Value error, the page has {} bytes; at most 1048576 are taken"


def failed(number: int, **changes: Any) -> Failed:  # noqa: ANN401  (a letter's fields)
    fields = {"stage": "split", "exception_class": "E", "message": LARGE.format(number), "retried": False, **changes}
    return Failed(id=number, at=NOON + timedelta(minutes=number), **fields)


def dead(**changes: object) -> DeadLetter:
    fields: dict[str, object] = {
        "topic": "wire.raw", "partition": 2, "offset": 71, "stage": "split", "class_name": "c", "exception_class": "E",
        "exception_message": LARGE.format(7), "exception_stacktrace": "", "size": 0,
    }  # fmt: skip
    return DeadLetter.model_validate(fields | changes)


def test_a_thousand_letters_of_one_cause_are_one_row() -> None:
    groups = LetterGroups()
    for number in range(1000):
        groups.add(failed(number, retried=number < 30))
    for number in (3, 29, 500):  # the last of them was retried by nobody that noted it
        groups.fail_again(number)
    (group,) = groups.told()
    assert (group.letters, group.retried, group.failed_again) == (1000, 30, 2)
    assert (group.first, group.last, group.example) == (NOON, NOON + timedelta(minutes=999), 999)
    assert group.why == "the page is too large: text has N bytes, and N are taken"


def test_stages_causes_and_classes_are_groups_of_their_own_the_largest_first() -> None:
    groups = LetterGroups()
    for letter in (
        failed(1, stage="route"),
        failed(2, exception_class="F"),
        failed(3, message="odd"),
        failed(4),
        failed(5),
    ):
        groups.add(letter)
    assert [(group.stage, group.exception_class, group.letters) for group in groups.told()] == [
        ("split", "E", 2),
        ("route", "E", 1),
        ("split", "F", 1),
        ("split", "E", 1),
    ]


def test_letters_that_name_a_class_by_its_old_module_are_in_one_group_with_those_that_do_not() -> None:
    groups = LetterGroups()
    for number, name in enumerate(("streams.codec.UndecodableError", "UndecodableError")):
        groups.add(failed(number, exception_class=name))
    (group,) = groups.told()
    assert (group.exception_class, group.letters) == ("UndecodableError", 2)


MEANT: Final = (
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
NOT_MEANT: Final = (
    Selection(stage="route"),
    Selection(reason="time zone"),
    Selection(source="a port"),
    Selection(since=NOON + timedelta(seconds=1)),
    Selection(until=NOON),
    Selection(ids=frozenset({"71"})),
    Selection(stage="split", source="another"),
)


@pytest.mark.parametrize("value", [b'{"source": "a portal"}', b'{"source": broken', b"\xff", None])
@pytest.mark.parametrize("selection", MEANT)
def test_a_letter_that_is_meant(selection: Selection, value: bytes | None) -> None:
    assert selection.takes(17, NOON, dead(key=b"a portal https://its.page", value=value))


@pytest.mark.parametrize("selection", NOT_MEANT)
def test_a_letter_that_is_not_meant(selection: Selection) -> None:
    assert not selection.takes(17, NOON, dead(key=b"another https://its.page", value=b'{"source": "a portal"}'))
