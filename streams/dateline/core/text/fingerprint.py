"""The fingerprint of a text: equal for two prints of one text, whatever the pages did to them."""

import re
import unicodedata
from typing import Final

from dateline.core.data.text.characters import DASHES, INVISIBLE, QUOTES
from dateline.core.data.wire.agencies import FORMS
from dateline.core.data.wire.boilerplate import TRAILERS
from dateline.core.data.wire.openings import OPENINGS
from dateline.core.text.agencies import LAST_WORDS
from dateline_schemas.article import digest


def fingerprint(text: str, headline: str | None) -> str:
    """128 bits in hex of a body without its dateline.

    Ignores case, quotes, dashes' kinds, white space and trailing credits, and nothing else. A body under
    12 words, or mostly numbers, says too little by itself and takes its headline in; so does a notice
    that leaves its subject to the headline: of two banks, ``It cuts its prime rate to 8 pct from 8-1/2``.
    """
    body = _normal(_without_credits(text))
    return digest(body, _normal(headline)) if headline and _says_little(body, headline) else digest(body)


def _says_little(body: str, headline: str) -> bool:
    """Under twelve words, half of them with digits, or a notice of what the headline alone names."""
    words = body.count(" ") + 1
    numbers = len(_NUMBER.findall(body))
    if words < _FEW_WORDS or numbers * 2 >= words:
        return True
    notice = numbers * _FIGURES >= words or body.startswith(_NOTICES)
    return notice and words < _SHORT_BODY and _lacks_subject(body, headline)


def _lacks_subject(body: str, headline: str) -> bool:
    """Whether one of the first two telling words of the headline is not in the body."""
    return any(word not in body for word in _WORD.findall(headline[:_OPENING].casefold())[:2])


def _normal(text: str) -> str:
    normal = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    spaced = " ".join(_with_one_dash(_IGNORED.sub("", normal)).casefold().split())
    return spaced.replace(" -", "-").replace("- ", "-")


def _with_one_dash(text: str) -> str:
    """Put one hyphen for every run of dashes; by plain replacement, which takes a fifth of a pattern's time."""
    for dash in DASHES if not text.isascii() else ():
        text = text.replace(dash, "-")
    while "--" in text:
        text = text.replace("--", "-")
    return text


def _without_credits(text: str) -> str:
    """Return the text without the credits at its end, in parentheses or on lines of their own.

    Of a bounded number, since each takes a copy of the text: a page of nothing but ``(AFP)`` took 14 s a MiB.
    """
    for _ in range(_MOST_CREDITS):
        shorter = text.rstrip()
        line = shorter.rfind("\n") + 1
        if line and shorter[line:].lower().strip("(").startswith(TRAILERS):
            shorter = shorter[:line]
        else:
            shorter = _without_agency(shorter)
        if len(shorter) == len(text):
            return text
        text = shorter
    return text


def _without_agency(text: str) -> str:
    """Return the text without an agency at its end; looked for only where its last word may close one."""
    last = text[-_REACH:].rsplit(maxsplit=1)[-1].strip("./©") if text else ""
    if not last or not (last[-1] == ")" or last.lower() in LAST_WORDS):
        return text
    closing = _CREDIT.search(text, max(0, len(text) - _REACH))
    return text[: closing.start()] if closing is not None else text


_MOST_CREDITS: Final = 16
_REACH: Final = 60
_FEW_WORDS: Final = 12
_SHORT_BODY: Final = 60
"""Words from which on a body says by itself what it is about."""
_FIGURES: Final = 6
"""Where one word in so many has digits, a short text is a notice rather than prose."""
_OPENING: Final = 80
"""Characters of a headline that hold its first words."""
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_NUMBER: Final = re.compile(r"\d\S*")
"""A word from its first digit on."""
_IGNORED: Final = re.compile(f"[{re.escape(QUOTES + INVISIBLE)}]")
_AGENCY: Final = "|".join(
    re.escape(form) for form in sorted({f for row in FORMS.values() for f in row}, key=len, reverse=True)
)
_CREDIT: Final = re.compile(
    rf"\s*(?:\((?i:{_AGENCY})(?:\s?[/,-]\s?[^\W\d_]{{2,20}}){{0,5}}\)|©\s?(?i:{_AGENCY})|\s/?(?:{_AGENCY})/?)[.\s]*$"
)
_NOTICES: Final = tuple(f"{_normal(opening)} " for openings in OPENINGS.values() for opening in openings)
