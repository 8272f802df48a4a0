"""A notice in the place of an article withdraws the story whose newest words its site had there. All is invented."""

from datetime import timedelta
from typing import Final

import pytest

from dateline.core.stories.collapse import Sightings, collapse
from dateline.core.stories.retention import stage_clock
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.stories.withdrawals.addresses import plain_address
from dateline_schemas import Brief, Distinct, SourceCount, Sources, Story
from tests.rows import each_row
from tests.unit.page.test_notice import REMOVED, WITHDRAWN
from tests.unit.stories.test_thread import FERRY, HARVEST, NOON, distinct, versions_of
from tests.unit.stories.withdrawals.reports import REPORT
from tests.unit.stories.withdrawals.test_returns import EDITED, NEWS

ADDRESS: Final = "https://portal.example/news/412"


def article(
    body: str, hours: float = 0, *, url: str | None = ADDRESS, source: str = "a portal", **changes: object
) -> Distinct:
    at = NOON + timedelta(hours=hours)
    text = distinct(body, at, **({"role": "lead", "url": url, "source": source} | changes))
    sources = Sources(top=(SourceCount(source=source, count=1),), total=1)
    seen = {"first_seen": at, "last_seen": at, "sources": sources, "added": sources.top}
    return text.model_copy(update={"sightings": text.sightings.model_copy(update=seen)})


def notice(body: str = REMOVED["en"], hours: float = 24, **changes: object) -> Distinct:
    return article(body, hours, **({"signal": "withdrawal"} | changes))  # type: ignore[arg-type]


def seen(story: Story) -> tuple[str, str, str]:
    return story.pub_status, story.relation.kind, story.relation.rule


@each_row("language", REMOVED)
@each_row("words", [REMOVED, WITHDRAWN], ids=["removed", "withdrawn"])
@each_row("hours", [1, 24 * 20])
def test_it_withdraws_the_story_with_the_words_of_the_notice(language: str, words: dict[str, str], hours: int) -> None:
    headline, body = REPORT[language]
    first, withdrawn = versions_of(
        article(body, headline=headline, language=language), notice(words[language], hours, language=language)
    )
    assert withdrawn.story_id == first.story_id
    assert seen(withdrawn) == ("canceled", "withdrawal", "withdrawal-at-address")
    assert len(withdrawn.relation.changed) == 1
    (why,) = withdrawn.relation.changed
    assert why.removeprefix("note: “").removesuffix("”") in words[language]


@pytest.mark.parametrize(
    "first",
    [
        article(FERRY, url="https://portal.example/news/413"),
        article(FERRY, source="another"),
        article(FERRY, role="item"),
        article(FERRY, url=None),
    ],
    ids=["another address", "another site", "an item beside others", "no address"],
)
def test_it_withdraws_no_other_story(first: Distinct) -> None:
    story, withdrawn = versions_of(first, notice())
    assert withdrawn.story_id != story.story_id
    assert withdrawn.relation.rule == "unmatched"


def test_a_notice_with_an_address_alone_is_no_such_notice() -> None:
    story, withdrawn = versions_of(article(FERRY), notice("The Ferry Line withdraws its offer, it said on Monday."))
    assert withdrawn.story_id != story.story_id


def test_of_two_articles_at_one_address_it_withdraws_none() -> None:
    """As of a front page."""
    *stories, withdrawn = versions_of(article(FERRY), article(HARVEST, 1), notice())
    assert withdrawn.story_id not in {story.story_id for story in stories}


def test_a_story_that_another_site_told_since_stands() -> None:
    update = article(FERRY.replace("Ten", "Twelve"), 1, url="https://other.example/1", source="other")
    first, second, withdrawn = versions_of(article(FERRY), update, notice())
    assert first.story_id == second.story_id != withdrawn.story_id


