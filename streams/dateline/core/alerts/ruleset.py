"""All rules compiled into one search: a story meets ten thousand rules in about the time of ten.

``Ruleset.match`` is the entry. One automaton finds the words of all rules in one pass over the text. Everything else
is sets of rules. A set is a whole number, whose bit n stands for the rule number n, in the order of rule ids:

- ``PatternSets``: the rules whose words contain a pattern;
- ``ConditionSets``: for each key of a condition, a region for instance, the rules that ask for it, and those that ask
  for nothing. ``CONDITIONS`` has a row for each thing that a rule can ask for besides words.

The rules that are in all sets meet these conditions, however many rules share a word or a region. Only a rule's other
words and its time are then checked rule by rule.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from dateline.core.alerts.rule import MAX_MIN_SOURCES, URGENCIES, Rule, folded, term
from dateline.core.places.atlas import Atlas
from dateline.core.places.named_place import place_key, place_named
from dateline_schemas import Hit, Story

_MAX_RULES_CHECKED_SINGLY: Final = 64
"""Rules up to which each is checked by itself: of so few, that is quicker than another set. Chosen by hand."""
_BITS_OF_A_NUMBER: Final = 64
"""If at least one rule in 64 has a pattern, its rules are stored as a bit set; otherwise a list of 64-bit numbers is
shorter."""


class Ruleset:
    """Rules, compiled. Raises ``ValueError`` where two rules have the same id.

    With an atlas, a place is found under all its names; without, under its own and as it is printed.
    """

    def __init__(self, rules: Iterable[Rule], atlas: Atlas | None = None) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        if len({rule.id for rule in self.rules}) != len(self.rules):
            msg = "two rules have one id"
            raise ValueError(msg)
        self._words = words = [_Words.of(rule) for rule in self.rules]
        patterns = {pattern for each in words for pattern in (*each.any, *each.all, *each.none)}
        keys = _keys(words)
        self._with_key = PatternSets(keys)
        self._without = PatternSets([each.none for each in words])
        self._conditions = [sets for row in conditions(atlas) if (sets := ConditionSets(row, self.rules)).by_key]
        self._checked_singly = {
            number
            for number, (rule, key) in enumerate(zip(self.rules, keys, strict=True))
            if rule.none or rule.within is not None or not words[number].asks_no_more_than(key)
        }
        self._search = AhoCorasick(sorted(patterns), store_patterns=True) if patterns else None
        self._hits: dict[int, Hit] = {}

    def match(self, story: Story) -> tuple[Hit, ...]:
        """Return the rules that a story version meets, in the order of their ids.

        On a repeat of a text that was revised since, a word counts only if it is in the revision's headline too: words
        that an update or a correction removed meet no rule. The revision's text is not at hand.
        """
        present = self._patterns_in(story.headline, story.text)
        patterns = present if (newer := story.superseded_by) is None else self._patterns_in(newer.headline)
        present |= patterns
        met = self._with_key.unrestricted | self._with_key.having(patterns)
        for sets in self._conditions:
            if not met:
                return ()
            met &= sets.met(story)
        if met.bit_count() > _MAX_RULES_CHECKED_SINGLY:
            met &= ~self._without.having(present)
        return tuple(
            [
                self._hit(number, patterns)
                for number in rules_in(met)
                if number not in self._checked_singly or self._is_met(number, patterns, present, story)
            ]
        )

    def _patterns_in(self, headline: str | None, text: str | None = None) -> set[str]:
        """Return the patterns of any rule that are in headline or text."""
        if self._search is None:
            return set()
        return set(self._search.find_matches_as_strings(searched_text(headline, text), overlapping=True))

    def _is_met(self, number: int, patterns: set[str], present: set[str], story: Story) -> bool:
        """Whether a story meets the words and the time of a rule; none of ``present`` may be among ``none``."""
        rule, words = self.rules[number], self._words[number]
        if not patterns.issuperset(words.all) or (words.any and patterns.isdisjoint(words.any)):
            return False
        if not present.isdisjoint(words.none):
            return False
        return rule.within is None or (story.last_seen - story.first_seen).total_seconds() <= rule.within

    def _hit(self, number: int, patterns: set[str]) -> Hit:
        """Return the hit of a rule; the rule's last one is cached, since the next is mostly the same."""
        matched = tuple([word for pattern, word in self._words[number].printed if pattern in patterns])
        last = self._hits.get(number)
        if last is None or last.matched != matched:
            last = self._hits[number] = _hit(self.rules[number], matched)
        return last


