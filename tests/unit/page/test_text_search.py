"""Which records hold a text: by its ids, or by its words in whatever wrapping."""

import html
import json
from typing import Final

import pytest

from dateline.core.page.text_search import Sought
from dateline.kafka.codec import encode
from tests.unit.stories.test_takedown import STRIKE, nothing_of_it_stands, order, taken
from tests.unit.stories.test_thread import FERRY, HARVEST, distinct

SOUGHT: Final = Sought(["the story", "the text"], [FERRY])
PARAGRAPHS: Final = "".join(f"<p>{html.escape(part)}.</p>" for part in FERRY.split(". "))
JOINED: Final = f"{HARVEST}3 hours agoLARSVIK (AP) - {FERRY}4 hours ago{STRIKE}"
HOLD: Final = {
    "a version": {"story_id": "the story", "text": "In other words."},
    "a brief": {"fingerprint": "the text", "text": "In other words."},
    "an alert around a version": {"rule": "r", "story": {"story_id": "the story", "text": "In other words."}},
    "a page among whose items it is": {"source": "post", "text": JOINED},
    "a page in HTML": {"source": "post", "html": f"<html><h1>Ferry aground</h1><div>{PARAGRAPHS}</div></html>"},
    "other quotes, case and line ends": {"text": FERRY.upper().replace(" ", " \n").replace(",", " \N{EN DASH}")},
    "its first half": {"text": FERRY[: len(FERRY) * 6 // 10]},
    "deep in a list": [[[{"text": FERRY}]]],
}
HOLD_NOT: Final = {
    "another text": {"story_id": "another", "fingerprint": "another", "text": HARVEST},
    "its withdrawal": {"story_id": "the story", "fingerprint": "the text", "text": None, "headline": "Ferry"},
    "a sentence of it": {"text": f"{HARVEST} {FERRY[: len(FERRY) // 3]}"},
    "state": {"l": "en", "n": 3},
    "a number": 7,
    "text that is no text": {"story_id": "the story", "text": 7},
}


@pytest.mark.parametrize("record", HOLD.values(), ids=HOLD)
def test_it_is_held_by(record: object) -> None:
    assert SOUGHT.is_held_by(json.dumps(record).encode())


@pytest.mark.parametrize("record", HOLD_NOT.values(), ids=HOLD_NOT)
def test_it_is_not_held_by(record: object) -> None:
    assert not SOUGHT.is_held_by(json.dumps(record).encode())


def test_what_is_no_json_is_read_as_it_is() -> None:
    whole = json.dumps({"source": "post", "text": f"{FERRY}\nÉté."}).encode()
    assert SOUGHT.is_held_by(whole[:-4]), "cut off, as a large dead letter is"
    assert SOUGHT.is_held_by(b"\xff\x00" + FERRY.encode())
    assert not SOUGHT.is_held_by(b"\xff\x00\x01")


def test_a_text_in_other_letters_is_found_and_escaped_ones_too() -> None:
    tokyo = "東京湾で土曜日の朝、二百十四人を乗せたフェリーが座礁した。海上保安庁によると、乗客十人が軽傷を負った。"
    assert Sought([], [tokyo]).is_held_by(json.dumps({"text": f"見出し {tokyo}"}).encode()[:-1])


def test_without_words_it_is_found_by_its_ids_alone_and_a_text_of_few_letters_too() -> None:
    for texts in ([], ["Zaire."]):
        sought = Sought(["the text"], texts)
        assert sought.is_held_by(b'{"fingerprint": "the text", "text": "Zaire."}')
        assert not sought.is_held_by(json.dumps({"text": f"{FERRY} Zaire."}).encode())


def test_neither_the_order_nor_the_withdrawal_holds_what_they_take_down() -> None:
    story = distinct(FERRY)
    _, withdrawn = taken(story)
    assert nothing_of_it_stands(withdrawn)
    sought = Sought([withdrawn.story_id, story.fingerprint], [FERRY])
    assert not sought.is_held_by(encode(withdrawn))
    assert not sought.is_held_by(encode(order(withdrawn, story)))
    assert sought.is_held_by(encode(story))