def test_one_notice_withdraws_each_article_in_whose_place_it_stands() -> None:
    other = "https://portal.example/news/413"
    ferry, harvest, first, second, again = versions_of(
        article(FERRY), article(HARVEST, url=other), notice(), notice(hours=25, url=other), notice(hours=26)
    )
    assert [first.story_id, second.story_id] == [ferry.story_id, harvest.story_id]
    assert {first.relation.kind, second.relation.kind} == {"withdrawal"}
    assert (again.story_id, again.relation.kind, again.pub_status) == (ferry.story_id, "repeat", "canceled")
    assert again.sightings + second.sightings == 5


def test_collapse_passes_it_for_each_address() -> None:
    memory = Sightings(stage_clock())
    fields = set(Brief.model_fields)
    briefs = [
        Brief.model_validate(notice(hours=at, url=f"https://portal.example/{number}").model_dump(include=fields))
        for at, number in enumerate((1, 2, 3, 4, 5, 1, 1))
    ]
    passed = [collapse(memory, brief) is not None for brief in briefs]
    assert passed == [True] * 5 + [False] * 2


def test_collapse_passes_it_once_for_each_of_many_addresses() -> None:
    """And at 32 at most: a site that has it on more pages tidies up."""
    memory, passed = Sightings(stage_clock()), []
    for at, number in enumerate([*range(12)] * 3 + [*range(100, 200)]):
        changed = notice(hours=at / 60, url=f"https://portal.example/{number}").model_dump(
            include={*Brief.model_fields}
        )
        passed.append(collapse(memory, Brief.model_validate(changed)) is not None)
    assert sum(passed[:12]) == 12
    assert sum(passed[12:36]) == 2, "16 and 32 sightings"
    assert sum(passed[36:]) == 20 + 2, "64 and 128 sightings"


def at_addresses(*seen: tuple[float, int]) -> list[bool]:
    """Return whether collapse passes one notice, at these hours at pages with these numbers."""
    memory, passed = Sightings(stage_clock()), []
    for hours, number in seen:
        page = notice(hours=hours, url=f"https://portal.example/{number}").model_dump(include={*Brief.model_fields})
        passed.append(collapse(memory, Brief.model_validate(page)) is not None)
    return passed


def test_collapse_passes_it_for_months_where_a_page_a_day_is_removed() -> None:
    """Each page is looked at once a day, for three days: the entry of the notice never expires."""
    seen = [(24 * day + number / 10, number) for day in range(90) for number in range(max(0, day - 2), day + 1)]
    passed = dict[int, bool]()
    for (_, number), is_passed in zip(seen, at_addresses(*seen), strict=True):
        passed[number] = passed.get(number, False) or is_passed
    assert all(passed.values())


def test_collapse_passes_a_site_that_tidies_up_no_more_often_than_every_three_days() -> None:
    hours = range(0, 24 * 9, 8)
    seen = [(hour + number / 100, number) for hour in hours for number in range(40)]
    assert sum(at_addresses(*seen)) < 4 * (32 + 14), "32 addresses, and powers of two"


FRONT: Final = article(FERRY, 0, url="https://portal.example/", role="item")
TELEPHONE: Final = article(FERRY, 0.1, url="https://m.portal.example/news/412")
FEED: Final = article(FERRY, 0.1, url=f"{ADDRESS}?utm_source=rss&fbclid=x#top")


@pytest.mark.parametrize("there", [notice(), notice(url=f"{ADDRESS}?utm_medium=mail")])
@pytest.mark.parametrize(
    "copies",
    [(FRONT, article(FERRY, 0.2)), (article(FERRY), FRONT), (TELEPHONE, article(FERRY, 0.2)),
     (article(FERRY), TELEPHONE), (FEED,)],
    ids=["first page first", "first page last", "telephone first", "telephone last", "feed"],
)  # fmt: skip
def test_its_address_is_known_in_any_order(copies: tuple[Distinct, ...], there: Distinct) -> None:
    assert seen(versions_of(*copies, there)[-1]) == ("canceled", "withdrawal", "withdrawal-at-address")


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("words", [FERRY, FERRY.replace("Divers were", "Two divers were")])
def test_a_story_that_another_site_tells_too_stands_in_any_order(words: str, *, is_first: bool) -> None:
    """One site's notice takes down no story of an agency and others."""
    other = article(words, url="https://other.example/1", source="other")
    own = article(FERRY, 0.2)
    *stories, withdrawn = versions_of(*((other, own) if is_first else (own, other)), notice())
    assert withdrawn.story_id not in {story.story_id for story in stories}


