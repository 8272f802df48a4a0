"""Posts of a live blog below the days on which they were written: none is lost, and none takes a day for text."""
# ruff: noqa: E501 - one line per row

from datetime import datetime
from typing import Final, NamedTuple

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

FETCHED: Final = datetime.fromisoformat("2026-12-02T23:50:00+00:00")
"""Below all clock times: one after the fetch would be of the day before in any case."""


class Post(NamedTuple):
    clock: str
    headline: str
    text: str


POSTS: Final = (
    Post("11:20", "Chile signs lithium accord with South Korea", "Chile has signed a lithium accord with South Korea that runs for ten years."),
    Post("09:45", "Avalanche kills two skiers near Innsbruck", "Two skiers were killed in an avalanche near Innsbruck, Tyrolean police said."),
    Post("08:10", "Ferry runs aground off Bergen", "A ferry ran aground off Bergen with 80 people on board, and all of them were brought ashore."),
    Post("23:30", "Norway's central bank keeps rate", "The central bank of Norway kept its key rate at 4 percent, as analysts had expected."),
    Post("18:15", "Fire closes Lisbon market hall", "A fire closed the market hall of Lisbon, and forty traders lost their stalls, the mayor said."),
    Post("12:05", "Kenya opens new rail line", "Kenya opened its new rail line between Naivasha and Kisumu after four years of delays."),
)  # fmt: skip
TODAY: Final = 3
"""How many of them are below the first day."""
HEADED: Final = {
    "div": "<div class=post><time>{clock}</time><h3>{headline}</h3><p>{text}</p></div>",
    "article": "<article><h3>{headline}</h3><time>{clock}</time><p>{text}</p></article>",
    "item": "<li><span>{clock}</span><h3>{headline}</h3><p>{text}</p></li>",
    "no box": "<p>{clock}</p><h3>{headline}</h3><p>{text}</p>",
    "row": "<tr><td>{clock}</td><td><b>{headline}</b><br>{text}</td></tr>",
}
BARE: Final = {
    "div": "<div class=post><time>{clock}</time><p>{text}</p></div>",
    "bold clock": "<p><b>{clock}</b> {text}</p>",
    "definition": "<dt>{clock}</dt><dd>{text}</dd>",
}
AROUND: Final = {"item": "<ul>{}</ul>", "row": "<table>{}</table>", "definition": "<dl>{}</dl>"}
DAYS: Final = {
    "a date in full": ("Wednesday, 2 December 2026", "Tuesday, 1 December 2026"),
    "by today": ("Heute", "Gestern"),
    "German": ("Mittwoch, 2. Dezember", "Dienstag, 1. Dezember"),
    "French": ("Mercredi 2 décembre 2026", "Mardi 1er décembre 2026"),
    "Dutch": ("woensdag 2 december", "dinsdag 1 december"),
    "Spanish": ("miércoles, 2 de diciembre de 2026", "martes, 1 de diciembre de 2026"),
    "Finnish": ("2.12.2026", "1.12.2026"),
    "ISO": ("2026-12-02", "2026-12-01"),
    "Spanish by today": ("Hoy", "Ayer"),
}
BOXES: Final = {
    "a section for a day": "<section class=day><h2>{day}</h2>{posts}</section>",
    "a list below a day": "<h2>{day}</h2><div class=list>{posts}</div>",
    "a list in a section": "<section class=day><h2>{day}</h2><div class=list>{posts}</div></section>",
    "nothing around": "<h2>{day}</h2>{posts}",
}


def page(form: str, around: str, box: str, days: tuple[str, str], counts: tuple[int, int]) -> str:
    rows = [form.format(**post._asdict()) for post in POSTS]
    below = rows[: counts[0]], rows[TODAY : TODAY + counts[1]]
    parts = [box.format(day=day, posts=around.format("".join(posts))) for day, posts in zip(days, below, strict=True)]
    return f"<html><body><main><h1>Latest news</h1>{''.join(parts)}</main></body></html>"


def read(html: str) -> tuple[Brief, ...]:
    return parse(RawArticle(source="portal", fetched_at=FETCHED, html=html), atlas())


def shown(html: str) -> list[tuple[str | None, str, str]]:
    """Return headline, text and time of each item."""
    latest = [(one, one.published.latest) for one in read(html)]
    return [(one.headline, one.text, f"{time:%m-%d %H:%M}" if time is not None else "") for one, time in latest]


def expected(counts: tuple[int, int], *, headed: bool) -> list[tuple[str | None, str, str]]:
    below = [("12-02", post) for post in POSTS[: counts[0]]] + [
        ("12-01", post) for post in POSTS[TODAY : TODAY + counts[1]]
    ]
    return [(post.headline if headed else None, post.text, f"{day} {post.clock}") for day, post in below]


@each_row("layout", HEADED)
@each_row("box", BOXES)
@each_row("days", DAYS)
def test_posts_with_headlines_are_items_below_each_day(layout: str, box: str, days: str) -> None:
    html = page(HEADED[layout], AROUND.get(layout, "{}"), BOXES[box], DAYS[days], (3, 3))
    assert shown(html) == expected((3, 3), headed=True)


@each_row("layout", BARE)
@each_row("box", BOXES)
@each_row("days", DAYS)
def test_posts_without_headlines_are_items_below_each_day(layout: str, box: str, days: str) -> None:
    html = page(BARE[layout], AROUND.get(layout, "{}"), BOXES[box], DAYS[days], (3, 3))
    assert shown(html) == expected((3, 3), headed=False)


