"""The grammar of the made-up wire: the rules in ``grammar/``, a file a template, and how a rule becomes text."""

import re
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from tests.stories.figures import FIGURES

FOLDER: Final = Path(__file__).parent / "grammar"
SHARED: Final = ("names", "common")
"""Files whose rules every template has."""
_SLOT: Final = re.compile(r"\{([A-Za-z]+)(\d*)\}")

Rules = dict[str, tuple[str, ...]]
"""The alternatives of each rule, by its name."""


class Template(NamedTuple):
    """One kind of story: its settings (lines that open with ``@``) and its rules (``= name``, then alternatives)."""

    name: str
    settings: dict[str, str]
    rules: Rules


@cache
def read_file(name: str) -> Template:
    """Return the template of a file of rules. Alternatives are separated by line ends or `` | ``."""
    settings: dict[str, str] = {}
    rules: dict[str, list[str]] = {}
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "@":
            key, _, settings[key] = rest.partition(" ")
        elif mark == "=":
            current = rules.setdefault(rest, [])
        elif line and mark != "#":
            current += line.split(" | ")
    return Template(name, settings, {key: tuple(values) for key, values in rules.items()})


@cache
def load_template(name: str) -> Template:
    """Return a template with its own rules and the shared ones; its own count where both have a name."""
    own = read_file(name)
    shared = {key: values for file in SHARED for key, values in read_file(file).rules.items()}
    return own._replace(rules=shared | own.rules)


def template_names() -> list[str]:
    """Return the names of all templates, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.txt") if path.stem not in SHARED)


class Facts:
    """What stays the same in all texts of an event: the words for its slots in ``{CAPITALS}``, chosen once each."""

    def __init__(self, rules: Rules, at: datetime, bound: dict[str, str]) -> None:
        self.rules = rules
        self.at = at
        self.bound = bound

    def expand(self, rule: str, rng: Random) -> str:
        """Return an alternative of a rule, with every slot filled."""
        return self.fill(rng.choice(self.rules[rule]), rng)

    def fill(self, text: str, rng: Random) -> str:
        """Return the text with words for each of its slots."""
        return _SLOT.sub(lambda slot: self._word(slot[1], slot[2], rng), text)

    def _word(self, name: str, number: str, rng: Random) -> str:
        """Return the words for a slot: the event's own for one in capitals, else new ones."""
        if not name.isupper():
            return self._new_words(name + number, rng)
        key = name + number
        if key not in self.bound:
            company = self._word("COMPANY", number, rng) if name == "TICKER" else ""
            lower = key.lower() if key.lower() in self.rules else name.lower()
            self.bound[key] = _ticker(company) if company else self._new_words(lower, rng)
        return self.bound[key]

    def _new_words(self, name: str, rng: Random) -> str:
        return FIGURES[name](rng, self.at) if name in FIGURES else self.expand(name, rng)


def _ticker(company: str) -> str:
    letters = re.sub(r"[^A-Z]", "", company.upper())
    return letters[0] + letters[len(letters) // 3] + letters[len(letters) // 2]
