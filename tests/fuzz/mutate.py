"""Change a page as the web, an editor or an attacker might: its lines, datelines, times and characters."""
# ruff: noqa: E501 - tables of signs: a row is a line

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

DATELINES: Final = (
    "DEN HAAG (ANP) - ", "MOSKOU (ANP/RTR/AFP) - ", "Kiew (Kyjiw)/Moskau - ", "(ANSA) - ROMA, 26 FEB - ", "LONDON -- ",
    "FORT IRWIN, Calif. (AP) \u2014 ", "(AFP) - ", "Reuters - LONDON: ", "МИНСК, 5 мар - РИА Новости. ", "GOES - ",
    "新华社合肥12月2日电", "LIMA. AP. ", "Vancouver, British Columbia - 12. Februar 2020 - ", "(Des Moines, IA) \u2014 ",
    "BOEDAPEST (ANP/A", "WASHINGTON \u2014 (AP) \u2014 ", "ASUNCIÓN / EFE", "Oslo (NTB): ", "[ROMA] ", "PARIS, 3 mars (",
)  # fmt: skip
TIMES: Final = (
    "3 uur geleden", "vor 2 Stunden", "il y a 5 minutes", "2 hours ago", "hace una hora", "- NTB15 min", "21.42 Uhr",
    "+++ 21.42 Uhr: Kopf +++", "10:10", "10:10 ", "gisteren om 9.31", "12 maart 2024", "31-02-2024", "0:60", "25:00",
    "May 28, 2015, 5:59 a.m.", "2024-02-30T25:61:61Z", "99999999999999999999 uur geleden", "١٢ uur geleden",
    "Bijgewerkt: 1 jan 0001", "9999-12-31", "\u00b2 uur geleden", "vandaag", "ayer a las 9", "0 minuten geleden",
)  # fmt: skip
MARKERS: Final = (
    "Meer uit Buitenland", "Lees ook", "Mehr zum Thema", "A lire aussi", "Related articles", "___", "***", "* * *", "---",
    "Foto: ANP", "Reuters", "(ANP)", "\u2022 ", "+++", "Advertentie", "Copyright ANP", "1/3", "Laatste nieuws",
)  # fmt: skip
SIGNS: Final = (
    "-", "\u2013", "\u2014", "--", "(", ")", "((", "[", "]", "/", "//", "|", "\u00b7", ":", ";", ",", ".", "...", "\u2026",
    "'", '"', "\u201e", "\u201c", "\u00bb", "&", "&amp;", "&#0;", "&#xD800;", "&#x110000;", "&nbsp", "=", "+", "*", "_",
    "\x00", "\x1b", "\x1c", "\x85", "\x93", "\ufffd", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2066", "\u2028", "\ufeff",
    "\u0301", "\u0323", "\u0345", "\u1ab0", "\U0001d165", "\u212b", "\ufb01", "\u0130", "\u0131", "\u1e9e", "\u03a3",
    "\u00b2", "\u0661", "\u2167", "\u3007", "\u00c3\u00a9", "\u00e2\u20ac\u2122", "\u00c3", "\u00c2\u00a0", "\u00c3\u0192\u00c2\u00a9",
    "\ud800", "\udfff", "\ud83d\ude00", "\U0001f468\u200d\U0001f469", "\U0010ffff", "\ufdfa",
)  # fmt: skip
SCRIPTS: Final = (
    "Москва ", "КИЕВ ", "القاهرة ", "ירושלים ", "東京 ", "서울 ", "Αθήνα ", "नई दिल्ली ", "กรุงเทพ ", "İSTANBUL ", "ǅ ", "ß ", "ŉ ",
)  # fmt: skip
TAGS: Final = (
    "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<span>", "<li>", "<time>", "</time>", "<aside>", "</aside>",
    "<footer>", "</footer>", "<pre>", "</pre>", "<table>", "<td>", "<script>", "</script>", "<!--", "-->", "<", ">",
    "<p hidden>", "<a href='", "<svg>", "<template>", "<title>", "<textarea>", "<form>", "<frameset>", "<![CDATA[", "</",
    "<body>", "</html>", "<plaintext>", "<p style='white-space:pre'>", "<figure>", "<h1>", "&lt;", "\x00",
)  # fmt: skip
MAX_PAGE_CHARS: Final = 6_144
"""Code points of a changed page; a longer one is cut. Chosen by hand."""
_REPEATS: Final = (2, 3, 10, 100)
"""How many times a part may be repeated."""


