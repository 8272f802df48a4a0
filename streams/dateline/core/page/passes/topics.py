"""Tell topics from places: digests of news agencies open an item with either, in capitals before a dash.

``OIL PRICES — Benchmark crude fell …`` names a topic, ``OMAHA — The last truck stop …`` a place. A name that no
gazetteer holds is a place where the page gives no other reason. It is a topic in three cases:

- several names on the page are unknown and of several words, and no fewer than the known names of that style;
- every known name of that style has its state or country beside it, and the unknown name has none;
- every known name has an agency or a date behind it, and the unknown one has several words and neither.
"""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Final

from dateline.core.data.text.characters import DASHES
from dateline.core.page.dateline.dateline import dateline
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def mark_topics(text: str, pieces: list[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces: the datelines that are topics lose their places, and still open an item.

    ``knows`` says whether a name is a place's.
    """
    in_doubt = {at for at, piece in enumerate(pieces) if piece.dateline is not None and _may_be_topic(piece)}
    if not in_doubt:
        return pieces
    unknown: list[int] = []
    known: list[Piece] = []
    for at, piece in enumerate(pieces):
        match = piece.dateline
        if piece.kind is not Kind.TEXT or match is None or not (match.places and match.capitals and match.dashed):
            continue
        if match.sure or any(place.beside or knows(place.printed.partition(" (")[0]) for place in match.places):
            known.append(piece)
        elif at in in_doubt:
            unknown.append(at)
    topics = _find_topics(pieces, unknown, known)
    if not topics and all(_is_credited(piece) for piece in known):
        credited = sum(piece.kind is Kind.TEXT and _is_credited(piece) for piece in pieces)
        topics = {at for at in unknown if _words(pieces[at]) > 1} if credited >= _MIN_STATED else set()
    if not topics:
        return pieces
    parts = (_as_topic(text, piece, knows) if at in topics else [piece] for at, piece in enumerate(pieces))
    return list(chain.from_iterable(parts))


def _may_be_topic(piece: Piece) -> bool:
    """Whether a text opens with one name in capitals and a dash, and nothing shows that it is a place."""
    match = piece.dateline
    if match is None or match.sure or len(match.places) != 1 or match.credits or match.date or match.label_length:
        return False
    return piece.kind is Kind.TEXT and match.places[0].beside is None and match.dashed and match.capitals


def _find_topics(pieces: Sequence[Piece], unknown: Sequence[int], known: Sequence[Piece]) -> set[int]:
    """Return the numbers of the pieces in ``unknown`` that open with a topic."""
    stated = [piece for piece in known if _is_stated(piece)]
    if len(stated) == len(known) >= _MIN_STATED:
        return set(unknown)
    phrases = {at for at in unknown if _words(pieces[at]) > 1}
    return phrases if len(phrases) >= max(_MIN_TOPICS, len(known)) else set()


def _is_stated(piece: Piece) -> bool:
    """Whether a state or country stands beside a place of the dateline."""
    return piece.dateline is not None and any(place.beside for place in piece.dateline.places)


def _is_credited(piece: Piece) -> bool:
    """Whether a sure dateline names a place, and an agency or a date."""
    match = piece.dateline
    return match is not None and match.sure and bool(match.places and (match.credits or match.date))


def _words(piece: Piece) -> int:
    return piece.dateline.places[0].printed.count(" ") + 1 if piece.dateline is not None else 0


def _as_topic(text: str, piece: Piece, knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces of a text that opens with a topic.

    Its dateline has no place, and is sure to open an item. Where a known place follows, ``DEBATE PENSIONES
    -Barcelona- …``, the topic is the headline. A line that is no sentence is no item's text.
    """
    match = piece.dateline
    if match is None or not piece.sentence:
        return [piece._replace(dateline=None)]
    inner = dateline(text, match.end, piece.end)
    if inner is None or not inner.places or not all(knows(place.printed) for place in inner.places):
        return [piece._replace(dateline=match._replace(places=(), sure=True))]
    end = match.start + len(text[match.start : match.end].rstrip(_AROUND_TOPIC))
    return [
        Piece(Kind.RULE, piece.start, piece.start, why=Reason.INLINE),
        Piece(Kind.TEXT, piece.start, end, gap=piece.gap),
        piece._replace(start=inner.start, gap=0, dateline=inner._replace(sure=True)),
    ]


_MIN_STATED: Final = 2
"""The fewest datelines with a state, country, agency or date that show how the page prints places. Chosen by
hand."""
_AROUND_TOPIC: Final = " .:" + DASHES
"""What stands between a topic and the place after it."""
_MIN_TOPICS: Final = 2
"""The fewest unknown names of several words that are topics. Chosen by hand: one is a hamlet as often."""
