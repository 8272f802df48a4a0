"""Notices: whether a text is a notice of withdrawal, by what it says and by the stories that are known."""

from typing import Final

from dateline.core.data.stories.withdrawal_sentences import ABOUT
from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.stories.head import Head
from dateline.core.stories.newest_words import first_words
from dateline.core.stories.similarity.changes.notes.reasons import reasons, words_of_notice
from dateline.core.stories.similarity.features import Traits, title_hash, words_of_title
from dateline.core.stories.similarity.line import hash_of_headline, headline_of
from dateline.core.stories.state import Threads
from dateline.core.stories.withdrawals.addresses import address_of
from dateline.core.stories.withdrawals.close_languages import in_language_of_its_story
from dateline.core.stories.withdrawals.own_removals import is_own_removal, own_story
from dateline.core.text.notices import MAX_NOTICE_CHARS, is_withdrawal, withdraws_its_page
from dateline.core.text.signals import without_signal
from dateline.core.text.withdrawals.desk_words import WORD
from dateline.core.text.withdrawals.formula import read_formula
from dateline.core.text.withdrawals.items import quoted_headlines, quoted_in
from dateline.core.text.withdrawals.notice import (
    agency_names,
    is_bare_notice,
    is_news_of_withdrawal,
    may_withdraw,
    quoted_headline,
    read_withdrawal,
    withdraws_an_item,
)
from dateline.core.text.withdrawals.reinstatement import is_reinstated
from dateline.core.text.withdrawals.subject import first_sentences
from dateline_schemas import Distinct, Relation
from dateline_schemas.story import UNMATCHED, WITHDRAWN_AT_ADDRESS


def as_withdrawal(memory: Threads, distinct: Distinct) -> tuple[Distinct, str | None]:
    """Return a text, with the signal if it is a notice of withdrawal in a sentence, and the headline that it quotes.

    So is a mark beside a known headline: ``Verbetering: …``. The headline is empty for one that tells a subject; its
    own, ``Story withdrawn``, is left out, and so is that of an article which its site removed. A headline without
    agency in the dateline is known only where the notice's source had it. A text marked as a correction or an update
    withdraws only by its headline: ``REFILE-WITHDRAWAL-…``. News whose headline only seems to have a mark loses the
    signal. A short notice may be taken for the wrong one of close languages: it is read in that of its story.
    """
    distinct = in_language_of_its_story(memory, distinct)
    if distinct.signal == "withdrawal":
        return _as_marked(memory, distinct)
    if not may_withdraw(distinct.headline, distinct.text, distinct.language):
        return distinct, None
    if is_reinstated(distinct):
        return distinct, _reinstated_headline(memory, distinct)
    agencies = agency_names(distinct)

    def is_known(words: str) -> bool:
        return _known_as(memory, distinct, words) is not None

    is_copy = memory.find_text(distinct.fingerprint) is not None
    notice = read_withdrawal(distinct.headline, distinct.text, distinct.language, agencies, is_known, is_copy=is_copy)
    is_mark_or_subject = notice is not None and (notice.headline is None or notice.signal != "withdrawal")
    if notice is None or (distinct.signal is not None and is_mark_or_subject):
        return distinct, None
    if notice.subject is None:
        return distinct.model_copy(update={"signal": notice.signal}), notice.headline
    label = distinct.headline is not None and is_bare_notice(distinct.headline, distinct.language, agencies)
    without_label = {"headline": None} if label else {}
    return distinct.model_copy(update={"signal": "withdrawal", **without_label}), ""


def _as_marked(memory: Threads, distinct: Distinct) -> tuple[Distinct, str | None]:
    """Return the same of a text that is marked as a withdrawal; without the mark where it takes a notice back.

    A mark in front of a headline says that this withdraws, whatever it says of an earlier notice: ``KILL: Fire …``.
    """
    is_back = not _has_mark_and_headline(distinct) and is_reinstated(distinct)
    if is_back or _is_news(memory, distinct):
        headline = _reinstated_headline(memory, distinct) if is_back else None
        return distinct.model_copy(update={"signal": None}), headline
    return distinct, "" if is_own_removal(distinct) else _only_quoted(memory, distinct)


