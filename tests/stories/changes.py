"""Change a text as the wire does: send it again, revise, reword, extend or correct it; a function each.

Each function returns the next text of the event, or None where the text is too short for the change.
"""

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Final

from tests.stories.draft import Draft, set_in_type, write_line, write_title
from tests.stories.grammar import Facts
from tests.stories.marks import NOTICES, ORDINALS, SYNONYMS, TITLES
from tests.stories.story import containment, jaccard, shingles

Lines = list[str]
Edit = Callable[[Lines, Facts, Random], None]
NEAR: Final = 0.7
"""Jaccard of the shingles from which two texts are near; the classes of ``classes`` have the same bounds."""
ALIKE: Final = 0.5
"""Jaccard from which a text is a rewording."""
MIN_CONTAINMENT: Final = 0.6
"""Share of the old text's shingles that a text which grew still holds."""
_MAX_TRIES: Final = 60
"""Times that a rewording starts again from the old text; chosen by hand."""
_MAX_EDITS: Final = 40
"""Edits of one try; chosen by hand."""
_FIGURE: Final = re.compile(r"(?<![\d./,-])\d+(?:[,.]\d+)*(?![\d/])")
"""A figure; of ``7-3/4``, only the 7."""
_SYNONYM: Final = re.compile(rf"\b({'|'.join(SYNONYMS)})\b")


def equal(draft: Draft, facts: Facts, rng: Random) -> Draft | None:
    """Send it again, now and then under another title where the text itself names the company or country."""
    own = not draft.is_figures and any(facts.bound.get(name, "-") in draft.lines[0] for name in ("COMPANY", "COUNTRY"))
    return draft._replace(title=write_title(facts, rng)) if own and not rng.randrange(3) else draft


def near(draft: Draft, facts: Facts, rng: Random) -> Draft | None:
    """Change figures, words or sentences, and keep a Jaccard of at least ``NEAR``."""
    return _edited(draft, facts, rng, (NEAR, 0.9999))


def reworded(draft: Draft, facts: Facts, rng: Random) -> Draft | None:
    """Change so much that the Jaccard is between ``ALIKE`` and ``NEAR``."""
    return _edited(draft, facts, rng, (ALIKE, NEAR - 1e-9))


def grew(draft: Draft, facts: Facts, rng: Random) -> Draft | None:
    """Add paragraphs before, after and between, until the Jaccard is below ``ALIKE``."""
    lines = list(draft.lines)
    for _ in range(_MAX_EDITS):
        added = write_line(facts, rng)
        if added not in lines:
            lines.insert(rng.choice((0, len(lines), len(lines), rng.randint(0, len(lines)))), added)
        if not rng.randrange(8):
            _figure(lines, facts, rng)
        share, contained = _shares(draft.lines, lines)
        if contained < MIN_CONTAINMENT:
            return None
        if share < ALIKE:
            return Draft(write_title(facts, rng) if not rng.randrange(3) else draft.title, tuple(lines))
    return None


def corrected(draft: Draft, facts: Facts, rng: Random) -> Draft | None:
    """Correct it in one of the wire's ways, under a title that says so."""
    edit = rng.choice(_CORRECTIONS)
    lines = list(draft.lines)
    edit(lines, facts, rng)
    title = write_title(facts, rng) if not rng.randrange(5) else draft.title
    if edit is _notice:
        lines = [_notice_of(draft, rng)]
    if tuple(lines) == draft.lines:
        _figure(lines, facts, rng)
    return Draft(rng.choice(TITLES).format(title), tuple(lines))


def editions(draft: Draft, facts: Facts, names: list[str], rng: Random) -> Iterator[Draft]:
    """Yield the later editions of a daily report, one for each name."""
    for name in names:
        facts.bound["EDITION"] = name
        draft = revised(draft, facts, rng)
        yield draft


def revised(draft: Draft, facts: Facts, rng: Random) -> Draft:
    """Return the next edition of a daily report: other figures, and sometimes another line."""
    lines = list(draft.lines)
    for _ in range(rng.randint(1, 8)):
        _figure(lines, facts, rng)
    _synonym(lines, facts, rng)
    if rng.randrange(3):
        lines.insert(rng.randint(1, len(lines)), write_line(facts, rng))
    return Draft(write_title(facts, rng), tuple(lines))


def _edited(draft: Draft, facts: Facts, rng: Random, bounds: tuple[float, float]) -> Draft | None:
    """Edit until the Jaccard lies within the bounds; return None where no try gets there."""
    low, high = bounds
    for _ in range(_MAX_TRIES):
        lines = list(draft.lines)
        for _ in range(_MAX_EDITS):
            rng.choice(_SMALL_EDITS)(lines, facts, rng)
            share, _ = _shares(draft.lines, lines)
            if share < low:
                break
            if share <= high:
                title = draft.title if rng.randrange(4) else write_title(facts, rng)
                return Draft(title, tuple(lines))
    return None


