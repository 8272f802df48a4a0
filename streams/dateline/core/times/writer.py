"""Tell a writer's name in a part of a line: ``Peter de Groot``, ``Door Jan Jansen``."""

import re
from typing import Final

from dateline.core.data.wire.writers import BYLINES, NAME_JOINTS


def is_writer(named: str) -> bool:
    """Whether these are the words of a person's name, or of several, with or without what opens a byline."""
    words = _BY.sub("", named).split()
    return 1 < len(words) <= _MOST and all(word[0].isupper() or word in NAME_JOINTS for word in words)


_MOST: Final = 5
_BY: Final = re.compile(rf"^(?:{'|'.join(map(re.escape, BYLINES))}) ")
