"""News agencies as they are printed: ``RTR`` is Reuters, ``ANP/RTR/AFP`` is three."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.text.characters import CAPITALS, DASHES
from dateline.core.data.wire.agencies import FORMS, NEVER_TITLED, OTHERS, REPORTED, REPORTS
from dateline.core.data.wire.boilerplate import SOURCES
from dateline.core.data.wire.writers import STAFF


class Credit(NamedTuple):
    """An agency as printed, and its code; None where it is not known."""

    printed: str
    code: str | None


@lru_cache(maxsize=4096)
def credited_in(printed: str) -> tuple[Credit, ...]:
    """Take a list such as ``ANP/RTR/AFP``, ``NTB-Reuters`` or ``dpa/lby`` apart: its agencies, known or not."""
    whole = printed.strip(" .")
    if whole.lower() in _CODES:
        return (credit(whole),)
    parts = [part.strip() for part in _LIST.split(whole) if part.strip()]
    parts = [part for part in parts if not _is_beside(part)] or parts
    hyphened = whole.split("-")
    if len(parts) == 1 and all(names_agency(part) for part in hyphened):
        parts = hyphened
    return tuple(credit(part) for part in parts)


def _is_beside(part: str) -> bool:
    """Whether a part of a list is a date or says that others wrote too: ``(APA, red, 12.3.2025)``."""
    return part.lower().rstrip(".") in OTHERS or any(map(str.isdecimal, part))


def credit(printed: str) -> Credit:
    """Look one printed form up."""
    bare = printed.strip(" .")
    code = _CODES.get(bare.lower())
    if bare.istitle() and bare.upper() in NEVER_TITLED:
        code = None
    return Credit(printed, code)


def names_agency(line: str) -> bool:
    """Whether a line names an agency and nothing else; in its own letters or capitals, for a menu may say ``Map``."""
    return line.strip(" .()") in _WRITTEN


def credit_line(line: str) -> tuple[Credit, ...]:
    """Return the agencies of a line that credits and says nothing else: ``AFP``, ``/ritzau/AFP``, ``Quelle: DPA``."""
    if line[:1] in _REPORT_HEADS and (published := _REPORT.match(line)) is not None:
        return (credit(published["name"]),)
    if len(line) > _LONGEST_CREDIT and ":" not in line:
        return ()
    said = line.rpartition(". ")[2] if ": " in line else line
    lowered = said.lower().lstrip(_AROUND)
    label = next((word for word in SOURCES if lowered.startswith(word)), "") if ":" in said or "con" in lowered else ""
    named = (said if label else line).lstrip(_AROUND)[len(label) :].strip(_AROUND)
    if not 0 < len(named) <= _LONGEST_CREDIT:
        return ()
    if not label and (by := BY_WHOM.match(named)) is not None:
        named = _STAFF.sub("", named[by.end() :])
    if label:
        return tuple(one for one in credited_in(named.replace(", ", "/")) if one.code is not None)
    abroad = _ABROAD.search(named)
    named = named if abroad is None else named[: abroad.start()]
    return credited_in(named) if names_agencies(named) else ()


def names_agencies(line: str) -> bool:
    """Whether a line names agencies and nothing else: ``AFP``, ``ritzau/AFP``."""
    return names_agency(line) or any(all(names_agency(part) for part in cut(line)) for cut in _CUTS)


def known(agencies: tuple[Credit, ...]) -> bool:
    """Whether one of them is known at least."""
    for one in agencies:  # noqa: SIM110  # any() takes three times as long, and this is asked of every line
        if one.code is not None:
            return True
    return False


def is_acronym(agencies: tuple[Credit, ...]) -> bool:
    """Whether they are one short word in capitals, as agencies are that nobody knows: ``(PL)``."""
    return len(agencies) == 1 and agencies[0].printed.isupper() and len(agencies[0].printed) <= _ACRONYM


_ACRONYM: Final = 6
_AROUND: Final = " .:()©/[]|" + DASHES
_LONGEST_CREDIT: Final = 40
BY_WHOM: Final = re.compile(r"(?:[Pp]ar|[Pp]or|PAR|POR|By|BY|[Vv]on|[Dd]oor|[Dd]i|[Aa]v|[Aa]f) ")
_STAFF: Final = re.compile(rf" (?:{'|'.join(STAFF)})$")
_SP: Final = r"[ \u00a0\u202f]"
_LIST: Final = re.compile(
    rf"{_SP}*[/,;+&]{_SP}*|(?<=\w)\u2013(?=\w)|{_SP}+(?:[{DASHES}]|en|and|und|et|y|e|og|och){_SP}+"
)
_CUTS: Final = (_LIST.split, lambda line: line.split("-"))
"""``NTB/AFP``, ``TT-Reuters``; a hyphen may be part of a name, ``ITAR-TASS``, so the two are not mixed."""
_CODES: Final = {form.lower(): code for code, forms in FORMS.items() for form in forms}
AS_PRINTED: Final = frozenset(form for forms in FORMS.values() for form in forms)
"""Every form in its own letters: ``PA`` is an agency, ``Pa.`` is Pennsylvania."""
_WRITTEN: Final = AS_PRINTED | {form.upper() for form in AS_PRINTED}
PRINTED: Final = "|".join(re.escape(form) for form in sorted(_WRITTEN, key=lambda form: (-len(form), form)))
"""A pattern of every printed form, the longest first."""
_REPORT_HEADS: Final = frozenset(row[0] for row in REPORTS)
_ABROAD: Final = re.compile(rf" (?:in|à|en|em|i|a) [{CAPITALS}][^\W\d_]+(?:[ -][{CAPITALS}][^\W\d_]+){{0,2}}$")
"""``Agence France-Presse in Lisbon``, between headline and text."""
_REPORT: Final = re.compile(
    rf"(?:{'|'.join(map(re.escape, REPORTS))}) (?P<name>{PRINTED}) (?:{'|'.join(map(re.escape, REPORTED))})"
)
LAST_WORDS: Final = frozenset(form.split()[-1].lower() for form in AS_PRINTED)
"""The last word of every form, in small letters."""
FIRST_WORDS: Final = frozenset(re.split(r"[\W\d_]", form)[0].lower() for form in AS_PRINTED)
"""The letters that every form opens with, in small letters: ``itar`` of ITAR-TASS."""
