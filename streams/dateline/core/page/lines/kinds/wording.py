"""Decide by its words alone what a line is.

``classify_by_words`` is the entry for short lines: a rule, a marker, a credit, noise or text. ``find_page_line`` and
``find_notice`` recognise lines of any length by their openings: a request for consent, a feed's note of its site, a
page that says that it is not there. Among the noise are menus (``Binnenland Buitenland Economie Sport``), bylines,
links, numbers and the head of a page of teletext.

For what is left as an item: ``is_page_label``. For the layout: ``names_bulletin`` recognises a title over several
items (``News in brief``), and ``is_aside``, ``is_tag`` and ``is_label`` short lines above a text that are no headline.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from dateline.core.data.text.characters import ARROWS, BULLETS, CAPITALS, DASHES, QUOTES, SPACE, TERMINATORS
from dateline.core.data.text.names import APOSTROPHES
from dateline.core.data.wire.boilerplate import (
    BOILERPLATE_LINES,
    BOILERPLATE_PREFIXES,
    CONSENT_OPENINGS,
    COPYRIGHT_OPENINGS,
    COUNTED_WORDS,
    FEED_CLOSINGS,
    GLUED_LINKS,
    PAGE_DATE_OPENINGS,
    RIGHTS_RESERVED,
)
from dateline.core.data.wire.bulletins import BULLETIN_PHRASES
from dateline.core.data.wire.menu_words import MENU_JOINTS, MENU_WORDS
from dateline.core.data.wire.notices import EXCLAMATIONS, NOT_FOUND
from dateline.core.data.wire.page_labels import ACCOUNT_LABELS, FORMS, NETWORKS, OBJECTS, READ_ON_LABELS, SECTION_LABELS
from dateline.core.data.wire.section_markers import LINK_LABELS, MARKER_CLOSINGS, MARKER_OPENINGS, WHOLE_MARKERS
from dateline.core.data.wire.writers import BYLINES, NEWSROOMS, OFFICES, OUR_WRITERS, ROLES, WRITERS
from dateline.core.page.lines.kinds.caption import PERSON, is_caption
from dateline.core.page.lines.kinds.counted_label import is_counted_label
from dateline.core.page.lines.kinds.share_label import is_share_label
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.reason import Reason
from dateline.core.text.agencies import credit_line, names_agencies
from dateline.core.text.pattern_code import compiled

_MAX_CACHED_LINES: Final = 8192
"""Short lines whose kind is cached: a line, a kind and a reason each. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_LINES)
def classify_by_words(line: str) -> tuple[Kind, str | None, Reason | None]:
    """Return a short line's kind, the section that it names as a marker, and why it is a rule or noise.

    Cached, since the lines of a site's menu stand on all its pages.
    """
    if not line[0].isalnum() and _RULE.fullmatch(line):
        return Kind.RULE, None, Reason.SIGNS
    if line[-1].isdecimal() and _TELETEXT.fullmatch(line):
        return Kind.RULE, None, Reason.TELETEXT
    lowered = line.lower().strip(_TRIM)
    section = _find_section(line)
    if section is not None or lowered in _BARE:
        return Kind.MARKER, section, None
    if credit_line(line):
        return Kind.CREDIT, None, None
    noise = _find_boilerplate(line, lowered) or (Reason.CAPTION if is_caption(line) else None)
    return (Kind.NOISE if noise is not None else Kind.TEXT), None, noise


def find_page_line(line: str) -> Reason | None:
    """Return why a line of any length is noise: it asks for consent, or names an owner or a feed's site; or None."""
    opening = line[:_MAX_PAGE_OPENING].lower()
    if opening[:_KEY_LETTERS] not in _PAGE_OPENING_KEYS:
        return None
    if opening.startswith(CONSENT_OPENINGS):
        return Reason.CONSENT
    if opening.startswith(COPYRIGHT_OPENINGS):
        return Reason.PAGE_LINE if _reserves_rights(line) else None
    fed = any(opening.startswith(row) and site in line.lower() for row, site in FEED_CLOSINGS)
    return Reason.PAGE_LINE if fed else None


