"""Cut off a headline what the page prints around it: signs, the names of site and section, a section glued to it.

``>>  Olieprijs daalt``, ``Oil falls - Business - The Herald``, ``EconomieOlieprijs daalt``. A part is the site's or a
section's where the page prints it on a line of its own or behind other headlines, or where what is left is a line of
the page; then where its words are a label's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.text.characters import ARROWS, CAPITALS, DASHES, ITEM_BULLETS
from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.headline.weights import letters_of
from dateline.core.page.lines.kinds.wording import is_page_label
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import closes_sentence
from dateline.core.text.pattern_code import compiled
from dateline.core.text.signals import opens_with_signal


def without_affixes(
    text: str, pieces: Sequence[Piece], drafts: Sequence[Draft], names: AbstractSet[str]
) -> list[Draft]:
    """Return the items of a page, their headlines without affixes; ``pieces`` are the page's.

    ``names`` are those of section and site, as ``letters_of`` gives them.
    """
    cut = [_without_signs(text, draft) for draft in _with_clean_copies(text, pieces, drafts)]
    headed = [
        (at, draft.headline)
        for at, draft in enumerate(cut)
        if draft.headline is not None and draft.body and not draft.drawn
    ]
    forms = [(at, _read_form(text[max(head.start - 1, 0) : head.end])) for at, head in headed]
    closing = [at for at, form in forms if form.separated]
    glued = [at for at, form in forms if form.glued]
    if not closing and not glued:
        return cut
    lines = Counter(_line_keys(text, pieces))
    for at in closing:
        cut[at] = _without_names(text, cut[at], lines, names)
    labels = {at: label for at in glued if (label := _glued_label(text, cut[at], lines, alone=len(glued) == 1))}
    if len(labels) > 1:
        menu = _menu(text, pieces, set(labels.values()))
        labels |= {at: label for at in glued if at not in labels and (label := _label_of_menu(text, cut[at], menu))}
    for at, label in labels.items():
        cut[at] = _moved(cut[at], by=len(label))
    return cut


class _Form(NamedTuple):
    """What a headline shows at first sight."""

    separated: bool
    """Whether a sign stands between two parts of it."""
    glued: bool
    """Whether a capital follows a small letter."""


def _read_form(line: str) -> _Form:
    """Return what a headline shows; ``line`` begins with the character in front of it."""
    return (_form if len(line) <= _MAX_LINE_CHARS else _form.__wrapped__)(line)


_MAX_CACHED_HEADLINES: Final = 8192
"""Headlines whose form is cached, since the same brief stands on hundreds of pages. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_HEADLINES)
def _form(line: str) -> _Form:
    return _Form(_SEPARATOR.search(line, 1) is not None, _GLUED_LETTERS.search(line) is not None)


