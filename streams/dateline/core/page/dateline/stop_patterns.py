"""The punctuation marks that end a dateline, as patterns: dashes, and what wires print instead."""

from typing import Final

from dateline.core.data.text.characters import CAPITALS, DASHES, STRAY_DASHES
from dateline.core.data.text.names import APOSTROPHES
from dateline.core.text.pattern_code import compiled

SP: Final = r"[ \u00a0\u202f]"
"""One space, as a pattern: plain or no-break."""
BODY_OPENERS: Final = rf"{CAPITALS}\"{APOSTROPHES}“„«"
"""The first characters that a body can have, inside a character class: capitals and opening quotes."""
STOP: Final = compiled(
    rf"(?:{SP}{{0,3}}(?:[.:]?{SP}?[{DASHES}]{{1,3}}|[:=])(?=\s|$|[{BODY_OPENERS}(])|{SP}[{STRAY_DASHES}](?={SP})){SP}*"
)
"""What ends a dateline that has an agency or a date."""
_CJK_LETTERS: Final = "\u3041-\u30ff\u3400-\u9fff"
"""Letters of Japanese and Chinese, which set no spaces beside a dash."""
_LONG_DASH: Final = "[\u2013-\u2015]"
STOP_AFTER_PLACE: Final = compiled(
    rf"(?:{SP}{{1,3}}(?:[{DASHES}]{{1,3}}|[:=])(?=\s|$|[{BODY_OPENERS}])"
    rf"|\.?{_LONG_DASH}(?=[\s{BODY_OPENERS}]|$)|\.?-{{1,2}}{SP}|:{SP}"
    rf"|\.?--(?=[\w\"“„«(])|\.{SP}?[{DASHES}]|\.{SP}(?=[{BODY_OPENERS}0-9])"
    rf"|{SP}(?:[{STRAY_DASHES}](?:{SP}|$|(?=[{CAPITALS}]))|&$)"
    rf"|(?<=[{_CJK_LETTERS}])[{DASHES}](?=[{_CJK_LETTERS}])){SP}*"
)
"""What ends a dateline of places alone: a dash with a space before it, or one that cannot be a hyphen."""
FULL_STOP: Final = compiled(rf"(?:{SP}?\.|(?<=\w\w\.)){SP}(?=[{BODY_OPENERS}0-9])")
"""A full stop in place of the dash: ``Bückeburg (epd). Mit``."""
