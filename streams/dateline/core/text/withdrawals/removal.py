"""Removal: whether a site says that it took a text away because the text was wrong, and not for any other reason.

Sites take pages away that are old, unlicensed or moved, and news tells of articles of a law that are removed. So a
notice has to open with words of the page itself, and to go on with a reason that names a fault in its own language:
``This article has been removed because its quotes were made up``. It may as well go on with what it tells no more:
``This article has been removed. An earlier version reported …``. In doubt it is none. The words are rows of
``core/data/stories/withdrawal_notices.py``.
"""

import re
from collections.abc import Sequence
from typing import Final

from dateline.core.data.stories.corrected_sentences import CLAUSES
from dateline.core.data.stories.withdrawal_notices import (
    ABOUT_IN_REASONS,
    BECAUSE,
    BY_MISTAKE,
    FAULTS,
    MISTAKES,
    OF_EDITORS,
    OF_MACHINES,
    OF_PUBLISHING,
    OF_SITES,
    REMOVALS,
    REQUESTS,
    SINGLE_MISTAKES,
    TELLING,
    VERSIONS,
    Row,
)
from dateline.core.data.stories.withdrawal_notices import SAYING as SAYING_BEHIND
from dateline.core.data.stories.withdrawals import NEGATIONS
from dateline.core.data.text.characters import DASHES
from dateline.core.data.wire.signals import EARLIER_VERSIONS, SAYING
from dateline.core.text.pattern_code import compiled
from dateline.core.text.withdrawals.editors import with_editors


def names_a_fault(text: str, start: int) -> bool:
    """Whether a notice that begins at this character says that its page was removed because it was wrong.

    Its sentence counts up to words like ``, not``: ``…, not because it was false``. Where it gives no reason, the next
    one may say what an earlier version told.
    """
    if _DISOWNING.match(text, start) is not None:
        return True
    match = _OPENING.match(text, start)
    if match is None or match.lastgroup is None:
        return False
    sentence = _SENTENCE_END.split(text[match.end() : match.end() + _MAX_CHARS], maxsplit=1)[0].lower()
    reason = _NOT.split(sentence, maxsplit=1)[0]
    is_of_the_text = _is_of_the_text(reason, match[0].lower(), match.lastgroup)
    return is_of_the_text and _OF_MACHINES.search(sentence) is None and not _is_said(sentence)


def has_word_for_a_fault(clause: str, language: str) -> bool:
    """Whether a clause, in lower case, has a word for a text that is wrong."""
    return language in _FAULTS and _FAULTS[language].search(clause) is not None


def has_word_for_a_mistake(clause: str, language: str) -> bool:
    """Whether a clause, in lower case, has a word for a mistake, which may be in a text or of its site."""
    return language in _MISTAKES and _MISTAKES[language][0].search(clause) is not None


def _is_of_the_text(reason: str, opening: str, language: str) -> bool:
    """Whether a reason names a fault of the text, or a mistake that is not one of how its site publishes.

    The end of the opening may name the mistake, ``por errores``. *Published by mistake* names none, and nothing says
    what a single one is of that stands alone: ``due to an error``.
    """
    if _FAULTS[language].search(reason) is not None:
        return True
    mistakes, holding, held = _MISTAKES[language]
    told = f"{opening}{_BY_MISTAKE.sub('', reason)}"
    contained = held.search(reason)
    of_text = reason if contained is None else reason[: contained.start()]  # ``contained errors about the system``
    if mistakes.search(told) is None or _OF_SITES.search(_ABOUT_SITES.sub("", of_text)) is not None:
        return False
    if holding.search(told) is not None:
        return True
    single = _SINGLE_MISTAKE.search(told.rstrip(_ENDS))
    stands_alone = single is not None and not told[len(opening) : single.start()].strip(_BETWEEN)
    return not stands_alone and _OF_PUBLISHERS.search(told) is None


def _is_said(sentence: str) -> bool:
    """Whether a sentence ends with who says it, behind its last comma: then it is news."""
    _, comma, behind = sentence.rpartition(",")
    return bool(comma) and (not SAYING.isdisjoint(behind.split()) or _SAYING_BEHIND.search(behind) is not None)


def _words(rows: Sequence[str]) -> str:
    """Return the expression of whole words; an asterisk stands for the rest of one."""
    forms = [re.escape(row.removesuffix("*")) + r"\w*" * row.endswith("*") for row in sorted(rows, key=len)[::-1]]
    return rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)"


