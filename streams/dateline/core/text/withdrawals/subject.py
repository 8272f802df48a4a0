"""A withdrawal by subject: a sentence that quotes no headline, ``The story about a bomb threat … has been withdrawn``.

Bills, troops and reports of ministries are withdrawn in the same words. So the sentence has to have one shape: desk
words with a word for a story, a word like *about*, the subject, and at its end a passive that names nobody, since a
newsroom does not name itself; or a desk's own words in front: ``We withdraw …``. A reason may follow (``because …``).
Whoever is named to withdraw or to say so makes it news (``by the ministry``, ``, the fire brigade said``).

The headline has to be nothing but desk words too (``Story withdrawn``), or tell the same of a wire's own kind of item.
Without one, the page names its agency. The words are rows of ``core/data/stories/withdrawal_sentences.py``.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from dateline.core.data.stories.withdrawal_sentences import (
    ABOUT,
    AUXILIARIES,
    BECAUSE,
    BESIDE_THEM,
    INDEFINITE,
    OWN,
    PASSIVES,
    RELATIVES,
    STORY_LAST,
)
from dateline.core.data.stories.withdrawals import MARKS, NEGATIONS
from dateline.core.text.withdrawals.desk_words import WORD, Lexicon, Names, is_complete, read_opening


def withdrawn_subject(headline: str | None, text: str, words: Lexicon, agencies: Names) -> str | None:
    """Return the subject of the story that a desk withdraws in one of the first sentences of a text; None for none."""
    parts = words_of_sentences(words.language)
    if not parts.about:
        return None
    opening = read_opening(headline or "", words, agencies)
    is_mark = headline is not None and _MARKS.issuperset(map(str.lower, WORD.findall(headline)))
    is_label = is_mark or opening.is_whole
    if not (agencies.given or (headline is not None and is_label)):
        return None
    nouns = words.story_nouns
    if is_label:
        nouns += words.text_nouns if is_mark or opening.withdraws else ()
    elif not _Sentence(headline or "", words, parts, agencies, nouns).names_subject:
        return None
    sentences = [_Sentence(one, words, parts, agencies, nouns) for one in first_sentences(text)]
    if (found := next((one for one in sentences if one.withdraws), None)) is not None:
        return found.subject
    for at, one in enumerate(sentences):
        if one.names_subject and one.is_own:
            is_withdrawn = any(_is_bare(other.text, words, agencies) for other in sentences[at + 1 :])
            return one.subject if is_withdrawn else None
    return None


class SentenceWords(NamedTuple):
    """The words of such sentences in one language."""

    about: frozenset[str]
    passive: frozenset[str]
    """Auxiliary verbs of a passive, and verbs that are passive by themselves."""
    verbs: frozenset[str]
    """These and the words that stand among them."""
    own: frozenset[str]
    indefinite: frozenset[str]
    because: frozenset[str]
    story_last: bool


_MAX_CACHED_LANGUAGES: Final = 64
"""Languages whose words are cached. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def words_of_sentences(language: str) -> SentenceWords:
    """Return the words of such sentences in a language; empty for one without rows."""

    def rows(*tables: Mapping[str, str]) -> frozenset[str]:
        return frozenset(word for table in tables for word in table.get(language, "").split())

    verbs = rows(AUXILIARIES, PASSIVES)
    return SentenceWords(
        rows(ABOUT),
        verbs,
        verbs | rows(BESIDE_THEM),
        rows(OWN),
        rows(INDEFINITE),
        rows(BECAUSE),
        language in STORY_LAST,
    )


