"""What a short line is by its words alone: a rule, a marker, a credit, boilerplate, or text.

Tell a site's menu by its words: ``Binnenland Buitenland Economie Sport``, ``Últimas notícias Justiça Economia``.

Whether words are a bulletin's name, which is over all of its items and no headline of one: ``News in brief``.

What a short line above a text is, where it is no headline: a writer's names, a remark, a label, a tag.
"""

import re
from functools import lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from dateline.core.data.text.characters import ARROWS, BULLETS, CAPITALS, DASHES, QUOTES, SPACE, TERMINATORS
from dateline.core.data.text.names import APOSTROPHES
from dateline.core.data.wire.boilerplate import (
    BOILERPLATE_LINES,
    BOILERPLATE_PREFIXES,
    CONSENT_OPENINGS,
    COUNTED_WORDS,
    FEED_CLOSINGS,
    GLUED_LINKS,
    PAGE_DATE_OPENINGS,
)
from dateline.core.data.wire.bulletins import BULLETIN_PHRASES
from dateline.core.data.wire.menu_words import MENU_JOINTS, MENU_WORDS
from dateline.core.data.wire.notices import EXCLAMATIONS, NOT_FOUND
from dateline.core.data.wire.section_markers import MARKER_CLOSINGS, MARKER_OPENINGS, WHOLE_MARKERS
from dateline.core.data.wire.writers import BYLINES, OFFICES, OUR_WRITERS, ROLES, WRITERS
from dateline.core.page.lines.caption import PERSON, is_caption
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.reason import Reason
from dateline.core.text.agencies import credit_line, names_agencies


def is_menu(line: str) -> bool:
    """Whether most words of a line are sections' names, several of them, each in a capital at its head."""
    if line[-1] in TERMINATORS or "," in line:
        return False
    words = [word for word in line.split() if word.lower() not in _JOINTS]
    if len(words) < _SEVERAL:
        return False
    named = [word for word in words if word.lower() in _SECTION_NAMES]
    titled = sum(word[0].isupper() for word in named)
    return len(named) * 4 >= len(words) * 3 and (titled * 3 >= len(words) * 2 or line.islower())


_SEVERAL: Final = 3
_SECTION_NAMES: Final = frozenset(word for words in MENU_WORDS.values() for word in words.split())
_JOINTS: Final = frozenset(MENU_JOINTS)


@lru_cache(maxsize=8192)
def by_words(line: str) -> tuple[Kind, str | None, Reason | None]:
    """Return what a short line is by its words alone, the section that it names, and why it is a rule or noise."""
    if not line[0].isalnum() and _RULE.fullmatch(line):
        return Kind.RULE, None, Reason.SIGNS
    if line[-1].isdecimal() and _TELETEXT.fullmatch(line):
        return Kind.RULE, None, Reason.TELETEXT
    lowered = line.lower().strip(_TRIM)
    section = _section(line)
    if section is not None or lowered in _BARE:
        return Kind.MARKER, section, None
    if credit_line(line):
        return Kind.CREDIT, None, None
    noise = _boilerplate(line, lowered) or (Reason.CAPTION if is_caption(line) else None)
    return (Kind.NOISE if noise is not None else Kind.TEXT), None, noise


def of_page(line: str) -> Reason | None:
    """Return why a line, however long, is the page's: it asks for consent, or says where its item came from."""
    opening = line[:_OPENING].lower()
    if opening[:_HEAD] not in _OPENING_HEADS:
        return None
    if opening.startswith(CONSENT_OPENINGS):
        return Reason.CONSENT
    fed = any(opening.startswith(row) and site in line.lower() for row, site in FEED_CLOSINGS)
    return Reason.PAGE_LINE if fed else None


def find_notice(opening: str) -> Reason | None:
    """Return why a line with this opening is a notice: a request for consent, or that the page is not there."""
    lowered = opening[:_MAX_NOTICE_OPENING].lower()
    if lowered[:_HEAD] not in _NOTICE_HEADS:
        return None
    if lowered.startswith(NOT_FOUND) or ((sigh := _SIGH.match(lowered)) and lowered.startswith(NOT_FOUND, sigh.end())):
        return Reason.GONE
    return Reason.CONSENT if lowered.startswith(CONSENT_OPENINGS) else None