def _forms(language: str, rows: Sequence[Row]) -> str:
    """Return the expression of the words of a language with which a site says that it took a page away."""
    openings = [" ".join(f"(?:{'|'.join(map(re.escape, part))})" for part in row[:-1]) for row in rows]
    return "|".join(f"{one} {with_editors(row[-1], language)}" for one, row in zip(openings, rows, strict=True))


def _opening(language: str, rows: Sequence[Row]) -> str:
    """Return the expression of a notice of a language up to its reason, as the group with the language's name."""
    forms = _forms(language, rows)
    request = rf"(?:,? {_words(REQUESTS[language])}[^.!?;:\n]{{1,{_MAX_CHARS_OF_A_REQUEST}}}?)?"
    return rf"(?P<{language}>(?:{forms}){request}(?:,? {_words(BECAUSE[language])}|[:;]| ?[{re.escape(DASHES)}](?= )))"


_MAX_CHARS: Final = 400
"""Characters of a reason that are read: bounds time. Chosen by hand: a sentence of 60 words."""
_MAX_CHARS_OF_A_REQUEST: Final = 60
"""Characters of who asked for a removal, at most. Chosen by hand."""
_OPENING: Final = compiled("|".join(_opening(*row) for row in REMOVALS.items()), re.IGNORECASE)
_DISOWNING: Final = compiled(
    rf"(?:{'|'.join(f'(?:{_forms(*row)})' for row in REMOVALS.items())})(?:[.!]\s|\n)"
    rf"(?:\w+ ){{0,3}}{_words([*EARLIER_VERSIONS, *VERSIONS])}"
    rf"(?:(?: \w+){{0,5}} {_words(TELLING)}| \w+,? (?:{'|'.join(CLAUSES.split())})(?!\w))",
    re.IGNORECASE,
)
"""A page that was removed, and what an earlier version told, up to five words apart: ``of this story wrongly said``. A
verb of no row does so where a clause stands behind it: ``stond dat``."""
_FAULTS: Final = {language: re.compile(_words(rows)) for language, rows in FAULTS.items()}
_MISTAKES: Final = {
    language: (
        re.compile(_words(mistakes)),
        re.compile(_words(holding)),
        re.compile(rf"{_words(holding)}(?: \w+){{0,2}} {_words(mistakes)}"),
    )
    for language, (mistakes, holding) in MISTAKES.items()
}
_BY_MISTAKE: Final = re.compile(_words(BY_MISTAKE))
_OF_SITES: Final = re.compile(_words(OF_SITES))
_ABOUT_SITES: Final = re.compile(rf"{_words(ABOUT_IN_REASONS)}(?: \w+){{0,3}} {_words(OF_SITES)}")
"""Such a word behind one like *about*: ``fouten over het systeem``, of which the text told something wrong."""
_ARTICLES, _NOUNS = SINGLE_MISTAKES
_SINGLE_MISTAKE: Final = re.compile(rf"(?<!\w)(?:{'|'.join(_ARTICLES)})[ '](?:{'|'.join(_NOUNS)})\Z")
_ANY_MISTAKE: Final = _words([word for mistakes, _ in MISTAKES.values() for word in mistakes])
_OF_PUBLISHERS: Final = re.compile(
    rf"{_words(OF_PUBLISHING)} {_ANY_MISTAKE}|{_ANY_MISTAKE}(?: d[eia])?[ '](?:d')?{_words(OF_PUBLISHING)}"
    rf"|{_ANY_MISTAKE}(?: \w{{1,4}}){{0,3}}[ ']{_words(OF_EDITORS)}"
)
"""A mistake of a kind, or of people, with which a text has nothing to do. Of short words, three may stand between."""
_ENDS: Final = " .,:;!"
_BETWEEN: Final = " '\u2019"
"""What may stand between the opening of a reason and its first word: ``en raison d'une erreur``."""
_OF_MACHINES: Final = re.compile(_words(OF_MACHINES))
_SAYING_BEHIND: Final = re.compile(_words(SAYING_BEHIND))
_SENTENCE_END: Final = re.compile(r"[.!?](?!\w)|\n")
_NOT: Final = re.compile(rf", (?:{'|'.join(NEGATIONS.split())})(?!\w)")
