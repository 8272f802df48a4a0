"""A live ticker below an ``h1``: an item a post, with its own time and regions, though no post has a headline."""
# ruff: noqa: E501 - one line per row

from datetime import datetime
from typing import Final

import pytest

from dateline.core.page.findings.explain import explain
from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.property.test_explain_laws import assert_every_character_in_one_part
from tests.rows import each_row

FETCHED: Final = datetime.fromisoformat("2026-12-02T16:00:00+00:00")
Posts = tuple[tuple[str, str], ...]
POSTS: Final = (
    ("09:20", "Chile has signed a lithium accord with South Korea that runs for ten years."),
    ("08:45", "Two skiers were killed in an avalanche near Innsbruck, Tyrolean police said on Wednesday."),
    ("08:10", "A ferry ran aground off Bergen with 80 people on board, and all of them were brought ashore."),
    ("07:30", "The central bank of Norway kept its key rate at 4 percent, as analysts had expected."),
)
SECOND: Final = (
    "Its terms were not made public at once.",
    "The slope had been closed since Monday.",
    "No one was hurt, rescuers told reporters.",
    "It had raised it twice this year.",
)
TITLE: Final = "Live: the day in brief"
INTRO: Final = "We follow what happens in the world today, from the markets to the weather, and tell you what matters."
LAYOUTS: Final = {
    "bold clock": "<p><b>{clock}</b> {text}</p>{more}",
    "clock and dash": "<p>{clock} - {text}</p>{more}",
    "clock and colon": "<p>{clock}: {text}</p>{more}",
    "break": "<p><b>{clock}</b><br>{text}</p>{more}",
    "paragraphs": "<p><b>{clock}</b></p><p>{text}</p>{more}",
    "headings": "<h3>{clock}</h3><p>{text}</p>{more}",
    "boxes with time": "<div class=post><time>{clock}</time><p>{text}</p>{more}</div>",
    "boxes": "<div class=post><span class=time>{clock}</span> {text}{more}</div>",
    "list": "<li><span>{clock}</span> {text}{more}</li>",
    "definitions": "<dt>{clock}</dt><dd>{text}{more}</dd>",
    "table": "<tr><td>{clock}</td><td>{text}{more}</td></tr>",
    "articles": "<article><time>{clock}</time><p>{text}</p>{more}</article>",
    "sections": "<section><span>{clock}</span><p>{text}</p>{more}</section>",
}
AROUND: Final = {"list": "<ul>{}</ul>", "definitions": "<dl>{}</dl>", "table": "<table>{}</table>"}
BOXED: Final = ("boxes with time", "boxes", "list", "definitions", "table", "articles", "sections")


def page(layout: str, posts: Posts, title: str = TITLE, *, above: str = "", more: bool = False, below: str = "") -> str:
    rows = [
        LAYOUTS[layout].format(clock=clock, text=text, more=f"<p>{second}</p>" if more else "")
        for (clock, text), second in zip(posts, SECOND, strict=False)
    ]
    ticker = AROUND.get(layout, "{}").format("".join(rows))
    return f"<html><body><main><h1>{title}</h1>{above}{ticker}{below}</main></body></html>"


def read(html: str) -> tuple[Brief, ...]:
    article = RawArticle(source="portal", fetched_at=FETCHED, html=html)
    briefs = parse(article, atlas())
    explained = explain(article, atlas())
    assert explained.briefs == briefs
    assert_every_character_in_one_part(explained)
    return briefs


def shown(briefs: tuple[Brief, ...]) -> list[tuple[str | None, str, str]]:
    """Return headline, text and time of each item."""
    return [
        (one.headline, one.text.replace("\n", " "), f"{one.published.latest:%H:%M}" if one.published.latest else "")
        for one in briefs
    ]


@each_row("layout", LAYOUTS)
@each_row("is_rising", [False, True])
@each_row("above", ["", f"<p>{INTRO}</p>"])
@each_row("more", [False, True])
def test_each_post_of_a_ticker_is_an_item(layout: str, above: str, *, is_rising: bool, more: bool) -> None:
    posts = POSTS[::-1] if is_rising else POSTS
    texts = [(text, f" {second}" if more else "") for (_, text), second in zip(posts, SECOND, strict=True)]
    briefs = read(page(layout, posts, above=above, more=more))
    assert shown(briefs) == [
        (None, f"{text}{second}", clock) for (clock, _), (text, second) in zip(posts, texts, strict=True)
    ]


