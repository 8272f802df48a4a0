"""The time that an element writes for programs says when the item was published, beside the clock or age that it prints."""
# ruff: noqa: E501 - one line per row

from datetime import datetime
from typing import Final

import pytest

from dateline.core.page.findings.explain import explain
from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas

FETCHED: Final = datetime.fromisoformat("2026-12-02T16:00:00+00:00")
TEXTS: Final = (
    ("Storm closes port of Brest", "The port of Brest was closed on Monday as a storm came in from the west, its authority said."),
    ("Quake shakes northern Chile", "A quake of magnitude 5.9 shook northern Chile, and no damage was reported from the region."),
    ("Kenyan teachers end strike", "Teachers in Kenya ended a strike of two weeks after the government promised to pay allowances."),
)  # fmt: skip
LAYOUTS: Final = {
    "time first": "<article>{time}<h3>{head}</h3><p>{text}</p></article>",
    "time below the headline": "<article><h3>{head}</h3>{time}<p>{text}</p></article>",
    "time last": "<article><h3>{head}</h3><p>{text}</p>{time}</article>",
    "time in a paragraph": "<div class=post><h3>{head}</h3><p>Published {time}</p><p>{text}</p></div>",
    "linked card": "<li class=card><a href=/news/{number}-long-address><h3>{head}</h3><p>{text}</p>{time}</a></li>",
    "broken headline above": "<article><h3>{head}<br>and what is known so far</h3>{time}<p>{text}</p></article>",
}
ELEMENT: Final = '<time datetime="{}">{}</time>'


def read(times: tuple[str, ...], layout: str = "time first", **fields: str) -> tuple[Brief, ...]:
    """Return the items of a page with a heading and one item for each of the elements ``times``."""
    rows = zip(range(3), times, TEXTS, strict=False)
    items = [LAYOUTS[layout].format(number=at, time=time, head=head, text=text) for at, time, (head, text) in rows]
    html = f"<html><body><main><h1>Live blog</h1>{''.join(items)}</main></body></html>"
    article = RawArticle.model_validate({"source": "portal", "fetched_at": FETCHED, "html": html, **fields})
    briefs = parse(article, atlas())
    assert explain(article, atlas()).briefs == briefs
    assert len(briefs) == len(times)
    return briefs


