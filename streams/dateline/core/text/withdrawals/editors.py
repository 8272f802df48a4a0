"""Editors: the words of a notice by which editors withdrew a text or took it away.

``This article has been withdrawn by the editors`` says no more than ``This article has been withdrawn``. A parliament
or an author withdraws articles too, so only editors may be named. The words are rows of
``core/data/stories/withdrawal_notices.py``.
"""

import re
from collections.abc import Sequence

from dateline.core.data.stories.withdrawal_notices import BY_EDITORS
from dateline.core.text.pattern_code import any_case_of


def with_editors(verbs: Sequence[str], language: str) -> str:
    """Return the expression of any of some verbs, behind whose first or last word editors may be named.

    In Dutch and German they stand inside the verb: ``wurde von der Redaktion zurückgezogen``.
    """
    named = f"(?: (?:{any_case_of(BY_EDITORS[language])}))?"
    forms = []
    for verb in sorted(verbs, key=len, reverse=True):
        first, *rest = verb.split(" ", 1)
        forms.append(re.escape(first) + "".join(f"{named} {re.escape(words)}" for words in rest))
    return f"(?:{'|'.join(forms)}){named}"
