"""Find the agencies that a text closes with: ``… (sda/afp)``, ``… at noon. — Reuters``, ``… un ternero. EFE``."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.text.characters import CAPITALS, CLOSERS, DASHES, QUOTES, TERMINATORS
from dateline.core.data.wire.boilerplate import SOURCE_LABELS
from dateline.core.page.lines.sentence import closes_sentence
from dateline.core.text.agencies import Credit, credit_line, credited_in, has_known_agency, names_agency
from dateline.core.text.pattern_code import compiled


class ClosingCredit(NamedTuple):
    """The agencies that a text closes with, and how many characters they take up at its end."""

    agencies: tuple[Credit, ...]
    chars: int


def find_closing_credit(text: str, start: int, end: int) -> tuple[Credit, ...]:
    """Return the agencies that [start, end) closes with; none where it closes with anything else."""
    return _at_end(text, start, end).agencies


def without_closing_credit(body: str) -> str:
    """Return a body without the agencies that it closes with, where they stand behind a sentence.

    In ``… of the Irish Data Protection Authority (DPA).`` the parentheses are words of the sentence.
    """
    closing = _at_end(body, 0, len(body))
    if not closing.chars:
        return body
    rest = body[: len(body) - closing.chars].rstrip()
    return rest if rest and closes_sentence(body, 0, len(rest)) else body


def _at_end(text: str, start: int, end: int) -> ClosingCredit:
    if end - start > 1 and text[end - 1] in TERMINATORS and text[end - 2] not in _BEFORE_LAST_STOP:
        return _NO_CREDIT  # most texts close like this, and need no look at their tails
    tail = text[max(start, end - _MAX_TAIL_CHARS) : end]
    return _find_credit(tail.translate(_NARROW_PARENTHESES) if tail[-1:] == "\uff09" else tail)


def is_signed(text: str, start: int, end: int) -> bool:
    """Whether [start, end) closes with a sentence and an agency after it: ``… 2020. NTB``, ``… years. - BERNAMA``."""
    if text[end - 1 : end].isupper() and (desk := _DESK.search(text, max(start, end - _MAX_TAIL_CHARS), end)):
        return names_agency(desk["name"])
    last = text.rfind(" ", start, end) if text[end - 1 : end].isalpha() else -1
    while last > start and text[last - 1] in _BEFORE_NAME:
        last -= 1
    return last > start and closes_sentence(text, start, last) and bool(find_closing_credit(text, start, end))


_MAX_CACHED_TAILS: Final = 8192
"""Ends of texts whose credit is cached, each of at most ``_MAX_TAIL_CHARS`` characters. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_TAILS)
def _find_credit(tail: str) -> ClosingCredit:
    """Return the agencies at the end of a text. Cached, since one brief stands on hundreds of pages."""
    if _SENTENCE_END.search(tail):
        return _NO_CREDIT
    closing = _CLOSING.search(tail) if tail[-1:] in _LAST_CHARS or _DASHED.search(tail) else None
    if closing is not None:
        listed = credited_in((closing["parens"] or closing["slashed"] or closing["dashed"]).lstrip("© "))
        edition = _EDITION.fullmatch(closing["parens"] or "")
        if edition is not None and names_agency(edition["name"]) and not has_known_agency(listed):
            listed = (Credit(edition[0], credited_in(edition["name"])[0].code),)
        if has_known_agency(listed):
            return ClosingCredit(listed, len(tail) - closing.start())
    if ":" in tail and (labelled := _LABELLED.search(tail)) and (listed := credit_line(labelled[0])):
        return ClosingCredit(listed, len(tail) - labelled.start())
    bare = _BARE.search(tail)
    if bare is None:
        return _find_desk(tail)
    if names_agency(bare["name"]):
        return ClosingCredit(credited_in(bare["name"]), len(tail) - bare.start("name"))
    listed = credited_in(bare["name"]) if "/" in bare["name"] else ()  # ``NTB/Ritzau``, a paper's with an agency's
    known = tuple(one for one in listed if names_agency(one.printed))
    return ClosingCredit(known, len(tail) - bare.start("name")) if known else _NO_CREDIT


def _find_desk(tail: str) -> ClosingCredit:
    """Return the agency at the end of a text that the initials of its desks follow."""
    desk = _DESK.search(tail) if tail[-1:].isupper() else None
    if desk is None or not names_agency(desk["name"]):
        return _NO_CREDIT
    return ClosingCredit(credited_in(desk["name"]), len(tail) - desk.start("name"))


_NO_CREDIT: Final = ClosingCredit((), 0)
_MAX_TAIL_CHARS: Final = 40
"""How much of a text's end is searched for a credit, in characters. Tuned on the golden pages."""
_BEFORE_NAME: Final = frozenset(" \u00a0" + DASHES)
"""What may stand between a text's last sentence and an agency's name."""
_BEFORE_LAST_STOP: Final = frozenset(")/" + TERMINATORS)
"""What stands before the full stop after a credit: ``(sda).``, ``/afp/.``."""
_NARROW_PARENTHESES: Final = str.maketrans("\uff08\uff09", "()")
"""The parentheses of Chinese and Japanese, as those of other scripts."""
_LAST_CHARS: Final = (".", ")", "/")
_SENTENCE_END: Final = re.compile(rf"[^)/{TERMINATORS}][{TERMINATORS}][{re.escape(CLOSERS)}]?$|[{QUOTES}]$")
"""The end of a sentence, which is no credit. Most of the remaining texts close like this."""
_SENTENCE_ENDS: Final = rf"{TERMINATORS}{re.escape(CLOSERS)}"
_CLOSING: Final = re.compile(
    r"\((?P<parens>[^()\n:]{2,30})\)\.?$|(?<=[\s.])/(?P<slashed>[^\s]{2,24}?)/?\.?$"
    rf"|(?<=[{_SENTENCE_ENDS}]) ?[{DASHES}]{{1,2}} ?(?P<dashed>[^\W\d_][^{DASHES}\n]{{1,24}}?)(?: ?[{DASHES}])?$"
)
_EDITION: Final = compiled(rf"(?P<name>[{CAPITALS}]{{3,8}}) [{CAPITALS}][^\W\d_]{{3,14}}")
"""An agency's acronym and the edition or desk: ``AFP Español``."""
_DASHED: Final = re.compile(rf"[{DASHES}] ?[^\W\d_][^{DASHES}]{{1,24}}[{DASHES}]?$")
_LABELLED: Final = re.compile(
    rf"(?<=[{_SENTENCE_ENDS}] )(?i:{'|'.join(map(re.escape, SOURCE_LABELS))}) ?[^{TERMINATORS}:]{{2,24}}$"
)
"""``… automatiquement. Source : ats``."""
_DESK: Final = re.compile(rf"(?<=[{_SENTENCE_ENDS}]) {{1,6}}(?P<name>[A-Z]{{2,5}})(?: [A-Z]{{2,4}}){{1,4}}$")
"""``… injured. PTI SPK GK``: an agency and the initials of its desks."""
_BARE: Final = compiled(
    rf"[{_SENTENCE_ENDS}] {{1,6}}(?P<name>[^\W\d_][^\s\d]{{1,14}}(?: [{CAPITALS}][^\s\d]{{1,12}})?)$"
)