def _has_mark_and_headline(distinct: Distinct) -> bool:
    headline = distinct.headline or ""
    return without_signal(headline, "withdrawal") != headline


def _only_quoted(memory: Threads, distinct: Distinct) -> str | None:
    """Return the headline that a text marked as a withdrawal quotes, of one story; None for none, or where two are.

    A headline of its own that is known says which story is meant.
    """
    if len(distinct.text) > MAX_NOTICE_CHARS or memory.head_of_title(hash_of_headline(distinct)) is not None:
        return None

    def is_known(words: str) -> bool:
        return _known_as(memory, distinct, words) is not None

    agencies = agency_names(distinct)
    quoted = quoted_headlines(distinct.headline, distinct.text, distinct.language, agencies, is_known)
    heads = {head.story_id for words in quoted if (head := _known_as(memory, distinct, words)) is not None}
    return quoted[0] if len(heads) == 1 else None


def _reinstated_headline(memory: Threads, distinct: Distinct) -> str | None:
    """Return the headline in quotes, of a withdrawn story, of a text that takes a notice back; None for none.

    A headline of its own that is known says which story is meant.
    """
    if len(distinct.text) > MAX_NOTICE_CHARS or memory.head_of_title(hash_of_headline(distinct)) is not None:
        return None
    lines = (distinct.headline or "", distinct.text.split("\n", 1)[0])
    known = ((quoted, _known_as(memory, distinct, quoted)) for line in lines for quoted in quoted_in(line))
    return next((quoted for quoted, head in known if head is not None and head.withdrawn), None)


def _known_as(memory: Threads, distinct: Distinct, words: str) -> Head | None:
    """Return the story with a headline that a notice may mean; without agency, only one that its source had."""
    head = memory.head_of_title(title_hash(words_of_title(headline_of(words), distinct.language)))
    if head is None or not (agency_names(distinct) or distinct.source in head.sources):
        return None
    return head


def head_at_address(memory: Threads, distinct: Distinct) -> Head | None:
    """Return the story that a notice withdraws in whose place it stands, at the article's address; None for none.

    It is the only one whose newest words its site had there: ``This article has been removed because …``. No other
    site may have a text of it: what an agency and others tell stands, whoever takes back a copy. ``standing`` does the
    same for a text of another site that comes after the notice.
    """
    head = _only_head_at_address(memory, distinct)
    return head if head is not None and withdraws_its_page(distinct.text) else None


def _only_head_at_address(memory: Threads, distinct: Distinct) -> Head | None:
    """Return the story at the address of a withdrawal, if no other site tells it."""
    head = memory.head_of_address(address_of(distinct)) if distinct.signal == "withdrawal" else None
    return head if head is not None and head.sources.keys() == {distinct.source} else None


def _head_of_subject_at_address(memory: Threads, distinct: Distinct) -> Head | None:
    """Return the same story, where a notice with other words than those for its page names its subject.

    ``EU--Train Crash: AP has withdrawn its story about a train crash near …``. A page may show another story at the
    same address by then. So the notice says that an item is withdrawn, and has half of the headline's words, or all
    words of its subject stand in the front of the headline.
    """
    head = _only_head_at_address(memory, distinct)
    if head is None or head.words is None or len(distinct.text) > MAX_NOTICE_CHARS:
        return None
    if not (is_withdrawal(distinct.text) or withdraws_an_item(distinct.text, distinct.language)):
        return None
    told = f"{distinct.headline or ''} {distinct.text}"
    asked = _long_words(head.words.headline)
    shared = len(asked & _long_words(told))
    if shared < _MIN_WORDS_OF_A_SUBJECT:
        return None
    return head if 2 * shared >= len(asked) or _has_all_of_subject(head.words.headline, distinct) else None


