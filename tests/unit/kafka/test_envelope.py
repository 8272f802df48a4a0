"""A record in its envelope: one line that keeps all of it."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.kafka.codec import Incoming
from dateline.kafka.envelope import envelope, one_line, open_envelope

values = st.one_of(
    st.none(),
    st.binary(max_size=20),
    st.sampled_from([b'{"a": 1.0}', b'{\n "a":\r\n [1, 2]}', b"null", b'"\\n"', b"", b"\xff"]),
)
incoming = st.builds(
    Incoming,
    st.just("wire.raw"),
    st.integers(0, 9),
    st.integers(0, 1 << 40),
    st.integers(0, 4_000_000_000_000),
    values,
    values,
    st.lists(st.tuples(st.text(max_size=5), values.filter(lambda each: each is not None)), max_size=3).map(tuple),
)


@given(incoming)
def test_an_envelope_keeps_the_whole_record(record: Incoming) -> None:
    line = envelope(record)
    assert b"\n" not in line
    assert open_envelope(line) == record._replace(value=one_line(record.value) or record.value)


def test_an_envelope_keeps_a_json_value_to_the_byte() -> None:
    value = b'{"a": 1.0, "b": 12345678901234567890123, "a": 2}'
    record = Incoming("wire.raw", 0, 0, 0, None, value, ())
    assert b'"value":' + value + b"}" in envelope(record)
    assert open_envelope(envelope(record)) == record
    assert open_envelope(envelope(record).replace(b'"offset":0,', b"").replace(b"{", b'{"offset": 0, ', 1)).value
