"""Join the parts of one article that times, rules or boxes divide, by the words that the parts share.

A page prints times and captions inside its one article: between standfirst and text, above a video, at a link to an
older report. What stands below such a time looks like a further item. The parts of an article share more words than
neighbours on a list do: of 1,030 golden neighbours without a dateline, 9 share three words or more. A text with a
dateline of its own is never joined, nor are the posts of a live blog.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dateline.core.page.layout.drafts import Draft
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.topic_words import find_topic_words


def join_parts(text: str, drafts: Sequence[Draft]) -> tuple[dict[int, Draft], dict[int, Reason]]:
    """Return the items by their numbers, the parts of one article as one; none on a page of datelines or of posts.

    With them, return why headlines without a text are links, by their starts, where the article is the page's one text.
    """
    whole = dict(enumerate(drafts))
    texts = [at for at, draft in enumerate(drafts) if any(piece.is_paragraph for piece in draft.body)]
    if not _PAIR <= len(texts) <= _MAX_TEXTS or _are_marked([drafts[at] for at in texts]):
        return whole, {}
    words = {at: _find_words(text, drafts[at]) for at in texts}
    parts = [[texts[0]]]
    above = words[texts[0]]
    for here, there in pairwise(texts):
        needed = _words_needed(text, drafts[here], drafts[there], len(texts))
        if there == here + 1 and _are_one_text(above, words[there], needed):
            parts[-1].append(there)
            above |= words[there]
        else:
            parts.append([there])
            above = words[there]
    for part in parts:
        whole[part[0]] = _join([drafts[at] for at in part])
    gone = {at for part in parts for at in part[1:]}
    links = [at for at, draft in enumerate(drafts) if not draft.body] if len(parts) == 1 else []
    kept = {at: draft for at, draft in whole.items() if at not in gone.union(links)}
    return kept, {piece.start: Reason.LINKED for at in links for piece in drafts[at].lines}


def _join(drafts: Sequence[Draft]) -> Draft:
    """Return the parts of an article as one item, with the headline of the first and the first time.

    The heading of a part without a time of its own is a sub-heading of the text. A heading at a part's end is none.
    """
    first = drafts[0]
    if len(drafts) == 1:
        return first
    body = [*first.body]
    for draft in drafts[1:]:
        while len(body) > 1 and body[-1].is_heading:  # a byline or a caption above the time
            body.pop()
        head = draft.headline
        if head is not None and draft.stamp is None and body[-1].end <= head.start < draft.body[0].start:
            body.append(head)
        body += draft.body
    stamp = next((draft.stamp for draft in drafts if draft.stamp is not None), None)
    credit = next((draft.credit for draft in reversed(drafts) if draft.credit is not None), None)
    return first._replace(body=tuple(body), stamp=stamp, credit=credit, cut=drafts[-1].cut)


def _are_marked(texts: Sequence[Draft]) -> bool:
    """Whether two texts have a dateline or an agency's name, or three a time, as on a list or a live blog."""
    marked = sum(draft.body[0].dateline is not None or draft.credit is not None for draft in texts)
    timed = sum(draft.stamp is not None for draft in texts)
    return marked >= _PAIR or timed > _PAIR


def _find_words(text: str, draft: Draft) -> frozenset[str]:
    pieces = draft.body if draft.headline is None else (draft.headline, *draft.body)
    return frozenset().union(*(find_topic_words(text[piece.start : piece.end]) for piece in pieces))


def _words_needed(text: str, above: Draft, below: Draft, texts: int) -> int | None:
    """Return how many words two neighbours of ``texts`` texts share if they are parts of one; None if they are none."""
    if below.body[0].dateline is not None or _prints_headline(text, above, below):
        return None
    if _has_headline(text, below) or texts > _FEW_TEXTS:
        return _MIN_WORDS_OF_HEADED
    if texts == _PAIR and _is_standfirst(above):
        return _MIN_WORDS_BELOW_STANDFIRST
    return _MIN_WORDS if above.stamp is None or below.stamp is None else _MIN_WORDS_OF_HEADED


def _is_standfirst(draft: Draft) -> bool:
    """Whether an item is a headline with one paragraph, and has no time or has it below: the page's own."""
    paragraphs = [piece for piece in draft.body if piece.is_paragraph]
    if draft.headline is None or len(paragraphs) != 1:
        return False
    return draft.stamp is None or draft.stamp.start >= paragraphs[0].end


def _prints_headline(text: str, above: Draft, below: Draft) -> bool:
    """Whether the headline of an item is a line of the text above it too: there, it is a teaser of the item."""
    head = below.headline
    if head is None:
        return False
    printed = text[head.start : head.end]
    return any(piece.size == head.size and text.startswith(printed, piece.start) for piece in above.body)


def _are_one_text(above: frozenset[str], below: frozenset[str], needed: int | None) -> bool:
    """Whether two texts share as many words as needed, and as parts of one text do for their length: no copies do."""
    shared = len(above & below)
    fewest, most = sorted((len(above), len(below)))
    if needed is None or shared < needed or shared * _WORDS_A_SHARED_ONE < fewest:
        return False
    return shared <= _MAX_SHARED * fewest or most >= _WORDS_OF_WHOLE * fewest


def _has_headline(text: str, draft: Draft) -> bool:
    """Whether an item has a headline of more than one word."""
    head = draft.headline
    return head is not None and text.find(" ", head.start, head.end) >= 0


_PAIR: Final = 2
"""Texts, datelines or times that make two."""
_MAX_TEXTS: Final = 12
"""The most texts of a page that are compared: more are a list. Bounds time; chosen by hand."""
_FEW_TEXTS: Final = 4
"""The most texts of a page that may be parts of its one article; more are rather a list. Chosen by hand."""
_MIN_WORDS: Final = 3
"""The fewest words that parts share. Of 1,030 golden neighbours, 9 share as many."""
_MIN_WORDS_OF_HEADED: Final = 5
"""The same where the second has a headline, or the page has more texts. Of the golden neighbours, 1 shares as many."""
_MIN_WORDS_BELOW_STANDFIRST: Final = 1
"""The same of a text without a headline, below a headline with one paragraph and nothing else. Chosen by hand."""
_WORDS_A_SHARED_ONE: Final = 8
"""Of the shorter part, one in so many words is shared: long texts share some by chance. Chosen by hand."""
_MAX_SHARED: Final = 0.75
"""Share of the shorter part's words that the other has, above which one is a copy of the other. Chosen by hand."""
_WORDS_OF_WHOLE: Final = 4
"""How many words a text has for each of a shorter one that is not its copy, but a standfirst that quotes it. Chosen by
hand."""
