"""What becomes of a text on the wire: sent again, revised, reworded, grown, corrected; a function each."""

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Final

from tests.stories.draft import Draft, another, set_in_type, titled
from tests.stories.grammar import Facts
from tests.stories.marks import NOTICES, ORDINALS, SYNONYMS, TITLES
from tests.stories.story import containment, jaccard, shingles

Lines = list[str]
Edit = Callable[[Lines, Facts, Random], None]
NEAR: Final = 0.7
ALIKE: Final = 0.5
HELD: Final = 0.6
_TRIES: Final = 60
_EDITS: Final = 40
_FIGURE: Final = re.compile(r"(?<![\d./,-])\d+(?:[,.]\d+)*(?![\d/])")
"""A figure, of a fraction only what stands before it."""
_SYNONYM: Final = re.compile(rf"\b({'|'.join(SYNONYMS)})\b")


def equal(draft: Draft, facts: Facts, rng: Random) -> Draft | None:
    """Send it again, now and then under another title if the text says by itself whose it is."""
    own = not draft.figures and any(facts.bound.get(name, "-") in draft.lines[0] for name in ("COMPANY", "COUNTRY"))
    return draft._replace(title=titled(facts, rng)) if own and not rng.randrange(3) else draft


def near(draft: Draft, facts: Facts, rng: Random) -> Draft | None:
    """Change a figure, a word or a sentence, so that over 70 % stays."""
    return _edited(draft, facts, rng, (NEAR, 0.9999))


def reworded(draft: Draft, facts: Facts, rng: Random) -> Draft | None:
    """Write it anew in half its words."""
    return _edited(draft, facts, rng, (ALIKE, NEAR - 1e-9))


def grew(draft: Draft, facts: Facts, rng: Random) -> Draft | None:
    """Put paragraphs before, after and between, until the old text is less than half of the new."""
    lines = list(draft.lines)
    for _ in range(_EDITS):
        added = another(facts, rng)
        if added not in lines:
            lines.insert(rng.choice((0, len(lines), len(lines), rng.randint(0, len(lines)))), added)
        if not rng.randrange(8):
            _figure(lines, facts, rng)
        share, held = _shares(draft.lines, lines)
        if held < HELD:
            return None
        if share < ALIKE:
            return Draft(titled(facts, rng) if not rng.randrange(3) else draft.title, tuple(lines))
    return None


def corrected(draft: Draft, facts: Facts, rng: Random) -> Draft | None:
    """Correct it in one of the ways of the wire, under a title that says so."""
    way = rng.choice(_WAYS)
    lines = list(draft.lines)
    way(lines, facts, rng)
    title = titled(facts, rng) if not rng.randrange(5) else draft.title
    if way is _notice:
        lines = [_notified(draft, rng)]
    if tuple(lines) == draft.lines:
        _figure(lines, facts, rng)
    return Draft(rng.choice(TITLES).format(title), tuple(lines))


def revised(draft: Draft, facts: Facts, rng: Random) -> Draft:
    """Bring a report up to date, as the next edition of a day: other figures, another line."""
    lines = list(draft.lines)
    for _ in range(rng.randint(1, 8)):
        _figure(lines, facts, rng)
    _reworded_by_synonym(lines, facts, rng)
    if rng.randrange(3):
        lines.insert(rng.randint(1, len(lines)), another(facts, rng))
    return Draft(titled(facts, rng), tuple(lines))


def _edited(draft: Draft, facts: Facts, rng: Random, wanted: tuple[float, float]) -> Draft | None:
    """Edit until the share of words is as wanted; None where the text is too short for that."""
    low, high = wanted
    for _ in range(_TRIES):
        lines = list(draft.lines)
        for _ in range(_EDITS):
            rng.choice(_SMALL)(lines, facts, rng)
            share, _held = _shares(draft.lines, lines)
            if share < low:
                break
            if share <= high:
                title = draft.title if rng.randrange(4) else titled(facts, rng)
                return Draft(title, tuple(lines))
    return None


def _shares(before: tuple[str, ...], after: Lines) -> tuple[float, float]:
    one, two = shingles(set_in_type(before)), shingles(set_in_type(tuple(after)))
    return jaccard(one, two), containment(one, two)


