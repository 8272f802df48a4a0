"""Notices: paragraphs in which a text says that it was corrected, or that a story is withdrawn.

``This story has been corrected to show …``, ``(This version corrects …)``, ``Correction: An earlier version …``. The
words are rows of ``core/data/wire/signals.py``. News about a correction or a withdrawal is no notice: a notice opens a
paragraph, and speaks of this story.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import takewhile
from typing import Final

from dateline.core.data.stories.corrected_sentences import (
    CLAUSES,
    HAVING,
    MISTAKEN_ITEMS,
    MISTAKES,
    TOLD,
    TOLD_BY_AGENCIES,
    TOLD_WRONGLY,
    WE,
)
from dateline.core.data.stories.withdrawal_notices import AND, BECAUSE, QUOTED, WITHDRAWALS
from dateline.core.data.text.characters import BULLETS, CLOSERS, DASHES, ITEM_BULLETS, QUOTES, TERMINATORS
from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.data.wire.signals import (
    AMENDMENTS,
    BRACKETED_NOTICES,
    CORRECTION_NOTICES,
    DISOWNING,
    DISOWNING_NOTICES,
    EARLIER_VERSIONS,
    EDITOR_BEGINNINGS,
    EDITOR_WORDS,
    EDITORS,
    EDITORS_LABELS,
    EDITORS_OWN_WORDS,
    KILLS,
    NEWS_AGENTS,
    NEWS_WHOLES,
    SAYING,
    SAYING_BEHIND,
)
from dateline.core.text.agencies import AGENCY_FORMS, AGENCY_PATTERN
from dateline.core.text.pattern_code import any_case_of, any_of, compiled
from dateline.core.text.signals import IN_CAPITALS_ONLY, SIGNAL_FORMS
from dateline.core.text.withdrawals.editors import with_editors
from dateline.core.text.withdrawals.removal import names_a_fault
from dateline_schemas.brief import Signal


def find_correction(body: str) -> str | None:
    """Return the notice of correction among the first or last paragraphs of a text, or at its end; None for none."""
    lines = body.split("\n")
    near = lines if len(lines) <= _NEAR_START + _NEAR_END else [*lines[:_NEAR_START], *lines[-_NEAR_END:]]
    for line in near:
        if is_correction(line):
            return line.strip(_MARKS)
    last = lines[-1]
    if len(lines) > 1 and _LABEL.match(last) is not None:
        return last.strip(_MARKS)
    tail = last[-MAX_NOTICE_CHARS:]
    if tail[-2:].rstrip(".")[-1:] == ")" and (bracket := _AT_END.search(tail)) and is_correction(bracket["notice"]):
        return bracket["notice"]
    if ":" in tail and (label := _LABEL_INSIDE.search(tail)) is not None:
        return label["notice"]
    ends = [end.end() for end in _SENTENCE_END.finditer(tail)]
    return next((tail[end:] for end in ends[-_LAST_SENTENCES:] if is_correction(tail[end:])), None)


def is_correction(line: str) -> bool:
    """Whether a whole paragraph is a sentence that says that this story was corrected, or what stood there before."""
    if not _MIN_CHARS <= len(line) <= MAX_NOTICE_CHARS or not _may_be_notice(line):
        return False
    at = _start_of_words(line)
    if (match := _CORRECTION.match(line, at)) is not None:
        return not _is_of_news(line, match)
    if (match := _MISTAKEN_ITEM.match(line, at)) is not None and _tells_a_mistake(line, match.end()):
        return True
    if (match := _BRACKETED.match(line, at)) is not None:
        bare = line.strip(f" {_BULLET_SIGNS}")
        if (bare[0] == "(" and bare.rstrip(".")[-1] == ")") or match["last"].split()[-1].isupper():
            return True
    lowered, disowns = line.lower(), _DISOWNING_NOTICE.match(line, at) is not None
    if not disowns and _AMENDMENT.match(line, at) is None:
        return False
    return any(words in lowered for words in EARLIER_VERSIONS) or (disowns and _DISOWNED.search(line) is not None)


def _is_of_news(line: str, notice: re.Match[str]) -> bool:
    """Whether a sentence that opens like a notice of correction is news: of a law's article, or what somebody says."""
    opened = notice[0].lower()
    pattern = _OF_A_WHOLE if any(words in opened for words in EARLIER_VERSIONS) else _BY_SOMEBODY
    if pattern.match(line, notice.end()) is not None:
        return not (_BY_EDITORS.search(line) or _BY_AGENCY.match(line, notice.end()))
    return _is_said(line)


