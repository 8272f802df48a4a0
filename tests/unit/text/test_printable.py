"""What a terminal may be given of a text, for every character of Unicode."""

import json
import sys
import unicodedata
from typing import Final

import pytest

from dateline.core.text.printable import escape_json, printable

EVERY_CHARACTER: Final = [chr(code) for code in range(sys.maxunicode + 1)]
CONTROLS: Final = [char for char in EVERY_CHARACTER if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


def test_no_control_of_unicode_is_printable_and_every_visible_character_stays() -> None:
    shown = printable("".join(EVERY_CHARACTER))
    assert not set(CONTROLS) & set(shown)
    assert len(shown) == len(EVERY_CHARACTER)
    assert all(after == before for before, after in zip(EVERY_CHARACTER, shown, strict=True) if before.isprintable())


def test_json_keeps_its_value_and_has_no_control() -> None:
    text = "".join(char for char in EVERY_CHARACTER if not "\ud800" <= char <= "\udfff")
    line = json.dumps({"text": text}, ensure_ascii=False)
    escaped = escape_json(line)
    assert json.loads(escaped) == {"text": text}
    assert not set(CONTROLS) & set(escaped)


def test_json_keeps_the_line_ends_between_records_and_other_writing() -> None:
    lines = '{"a":"né\u00a0\u4e2d\U0001f600"}\n{"b":1}\n'
    assert escape_json(lines) == lines


@pytest.mark.parametrize(
    ("text", "keep", "mark", "shown"),
    [
        ("a\x1b[31mb", "", " ", "a [31mb"),
        ("a\nb\tc", "", " ", "a b c"),
        ("a\nb\tc\r", "\n\t", " ", "a\nb\tc "),
        ("a\u202eb\u00a0c\ud800", "", "\ufffd", "a\ufffdb c\ufffd"),
        ("[red]né[/red]", "", " ", "[red]né[/red]"),
    ],
)
def test_a_control_becomes_a_mark_and_a_blank_of_any_kind_a_plain_one(
    text: str, keep: str, mark: str, shown: str
) -> None:
    assert printable(text, keep, mark) == shown