def _shares(before: tuple[str, ...], after: Lines) -> tuple[float, float]:
    """Return the Jaccard and the containment of two texts."""
    one, two = shingles(set_in_type(before)), shingles(set_in_type(tuple(after)))
    return jaccard(one, two), containment(one, two)


def _figure(lines: Lines, facts: Facts, rng: Random) -> None:
    """Replace one figure by another with as many digits; where there is none, a word by its synonym."""
    figures = [(at, match) for at, line in enumerate(lines) for match in _FIGURE.finditer(line)]
    if not figures:
        _synonym(lines, facts, rng)
        return
    at, match = rng.choice(figures)
    lines[at] = f"{lines[at][: match.start()]}{_another_figure(match[0], rng)}{lines[at][match.end() :]}"


def _another_figure(figure: str, rng: Random) -> str:
    """Return the figure with one digit changed; not the first, where there are more."""
    digits = [at for at, sign in enumerate(figure) if sign.isdigit()]
    at = rng.choice(digits[1:] or digits)
    return f"{figure[:at]}{(int(figure[at]) + rng.randint(1, 8)) % 10 or 1}{figure[at + 1 :]}"


def _synonym(lines: Lines, _: Facts, rng: Random) -> None:
    matches = [(at, match) for at, line in enumerate(lines) for match in _SYNONYM.finditer(line)]
    if matches:
        at, match = rng.choice(matches)
        lines[at] = f"{lines[at][: match.start()]}{SYNONYMS[match[0]]}{lines[at][match.end() :]}"


def _line_added(lines: Lines, facts: Facts, rng: Random) -> None:
    lines.insert(rng.randint(1, len(lines)), write_line(facts, rng))


def _line_dropped(lines: Lines, _: Facts, rng: Random) -> None:
    if len(lines) > 1:
        del lines[rng.randrange(1, len(lines))]


def _lines_swapped(lines: Lines, _: Facts, rng: Random) -> None:
    if len(lines) > 2:
        at = rng.randrange(1, len(lines) - 1)
        lines[at], lines[at + 1] = lines[at + 1], lines[at]


def _line_replaced(lines: Lines, facts: Facts, rng: Random) -> None:
    if len(lines) > 1:
        lines[rng.randrange(1, len(lines))] = write_line(facts, rng)


def _rewritten(lines: Lines, facts: Facts, rng: Random) -> None:
    """Keep the first line and a third of the others, and write the rest anew; of a table, change only a figure."""
    if any(facts.bound.get(name, "-") in lines[0] for name in ("COMPANY", "COUNTRY", "PERSON")):
        remaining = [line for line in lines[1:] if not rng.randrange(3)]
        for _ in range(3):
            _synonym(lines, facts, rng)
        lines[1:] = [*remaining, *(write_line(facts, rng) for _ in range(rng.randint(1, 4)))]
    _figure(lines, facts, rng)


def _shortened(lines: Lines, facts: Facts, rng: Random) -> None:
    del lines[max(1, len(lines) // 2) :]
    _figure(lines, facts, rng)


def _figures(lines: Lines, facts: Facts, rng: Random) -> None:
    for _ in range(rng.randint(2, 4)):
        _figure(lines, facts, rng)


def _notice(lines: Lines, facts: Facts, rng: Random) -> None:
    """Change nothing: ``corrected`` puts a notice in place of the text, see ``_notice_of``."""


def _notice_of(draft: Draft, rng: Random) -> str:
    """Return a notice that names the title and says what to read there: another figure, or else another word."""
    lines = [line for line in draft.lines if _FIGURE.search(line)] or list(draft.lines)
    words = rng.choice(lines).split()
    at = next((at for at, word in enumerate(words) if _FIGURE.match(word)), 0)
    wrong = " ".join(words[max(0, at - 1) : at + 3])
    match = _FIGURE.search(wrong)
    right = wrong.replace(match[0], _another_figure(match[0], rng), 1) if match else f"the {wrong}"
    return rng.choice(NOTICES).format(title=draft.title.lower(), where=rng.choice(ORDINALS), wrong=wrong, right=right)


_SMALL_EDITS: Final[tuple[Edit, ...]] = (
    _figure, _figure, _synonym, _line_added, _line_dropped, _lines_swapped, _line_replaced,
)  # fmt: skip
"""The edits of ``near`` and ``reworded``; those named twice come twice as often."""
_CORRECTIONS: Final[tuple[Edit, ...]] = (
    _figure, _figure, _figures, _figures, _rewritten, _rewritten, _rewritten, _shortened, _notice, _notice, _line_added,
)  # fmt: skip
"""What ``corrected`` may do; those named more than once come as many times as often."""