def _reserves_rights(line: str) -> bool:
    """Whether a line that opens with a copyright reserves rights, and holds no dateline with a text."""
    lowered = line[:_MAX_RIGHTS_CHARS].lower()
    return any(row in lowered for row in RIGHTS_RESERVED) and _DATELINE_END.search(line) is None


def find_notice(opening: str) -> Reason | None:
    """Return why a line with this opening is a notice: a request for consent, or a note that the page is not there."""
    lowered = opening[:_MAX_NOTICE_OPENING].lower()
    if lowered[:_KEY_LETTERS] not in _NOTICE_KEYS:
        return None
    if lowered.startswith(NOT_FOUND) or (
        (exclamation := _EXCLAMATION.match(lowered)) and lowered.startswith(NOT_FOUND, exclamation.end())
    ):
        return Reason.GONE
    return Reason.CONSENT if lowered.startswith(CONSENT_OPENINGS) else None


def _find_boilerplate(line: str, lowered: str) -> Reason | None:
    """Return why a short line belongs to the page: a number, a link, a byline, a date of publication; or None."""
    if line in _OPENING_BRACKETS:  # in front of a dateline: ``(DEN HAAG (ANP) - ``
        return Reason.NUMBER
    unnumbered = lowered.lstrip("0123456789:. /-,")
    if not (lowered.strip(QUOTES) if ":" in line or "/" in line else unnumbered.strip(QUOTES)):
        return Reason.NUMBER
    of_page = line[-1] in DASHES and " - - " in line  # ``Norrlandsbladet - - NYHETER -``
    of_page = (
        of_page or _are_links(lowered) or (len(line) <= _MAX_PATH_CHARS and _SLASHED_PATH.fullmatch(line) is not None)
    )
    apart = line.find("  ") > 0
    if apart or line[3:4].isdecimal():
        of_page = of_page or _HEADER.search(line) is not None
    of_page = of_page or line.count(" ++ ") > 1 or "1 2 3" in line  # what a bulletin holds, or the links to its pages
    if (
        of_page
        or (apart and _NAMES_FAR_APART.fullmatch(line))
        or (_ARROW_OR_SLASH.search(line) and _ARROWED_PATH.match(line))
        or _SPACED_MENU.fullmatch(line)
        or (line[-1] in LINK_ENDS and LINK_AT_END.search(line))
        or (line[-1].isdecimal() and _CONTENTS_ENTRY.search(line))
        or is_menu(line)
    ):
        return Reason.PAGE_LINE
    counted = unnumbered != lowered and unnumbered.startswith(COUNTED_WORDS)
    if (
        counted
        or lowered in _LINES
        or _are_labels(lowered.strip(_LABEL_TRIM))
        or (unnumbered[:1] in _PREFIX_INITIALS and unnumbered.startswith(_PREFIXES))
    ):
        return Reason.PAGE_LINE
    if lowered[:_KEY_LETTERS] in _PUBLISHED_KEYS and lowered.startswith(PAGE_DATE_OPENINGS) and _DIGIT.search(line):
        return Reason.PUBLISHED_LINE
    byline = (line.startswith(BYLINES) and _BYLINE.fullmatch(line) is not None) or _is_role(line, lowered)
    byline = byline or (len(line) <= _MAX_NEWSROOM_CHARS and _NEWSROOM.fullmatch(line) is not None)
    return Reason.BYLINE if byline or (lowered.startswith(OUR_WRITERS) and _OFFICE.fullmatch(lowered)) else None


def _are_links(lowered: str) -> bool:
    """Whether a line is links, far apart or with bars between them: ``Imprimer   E-mail``."""
    if not any(sign in lowered for sign in _LINK_SEPARATORS):  # as in most lines
        return False
    parts = _GAP_OR_BAR.split(lowered)
    return len(parts) > 1 and all(part in _LINES for part in parts)


