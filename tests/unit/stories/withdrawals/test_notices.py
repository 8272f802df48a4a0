"""What a mark in lower case says above a text: that a story is withdrawn, or news of what was. All is invented."""

from typing import Final

import pytest

from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline_schemas import Story
from tests.unit.stories.similarity.places.test_texts import page

TRAINS: Final = (
    "Withdrawn: 40 trains leave service\nLONDON: The operator withdrew 40 trains from service on Monday after cracks "
    "were found in their axles, it said. Passengers were told to take buses."
)
DIED: Final = (
    "Singer Maria Lindqvist dies at 61\nSTOCKHOLM: Swedish singer Maria Lindqvist has died at the age of 61, her "
    "manager said on Monday."
)
NOTICE: Final = (
    'Withdrawn: Singer Maria Lindqvist dies at 61\nSTOCKHOLM: The story "Singer Maria Lindqvist dies at 61" is '
    "withdrawn. Her manager says she is alive."
)
NEWS: Final = [
    ("en", TRAINS),
    ("de", ("Zurückgezogen: 40 Züge verlassen den Dienst\nBERLIN: Der Betreiber hat am Montag 40 Züge zurückgezogen, "
           "nachdem Risse an Achsen gefunden worden waren. Die Fahrgäste müssen Busse nehmen.")),
    ("nl", ("Ingetrokken: vergunning voor 40 taxi's\nUTRECHT: De gemeente heeft maandag de vergunning van 40 taxi's "
           "ingetrokken, omdat de papieren niet klopten. De chauffeurs stappen naar de rechter.")),
    ("sv", ("Återkallad: medicin mot huvudvärk\nSTOCKHOLM: Tillverkaren återkallar på måndagen ett piller mot värk "
           "sedan glas hittats i burkar. Apoteken tar emot burkarna.")),
]  # fmt: skip


def versions_of(*texts: str, language: str = "en") -> list[Story]:
    memory = Threads()
    return [thread(memory, page(text, 20 * at, language))[0] for at, text in enumerate(texts)]


@pytest.mark.parametrize(("language", "text"), NEWS)
def test_a_mark_in_lower_case_above_news_of_a_withdrawal_withdraws_nothing(language: str, text: str) -> None:
    first, copy = versions_of(text, text, language=language)
    assert (first.event, first.relation.kind, first.signal) == ("version", "new", None)
    assert (copy.event, copy.relation.kind) == ("version", "repeat")


def test_such_news_is_updated_under_the_same_headline() -> None:
    assert versions_of(TRAINS, TRAINS.replace("Monday after", "Tuesday after new"))[-1].relation.kind == "update"


@pytest.mark.parametrize(
    "texts",
    [
        (NOTICE,),
        (DIED, NOTICE),
        (f"Withdrawn: {DIED}",),
        (DIED, f"Withdrawn: {DIED}"),
        (TRAINS.replace("Withdrawn:", "WITHDRAWN:"),),
        (TRAINS.removeprefix("Withdrawn: ").replace("withdrew", "took"), TRAINS),
    ],
)
def test_a_notice_does(texts: tuple[str, ...]) -> None:
    """It speaks of a story, has its text, is in capitals, or has the headline of a known story behind the mark."""
    story = versions_of(*texts)[-1]
    assert (story.event, story.relation.kind) == ("withdrawn", "withdrawal")