@each_row("counts", [(1, 3), (3, 1), (2, 2), (2, 1), (1, 2)])
@each_row("layout", ["div", "article", "item"])
@each_row("box", ["a section for a day", "a list below a day", "a list in a section"])
def test_a_day_may_have_one_post(counts: tuple[int, int], layout: str, box: str) -> None:
    html = page(HEADED[layout], AROUND.get(layout, "{}"), BOXES[box], DAYS["a date in full"], counts)
    assert shown(html) == expected(counts, headed=True)


@pytest.mark.parametrize("layout", ["div", "article", "item"])
def test_a_day_may_stand_above_the_second_day_alone(layout: str) -> None:
    html = page(HEADED[layout], AROUND.get(layout, "{}"), BOXES["nothing around"], ("", "Yesterday"), (3, 3))
    assert shown(html) == expected((3, 3), headed=True)


def test_all_posts_may_be_of_the_day_before() -> None:
    rows = "".join(HEADED["div"].format(**post._asdict()) for post in POSTS[TODAY:])
    briefs = shown(f"<html><body><main><h1>Latest news</h1><h2>Gestern</h2>{rows}</main></body></html>")
    assert [time for *_, time in briefs] == [f"12-01 {post.clock}" for post in POSTS[TODAY:]]


@each_row("days", [("Yesterday", "Today"), ("1 December 2026", "2 December 2026"), ("Yesterday", "Yesterday")])
def test_names_of_days_that_do_not_run_back_are_none(days: tuple[str, str]) -> None:
    html = page(HEADED["div"], "{}", BOXES["nothing around"], days, (3, 3))
    names = {"Yesterday": "12-02", "Today": "12-02", "1 December 2026": "12-01", "2 December 2026": "12-02"}
    assert [time[:5] for *_, time in shown(html)] == [names[days[0]]] * 3 + [names[days[1]]] * 3


@pytest.mark.xfail(strict=True, reason="a weekday alone is no day: it may be a word of the text above")
@each_row("box", BOXES)
def test_a_day_may_be_a_weekday(box: str) -> None:
    html = page(HEADED["div"], "{}", BOXES[box], ("Wednesday", "Tuesday"), (3, 3))
    assert shown(html) == expected((3, 3), headed=True)


COMMENT: Final = "<div class=reply><h4>{}</h4><time>{}</time><p>{}</p></div>"
COMMENTS: Final = (
    (
        "Anna Lind",
        "2 hours ago",
        "I have lived on the island for forty years and this is the worst decision I have seen.",
    ),
    (
        "Per Olav Hansen",
        "3 hours ago",
        "Finally! The old quay was falling apart and nobody wanted to pay for it any more.",
    ),
    ("Ola", "5 hours ago", "What a shame, the cafe there was the best in town and we went every Sunday with the kids."),
    (
        "Kari N.",
        "yesterday",
        "The mayor promised us in the campaign that this would not happen, and I will remember it.",
    ),
)
ARTICLE: Final = (
    "<article><h1>Bergen closes its old ferry quay</h1>"
    "<p>BERGEN (NTB) - The city council of Bergen voted on Tuesday to close the old ferry quay, built in 1921.</p>"
    "<p>The decision was taken with 34 votes to 33, after a debate of six hours in which the mayor spoke twice.</p></article>"
)


DISPATCHES: Final = (
    Post("20:10", "Türkei senkt Leitzins", "ANKARA (dpa) - Die Zentralbank der Türkei hat den Leitzins am Mittwoch gesenkt."),
    Post("18:45", "Markthalle brennt", "LISSABON (dpa) - Ein Feuer hat die Markthalle von Lissabon zerstört, wie die Stadt mitteilte."),
    Post("20:30", "Jordanien öffnet Grenze", "AMMAN (AFP) - Jordanien hat die Grenze zu Syrien nach einer Woche wieder geöffnet."),
    Post("19:15", "Elbe steigt", "DRESDEN (dpa) - Die Elbe bei Dresden ist nach dem Regen um einen Meter gestiegen."),
)  # fmt: skip


@each_row("days", ["a date in full", "by today", "German", "French", "Finnish", "ISO", "Spanish by today"])
@each_row(
    "form",
    [
        "<p>{clock} {text}</p>",
        "<li><time>{clock}</time> {text}</li>",
        "<div class=i><span>{clock}</span><h3>{headline}</h3><p>{text}</p></div>",
    ],
)
def test_items_with_datelines_are_of_the_day_above_them(days: str, form: str) -> None:
    rows = [form.format(**post._asdict()) for post in DISPATCHES]
    today, before = DAYS[days]
    html = f"<main><h1>Ticker</h1><h2>{today}</h2>{rows[0]}{rows[1]}<h2>{before}</h2>{rows[2]}{rows[3]}</main>"
    assert [time for *_, time in shown(html)] == ["12-02 20:10", "12-02 18:45", "12-01 20:30", "12-01 19:15"]


@each_row("thread", ["<div class=thread>{}</div>", "<ul class=thread><li>{}</li></ul>", "{}"])
@each_row("size", [1, 2, 4])
def test_threads_of_comments_are_no_posts(thread: str, size: int) -> None:
    rows = [COMMENT.format(*one) for one in COMMENTS]
    threads = "".join(thread.format("".join(rows[at : at + size])) for at in range(0, len(rows), size))
    briefs = read(f"<html><body>{ARTICLE}<section class=talk><h2>4 replies</h2>{threads}</section></body></html>")
    assert [one.headline for one in briefs] == ["Bergen closes its old ferry quay"]
