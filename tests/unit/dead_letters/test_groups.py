"""Dead letters grouped by stage and cause."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from dateline.core.dead_letters.groups import FailedRecord, LetterGroups

NOON: Final = datetime(2026, 2, 7, 12, tzinfo=UTC)
LARGE: Final = "not a RawArticle: text: Value error, the page has {} bytes; at most 1048576 are taken"


def failed(number: int, **changes: Any) -> FailedRecord:  # noqa: ANN401  (a letter's fields)
    fields = {"stage": "split", "exception_class": "E", "message": LARGE.format(number), "retried": False, **changes}
    return FailedRecord(id=number, at=NOON + timedelta(minutes=number), **fields)


def test_a_thousand_letters_of_one_cause_are_one_row() -> None:
    groups = LetterGroups()
    for number in range(1000):
        groups.add(failed(number, retried=number < 30))
    for number in (3, 29, 500):  # letter 500 was never retried
        groups.fail_again(number)
    (group,) = groups.groups()
    assert (group.letters, group.retried, group.failed_again) == (1000, 30, 2)
    assert (group.first, group.last, group.example) == (NOON, NOON + timedelta(minutes=999), 999)
    assert group.why == "the page is too large: text has N bytes, and the limit is N"


def test_each_stage_cause_and_class_is_a_group_and_the_largest_comes_first() -> None:
    groups = LetterGroups()
    for letter in (
        failed(1, stage="route"),
        failed(2, exception_class="F"),
        failed(3, message="odd"),
        failed(4),
        failed(5),
    ):
        groups.add(letter)
    assert [(group.stage, group.exception_class, group.letters) for group in groups.groups()] == [
        ("split", "E", 2),
        ("route", "E", 1),
        ("split", "F", 1),
        ("split", "E", 1),
    ]


def test_a_class_with_its_old_module_path_is_in_the_group_of_the_class() -> None:
    groups = LetterGroups()
    for number, name in enumerate(("streams.codec.UndecodableError", "UndecodableError")):
        groups.add(failed(number, exception_class=name))
    (group,) = groups.groups()
    assert (group.exception_class, group.letters) == ("UndecodableError", 2)
