"""A desk that says under a headline that the story stands brings it back, without its text. All is invented."""

from typing import Final

import pytest

from dateline_schemas import Distinct, Story
from tests.unit.stories.test_thread import versions_of
from tests.unit.stories.withdrawals.reports import REPORT
from tests.unit.stories.withdrawals.test_addresses import article
from tests.unit.stories.withdrawals.test_returns import STANDS

REMOVED: Final = {
    "en": "This story has been withdrawn.",
    "nl": "Dit bericht is ingetrokken.",
    "de": "Diese Meldung wurde zurückgezogen.",
    "fr": "Cette dépêche a été annulée.",
    "es": "Esta noticia ha sido anulada.",
    "it": "Questa notizia è stata annullata.",
    "pt": "Esta notícia foi anulada.",
    "sv": "Artikeln har dragits tillbaka.",
    "no": "Saken er trukket tilbake.",
}


def after_removal(language: str, headline: str | None, body: str, hours: float = 60, **changes: object) -> list[Story]:
    """Return a report, the notice in its place, and what came after it: by default so late that no text is compared."""
    own, report = REPORT[language]
    return versions_of(
        article(report, headline=own, language=language),
        article(REMOVED[language], 1, headline=own, language=language, signal="withdrawal"),
        article(body, hours, headline=headline, language=language, **changes),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("language", STANDS)
@pytest.mark.parametrize("hours", [2, 60])
def test_a_sentence_under_the_headline_brings_the_story_back(language: str, hours: int) -> None:
    first, removed, back = after_removal(language, REPORT[language][0], STANDS[language], hours)
    assert (removed.story_id, removed.pub_status) == (first.story_id, "canceled")
    assert (back.story_id, back.pub_status) == (first.story_id, "usable")
    assert back.relation.kind == "update"


@pytest.mark.parametrize("language", STANDS)
@pytest.mark.parametrize(
    ("headline", "body", "changes"),
    [
        ("Old harbour of Lennick sold to the town for a euro", "{stands}", {}),
        (None, "{stands}", {}),
        ("{headline}", "{removed}", {"signal": "withdrawal", "url": "https://portal.example/news/9"}),
        ("{headline}", "{stands}", {"source": "another", "url": "https://another.example/1"}),
        ("{headline}", "Vennmark Tarrow 4 Ostrel Quill, Marrodan Besk.", {}),
    ],
    ids=["another headline", "no headline", "a notice", "another site's", "other words"],
)
def test_nothing_else_does(language: str, headline: str | None, body: str, changes: dict[str, str]) -> None:
    words = {"headline": REPORT[language][0], "stands": STANDS[language], "removed": REMOVED[language]}
    told = headline.format(**words) if headline is not None else None
    first, _, other = after_removal(language, told, body.format(**words), 60, **changes)
    assert other.story_id != first.story_id or other.pub_status == "canceled"


def test_a_story_that_is_not_withdrawn_gets_no_version_by_it() -> None:
    headline, report = REPORT["en"]
    first, other = versions_of(article(report, headline=headline), article(STANDS["en"], 60, headline=headline))
    assert other.story_id != first.story_id


@pytest.mark.parametrize(
    "news",
    [
        "The licence of the mill was withdrawn in error, a court said on Monday. The ministry will appeal.",
        "The withdrawal of the licence was a mistake, the mayor said on Monday, and asked the court to undo it.",
        "The recall notice of the carmaker was sent in error to 12 owners in Lennick, it said on Monday.",
    ],
)
def test_news_of_a_mistake_brings_nothing_back(news: str) -> None:
    first, _, other = after_removal("en", REPORT["en"][0], news)
    assert other.story_id != first.story_id


def withdrawn_twice() -> list[Distinct]:
    headline, report = REPORT["en"]
    return [
        article(report, headline=headline),
        article(REMOVED["en"], 1, headline=headline, signal="withdrawal"),
        article(STANDS["en"], 2, headline=headline),
        article("This story was withdrawn because of an error.", 3, headline=headline, signal="withdrawal"),
    ]


def test_it_is_withdrawn_again() -> None:
    versions = versions_of(*withdrawn_twice())
    assert {one.story_id for one in versions} == {versions[0].story_id}
    assert [one.pub_status for one in versions] == ["usable", "canceled", "usable", "canceled"]
