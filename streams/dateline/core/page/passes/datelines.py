"""Decide which datelines of a page to believe, by what the page as a whole shows.

A dateline is sure by its form, or in doubt: ``GOES - Het college …`` has neither agency nor date, and neither
have ``AJAX - PSV 2-1`` and ``De VVD - de partij``. Sure ones are believed. Those in doubt are weighed: for them
speak capitals, a known place, a position where an item begins, and others like them on the page.

Then three kinds are found that one line alone does not show: an agency's name that no table holds, in
parentheses after the place of several datelines (``BERN (si) — ``); a dateline that the page's end cuts off
(``BOEDAPEST (ANP/A``); and datelines without a closing punctuation mark, item after item (``GENÈVE Le Salon de
l'auto …``).
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
from dateline.core.places.names.qualifiers import read_qualifier
from dateline.core.places.resolve import PrintedPlace
from dateline.core.text.agencies import credited_in, names_agency
from dateline.core.text.pattern_code import compiled


class Weight(NamedTuple):
    """What speaks for a dateline in doubt, and the decision."""

    is_place_name: bool
    """Whether a name in it is that of a place in the atlas."""
    capitals: bool
    """Whether it is in capitals, where that counts for it."""
    begins_item: bool
    """Whether an item may begin here."""
    others_alike: bool
    """Whether others like it stand on the page."""
    like_a_list: bool
    """Whether there are as many of them as in a list."""
    unlike: bool
    """Whether its name is unknown, and no dateline with a known name is printed in its style."""
    opens_text: bool
    """Whether running text follows."""
    score: int
    """The sum of the points; ``MIN_BELIEVED_SCORE`` is needed."""
    believed: bool


class WeighedPieces(NamedTuple):
    """Pieces with the believed datelines only, and the weight of each one in doubt by its piece's start."""

    pieces: list[Piece]
    weights: dict[int, Weight]


class _PageStyle(NamedTuple):
    """What the page as a whole shows about its datelines."""

    styles: Counter[tuple[bool, str]]
    """The datelines in doubt with a known name, counted by style."""
    sure: Counter[tuple[bool, str]]
    """The sure datelines, counted by style."""
    credited: bool
    """Whether a sure one names an agency."""
    marker: int
    """The number of the last marker's piece; -1 for none."""
    due: bool
    """Whether a dateline stands after every time."""
    topics: bool
    """Whether a topic stands where datelines do: ``OIL PRICES — ``."""


def weigh_datelines(text: str, pieces: Sequence[Piece], knows: Callable[[str], bool]) -> WeighedPieces:
    """Return the pieces without the datelines that the page does not bear out, and the weights that decided.

    ``knows`` says whether a name is a place's.
    """
    believed, points = _drop_hopeless(pieces, knows)
    weights: dict[int, Weight] = {}
    if points:
        page = _observe_page(believed, points)
        weights = {believed[at].start: _weigh(text, believed, at, name, page) for at, name in points.items()}
        doubted = {start for start, weight in weights.items() if not weight.believed}
        believed = [piece._replace(dateline=None) if piece.start in doubted else piece for piece in believed]
    return WeighedPieces(_credit_repeated_words(_find_cut_dateline(text, believed)), weights)


def _drop_hopeless(pieces: Sequence[Piece], knows: Callable[[str], bool]) -> tuple[list[Piece], dict[int, int]]:
    """Return the pieces without datelines of unknown names before a colon or full stop, which are headlines.

    They stay in doubt where two known places stand in capitals before the same sign: ``HUMLA: `` below ``MUSTANG: ``.
    Return too the points of the names of those that stay in doubt, by the numbers of their pieces.
    """
    believed, points, unknown = list(pieces), dict[int, int](), list[int]()
    for at, piece in enumerate(pieces):
        match = piece.dateline
        if match is None or match.sure:
            continue
        is_place = _names_place(match, knows)
        if not (is_place or (match.dashed and not match.label_length)):  # ``UPDATE 1-ACME - …`` is a headline
            unknown.append(at)
        elif not match.cut:
            points[at] = _PLACE_NAME_POINTS if is_place else 0
    known = Counter(_style(pieces[at]) for at, name in points.items() if name) if unknown else Counter()
    for at in unknown:
        match = pieces[at].dateline
        if match is not None and match.capitals and not match.cut and known[_style(pieces[at])] >= _MIN_KNOWN_ALIKE:
            points[at] = 0
        else:
            believed[at] = pieces[at]._replace(dateline=None)
    return believed, points


