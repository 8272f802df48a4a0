"""Find what looks like an item and is none, by what the page's other items have: prompts, links and labels.

- Where all other items have a dateline or a time, a short text with neither is a prompt: ``Sign up for our letters``.
  One with a headline of its own is an item.
- Lines that open with a place and close like no sentence are links, where the other items are texts: ``Lima - Strike``.
- One word behind an agency alone, or a few behind the one time of the page and a comma, above a text are a section's
  name or a remark on the time: ``AP - Nebraska``, ``06:30 Uhr, Lesezeit 2 Min.``. A flash is an item, however short:
  ``AP - Dow falls``, ``(Reuters) - Rates``, ``14:05 Pope has died``.
- Beside a page's one text of several paragraphs, short lines without dateline and time are labels, prompts or links.
- The page's last line alone is a button or the page's own, and not a headline whose text the page cuts off: no item
  above has a headline, all have more words, the line is printed above, or an arrow opens it: ``← Older posts``.
  Behind the last time of a list whose items all have a text and a time, a few whole words without any sign of news are
  the page's own too: ``Send us a tip``. A line in capitals may be a flash.
"""

from collections.abc import Collection, Sequence
from statistics import median
from typing import Final

from dateline.core.data.text.characters import ARROWS, QUOTES
from dateline.core.page.dateline.dateline import dateline
from dateline.core.page.layout.drafts import Draft
from dateline.core.page.lines.kinds.news_line import weigh_line
from dateline.core.page.lines.piece import Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import is_dense


def find_misfits(text: str, drafts: Sequence[Draft], page_end: int, listed: Collection[int] = ()) -> dict[int, Reason]:
    """Return the numbers of the items that are prompts, links, labels or buttons, each with why it is.

    ``text`` is the page, and ``page_end`` where its last piece ends. ``listed`` are those below the head of a list.
    """
    labels = dict.fromkeys(_find_labels(text, drafts), Reason.LABEL)
    labels |= dict.fromkeys(_find_beside_article(drafts, listed), Reason.PROMPT)
    if len(drafts) < _MIN_ITEMS:
        return labels | dict.fromkeys(_find_links(text, drafts), Reason.PLACE_LINK)
    if _is_button(text, drafts):
        return _find_misfits(text, drafts[:-1], page_end) | labels | {len(drafts) - 1: Reason.BUTTON}
    return _find_misfits(text, drafts, page_end) | labels


def _find_beside_article(drafts: Sequence[Draft], listed: Collection[int]) -> list[int]:
    """Return the items without a paragraph beside the one text of a page, where that has several paragraphs.

    One with a time may be a flash.
    """
    texts = [at for at, draft in enumerate(drafts) if any(piece.is_paragraph for piece in draft.body)]
    if len(texts) != 1 or any(draft.drawn for draft in drafts):
        return []
    article = texts[0]
    if sum(piece.is_paragraph for piece in drafts[article].body) < _MIN_PARAGRAPHS_OF_ARTICLE:
        return []
    others = (at for at in range(len(drafts)) if at != article and at not in listed)
    return [at for at in others if drafts[at].stamp is None and drafts[at].signal_line is None]


def _find_labels(text: str, drafts: Sequence[Draft]) -> list[int]:
    """Return the items above a text that are a word behind an agency alone, or a remark on the page's one time."""
    texts = [at for at, draft in enumerate(drafts) if any(piece.is_paragraph for piece in draft.body[:2])]
    last_text = texts[-1] if texts else 0
    one_time = sum(draft.stamp is not None for draft in drafts) == 1
    return [at for at in range(last_text) if _is_label(text, drafts[at], one_time=one_time and not at)]


def _is_label(text: str, draft: Draft, *, one_time: bool) -> bool:
    """Whether an item is a word behind an agency alone, or a remark on its time, where that is the page's ``one_time``.

    Below it may stand headings. A line with a place is an item, and so is one with its agency in brackets.
    """
    if draft.headline is not None or not draft.body or draft.drawn or draft.signal_line is not None:
        return False
    line, *below = draft.body
    match = line.dateline
    if not all(piece.is_heading for piece in below):
        return False
    if match is None:
        few = text.count(" ", line.start, line.end) < _MAX_REMARK_WORDS
        goes_on = draft.stamp is not None and text[draft.stamp.end : line.start].strip() == ","
        return one_time and line.timed and goes_on and few and not line.dense
    is_bare = text.find(")", match.start, match.end) < 0
    return not match.places and is_bare and not line.sentence and " " not in text[match.end : line.end].strip()


def _is_button(text: str, drafts: Sequence[Draft]) -> bool:
    """Whether the last item, of which the page shows a headline alone, is a line of the page."""
    *others, last = drafts
    head = last.headline
    if last.body or head is None or last.drawn or last.signal_line is not None or last.stamp is not None:
        return False
    printed = text[head.start : head.end]
    if printed[0] in _LINK_OPENINGS:
        return True
    above = [text[one.headline.start : one.headline.end] for one in others if one.headline is not None and one.body]
    if not above:
        return all(one.body and one.body[0].dateline is not None for one in others)
    fewest = min(line.count(" ") for line in above)
    if all(one.body and one.stamp is not None for one in others) and _is_footer(text, others[-1], head):
        return True
    due = others[-1].stamp is not None  # where a time closes each item, the next one's headline follows
    few = not due and printed.count(" ") < min(fewest, _MAX_BUTTON_SPACES + 1) and not head.dense
    return few or any(line == printed for line in above)


