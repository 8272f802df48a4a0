"""Why a story is withdrawn, from the notice's own words, and nothing of the withdrawn text."""

from datetime import timedelta
from typing import Final

import pytest

from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.stories.withdrawals.takedown import take_down
from dateline_schemas import Distinct, Story
from tests.unit.stories.test_thread import FERRY, NOON, distinct
from tests.unit.stories.withdrawals.test_takedown import order

HEADLINE: Final = "Ferry aground off Larsvik, ten hurt"
FORMULA: Final = f'The story headlined "{HEADLINE}" is withdrawn.'
WRONG: Final = "The coast guard says that its report of ten injured was wrong."
BECAUSE: Final = "This story has been withdrawn because its source was wrong."
NOTE: Final = f"note: “{WRONG}”"


def report() -> Distinct:
    return distinct(FERRY, headline=HEADLINE)


def notice(text: str, minutes: int = 10, **fields: object) -> Distinct:
    given: dict[str, object] = {"headline": f"WITHDRAWN-{HEADLINE}", "signal": "withdrawal"}
    return distinct(text, NOON + timedelta(minutes=minutes), **(given | fields))


def withdrawal(text: str, note: str | None = None) -> Story:
    """Return the version of a notice on the report."""
    memory = Threads()
    thread(memory, report())
    (story,) = thread(memory, notice(text, note=note))
    assert (story.version, story.event, story.text) == (2, "withdrawn", None)
    return story


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (f"{FORMULA} {WRONG}", (NOTE,)),
        (f'Please withdraw the story headlined "{HEADLINE}". {WRONG}', (NOTE,)),
        (f"This story has been withdrawn. {WRONG}\nNo substitute comes.", (NOTE, "note: “No substitute comes.”")),
        (BECAUSE, ("note: “because its source was wrong.”",)),
        (FORMULA, ()),
        ("This story has been withdrawn.", ()),
        (f"Dit bericht is ingetrokken. {WRONG}", (NOTE,)),
        (f'{FORMULA} The guard said "nobody" was hurt.', ("note: “The guard said 'nobody' was hurt.”",)),
    ],
)  # fmt: skip
def test_the_sentences_that_are_no_formula_are_told(text: str, changed: tuple[str, ...]) -> None:
    assert withdrawal(text).relation.changed == changed


def test_a_remark_that_the_text_repeats_is_told_once() -> None:
    assert withdrawal(f"{FORMULA} {WRONG}", note=f"({WRONG})").relation.changed == (NOTE.replace(".”", "”"),)


def test_the_remark_of_the_wire_comes_first() -> None:
    story = withdrawal(f"{FORMULA} {WRONG}", note="(Withdraws story, source was wrong)")
    assert story.relation.changed == ("note: “Withdraws story, source was wrong”", NOTE)


def test_the_withdrawn_text_is_told_nowhere() -> None:
    first, *_ = FERRY.split(". ")
    assert withdrawal(f"{FORMULA} {WRONG} {first}.").relation.changed == (NOTE,), (
        "nor a sentence of it below the notice"
    )
    assert withdrawal(f"{FERRY} {WRONG}").relation.changed in {(), (NOTE,)}, (
        "nor the text with a headline of withdrawal"
    )


def test_a_page_too_long_for_a_notice_has_no_reason() -> None:
    assert withdrawal(f"{FORMULA} {' '.join(f'Word{number}.' for number in range(200))}").relation.changed == ()


def test_no_more_than_three_sentences_are_told_and_no_long_one_whole() -> None:
    story = withdrawal(f"{FORMULA} One was wrong. Two was wrong. Three was wrong. Four was wrong.")
    assert [len(story.relation.changed), *map(len, story.relation.changed)] == [3, 22, 22, 24]
    (line,) = withdrawal(f"{FORMULA} It {'was very ' * 40}wrong.").relation.changed
    assert 290 < len(line) <= 308


def test_a_text_that_matches_no_story_is_a_notice_only_if_it_opens_as_one() -> None:
    (lone,) = thread(Threads(), notice(f"This story has been withdrawn. {WRONG}"))
    assert (lone.relation.rule, lone.relation.changed) == ("unmatched", (NOTE,))
    (text,) = thread(Threads(), notice(FERRY[:300]))
    assert (text.relation.rule, text.relation.changed) == ("unmatched", ())