def _names_place(match: DatelineMatch, knows: Callable[[str], bool]) -> bool:
    """Whether a place of the dateline is known, with or without its parenthesis, or only agencies stand in it.

    ``TASS: …`` names the speaker, even where a village has that name.
    """
    if not match.dashed and any(names_agency(place.printed) for place in match.places):
        return False
    return not match.places or any(
        knows(place.printed)
        or knows(place.printed.split(" (")[0])
        or (place.printed.endswith(".") and read_qualifier(place.beside or "") is not None)  # ``(Lane Co., OR) -- ``
        for place in match.places
    )


def _observe_page(pieces: Sequence[Piece], points: Mapping[int, int]) -> _PageStyle:
    sure = [piece for piece in pieces if piece.dateline is not None and piece.dateline.sure]
    after_times = [there for here, there in pairwise(pieces) if here.kind is Kind.STAMP and there.kind is Kind.TEXT]
    return _PageStyle(
        styles=Counter(_style(pieces[at]) for at, name in points.items() if name),
        sure=Counter(_style(piece) for piece in sure),
        credited=any(piece.dateline is not None and piece.dateline.credits for piece in sure),
        marker=max((at for at, piece in enumerate(pieces) if piece.kind is Kind.MARKER), default=-1),
        topics=any(piece.dateline is not None and piece.dateline.is_topic for piece in sure),
        due=len(after_times) >= _MIN_LIST_DATELINES and all(piece.dateline is not None for piece in after_times),
    )


def _weigh(text: str, pieces: Sequence[Piece], at: int, name: int, page: _PageStyle) -> Weight:
    """Return the weight of the dateline in doubt at ``at``; ``name`` is the points of its name."""
    piece, style = pieces[at], _style(pieces[at])
    alike = page.styles[style]
    dashed = piece.dateline is not None and piece.dateline.dashed
    capitals = _in_capitals(piece) and (name > 0 or (dashed and not page.credited) or alike >= _MIN_KNOWN_ALIKE)
    repeated = alike >= _MIN_LIST_DATELINES
    stated = piece.dateline is not None and any(place.beside for place in piece.dateline.places)  # ``Jalapa, Ver. El``
    begins = _begins_item(pieces, at) or (repeated and (piece.gap > 0 or alike > _MIN_LIST_DATELINES or stated))
    others = alike > (name > 0) and (at > page.marker or (name > 0 and repeated))
    listed_above = page.topics or page.sure[style] >= (1 if _is_bracketed(text, piece) else _MIN_LIST_DATELINES)
    others = others or (name > 0 and dashed and piece.gap > 0 and listed_above)
    unlike = name == 0 and bool(page.styles) and not alike
    listed = repeated and begins and (name > 0 or piece.rest_chars >= _MIN_TEXT_CHARS)
    score = name + _CAPITALS_POINTS * capitals + _BEGINS_POINTS * begins + _OTHERS_POINTS * others + listed - unlike
    if not (dashed or capitals or (name and begins and (others or _opens_page(pieces, at)))):
        score = 0
    if dashed and page.due and pieces[at - 1].kind is Kind.STAMP:
        score = max(score, MIN_BELIEVED_SCORE)
    opens = _opens_text(text, pieces, at)
    believed = opens and (begins or others) and score >= MIN_BELIEVED_SCORE
    return Weight(name > 0, capitals, begins, others, listed, unlike, opens, score, believed)


