"""Recognise a picture's caption: a line that closes with a photographer's credit, or is labelled as a caption.

``is_caption`` looks at a short line as a whole, ``ends_as_caption`` at the end of a line of any length.
"""

import re
from typing import Final

from ahocorasick_rs import AhoCorasick

from dateline.core.data.text.characters import CAPITALS, CLOSERS, DASHES, TERMINATORS
from dateline.core.data.wire.captions import ARCHIVE_LABELS, CAPTIONS, PHOTO_LABELS
from dateline.core.data.wire.writers import NAME_JOINTS
from dateline.core.page.dateline.dateline import dateline
from dateline.core.text.agencies import AGENCY_PATTERN, credited_in, has_known_agency, names_agencies
from dateline.core.text.pattern_code import compiled


def ends_as_caption(text: str, start: int, end: int, tail_chars: int) -> bool:
    """Whether the line at [start, end) closes as a caption.

    It closes with a photo's credit in parentheses; or it is longer than ``tail_chars``, and its last ``tail_chars``
    characters are a caption that no full stop closes.
    """
    if end - start > _MAX_CAPTION_CHARS:
        return False
    if text[end - 1] == ")":
        credit = _CREDIT_IN_PARENTHESES.search(text, start, end)
        return credit is not None and not _is_copyright(text, start, credit) and not _opens_item(text, start, end)
    if end - start <= tail_chars or text[end - 1] in TERMINATORS or not is_caption(text[end - tail_chars : end]):
        return False
    return not _opens_item(text, start, end)


def _is_copyright(text: str, start: int, credit: re.Match[str]) -> bool:
    """Whether an agency owns a text, of two sentences or behind a place: ``… stengt. Ingen ble skadd. (©NTB)``."""
    if not credit[0].startswith("(©") or not names_agencies(credit[0].strip("(©) ")):
        return False
    if _SENTENCE_STOP.search(text, start, credit.start()) is not None:
        return True
    opening = dateline(text, start, credit.start())
    return opening is not None and bool(opening.places) and opening.capitals  # ``OSLO: Regjeringen … (©NTB)``


def _opens_item(text: str, start: int, end: int) -> bool:
    """Whether a line opens with a dateline: ``Lærdal (NPK): … (©NPK)``, ``ROTTERDAM (ANP) - … Foto: ANP/Getty``."""
    opening = dateline(text, start, end)
    return opening is not None and (opening.sure or has_known_agency(opening.credits))


def find_photo_credit(text: str, start: int, end: int) -> int:
    """Return where the photo's credit begins that stands after the last sentence of a text; ``end`` for none."""
    first = max(start, end - _MAX_CREDIT_CHARS)
    if text[end - 1] in TERMINATORS or not _CAPTION_FINDER.find_matches_as_indexes(text[first:end]):
        return end
    match = _CREDIT_AFTER_SENTENCE.search(text, first, end)
    return match.start("credit") if match is not None else end


def is_caption(line: str) -> bool:
    """Whether a line closes with a photo's credit: ``… bei Jever. Foto: Hanna Brandes``, ``… on Tuesday - AFP``."""
    if _CAPTION_FINDER.find_matches_as_indexes(line):
        if _PHOTO_LABEL.search(line) or _ARCHIVE_END.search(line):
            return True
        if (match := _CAPTION.search(line)) is not None:
            behind_sentence = match.start() > 1 and line[match.start() - 1] in TERMINATORS  # ``… i 2017. NTB/Ritzau``
            return not (behind_sentence and names_agencies(line[match.start() :].strip()))
    if "/" in line and _PHOTOGRAPHER.search(line):
        return True
    if "/" in line and _SLASHED_NAME.fullmatch(line) and has_known_agency(credited_in(line)):
        return True
    if (picture := _PICTURE_END.search(line, max(0, len(line) - _MAX_CHARS_FROM_DASH))) is not None:
        return _names_picture(picture["name"])
    dashed = _DASHED_END.search(line) if _DASH.search(line, max(0, len(line) - _MAX_CHARS_FROM_DASH)) else None
    words = dashed is not None and line.count(" ", 0, dashed.start()) > 1  # else a dateline: ``القاهرة - واس``
    return dashed is not None and words and names_agencies(dashed["name"])


