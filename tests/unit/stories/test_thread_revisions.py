"""A repeat of a text from before an update or a correction names the version that revised it."""

from datetime import timedelta
from typing import Final

import pytest

from dateline.agents.state.thread_records import head_from_state, head_to_state
from dateline.core.pipeline import Pipeline
from dateline.core.places.resolve import Atlas
from dateline.core.stories.head import Head, mark_taken_down
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.stories.withdrawals.takedown import take_down
from dateline_schemas import Distinct, RawArticle, Region, Story
from dateline_schemas.story import Revision
from tests.unit.stories.test_thread import FERRY, MORE, NOON, distinct
from tests.unit.stories.withdrawals.test_takedown import order

OLD: Final = "Ferry aground, ten hurt"
NEW: Final = "UPDATE 1-Ferry aground, forty hurt"


def at(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


def first(minutes: int = 0, text: str = FERRY, **fields: object) -> Distinct:
    return distinct(text, NOON + at(minutes), headline=OLD, **fields)


def update(minutes: int = 10, **fields: object) -> Distinct:
    given: dict[str, object] = {"headline": NEW, "signal": "update"}
    return distinct(FERRY.replace("Ten passengers", "Forty passengers"), NOON + at(minutes), **(given | fields))


def versions(*texts: Distinct, memory: Threads | None = None) -> list[Story]:
    memory = memory or Threads()
    return [thread(memory, each)[0] for each in texts]


def superseded(*texts: Distinct) -> list[Revision | None]:
    return [story.superseded_by for story in versions(*texts)]


def test_a_repeat_of_the_text_before_an_update_names_the_update() -> None:
    stories = versions(first(), update(), first(20), first(30), update(40))
    assert [story.relation.kind for story in stories] == ["new", "update", "repeat", "repeat", "repeat"]
    assert [story.relation.parent for story in stories] == [None, 1, 1, 1, 2]
    revision = Revision(version=2, headline=NEW)
    assert [story.superseded_by for story in stories] == [None, None, revision, revision, None]


def test_a_repeat_of_the_text_before_a_correction_names_the_correction() -> None:
    mended = update(headline="CORRECTED-Ferry aground, four hurt", signal="correction")
    assert superseded(first(), mended, first(20))[-1] == Revision(version=2, headline=mended.headline)


def test_a_correction_of_the_headline_alone_revises_nothing_but_the_headline() -> None:
    mended = first(10, signal="correction").model_copy(update={"headline": "CORRECTED-Ferry aground near Larvik"})
    assert [story.relation.kind for story in versions(first(), mended, first(20))] == ["new", "correction", "repeat"]
    assert superseded(first(), mended, first(20)) == [None, None, None], "the words are those of the newest text"


def test_a_correction_of_the_headline_alone_has_the_note_of_the_wire() -> None:
    note = "Corrects name of the town in headline"
    mended = first(10, signal="correction", note=note).model_copy(update={"headline": "CORRECTED-Ferry off Larvik"})
    stories = versions(first(), mended, first(20))
    assert [story.relation.changed for story in stories] == [(), ("note: “Corrects name of the town in headline”",), ()]


def test_a_correction_of_the_dateline_alone_moves_the_story_once() -> None:
    spain = Region(code="039", slug="southern-europe", iptc="r039", via="dateline")

    def marked(minutes: int) -> Distinct:
        return first(minutes, signal="correction", note="Corrects dateline to Spain", regions=(spain,))

    memory = Threads()
    stories = [story for text in (first(), marked(20), marked(40)) for story in thread(memory, text)]
    assert [(story.event, story.relation.kind) for story in stories] == [
        ("version", "new"), ("version", "correction"), ("moved", "repeat"), ("version", "repeat"),
    ]  # fmt: skip
    assert stories[1].relation.changed == ("note: “Corrects dateline to Spain”",)
    assert [region.slug for region in stories[1].regions] == ["southern-europe"]


def test_without_a_headline_the_revision_has_the_first_words() -> None:
    newest = superseded(first(), update(headline=None), first(20))[-1]
    assert newest is not None
    assert str(newest.headline).startswith("A ferry with 214 people on board ran aground near the harbour of Larsvik")
    assert str(newest.headline).endswith("with minor injuries. Divers were …"), "cut between two words"
    assert len(str(newest.headline)) <= 200


def test_an_update_without_a_signal_revises_if_its_numbers_differ() -> None:
    assert superseded(first(), update(signal=None), first(20))[-1] == Revision(version=2, headline=NEW)
    edited = distinct(FERRY.replace("tugs", "tug boats"), NOON + at(10), headline=OLD)
    stories = versions(first(), edited, first(20))
    assert (stories[1].relation.kind, stories[2].superseded_by) == ("update", None)


COAST: Final = (
    "{} people were killed when a ferry capsized off the coast near Larsvik on Monday, the coast guard said. The "
    "vessel had left Sandoy an hour before. Divers were searching the hull for passengers."
)
KUST: Final = (
    "Bij een brand in een hotel in Larsvik zijn maandag {} mensen omgekomen, meldt de brandweer. De oorzaak is nog "
    "niet bekend. Het hotel ligt aan de haven en telde tachtig kamers."
)
STADT: Final = (
    "Bei einem Brand in einem Hotel in Larsvik sind am Montag {} Menschen ums Leben gekommen, teilte die Feuerwehr "
    "mit. Die Ursache ist noch nicht bekannt. Das Hotel liegt am Hafen der Stadt."
)


@pytest.mark.parametrize(
    ("language", "text", "former", "current"),
    [
        ("en", COAST, "Fourteen", "Twenty-one"),
        ("en", COAST, "Ninety", "Thirty"),
        ("nl", KUST, "veertien", "eenentwintig"),
        ("de", STADT, "vierzehn", "siebzehn"),
    ],
)
def test_a_word_for_a_large_number_in_the_place_of_another_is_an_update(
    language: str, text: str, former: str, current: str
) -> None:
    """Traits have such words among all words, and not among the numbers."""
    stories = versions(
        *(
            distinct(text.format(number), NOON + at(minutes), language=language)
            for minutes, number in ((0, former), (10, current), (20, former))
        )
    )
    assert [story.relation.kind for story in stories] == ["new", "update", "repeat"]
    assert stories[1].relation.changed[0].startswith(f"{former} → {current}")
    assert stories[2].superseded_by is not None
    assert stories[2].superseded_by.version == stories[1].version


def test_another_word_in_the_place_of_a_large_number_is_none() -> None:
    stories = versions(distinct(COAST.format("Fourteen")), distinct(COAST.format("Several"), NOON + at(10)))
    assert stories[1].relation.kind == "repeat"


def test_a_third_number_is_told_against_the_newest_text_and_not_against_the_most_alike() -> None:
    """The two have no number above twelve in common: without times, the order of the pages has to do."""
    signals = None, "update", None
    texts = (
        distinct(COAST.format(number), NOON + at(10 * each), signal=signal)
        for each, (number, signal) in enumerate(zip(("Fourteen", "Twenty-one", "Five"), signals, strict=True))
    )
    assert versions(*texts)[2].relation.changed == ("Twenty-one → Five people",)


def revision(number: str, signal: str, headline: str, minutes: int = 0) -> Distinct:
    return distinct(COAST.format(number), NOON + at(minutes), signal=signal, headline=headline)


CORRECTED: Final = revision("Four", "correction", "CORRECTED-Ferry capsizes off Larsvik, four killed")
NUMBERED: Final = revision("Twenty-one", "update", "UPDATE 2-Ferry capsizes off Larsvik, 21 killed")


@pytest.mark.parametrize(("first_seen", "number"), [(CORRECTED, "Fourteen"), (CORRECTED, "Two"), (NUMBERED, "Nine")])
def test_what_was_revised_and_comes_after_its_revision_is_an_earlier_text(first_seen: Distinct, number: str) -> None:
    """No page prints a time, and nobody saw the original before."""
    stories = versions(first_seen, *(distinct(COAST.format(number), NOON + at(minutes)) for minutes in (20, 40)))
    assert [story.relation.kind for story in stories] == ["new", "repeat", "repeat"]
    assert stories[1].relation.rule == "before-its-revision"
    assert {story.superseded_by for story in stories[1:]} == {Revision(version=1, headline=first_seen.headline)}


def quake(killed: int, hurt: int, headline: str, minutes: int, more: str = "") -> Distinct:
    text = (
        "SULLAND (Reuters) - A magnitude 6.4 earthquake struck off the coast of Sulland on Tuesday, killing at least "
        f"{killed} people and injuring {hurt}, the disaster agency said.{more} The quake hit at a depth of 12 km and "
        "was felt in the port of Rhovik."
    )
    signal = "update" if headline.startswith("UPDATE") else None
    return distinct(text, NOON + at(minutes), signal=signal, headline=f"{headline}Quake off Sulland kills {killed}")


HOTEL: Final = " A hotel in Rhovik collapsed, trapping guests."


@pytest.mark.parametrize("order", [(2, 1, 0), (1, 2, 0)])
def test_the_original_after_several_numbered_updates_is_an_earlier_text(order: tuple[int, ...]) -> None:
    editions = (7, 25, ""), (12, 40, "UPDATE 1-"), (31, 120, "UPDATE 2-")
    texts = [
        quake(*edition, minutes=2 * turn, more=HOTEL if number == 2 else "")
        for turn, (number, edition) in enumerate((each, editions[each]) for each in order)
    ]
    *_, last = versions(*texts)
    assert (last.relation.kind, last.relation.rule) == ("repeat", "before-its-revision")
    assert last.relation.changed == ()


def test_a_text_with_a_higher_figure_after_several_numbered_updates_is_an_update() -> None:
    texts = quake(31, 120, "UPDATE 2-", 0), quake(12, 40, "UPDATE 1-", 2), quake(45, 200, "", 4)
    assert versions(*texts)[-1].relation.kind == "update"


@pytest.mark.parametrize(
    ("first_seen", "text"),
    [
        (NUMBERED, COAST.format("Thirty")),  # a toll rises
        (NUMBERED, COAST.format("Nine") + " Others had swum ashore, said a minister who had come from the capital."),
        (CORRECTED, COAST.format("Fourteen") + " Divers found ten in the hull at noon, said a minister."),
        (distinct(COAST.format("Four")), COAST.format("Fourteen")),
    ],
)
def test_a_text_that_may_be_newer_is_an_update(first_seen: Distinct, text: str) -> None:
    stories = versions(first_seen, distinct(text, NOON + at(20)))
    assert (stories[1].relation.kind, stories[1].superseded_by) == ("update", None)
    later = distinct(COAST.format("Nine"), NOON + at(13 * 60))
    assert versions(NUMBERED, later)[1].superseded_by is None, "half a day later the wire counts anew"


def test_a_first_text_that_calls_itself_a_correction_has_its_note() -> None:
    (story,) = versions(CORRECTED.model_copy(update={"note": "Corrects toll to four from fourteen"}))
    assert (story.relation.kind, story.relation.changed) == ("new", ("note: “Corrects toll to four from fourteen”",))


def test_a_longer_text_revises_nothing() -> None:
    assert superseded(first(), first(10, FERRY + MORE), first(20)) == [None, None, None]


def test_a_shortened_copy_of_an_old_text_is_an_old_text_at_every_sight() -> None:
    short = FERRY[: FERRY.index(" The cause")]
    stories = versions(first(), update(), first(20, short), first(30, short))
    assert [story.relation.kind for story in stories[2:]] == ["repeat", "repeat"]
    assert [story.relation.parent for story in stories[2:]] == [1, 1]
    assert all(story.superseded_by == Revision(version=2, headline=NEW) for story in stories[2:])


def test_an_edited_copy_of_an_old_text_does_not_become_the_newest_word() -> None:
    edited = first(20, FERRY.replace("214 people", "215 people"))
    stories = versions(first(), update(), edited, first(30), update(40))
    assert (stories[2].relation.kind, stories[2].relation.parent) == ("update", 1)
    assert stories[3].superseded_by == Revision(version=2, headline=NEW)
    assert stories[4].superseded_by is None


def test_a_withdrawal_of_an_old_text_does_not_withdraw_the_story_however_often_it_was_repeated() -> None:
    stories = versions(first(), update(), first(20), first(30, signal="withdrawal"))
    assert [story.event for story in stories] == ["version"] * 4


def test_nothing_of_a_revision_stands_on_a_withdrawn_story() -> None:
    withdrawn = update(30, signal="withdrawal", headline="WITHDRAWN-Ferry aground", fingerprint="w")
    assert superseded(first(), update(), withdrawn, first(40)) == [None] * 4
    memory = Threads()
    stories = versions(first(), update(), memory=memory)
    take_down(memory, order(stories[-1], first(), update()))
    assert versions(first(40), memory=memory)[0].superseded_by is None
    head = memory.head(stories[0].story_id)
    assert head is not None
    assert head.revised_headline == ""


def test_a_head_from_before_revisions_knows_none() -> None:
    memory = Threads()
    stories = versions(first(), update(), memory=memory)
    head = memory.head(stories[0].story_id)
    assert head is not None
    assert NEW.encode() in head_to_state(head)
    assert (head.revised, head.revised_headline) == (2, NEW)
    mark_taken_down(other := head_from_state(head.story_id, head_to_state(head)))
    assert NEW.encode() not in head_to_state(other)
    old = Head(head.story_id, head.first_article, head.first_seen, head.last_seen, version=2, canonical=2, sightings=2)
    old.sources = {"a portal": 2}
    before = head_to_state(old)
    memory.add_head(head_from_state(head.story_id, before))
    assert versions(first(20), memory=memory)[0].superseded_by is None


def test_a_record_without_a_revision_does_not_have_the_field() -> None:
    before, after = versions(first(), update())
    assert "superseded_by" not in before.model_dump(mode="json")
    assert "superseded_by" not in after.model_dump_json()


def flood(homes: int, people: int, minutes: int) -> RawArticle:
    text = (
        f"BERGEN (NTB) - A storm flood swept away {homes} homes in Bergen on Monday, police said. The damage is 4.1 "
        f"million euros. {people} people were hurt. The municipality has opened an emergency shelter in a sports hall."
        "\n\nFirefighters searched all night."
    )
    return RawArticle(
        source="w.example",
        url=f"https://w.example/{minutes}",
        fetched_at=NOON + at(minutes),
        language="en",
        home_country="NO",
        title="Storm flood hits Bergen",
        text=text,
    )


def test_what_changed_in_a_toll_is_told_against_the_toll_of_before(atlas: Atlas) -> None:
    """The last toll is most like the first of the texts; its readers were told the third."""
    pipeline = Pipeline(atlas)
    tolls = (70, 30), (50, 30), (80, 50), (90, 60)
    steps = [step for minute, each in enumerate(tolls) for step in pipeline.run(flood(*each, minute))]
    relations = [step.stories[0].relation for step in steps]
    assert [relation.parent for relation in relations] == [None, 1, 2, 1]
    assert relations[3].changed_since == 3
    assert relations[3].changed == ("away 80 → 90 homes", "50 → 60 people")


def test_what_comes_back_is_worded_against_the_text_that_was_withdrawn() -> None:
    quake = (
        "A strong earthquake of magnitude {} struck northern Chile near the city of Calama on Monday, the centre said."
    )
    notice = (
        'Please disregard the story headlined "{}". The centre said it was sent by mistake. A new story will follow.'
    )
    headline = "Strong earthquake hits northern Chile - centre"
    texts = [
        distinct(quake.format("6.1"), NOON, headline=headline),
        distinct(notice.format(headline), NOON + at(60), headline=f"WITHDRAWN-{headline}", signal="withdrawal"),
        distinct(quake.format("5.9"), NOON + at(120), headline=f"REFILE-{headline}", signal="correction"),
    ]
    _, gone, back = versions(*texts)
    assert (gone.event, back.event, back.relation.parent, back.relation.changed_since) == (
        "withdrawn",
        "version",
        1,
        None,
    )
    assert back.relation.changed == ("magnitude 6.1 → 5.9",)
