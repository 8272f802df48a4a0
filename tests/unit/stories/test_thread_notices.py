"""Which story a correction or withdrawal is of where look-alikes are in memory, and which report a flash has.

All is invented.
"""

from datetime import timedelta
from typing import Final, NamedTuple

import pytest

from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.text.fingerprint import fingerprint
from dateline.core.text.signals import signal
from dateline_schemas import Dateline, Distinct, Place
from tests.unit.stories.test_thread import NOON, distinct


class Quake(NamedTuple):
    """What the stock sentences of a wire are filled with."""

    dateline: str
    region: str
    city: str
    districts: str
    governor: str


TURKEY: Final = Quake("ANKARA", "eastern Turkey", "Malatya", "Pütürge and Doğanyol", "Selim Arslan")
GREECE: Final = Quake("ATHENS", "western Greece", "Patras", "Rio and Vrachnaiika", "Nikos Farmakis")


def page(quake: Quake, headline: str, body: str, minutes: int) -> Distinct:
    dateline = Dateline(printed=f"{quake.dateline} -", places=(Place(printed=quake.dateline),))
    return distinct(
        body,
        NOON + timedelta(minutes=minutes),
        headline=headline,
        dateline=dateline,
        signal=signal(headline, body),
        fingerprint=fingerprint(body, headline),
    )


def flash(quake: Quake, minutes: int) -> Distinct:
    words = f"A strong earthquake of magnitude 6.4 struck {quake.region} near the city of {quake.city} on Monday, "
    return page(quake, f"Strong earthquake hits {quake.region}", f"{words}the disaster agency said.", minutes)


def report(quake: Quake, killed: int, minutes: int, mark: str = "UPDATE 3-") -> Distinct:
    return page(
        quake,
        f"{mark}Earthquake kills at least {killed} in {quake.region}",
        f"At least {killed} people were killed when a strong earthquake of magnitude 6.4 struck {quake.region} near "
        f"the city of {quake.city} on Monday, the disaster agency said.\nDozens of buildings collapsed in the "
        f"districts of {quake.districts}, and rescuers were digging through rubble, Governor {quake.governor} told "
        "reporters.\nMore than 480 people were injured, he said.",
        minutes,
    )


def stories_of(*texts: Distinct) -> list[str]:
    """Return the story of each text in the end."""
    memory = Threads()
    first = [thread(memory, each)[0].story_id for each in texts]
    return [head.story_id for name in first if (head := memory.head(name)) is not None]


@pytest.mark.parametrize("mark", ["CORRECTED-UPDATE 3-", "WITHDRAWN-UPDATE 3-"])
def test_a_notice_with_the_headline_of_a_story_joins_no_story_of_another_country(mark: str) -> None:
    """The wire's stock sentences are the same, and so are the tolls."""
    *turkey, first, greece, second = stories_of(
        report(TURKEY, 27, 0),
        report(TURKEY, 24, 20, "CORRECTED-UPDATE 3-"),
        report(GREECE, 27, 240),
        report(GREECE, 24, 260, mark),
    )
    assert turkey[0] == first != greece == second


def test_a_notice_whose_story_is_unknown_joins_no_story_of_another_country() -> None:
    turkey, greece = stories_of(report(TURKEY, 27, 0), report(GREECE, 24, 260, "CORRECTED-UPDATE 3-"))
    assert turkey != greece


def test_a_notice_with_another_dateline_is_of_the_story_in_the_same_country() -> None:
    moved = TURKEY._replace(dateline="MALATYA")
    one, other = stories_of(report(TURKEY, 27, 0), report(moved, 24, 20, "CORRECTED-UPDATE 3-"))
    assert one == other


@pytest.mark.parametrize("update_comes_first", [False, True])
@pytest.mark.parametrize(("mark", "minutes"), [("UPDATE 1-", 31), ("", 31), ("UPDATE 1-", 200), ("", 700)])
def test_a_flash_that_a_report_has_word_for_word_is_of_its_story(
    mark: str, minutes: int, *, update_comes_first: bool
) -> None:
    texts = [flash(TURKEY, 0), report(TURKEY, 4, minutes, mark)]
    one, other = stories_of(*(reversed(texts) if update_comes_first else texts))
    assert one == other


@pytest.mark.parametrize(
    "update",
    [
        report(TURKEY, 4, 12 * 60, "UPDATE 1-"),
        report(GREECE, 4, 31, "UPDATE 1-"),
        report(TURKEY._replace(dateline="ISTANBUL"), 4, 31, "UPDATE 1-"),
    ],
    ids=["of another half day", "other words", "another place"],
)
def test_a_flash_joins_no_other_report(update: Distinct) -> None:
    one, other = stories_of(flash(TURKEY, 0), update)
    assert one != other
