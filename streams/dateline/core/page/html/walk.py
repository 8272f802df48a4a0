"""Walk once over a page's tree: its text as a reader sees it, and the blocks and boxes of that text.

``walk`` is the entry. ``_Walk`` decides where lines begin and end, which elements are left out, and to which box each
block belongs. It takes time in proportion to the page.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.core.data.text.characters import CLOSERS, PAUSES, TERMINATORS
from dateline.core.data.text.html_elements import (
    BLOCKS,
    DROPPED,
    HIDING_STYLES,
    INLINE,
    KEEPING_STYLE,
    PARAGRAPHS,
    POSSIBLE_CONTENT,
)
from dateline.core.page.html.metadata.element_times import MAX_TIME_PARTS, time_of_element
from dateline.core.page.html.texts.next_text import next_on_line
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.model import UNNAMED, Block, Box, ElementTime, PageModel
from dateline.core.times.phrases.timestamps import stamp


def walk(tree: LexborHTMLParser) -> PageModel:
    """Return the model of a parsed page: what a reader sees.

    A page that hides nearly all of its text shows it by script later: then hidden elements count as well.
    """
    model = _walk(tree, _Walk(shows_hidden=False))
    if len(model.text) >= _MAX_SHELL_CHARS:
        return model
    whole = _walk(tree, _Walk(shows_hidden=True))
    return whole if len(whole.text) >= len(model.text) + _MIN_HIDDEN_CHARS else model


_MAX_SHELL_CHARS: Final = 300
"""Characters of visible text up to which a page may be a shell whose text is hidden until a script runs. Chosen by
hand."""
_MIN_LINK_CHARS: Final = 10
"""Characters of a link from which on it may be a headline, with a time behind it; as in ``cards``."""
_MAX_TIME_CHARS: Final = 40
"""Characters of the longest time behind a link: bounds time. Chosen by hand."""
_MAX_SPACES: Final = 2
"""Characters around a link that are no more than spaces."""
_INSIDE_SENTENCE: Final = frozenset(PAUSES + TERMINATORS)
"""Marks behind words of a sentence."""
_MIN_HIDDEN_CHARS: Final = 400
"""Characters of hidden text from which on they are such a page's text. Chosen by hand."""


def _walk(tree: LexborHTMLParser, state: "_Walk") -> PageModel:
    root = node = tree.root
    while root is not None and node is not None:
        entered = state.enter(node)
        child = node.child if entered else None
        if child is not None:
            node = child
            continue
        if entered:
            state.leave(node)
        while node is not None and node.mem_id != root.mem_id and node.next is None:
            node = node.parent
            if node is not None:
                state.leave(node)
        if node is None or node.mem_id == root.mem_id:
            break
        node = node.next
    return state.model()


class _Doubtful(NamedTuple):
    """An open aside or footer."""

    part: int
    """The number of its first part."""
    block: int
    """The number of its first block."""
    box: int
    """The number of the first box inside it."""
    accepted: bool = False
    """Whether it holds another that was accepted."""


