"""A headline with an age of its own and no text, in a list whose others have texts, is an item like a flash."""

from datetime import UTC, datetime
from typing import Final

from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

FETCHED: Final = datetime(2026, 12, 1, 18, 30, tzinfo=UTC)
LIST: Final = (
    ("Angola raises diesel price", "LUANDA (AFP) - Angola raised the price of diesel by a third.", "3 hours ago"),
    ("Timor votes for parliament", "DILI (AFP) - Voters in Timor went to the polls on Tuesday morning.", "5 hours ago"),
    ("Fog closes port of Gdansk", "GDANSK (AP) - Thick fog closed the port of Gdansk to ships.", "7 hours ago"),
)  # fmt: skip
HEADLINES: Final = {
    "Minister resigns over dust in Nenagh": "1 hour ago",
    "POPE DEAD": "1 hour ago",
    "Fähre nach Borkum fällt aus": "vor 2 Stunden",
    "Le ministre démissionne après la grève": "il y a 2 heures",
    "Dimite el ministro por el polvo de Jaén": "hace 2 horas",
    "Si dimette il ministro dei trasporti": "2 ore fa",
    "Minister stapt op na ophef in Oss": "2 uur geleden",
    "Ministro demite-se por causa da pedreira": "há 2 horas",
    "Ministeren går av etter støv i Molde": "for 2 timer siden",
    "Ministern avgår efter dammet i Boden": "2 timmar sedan",
}
LABELS: Final = ("Advertisement", "Most read", "Sponsored", "Sign up for our newsletter", "Privacy policy", "Photos")
"""Lines of the page with an age of their own, which are no news."""


def briefs(page: str) -> list[Brief]:
    html, text = (page, None) if page.startswith("<") else (None, page)
    return list(parse(RawArticle(source="a", fetched_at=FETCHED, html=html, text=text), atlas()))


def text_page(at: int, *lone: tuple[str, str], above: bool = False) -> str:
    items = [(head, age, text) if above else (head, text, age) for head, text, age in LIST]
    return "".join("\n".join(item) + "\n" for item in [*items[:at], *lone, *items[at:]])


def html_page(at: int, *lone: tuple[str, str], linked: bool) -> str:
    def head(words: str) -> str:
        return f"<h3><a href='/{len(words)}'>{words}</a></h3>" if linked else f"<h3>{words}</h3>"

    items = [f"<li>{head(one)}<p>{text}</p><span>{age}</span></li>" for one, text, age in LIST]
    bare = [f"<li>{head(one)}<span>{age}</span></li>" for one, age in lone]
    return f"<body><ul>{''.join([*items[:at], *bare, *items[at:]])}</ul></body>"


@each_row("headline", HEADLINES)
def test_a_headline_with_an_age_is_an_item_of_its_list(headline: str) -> None:
    lone = (headline, HEADLINES[headline])
    pages = [text_page(3, lone), text_page(1, lone), text_page(3, lone, above=True)]
    pages += [html_page(at, lone, linked=linked) for at in (0, 1, 3) for linked in (True, False)]
    for page in pages:
        found = briefs(page)
        assert len(found) == len(LIST) + 1, page
        (brief,) = [each for each in found if each.headline == headline]
        assert (brief.text, brief.age, brief.complete, brief.role) == (headline, lone[1], True, "item"), page
        assert {each.headline for each in found} == {headline, *(head for head, _, _ in LIST)}, page


def test_a_flash_opens_its_list() -> None:
    found = briefs(text_page(0, ("Minister resigns over dust in Nenagh", "1 hour ago")))
    assert found[0].text == "Minister resigns over dust in Nenagh"


@each_row("label", LABELS)
def test_a_label_with_an_age_is_none(label: str) -> None:
    for page in (text_page(3, (label, "1 hour ago")), html_page(3, (label, "1 hour ago"), linked=True)):
        assert [each.headline for each in briefs(page)] == [head for head, _, _ in LIST], page


def test_what_a_list_opens_with_is_its_name() -> None:
    found = briefs(text_page(0, ("The news of the evening in brief", "1 hour ago")))
    assert [each.headline for each in found] == [head for head, _, _ in LIST]


def test_a_headline_that_stands_above_is_no_other_item() -> None:
    for page in (text_page(3, LIST[0][::2]), html_page(3, LIST[0][::2], linked=True)):
        assert len(briefs(page)) == len(LIST), page


def test_as_many_headlines_as_texts_are_links() -> None:
    links = [(headline, "1 hour ago") for headline in list(HEADLINES)[2:6]]
    for page in (text_page(3, *links), html_page(3, *links, linked=True)):
        assert [each.headline for each in briefs(page)] == [head for head, _, _ in LIST], page
