"""News agencies as they are printed: ``RTR`` is Reuters, ``ANP/RTR/AFP`` is three agencies.

``credited_in`` splits a list of agencies, and ``credit`` looks one up. ``credit_line`` reads a line that holds a
credit and nothing else. The printed forms and their codes are rows in ``core/data/wire/agencies.py``.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.text.characters import CAPITALS, DASHES
from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.data.wire.agencies import FORMS_BY_CODE, NEVER_TITLED, NO_AGENCIES, REPORT_CLOSINGS, REPORT_OPENINGS
from dateline.core.data.wire.boilerplate import SOURCE_LABELS
from dateline.core.data.wire.writers import STAFF
from dateline.core.text.pattern_code import any_of, compiled


class Credit(NamedTuple):
    """An agency as printed, and its code; None where the agency is in no row."""

    printed: str
    code: str | None


_MAX_CACHED_CREDITS: Final = 4096
"""Printed lists of agencies whose codes are cached: a phrase and a few codes each. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_CREDITS)
def credited_in(printed: str) -> tuple[Credit, ...]:
    """Return the agencies of a list such as ``ANP/RTR/AFP``, ``NTB-Reuters`` or ``dpa/lby``, known or not."""
    whole = printed.strip(" .")
    if whole.lower() in _CODES:
        return (credit(whole),)
    parts = [part.strip() for part in _LIST.split(whole) if part.strip()]
    parts = [part for part in parts if not _is_no_agency(part)] or parts
    between_hyphens = whole.split("-")
    if len(parts) == 1 and all(names_agency(part) for part in between_hyphens):
        parts = between_hyphens
    return tuple(credit(part) for part in parts)


def _is_no_agency(part: str) -> bool:
    """Whether a part of a list is a date, or a word such as ``red`` for other writers: ``(APA, red, 12.3.2025)``."""
    return part.lower().rstrip(".") in NO_AGENCIES or any(map(str.isdecimal, part))


def credit(printed: str) -> Credit:
    """Look up one printed agency."""
    bare = printed.strip(" .")
    code = _CODES.get(bare.lower())
    if bare.istitle() and bare.upper() in NEVER_TITLED:
        code = None
    return Credit(printed, code)


def mentions_agency(text: str) -> bool:
    """Whether an agency is named in a text, in a form that is no function word: ``Reuters withdrew it``."""
    return _MENTIONED.search(text) is not None


def names_agency(line: str) -> bool:
    """Whether a line names one agency and nothing else, in the row's own case or in capitals (``Map`` is a menu's)."""
    return line.strip(" .()") in _FORMS


def credit_line(line: str) -> tuple[Credit, ...]:
    """Return the agencies of a line that is a credit and nothing else: ``AFP``, ``/ritzau/AFP``, ``Quelle: DPA``.

    Empty for any other line.
    """
    if line[:1] in _REPORT_HEADS and (match := _REPORT.match(line)) is not None:
        return (credit(match["name"]),)
    if len(line) > _MAX_CREDIT_CHARS and ":" not in line:
        return ()
    sentence = line.rpartition(". ")[2] if ": " in line else line
    lowered = sentence.lower().lstrip(_AROUND)
    label = (
        next((word for word in SOURCE_LABELS if lowered.startswith(word)), "")
        if ":" in sentence or "con" in lowered
        else ""
    )
    names = (sentence if label else line).lstrip(_AROUND)[len(label) :].strip(_AROUND)
    if not 0 < len(names) <= _MAX_CREDIT_CHARS:
        return ()
    first, _, rest = names.partition(" ")
    if not label and rest and f"{first.lower()}:" in _LABELS:  # ``Quelle dpa``
        names = rest
    if not label and (by := BY_WHOM.match(names)) is not None:
        names = _STAFF.sub("", names[by.end() :])
    if label:
        return tuple(one for one in credited_in(names.replace(", ", "/")) if one.code is not None)
    bureau = _BUREAU.search(names)
    names = names if bureau is None else names[: bureau.start()]
    if names_agencies(names):
        return credited_in(names)
    beside_outlet = "/" in line and _OUTLET.fullmatch(line) is not None
    return tuple(one for one in credited_in(names) if names_agency(one.printed)) if beside_outlet else ()


def names_agencies(line: str) -> bool:
    """Whether a line names agencies and nothing else: ``AFP``, ``ritzau/AFP``."""
    opening = _OPENING_LETTERS.match(line.lstrip(" .()"))
    if opening is not None and opening[0].lower() not in FIRST_WORDS:
        return False  # a quick test: most lines open with another word
    return names_agency(line) or any(all(names_agency(part) for part in cut(line)) for cut in _CUTS)