def test_each_post_has_its_own_regions_and_clock() -> None:
    briefs = read(page("bold clock", POSTS))
    assert [one.age for one in briefs] == ["09:20", "08:45", "08:10", "07:30"]
    assert [{region.slug for region in one.regions} for one in briefs] == [
        {"south-america", "eastern-asia"},
        {"unlocated"},  # a town alone, as on a page of text
        {"unlocated"},
        {"northern-europe"},
    ]


@each_row("layout", ["bold clock", "boxes with time", "list", "definitions"])
@each_row("form", ["{}:{} am", "{}.{} am", "{}h{}", "{}.{} Uhr", "{}:{} Uhr", "kl. {}.{}", "kl. {}:{}", "{}:{} GMT"])
def test_clocks_may_be_printed_in_any_form(layout: str, form: str) -> None:
    posts = tuple((form.format(*clock.split(":")), text) for clock, text in POSTS)
    assert [time for _, _, time in shown(read(page(layout, posts)))] == [clock for clock, _ in POSTS]


def test_a_time_behind_a_word_stands_above_its_post() -> None:
    posts = tuple((f"Published at {clock}", text) for clock, text in POSTS)
    assert len(read(page("boxes with time", posts))) == len(read(page("definitions", posts))) == len(POSTS)


@pytest.mark.xfail(strict=True, reason="a sentence may open with these words, also on a page of text")
def test_a_time_behind_a_word_stands_in_its_post() -> None:
    posts = tuple((f"Published at {clock}", text) for clock, text in POSTS)
    assert len(read(page("bold clock", posts))) == len(POSTS)


@pytest.mark.parametrize("title", ["Storm hits coast of Norway", "Live blog", "News ticker", "Wednesday 2 December", "Earthquake in Chile: minute by minute"])  # fmt: skip
def test_the_latest_post_first_shows_a_ticker_below_any_title(title: str) -> None:
    assert [headline for headline, _, _ in shown(read(page("bold clock", POSTS, title)))] == [None] * len(POSTS)


@pytest.mark.parametrize("clocks", [("00:20", "00:05", "23:50", "23:10"), ("07:00", "09:20", "09:10", "09:00", "08:45", "08:10")])  # fmt: skip
def test_midnight_and_a_post_kept_at_the_top_part_no_ticker(clocks: tuple[str, ...]) -> None:
    reports = [f"Report {number} of the day: {text}" for number, (_, text) in enumerate(POSTS + POSTS, 1)]
    rows = [
        LAYOUTS["bold clock"].format(clock=clock, text=text, more="")
        for clock, text in zip(clocks, reports, strict=False)
    ]
    assert len(read(f"<html><body><main><h1>{TITLE}</h1>{''.join(rows)}</main></body></html>")) == len(clocks)


def test_a_page_that_calls_itself_a_live_blog_may_print_the_earliest_post_first() -> None:
    linked = '{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"Storm hits coast of Norway"}'
    head = f'<head><script type="application/ld+json">{linked}</script></head><body>'
    html = page("bold clock", POSTS[::-1], "Storm hits coast of Norway")
    assert len(read(html.replace("<body>", head))) == len(POSTS)
    assert len(read(html)) == 1


@pytest.mark.xfail(
    strict=True, reason="programmes and chronologies run so too, and no word of the title says which it is"
)
@pytest.mark.parametrize("title", ["Live blog", "News ticker", "Wednesday 2 December"])
def test_the_earliest_post_first_below_another_title(title: str) -> None:
    assert len(read(page("bold clock", POSTS[::-1], title))) == len(POSTS)


NOTE: Final = "<p>This page is updated all day. Write to us if you see a mistake in one of the reports.</p>"


@each_row("layout", BOXED)
def test_the_last_post_ends_with_its_box(layout: str) -> None:
    assert [text for _, text, _ in shown(read(page(layout, POSTS, below=NOTE)))] == [text for _, text in POSTS]


