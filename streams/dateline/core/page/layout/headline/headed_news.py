"""Whether a text below a headline is the news that the headline tells, and no words of a page about itself.

A headline says what happened, and its text says so again. What a page says of itself stands below a name or a label:
``Politics in Norway``, ``About the Harbour Ledger``; of such a label, its text repeats a name as a rule, or words of
what sites offer. So a few words that pages have about themselves, ``banned``, ``server``, do not make a text a page's
own where it repeats several words of its headline.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from dateline.core.data.text.characters import AROUND_WORDS, TERMINATORS
from dateline.core.data.times.months import WEEKDAYS
from dateline.core.data.wire.menu_words import MENU_WORDS
from dateline.core.data.wire.notices import SIGN_UP_GOODS
from dateline.core.page.layout.headline.likeness import content_stems, likenesses, shares_any
from dateline.core.page.lines.kinds.news_line import weigh_line
from dateline.core.page.lines.kinds.wording import has_small_word, is_page_label, names_bulletin
from dateline.core.page.passes.furniture.record_names import letters_of


def tells_headline(head: str, paragraphs: Sequence[str], words: str) -> bool:
    """Whether paragraphs are the news of a headline; ``words`` are theirs, with the headline where they repeat it.

    ``head`` has no name of its site. The shorter the text, the more words of the headline it has to repeat. Of a text
    that opens with words of pages, it has to repeat several.
    """
    happened = says_what_happened(head)
    repeated, without_names = count_repeated(head, words), count_repeated(_without_names(head), words)
    weights = [weigh_line(paragraph) for paragraph in paragraphs]
    surplus = sum(weight.news - weight.page for weight in weights) + repeated
    if without_names >= _MIN_REPEATED and surplus >= _MIN_SURPLUS_OF_SURE:
        return True
    if not any(map(is_news, paragraphs)):
        return False
    if weights[0].page > 0:
        return happened and repeated >= _MIN_REPEATED and surplus >= _MIN_SURPLUS
    chars = sum(map(len, paragraphs))
    if len(paragraphs) >= _MIN_PARAGRAPHS or (len(paragraphs) > 1 and chars >= _MIN_CHARS):
        return repeated >= (1 if happened else _MIN_REPEATED_OF_LABEL)
    return happened and (repeated >= _MIN_REPEATED or (repeated >= _MIN_REPEATED_WITH_DEED and without_names > 0))


def is_other_story(head: str, paragraphs: Sequence[str], brief: str) -> bool:
    """Whether a brief shares hardly a word with an article, which repeats several words of its headline.

    A report has words of its standfirst and of the headline above both, and the third paragraph of an article has
    several words of the two above it, with few exceptions.
    """
    words = "\n".join(paragraphs)
    if count_repeated(head, words) < _MIN_REPEATED:
        return False
    if likenesses([head], brief)[0].shared > 0:
        return False
    shared, share = likenesses([brief], words)[0]
    return shared <= _MAX_SHARED_WITH_OTHER and share <= _MAX_SHARE_OF_OTHER


def tells_news(head: str, paragraphs: Sequence[str]) -> bool:
    """Whether paragraphs in a box below a headline are its news: they repeat its words, or several are no page's."""
    several = len(paragraphs) > 1 and any(map(is_news, paragraphs)) and weigh_line(paragraphs[0]).page == 0
    return (several and says_what_happened(head)) or tells_headline(head, paragraphs, "\n".join(paragraphs))


def is_headed_news(head: str, paragraph: str, *, dense: bool, has_dateline: bool) -> bool:
    """Whether a paragraph is news of the headline above it, and not what a page says of its lists.

    It repeats a word of the headline. Without a dateline, it has several signs of news and a day of the week: ``The
    latest news from Norway`` has no such day, and ``every Monday`` stands beside words of what sites offer. ``dense``
    is whether the headline is Chinese or Japanese.
    """
    if own_headline(head, frozenset(), dense=dense) is None or not shares_any([head], paragraph):
        return False
    if has_dateline:
        return True
    spoken = {word.strip(TERMINATORS + ",") for word in f"{head} {paragraph}".lower().split()}
    if spoken.isdisjoint(_WEEKDAYS) or len(spoken.intersection(SIGN_UP_GOODS)) > _MAX_GOODS:
        return False
    weight = weigh_line(paragraph)
    return weight.page == 0 and weight.news >= _MIN_NEWS_POINTS


def is_news(paragraph: str) -> bool:
    """Whether a paragraph neither speaks to the page's reader nor says what a bulletin is."""
    return weigh_line(paragraph).is_news and not names_bulletin(paragraph.lower())


def own_headline(line: str, names: AbstractSet[str], *, dense: bool) -> str | None:
    """Return a headline without the site's name; None where it may be the name of a bulletin, a site or a section.

    ``dense`` is whether it is Chinese or Japanese.
    """
    if names_bulletin(line.lower()) or is_page_label(line):
        return None
    rest = _without_sites(line, names)
    if dense:
        return rest if len(rest) >= _MIN_DENSE_CHARS else None
    return rest if rest.count(" ") >= _MIN_SPACES or (" " in rest and has_small_word(rest)) else None