def is_page_label(text: str) -> bool:
    """Whether a text is nothing but a page's label: of a link or button, or the name of a section, ``Politik``."""
    trimmed = text.strip(_TRIMMED)
    return len(trimmed) <= _MAX_PAGE_LABEL_CHARS and "\n" not in trimmed and _is_page_label(trimmed)


@lru_cache(maxsize=_MAX_CACHED_LINES)
def _is_page_label(trimmed: str) -> bool:
    lowered = trimmed.lower()
    if lowered in _LINES or lowered in SECTION_LABELS or lowered in ACCOUNT_LABELS or _are_labels(lowered):
        return True
    printed = lowered.split(None, 2 * _MAX_SECTION_WORDS)
    # A label joins its words once: a line with more joining words than words is a text.
    if len(printed) > 2 * _MAX_SECTION_WORDS:
        return False
    words = set(printed) - _JOINTS
    return 0 < len(words) <= _MAX_SECTION_WORDS and any(words <= names for names in _SECTIONS_BY_LANGUAGE)


def _are_labels(lowered: str) -> bool:
    """Whether a line is nothing but labels of links and buttons: ``Artikel teilen Artikel drucken``."""
    if is_share_label(lowered) or is_counted_label(lowered):
        return True
    first = lowered.partition(" ")[0]
    if (first not in _FIRST_WORDS and first not in NETWORKS) or lowered.count(" ") >= _MAX_LABEL_WORDS:
        return False
    return _is_row_of_labels(["{net}" if word in NETWORKS else word for word in lowered.split(" ")])


def _is_row_of_labels(words: Sequence[str]) -> bool:
    """Whether words are one label, or several one after the other."""
    return " ".join(words) in _LABELS or any(
        " ".join(words[:end]) in _LABELS and _is_row_of_labels(words[end:]) for end in range(1, len(words))
    )


def _label_rows() -> Iterator[str]:
    """Yield every label: each form with each object of its language, a network's also without, and links to read on."""
    for language, forms in FORMS.items():
        for form in forms:
            yield from (form.format(what, net="{net}") for what in OBJECTS[language])
            if "{net}" in form:
                yield " ".join(form.format("", net="{net}").split())
    yield from READ_ON_LABELS


def _is_role(line: str, lowered: str) -> bool:
    """Whether a line is a writer's role at an agency: ``Repórter da Agência Brasil``."""
    role = next((role for role in ROLES if lowered.startswith(role)), None)
    employer = _OF.sub("", line[len(role) :]) if role is not None else ""
    return bool(employer) and names_agencies(employer)


def _find_section(line: str) -> str | None:
    """Return the section that a marker names, ``Buitenland`` in ``Meer uit Buitenland``; None for no marker."""
    for opening in _OPENINGS_BY_KEY.get(line[:3].lower(), ()):
        if line.startswith(opening):
            name = line[len(opening) :]
            if opening[-1] in APOSTROPHES or name[:1] in SPACE:
                name = name.strip(_TRIM)
                return name if 0 < len(name) <= _MAX_SECTION_CHARS and line[-1] not in TERMINATORS else None
    match = _SECTION_IN_PHRASE.fullmatch(line) if line[0] in "AFM" else None
    return match["name"] if match is not None else None


def is_link_label(marker: str) -> bool:
    """Whether a marker tells the reader of the text above to read another: ``Read also:``."""
    return marker.lower().strip(_TRIM) in _LINK_LABELS


def _openings_by_key() -> dict[str, list[str]]:
    """Return the openings of markers by their first three letters, the longest first."""
    rows: dict[str, list[str]] = {}
    for opening in sorted(MARKER_OPENINGS, key=len, reverse=True):
        rows.setdefault(opening[:3].lower(), []).append(opening)
    return rows


