"""What a short line above a text is, where it is no headline: a writer's names, a remark, a label, a tag."""

import re
from typing import Final

from dateline.core.data.text.characters import CAPITALS
from dateline.core.data.text.names import APOSTROPHES


def is_aside(line: str) -> bool:
    """Whether a line is no headline where another one is: names, a remark in parentheses, a label, a lone word."""
    if not line:  # a tag took all of it: ``[MA]``
        return True
    if (line[0] in "([" and line[-1] in ")]") or (line[-1] == ":" and line.count(" ") < WORDS):
        return True
    if line.find(".", 0, _LONGEST_NAME) > 0 and _SITE.match(line):
        return True
    lone = " " not in line and (line[0].islower() or len(line) < _WORD or _SLUG.fullmatch(line) is not None)
    return lone or _NAMES.fullmatch(line) is not None


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
_NAMES: Final = re.compile(rf"{_PERSON}(?:, {_PERSON}){{0,4}},? (?:and|en|und|et|y|e|og|och) {_PERSON}")
"""``Ivana Petrov and Tom Hale``."""