def _without_sites(line: str, names: AbstractSet[str]) -> str:
    """Return a line without the words that are one of the names: ``Welcome to Harbour Ledger``."""
    words = line.split()[:_MAX_WORDS]
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + _MAX_WORDS_OF_NAME) + 1):
            if letters_of(" ".join(words[first:last])) in names:
                return " ".join(words[:first] + words[last:])
    return line


def count_repeated(head: str, words: str) -> float:
    """Return how many words of a headline a text repeats, but for words of what sites offer: ``daily``, ``news``."""
    told = " ".join([word for word in head.split()[:_MAX_WORDS] if _bare(word).lower() not in _GOODS])
    return likenesses([told], words)[0].shared


def says_what_happened(head: str) -> bool:
    """Whether a headline has a word that is neither a name nor a section: ``Politics in Norway`` has none.

    Where each longer word has a capital, as in titles and in German labels, there have to be several. In a script
    without capitals, nothing tells names from other words.
    """
    words = [bare for word in head.split()[:_MAX_WORDS] if content_stems(bare := _bare(word))]
    if any(word[0].isalpha() and word[0].lower() == word[0].upper() for word in words):
        return True
    told = [word for word in words if word.lower() not in _SECTION_WORDS and word.lower() not in _GOODS]
    return any(word[0].islower() for word in told) or len(told) >= _MIN_CAPITALISED


def _without_names(head: str) -> str:
    """Return the words of a headline without capitals, and its first word.

    Before a word with a capital, the first may be a part of a name: ``Ines Falk``. Or it is a section.
    """
    first, *others = [_bare(word) for word in head.split()[:_MAX_WORDS]]
    words = [word for word in others if not word[:1].isupper()]
    opens = words[:1] == others[:1] and first.lower() not in _SECTION_WORDS
    return " ".join([first, *words] if opens else words)


def _bare(word: str) -> str:
    """Return a word without the signs around it."""
    return word.strip(AROUND_WORDS)


_GOODS: Final = frozenset(SIGN_UP_GOODS)
_SECTION_WORDS: Final = frozenset(word for words in MENU_WORDS.values() for word in words.split())
_MIN_REPEATED: Final = 3
"""Words of a headline that a short text repeats, at least. Chosen by hand: of 328 real articles, the first two
paragraphs of 86 % do so, and of 66 texts of pages about themselves one in ten."""
_MIN_REPEATED_WITH_DEED: Final = 2
"""The same where one of them is no name. Chosen by hand."""
_MIN_REPEATED_OF_LABEL: Final = 2
"""The same of a longer text below words that are all names or sections. Chosen by hand."""
_MIN_PARAGRAPHS: Final = 3
"""Paragraphs of a longer text. Chosen by hand: what a page says of itself has one or two."""
_MIN_CHARS: Final = 300
"""Characters of a longer text of two paragraphs. Chosen by hand."""
_MIN_SURPLUS: Final = 3
"""Points by which the signs of news and the repeated words outweigh the words of pages. Chosen by hand."""
_MIN_SURPLUS_OF_SURE: Final = 2
"""The same where several of the repeated words are no names. Chosen by hand."""
_MIN_CAPITALISED: Final = 4
"""Words of a headline in which each has a capital, sections apart. Chosen by hand: names have fewer."""
_MAX_WORDS: Final = 40
"""Words of a headline. Bounds time; chosen by hand."""
_MIN_SPACES: Final = 2
"""The fewest spaces of a headline; names of sites and sections have fewer. Chosen by hand."""
_MIN_DENSE_CHARS: Final = 6
"""The same in Chinese or Japanese, in characters. Chosen by hand."""
_MIN_NEWS_POINTS: Final = 3
"""Points of ``weigh_line`` for news from which on a text that shares no word with its headline is an article. Chosen by
hand."""
_MIN_WEEKDAY_CHARS: Final = 5
"""The shortest day of the week, in characters: ``lunes``. Short forms are other words too. Chosen by hand."""
_WEEKDAYS: Final = frozenset(name for name in WEEKDAYS if len(name) >= _MIN_WEEKDAY_CHARS)
_MAX_GOODS: Final = 1
"""The most words of what sites offer in a paragraph of news: ``on Monday morning``. Chosen by hand."""
_MAX_WORDS_OF_NAME: Final = 4
"""The most words of a site's name in a headline. Chosen by hand."""
_MAX_SHARED_WITH_OTHER: Final = 1
"""Words that a brief shares with an article that is another story: ``week``. Chosen by hand: of 547 later paragraphs
of real articles, 17 share so few with the two above; of 7,499 first paragraphs, none does with the standfirst above it,
or with the second in its place."""
_MAX_SHARE_OF_OTHER: Final = 0.1
"""The part of the brief's words that these are. Chosen by hand."""
