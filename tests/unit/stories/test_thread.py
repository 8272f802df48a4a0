"""What a distinct text is to the stories in memory; the cases known to be wrong are among the others."""

import random
from datetime import UTC, datetime, timedelta
from typing import Final

from dateline.core.stories.route import route
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.text.fingerprint import fingerprint
from dateline_schemas import Distinct, Region, Sightings, SourceCount, Sources, Story
from tests.rows import each_row

NOON: Final = datetime(2026, 2, 7, 12, tzinfo=UTC)
FERRY: Final = (
    "A ferry with 214 people on board ran aground near the harbour of Larsvik on Saturday morning, the coast guard "
    "said. Ten passengers were taken to hospital with minor injuries. Divers were inspecting the hull for damage while "
    "tugs waited for the tide. The cause of the accident was not known, said spokeswoman Ida Holm."
)
MORE: Final = (
    "\nThe ferry had left the island of Sandoy an hour earlier in calm weather. Passengers spoke of a loud bang, and "
    "then silence. The company that runs the line said that the captain had twenty years of experience. Two other "
    "ferries took over the timetable for the weekend, and travellers were asked to count on delays of an hour. The "
    "harbour master expected the ship to be afloat again by Sunday noon, if the wind stayed in the south."
)
HARVEST: Final = (
    "Wheat growers in the northern provinces expect the smallest harvest in eleven years after a dry spring, their "
    "union said on Friday. Prices at the exchange rose by four percent. The ministry of agriculture promised loans."
)


def distinct(text: str, at: datetime = NOON, **changes: object) -> Distinct:
    fields: dict[str, object] = {
        "brief_id": f"brief of {at}",
        "article_id": f"article of {at}",
        "ordinal": 0,
        "span": (0, 10),
        "role": "item",
        "complete": True,
        "text": text,
        "language": "en",
        "fingerprint": fingerprint(text, None),
        "source": "a portal",
        "fetched_at": at,
        "parser_version": "1",
        "regions": (Region(code="154", slug="northern-europe", iptc="r154", via="dateline"),),
        "sightings": Sightings(
            count=1,
            first_seen=at,
            last_seen=at,
            sources=Sources(top=(SourceCount(source="a portal", count=1),), total=1),
            published={"basis": "unknown"},  # type: ignore[arg-type]
        ),
    }
    return Distinct.model_validate(fields | changes)


def versions_of(*texts: Distinct) -> list[Story]:
    memory = Threads()
    return [thread(memory, each)[0] for each in texts]


def story_of(*texts: Distinct) -> Story:
    return versions_of(*texts)[-1]


def test_what_changed_is_worded_against_the_newest_text_that_readers_were_told_of() -> None:
    """Not against the text that it was joined by, to which it may be more alike."""
    second = FERRY.replace("Ten passengers", "Twelve passengers").replace("tugs waited", "four tugs and a crane waited")
    third = FERRY.replace("Ten passengers", "12 passengers").replace("214 people", "216 people")
    stories = versions_of(
        distinct(FERRY, headline="Ferry aground near Larsvik harbour"),
        distinct(second, NOON + timedelta(hours=1), headline="UPDATE 1-Ferry aground near Larsvik", signal="update"),
        distinct(third, AFTER, headline="UPDATE 2-Ferry aground near Larsvik harbour", signal="update"),
    )
    relations = [story.relation for story in stories]
    assert [relation.kind for relation in relations] == ["new", "update", "update"]
    assert (relations[1].parent, relations[1].changed_since) == (1, None)
    assert relations[1].changed[0] == "Ten → Twelve passengers"
    assert (relations[2].parent, relations[2].changed_since) == (1, 2)
    assert relations[2].changed[0] == "214 → 216 people"
    assert not any("12" in change for change in relations[2].changed), "twelve is 12"
    assert "changed_since" not in stories[1].model_dump_json(), "readers of before get the record that they know"
    assert '"changed_since":2' in stories[2].model_dump_json()


def test_an_edited_copy_of_an_old_text_is_not_told_backwards() -> None:
    update = FERRY.replace("Ten passengers", "Forty passengers").replace("214 people", "216 people")
    stories = versions_of(
        distinct(FERRY, headline="Ferry aground near Larsvik harbour"),
        distinct(update, NOON + timedelta(hours=1), headline="UPDATE 1-Ferry aground near Larsvik", signal="update"),
        distinct(FERRY.replace("tugs", "tug boats"), AFTER, headline="Ferry aground near Larsvik harbour"),
    )
    assert (stories[2].relation.parent, stories[2].relation.changed_since) == (1, None)
    assert stories[2].relation.changed == ("reworded: “tug boats”",)


