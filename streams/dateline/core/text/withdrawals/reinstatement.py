"""Reinstatement: whether a desk says that it withdrew a story by mistake: ``This story was withdrawn in error``.

The words for a mistake stand directly beside the word of withdrawal: ``ten onrechte ingetrokken``. Any further away
they tell why a story is withdrawn, ``withdrawn because of an error``, and so they do where the sentence goes on behind
them: ``anulada por error en la cifra``. So does a clause behind a colon or comma that names a fault or denies the
news, ``anulada por error: no hubo muertos``, and not one that denies a fault. The sentence has to open with words of a
desk, as a notice does, and must not withdraw the story in the end: ``which was wrongly withdrawn, is withdrawn for
good``.
"""

import re
from typing import Final

from dateline.core.data.stories.reinstatements import NOTICES
from dateline.core.data.stories.withdrawal_notices import BECAUSE
from dateline.core.data.stories.withdrawal_sentences import (
    AUXILIARIES,
    BESIDE_THEM,
    BY_MISTAKE,
    DENYING,
    PERFORMING,
    THIS,
)
from dateline.core.data.stories.withdrawals import MARKS, NEGATIONS, STEMS
from dateline.core.data.text.characters import CLOSERS
from dateline.core.text.pattern_code import compiled
from dateline.core.text.withdrawals.corrected_kill import withdraws_itself
from dateline.core.text.withdrawals.desk_words import WORD, Lexicon, has_stem, lexicon, names_of, read_opening
from dateline.core.text.withdrawals.items import without_quoted
from dateline.core.text.withdrawals.removal import has_word_for_a_fault, has_word_for_a_mistake
from dateline.core.text.withdrawals.subject import first_sentences
from dateline.core.text.withdrawals.taken_back import (
    may_take_back,
    says_it_is_back,
    takes_notice_back,
    words_asked_for,
)
from dateline_schemas.brief import Content


def is_reinstated(content: Content) -> bool:
    """Whether headline, note or one of the first sentences says that the story was withdrawn by mistake, or is back."""
    return _has_one(_lines(content), content.language)


def is_reinstated_in_note(content: Content) -> bool:
    """Whether a note says so, which stands beside a text that may be older than it."""
    return content.note is not None and _has_one([content.note[:_MAX_CHARS]], content.language)


def is_reinstatement(line: str) -> bool:
    """Whether a whole line of any language says nothing but so: a page has not been given its language yet."""
    if not _MIN_CHARS <= len(line) <= _MAX_CHARS_OF_A_LINE or _ASKED.search(line.lower()) is None:
        return False
    sentences = first_sentences(line)
    return len(sentences) <= _MAX_SENTENCES and any(_has_one(sentences[:1], language) for language in BY_MISTAKE)


def _has_one(lines: list[str], language: str) -> bool:
    """Whether one of some lines says so, or takes a notice back."""
    if language not in STEMS or language not in BY_MISTAKE:
        return False
    words = lexicon(language)
    if has_stem(lines, words) and any(_says_so(line, words) for line in lines):
        return True
    if not may_take_back(lines, language) or withdraws_itself(lines, words):
        return False
    return any(takes_notice_back(line, words) or says_it_is_back(line, words) for line in lines)


def _lines(content: Content) -> list[str]:
    """Return headline, note and the first sentences of a text, of each the beginning, without a headline in quotes."""
    first = content.text.split("\n", 1)[0][:_MAX_CHARS]
    lines = (content.headline, content.note, *first_sentences(first))
    return [without_quoted(line[:_MAX_CHARS]) for line in lines if line]


def _says_so(line: str, words: Lexicon) -> bool:
    matches = [*WORD.finditer(line)]
    tokens = [match[0].lower() for match in matches]
    for phrase in BY_MISTAKE[words.language]:
        size = len(phrase.split())
        for at in range(len(tokens) - size + 1):
            if " ".join(tokens[at : at + size]) != phrase or not _is_of_desk(line[: matches[at].start()], words):
                continue
            if _is_beside_verb(line, matches, at, size, words):
                return not _withdraws_after_all(tokens[at + size + 1 :], words)
            behind = line[matches[at + size - 1].end() :]
            if takes_notice_back(behind, words):  # ``by mistake and the kill is withdrawn``
                return True
    return False


