"""Diagnosis: one cause for messages that differ from record to record; plain words and a remedy for each error."""

import re
from datetime import UTC, datetime
from typing import Final

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.agents.stages.split import SplitStage
from dateline.core.data.remedies import FOREIGN, UNKNOWN
from dateline.core.dead_letters.diagnosis import MAX_ADVICE, Fault, advice, faults
from dateline.core.dead_letters.groups import MAX_CAUSE_CHARS, cause
from dateline.core.places.resolve import Atlas
from dateline.core.times.clock import Clock
from dateline.kafka.codec import Incoming, UndecodableError, decode
from dateline_schemas import Alert, Brief, Distinct, Match, RawArticle, Story, Takedown
from dateline_schemas.record import Record
from tests.rows import each_row

SAME = (
    ("text: the page has 1048577 bytes; at most 1048576", "text: the page has 2097152 bytes; at most 1048576"),
    ("at line 1 column 17", "at line 12 column 1704"),
    (
        "2099-01-01T00:00:00+00:00 is after 2026-02-07T22:00:00.123456+00:00",
        "2027-06-30T08:15Z is after 2026-02-07 22:00",
    ),
    ("no time zone is called Mars/Base; give one", "no time zone is called Europe/Amsterdm; give one"),
    ("a text of story 0123456789abcdef0123456789abcdef was", "a text of story ffffffffffffffffffffffffffffffff was"),
    ("keeps no state, and found b'one' (3 bytes)", "keeps no state, and found b'another key' (71 bytes)"),
    ("brief 8867b092686b02693b8361be1287bbfc is", "brief 03a7bd518f3e4ecac11f2e77f7437928 is"),
    ("wire.raw/3@71: gone", "wire.raw/0@90210: gone"),
    ('KeyError: "a"', 'KeyError: "the other"'),
    ("one  line", "one\nline"),
    ("refused it 5 times in 0:00:06", "refused it 9 times in 3 days, 0:10:06.943153"),
    ("refused it 5 times in 0:00:06: no answer", "refused it 9 times in 1 day, 0:10:06: no answer"),
)
OTHERS = (
    ("fetched_at: Input should have timezone info", "published_at: Input should have timezone info"),
    ("not a RawArticle: source: Field required", "not a Brief: source: Field required"),
    ("no UTF-8", "no UTF-16"),
)


@each_row(("one", "other"), SAME)
def test_messages_of_one_cause_have_the_same_text(one: str, other: str) -> None:
    assert cause(one) == cause(other)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_messages_of_two_causes_differ(one: str, other: str) -> None:
    assert cause(one) != cause(other)


def test_a_span_before_a_colon_is_a_time() -> None:
    message = "target desk refused it 3 times in 0:05:00: A Connection error occurred"
    assert cause(message) == "target desk refused it N times in TIME: A Connection error occurred"


@given(st.text(max_size=6000))
def test_any_message_has_a_cause(message: str) -> None:
    text = cause(message)
    assert len(text) <= MAX_CAUSE_CHARS
    assert "\n" not in text


@given(st.text(alphabet="ab' \"“”0123456789.,:-TZ+", max_size=400), st.integers(0, 9))
def test_other_digits_give_the_same_cause(message: str, digit: int) -> None:
    def turned(match: re.Match[str]) -> str:
        return str((int(match[0]) + digit) % 10)

    assert cause(re.sub("[0-9]", turned, message)) == cause(message)


PAGE: Final = {"source": "a portal", "fetched_at": "2026-02-07T23:00:00+01:00", "text": "x"}
SENT: Final = datetime(2026, 2, 8, tzinfo=UTC)

