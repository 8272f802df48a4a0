"""Records that hold a story's text are found by its ids, or by its words however they are wrapped."""

import html
import json
from typing import Final

import pytest

from dateline.core.page.text_search import TextSearch
from dateline.kafka.codec import encode
from tests.unit.stories.test_thread import FERRY, HARVEST, distinct
from tests.unit.stories.withdrawals.test_takedown import STRIKE, after_takedown, nothing_of_it_stands, order

SEARCH: Final = TextSearch(["the story", "the text"], [FERRY])
PARAGRAPHS: Final = "".join(f"<p>{html.escape(part)}.</p>" for part in FERRY.split(". "))
JOINED: Final = f"{HARVEST}3 hours agoLARSVIK (AP) - {FERRY}4 hours ago{STRIKE}"
WITH_TEXT: Final = {
    "a version": {"story_id": "the story", "text": "In other words."},
    "a brief": {"fingerprint": "the text", "text": "In other words."},
    "an alert around a version": {"rule": "r", "story": {"story_id": "the story", "text": "In other words."}},
    "a page with the text as one of its items": {"source": "post", "text": JOINED},
    "a page in HTML": {"source": "post", "html": f"<html><h1>Ferry aground</h1><div>{PARAGRAPHS}</div></html>"},
    "other quotes, case and line ends": {"text": FERRY.upper().replace(" ", " \n").replace(",", " \N{EN DASH}")},
    "its first half": {"text": FERRY[: len(FERRY) * 6 // 10]},
    "deep in a list": [[[{"text": FERRY}]]],
}
WITHOUT_TEXT: Final = {
    "another text": {"story_id": "another", "fingerprint": "another", "text": HARVEST},
    "its withdrawal": {"story_id": "the story", "fingerprint": "the text", "text": None, "headline": "Ferry"},
    "a sentence of it": {"text": f"{HARVEST} {FERRY[: len(FERRY) // 3]}"},
    "state": {"l": "en", "n": 3},
    "a number": 7,
    "text that is no text": {"story_id": "the story", "text": 7},
}


@pytest.mark.parametrize("record", WITH_TEXT.values(), ids=WITH_TEXT)
def test_a_record_that_holds_the_text_is_found(record: object) -> None:
    assert SEARCH.finds_in(json.dumps(record).encode())


@pytest.mark.parametrize("record", WITHOUT_TEXT.values(), ids=WITHOUT_TEXT)
def test_a_record_without_the_text_is_not_found(record: object) -> None:
    assert not SEARCH.finds_in(json.dumps(record).encode())


def test_a_value_that_is_not_json_is_searched_whole() -> None:
    whole = json.dumps({"source": "post", "text": f"{FERRY}\nÉté."}).encode()
    assert SEARCH.finds_in(whole[:-4]), "cut off, as a large dead letter is"
    assert SEARCH.finds_in(b"\xff\x00" + FERRY.encode())
    assert not SEARCH.finds_in(b"\xff\x00\x01")


def test_a_japanese_text_with_json_escapes_is_found() -> None:
    tokyo = "東京湾で土曜日の朝、二百十四人を乗せたフェリーが座礁した。海上保安庁によると、乗客十人が軽傷を負った。"
    assert TextSearch([], [tokyo]).finds_in(json.dumps({"text": f"見出し {tokyo}"}).encode()[:-1])


def test_no_text_or_a_very_short_one_is_found_by_its_ids_only() -> None:
    for texts in ([], ["Zaire."]):
        search = TextSearch(["the text"], texts)
        assert search.finds_in(b'{"fingerprint": "the text", "text": "Zaire."}')
        assert not search.finds_in(json.dumps({"text": f"{FERRY} Zaire."}).encode())


def test_the_takedown_order_and_the_withdrawal_do_not_hold_the_text() -> None:
    story = distinct(FERRY)
    _, withdrawn = after_takedown(story)
    assert nothing_of_it_stands(withdrawn)
    search = TextSearch([withdrawn.story_id, story.fingerprint], [FERRY])
    assert not search.finds_in(encode(withdrawn))
    assert not search.finds_in(encode(order(withdrawn, story)))
    assert search.finds_in(encode(story))