_MAX_SECTION_CHARS: Final = 40
"""The longest name of a section, in characters. Chosen by hand."""
_SECTION_IN_PHRASE: Final = re.compile(
    rf"(?:More|Meer|Mehr|Más|Altre|Mais|Flere|Fler) (?P<name>[^\W\d_]+(?: [^\W\d_]+){{0,2}}) "
    rf"(?:{'|'.join(MARKER_CLOSINGS)})"
)
_MAX_RIGHTS_CHARS: Final = 300
"""Characters of a line with a copyright in which its reservation of rights is looked for. Chosen by hand."""
_DATELINE_END: Final = re.compile(rf"\) ?[{DASHES}] ")
"""What closes a dateline in front of a text: ``LONDON (AP) - ``."""
_MAX_PAGE_LABEL_CHARS: Final = 300
"""The longest label of a page, in characters: ``_MAX_LABEL_WORDS`` long words. Bounds time; chosen by hand."""
_OPENING_BRACKETS: Final = frozenset("([")
_TRIM: Final = " .:|…" + ARROWS + DASHES + SPACE
"""Punctuation marks at the ends of a line that do not count."""
_OPENINGS_BY_KEY: Final = _openings_by_key()
_BARE: Final = frozenset(row.lower() for row in WHOLE_MARKERS)
"""Markers that name no section: ``Laatste nieuws``."""
_LINK_LABELS: Final = frozenset(row.lower() for row in LINK_LABELS)
_LINES: Final = frozenset(row.lower() for row in BOILERPLATE_LINES)
_LABELS: Final = frozenset(_label_rows())
"""Every label, with ``{net}`` for a network."""
_FIRST_WORDS: Final = frozenset(label.partition(" ")[0] for label in _LABELS)
"""The first word of each label: a line that begins with another word is none."""
_LABEL_TRIM: Final = " ?!¿¡" + QUOTES
"""Signs at the ends of a label that do not count."""
_TRIMMED: Final = _TRIM + _LABEL_TRIM
_MAX_LABEL_WORDS: Final = 12
"""The longest line that may be labels, in words; the longest label has 8. It bounds the search. Chosen by hand."""
_PREFIXES: Final = (
    *(row.lower() for row in BOILERPLATE_PREFIXES),
    *(f"{row.lower()}{colon}" for row in LINK_LABELS for colon in (":", " :")),
)
_RULE: Final = re.compile(rf"[{BULLETS}_=~·.—\s|#]{{2,}}|[_=*~]")
_MAX_NEWSROOM_CHARS: Final = 60
"""The longest line of a newsroom and its town, in characters. Chosen by hand."""
_NEWSROOM: Final = compiled(
    rf"(?i:{'|'.join(map(re.escape, sorted(NEWSROOMS, key=len, reverse=True)))}) ?[|/·•] ?"
    rf"[{CAPITALS}][\w.'\u2019-]*(?:(?: | ?[/,] ?)[\w.'\u2019-]+){{0,4}}"
)
"""A newsroom and where it is, or the agencies whose words it has: ``Redacción | Jaén``, ``Redação / São Paulo``."""
_BYLINE: Final = compiled(
    rf"(?:{'|'.join(BYLINES)}) (?=[{CAPITALS}]){PERSON}(?:,? (?:{PERSON}|{'|'.join(WRITERS)})){{0,14}}"
)
_ARROWED_PATH: Final = re.compile(rf"[^\W\d_]+(?: [^\W\d_]+)? (?:[{ARROWS}] \S|/ [^/]+ / )")
"""``Home » National News``, ``Inicio / Noticias``."""
_ARROW_OR_SLASH: Final = re.compile(f" [{ARROWS}/] ")
_MAX_PATH_CHARS: Final = 40
"""The longest path within a site, in characters. Tuned on the golden pages."""
_SLASHED_PATH: Final = re.compile(r"[^\W\d_A-Z]+ / [^\W\d_A-Z]+(?: [^\W\d_A-Z]+){0,3}")
"""``europapress / castilla y león``."""
_HEADER: Final = re.compile(r"\S {8,}\S.*\d|^[A-Z]{3}\d{4} \d [A-Z]{2} \d{4} ")
"""``APA0218 5 CI 0211 II          Mo, 09.Mär 2015``."""
_TELETEXT: Final = re.compile(
    r"(?:P?[1-8]\d\d(?=\s)|[^\d\s][^\d\n]{2,24}\s[1-8]\d\d(?:[/.-]\d{1,2})?(?=\s)).{0,40}\s\d\d[:.]\d\d[:/.]\d\d"
)
"""``104  TELETEKST  104  wo 11 mrt 14:03:55``, ``NOS Teletekst 101 …``, ``P104 CEEFAX 104 Wed 11 Mar 14:03/55``."""
_CONTENTS_ENTRY: Final = re.compile(r"\S ?(?:\.{3,}| \.+) ?\d{1,3}$")
"""``Brand op vrachtschip voor kust ..... 104``."""
_OFFICE: Final = re.compile(rf"(?:{'|'.join(OUR_WRITERS)})(?:\S+ )?\S*?(?:{'|'.join(OFFICES)})\S*(?: \S+){{0,5}}")
_LINK_SEPARATORS: Final = ("  ", "|", "•", "·")
_GAP_OR_BAR: Final = re.compile(r" {2,}| ?[|•·] ?")
_OF: Final = re.compile(r"^ (?:(?:da|de|di|della|der|of) )?")
LINK_ENDS: Final = f"{ARROWS}…"
"""The characters that close a link at a line's end."""
LINK_AT_END: Final = re.compile(rf" (?i:{'|'.join(map(re.escape, GLUED_LINKS))}) ?[{LINK_ENDS}]+$")
"""``Deux morts à Gavarnie Read More »``."""
_SPACED_MENU: Final = re.compile(
    r"[^\s.,;|•·]++(?: [^\s.,;|•·]++)?(?:(?: {2,}| ?[|•·] ?)[^\s.,;|•·]++(?: [^\s.,;|•·]++)?){2,}"
)
"""``Home  News  Sport  Weather``, ``Contact | Privacy | Terms``."""
_NAME_FAR_APART: Final = rf"[{CAPITALS}][^\s.,;:!?\d]*+(?> [^\s.,;:!?\d]++){{0,3}}+"
_NAMES_FAR_APART: Final = compiled(rf"{_NAME_FAR_APART}(?: {{2,}}{_NAME_FAR_APART}){{1,8}}")
"""``Startseite  Regional  Hamburg & Schleswig-Holstein``."""
_KEY_LETTERS: Final = 3
"""How many first letters are looked up before a table of openings is searched: few lines pass, which saves time."""
_MAX_PAGE_OPENING: Final = 32
"""How much of a line's opening is compared with the tables of consent and feeds, in characters. Chosen by hand."""
_PAGE_OPENING_KEYS: Final = frozenset(
    row[:_KEY_LETTERS] for row in (*CONSENT_OPENINGS, *COPYRIGHT_OPENINGS, *(row for row, _ in FEED_CLOSINGS))
)
_MAX_NOTICE_OPENING: Final = 48
"""How much of a line's opening is compared with the table of notices, in characters. Tuned on the golden pages."""
_NOTICE_KEYS: Final = frozenset(row[:_KEY_LETTERS] for row in (*CONSENT_OPENINGS, *NOT_FOUND, *EXCLAMATIONS))
_EXCLAMATION: Final = re.compile(rf"(?:{'|'.join(EXCLAMATIONS)})[{DASHES} :!.,|…]+")
_PREFIX_INITIALS: Final = frozenset(row[0] for row in _PREFIXES)
_PUBLISHED_KEYS: Final = frozenset(row[:_KEY_LETTERS] for row in PAGE_DATE_OPENINGS)
_DIGIT: Final = re.compile(r"\d")


