"""What the demo shows at its end, all of it counted in what the broker gives back."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from dateline.cli.terminal.records import rows
from dateline.core.stories.route import TELLINGS
from dateline.kafka.codec import Incoming, decode
from dateline.kafka.dead_letters import read_dead_letter
from dateline.kafka.topic_reader import committed
from dateline.settings import Settings
from dateline.topics import BRIEFS, DEAD_LETTER, DISTINCT, REGIONS, STORIES, Topic
from dateline_schemas import Brief, DeadLetter, Distinct, Story

SHOWN_REGIONS: Final = 2
SHOWN_LINES: Final = 4


async def report(settings: Settings, pages: int) -> list[RenderableType]:
    """Read the topics and return what to print: counts, dead letters, regions, and the newest lines of two."""
    briefs = [decode(Brief, record.value) for record in await _read(settings, BRIEFS)]
    distinct = [decode(Distinct, record.value) for record in await _read(settings, DISTINCT)]
    stories = [decode(Story, record.value) for record in await _read(settings, STORIES)]
    letters = [read_dead_letter(record) for record in await _read(settings, DEAD_LETTER)]
    regions = {slug: records for slug, topic in REGIONS.items() if (records := await _read(settings, topic))}
    liveliest = sorted(regions, key=lambda slug: (-_later(regions[slug]), -len(regions[slug]), slug))[:SHOWN_REGIONS]
    return [
        _counts(pages, briefs, distinct, stories, letters),
        *[_reason(letter) for letter in letters],
        _regions(regions),
        *[part for slug in liveliest for part in _newest(settings, slug, regions[slug])],
    ]


async def _read(settings: Settings, topic: Topic) -> list[Incoming]:
    return [record async for batch in committed(settings, topic, None, follow=False) for record in batch]


def _counts(
    pages: int,
    briefs: Sequence[Brief],
    distinct: Sequence[Distinct],
    stories: Sequence[Story],
    letters: Sequence[DeadLetter],
) -> Table:
    texts = len({brief.fingerprint for brief in distinct})
    kinds = Counter(story.relation.kind if story.event in TELLINGS else story.event for story in stories)
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    table = Table("", "", "", show_header=False, box=None)
    parsed = len({brief.article_id for brief in briefs})
    table.add_row("pages in", str(pages), f"{parsed} gave briefs and {len(letters)} went to the dead letters")
    table.add_row("briefs on them", str(len(briefs)), f"{texts} texts; {len(briefs) - texts} repeats collapsed")
    table.add_row("stories", str(len({story.story_id for story in stories})), f"{len(stories)} versions: {told}")
    table.add_row("dead letters", str(len(letters)), "whole, and why (`dateline dead-letters`):")
    return table


def _reason(letter: DeadLetter) -> Text:
    return Text(f"  {letter.topic} partition {letter.partition}, at {letter.stage}: {letter.exception_message}")


def _regions(regions: dict[str, list[Incoming]]) -> Table:
    table = Table("region", "stories", "versions", title="Stories per region", title_justify="left")
    for slug, records in sorted(regions.items(), key=lambda item: (-len(item[1]), item[0])):
        stories = {decode(Story, record.value).story_id for record in records}
        table.add_row(slug, str(len(stories)), str(len(records)))
    return table


def _later(records: Sequence[Incoming]) -> int:
    """Count the versions that follow a story's first: these make a region lively."""
    return sum(decode(Story, record.value).version > 1 for record in records)


def _newest(settings: Settings, slug: str, records: Sequence[Incoming]) -> tuple[Text, Table]:
    newest = sorted(records, key=lambda record: decode(Story, record.value).last_seen)[-SHOWN_LINES:]
    return Text(f"\nThe newest on {REGIONS[slug].name(settings.namespace)}", style="italic"), rows(
        REGIONS[slug], newest, header=True
    )
