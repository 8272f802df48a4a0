"""A rule as an editor writes it: what a story has to have for an alert, and how often to hear of it.

``Rule`` is the entry: a model that checks a table of a rules file. Below it are the parts that it is checked with:

- spans of time as written: ``45m``, ``2h``, ``1d12h``, and ``every 2h``;
- terms: words and phrases as rules compare them. ``folded`` puts a text into lower case without accents, with a
  space at its start, at its end, and between any two words. So a term with spaces around it is found by a plain
  search, and only where whole words stand;
- ``conditions`` and ``follow_ups``: the rule in words, for people.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Annotated, Final, NamedTuple, Self

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, model_validator

from dateline.core.alerts.field_values import resolve, resolve_region
from dateline.core.alerts.state import STORY_SECONDS
from dateline.core.data.text.language_codes import LANGUAGE_CODES, MERGED_CODES
from dateline.core.data.text.letters import LETTERS
from dateline.core.data.text.scripts import ACCENTS, UNSPACED_SCRIPTS, WITHIN_WORDS
from dateline_schemas.alert import Severity, Urgency
from dateline_schemas.brief import Via
from dateline_schemas.record import Record

_DAY: Final = 24 * 3600
MAX_SPAN: Final = STORY_SECONDS
"""Seconds of the longest span in a rule: 30 days, as long as a story is remembered."""
MAX_MIN_SOURCES: Final = 32
"""The largest ``min_sources``: as many sources as a story version names (``MAX_SOURCES`` in stories/collapse.py)."""
URGENCIES: Final[dict[Severity, int]] = {"critical": 1, "high": 3, "medium": 5, "low": 7, "info": 8}
"""IPTC urgency by severity, for a rule that sets none."""
STAR: Final = "*"
"""At the end of a term: any ending of its last word."""
_MIN_STEM_CHARS: Final = 3
"""Minimum number of letters before a star, in a script with spaces: shorter stems are in nearly every story. Chosen by
hand."""
ASKING: Final = (
    "any", "all", "regions", "countries", "places", "agencies", "sources", "languages", "signals", "relations",
    "min_sources", "min_sightings",
)  # fmt: skip
"""Fields by which a rule chooses stories; ``none`` and ``within`` only leave some out."""
TERMS: Final = ("any", "all", "none")
"""Fields that hold words and phrases."""
_MAX_NAMES: Final = 1_000
"""Entries of a list whose names are resolved: there are fewer names, and an unknown one takes 1 ms. Chosen by hand."""
_MAX_WORDS: Final = 50_000
"""Entries of any other list of a rule: bounds the memory of as many errors, 2 KiB each, measured."""
_UNDECIDED: Final = "und"
"""Language code of a story whose language is undecided."""


def _check_term(printed: str) -> str:
    """Return a term. Raises ``ValueError`` for one that finds nothing, or nearly everything."""
    pattern = term(printed).pattern
    if not pattern:
        msg = f"{printed!r} has no letter and no digit to look for"
        raise ValueError(msg)
    if STAR in printed.removesuffix(STAR):
        msg = f"{printed!r}: a {STAR} may stand at the end alone, for any end of the last word"
        raise ValueError(msg)
    if printed.endswith(STAR) and len(pattern.strip()) < _MIN_STEM_CHARS and printed.isascii():
        msg = f"{printed!r} would be found in nearly every story; give the word more letters before the {STAR}"
        raise ValueError(msg)
    return printed


def _as_list(value: object, most: int = _MAX_WORDS) -> object:
    """Return a single entry as a list of one. Raises ``ValueError`` for a list of too many, before any is checked."""
    if isinstance(value, list | tuple) and len(value) > most:
        msg = f"it has more than {most:,} entries"
        raise ValueError(msg)
    return (value,) if isinstance(value, str) else value


def _as_list_of_names(value: object) -> object:
    return _as_list(value, _MAX_NAMES)


def _each_once(slugs: tuple[str, ...]) -> tuple[str, ...]:
    """Return slugs each once; an entry may hold several, those of a continent."""
    return tuple(dict.fromkeys(slug for entry in slugs for slug in entry.split()))


def _resolved(field: str) -> Callable[[str], str]:
    """Return what resolves the names of a field to codes or slugs."""
    return lambda name: resolve(field, name)


def _check_language(code: str) -> str:
    """Return a language code as stories have it: ``no`` for ``nb``. Raises ``ValueError`` for one not of ISO 639-1."""
    if code != _UNDECIDED and code not in LANGUAGE_CODES:
        msg = f"{code!r} is not a language code; write the two lower-case letters of ISO 639-1: en, nl, de"
        raise ValueError(msg)
    return MERGED_CODES.get(code, code)


def _check_power(count: int) -> int:
    """Return a power of two: a story's count of sightings is published at these alone. Raises ``ValueError``."""
    if count & (count - 1):
        below = 1 << (count.bit_length() - 1)
        msg = (
            "must be a power of two (sightings are published only at those counts): "
            f"write {below} or {below * 2}, not {count}"
        )
        raise ValueError(msg)
    return count