def _tells_a_mistake(line: str, start: int) -> bool:
    """Whether an agency, or a desk that says *we*, got something wrong in the item of which a line begins to speak.

    ``In a story published Dec. 1 about the race, The Associated Press erroneously reported …``. What is wrong follows
    the agency's name: it did so *wrongly*, or its verb is one for a mistake. ``start`` is where the item's name ends.
    """
    told = line[start : start + _MAX_CHARS_OF_A_MISTAKE]
    for agency in _REPORTER.finditer(told):
        words = told[agency.end() :].lower().split(maxsplit=_MAX_WORDS_TO_A_MISTAKE)[:_MAX_WORDS_TO_A_MISTAKE]
        bare = [*takewhile(_is_no_clause, (word.strip(_MARKS_BESIDE) for word in words))]
        before = told[: agency.start()].lower().split()[-1:]  # ``schreven wij abusievelijk``
        if agency[0].lower() in _OWN and (_TOLD.isdisjoint(before + bare) or any(mark in line for mark in _SPEECH)):
            continue
        if _did_wrongly(bare, is_named_apart=told.startswith(",", agency.end())):
            return not _is_said(line)
    return False


def _did_wrongly(words: Sequence[str], *, is_named_apart: bool) -> bool:
    """Whether the words behind an agency's name say that it did something by mistake: it, and nobody in its news.

    A word for *wrongly* stands directly behind the name or beside a verb of telling: ``AP erroneously named …``,
    ``EFE informó erróneamente``; ``Reuters said two men were wrongly arrested`` is news. A comma may part the name from
    them (``is_named_apart``): then somebody else may follow, ``In a report by Reuters, wrongly convicted men …``.
    """
    verb = next((word for word in words if word not in _HAVING), "")
    if verb.startswith(MISTAKES):
        return True
    for match in _WRONGLY.finditer(" ".join(words)):
        before, behind = match.string[: match.start()].split(), match.string[match.end() :].split()
        if not (before or is_named_apart) or not _TELLING.isdisjoint((*before[-1:], *behind[:1])):
            return True
    return False


def _is_no_clause(word: str) -> bool:
    """Whether a word opens no clause with what somebody did: ``Reuters reported that the bank had misstated …``."""
    return word not in _CLAUSES and not word.startswith("qu'")


def _is_said(line: str) -> bool:
    """Whether a sentence ends with who says so: ``…, its author said``."""
    first, *others = line.lower().rpartition(",")[2].strip(_MARKS_AFTER).split() or [""]
    said = (first in SAYING and first not in SAYING_BEHIND) or not SAYING.isdisjoint(others)
    return said and len(others) < _MAX_WORDS_OF_SAYING and "," in line


def is_withdrawal(body: str) -> bool:
    """Whether a text is a notice that a story is withdrawn: a short one that opens so, or says that it is a kill."""
    if not _MIN_CHARS <= len(body) <= MAX_NOTICE_CHARS:
        return False
    at = _start_of_words(body)
    if withdraws_its_page(body):
        return True
    if any(pattern.match(body, at) is not None for pattern in (_QUOTED_WITHDRAWAL, _AGENCY_WITHDRAWS)):
        return True
    lowered = body.lower()
    return any(words in lowered for words in KILLS)


