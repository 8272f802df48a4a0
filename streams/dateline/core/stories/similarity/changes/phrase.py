"""Phrase: a figure with the words that the text prints beside it: ``14 → 23 dead``, ``Net 14 → 23``.

They say what it counts. No grammar is known: the one or two words after the number are taken, where there are none
They say what it counts. No grammar is known: the one or two words after the number are taken, where there are none
"""

import re
from typing import Final
from unicodedata import category

from dateline.core.data.text.measures import MEASURE_STEMS, SHORT_MEASURES
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.figures import Figure
from dateline.core.stories.similarity.changes.moving_words import is_moving
from dateline.core.stories.similarity.changes.number_words.large_numbers import GAPS
from dateline.core.stories.similarity.changes.number_words.spelled_values import MAX_NUMBER_CHARS


def phrase(compared: Comparison, figure: Figure) -> str:
    """Return a figure, the number in whose place it came, and the words beside it, on one line."""
    text, token, last = compared.text, figure.token, figure.tokens[-1]
    start, end = _with_signs(compared, token, last)
    measured = _measured(compared, token)
    label = _label(compared, token) or measured
    noun = end if measured else _noun_end(compared, last, end, 1 if label else _MAX_NOUN_WORDS)
    before = label or (_word_before(compared, figure) if noun == end else "")
    if not before and noun == end:
        noun = _verb_end(compared, last, end)
    elif not before and text[end:noun].strip().isalpha():  # one word, which may not say what became of it
        before = _verb_before(compared, token)
        if not before and _counts_others(compared, last, text[end:noun]):
            noun = _verb_end(compared, last, noun)
    sign = text[start : compared.starts[token]]
    return " ".join(f"{before} {sign}{figure.former} → {text[start:noun]}".split())


def _with_signs(compared: Comparison, token: int, last: int) -> tuple[int, int]:
    """Return where a number starts and ends with its sign, currency or percent sign, and with what is glued to it.

    The tens in front of a number in words belong to it: ``twenty-`` of ``twenty-three``. ``last`` is its last token.
    """
    text, start, end = compared.text, compared.starts[token], compared.ends[last]
    if last == token and _has_tens(compared, token):
        return compared.starts[token - 1], end
    if start and category(text[start - 1]) == "Sc":
        start -= 1
    if start and text[start - 1] in _MINUS and (start == 1 or text[start - 2].isspace()):
        start -= 1
    if end < len(text) and (text[end] in UNITS or category(text[end]) == "Sc"):
        return start, end + 1
    for glued in range(last + 1, min(last + 1 + _MAX_GLUED_TOKENS, len(compared.starts))):
        if compared.starts[glued] != end or compared.ends[glued] - start > MAX_NUMBER_CHARS:
            break
        end = compared.ends[glued]
        if not compared.printed(glued).isnumeric():  # 3万人: the second character says how many ten thousands
            break
    return start, end


def _has_tens(compared: Comparison, token: int) -> bool:
    """Whether a number in words is the last part of one with tens, behind a dash."""
    if not token or compared.in_figures[token] or compared.gap(token - 1) != "-":
        return False
    own, before = (compared.number_values.get(compared.printed(each).lower(), 0) for each in (token, token - 1))
    return before >= _MIN_TENS and 0 < own < _TEN and not compared.is_new_word[token - 1]


def _noun_end(compared: Comparison, token: int, end: int, limit: int) -> int:
    """Return where the words end that stand directly after a number, at most ``limit``; ``end`` if there are none."""
    first = compared.tokens_between(end, len(compared.text)).start
    for word in range(first, len(compared.starts)):
        if word >= first + limit and (limit == 1 or len(compared.printed(word - 1)) > _MAX_CHARS_OF_A_LINK):
            break
        if compared.text[end : compared.starts[word]] not in GAPS or not _may_be_noun(compared, word):
            break
        if compared.ends[word] - compared.starts[token] > _MAX_PHRASE_CHARS:
            break
        end = compared.ends[word]
    return end


def _may_be_noun(compared: Comparison, token: int) -> bool:
    """Whether a word may say what a number counts. A word between two numbers joins them: ``47 vs 19``."""
    if any(compared.in_figures[token + 1 : token + 2]) and compared.gap(token) == " ":
        return False
    word = compared.printed(token)
    if not compared.function_words and len(word) <= _MAX_CHARS_OF_A_FUNCTION_WORD and word.isascii():
        return False  # a language without a table: its shortest words are no nouns
    if len(word) == 1 and compared.gap(token).startswith("."):
        return False  # an abbreviation: U.S.
    return word[0].isalpha() and not compared.is_function[token] and not is_moving(word)


