"""The age inside a card is the card's own, wherever it stands there, and whatever stands above the cards."""

from datetime import UTC, datetime
from typing import Final

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

ITEMS: Final = (
    (
        "Storm closes port of Larnaca",
        "LARNACA (AFP) - ",
        "A storm closed the port of Larnaca on Monday night, and two ferries turned back to Beirut.",
    ),
    (
        "Snow stops trains to Oulu",
        "OULU (AP) - ",
        "Deep snow stopped all trains to Oulu on Monday, and hundreds of travellers slept in a school.",
    ),
    (
        "Bakers of Ghent raise prices",
        "GHENT (Reuters) - ",
        "Bakers will ask 10 cents more for a loaf of rye from January on, their guild said on Monday.",
    ),
)
"""Headline, dateline and text of each card."""
AGES: Final = {
    "en": "{} hours ago",
    "de": "vor {} Stunden",
    "fr": "il y a {} heures",
    "nl": "{} uur geleden",
    "es": "hace {} horas",
    "it": "{} ore fa",
    "pt": "há {} horas",
    "sv": "för {} timmar sedan",
    "no": "for {} timer siden",
}
HEAD: Final = "Seamen end strike in Bergen"
NEWS: Final = "Seamen in Bergen went back to work on Monday after a strike of three weeks, the union said."
MORE: Final = "Ships are to sail again from Tuesday morning on, its spokesman told reporters in Oslo."
LEADS: Final = {
    "one paragraph": f"<p>{NEWS}</p>",
    "one paragraph with a dateline": f"<p>BERGEN (Reuters) - {NEWS}</p>",
    "two paragraphs": f"<p>{NEWS}</p><p>{MORE}</p>",
    "two paragraphs with a dateline": f"<p>BERGEN (Reuters) - {NEWS}</p><p>{MORE}</p>",
}
BOXES: Final = {
    "article": "<article>{}</article>",
    "div": "<div>{}</div>",
    "div with a class": "<div class=card>{}</div>",
    "section": "<section>{}</section>",
    "list": "<li>{}</li>",
}
ORDERS: Final = {
    "age first": "<time>{age}</time><h3>{head}</h3><p>{text}</p>",
    "age last": "<h3>{head}</h3><p>{text}</p><span class=age>{age}</span>",
    "age between": "<h2>{head}</h2><p class=age>{age}</p><p>{text}</p>",
    "age in a header": "<header><span>{age}</span><h4>{head}</h4></header><p>{text}</p>",
    "age in a footer": "<h3>{head}</h3><p>{text}</p><footer>{age}</footer>",
    "age beside a box": "<div>{age}</div><div><h3>{head}</h3><p>{text}</p></div>",
    "age beside a section": "<div><time>{age}</time> <span>World</span></div><h3>{head}</h3><p>{text}</p>",
    "linked age": "<a href=/{age}><time>{age}</time></a><h3>{head}</h3><p>{text}</p>",
    "linked headline": "<time>{age}</time><h3><a href='/{head}'>{head}</a></h3><p>{text}</p>",
    "headline without heading": "<span>{age}</span><div class=title>{head}</div><p>{text}</p>",
}


def briefs(body: str) -> tuple[Brief, ...]:
    html = f"<html><body>{body}</body></html>"
    page = RawArticle(source="a.example", fetched_at=datetime(2026, 12, 1, 18, 30, tzinfo=UTC), html=html)
    return parse(page, atlas())


def cards(box: str, order: str, *, age: str = "{} hours ago", datelines: bool = False, count: int = 3) -> str:
    return "".join(
        BOXES[box].format(ORDERS[order].format(age=age.format(at), head=head, text=f"{dateline * datelines}{text}"))
        for at, (head, dateline, text) in enumerate(ITEMS[:count], 2)
    )


def read(found: tuple[Brief, ...]) -> list[tuple[str | None, str | None, str]]:
    return [(brief.headline, brief.age, brief.text.split("\n")[0]) for brief in found]


