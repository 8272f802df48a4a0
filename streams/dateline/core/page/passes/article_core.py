"""Find the one article of a page between its menus, boxes and prompts, and mark all of these as noise.

A page of a news site prints some hundred short lines around its article. The article is the part where running
text is densest: the maximum-sum run of lines, where a paragraph counts as its length and any other line as a cost.
The run then grows by paragraphs that share words with it. Between its paragraphs, lines that the page repeats and
rows of short lines are boxes; a single short line between two paragraphs is a sub-heading.

A page with several datelines, with timed items, or whose paragraphs share no words with each other is left whole:
it may hold several items.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from dateline.core.page.lines.kinds.announced_list import are_announced, find_announcing, find_closing_list
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.topic_words import find_topic_words
from dateline.core.page.passes.article_parts.inserts import find_captions, find_page_voices
from dateline.core.page.passes.article_parts.running import is_row_of_links, is_running, running_size
from dateline.core.page.passes.article_parts.tail import find_last_line, without_tail
from dateline.core.page.passes.article_parts.times import are_of_inserts, find_text_times
from dateline.core.page.passes.article_parts.topic import are_related, find_topic


class ArticleCore(NamedTuple):
    """A page that is one article: its pieces, those of no article as noise, and where its text opens."""

    pieces: list[Piece]
    opening: int
    """The number of the piece that opens its text."""
    last: int
    """The number of the last piece of its text."""


def find_article(text: str, pieces: Sequence[Piece]) -> ArticleCore | None:
    """Return the page as one article; None where it may hold several items, or too little running text."""
    running = [at for at, piece in enumerate(pieces) if is_running(piece) and not is_row_of_links(text, piece)]
    if len(running) < _MIN_PARAGRAPHS or _count_datelines(pieces, running) >= _MIN_ITEMS:
        return None
    times = find_text_times(pieces, running)
    copies = _find_copies(text, pieces)
    repeated = {at for numbers in copies for at in numbers}
    once = [at for at in running if at not in repeated]
    core = _find_densest_run(pieces, frozenset(once))
    paragraphs = [at for at in once if core.start <= at < core.stop]
    if len(paragraphs) < _MIN_PARAGRAPHS or _has_item_below_marker(pieces, paragraphs[0]):
        return None
    words = {at: find_topic_words(text[pieces[at].start : pieces[at].end]) for at in running}
    topic = find_topic(words, paragraphs)
    ruled = _count_rules(pieces, paragraphs) >= _MIN_ITEMS
    related = are_related(words, paragraphs, topic, ruled=ruled)
    if not related or (times and not are_of_inserts(times, paragraphs, words, topic)):
        return None
    once_above = [0, *accumulate(at not in repeated for at in range(len(pieces)))]
    own = {
        _choose_copy(numbers, core, once_above)
        for numbers in copies
        if numbers[0] in words and len(words[numbers[0]] & topic) >= _MIN_SHARED_WORDS
    }
    repeated -= own
    running = [at for at in running if at not in repeated]
    beside = [at for at in own if _count_between(at, core, once_above) == 0]
    core = range(min([core.start, *beside]), max([core.stop, *(at + 1 for at in beside)]))
    core = _grow(pieces, core, running, words, topic)
    announcing = find_announcing(text, pieces, set().union(*(words[at] for at in paragraphs)))
    boxes = repeated | find_page_voices(text, pieces, core, words)
    kept = _find_text(pieces, core, boxes, words, topic, announcing=announcing) - find_captions(text, pieces, core)
    whole, kept = kept, without_tail(text, pieces, kept)
    if not kept:
        return None
    if len(kept) == len(whole):
        kept |= find_last_line(text, pieces, kept, set().union(*(words[at] for at in paragraphs)))
    kept = _with_ends(pieces, kept, announcing, repeated)
    return ArticleCore(_mark_furniture(pieces, kept), min(kept), max(kept))


def _with_ends(
    pieces: Sequence[Piece], kept: set[int], announcing: AbstractSet[int], repeated: AbstractSet[int]
) -> set[int]:
    """Return the numbers of the article's pieces from its dateline on, with a list and a line cut off at its end."""
    dated = next((at for at in sorted(kept) if (match := pieces[at].dateline) is not None and match.sure), 0)
    kept = {at for at in kept if at >= dated}
    if (above := min(kept) - 1) >= 0 and _stands_alone(pieces, above):
        kept.add(above)
    kept |= find_closing_list(pieces, max(kept), announcing, repeated)
    if _is_cut_line(pieces, max(kept) + 1):
        kept.add(len(pieces) - 1)
    return kept