def test_a_growing_story_without_signals_is_worded_against_what_readers_last_heard() -> None:
    """Its best kin is its first version, but it has none of the numbers that the second one replaced."""
    fire = (
        "A wildfire near the town of Larsvik forced {} people from their homes on Sunday, the government said. "
        "Aircraft are fighting the flames.\nThe fire began in a pine wood above the town in the morning."
    )
    first, second, third, copy = versions_of(
        distinct(fire.format("150"), headline="Wildfire near Larsvik forces 150 from homes"),
        distinct(fire.format("900"), NOON + timedelta(hours=1), headline="Wildfire near Larsvik forces 900 from homes"),
        distinct(fire.format("2,400"), AFTER, headline="Wildfire near Larsvik forces 2,400 from homes"),
        distinct(
            fire.format("150").replace("flames", "fire"), AFTER + timedelta(hours=1), headline="Wildfire, 150 flee"
        ),
    )
    assert second.relation.changed == ("forced 150 → 900 people",)
    assert (third.relation.parent, third.relation.changed_since) == (first.version, second.version)
    assert third.relation.changed == ("forced 900 → 2,400 people",)
    assert not any("150" in change for change in copy.relation.changed), "an edited copy of the first text"


AFTER: Final = NOON + timedelta(hours=2)
CASES: Final = (
    ("another story", distinct(HARVEST, AFTER), "new", "no-kin"),
    ("the same text", distinct(FERRY, AFTER), "repeat", "same-fingerprint"),
    ("the same text, marked as withdrawn", distinct(FERRY, AFTER, signal="withdrawal"), "withdrawal",
     "signal-withdrawal-of-text"),
    ("the same text, marked as corrected, and nothing to see of it",
     distinct(FERRY, AFTER, signal="correction", headline="CORRECTED-Ferry aground near Larsvik harbour"), "repeat",
     "same-fingerprint"),
    ("the same text under a corrected headline",
     distinct(FERRY, AFTER, signal="correction", headline="CORRECTED-Ferry aground near Larvik harbour, 214 on board"),
     "correction", "signal-correction-of-text"),
    ("the same text under another headline, unmarked",
     distinct(FERRY, AFTER, headline="Ferry aground near Larvik harbour, 214 on board"), "repeat", "same-fingerprint"),
    ("a number rose", distinct(FERRY.replace("Ten passengers", "12 passengers"), AFTER), "update", "same-words"),
    ("a word was mended", distinct(FERRY.replace("tugs", "tug boats"), AFTER), "update", "same-words"),
    ("its last word was mended", distinct(FERRY.replace("Holm.", "Holmes."), AFTER), "repeat", "same-words"),
    ("it grew", distinct(FERRY + MORE, AFTER), "expansion", "contained"),
    ("only its beginning", distinct(FERRY[: FERRY.index(" The cause")], AFTER), "repeat", "same-words"),
    (
        "corrected, says the wire",
        distinct(FERRY.replace("214", "241"), AFTER, signal="correction"),
        "correction",
        "same-words",
    ),
    (
        "sent anew, says the wire in front of the dateline",
        distinct(
            FERRY.replace("tugs", "tug boats"),
            AFTER,
            signal="correction",
            dateline={"printed": "REFILE-LARSVIK (NTB) -", "places": [], "agencies": []},
        ),
        "refile",
        "same-words",
    ),
    (
        "withdrawn, says the wire",
        distinct(FERRY + " ", AFTER, signal="withdrawal", fingerprint="w"),
        "withdrawal",
        None,
    ),
    (
        "withdrawn by its headline, in other words",
        distinct(HARVEST, AFTER, signal="withdrawal", headline="WITHDRAWN: Ferry aground near Larsvik harbour"),
        "withdrawal",
        "notice-of-its-headline",
    ),
    ("of the same headline", distinct(HARVEST, AFTER, headline="Ferry aground near Larsvik harbour"), "new", "no-kin"),
    ("the same words in another language", distinct(FERRY, AFTER, language="nl", fingerprint="n"), "new", "no-kin"),
    ("three days later", distinct(FERRY + MORE, NOON + timedelta(days=3)), "new", "no-kin"),
)  # fmt: skip


def test_a_signal_on_the_same_words_acts_once() -> None:
    memory = Threads()
    marked = {"signal": "withdrawal"}
    stories = [
        thread(memory, distinct(FERRY, NOON + timedelta(minutes=number), **fields))[0]
        for number, fields in enumerate(({}, marked, marked, {}))
    ]
    assert [story.relation.kind for story in stories] == ["new", "withdrawal", "repeat", "repeat"]
    assert [story.event for story in stories] == ["version", "withdrawn", "withdrawn", "withdrawn"]
    after = [
        thread(memory, distinct(text, AFTER + timedelta(minutes=number), **fields))[0]
        for number, (text, fields) in enumerate(((FERRY + MORE, {}), (FERRY, marked)))
    ]
    assert [story.event for story in after] == ["version", "version"], "a text that others have followed"


