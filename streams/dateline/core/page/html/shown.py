"""What a page shows, put together element by element."""

import re
from typing import Final

from selectolax.lexbor import LexborNode

from dateline.core.data.text.characters import CLOSERS, TERMINATORS
from dateline.core.data.text.elements import BLOCKS, DOUBTED, DROPPED, HIDING_STYLES, KEEPING_STYLE, PARAGRAPHS
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import pieces


class Shown:
    """The text so far, and what of the elements around matters to what comes; ``parts`` are its pieces in order."""

    def __init__(self) -> None:
        self.parts: list[str] = ["\n"]
        self._kept: list[int] = []
        """The open elements that show lines and blanks as they are written."""
        self._doubted: list[tuple[int, bool]] = []
        """Of each open aside and footer, where its parts start, and whether one inside it was taken."""
        self._closed = self._beside = self._timed = False
        """Whether an inline element ended just now; whether another began right there; whether it was a time."""

    def enter(self, node: LexborNode) -> bool:
        """Open a node: note its text or line break. Whether it is one whose inside is read."""
        tag = node.tag or ""
        if tag == "-text":
            self._say(node.text_content or "")
            return False
        if tag in DROPPED:
            return False
        style = ""
        if attributes := node.attributes:
            style = (attributes.get("style") or "").lower().replace(" ", "")
            if "hidden" in attributes or attributes.get("aria-hidden") == "true" or _hides(style):
                return False
        if (
            tag in BLOCKS
            or tag == "br"
            or (tag == "time" and (self._closed or self.parts[-1].rstrip(" " + CLOSERS)[-1:] in TERMINATORS))
        ):
            self._break(tag)
        else:
            self._beside = self._beside or self._closed
        if tag == "pre" or KEEPING_STYLE in style:
            self._kept.append(node.mem_id)
        if tag in DOUBTED:
            self._doubted.append((len(self.parts), False))
        return True

    def leave(self, node: LexborNode) -> None:
        """Close a node that was opened."""
        tag = node.tag or ""
        if self._kept and self._kept[-1] == node.mem_id:
            self._kept.pop()
        if tag in BLOCKS:
            self._break(tag)
        else:
            self._closed = tag != "br"
            self._timed = tag == "time"
        if tag in DOUBTED:
            self._decide(tag)

    def _say(self, words: str) -> None:
        if not self._kept:
            words = _WHITE.sub(" ", words)
            if self.parts[-1][-1] in " \n":
                words = words.lstrip(" ")
            elif (self._beside or self._timed) and _parts_here(self.parts[-1], words, after_time=self._timed):
                words = f"\n{words}"
        if words:
            self.parts.append(words)
        if words.strip():
            self._closed = self._beside = self._timed = False

    def _break(self, tag: str) -> None:
        if not self._kept and not (last := self.parts[-1].rstrip(" ")):
            self.parts.pop()
        elif not self._kept:
            self.parts[-1] = last
        self.parts.append("\n\n" if tag in PARAGRAPHS else "\n")
        self._closed = self._beside = self._timed = False

    def _decide(self, tag: str) -> None:
        """Take an aside or footer that was closed, or what holds one that was taken; drop any other."""
        start, taken = self._doubted.pop()
        if not (taken or _holds_items(tag, "".join(self.parts[start:]))):
            del self.parts[start:]
        elif self._doubted:
            self._doubted[-1] = (self._doubted[-1][0], True)


def _hides(style: str) -> bool:
    return bool(style) and any(hiding in style for hiding in HIDING_STYLES)


def _parts_here(before: str, after: str, *, after_time: bool) -> bool:
    """Whether two texts that touch, each of an element of its own, are two things: ``3 uur geledenWASHINGTON``.

    Where a word could go on, one does: letters of a word are often set apart.
    """
    last, first = before[-1], after[:1]
    if after_time:
        return first.isalnum()
    return (last.islower() or last.isdigit() or last in TERMINATORS) and (first.isupper() or first.isdigit())


def _holds_items(tag: str, text: str) -> bool:
    """Whether a text holds items: a dateline, or ages beside running text; at the foot of an item, its age."""
    found = pieces(text)
    aged = any(piece.kind is Kind.STAMP and piece.stamp is not None and piece.stamp.strong for piece in found)
    if any(piece.dateline is not None and piece.dateline.sure for piece in found):
        return True
    return aged and (tag == "footer" or any(piece.body for piece in found))


_WHITE: Final = re.compile(r"[ \t\r\n\f]+")
