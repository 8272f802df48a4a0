"""A takedown reaches a story under every id that the namespaces of a name gave it, whatever marks its record has."""

from pathlib import Path
from typing import Any, Final

from dateline.gateway.copy.batch import Batch
from dateline.gateway.copy.store import Copy
from dateline.kafka.codec import REPLAYED, Incoming
from dateline_schemas import Relation, Story
from dateline_schemas.takedown import BY_TAKEDOWN
from tests.copies import FIRST, Log, alert, apply, opened, words_left
from tests.versions import other, version

WORD: Final = "Onuitspreekbaar"


def taken_down(story_id: str, number: int) -> Story:
    relation = Relation(kind="withdrawal", rule=BY_TAKEDOWN)
    return other(
        "withdrawn", story_id, number, "withdrawal", headline=None, fingerprint=None, url=None, relation=relation
    )


def marked(records: list[Incoming]) -> list[Incoming]:
    return [record._replace(headers=((REPLAYED, b"upgrade-wire"),)) for record in records]


async def state(copy: Copy) -> dict[str, Any]:
    return dict(
        await copy.read(lambda connection: connection.execute("SELECT story_id, withdrawn FROM stories").fetchall())
    )


async def test_a_marked_withdrawal_erases_a_story_and_is_told_once(tmp_path: Path) -> None:
    log = Log()
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version("a", headline=WORD, text=WORD)]))
        applied = await apply(copy, marked(log.stories([taken_down("a", 2)])))
        assert words_left(tmp_path, WORD) == []
        assert [(event.story_id, event.event, event.marked) for event in applied.stories] == [("a", "withdrawn", False)]
        assert await copy.takedowns() == ["a"]
        again = await apply(copy, marked(log.stories([taken_down("a", 2)])))
        assert [event.marked for event in again.stories] == [True], "its readers know it"


async def test_a_marked_withdrawal_of_a_story_that_nobody_was_served_is_confirmed_and_not_told(tmp_path: Path) -> None:
    log = Log()
    async with opened(tmp_path / "copy.db") as copy:
        applied = await apply(copy, marked(log.stories([taken_down("b", 2)])))
        assert applied.stories == []
        assert await state(copy) == {}
        assert await copy.takedowns() == ["b"]


async def test_a_takedown_erases_its_texts_under_another_id(tmp_path: Path) -> None:
    """The copy has the text under ``a`` alone: the order says which text ``b`` is."""
    log = Log()
    text = version("a", headline=WORD, text=WORD, fingerprint="f1")
    kept = version("c", headline="Zeldzaam", text="Zeldzaam", fingerprint="f2")
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([text, kept]), log.alerts([alert(text, matched=(WORD,))]))
        assert words_left(tmp_path, WORD)
        await copy.apply(Batch(FIRST, log.stories([taken_down("b", 2)]), [], ordered={"b": ["f1"], "other": ["f2"]}))
        await copy.cleaned()
        assert words_left(tmp_path, WORD) == []
        assert words_left(tmp_path, "Zeldzaam"), "the order of another story is not carried out by this one"
        assert await state(copy) == {"a": 0, "b": 1, "c": 0}
        late = await apply(copy, alerts=log.alerts([alert(text, "late")]))
        assert late.alerts == [], "an alert that comes behind the takedown quotes the text"
        assert words_left(tmp_path, WORD) == []
        applied = await apply(copy, marked(log.stories([taken_down("a", 2)])))
        assert [event.marked for event in applied.stories] == [False], "readers of the other id are told"


async def test_a_takedown_erases_its_texts_under_the_id_of_a_namespace_before(tmp_path: Path) -> None:
    log = Log()
    async with opened(tmp_path / "copy.db") as copy:
        await apply(copy, log.stories([version(name, headline=WORD, text=WORD, fingerprint="f1") for name in "ab"]))
        await apply(copy, log.stories([taken_down("b", 2)]))
        assert words_left(tmp_path, WORD) == []
