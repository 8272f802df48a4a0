"""Lists of HTML under one ``<h1>``, in which neither boxes nor links part the items: the ages between them do."""

from datetime import UTC, datetime

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

NOW = datetime(2026, 12, 1, 16, tzinfo=UTC)
ITEMS = [
    (
        "Bakers in Lyon strike",
        "Bakers in Lyon closed their shops on Tuesday, as flour has become too dear for many of them.",
    ),
    (
        "Flood on the Larsund",
        "The water of the Larsund has risen by a metre since noon, the town of Holmen said on Tuesday.",
    ),
    ("Bank of Norland keeps rate", "The Bank of Norland kept its rate at 3.5 percent, as most analysts had expected."),
]
"""Headline and text of each item."""
AGES = ["{} hours ago", "vor {} Stunden", "il y a {} heures", "{} uur geleden", "for {} timer siden", "hace {} horas"]
AGES += ["{} ore fa", "há {} horas", "för {} timmar sedan"]
FORMS = {
    "paragraphs": "<p>{headline}</p><p>{text}</p><p>{age}</p>",
    "age first": "<p>{age}</p><p>{headline}</p><p>{text}</p>",
    "age below the headline": "<p>{headline}</p><p>{age}</p><p>{text}</p>",
    "line breaks": "<b>{headline}</b><br>{text}<br>{age}<br><br>",
    "divisions": "<div>{headline}</div><div>{text}</div><div>{age}</div>",
    "headings": "<h3>{headline}</h3><p>{text}</p><p>{age}</p>",
}


def briefs(body: str, *, title: str = "Short news") -> tuple[Brief, ...]:
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    return parse(RawArticle(source="s", fetched_at=NOW, html=html), atlas())


@each_row("form", FORMS)
@each_row("age", AGES)
def test_ages_between_the_items_make_a_list(form: str, age: str) -> None:
    rows = enumerate(ITEMS, 2)
    page = "".join(FORMS[form].format(headline=head, text=text, age=age.format(at)) for at, (head, text) in rows)
    found = briefs(page)
    assert [(brief.headline, brief.text) for brief in found] == ITEMS
    assert [brief.age for brief in found] == [age.format(at) for at in range(2, 2 + len(ITEMS))]


ARTICLE = [
    "The harbour of Larsund is open again after a storm that closed it for three days, the town said on Tuesday.",
    "The mayor, Anna Holm, said the storm had cost the town two million crowns.",
    "Fishermen hope for help from the government, which meets on Friday to speak of the storm.",
]
BOXES = ["<p>Coast road closed</p><p>2 days ago</p>", "<p>Pier falls into the sea</p><p>3 days ago</p>"]


def test_ages_of_boxes_divide_no_article_whose_headline_its_text_repeats() -> None:
    first, second, third = (f"<p>{text}</p>" for text in ARTICLE)
    (brief,) = briefs(first + BOXES[0] + second + BOXES[1] + third, title="Harbour of Larsund open again")
    assert all(text in brief.text for text in ARTICLE)


@pytest.mark.parametrize("ages", [BOXES, ["<p>5 hours ago</p>", "<p>2 hours ago</p>"]])
def test_ages_divide_no_article_below_a_headline_of_other_words(ages: list[str]) -> None:
    first, second, third = (f"<p>{text}</p>" for text in ARTICLE)
    (brief,) = briefs(first + ages[0] + second + ages[1] + third, title="Out of the dark")
    assert all(text in brief.text for text in ARTICLE)


ROAD = [
    "The coast road to Holmen has been closed since Monday, as a cliff fell on it, the county said on Tuesday.",
    "“The cliff had been watched for years, but nobody thought that it would fall so soon,” said a geologist.",
    "Drivers to Holmen must take the mountain road, which is narrow and adds an hour to their way.",
    "The town of Holmen asks the county for a ferry until the coast road is open again in spring.",
]
LINKS = [
    ("Geologist warned of cliffs", "2 hours ago"),
    ("Mountain road is full of snow", "3 hours ago"),
    ("Town buys old ferry", "5 hours ago"),
]
"""Headlines of other texts; each shares a word with the paragraph of the article that stands below it."""
LINK_FORMS = [
    "<div><a href=/x>{title}</a><span>{age}</span></div>",
    "<div><span>{age}</span><a href=/x>{title}</a></div>",
    "<p>{title}</p><p>{age}</p>",
    "<p>{age}</p><p>{title}</p>",
    "<h3>{title}</h3><p>{age}</p>",
    "<div><strong>{title}</strong></div><div><time>{age}</time></div>",
]
COMMENTS = [
    ("No surprise", "1 hour ago", "It is no surprise to anybody who lives on the coast."),
    ("Poor drivers", "2 hours ago", "I am one of the drivers, and it took me three hours."),
    ("Where is our ferry", "3 hours ago", "They sold the ferry ten years ago, and now they want a new one."),
]


