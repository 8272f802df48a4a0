"""The agencies that a text closes with: ``… sagte sie. (sda/afp)``, ``… at noon. — Reuters``, ``… un ternero. EFE``."""

import re
from functools import lru_cache
from typing import Final

from dateline.core.data.text.characters import CAPITALS, CLOSERS, DASHES, QUOTES, TERMINATORS
from dateline.core.data.wire.boilerplate import SOURCE_LABELS
from dateline.core.page.lines.sentence import closes
from dateline.core.text.agencies import Credit, credit_line, credited_in, has_known_agency, names_agency


def closing_credit(text: str, start: int, end: int) -> tuple[Credit, ...]:
    """Return the agencies that [start, end) closes with; none where it closes with anything else."""
    if end - start > 1 and text[end - 1] in TERMINATORS and text[end - 2] not in _BEFORE_CREDIT:
        return ()  # most texts close so, and a tail need be neither cut off nor looked up
    return _credit(text[max(start, end - _REACH) : end])


def signed(text: str, start: int, end: int) -> bool:
    """Whether [start, end) closes like a sentence but for the agency behind it: ``… og 2020. NTB``."""
    last = text.rfind(" ", start, end) if text[end - 1 : end].isalpha() else -1
    return last > start and closes(text, start, last) and bool(closing_credit(text, start, end))


@lru_cache(maxsize=8192)
def _credit(tail: str) -> tuple[Credit, ...]:
    """Read the end of a text; the same brief closes alike on hundreds of pages."""
    if _SENTENCE.search(tail):
        return ()
    closing = _CLOSING.search(tail) if tail[-1:] in _ENDS or _DASHED.search(tail) else None
    if closing is not None:
        listed = credited_in(closing["parens"] or closing["slashed"] or closing["dashed"])
        if has_known_agency(listed):
            return listed
    if ":" in tail and (labelled := _LABELLED.search(tail)):
        return credit_line(labelled[0])
    bare = _BARE.search(tail)
    if bare is None:
        return ()
    if names_agency(bare["name"]):
        return credited_in(bare["name"])
    listed = credited_in(bare["name"]) if "/" in bare["name"] else ()  # ``NTB/Ritzau``, a paper's with an agency's
    return tuple(one for one in listed if names_agency(one.printed))


_REACH: Final = 40
_BEFORE_CREDIT: Final = frozenset(")/" + TERMINATORS)
"""What stands before the full stop behind a credit."""
_ENDS: Final = (".", ")", "/")
_SENTENCE: Final = re.compile(rf"[^)/{TERMINATORS}][{TERMINATORS}][{re.escape(CLOSERS)}]?$|[{QUOTES}]$")
"""What most of the others close with; none of them closes with a credit."""
_CLOSED: Final = rf"{TERMINATORS}{re.escape(CLOSERS)}"
_CLOSING: Final = re.compile(
    r"\((?P<parens>[^()\n:]{2,30})\)\.?$|(?<=[\s.])/(?P<slashed>[^\s]{2,24}?)/?\.?$"
    rf"|(?<=[{_CLOSED}]) ?[{DASHES}]{{1,2}} ?(?P<dashed>[^\W\d_][^{DASHES}\n]{{1,24}}?)(?: ?[{DASHES}])?$"
)
_DASHED: Final = re.compile(rf"[{DASHES}] ?[^\W\d_][^{DASHES}]{{1,24}}[{DASHES}]?$")
_LABELLED: Final = re.compile(
    rf"(?<=[{_CLOSED}] )(?i:{'|'.join(map(re.escape, SOURCE_LABELS))}) ?[^{TERMINATORS}:]{{2,24}}$"
)
"""``… automatiquement. Source : ats``."""
_BARE: Final = re.compile(rf"[{_CLOSED}] {{1,6}}(?P<name>[^\W\d_][^\s\d]{{1,14}}(?: [{CAPITALS}][^\s\d]{{1,12}})?)$")
