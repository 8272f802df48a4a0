"""Laws of each reader, for any text: it never raises, and what it reads is printed where it says."""

import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.page.dateline.dateline import cut_dateline, dateline
from dateline.core.page.html.text import extract
from dateline.core.page.parse import parse
from dateline.core.places.countries import countries
from dateline.core.places.resolve import PrintedPlace, places
from dateline.core.text.fingerprint import fingerprint
from dateline.core.text.language import language
from dateline.core.text.normal_form import normal
from dateline.core.text.signals import signal
from dateline.core.times.phrases.glued_ages import glued_ages
from dateline.core.times.phrases.timestamps import date_in, leading_stamp, stamp
from dateline.core.times.publication_interval import published
from dateline_schemas import RawArticle
from tests.fuzz.mutate import DATELINES, MARKERS, SCRIPTS, SIGNS, TAGS, TIMES
from tests.golden.places import atlas

FETCHED = datetime(2026, 2, 7, 22, 4, tzinfo=UTC)
PARTS = (*DATELINES, *TIMES, *MARKERS, *SIGNS, *SCRIPTS, "\n", "\n\n", " ", "Een zin met een punt. ", "Kop van iets")
TEXTS = st.lists(st.sampled_from(PARTS) | st.text(max_size=12), max_size=24).map("".join)
LINES = TEXTS.map(lambda text: "".join(text.splitlines())).filter(bool)
STORABLE = TEXTS.map(lambda text: text.encode("utf-8", "ignore").decode())
MARKED_UP = st.lists(st.sampled_from((*TAGS, *PARTS)) | st.text(max_size=12), max_size=24).map("".join)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.timezones())  # noqa: DTZ001  # hypothesis wants bounds without a zone


@given(LINES, st.integers(min_value=0), st.integers(min_value=0))
def test_a_dateline_lies_within_the_bounds_that_were_searched(line: str, start: int, end: int) -> None:
    start %= len(line)
    end = start + 1 + end % (len(line) - start)
    for read in (dateline, cut_dateline):
        match = read(line, start, end)
        if match is not None:
            assert start == match.start < match.end <= end
            assert match.places or match.credits
            assert all(spot.printed for spot in match.places)


@given(LINES)
def test_a_time_lies_on_its_line_and_is_printed_there(line: str) -> None:
    opening = leading_stamp(line, 0, len(line))
    for time in (stamp(line, 0, len(line)), date_in(line, 0, len(line)), opening[0] if opening is not None else None):
        if time is not None:
            assert 0 <= time.start < time.end <= len(line)
            assert time.printed == line[time.start : time.end]
    if opening is not None:
        assert opening[0].end <= opening[1] < opening[2] <= len(line)


@given(STORABLE)
def test_glued_ages_are_in_order_and_printed_there(text: str) -> None:
    ages = glued_ages(text)
    assert all(each.printed in text[each.start : each.end] and each.strong for each in ages)
    assert ages == sorted(ages, key=lambda each: (each.start, each.end))


@given(
    st.sampled_from(TIMES) | st.text(max_size=30),
    MOMENTS,
    st.sampled_from([None, "Europe/Amsterdam", "Asia/Kathmandu"]),
)
def test_a_printed_time_means_an_interval_before_the_fetch_or_nothing(
    printed: str, moment: datetime, zone: str | None
) -> None:
    interval = published(printed, moment, zone, "NL")
    assert (interval.earliest is None) == (interval.latest is None) == (interval.basis == "unknown")
    if interval.earliest is not None and interval.latest is not None:
        assert interval.earliest <= interval.latest <= moment


@given(TEXTS)
def test_a_normal_form_is_stable_and_maps_back_in_order(text: str) -> None:
    form = normal(text)
    assert normal(form.text).text == form.text
    assert unicodedata.is_normalized("NFC", form.text)
    form.text.encode()
    end = 0
    for at in range(len(form.text)):
        given_start, given_end = form.given(at, at + 1)
        assert end <= given_start <= given_end <= len(text)
        end = given_end


@given(MARKED_UP)
def test_any_html_gives_a_text_without_double_blank_lines(html: str) -> None:
    text = extract(html)
    assert text == text.strip("\n")
    assert "\n\n\n" not in text
    text.encode()