def _boilerplate(line: str, lowered: str) -> Reason | None:
    """Return why a line belongs to the page: a number, a link, a writer's name, when it was published."""
    unnumbered = lowered.lstrip("0123456789:. /-,")
    if not (lowered.strip(QUOTES) if ":" in line or "/" in line else unnumbered.strip(QUOTES)):
        return Reason.NUMBER
    newspaper = line[-1] in DASHES and " - - " in line  # ``Norrlandsbladet - - NYHETER -``
    newspaper = newspaper or _is_menu(lowered) or (len(line) <= _LONGEST_PATH and _TRAIL.fullmatch(line) is not None)
    newspaper = newspaper or _HEADER.search(line) is not None or line.count(" ++ ") > 1  # what a bulletin holds
    if (
        newspaper
        or (line.find("  ") > 0 and _FAR_NAMES.fullmatch(line))
        or _PATH.match(line)
        or _MENU.fullmatch(line)
        or (line[-1] in LINK_ENDS and LINK.search(line))
        or (line[-1].isdecimal() and _CONTENTS.search(line))
        or is_menu(line)
    ):
        return Reason.PAGE_LINE
    counted = unnumbered != lowered and unnumbered.startswith(COUNTED_WORDS)
    if counted or lowered in _LINES or (unnumbered[:1] in _PREFIX_HEADS and unnumbered.startswith(_PREFIXES)):
        return Reason.PAGE_LINE
    if lowered[:_HEAD] in _PUBLISHED_HEADS and lowered.startswith(PAGE_DATE_OPENINGS) and _DIGIT.search(line):
        return Reason.PUBLISHED_LINE
    named = (line.startswith(BYLINES) and _BYLINE.fullmatch(line) is not None) or _is_role(line, lowered)
    return Reason.BYLINE if named or (lowered.startswith(OUR_WRITERS) and _OFFICE.fullmatch(lowered)) else None


def _is_menu(lowered: str) -> bool:
    """Whether a line is links, far apart or with bars between them: ``Imprimer   E-mail``."""
    parts = _FAR_APART.split(lowered)
    return len(parts) > 1 and all(part in _LINES for part in parts)


def _is_role(line: str, lowered: str) -> bool:
    role = next((role for role in ROLES if lowered.startswith(role)), None)
    named = _OF.sub("", line[len(role) :]) if role is not None else ""
    return bool(named) and names_agencies(named)


def _section(line: str) -> str | None:
    """Return the section that a marker names: ``Meer uit Buitenland`` → ``Buitenland``."""
    for opening in _OPENINGS.get(line[:3].lower(), ()):
        if line.startswith(opening):
            name = line[len(opening) :]
            if opening[-1] in APOSTROPHES or name[:1] in SPACE:
                name = name.strip(_TRIM)
                return name if 0 < len(name) <= _LONGEST_SECTION and line[-1] not in TERMINATORS else None
    closed = _CLOSED_SECTION.fullmatch(line) if line[0] in "AFM" else None
    return closed["name"] if closed is not None else None


def _by_first_letters() -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for opening in sorted(MARKER_OPENINGS, key=len, reverse=True):
        rows.setdefault(opening[:3].lower(), []).append(opening)
    return rows


_LONGEST_SECTION: Final = 40
_CLOSED_SECTION: Final = re.compile(
    rf"(?:More|Meer|Mehr|Más|Altre|Mais|Flere|Fler) (?P<name>[^\W\d_]+(?: [^\W\d_]+){{0,2}}) "
    rf"(?:{'|'.join(MARKER_CLOSINGS)})"
)
_TRIM: Final = " .:|…" + ARROWS + DASHES + SPACE
_OPENINGS: Final = _by_first_letters()
_BARE: Final = frozenset(row.lower() for row in WHOLE_MARKERS)
_LINES: Final = frozenset(row.lower() for row in BOILERPLATE_LINES)
_PREFIXES: Final = tuple(row.lower() for row in BOILERPLATE_PREFIXES)
_RULE: Final = re.compile(rf"[{BULLETS}_=~·.—\s|#]{{2,}}|[_=*~]")
_BYLINE: Final = re.compile(
    rf"(?:{'|'.join(BYLINES)}) (?=[{CAPITALS}]){PERSON}(?:,? (?:{PERSON}|{'|'.join(WRITERS)})){{0,14}}"
)
_PATH: Final = re.compile(rf"[^\W\d_]+(?: [^\W\d_]+)? (?:[{ARROWS}] \S|/ [^/]+ / )")
"""``Home » National News``, ``Inicio / Noticias``."""
_LONGEST_PATH: Final = 40
_TRAIL: Final = re.compile(r"[^\W\d_A-Z]+ / [^\W\d_A-Z]+(?: [^\W\d_A-Z]+){0,3}")
"""``europapress / castilla y león``."""
_HEADER: Final = re.compile(r"\S {8,}\S.*\d|^[A-Z]{3}\d{4} \d [A-Z]{2} \d{4} ")
"""``APA0218 5 CI 0211 II          Mo, 09.Mär 2015``."""
_TELETEXT: Final = re.compile(
    r"(?:P?[1-8]\d\d(?=\s)|[^\d\s][^\d\n]{2,24}\s[1-8]\d\d(?:[/.-]\d{1,2})?(?=\s)).{0,40}\s\d\d[:.]\d\d[:/.]\d\d"
)
"""``104  TELETEKST  104  wo 11 mrt 14:03:55``, ``NOS Teletekst 101 …``, ``P104 CEEFAX 104 Wed 11 Mar 14:03/55``."""
_CONTENTS: Final = re.compile(r"\S ?(?:\.{3,}| \.+) ?\d{1,3}$")
"""``Brand op vrachtschip voor kust ..... 104``."""
_OFFICE: Final = re.compile(rf"(?:{'|'.join(OUR_WRITERS)})(?:\S+ )?\S*?(?:{'|'.join(OFFICES)})\S*(?: \S+){{0,5}}")
_FAR_APART: Final = re.compile(r" {2,}| ?[|•·] ?")
_OF: Final = re.compile(r"^ (?:(?:da|de|di|della|der|of) )?")
LINK_ENDS: Final = f"{ARROWS}…"
LINK: Final = re.compile(rf" (?i:{'|'.join(map(re.escape, GLUED_LINKS))}) ?[{LINK_ENDS}]+$")
"""``Deux morts à Gavarnie Read More »``."""
_MENU: Final = re.compile(
    r"[^\s.,;|•·]++(?: [^\s.,;|•·]++)?(?:(?: {2,}| ?[|•·] ?)[^\s.,;|•·]++(?: [^\s.,;|•·]++)?){2,}"
)
"""``Home  News  Sport  Weather``, ``Contact | Privacy | Terms``."""
_FAR_NAME: Final = rf"[{CAPITALS}][^\s.,;:!?\d]*+(?: [^\s.,;:!?\d]++){{0,3}}+"
_FAR_NAMES: Final = re.compile(rf"{_FAR_NAME}(?: {{2,}}{_FAR_NAME}){{1,8}}")
"""``Startseite  Regional  Hamburg & Schleswig-Holstein``."""
_HEAD: Final = 3
"""Letters by which a table of openings is looked into first; few lines open with any of them."""
_OPENING: Final = 32
_OPENING_HEADS: Final = frozenset(row[:_HEAD] for row in (*CONSENT_OPENINGS, *(row for row, _ in FEED_CLOSINGS)))
_MAX_NOTICE_OPENING: Final = 48
"""How much of a line's opening is compared with the table of notices, in characters. Chosen by hand."""
_NOTICE_HEADS: Final = frozenset(row[:_HEAD] for row in (*CONSENT_OPENINGS, *NOT_FOUND, *EXCLAMATIONS))
_SIGH: Final = re.compile(rf"(?:{'|'.join(EXCLAMATIONS)})[{DASHES} :!.,|…]+")
_PREFIX_HEADS: Final = frozenset(row[0] for row in _PREFIXES)
_PUBLISHED_HEADS: Final = frozenset(row[:_HEAD] for row in PAGE_DATE_OPENINGS)
_DIGIT: Final = re.compile(r"\d")