def _figure(lines: Lines, facts: Facts, rng: Random) -> None:
    """Change one figure into another of as many digits; a word where there is none."""
    found = [(at, match) for at, line in enumerate(lines) for match in _FIGURE.finditer(line)]
    if not found:
        _reworded_by_synonym(lines, facts, rng)
        return
    at, match = rng.choice(found)
    lines[at] = f"{lines[at][: match.start()]}{_another_figure(match[0], rng)}{lines[at][match.end() :]}"


def _another_figure(figure: str, rng: Random) -> str:
    """Change a digit; not the first, where there are more."""
    digits = [at for at, sign in enumerate(figure) if sign.isdigit()]
    at = rng.choice(digits[1:] or digits)
    return f"{figure[:at]}{(int(figure[at]) + rng.randint(1, 8)) % 10 or 1}{figure[at + 1 :]}"


def _reworded_by_synonym(lines: Lines, _: Facts, rng: Random) -> None:
    found = [(at, match) for at, line in enumerate(lines) for match in _SYNONYM.finditer(line)]
    if found:
        at, match = rng.choice(found)
        lines[at] = f"{lines[at][: match.start()]}{SYNONYMS[match[0]]}{lines[at][match.end() :]}"


def _line_added(lines: Lines, facts: Facts, rng: Random) -> None:
    lines.insert(rng.randint(1, len(lines)), another(facts, rng))


def _line_dropped(lines: Lines, _: Facts, rng: Random) -> None:
    if len(lines) > 1:
        del lines[rng.randrange(1, len(lines))]


def _lines_swapped(lines: Lines, _: Facts, rng: Random) -> None:
    if len(lines) > 2:
        at = rng.randrange(1, len(lines) - 1)
        lines[at], lines[at + 1] = lines[at + 1], lines[at]


def _line_replaced(lines: Lines, facts: Facts, rng: Random) -> None:
    if len(lines) > 1:
        lines[rng.randrange(1, len(lines))] = another(facts, rng)


def _rewritten(lines: Lines, facts: Facts, rng: Random) -> None:
    """Keep the facts, some of the figures and a third of the lines; a table keeps its rows."""
    if any(facts.bound.get(name, "-") in lines[0] for name in ("COMPANY", "COUNTRY", "PERSON")):
        kept = [line for line in lines[1:] if not rng.randrange(3)]
        for _ in range(3):
            _reworded_by_synonym(lines, facts, rng)
        lines[1:] = [*kept, *(another(facts, rng) for _ in range(rng.randint(1, 4)))]
    _figure(lines, facts, rng)


def _shortened(lines: Lines, facts: Facts, rng: Random) -> None:
    del lines[max(1, len(lines) // 2) :]
    _figure(lines, facts, rng)


def _figures(lines: Lines, facts: Facts, rng: Random) -> None:
    for _ in range(rng.randint(2, 4)):
        _figure(lines, facts, rng)


def _notice(lines: Lines, facts: Facts, rng: Random) -> None:
    """Replaced by the notice, which quotes the title: see ``_notified``."""


def _notified(draft: Draft, rng: Random) -> str:
    """Say what to read instead, in the item of that title: another figure, or another word where it has none."""
    lines = [line for line in draft.lines if _FIGURE.search(line)] or list(draft.lines)
    said = rng.choice(lines).split()
    at = next((at for at, word in enumerate(said) if _FIGURE.match(word)), 0)
    wrong = " ".join(said[max(0, at - 1) : at + 3])
    match = _FIGURE.search(wrong)
    right = wrong.replace(match[0], _another_figure(match[0], rng), 1) if match else f"the {wrong}"
    return rng.choice(NOTICES).format(title=draft.title.lower(), where=rng.choice(ORDINALS), wrong=wrong, right=right)


_SMALL: Final[tuple[Edit, ...]] = (
    _figure, _figure, _reworded_by_synonym, _line_added, _line_dropped, _lines_swapped, _line_replaced,
)  # fmt: skip
_WAYS: Final[tuple[Edit, ...]] = (
    _figure, _figure, _figures, _figures, _rewritten, _rewritten, _rewritten, _shortened, _notice, _notice, _line_added,
)  # fmt: skip


def editions(draft: Draft, facts: Facts, named: list[str], rng: Random) -> Iterator[Draft]:
    """Yield the later editions of a daily report."""
    for name in named:
        facts.bound["EDITION"] = name
        draft = revised(draft, facts, rng)
        yield draft
