"""A story that its source withdraws and publishes again, from its pages to the messages of a target."""

import asyncio
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from dateline.kafka.codec import encode
from dateline.settings import ResolvedSettings
from dateline_schemas import RawArticle
from tests.alerts import Hook
from tests.flow import send_all
from tests.integration.alert_desk import alert_desk

NOW: Final = datetime(2026, 2, 7, 13, 0, tzinfo=UTC)
RULES: Final = '[[rules]]\nid = "fire"\nname = "Fires"\nany = ["wildfire"]\n'
HEADLINE: Final = "Wildfire near Athens forces {} from homes"
TEXT: Final = (
    "ATHENS, Feb 7 (Reuters) - A wildfire near Athens forced {} people from their homes on Saturday, the fire brigade "
    "said. Strong winds drove the flames towards the suburb of Marathon, where two schools were closed."
)
WHY: Final = "The fire brigade says that its figure was wrong."
PAGES: Final = (
    f"{HEADLINE.format(300)}\n\n{TEXT.format(300)}",
    f"WITHDRAWN: {HEADLINE.format(300)}\n\nATHENS, Feb 7 (Reuters) - This story has been withdrawn. {WHY}",
    f"{HEADLINE.format(250)}\n\n{TEXT.format(250)}",
)
SUBJECTS: Final = (
    "[medium] Fires: Wildfire near Athens forces 300 from homes",
    "[medium] WITHDRAWN: Fires: Wildfire near Athens forces 300 from homes",
    "[medium] BACK AFTER WITHDRAWAL: Fires: Wildfire near Athens forces 250 from homes",
)


def page(number: int) -> RawArticle:
    """Return the page of a number, fetched some minutes after the one before it."""
    at = NOW + timedelta(minutes=20 * number)
    address = f"https://wire.example/athens-{number}"
    return RawArticle(source="wire", url=address, text=PAGES[number], fetched_at=at)


async def test_whoever_was_told_of_a_withdrawal_is_told_that_the_story_is_back(
    one: ResolvedSettings, hook: Hook, tmp_path: Path
) -> None:
    # Neither the rule asks for updates, nor one of the targets.
    targets = (
        f'[[target]]\nname = "all"\nurl = "{hook.url("/all")}"\nrules = "fire"\n'
        f'[[target]]\nname = "few"\nurl = "{hook.url("/few")}"\nrules = "fire"\noccasions = ["story", "withdrawal"]\n'
    )
    with alert_desk(one, tmp_path, RULES, targets):
        for number in range(len(PAGES)):
            await send_all(one, [(b"wire", encode(page(number)))])
            for path in ("/all", "/few"):
                await asyncio.to_thread(hook.wait_for, path, number + 1)
    for path in ("/all", "/few"):
        bodies = [call.body for call in hook.calls if call.path == path]
        assert [body["title"] for body in bodies] == list(SUBJECTS)
        assert [body["occasion"] for body in bodies] == ["story", "withdrawal", "update"]
        assert f"Reason: “{WHY}”" in bodies[1]["message"]
        assert bodies[2]["message"].startswith("The source publishes this story again, which it had withdrawn. ")
        assert re.search(r"^Changed: .*300 → 250", bodies[2]["message"], re.MULTILINE)