def is_menu(line: str) -> bool:
    """Whether three in four words of a line are sections' names, most with a capital, or all in lower case."""
    if line[-1] in TERMINATORS or "," in line:
        return False
    words = [word for word in line.split() if word.lower() not in _JOINTS]
    if len(words) < _MIN_MENU_WORDS:
        return False
    if len(words) < _MIN_LONG_MENU_WORDS and not any(word.lower() in _SECTION_NAMES for word in words[:2]):
        return False  # a quick test: fewer than three in four of so few words are sections' names
    sections = [word for word in words if word.lower() in _SECTION_NAMES]
    titled = sum(word[0].isupper() for word in sections)
    return len(sections) * 4 >= len(words) * 3 and (titled * 3 >= len(words) * 2 or line.islower())


_MIN_LONG_MENU_WORDS: Final = 8
"""The fewest words of which two may be no sections' names."""
_MIN_MENU_WORDS: Final = 3
"""The fewest words of a menu, joints such as ``och`` apart. Tuned on the golden pages."""
_SECTION_NAMES: Final = frozenset(word for words in MENU_WORDS.values() for word in words.split())
_JOINTS: Final = frozenset(MENU_JOINTS)
_SECTIONS_BY_LANGUAGE: Final = tuple(frozenset(words.split()) for words in MENU_WORDS.values())
_MAX_SECTION_WORDS: Final = 3
"""The most words of a text that only names a section, joints apart: ``Wirtschaft & Finanzen``. Chosen by hand."""


