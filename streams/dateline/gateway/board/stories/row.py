"""Row: what a list shows of a story, as text."""

import sqlite3
from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.core.text.withdrawals.notice import withdrawn_headline
from dateline.gateway.board.moments import Moment, at, published
from dateline.gateway.board.wording import language_tag, shortened
from dateline.gateway.copy.keys import moment_of
from dateline.gateway.copy.lists import CurrentStory, latest_records
from dateline_schemas import Story

_MAX_TITLE_CHARS: Final = 240
"""Characters of a headline in a list. Chosen by hand: three lines of a narrow screen."""
_MAX_WORDS_CHARS: Final = 260
"""Characters of a text's first words in a list. Chosen by hand: two lines of a wide screen."""
_MAX_NAMES: Final = 4
"""Places, agencies and sources of a row. Bounds it; chosen by hand."""
_MAX_NAME_CHARS: Final = 60
_MAX_CHANGES: Final = 3
"""Changes of a row that are told. Chosen by hand; the story's page has all."""
_MAX_CHANGE_CHARS: Final = 120
MARKED: Final = frozenset({"update", "correction", "refile", "expansion", "withdrawal"})
"""Relations that a list names."""


class StoryRow(NamedTuple):
    """A story in a list."""

    story_id: str
    version: int
    """The number of its last record."""
    title: str
    """Its headline, or its first words where it has none."""
    words: str
    """The first words of its text below a headline."""
    language: str | None
    when: Moment
    """When it was published; of a withdrawn story when the withdrawal was sent, by which lists order it."""
    kind: str
    withdrawn: bool
    places: tuple[str, ...]
    agencies: tuple[str, ...]
    changed: tuple[str, ...]
    sightings: int
    sources: tuple[str, ...]
    """The first sources that had it."""
    source_count: int
    regions: tuple[str, ...]


def story_rows(connection: sqlite3.Connection, stories: Sequence[CurrentStory]) -> list[StoryRow]:
    """Return the rows of stories, each with what its last record counts."""
    latest = latest_records(connection, [story.key for story in stories])
    rows = []
    for each in stories:
        story = Story.read(each.body)
        row = story_row(story, Story.read(latest[each.key]) if each.key in latest else story)
        rows.append(row._replace(when=at(moment_of(each.key))) if row.withdrawn else row)
    return rows


def story_row(story: Story, latest: Story) -> StoryRow:
    """Return the row of a story by its newest text, or its withdrawal, and its last record."""
    withdrawn = story.event == "withdrawn"
    dateline = None if withdrawn else story.dateline
    agencies = [agency.code or agency.printed for agency in dateline.agencies] if dateline is not None else []
    text = story.text or ""
    return StoryRow(
        story_id=story.story_id,
        version=max(story.version, latest.version),
        title=title_of(story),
        words=shortened(text, _MAX_WORDS_CHARS) if story.headline else "",
        language=language_tag(story.language),
        when=published(story.published, story.fetched_at or story.last_seen),
        kind="withdrawal" if withdrawn else story.relation.kind,
        withdrawn=withdrawn,
        places=_names([place.printed for place in dateline.places] if dateline is not None else []),
        agencies=_names(agencies),
        changed=tuple(shortened(each, _MAX_CHANGE_CHARS) for each in story.relation.changed[:_MAX_CHANGES]),
        sightings=max(story.sightings, latest.sightings),
        sources=_names([entry.source for entry in latest.sources.top]),
        source_count=max(story.sources.total, latest.sources.total),
        regions=tuple(region.slug for region in story.regions),
    )


def title_of(story: Story, most: int = _MAX_TITLE_CHARS) -> str:
    """Return a story's headline, or its first words."""
    headline = story.headline or ""
    if story.event == "withdrawn":  # a badge says so
        headline = withdrawn_headline(headline, story.language)
    return shortened(headline or story.text or "", most) or "Without a headline"


def _names(names: Sequence[str]) -> tuple[str, ...]:
    each = dict.fromkeys(shortened(name, _MAX_NAME_CHARS) for name in names if name.strip())
    return tuple(each)[:_MAX_NAMES]
