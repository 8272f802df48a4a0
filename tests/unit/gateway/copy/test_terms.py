"""Words as the index holds them, and what people search for."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gateway.copy.search.terms import MAX_QUERY_CHARS, QueryError, parse_query, spaced, terms
from tests.rows import each_row


@each_row(
    ("text", "expected"),
    [
        ("U.S. GDP up 2.5%", ["u", "s", "gdp", "up", "2", "5"]),
        ("Élysée, ÅRHUS og Łódź", ["elysee", "arhus", "og", "lodz"]),
        ("Straße İzmir", ["strasse", "izmir"]),
        ("東京都", ["東京", "京都", "都"]),
        ("サッカー W杯", ["サッ", "ッカ", "カー", "ー", "w", "杯"]),
        ("서울에서", ["서울", "울에", "에서", "서"]),
        ("กรุงเทพ", ["กร", "รุ", "ุง", "งเ", "เท", "ทพ", "พ"]),
        ("नई दिल्ली", ["नई", "दिल्ली"]),
        ("कि", ["कि"]),
        ("مُحَمَّد", ["محمد"]),
        ("\uff26\uff55\uff4c\uff4c", ["full"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@each_row(
    ("query", "text", "matches"),
    [
        ("storm", "A Storm over Ålesund", True),
        ("ålesund STORM", "A storm over Alesund", True),
        ("storms", "A storm", False),
        ("storm*", "Storms everywhere", True),
        ('"storm over"', "a storm over it", True),
        ('"over storm"', "a storm over it", False),
        ('"storm ov"*', "a storm over it", True),
        ("storm -football", "a storm", True),
        ("storm -football", "football in the storm", False),
        ("京都", "東京都", True),
        ("東京都", "東京都庁", True),
        ("東都", "東京都", False),
        ("都", "東京都", True),
        ("京", "東京都", True),
        ("서울", "서울에서 열린", True),
        ("กรุงเทพ", "ในกรุงเทพมหานคร", True),
        ('storm "AND" more', "a storm and more", True),
        ("STORM AND RAIN", "a storm and rain", True),
        ("or", "now or never", True),
    ],
)
def test_a_query_finds_in_memory_what_it_finds_in_the_index(query: str, text: str, *, matches: bool) -> None:
    parsed = parse_query(query)
    assert parsed.matches(spaced(text)) is matches
    assert indexed(text, parsed.expression()) is matches


def indexed(text: str, expression: str) -> bool:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5(words, facets, content='', tokenize='ascii')")
    connection.execute("INSERT INTO found (rowid, words, facets) VALUES (1, ?, '')", (" ".join(terms(text)),))
    found = connection.execute("SELECT rowid FROM found WHERE found MATCH ?", (f"words : ({expression})",)).fetchall()
    connection.close()
    return bool(found)


@given(st.text(max_size=60))
def test_no_query_is_taken_for_syntax(query: str) -> None:
    try:
        parsed = parse_query(query)
    except QueryError:
        return
    assert indexed("storm", parsed.expression()) is parsed.matches(spaced("storm"))


@pytest.mark.parametrize("query", ["", "  ", "-storm", '"" !', 'a "storm', "x" * (MAX_QUERY_CHARS + 1), "a " * 30])
def test_a_search_for_nothing_or_for_too_much_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        parse_query(query)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("tower OR boats", "OR is no operator here: search for one after the other"),
        ("storm AND rain", "AND is no operator here: all words have to be there, so leave it out"),
        ("storm NOT rain", "NOT is no operator here: write -word before what must not be there"),
        ("*ower", "*ower: a * stands at the end of a word"),
        ("t*wer boats", "t*wer: a * stands at the end of a word"),
    ],
)
def test_syntax_of_other_searches_is_refused_with_what_to_write(query: str, says: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert str(caught.value).startswith(says)
