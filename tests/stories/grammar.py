"""The grammar of the wire: rules as text files in ``grammar/``, a template each, and how a rule is said."""

import re
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from tests.stories.figures import FIGURES

HERE: Final = Path(__file__).parent / "grammar"
SHARED: Final = ("names", "common")
_SLOT: Final = re.compile(r"\{([A-Za-z]+)(\d*)\}")

Rules = dict[str, tuple[str, ...]]


class Template(NamedTuple):
    """One kind of story: its settings (lines that open with ``@``) and its rules (``= name``, then alternatives)."""

    name: str
    settings: dict[str, str]
    rules: Rules


@cache
def read(name: str) -> Template:
    """Read a file of rules; an alternative stands on a line of its own, or between `` | ``."""
    settings: dict[str, str] = {}
    rules: dict[str, list[str]] = {}
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "@":
            key, _, settings[key] = rest.partition(" ")
        elif mark == "=":
            current = rules.setdefault(rest, [])
        elif line and mark != "#":
            current += line.split(" | ")
    return Template(name, settings, {key: tuple(values) for key, values in rules.items()})


@cache
def template(name: str) -> Template:
    """Return a template with the shared rules behind its own."""
    own = read(name)
    shared = {key: values for file in SHARED for key, values in read(file).rules.items()}
    return own._replace(rules=shared | own.rules)


def names() -> list[str]:
    """Every template there is, in order."""
    return sorted(path.stem for path in HERE.glob("*.txt") if path.stem not in SHARED)


class Facts:
    """What stays the same through one event: the words that its ``{CAPITALS}`` were given when first asked for."""

    def __init__(self, rules: Rules, at: datetime, bound: dict[str, str]) -> None:
        self.rules = rules
        self.at = at
        self.bound = bound

    def say(self, rule: str, rng: Random) -> str:
        """Expand an alternative of a rule, and whatever it names."""
        return self.fill(rng.choice(self.rules[rule]), rng)

    def fill(self, text: str, rng: Random) -> str:
        """Put words for every slot in a text."""
        return _SLOT.sub(lambda slot: self._word(slot[1], slot[2], rng), text)

    def _word(self, name: str, number: str, rng: Random) -> str:
        if not name.isupper():
            return self._free(name + number, rng)
        key = name + number
        if key not in self.bound:
            of = self._word("COMPANY", number, rng) if name == "TICKER" else ""
            lower = key.lower() if key.lower() in self.rules else name.lower()
            self.bound[key] = _ticker(of) if of else self._free(lower, rng)
        return self.bound[key]

    def _free(self, name: str, rng: Random) -> str:
        return FIGURES[name](rng, self.at) if name in FIGURES else self.say(name, rng)


def _ticker(company: str) -> str:
    letters = re.sub(r"[^A-Z]", "", company.upper())
    return letters[0] + letters[len(letters) // 3] + letters[len(letters) // 2]