def expected(age: str = "{} hours ago", count: int = 3, lead: str | None = None) -> list[tuple[str, str | None, str]]:
    return [(HEAD, lead, NEWS), *((head, age.format(at), text) for at, (head, _, text) in enumerate(ITEMS[:count], 2))]


@each_row("lead", LEADS)
@each_row("order", ORDERS)
@each_row("box", BOXES)
@each_row("count", [2, 3])
@each_row("datelines", [False, True])
def test_each_card_has_its_own_age(lead: str, order: str, box: str, count: int, datelines: bool) -> None:  # noqa: FBT001
    body = f"<h1>{HEAD}</h1>{LEADS[lead]}{cards(box, order, datelines=datelines, count=count)}"
    assert read(briefs(body)) == expected(count=count)


@each_row("lead", LEADS)
@each_row("order", ["age first", "age last"])
@each_row("around", ["{}<div>{}</div>", "<article>{}</article>{}", "{}<section><h2>World</h2>{}</section>"])
def test_a_lead_with_a_time_of_its_own_keeps_it(lead: str, order: str, around: str) -> None:
    above = f"<h1>{HEAD}</h1><time>5 hours ago</time>{LEADS[lead]}"
    assert read(briefs(around.format(above, cards("article", order)))) == expected(lead="5 hours ago")


@each_row("language", AGES)
@each_row("order", ["age first", "age last", "headline without heading"])
def test_in_nine_languages(language: str, order: str) -> None:
    age = AGES[language]
    body = f"<h1>{HEAD}</h1>{LEADS['one paragraph']}{cards('article', order, age=age)}"
    assert read(briefs(body)) == expected(age)


NO_LEADS: Final = {
    "Politics in Norway": "Reports and background on Norwegian politics, from the Storting to the towns of the North.",
    "War in Ukraine": "Reports on the war that Russia began in Ukraine on 24 February 2022, from Kyiv to Brussels.",
    "Nieuws uit Groningen": "Het laatste nieuws uit Groningen, elke dag verzameld door de redactie in Assen en Emmen.",
    "World briefs": "BERGEN (Reuters) - Seamen went back to work on Monday after a strike of three weeks.",
}


@each_row("head", NO_LEADS)
@each_row("order", ["age first", "linked headline"])
def test_what_a_page_says_of_its_lists_is_no_article(head: str, order: str) -> None:
    found = briefs(f"<h1>{head}</h1><p>{NO_LEADS[head]}</p>{cards('article', order)}")
    assert head not in [brief.headline for brief in found]


COMMENTS: Final = (
    ("Good for the seamen", "I am one of the seamen, and it took me three hours to get home to Bergen."),
    ("Long live the strike", "The union should have gone on with the strike until Christmas, I think."),
)
TITLED: Final = (
    *COMMENTS,
    ("Where is our ferry", "They sold the ferry ten years ago, and now they want a new one from us."),
)
NAMES: Final = (
    ("Christopher Williamson", "It is no surprise to anybody who lives on the coast and has to take the ferry."),
    ("Anna-Lena Holm-Petersen", "My husband is at sea, and we have not heard of him for three weeks now."),
    ("Peter Fjordside", "You should not believe all that you read in this newspaper, my friends."),
)


HEADED: Final = "<div><h4>{0}</h4><p>{2}</p><p>{1}</p></div>"
LINED: Final = "<div><div>{0}</div><div>{2}</div><p>{1}</p></div>"
BARE: Final = "<li><b>{0}</b> <i>{2}</i><p>{1}</p></li>"