def _to_span(value: object) -> int:
    """Return a span in seconds. A plain number, true or a date is refused with how a span is written."""
    if isinstance(value, bool):
        return parse_span(str(value).lower())
    return parse_span(str(value))


def _to_interval(value: object) -> object:
    """Return an interval in seconds, or None; raises ``ValueError`` for a value of another type."""
    if not isinstance(value, str | bool):
        msg = f'{value!r} does not say how often; write true, false, or "every 2h"'
        raise ValueError(msg)  # noqa: TRY004  # pydantic reports a ValueError as a fault of the field, and no TypeError
    return parse_interval(value)


_Terms = Annotated[tuple[Annotated[str, AfterValidator(_check_term)], ...], BeforeValidator(_as_list)]
_Texts = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(_as_list)]
_Span = Annotated[int, BeforeValidator(_to_span)]
_Regions = Annotated[
    tuple[Annotated[str, AfterValidator(resolve_region)], ...],
    BeforeValidator(_as_list_of_names),
    AfterValidator(_each_once),
]
_Vias = Annotated[tuple[Annotated[Via, BeforeValidator(_resolved("via"))], ...], BeforeValidator(_as_list_of_names)]
_Countries = Annotated[
    tuple[Annotated[str, AfterValidator(_resolved("countries"))], ...], BeforeValidator(_as_list_of_names)
]
_Agencies = Annotated[
    tuple[Annotated[str, AfterValidator(_resolved("agencies"))], ...], BeforeValidator(_as_list_of_names)
]
_Languages = Annotated[tuple[Annotated[str, AfterValidator(_check_language)], ...], BeforeValidator(_as_list)]
_Signals = Annotated[
    tuple[Annotated[str, AfterValidator(_resolved("signals"))], ...], BeforeValidator(_as_list_of_names)
]
_Relations = Annotated[
    tuple[Annotated[str, AfterValidator(_resolved("relations"))], ...], BeforeValidator(_as_list_of_names)
]