def test_a_repeat_of_a_withdrawn_text_and_what_follows_a_takedown_say_nothing() -> None:
    memory = Threads()
    (first,) = thread(memory, report())
    thread(memory, notice(f"{FORMULA} {WRONG}"))
    again = thread(memory, report().model_copy(update={"fetched_at": NOON + timedelta(minutes=20)}))[0]
    assert (again.event, again.relation.changed) == ("withdrawn", ())
    (down,) = take_down(memory, order(first, report()))
    assert down.relation.changed == ()
    (after,) = thread(memory, notice(f"{FORMULA} {WRONG} It is sorry.", minutes=30))
    assert (after.event, after.relation.kind, after.relation.changed) == ("withdrawn", "repeat", ())


OPENED: Final = "Egypt opens canal bridge to trains"
OPENING: Final = (
    f"{OPENED} on Thursday after three years of work, the canal authority said. The first train is to cross at noon. "
    "Ships wait while the bridge is closed, the authority said, and none will have to wait for long."
)


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (f'The story "{OPENED}" has been withdrawn because the opening was postponed.',
         ("note: “because the opening was postponed.”",)),
        (f'The story "{OPENED}" has been withdrawn as the opening was postponed.',
         ("note: “as the opening was postponed.”",)),
        (f"The story “{OPENED}” has been withdrawn since its source was wrong. Please do not use it.",
         ("note: “since its source was wrong.”", "note: “Please do not use it.”")),
        (f'The story "{OPENED}" has been withdrawn.', ()),
        (f'The story "{OPENED}" has been withdrawn. {OPENED} on Thursday after three years of work.', ()),
        (f'The story "{OPENED}" has been withdrawn. "{OPENED} on Thursday", after three years of work.', ()),
        (f'The story "{OPENED}" has been withdrawn. "The first train is to cross at noon."', ()),
        (f'The story "{OPENED}" has been withdrawn. "The first train is to cross at noon", a spokesman told us.', ()),
        ('This story has been withdrawn because "the first train is to cross at noon" was wrong.',
         ("note: “because 'the first train is to cross at noon' was wrong.”",)),
    ],
)  # fmt: skip
def test_a_quoted_headline_that_opens_the_text_too_leaves_the_reason(text: str, changed: tuple[str, ...]) -> None:
    memory = Threads()
    thread(memory, distinct(OPENING, headline=OPENED))
    (story,) = thread(memory, notice(text, headline=f"WITHDRAWN-{OPENED}"))
    assert (story.version, story.event, story.relation.changed) == (2, "withdrawn", changed)


@pytest.mark.parametrize(
    ("language", "headline", "text", "told", "reason"),
    [
        ("nl", "Egypte opent spoorbrug over kanaal",
         "op donderdag na drie jaar werk, zei de kanaalautoriteit. De eerste trein steekt om twaalf uur over.",
         'Het bericht "{}" is ingetrokken omdat de opening is uitgesteld.', "omdat de opening is uitgesteld."),
        ("nl", "Egypte opent spoorbrug over kanaal",
         "op donderdag na drie jaar werk, zei de kanaalautoriteit. De eerste trein steekt om twaalf uur over.",
         "Het bericht “{}” is ingetrokken, omdat de bron fout was. Gelieve het niet te gebruiken.",
         "omdat de bron fout was."),
        ("de", "Ägypten öffnet Kanalbrücke für Züge",
         "am Donnerstag nach drei Jahren Bauzeit, teilte die Kanalbehörde mit. Der erste Zug fährt am Mittag hinüber.",
         "Die Meldung „{}“ wurde zurückgezogen, weil die Eröffnung verschoben wurde.",
         "weil die Eröffnung verschoben wurde."),
    ],
)  # fmt: skip
def test_in_other_languages_too(language: str, headline: str, text: str, told: str, reason: str) -> None:
    memory = Threads()
    thread(memory, distinct(f"{headline} {text}", headline=headline, language=language))
    (story,) = thread(memory, notice(told.format(headline), headline=f"WITHDRAWN-{headline}", language=language))
    assert (story.version, story.event, story.relation.changed[:1]) == (2, "withdrawn", (f"note: “{reason}”",))
