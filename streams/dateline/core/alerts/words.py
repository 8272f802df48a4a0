"""Words as rules compare them: in small letters, without accents, a blank for whatever stands between two words.

A text begins and ends with a blank and has one on either side of every word. So a term with blanks around it
is found by a plain search for it, and only where whole words stand.
"""

import re
import unicodedata
from typing import Final, NamedTuple

from dateline.core.data.text.letters import LETTERS
from dateline.core.data.text.scripts import ACCENTS, UNSPACED, WITHIN_WORDS

STAR: Final = "*"


class Term(NamedTuple):
    """A word or phrase of a rule: as it stands there, and what is searched for in a folded text."""

    printed: str
    pattern: str


def folded(text: str) -> str:
    """Return a text's words in small letters without accents, each between blanks: ``" l aquila "``.

    Runs of a script that sets no blanks stand between blanks too. ``folded(folded(x)) == folded(x)``.
    """
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    if text.isascii():
        words = text.encode().translate(_PLAIN).decode().split()
    else:
        text = _SPELT.sub(_spell, unicodedata.normalize("NFC", text))
        words = _UNSPACED.sub(r" \1 ", _BETWEEN.sub(" ", text)).split()
    return f" {' '.join(words)} "


def term(printed: str) -> Term:
    """Return a term; its pattern is empty where it has no letter and no digit.

    A star leaves the end of its last word open. So are both ends where they are of a script without blanks.
    """
    words = folded(printed.removesuffix(STAR)).strip()
    if not words:
        return Term(printed, "")
    before = "" if _UNSPACED.match(words[0]) else " "
    after = "" if printed.endswith(STAR) or _UNSPACED.match(words[-1]) else " "
    return Term(printed, f"{before}{words}{after}")


def _spell(found: re.Match[str]) -> str:
    return _SPELLINGS[found[0]]


_PLAIN: Final = bytes(
    ord(chr(code).lower()) if chr(code).isascii() and chr(code).isalnum() else 32 for code in range(256)
)
_ACCENTS: Final = re.compile(f"[{ACCENTS}]+")
_SPELLINGS: Final = {chr(code): as_ for code, as_ in LETTERS.items() if isinstance(as_, str) and as_.isalpha()}
_SPELT: Final = re.compile(f"[{''.join(_SPELLINGS)}]")
_BETWEEN: Final = re.compile(rf"(?:[^\w{WITHIN_WORDS}]|_)+")
_UNSPACED: Final = re.compile(f"([{UNSPACED}]+)")