class Rule(Record):
    """One rule. A story meets it if it meets every field of the second part; an empty field asks for nothing.

    A story meets a list with one of its entries; ``all`` with each, ``none`` with not one. The third part says how
    grave an alert is, and which later versions of the story the rule alerts on.
    """

    id: str = Field(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
        description="Names it for ever: alerts that were sent are remembered by it.",
    )
    name: str = Field(min_length=1, max_length=200, description="What the alert is called, for people.")

    any: _Terms = Field(
        default=(), description="Words or phrases of headline or text; `earthquak*` leaves the end open."
    )
    all: _Terms = Field(default=(), description="Each of them.")
    none: _Terms = Field(default=(), description="Not one of them.")
    regions: _Regions = Field(
        default=(), description="Slugs of regions that carry it: western-asia; or a continent: Africa."
    )
    via: _Vias = Field(default=(), description="Why it is in one of these regions: dateline, mention, section, source.")
    countries: _Countries = Field(default=(), description="Named in dateline or text: TR, or Turkey.")
    places: _Texts = Field(default=(), description="Of the dateline, under any name: Moskou, Moscow.")
    agencies: _Agencies = Field(default=(), description="Credited in the dateline: AFP.")
    sources: _Texts = Field(default=(), description="Sites that it was seen on.")
    languages: _Languages = Field(default=(), description="ISO 639-1: nl, en; no for nb and nn; und for undecided.")
    signals: _Signals = Field(default=(), description="What the text says that it is: update, correction, withdrawal.")
    relations: _Relations = Field(default=(), description="What the version is to the story: new, update, expansion, …")
    min_sources: int | None = Field(
        default=None, ge=2, le=MAX_MIN_SOURCES, description="Sites that it was seen on, at the least."
    )
    min_sightings: Annotated[int, AfterValidator(_check_power)] | None = Field(
        default=None, ge=2, le=1 << 20, description="Sightings, at the least; a power of two."
    )
    within: _Span | None = Field(default=None, description="Time from its first sighting in which it reached them: 2h.")

    severity: Severity = Field(default="medium", description="info, low, medium, high, critical.")
    urgency: Urgency | None = Field(default=None, description="IPTC urgency of the alert; without it, by severity.")
    updates: Annotated[int | None, BeforeValidator(_to_interval)] = Field(
        default=None, description='Updates of a story alerted on: false, true, or "every 2h" at most.'
    )
    corrections: StrictBool = Field(default=False, description="Corrections of a story alerted on.")
    cooldown: _Span = Field(
        default=0, description="No alert on another story whose page is this close in time, before or after."
    )
    horizon: _Span = Field(default=24 * 3600, description="Age from which a text is old news.")

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        if not any(getattr(self, field) for field in ASKING):
            msg = f"every story would meet it; give it one of {', '.join(ASKING)}"
            raise ValueError(msg)
        left_out = {term(word).pattern for word in self.none}
        if both := next((word for word in self.all if term(word).pattern in left_out), None):
            msg = f"no story would meet it: {both!r} is in both all and none"
            raise ValueError(msg)
        if self.any and left_out.issuperset(term(word).pattern for word in self.any):
            msg = "no story would meet it: all words of any are in none too"
            raise ValueError(msg)
        if self.within is not None and self.min_sources is None and self.min_sightings is None:
            msg = "within means nothing without min_sources or min_sightings"
            raise ValueError(msg)
        if self.via and not self.regions:
            msg = "via means nothing without regions: it says why a story has to be in them"
            raise ValueError(msg)
        return self


def contradiction(rule: Rule) -> str | None:
    """Return why no story meets a rule, as far as its words show; None where one may.

    Where a word is, all that is found in it is: ``storm`` is never without ``storm*``.
    """
    left_out = [(word, term(word).pattern) for word in rule.none]
    barred = {
        word: none for word in (*rule.any, *rule.all) for none, pattern in left_out if pattern in term(word).pattern
    }
    if (word := next(filter(barred.__contains__, rule.all), None)) is not None:
        return f"{word!r} of all is never without {barred[word]!r} of none"
    if rule.any and all(word in barred for word in rule.any):
        return f"no word of any is ever without one of none, as {rule.any[0]!r} without {barred[rule.any[0]]!r}"
    return None


def missed_versions(rule: Rule) -> Iterator[str]:
    """Yield why a rule that asks for nothing but corrections, or updates, alerts on the first of a story alone."""
    for word, option, follows in (
        ("correction", "corrections", rule.corrections),
        ("update", "updates", rule.updates is not None),
    ):
        named = next((name for name in ("signals", "relations") if getattr(rule, name) == (word,)), None)
        if named and not follows:
            yield f"{named}: it alerts on the first {word} of a story alone; with {option} = true, on all"


def parse_span(written: str) -> int:
    """Return a span in seconds. Raises ``ValueError`` with how spans are written, or with the longest one."""
    match = _SPAN.fullmatch(written.strip())
    seconds = sum(int(number or 0) * unit for number, unit in zip(match.groups(), _UNITS, strict=True)) if match else 0
    if not seconds:
        msg = f"{written!r} is no span of time; write 45s, 30m, 2h, 7d, or 1d12h"
        raise ValueError(msg)
    if seconds > MAX_SPAN:
        msg = f"{written} is longer than a story is remembered; {MAX_SPAN // _DAY}d is the most"
        raise ValueError(msg)
    return seconds


def format_span(seconds: int) -> str:
    """Return a span of seconds as it is written, the largest units first."""
    parts = []
    for unit, letter in zip(_UNITS, "dhms", strict=True):
        number, seconds = divmod(seconds, unit)
        if number:
            parts.append(f"{number}{letter}")
    return "".join(parts)


