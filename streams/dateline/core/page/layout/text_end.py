"""Find where the text of an item ends: below its last sentence pages print headlines, captions, buttons and prompts.

Rules, by what the lines of a body are and which words they share:

- lines at the end that close like no sentence are no text, unless the text announces them: ``The programme:``
- below two such lines or more, or an agency's slug, text has to share words with the text above
- the last line of the page is a paragraph where the page cuts it off
- a last line that shares hardly a word with the text is the page's where it asks the reader, ``Sign up today``, or
  where the one line of the page inside the body stands above it; so is a row of links without spaces between them
"""

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Final

from dateline.core.data.text.characters import (
    BULLETS,
    CLOSERS,
    DASHES,
    ITEM_BULLETS,
    PAUSES,
    QUOTES,
    TERMINATORS,
)
from dateline.core.page.layout.drafts import Draft
from dateline.core.page.lines.kinds.brackets import is_in_brackets
from dateline.core.page.lines.kinds.news_line import may_be_of_page, weigh_line
from dateline.core.page.lines.piece import Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import opens_list
from dateline.core.page.lines.topic_words import find_topic_words
from dateline.core.text.signals import signal_line


def cut_ends(text: str, drafts: Sequence[Draft], page_end: int) -> list[Draft]:
    """Return the items, each without the lines below its text; ``page_end`` is where the page's last piece ends."""
    cut: list[Draft] = []
    for draft in drafts:
        fixed = draft.drawn or draft.why is Reason.ONLY_LINE or len(draft.body) < _MIN_LINES
        end = len(draft.body) if fixed else _find_end(text, draft.body, page_end)
        cut.append(draft if end == len(draft.body) else draft._replace(body=draft.body[:end]))
    cut = cut_prompts(text, cut)
    if len(cut) >= _MIN_ITEMS and _has_foot(text, cut):
        cut[-1] = cut[-1]._replace(body=cut[-1].body[:-1])
    return cut


