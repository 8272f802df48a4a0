"""Mark what a page prints around its items as noise.

Six things are found:

- readers' comments, below a line that counts them: ``Reacties (3)``, ``12 Kommentare``;
- links below the last text: headlines, each with its time, and no text;
- the points that sum an article up between its headline and its text: ``• Besluit valt in april``;
- names of an agency's lists: ``AP - Nebraska``;
- captions above a dateline: a sentence above a photographer's line, or behind ``Arkivfoto:``;
- a request for consent beside the items, and a page that says that it is not there.
"""

import re
from collections.abc import Sequence
from typing import Final

from ahocorasick_rs import AhoCorasick

from dateline.core.data.text.characters import BULLETS, ITEM_BULLETS
from dateline.core.data.wire.boilerplate import COMMENT_HEADINGS
from dateline.core.data.wire.captions import ARCHIVE_LABELS, PHOTO_LABELS
from dateline.core.data.wire.notices import CONSENT_TERMS, COOKIE_WORDS, SITE_VOICES
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def mark_comments(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: readers' comments become noise, from the one line that counts them up to a marker.

    Comments are texts with times and without datelines.
    """
    heads = [
        at
        for at, piece in enumerate(pieces)
        if piece.kind in _TEXT_OR_NOISE
        and text[piece.start] in _COMMENTS_INITIALS
        and _is_head_of_comments(text, piece)
    ]
    if len(heads) != 1:
        return pieces
    start = heads[0]
    stop = next((at for at in range(start, len(pieces)) if pieces[at].kind is Kind.MARKER), len(pieces))
    if not (any(piece.is_paragraph for piece in pieces[:start]) and _are_comments(pieces[start + 1 : stop])):
        return pieces
    comments = [piece._replace(kind=Kind.NOISE, stamp=None, why=Reason.COMMENTS) for piece in pieces[start:stop]]
    return [*pieces[:start], *comments, *pieces[stop:]]


def _is_head_of_comments(text: str, piece: Piece) -> bool:
    return piece.size <= _MAX_COMMENTS_HEAD_CHARS and _COMMENTS_HEAD.fullmatch(text, piece.start, piece.end) is not None


def _are_comments(below: Sequence[Piece]) -> bool:
    """Whether there are texts with times, and no dateline."""
    timed = any(piece.kind is Kind.STAMP for piece in below) and any(piece.is_paragraph for piece in below)
    return timed and not any(piece.dateline is not None for piece in below)


_MAX_COMMENTS_HEAD_CHARS: Final = 32
"""The longest line that counts comments, in characters. Chosen by hand."""
_TEXT_OR_NOISE: Final = {Kind.TEXT, Kind.NOISE}
_COMMENTS_WORDS: Final = "|".join(map(re.escape, COMMENT_HEADINGS))
_COMMENTS_INITIALS: Final = frozenset("0123456789") | {
    letter for row in COMMENT_HEADINGS for letter in (row[0], row[0].upper())
}
"""The first characters of lines that count comments. Few other lines begin with one."""
_COMMENTS_HEAD: Final = re.compile(
    rf"(?i:(?:{_COMMENTS_WORDS}) ?(?:\(\d{{1,4}}\))?:?|\d{{1,4}} (?:{_COMMENTS_WORDS}):?)"
)


def mark_links(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: headlines with their times below the last text become noise.

    One headline with its time stays: the page's end may have cut the text of a list's last item.
    """
    last = len(pieces) - 1
    while last >= 0 and not (pieces[last].kind is Kind.TEXT and pieces[last].is_paragraph):
        last -= 1
    if len(pieces) - last <= _MIN_PIECES_OF_LINKS or last < 0:
        return pieces
    below = range(last + 1, len(pieces))
    times = [at for at in below if pieces[at].kind is Kind.STAMP]
    if len(times) < _MIN_LINKS or not all(_is_time_of_link(pieces, at) for at in times):
        return pieces
    return [
        piece._replace(kind=Kind.NOISE, stamp=None, section=None, why=Reason.LINKED)
        if at > last and piece.kind in _KINDS_OF_LINKS
        else piece
        for at, piece in enumerate(pieces)
    ]


def _is_time_of_link(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a headline stands directly above the time, and none on its line."""
    return pieces[at - 1].is_heading and not pieces[at].timed


_MIN_LINKS: Final = 2
"""The fewest links that are marked. Tuned on the golden pages."""
_MIN_PIECES_OF_LINKS: Final = 4
"""The fewest pieces below the last text: two links, each a headline and a time. Tuned on the golden pages."""
_KINDS_OF_LINKS: Final = {Kind.TEXT, Kind.STAMP, Kind.MARKER}
"""The kinds of piece that links are made of. An agency's name below the text is not among them: it credits the
text."""


def mark_summary_points(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: points in a row below a headline become noise, if an article's text follows them.

    That text has two paragraphs or a dateline.
    """
    points = [
        at
        for at, piece in enumerate(pieces)
        if piece.kind is Kind.TEXT
        and (text[piece.start] in BULLETS or (at and pieces[at - 1].kind is Kind.RULE))
        and _is_point(text, pieces, at)
    ]
    if len(points) < _MIN_SUMMARY_POINTS or not any(bullet in text for bullet in _POINT_BULLETS):
        return pieces
    first, last = points[0], points[-1]
    texts = sum(piece.kind is Kind.TEXT for piece in pieces[first : last + 1])
    if texts != len(points) or len(points) > _MAX_SUMMARY_POINTS or not _are_under_headline(pieces, first, last):
        return pieces
    return [
        piece._replace(kind=Kind.NOISE, why=Reason.SUMMARY)
        if first - 1 <= at <= last and _is_of_points(piece, at, first)
        else piece
        for at, piece in enumerate(pieces)
    ]


def _is_of_points(piece: Piece, at: int, first: int) -> bool:
    """Whether a piece is a point or the bullet in front of one."""
    return piece.kind is Kind.RULE or (piece.kind is Kind.TEXT and at >= first)


def _is_point(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a bullet opens the line, as a piece of its own or as its first character."""
    if pieces[at].dateline is not None or pieces[at].timed:
        return False
    bullet = at > 0 and pieces[at - 1].kind is Kind.RULE and text[pieces[at - 1].start] in ITEM_BULLETS
    return bullet or _POINT.match(text, pieces[at].start) is not None


def _are_under_headline(pieces: Sequence[Piece], first: int, last: int) -> bool:
    """Whether a headline stands above the points, and after a blank line a dateline or two texts below them."""
    above = next((piece for piece in reversed(pieces[:first]) if piece.kind is not Kind.RULE), None)
    below = [piece for piece in pieces[last + 1 :] if piece.kind is Kind.TEXT][:_MIN_SUMMARY_POINTS]
    if above is None or not above.is_heading or not below or not pieces[last + 1].gap:
        return False
    return below[0].dateline is not None or (
        len(below) == _MIN_SUMMARY_POINTS and all(piece.is_paragraph for piece in below)
    )


_POINT_BULLETS: Final = (*ITEM_BULLETS, *(f"\n{bullet} " for bullet in BULLETS))
"""Every page with points holds one of these."""
_MIN_SUMMARY_POINTS: Final = 2
"""The fewest points of a summary, and the fewest paragraphs of the text below it. Tuned on the golden pages."""
_MAX_SUMMARY_POINTS: Final = 6
"""The most points of a summary; more are a list's items. Chosen by hand."""
_POINT: Final = re.compile(rf"[{BULLETS}] ")


def mark_credited_labels(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: names of lists with the agency in front become noise: ``AP - Nebraska``.

    There are two, or one above the last of several datelines with places.
    """
    opens = [at for at, piece in enumerate(pieces) if piece.dateline is not None]
    labels = {at for at in opens if _is_credited_label(pieces[at])}
    placed = [at for at in opens if (match := pieces[at].dateline) is not None and match.places]
    beside = len(placed) >= _MIN_LABELS and min(labels, default=len(pieces)) < placed[-1]
    if not labels or (len(labels) < _MIN_LABELS and not beside):
        return pieces
    return [
        piece._replace(kind=Kind.NOISE, dateline=None, why=Reason.PAGE_LINE) if at in labels else piece
        for at, piece in enumerate(pieces)
    ]


def _is_credited_label(piece: Piece) -> bool:
    """Whether a line is a few words behind an agency's name, and no sentence."""
    match = piece.dateline
    if match is None or match.places or not match.credits or piece.sentence or piece.stamp is not None:
        return False
    return 0 < piece.rest_chars <= _MAX_LABEL_CHARS and not piece.dense and not piece.timed


_MIN_LABELS: Final = 2
"""The fewest labels, or datelines with places beside one label, of a page on which labels are marked. Chosen by
hand."""
_MAX_LABEL_CHARS: Final = 24
"""The longest label behind an agency's name, in characters. Chosen by hand."""


def mark_captions(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: a picture's caption that stands directly above a text with a dateline becomes noise."""
    captions = set()
    for at in range(1, len(pieces)):
        if pieces[at].dateline is None or pieces[at].kind is not Kind.TEXT:
            continue
        above = pieces[at - 1]
        credited = at > 1 and not above.gap and above.kind is Kind.NOISE and _is_photographers(text, above)
        if credited and _may_be_caption(pieces[at - 2]) and pieces[at - 2].sentence:
            captions.add(at - 2)
        elif _may_be_caption(above) and not above.gap and text.startswith(_LABELS_OF_CAPTIONS, above.start, above.end):
            captions.add(at - 1)
    if not captions:
        return pieces
    return [
        piece._replace(kind=Kind.NOISE, dateline=None, why=Reason.CAPTION) if at in captions else piece
        for at, piece in enumerate(pieces)
    ]


def _is_photographers(text: str, piece: Piece) -> bool:
    return piece.why is Reason.CAPTION or text[piece.start] == "©"


def _may_be_caption(piece: Piece) -> bool:
    is_dated = piece.dateline is not None and piece.dateline.sure
    return piece.kind is Kind.TEXT and not is_dated and piece.size <= _MAX_CAPTION_CHARS


_MAX_CAPTION_CHARS: Final = 200
"""The longest caption above a text with a dateline, in characters. Chosen by hand."""
_LABELS_OF_CAPTIONS: Final = tuple(f"{label.rstrip(':')}:" for label in (*ARCHIVE_LABELS, *PHOTO_LABELS))


def mark_notices(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: those of a request for consent become noise; all do on a page that says it is not there."""
    lowered = text.lower()
    if any(word in lowered for word in COOKIE_WORDS):
        pieces = [
            piece._replace(kind=Kind.NOISE, why=Reason.CONSENT) if _speaks_of_cookies(text, piece) else piece
            for piece in pieces
        ]
    reasons = {piece.why for piece in pieces}
    if Reason.GONE in reasons and not any(_is_news(piece) for piece in pieces):
        return [piece._replace(kind=Kind.NOISE, stamp=None, why=Reason.GONE) for piece in pieces]
    asks = Reason.CONSENT in reasons
    asking = [at for at, piece in enumerate(pieces) if piece.why is Reason.CONSENT] if asks else []
    if not asking and not [piece for piece in pieces if piece.dateline is not None]:
        bodies = [at for at, piece in enumerate(pieces) if piece.kind is Kind.TEXT and not piece.is_heading]
        wall = 0 < len(bodies) <= _MAX_WALL_TEXTS and all(
            _asks_for_consent(text, pieces[at], _MIN_CONSENT_TERMS) for at in bodies
        )
        asking = bodies if wall else []
    if not asking:
        return pieces
    beside = {at + by for at in asking for by in (-1, 1)}
    near = {at + by for at in asking for by in range(-_MAX_PIECES_TO_REQUEST, _MAX_PIECES_TO_REQUEST + 1)}
    return [
        piece._replace(kind=Kind.NOISE, why=Reason.CONSENT)
        if at in near and _asks_for_consent(text, piece, 1 if at in beside else _MIN_CONSENT_TERMS)
        else piece
        for at, piece in enumerate(pieces)
    ]


def _speaks_of_cookies(text: str, piece: Piece) -> bool:
    """Whether a sentence says that the site sets cookies."""
    if (
        piece.kind is not Kind.TEXT
        or piece.dateline is not None
        or not _MIN_NOTICE_CHARS <= piece.size <= _MAX_NOTICE_CHARS
    ):
        return False
    lowered = f" {text[piece.start : piece.end].lower()} "
    return any(word in lowered for word in COOKIE_WORDS) and any(voice in lowered for voice in SITE_VOICES)


def _is_news(piece: Piece) -> bool:
    """Whether a page with this piece holds an item all the same: a dateline, an age, or a long paragraph."""
    if piece.kind is Kind.TEXT:
        return piece.dateline is not None or piece.size > _MAX_GONE_CHARS
    return piece.stamp is not None and piece.stamp.strong


def _asks_for_consent(text: str, piece: Piece, fewest: int) -> bool:
    """Whether a text holds ``fewest`` or more different terms of a request for consent."""
    if piece.kind is not Kind.TEXT or piece.dateline is not None or piece.is_heading:
        return False
    terms = {term for term, *_ in _CONSENT_FINDER.find_matches_as_indexes(text[piece.start : piece.end].lower())}
    return len(terms) >= fewest


_MIN_NOTICE_CHARS: Final = 60
"""The shortest notice of cookies, in characters; a headline is shorter. Chosen by hand."""
_MAX_NOTICE_CHARS: Final = 500
"""The longest, in characters. Chosen by hand."""
_MAX_GONE_CHARS: Final = 250
"""The longest text of a page that says it is not there, in characters; a longer one is a story. Chosen by hand."""
_MIN_CONSENT_TERMS: Final = 2
"""The fewest terms of consent in a text that is not next to the request itself. Tuned on the golden pages."""
_MAX_PIECES_TO_REQUEST: Final = 4
"""How many pieces from a request for consent a text may belong to it. Chosen by hand."""
_MAX_WALL_TEXTS: Final = 8
"""The most texts of a page that asks for consent and holds nothing else. Chosen by hand."""
_CONSENT_FINDER: Final = AhoCorasick(list(CONSENT_TERMS))