# what is wrong, the value, a part of the explanation
REFUSED: Final[tuple[tuple[str, object, str], ...]] = (
    ("no zone", {**PAGE, "fetched_at": "2026-02-07T23:00:00"}, "fetched_at is a time that does not say its time zone"),
    ("seconds", {**PAGE, "fetched_at": 1770501600}, "fetched_at is not a time written out"),
    ("no time", {**PAGE, "fetched_at": "2026-13-45"}, "fetched_at is not a valid time"),
    (
        "too large",
        {**PAGE, "text": "x" * (1024 * 1024 + 1)},
        "too large: text has 1048577 bytes, and the limit is 1048576",
    ),
    ("no body", {**PAGE, "text": None}, "neither text nor html"),
    ("no such zone", {**PAGE, "time_zone": "Europe/Amsterdm"}, "an unknown time zone: Europe/Amsterdm"),
    ("no source", {"fetched_at": PAGE["fetched_at"], "text": "x"}, "source is missing"),
    ("a number", {**PAGE, "source": 7}, "source is not what it should be: Input should be a valid string"),
    ("small letters", {**PAGE, "home_country": "nl"}, "home_country is not what it should be"),
    ("a list", [], "not an object"),
    (
        "from 2099",
        {**PAGE, "fetched_at": "2099-01-01T00:00:00Z"},
        "at 2099-01-01T00:00:00+00:00, more than",
    ),
)
BROKEN: Final = (
    (b'{"source": "a por', "it is not JSON: EOF while parsing a string at line 1, byte 17"),
    (b'{"source": "a portal\xff"}', "not UTF-8 at line 1, byte 21"),
    (b'{"source": "\\ud800"}', "an unpaired surrogate"),
    (b"nope", "no value of JSON stands at line 1, byte 2"),
    (b"oops", "no value of JSON stands at line 1, byte 1"),
    (b"", "it is not JSON"),
    (None, "has no value"),
)


def refused(value: bytes | None, atlas: Atlas) -> str:
    stage = SplitStage("unit", Clock(1), atlas)
    with pytest.raises(ValueError, match=r".") as caught:
        stage.process(Incoming("unit.raw", 0, 0, int(SENT.timestamp() * 1000), b"", value, ()))
    return str(caught.value)


@each_row(("value", "words"), [(orjson.dumps(value), words) for _, value, words in REFUSED] + list(BROKEN))
def test_every_refusal_of_split_has_plain_words_and_a_remedy(value: bytes | None, words: str, atlas: Atlas) -> None:
    (explained,) = advice(refused(value, atlas))
    assert words in explained.words
    assert explained.remedy
    assert explained.remedy != UNKNOWN.remedy


def test_each_of_several_faults_is_explained() -> None:
    message = "not a RawArticle: source: Input should be a valid string; fetched_at: Field required"
    assert {each.words for each in advice(message)} == {
        "fetched_at is missing",
        "source is not what it should be: Input should be a valid string",
    }


@each_row("model", [Brief, Distinct, Story, Match, Alert, Takedown])
@each_row("value", [b"oops", b'{"event": "version"}', b"[]"])
def test_a_record_that_is_no_page_is_not_sent_as_one(model: type[Record], value: bytes) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(model, value)
    explained = advice(str(caught.value))
    assert {each.remedy for each in explained} == {FOREIGN}
    assert "key and headers" in FOREIGN
    assert "ingest" not in FOREIGN


def test_a_message_that_no_row_matches_is_quoted() -> None:
    (explained,) = advice("the {braces} are 'odd'")
    assert explained.words == "the {braces} are 'odd'"
    assert explained.remedy == UNKNOWN.remedy
    assert advice("")[0].words


@given(st.one_of(st.text(max_size=5000), st.text(alphabet="a: ;{}'.", max_size=5000)))
def test_any_message_has_advice(message: str) -> None:
    assert 1 <= len(advice(message)) <= MAX_ADVICE
    faults(message)


@pytest.mark.parametrize("model", [RawArticle, Brief])
def test_the_fields_at_fault_come_in_the_order_of_the_message(model: type) -> None:
    message = f"not a {model.__name__}: dateline.places.0.lat: Input should be a number; text: Value error, too long"
    assert faults(message) == (
        Fault(("dateline", "places", "0", "lat"), "Input should be a number"),
        Fault(("text",), "too long"),
    )


def test_a_fault_is_found_without_a_model_in_front_of_it() -> None:
    assert faults("fetched_at: 2099 is after the record was sent")[0].path == ("fetched_at",)


@pytest.mark.parametrize(
    "message",
    [
        "target desk refused it 3 times in 0:00:06: notification: Page not found., error=404.",
        "KafkaError: unreachable: no route",
        "the state cannot be read: version: 7",
    ],
)
def test_what_is_no_fault_of_the_record_names_no_field(message: str) -> None:
    assert faults(message) == ()
