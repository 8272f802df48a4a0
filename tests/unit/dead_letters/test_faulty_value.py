"""A record's value as lines: each fault stands on the line of its field, and no value makes it fail."""

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.dead_letters.diagnosis import Fault
from dateline.core.dead_letters.faulty_value import MAX_SHOWN, MAX_TEXT_CHARS, ValueLine, value_lines

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=50),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=30,
)


def test_json_is_indented_and_its_faulty_fields_are_marked() -> None:
    value = orjson.dumps({"source": 7, "places": [{"lat": "north"}], "none": {}})
    lines = value_lines(
        value,
        (Fault(("source",), "no string"), Fault(("places", "0", "lat"), "no number"), Fault(("text",), "is missing")),
    )
    assert lines == [
        ValueLine("{", "text: is missing"),
        ValueLine('  "source": 7,', "no string"),
        ValueLine('  "places": ['),
        ValueLine("    {"),
        ValueLine('      "lat": "north"', "no number"),
        ValueLine("    }"),
        ValueLine("  ],"),
        ValueLine('  "none": {}'),
        ValueLine("}"),
    ]


def test_a_long_text_is_cut_and_says_how_much_follows() -> None:
    (_, line, _) = value_lines(orjson.dumps({"text": "x" * (MAX_TEXT_CHARS + 70)}), ())
    assert line.text == f'  "text": "{"x" * MAX_TEXT_CHARS}" … 70 more characters'


@pytest.mark.parametrize(
    ("value", "text", "at"),
    [
        (b'{"source": "a por', '{"source": "a por', "character "),
        (b'{"a": 1,\n"b": oops}\n', '"b": oops}', "character 14: "),
        ('{"source": "\u00fc"}'.encode("cp1252"), '{"source": "\u00fc"}', "byte 12: byte 0xfc is no UTF-8"),
        (b"", "", "character 0: "),
    ],
)
def test_a_value_that_is_no_json_is_shown_around_its_fault(value: bytes, text: str, at: str) -> None:
    (line,) = [line for line in value_lines(value, ()) if line.fault]
    assert line.text == text
    assert line.fault.startswith(at)


def test_of_a_long_value_only_the_text_around_the_fault_is_shown() -> None:
    lines = value_lines(b'{"a": "' + b"x" * 5000 + b"\xff" + b"y" * 5000, ())
    assert sum(len(line.text) for line in lines) < MAX_SHOWN + 100
    assert lines[0].text == "… 4507 more bytes"
    assert lines[-1].text == "… 4501 more bytes"


@given(JSON)
def test_a_short_value_is_shown_whole(value: object) -> None:
    shown = "\n".join(line.text for line in value_lines(orjson.dumps(value), ()))
    assert orjson.loads(shown) == value


@given(st.binary(max_size=300), st.lists(st.tuples(st.lists(st.text(max_size=3), max_size=3), st.text(max_size=9))))
def test_any_bytes_have_lines(value: bytes, wrong: list[tuple[list[str], str]]) -> None:
    assert value_lines(value, [Fault(tuple(path), why) for path, why in wrong])


@pytest.mark.parametrize("name", ["²", "-1", "7", "9" * 5000, "01"])
def test_a_fault_at_an_index_that_a_list_does_not_have_stands_on_the_first_line(name: str) -> None:
    assert value_lines(b"[1]", (Fault((name,), "odd"),))[0].fault == f"{name}: odd"


def test_a_value_nested_deeply_or_of_many_lines_is_cut() -> None:
    assert value_lines(b"[" * 100_000, ())
    assert value_lines(b'{"a":' * 900 + b"1" + b"}" * 900, ())
    assert len(value_lines(orjson.dumps(list(range(100_000))), ())) == MAX_SHOWN + 1
