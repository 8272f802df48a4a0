"""Sets of rules as the bits of whole numbers: by the words that they hold, and by what they ask for beside words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from dateline.core.alerts.conditions import Condition, Key
from dateline.core.alerts.rule import Rule
from dateline_schemas import Story


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
