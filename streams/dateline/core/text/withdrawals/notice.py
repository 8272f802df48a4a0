"""Withdrawal notice: whether a desk withdraws a story in a sentence: ``ANSA annulla la notizia 'Tunisia ferma …'``.

Words of withdrawal are words of the news too (``La UE anula la multa``), and so is a headline in quotes. So a text is
a notice only if two things meet: its first line opens with nothing but words of a desk, among them one of withdrawal,
and what follows is word for word the headline of a known story, or the line says that the agency of its own dateline
withdraws an item. The first word of any other kind, as a minister's name, ends the opening: then it is news. A mark in
front of such a headline is enough: ``STORNO: …``, ``(Zurückgezogen) …``.

The words are rows of ``core/data/stories/withdrawals.py``. A notice that names no headline at all, but a subject,
is read by ``subject``; what a text says in other forms by ``signals`` and ``notices``, without knowing any story.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from dateline.core.data.stories.withdrawals import MARKS, MARKS_IN_BRACKETS, STEMS
from dateline.core.data.text.characters import DASHES, QUOTES
from dateline.core.text.notices import MAX_NOTICE_CHARS
from dateline.core.text.signals import mark_of_known, may_be_marked, without_signal
from dateline.core.text.withdrawals.desk_words import (
    WORD,
    Lexicon,
    Names,
    Opening,
    has_stem,
    is_complete,
    lexicon,
    names_of,
    read_opening,
)
from dateline.core.text.withdrawals.items import AROUND_QUOTED, asks_not_to_use, named_in_plea, quotations
from dateline.core.text.withdrawals.subject import withdrawn_subject
from dateline_schemas.brief import Brief, Signal


class Notice(NamedTuple):
    """A notice, and the headline by which it names its story; None where it tells the subject."""

    headline: str | None
    subject: str | None = None
    """What the story is about, where a sentence says so: ``The story about a bomb threat has been withdrawn``."""
    signal: Signal = "withdrawal"
    """What it says of the story; a correction where a mark says so: ``Verbetering: …``."""


def may_withdraw(headline: str | None, text: str, language: str) -> bool:
    """Whether a text has a mark or a word of withdrawal where notices have one: a quick test that rules out most.

    It is asked of every text, before any name of an agency is read.
    """
    if language not in STEMS:
        return False
    if headline is not None:
        opening = headline[:_MAX_LABEL_CHARS].lower()
        may_have_mark = any(map(opening.__contains__, _BEGINNINGS_OF_MARKS))  # a third of the time of finding the words
        if may_have_mark and not _MARKS.isdisjoint(map(str.lower, WORD.findall(headline, 0, _MAX_LABEL_CHARS))):
            return True
        if may_be_marked(headline):
            return True
    if len(text) > MAX_NOTICE_CHARS:
        return False
    lines = _lines(headline, text)
    return has_stem(lines, lexicon(language)) or asks_not_to_use(lines[-1], language)


def read_withdrawal(  # noqa: PLR0911, PLR0913 - what a page says of a notice, each in a place of its own
    headline: str | None,
    text: str,
    language: str,
    agencies: Iterable[str],
    is_known: Callable[[str], bool],
    *,
    is_copy: bool = False,
) -> Notice | None:
    """Return the notice that a text is; None for any other text.

    ``agencies`` are those of its dateline, and ``is_known`` says whether words are the headline of a known story. A
    mark that opens news too, ``Vervallen: …`` above a match that is called off, withdraws the text of such a story
    (``is_copy``), and in front of a notice.
    """
    if not may_withdraw(headline, text, language):  # as nearly always
        return None
    words, named = lexicon(language), names_of(agencies)
    if headline is not None and (marked := _marked(headline, words, named, is_known)):
        return Notice(marked)
    if headline is not None and (beside := mark_of_known(headline, is_known)):
        is_sure = beside[1] == "correction" or is_copy
        if is_sure or _reads_as_notice(read_opening(_lines(headline, text)[-1], words, named)):
            return Notice(beside[0], signal=beside[1])
    if len(text) > MAX_NOTICE_CHARS:
        return None
    first = (lines := _lines(headline, text))[-1]
    asked = named_in_plea(first, words, named, is_known) if asks_not_to_use(first, language) else None
    if asked is not None or not has_stem(lines, words):
        return Notice(asked) if asked is not None else None
    quoted = (_quoted_in(line, words, named, is_known) for line in lines)
    known = next((one for one in quoted if one is not None), None)
    if known is None and headline is not None:
        says_so = _reads_as_notice(read_opening(first, words, named))
        known = _labelled(headline, words, named, is_known, says_so=says_so)
    if known is not None:
        return Notice(known)
    is_of_agency = bool(named.given) and any(_agency_withdraws(read_opening(line, words, named)) for line in lines)
    subject = withdrawn_subject(headline, first, words, named)
    return Notice(None, subject) if is_of_agency or subject else None


def quoted_headline(headline: str | None, text: str, language: str, agencies: Iterable[str]) -> str | None:
    """Return the headline that a notice quotes whose dateline's agency withdraws it, known or not; None for none."""
    words, named = lexicon(language) if language in STEMS else None, names_of(agencies)
    if words is None or not named.given or len(text) > MAX_NOTICE_CHARS:
        return None
    lines = (line for line in _lines(headline, text) if _agency_withdraws(read_opening(line, words, named)))
    return next((quoted for line in lines if (quoted := _quoted_in(line, words, named, bool))), None)