def mutate(text: str, random: Random, pool: Sequence[str], *, html: bool) -> str:
    """Return the page after one to seven random changes; ``pool`` holds other pages to take parts from."""
    for _ in range(1 + random.randrange(4) * random.randrange(3)):
        text = random.choice(_CHANGES)(text, random, pool, html=html)[:MAX_PAGE_CHARS]
    return text


def _insert_part(text: str, random: Random, pool: Sequence[str], *, html: bool) -> str:
    """Insert a dateline, time, marker, sign, foreign word or tag: anywhere, or at the edge of a line or sentence."""
    del pool
    kinds = (DATELINES, TIMES, MARKERS, SIGNS, SCRIPTS, *((TAGS, TAGS, TAGS) if html else ()))
    part = random.choice(random.choice(kinds))
    if random.randrange(8) == 0:
        part *= random.choice(_REPEATS)
    at = random.choice((_anywhere, _line_start, _line_end, _after_sentence))(text, random)
    return f"{text[:at]}{part}{text[at:]}"


def _anywhere(text: str, random: Random) -> int:
    return random.randint(0, len(text))


def _line_start(text: str, random: Random) -> int:
    return text.rfind("\n", 0, _anywhere(text, random)) + 1


def _line_end(text: str, random: Random) -> int:
    at = text.find("\n", _anywhere(text, random))
    return at if at >= 0 else len(text)


def _after_sentence(text: str, random: Random) -> int:
    at = text.find(".", _anywhere(text, random))
    return at + 1 if at >= 0 else len(text)


def _cut(text: str, random: Random, pool: Sequence[str], *, html: bool) -> str:
    """Keep the page's head, its tail, all but a part, or the part."""
    del pool, html
    first, last = sorted((_anywhere(text, random), _anywhere(text, random)))
    return random.choice((text[:last], text[first:], text[:first] + text[last:], text[first:last]))


def _glue(text: str, random: Random, pool: Sequence[str], *, html: bool) -> str:
    """Insert another page, or a part of one, before, behind or into this one."""
    del html
    other = random.choice(pool) if pool else text
    first, last = sorted((_anywhere(other, random), _anywhere(other, random)))
    other = other if random.randrange(3) == 0 else other[first:last]
    at = random.choice((0, len(text), _anywhere(text, random)))
    return f"{text[:at]}{other}{text[at:]}"


def _change_lines(text: str, random: Random, pool: Sequence[str], *, html: bool) -> str:
    """Drop, repeat, swap, join, recase, letter-space or respace lines."""
    del pool, html
    lines = text.split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(8):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
        case 4:
            lines[at] = lines[at].upper() if random.randrange(2) else lines[at].lower()
        case 5:
            lines[at : at + 1] = [lines[at]] * random.choice(_REPEATS)
        case 6:
            lines[at] = " ".join(lines[at])
        case _:
            lines = [line for line in lines if line] if random.randrange(2) else "\n\n".join(lines).split("\n")
    return "\n".join(lines)


def _change_case(text: str, random: Random, pool: Sequence[str], *, html: bool) -> str:
    """Change a part of the page: capitals, small letters, title case, no blanks, no line ends, or backwards."""
    del pool, html
    first, last = sorted((_anywhere(text, random), _anywhere(text, random)))
    last = min(last, first + 200)
    part = text[first:last]
    changes = (part.upper(), part.lower(), part.title(), part.replace(" ", ""), part.replace("\n", ""), part[::-1])
    return f"{text[:first]}{random.choice(changes)}{text[last:]}"


def _replace_character(text: str, random: Random, pool: Sequence[str], *, html: bool) -> str:
    """Replace a character of the page by another sign, once or everywhere."""
    del pool, html
    if not text:
        return text
    at = random.randrange(len(text))
    sign = random.choice((*SIGNS, "\n", " ", "", "\t", "\u00a0"))
    if random.randrange(6) == 0:
        return text.replace(text[at], sign)
    return f"{text[:at]}{sign}{text[at + 1 :]}"


def _decode_wrongly(text: str, random: Random, pool: Sequence[str], *, html: bool) -> str:
    """Decode the page's UTF-8, or that of its end, as Latin-1 or Windows-1252."""
    del pool, html
    at = random.choice((0, _anywhere(text, random)))
    codec = random.choice(("latin-1", "cp1252"))
    return text[:at] + text[at:].encode("utf-8", "surrogatepass").decode(codec, "replace")


_Change = Callable[..., str]
_CHANGES: Final[tuple[_Change, ...]] = (
    *(_insert_part,) * 6, *(_change_lines,) * 3, *(_replace_character,) * 3, _cut, _glue, _change_case, _decode_wrongly,
)  # fmt: skip
"""The changes; those named more than once come as many times as often."""