@pytest.mark.xfail(strict=True, reason="the oldest post is often the longest, and no box ends it")
def test_the_last_post_ends_where_no_box_ends_it() -> None:
    assert [text for _, text, _ in shown(read(page("bold clock", POSTS, below=NOTE)))] == [text for _, text in POSTS]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<p>30 November 2026</p>", "11-30"),
        ("<div><span>Monday, 30 November 2026</span></div>", "11-30"),
        ("<p>Published 30 November 2026</p>", "11-30"),
        ("<p>2 December 2026</p>", "12-02"),
        ("<p>30 November 2026, 06:00</p>", "12-02"),  # a time of its own
        ("<p><a href=/archive/30>30 November 2026</a></p>", "12-02"),  # the way to another page
        ("<p>12 January 2027</p>", "12-02"),
        ("<p>The vote was on 30 November 2026.</p>", "12-02"),
    ],
)
@pytest.mark.parametrize("side", ["above the title", "below the title"])
def test_the_day_above_the_posts_is_that_of_their_clocks(line: str, day: str, side: str) -> None:
    html = page("bold clock", POSTS, above=line if side == "below the title" else "")
    briefs = read(html.replace("<h1>", f"{line}<h1>") if side == "above the title" else html)
    times = [one.published.latest for one in briefs]
    assert [time and f"{time:%m-%d %H:%M}" for time in times] == [f"{day} {clock}" for clock, _ in POSTS]


@each_row("box", ["<section><header><time>{clock}</time> <span>{name}</span></header><p>{text}</p></section>", "<p><b>{clock}</b> {name}</p><p>{text}</p>"])  # fmt: skip
@each_row("names", [("Anna Lind",) * 4, ("Anna Lind", "Jan Peters") * 2])
def test_the_writers_of_posts_are_no_headlines(box: str, names: tuple[str, ...]) -> None:
    rows = [box.format(clock=clock, name=name, text=text) for (clock, text), name in zip(POSTS, names, strict=True)]
    briefs = read(f"<html><body><main><h1>Live blog</h1>{''.join(rows)}</main></body></html>")
    assert [(headline, text) for headline, text, _ in shown(briefs)] == [(None, text) for _, text in POSTS]


REPORT: Final = (
    "The storm has hit the coast of Norway since Sunday night, and 20,000 homes have no power, the grid company said.",
    "The mayor of Bergen asked all people to stay at home, and schools are closed on Monday and Tuesday, he said.",
)


@each_row("layout", LAYOUTS)
def test_the_first_report_above_the_latest_post_is_the_lead(layout: str) -> None:
    title = "Storm hits coast of Norway"
    briefs = read(page(layout, POSTS, title, above="".join(f"<p>{text}</p>" for text in REPORT)))
    assert [(headline, text) for headline, text, _ in shown(briefs)] == [
        (title, " ".join(REPORT)),
        *((None, text) for _, text in POSTS),
    ]
    assert [one.role for one in briefs] == ["lead", *["related"] * len(POSTS)]
    assert len(read(page(layout, POSTS[::-1], title, above="".join(f"<p>{text}</p>" for text in REPORT)))) == 1


OTHERS: Final = {
    "How the day of the attack unfolded": (
        ("09:20", "The gunman enters the school through a side door and shoots at a guard."),
        ("09:28", "A teacher calls the police from a classroom on the second floor."),
        ("09:41", "The first officers arrive and the gunman flees to the roof of the school."),
        ("10:05", "The gunman surrenders, and the pupils are led out of the building."),
    ),
    "Timeline: How the bridge in Varna collapsed": (
        ("05:10", "A lorry driver told police that he had heard a loud crack as he crossed the bridge."),
        ("05:25", "Police closed the bridge to traffic in both directions, the town said."),
        ("05:40", "The middle of the bridge fell into the river, and two cars went down with it."),
        ("06:15", "Divers reached the first of the cars, a spokesman for the navy said."),
    ),
    "A loaf for Sunday: how we bake it": (
        ("09:20", "Mix flour, water and yeast in a large bowl and knead the dough for ten minutes."),
        ("10:20", "Fold the dough four times and put it back into the bowl, covered with a towel."),
        ("11:20", "Shape the loaf, put it into a basket and let it rise until it has doubled."),
        ("12:30", "Bake the loaf for 40 minutes in a hot oven and let it cool on a grid."),
    ),
    "Television tonight: what to watch": (
        ("20:15", "Rivers of Europe. A journey along the Danube from its source to the Black Sea. Documentary."),
        (
            "21:00",
            "The Quiet Room. A nurse in Ghent finds letters of a patient who died thirty years ago. Film, Belgium 2019.",
        ),
        ("22:45", "Night Train. Talk with guests from politics and music, live from the central station of Leipzig."),
        (
            "00:30",
            "The Harbour Master. A police officer from Bergen looks for a ship without its crew. Drama, Norway 2024.",
        ),
    ),
    "Diary: events on Wednesday": (
        ("09:00", "The parliament of Norway debates the budget for next year in Oslo."),
        ("10:30", "The statistics office publishes figures of inflation for November in Wiesbaden."),
        ("14:15", "The European Central Bank announces its decision on interest rates in Frankfurt."),
        ("18:00", "The president of Chile receives the prime minister of South Korea in Santiago."),
    ),
    "Ferries to the islands: winter timetable": (
        ("07:15", "Ferry to Leros from pier 3, daily except Sundays and holidays."),
        ("09:40", "Ferry to Kos and Rhodes from pier 1, with a stop at Symi on Fridays."),
        ("13:20", "Fast boat to Patmos from pier 2, from April to October only."),
        ("18:05", "Night ferry to Piraeus from pier 4, arriving at six in the morning."),
    ),
    "Results of the cup, second round": (
        ("18:00", "Bergen beat Oslo 2-1 at home after extra time, with two goals by Hansen."),
        ("18:30", "Ghent lost 0-3 to Bruges before a crowd of 12,000 in the rain."),
        ("20:15", "Porto and Lisbon drew 1-1, and Porto won on penalties."),
        ("21:00", "Leipzig beat Kiel 4-0, with three goals in the first half hour."),
    ),
    "Museums in Ghent: when they open": (
        ("09:00", "The Museum of Fine Arts opens its doors daily except on Mondays."),
        ("13:00", "The house of the poet opens for two hours if a guide is at hand."),
        ("10:00", "The Design Museum and the castle open, with tours in English at noon."),
        ("11:00", "The museum of industry opens on weekdays, and at weekends in summer."),
    ),
    "Your questions on the budget": (
        ("10:40", "Will you cut my taxes? Please click here to send your question to the minister."),
        ("10:20", "How do I log in to ask you something, and will you publish my name on your page?"),
        ("10:10", "Can you read my comment? Sign in to reply to your readers on this page."),
        ("10:05", "Welcome to our chat. Please enter your name and your password to ask your question."),
    ),
}
"""Pages of one article, by their titles."""