@pytest.mark.parametrize(
    ("comments", "form"),
    [(COMMENTS, HEADED), (COMMENTS, BARE), (TITLED, BARE), (TITLED, LINED), (NAMES, BARE), (NAMES, LINED)],
)
def test_comments_below_an_article_are_no_cards(comments: tuple[tuple[str, str], ...], form: str) -> None:
    below = "".join(form.format(head, text, f"{at} hours ago") for at, (head, text) in enumerate(comments, 2))
    found = briefs(f"<h1>{HEAD}</h1>{LEADS['two paragraphs']}<div>{below}</div>")
    assert [brief.headline for brief in found] == [HEAD]


LINKS: Final = [
    "<div><h3><a href=/{head}>{head}</a></h3><span>{age}</span></div>",
    "<div><span>{age}</span><h3>{head}</h3></div>",
    "<div><a href=/{head}>{head}</a><time>{age}</time></div>",
]


@each_row("link", LINKS)
@each_row("around", ["{}", "<div>{}</div>"])
def test_ages_of_links_below_an_article_are_not_its_own(link: str, around: str) -> None:
    links = "".join(link.format(head=head, age=f"{at} hours ago") for at, (head, _, _) in enumerate(ITEMS, 2))
    (found,) = briefs(f"<h1>{HEAD}</h1>{LEADS['two paragraphs']}{around.format(links)}")
    assert (found.headline, found.age) == (HEAD, None)


@pytest.mark.parametrize(
    "below",
    [
        "<div><a href=/j>Christopher Williamson</a> <time>2 hours ago</time></div>",
        "<footer><p>Published</p><p>2 hours ago</p></footer>",
        "<div><h4>Published</h4><p>2 hours ago</p></div>",
        "<div><span>Published</span><time>2 hours ago</time></div><div><span>New</span><time>1 hour ago</time></div>",
        "<time>2 hours ago</time>",
    ],
)
def test_a_time_below_an_article_is_its_own(below: str) -> None:
    (found,) = briefs(f"<h1>{HEAD}</h1>{LEADS['two paragraphs']}{below}")
    assert found.age == "2 hours ago"


OWN_TIMES: Final = {
    "a time behind a label": "<div><span>Released</span><time>5 hours ago</time></div>",
    "two lines": "<header><p>Out since</p><p>5 hours ago</p></header>",
    "a section": "<p>Filed under World, 5 hours ago</p>",
}


@each_row("kind", OWN_TIMES)
@each_row("lead", LEADS)
@each_row("order", ["age first", "age last"])
@each_row("is_above", [False, True])
def test_a_time_in_the_box_of_the_lead_is_the_lead_s(kind: str, lead: str, order: str, is_above: bool) -> None:  # noqa: FBT001
    above, below = (OWN_TIMES[kind], "") if is_above else ("", OWN_TIMES[kind])
    body = f"<article class=lead><h1>{HEAD}</h1>{above}{LEADS[lead]}{below}</article>{cards('article', order)}"
    assert [brief.age for brief in briefs(body)] == ["5 hours ago", "2 hours ago", "3 hours ago", "4 hours ago"]


UNKNOWN: Final = [
    "<p>Verschenen: 5 hours ago</p>",
    "<div>Released 5 hours ago</div>",
    "<p><b>Filed</b> 5 hours ago</p>",
]


@pytest.mark.xfail(strict=True, reason="a word that is not known may as well say that the article was changed")
@pytest.mark.parametrize("time", UNKNOWN)
def test_an_age_behind_an_unknown_word_is_the_lead_s(time: str) -> None:
    lead = f"<article class=lead><h1>{HEAD}</h1>{time}{LEADS['two paragraphs']}</article>"
    assert briefs(lead + cards("article", "age first"))[0].age == "5 hours ago"


@pytest.mark.parametrize("time", UNKNOWN)
def test_an_age_behind_an_unknown_word_is_no_card_s(time: str) -> None:
    lead = f"<article class=lead><h1>{HEAD}</h1>{time}{LEADS['two paragraphs']}</article>"
    assert [brief.age for brief in briefs(lead + cards("article", "age first"))[1:]] == [
        "2 hours ago",
        "3 hours ago",
        "4 hours ago",
    ]
