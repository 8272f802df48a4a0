"""Whether a line is a picture's caption: it ends on the photographer's credit, or says that it is one."""

import re
from typing import Final

from ahocorasick_rs import AhoCorasick

from dateline.core.data.text.characters import CAPITALS, CLOSERS, DASHES, TERMINATORS
from dateline.core.data.wire.captions import CAPTIONS, PHOTO_LABELS
from dateline.core.data.wire.writers import NAME_JOINTS
from dateline.core.page.dateline.dateline import dateline
from dateline.core.text.agencies import AGENCY_PATTERN, credited_in, has_known_agency, names_agencies


def is_captioned(text: str, start: int, end: int, longest_line: int) -> bool:
    """Tell it of [start, end); a line of up to ``longest_line`` is one by its credit alone."""
    if end - start > _LONGEST:
        return False
    if text[end - 1] == ")":
        if _END.search(text, start, end) is None:
            return False
        opens = dateline(text, start, end)  # ``Lærdal (NPK): … (©NPK)`` is an item
        return opens is None or not (opens.sure or has_known_agency(opens.credits))
    return (
        end - start > longest_line and text[end - 1] not in TERMINATORS and is_caption(text[end - longest_line : end])
    )


def is_caption(line: str) -> bool:
    """Whether a line closes with a photo's credit: ``… bei Jever. Foto: Hanna Brandes``, ``… on Tuesday - AFP``."""
    if _CAPTION_FINDER.find_matches_as_indexes(line):
        if _PHOTO_LABEL.search(line):
            return True
        if (named := _CAPTION.search(line)) is not None:
            closes = named.start() > 1 and line[named.start() - 1] in TERMINATORS  # ``… i 2017. NTB/Ritzau``
            return not (closes and names_agencies(line[named.start() :].strip()))
    if "/" in line and _PHOTOGRAPHER.search(line):
        return True
    if "/" in line and _SLASHED_NAME.fullmatch(line) and has_known_agency(credited_in(line)):
        return True
    dashed = _DASHED_END.search(line) if _DASH.search(line, max(0, len(line) - _REACH)) else None
    several = dashed is not None and line.count(" ", 0, dashed.start()) > 1  # else a dateline: ``القاهرة - واس``
    return dashed is not None and several and names_agencies(dashed["name"])


PERSON: Final = rf"(?:[{CAPITALS}][^ ,:]*|{'|'.join(NAME_JOINTS)})"
"""A person's name, or a part of one, as bylines and photo credits print it."""
_LONGEST: Final = 300
_END: Final = re.compile(
    rf"\((?:(?:©|AP Photo|Photo|Foto|Bild|Picture|Imagen)[^()\n]{{0,60}}"
    rf"|[{CAPITALS}][^\W\d_]+ [^()/\n]{{2,40}}/(?:{AGENCY_PATTERN}))\)$"
)
_CAPTION: Final = re.compile(rf"(?:^|[ .])(?:{'|'.join(re.escape(row) for row in CAPTIONS)})")
_PHOTO_LABEL: Final = re.compile(rf"(?:^|[ .(\[])(?:{'|'.join(map(re.escape, PHOTO_LABELS))})[^{TERMINATORS}]{{0,60}}$")
_PHOTOGRAPHER: Final = re.compile(rf"(?<!\w)(?:EFE|AFP|AP|EPA|ANSA) ?/ ?[{CAPITALS}]\. ")
"""``EFE / J. M. Belmonte``."""
_SLASHED_NAME: Final = re.compile(rf"(?:{PERSON}(?: {PERSON}){{1,3}}|[^\s/]+/[^\s/]+)/[^/\n.]{{2,30}}")
"""``Swen Pförtner/dpa``, ``Keystone/EPA/NIKOS CHALKIADAKIS``."""
_DASHED_END: Final = re.compile(
    rf"[^\s{TERMINATORS}{re.escape(CLOSERS)}] ?[{DASHES}©]{{1,2}} (?P<name>[^{DASHES}/]{{2,30}})$"
)
_CAPTION_FINDER: Final = AhoCorasick([*PHOTO_LABELS, *CAPTIONS])
_REACH: Final = 36
_DASH: Final = re.compile(rf"[{DASHES}©] ")
