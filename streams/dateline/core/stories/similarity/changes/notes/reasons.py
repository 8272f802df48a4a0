"""Reasons: what a notice of withdrawal says of why, so that nobody has to open its page to learn what was wrong.

They are the clause behind the formula (``This story has been withdrawn, as …``) and its other sentences, without those
that name the story by its headline, and without those of the withdrawn text, which a page may show below its notice.
Those that announce another version come last.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dateline.core.data.text.characters import QUOTES
from dateline.core.data.text.names import ABBREVIATED, ABBREVIATED_BEFORE_NUMBERS, ABBREVIATED_TITLES
from dateline.core.data.times.months import MONTHS
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.summary import noted, noted_change
from dateline.core.stories.similarity.features import Traits, traits
from dateline.core.stories.similarity.text.tokenized_text import tokenize
from dateline.core.text.notices import MAX_NOTICE_CHARS, is_formula, is_withdrawal
from dateline.core.text.withdrawals.formula import announces_version, read_formula
from dateline.core.text.withdrawals.items import is_about_item
from dateline.core.text.withdrawals.notice import agency_names, is_bare_notice
from dateline.core.text.withdrawals.subject import first_sentences
from dateline_schemas import Distinct


def reasons(distinct: Distinct, own: Traits, former: Traits | None) -> tuple[str, ...]:
    """Return what a notice says of why, as notes of the source; ``former`` is the text that it withdraws.

    Where that is unknown, a text is a notice only if it opens as one: else it may be the withdrawn text itself.
    """
    if len(distinct.text) > MAX_NOTICE_CHARS or (former is None and not _is_notice(distinct)):
        return noted_change(distinct)
    tokenized = tokenize(distinct.text, distinct.headline or "", own.names, distinct.language)
    compared = Comparison(tokenized, distinct.language, former or traits("", None, distinct.language))
    told = [reason for sentence in _new_sentences(compared, distinct) if (reason := _why(sentence, distinct))]
    told.sort(key=lambda reason: announces_version(reason, distinct.language))
    once: dict[str, str] = {}
    for reason in (*noted_change(distinct), *map(noted, told)):
        once.setdefault(_letters(reason), reason)
    return tuple(once.values())[:_MAX_REASONS]


def words_of_notice(distinct: Distinct) -> tuple[str, ...]:
    """Return the first sentences of a notice for which no story was found, as notes of the source.

    They are all that says what it withdraws. A text that may be the withdrawn one is not quoted.
    """
    if len(distinct.text) > MAX_NOTICE_CHARS or not _is_notice(distinct):
        return noted_change(distinct)
    told, agencies = first_sentences(" ".join(distinct.text.split())), agency_names(distinct)
    read = [(sentence.strip(), read_formula(sentence, distinct.language, agencies)) for sentence in told]
    return tuple(noted(sentence) for sentence, formula in read if formula.subject or formula.reason)[:_MAX_REASONS]


def _is_notice(distinct: Distinct) -> bool:
    """Whether a text opens as a notice of withdrawal does, by its first words or its first sentence."""
    if is_withdrawal(distinct.text):
        return True
    first = next(iter(first_sentences(distinct.text.split("\n", 1)[0])), "")
    agencies = agency_names(distinct)
    return read_formula(first, distinct.language, agencies).is_one or is_about_item(first, distinct.language, agencies)


def _letters(reason: str) -> str:
    """Return what two reasons are compared by: a remark has no full stop."""
    return "".join(filter(str.isalnum, reason)).casefold()


def _new_sentences(compared: Comparison, distinct: Distinct) -> Iterator[str]:
    """Yield the sentences of which most tokens are in no row of words that the text before has.

    Words that a notice quotes count for neither where it says why: a headline may open that text too.
    """
    token = 0
    while token < len(compared.starts):
        place = _sentence(compared, token)
        end = compared.starts[place.stop] if place.stop < len(compared.starts) else len(compared.text)
        sentence = compared.text[compared.starts[place.start] : end].rstrip(_OPENERS)
        if _are_fresh(compared, place) or (
            _are_fresh(compared, _outside_quotes(compared, place, end))
            and read_formula(sentence, distinct.language, agency_names(distinct)).reason
        ):
            yield sentence
        token = place.stop


def _are_fresh(compared: Comparison, tokens: Sequence[int]) -> bool:
    return len(tokens) > 0 and sum(compared.is_fresh[each] for each in tokens) >= _MIN_FRESH * len(tokens)


def _outside_quotes(compared: Comparison, place: range, end: int) -> list[int]:
    """Return the tokens of a sentence that ends at ``end`` which are not in quotes."""
    start = max(0, compared.starts[place.start] - 1)  # the sign that opens it is no part of its first token
    quotes = [match.span("words") for match in _QUOTED.finditer(compared.text, start, end)]
    return [each for each in place if not any(first <= compared.starts[each] < last for first, last in quotes)]


def _sentence(compared: Comparison, token: int) -> range:
    """Return the tokens of a sentence from its first one on; behind an abbreviation it goes on: ``The Nov. 30 …``."""
    stop = compared.sentence(token).stop
    while stop < len(compared.starts) and _is_abbreviated(compared, stop - 1):
        stop = compared.sentence(stop).stop
    return range(token, stop)


def _is_abbreviated(compared: Comparison, token: int) -> bool:
    """Whether the full stop behind a token is that of an abbreviation or of a day: ``am 30. November``."""
    if compared.gap(token) != ". ":
        return False
    word, following = compared.printed(token), compared.printed(token + 1)
    if word.isdecimal():
        return len(word) <= _MAX_DIGITS_OF_A_DAY and following.lower() in _MONTHS
    if following[0].isdecimal():
        return word.lower() in _SHORT_MONTHS or word in _BEFORE_NUMBERS
    return word in _BEFORE_NAMES or (len(word.rpartition(".")[2]) == 1 and word.isupper())


def _why(sentence: str, distinct: Distinct) -> str:
    """Return what a sentence of a notice says of why: all of it, or of a formula the clause behind it; may be empty."""
    agencies = agency_names(distinct)
    formula = read_formula(sentence, distinct.language, agencies)
    if formula.reason:
        return formula.reason
    if formula.is_one or is_formula(sentence) or is_bare_notice(sentence, distinct.language, agencies):
        return ""
    quoted = _QUOTED.search(sentence)
    names_story = quoted is not None and quoted["words"].strip().casefold() in (distinct.headline or "").casefold()
    return "" if names_story else sentence


_MAX_REASONS: Final = 3
"""Sentences of a notice that are told, the first ones. Chosen by hand: what fits into a line of an alert."""
_MIN_FRESH: Final = 0.8
"""Share of a sentence's tokens, as of a note."""
_OPENERS: Final = f" \n([{QUOTES}"
"""What may stand between a sentence and the first word of the next one."""
_QUOTED: Final = re.compile(rf"[{re.escape(QUOTES)}](?P<words>[^{re.escape(QUOTES)}\n]{{8,200}})[{re.escape(QUOTES)}]")
"""Words in quotes, as long as a headline."""
_MAX_DIGITS_OF_A_DAY: Final = 2
_MAX_CHARS_OF_A_SHORT_MONTH: Final = 4
"""Characters of the longest abbreviated month: ``Sept.``."""
_MONTHS: Final = frozenset(name for names in MONTHS for name in names)
_SHORT_MONTHS: Final = frozenset(name for name in _MONTHS if len(name) <= _MAX_CHARS_OF_A_SHORT_MONTH)
_BEFORE_NUMBERS: Final = frozenset(ABBREVIATED_BEFORE_NUMBERS)
_BEFORE_NAMES: Final = frozenset((*ABBREVIATED, *ABBREVIATED_TITLES))
