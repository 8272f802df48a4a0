"""Tell a site's menu by its words: ``Binnenland Buitenland Economie Sport``, ``Últimas notícias Justiça Economia``."""

from typing import Final

from dateline.core.data.text.characters import TERMINATORS
from dateline.core.data.wire.menu_words import JOINTS, SECTIONS


def is_menu(line: str) -> bool:
    """Whether most words of a line are sections' names, several of them, each in a capital at its head."""
    if line[-1] in TERMINATORS or "," in line:
        return False
    words = [word for word in line.split() if word.lower() not in _JOINTS]
    if len(words) < _SEVERAL:
        return False
    named = [word for word in words if word.lower() in _NAMES]
    titled = sum(word[0].isupper() for word in named)
    return len(named) * 4 >= len(words) * 3 and (titled * 3 >= len(words) * 2 or line.islower())


_SEVERAL: Final = 3
_NAMES: Final = frozenset(word for words in SECTIONS.values() for word in words.split())
_JOINTS: Final = frozenset(JOINTS)