def _withdraws_after_all(behind: list[str], words: Lexicon) -> bool:
    """Whether the words behind a mistake and its verb withdraw the story: one verb in the passive, and no *not*."""
    passive = {*AUXILIARIES[words.language].split(), *PERFORMING.get(words.language, "").split()}
    stems = [at for at, word in enumerate(behind) if word in _MARKS or words.stems.match(word) is not None]
    if len(stems) != 1:  # ``and the withdrawal is cancelled``: what is withdrawn is no story
        return False
    if not {*NOTICES[words.language].split()}.isdisjoint(behind[: stems[0]]):  # ``and the kill is withdrawn``
        return False
    return not passive.isdisjoint(behind[max(0, stems[0] - 2) : stems[0] + 1]) and _NEGATIONS.isdisjoint(behind)


def _is_beside_verb(line: str, matches: list[re.Match[str]], at: int, size: int, words: Lexicon) -> bool:
    """Whether words for a mistake, ``size`` from ``at`` on, stand in front of a word of withdrawal or close its clause.

    No sign stands between them: ``is withdrawn: by mistake, it named …`` withdraws.
    """
    end = at + size
    if end < len(matches) and words.stems.match(matches[end][0].lower()) is not None:
        return line[matches[end - 1].end() : matches[end].start()].isspace()
    if at == 0 or not line[matches[at - 1].end() : matches[at].start()].isspace():
        return False
    seconds = {second for _, second in words.separable}
    verb = [match[0].lower() for match in matches[max(0, at - 2) : at]]
    is_behind = words.stems.match(verb[-1]) is not None or verb[-1] in seconds
    return (
        is_behind
        and _closes(line, matches, end, words)
        and not any(word in PERFORMING.get(words.language, "").split() for word in verb)
    )


def _closes(line: str, matches: list[re.Match[str]], end: int, words: Lexicon) -> bool:
    """Whether the clause ends in front of the word ``end``, and no reason follows in the same sentence."""
    sign = line[matches[end - 1].end() :].lstrip(_AROUND)[:1]
    if end == len(matches) or sign in _STOPS:
        return True
    behind = _STOP.split(line[matches[end].start() :], maxsplit=1)[0].lower()
    return sign in _COMMAS and not _is_reason(behind, words.language)


def _is_reason(clause: str, language: str) -> bool:
    """Whether a clause says why a story is withdrawn: by *because*, as it names a fault, or as it denies the news.

    A clause that denies a fault or the withdrawal clears the story: ``nothing in it is wrong``, ``it stands withdrawn
    no more``.
    """
    if any(clause.startswith(f"{word} ") for word in BECAUSE.get(language, ())):
        return True
    words = WORD.findall(clause)
    is_fault = has_word_for_a_fault(clause, language)
    if _DENYING.isdisjoint(words):
        return is_fault
    is_cleared = is_fault or has_word_for_a_mistake(clause, language) or has_stem([clause], lexicon(language))
    return not is_cleared


def _is_of_desk(opening: str, words: Lexicon) -> bool:
    """Whether what stands in front of the words for a mistake is of a desk, and names a story, or this text."""
    tokens = [match[0] for match in WORD.finditer(opening)]
    passive = f"{AUXILIARIES[words.language]} {BESIDE_THEM.get(words.language, '')}".split()
    others = " ".join(word for word in tokens if word.lower() not in {*passive, *_THIS})
    read, names_this = read_opening(others, words, names_of(())), any(word.lower() in _THIS for word in tokens)
    names_text = names_this and any(word.lower().startswith(words.text_nouns) for word in tokens)
    return read.is_whole and (read.has_story_noun or names_text)


_MAX_CHARS: Final = 400
"""Characters of a line that are read: bounds time. Chosen by hand, as the longest line of a notice."""
_MIN_CHARS: Final = 15
"""Characters of the shortest line that says so: ``Story reinstated``. Chosen by hand."""
_MAX_CHARS_OF_A_LINE: Final = 200
"""Characters of the longest one. Chosen by hand: two sentences."""
_MAX_SENTENCES: Final = 2
"""Sentences of such a line: the second one may apologise. Chosen by hand."""
_MISTAKES: Final = {words for of_language in BY_MISTAKE.values() for words in of_language}
_ASKED: Final = compiled(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words_asked_for() | _MISTAKES)))})(?!\w)")
"""Words of all languages of which such a line has one."""
_THIS: Final = frozenset(THIS.split())
_AROUND: Final = f" {CLOSERS}"
_STOPS: Final = (".", "!")
_COMMAS: Final = (",", ";", ":")
"""Signs behind words for a mistake with which a sentence and a clause end."""
_STOP: Final = re.compile(r"[.!?]")
_NEGATIONS: Final = frozenset(NEGATIONS.split())
_DENYING: Final = _NEGATIONS | frozenset(DENYING.split())
_MARKS: Final = frozenset(MARKS.split())
