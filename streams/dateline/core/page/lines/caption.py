"""Whether a line is a picture's caption: it ends on the photographer's credit, or says that it is one."""

import re
from typing import Final

from dateline.core.data.text.characters import CAPITALS, TERMINATORS
from dateline.core.page.dateline.dateline import dateline
from dateline.core.page.lines.wording import is_caption
from dateline.core.text.agencies import PRINTED, known


def is_captioned(text: str, start: int, end: int, longest_line: int) -> bool:
    """Tell it of [start, end); a line of up to ``longest_line`` is one by its credit alone."""
    if end - start > _LONGEST:
        return False
    if text[end - 1] == ")":
        if _END.search(text, start, end) is None:
            return False
        opens = dateline(text, start, end)  # ``Lærdal (NPK): … (©NPK)`` is an item
        return opens is None or not (opens.sure or known(opens.credits))
    return (
        end - start > longest_line and text[end - 1] not in TERMINATORS and is_caption(text[end - longest_line : end])
    )


_LONGEST: Final = 300
_END: Final = re.compile(
    rf"\((?:(?:©|AP Photo|Photo|Foto|Bild|Picture|Imagen)[^()\n]{{0,60}}"
    rf"|[{CAPITALS}][^\W\d_]+ [^()/\n]{{2,40}}/(?:{PRINTED}))\)$"
)