class _Sentence:
    """A sentence, read from both ends."""

    def __init__(
        self, text: str, words: Lexicon, parts: SentenceWords, agencies: Names, nouns: tuple[str, ...]
    ) -> None:
        self.text = text
        self._lexicon, self._parts, self._agencies, self._nouns = words, parts, agencies, nouns
        matches = [*WORD.finditer(text)]
        self._matches = matches
        self._tokens = [match[0].lower() for match in matches]
        self._gaps = [text[one.end() : two.start()] for one, two in pairwise(matches)]
        """What stands behind each word but the last."""
        self._end = len(matches)
        """The first word that is none of the subject."""
        self._noun, self._about, self.is_own, self._is_of_agency = self._read_opening()

    @property
    def names_subject(self) -> bool:
        """Whether it opens with a story and a word like *about*: ``Die Meldung vom Montag über …``."""
        return self._about is not None

    @property
    def subject(self) -> str:
        """What the story is about: the words behind one like *about*; where the story comes last, those in front.

        An aside between commas is none of it, nor are words of the verb that stand behind it: ``… in Köln zurück``.
        """
        if self._parts.story_last:
            about = next((at for at, word in enumerate(self._tokens) if word in self._parts.about), 0)
            return self.text[: self._matches[about].start()].strip()
        begin, end = (self._about or 0) + 1, self._end
        aside = next((at for at in range(begin, end - 1) if "," in self._gaps[at]), None)
        end = end if aside is None else aside + 1
        while end > begin and (self._is_of_tail(self._tokens[end - 1]) or self._tokens[end - 1] in _NEGATIONS):
            end -= 1
        return self.text[self._matches[begin].start() : self._matches[end - 1].end()] if end > begin else ""

    @property
    def withdraws(self) -> bool:
        """Whether it says that the story of a subject is withdrawn."""
        if self._parts.story_last:
            return self._ends_with_story()
        if self._about is None:
            return False
        lead = self._tokens[: self._about]
        stems = [at for at, word in enumerate(lead[: self._noun]) if self._is_stem(word, self._tokens[at + 1 :])]
        if stems:  # in front of the story: ``Queda anulada la noticia sobre …``, ``We withdraw the story about …``
            return self.is_own or (not self._parts.passive.isdisjoint(lead) and not self._has_other_clause())
        return any(map(self._is_withdrawn_before, self._ends()))

    def _read_opening(self) -> tuple[int, int | None, bool, bool]:
        """Return the places of the story and of the word behind it, and whether the desk or its agency speaks."""
        noun, is_own, is_of_agency, name_ends = -1, False, False, 0
        for at, word in enumerate(self._tokens[:_MAX_OPENING_WORDS]):
            if noun >= 0 and word in self._parts.about:
                return noun, at, is_own, is_of_agency
            if at >= name_ends:
                name_ends = at + self._agencies.size_at(self._tokens, at)
            is_own = is_own or word in self._parts.own
            is_of_agency = is_of_agency or at < name_ends
            nouns = self._nouns + self._lexicon.text_nouns if is_own else self._nouns
            if noun < 0 and word.startswith(nouns):
                if at and self._tokens[at - 1] in self._parts.indefinite:
                    break
                noun = at
            elif not (at < name_ends or self._is_of_desk(word) or (is_own and word in _NEGATIONS)):
                break
        return -1, None, is_own, is_of_agency

    def _is_of_desk(self, word: str) -> bool:
        words, parts = self._lexicon, self._parts
        known = word in words.desk or word in parts.own or word in parts.verbs or word[0].isdecimal()
        return known or words.stems.match(word) is not None

    def _is_stem(self, word: str, behind: list[str]) -> bool:
        return self._lexicon.stems.match(word) is not None and is_complete(word, behind, self._lexicon)

    def _ends(self) -> Iterator[int]:
        """Yield where the sentence may end: in front of each reason, and where it does."""
        begin = (self._about or 0) + 1
        yield from (at for at in range(begin, len(self._tokens)) if self._tokens[at] in self._parts.because)
        yield len(self._tokens)

    def _is_withdrawn_before(self, end: int) -> bool:
        """Whether the last words in front of a place say that the story is withdrawn."""
        tail = [*takewhile(self._is_of_tail, reversed(self._tokens[(self._about or 0) + 1 : end]))][::-1]
        first = end - len(tail)
        stems = [word for at, word in enumerate(tail) if self._is_stem(word, tail[at + 1 :] + tail[:at])]
        if not stems or self._tokens[first - 1] in _NEGATIONS:
            return False
        is_passive = not self._parts.passive.isdisjoint(tail)
        if not (is_passive or self._is_of_agency or self.is_own):
            return False
        self._end = first
        commas = sum("," in gap for gap in self._gaps[self._about or 0 : first])
        if self.is_own and self._tokens[first - 1] in _RELATIVES:  # ``Veuillez … notre dépêche sur …, qui est annulée``
            return True
        return commas != 1 and self._tokens[first - 1] not in _RELATIVES

    def _is_of_tail(self, word: str) -> bool:
        parts, second = self._parts, {other for _, other in self._lexicon.separable}
        return word in parts.verbs or word in second or self._lexicon.stems.match(word) is not None

    def _has_other_clause(self) -> bool:
        """Whether a comma is behind the subject, and no reason: somebody says so."""
        rest = range(self._about or 0, len(self._tokens) - 1)
        return any("," in self._gaps[at] and self._tokens[at + 1] not in self._parts.because for at in rest)

    def _ends_with_story(self) -> bool:
        """Whether its last words are one like *about*, a story and a verb: ``… ile ilgili haber iptal edilmiştir``."""
        tail = self._tokens[-_MAX_CLOSING_WORDS:]
        about = next((at for at, word in enumerate(tail) if word in self._parts.about), None)
        if about is None:
            return False
        behind = tail[about + 1 :]
        if not behind or any(word in _NEGATIONS or word in self._parts.indefinite for word in behind):
            return False
        if not all(self._is_of_tail(word) or self._is_of_desk(word) or word.startswith(self._nouns) for word in behind):
            return False
        has_noun = any(word.startswith(self._nouns) for word in behind)
        is_passive = not (self._parts.passive | self._parts.own).isdisjoint(behind)
        return has_noun and is_passive and any(self._is_stem(word, behind[at + 1 :]) for at, word in enumerate(behind))


