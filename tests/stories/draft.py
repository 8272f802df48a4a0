"""A story before it is printed: written from a template as a title and lines, then set in columns."""

from random import Random
from textwrap import fill
from typing import Final, NamedTuple

from tests.stories.grammar import Facts, Template

WIDTH: Final = 64
"""Columns of a printed line, as on the wire of 1987."""
INDENT: Final = "    "
_ROW: Final = " / "
"""Separates the rows of a table within an alternative of the grammar."""


class Draft(NamedTuple):
    """A title in capitals, and the body: its rows or paragraphs."""

    title: str
    lines: tuple[str, ...]

    @property
    def is_figures(self) -> bool:
        """Whether it is so short that it holds little but figures: a table or a notice."""
        return sum(map(len, self.lines)) < WIDTH * 2


def write_draft(template: Template, facts: Facts, rng: Random) -> Draft:
    """Return a story: the template's body, or a lead, and then as many further lines as its settings ask for."""
    low, _, high = template.settings.get("lines", "0-0").partition("-")
    opening = facts.expand("body" if "body" in facts.rules else "lead", rng).split(_ROW)
    setting = "extra" if "extra" in template.settings else "lines"
    low, _, high = template.settings.get(setting, f"{low}-{high}").partition("-")
    further = (facts.expand("more", rng) for _ in range(rng.randint(int(low), int(high))))
    return Draft(write_title(facts, rng), (*map(_sentence, opening), *map(_sentence, dict.fromkeys(further))))


def write_title(facts: Facts, rng: Random) -> str:
    """Return a title in capitals."""
    return facts.expand("title", rng).upper()


def write_line(facts: Facts, rng: Random) -> str:
    """Return one more line."""
    return _sentence(facts.expand("more", rng))


def set_in_type(lines: tuple[str, ...], dateline: str = "") -> str:
    """Return the body in columns; its first line is shorter by the dateline that it follows."""
    room = INDENT + " " * len(f"{dateline} - " if dateline else "")
    first, *others = (
        fill(line, WIDTH, initial_indent=INDENT if number else room, break_on_hyphens=False)
        for number, line in enumerate(row for line in lines for row in line.split(_ROW))
    )
    return "\n".join((first.strip(), *others))


def _sentence(line: str) -> str:
    return line[:1].upper() + line[1:]
