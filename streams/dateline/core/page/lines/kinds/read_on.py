"""Find the link to read on that a line closes with: ``seineDen vollständigen Artikel lesen ...``, ``. Mehr ...``.

Its words alone decide nothing, since a text may close with them (``lees meer, praat minder.``). What stands in front
does: a mark that ends or breaks off a sentence, a bracket, or a small letter that the link is glued to.
"""

import re
from typing import Final

from dateline.core.data.text.characters import ARROWS, CLOSERS, SPACE, TERMINATORS
from dateline.core.data.wire.boilerplate import GLUED_LINKS, READ_ON_TAILS
from dateline.core.data.wire.page_labels import READ_ON_LABELS
from dateline.core.data.wire.section_markers import LINK_LABELS
from dateline.core.text.pattern_code import compiled


def find_read_on(text: str, start: int, end: int) -> int:
    """Return where the link begins that [start, end) closes with; ``end`` for none, or where nothing stands above."""
    if (bracket := text.rfind("[", max(start, end - _MAX_BRACKETED_CHARS), end)) > start:
        inside = text[bracket + 1 : bracket + 1 + _MAX_LABEL_CHARS].lower()
        if _BRACKETED.match(text, bracket, end) and inside.startswith(_LOWER_LABELS):
            return bracket
    if (
        end > start
        and text[end - 1] in ARROWS
        and (titled := _TITLED.search(text, max(start, end - _MAX_BRACKETED_CHARS), end))
    ):
        return titled.start("link")
    if text.find(":", max(start, end - _MAX_BRACKETED_CHARS), end) >= 0 and (
        labelled := _LABELLED.search(text, max(start, end - _MAX_BRACKETED_CHARS), end)
    ):
        return labelled.start("link")
    last = end
    while last > start and text[last - 1] in _LINK_ENDS:
        last -= 1
    if text[last - 1 : last].isalpha() and text[max(start, last - _KEY_LETTERS) : last] in _LAST_LETTERS:
        tail = text[max(start, last - _MAX_LABEL_CHARS) : last]
        if tail.endswith(_LABELS):
            label = max((row for row in _LABELS if tail.endswith(row)), key=len)
            first = last - len(label)
            if first > start and _parts_link(text, start, first, marked=last < end, short=" " not in label):
                return first
    return end


def _parts_link(text: str, start: int, first: int, *, marked: bool, short: bool) -> bool:
    """Whether what stands in front of a label shows that a link begins there.

    A label of one word needs a mark behind it, or no space in front.
    """
    before = first
    while before > start and text[before - 1] in SPACE:
        before -= 1
    if before == start or (short and not marked and before < first):
        return False
    above = text[before - 1]
    if above in TERMINATORS or (above in CLOSERS and before - start > 1 and text[before - 2] in TERMINATORS):
        return True
    return before == first and above.islower() and text[first].isupper()


_LABELS: Final = tuple(
    dict.fromkeys(
        form for row in (*GLUED_LINKS, *READ_ON_LABELS, *READ_ON_TAILS) for form in (row, row[0].upper() + row[1:])
    )
)
"""Labels of links to read on, as printed and with a capital."""
_KEY_LETTERS: Final = 3
"""How many last letters of a line are looked up before the labels are compared: few lines pass, which saves time."""
_LAST_LETTERS: Final = frozenset(row[-_KEY_LETTERS:] for row in _LABELS)
_LOWER_LABELS: Final = tuple({row.lower() for row in _LABELS})
_MAX_LABEL_CHARS: Final = max(map(len, _LABELS))
_LINK_ENDS: Final = frozenset(f".…{ARROWS}+{SPACE}")
"""What stands behind a link's label."""
_MAX_BRACKETED_CHARS: Final = 240
"""How far from a line's end the bracket of ``[Read more...] about Headline`` is looked for, in characters. Chosen by
hand."""
_TITLED: Final = compiled(
    rf"[{TERMINATORS}] ?(?P<link>(?:{'|'.join(map(re.escape, sorted(_LABELS, key=len, reverse=True)))}) "
    rf"[^{TERMINATORS}\n]{{1,200}}[{ARROWS}])$"
)
"""``… expect prices to … Continue reading Wool prices lift spirits →``."""
_LINK_LABELS: Final = "|".join(map(re.escape, sorted(LINK_LABELS, key=len, reverse=True)))
_LABELLED: Final = compiled(
    rf"[{TERMINATORS}][{re.escape(CLOSERS)}]? ?(?P<link>(?:{_LINK_LABELS}) ?:"
    rf"[^{TERMINATORS}\n]{{0,160}}[{TERMINATORS}]?)$"
)
"""``… wurde verletzt. Lesen Sie auch: Warum Wölfe in die Heide kommen``."""
_BRACKETED: Final = re.compile(r"\[[^\[\]\n]{2,40}\](?: (?:about|over|über|sur|sobre|su|om) [^\n]{1,200})?$")
