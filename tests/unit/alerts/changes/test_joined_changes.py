from dateline.core.alerts.changes.joined_changes import MAX_JOINED, joined
from tests.rows import each_row


@each_row(
    ("earlier", "later", "expected"),
    [
        ((), ("9 → 14 dead",), ("9 → 14 dead",)),
        (("9 → 14 dead",), (), ("9 → 14 dead",)),
        (("9 → 14 dead", "adds Lund"), ("14 → 17 dead", "adds Oslo"), ("9 → 17 dead", "adds Lund", "adds Oslo")),
        (("9 → 14 people killed",), ("14 → 17 killed",), ("9 → 17 killed",)),
        (("9 → 14 dead",), ("9 → 17 dead",), ("9 → 17 dead",)),  # the wire words it against the version before
        (("9 → 14 dead",), ("14 → 9 dead",), ()),
        (("Net 14 → 23",), ("Net 23 → 25",), ("Net 14 → 25",)),
        (("Net 14 → 23",), ("Rev 23 → 25",), ("Net 14 → 23", "Rev 23 → 25")),
        (("9 → 14 dead",), ("14 → 20 houses",), ("9 → 14 dead", "14 → 20 houses")),
        (("Jan Smit → Piet Bos",), ("Piet Bos → Kees Vos",), ("Jan Smit → Kees Vos",)),
        (("3 → 5 people killed",), ("5 → 9 people injured",), ("3 → 5 people killed", "5 → 9 people injured")),
        (("12 → 14 people killed",), ("12 → 20 people injured",), ("12 → 14 people killed", "12 → 20 people injured")),
        (("adds Lund",), ("adds Lund",), ("adds Lund",)),
    ],
)
def test_changes_of_several_versions_are_one_list(
    earlier: tuple[str, ...], later: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert joined(earlier, later) == expected


def test_the_list_is_bounded() -> None:
    assert len(joined([f"adds A{number}" for number in range(60)], ["adds B"])) == MAX_JOINED
