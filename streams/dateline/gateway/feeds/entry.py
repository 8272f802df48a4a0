"""Entry: a story as an entry of a feed. All versions of a story have one id, so that a reader replaces the former."""

import re
from datetime import UTC, datetime
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

from dateline.core.stories.ninjs import story_uri
from dateline.core.text.withdrawals.notice import withdrawn_headline
from dateline_schemas import Story
from dateline_schemas.story import CHANGES_JOINT, NOTE_OF_A_CHANGE

_MAX_TITLE_CHARS: Final = 100
"""Characters of a title that is made of a text's first words. Chosen by hand: a line of a reader's list."""
_MAX_URL_CHARS: Final = 2_000
"""Characters of a link. Longer ones are left out: many readers do not take them. Chosen by hand."""
_LANGUAGE: Final = re.compile("[A-Za-z]{2,3}")
_UNDECIDED: Final = "und"
_URL_SIGNS: Final = ";/?:@&=+$,#%!'()*-._~[]"
"""What stays of a link; all else is percent-encoded."""
_NOTE: Final = re.compile(rf"{re.escape(NOTE_OF_A_CHANGE)}“(?P<words>[^”]*)”")
_MARK: Final = "Withdrawn"
_WITHDRAWN: Final = "This story was withdrawn."


class Entry(NamedTuple):
    """An entry, as text without any markup."""

    id: str
    title: str
    updated: datetime
    published: datetime
    text: str
    summary: str
    """What this version changed; empty for the first."""
    url: str | None
    """The page that the text is from; None where it has no address that a reader may follow."""
    authors: tuple[str, ...]
    regions: tuple[str, ...]
    countries: tuple[str, ...]
    language: str | None
    withdrawn: bool
    story_id: str
    version: int


def entry_of(story: Story, updated: datetime) -> Entry:
    """Return the entry of a story's record, which the list of stories has at a time."""
    withdrawn = story.event == "withdrawn"
    published = story.published.latest if story.published is not None else None
    agencies = story.dateline.agencies if story.dateline is not None else ()
    names = (*(agency.code or agency.printed for agency in agencies), *([story.source] if story.source else ()))
    had = (entry.source for entry in story.sources.top)
    language = story.language if story.language and _LANGUAGE.fullmatch(story.language) else None
    return Entry(
        id=story_uri(story.story_id),
        title=_title(story, withdrawn=withdrawn),
        updated=updated.astimezone(UTC),
        published=(published or story.first_seen).astimezone(UTC),
        text=_WITHDRAWN if withdrawn else story.text or "",
        summary=CHANGES_JOINT.join(story.relation.changed),
        url=None if withdrawn else link(story.url),
        authors=tuple(dict.fromkeys(name for name in (*names, *had) if name.strip())),
        regions=tuple(region.slug for region in story.regions),
        countries=story.countries,
        language=None if language == _UNDECIDED else language,
        withdrawn=withdrawn,
        story_id=story.story_id,
        version=story.version,
    )


def _title(story: Story, *, withdrawn: bool) -> str:
    headline = story.headline or ""
    if withdrawn:
        headline = withdrawn_headline(headline, story.language)
    words = " ".join((headline or story.text or (_note(story) if withdrawn else "")).split())
    if not story.headline and len(words) > _MAX_TITLE_CHARS:
        words = words[:_MAX_TITLE_CHARS].rpartition(" ")[0] + " …"
    if withdrawn:
        return f"{_MARK}: {words}" if words else _MARK
    return words or "Without a headline"


def _note(story: Story) -> str:
    """Return what a withdrawal says in a note; empty where it has none."""
    return next((found["words"] for line in story.relation.changed if (found := _NOTE.fullmatch(line))), "")


def link(url: str | None) -> str | None:
    """Return an address that a reader may follow, with all that is no sign of an address encoded; else None."""
    if url is None or len(url) > _MAX_URL_CHARS:
        return None
    try:
        parts = urlsplit(url)
        is_good = parts.scheme in {"http", "https"} and parts.netloc.isascii() and bool(parts.hostname)
    except ValueError:
        return None
    return quote(url, safe=_URL_SIGNS) if is_good and not parts.username and not parts.password else None
