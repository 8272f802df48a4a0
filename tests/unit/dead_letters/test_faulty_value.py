"""A record's value for people: what is wrong stands where it is wrong, and nothing makes it fail."""

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.dead_letters.diagnosis import Fault
from dateline.core.dead_letters.faulty_value import LONGEST, LONGEST_TEXT, Line, value_lines

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=50),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=30,
)


def test_json_is_indented_and_its_faulty_fields_are_marked() -> None:
    value = orjson.dumps({"source": 7, "places": [{"lat": "north"}], "none": {}})
    found = value_lines(
        value,
        (Fault(("source",), "no string"), Fault(("places", "0", "lat"), "no number"), Fault(("text",), "is missing")),
    )
    assert found == [
        Line("{", "text: is missing"),
        Line('  "source": 7,', "no string"),
        Line('  "places": ['),
        Line("    {"),
        Line('      "lat": "north"', "no number"),
        Line("    }"),
        Line("  ],"),
        Line('  "none": {}'),
        Line("}"),
    ]


def test_a_long_text_is_cut_and_says_how_much_follows() -> None:
    (_, line, _) = value_lines(orjson.dumps({"text": "x" * (LONGEST_TEXT + 70)}), ())
    assert line.text == f'  "text": "{"x" * LONGEST_TEXT}" … 70 more characters'


@pytest.mark.parametrize(
    ("value", "text", "at"),
    [
        (b'{"source": "a por', '{"source": "a por', "character "),
        (b'{"a": 1,\n"b": oops}\n', '"b": oops}', "character 14: "),
        ('{"source": "\u00fc"}'.encode("cp1252"), '{"source": "\u00fc"}', "byte 12: byte 0xfc is no UTF-8"),
        (b"", "", "character 0: "),
    ],
)
def test_what_is_no_json_is_shown_around_its_fault(value: bytes, text: str, at: str) -> None:
    (line,) = [line for line in value_lines(value, ()) if line.fault]
    assert line.text == text
    assert line.fault.startswith(at)


def test_of_much_text_only_what_stands_around_the_fault_is_shown() -> None:
    lines = value_lines(b'{"a": "' + b"x" * 5000 + b"\xff" + b"y" * 5000, ())
    assert sum(len(line.text) for line in lines) < LONGEST + 100
    assert lines[0].text == "… 4507 more bytes"
    assert lines[-1].text == "… 4501 more bytes"


@given(JSON)
def test_what_is_short_is_shown_whole(told: object) -> None:
    shown = "\n".join(line.text for line in value_lines(orjson.dumps(told), ()))
    assert orjson.loads(shown) == told


@given(st.binary(max_size=300), st.lists(st.tuples(st.lists(st.text(max_size=3), max_size=3), st.text(max_size=9))))
def test_it_takes_whatever_stands_there(value: bytes, wrong: list[tuple[list[str], str]]) -> None:
    assert value_lines(value, [Fault(tuple(path), why) for path, why in wrong])


@pytest.mark.parametrize("name", ["²", "-1", "7", "9" * 5000, "01"])
def test_a_place_that_a_list_does_not_have_is_told_at_the_top(name: str) -> None:
    assert value_lines(b"[1]", (Fault((name,), "odd"),))[0].fault == f"{name}: odd"


def test_a_value_nested_deeply_or_of_many_lines_is_cut() -> None:
    assert value_lines(b"[" * 100_000, ())
    assert value_lines(b'{"a":' * 900 + b"1" + b"}" * 900, ())
    assert len(value_lines(orjson.dumps(list(range(100_000))), ())) == LONGEST + 1
