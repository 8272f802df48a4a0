"""Proper names: names that came, went, or came in the place of others."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from typing import Final, NamedTuple

from dateline.core.data.text.names import APOSTROPHES
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.moving_words import is_moving
from dateline.core.stories.similarity.changes.notes.note import Disowned
from dateline.core.stories.similarity.tokens import Hashes64, hashes_of

_MAX_CACHED_NAMES: Final = 4_096
"""Names whose words are cached: the texts of a story have the same ones. Chosen by hand."""


class NameChanges(NamedTuple):
    """Names that differ, in the order of the text that has them."""

    changed: list[tuple[str, str]]
    """Names that came in the place of others: the former one first."""
    came: list[str]
    gone: list[str]
    tokens: frozenset[int]
    """Indexes of the tokens of the names that changed or came."""


def name_changes(compared: Comparison, names: str, headline: str) -> NameChanges:
    """Return the names that differ; ``names`` are those of the new text, one a line.

    A name came if the text before had none of its words, and is gone if the new text and headline have none of them.
    """
    new_names = [(name, place) for name, place in _new_names(compared, names) if not _is_number(compared, name)]
    if not new_names and not compared.lacks_names:
        return NameChanges([], [], [], frozenset())
    words, lacking = _Words(f"{compared.text}\n{headline}".lower()), list[str]()
    if compared.lacks_names:
        lacking = [name for name in compared.former.names.split("\n") if not words.has_all(name)]
        plain = [name for name in map(_plain, lacking) if not words.has_all(name)]
        lacking = [name for name in plain if not _is_number(compared, name)]
    capitals = _share_of_capitals(compared) if lacking or new_names else 0.0
    if capitals >= _MIN_CAPITALS_OF_A_HEADLINE:
        return NameChanges([], [], [], frozenset())
    former_names = compared.former.names.split("\n")
    replaced: dict[str, str] = {}
    came: list[str] = []
    reported: set[int] = set()
    hashes = [(each, hashes_of(each.lower())) for each in lacking] if new_names else []
    for name, place in new_names:
        before = _that_stood(compared, hashes, place)
        if before is not None or any(_is_plural(each, name) for each in lacking):
            if before is not None:
                replaced.setdefault(before, name)
        elif all(_is_unknown(compared, token) for token in place) and not _is_derived(name, former_names):
            came.append(name)
        else:
            continue
        reported.update(place)
    if capitals >= _MIN_CAPITALS_OF_ALL_NOUNS:
        came, lacking = [name for name in came if " " in name], [name for name in lacking if " " in name]
    changed = [(before, name) for before, name in replaced.items() if not _is_plural(before, name)]
    gone = [name for name in lacking if name not in replaced and _is_gone(compared, name, words.has)]
    if gone:
        abbreviations = tuple({word.lower() for word in _abbreviations(compared.text)})
        gone = [name for name in gone if " " in name or not name.lower().startswith(abbreviations)]
    return NameChanges(changed, _longest(came), _longest(gone), frozenset(reported))


def _that_stood(compared: Comparison, names: Sequence[tuple[str, Hashes64]], place: range) -> str | None:
    """Return which of some names, each with the hashes of its words, stood in a place; None for none."""
    longest = max([len(words) for _, words in names], default=0)
    if not compared.may_have_stood_with(longest, place):  # as mostly
        return None
    return next((name for name, words in names if compared.stood_before(words, place)), None)


def with_disowned(names: NameChanges, disowned: Sequence[Disowned]) -> NameChanges:
    """Return names that differ with those that the text says it got wrong, each once."""
    if not disowned:
        return names
    told = {word for each in disowned for word in (*each.former.split(), *each.current.split())}
    changed = [pair for pair in names.changed if told.isdisjoint(pair[1].split())]
    came = [name for name in names.came if not told.issuperset(name.split())]
    pairs = [(each.former, each.current) for each in disowned]
    return NameChanges([*pairs, *changed], came, names.gone, names.tokens.union(*(each.tokens for each in disowned)))


def _new_names(compared: Comparison, names: str) -> Iterator[tuple[str, range]]:
    """Yield the new text's names with a word that the text before lacked, and the tokens of their first mention.

    Not those in brackets, which only repeat what stands before them: ``(OECD)``, ``<NEM>``; and no title: ``Sen.``.
    """
    had = frozenset(compared.former.names.split("\n"))
    if had.issuperset(names.split("\n")):  # as often
        return
    at, text, is_new_word = 0, compared.text, compared.is_new_word
    for printed in names.split("\n"):
        at = max(first := text.find(printed, at), 0)  # they come in the order of first mention
        behind = at + len(printed)
        if first >= 0 and printed in had and not text[behind : behind + 1].isalnum():
            continue  # as nearly always: the text before had its words
        place = compared.tokens_between(at, behind)
        if is_new_word.find(1, place.start, place.stop) < 0 or not (name := _plain(printed)):
            continue
        start = text.find(name, at)
        end = start + len(name)
        if start < 0 or text[max(0, start - 1) : start] in BRACKETS:
            continue
        if " " not in name and len(name) <= _MAX_CHARS_OF_A_TITLE and text[end : end + 1] == ".":
            continue
        end = _end_of_name(text, start, end)
        place = compared.tokens_between(start, end)
        if is_new_word.find(1, place.start, place.stop) >= 0:
            yield text[start:end], place


def _is_number(compared: Comparison, name: str) -> bool:
    """Whether a name is a word for a number, with a capital from the beginning of its sentence: ``Nine``.

    Or several of them: ``Twenty-Three``.
    """
    return all(part in compared.number_values for part in name.lower().replace("-", " ").split(" "))


def _end_of_name(text: str, start: int, end: int) -> int:
    """Return where a name ends that the traits cut off, after a first name with an initial or after four words."""
    is_cut = " " not in text[start:end] or text.count(" ", start, end) >= _MIN_BLANKS_OF_A_CUT_NAME
    while is_cut and (rest := _REST_OF_A_NAME.match(text, end)) and rest["word"][0].isupper():
        if rest.end() - start > _MAX_CHARS_OF_A_LONG_NAME or (not rest["initial"] and " " not in text[start:end]):
            break
        end = rest.end()
    return end


def _is_unknown(compared: Comparison, token: int) -> bool:
    """Whether the text before lacked a word of a name; particles and initials count as lacking."""
    is_short = compared.ends[token] - compared.starts[token] <= _MAX_CHARS_OF_AN_INITIAL
    return is_short or bool(compared.is_new_word[token] or compared.is_function[token])


@lru_cache(maxsize=_MAX_CACHED_NAMES)
def _plain(name: str) -> str:
    """Return a name without signal words, days, months and words in lower case at its ends, and without a genitive.

    Empty where one word is left: it may have its capital from the beginning of a sentence (``Pay May 15``).
    """
    words = _GENITIVE.sub("", name).split(" ")
    before = len(words)
    while words and (is_moving(words[0]) or words[0][:1].islower()):  # the traits take the Czech č for a capital
        del words[0]
    while words and (is_moving(words[-1]) or words[-1][:1].islower()):
        del words[-1]
    return " ".join(words) if len(words) > 1 or before == 1 else ""


@lru_cache(maxsize=_MAX_CACHED_NAMES)
def _words(name: str) -> Sequence[str]:
    return _WORD.findall(name.lower())


class _Words:
    """The words of a text. A few are asked for: to look for them takes less than a tenth of the time of finding all.

    All are found, once, where the few stand inside many others: a hostile page has them at each of its characters.
    """

    def __init__(self, text: str) -> None:
        self._text, self._all, self._looks = text, frozenset[str](), _MAX_LOOKS

    def has_all(self, name: str) -> bool:
        """Whether all words of a name are words of the text: they mostly stand in it as they do in the name."""
        lowered = name.lower()
        at = self._text.find(lowered)
        return (at >= 0 and self._is_apart(at, at + len(lowered))) or all(map(self.has, _words(name)))

    def has(self, word: str) -> bool:
        """Whether a word is one of the text."""
        at = self._text.find(word)
        if at < 0 or (not word.isalnum() and _WORD.fullmatch(word) is None):
            return False
        while self._looks and at >= 0:
            if self._is_apart(at, at + len(word)):
                return True
            at = self._text.find(word, at + 1)
            self._looks -= 1
            if not self._looks:
                self._all = frozenset(_WORD.findall(self._text))
        return word in self._all

    def _is_apart(self, start: int, end: int) -> bool:
        """Whether no character of a word stands directly before a place of the text, or behind it."""
        beside = self._text[start - 1 : start] + self._text[end : end + 1]
        return beside.isspace() or not any(map(_is_of_word, beside))


def _is_of_word(character: str) -> bool:
    """Whether a character is one of a word, as ``_WORD`` has them."""
    return character.isalnum() or character == "_"


def _is_gone(compared: Comparison, name: str, has_word: Callable[[str], bool]) -> bool:
    """Whether the new text has no word of a former name, and may be missed by it.

    A name in capitals is mostly a code in brackets, which some editions leave out, and one of three letters a title or
    a state; a function word has its capital from the beginning of a sentence; a plural or a longer
    word may stand for it.
    """
    lowered = name.lower()
    if lowered in compared.function_words or name.isupper() or len(name) <= _MAX_CHARS_OF_AN_ABBREVIATION:
        return False
    return name not in compared.text and not any(
        map(has_word, (*_words(name), f"{lowered}s", lowered.removesuffix("s")))
    )


def _abbreviations(text: str) -> list[str]:
    """Return the words of three to five letters that a full stop follows: ``Neb.`` for Nebraska."""
    ends = [stretch[-_MAX_CHARS_BEFORE_A_STOP:] for stretch in text.split(".")[:-1]]
    return [match[0] for match in map(_SHORT_END.search, ends) if match is not None]


def _is_plural(one: str, other: str) -> bool:
    """Whether two names differ in an ``s`` at the end."""
    return one.removesuffix("s") == other.removesuffix("s")


def _is_derived(name: str, former_names: Sequence[str]) -> bool:
    """Whether a name of one word has the stem of one that the text before had: ``Turkish`` of ``Turkey``."""
    stem = name[:_STEM_CHARS]
    return len(stem) == _STEM_CHARS and " " not in name and any(other.startswith(stem) for other in former_names)


def _share_of_capitals(compared: Comparison) -> float:
    """Return the share of content words in mid-sentence that have a capital."""
    inside = [*map(compared.text.__getitem__, compress(compared.starts, compared.flags.is_in_sample))]
    return sum(map(str.isupper, inside)) / max(len(inside), 1)


def _longest(names: Sequence[str]) -> list[str]:
    """Return names, each once, without those whose words are all in another one: ``Lyle`` beside ``Tate and Lyle``."""
    if len(names) <= 1:  # as mostly
        return [*names]
    sets = {name: {*name.split(" ")} for name in names}
    return [name for name, words in sets.items() if not any(words < others for others in sets.values())]


_MIN_CAPITALS_OF_ALL_NOUNS: Final = 0.4
"""Share of content words in mid-sentence with a capital from which on one word with a capital is no name.

