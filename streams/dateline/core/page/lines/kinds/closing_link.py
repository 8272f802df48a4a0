"""Find the links that items close with by what repeats: a word in brackets, or the item's own headline.

``… 自行车停放点。[详细]`` closes with a word in brackets that other items of the page close with too.
``… to … Continue reading Wool prices lift spirits →`` and ``Comparte: Perezosos tendrán puente propio`` repeat the
headline behind a few words. In a table of words none of these labels need stand.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from dateline.core.data.text.characters import ARROWS, CLOSERS, TERMINATORS


def without_closing_links(items: Sequence[tuple[str | None, str]]) -> list[str]:
    """Return the bodies of a page's items, given with their headlines, each without the link that it closes with."""
    tails = [_bracketed_tail(body) for _, body in items]
    counts = Counter(tail for tail in tails if tail) if any(tails) else {}
    usual = {tail for tail, count in counts.items() if count > 1}
    bare = []
    for (headline, body), tail in zip(items, tails, strict=True):
        kept = body[: -len(tail)].rstrip() if tail in usual else body
        bare.append(_without_headline(kept, headline) if headline is not None else kept)
    return bare


def _bracketed_tail(body: str) -> str:
    """Return the word in brackets that a body closes with, behind a sentence or an ellipsis; "" for none."""
    match = _BRACKETED.search(body, max(0, len(body) - _MAX_TAIL_CHARS)) if body[-1:] in _BRACKETS else None
    return match[0] if match is not None else ""


def _without_headline(body: str, headline: str) -> str:
    """Return a body without its headline at the end, and the few words in front of it."""
    last = body.rstrip(_LINK_ENDS)
    if len(headline) < _MIN_HEADLINE_CHARS or not last.endswith(headline):
        return body
    opening = last[: -len(headline)]
    first = max(opening.rfind(sign) for sign in f"{TERMINATORS}\n") + 1
    label = opening[first:].strip()
    kept = opening[:first].rstrip()
    return kept if kept and len(label) <= _MAX_LABEL_CHARS else body


_BRACKETED: Final = re.compile(rf"(?<=[{TERMINATORS}{re.escape(CLOSERS)}]) ?[\[【][^\[\]【】\n]{{1,16}}[\]】]$")
_BRACKETS: Final = ("]", "】")
_MAX_TAIL_CHARS: Final = 24
"""How much of a body's end is searched for a word in brackets, in characters: the word, and a mark in front of it."""
_LINK_ENDS: Final = f" .…{ARROWS}"
"""What stands behind a link."""
_MIN_HEADLINE_CHARS: Final = 12
"""The shortest headline that shows a link, in characters. Chosen by hand."""
_MAX_LABEL_CHARS: Final = 40
"""The longest label in front of it, in characters. Chosen by hand."""
