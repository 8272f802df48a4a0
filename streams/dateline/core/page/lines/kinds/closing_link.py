"""Find the links and sentences of the page that items close with, by what repeats.

``… 自行车停放点。[详细]`` closes with a word in brackets that other items of the page close with too.
``… to … Continue reading Wool prices lift spirits →`` and ``Comparte: Perezosos tendrán puente propio`` repeat the
headline behind a few words. In a table of words none of these labels need stand.

``… said. This article is for subscribers.`` closes with a sentence to the reader that other items close with too.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from dateline.core.data.text.characters import ARROWS, CLOSERS, TERMINATORS, WIDE_TERMINATORS
from dateline.core.data.wire.notices import SITE_VOICES
from dateline.core.page.lines.kinds.news_line import weigh_line


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


def without_closing_sentences(items: Sequence[tuple[str | None, str]]) -> list[str]:
    """Return the bodies of a page's items, each without the sentence of the page that it closes with.

    An item of one sentence keeps it.
    """
    starts = [_last_sentence(body) for _, body in items]
    bodies: dict[str, set[str]] = {}
    for (headline, body), start in zip(items, starts, strict=True):
        if start:
            bodies.setdefault(body[start:].strip(), set()).add(headline or body)
    own = {sentence for sentence, above in bodies.items() if is_of_page(sentence, len(above))}
    return [
        body[:start].rstrip() if start and body[start:].strip() in own else body
        for (_, body), start in zip(items, starts, strict=True)
    ]


def is_of_page(sentence: str, items: int) -> bool:
    """Whether a sentence that stands in ``items`` items of a page is the page's own, and no text of theirs.

    Items of one kind may all close with the same news: ``There was no tsunami warning.``
    """
    return items >= _MIN_REPEATS and _speaks_to_reader(sentence)


def _speaks_to_reader(sentence: str) -> bool:
    """Whether a sentence is surely the page's own; with a single word of pages, or signs of news, it may be news."""
    weight = weigh_line(sentence)
    padded = f" {sentence.lower()} "
    has_voice = any(f" {voice.lstrip()}" in padded for voice in SITE_VOICES)
    points = weight.page + _VOICE * has_voice
    return points >= _MIN_POINTS_OF_PAGE and points > weight.news


def _last_sentence(body: str) -> int:
    """Return where the last sentence of a body begins, at its space or line end; 0 where it is the only one or long.

    It is 0 too where the full stop in front of it may be an abbreviation's: ``the U.S. Geological Survey said.``
    """
    first = max(0, len(body) - _MAX_SENTENCE_CHARS)
    ends = [*_SENTENCE_END.finditer(body, first, max(first, len(body) - 1))]
    return ends[-1].end() if ends and not _may_abbreviate(body, ends[-1]) else 0


def _may_abbreviate(body: str, end: re.Match[str]) -> bool:
    """Whether a full stop stands behind a short word or a capital: ``U.S.``, ``Dr.``, ``Sept.``."""
    word = body[max(0, end.start() - _MIN_LAST_WORD) : end.start()]
    return end[0][0] == "." and (len(word) < _MIN_LAST_WORD or not word.isalpha() or word != word.lower())


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


_SENTENCE_END: Final = re.compile(
    rf"[{re.escape(TERMINATORS)}][{re.escape(CLOSERS)}]{{0,2}}(?=\s)|[{WIDE_TERMINATORS}]|\n"
)
_MAX_SENTENCE_CHARS: Final = 160
"""The longest sentence of a page at the end of its items, in characters. Chosen by hand: bounds time."""
_MIN_REPEATS: Final = 3
"""Items that have a sentence of the page, at least. Chosen by hand."""
_MIN_LAST_WORD: Final = 4
"""Small letters in front of a full stop that surely closes a sentence, at least. Chosen by hand."""
_VOICE: Final = 2
"""Points of a word with which a site speaks of itself, ``our``; as ``weigh_line`` counts them. Chosen by hand."""
_MIN_POINTS_OF_PAGE: Final = 3
"""The fewest points of a sentence that is surely the page's. Chosen by hand: ``The region is dark.``, news, has one."""
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
