"""All rules compiled into one search: a story is held against ten thousand in about the time of ten.

The words of all rules are found in one pass, by one automaton. Everything else is sets of rules, as the bits of
whole numbers, rules in the order of their ids: those of which the story has a word, and for each condition those that
ask for what the story has and those that do not ask. What is in all of these sets meets the conditions, however many
rules share a word or a region. Only a rule's other words and its time are then looked at rule by rule.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from dateline.core.alerts.conditions import CONDITIONS
from dateline.core.alerts.rule import URGENCIES, Rule
from dateline.core.alerts.rule_sets import Index, Postings, rules_in
from dateline.core.alerts.words import folded, term
from dateline_schemas import Hit, Story


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