def names_bulletin(lowered: str) -> bool:
    """Whether a bulletin's name stands in words in small letters."""
    return bool(_BULLETIN_FINDER.find_matches_as_indexes(lowered))


_BULLETIN_FINDER: Final = AhoCorasick(list(BULLETIN_PHRASES))


def is_aside(line: str) -> bool:
    """Whether a line is no headline where another one is: names, a remark in parentheses, a label, a lone word."""
    if not line:  # a tag took all of it: ``[MA]``
        return True
    if (line[0] in "([" and line[-1] in ")]") or (line[-1] == ":" and line.count(" ") < WORDS):
        return True
    if line.find(".", 0, _LONGEST_NAME) > 0 and _SITE.match(line):
        return True
    lone = " " not in line and (line[0].islower() or len(line) < _WORD or _SLUG.fullmatch(line) is not None)
    return lone or _PERSONS.fullmatch(line) is not None


def is_tag(line: str) -> bool:
    """Whether a line is a lone word in small letters."""
    return " " not in line and line.islower()


def is_label(line: str) -> bool:
    """Whether a line is a section's name in capitals: ``FIGURE SKATING``."""
    return line.isupper() and line.count(" ") < _LABEL_WORDS


WORDS: Final = 3
"""Blanks of a line that reads like a headline; ``1 minute`` and ``Repórter da Agência`` have fewer."""
_WORD: Final = 3
_LABEL_WORDS: Final = 3
_NAME: Final = rf"[{CAPITALS}][^\W\d_]*\.?(?:[-{APOSTROPHES}][{CAPITALS}]?[^\W\d_]+){{0,3}}"
_PERSON: Final = rf"{_NAME}(?: {_NAME}){{1,3}}"
_SLUG: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
"""``US-Cda-Pipeline``."""
_LONGEST_NAME: Final = 22
_SITE: Final = re.compile(
    r"(?i:(?P<site>[\w-]{2,20}\.(?:nl|be|com|net|org|eu|de|at|ch|fr|es|it|pt|com\.br|se|no|dk|fi|co\.uk|tv|news)))"
    r"(?: [-\u2013|:•] |.{4,60}(?P=site)$)"
)
"""``Beursduivel.be - gratis realtime koersen``, ``NU.nl Het laatste nieuws het eerst op NU.nl``."""
_PERSONS: Final = re.compile(rf"{_PERSON}(?:, {_PERSON}){{0,4}},? (?:and|en|und|et|y|e|og|och) {_PERSON}")
"""``Ivana Petrov and Tom Hale``."""