@each_row("layout", LAYOUTS)
@each_row("title", OTHERS)
def test_what_runs_from_early_to_late_or_speaks_to_readers_is_no_ticker(layout: str, title: str) -> None:
    assert len(read(page(layout, OTHERS[title], title))) <= 1


STORY: Final = (
    "A train with 120 people on board stopped near Kiel at 23:40 on Tuesday, and no one knew why, police said.",
    "At 01:15 a second train took the passengers to Hamburg, the railway said on Wednesday.",
    "The minister of transport asked for a report by Friday, and said that the state would pay for all taxis.",
    "Passengers told reporters in Hamburg that it was cold and dark in the train, and that nobody spoke to them.",
)


@pytest.mark.parametrize(
    "texts",
    [
        (*STORY, "09:20 was the time at which the line opened again, a spokesman said, and trains ran late all day."),
        (*STORY, *(f"{clock} - {text}" for clock, text in OTHERS["How the day of the attack unfolded"])),
        (*STORY, *STORY, *STORY, *(f"{clock} - {text}" for clock, text in POSTS)),  # most of the text is the article's
        ("09:20 - Police opened the line again, they said.", *STORY, "08:10 - The railway closed it in both directions."),
        (*(f"{clock} - {text}" for clock, text in POSTS[:3]), STORY[2], STORY[3]),  # three numbers run down by chance
    ],
)  # fmt: skip
def test_clocks_in_an_article_are_no_ticker(texts: tuple[str, ...]) -> None:
    html = "".join(f"<p>{text}</p>" for text in texts)
    assert len(read(f"<html><body><main><h1>Train stops in the night near Kiel</h1>{html}</main></body></html>")) == 1


REPLIES: Final = (
    ("12:40", "I think that the mayor of Bergen should have closed the port on Sunday, as in 2011."),
    ("12:31", "My uncle works in the port, and nobody told the men there that a storm was on its way."),
    ("12:10", "Every year the same story in Norway, and the government does nothing about the dikes."),
    ("11:58", "Thanks for the report, it is good to read that the ferry to Stavanger is safe again."),
)


@each_row("layout", LAYOUTS)
@each_row(
    "box", ["<section class=comments>{}</section>", "<section><h2>Reactions</h2>{}</section>", "<h3>You say:</h3>{}"]
)
def test_what_readers_say_below_an_article_is_no_ticker(layout: str, box: str) -> None:
    html = page(layout, REPLIES, "Storm closes port of Bergen", above="".join(f"<p>{text}</p>" for text in REPORT))
    body = html[html.index(REPORT[-1]) + len(REPORT[-1]) + len("</p>") : html.index("</main>")]
    assert len(read(html.replace(body, box.format(body)))) == 1
