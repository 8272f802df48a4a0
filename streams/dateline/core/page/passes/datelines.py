"""Decide which datelines of a page to believe, by what the page as a whole shows.

``GOES - Het college …`` has neither agency nor date; so have ``AJAX - PSV 2-1`` and ``De VVD - de partij``.
A sure form is believed. For the rest each sign counts: capitals, a name that is known, a place in the
page's order where an item begins, and others like it on the page.

Make a word in parentheses an agency where it stands behind one place after the other: ``BERN (si) — ``.

Read the dateline that a page stops inside: ``BOEDAPEST (ANP/A``, below others that are whole.

Find datelines that nothing closes: ``GENÈVE Le Salon de l'auto fermera ses portes …``, item after item.

One text that begins with a name in capitals may shout it; several on a page, each with a place's name,
are how the page is made.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.data.text.characters import CAPITALS, DASHES
from dateline.core.page.dateline.dateline import cut_dateline
from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.places.resolve import PrintedPlace
from dateline.core.text.agencies import credited_in, names_agency


def with_repeated_credits(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, a word in parentheses behind one place after the other made the agency that it must be."""
    behind = [word for piece in pieces if piece.dateline is not None and (word := _in_parentheses(piece.dateline))]
    if len(behind) < _CREDITED_PLACES:
        return list(pieces)
    named = {word for word, times in Counter(behind).items() if times >= _CREDITED_PLACES}
    return [
        piece._replace(dateline=_credited(piece.dateline))
        if piece.dateline is not None and _in_parentheses(piece.dateline) in named
        else piece
        for piece in pieces
    ]


def _in_parentheses(found: DatelineMatch) -> str:
    """Return what stands in parentheses behind the last place, where no agency does."""
    printed = found.places[-1].printed if found.places and not found.credits else ""
    return printed.rpartition("(")[2].rstrip(")") if printed.endswith(")") else ""


def _credited(found: DatelineMatch) -> DatelineMatch:
    *others, last = found.places
    place, _, named = last.printed.rpartition(" (")
    return found._replace(places=(*others, last._replace(printed=place)), credits=credited_in(named.rstrip(")")))


_CREDITED_PLACES: Final = 3
"""Places from which on it is no part of their names."""


