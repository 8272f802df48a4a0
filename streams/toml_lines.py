"""Where the tables and fields of a TOML file stand: the standard reader tells of neither."""

import re
from collections.abc import Mapping
from typing import Final

Loc = tuple[int | str, ...]
"""As pydantic has it: ("target", 0, "url") is the url of the first [[target]]."""

_HEADER: Final = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]")
_FIELD: Final = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")


def find_lines(text: str) -> Mapping[Loc, int]:
    """Return the line of each table and field, counted from 1; of what is written inline, the field that holds it."""
    found: dict[Loc, int] = {}
    table: Loc = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _open(found, header[2].split("."), another=header[1] == "[[")
            found[table] = number
        elif field := _FIELD.match(line):
            found.setdefault((*table, field[1]), number)
    return found


def line_of(lines: Mapping[Loc, int], loc: Loc) -> int:
    """Return the line of a place, or of the nearest that holds it; 1 where nothing does."""
    return next((lines[loc[:length]] for length in range(len(loc), 0, -1) if loc[:length] in lines), 1)


def _open(found: Mapping[Loc, int], names: list[str], *, another: bool) -> Loc:
    table: Loc = ()
    for name in names:
        table = (*table, name)
        count = sum(1 for loc in found if loc[:-1] == table and isinstance(loc[-1], int))
        if another and name is names[-1]:
            return (*table, count)
        if count:
            table = (*table, count - 1)
    return table