def paragraphs(texts: list[str]) -> list[str]:
    return [f"<p>{text}</p>" for text in texts]


@each_row("form", LINK_FORMS)
@each_row("opening", ["", "<p>Drivers of the coast road must wait</p><p>6 hours ago</p>"])
def test_boxes_with_headlines_and_ages_divide_no_article(form: str, opening: str) -> None:
    boxes = [form.format(title=title, age=age) for title, age in LINKS]
    body = "".join(map("".join, zip(paragraphs(ROAD), [*boxes, ""], strict=True)))
    (brief,) = briefs(opening + body, title="Coast road to Holmen closed")
    assert brief.headline == "Coast road to Holmen closed"
    assert all(text in brief.text for text in ROAD)


@pytest.mark.parametrize("title", ["Coast road to Holmen closed", "Out of the dark"])
@pytest.mark.parametrize("form", ["<p>{}</p><p>{}</p><p>{}</p>", "<div><h4>{}</h4><p>{}</p><p>{}</p></div>"])
@pytest.mark.parametrize("count", [1, len(ROAD)])
def test_comments_below_an_article_and_posts_of_a_live_blog_leave_its_text(title: str, form: str, count: int) -> None:
    comments = "".join(form.format(*comment) for comment in COMMENTS)
    found = briefs("".join(paragraphs(ROAD[:count])) + f"<div>{comments}</div>", title=title)
    assert found[0].headline == title
    assert all(text in found[0].text for text in ROAD[:count])


@each_row("title", ["Lyon", "News from Lyon and Norland", "Strike news"])
@each_row("form", ["paragraphs", "age first", "line breaks", "divisions", "headings"])
def test_a_list_may_be_named_after_the_town_of_its_items(title: str, form: str) -> None:
    rows = enumerate(ITEMS, 2)
    page = "".join(FORMS[form].format(headline=head, text=text, age=f"{at} hours ago") for at, (head, text) in rows)
    found = briefs(page, title=title)
    assert [(brief.headline, brief.text) for brief in found] == ITEMS
    assert [brief.age for brief in found] == ["2 hours ago", "3 hours ago", "4 hours ago"]


@each_row("form", LINK_FORMS)
@each_row("title", ["Holmen", "Cliff falls"])
def test_boxes_divide_no_article_with_a_short_headline_and_a_subtitle(form: str, title: str) -> None:
    boxes = [form.format(title=link, age=age) for link, age in LINKS]
    body = "".join(map("".join, zip(paragraphs(ROAD), [*boxes, ""], strict=True)))
    (brief,) = briefs("<p>Coast road to Holmen closed, as cliff fell</p>" + body, title=title)
    assert brief.headline == title
    assert all(text in brief.text for text in ROAD)


@pytest.mark.parametrize("title", ["Holmen", "Holmen news", "Cliff falls"])
def test_comments_below_an_article_with_a_subtitle_leave_its_text(title: str) -> None:
    comments = "".join(f"<p>{head}</p><p>{text}</p><p>{age}</p>" for head, age, text in COMMENTS)
    page = "<p>Coast road to Holmen closed, as cliff fell</p>" + "".join(paragraphs(ROAD)) + comments
    found = briefs(page, title=title)
    assert found[0].headline == title
    assert all(text in found[0].text for text in ROAD)


def test_a_list_whose_title_its_first_text_repeats_is_read_as_an_article() -> None:
    page = "".join(FORMS["paragraphs"].format(headline=head, text=text, age="2 hours ago") for head, text in ITEMS)
    (brief,) = briefs(page, title="Bakers, banks and water in Lyon")
    assert all(text in brief.text for _, text in ITEMS)


def test_one_age_between_its_paragraphs_divides_no_article() -> None:
    first, second, third = (f"<p>{text}</p>" for text in ARTICLE)
    assert [brief.text for brief in briefs(first + "<p>2 hours ago</p>" + second + third)] == ["\n".join(ARTICLE)]
