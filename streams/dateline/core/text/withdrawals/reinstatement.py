"""Reinstatement: whether a desk says that it withdrew a story by mistake: ``This story was withdrawn in error``.

The words for a mistake stand directly beside the word of withdrawal: ``ten onrechte ingetrokken``. Any further away
they tell why a story is withdrawn, ``withdrawn because of an error``, and so they do where the sentence goes on behind
them: ``anulada por error en la cifra``. The sentence has to open with words of a desk, as a notice does.
"""

from typing import Final

from dateline.core.data.stories.withdrawal_sentences import BY_MISTAKE
from dateline.core.data.stories.withdrawals import STEMS
from dateline.core.data.text.characters import CLOSERS
from dateline.core.text.withdrawals.desk_words import WORD, Lexicon, has_stem, lexicon, names_of, read_opening
from dateline.core.text.withdrawals.subject import first_sentences
from dateline_schemas.brief import Content


def is_reinstated(content: Content) -> bool:
    """Whether headline, note or one of the first sentences says that the story was withdrawn by mistake."""
    if content.language not in STEMS or content.language not in BY_MISTAKE:
        return False
    words = lexicon(content.language)
    first = content.text.split("\n", 1)[0][:_MAX_CHARS]
    lines = [line[:_MAX_CHARS] for line in (content.headline, content.note, *first_sentences(first)) if line]
    return has_stem(lines, words) and any(_says_so(line, words) for line in lines)


def _says_so(line: str, words: Lexicon) -> bool:
    matches = [*WORD.finditer(line)]
    tokens = [match[0].lower() for match in matches]
    seconds = {second for _, second in words.separable}
    for phrase in BY_MISTAKE[words.language]:
        size = len(phrase.split())
        for at in range(len(tokens) - size + 1):
            if " ".join(tokens[at : at + size]) != phrase:
                continue
            end = at + size
            is_in_front = end < len(tokens) and words.stems.match(tokens[end]) is not None
            is_behind = at > 0 and (words.stems.match(tokens[at - 1]) is not None or tokens[at - 1] in seconds)
            closes = line[matches[end - 1].end() :].lstrip(_AROUND)[:1] in _SIGNS or end == len(tokens)
            if (is_in_front or (is_behind and closes)) and _is_of_desk(line[: matches[at].start()], words):
                return True
    return False


def _is_of_desk(opening: str, words: Lexicon) -> bool:
    """Whether what stands in front of the words for a mistake is of a desk, and names a story."""
    read = read_opening(opening, words, names_of(()))
    return read.is_whole and read.has_story_noun


_MAX_CHARS: Final = 400
"""Characters of a line that are read: bounds time. Chosen by hand, as the longest line of a notice."""
_AROUND: Final = f" {CLOSERS}"
_SIGNS: Final = (".", ",", ";", ":", "!", "")
"""Signs behind words for a mistake with which a clause ends."""