def starts(briefs: tuple[Brief, ...]) -> list[str]:
    """Return the end of each interval, with a mark where it is no instant, and its basis."""
    return [
        f"{one.published.latest:%m-%d %H:%M %z}{'' if one.published.earliest == one.published.latest else '~'} {one.published.basis}"
        if one.published.latest is not None
        else one.published.basis
        for one in briefs
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_item_has_the_time_of_its_own_element(layout: str) -> None:
    clocks = ("10:14", "09:40", "09:02")
    briefs = read(tuple(ELEMENT.format(f"2026-11-30T{clock}:00Z", clock) for clock in clocks), layout)
    assert starts(briefs) == [f"11-30 {clock} +0000 metadata" for clock in clocks]
    assert [one.age for one in briefs] == list(clocks)


def test_a_printed_age_is_less_exact_than_the_element_s_time() -> None:
    ages = ("1 hour ago", "2 hours ago", "yesterday")
    written = ("2026-12-02T14:31:00Z", "2026-12-02T13:12:00Z", "2026-12-01T20:05:00Z")
    briefs = read(tuple(map(ELEMENT.format, written, ages)), "linked card")
    assert starts(briefs) == ["12-02 14:31 +0000 metadata", "12-02 13:12 +0000 metadata", "12-01 20:05 +0000 metadata"]
    assert [one.age for one in briefs] == list(ages)


def pair(element: str, other: str = '<time datetime="2026-11-30T09:02:00Z">09:02</time>') -> tuple[str, str, str]:
    """Return the element beside others, of which the second has a time of its own."""
    return element, '<time datetime="2026-11-30T09:40:00Z">09:40</time>', other


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        # believed
        ('<time datetime="2026-11-30T10:14:00+01:00">10:14</time>', "11-30 10:14 +0100 metadata"),
        ('<time datetime="2026-11-30T10:14:00Z">11:14</time>', "11-30 10:14 +0000 metadata"),  # printed in another zone
        ('<time datetime="2026-11-30T10:14:37.120Z">10:14</time>', "11-30 10:14 +0000 metadata"),
        ('<time datetime="2026-11-30T10:13:45Z">10:14</time>', "11-30 10:13 +0000 metadata"),  # rounded up
        ('<time datetime="2026-11-30 10:14">10:14</time>', "11-30 10:14 +0000 metadata"),
        ('<time datetime="2026-11-30T22:14:00Z">10:14 pm</time>', "11-30 22:14 +0000 metadata"),
        ('<time datetime="2026-12-02T10:14:00Z">10:14</time>', "12-02 10:14 +0000 metadata"),  # the day of the fetch
        ('<time datetime="2026-11-30T10:14:00Z">Mon 10:14</time>', "11-30 10:14 +0000 metadata"),
        ('<time datetime="2026-11-30T10:14:00Z">yesterday 10:14</time>', "11-30 10:14 +0000 metadata"),  # an older copy
        ('<time datetime="2026-11-30T10:14:00Z">30 November 2026</time>', "11-30 10:14 +0000 metadata"),
        ('<time datetime="2026-11-30T10:14:00Z">30 November 2026, 10:14</time>', "11-30 10:14 +0000 metadata"),
        ('<time datetime="2026-11-30T23:14:00Z">1 December 2026, 00:14</time>', "11-30 23:14 +0000 metadata"),  # at +01:00
        ('<time datetime="2026-03-02T10:14:00Z">2 March</time>', "03-02 10:14 +0000 metadata"),  # no year, not recent
        ('<time datetime="2026-11-30T08:05:00Z">5 hours ago</time>', "11-30 08:05 +0000 metadata"),  # an older copy
        ('<time datetime="2026-12-02T13:20:00Z">3 hours ago</time>', "12-02 13:20 +0000 metadata"),  # an age rounded up
        ('<time datetime="2026-12-02T15:20:00Z">1 hour ago</time>', "12-02 15:20 +0000 metadata"),
        ('<time datetime="2026-11-30T10:14:00Z">Published 10:14</time>', "11-30 10:14 +0000 metadata"),
        # seconds and milliseconds of other attributes, where they are those of the printed time itself
        ("<span data-timestamp=1796033640>10:14</span>", "11-30 10:14 +0000 metadata"),
        ("<span data-timestamp=1796033640000>10:14</span>", "11-30 10:14 +0000 metadata"),
        ("<span data-time=1796033640>10:14</span>", "11-30 10:14 +0000 metadata"),
        ("<time data-timestamp=1796033640>10:14</time>", "11-30 10:14 +0000 metadata"),
        # a day alone, with the printed clock
        ('<time datetime="2026-11-30">10:14</time>', "11-30 10:14 +0000 date"),
        ('<time datetime="2026-11-30T00:00:00Z">10:14</time>', "11-30 10:14 +0000 date"),
        ('<time datetime="2026-12-02">10:14</time>', "12-02 10:14 +0000 clock"),
        ('<time datetime="2026-12-02">17:10</time>', "12-02 16:00 +0000~ metadata"),  # the clock is of another zone
        ('<time datetime="2026-12-02">2 hours ago</time>', "12-02 14:00 +0000~ age"),  # narrower than the day
        ('<time datetime="2026-11-30">2 hours ago</time>', "12-01 00:00 +0000~ metadata"),  # an older copy
        # not believed: the print is read as before
        ('<time datetime="10:14">10:14</time>', "12-02 10:14 +0000 clock"),
        ('<time datetime="">10:14</time>', "12-02 10:14 +0000 clock"),
        ("<time datetime>10:14</time>", "12-02 10:14 +0000 clock"),
        ("<time>10:14</time>", "12-02 10:14 +0000 clock"),
        ('<time datetime="2026-13-30T10:14:00Z">10:14</time>', "12-02 10:14 +0000 clock"),
        ('<time datetime="2026-11-31">10:14</time>', "12-02 10:14 +0000 clock"),
        ('<time datetime="{{ date }}">10:14</time>', "12-02 10:14 +0000 clock"),
        ('<time datetime="PT5M">10:14</time>', "12-02 10:14 +0000 clock"),
        ('<time datetime="2026-12-03T10:14:00Z">10:14</time>', "12-02 10:14 +0000 clock"),  # the future
        ('<time datetime="2026-12-03">10:14</time>', "12-02 10:14 +0000 clock"),
        ('<time datetime="2026-11-30T10:31:00Z">10:14</time>', "12-02 10:14 +0000 clock"),  # no zone parts them
        ('<time datetime="2026-11-27T10:14:00Z">Mon 10:14</time>', "11-30 10:14 +0000 date"),  # a Friday
        ('<time datetime="2026-11-20T10:14:00Z">30 November 2026</time>', "12-01 00:00 +0000~ date"),
        ('<time datetime="2026-11-20T10:14:00Z">30 November 2026, 10:14</time>', "11-30 10:14 +0000 date"),
        ('<time datetime="2026-12-02T15:40:00Z">3 hours ago</time>', "12-02 13:00 +0000~ age"),  # ages are never too old
        ('<time datetime="2026-12-02T15:58:00Z">1 hour ago</time>', "12-02 15:00 +0000~ age"),  # when it was rendered
        ("<span data-timestamp=77>10:14</span>", "12-02 10:14 +0000 clock"),
        ('<span data-time="10:14">10:14</span>', "12-02 10:14 +0000 clock"),
        ('<ins datetime="2026-11-30T10:14:00Z">10:14</ins>', "12-02 10:14 +0000 clock"),  # when the text was changed
        # another element's: it is not the time of what is printed here
        ('<span>10:14</span><time datetime="2026-11-30T10:14:00Z"></time>', "12-02 10:14 +0000 clock"),
        ('<span>10:14</span> <small><time datetime="2026-11-30T10:31:00Z">updated 10:31</time></small>', "12-02 10:14 +0000 clock"),
    ],
)  # fmt: skip
def test_which_times_of_elements_are_believed(element: str, expected: str) -> None:
    assert starts(read(pair(element)))[0] == expected