def _count_datelines(pieces: Sequence[Piece], running: Sequence[int]) -> int:
    """Return how many pieces open with a dateline that a text follows: the sure ones, or all if they are many.

    What is in doubt, short and no sentence is a headline: ``Sturm im Norden: Zwei Boote gesunken``.
    """
    opens = [
        piece
        for at, piece in enumerate(pieces)
        if piece.dateline is not None
        and (_stands_alone(pieces, at) or (piece.rest_chars >= _MIN_DATELINED_CHARS and _may_open_item(piece)))
    ]
    sure = sum(piece.dateline is not None and piece.dateline.sure for piece in opens)
    return len(opens) if len(opens) * 2 > len(running) else sure


def _may_open_item(piece: Piece) -> bool:
    """Whether a piece with a dateline is no headline."""
    return piece.dateline is not None and (piece.dateline.sure or piece.sentence or is_running(piece))


def _stands_alone(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a sure dateline has its line to itself, directly above running text."""
    match = pieces[at].dateline
    if match is None or not match.sure or pieces[at].rest_chars or not match.places or at + 1 >= len(pieces):
        return False
    return pieces[at + 1].gap == 0 and pieces[at + 1].dateline is None and is_running(pieces[at + 1])


def _count_rules(pieces: Sequence[Piece], paragraphs: Sequence[int]) -> int:
    """Return how many rules, lines of signs, stand between the paragraphs."""
    return sum(piece.why is Reason.SIGNS for piece in pieces[paragraphs[0] : paragraphs[-1]])


def _has_item_below_marker(pieces: Sequence[Piece], opening: int) -> bool:
    """Whether the head of a list with a section's name stands below the opening, and below it an item.

    An item is a text with a sure dateline, or a running text with an age directly above or below it. A dateline in
    doubt is none: below ``Mehr zum Thema`` stand headlines such as ``Sturm im Norden: Zwei Boote gesunken``.
    """
    markers = (at for at in range(opening, len(pieces)) if pieces[at].kind is Kind.MARKER and pieces[at].section)
    marker = next(markers, len(pieces))
    below = pieces[marker + 1 :]
    for piece in below:
        if piece.dateline is not None and piece.dateline.sure and piece.rest_chars >= _MIN_DATELINED_CHARS:
            return True
    return any(
        (_is_age(here) and is_running(there)) or (is_running(here) and _is_age(there))
        for here, there in pairwise(below)
    )


def _is_age(piece: Piece) -> bool:
    return piece.stamp is not None and piece.stamp.strong and piece.stamp.relative


def _find_copies(text: str, pieces: Sequence[Piece]) -> list[list[int]]:
    """Return the numbers of the texts that the page prints more than once, grouped by text."""
    lines: dict[str, list[int]] = {}
    for at, piece in enumerate(pieces):
        if piece.kind is Kind.TEXT:
            lines.setdefault(text[piece.start : piece.end], []).append(at)
    return [numbers for numbers in lines.values() if len(numbers) > 1]


def _choose_copy(numbers: Sequence[int], core: range, once_above: Sequence[int]) -> int:
    """Return the copy of a repeated paragraph that is the article's: the first inside the run, or that nearest to it.

    The others are a standfirst or a teaser that repeats the paragraph.
    """
    return min(numbers, key=lambda at: (at not in core, _count_between(at, core, once_above)))


def _count_between(at: int, core: range, once_above: Sequence[int]) -> int:
    """Return how many pieces stand between a piece and the run, without those that the page repeats.

    ``once_above`` has for each piece how many such pieces stand above it.
    """
    return max(once_above[core.start] - once_above[at], once_above[at] - once_above[core.stop], 0)


def _find_densest_run(pieces: Sequence[Piece], running: AbstractSet[int]) -> range:
    """Return the run of pieces with the largest sum: a running text counts as its length, another piece as a cost."""
    best = total = 0
    first = start = stop = 0
    for at, piece in enumerate(pieces):
        if total <= 0:
            total, first = 0, at
        if at in running:
            total += min(running_size(piece), _MAX_COUNTED_CHARS)
        else:
            total -= _COST_OF_A_LINE
        if total > best:
            best, start, stop = total, first, at + 1
    return range(start, stop)


def _grow(
    pieces: Sequence[Piece],
    core: range,
    running: Sequence[int],
    words: Mapping[int, AbstractSet[str]],
    topic: AbstractSet[str],
) -> range:
    """Return the run with the paragraphs beside it that share words with it."""
    start, stop = core.start, core.stop
    for at in reversed([at for at in running if at < start]):
        if start - at > _MAX_LINES_TO_TEXT:
            break
        if _is_of_topic(words[at], topic) or (
            start - at <= _MAX_LINES_TO_STANDFIRST and len(words[at] & topic) >= _MIN_SHARED_WORDS
        ):
            start = at
    for at in [at for at in running if at >= stop]:
        if at - stop > _MAX_LINES_TO_END:
            break
        if _is_of_topic(words[at], topic) and pieces[at].sentence:
            stop = at + 1
    return range(start, stop)


def _is_of_topic(words: AbstractSet[str], topic: AbstractSet[str]) -> bool:
    shared = len(words & topic)
    return shared >= _MIN_SHARED_WORDS_OUTSIDE and shared * _WORDS_A_SHARED_ONE >= len(words)


def _find_text(  # noqa: PLR0913  # what decides between the parts
    pieces: Sequence[Piece],
    core: range,
    repeated: AbstractSet[int],
    words: Mapping[int, AbstractSet[str]],
    topic: AbstractSet[str],
    *,
    announcing: AbstractSet[int],
) -> set[int]:
    """Return the numbers of the pieces of the run that are the article's text.

    A box in the middle has no word of the topic and little text. At both ends of the text, most paragraphs of a part
    have to have words of the topic; below the last sub-heading, one has.
    """
    parts = [
        part
        for part in _cut_at_boxes(pieces, core, repeated, announcing)
        if any(at in words and (words[at] & topic) for at in part) or _count_chars(pieces, part) >= _MIN_BLOCK_CHARS
    ]
    while parts and not _are_on_topic(parts[-1], words, topic):
        parts.pop()
    while parts and not _are_on_topic(parts[0], words, topic):
        parts.pop(0)
    if parts:
        last = parts[-1]
        headings = [at for at, number in enumerate(last) if at and pieces[number].is_heading]
        while headings and not any(number in words and (words[number] & topic) for number in last[headings[-1] :]):
            last = last[: headings.pop()]
        parts[-1] = last
    return {number for part in parts for number in part}


def _are_on_topic(part: Sequence[int], words: Mapping[int, AbstractSet[str]], topic: AbstractSet[str]) -> bool:
    """Whether half of the paragraphs of a part have words of the topic."""
    paragraphs = [at for at in part if at in words]
    return sum(len(words[at] & topic) >= _MIN_SHARED_WORDS for at in paragraphs) * 2 >= max(len(paragraphs), 1)


def _cut_at_boxes(
    pieces: Sequence[Piece], core: range, repeated: AbstractSet[int], announcing: AbstractSet[int]
) -> Iterator[list[int]]:
    """Yield the parts of the run between boxes: texts, each part from one running text to another."""
    part: list[int] = []
    headings: list[int] = []
    opened = False
    for at in core:
        piece = pieces[at]
        if piece.kind is not Kind.TEXT or at in repeated:
            if headings:  # the last line above a box belongs to it
                headings = []
            if part:
                yield part
            part = []
        elif is_running(piece) or piece.sentence:
            # one line in front is a sub-heading, several are a box
            if len(headings) == 1 and opened:
                part.append(headings[0])
            elif headings and part and are_announced(pieces, part[-1], headings, announcing):
                part += headings
            elif headings and part:
                yield part
                part = []
            headings = []
            opened = True
            part.append(at)
        else:
            headings.append(at)
    if part:
        yield part


def _is_cut_line(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the piece is the page's last, and a sentence that the page cuts off."""
    return at == len(pieces) - 1 and pieces[at].kind is Kind.TEXT and pieces[at].size >= _MIN_CUT_CHARS


def _count_chars(pieces: Sequence[Piece], part: Sequence[int]) -> int:
    return sum(pieces[at].size for at in part if is_running(pieces[at]))


def _may_head(piece: Piece) -> bool:
    """Whether a piece above the text may be its headline; ``Sturm im Norden: Zwei Boote gesunken`` looks dated."""
    return piece.is_heading or (piece.kind is Kind.TEXT and not piece.sentence and not is_running(piece))


def _mark_furniture(pieces: Sequence[Piece], kept: AbstractSet[int]) -> list[Piece]:
    """Return the pieces: what is no article's text becomes noise, but for headings and times above it."""
    opening, end = min(kept), max(kept)
    marked: list[Piece] = []
    for at, piece in enumerate(pieces):
        of_head = at < opening and (piece.kind is Kind.STAMP or _may_head(piece))
        of_text = at in kept or (piece.kind is Kind.CREDIT and at <= end + _MAX_LINES_TO_CREDIT)
        if of_head or of_text or piece.kind is Kind.NOISE:
            marked.append(piece)
        else:
            noise = piece._replace(kind=Kind.NOISE, stamp=None, dateline=None, section=None, why=Reason.FURNITURE)
            marked.append(noise)
    return marked


_MAX_LINES_TO_CREDIT: Final = 2
"""Pieces from the last paragraph down to an agency's name that credits the text. Chosen by hand."""
_MIN_PARAGRAPHS: Final = 4
"""The fewest paragraphs of an article whose words are compared: with fewer, chance decides. Chosen by hand."""
_MIN_ITEMS: Final = 2
"""Datelines, or rules between texts, of a page from which on it may hold several items."""
_MIN_DATELINED_CHARS: Final = 60
"""The shortest text after a dateline that is an item, in characters. Chosen by hand."""
_MIN_CUT_CHARS: Final = 60
"""The shortest last line of a page that is a paragraph cut off, in characters. Chosen by hand."""
_MAX_COUNTED_CHARS: Final = 500
"""Characters of a paragraph that count for the densest run, so that no single text decides. Chosen by hand."""
_COST_OF_A_LINE: Final = 60
"""What a line that is no running text costs the run, in characters of running text. Chosen by hand."""
_MIN_SHARED_WORDS: Final = 2
"""Words of the topic in a paragraph that belongs to it. Chosen by hand: in golden pages of several items, at most two
in three paragraphs have as many; in real articles, four in five."""
_MIN_SHARED_WORDS_OUTSIDE: Final = 3
"""Words of the topic in a paragraph far from the run that belongs to it. Chosen by hand."""
_WORDS_A_SHARED_ONE: Final = 5
"""A paragraph far from the run belongs to it if at least one in so many of its words is of the topic. Chosen by
hand."""
_MAX_LINES_TO_TEXT: Final = 30
"""Pieces from the run up to a paragraph above that may open the text. Chosen by hand: prompts to subscribe stand
between them on real pages."""
_MAX_LINES_TO_STANDFIRST: Final = 8
"""Pieces from the run up to a standfirst above. Chosen by hand."""
_MAX_LINES_TO_END: Final = 6
"""Pieces from the run down to a paragraph below that may close the text. Chosen by hand."""
_MIN_BLOCK_CHARS: Final = 200
"""Running text of a part without a word of the topic that is no box, in characters. Chosen by hand."""