def with_cut_dateline(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, the last one read as a dateline where the page stops inside one like those before."""
    last = pieces[-1] if pieces else None
    if last is None or last.kind is not Kind.TEXT or last.dateline is not None:
        return pieces
    above = [here for here, there in pairwise(pieces) if there.dateline is not None]
    found = cut_dateline(text, last.start, last.end) if above else None
    if found is None or not found.capitals:
        return pieces
    if (
        not _due(text, pieces[-2], last, headed=any(piece.heading for piece in above))
        and "(" not in text[last.start : last.end]
    ):
        return pieces
    return [*pieces[:-1], last._replace(dateline=found)]


def _due(text: str, before: Piece, last: Piece, *, headed: bool) -> bool:
    """Whether a dateline is what comes next on the page, and not the headline above it."""
    if before.kind is Kind.MARKER:
        return last.size >= _SHORTEST_CUT
    if before.kind is Kind.STAMP:
        return not headed or "\n" not in text[before.end : last.start]
    return headed and before.heading


_SHORTEST_CUT: Final = 4
"""Letters; a page that is cut behind fewer may have stopped in a headline just as well."""


class Weighed(NamedTuple):
    """What speaks for a dateline in doubt, and what came of it."""

    known: bool
    """Whether a name in it is a place's."""
    capitals: bool
    begins: bool
    """Whether an item may begin here."""
    others: bool
    """Whether others like it stand on the page."""
    repeated: bool
    """Whether they are as many as a list's."""
    unlike: bool
    """Whether its name is unknown, and none of those with known names looks like it."""
    opens: bool
    """Whether running text follows."""
    score: int
    believed: bool


class Trusted(NamedTuple):
    """Pieces with the datelines that the page bears out; and of each in doubt, by where its piece starts, why."""

    pieces: list[Piece]
    weighed: dict[int, Weighed]


class _Page(NamedTuple):
    """What the page as a whole shows."""

    styles: Counter[tuple[bool, str]]
    """How many datelines in doubt, of a known name, are printed in each style."""
    sure: Counter[tuple[bool, str]]
    """How many sure ones are."""
    credited: bool
    """Whether a sure one names an agency."""
    marker: int
    """Where the last marker stands; -1 for none."""
    due: bool
    """Whether a dateline stands behind every time."""


def trust(text: str, pieces: Sequence[Piece], knows: Callable[[str], bool]) -> Trusted:
    """Return the pieces, those datelines taken away that the page does not bear out, and what decided of each."""
    believed, signs = _without_hopeless(pieces, knows)
    weighed: dict[int, Weighed] = {}
    if signs:
        page = _seen(believed, signs)
        weighed = {believed[at].start: _weigh(text, believed, at, sign, page) for at, sign in signs.items()}
        doubted = {start for start, found in weighed.items() if not found.believed}
        believed = [piece._replace(dateline=None) if piece.start in doubted else piece for piece in believed]
    return Trusted(with_repeated_credits(with_cut_dateline(text, believed)), weighed)


def _seen(pieces: Sequence[Piece], signs: Mapping[int, int]) -> _Page:
    sure = [piece for piece in pieces if piece.dateline is not None and piece.dateline.sure]
    behind = [there for here, there in pairwise(pieces) if here.kind is Kind.STAMP and there.kind is Kind.TEXT]
    return _Page(
        styles=Counter(_style(pieces[at]) for at, sign in signs.items() if sign),
        sure=Counter(_style(piece) for piece in sure),
        credited=any(piece.dateline is not None and piece.dateline.credits for piece in sure),
        marker=max((at for at, piece in enumerate(pieces) if piece.kind is Kind.MARKER), default=-1),
        due=len(behind) >= _REPEATED_PLACES and all(piece.dateline is not None for piece in behind),
    )


def _weigh(text: str, pieces: Sequence[Piece], at: int, sign: int, page: _Page) -> Weighed:
    """Weigh the dateline in doubt at ``at``; ``sign`` is what its name counts for."""
    piece, style = pieces[at], _style(pieces[at])
    alike = page.styles[style]
    dashed = piece.dateline is not None and piece.dateline.dashed
    capitals = _in_capitals(piece) and (sign > 0 or (dashed and not page.credited))
    repeated = alike >= _REPEATED_PLACES
    stated = piece.dateline is not None and any(spot.beside for spot in piece.dateline.places)  # ``Jalapa, Ver. El``
    begins = _begins_item(pieces, at) or (repeated and (piece.gap > 0 or alike > _REPEATED_PLACES or stated))
    others = alike > (sign > 0) and (at > page.marker or (sign > 0 and repeated))
    others = others or (sign > 0 and dashed and piece.gap > 0 and page.sure[style] >= _REPEATED_PLACES)
    unlike = sign == 0 and bool(page.styles) and not alike
    likely = repeated and begins and (sign > 0 or piece.rest >= _LONG)
    score = sign + _CAPITALS_STYLE * capitals + _BEGINS * begins + _OTHERS * others + likely - unlike
    if not (dashed or capitals or (sign and begins and (others or _opens_page(pieces, at)))):
        score = 0
    if dashed and page.due and pieces[at - 1].kind is Kind.STAMP:
        score = max(score, ENOUGH)
    opens = _opens_text(text, pieces, at)
    stands = opens and (begins or others) and score >= ENOUGH
    return Weighed(sign > 0, capitals, begins, others, likely, unlike, opens, score, stands)


_KNOWN_NAME: Final = 2
_CAPITALS_STYLE: Final = 2
_BEGINS: Final = 1
_OTHERS: Final = 1
_REPEATED_PLACES: Final = 3
"""Known places in one style, each behind a blank line, are a list's."""
ENOUGH: Final = 3
"""Two signs of the three that matter: a known name where an item begins, or capitals and one more."""
_LONG: Final = 60
"""Characters of a text behind a name that no gazetteer knows, where the list's form speaks for it."""
_PARAGRAPH: Final = 150
"""Characters from which on a line above is the page's first paragraph."""
_BODY: Final = 30
"""Characters that a body has at least, unless it is a sentence or the page ends."""


def _without_hopeless(pieces: Sequence[Piece], knows: Callable[[str], bool]) -> tuple[list[Piece], dict[int, int]]:
    """Return the pieces without datelines of names that no gazetteer knows before a colon or full stop: headlines.

    And of those that stay in doubt, what their names count for, by the numbers of their pieces.
    """
    kept, signs = list(pieces), {}
    for at, piece in enumerate(pieces):
        found = piece.dateline
        if found is None or found.sure:
            continue
        known = _is_known(found, knows)
        if not (known or (found.dashed and not found.label_length)):  # ``UPDATE 1-ACME - …`` is a headline
            kept[at] = piece._replace(dateline=None)
        elif not found.cut:
            signs[at] = _KNOWN_NAME if known else 0
    return kept, signs


def _is_known(found: DatelineMatch, knows: Callable[[str], bool]) -> bool:
    """Whether a place of it is known, by its name or by the one before its parenthesis; an agency alone is.

    ``TASS: …`` says who says it, though there may be a village of that name.
    """
    if not found.dashed and any(names_agency(spot.printed) for spot in found.places):
        return False
    return not found.places or any(knows(spot.printed) or knows(spot.printed.split(" (")[0]) for spot in found.places)


def _in_capitals(piece: Piece) -> bool:
    return piece.dateline is not None and piece.dateline.capitals


def _style(piece: Piece) -> tuple[bool, str]:
    """Return in which letters it is printed and what closes it, which are the same all over a page."""
    stop = piece.dateline.stop[-1:] if piece.dateline is not None else ""
    return _in_capitals(piece), "-" if stop in DASHES else stop


def _opens_text(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether running text follows: not a score, a headline in capitals or the middle of a sentence."""
    piece = pieces[at]
    rest = text[piece.end - piece.rest : piece.end]
    last = at == len(pieces) - 1
    if not rest:
        return last or pieces[at + 1].kind in {Kind.TEXT, Kind.NOISE}
    return last or len(rest) >= _BODY or piece.sentence


def _opens_page(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the first paragraph of the page begins here, and is a long one: ``Frankfurt/Main. Der Dax …``."""
    stopped = _style(pieces[at])[1] == "."
    return stopped and pieces[at].rest >= _LONG and not any(piece.size >= _PARAGRAPH for piece in pieces[:at])


def _begins_item(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an item may begin here: behind an age, a marker, a rule or a headline."""
    if at == 0:
        return True
    before = pieces[at - 1]
    return before.kind is not Kind.TEXT or (before.heading and not pieces[at].indent)


def with_unstopped_datelines(text: str, pieces: Sequence[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces, names of places in capitals at the head of texts made datelines, where there are several."""
    found = {
        at: match
        for at, piece in enumerate(pieces)
        if piece.dateline is None
        and piece.end - piece.start > _SHORTEST
        and piece.kind is Kind.TEXT
        and (match := _NAME_IN_CAPITALS.match(text, piece.start, piece.end))
    }
    placed = {at: match for at, match in found.items() if knows(match["name"])}
    if len(placed) < _SEVERAL or len(placed) < len(found):
        return list(pieces)
    return [
        piece._replace(dateline=_dateline(placed[at])) if at in placed else piece for at, piece in enumerate(pieces)
    ]


def _dateline(match: re.Match[str]) -> DatelineMatch:
    return DatelineMatch(match.start(), match.end(), (PrintedPlace(match["name"], None),), (), stop=" ")


_SEVERAL: Final = 3
_SHORTEST: Final = 60
"""Characters of a text that is no headline in capitals."""
_NAME: Final = rf"[{CAPITALS}]{{2,24}}"
_NAME_IN_CAPITALS: Final = re.compile(
    rf"(?P<name>{_NAME}(?:[ -]{_NAME}){{0,4}}) (?=[{CAPITALS}][^\W\d{CAPITALS}]|[{CAPITALS}]['\u2019])"
)