def test_a_page_without_a_path_has_another_article_each_hour() -> None:
    first, withdrawn = versions_of(article(FERRY, url="https://portal.example/"), notice(url="https://portal.example/"))
    assert withdrawn.story_id != first.story_id


def test_a_parameter_that_names_the_article_stays() -> None:
    first, withdrawn = versions_of(article(FERRY, url="https://portal.example/?p=1"),
                                   notice(url="https://portal.example/?p=2"))  # fmt: skip
    assert withdrawn.story_id != first.story_id
    assert plain_address("https://portal.example/?p=1&utm_source=x&p=2#a") == "https://portal.example/?p=1&p=2"


@pytest.mark.parametrize(
    ("one", "other"),
    [("news.php?ref=4711", "news.php?ref=4712"), ("news.php?source=4711", "news.php?source=a4712"),
     ("show?src=fire-in-lennick", "show?src=fire-in-leeds"), ("show?campaign=1", "show?Campaign=2"),
     ("app#/news/1", "app#/news/2"), ("#!/news/1", "#!/news/2"), ("?ref=1", "?ref=2")],
)  # fmt: skip
def test_what_may_name_the_article_stays(one: str, other: str) -> None:
    first = article(FERRY, url=f"https://portal.example/{one}")
    for url, rule in ((other, "unmatched"), (one, "withdrawal-at-address")):
        withdrawn = versions_of(first, notice(url=f"https://portal.example/{url}"))[-1]
        assert withdrawn.relation.rule == rule


@pytest.mark.parametrize(
    "way",
    ["?ref=rss", "?source=Newsletter&src=", "?utm_source=4711", "?campaign=spring#top", "#comments", "#/", "#!", "#!/"],
)
def test_by_which_way_a_reader_came_is_no_part_of_it(way: str) -> None:
    assert plain_address(f"{ADDRESS}{way}") == ADDRESS


def test_a_story_that_moved_is_at_its_newest_address_alone() -> None:
    memory = Threads()
    moved = article(FERRY.replace("Ten", "Twelve"), 1, url="https://portal.example/news/9")
    stories = [thread(memory, each)[0] for each in (article(FERRY), moved, notice(url=moved.url))]
    assert {story.story_id for story in stories} == {stories[0].story_id}
    assert stories[-1].pub_status == "canceled"
    (elsewhere,) = thread(memory, notice(WITHDRAWN["en"], 25))
    assert elsewhere.relation.rule == "unmatched"


def test_a_story_that_became_part_of_one_from_elsewhere_stands() -> None:
    memory = Threads()
    (first,) = thread(memory, article(FERRY))
    (other,) = thread(memory, article(HARVEST, 1, url="https://other.example/1", source="other"))
    head, survivor = memory.heads[first.story_id], memory.heads[other.story_id]
    head.merged_into = survivor.story_id
    memory.add_head(head)
    assert thread(memory, notice())[0].relation.rule == "unmatched"


@each_row("language", REPORT)
@each_row("notices", [REMOVED, WITHDRAWN], ids=["removed", "withdrawn"])
@each_row(
    ("toll", "is_longer", "status"),
    [("4", False, "usable"), ("12", True, "usable"), ("12", False, "canceled")],
    ids=["another toll", "more to tell", "an edited copy"],
)
def test_the_site_that_took_its_article_away_may_mend_it(
    language: str, notices: dict[str, str], toll: str, status: str, *, is_longer: bool
) -> None:
    """Its page has no time. The notice has no word of the article, so that the two are not alike."""
    headline, body = REPORT[language]
    changed = f"{body.replace(*EDITED[language])} {NEWS[language] if is_longer else ''}".strip().replace("12", toll)
    mended = article(changed, 25, headline=headline.replace("12", toll), language=language)
    first = article(body, headline=headline, language=language)
    assert versions_of(first, notice(notices[language], language=language), mended)[-1].pub_status == status