@each_row(("text", "kind", "rule"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_relation_of_a_text_to_an_earlier_one(text: Distinct, kind: str, rule: str | None) -> None:
    first = distinct(FERRY, headline="Ferry aground near Larsvik harbour")
    story = story_of(first, text)
    assert story.relation.kind == kind
    assert rule in {None, story.relation.rule}
    assert (story.story_id == story_of(first).story_id) == (kind != "new")
    assert story.version == (1 if kind == "new" else 2)


def test_another_company_s_dividend_is_another_story() -> None:
    dividend = (
        "{} said on Friday that its board has declared a regular quarterly dividend of {} cents a share on its common "
        "stock, payable on March 15 to holders of record at the close of business on February 28 of this year."
    )
    story = story_of(
        distinct(dividend.format("Northfield Rail", "12")), distinct(dividend.format("Oakum Paper", "31"), AFTER)
    )
    assert story.relation.kind == "new"


def test_changes_are_named_with_their_numbers() -> None:
    story = story_of(distinct(FERRY), distinct(FERRY.replace("214", "241"), AFTER))
    assert story.relation.changed == ("214 → 241 people",)
    assert story.relation.parent == 1


def test_a_withdrawal_cancels_the_story() -> None:
    story = story_of(distinct(FERRY), distinct(FERRY, AFTER, signal="withdrawal", fingerprint="w"))
    assert story.pub_status == "canceled"


def test_a_version_that_leaves_a_region_names_it_among_the_former_ones() -> None:
    elsewhere = (Region(code="155", slug="western-europe", iptc="r155", via="mention"),)
    story = story_of(distinct(FERRY), distinct(FERRY.replace("214", "241"), AFTER, regions=elsewhere))
    assert [region.slug for region in story.regions] == ["western-europe"]
    assert [region.slug for region in story.former_regions] == ["northern-europe"]


def test_a_version_names_its_own_article_the_first_and_eight_others() -> None:
    memory = Threads()
    numbered = [distinct(FERRY.replace("214", str(900 + n)), NOON + timedelta(minutes=n)) for n in range(20)]
    last = [thread(memory, each)[0] for each in numbered][-1]
    assert len(last.article_ids) == 10
    assert last.article_ids[:2] == (numbered[-1].article_id, numbered[0].article_id)


def test_sightings_add_up_over_a_story_s_texts() -> None:
    memory = Threads()
    thread(memory, distinct(FERRY))
    thread(memory, distinct(FERRY + MORE, AFTER))
    seen_again = distinct(FERRY, AFTER).model_copy(
        update={
            "sightings": Sightings(
                count=4,
                first_seen=NOON,
                last_seen=AFTER,
                sources=Sources(
                    top=(SourceCount(source="a portal", count=3), SourceCount(source="another", count=1)), total=2
                ),
                published={"basis": "unknown"},  # type: ignore[arg-type]
            )
        }
    )
    story = thread(memory, seen_again)[0]
    assert story.sightings == 5
    assert {entry.source: entry.count for entry in story.sources.top} == {"a portal": 4, "another": 1}


def test_memory_filled_in_another_order_decides_the_same() -> None:
    """A stage restored from a compacted topic gets its records in another order than it wrote them."""
    texts = [distinct(FERRY.replace("214", str(n)), NOON + timedelta(minutes=n)) for n in range(200, 230)]
    ordered = Threads()
    for each in texts:
        thread(ordered, each)
    shuffled = Threads()
    shuffled.heads = ordered.heads
    for name in random.Random(7).sample(sorted(ordered.texts), len(ordered.texts)):  # noqa: S311 - a shuffle, no secret
        shuffled.add_text(name, ordered.texts[name])
    latest = distinct(FERRY.replace("214", "500"), AFTER)
    one, two = (thread(memory, latest)[0] for memory in (ordered, shuffled))
    assert (one.story_id, one.relation) == (two.story_id, two.relation)


def test_a_repeat_goes_to_no_region_and_a_new_story_to_all_of_its() -> None:
    new = story_of(distinct(FERRY))
    assert route(new) == ("northern-europe",)
    assert route(story_of(distinct(FERRY), distinct(FERRY, AFTER))) == ()


def test_a_withdrawn_event_reaches_former_regions_too() -> None:
    elsewhere = (Region(code="155", slug="western-europe", iptc="r155", via="mention"),)
    moved = story_of(distinct(FERRY), distinct(FERRY.replace("214", "241"), AFTER, regions=elsewhere))
    assert route(moved.model_copy(update={"event": "withdrawn"})) == ("western-europe", "northern-europe")
