"""A story before it is printed: title and lines; how it is written from a template, and set in 64 columns."""

from random import Random
from textwrap import fill
from typing import Final, NamedTuple

from tests.stories.grammar import Facts, Template

WIDTH: Final = 64
INDENT: Final = "    "
_ROW: Final = " / "


class Draft(NamedTuple):
    """A title in capitals, and the body: its rows or paragraphs."""

    title: str
    lines: tuple[str, ...]

    @property
    def figures(self) -> bool:
        """Whether it is a table or notice that says no more than its figures do."""
        return sum(map(len, self.lines)) < WIDTH * 2


def drafted(template: Template, facts: Facts, rng: Random) -> Draft:
    """Write a story: a body as the template sets it, or a lead; then as many further lines as it asks for."""
    low, _, high = template.settings.get("lines", "0-0").partition("-")
    opening = facts.say("body" if "body" in facts.rules else "lead", rng).split(_ROW)
    most = "extra" if "extra" in template.settings else "lines"
    low, _, high = template.settings.get(most, f"{low}-{high}").partition("-")
    more = (facts.say("more", rng) for _ in range(rng.randint(int(low), int(high))))
    return Draft(titled(facts, rng), (*map(_sentence, opening), *map(_sentence, dict.fromkeys(more))))


def titled(facts: Facts, rng: Random) -> str:
    """Write a title."""
    return facts.say("title", rng).upper()


def another(facts: Facts, rng: Random) -> str:
    """Write one more line."""
    return _sentence(facts.say("more", rng))


def set_in_type(lines: tuple[str, ...], dateline: str = "") -> str:
    """Print the body as the wire does; its first line is shorter by the dateline that it goes on from."""
    room = INDENT + " " * len(f"{dateline} - " if dateline else "")
    first, *others = (
        fill(line, WIDTH, initial_indent=INDENT if number else room, break_on_hyphens=False)
        for number, line in enumerate(row for line in lines for row in line.split(_ROW))
    )
    return "\n".join((first.strip(), *others))


def _sentence(line: str) -> str:
    return line[:1].upper() + line[1:]