def names_bulletin(lowered: str) -> bool:
    """Whether a bulletin's name stands in a line, which is given in lower case."""
    return bool(_BULLETIN_FINDER.find_matches_as_indexes(lowered))


_BULLETIN_FINDER: Final = AhoCorasick(list(BULLETIN_PHRASES))


def is_aside(line: str) -> bool:
    """Whether a line is no headline if another line may be: names, a remark in parentheses, a label, a lone word."""
    if not line:  # all of it was a tag: ``[MA]``
        return True
    if (line[0] in "([" and line[-1] in ")]") or (line[-1] == ":" and line.count(" ") < MIN_HEADLINE_SPACES):
        return True
    if line.find(".", 0, _MAX_SITE_CHARS) > 0 and _SITE.match(line):
        return True
    lone = " " not in line and (line[0].islower() or len(line) < _MIN_WORD_CHARS or _SLUG.fullmatch(line) is not None)
    return lone or _PERSONS.fullmatch(line) is not None


def is_tag(line: str) -> bool:
    """Whether a line is a lone word in lower case."""
    return " " not in line and line.islower()


def is_label(line: str) -> bool:
    """Whether a line is a section's name in capitals: ``FIGURE SKATING``."""
    return line.isupper() and line.count(" ") < _MIN_SPACES_OF_NO_LABEL


def has_small_word(line: str) -> bool:
    """Whether a word of a line opens with a small letter: names of sections, ``Home Slider``, mostly have none."""
    return any(word[0].islower() for word in line.split())


MIN_HEADLINE_SPACES: Final = 3
"""The fewest spaces of a line that reads like a headline; ``1 minute`` and ``Repórter da Agência`` have fewer. Tuned
on the golden pages."""
_MIN_WORD_CHARS: Final = 3
"""The shortest lone word that may be a headline, in characters. Tuned on the golden pages."""
_MIN_SPACES_OF_NO_LABEL: Final = 3
"""The fewest spaces of a line in capitals that is no section's name. Tuned on the golden pages."""
_NAME: Final = rf"[{CAPITALS}][^\W\d_]*\.?(?:[-{APOSTROPHES}][{CAPITALS}]?[^\W\d_]+){{0,3}}"
_PERSON: Final = rf"{_NAME}(?: {_NAME}){{1,3}}"
_SLUG: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
"""``US-Cda-Pipeline``."""
_MAX_SITE_CHARS: Final = 22
"""How far into a line the first full stop of a site's name is looked for, in characters. Tuned on the golden pages."""
_SITE: Final = re.compile(
    r"(?i:(?P<site>[\w-]{2,20}\.(?:nl|be|com|net|org|eu|de|at|ch|fr|es|it|pt|com\.br|se|no|dk|fi|co\.uk|tv|news)))"
    r"(?: [-\u2013|:•] |.{4,60}(?P=site)$)"
)
"""``Beursduivel.be - gratis realtime koersen``, ``NU.nl Het laatste nieuws het eerst op NU.nl``."""
_PERSONS: Final = compiled(rf"{_PERSON}(?:, {_PERSON}){{0,4}},? (?:and|en|und|et|y|e|og|och) {_PERSON}")
"""``Ivana Petrov and Tom Hale``."""