@given(
    st.lists(TEXTS.filter(bool).map(lambda name: name[:60]), max_size=4), st.lists(st.sampled_from(["NL", "GE", "US"]))
)
def test_any_place_name_is_resolved_or_left_as_printed(names: list[str], mentioned: list[str]) -> None:
    printed = [PrintedPlace(name, names[0] if number % 2 else None) for number, name in enumerate(names)]
    resolved = places(printed, atlas=atlas(), home_country="NL", mentioned=mentioned)
    assert [place.printed for place in resolved] == names
    assert all(place.name is None or place.country for place in resolved)


@given(STORABLE)
def test_any_text_has_a_language_countries_a_signal_and_a_fingerprint(text: str) -> None:
    assert language(text, None).islower()
    assert len(set(countries(text))) == len(countries(text))
    assert signal(text, text) in {None, "update", "correction", "withdrawal"}
    assert fingerprint(text, None) == fingerprint(text, None).lower()


@pytest.mark.xfail(strict=True, reason="a trailing credit is looked for before runs of white space become one blank")
def test_known_wrong_a_trailing_credit_with_two_blanks_is_not_removed() -> None:
    body = "Een zin die lang genoeg is om zonder kop een vingerafdruk te hebben, dunkt ons zo."
    assert fingerprint(f"{body} РИА  Новости", None) == fingerprint(f"{body} РИА Новости", None)


def article(text: str, moment: datetime) -> RawArticle:
    return RawArticle(source="s", url="https://example.org/", fetched_at=moment, text=text)


@given(st.lists(STORABLE, min_size=2, max_size=4, unique=True))
def test_a_page_gives_the_same_briefs_whatever_was_parsed_before(texts: list[str]) -> None:
    forwards = {text: parse(article(text, FETCHED), atlas()) for text in texts}
    backwards = {text: parse(article(text, FETCHED), atlas()) for text in reversed(texts)}
    assert forwards == backwards


@given(STORABLE, st.timedeltas(timedelta(), timedelta(days=400)))
def test_ids_depend_on_the_time_of_fetching_and_fingerprints_do_not(text: str, later: timedelta) -> None:
    once = parse(article(text, FETCHED), atlas())
    again = parse(article(text, FETCHED + later), atlas())
    assert [brief.fingerprint for brief in once] == [brief.fingerprint for brief in again]
    same = later == timedelta()
    assert all((one.brief_id == other.brief_id) is same for one, other in zip(once, again, strict=True))
    assert len({brief.brief_id for brief in (*once, *again)}) == len(once) * (1 if same else 2)


CITIES = st.sampled_from(["DEN HAAG", "UTRECHT", "BRUSSEL", "PARIJS", "MOSKOU", "WASHINGTON", "NEW YORK", "BERLIJN"])
AGENCIES = st.sampled_from(["ANP", "ANP/AFP", "RTR", "AFP/DPA", "ANP/RTR/AFP"])
WORD = st.sampled_from(
    ["de", "boot", "vaart", "vandaag", "niet", "meer", "naar", "het", "eiland", "omdat", "wind", "waait"]
)
WORDS = st.lists(WORD, min_size=8, max_size=40)
BRIEFS = st.lists(st.tuples(CITIES, AGENCIES, WORDS, st.integers(1, 23)), min_size=2, max_size=8)


@given(BRIEFS, st.sampled_from(["", "\n", "\n\n"]))
def test_no_word_of_a_page_of_briefs_is_lost_or_moves_to_another_brief(
    briefs: list[tuple[str, str, list[str], int]], gap: str
) -> None:
    bodies = [f"{' '.join(words).capitalize()}." for _, _, words, _ in briefs]
    ages = [f"{hours} uur geleden" for *_, hours in briefs]
    openings = [f"{city} ({agencies}) - " for city, agencies, _, _ in briefs]
    page = gap.join(f"{opening}{body}{age}" for opening, body, age in zip(openings, bodies, ages, strict=True))
    parsed = parse(article(page, FETCHED), atlas())
    assert [brief.text for brief in parsed] == bodies
    assert [brief.age for brief in parsed] == ages
    assert [brief.dateline.printed if brief.dateline else None for brief in parsed] == [
        each.strip() for each in openings
    ]
