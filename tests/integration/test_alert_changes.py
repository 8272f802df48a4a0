"""What changed since a target was told last, from the pages of a story to the messages; and a story that has a part."""

import asyncio
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from dateline.kafka.codec import encode
from dateline.settings import ResolvedSettings
from dateline_schemas import RawArticle
from tests.alerts import Hook, send_alerts
from tests.flow import send_all
from tests.integration.alert_desk import alert_desk
from tests.integration.test_alerts_deliver import once
from tests.unit.delivery.test_handover import of_story

NOW: Final = datetime(2026, 2, 7, 13, 0, tzinfo=UTC)
RULES: Final = '[[rules]]\nid = "blast"\nname = "Blasts"\nany = ["explosion"]\nupdates = true\ncorrections = true\n'
HEADLINE: Final = "{} in explosion at chemical plant near Lyon"
TEXT: Final = (
    "LYON, Feb 7 (Reuters) - {} when a strong explosion hit a chemical plant south of Lyon on Saturday, firefighters "
    "said. The plant makes paint, and the motorway beside it was closed in both directions until the evening."
)
TOLLS: Final = (
    ("Nobody hurt", "Nobody was hurt"),
    ("UPDATE 1-Three injured", "Three people were injured"),
    ("UPDATE 2-Two killed, seven injured", "Two people were killed and seven injured"),
    ("CORRECTED-UPDATE 2-Four killed, nine injured", "Four people were killed and nine injured"),
)


def page(number: int) -> RawArticle:
    """Return the page of a number, fetched some minutes after the one before it."""
    headline, toll = TOLLS[number]
    text = f"{HEADLINE.format(headline)}\n\n{TEXT.format(toll)}"
    at = NOW + timedelta(minutes=20 * number)
    return RawArticle(source="wire", url=f"https://wire.example/{number}", text=text, fetched_at=at)


async def test_changed_is_what_stands_in_the_message_and_the_reader_was_not_told(
    one: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    targets = (
        f'[[target]]\nname = "all"\nurl = "{hook.url("/all")}"\n'
        f'[[target]]\nname = "few"\nurl = "{hook.url("/few")}"\noccasions = ["story", "correction"]\n'
    )
    with alert_desk(one, tmp_path, RULES, targets):
        for number in range(len(TOLLS)):
            await send_all(one, [(b"wire", encode(page(number)))])
            await asyncio.to_thread(hook.wait_for, "/all", number + 1)
        await asyncio.to_thread(hook.wait_for, "/few", 2)
    changed = {
        path: re.findall(r"^Changed: (.*)", call.body["message"], re.MULTILINE)
        for path in ("/all", "/few")
        for call in hook.calls
        if call.path == path
    }
    assert "Two → Four people" in changed["/all"][0]
    assert "adds “Four people were killed”; adds “nine injured”" in changed["/few"][0]
    assert not re.search("Two|Three|seven", changed["/few"][0])


async def test_an_update_of_a_part_is_not_the_last_word_after_the_correction_of_the_whole(
    one: ResolvedSettings, hook: Hook
) -> None:
    correction = of_story("a", 2, "correction", absorbed=("b",))
    await send_alerts(one, of_story("a", 1), of_story("b", 1), correction)
    await once(one, {"url": hook.url("/desk")})
    await send_alerts(one, of_story("b", 2, "update", absorbed=("b",)), of_story("b", 3, "update"))
    tally = await once(one, {"url": hook.url("/desk")})
    assert (tally.sent, tally.joined) == (0, 2)
    assert [call.body["title"] for call in hook.calls][-1] == "[medium] CORRECTED: Floods: Text a2"
