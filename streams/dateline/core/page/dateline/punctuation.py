"""What closes a dateline, as patterns: dashes and what wires print instead."""

import re
from typing import Final

from dateline.core.data.text.characters import CAPITALS, DASHES, STRAY_DASHES
from dateline.core.data.text.names import APOSTROPHES

SP: Final = r"[ \u00a0\u202f]"
_UNSPACED: Final = "\u3041-\u30ff\u3400-\u9fff"
"""Letters of Japanese and Chinese, which set no blanks beside a dash."""
UPON: Final = rf"{CAPITALS}\"{APOSTROPHES}“„«"
"""What a body opens with."""
STOP: Final = re.compile(
    rf"(?:{SP}{{0,3}}(?:[.:]?{SP}?[{DASHES}]{{1,3}}|[:=])(?=\s|$|[{UPON}(])|{SP}[{STRAY_DASHES}](?={SP})){SP}*"
)
_LONG_DASH: Final = "[\u2013-\u2015]"
FLUSH: Final = re.compile(
    rf"(?:{SP}{{1,3}}(?:[{DASHES}]{{1,3}}|[:=])(?=\s|$|[{UPON}])|\.?{_LONG_DASH}(?=[\s{UPON}]|$)|\.?-{{1,2}}{SP}|:{SP}"
    rf"|\.?--(?=[\w\"“„«(])|\.{SP}?[{DASHES}]|\.{SP}(?=[{UPON}0-9])|{SP}(?:[{STRAY_DASHES}](?:{SP}|$|(?=[{CAPITALS}]))|&$)"
    rf"|(?<=[{_UNSPACED}])[{DASHES}](?=[{_UNSPACED}])){SP}*"
)
"""Behind a bare place: a dash with a space before it, or one that cannot be a hyphen."""
FULL_STOP: Final = re.compile(rf"(?:{SP}?\.|(?<=\w\w\.)){SP}(?=[{UPON}0-9])")