class _Walk:
    """The text collected so far, in ``parts``, and the state that decides how the next text is joined to it."""

    def __init__(self, *, shows_hidden: bool) -> None:
        self.parts: list[str] = ["\n"]
        self.blocks: list[Block] = []
        """Blocks so far. Until the end of the walk, ``start`` and ``end`` are numbers of ``parts``."""
        self.boxes: list[Box] = []
        self.times: list[ElementTime] = []
        """Times that ended elements write for programs; places as in ``blocks``."""
        self._shows_hidden = shows_hidden
        self._open: list[int] = [-1]
        """The numbers of the open boxes."""
        self._tags: list[str] = [""]
        """The open elements that give a block its tag."""
        self._links: list[str | None] = []
        """The addresses of the open links."""
        self._level = 0
        """Of the open heading; 0 for none."""
        self._times = 0
        """How many ``time`` elements are open."""
        self._written: list[tuple[int, int, str]] = []
        """The open elements that write a time: ``mem_id``, the number of their first part, and the time."""
        self._block: Block | None = None
        """The block that the next text may go on with."""
        self._preformatted: list[int] = []
        """The open elements that show lines and spaces as they are written, by ``mem_id``."""
        self._doubtful: list[_Doubtful] = []
        """The open asides and footers."""
        self._inline_ended = False
        """Whether an inline element has just ended."""
        self._inline_began = False
        """Whether another inline element began where one had just ended."""
        self._time_ended = False
        """Whether the inline element that has just ended is a ``time``."""

    def enter(self, node: LexborNode) -> bool:
        """Open a node: add its text or its line break. Return whether to go on with its children."""
        tag = node.tag or ""
        if tag == "-text":
            self._add(node.text_content or "", node)
            return False
        if tag in DROPPED:
            return False
        attributes = node.attributes
        if attributes and self._is_hidden(node, tag, attributes):
            return False
        if tag in BLOCKS or tag == "br" or (tag == "time" and self._time_begins_line()):
            self._break(tag)
        else:
            self._inline_began = self._inline_began or self._inline_ended
        if tag == "pre":
            self._preformatted.append(node.mem_id)
        elif tag in POSSIBLE_CONTENT:
            self._doubtful.append(_Doubtful(len(self.parts), len(self.blocks), len(self.boxes) + 1))
        if tag not in INLINE:
            self._open_box(tag, attributes)
        elif tag == "time":
            self._times += 1
        if attributes and (written := time_of_element(tag, attributes)):
            self._written.append((node.mem_id, len(self.parts), written))
        return True

    def _is_hidden(self, node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Whether attributes hide an element; note one that keeps white space as written."""
        written = attributes.get("style")
        style = written.lower().replace(" ", "") if written else ""
        if not self._shows_hidden and (
            "hidden" in attributes or attributes.get("aria-hidden") == "true" or (style and _is_hiding(style))
        ):
            return True
        if KEEPING_STYLE in style and tag != "pre":
            self._preformatted.append(node.mem_id)
        return False

    def _time_begins_line(self) -> bool:
        return self._inline_ended or self.parts[-1].rstrip(" " + CLOSERS)[-1:] in TERMINATORS

    def _open_box(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        href = words = None
        shape = tag
        if attributes:
            words = attributes.get("class")
            if words:
                shape = f"{tag}.{words.split(None, 1)[0] if not words.isspace() else ''}"
            if identifier := attributes.get("id"):
                words = f"{words} {identifier}" if words else identifier
            if tag == "a":
                href = attributes.get("href")
        if tag == "a":
            self._links.append(href)
        elif tag in HEADINGS:
            self._level = int(tag[1])
        self._open.append(len(self.boxes))
        self.boxes.append(Box(self._open[-2], tag, words or "", shape, href, len(self.blocks), -1))
        if tag not in UNNAMED:
            self._tags.append(tag)

    def leave(self, node: LexborNode) -> None:
        """Close a node for which ``enter`` returned True."""
        tag = node.tag or ""
        if self._written and self._written[-1][0] == node.mem_id:
            _, start, written = self._written.pop()
            if start < len(self.parts) <= start + MAX_TIME_PARTS:
                self.times.append(ElementTime(start, len(self.parts), written))
        if self._preformatted and self._preformatted[-1] == node.mem_id:
            self._preformatted.pop()
        if tag in BLOCKS:
            self._break(tag)
        else:
            self._inline_ended = tag != "br"
            self._time_ended = tag == "time"
        if tag in POSSIBLE_CONTENT:
            self._accept_or_drop(tag)
        if tag not in INLINE:
            self._close_box(tag)
        elif tag == "time":
            self._times -= 1

    def _close_box(self, tag: str) -> None:
        number = self._open.pop()
        box = self.boxes[number]
        box.last = len(self.blocks)
        if box.first >= box.last:  # boxes without text show nothing
            del self.boxes[number:]
        if tag == "a":
            self._links.pop()
        elif tag in HEADINGS:
            self._level = 0
        if tag not in UNNAMED:
            self._tags.pop()

    def _add(self, words: str, node: LexborNode) -> None:
        """Add text, on a new line if it is unrelated to the text before it."""
        if not self._preformatted:
            words = _WHITE_SPACE.sub(" ", words)
            if self.parts[-1][-1] in " \n":
                words = words.lstrip(" ")
            elif (self._inline_began or self._time_ended) and _are_two_things(
                self.parts[-1], words, after_time=self._time_ended
            ):
                words = f"\n{words}"
                self._block = None
            if self._is_time_of_link(words, node):
                self.parts[-1] = self.parts[-1].rstrip(" ") or " "
                words = f"\n{words.lstrip(' ')}"
                self._block = None
        if words:
            self.parts.append(words)
        if words.strip():
            self._inline_ended = self._inline_began = self._time_ended = False
            self._extend_block(len(words))

    def _is_time_of_link(self, words: str, node: LexborNode) -> bool:
        """Whether words behind a linked headline are a time: ``<a>headline</a> <small>50 min.</small>``.

        They are none where a sentence goes on behind them, ``<a>ministers met</a> 2 days ago <b>and …</b>``; a word
        without a number, ``today``, has to close the line.
        """
        block = self._block
        if block is None or self._links or block.linked < _MIN_LINK_CHARS or len(words) > _MAX_TIME_CHARS:
            return False
        said = words.strip()
        if block.chars - block.linked > _MAX_SPACES or not said or stamp(said, 0, len(said)) is None:
            return False
        behind = next_on_line(node)[:1]
        if not any(map(str.isdecimal, said)):
            return not behind
        return not behind.islower() and behind not in _INSIDE_SENTENCE

    def _extend_block(self, chars: int) -> None:
        """Count the last part to the open block; open one where there is none."""
        block, at = self._block, len(self.parts)
        if block is None:
            block = Block(at - 1, at, self._open[-1], self._tags[-1], self._level, is_time=self._times > 0)
            self._block = block
            self.blocks.append(block)
        block.end = at
        block.chars += chars
        if self._links:
            block.linked += chars
            if block.href is None:
                block.href = self._links[-1]

    def _break(self, tag: str) -> None:
        """End the line; a paragraph also gets a blank line."""
        if not self._preformatted and not (last := self.parts[-1].rstrip(" ")):
            self.parts.pop()
        elif not self._preformatted:
            self.parts[-1] = last
        self.parts.append("\n\n" if tag in PARAGRAPHS else "\n")
        self._block = None
        self._inline_ended = self._inline_began = self._time_ended = False

    def _accept_or_drop(self, tag: str) -> None:
        """At the end of an aside or footer, accept it if it holds items or another that was accepted; else drop it."""
        start, block, box, accepted = self._doubtful.pop()
        if not (accepted or self._has_text(block) or _holds_items(tag, "".join(self.parts[start:]))):
            del self.parts[start:]
            del self.blocks[block:]
            del self.boxes[box:]
            while self.times and self.times[-1].end > start:
                self.times.pop()
            self._block = None
        elif self._doubtful:
            self._doubtful[-1] = self._doubtful[-1]._replace(accepted=True)

    def _has_text(self, first: int) -> bool:
        """Whether the blocks from number ``first`` on hold running text, or a sentence below a link or heading."""
        above = False
        chars = 0
        for block in self.blocks[first:]:
            if block.chars >= _MIN_SENTENCE_CHARS and self._closes(block):
                if above:
                    return True
                chars += block.chars - block.linked
            above = block.level > 0 or block.linked > 0
        return chars >= _MIN_TEXT_CHARS

    def _closes(self, block: Block) -> bool:
        last = self.parts[block.end - 1].rstrip(" " + CLOSERS)
        return last[-1:] in TERMINATORS

    def model(self) -> PageModel:
        """Return the page's text without more than one blank line in a row, and the blocks' places in it."""
        starts = list(accumulate(map(len, self.parts), initial=0))
        joined = "".join(self.parts)
        removed = [match.span() for match in _LONG_GAPS.finditer(joined)]
        whole = _LONG_GAPS.sub("", joined)
        first = len(whole) - len(whole.lstrip("\n"))
        text = whole.strip("\n")
        for block, (start, end) in zip(self.blocks, _shortened(starts, removed, self.blocks), strict=True):
            block.start, block.end = _trimmed(text, start - first, end - first)
        self.times.sort()
        places = [_trimmed(text, at - first, to - first) for at, to in _shortened(starts, removed, self.times)]
        times = [ElementTime(*place, time.written) for place, time in zip(places, self.times, strict=True)]
        return PageModel(text, tuple(self.blocks), tuple(self.boxes), tuple(times))


def _shortened(
    starts: Sequence[int], removed: Sequence[tuple[int, int]], parts: Sequence[Block | ElementTime]
) -> Iterator[tuple[int, int]]:
    """Yield where runs of ``parts`` are in the text without what was ``removed``, in the order of their starts."""
    gap = shift = 0
    for run in parts:
        start, end = starts[run.start], starts[run.end]
        while gap < len(removed) and removed[gap][1] <= start:
            shift += removed[gap][1] - removed[gap][0]
            gap += 1
        before = inside = 0
        for one in range(gap, len(removed)):
            if removed[one][0] >= end:
                break
            before += max(0, start - removed[one][0])  # of a gap that begins before the run
            inside += min(removed[one][1], end) - removed[one][0]
        yield start - shift - before, end - shift - inside


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) without the white space at its ends."""
    start, end = max(start, 0), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_hiding(style: str) -> bool:
    return any(hiding in style for hiding in HIDING_STYLES)


def _are_two_things(before: str, after: str, *, after_time: bool) -> bool:
    """Whether two texts that touch, each of its own element, belong on two lines: ``3 uur geledenWASHINGTON``.

    Where they may be one word they stay together: pages often set letters of a word apart.
    """
    last, first = before[-1], after[:1]
    if after_time:
        return first.isalnum()
    return (last.islower() or last.isdigit() or last in TERMINATORS) and (first.isupper() or first.isdigit())


def _holds_items(tag: str, text: str) -> bool:
    """Whether a text holds items: a sure dateline, or an age beside running text; in a footer an age is enough."""
    text_pieces = read_pieces(text)
    aged = any(piece.kind is Kind.STAMP and piece.stamp is not None and piece.stamp.strong for piece in text_pieces)
    if any(piece.dateline is not None and piece.dateline.sure for piece in text_pieces):
        return True
    return aged and (tag == "footer" or any(piece.is_paragraph for piece in text_pieces))


HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WHITE_SPACE: Final = re.compile(r"[\t\r\n\f][ \t\r\n\f]*+| [ \t\r\n\f]++")
"""White space that becomes one blank; one blank alone, as between most words, is none that has to."""
_LONG_GAPS: Final = re.compile(r"(?<=\n\n)\n+")
"""Line ends beyond a blank line."""
_MIN_SENTENCE_CHARS: Final = 60
"""Characters of the shortest text of a card in an aside. Chosen by hand."""
_MIN_TEXT_CHARS: Final = 400
"""Characters of running text from which on an aside is kept: some pages set their article in one. Chosen by hand."""