def _names_picture(name: str) -> bool:
    """Whether a word for a picture follows an agency's name: ``Bernama pic``, ``Reuters file photo``."""
    agency, *kinds = name.split(" ")
    return 0 < len(kinds) <= _MAX_PICTURE_WORDS and kinds[0].islower() and names_agencies(agency)


PERSON: Final = rf"(?:[{CAPITALS}][^ ,:]*|{'|'.join(NAME_JOINTS)})"
"""A person's name, or a part of one, as bylines and photo credits print it."""
_MAX_PICTURE_WORDS: Final = 2
"""The most words for a picture behind an agency's name: ``file photo``. Chosen by hand."""
_MAX_CAPTION_CHARS: Final = 300
"""The longest caption, in characters. Chosen by hand."""
_CREDIT_IN_PARENTHESES: Final = compiled(
    r"\((?:(?:©|AP Photo|Photo|photo:|Foto|foto:|[Ff]ot\.|[Ff]oto\u011fraf|\u0424\u043e\u0442\u043e"
    r"|\u0444\u043e\u0442\u043e|Kuva|kuva:|Bild|bild:|Picture|Imagen)[^()\n]{0,60}"
    rf"|[{CAPITALS}][^\W\d_]+ [^()/\n]{{2,40}}/(?:{AGENCY_PATTERN}))\)$"
)
_SENTENCE_STOP: Final = compiled(rf"[^\W\d_]{{2}}[{TERMINATORS}] (?=[{CAPITALS}\d])")
_CAPTION: Final = re.compile(rf"(?:^|[ .])(?:{'|'.join(re.escape(row) for row in CAPTIONS)})")
_PHOTO_LABEL: Final = re.compile(rf"(?:^|[ .(\[])(?:{'|'.join(map(re.escape, PHOTO_LABELS))})[^{TERMINATORS}]{{0,60}}$")
_MAX_CREDIT_CHARS: Final = 70
"""The longest photo's credit after a text's last sentence, in characters. Chosen by hand."""
_CREDIT_AFTER_SENTENCE: Final = re.compile(
    rf"(?<=[{TERMINATORS}{re.escape(CLOSERS)}]) "
    rf"(?P<credit>(?:{'|'.join(map(re.escape, PHOTO_LABELS))})[^{TERMINATORS}\n]{{1,60}})$"
)
"""``… brandweer. Foto: ANP/Getty``."""
_ARCHIVE_END: Final = compiled(
    rf"(?:^|[{TERMINATORS}] )(?:(?:{'|'.join(map(re.escape, ARCHIVE_LABELS))})\.?"
    rf"|(?:Photo|Foto|Bild) [{CAPITALS}][^{TERMINATORS}]{{1,40}})$"
)
"""``En båt lägger till i Bodø. Arkivbild.``, ``Les salariés reprennent le travail. Photo Luc Masson``."""
_PHOTOGRAPHER: Final = compiled(rf"(?<!\w)(?:EFE|AFP|AP|EPA|ANSA) ?/ ?[{CAPITALS}]\. ")
"""``EFE / J. M. Belmonte``."""
_SLASHED_NAME: Final = compiled(rf"(?:{PERSON}(?: {PERSON}){{1,3}}|[^\s/]+/[^\s/]+)/[^/\n.]{{2,30}}")
"""``Swen Pförtner/dpa``, ``Keystone/EPA/NIKOS CHALKIADAKIS``."""
_DASHED_END: Final = re.compile(
    rf"[^\s{TERMINATORS}{re.escape(CLOSERS)}] ?[{DASHES}©]{{1,2}} (?P<name>[^{DASHES}/]{{2,30}})$"
)
_PICTURE_END: Final = re.compile(rf"[{DASHES}©] (?P<name>[^\W\d_]{{2,20}}(?: [a-z]{{2,10}}){{1,2}})$")
"""``Containers at the quay. — Bernama pic``."""
_CAPTION_FINDER: Final = AhoCorasick([*PHOTO_LABELS, *CAPTIONS, *ARCHIVE_LABELS, "Photo ", "Foto ", "Bild "])
_MAX_CHARS_FROM_DASH: Final = 36
"""How far from a line's end a dash is looked for that a photo's credit follows, in characters: the longest match of
``_DASHED_END`` has one fewer."""
_DASH: Final = re.compile(rf"[{DASHES}©] ")
