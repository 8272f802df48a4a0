"""A story as the alerts on the topic have it now: what a message says of one that comes late.

``seen`` adds an alert, whoever it is for. ``brought_up_to_date`` marks the alerts of a version that has been revised or
withdrawn since, and of a withdrawal whose story is back; ``brought_into`` those of a story that became part of another.
``beside_newer_text`` adds the page of the newer text to those of an earlier one.
"""

from dataclasses import replace
from typing import NamedTuple

from dateline.core.alerts.delivery.bundle import Bundle, TextPage
from dateline.core.alerts.title import brought_by, first_words
from dateline_schemas import Story
from dateline_schemas.alert import Alert
from dateline_schemas.story import Revision


class StoryNow(NamedTuple):
    """A story's newest words, and whether it is withdrawn."""

    words: int = 0
    """Number of the version that brought them; 0 where no alert says."""
    headline: str | None = None
    """Their headline, or their first words; None where no alert has either."""
    is_headline: bool | None = None
    """Whether ``headline`` is one; None where that is unknown."""
    last_withdrawal: int = 0
    """Number of the newest version that withdrew the story; 0 where none did."""
    last_published: int = 0
    """Number of the newest version that is no withdrawal; 0 where no alert tells of one."""
    absorbed: tuple[str, ...] = ()
    """Ids of stories that had become part of it when it got these words."""
    is_earlier_text: bool = False
    """Whether these words are known from the alert of an earlier text only."""
    page: TextPage | None = None
    """The first page with these words that an alert told of; None where no alert did."""

    @property
    def withdrawn(self) -> int:
        """Number of the version that withdrew the story; 0 for one that was not withdrawn, or was published again."""
        return self.last_withdrawal if self.last_withdrawal > self.last_published else 0

    def is_back_since(self, version: int) -> bool:
        """Whether the story that a version withdrew was published again, and is not withdrawn once more."""
        return self.last_published > version and not self.withdrawn


def seen(before: StoryNow | None, alert: Alert) -> StoryNow:
    """Return the story of an alert as it stands after the alert.

    An expansion does not count as new words: what was known before it still holds.
    """
    now = before or StoryNow()
    story = alert.story
    if story.event == "withdrawn":
        return now._replace(last_withdrawal=max(now.last_withdrawal, story.version))
    now = now._replace(last_published=max(now.last_published, story.version))
    if story.relation.kind == "expansion" or words_of(story) < now.words:
        return now
    newer = story.superseded_by
    headline, is_headline = _named(alert)
    is_same = words_of(story) == now.words
    if is_same and now.headline and (not headline or now.is_headline):
        headline, is_headline = now.headline, now.is_headline
    brings_words = story.relation.kind != "repeat" or newer is not None
    page = now.page if is_same else None
    if page is None and newer is None and story.url is not None:
        page = TextPage(story.source, story.url)
    return now._replace(
        words=words_of(story),
        headline=headline,
        is_headline=is_headline,
        absorbed=alert.absorbed if brings_words else now.absorbed if is_same else (),
        is_earlier_text=newer is not None,
        page=page,
    )


def words_of(story: Story) -> int:
    """Return the number of the version that brought a story's newest words, as far as one of its versions says."""
    if story.superseded_by is not None:
        return story.superseded_by.version
    return brought_by(story)


def _named(alert: Alert) -> tuple[str | None, bool | None]:
    """Return the headline of an alert's newest words, or their first words, and whether it is a headline."""
    story, title = alert.story, alert.title
    if story.superseded_by is not None:
        return story.superseded_by.headline, None
    if story.headline:
        return story.headline, True
    if title is not None and title.is_headline and title.version >= words_of(story):
        return title.words, True
    return first_words(story.text or "") or None, False


def beside_newer_text(bundle: Bundle, now: StoryNow) -> Bundle:
    """Return the alerts of a version; those of an earlier text, with the page of the newer one where it is known."""
    story = bundle.story
    if story is None or story.superseded_by is None or now.words != words_of(story):
        return bundle
    return replace(bundle, newer_page=now.page)


def brought_up_to_date(bundle: Bundle, now: StoryNow) -> Bundle:
    """Return the alerts of a version, marked where its story has been withdrawn since, or has newer words.

    Those of a withdrawal are marked where the story is back.
    """
    story = bundle.story
    if story is None:
        return bundle
    if bundle.occasion == "withdrawal":
        return replace(bundle, since="back") if now.is_back_since(bundle.version) else bundle
    if now.withdrawn > bundle.version:
        return replace(bundle, since="withdrawn")
    if now.words <= words_of(story):
        return bundle
    return _revised(bundle, story, bundle.story_id, now)


def brought_into(bundle: Bundle, into: str, own: StoryNow, whole: StoryNow) -> Bundle:
    """Return the alerts of a version whose story became part of the story ``into``, marked as ``brought_up_to_date``.

    ``own`` is the story as it was, ``whole`` the one that it is a part of. Version numbers of the two say nothing of
    each other: newer are words that the whole got since it has this part, unless they are those of the part.
    """
    bundle = brought_up_to_date(replace(bundle, part_of=into), own)
    story = bundle.story
    if story is None or bundle.occasion == "withdrawal" or bundle.since == "withdrawn":
        return bundle
    if whole.withdrawn:
        return replace(bundle, since="withdrawn")
    is_its_own = whole.is_earlier_text and whole.headline == own.headline
    return bundle if bundle.story_id not in whole.absorbed or is_its_own else _revised(bundle, story, into, whole)


def _revised(bundle: Bundle, story: Story, newer_id: str, now: StoryNow) -> Bundle:
    """Return the alerts of a version, marked as revised by the words that the story ``newer_id`` has now."""
    revision = Revision(version=now.words, headline=now.headline)
    return replace(
        bundle,
        story=story.model_copy(update={"superseded_by": revision}),
        since="revised",
        has_newer_headline=now.is_headline,
        newer=(newer_id, now.words),
        newer_page=now.page,
    )