def _is_bare(sentence: str, words: Lexicon, agencies: Names) -> bool:
    """Whether a sentence says nothing but that something is withdrawn, as ``Sie wird zurückgezogen``."""
    opening = read_opening(sentence, words, agencies)
    return opening.is_whole and opening.withdraws


def first_sentences(line: str) -> list[str]:
    """Return the first sentences of a line; behind a short word with a capital, or a number, one goes on."""
    found, start = list[str](), 0
    for end in _SENTENCE_END.finditer(line):
        word = end["word"]
        if word.isdecimal() or (len(word) <= _MAX_ABBREVIATED and word[0].isupper()):
            continue
        found.append(line[start : end.end()])
        start = end.end()
        if len(found) == _MAX_SENTENCES:
            return found
    return [*found, line[start:]] if line[start:].strip() else found


_MAX_OPENING_WORDS: Final = 14
"""Words up to *about*, at most. Chosen by hand: a plea, a date, and room for titles."""
_MAX_CLOSING_WORDS: Final = 8
"""Words from one like *about* to the end of a sentence whose story comes last, at most. Chosen by hand."""
_MAX_SENTENCES: Final = 3
"""Sentences in which a notice may withdraw, the first ones. Chosen by hand: a plea, what is wrong, the withdrawal."""
_MAX_ABBREVIATED: Final = 3
"""Letters of the longest abbreviation: ``St.``, ``Nov.``. Chosen by hand."""
_SENTENCE_END: Final = re.compile(r"(?<![^\W_])(?P<word>[^\W_]+)\W{0,2}[.!?](?=\s|$)")
_NEGATIONS: Final = frozenset(f"{NEGATIONS} never nooit nunca jamais mai aldrig aldri nigdy".split())
_MARKS: Final = frozenset(MARKS.split())
_RELATIVES: Final = frozenset(RELATIVES.split())