def _label(compared: Comparison, token: int) -> str:
    """Return the words that open a line of figures, if the number is the first on it: ``Shr 47 cts vs 19 cts``."""
    text, start = compared.text, compared.starts[token]
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start].strip()
    if not before.replace(" ", "").isalpha() or len(before) > _MAX_LABEL_CHARS:
        return ""
    line = text[line_start:][: _MAX_ROW_CHARS + 1].partition("\n")[0]
    return before if len(line) <= _MAX_ROW_CHARS and len(_FIGURE.findall(line)) > 1 else ""


def _measured(compared: Comparison, token: int) -> str:
    """Return the word in front of a number with decimals that says what is measured: ``of magnitude 5.8``.

    It stands between a function word and the number. A measure behind the number says it better: ``5.8 million``.
    """
    start = compared.starts[token]
    if not _DECIMAL.fullmatch(compared.text, start, compared.ends[token]) or token < _MIN_WORDS_TO_A_MEASURED:
        return ""
    word, after = token - 1, token + 1
    if compared.gap(word) != " " or compared.gap(word - 1) != " " or not compared.is_function[word - 1]:
        return ""
    if compared.is_function[word] or compared.in_figures[word]:
        return ""
    if after < len(compared.starts) and compared.joins(token):
        behind = compared.printed(after).lower()
        if behind in SHORT_MEASURES or behind.startswith(MEASURE_STEMS):
            return ""
    if compared.text[compared.ends[token] :][:1] in UNITS:
        return ""
    return compared.printed(word)


def _verb_end(compared: Comparison, token: int, end: int) -> int:
    """Return where the verb ends that follows a number with one or two function words between: ``310 were injured``."""
    first = compared.tokens_between(end, len(compared.text)).start
    for word in range(first, min(first + _MAX_WORDS_TO_A_VERB + 1, len(compared.starts))):
        if compared.text[end : compared.starts[first]] != " " or (word > first and compared.gap(word - 1) != " "):
            break
        if not compared.is_function[word]:
            fits = compared.ends[word] - compared.starts[token] <= _MAX_PHRASE_CHARS
            if word == first or not fits or not _may_be_noun(compared, word):
                return end
            return compared.ends[up_to_the_clause_end(compared, token, word, _MAX_CHARS_OF_A_CLAUSE)]
    return end


def _verb_before(compared: Comparison, token: int) -> str:
    """Return the word directly before a number, which may be its verb: ``killing nine people``.

    Empty where that follows a function word, as in ``at least nine``, or opens its sentence.
    """
    word = token - 1
    if word < 1 or compared.gap(word) != " " or compared.gap(word - 1).strip(_PAUSES) or not compared.gap(word - 1):
        return ""
    before = compared.printed(word - 1).lower()
    if compared.is_function[word - 1] and compared.gap(word - 1) == " " and before != compared.joint:
        return ""
    printed = compared.printed(word)
    is_word = printed.isalpha() and printed.islower() and not compared.is_function[word] and not is_moving(printed)
    return printed if is_word and _MIN_CHARS_OF_A_VERB <= len(printed) <= _MAX_LABEL_CHARS else ""


def _counts_others(compared: Comparison, token: int, noun: str) -> bool:
    """Whether another number of the text counts the same: ``nine people were killed and 20 people were hurt``."""
    noun, last = noun.strip().lower(), len(compared.starts) - 1
    others = [number for number in compared.numbers if number != token and number < last]
    return any(compared.printed(number + 1).lower() == noun for number in others)


def _word_before(compared: Comparison, figure: Figure) -> str:
    """Return the word before a number with the function words between the two, or else the one in front: ``rose to``.

    So ``at least`` is not torn apart. Empty where the word says nothing of the number: a day, or what stands in front
    of *and*: ``on Sunday after 12 of them``, ``were killed and 120 injured``.
    """
    token = figure.token - _has_tens(compared, figure.token)
    for word in range(token - 1, max(token - 1 - _MAX_WORDS_BEFORE, -1), -1):
        printed = compared.printed(word)
        if not compared.joins(word) or compared.in_figures[word]:
            break
        if compared.number_values.get(printed.lower(), 0) > 1:  # it is another number: from ten to eight
            break
        if printed.lower() == compared.joint or (is_moving(printed) and not figure.is_time):
            break
        if not compared.is_function[word]:
            runs_on = word > 0 and compared.is_function[word - 1] and compared.gap(word - 1) == " "
            runs_on = runs_on and compared.printed(word - 1).lower() != compared.joint
            if word == token - 1 and runs_on and not figure.is_time:
                word -= 1  # noqa: PLW2901 - the phrase begins one word earlier
            before = compared.text[compared.starts[word] : compared.ends[token - 1]]
            return before if len(before) <= _MAX_LABEL_CHARS else ""
    return ""