def _is_bracketed(text: str, piece: Piece) -> bool:
    """Whether words in brackets stand in a dateline, as an agency or a river does: ``COLOMBO (News 1st) - ``."""
    return piece.dateline is not None and bool(text[piece.start] in _OPENERS or _in_parentheses(piece.dateline))


def _in_capitals(piece: Piece) -> bool:
    return piece.dateline is not None and piece.dateline.capitals


def _style(piece: Piece) -> tuple[bool, str]:
    """Return whether a dateline is in capitals, and its closing punctuation mark: both are the same all over a page."""
    stop = piece.dateline.stop[-1:] if piece.dateline is not None else ""
    return _in_capitals(piece), "-" if stop in DASHES else stop


def _begins_item(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an item may begin here: after an age, a marker, a rule or a headline."""
    if at == 0:
        return True
    before = pieces[at - 1]
    return before.kind is not Kind.TEXT or (before.is_heading and not pieces[at].indent)


def _opens_page(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the first paragraph of the page begins here, and is a long one: ``Frankfurt/Main. Der Dax …``."""
    stopped = _style(pieces[at])[1] == "."
    return (
        stopped
        and pieces[at].rest_chars >= _MIN_TEXT_CHARS
        and not any(piece.size >= _MIN_PARAGRAPH_CHARS for piece in pieces[:at])
    )


def _opens_text(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether running text follows, and not a score, a headline in capitals or the middle of a sentence."""
    piece = pieces[at]
    rest = text[piece.end - piece.rest_chars : piece.end]
    last = at == len(pieces) - 1
    if not rest:
        return last or pieces[at + 1].kind in {Kind.TEXT, Kind.NOISE}
    return last or len(rest) >= _MIN_BODY_CHARS or piece.sentence


_PLACE_NAME_POINTS: Final = 2
"""Points of a known place's name."""
_CAPITALS_POINTS: Final = 2
"""Points of capitals."""
_BEGINS_POINTS: Final = 1
"""Points of a position where an item may begin."""
_OTHERS_POINTS: Final = 1
"""Points of others like it on the page. All four are tuned on the golden pages."""
MIN_BELIEVED_SCORE: Final = 3
"""Points that a dateline in doubt needs: a known name where an item begins, or capitals and one sign more. Tuned on
the golden pages."""
_MIN_LIST_DATELINES: Final = 3
"""The fewest known places in one style, each after a blank line, that are a list's datelines. Tuned on the golden
pages."""
_MIN_KNOWN_ALIKE: Final = 2
"""The fewest known places in capitals before a sign, beside which an unknown name may be one. Chosen by hand."""
_MIN_TEXT_CHARS: Final = 60
"""The shortest text after an unknown name for which the list's form speaks, in characters. Tuned on the golden
pages."""
_MIN_PARAGRAPH_CHARS: Final = 150
"""The shortest line above that is the page's first paragraph, in characters. Chosen by hand."""
_MIN_BODY_CHARS: Final = 30
"""The shortest body, in characters, unless it is a sentence or the page ends. Tuned on the golden pages."""


def _find_cut_dateline(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: the last gets a dateline where the page stops inside one like those above."""
    last = pieces[-1] if pieces else None
    if last is None or last.kind is not Kind.TEXT or last.dateline is not None:
        return pieces
    above = [here for here, there in pairwise(pieces) if there.dateline is not None]
    match = cut_dateline(text, last.start, last.end) if above else None
    if match is None or not match.capitals:
        return pieces
    printed = text[last.start : last.end]
    if printed.upper() == printed.lower() and not _has_opener(text, last):
        return pieces  # letters of a script without capitals show nothing
    if (
        not _is_dateline_due(text, pieces[-2], last, headed=any(piece.is_heading for piece in above))
        and "(" not in text[last.start : last.end]
    ):
        return pieces
    return [*pieces[:-1], last._replace(dateline=match)]


def _has_opener(text: str, piece: Piece) -> bool:
    """Whether a bracket stands in a line, as around an agency's name."""
    return any(text.find(opener, piece.start, piece.end) >= 0 for opener in _OPENERS)


def _is_dateline_due(text: str, before: Piece, last: Piece, *, headed: bool) -> bool:
    """Whether a dateline comes next on the page, and not the headline above it."""
    if before.kind is Kind.MARKER:
        return last.size >= _MIN_CUT_CHARS
    if before.kind is Kind.STAMP:
        return not headed or "\n" not in text[before.end : last.start]
    return headed and before.is_heading


_OPENERS: Final = "([（【"  # noqa: RUF001  # brackets of Chinese and Japanese
_MIN_CUT_CHARS: Final = 4
"""The shortest rest of a dateline after a marker, in characters: fewer may be a headline's just as well. Tuned on
the golden pages."""


def _credit_repeated_words(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces: a word in parentheses after the place of several datelines becomes an agency."""
    words = [word for piece in pieces if piece.dateline is not None and (word := _in_parentheses(piece.dateline))]
    if len(words) < _MIN_CREDITED_PLACES:
        return list(pieces)
    agencies = {word for word, times in Counter(words).items() if times >= _MIN_CREDITED_PLACES}
    return [
        piece._replace(dateline=_credit(piece.dateline))
        if piece.dateline is not None and _in_parentheses(piece.dateline) in agencies
        else piece
        for piece in pieces
    ]


def _in_parentheses(match: DatelineMatch) -> str:
    """Return the words in parentheses after the last place of a dateline without agency; empty for none."""
    printed = match.places[-1].printed if match.places and not match.credits else ""
    return printed.rpartition("(")[2].rstrip(")") if printed.endswith(")") else ""


def _credit(match: DatelineMatch) -> DatelineMatch:
    """Return the dateline with the words in parentheses as its agency, and no longer as part of its last place."""
    *others, last = match.places
    place, _, agency = last.printed.rpartition(" (")
    return match._replace(places=(*others, last._replace(printed=place)), credits=credited_in(agency.rstrip(")")))


_MIN_CREDITED_PLACES: Final = 3
"""The fewest places with one word in parentheses after them that make the word an agency, and no part of the
places' names. Tuned on the golden pages."""


def find_unclosed_datelines(text: str, pieces: Sequence[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces: names in capitals that open several texts become datelines, if all of them are places.

    One text that begins with a name in capitals may shout it. Several on a page show how the page is made.
    """
    matches = {
        at: match
        for at, piece in enumerate(pieces)
        if piece.dateline is None
        and piece.end - piece.start > _MAX_HEADLINE_CHARS
        and piece.kind is Kind.TEXT
        and (match := _NAME_IN_CAPITALS.match(text, piece.start, piece.end))
    }
    of_places = {at: match for at, match in matches.items() if knows(match["name"])}
    if len(of_places) < _MIN_UNCLOSED or len(of_places) < len(matches):
        return list(pieces)
    return [
        piece._replace(dateline=_unclosed_dateline(of_places[at])) if at in of_places else piece
        for at, piece in enumerate(pieces)
    ]


def _unclosed_dateline(match: re.Match[str]) -> DatelineMatch:
    return DatelineMatch(match.start(), match.end(), (PrintedPlace(match["name"], None),), (), stop=" ")


_MIN_UNCLOSED: Final = 3
"""The fewest texts that open with a known place in capitals on a page that closes no dateline. Tuned on the golden
pages."""
_MAX_HEADLINE_CHARS: Final = 60
"""The longest line that may be a headline in capitals, in characters; a longer one is a text. Tuned on the golden
pages."""
_NAME: Final = rf"[{CAPITALS}]{{2,24}}"
_NAME_IN_CAPITALS: Final = compiled(
    rf"(?P<name>{_NAME}(?:[ -]{_NAME}){{0,4}}) (?=[{CAPITALS}][^\W\d{CAPITALS}]|[{CAPITALS}]['\u2019])"
)
"""``GENÈVE Le Salon …``: words in capitals before a word with a lower-case letter."""
