"""A short notice whose language is taken for a close one finds its story at its own source. All is invented."""

from typing import Final

import pytest

from dateline_schemas import Story
from tests.unit.stories.test_thread import versions_of
from tests.unit.stories.test_thread_withdrawals import page

REPORTS: Final = {
    "da": (
        "Færgehavnen i Vindeby lukket i begge retninger",
        "Færgehavnen i Vindeby er lukket i begge retninger, efter at en færge mandag sejlede ind i kajen.",
    ),
    "no": (
        "Fergekaia i Vindeby stengt etter påkjørsel",
        "Fergekaia i Vindeby er stengt etter at en ferge mandag kjørte rett inn i kaia, opplyser politiet.",
    ),
    "sv": (
        "Färjeläget i Vindeby stängt efter påkörning",
        "Färjeläget i Vindeby är stängt efter att en färja på måndagen körde rakt in i kajen, uppger polisen.",
    ),
    "cs": (
        "Most u Lhoty uzavřen po nárazu lodi",
        "Most u Lhoty je uzavřen poté, co do něj v pondělí narazila nákladní loď, uvedla policie.",
    ),
    "sk": (
        "Most pri Lehote uzavretý po náraze lode",
        "Most pri Lehote je uzavretý po tom, čo doň v pondelok narazila nákladná loď, uviedla polícia.",
    ),
    "hr": (
        "Most kod Sela zatvoren nakon udara broda",
        "Most kod Sela zatvoren je nakon što je u ponedjeljak u njega udario teretni brod, kaže policija.",
    ),
    "sr": (
        "Most kod Sela zatvoren posle udara broda",
        "Most kod Sela zatvoren je pošto je u ponedeljak u njega udario teretni brod, kaže policija.",
    ),
    "ru": (
        "Мост близ Лесного закрыт после удара баржи",
        "Мост близ Лесного закрыт после того, как в понедельник в него врезалась баржа, сообщила полиция.",
    ),
    "uk": (
        "Міст біля Лісового закрито після зіткнення з баржею",
        "Міст біля Лісового закрито після того, як понеділка в нього врізалася баржа, повідомила поліція.",
    ),
    "id": (
        "Jembatan Sungai Liat ditutup setelah ditabrak tongkang",
        "Jembatan Sungai Liat ditutup setelah sebuah tongkang menabraknya pada Senin, kata polisi.",
    ),
}
PAIRS: Final = [
    ("da", "no"), ("da", "sv"), ("no", "da"), ("sv", "no"), ("cs", "sk"), ("sk", "cs"), ("hr", "sr"), ("sr", "hr"),
    ("ru", "uk"), ("uk", "ru"), ("id", "ms"), ("da", "und"), ("sv", "und"), ("ru", "und"),
]  # fmt: skip
"""The language of a story, and that for which its notice is taken."""


def after(language: str, taken_for: str, *, headline: str | None = None, **other: str) -> list[Story]:
    """Return a report and its notice, with the report's headline or another, of its source or another."""
    own, body = REPORTS[language]
    report = page(body, own, place="VINDEBY", agency=None, language=language)
    told = {"source": report.source, "body": "X.", "signal": "withdrawal"} | other
    line = f"{'CORRECTED' if told['signal'] == 'correction' else 'WITHDRAWN'}: {headline or own}"
    notice = page(told.pop("body"), line, place="VINDEBY", agency=None, language=taken_for, hours=2, **told)
    return versions_of(report, notice)


@pytest.mark.parametrize(("language", "taken_for"), PAIRS)
def test_a_notice_withdraws_the_story_of_its_source_with_its_headline(language: str, taken_for: str) -> None:
    story, notice = after(language, taken_for)
    assert (notice.story_id, notice.pub_status, notice.language) == (story.story_id, "canceled", language)


@pytest.mark.parametrize(("language", "taken_for"), PAIRS)
@pytest.mark.parametrize(
    "other",
    [
        {"source": "another portal"},
        {"headline": "Rådhuset i Nørre Snede solgt til nabokommunen"},
        {"body": "Vestegnens Byggeri oplyser mandag. " * 30},
    ],
    ids=["another site's", "another headline", "a report"],
)
def test_it_withdraws_no_other(language: str, taken_for: str, other: dict[str, str]) -> None:
    story, notice = after(language, taken_for, **other)
    assert notice.story_id != story.story_id
    assert notice.language == taken_for


@pytest.mark.parametrize("taken_for", ["en", "de", "pl"])
def test_a_language_that_is_not_close_parts_them(taken_for: str) -> None:
    story, notice = after("da", taken_for)
    assert notice.story_id != story.story_id


def test_a_story_in_its_own_language_comes_first() -> None:
    headline, body = "Vindeby Sandholm Rosenlund", REPORTS["da"][1]
    danish, norwegian, notice = versions_of(
        page(body, headline, place="VINDEBY", agency=None, language="da"),
        page(REPORTS["no"][1], headline, place="VINDEBY", agency=None, language="no"),
        page("X.", f"WITHDRAWN: {headline}", place="VINDEBY", agency=None, language="no", hours=2, signal="withdrawal"),
    )
    assert notice.story_id == norwegian.story_id != danish.story_id


def test_a_correction_does_the_same() -> None:
    story, notice = after("da", "no", body="Havnen er kun lukket mod øst.", signal="correction")
    assert (notice.story_id, notice.relation.kind) == (story.story_id, "correction")