def _has_all_of_subject(headline: str, distinct: Distinct) -> bool:
    """Whether the front of a headline has all words of the subject that a notice says behind one like *about*.

    The short ones too: ``… its story about a train crash in Ulm`` is not of a train crash elsewhere. What a headline
    says at its end, ``… closes line to Tarvik harbour``, may be another story's subject.
    """
    first = next(iter(first_sentences(distinct.text.split("\n", 1)[0])), "")
    formula, about = read_formula(first, distinct.language, agency_names(distinct)), ABOUT.get(distinct.language, "")
    words = WORD.findall(formula.stated.lower())
    start = next((at for at, word in enumerate(words) if word in about.split()), len(words))
    named = set(words[start:]) & set(WORD.findall(formula.subject.lower()))
    told = WORD.findall(headline.lower())
    has_enough = len(_long_words(" ".join(named))) >= _MIN_WORDS_OF_A_SUBJECT
    return has_enough and named <= set(told[: round(len(told) * _FRONT_OF_HEADLINE)])


def _long_words(line: str) -> set[str]:
    words = {word for word in WORD.findall(line.lower()) if len(word) >= _MIN_LETTERS_OF_A_SUBJECT}
    return words - ALL_FUNCTION_WORDS


def removed_story(memory: Threads, distinct: Distinct) -> tuple[Head | None, bool]:
    """Return the story that a site's own removal withdraws, and whether a text is such a removal.

    It is the one at its address, or else the one of its headline that no other site tells; None where there is none.
    """
    if (head := head_at_address(memory, distinct)) is not None:
        return head, True
    is_one = is_own_removal(distinct)
    return (own_story(memory, distinct) if is_one else None), is_one


def relation_of_notice(memory: Threads, distinct: Distinct, own: Traits) -> tuple[Head | None, Relation]:
    """Return the story of a withdrawal without kin, of its address or headline, and its relation to that.

    Where none is known, it is ``unmatched``. A story that is withdrawn already is withdrawn no second time.
    """
    removed, _ = removed_story(memory, distinct)
    head = removed or memory.head_of_title(title_hash(own.title))
    if head is None:
        head = removed = _head_of_subject_at_address(memory, distinct)
    if head is None:
        return None, Relation(kind="withdrawal", rule=UNMATCHED, changed=words_of_notice(distinct))
    rule = "signal-withdrawal-of-title" if removed is None else WITHDRAWN_AT_ADDRESS
    if removed is not None and head.withdrawn:
        return head, Relation(kind="repeat", rule=rule, parent=head.version)
    return head, Relation(kind="withdrawal", rule=rule, parent=head.version, changed=reasons(distinct, own, None))


def title_of_unknown(distinct: Distinct) -> int:
    """Return the hash of the headline that a notice quotes, of a story that may come later; 0 for none."""
    quoted = quoted_headline(distinct.headline, distinct.text, distinct.language, agency_names(distinct))
    return title_hash(words_of_title(headline_of(quoted), distinct.language)) if quoted else 0


def _is_news(memory: Threads, distinct: Distinct) -> bool:
    """Whether a text with a mark of withdrawal tells what was withdrawn, and no story is known that it withdraws.

    A known story may have come as that news, under the same headline with its mark.
    """
    if not is_news_of_withdrawal(distinct.headline, distinct.text, distinct.language):
        return False
    existing = memory.find_text(distinct.fingerprint)
    head = memory.head(existing.story_id) if existing is not None else None
    head = head or memory.head_of_title(hash_of_headline(distinct))
    if head is None:
        return existing is None
    return not head.withdrawn and head.words is not None and head.words.headline == first_words(distinct)


_MIN_WORDS_OF_A_SUBJECT: Final = 2
"""The fewest words that a notice shares with the headline of the story at its address. Chosen by hand."""
_FRONT_OF_HEADLINE: Final = 0.6
"""The share of a headline's words in which all of a subject stand. Chosen by hand: what happened comes first."""
_MIN_LETTERS_OF_A_SUBJECT: Final = 4
"""Letters of the shortest word that counts. Chosen by hand: shorter ones seldom say which story is meant."""