def _with_clean_copies(text: str, pieces: Sequence[Piece], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the items: a headline behind names of sections becomes its copy that stands alone above the text.

    ``Home Olieprijs daalt tot 60 dollar`` above ``Olieprijs daalt tot 60 dollar`` is the path to the article.
    """
    likely = {at for at, draft in enumerate(drafts) if _ends_like_another(text, draft)}
    if not likely:
        return list(drafts)
    lines = {
        text[piece.start : piece.end]: piece
        for piece in pieces
        if piece.kind is Kind.TEXT and _MIN_COPY_CHARS <= piece.size <= _MAX_LINE_CHARS
    }
    copied: list[Draft] = []
    for at, draft in enumerate(drafts):
        copy = _find_copy(text, draft, lines) if at in likely else None
        copied.append(draft if copy is None else draft._replace(headline=copy))
    return copied


def _ends_like_another(text: str, draft: Draft) -> bool:
    """Whether the last letters of a headline are printed again near it and above its text: a quick test."""
    head = draft.headline
    if head is None or not draft.body or draft.drawn or not _MIN_COPY_CHARS < head.size <= _MAX_LINE_CHARS:
        return False
    last = text[head.end - _MIN_COPY_CHARS : head.end]
    below = min(draft.body[0].start, head.end + _MAX_CHARS_TO_COPY)
    return text.find(last, max(0, head.start - _MAX_CHARS_TO_COPY), head.start) >= 0 or (
        text.find(last, head.end, below) >= 0
    )


def _find_copy(text: str, draft: Draft, lines: Mapping[str, Piece]) -> Piece | None:
    """Return the line above a text that its headline ends in, behind names of sections; None for none."""
    head = draft.headline
    if head is None:
        return None
    starts = range(head.start + 1, min(head.start + _MAX_PATH_CHARS, head.end - _MIN_COPY_CHARS) + 1)
    copies = (lines.get(text[at : head.end]) for at in starts if text[at - 1] == " ")
    return next((piece for piece in copies if piece is not None and piece.end <= draft.body[0].start), None)


def _moved(draft: Draft, by: int = 0, end: int | None = None) -> Draft:
    """Return an item whose headline begins later or ends earlier."""
    head = draft.headline
    if head is None:
        return draft
    return draft._replace(headline=head._replace(start=head.start + by, end=head.end if end is None else end))


def _without_signs(text: str, draft: Draft) -> Draft:
    """Return an item without signs around its headline: ``>>  ``, ``---------- ``, ``= … =``."""
    head = draft.headline
    if (
        head is None
        or draft.drawn
        or head.signal is not None
        or (opening := _OPENING_SIGNS.match(text, head.start, head.end)) is None
    ):
        return draft
    if opening.end() == head.end:
        return draft
    closing = _CLOSING_SIGNS.search(text, max(opening.end(), head.end - _MAX_SIGNS), head.end)
    if closing is None and opens_with_signal(text, head.start, head.end):
        return draft  # they are around a word of the wire: ``*** CORRECTED *** …``
    return _moved(draft, by=opening.end() - head.start, end=closing.start() if closing is not None else None)


def _without_names(text: str, draft: Draft, lines: Counter[str], names: AbstractSet[str]) -> Draft:
    """Return an item without the names of sections and site behind its headline."""
    head = draft.headline
    if head is None:
        return draft
    end = head.end
    for separator in reversed(list(_SEPARATOR.finditer(text, head.start, head.end))[-_MAX_NAMES:]):
        rest, name = text[head.start : separator.start()], text[separator.end() : end]
        if name[:1].islower() or name.count(" ") >= _MAX_NAME_WORDS or rest.count(" ") < _MIN_REST_SPACES:
            break
        key = letters_of(name)
        of_page = lines[letters_of(rest)] > 0 or lines[key] > 0 or lines[f"-{key}"] > 1 or key in names
        if not (of_page or is_page_label(name)):
            break
        end = separator.start()
    return draft if end == head.end else _moved(draft, end=end)


def _line_keys(text: str, pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the letters of each short line of the page, and behind a dash those of the last part of each line once."""
    seen = set()
    for piece in pieces:
        if piece.kind not in _KINDS_OF_LINES and piece.why is not Reason.REPEATED:
            continue
        printed = text[piece.start : piece.end] if piece.size <= _MAX_LINE_CHARS else ""
        key = letters_of(printed)
        if not key:
            continue
        yield key
        if key not in seen:
            yield from (f"-{letters_of(printed[last.end() :])}" for last in list(_SEPARATOR.finditer(printed))[-1:])
        seen.add(key)


def _glued_label(text: str, draft: Draft, lines: Counter[str], *, alone: bool) -> str:
    """Return the section's name that is glued to a headline; "" for none.

    ``alone`` where it is the page's only one: then the name has to be a line of the page.
    """
    head = draft.headline
    for glue in _GLUED.finditer(text, head.start, min(head.end, head.start + _MAX_LABEL_CHARS)) if head else ():
        label = text[head.start : glue.end()] if head else ""
        if lines[letters_of(label)] or (not alone and is_page_label(label)):
            return "" if head is not None and _is_name(text, head) else label
    return ""


def _menu(text: str, pieces: Sequence[Piece], labels: AbstractSet[str]) -> str:
    """Return the page's first short line that holds two of the labels: its menu; "" for none.

    A page with more than ``_MAX_LABELS`` has none: the time is bounded.
    """
    if len(labels) > _MAX_LABELS:
        return ""
    for piece in pieces:
        printed = text[piece.start : piece.end] if piece.size <= _MAX_LINE_CHARS else ""
        if sum(label in printed for label in labels) > 1:
            return printed
    return ""


def _label_of_menu(text: str, draft: Draft, menu: str) -> str:
    """Return what is glued to a headline and stands in the page's menu; "" for nothing."""
    head = draft.headline
    for glue in _GLUED.finditer(text, head.start, min(head.end, head.start + _MAX_LABEL_CHARS)) if head else ():
        label = text[head.start : glue.end()] if head else ""
        if label in menu:
            return "" if head is not None and _is_name(text, head) else label
    return ""


def _is_name(text: str, head: Piece) -> bool:
    """Whether the first word of a headline is a name with a capital inside, by a sentence or line that has it too.

    ``YouTube`` stands inside lines and at the head of sentences; ``EconomieOlieprijs`` opens headlines alone.
    """
    match = _WORD.match(text, head.start, head.end)
    word = "" if match is None else match[0]
    at = -1
    for _ in range(_MAX_COPIES if word else 0):
        at = text.find(word, at + 1)
        if at < 0:
            return False
        past = at + len(word)
        if at == head.start or text[past : past + 1].isalnum() or text[at - 1 : at].isalnum():
            continue
        stop = text.find("\n", past)
        line_end = len(text) if stop < 0 else stop
        opens_line = at == 0 or text[at - 1] == "\n"
        if not opens_line or closes_sentence(text, at, line_end):
            return True
    return False


_KINDS_OF_LINES: Final = {Kind.TEXT, Kind.NOISE, Kind.MARKER}
"""The kinds of piece that may be a line with a name or a headline."""
_MAX_LABELS: Final = 64
"""Labels of a page that may stand in a menu: it bounds the time. Chosen by hand; a section names a dozen."""
_MAX_LINE_CHARS: Final = 200
"""The longest line that may be a headline, a menu or a title, in characters: it bounds the time. Chosen by hand."""
_MIN_COPY_CHARS: Final = 20
"""The shortest headline that is looked for behind names of sections, in characters. Chosen by hand."""
_MAX_CHARS_TO_COPY: Final = 2000
"""How far from a headline its copy is looked for, in characters: it bounds the time. Chosen by hand."""
_MAX_PATH_CHARS: Final = 40
"""How far into a headline its copy may begin, behind names of sections, in characters. Chosen by hand."""
_MAX_NAMES: Final = 4
"""The most names behind a headline. Chosen by hand."""
_MAX_NAME_WORDS: Final = 5
"""The most words of such a name: ``The Voice of the Valley``. Chosen by hand."""
_MIN_REST_SPACES: Final = 1
"""The fewest spaces of what is left of a headline. Chosen by hand."""
_MAX_LABEL_CHARS: Final = 24
"""The longest section's name that is glued to a headline, in characters. Chosen by hand."""
_MAX_COPIES: Final = 12
"""How many copies of a headline's first word are looked at: bounds time. Chosen by hand."""
_WORD: Final = re.compile(r"[^\W\d_]{1,40}")
_MAX_SIGNS: Final = 12
"""How far from a headline's end signs are looked for, in characters. Chosen by hand."""
_SEPARATOR: Final = re.compile(rf" [{DASHES}|·•»]{{1,2}} ")
"""What stands in front of a site's or section's name."""
_GLUED: Final = compiled(rf"(?<=[^\W\d_{CAPITALS}])(?=[{CAPITALS}])|(?<=\d)(?=[{CAPITALS}])")
"""Where a word ends and a capital begins the next without a space: ``Economie|Olieprijs``, ``112|Brand``."""
_GLUED_LETTERS: Final = compiled(rf"[^\W_{CAPITALS}][{CAPITALS}]")
"""What stands before and behind such a place: a quick test."""
_ARROWS: Final = ARROWS.replace("«", "")
"""``«`` opens a quote, with a space behind it in French."""
_OPENING_SIGNS: Final = re.compile(rf"(?:[{_ARROWS}=~#_{ITEM_BULLETS}|]{{1,20}}|[{DASHES}]{{2,40}})\s+(?=\S)")
"""Signs in front of a headline. One dash opens a quote."""
_CLOSING_SIGNS: Final = re.compile(r"\s+[=~#*_+|<]+$")
"""Signs behind a headline, where others stand in front of it."""