@pytest.mark.parametrize("url", ["https://portal.example/archive", "https://m.portal.example/412", None])
def test_another_page_of_the_site_may_be_older_than_its_notice(url: str | None) -> None:
    """An archive or a section page without a time, with a figure that the site no longer had."""
    older = article(FERRY.replace("Ten", "Nine").replace("tugs", "tug boats"), 2, url=url)
    assert versions_of(article(FERRY), notice(hours=1), older)[-1].pub_status == "canceled"


def test_a_figure_that_the_site_had_before_its_notice_mends_nothing() -> None:
    """As on its page for telephones, which nobody has renewed."""
    told = [article(FERRY.replace("Ten", toll), at) for at, toll in enumerate(("Nine", "Twelve"))]
    older = article(FERRY.replace("Ten", "Nine").replace("tugs", "tug boats"), 25, url="https://m.portal.example/412")
    assert versions_of(*told, notice(), older)[-1].pub_status == "canceled"


CRASH: Final = (
    "A passenger train crashed into a truck near Lublik on Tuesday, killing five people, state television reported. "
    "Eleven others were taken to hospital."
)
SLUGS: Final = ("EU--Tarvia-Train Crash", "report on train crash near Lublik", "Story removed: Train Crash")


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("is_of_another_site", [False, True])
def test_a_notice_with_a_slug_of_its_own_withdraws_the_story_at_its_address(
    slug: str, *, is_of_another_site: bool
) -> None:
    body = (
        "The Associated Press has withdrawn its story about a train crash near Lublik that killed five people. Railway "
        "officials say no such crash took place."
    )
    first = article(CRASH, headline="Train crash near Lublik kills five")
    other = [article(CRASH, 0.1, url="https://other.example/1", source="other")] if is_of_another_site else []
    *_, last = versions_of(first, *other, notice(body, 1, headline=slug))
    expected = ("canceled", "withdrawal", "unmatched" if is_of_another_site else "withdrawal-at-address")
    assert seen(last) == expected


def test_a_notice_of_another_story_at_its_address_is_unmatched() -> None:
    body = "The Associated Press has withdrawn its story about a bank in Rhovik. The bank says it never closed."
    first = article(CRASH, headline="Train crash near Lublik kills five")
    *_, last = versions_of(first, notice(body, 1, headline="EU--Tarvia-Bank"))
    assert seen(last)[2] == "unmatched"


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        (
            "Fire kills three sailors in Larsvik harbour",
            "The Associated Press has withdrawn its story about the harbour budget of Larsvik. There is none.",
        ),
        (
            "Three sailors killed after fire from engine room with gas",
            "The AP has withdrawn its story about a train crash near Lyon after complaints from editors with doubts.",
        ),
    ],
)
def test_neither_two_of_many_words_nor_function_words_make_it_the_same_story(headline: str, body: str) -> None:
    *_, last = versions_of(article(CRASH, headline=headline), notice(body, 1, headline="EU--Tarvia"))
    assert seen(last)[2] == "unmatched"


@pytest.mark.parametrize(
    "body",
    [
        "We have withdrawn our report on a train crash near Lublik because officials say no such crash took place.",
        "Kill the story slugged Tarvia-Train Crash near Lublik. A kill is mandatory.",
    ],
)
def test_a_notice_in_other_words_withdraws_the_story_at_its_address(body: str) -> None:
    first = article(CRASH, headline="Train crash near Lublik kills five")
    *_, last = versions_of(first, notice(body, 1, headline="report on train crash near Lublik"))
    assert seen(last) == ("canceled", "withdrawal", "withdrawal-at-address")
