"""A rule as an editor writes it: what a story has to be for an alert, and how often to hear of it.

Spans of time as an editor writes them: ``45m``, ``2h``, ``1d12h``; how often: ``every 2h``.

Words as rules compare them: in small letters, without accents, a blank for whatever stands between two words.

A text begins and ends with a blank and has one on either side of every word. So a term with blanks around it
is found by a plain search for it, and only where whole words stand.

What a rule asks for, and what it wants to hear of later, in the words of people.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Annotated, Final, NamedTuple, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from dateline.core.alerts.field_values import resolve
from dateline.core.alerts.state import STORY_SECONDS
from dateline.core.data.text.letters import LETTERS
from dateline.core.data.text.scripts import ACCENTS, UNSPACED_SCRIPTS, WITHIN_WORDS
from dateline_schemas.alert import Severity, Urgency
from dateline_schemas.record import Record

LONGEST: Final = STORY_SECONDS
"""Seconds that a story is known, and so the longest span that can be kept."""


def span(written: str) -> int:
    """Return a span in seconds. Raises ``ValueError`` that says how one is written."""
    found = _SPAN.fullmatch(written.strip())
    seconds = sum(int(number or 0) * unit for number, unit in zip(found.groups(), _UNITS, strict=True)) if found else 0
    if not seconds:
        msg = f"{written!r} is no span of time; write 45s, 30m, 2h, 7d, or 1d12h"
        raise ValueError(msg)
    if seconds > LONGEST:
        msg = f"{written} is longer than a story is known; {LONGEST // _DAY}d is the most"
        raise ValueError(msg)
    return seconds


def written(seconds: int) -> str:
    """Return a span as it is written, the largest units first."""
    parts = []
    for unit, letter in zip(_UNITS, "dhms", strict=True):
        number, seconds = divmod(seconds, unit)
        if number:
            parts.append(f"{number}{letter}")
    return "".join(parts)


def interval(wanted: bool | str) -> int | None:  # noqa: FBT001  # a value of a rules file
    """Return the least seconds between two updates: 0 for each, None for none. Raises ``ValueError``."""
    if isinstance(wanted, bool):
        return 0 if wanted else None
    if not wanted.startswith(_EVERY):
        msg = f'{wanted!r} does not say how often; write true, false, or "every 2h"'
        raise ValueError(msg)
    return span(wanted.removeprefix(_EVERY))


_DAY: Final = 24 * 3600
_UNITS: Final = (_DAY, 3600, 60, 1)
_SPAN: Final = re.compile(r"(?:(\d{1,4})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,8})s)?")
_EVERY: Final = "every "


STAR: Final = "*"


class Term(NamedTuple):
    """A word or phrase of a rule: as it stands there, and what is searched for in a folded text."""

    printed: str
    pattern: str


def folded(text: str) -> str:
    """Return a text's words in small letters without accents, each between blanks: ``" l aquila "``.

    Runs of a script that sets no blanks stand between blanks too. ``folded(folded(x)) == folded(x)``.
    """
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    if text.isascii():
        words = text.encode().translate(_PLAIN).decode().split()
    else:
        text = _SPELT.sub(_spell, unicodedata.normalize("NFC", text))
        words = _UNSPACED.sub(r" \1 ", _BETWEEN.sub(" ", text)).split()
    return f" {' '.join(words)} "


def term(printed: str) -> Term:
    """Return a term; its pattern is empty where it has no letter and no digit.

    A star leaves the end of its last word open. So are both ends where they are of a script without blanks.
    """
    words = folded(printed.removesuffix(STAR)).strip()
    if not words:
        return Term(printed, "")
    before = "" if _UNSPACED.match(words[0]) else " "
    after = "" if printed.endswith(STAR) or _UNSPACED.match(words[-1]) else " "
    return Term(printed, f"{before}{words}{after}")


def _spell(found: re.Match[str]) -> str:
    return _SPELLINGS[found[0]]


_PLAIN: Final = bytes(
    ord(chr(code).lower()) if chr(code).isascii() and chr(code).isalnum() else 32 for code in range(256)
)
_ACCENTS: Final = re.compile(f"[{ACCENTS}]+")
_SPELLINGS: Final = {chr(code): as_ for code, as_ in LETTERS.items() if isinstance(as_, str) and as_.isalpha()}
_SPELT: Final = re.compile(f"[{''.join(_SPELLINGS)}]")
_BETWEEN: Final = re.compile(rf"(?:[^\w{WITHIN_WORDS}]|_)+")
_UNSPACED: Final = re.compile(f"([{UNSPACED_SCRIPTS}]+)")


MOST_SOURCES: Final = 32
URGENCIES: Final[dict[Severity, int]] = {"critical": 1, "high": 3, "medium": 5, "low": 7, "info": 8}
"""The IPTC urgency of an alert whose rule names none."""


def _term(printed: str) -> str:
    pattern = term(printed).pattern
    if not pattern:
        msg = f"{printed!r} has no letter and no digit to look for"
        raise ValueError(msg)
    if STAR in printed.removesuffix(STAR):
        msg = f"{printed!r}: a {STAR} may stand at the end alone, for any end of the last word"
        raise ValueError(msg)
    if printed.endswith(STAR) and len(pattern.strip()) < _SHORTEST_STEM and printed.isascii():
        msg = f"{printed!r} would be found in nearly every story; give the word more letters before the {STAR}"
        raise ValueError(msg)
    return printed


def _listed(value: object) -> object:
    """Take one entry for a list of one."""
    return (value,) if isinstance(value, str) else value


def _named(field: str) -> Callable[[str], str]:
    return lambda name: resolve(field, name)


def _language(code: str) -> str:
    if code != _UNDECIDED and not (len(code) == len("en") and code.isascii() and code.isalpha() and code.islower()):
        msg = f"{code!r} is no language; write its two small letters of ISO 639-1: en, nl, de"
        raise ValueError(msg)
    return code


def _power(count: int) -> int:
    if count & (count - 1):
        below = 1 << (count.bit_length() - 1)
        msg = f"sightings are told of at powers of two, and {count} is none; take {below} or {below * 2}"
        raise ValueError(msg)
    return count


def _span(value: object) -> int:
    """Return a span in seconds; of a plain number, true or a date, tell how a span is written."""
    if isinstance(value, bool):
        return span(str(value).lower())
    return span(str(value))


def _interval(value: object) -> object:
    if not isinstance(value, str | bool):
        msg = f'{value!r} does not say how often; write true, false, or "every 2h"'
        raise ValueError(msg)  # noqa: TRY004  # a TypeError would not be told as a fault of the field
    return interval(value)


_Terms = Annotated[tuple[Annotated[str, AfterValidator(_term)], ...], BeforeValidator(_listed)]
_Texts = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(_listed)]
_Span = Annotated[int, BeforeValidator(_span)]
_Regions = Annotated[tuple[Annotated[str, AfterValidator(_named("regions"))], ...], BeforeValidator(_listed)]
_Countries = Annotated[tuple[Annotated[str, AfterValidator(_named("countries"))], ...], BeforeValidator(_listed)]
_Agencies = Annotated[tuple[Annotated[str, AfterValidator(_named("agencies"))], ...], BeforeValidator(_listed)]
_Languages = Annotated[tuple[Annotated[str, AfterValidator(_language)], ...], BeforeValidator(_listed)]
_Signals = Annotated[tuple[Annotated[str, AfterValidator(_named("signals"))], ...], BeforeValidator(_listed)]
_Relations = Annotated[tuple[Annotated[str, AfterValidator(_named("relations"))], ...], BeforeValidator(_listed)]


class Rule(Record):
    """One rule. A story meets it when it meets every field of the first part; an empty one asks for nothing.

    Of a list, one entry has to be met; of ``all``, each; of ``none``, not one.
    """

    id: str = Field(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
        description="Names it for ever: who was alerted of what goes by it.",
    )
    name: str = Field(min_length=1, max_length=200, description="What the alert is called, for people.")

    any: _Terms = Field(
        default=(), description="Words or phrases of headline or text; `earthquak*` leaves the end open."
    )
    all: _Terms = Field(default=(), description="Each of them.")
    none: _Terms = Field(default=(), description="Not one of them.")
    regions: _Regions = Field(default=(), description="Slugs of regions that carry it: western-asia.")
    countries: _Countries = Field(default=(), description="Named in dateline or text: TR, or Turkey.")
    places: _Texts = Field(default=(), description="Of the dateline, as printed or in English: MOSKOU, Moscow.")
    agencies: _Agencies = Field(default=(), description="Credited in the dateline: AFP.")
    sources: _Texts = Field(default=(), description="Sites that it was seen on.")
    languages: _Languages = Field(default=(), description="ISO 639-1: nl, en; und for undecided.")
    signals: _Signals = Field(default=(), description="What the text says that it is: update, correction, withdrawal.")
    relations: _Relations = Field(default=(), description="What the version is to the story: new, update, expansion, …")
    min_sources: int | None = Field(default=None, ge=2, le=MOST_SOURCES, description="Seen on so many sites at least.")
    min_sightings: Annotated[int, AfterValidator(_power)] | None = Field(
        default=None, ge=2, le=1 << 20, description="Seen so often at least; a power of two."
    )
    within: _Span | None = Field(default=None, description="Both within so long of its first sighting: 2h.")

    severity: Severity = Field(default="medium", description="info, low, medium, high, critical.")
    urgency: Urgency | None = Field(default=None, description="IPTC urgency of the alert; without it, by severity.")
    updates: Annotated[int | None, BeforeValidator(_interval)] = Field(
        default=None, description='Updates of a story alerted on: false, true, or "every 2h" at most.'
    )
    corrections: bool = Field(default=False, description="Corrections of a story alerted on.")
    cooldown: _Span = Field(default=0, description="After an alert, none on other stories for so long.")
    horizon: _Span = Field(default=24 * 3600, description="A text older than that is old news.")

    @model_validator(mode="after")
    def _asks_for_something(self) -> Self:
        if not any(getattr(self, field) for field in ASKING):
            msg = f"every story would meet it; give it one of {', '.join(ASKING)}"
            raise ValueError(msg)
        if self.within is not None and self.min_sources is None and self.min_sightings is None:
            msg = "within says nothing without min_sources or min_sightings"
            raise ValueError(msg)
        return self


ASKING: Final = (
    "any", "all", "regions", "countries", "places", "agencies", "sources", "languages", "signals", "relations",
    "min_sources", "min_sightings",
)  # fmt: skip
"""Fields by which a rule chooses stories; ``none`` only leaves some out."""
_SHORTEST_STEM: Final = 3
_UNDECIDED: Final = "und"


_LISTS: Final = {
    "any": "any of", "all": "all of", "none": "none of", "regions": "in", "countries": "country", "places": "from",
    "agencies": "by", "sources": "on", "languages": "in", "signals": "that says", "relations": "that is",
}  # fmt: skip


def asks(rule: Rule) -> str:
    """Return what a story has to be: ``any of quake, aardbeving* · in western-asia``."""
    return " · ".join(_asks(rule))


def told_again(rule: Rule) -> str:
    """Return what a rule hears of a story once it has alerted, beside its withdrawal."""
    return " · ".join(_told_again(rule)) or "nothing"


def _asks(rule: Rule) -> Iterator[str]:
    for field, words in _LISTS.items():
        if entries := getattr(rule, field):
            yield f"{words} {', '.join(entries)}"
    within = f" within {written(rule.within)}" if rule.within is not None else ""
    if rule.min_sources is not None:
        yield f"on {rule.min_sources} sources{within}"
    if rule.min_sightings is not None:
        yield f"seen {rule.min_sightings} times{within}"


def _told_again(rule: Rule) -> Iterator[str]:
    if rule.updates is not None:
        yield f"updates every {written(rule.updates)}" if rule.updates else "updates"
    if rule.corrections:
        yield "corrections"
