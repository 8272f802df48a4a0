"""All rules compiled into one search: a story is held against ten thousand in about the time of ten.

The words of all rules are found in one pass, by one automaton. Everything else is sets of rules, as the bits of
whole numbers, rules in the order of their ids: those of which the story has a word, and for each condition those that
ask for what the story has and those that do not ask. What is in all of these sets meets the conditions, however many
rules share a word or a region. Only a rule's other words and its time are then looked at rule by rule.

Sets of rules as the bits of whole numbers: by the words that they hold, and by what they ask for beside words.

What a rule may ask of a story beside its words: one row a condition, as keys of which one has to be the story's.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from dateline.core.alerts.rule import MOST_SOURCES, URGENCIES, Rule, folded, term
from dateline_schemas import Hit, Story

Key = str | int
WITHDRAWAL: Final = "withdrawal"


class Condition(NamedTuple):
    """Keys that a rule asks for, none where it asks for nothing; and those that a story has."""

    asked: Callable[[Rule], Iterable[Key]]
    has: Callable[[Story], Iterable[Key]]


def _places(story: Story) -> Iterable[Key]:
    places = story.dateline.places if story.dateline is not None else ()
    return {_folded_name(name) for place in places for name in (place.printed, place.name, place.former) if name}


@lru_cache(maxsize=4096)
def _folded_name(name: str) -> str:
    """Fold the name of a place, of which a wire has few: most of them again and again."""
    return folded(name)


def _sources(story: Story) -> Iterable[Key]:
    seen = {entry.source for entry in story.sources.top}
    return seen if story.source is None else seen | {story.source}


def _agencies(story: Story) -> Iterable[Key]:
    return [agency.code for agency in story.dateline.agencies if agency.code] if story.dateline is not None else ()


def _events(rule: Rule) -> Iterable[Key]:
    """Return the events that may meet a rule: a withdrawal only where it names them, whatever the headline says."""
    named = WITHDRAWAL in rule.signals or WITHDRAWAL in rule.relations
    return ("version", "withdrawn") if named else ("version",)


def _told(count: int | None) -> Iterable[Key]:
    return () if count is None else (count,)


CONDITIONS: Final = (
    Condition(_events, lambda story: (story.event,)),
    Condition(lambda rule: rule.regions, lambda story: [region.slug for region in story.regions]),
    Condition(lambda rule: rule.countries, lambda story: story.countries),
    Condition(lambda rule: map(folded, rule.places), _places),
    Condition(lambda rule: rule.agencies, _agencies),
    Condition(lambda rule: rule.sources, _sources),
    Condition(lambda rule: rule.languages, lambda story: (story.language,) if story.language else ()),
    Condition(lambda rule: rule.signals, lambda story: (story.signal,) if story.signal else ()),
    Condition(lambda rule: rule.relations, lambda story: (story.relation.kind,)),
    # A count is asked for by itself, and a story has it and every smaller one.
    Condition(lambda rule: _told(rule.min_sources), lambda story: range(2, min(story.sources.total, MOST_SOURCES) + 1)),
    Condition(
        lambda rule: _told(rule.min_sightings),
        lambda story: [1 << power for power in range(1, story.sightings.bit_length())],
    ),
)


class Postings:
    """Which rules hold a pattern in one of their lists; ``free`` are those whose list is empty."""

    def __init__(self, lists: Sequence[Sequence[str]]) -> None:
        self.free = as_set(rule for rule, patterns in enumerate(lists) if not patterns)
        self._bytes = len(lists) // 8 + 1
        holding: defaultdict[str, list[int]] = defaultdict(list)
        for rule, patterns in enumerate(lists):
            for pattern in patterns:
                holding[pattern].append(rule)
        # A set is as long as there are rules; few rules are shorter as they are.
        self._many = {each: as_set(rules) for each, rules in holding.items() if len(rules) * _SPARSE > len(lists)}
        self._few = {each: tuple(rules) for each, rules in holding.items() if each not in self._many}
        self._in_many, self._in_few = frozenset(self._many), frozenset(self._few)

    def of(self, found: set[str]) -> int:
        """Return the rules that hold any of the patterns."""
        rules = 0
        for pattern in self._in_many & found:
            rules |= self._many[pattern]
        if few := self._in_few & found:
            bits = bytearray(self._bytes)
            for pattern in few:
                for rule in self._few[pattern]:
                    bits[rule >> 3] |= 1 << (rule & 7)
            rules |= int.from_bytes(bits, "little")
        return rules


class Index:
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
        self._free = as_set(free)
        self.asked = {key: as_set(numbers) | self._free for key, numbers in asking.items()}
        self._has = condition.has

    def met(self, story: Story) -> int:
        """Return the rules that the story meets in this."""
        rules = None
        for key in self._has(story):
            asking = self.asked.get(key)
            if asking is not None:
                rules = asking if rules is None else rules | asking
        return self._free if rules is None else rules


def as_set(numbers: Iterable[int]) -> int:
    """Return a number with these bits set."""
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits


def rules_in(numbers: int) -> list[int]:
    """Return the bits that are set, in rising order."""
    bits = []
    while numbers:
        # The highest first: what is left gets shorter.
        bits.append(highest := numbers.bit_length() - 1)
        numbers ^= 1 << highest
    return bits[::-1]


_SPARSE: Final = 64
"""Rules that a number of 64 bits stands for: a list of fewer than one in so many is the shorter one."""


class Ruleset:
    """Rules, compiled. Raises ``ValueError`` where two have one id."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        if len({rule.id for rule in self.rules}) != len(self.rules):
            msg = "two rules have one id"
            raise ValueError(msg)
        self._words = words = [_Words.of(rule) for rule in self.rules]
        patterns = {pattern for each in words for pattern in (*each.any, *each.all, *each.none)}
        keys = _keys(words)
        self._keyed = Postings(keys)
        self._none = Postings([each.none for each in words])
        self._indexes = [index for row in CONDITIONS if (index := Index(row, self.rules)).asked]
        self._asking_more = {
            number
            for number, (rule, key) in enumerate(zip(self.rules, keys, strict=True))
            if rule.none or rule.within is not None or not words[number].asks_no_more_than(key)
        }
        self._search = AhoCorasick(sorted(patterns), store_patterns=True) if patterns else None
        self._hits: dict[int, Hit] = {}

    def match(self, story: Story) -> tuple[Hit, ...]:
        """Return the rules that a story version meets, in the order of their ids."""
        found = self._found(story)
        met = self._keyed.free | self._keyed.of(found)
        for index in self._indexes:
            if not met:
                return ()
            met &= index.met(story)
        if met.bit_count() > _FEW:  # of few rules it is quicker to ask each by itself
            met &= ~self._none.of(found)
        return tuple(
            [
                self._hit(number, found)
                for number in rules_in(met)
                if number not in self._asking_more or self._is_met(number, found, story)
            ]
        )

    def _found(self, story: Story) -> set[str]:
        if self._search is None:
            return set()
        # The sign between them is in no word, so that no phrase reaches from one into the other.
        searched = f"{folded(story.headline or '')}\0{folded(story.text or '')}"
        return set(self._search.find_matches_as_strings(searched, overlapping=True))

    def _is_met(self, number: int, found: set[str], story: Story) -> bool:
        rule, words = self.rules[number], self._words[number]
        if not found.issuperset(words.all) or (words.any and found.isdisjoint(words.any)):
            return False
        if not found.isdisjoint(words.none):
            return False
        return rule.within is None or (story.last_seen - story.first_seen).total_seconds() <= rule.within

    def _hit(self, number: int, found: set[str]) -> Hit:
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
    """A rule's words as patterns, and how those of ``any`` and ``all`` are printed."""

    any: tuple[str, ...]
    all: tuple[str, ...]
    none: tuple[str, ...]
    printed: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, rule: Rule) -> "_Words":
        any_, all_, none = ([term(word).pattern for word in words] for words in (rule.any, rule.all, rule.none))
        printed = zip((*any_, *all_), (*rule.any, *rule.all), strict=True)
        return cls(tuple(dict.fromkeys(any_)), tuple(dict.fromkeys(all_)), tuple(dict.fromkeys(none)), tuple(printed))

    def asks_no_more_than(self, key: Sequence[str]) -> bool:
        """Whether a text that has one pattern of the key has all the words that the rule asks for."""
        return (key == self.any and not self.all) or (key == self.all and not self.any)


def _keys(words: Sequence[_Words]) -> list[tuple[str, ...]]:
    """Return the patterns of which a text has to have one for each rule: those that fewest rules share; or none."""
    shared = Counter(pattern for each in words for pattern in (*each.any, *each.all))

    def rivals(key: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        return max((shared[pattern] for pattern in key), default=0), key

    return [
        min(filter(None, (each.any, *((pattern,) for pattern in each.all))), key=rivals, default=()) for each in words
    ]


_FEW: Final = 64