def _is_footer(text: str, above: Draft, head: Piece) -> bool:
    """Whether a line below a list of texts is a few words of the page, and no next headline whose text is cut off.

    ``above`` is the list's last item. The page does not end within the line: a line end follows it, or other words,
    which the page prints once, stand between list and line. A line with an agency or a quotation is a headline.
    """
    printed = text[head.start : head.end]
    stops = [above.body[-1].end, above.stamp.end if above.stamp is not None else 0]
    closing = text[max(stops) : head.start].strip()
    whole = text.startswith("\n", head.end) or (closing != "" and closing not in text[: max(stops)])
    opens = head.start == 0 or text[head.start - 1] == "\n"
    few = printed.count(" ") <= _MAX_FOOTER_SPACES and not is_dense(text, head.start, head.end)
    if not (whole and opens and few) or printed.isupper() or not _QUOTE_MARKS.isdisjoint(printed):
        return False
    return not weigh_line(printed).is_news


def _is_in_parentheses(text: str, draft: Draft) -> bool:
    """Whether an item is one line in parentheses: the page's own note on its items."""
    if draft.headline is not None or len(draft.body) != 1 or draft.drawn:
        return False
    return text[draft.body[0].start] == "(" and text[draft.body[0].end - 1] == ")"


def _find_misfits(text: str, drafts: Sequence[Draft], page_end: int) -> dict[int, Reason]:
    """Return the numbers of the items that are prompts or links, each with why it is."""
    links = _find_links(text, drafts)
    texts = [at for at in range(len(drafts)) if at not in links]
    marked = [at for at in texts if _has_mark(drafts[at])]
    bare = [at for at in texts if not _has_mark(drafts[at])]
    if len(marked) < _MIN_MARKED or len(bare) > len(marked):
        return dict.fromkeys(links, Reason.PLACE_LINK)
    usual = median(_count_chars(drafts[at]) for at in marked)
    prompts = [at for at in bare if _is_prompt(drafts[at], usual, page_end)]
    if bare and bare[-1] == len(drafts) - 1 and _is_in_parentheses(text, drafts[-1]):
        prompts.append(bare[-1])
    return dict.fromkeys(links, Reason.PLACE_LINK) | dict.fromkeys(prompts, Reason.PROMPT)


def _has_mark(draft: Draft) -> bool:
    """Whether an item has a dateline, a time, or an agency's name."""
    return draft.stamp is not None or draft.credit is not None or any(piece.dateline for piece in draft.body)


def _is_prompt(draft: Draft, usual: float, page_end: int) -> bool:
    """Whether a text is less than half as long as texts with a mark are, and is not one that the page cuts off."""
    if not draft.body or draft.headline is not None or draft.signal_line is not None or draft.drawn:
        return False
    sentences = [piece for piece in draft.body if piece.sentence or piece.is_paragraph]
    last = draft.body[-1]
    buttons = len(draft.body) - len(sentences) >= _MIN_BUTTONS and last.is_heading
    cut = draft.cut or (last.end == page_end and not last.sentence and not buttons)
    lines = sentences if sentences and buttons else draft.body
    return not cut and sum(piece.rest_chars for piece in lines) * 2 < usual


def _count_chars(draft: Draft) -> int:
    return sum(piece.rest_chars for piece in draft.body)


def _find_links(text: str, drafts: Sequence[Draft]) -> set[int]:
    """Return the last items that are one line each and no sentence, below a text of several paragraphs.

    The first may look like the headline of the second.
    """
    first = len(drafts)
    while first and _is_link(text, drafts[first - 1]):
        first -= 1
    links = sum(1 + (draft.headline is not None) for draft in drafts[first:])
    article = first == 1 and len(drafts[0].body) >= _MIN_PARAGRAPHS
    return set(range(first, len(drafts))) if article and links >= _MIN_LINKS else set()


def _is_link(text: str, draft: Draft) -> bool:
    """Whether an item is one line that opens with a place and closes like no sentence, perhaps below another such line.

    Below a headline, it is a text that the page's end cuts off.
    """
    head = draft.headline
    if len(draft.body) != 1 or draft.stamp is not None:
        return False
    if head is not None and dateline(text, head.start, head.end) is None:
        return False
    line = draft.body[0]
    match = line.dateline
    plain = match is not None and not match.sure and not match.credits
    return plain and not line.sentence and line.rest_chars <= _MAX_LINK_CHARS


_LINK_OPENINGS: Final = frozenset(ARROWS + "\u2190\u2191\u2193\u00a9")
"""Signs that open a link to other pages, or an owner's name, and no headline."""
_MAX_BUTTON_SPACES: Final = 2
"""The most spaces of a button at a page's end: ``Laad meer berichten``. Chosen by hand."""
_MAX_FOOTER_SPACES: Final = 5
"""The most spaces of a line of the page below a list: ``Do not sell my personal information``. Chosen by hand."""
_QUOTE_MARKS: Final = frozenset(QUOTES)
_MAX_REMARK_WORDS: Final = 3
"""The most words of a remark on a time. Chosen by hand: headlines of three words are rare."""
_MIN_BUTTONS: Final = 2
"""Short lines below a prompt from which on none of them is a text that the page cuts off. Chosen by hand."""
_MIN_ITEMS: Final = 3
"""The fewest items of a page that are compared. Chosen by hand."""
_MIN_MARKED: Final = 2
"""The fewest items with a dateline or a time beside one that has none. Chosen by hand."""
_MIN_PARAGRAPHS: Final = 3
"""The fewest paragraphs of an article above links. Chosen by hand."""
_MIN_PARAGRAPHS_OF_ARTICLE: Final = 2
"""The fewest paragraphs of an article beside links. Chosen by hand."""
_MIN_LINKS: Final = 2
"""The fewest links: the page's end may cut one item. Chosen by hand."""
_MAX_LINK_CHARS: Final = 80
"""The longest link behind its place, in characters. Chosen by hand."""