def has_known_agency(agencies: tuple[Credit, ...]) -> bool:
    """Whether at least one of the agencies has a code."""
    for one in agencies:  # noqa: SIM110  # any() takes three times as long, and this is asked of every line
        if one.code is not None:
            return True
    return False


def is_acronym(agencies: tuple[Credit, ...]) -> bool:
    """Whether it is one short word in capitals, as unknown agencies are printed: ``(PL)``."""
    return len(agencies) == 1 and agencies[0].printed.isupper() and len(agencies[0].printed) <= _MAX_ACRONYM_CHARS


_MAX_ACRONYM_CHARS: Final = 6
"""Characters of a word in capitals that may be an agency without a row; tuned on the golden pages."""
_LABELS: Final = frozenset(SOURCE_LABELS)
_AROUND: Final = " .:()©/[]|" + DASHES
"""Punctuation marks that may stand around a credit."""
_MAX_CREDIT_CHARS: Final = 40
"""Characters of a credit, without its label: bounds time, and a longer line is text. Tuned on the golden pages."""
BY_WHOM: Final = re.compile(r"(?:[Pp]ar|[Pp]or|PAR|POR|By|BY|[Vv]on|[Dd]oor|[Dd]i|[Aa]v|[Aa]f) ")
"""``by`` in front of a credit, in nine languages."""
_STAFF: Final = re.compile(rf" (?:{'|'.join(STAFF)})$")
_SP: Final = r"[ \u00a0\u202f]"
_LIST: Final = re.compile(
    rf"{_SP}*[/,;+&]{_SP}*|(?<=\w)\u2013(?=\w)|{_SP}+(?:[{DASHES}]|en|and|und|et|y|e|og|och){_SP}+"
)
_CUTS: Final = (_LIST.split, lambda line: line.split("-"))
"""Two ways to split a list: ``NTB/AFP``, ``TT-Reuters``. Not both at once: ``ITAR-TASS`` is one agency."""
_CODES: Final = {form.lower(): code for code, forms in FORMS_BY_CODE.items() for form in forms}
AGENCY_FORMS: Final = frozenset(form for forms in FORMS_BY_CODE.values() for form in forms)
"""Every printed form, in the row's own case: ``PA`` is an agency, ``Pa.`` is Pennsylvania."""
_FORMS: Final = AGENCY_FORMS | {form.upper() for form in AGENCY_FORMS}
AGENCY_PATTERN: Final = any_of(_FORMS)
"""A regular expression for any printed form, as it is and in capitals, the longest first."""
_MENTIONED: Final = compiled(rf"(?<!\w){any_of(AGENCY_FORMS - ALL_FUNCTION_WORDS)}(?!\w)")
_OUTLET: Final = compiled(
    rf"\(?[{CAPITALS}][^\W_]{{2,20}}/(?:{AGENCY_PATTERN})\)?|/(?:{AGENCY_PATTERN})/[^\n/.,:]{{2,20}}/"
)
"""A paper's or station's name in one word beside an agency's: ``Regio8/ANP``, ``/ritzau/TV 2/``."""
_REPORT_HEADS: Final = frozenset(row[0] for row in REPORT_OPENINGS)
_BUREAU: Final = compiled(rf" (?:in|à|en|em|i|a) [{CAPITALS}][^\W\d_]+(?:[ -][{CAPITALS}][^\W\d_]+){{0,2}}$")
"""The bureau after an agency: ``Agence France-Presse in Lisbon``, between headline and text."""
_REPORT: Final = compiled(
    rf"(?:{'|'.join(map(re.escape, REPORT_OPENINGS))}) (?P<name>{AGENCY_PATTERN}) "
    rf"(?:{'|'.join(map(re.escape, REPORT_CLOSINGS))})"
)
"""A sentence that reports for an agency, word by word as in ``REPORT_OPENINGS`` and ``REPORT_CLOSINGS``."""
LAST_WORDS: Final = frozenset(form.split()[-1].lower() for form in AGENCY_FORMS)
"""The last word of every form, in lower case."""
_OPENING_LETTERS: Final = re.compile(r"[^\W\d_]*")
FIRST_WORDS: Final = frozenset(re.split(r"[\W\d_]", form)[0].lower() for form in AGENCY_FORMS)
"""The letters that every form opens with, in lower case: ``itar`` of ITAR-TASS."""
