"""A site that removes its own article under that article's headline withdraws no story of others. All is invented."""

from typing import Final

import pytest

from dateline_schemas import Dateline, Distinct
from dateline_schemas.brief import Agency
from tests.rows import each_row
from tests.unit.page.test_notice import REMOVED, WITHDRAWN
from tests.unit.stories.test_thread import versions_of
from tests.unit.stories.withdrawals.reports import REPORT
from tests.unit.stories.withdrawals.test_addresses import article, notice, seen
from tests.unit.stories.withdrawals.test_told_elsewhere import elsewhere, report

TOLD_ANEW: Final = (
    "Flames tore through a cardboard works beside the harbour on Monday evening and twelve people lost their lives, "
    "officials of the region said. A witness spoke of two blasts, and of smoke that drifted over the river."
)


def removal(language: str, hours: float = 1, body: str | None = None, **changes: object) -> Distinct:
    words = {"headline": REPORT[language][0], "language": language}
    return notice(body or REMOVED[language], hours, **(words | changes))


@each_row("language", REPORT)
@each_row("words", [REMOVED, WITHDRAWN], ids=["removed", "withdrawn"])
def test_a_story_that_another_site_tells_too_stands(language: str, words: dict[str, str]) -> None:
    there = removal(language, body=words[language])
    told = versions_of(report(language), report(language, 0.5, **elsewhere("other")), there)
    again = report(language, 2, **elsewhere("third"))
    assert seen(told[-1]) == ("canceled", "withdrawal", "unmatched")
    assert told[-1].story_id != told[0].story_id
    assert versions_of(report(language), report(language, 0.5, **elsewhere("other")), there, again)[-1].pub_status == (
        "usable"
    )


@pytest.mark.parametrize("language", REPORT)
def test_a_story_of_another_site_alone_stands(language: str) -> None:
    other = article(TOLD_ANEW, headline=REPORT[language][0], language=language, **elsewhere("other"))  # type: ignore[arg-type]
    told, withdrawn = versions_of(other, removal(language))
    assert told.story_id != withdrawn.story_id
    told, withdrawn = versions_of(other, removal(language, url=None))
    assert told.story_id != withdrawn.story_id


@each_row("language", REPORT)
@each_row("url", [None, "https://m.portal.example/412"], ids=["no address", "another address"])
def test_the_sites_own_story_is_withdrawn_by_its_headline(language: str, url: str | None) -> None:
    first, withdrawn, back = versions_of(
        report(language), removal(language, url=url), report(language, 2, **elsewhere("other"))
    )
    assert withdrawn.story_id == first.story_id
    assert seen(withdrawn)[:2] == ("canceled", "withdrawal")
    assert (back.story_id, back.pub_status) == (first.story_id, "usable")


@pytest.mark.parametrize("language", REPORT)
def test_a_story_that_comes_behind_the_removal_stands(language: str) -> None:
    withdrawn, first = versions_of(removal(language), report(language, 2, **elsewhere("other")))
    assert (first.pub_status, first.relation.kind) == ("usable", "new")
    assert withdrawn.story_id != first.story_id


REUTERS: Final = Dateline(printed="LENNICK (Reuters) -", agencies=(Agency(printed="Reuters", code="Reuters"),))


@pytest.mark.parametrize(
    "of_agency",
    [
        removal("en", dateline=REUTERS),
        removal("en", headline=f"WITHDRAWN: {REPORT['en'][0]}"),
        removal("en", body="This article has been removed because Reuters withdrew it: the toll was false."),
        removal("en", body="This article has been removed because it was wrong. A kill is mandatory."),
        removal("en", body="This story is withdrawn.", url=None),
    ],
    ids=["dateline", "mark", "reason", "kill", "an item of a wire"],
)
def test_an_agency_withdraws_what_all_sites_tell(of_agency: Distinct) -> None:
    first, _, withdrawn = versions_of(report("en"), report("en", 0.5, **elsewhere("other")), of_agency)
    assert (withdrawn.story_id, withdrawn.pub_status) == (first.story_id, "canceled")
