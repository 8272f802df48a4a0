"""Texts and heads are read back from their records unchanged."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.agents.state.thread_records import (
    head_from_state,
    head_to_state,
    story_of,
    text_from_state,
    text_to_state,
)
from dateline.agents.state.thread_shapes import from_key, to_key
from dateline.core.places.regions import regions
from dateline.core.stories.head import Head
from dateline.core.stories.newest_words import Words
from dateline.core.stories.similarity.features import Traits, of_hashes, traits
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, Hashes24
from dateline.core.stories.state import Text
from dateline_schemas import Region
from dateline_schemas.article import digest

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ids = st.one_of(st.text("0123456789abcdef", min_size=32, max_size=32), words, st.text("0123456789ABCDEF", min_size=32))
counts = st.one_of(st.integers(1, 300), st.integers(1, 1 << 40))
sources = st.dictionaries(st.one_of(words, st.just('{"a":1}'), st.just("a\0b")), counts, max_size=4)
times = st.datetimes(datetime(1980, 1, 1), datetime(2200, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
known_regions = st.sampled_from([*regions((), ("NL", "SY", "US"), None, None), *regions((), (), None, None)])
other_regions = st.builds(Region, code=words, slug=words, iptc=st.none() | words, via=st.sampled_from(["mention"]))
several_regions = st.lists(known_regions | other_regions, max_size=4).map(tuple)


def any_order(most: int, width: int = 3) -> st.SearchStrategy[Hashes24]:
    """Numbers of so many bytes, each once; taken from one string of bytes, which is drawn at once."""
    return st.binary(max_size=most * width).map(lambda drawn: hashes(_numbers(drawn, width)))


def ascending(most: int) -> st.SearchStrategy[Hashes24]:
    return any_order(most).map(np.sort)


def hashes(numbers: Iterable[int]) -> Hashes24:
    return np.array([*dict.fromkeys(numbers)], HASH_DTYPE)


def _numbers(drawn: bytes, width: int) -> list[int]:
    return [int.from_bytes(drawn[at : at + width], "big") for at in range(0, len(drawn), width)]


@st.composite
def all_traits(draw: st.DrawFn) -> Traits:
    body = draw(ascending(204))
    drawn = draw(any_order(9)), draw(any_order(40))
    title, keys = (hashes([*loose.tolist(), *body[: draw(st.integers(0, 9))].tolist()]) for loose in drawn)
    names = st.lists(st.from_regex(r"[A-Z][\w'-]{1,9}", fullmatch=True), max_size=5)
    return of_hashes(
        draw(ascending(256)),
        body,
        title,
        keys,
        draw(any_order(40, 2)),
        numbers=" ".join(draw(st.lists(st.from_regex(r"\d{1,3}", fullmatch=True), max_size=5))),
        names="\n".join(draw(names)),
        places="\n".join(draw(st.lists(words, max_size=3))),
        signal=draw(st.sampled_from([None, "update", "correction", "withdrawal"])),
    )


@st.composite
def texts(draw: st.DrawFn) -> Text:
    at = draw(st.integers(-(1 << 40), 1 << 40) | st.integers(0, 1 << 31))
    text = Text(draw(ids), draw(counts), at, draw(st.none() | all_traits()))
    text.last_seen = at + draw(st.integers(-(1 << 33), 1 << 33) | st.integers(0, 1000))
    text.count, text.sources = draw(counts), draw(sources)
    return text


def words_of_a_head() -> st.SearchStrategy[Words]:
    moments = st.none() | st.integers(-(1 << 40), 1 << 40)
    updates = st.none() | st.tuples(
        st.sampled_from(["UPDATE", "MISE À JOUR"]), st.integers(0, 99), st.integers(0, 1 << 40)
    )
    headlines = st.text(st.characters(exclude_characters="\0", codec="utf-8"))
    return st.builds(
        Words,
        counts,
        headlines,
        moments,
        moments,
        updates,
        moments,
        moments,
        st.lists(st.integers(0, (1 << 48) - 1), max_size=4).map(tuple),
    )


@st.composite
def heads(draw: st.DrawFn) -> Head:
    first = draw(times)
    lasted = draw(st.timedeltas(timedelta(0), timedelta(days=60)) | st.just(timedelta(0)))
    head = Head(draw(ids), draw(ids), first, first + lasted)
    if draw(st.booleans()):
        head.first_seen, head.last_seen = first.astimezone(draw(zones)), head.last_seen.astimezone(draw(zones))
    head.version, head.canonical, head.sightings = draw(counts), draw(counts), draw(counts)
    head.revised = draw(counts)
    head.revised_headline = draw(st.text(st.characters(exclude_characters="\0", codec="utf-8"))) if head.revised else ""
    head.words, head.earlier = draw(st.none() | words_of_a_head()), tuple(draw(st.lists(counts, max_size=4)))
    if head.words is not None and draw(st.booleans()):
        head.words = head.words._replace(version=head.revised, headline=head.revised_headline)
    head.other_articles = tuple(draw(st.lists(ids, max_size=9)))
    head.sources = draw(sources)
    head.regions, head.former_regions = draw(several_regions), draw(several_regions)
    head.merged_into = draw(st.none() | st.text("0123456789abcdef", min_size=32, max_size=32))
    head.titles = tuple(draw(st.lists(st.integers(0, 0xFFFFFFFF), max_size=4)))
    head.withdrawn, head.taken_down = draw(st.booleans()), draw(st.booleans())
    return head


def fields(one: Text | Head) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__slots__}


@given(texts())
def test_a_text_is_read_back_unchanged(text: Text) -> None:
    assert fields(text_from_state(text_to_state(text))) == fields(text)
    assert story_of(text_to_state(text)) == text.story_id


@pytest.mark.parametrize("is_wide", [False, True])
def test_the_story_of_a_record_of_the_format_before_is_read(*, is_wide: bool) -> None:
    story = "a foreign id" if is_wide else digest("a story")
    record = text_to_state(Text(story, 1, 1_770_000_000, None))
    former = bytes([record[0] - 1]) + record[1:]
    assert story_of(former) == story
    with pytest.raises(ValueError, match="reads format 4"):
        text_from_state(former)


@given(heads())
def test_a_head_is_read_back_unchanged(head: Head) -> None:
    restored = head_from_state(head.story_id, head_to_state(head))
    assert fields(restored) == fields(head)
    assert restored.first_seen.isoformat() == head.first_seen.isoformat()
    assert restored.last_seen.isoformat() == head.last_seen.isoformat()


@given(ids, st.sampled_from([b"t", b"s"]))
def test_a_key_is_read_back_unchanged(name: str, kind: bytes) -> None:
    assert from_key(to_key(kind, name)) == (kind, name)


def test_heads_of_one_source_do_not_share_its_count() -> None:
    state = head_to_state(a_head())
    one, other = head_from_state("s", state), head_from_state("s", state)
    one.sources["a wire"] += 1
    assert other.sources == {"a wire": 1}


def test_a_brief_and_its_head_fit_into_400_bytes() -> None:
    body = "The harbour of Larsvik was closed on Saturday after ten ferries ran aground, said spokeswoman Ida Holm. "
    compared_by = traits(
        body + "Divers inspected every hull while tugs waited for a tide that came late.", "Ferries", "en"
    )
    text = Text(digest("a story"), 1, 1_770_000_000, compared_by)
    text.count, text.sources = 1, {"a wire": 1}
    assert len(text_to_state(text)) + len(head_to_state(a_head())) + 2 * len(to_key(b"t", text.story_id)) < 400


def a_head() -> Head:
    noon = datetime(2026, 2, 7, 12, tzinfo=UTC)
    head = Head(digest("a story"), digest("an article"), noon, noon)
    head.version = head.canonical = head.sightings = 1
    head.sources = {"a wire": 1}
    head.regions = regions((), ("NO",), None, None)
    head.titles = (12345678,)
    return head


@pytest.mark.parametrize("value", [b"", b"\x01", b"[1,2]", text_to_state(Text("s", 1, 1, None))[:9], b"\x02\x07"])
def test_a_record_that_is_no_text_is_refused(value: bytes) -> None:
    with pytest.raises(ValueError, match=r"version|cut off"):
        text_from_state(value)


@pytest.mark.parametrize("value", [b"", b"{}", head_to_state(a_head())[:9]])
def test_a_record_that_is_no_head_is_refused(value: bytes) -> None:
    with pytest.raises(ValueError, match=r"version|cut off"):
        head_from_state("s", value)
