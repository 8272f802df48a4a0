"""Read the agencies of a dateline: in parentheses, between slashes, plain, or behind its dash."""

import re
from typing import Final

from dateline.core.data.text.characters import CAPITALS, DASHES
from dateline.core.data.wire.writers import CORRESPONDENTS
from dateline.core.page.dateline.punctuation import SP, STOP, UPON
from dateline.core.text.agencies import PRINTED, Credit, credited_in, known


def agencies_at(text: str, at: int, limit: int) -> tuple[tuple[Credit, ...], int]:
    """Read the agencies at ``at``, in parentheses, between slashes or plain, and say where they end."""
    if (empty := _EMPTY.match(text, at, limit)) is not None:  # an agency that the site took out
        return (), empty.end()
    listed = _PARENS.match(text, at, limit) or _SLASHED.match(text, at, limit)
    if listed is None:
        listed = _PLAIN.match(text, at, limit)
        if listed is None or not _closes(text, at, listed, limit):
            return (), at
    agencies = credited_in(listed["list"])
    if not known(agencies) and (written := _WRITTEN_BY.match(listed["list"])) is not None:
        agencies = credited_in(written["name"])
    return agencies, listed.end()


def _closes(text: str, at: int, listed: re.Match[str], limit: int) -> bool:
    """Whether agencies without parentheses close a dateline: by a stop, the line's end, or a slash before them."""
    end = listed.end()
    if end == limit or _BEHIND_PLAIN.match(text, end, limit):
        return True
    return " / " in text[at : listed.start("list")] and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def behind_stop(text: str, end: int, limit: int) -> tuple[tuple[Credit, ...], int]:
    """Read agencies behind the dash: ``WASHINGTON — (AP) — ``, ``МИНСК, 5 мар - РИА Новости. ``."""
    listed = _PARENS.match(text, end, limit)
    stop = STOP.match(text, listed.end(), limit) if listed is not None else None
    if listed is None and (listed := _NAMED.match(text, end, limit)) is not None:
        stop = listed
    if listed is None or not known(credited_in(listed["list"])):
        return (), end
    return credited_in(listed["list"]), stop.end() if stop is not None else listed.end()


_WRITTEN_BY: Final = re.compile(
    rf"(?P<name>{PRINTED})(?:,{SP}?|'s{SP}|{SP})(?:{'|'.join(map(re.escape, CORRESPONDENTS))})(?!\w)"
)
"""``/TASS Correspondent Igor Malkov/``."""
_EMPTY: Final = re.compile(rf"{SP}?\({SP}?\)")
_PARENS: Final = re.compile(rf"[,.]?{SP}{{0,2}}\((?P<list>[^()\n]{{2,60}})\)")
_SLASHED: Final = re.compile(rf"\.?{SP}?/(?P<list>[^\W\d_][^/()\n]{{1,40}})/{SP}?[.:]?")
_PLAIN: Final = re.compile(
    rf"{SP}?(?:[,.|/]|[{DASHES}]{{1,2}})?{SP}?(?P<list>(?:[{CAPITALS}][^\W\d_]{{2,20}}/)?(?:{PRINTED})(?:(?:{SP}?/{SP}?|\u2013)(?:{PRINTED}))*)(?=\W|$)"
)
_BEHIND_PLAIN: Final = re.compile(rf"{STOP.pattern}|\.{SP}(?=[{UPON}])")
_NAMED: Final = re.compile(
    rf"(?P<list>{PRINTED})(?:,{SP}[{CAPITALS}][^\W\d_]{{1,20}}(?:{SP}[{CAPITALS}][^\W\d_]{{1,20}}){{0,2}})?(?:\.{SP}|:{SP})"
)
"""An agency behind the dash, with its writer: ``- РИА Новости, Олег Савин. ``."""
