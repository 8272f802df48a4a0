"""Tell a headline of two or three short words, ``Pope dies``, from the name of a section, by the text below it.

A line so short is no headline by itself: menus, sections and tags have such names. It is one where the text below
repeats a word of it and has several signs of news, and the line names nothing that sites offer, ``More news``. Words
that all have capitals may be a writer's name. In a row of items the text need not repeat a word: ``Dow falls`` stands
above ``Shares fell …``.
"""

from typing import Final

from dateline.core.data.text.characters import TERMINATORS
from dateline.core.data.wire.notices import SIGN_UP_GOODS
from dateline.core.page.layout.headline.likeness import shares_any
from dateline.core.page.lines.kinds.news_line import weigh_line
from dateline.core.page.lines.kinds.wording import is_page_label

MIN_SHORT_HEADLINE_CHARS: Final = 5
"""The shortest of such headlines: ``War on``. Chosen by hand."""


def is_short_headline(line: str, text: str, *, among_items: bool = False) -> bool:
    """Whether a line in a heading is the headline of the text below it, though it is as short as a section's name.

    ``among_items``: whether boxes beside it are items.
    """
    if len(line) < MIN_SHORT_HEADLINE_CHARS or " " not in line or is_page_label(line):
        return False
    if not any(word[0].islower() for word in line.split()):
        return False
    said = {word.strip(_AROUND) for word in line.lower().split()}
    if not said.isdisjoint(SIGN_UP_GOODS) or not (among_items or shares_any([line], text)):
        return False
    text = text[:_MAX_TEXT_CHARS]
    weight = weigh_line(text)
    spoken = {word.strip(_AROUND) for word in text.lower().split()}
    is_offer = len(spoken.intersection(SIGN_UP_GOODS)) > _MAX_GOODS
    return weight.page == 0 and weight.news >= _MIN_NEWS_POINTS and not is_offer


_AROUND: Final = TERMINATORS + ",:"
_MAX_TEXT_CHARS: Final = 2000
"""Characters of a text that are read: bounds time. Chosen by hand."""
_MAX_GOODS: Final = 1
"""The most words of what sites offer in a text of news: ``on Monday morning``. Chosen by hand."""
_MIN_NEWS_POINTS: Final = 2
"""Points of ``weigh_line`` for news of such a text, at least. Chosen by hand."""
