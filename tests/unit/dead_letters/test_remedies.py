"""Every message that a stage gives a record's error is told in plain words, with what to do."""

from datetime import UTC, datetime
from typing import Final

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.agents.stages.split import SplitStage
from dateline.core.data.remedies import UNKNOWN
from dateline.core.dead_letters.diagnosis import MOST, Fault, advice, faults
from dateline.core.places.resolve import Atlas
from dateline.core.times.clock import Clock
from dateline.kafka.codec import Incoming
from dateline_schemas import Brief, RawArticle

PAGE: Final = {"source": "a portal", "fetched_at": "2026-02-07T23:00:00+01:00", "text": "x"}
SENT: Final = datetime(2026, 2, 8, tzinfo=UTC)

# what is wrong, the value, a part of what is said of it
REFUSED: Final[tuple[tuple[str, object, str], ...]] = (
    ("no zone", {**PAGE, "fetched_at": "2026-02-07T23:00:00"}, "fetched_at is a time that does not say its time zone"),
    ("seconds", {**PAGE, "fetched_at": 1770501600}, "fetched_at is no time written out"),
    ("no time", {**PAGE, "fetched_at": "2026-13-45"}, "fetched_at is no time that can be read"),
    ("too large", {**PAGE, "text": "x" * (1024 * 1024 + 1)}, "too large: text has 1048577 bytes, and 1048576 are"),
    ("no body", {**PAGE, "text": None}, "neither text nor html"),
    ("no such zone", {**PAGE, "time_zone": "Europe/Amsterdm"}, "no time zone that is known: Europe/Amsterdm"),
    ("no source", {"fetched_at": PAGE["fetched_at"], "text": "x"}, "source is missing"),
    ("a number", {**PAGE, "source": 7}, "source is not what it should be: Input should be a valid string"),
    ("small letters", {**PAGE, "home_country": "nl"}, "home_country is not what it should be"),
    ("a list", [], "no object"),
    (
        "from 2099",
        {**PAGE, "fetched_at": "2099-01-01T00:00:00Z"},
        "at 2099-01-01T00:00:00+00:00, more than",
    ),
)
BROKEN: Final = (
    (b'{"source": "a por', "it is not JSON: EOF while parsing a string at line 1, byte 17"),
    (b'{"source": "a portal\xff"}', "not UTF-8 at line 1, byte 21"),
    (b'{"source": "\\ud800"}', "half a character"),
    (b"", "it is not JSON"),
    (None, "has no value"),
)


def refused(value: bytes | None, atlas: Atlas) -> str:
    stage = SplitStage("unit", Clock(1), atlas)
    with pytest.raises(ValueError, match=r".") as caught:
        stage.process(Incoming("unit.raw", 0, 0, int(SENT.timestamp() * 1000), b"", value, ()))
    return str(caught.value)


@pytest.mark.parametrize(("value", "said"), [(orjson.dumps(value), said) for _, value, said in REFUSED] + list(BROKEN))
def test_what_split_refuses_is_told_in_plain_words(value: bytes | None, said: str, atlas: Atlas) -> None:
    (told,) = advice(refused(value, atlas))
    assert said in told.words
    assert told.remedy
    assert told.remedy != UNKNOWN.remedy


def test_several_faults_are_told_each() -> None:
    message = "not a RawArticle: source: Input should be a valid string; fetched_at: Field required"
    assert {told.words for told in advice(message)} == {
        "fetched_at is missing",
        "source is not what it should be: Input should be a valid string",
    }


def test_what_nobody_foresaw_is_told_as_it_is() -> None:
    (told,) = advice("the {braces} are 'odd'")
    assert told.words == "the {braces} are 'odd'"
    assert told.remedy == UNKNOWN.remedy
    assert advice("")[0].words


@given(st.one_of(st.text(max_size=5000), st.text(alphabet="a: ;{}'.", max_size=5000)))
def test_it_takes_whatever_stands_there(message: str) -> None:
    assert 1 <= len(advice(message)) <= MOST
    faults(message)


@pytest.mark.parametrize("model", [RawArticle, Brief])
def test_the_fields_at_fault_are_found_in_their_order(model: type) -> None:
    message = f"not a {model.__name__}: dateline.places.0.lat: Input should be a number; text: Value error, too long"
    assert faults(message) == (
        Fault(("dateline", "places", "0", "lat"), "Input should be a number"),
        Fault(("text",), "too long"),
    )


def test_a_fault_without_a_model_is_found_too() -> None:
    assert faults("fetched_at: 2099 is after the record was sent")[0].path == ("fetched_at",)