def cut_prompts(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the items, each without the rows of links and the words to the reader below its text."""
    return [
        draft
        if draft.drawn or len(draft.body) < _MIN_LINES or not (end := _find_end_of_own(text, draft))
        else draft._replace(body=draft.body[:end])
        for draft in drafts
    ]


def _find_end_of_own(text: str, draft: Draft) -> int:
    """Return how many lines of a body are not the page's own; 0 where all are not."""
    body, end = draft.body, len(draft.body)
    above = _find_prompts(text, body)
    while end > 1 and _is_of_page(text, draft, end - 1, above):
        end -= 1
        while end > 1 and body[end - 1].is_heading and not _announces(text, body[end - 1]):
            end -= 1
    changed = end < len(body) and any(piece.rest_chars for piece in body[:end])
    return end if changed else 0


def _find_prompts(text: str, body: Sequence[Piece]) -> int:
    """Return how many lines stand above the words to the reader that close a body; headings may part these."""
    above = at = len(body)
    while at > max(1, len(body) - _MAX_LINES_OF_PROMPTS):
        at -= 1
        if _asks_reader(text, body[at]):
            above = at
        elif not body[at].is_heading:
            break
    return above


def _is_of_page(text: str, draft: Draft, at: int, above: int) -> bool:
    """Whether a line at the end of a body is a row of links, asks the reader, or stands below a line of the page.

    ``above`` lines stand above all that ask the reader: a text that asks in these too is the writer's own words.
    """
    piece, texts = draft.body[at], draft.body[: min(at, above)]
    if piece.dateline is not None or text[piece.start] in _SPEECH:
        return False
    if not piece.sentence and _is_row_of_links(text, piece):
        return True
    if piece.size > _MAX_PROMPT_CHARS:
        return False
    asks = at >= above and _asks_reader(text, piece) and not any(_asks_reader(text, one) for one in texts)
    if not asks and not _stands_below_line_of_page(text, draft.body, at):
        return False
    lines = [*texts, *([draft.headline] if draft.headline is not None else [])]
    topic = find_topic_words(text[piece.start : piece.end])
    return not topic or len(topic & _words(text, lines)) <= _MAX_WORDS_OF_PROMPT


def _is_row_of_links(text: str, piece: Piece) -> bool:
    """Whether words touch without a space, one of them two others: ``ShopNewsletterJobs``, not ``YouTube, TikTok``."""
    glued = [match.start() for match in islice(_GLUED.finditer(text, piece.start, piece.end), _MIN_GLUED)]
    return len(glued) == _MIN_GLUED and _GLUED_TWICE.search(text, piece.start, piece.end) is not None


def _stands_below_line_of_page(text: str, body: Sequence[Piece], at: int) -> bool:
    """Whether the page says something of itself between a text of several paragraphs and its last line alone."""
    if at < _MIN_PARAGRAPHS or not _is_apart(text, body[at - 1], body[at]):
        return False
    lone = not any(_is_apart(text, above, below) for above, below in pairwise(body[:at]))
    return lone and sum(piece.is_paragraph for piece in body[:at]) >= _MIN_PARAGRAPHS


def _is_apart(text: str, above: Piece, below: Piece) -> bool:
    """Whether a line that is no text stands between two lines of a body."""
    return below.start - above.end > _MAX_SPACES_BETWEEN and not text[above.end : below.start].isspace()


def _asks_reader(text: str, piece: Piece) -> bool:
    """Whether a line has the words of a page to its reader, and more of them than of news."""
    if piece.size < _MIN_PROMPT_CHARS:
        return False
    line = text[piece.start : piece.end]
    if not may_be_of_page(line):  # as of most lines
        return False
    weight = weigh_line(line)
    return weight.page >= _MIN_PAGE_POINTS and not weight.is_news


def _has_foot(text: str, drafts: Sequence[Draft]) -> bool:
    """Whether the last line of a page's last item is a sentence of the page: ``L'informazione che ti accompagna.``.

    It shares no word with the item, and is less than half as long as any sentence of the others.
    """
    *others, last = drafts
    if len(last.body) < _MIN_LINES or last.drawn:
        return False
    foot = last.body[-1]
    if not foot.sentence or foot.size > _MAX_FOOT_CHARS or foot.dateline is not None or text[foot.start] in _SPEECH:
        return False
    sizes = [piece.size for draft in others for piece in draft.body if piece.sentence]
    if not sizes or foot.size * 2 >= min(sizes):
        return False
    above = _words(text, [*last.body[:-1], *([last.headline] if last.headline is not None else [])])
    return above.isdisjoint(find_topic_words(text[foot.start : foot.end]))


def find_captions(whole: Sequence[Draft], ended: Sequence[Draft]) -> set[int]:
    """Return the starts of the lines cut off directly below a text, on a page with blank lines: no headlines."""
    lines = [
        draft.body[len(end.body)] for draft, end in zip(whole, ended, strict=True) if len(draft.body) > len(end.body)
    ]
    if not lines:
        return set()
    spaced = any(piece is not None and piece.gap for draft in whole for piece in (draft.headline, *draft.body))
    return {piece.start for piece in lines if not piece.gap} if spaced else set()


def _find_end(text: str, body: Sequence[Piece], page_end: int) -> int:
    """Return how many lines of a body are its text."""
    end = next((at for at in range(len(body), 0, -1) if _closes(text, body[at - 1])), 0)
    if not end:
        return len(body)
    while end < len(body) and not body[end].gap and not body[end - 1].sentence:  # its sentence goes on
        end += 1
    if end < len(body) and _announces(text, body[end - 1]):
        return len(body)
    if end == len(body) - 1 and body[end].end == page_end and _is_cut_off(text, body[end]):
        return len(body)
    end = _with_lines_of_text(text, body, end)
    end = _without_prompts(text, body[:end])
    return end if any(piece.rest_chars for piece in body[:end]) else len(body)


def _without_prompts(text: str, body: Sequence[Piece]) -> int:
    """Return how many lines are text: below a box of headings or a slug, text has to share words with that above.

    Below three headings in a row, two paragraphs have to.
    """
    end = len(body)
    words: list[frozenset[str]] = []
    first_uses: dict[str, int] = {}
    for at in range(end - 1, 0, -1):
        if body[at].size <= _MAX_SLUG_CHARS and _is_slug(text, body, at):
            end = at
            continue
        boxed = at > 1 and body[at].is_heading and body[at - 1].is_heading
        if not boxed or _announces(text, body[at - 2]):
            continue
        below = range(at + 1, end)
        if at == _MIN_LINES and any(body[line].size >= _MIN_ITEM_CHARS for line in below):
            break  # one paragraph above, and one below: rather two items
        if below and not words:
            words = [find_topic_words(text[piece.start : piece.end]) for piece in body[:end]]
            first_uses = {word: line for line in range(end - 1, -1, -1) for word in words[line]}
        related = sum(sum(first_uses[word] < at - 1 for word in words[line]) >= _MIN_SHARED_WORDS for line in below)
        if related > (at > _MIN_LINES and body[at - 2].is_heading) or (related and _holds_more(body, at + 1, end)):
            break
        end = at - 1
    return max(end, 1)


def _holds_more(body: Sequence[Piece], start: int, end: int) -> bool:
    """Whether the paragraphs from ``start`` on are longer than those above: above them stands a standfirst."""
    below = sum(piece.size for piece in body[start:end] if piece.is_paragraph)
    return below > sum(piece.size for piece in body[:start] if piece.is_paragraph)


def _is_slug(text: str, body: Sequence[Piece], at: int) -> bool:
    """Whether a line is an agency's slug, directly below a sentence or with a slash: ``NB``, ``FO-CN/ S43``."""
    piece = body[at]
    if piece.size > _MAX_SLUG_CHARS or not _closes(text, body[at - 1]):
        return False
    line = text[piece.start : piece.end]
    if not line.isupper() or any(len(word) > _MAX_SLUG_WORD_CHARS for word in line.split()):
        return False
    return "/" in line or (not piece.gap and any(above.gap for above in islice(body, 1, at)))


def _closes(text: str, piece: Piece) -> bool:
    """Whether a line is text by its own looks: it has a dateline, closes like a sentence, or is long or wrapped."""
    if piece.sentence or piece.is_paragraph or _announces(text, piece):
        return True
    tail = max(piece.start, piece.end - _MAX_SIGNATURE_CHARS)
    return piece.size >= _MIN_SIGNED_CHARS and any(text.find(f"{sign} ", tail, piece.end) > 0 for sign in TERMINATORS)


def _announces(text: str, piece: Piece) -> bool:
    """Whether more of the sentence follows on the next line."""
    return opens_list(text, piece.end) or text[piece.end - 1] in PAUSES


def _is_cut_off(text: str, piece: Piece) -> bool:
    """Whether the page's last line may be a paragraph that the page cuts off: speech, or a line of some words."""
    line = text[piece.start : piece.end]
    words = line.count(" ") + 1
    return line[0] in _SPEECH or (
        words >= _MIN_CUT_WORDS and sum(word[0].islower() for word in line.split()) * 2 > words
    )


def _with_lines_of_text(text: str, body: Sequence[Piece], end: int) -> int:
    """Return how many lines are text, where those below the last sentence, from ``end`` on, may be text as well.

    Such a line is a question about the subject, a line of a list or a table, a remark in brackets, or ``WITHDRAWN``.
    """
    above: set[str] = set()
    counted = 0
    while end < len(body):
        piece = body[end]
        if not _is_of_list_or_remark(text, piece):
            if text[piece.start : piece.end].rstrip(CLOSERS)[-1:] not in _ASKING:
                break
            above |= _words(text, body[counted:end])
            counted = end
            if above.isdisjoint(find_topic_words(text[piece.start : piece.end])):
                break
        end += 1
    return end


def _is_of_list_or_remark(text: str, piece: Piece) -> bool:
    """Whether a line is one of a list or a table, a remark in brackets, or a signal."""
    return (
        text[piece.start] in _BULLETS
        or is_in_brackets(text, piece)
        or signal_line(text[piece.start : piece.end]) is not None
        or len(_NUMBER.findall(text, piece.start, piece.end)) >= _MIN_FIGURES
    )


def _words(text: str, lines: Sequence[Piece]) -> set[str]:
    """Return the words of lines that show what they are about."""
    return set().union(*(find_topic_words(text[piece.start : piece.end]) for piece in lines))


_MIN_ITEMS: Final = 3
"""The fewest items of a page whose last one may close with a sentence of the page. Chosen by hand."""
_MAX_PROMPT_CHARS: Final = 400
"""The longest words of a page to its reader, in characters: as in ``flash``."""
_MIN_PROMPT_CHARS: Final = 30
"""The shortest, in characters. Chosen by hand."""
_MAX_WORDS_OF_PROMPT: Final = 1
"""The most words that they share with the text above them. Of 18 readings of real pages whose ends they are, 16 have
one at most, and no text that ends in words to the reader; with two, texts of blogs end so."""
_MIN_PAGE_POINTS: Final = 4
"""The fewest points of a page that asks its reader: see ``news_line``. Chosen by hand."""
_MIN_PARAGRAPHS: Final = 3
"""The fewest paragraphs of a text with a line of the page below it. Chosen by hand: between two, a link may stand."""
_MAX_SPACES_BETWEEN: Final = 2
"""The most characters between two lines that are surely white space, a line's end and a blank line: a quick test in
front of a look at them all."""
_GLUED: Final = re.compile(r"[^\W\d_A-Z][A-Z][^\W\d_A-Z]")
"""A capital inside a word: ``ShopNewsletter``, and ``YouTube``."""
_GLUED_TWICE: Final = re.compile(r"[^\W\d_A-Z][A-Z](?:[^\W\d_A-Z]{2,20}[A-Z]|[^\W\d_A-Z]{2,20} [a-z]{3,20}[A-Z])")
"""Two capitals inside one word, or inside words side by side of which the second begins small: ``accountOnze
winkelsVacatures``."""
_MIN_GLUED: Final = 3
"""The fewest such capitals in a row of links. Chosen by hand; ``McKenna`` has one."""
_MAX_LINES_OF_PROMPTS: Final = 8
"""The most lines at a text's end, with headings, that are words to the reader: bounds time. Chosen by hand."""
_MAX_FOOT_CHARS: Final = 80
"""The longest such sentence, in characters. Chosen by hand."""
_MIN_SHARED_WORDS: Final = 2
"""Words that a paragraph below a box shares with the text above it. Chosen by hand."""
_MIN_LINES: Final = 2
"""The fewest lines of a body that may end before its last line."""
_MIN_ITEM_CHARS: Final = 90
"""The shortest paragraph that may be an item of its own, in characters. Tuned on the golden pages."""
_MIN_CUT_WORDS: Final = 4
"""The fewest words of a page's last line that is a paragraph cut off. Tuned on the golden pages."""
_MIN_SIGNED_CHARS: Final = 40
"""The shortest line that closes with a sentence and a signature, in characters. Chosen by hand."""
_MAX_SIGNATURE_CHARS: Final = 24
"""The longest signature behind the last sentence of a line, in characters: ``Enditem``, ``PTI CHN RKS``. Chosen by
hand."""
_MIN_FIGURES: Final = 2
"""The fewest numbers of a line of a table: ``Net 807,000 vs 2,858,000``. Tuned on the golden pages."""
_NUMBER: Final = re.compile(r"(?<!\d)(?!(?:19|20)\d\d\b)\d[\d.,]*")
"""A number that is no year."""
_MAX_SLUG_CHARS: Final = 24
"""The longest slug, in characters. Chosen by hand."""
_MAX_SLUG_WORD_CHARS: Final = 7
"""The longest word of a slug, in characters: ``FO-CN/``. Chosen by hand."""
_SPEECH: Final = frozenset(QUOTES + DASHES)
_BULLETS: Final = frozenset(BULLETS + ITEM_BULLETS)
_ASKING: Final = frozenset(TERMINATORS) - frozenset(".。।")
