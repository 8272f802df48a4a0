"""A notice at an article gives it its signal and its note; a notice of withdrawal is no page that refuses."""

from datetime import UTC, datetime

import pytest

from dateline.core.page.parse import parse_page
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas

TITLE = "Tram hits bus in Lisbon, 9 hurt"
REPORT = (
    "LISBON, Portugal (AP) — A tram hit a bus in central Lisbon on Monday and hurt 9 people, the fire brigade said. "
    "The street will be closed until noon."
)


def _only(text: str, title: str | None = None) -> Brief:
    at = datetime(2026, 11, 30, 9, tzinfo=UTC)
    (brief,) = parse_page(RawArticle(source="s", text=text, title=title, fetched_at=at), atlas()).briefs
    return brief


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            f"{TITLE}\n\n{REPORT}\n\nThis story has been corrected to show 9.",
            "This story has been corrected to show 9.",
        ),
        (f"{TITLE}\n\n{REPORT}\n\n___\n\nThis version CORRECTS it to 9.", "This version CORRECTS it to 9."),
        (f"{TITLE}\n\n(This Nov. 30 story corrects it to 9)\n\n{REPORT}", "This Nov. 30 story corrects it to 9"),
        (f"{TITLE}\n\n{REPORT}\n\n(This version corrects it to 9)", "This version corrects it to 9"),
    ],
)
def test_a_notice_beside_a_text_is_its_note_and_signal(text: str, note: str) -> None:
    brief = _only(text, TITLE)
    assert (brief.signal, brief.note) == ("correction", note)


def test_a_report_without_a_notice_has_neither() -> None:
    brief = _only(f"{TITLE}\n\n{REPORT}\n\nThe ministry corrected its figures.", TITLE)
    assert (brief.signal, brief.note) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        'Widerruf: Fähre rammt Brücke\n\nBitte verwenden Sie die Meldung "Fähre rammt Brücke" nicht.',
        "Zurückgezogen: Fähre rammt Brücke\n\nDie dpa zieht die Meldung zurück. Bitte verwenden Sie diese nicht.",
        "Story withdrawn: Tram hits bus\n\nWe have withdrawn this story because it did not meet our standards.",
        "Editors: The AP is withdrawing the story slugged Portugal-Tram. A kill is mandatory. Do not publish it.",
    ],
)
def test_a_notice_of_withdrawal_is_no_refusal(text: str) -> None:
    assert _only(text).signal == "withdrawal"