def withdraws_its_page(body: str) -> bool:
    """Whether a text is a notice in the place of the story that it withdraws: ``This article has been removed as …``.

    A site that takes a page away without a reason, or for one that is no fault of the text, withdraws nothing.
    """
    if not _MIN_CHARS <= len(body) <= MAX_NOTICE_CHARS:
        return False
    at = _start_of_words(body)
    return _WITHDRAWAL.match(body, at) is not None or names_a_fault(body, at)


def is_removal(body: str) -> bool:
    """Whether a notice in the place of a story says that its site removed it: ``has been removed because …``."""
    return names_a_fault(body, _start_of_words(body))


def is_formula(sentence: str) -> bool:
    """Whether a sentence says nothing but that a story is withdrawn: no reason follows the formula."""
    at = _start_of_words(sentence)
    matches = (pattern.match(sentence, at) for pattern in (_WITHDRAWAL, _QUOTED_WITHDRAWAL))
    ends = [match.end() for match in matches if match is not None]
    return sentence.strip().lower() in KILLS or any(not sentence[end:].strip(_MARKS_AFTER) for end in ends)


def _start_of_words(line: str) -> int:
    """Return where the words of a notice begin, behind a bullet, a bracket and labels."""
    opening = _BEFORE_NOTICE.match(line)
    return opening.end() if opening is not None else 0


def notice_signal(body: str, correction: str | None) -> Signal | None:
    """Return the signal of a text's notice; None where it has none. ``correction`` is its notice of correction."""
    if is_withdrawal(body):
        return "withdrawal"
    return "correction" if correction is not None else None


def _may_be_notice(line: str) -> bool:
    """Whether a paragraph begins with the first letters of a notice or of its label; a cheap test first."""
    signs = _SIGNS_BEFORE.match(line)
    at = signs.end() if signs is not None else 0
    return line[at : at + _FIRST_LETTERS].casefold() in _FIRST or line[at : at + 2].casefold() in _FIRST


_Row = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
_BULLET_SIGNS: Final = BULLETS + ITEM_BULLETS + "_*"
_MARKS: Final = f" {_BULLET_SIGNS}"
"""Signs around a notice that are none of its words."""
_NEAR_START: Final = 2
"""How many paragraphs from its beginning a text is searched for a notice: the first may be a byline. Chosen by hand."""
_NEAR_END: Final = 3
"""How many paragraphs from its end: the last two may be credits. Chosen by hand."""
_LAST_SENTENCES: Final = 3
"""How many sentences of the last paragraph, from its end, may be the first of a notice. Chosen by hand: a notice that
follows the news without a line of its own has at most three."""
_MIN_CHARS: Final = 20
"""Characters of the shortest notice. Chosen by hand: ``This story corrects …``."""
MAX_NOTICE_CHARS: Final = 600
"""Characters of the longest notice: bounds time. Chosen by hand: four sentences."""
_MAX_WORDS_OF_SAYING: Final = 4
"""Words behind the last comma by which a sentence is what somebody says, at most: ``the auctioneer said``. Chosen by
hand: more of them tell of the news, ``as the coast guard said``."""
_MAX_CHARS_OF_A_MISTAKE: Final = 300
"""Characters from an item to what was wrong in it, at most. Bounds time; chosen by hand: a date and a topic."""
_MAX_WORDS_TO_A_MISTAKE: Final = 8
"""Words from an agency to what it got wrong: ``hat die dpa am Montag irrtümlich``. Chosen by hand."""
_MARKS_BESIDE: Final = f",;:{TERMINATORS}"
"""What may stand beside a word."""
_SPEECH: Final = frozenset(QUOTES) - {"'", "\u2019"}
_MARKS_AFTER: Final = f" {TERMINATORS}{CLOSERS}"
"""What may stand behind the last word of a sentence."""


def _pattern(rows: Sequence[_Row], between: str) -> re.Pattern[str]:
    """Return the pattern of rows in three parts; ``between`` may stand in front of the last."""
    return compiled(_forms(rows, between, any_case_of), re.IGNORECASE)


