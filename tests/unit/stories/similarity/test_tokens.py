"""Tokens are what a pattern would find, and hash alike wherever they stand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.stories.similarity.tokens import characters, hash_of_characters, tokens

PATTERN = re.compile(
    r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+"
    r"|\d+(?:[.,:/-]\d+)*"
    r"|(?!\W)[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
MIXED = st.text(st.sampled_from("abXé12.,:/-_ \n'\"字한かー・𐐀😀²٣\ud800")) | st.text()


def printed(text: str) -> list[str]:
    all_tokens = tokens(text)
    return [text[start:end] for start, end in zip(all_tokens.starts, all_tokens.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("...", []),
        ("It rose 1,200.5 points, to 14-7.", ["It", "rose", "1,200.5", "points", "to", "14-7"]),
        ("12- and 3.", ["12", "and", "3"]),
        ("4x4", ["4", "x", "4"]),
        ("l'élection", ["l", "élection"]),
        ("東京で2人", ["東", "京", "で", "2", "人"]),
        ("snake_case", ["snake", "case"]),
        ("𐐀b 😀 c", ["𐐀b", "c"]),
    ],
)
def test_words_and_numbers_are_tokens(text: str, expected: list[str]) -> None:
    assert printed(text) == expected


@given(MIXED)
def test_tokens_are_what_a_pattern_finds(text: str) -> None:
    assert printed(text) == PATTERN.findall(text)


@given(MIXED)
def test_numbers_are_marked_as_numeric(text: str) -> None:
    assert tokens(text).numeric.tolist() == [token[0].isdecimal() for token in printed(text)]


@given(MIXED, st.sampled_from(["", "Before, ", "Vóór ", "先に "]), st.sampled_from(["", " and after.", " naïef"]))
def test_a_token_hashes_alike_wherever_it_stands(text: str, before: str, after: str) -> None:
    alone = tokens(f" {text} ").hashes.tolist()
    within = tokens(f"{before} {text} {after}").hashes.tolist()
    first = len(printed(before))
    assert within[first : first + len(alone)] == alone


@given(MIXED)
def test_a_token_has_the_hash_of_its_characters(text: str) -> None:
    starts, ends, hashes, _ = tokens(text)
    code_points, _ = characters(text)
    assert [hash_of_characters(code_points, *place) for place in zip(starts, ends, strict=True)] == hashes.tolist()


def test_no_two_of_many_words_hash_alike() -> None:
    words = [f"{first}{second}{third}" for first in "abcdefgh" for second in "abcdefgh" for third in range(1000)]
    words = [word.replace("0", "o").replace("1", "l").translate(DIGITS) for word in words]
    assert len(set(tokens(" ".join(words)).hashes.tolist())) == len(set(words))


DIGITS = str.maketrans("23456789", "zyxwvuts")
