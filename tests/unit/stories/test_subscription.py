"""Which events a reader gets: cases, and laws that hold for any order of events."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.stories.route import is_repeat
from dateline.core.stories.subscription import Subscription, choose_countries, choose_regions, countries_of
from dateline_schemas import Story
from tests.rows import each_row
from tests.versions import dated, of, other, version

FIRST = version()
LATER = version(number=2, last_seen=FIRST.last_seen + timedelta(minutes=1))
SEEN = FIRST.last_seen


def given_events(subscription: Subscription, *events: Story) -> list[str]:
    """Return story, version and event of each event that the reader gets."""
    return [
        f"{story.story_id}{story.version}{'' if story.event == 'version' else story.event}"
        for story in events
        if subscription.takes(story)
    ]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param([FIRST, FIRST], ["a1"], id="delivered again"),
        pytest.param([FIRST, LATER, FIRST, LATER], ["a1", "a2"], id="by two regions"),
        pytest.param([LATER, FIRST], ["a2", "a1"], id="a newer one first, from another topic"),
        pytest.param([FIRST, version(number=2, kind="repeat")], ["a1"], id="a repeat"),
        pytest.param([other("withdrawn", kind="repeat")], [], id="a copy of what was withdrawn"),
        pytest.param([other("withdrawn", kind="withdrawal")], ["a2withdrawn"], id="a withdrawal"),
        pytest.param([other("relinked", kind="repeat")], ["a2relinked"], id="relinked by a repeat is no repeat"),
        pytest.param([other("moved", kind="repeat")], ["a2moved"], id="moved by a repeat is no repeat"),
    ],
)
def test_each_event_once_and_no_repeats(events: list[Story], expected: list[str]) -> None:
    assert given_events(Subscription(), *events) == expected


@each_row(
    ("events", "expected"),
    [
        pytest.param([version(countries=("NL", "TR"))], ["a1"], id="named in the text"),
        pytest.param([version(dateline=dated("TR"))], ["a1"], id="where its dateline lies"),
        pytest.param([version(dateline=dated("NL", "TR"))], ["a1"], id="one of its dateline's places"),
        pytest.param([version(countries=("NL",), regions=of("western-asia"))], [], id="a neighbour's, same region"),
        pytest.param([version()], [], id="of no country"),
        pytest.param([version(countries=("TR",)), version(number=2)], ["a1", "a2"], id="followed to its end"),
        pytest.param([version(), version(number=2, countries=("TR",))], ["a2"], id="once it concerns the country"),
        pytest.param(
            [version(countries=("TR",)), other("withdrawn")], ["a1", "a2withdrawn"], id="withdrawn, of a known story"
        ),
        pytest.param(
            [other("withdrawn", regions=of("western-asia"))], ["a2withdrawn"], id="withdrawn, where it may be"
        ),
        pytest.param(
            [other("moved", former_regions=of("western-asia"))], ["a2moved"], id="moved out of where it may be"
        ),
        pytest.param([other("withdrawn", regions=of("polynesia"))], [], id="withdrawn, where it cannot be"),
        pytest.param(
            [version(countries=("TR",)), other("relinked", merged_into="b"), version("b", 5)],
            ["a1", "a2relinked", "b5"],
            id="what it became part of",
        ),
        pytest.param(
            [version(countries=("TR",)), other("relinked", "b", 4, absorbed=("a",)), version("b", 5)],
            ["a1", "b4relinked", "b5"],
            id="what took it in",
        ),
        pytest.param(
            [version(countries=("TR",)), version("b", 4, joins=("a",))], ["a1", "b4"], id="the version that takes it in"
        ),
        pytest.param([version(countries=("TR",), kind="repeat"), version(number=2)], [], id="a repeat is not followed"),
    ],
)
def test_a_country_s_stories_to_their_end(events: list[Story], expected: list[str]) -> None:
    assert given_events(Subscription(["TR"]), *events) == expected


@pytest.mark.parametrize(("since", "expected"), [(-1, ["a1", "a2"]), (0, ["a1", "a2"]), (1, ["a2"]), (61, [])])
def test_since_is_event_time(since: int, expected: list[str]) -> None:
    assert given_events(Subscription(since=SEEN + timedelta(seconds=since)), FIRST, LATER) == expected


def test_the_story_with_the_newest_event_is_forgotten_last() -> None:
    subscription = Subscription(max_stories=2)
    assert given_events(subscription, version("a"), version("b"), version("a", 2), version("c")) == [
        "a1",
        "b1",
        "a2",
        "c1",
    ]
    assert given_events(subscription, version("a", 2), version("c"), version("b")) == ["b1"]


def test_a_dateline_s_countries_come_first_and_once() -> None:
    assert countries_of(version(dateline=dated("TR", "IQ"), countries=("TR", "SY"))) == ("TR", "IQ", "SY")


KINDS = st.sampled_from(["new", "update", "repeat", "withdrawal"])
EVENTS = st.sampled_from(["version", "withdrawn", "relinked", "moved"])
LISTS = st.lists(
    st.builds(
        lambda story, number, kind, event, country: version(story, number, kind, event=event, countries=country),
        st.sampled_from("abc"),
        st.integers(1, 4),
        KINDS,
        EVENTS,
        st.sampled_from([(), ("TR",), ("NL",)]),
    ),
    max_size=20,
)


@given(LISTS)
def test_without_a_choice_every_event_but_repeats_comes_once(events: list[Story]) -> None:
    subscription = Subscription()
    given = [(story.story_id, story.version) for story in events if subscription.takes(story)]
    assert given == list(dict.fromkeys((story.story_id, story.version) for story in events if not is_repeat(story)))


@given(LISTS, st.data())
def test_an_event_that_is_delivered_again_is_not_passed_on_again(events: list[Story], data: st.DataObject) -> None:
    subscription = Subscription(["TR"])
    given = [story for story in events if subscription.takes(story)]
    again = data.draw(st.permutations(given))
    assert not given_events(subscription, *again)


@pytest.mark.parametrize(
    ("choose", "given_", "expected"),
    [
        (choose_regions, (), ()),
        (choose_regions, "western-asia", ("western-asia",)),
        (choose_regions, ["western-asia", "unlocated", "western-asia"], ("western-asia", "unlocated")),
        (choose_regions, ["Western-Asia", "western-asia"], ("western-asia",)),
        (choose_countries, "tr", {"TR"}),
        (choose_countries, ["XK", "NL"], {"XK", "NL"}),
    ],
)
def test_a_choice_is_normalised(choose: Callable[[object], object], given_: object, expected: object) -> None:
    assert choose(given_) == expected


@pytest.mark.parametrize(
    ("choose", "given_", "message"),
    [
        (choose_regions, "west-asia", r"did you mean western-asia\?"),
        (choose_regions, "middle-east", r"did you mean western-asia\?"),
        (choose_regions, ["western-asia", "mars"], "there is no region mars; try northern-africa, "),
        (
            choose_regions,
            "Netherlands",
            "there is no region Netherlands; it is the country NL: did you mean western-europe?",
        ),
        (choose_countries, ["TR", "Turkey"], "TURKEY is no country"),
        (choose_countries, "UK", "UK is no country: did you mean GB?"),
        (choose_countries, "ZZ", "two letters"),
    ],
)
def test_an_unknown_choice_is_refused_with_a_hint(
    choose: Callable[[object], object], given_: object, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        choose(given_)


def test_another_namespace_counts_its_own_versions() -> None:
    """After a switch, what comes is new, though its number was given before."""
    subscription = Subscription(countries=["TR"])
    turkish = version(number=2, countries=("TR",))
    later = version(number=2, kind="correction", last_seen=turkish.last_seen + timedelta(hours=1))
    assert given_events(subscription, turkish, later) == ["a2"]
    subscription.change_namespace()
    assert given_events(subscription, later, later) == ["a2"], "it follows the story, whatever its countries are now"


def test_a_withdrawal_that_another_namespace_repeats_comes_where_none_came_before() -> None:
    subscription = Subscription()
    assert given_events(subscription, version("a"), version("b"), other("withdrawn", "a", kind="withdrawal"))
    subscription.change_namespace()
    repeated = [other("withdrawn", name, 3, kind="withdrawal") for name in "ab"]
    assert [subscription.takes(story, replayed=True) for story in repeated] == [False, True]
    assert [subscription.takes(story, replayed=True) for story in repeated] == [False, False]
    assert given_events(subscription, version("a", 4)) == ["a4"]
    assert subscription.takes(other("withdrawn", "a", 5, kind="withdrawal"), replayed=True)