def is_news_of_withdrawal(headline: str | None, text: str, language: str) -> bool:
    """Whether a mark in lower case stands above news of what was withdrawn: ``Withdrawn: 40 trains leave service``.

    The text has a word of withdrawal, and none for an item of a desk. A mark in capitals is a wire's.
    """
    beside = mark_of_known(headline, bool) if headline is not None and language in STEMS else None
    if headline is None or beside is None or not headline.endswith(beside[0]):
        return False
    if headline.removesuffix(beside[0]).isupper():
        return False
    return _withdrawn(text, language) == (True, False)


def withdraws_an_item(text: str, language: str) -> bool:
    """Whether a text has a word of withdrawal and one for an item of a desk: *withdraws its story*, not *its offer*."""
    return language in STEMS and _withdrawn(text, language) == (True, True)


def _withdrawn(text: str, language: str) -> tuple[bool, bool]:
    """Return whether a text has a word of withdrawal, and whether it has one for an item of a desk."""
    words, tokens = lexicon(language), [word.lower() for word in WORD.findall(text, 0, MAX_NOTICE_CHARS)]
    stems = (words.stems.match(word) and is_complete(word, tokens[at + 1 :], words) for at, word in enumerate(tokens))
    return any(stems), any(word.startswith((*words.story_nouns, *words.text_nouns)) for word in tokens)


def withdrawn_headline(headline: str, language: str | None) -> str:
    """Return the headline of the item that is withdrawn, as a notice names it in its own headline.

    Whoever used the item has to recognise it, so its headline stays; only the words that withdraw it are left out, as
    every output says so itself: ``WITHDRAWAL-…``, ``ANNULATION - …``, ``AP withdraws story: …``.
    """
    rest = without_signal(headline, "withdrawal")
    if rest != headline or language not in STEMS or len(headline) > _MAX_LINE_CHARS:
        return rest
    words, named = lexicon(language), names_of(())
    known = _marked(headline, words, named, bool) or _quoted_in(headline, words, named, bool)
    return known or _behind_label(headline, words, named) or headline


def _behind_label(headline: str, words: Lexicon, agencies: Names) -> str | None:
    """Return what stands beside a label of withdrawal: behind a sign, or behind a word of it in capitals."""
    ends = [end for end, _ in read_opening(headline, words, agencies).ends[:_MAX_LABEL_WORDS]]
    signed = (headline[end:] for end in ends if headline[end:].lstrip()[:1] in _SIGNS)
    found = next((rest.strip(_AROUND_LABEL) for rest in signed), None)
    if not found and ends and headline[: ends[0]].isupper():
        found = headline[ends[0] :].strip(_AROUND_LABEL)
    return found or _labelled(headline, words, agencies, bool, says_so=False)


def agency_names(brief: Brief) -> tuple[str, ...]:
    """Return the names and codes of the agencies of a brief's dateline."""
    agencies = brief.dateline.agencies if brief.dateline is not None else ()
    return tuple(name for agency in agencies for name in (agency.printed, agency.code) if name)


def is_bare_notice(sentence: str, language: str, agencies: Iterable[str]) -> bool:
    """Whether a sentence says nothing but that something is withdrawn: ``Si prega di considerare annullata …``.

    What it names in quotes is nothing more: ``Die dpa zieht die Meldung "…" zurück.``
    """
    if language not in STEMS:
        return False
    words, names = lexicon(language), names_of(agencies)
    unquoted = (f"{sentence[: span.start]} {sentence[span.stop :]}" for span in quotations(sentence))
    openings = (read_opening(each, words, names) for each in (sentence, *unquoted))
    return any(opening.is_whole and opening.withdraws for opening in openings)


def _lines(headline: str | None, text: str) -> list[str]:
    """Return the lines that may be a notice, the first of the text as the last one; of long ones the beginning."""
    first = text.split("\n", 1)[0][:_MAX_LINE_CHARS]
    return [first] if headline is None else [headline[:_MAX_LINE_CHARS], first]


def _reads_as_notice(opening: Opening) -> bool:
    """Whether a line says that a story is withdrawn: ``La notizia è annullata``."""
    return opening.withdraws and opening.has_story_noun


