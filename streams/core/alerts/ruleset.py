"""All rules compiled into one search: a story is held against ten thousand in about the time of ten.

The words of all rules are found in one pass, by one automaton. Everything else is sets of rules, as the bits of
whole numbers, rules in the order of their ids: for each condition, those that ask for what the story has and those
that do not ask. What is in all of these sets meets the conditions, however many rules share a word or a region.
Only a rule's second ``all`` word, its ``none`` words and its time are then looked at rule by rule.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from schemas import Hit, Story
from streams.core.alerts.conditions import CONDITIONS, Condition, Key
from streams.core.alerts.rule import URGENCIES, Rule
from streams.core.alerts.words import folded, term


class Ruleset:
    """Rules, compiled. Raises ``ValueError`` where two have one id."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        if len({rule.id for rule in self.rules}) != len(self.rules):
            msg = "two rules have one id"
            raise ValueError(msg)
        self._all_rules = (1 << len(self.rules)) - 1
        self._numbers: dict[str, int] = {}
        self._words = [self._numbered(rule) for rule in self.rules]
        self._any = _Postings([words.any for words in self._words], len(self._numbers))
        self._none = _Postings([words.none for words in self._words], len(self._numbers))
        shared = [0] * len(self._numbers)
        for words in self._words:
            for number in words.all:
                shared[number] += 1
        rarest = [
            (min(words.all, key=lambda number: (shared[number], number)),) if words.all else () for words in self._words
        ]
        self._rarest = _Postings(rarest, len(self._numbers))
        self._indexes = [index for row in CONDITIONS if (index := _Index(row, self.rules)).asked]
        self._asking_more = {
            number
            for number, rule in enumerate(self.rules)
            if len(rule.all) > 1 or rule.none or rule.within is not None
        }
        self._search = AhoCorasick(list(self._numbers)) if self._numbers else None
        self._hits: dict[int, Hit] = {}

    def match(self, story: Story) -> tuple[Hit, ...]:
        """Return the rules that a story version meets, in the order of their ids."""
        found = self._found(story)
        met = (self._any.free | self._any.of(found)) & (self._rarest.free | self._rarest.of(found))
        for index in self._indexes:
            if not met:
                return ()
            met &= index.met(story)
        if met.bit_count() > _FEW:  # of few rules it is quicker to ask each by itself
            met &= ~self._none.of(found)
        return tuple(
            [
                self._hit(number, found)
                for number in _bits(met)
                if number not in self._asking_more or self._is_met(number, found, story)
            ]
        )

    def _numbered(self, rule: Rule) -> "_Words":
        """Give every pattern a number, the same for all rules that have it."""
        numbers = {word: self._number(word) for word in (*rule.any, *rule.all, *rule.none)}
        any_, all_, none = (tuple({numbers[word]: None for word in words}) for words in (rule.any, rule.all, rule.none))
        return _Words(any_, all_, none, tuple([(numbers[word], word) for word in (*rule.any, *rule.all)]))

    def _number(self, word: str) -> int:
        return self._numbers.setdefault(term(word).pattern, len(self._numbers))

    def _found(self, story: Story) -> set[int]:
        if self._search is None:
            return set()
        # The sign between them is in no word, so that no phrase reaches from one into the other.
        searched = f"{folded(story.headline or '')}\0{folded(story.text or '')}"
        return {number for number, _, _ in self._search.find_matches_as_indexes(searched, overlapping=True)}

    def _is_met(self, number: int, found: set[int], story: Story) -> bool:
        rule = self.rules[number]
        if not found.issuperset(self._words[number].all) or not found.isdisjoint(self._words[number].none):
            return False
        return rule.within is None or (story.last_seen - story.first_seen).total_seconds() <= rule.within

    def _hit(self, number: int, found: set[int]) -> Hit:
        """Return the hit of a rule; mostly the same as that rule's last one, which is kept."""
        matched = tuple([word for pattern, word in self._words[number].printed if pattern in found])
        known = self._hits.get(number)
        if known is None or known.matched != matched:
            known = self._hits[number] = _hit(self.rules[number], matched)
        return known


def _hit(rule: Rule, matched: tuple[str, ...]) -> Hit:
    return Hit(
        rule=rule.id,
        name=rule.name,
        severity=rule.severity,
        urgency=rule.urgency or URGENCIES[rule.severity],
        matched=matched,
        updates=rule.updates,
        corrections=rule.corrections,
        cooldown=rule.cooldown,
        horizon=rule.horizon,
    )


class _Words(NamedTuple):
    """A rule's words by the numbers of their patterns, and how ``any`` and ``all`` are printed."""

    any: tuple[int, ...]
    all: tuple[int, ...]
    none: tuple[int, ...]
    printed: tuple[tuple[int, str], ...]


class _Postings:
    """Which rules hold a pattern in one of their lists; ``free`` are those whose list is empty."""

    def __init__(self, lists: Sequence[Sequence[int]], patterns: int) -> None:
        self.free = _set(rule for rule, numbers in enumerate(lists) if not numbers)
        self._bytes = len(lists) // 8 + 1
        holding: list[list[int]] = [[] for _ in range(patterns)]
        for rule, numbers in enumerate(lists):
            for number in numbers:
                holding[number].append(rule)
        # A set is as long as there are rules; few rules are shorter as they are.
        self._many = {n: _set(rules) for n, rules in enumerate(holding) if len(rules) * _SPARSE > len(lists)}
        self._few = {n: tuple(rules) for n, rules in enumerate(holding) if rules and n not in self._many}
        self._in_many, self._in_few = frozenset(self._many), frozenset(self._few)

    def of(self, found: set[int]) -> int:
        """Return the rules that hold any of the patterns."""
        rules = 0
        for number in found & self._in_many:
            rules |= self._many[number]
        if few := found & self._in_few:
            bits = bytearray(self._bytes)
            for number in few:
                for rule in self._few[number]:
                    bits[rule >> 3] |= 1 << (rule & 7)
            rules |= int.from_bytes(bits, "little")
        return rules


class _Index:
    """The rules that ask for each key of a condition, and those that ask for none."""

    def __init__(self, condition: Condition, rules: Sequence[Rule]) -> None:
        asking: defaultdict[Key, list[int]] = defaultdict(list)
        free = []
        for number, rule in enumerate(rules):
            keys = tuple(condition.asked(rule))
            for key in keys:
                asking[key].append(number)
            if not keys:
                free.append(number)
        self._free = _set(free)
        self.asked = {key: _set(numbers) | self._free for key, numbers in asking.items()}
        self._has = condition.has

    def met(self, story: Story) -> int:
        """Return the rules that the story meets in this."""
        rules = None
        for key in self._has(story):
            asking = self.asked.get(key)
            if asking is not None:
                rules = asking if rules is None else rules | asking
        return self._free if rules is None else rules


def _set(numbers: Iterable[int]) -> int:
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits


def _bits(numbers: int) -> Iterator[int]:
    while numbers:
        lowest = numbers & -numbers
        yield lowest.bit_length() - 1
        numbers ^= lowest


_FEW: Final = 64
_SPARSE: Final = 64
"""Rules that a number of 64 bits stands for: a list of fewer than one in so many is the shorter one."""
