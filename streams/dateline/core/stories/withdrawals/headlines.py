"""Headlines: which stories had a headline, and which of these was seen last.

A headline may be that of thousands of stories: a table that is printed every day, or a page of one-line alerts that
differ in their numbers alone. So the last answer is remembered for each headline, and checked against each head that
changes: to look through all stories for every text of such a page took a minute of 3,000 texts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from dateline.core.stories.head import Head


class Headlines:
    """The stories in memory by the hashes of their last headlines.

    Answers depend on the heads alone, and not on the order in which they were added.
    """

    def __init__(self, find: Callable[[str], Head | None], heads: dict[str, Head]) -> None:
        """Take what finds the head of a story, or of the story that it became part of, and the heads themselves."""
        self._find = find
        self._heads = heads
        self._stories: defaultdict[int, set[str]] = defaultdict(set)
        """Ids of the stories that have or had a headline, by its hash."""
        self._newest: dict[int, tuple[str, Head]] = {}
        """By the hash of a headline, a story that has it and the head found for it: the one that was seen last."""
        self._merged: defaultdict[str, set[int]] = defaultdict(set)
        """By story id, hashes of headlines of stories that became part of it."""

    def add(self, head: Head) -> None:
        """Note the headlines of a head as it stands: one that is new to memory, or that changed."""
        for title in head.titles:
            self._stories[title].add(head.story_id)
        if head.merged_into is not None:
            titles = self._merged.pop(head.story_id, set()).union(head.titles)
            self._merged[self._survivor(head)].update(titles)
            self._forget_newest(titles)
            return
        self._forget_newest(self._merged.get(head.story_id, ()))
        for title in head.titles:
            newest = self._newest.get(title)
            if newest is not None and (newest[1].story_id == head.story_id or _is_later(head, newest[1])):
                self._newest[title] = head.story_id, head

    def discard(self, head: Head) -> None:
        """Forget the headlines of a story that is no longer in memory."""
        self._forget_newest(self._merged.pop(head.story_id, set()).union(head.titles))
        for title in head.titles:
            self._stories[title].discard(head.story_id)
            if not self._stories[title]:
                del self._stories[title]

    def newest(self, title: int) -> Head | None:
        """Return the head of the story with a headline that was seen last; None where no story has it."""
        if title not in self._stories:  # as of most headlines
            return None
        known = self._newest.get(title)
        if known is not None and self._has(known[0], title):
            return known[1]
        found = list(self._named(title))
        if not found:
            return None
        self._newest[title] = max(found, key=lambda each: (each[1].last_seen, each[1].story_id))
        return self._newest[title][1]

    def stories(self, title: int) -> dict[str, Head]:
        """Return the heads of the stories with a headline, by their ids."""
        return {head.story_id: head for _, head in self._named(title)}

    def _named(self, title: int) -> Iterator[tuple[str, Head]]:
        """Yield the stories that have a headline, each with the head that is found for it."""
        for name in self._stories.get(title, ()):
            if self._has(name, title) and (head := self._find(name)) is not None:
                yield name, head

    def _survivor(self, head: Head) -> str:
        """Return the id of the story that a story became part of, which may not be in memory yet."""
        while head.merged_into is not None and head.merged_into in self._heads:
            head = self._heads[head.merged_into]
        return head.merged_into or head.story_id

    def _has(self, name: str, title: int) -> bool:
        """Whether a story is in memory and has a headline among its last ones, as it is after a restart."""
        own = self._heads.get(name)
        return own is not None and title in own.titles

    def _forget_newest(self, titles: Iterable[int]) -> None:
        """Let the next question for these headlines look through all stories that have them."""
        for title in titles:
            self._newest.pop(title, None)


def _is_later(head: Head, other: Head) -> bool:
    """Whether a story was seen later than another; of two at once, whether its id is the greater."""
    return (head.last_seen, head.story_id) > (other.last_seen, other.story_id)