def _agency_withdraws(opening: Opening) -> bool:
    """Whether a line says that an agency withdraws an item: ``EFE anula la noticia sobre``."""
    return opening.has_agency and opening.has_object


def _quoted_in(line: str, words: Lexicon, agencies: Names, is_known: Callable[[str], bool]) -> str | None:
    """Return the known headline that a line has in quotes behind words of a desk; None where it has none."""
    for span in quotations(line):
        before = line[: span.start]
        if not read_opening(before, words, agencies).is_whole:
            return None
        opening = read_opening(f"{before} {line[span.stop :]}", words, agencies)
        beside = opening.has_story_noun or opening.has_agency
        quoted = line[span.start : span.stop].strip(AROUND_QUOTED)
        if opening.withdraws and beside and is_known(quoted):
            return quoted
    return None


def _labelled(
    headline: str, words: Lexicon, agencies: Names, is_known: Callable[[str], bool], *, says_so: bool
) -> str | None:
    """Return the known headline that stands behind, in front of or without a label: ``ANNULLA - Tunisia ferma …``.

    The label names an item, or an agency before a sign; else the text has to say so, since ``Annulé : …`` is of the
    news too, of what a known headline announced.
    """
    opening = read_opening(headline, words, agencies)
    if says_so and is_known(headline):
        return headline
    for end, has_noun in opening.ends[:_MAX_LABEL_WORDS]:
        rest = headline[end:]
        is_signed = opening.has_agency and rest.lstrip()[:1] in _SIGNS
        if (says_so or has_noun or is_signed) and is_known(rest := rest.strip(_AROUND_LABEL)):
            return rest
    for match in _SIGN.finditer(headline, max(0, len(headline) - _MAX_LABEL_CHARS)):
        label = read_opening(headline[match.end() :], words, agencies)
        if not (label.is_whole and label.withdraws):
            continue
        rest = headline[: match.start()].strip(_AROUND_LABEL)
        if (says_so or label.has_story_noun) and is_known(rest):
            return rest
    return None


def _marked(headline: str, words: Lexicon, agencies: Names, is_known: Callable[[str], bool]) -> str | None:
    """Return the known headline behind a mark: ``STORNO: …``, ``dpa-Rückzug: …``, ``(Zurückgezogen) …``."""
    matches = [*WORD.finditer(headline, 0, _MAX_LABEL_CHARS)]
    tokens = [match[0].lower() for match in matches]
    mark = next((at for at, word in enumerate(tokens) if word in _MARKS), None)
    if mark is None:  # as nearly always
        return None
    at, has_agency = 0, False
    while at < mark:
        size = agencies.size_at(tokens, at)
        if not (size or tokens[at] in words.desk or tokens[at].startswith((*words.story_nouns, *words.text_nouns))):
            return None
        at, has_agency = at + max(size, 1), has_agency or size > 0
    end = matches[mark].end()
    label, behind = headline[:end], headline[end:]
    in_brackets = label.startswith(_OPENING_BRACKETS) and behind.startswith(_CLOSING_BRACKETS)
    if not (in_brackets or behind.lstrip(_BEFORE_SIGN).startswith(_MARK_SIGNS)):
        return None
    is_mark = label.isupper() or (tokens[mark] in _MARKS_IN_BRACKETS if in_brackets else has_agency)
    rest = behind.strip(_AROUND_MARKED)
    return rest if is_mark and is_known(rest) else None


_MAX_LINE_CHARS: Final = 400
"""Characters of a line that are read: bounds time. Chosen by hand: a desk's words and two headlines."""
_MAX_LABEL_CHARS: Final = 60
"""Characters of the longest label behind a headline. Chosen by hand."""
_MAX_LABEL_WORDS: Final = 12
"""Words from the one of withdrawal on behind which a headline may begin: bounds time. Chosen by hand."""
_SIGNS: Final = f":|/{DASHES}"
"""Signs between a label and a headline."""
_SIGN: Final = re.compile(rf"[{re.escape(_SIGNS)}(\[]")
_AROUND_LABEL: Final = f" .!{_SIGNS}()[]"
_MARKS: Final = frozenset(MARKS.split())
_BEGINNINGS_OF_MARKS: Final = tuple({mark[:5]: None for mark in sorted(_MARKS)})
_MARKS_IN_BRACKETS: Final = frozenset(MARKS_IN_BRACKETS.split())
_OPENING_BRACKETS: Final = ("(", "[")
_CLOSING_BRACKETS: Final = (")", "]")
_BEFORE_SIGN: Final = " )]"
_MARK_SIGNS: Final = (*_SIGNS, "*", "+")
"""Signs between a mark and a headline, one of which has to stand there."""
_AROUND_MARKED: Final = f"{_AROUND_LABEL}*+{QUOTES}"