_MAX_NOUN_WORDS: Final = 2
"""Words after a number that may say what it counts: ``million marks``, ``people killed``. Chosen by hand."""
_MIN_TENS: Final = 20
"""The least number that stands in front of a dash and a number below ten: ``twenty-three``."""
_TEN: Final = 10
_MAX_CHARS_OF_A_FUNCTION_WORD: Final = 2
"""Letters of the words that count as function words in a language without a table of them. Chosen by hand."""
_MIN_CHARS_OF_A_VERB: Final = 4
"""Letters of a word in front of a number that may be its verb: shorter ones mostly are function words that no table
has, as ``off``. Chosen by hand."""
_MAX_CHARS_OF_A_LINK: Final = 3
"""Letters of a short word that takes the next one with it: ``cts per share``, ``kg of rice``. Chosen by hand."""
_MAX_WORDS_BEFORE: Final = 3
"""Words before a number that may say what it counts, the nearer ones function words: ``injured at least``. Chosen by
hand."""
_MAX_GLUED_TOKENS: Final = 2
"""Tokens glued to a number that are shown with it: ``13th``, ``23人``. Chosen by hand."""
_MAX_PHRASE_CHARS: Final = 32
"""Characters of a number and the words after it: bounds a line of an alert. Chosen by hand."""
_MAX_LABEL_CHARS: Final = 20
"""Characters of the words before a number: bounds a line of an alert. Chosen by hand."""
_MAX_ROW_CHARS: Final = 80
"""Characters of the longest line that may be a row of figures: about a line of a terminal. Chosen by hand."""
_MIN_WORDS_TO_A_MEASURED: Final = 2
"""Tokens in front of a measured number: a function word, and the word that says what is measured."""
_MAX_WORDS_TO_A_VERB: Final = 2
"""Function words between a number and its verb. Chosen by hand."""
_MAX_WORDS_TO_AN_END: Final = 1
"""Words up to the end of a clause that are told with it. Chosen by hand: of more, it is not told what they add."""
_MAX_CHARS_OF_A_CLAUSE: Final = 48
"""Characters of a number and the words after it where these end a clause: bounds a line of an alert. Chosen by hand."""
_DECIMAL: Final = re.compile(r"\d{1,3}[.,]\d{1,2}")
"""A number with decimals; three digits are thousands."""
_PAUSES: Final = " ,;:"
"""What may stand before a verb."""
_MINUS: Final = frozenset("-\u2212")
UNITS: Final = frozenset("%‰°")
"""Marks of a unit, glued to a number."""
_FIGURE: Final = re.compile(r"\d+")


def up_to_the_clause_end(compared: Comparison, first: int, last: int, limit: int) -> int:
    """Return the last token of the clause that some tokens are in, if one word follows them; else their last token.

    ``were seriously`` becomes ``were seriously hurt``. From the first token on, it has at most ``limit`` characters.
    """
    behind, stop = last + _MAX_WORDS_TO_AN_END + 1, len(compared.starts)
    end = compared.flags.ends_clause.find(1, last, behind)
    if end < 0 and stop <= behind:
        end = stop - 1
    if end < 0 or compared.ends[end] - compared.starts[first] > limit:
        return last
    return last if compared.in_figures.find(1, last + 1, end + 1) >= 0 else end


def came_whole(compared: Comparison, sentence: range) -> bool:
    """Whether a sentence was put to a text of which nothing is gone: then it is none that is told in other words."""
    return not compared.flags.lost and compared.is_fresh.count(1, sentence.start, sentence.stop) == len(sentence)


def came_as_clause(compared: Comparison, token: int) -> range | None:
    """Return such a sentence, or its opening up to the end of a token's clause; None where that is too long too."""
    sentence = compared.sentence(token)
    if not came_whole(compared, sentence):
        return None
    last = compared.flags.ends_clause.find(1, token, sentence.stop - 1)
    most = compared.starts[sentence.start] + MAX_CHARS_OF_A_PASSAGE
    fitting = (end for end in (sentence.stop - 1, last) if end >= 0 and compared.ends[end] <= most)
    return next((range(sentence.start, end + 1) for end in fitting), None)


MAX_CHARS_OF_A_PASSAGE: Final = 60
"""Characters of a quoted place with a new figure, or of a new paragraph's beginning. Chosen by hand."""