def test_one_time_at_all_items_is_that_of_a_template() -> None:
    clocks = ("10:14", "09:40", "09:02")
    one = tuple(ELEMENT.format("2026-11-30T10:14:00Z", clock) for clock in clocks)
    assert starts(read(one)) == [f"12-02 {clock} +0000 clock" for clock in clocks]
    ages = tuple(ELEMENT.format("2026-12-02T11:00:00Z", f"{hours} hours ago") for hours in (2, 3, 4))
    assert [one.published.basis for one in read(ages)] == ["age"] * 3
    days = tuple(ELEMENT.format("2026-11-30", clock) for clock in clocks)
    assert starts(read(days)) == [f"11-30 {clock} +0000 date" for clock in clocks]


@pytest.mark.parametrize("written", ["2021-11-30T10:14:00Z", "1970-01-01T00:00:00Z", "0001-01-01", "2019-02-03"])
@pytest.mark.parametrize("printed", ["10:14", "2 hours ago"])
def test_one_time_years_before_the_print_is_not_believed(written: str, printed: str) -> None:
    times = (ELEMENT.format(written, printed), "<time>09:40</time>", "<time>09:02</time>")
    assert read(times)[0].published.basis in {"clock", "age"}


def test_several_times_years_before_the_fetch_are_those_of_an_archived_page() -> None:
    clocks = ("10:14", "09:40", "09:02")
    briefs = read(tuple(ELEMENT.format(f"2021-11-30T{clock}:00Z", clock) for clock in clocks))
    assert [f"{one.published.latest:%Y-%m-%d %H:%M}" for one in briefs] == [f"2021-11-30 {clock}" for clock in clocks]


def test_a_clock_closed_with_z_is_in_the_source_s_own_zone_if_that_is_known() -> None:
    times = pair(ELEMENT.format("2026-11-30T10:14:00Z", "10:14"))
    assert starts(read(times, time_zone="Europe/Paris"))[0] == "11-30 10:14 +0100 metadata"
    times = pair(ELEMENT.format("2026-11-30T09:14:00Z", "10:14"))
    assert starts(read(times, time_zone="Europe/Paris"))[0] == "11-30 09:14 +0000 metadata"
    times = pair(ELEMENT.format("2026-11-30T10:14", "10:14"))
    assert starts(read(times, home_country="FR"))[0] == "11-30 10:14 +0100 metadata"


def test_a_box_that_holds_more_than_the_time_is_no_time() -> None:
    box = LAYOUTS["time first"].replace("<article>", "<article data-timestamp=1796033640>")
    posts = "".join(box.format(time="10:14", head=head, text=text) for head, text in TEXTS)
    briefs = parse(RawArticle(source="portal", fetched_at=FETCHED, html=f"<h1>Live blog</h1>{posts}"), atlas())
    assert {one.published.basis for one in briefs} == {"clock"}


def test_the_reason_names_the_attribute_and_the_print() -> None:
    html = f"<h1>Live blog</h1>{''.join(LAYOUTS['time first'].format(time=time, head=head, text=text) for time, (head, text) in zip(pair(ELEMENT.format('2026-11-30T10:14:00Z', '10:14')), TEXTS, strict=True))}"
    explained = explain(RawArticle(source="portal", fetched_at=FETCHED, html=html), atlas())
    whys = [one.why for one in explained.findings if one.what == "published"]
    assert "its element says “2026-11-30T10:14:00Z”, and “10:14” is printed" in whys