def parse_interval(wanted: bool | str) -> int | None:  # noqa: FBT001  # a value of a rules file
    """Return the seconds between two updates at the least: 0 for every update, None for no updates.

    Raises ``ValueError`` with how intervals are written.
    """
    if isinstance(wanted, bool):
        return 0 if wanted else None
    if not wanted.startswith(_EVERY):
        msg = f'{wanted!r} does not say how often; write true, false, or "every 2h"'
        raise ValueError(msg)
    return parse_span(wanted.removeprefix(_EVERY))


_UNITS: Final = (_DAY, 3600, 60, 1)
_SPAN: Final = re.compile(r"(?:(\d{1,4})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,8})s)?")
_EVERY: Final = "every "


class Term(NamedTuple):
    """A word or phrase of a rule: as the rule has it, and what is searched for in a folded text."""

    printed: str
    pattern: str


def folded(text: str) -> str:
    """Return a text's words in lower case without accents, with spaces around each: ``" l aquila "``.

    Runs of a script without spaces have spaces around them too. ``folded(folded(x)) == folded(x)``.
    """
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    if text.isascii():
        words = text.encode().translate(_PLAIN).decode().split()
    else:
        text = _SPELLED_OUT.sub(_spell_out, unicodedata.normalize("NFC", text))
        words = _UNSPACED.sub(r" \1 ", _BETWEEN.sub(" ", text)).split()
    return f" {' '.join(words)} "


def term(printed: str) -> Term:
    """Return a term; its pattern is empty if the term has no letter and no digit.

    A pattern has a space at either end, so that whole words are found. It has none at the end if the term ends with a
    star, nor at an end that is in a script without spaces.
    """
    words = folded(printed.removesuffix(STAR)).strip()
    if not words:
        return Term(printed, "")
    before = "" if _UNSPACED.match(words[0]) else " "
    after = "" if printed.endswith(STAR) or _UNSPACED.match(words[-1]) else " "
    return Term(printed, f"{before}{words}{after}")


def _spell_out(match: re.Match[str]) -> str:
    """Return a letter in letters of the plain alphabet: ``ss`` for ``ß``."""
    return _SPELLINGS[match[0]]


_PLAIN: Final = bytes(
    ord(chr(code).lower()) if chr(code).isascii() and chr(code).isalnum() else 32 for code in range(256)
)
"""For each byte of an ASCII text, the lower-case letter, the digit, or a space."""
_ACCENTS: Final = re.compile(f"[{ACCENTS}]+")
_SPELLINGS: Final = {chr(code): plain for code, plain in LETTERS.items() if isinstance(plain, str) and plain.isalpha()}
_SPELLED_OUT: Final = re.compile(f"[{''.join(_SPELLINGS)}]")
_BETWEEN: Final = re.compile(rf"(?:[^\w{WITHIN_WORDS}]|_)+")
_UNSPACED: Final = re.compile(f"([{UNSPACED_SCRIPTS}]+)")


_FIELD_WORDS: Final = {
    "any": "any of", "all": "all of", "none": "none of", "regions": "in", "countries": "country", "places": "from",
    "agencies": "by", "sources": "on", "languages": "in", "signals": "that says", "relations": "that is",
}  # fmt: skip
"""What stands before the entries of a list, in ``conditions``."""


def conditions(rule: Rule) -> str:
    """Return what a story has to have, in words: ``any of quake, aardbeving* · in western-asia``."""
    return " · ".join(_conditions(rule))


def follow_ups(rule: Rule) -> str:
    """Return, in words, on what else a rule alerts once it alerted on a story; withdrawals are not named."""
    return " · ".join(_follow_ups(rule)) or "nothing"


def _conditions(rule: Rule) -> Iterator[str]:
    for field, words in _FIELD_WORDS.items():
        if entries := getattr(rule, field):
            via = f" by {' or '.join(rule.via)}" if field == "regions" and rule.via else ""
            yield f"{words} {', '.join(entries)}{via}"
    within = f" within {format_span(rule.within)}" if rule.within is not None else ""
    if rule.min_sources is not None:
        yield f"on {rule.min_sources} sources{within}"
    if rule.min_sightings is not None:
        yield f"seen {rule.min_sightings} times{within}"


def _follow_ups(rule: Rule) -> Iterator[str]:
    if rule.updates is not None:
        yield f"updates every {format_span(rule.updates)}" if rule.updates else "updates"
    if rule.corrections:
        yield "corrections"