def _forms(rows: Sequence[_Row], between: str, last: Callable[[Sequence[str]], str]) -> str:
    """Return the expression of such rows; ``last`` makes that of their last part."""
    return "|".join(
        f"(?:{any_case_of(one)}){_DATE} (?:{any_case_of(two)}){between} (?:{last(three)})" for one, two, three in rows
    )


def _withdrawals(rows: Mapping[str, Sequence[_Row]], between: str) -> re.Pattern[str]:
    """Return the pattern of notices of withdrawal by language: each ends there, or its reason begins."""
    forms = [
        rf"(?:{_forms(of_language, between, partial(with_editors, language=language))})"
        rf"(?:(?=[.!:;)\n]|$)|(?=,? (?:{any_case_of(_reasons(language))})(?!\w)))"
        for language, of_language in rows.items()
    ]
    return compiled("|".join(forms), re.IGNORECASE)


def _reasons(language: str) -> Sequence[str]:
    return BECAUSE[language] + AND.get(language, ())


_LABELS: Final = any_of([word for kind, words in SIGNAL_FORMS if kind == "correction" for word in words])
_LOOSE_LABELS: Final = any_case_of(
    [word for kind, words in SIGNAL_FORMS if kind == "correction" for word in words if word not in IN_CAPITALS_ONLY]
)
_SIGNS: Final = rf"[\s{re.escape(_BULLET_SIGNS)}]{{0,6}}[(\[]?"
_SIGNS_BEFORE: Final = re.compile(_SIGNS)
_FIRST_LETTERS: Final = 3
"""Letters of a paragraph that show whether it may be a notice. Chosen by hand: two let every line of German pass."""
_FIRST: Final = frozenset(
    f"{word} "[:_FIRST_LETTERS].casefold()
    for words in (
        *(opening for opening, *_ in (*CORRECTION_NOTICES, *DISOWNING_NOTICES, *BRACKETED_NOTICES, *AMENDMENTS)),
        *(opening for opening, _ in MISTAKEN_ITEMS),
        EDITORS_LABELS,
        *(words for kind, words in SIGNAL_FORMS if kind == "correction"),
    )
    for word in words
)
"""The first letters of all openings and labels; ``a`` has two, with its space."""
_BEFORE_NOTICE: Final = compiled(rf"{_SIGNS}(?:(?i:{any_case_of(EDITORS_LABELS)}|{_LABELS}) ?[:{DASHES}] ?){{0,2}}")
"""What may stand in front of a notice: a bullet, a bracket, and labels."""
_DATE: Final = r"(?: (?:[^\W\d]{1,10}\.? )?\d{1,2}\.?,?(?: [^\W\d]{3,10})?(?: \d{4},?)?)?"
"""A date between the first two parts: ``This Nov. 30 story``."""
_ASIDE: Final = r"(?:, [^.!?:;,]{1,60},)?"
"""What may stand between commas before a notice's verb: ``This story, first published on Monday, has been …``."""
_QUOTED: Final = (
    rf"(?: [^\W\d]{{2,12}}){{0,3}},? [{re.escape(QUOTES)}]{{1,2}}[^\n]{{1,200}}?[{re.escape(QUOTES)}]{{1,2}},?"
)
"""A headline in quotes: ``The story headlined "…" has been withdrawn``."""
_CORRECTION: Final = _pattern(CORRECTION_NOTICES, _ASIDE)
_BY_SOMEBODY: Final = re.compile(rf"\w{{0,4}} (?i:{any_case_of(NEWS_AGENTS)})(?!\w)")
"""The ending of a notice's verb, and who corrected it."""
_BY_AGENCY: Final = compiled(rf"\w{{0,4}} (?i:{any_case_of(NEWS_AGENTS)}) (?:{AGENCY_PATTERN})(?!\w)")
"""The same, where it was a news agency: that is the story's own."""
_BY_EDITORS: Final = re.compile(
    rf"(?i:{any_case_of(EDITORS)}|(?<!\w)(?:{any_case_of(EDITOR_BEGINNINGS)}|(?:{any_case_of(EDITOR_WORDS)})(?!\w)))"
    rf"|(?<!\w)(?:{any_of(EDITORS_OWN_WORDS)})(?!\w)"
)
_OF_A_WHOLE: Final = re.compile(rf" (?i:{any_case_of(NEWS_WHOLES)})(?!\w)")
_DISOWNING_NOTICE: Final = _pattern(DISOWNING_NOTICES, _ASIDE)
_DISOWNED: Final = re.compile(
    rf"\w,? (?i:{any_case_of(DISOWNING)}) (?:\d+(?:[.,]\d+){{0,2}}(?: \w+)?|\w+(?:-\w+)?)"
    rf"[{re.escape(TERMINATORS + CLOSERS)}]{{0,3}}$"
)
"""What a sentence ends with that disowns, a figure and what it counts or one word: ``14, not 40``."""
_AMENDMENT: Final = _pattern(AMENDMENTS, _ASIDE)
_MISTAKEN_ITEM: Final = compiled(
    "|".join(f"(?:{any_case_of(one)}){_DATE} (?:{any_case_of(two)})(?!\\w)" for one, two in MISTAKEN_ITEMS),
    re.IGNORECASE,
)
_OWN: Final = frozenset(word for words in WE.values() for word in words.split())
"""Words by which a desk speaks of itself."""
_REPORTER: Final = compiled(rf"(?<!\w)(?:{any_of(AGENCY_FORMS - ALL_FUNCTION_WORDS)}|(?i:{any_case_of(_OWN)}))(?!\w)")
"""An agency, or a desk that speaks of itself. Of a row's forms, ``si`` is a word of Italian."""
_TOLD: Final = frozenset(word for words in TOLD.values() for word in words.split())
_TELLING: Final = _TOLD | {word for words in TOLD_BY_AGENCIES.values() for word in words.split()}
_HAVING: Final = frozenset(HAVING.split())
_CLAUSES: Final = frozenset(CLAUSES.split())
_WRONGLY: Final = re.compile(rf"(?<!\w)(?:{any_of([form for forms in TOLD_WRONGLY.values() for form in forms])})(?!\w)")
_BRACKETED: Final = re.compile(
    "|".join(f"(?:{any_case_of(one)}){_DATE} (?:{any_case_of(two)})" for one, two, _ in BRACKETED_NOTICES).join(
        ("(?:", ")")
    )
    + f" (?P<last>{any_case_of([words for *_, verbs in BRACKETED_NOTICES for words in verbs])})",
    re.IGNORECASE,
)
_WITHDRAWAL: Final = _withdrawals(WITHDRAWALS, "")
_QUOTED_WITHDRAWAL: Final = _withdrawals(QUOTED, _QUOTED)
_AGENCY_WITHDRAWS: Final = re.compile(
    r"(?:The )?(?:AP|Associated Press|AFP|Reuters) (?:is withdrawing|has withdrawn|withdraws) (?:the|its) story\b"
)
_LABEL: Final = compiled(rf"[\s{re.escape(_BULLET_SIGNS)}]{{0,6}}(?:{_LABELS}|(?i:{_LOOSE_LABELS})) ?:(?= \S)")
"""A label of correction that opens a paragraph, with a colon."""
_LABEL_INSIDE: Final = compiled(rf"[.!?][{re.escape(CLOSERS)}]? (?P<notice>(?:{_LABELS}) ?: .+)$")
"""The same at the head of a sentence inside a paragraph, in capitals only."""
_SENTENCE_END: Final = re.compile(rf"[.!?][{re.escape(CLOSERS)}]? (?=[^\W\d_a-z])")
"""What stands in front of a sentence inside a paragraph."""
_AT_END: Final = re.compile(r"(?P<notice>\([^()\n]{10,300}\))\.?$")
"""A remark in brackets that a paragraph closes with."""
