from time import process_time

import pytest

from dateline.gateway.board.stories.difference import difference


def shown(former: str, text: str) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(marks[each.side].format(each.text) + "#" * each.is_figure for each in difference(former, text))


@pytest.mark.parametrize(
    ("former", "text", "expected"),
    [
        ("At least 9 died.", "At least 14 died.", "At least [-9-]#[+14+]# died."),
        ("All hurt. Schools close.", "All hurt. Men dig. Schools close.", "All hurt. [+Men dig. +]Schools close."),
        ("rose 1,200 at once", "rose 1,250 at once", "rose [-1,200-]#[+1,250+]# at once"),
        ("a b c", "a b c", "a b c"),
        ("", "all new", "[+all new+]"),
        ("東京で5人死亡", "東京で8人死亡", "東京で[-5-]#[+8+]#人死亡"),
        ("the old mayor spoke", "the new mayor spoke", "the [-old-][+new+] mayor spoke"),
    ],
)  # fmt: skip
def test_words_that_differ_are_marked_and_numbers_more_so(former: str, text: str, expected: str) -> None:
    assert shown(former, text) == expected


def test_what_stays_is_shown_beside_a_change_alone() -> None:
    start, end = "word " * 200, " more" * 200
    found = shown(f"{start}9 died{end}", f"{start}14 died{end}")
    assert "[-9-]#[+14+]#" in found
    assert len(found) < 300
    assert found.count("…") == 2


@pytest.mark.parametrize(
    "words", [["a"], list("ab"), [f"{n}" for n in range(700)], ["x" * 20_000]], ids=["one", "two", "numbers", "long"]
)
def test_hostile_texts_are_compared_in_time(words: list[str]) -> None:
    former = " ".join(words[(n * n) % len(words)] for n in range(20_000))
    text = " ".join(words[(n * n * n + 1) % len(words)] for n in range(20_000))
    start = process_time()
    difference(former, text)
    assert process_time() - start < 5