def searched_text(headline: str | None, text: str | None = None) -> str:
    """Return headline and text, folded, as the patterns of terms are searched for in them."""
    # The separator is in no word, so that no phrase is found across headline and text.
    return f"{folded(headline or '')}\0{folded(text or '')}"


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
    """A rule's words as patterns; and those of ``any`` and ``all``, each once, with the word as the rule has it."""

    any: tuple[str, ...]
    all: tuple[str, ...]
    none: tuple[str, ...]
    printed: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, rule: Rule) -> "_Words":
        any_, all_, none = ([term(word).pattern for word in words] for words in (rule.any, rule.all, rule.none))
        printed: dict[str, str] = {}
        for pattern, word in zip((*any_, *all_), (*rule.any, *rule.all), strict=True):
            printed.setdefault(pattern, word)  # words that differ in case are one, as the rule has it first
        lists = [tuple(dict.fromkeys(patterns)) for patterns in (any_, all_, none)]
        return cls(lists[0], lists[1], lists[2], tuple(printed.items()))

    def asks_no_more_than(self, key: Sequence[str]) -> bool:
        """Whether a text with one pattern of the key has all words that the rule asks for, ``none`` apart."""
        return (key == self.any and not self.all) or (key == self.all and not self.any)


def _keys(words: Sequence[_Words]) -> list[tuple[str, ...]]:
    """Return for each rule its key: patterns of which a text needs one to meet the rule; empty if it has no words.

    It is the list ``any`` or one pattern of ``all``, whichever fewer rules share.
    """
    shared = Counter(pattern for each in words for pattern in (*each.any, *each.all))

    def rivals(key: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        return max((shared[pattern] for pattern in key), default=0), key

    return [
        min(filter(None, (each.any, *((pattern,) for pattern in each.all))), key=rivals, default=()) for each in words
    ]


Key = str | int
WITHDRAWAL: Final = "withdrawal"


class Condition(NamedTuple):
    """Something that a rule may ask for besides words: a story needs one of the keys that the rule asks for."""

    field: str
    """The rule's field; ``event`` for what the version has to be."""
    asked: Callable[[Rule], Iterable[Key]]
    """The keys that a rule asks for; empty if it asks for nothing."""
    has: Callable[[Story], Iterable[Key]]
    """The keys of a story."""


def _places(story: Story) -> Iterable[Key]:
    """Return the names of the places, as printed and in English, and the key of each that is known."""
    places = story.dateline.places if story.dateline is not None else ()
    names = {_folded_name(name) for place in places for name in (place.printed, place.name, place.former) if name}
    return names.union(key for place in places if (key := place_key(place)) is not None)


def _asked_places(atlas: Atlas, rule: Rule) -> Iterable[Key]:
    """Return the names of a rule's places, and the key of each that is one place alone, whatever it is called."""
    named = (place_named(name, atlas) for name in rule.places)
    keys = (place_key(place) for place in named if not place.ambiguous)
    return [*map(folded, rule.places), *filter(None, keys)]


_MAX_CACHED_NAMES: Final = 4096
"""Names of places that are cached in folded form: two short strings each. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_NAMES)
def _folded_name(name: str) -> str:
    """Fold the name of a place; cached, since the same few places come again and again."""
    return folded(name)


def _sources(story: Story) -> Iterable[Key]:
    seen = {entry.source for entry in story.sources.top}
    return {source.casefold() for source in (seen if story.source is None else seen | {story.source})}


def _agencies(story: Story) -> Iterable[Key]:
    return [agency.code for agency in story.dateline.agencies if agency.code] if story.dateline is not None else ()


def _asked_regions(rule: Rule) -> Iterable[Key]:
    return [f"{slug} {via}" for slug in rule.regions for via in rule.via] if rule.via else rule.regions


def _regions(story: Story) -> Iterable[Key]:
    """Return each region, for rules that take any reason for it, and each with its reason."""
    return [key for region in story.regions for key in (region.slug, f"{region.slug} {region.via}")]


def _events(rule: Rule) -> Iterable[Key]:
    """Return the events that may meet a rule: a withdrawal meets only a rule that names withdrawals."""
    named = WITHDRAWAL in rule.signals or WITHDRAWAL in rule.relations
    return ("version", "withdrawn") if named else ("version",)


def _least_count(count: int | None) -> Iterable[Key]:
    """Return the count that a rule asks for at the least, as a key."""
    return () if count is None else (count,)


CONDITIONS: Final = (
    Condition("event", _events, lambda story: (story.event,)),
    Condition("regions", _asked_regions, _regions),
    Condition("countries", lambda rule: rule.countries, lambda story: story.countries),
    Condition("places", lambda rule: map(folded, rule.places), _places),
    Condition("agencies", lambda rule: rule.agencies, _agencies),
    Condition("sources", lambda rule: map(str.casefold, rule.sources), _sources),
    Condition("languages", lambda rule: rule.languages, lambda story: (story.language,) if story.language else ()),
    Condition("signals", lambda rule: rule.signals, lambda story: (story.signal,) if story.signal else ()),
    Condition("relations", lambda rule: rule.relations, lambda story: (story.relation.kind,)),
    # The key of a rule is its least count; the keys of a story are its count and all smaller ones.
    Condition(
        "min_sources",
        lambda rule: _least_count(rule.min_sources),
        lambda story: range(2, min(story.sources.total, MAX_MIN_SOURCES) + 1),
    ),
    Condition(
        "min_sightings",
        lambda rule: _least_count(rule.min_sightings),
        lambda story: [1 << power for power in range(1, story.sightings.bit_length())],
    ),
)


def conditions(atlas: Atlas | None) -> tuple[Condition, ...]:
    """Return ``CONDITIONS``; with an atlas, places are asked for under all their names."""
    if atlas is None:
        return CONDITIONS
    asked = partial(_asked_places, atlas)
    return tuple(row._replace(asked=asked) if row.field == "places" else row for row in CONDITIONS)


class PatternSets:
    """For each pattern, the rules that have it in their list; each rule has one list of patterns."""

    def __init__(self, lists: Sequence[Sequence[str]]) -> None:
        self.unrestricted = as_set(rule for rule, patterns in enumerate(lists) if not patterns)
        """The rules whose list is empty."""
        self._bytes = len(lists) // 8 + 1
        rules_by_pattern: defaultdict[str, list[int]] = defaultdict(list)
        for rule, patterns in enumerate(lists):
            for pattern in patterns:
                rules_by_pattern[pattern].append(rule)
        # A set has a bit for every rule; a list of few rules is shorter.
        common = {each for each, rules in rules_by_pattern.items() if len(rules) * _BITS_OF_A_NUMBER > len(lists)}
        self._sets = {each: as_set(rules) for each, rules in rules_by_pattern.items() if each in common}
        self._lists = {each: tuple(rules) for each, rules in rules_by_pattern.items() if each not in common}
        self._with_set, self._with_list = frozenset(self._sets), frozenset(self._lists)

    def having(self, patterns: set[str]) -> int:
        """Return the rules that have any of the patterns in their list."""
        rules = 0
        for pattern in self._with_set & patterns:
            rules |= self._sets[pattern]
        if rare := self._with_list & patterns:
            bits = bytearray(self._bytes)
            for pattern in rare:
                for rule in self._lists[pattern]:
                    bits[rule >> 3] |= 1 << (rule & 7)
            rules |= int.from_bytes(bits, "little")
        return rules


class ConditionSets:
    """For each key of a condition, the rules that a story with this key meets: they ask for it, or for nothing."""

    def __init__(self, condition: Condition, rules: Sequence[Rule]) -> None:
        asking: defaultdict[Key, list[int]] = defaultdict(list)
        unrestricted = []
        for number, rule in enumerate(rules):
            keys = tuple(condition.asked(rule))
            for key in keys:
                asking[key].append(number)
            if not keys:
                unrestricted.append(number)
        self._unrestricted = as_set(unrestricted)
        self.by_key = {key: as_set(numbers) | self._unrestricted for key, numbers in asking.items()}
        self._has = condition.has

    def met(self, story: Story) -> int:
        """Return the rules whose condition the story meets."""
        rules = None
        for key in self._has(story):
            of_key = self.by_key.get(key)
            if of_key is not None:
                rules = of_key if rules is None else rules | of_key
        return self._unrestricted if rules is None else rules


def as_set(numbers: Iterable[int]) -> int:
    """Return the set of these rules: a number with these bits."""
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits


def rules_in(rules: int) -> list[int]:
    """Return the numbers of the rules of a set, ascending."""
    numbers = []
    while rules:
        # The highest first: so the rest becomes a shorter number with each step.
        numbers.append(highest := rules.bit_length() - 1)
        rules ^= 1 << highest
    return numbers[::-1]
