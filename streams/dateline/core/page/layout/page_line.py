"""Find the line above a section's first item that names the page or a section, and is no headline: ``Buitenland``.

Its words decide where they are those of a menu. Where they are not, the layout does: a line of a few words above the
first of several items, of which no other has a headline, stands above them all. It is the item's own headline if the
item's text repeats its words, or if it holds a figure: ``Zug entgleist``, ``Quake kills 12``. Two words or more are the
headline of an article, too, if the first item alone has several paragraphs: the others are briefs beside it. One of
the words then opens with a small letter.
"""

import re
from collections.abc import Sequence
from typing import Final

from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.page.layout.drafts import Draft
from dateline.core.page.lines.kinds.wording import has_small_word, is_page_label
from dateline.core.page.lines.piece import Piece
from dateline.core.page.lines.reason import Reason


def without_page_lines(text: str, drafts: Sequence[Draft]) -> tuple[list[Draft], Piece | None]:
    """Return the items of a section without the headlines that name the page or a section.

    Return also the line above all items, if the layout shows that it is one.
    """
    items = [_without_label(text, draft) for draft in drafts]
    if not _is_page_line(text, items):
        return items, None
    first = items[0]
    return [first._replace(headline=None, why=Reason.ABOVE_ALL), *items[1:]], first.headline


def _without_label(text: str, draft: Draft) -> Draft:
    """Return an item without a headline that is a page's label; an item without a text keeps its line."""
    head = draft.headline
    if head is None or not draft.body or not is_page_label(text[head.start : head.end]):
        return draft
    return draft._replace(headline=None, why=Reason.NAMES_PAGE)


def _is_page_line(text: str, items: Sequence[Draft]) -> bool:
    """Whether the headline of the first item is a line above all items."""
    others = [item for item in items[1:] if item.body]
    if not others or any(item.headline is not None for item in others) or not items[0].body:
        return False
    head = items[0].headline
    if head is None or items[0].why is Reason.TWICE or not _is_name(text[head.start : head.end], dense=head.dense):
        return False
    line = text[head.start : head.end]
    if " " in line and has_small_word(line) and _leads(items[0], others):
        return False
    words = _stems(text, [head])
    return len(words & _stems(text, items[0].body)) < _MIN_REPEATED_WORDS


def _leads(first: Draft, others: Sequence[Draft]) -> bool:
    """Whether the first item is an article of several paragraphs above briefs of one each.

    Above a single brief it has three: of two items, one may well be the longer.
    """
    if any(_count_paragraphs(item) > 1 for item in others):
        return False
    return _count_paragraphs(first) > (1 if len(others) > 1 else 2)


def _count_paragraphs(item: Draft) -> int:
    return sum(piece.is_paragraph for piece in item.body)


def _is_name(line: str, *, dense: bool) -> bool:
    """Whether a line is as short as the name of a section, and holds no figure."""
    longest = _MAX_DENSE_NAME_CHARS if dense else _MAX_NAME_CHARS
    return len(line) <= longest and len(line.split()) <= _MAX_NAME_WORDS and _DIGIT.search(line) is None


def _stems(text: str, pieces: Sequence[Piece]) -> set[str]:
    """Return the first letters of the words of pieces, in lower case, function words apart."""
    words = {
        word for piece in pieces for word in _WORD.findall(text[piece.start : piece.end].casefold()) if len(word) > 1
    }
    return {word[:_STEM_CHARS] for word in words - ALL_FUNCTION_WORDS}


_MAX_NAME_WORDS: Final = 4
"""The most words of a section's name: ``Nachrichten aus aller Welt``. Chosen by hand: the shortest headline that a
golden page prints above its first item alone has 5."""
_MAX_NAME_CHARS: Final = 40
"""The longest name of a section, in characters. Chosen by hand."""
_MAX_DENSE_NAME_CHARS: Final = 6
"""``_MAX_NAME_CHARS`` for Chinese and Japanese. Chosen by hand."""
_MIN_REPEATED_WORDS: Final = 2
"""Words of a short headline that its text repeats at least; a text may hold one word of a section's name by chance.
Chosen by hand."""
_STEM_CHARS: Final = 5
"""Letters by which two forms of a word are compared. Chosen by hand."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_DIGIT: Final = re.compile(r"\d")
