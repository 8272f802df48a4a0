"""The fingerprint of a text: equal for two copies of one text, whatever their pages did to them."""

import re
import unicodedata
from typing import Final

from dateline.core.data.text.characters import DASHES, INVISIBLE, QUOTES
from dateline.core.data.wire.agencies import FORMS_BY_CODE
from dateline.core.data.wire.boilerplate import CLOSING_CREDITS
from dateline.core.data.wire.openings import OPENINGS
from dateline.core.text.agencies import LAST_WORDS
from dateline.core.text.pattern_code import compiled
from dateline_schemas.article import digest


def fingerprint(text: str, headline: str | None) -> str:
    """Return the 128-bit hash, in hex, of a body without its dateline.

    Ignored are case, quotes, the kind of dash, white space and credits at the end, and nothing else. The headline
    is hashed too where the body alone does not identify the text: a body under 12 words, one that is mostly
    numbers, or a notice whose subject stands in the headline only (``It cuts its prime rate to 8 pct from 8-1/2``
    is true of two banks).
    """
    body = _normal(_without_credits(text))
    return digest(body, _normal(headline)) if headline and _needs_headline(body, headline) else digest(body)


def _needs_headline(body: str, headline: str) -> bool:
    """Whether the body alone does not identify the text."""
    words = body.count(" ") + 1
    numbers = len(_NUMBER.findall(body))
    if words < _MIN_WORDS or numbers * 2 >= words:
        return True
    notice = numbers * _WORDS_PER_NUMBER >= words or body.startswith(_NOTICES)
    return notice and words < _MAX_NOTICE_WORDS and _lacks_subject(body, headline)


def _lacks_subject(body: str, headline: str) -> bool:
    """Whether the body lacks one of the headline's first two words of four letters or more."""
    return any(word not in body for word in _LONG_WORD.findall(headline[:_OPENING_CHARS].casefold())[:2])


def _normal(text: str) -> str:
    normal = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    spaced = " ".join(_with_one_dash(_IGNORED.sub("", normal)).casefold().split())
    return spaced.replace(" -", "-").replace("- ", "-")


def _with_one_dash(text: str) -> str:
    """Replace every run of dashes by one hyphen; ``str.replace`` takes a fifth of a pattern's time."""
    for dash in DASHES if not text.isascii() else ():
        text = text.replace(dash, "-")
    while "--" in text:
        text = text.replace("--", "-")
    return text


def _without_credits(text: str) -> str:
    """Return the text without the credits at its end, in parentheses or on lines of their own.

    At most ``_MAX_CREDITS`` of them are removed: each removal copies the text.
    """
    for _ in range(_MAX_CREDITS):
        shorter = text.rstrip()
        line = shorter.rfind("\n") + 1
        if line and shorter[line:].lower().strip("(").startswith(CLOSING_CREDITS):
            shorter = shorter[:line]
        else:
            shorter = _without_agency(shorter)
        if len(shorter) == len(text):
            return text
        text = shorter
    return text


def _without_agency(text: str) -> str:
    """Return the text without an agency at its end; it is searched only where the last word may end an agency."""
    last = text[-_MAX_CREDIT_CHARS:].rsplit(maxsplit=1)[-1].strip("./©") if text else ""
    if not last or not (last[-1] == ")" or last.lower() in LAST_WORDS):
        return text
    closing = _CREDIT.search(text, max(0, len(text) - _MAX_CREDIT_CHARS))
    return text[: closing.start()] if closing is not None else text


_MAX_CREDITS: Final = 16
"""Credits that are removed from a text's end: bounds time. Without it, a page of ``(AFP)`` alone took 14 s per MiB.
Chosen by hand."""
_MAX_CREDIT_CHARS: Final = 60
"""Characters at a text's end in which a credit is looked for: bounds time. Chosen by hand."""
# Chosen by hand. These three decide fingerprints: to change one of them, raise FINGERPRINT_VERSION.
_MIN_WORDS: Final = 12
"""Words from which on a body identifies its text without the headline."""
_MAX_NOTICE_WORDS: Final = 60
"""Words from which on a notice identifies its text without the headline."""
_WORDS_PER_NUMBER: Final = 6
"""Words per number, up to which a short body is a notice."""

_OPENING_CHARS: Final = 80
"""Characters of a headline in which its first words are looked for: bounds time. Chosen by hand."""
_LONG_WORD: Final = re.compile(r"[^\W\d_]{4,}")
"""A word of four letters or more."""
_NUMBER: Final = re.compile(r"\d\S*")
"""A word from its first digit on."""
_IGNORED: Final = re.compile(f"[{re.escape(QUOTES + INVISIBLE)}]")
_AGENCY: Final = "|".join(
    re.escape(form)
    for form in sorted(dict.fromkeys(f for row in FORMS_BY_CODE.values() for f in row), key=len, reverse=True)
)
_CREDIT: Final = compiled(
    rf"\s*(?:\((?i:{_AGENCY})(?:\s?[/,-]\s?[^\W\d_]{{2,20}}){{0,5}}\)|©\s?(?i:{_AGENCY})|\s/?(?:{_AGENCY})/?)[.\s]*$"
)
_NOTICES: Final = tuple(f"{_normal(opening)} " for openings in OPENINGS.values() for opening in openings)