Measured on 67 German, 125 Dutch and 8,317 English texts: .37 is the lowest of 95 % of the German ones, .21 and .40 the
highest of 95 % of the others.
"""
_MIN_CAPITALS_OF_A_HEADLINE: Final = 0.8
"""The same share from which on a text is a headline, in capitals or in title case: no capital shows a name. Chosen by
hand, above the largest of the German texts, .71."""
_MAX_LOOKS: Final = 100
"""Places inside other words at which a text is looked at for a few words; from then on, all its words are known. Bounds
time; chosen by hand."""
_MAX_CHARS_OF_AN_ABBREVIATION: Final = 3
"""Letters of a former name that may be an abbreviation: ``Sen``, ``Tex``. Chosen by hand."""
_MAX_CHARS_OF_A_LONG_NAME: Final = 48
"""Characters of a name with what follows it. Bounds a line of an alert; chosen by hand."""
_MAX_CHARS_OF_A_TITLE: Final = 4
"""Letters of a title before a full stop, at most: ``Sen.``. Chosen by hand."""
_MAX_CHARS_OF_AN_INITIAL: Final = 2
"""Letters of a word that is no content word, as in the traits."""
_STEM_CHARS: Final = 4
"""First letters that a name shares with one that it is derived from. Chosen by hand."""
BRACKETS: Final = frozenset("(<[")
_GENITIVE: Final = re.compile(rf"[{APOSTROPHES}]s$")
_MIN_BLANKS_OF_A_CUT_NAME: Final = 3
"""Blanks of a name that may be cut off: the traits read four words, and a particle."""
_REST_OF_A_NAME: Final = re.compile(r"(?P<initial> [^\W\d_]\.)? (?P<word>[^\W\d_][\w-]{1,30})")
"""The next word of a name, with an initial before it: ``Ida M. Holm``."""
_SHORT_END: Final = re.compile(r"(?<!\w)[^\W\d_]{3,5}\Z")
"""A word at the end of a text that may be abbreviated."""
_MAX_CHARS_BEFORE_A_STOP: Final = 6
"""Characters in front of a full stop that show such a word: its five letters, and the one before."""
_WORD: Final = re.compile(r"\w+")
